"""The page of keys and signs, and the palette: what they say is short and true."""

from PySide6.QtGui import QAction
from PySide6.QtWidgets import QLabel
from pytestqt.qtbot import QtBot

from storage.words import text
from ui.actions import ACTIONS, shortcuts
from ui.dialogs.help import HelpDialog, on_keyboards
from ui.dialogs.palette import Palette
from ui.theme import Theme


def test_each_sign_is_explained_once(theme: Theme, qtbot: QtBot) -> None:
    for language in ("en", "zh"):
        made = HelpDialog(theme, language, ("1", "1"))
        qtbot.addWidget(made)
        said = " ".join(label.text() for label in made.findChildren(QLabel))
        assert [said.count(sign) for sign in "≈≥≤∴≠"] == [1] * 5


def test_only_keys_that_people_have_are_listed_and_each_command_keeps_one() -> None:
    for action in ACTIONS:
        kept = [key.toString() for key in shortcuts(action.keys) if on_keyboards(key)]
        assert bool(kept) == bool(action.keys)
        assert not {"F16", "Find", "Exit", "Help", "Copy"} & set(kept)


def test_a_name_that_no_command_has_is_said_and_runs_nothing(theme: Theme, qtbot: QtBot) -> None:
    action = QAction("Export")
    made = Palette([("Export", "Ctrl+E", action, "Export 导出")], theme, "en")
    qtbot.addWidget(made)
    made.sought.setText("zyxolite")
    lines = [made.list.model().index(row, 0).data() for row in range(made.list.model().rowCount())]
    assert lines == [text("palette.none").en]
    with qtbot.assertNotEmitted(action.triggered):
        made.list.clicked.emit(made.list.model().index(0, 0))


def test_a_command_is_found_by_its_name_in_either_language(theme: Theme, qtbot: QtBot) -> None:
    made = Palette([("导出", "Ctrl+E", QAction("导出"), "Export 导出"), ("帮助", "F1", QAction("帮助"), "Help 帮助")], theme, "zh")
    qtbot.addWidget(made)
    for typed in ("exp", "导出"):
        made.sought.setText(typed)
        assert made.list.model().rowCount() == 1
        assert made.list.model().index(0, 0).data().startswith("导出")
