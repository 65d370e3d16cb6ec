"""Every shortcut of the program acts while the search box has the keyboard; what edits text stays the text's."""

from collections.abc import Iterator

import pytest
from PySide6.QtCore import QKeyCombination, Qt
from PySide6.QtGui import QGuiApplication, QKeySequence
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLineEdit
from pytestqt.qtbot import QtBot

from storage.query import Filter, Query
from ui.actions import ACTIONS, shortcuts
from ui.window import Window
from ui.workspace import Workspace

KEYS = {action.code: action.keys for action in ACTIONS if action.keys}
TEXTS = {"copy", "select_all"}  # in a line of text these are the line's


def line(window: Window) -> QLineEdit:
    made = window.top.search.focusProxy()
    assert isinstance(made, QLineEdit)
    return made


def typed(code: str) -> list[QKeySequence]:
    """A command's sequences, without the keys that only some keyboards have (Copy, Find)."""
    return [sequence for sequence in shortcuts(KEYS[code]) if first(sequence).key() < Qt.Key.Key_Back]


def first(sequence: QKeySequence) -> QKeyCombination:
    made: QKeyCombination = sequence[0]  # type: ignore[index]
    return made


def press(widget: QLineEdit, sequence: QKeySequence) -> None:
    pressed = first(sequence)
    QTest.keyClick(widget, pressed.key(), pressed.keyboardModifiers())


@pytest.fixture
def ready(qtbot: QtBot, window: Window, space: Workspace) -> Iterator[Window]:
    """A window in which every command can act, with the keyboard in the search box."""
    space.set_query(Query("statistics", "Huawei", filters=(Filter("statistics", "standing", "in", ("primary",)),)))
    qtbot.waitUntil(lambda: space.idle, timeout=20_000)
    space.select(list(space.rows)[:2])
    space.open_record(space.key_of("statistics", space.rows[0]))
    space.back()
    window.actions_.refresh()
    window.activateWindow()
    window.top.search.take_focus()
    qtbot.waitUntil(lambda: line(window).hasFocus())
    yield window
    qtbot.waitUntil(lambda: space.idle, timeout=20_000)


@pytest.mark.parametrize("code", KEYS)
def test_a_shortcut_acts_while_one_types(ready: Window, code: str) -> None:
    action = ready.actions_[code]
    action.triggered.disconnect()  # only whether it is heard: dialogs would wait for an answer, and quitting would quit
    heard: list[str] = []
    action.triggered.connect(lambda: heard.append(code))
    action.setEnabled(True)
    before = line(ready).text()
    for sequence in typed(code):
        press(line(ready), sequence)
    assert len(heard) == (0 if code in TEXTS else len(typed(code)))
    assert line(ready).text() == before


def test_the_keys_of_text_stay_the_texts(ready: Window) -> None:
    box = line(ready)
    control = Qt.KeyboardModifier.ControlModifier
    QTest.keyClick(box, Qt.Key.Key_End)
    QTest.keyClick(box, Qt.Key.Key_A, control)
    assert box.selectedText() == "Huawei"
    QTest.keyClick(box, Qt.Key.Key_C, control)
    assert QGuiApplication.clipboard().text() == "Huawei"
    QTest.keyClick(box, Qt.Key.Key_X, control)
    assert box.text() == ""
    QTest.keyClick(box, Qt.Key.Key_V, control)
    assert box.text() == "Huawei"
    QTest.keyClick(box, Qt.Key.Key_Z, control)
    assert box.text() == ""
    QTest.keyClick(box, Qt.Key.Key_Z, control)
    assert box.text() == "Huawei"
    QTest.keyClick(box, Qt.Key.Key_Left, control)
    assert box.cursorPosition() == 0
