"""What is typed is told of letter by letter; what an input method composes only once it is committed."""

import pytest
from PySide6.QtCore import QCoreApplication, Qt
from PySide6.QtGui import QInputMethodEvent
from PySide6.QtWidgets import QLineEdit, QPushButton
from pytestqt.qtbot import QtBot

from ui.theme import Theme
from ui.widgets.search_box import SearchBox


@pytest.fixture
def box(theme: Theme, qtbot: QtBot) -> SearchBox:
    made = SearchBox(theme, "Search everything", "Clear", "Ctrl+K")
    qtbot.addWidget(made)
    with qtbot.waitExposed(made):
        made.show()
    made.take_focus()
    return made


@pytest.fixture
def told(box: SearchBox) -> list[str]:
    texts: list[str] = []
    box.text_changed.connect(texts.append)
    return texts


def line(box: SearchBox) -> QLineEdit:
    found = box.findChild(QLineEdit)
    assert found is not None
    return found


def compose(box: SearchBox, preedit: str, commit: str = "") -> None:
    event = QInputMethodEvent(preedit, [])
    event.setCommitString(commit)
    QCoreApplication.sendEvent(line(box), event)


def test_typing_is_told_letter_by_letter(box: SearchBox, told: list[str], qtbot: QtBot) -> None:
    qtbot.keyClicks(line(box), "pct")
    assert told == ["p", "pc", "pct"]


def test_text_being_composed_is_never_told(box: SearchBox, told: list[str]) -> None:
    for preedit in ("h", "hu", "hua", "huawei"):
        compose(box, preedit)
    assert told == []
    assert box.composing
    compose(box, "", "华为")
    assert told == ["华为"]
    assert box.text() == "华为"
    assert not box.composing


def test_composing_beside_text_tells_nothing_either(box: SearchBox, told: list[str], qtbot: QtBot) -> None:
    qtbot.keyClicks(line(box), "5g")
    compose(box, "zhuan")
    compose(box, "")
    assert told == ["5", "5g"]


@pytest.mark.parametrize("key", [Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Down])
def test_while_composing_enter_and_down_belong_to_the_input_method(box: SearchBox, told: list[str], qtbot: QtBot, key: Qt.Key) -> None:
    compose(box, "huawei")
    with qtbot.assertNotEmitted(box.accepted), qtbot.assertNotEmitted(box.left_down):
        qtbot.keyClick(line(box), key)
    assert told == []
    assert box.composing


def test_enter_accepts_and_down_leads_to_the_results(box: SearchBox, qtbot: QtBot) -> None:
    with qtbot.waitSignal(box.accepted):
        qtbot.keyClick(line(box), Qt.Key.Key_Return)
    with qtbot.waitSignal(box.left_down):
        qtbot.keyClick(line(box), Qt.Key.Key_Down)


def test_text_put_there_by_the_program_is_no_typing(box: SearchBox, told: list[str]) -> None:
    box.set_text("robot")
    assert box.text() == "robot"
    assert told == []


def test_an_echo_leaves_the_cursor_where_it_is(box: SearchBox, qtbot: QtBot) -> None:
    box.set_text("robots")
    line(box).setCursorPosition(2)
    box.set_text("robots")
    assert line(box).cursorPosition() == 2


def test_the_cross_clears_tells_and_keeps_the_keyboard(box: SearchBox, told: list[str], qtbot: QtBot) -> None:
    cross = box.findChild(QPushButton)
    assert cross is not None
    assert not cross.isVisible()
    box.set_text("robot")
    assert cross.isVisible()
    qtbot.mouseClick(cross, Qt.MouseButton.LeftButton)
    assert (box.text(), told) == ("", [""])
    assert line(box).hasFocus()


def test_a_screen_reader_hears_what_the_box_is_for(box: SearchBox) -> None:
    assert line(box).accessibleName() == "Search everything"
    box.set_words("搜索全部", "清除", "Ctrl+K")
    assert line(box).accessibleName() == line(box).placeholderText() == "搜索全部"


def test_taking_the_focus_marks_all_text(box: SearchBox) -> None:
    box.set_text("robot")
    box.take_focus()
    assert line(box).selectedText() == "robot"
