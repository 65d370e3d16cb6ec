"""Looking up ids from the window: the records are shown and marked, and what is unknown is said."""

from collections.abc import Callable

import pytest
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from storage.query import Query
from ui.dialogs.lookup import LookupDialog
from ui.window import Window
from ui.workspace import Workspace


@pytest.mark.parametrize("many", [False, True])
def test_pasted_keys_are_shown_and_marked(
    qtbot: QtBot, window: Window, space: Workspace, asked: Callable[[Query], None], many: bool, monkeypatch: pytest.MonkeyPatch
) -> None:
    if many:
        monkeypatch.setattr("ui.lookup.SHOWN_ALONE", 1)
    asked(Query("events", "forum"))
    keys = [space.key_of("statistics", row) for row in (4, 9)]
    QGuiApplication.clipboard().setText("\n".join([*keys, "statistics/none"]))
    window.actions_["look_up"].trigger()
    dialog = QApplication.activeModalWidget()
    assert isinstance(dialog, LookupDialog)
    assert keys[0] in dialog.text.toPlainText()
    dialog._look_up()
    qtbot.waitUntil(lambda: list(space.selection) == [4, 9])
    assert space.query.table == "statistics"
    assert (len(space.rows) == 2) is not many
    assert "statistics/none" in window.notices.strip.accessibleDescription() + window.notices.strip.accessibleName()


def test_what_names_nothing_is_said(qtbot: QtBot, window: Window, space: Workspace) -> None:
    from storage.lookup import LookupRequest

    window.lookup.look_up(LookupRequest("zzz-no-such-id"))
    qtbot.waitUntil(lambda: "No record" in window.notices.strip.accessibleName())
