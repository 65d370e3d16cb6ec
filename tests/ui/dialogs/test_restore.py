"""Going back to a copy: what each holds is said, and nothing changes before it is wanted."""

from pathlib import Path

import pytest
from PySide6.QtWidgets import QFileDialog
from pytestqt.qtbot import QtBot

from storage import backups, collections
from storage.collections import Entry
from storage.words import LANGUAGES, Text
from ui.dialogs.restore import RestoreDialog
from ui.widgets.label import Label
from ui.widgets.radio import Radio
from ui.window import Window

CHINA = Entry("areas/cn", Text("China", "中国"))


def open_(window: Window, language: str = "en") -> RestoreDialog:
    return RestoreDialog(window.workspace.own, window.theme, language, window)


def told(dialog: RestoreDialog) -> list[str]:
    return [radio.accessibleDescription() for radio in dialog.findChildren(Radio)]


def test_a_copy_says_what_it_holds_and_brings_it_back(qtbot: QtBot, window: Window, user_folder: Path) -> None:
    user = window.workspace.user_data()
    number = collections.create(user, "speech", (CHINA,))
    user.export(user_folder / "all.ipalmanac-data")
    collections.delete(user, number)
    window.settings.set("theme", "dark")
    dialog = open_(window)
    dialog.look_into(user_folder / "all.ipalmanac-data")
    assert told(dialog)[0] == "1 collection with 1 record"
    assert collections.collections(user) == ()
    with qtbot.waitSignals([dialog.restored, window.workspace.own.replaced]):
        dialog.restore.click()
    assert [one.name for one in collections.collections(user)] == ["speech"]
    assert next(one.reason for one in backups.kept(user_folder)) == backups.REPLACED


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_damaged_copy_cannot_be_chosen(window: Window, user_folder: Path, language: str) -> None:
    window.workspace.user_data()
    for one in backups.kept(user_folder):
        one.path.write_text("no database")
    dialog = open_(window, language)
    assert [radio.isEnabled() for radio in dialog.findChildren(Radio)] == [False] * len(backups.kept(user_folder))
    assert not dialog.restore.isEnabled()


def test_where_there_is_no_copy_it_is_said(window: Window, user_folder: Path) -> None:
    dialog = open_(window)
    assert any("no copy yet" in label.text() for label in dialog.findChildren(Label))
    assert not dialog.restore.isEnabled()


def test_everything_goes_out_as_one_file(window: Window, user_folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    collections.create(window.workspace.user_data(), "speech", (CHINA,))
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_: (str(user_folder / "全部"), ""))
    done, said = window.restoring.export()
    assert done
    assert "全部.ipalmanac-data" in said
    assert backups.holds(user_folder / "全部.ipalmanac-data").entries == 1
