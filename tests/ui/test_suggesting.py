"""Under the search box: completions while one types fields and values, and in the empty box the searches of late and those with a name."""

from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QInputMethodEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLineEdit
from pytestqt.qtbot import QtBot

from storage.query import Filter, Query
from storage.userfile import recent_searches
from ui.searches import LONGEST
from ui.widgets.nav import NavItem
from ui.window import Window
from ui.workspace import Workspace

Ask = Callable[[Query], None]
Type = Callable[[str], None]
_DOWN, _UP, _TAB, _ENTER, _ESC = Qt.Key.Key_Down, Qt.Key.Key_Up, Qt.Key.Key_Tab, Qt.Key.Key_Return, Qt.Key.Key_Escape


def line(window: Window) -> QLineEdit:
    made = window.top.search.line
    assert isinstance(made, QLineEdit)
    return made


def press(window: Window, key: Qt.Key) -> None:
    QTest.keyClick(line(window), key)


def offered(window: Window) -> list[NavItem]:
    return [item for item in window.suggesting.popup.items if item.key] if window.suggesting.open else []


def is_open(window: Window) -> bool:
    return window.suggesting.open


def labels(window: Window) -> list[str]:
    return [item.label for item in offered(window)]


@pytest.fixture
def type_(qtbot: QtBot, window: Window, space: Workspace) -> Type:
    """Types into the box as a reader does, and waits until everything about it is answered."""
    window.activateWindow()
    line(window).setFocus()
    qtbot.waitUntil(lambda: line(window).hasFocus())

    def type_it(text: str) -> None:
        if text.isascii():
            QTest.keyClicks(line(window), text)
        else:
            done = QInputMethodEvent()
            done.setCommitString(text)
            QApplication.sendEvent(line(window), done)
        qtbot.waitUntil(lambda: space.idle, timeout=20_000)

    return type_it


# -- completions -----------------------------------------------------------------------------------------------------------------------


def test_a_name_then_a_value_by_the_keyboard_alone(qtbot: QtBot, window: Window, space: Workspace, type_: Type) -> None:
    type_("WIPO kin")
    assert labels(window) == ["kind:"]
    press(window, _TAB)
    assert line(window).text() == "WIPO kind:"
    qtbot.waitUntil(lambda: space.idle, timeout=20_000)
    first = labels(window)
    assert len(first) > 1
    press(window, _DOWN)
    press(window, _DOWN)
    press(window, _UP)
    press(window, _ENTER)
    assert line(window).text() == f"WIPO kind:{first[0]} "
    qtbot.waitUntil(lambda: space.idle, timeout=20_000)
    assert not is_open(window)
    assert space.query.text == f"WIPO kind:{first[0]} "
    assert line(window).hasFocus()
    press(window, Qt.Key.Key_Backspace)
    line(window).undo()
    line(window).undo()
    assert line(window).text().startswith("WIPO kin")


def test_it_works_in_chinese(qtbot: QtBot, window: Window, space: Workspace, type_: Type) -> None:
    window.settings.set("language", "zh")
    type_("类型")
    assert labels(window) == ["类型:"]
    press(window, _TAB)
    qtbot.waitUntil(lambda: space.idle, timeout=20_000)
    type_("论")
    assert [label.split(" ")[0] for label in labels(window)] == ["论坛"]
    press(window, _TAB)
    assert line(window).text() == "类型:论坛 "


def test_a_click_takes_what_is_clicked(qtbot: QtBot, window: Window, space: Workspace, type_: Type) -> None:
    type_("kind:for")
    popup = window.suggesting.popup
    QTest.mouseClick(popup.list.viewport(), Qt.MouseButton.LeftButton, pos=popup.list.visualRect(popup.list.model().index(0, 0)).center())
    assert line(window).text() == "kind:forum "
    assert line(window).hasFocus()


def test_enter_is_the_search_unless_one_went_into_the_list(qtbot: QtBot, window: Window, space: Workspace, type_: Type) -> None:
    type_("kind:for")
    assert is_open(window)
    press(window, _ENTER)
    assert not is_open(window)
    assert line(window).text() == "kind:for"
    assert not line(window).hasFocus()


def test_ordinary_words_open_nothing(window: Window, type_: Type) -> None:
    for words in ("Huawei", " PCT", " in China", " 专利"):
        type_(words)
        assert not is_open(window)


def test_esc_closes_the_list_first_then_clears_the_text(window: Window, type_: Type) -> None:
    type_("kind:")
    assert is_open(window)
    press(window, _ESC)
    assert not is_open(window)
    assert line(window).text() == "kind:"
    press(window, _ESC)
    assert line(window).text() == ""


@pytest.mark.parametrize("way", ["arrow", "click elsewhere", "keyboard elsewhere", "another place"])
def test_it_closes_when_one_goes_on(window: Window, space: Workspace, type_: Type, way: str) -> None:
    type_("kind:")
    assert is_open(window)
    if way == "arrow":
        press(window, Qt.Key.Key_Left)
    elif way == "click elsewhere":
        window.sidebar.nav.setFocus(Qt.FocusReason.MouseFocusReason)
    elif way == "keyboard elsewhere":
        window.actions_["next_pane"].trigger()
    else:
        window.actions_["home"].trigger()
    assert not is_open(window)


def test_beyond_the_last_row_enter_is_the_search_again(window: Window, type_: Type) -> None:
    type_("kind:for")
    for _ in offered(window):
        press(window, _DOWN)
    press(window, _DOWN)
    assert window.suggesting.popup.current() == ""
    press(window, _UP)
    assert window.suggesting.popup.current() == offered(window)[-1].key


# -- an input method -------------------------------------------------------------------------------------------------------------------


def compose(window: Window, preedit: str) -> None:
    QApplication.sendEvent(line(window), QInputMethodEvent(preedit, []))


def test_nothing_opens_while_an_input_method_composes(qtbot: QtBot, window: Window, space: Workspace, type_: Type) -> None:
    type_("kind:")
    compose(window, "lun tan")
    assert not is_open(window)
    before = space.place
    for key in (_DOWN, _UP, _ENTER, _TAB):
        press(window, key)
        assert not is_open(window)
    assert space.place == before
    assert line(window).text() == "kind:"
    compose(window, "")
    type_("论坛")
    assert line(window).text() == "kind:论坛"


def test_in_the_empty_box_down_is_the_input_methods_while_it_composes(window: Window, type_: Type) -> None:
    window.searches.keep(Query("events", "Wuzhen"))
    compose(window, "hua")
    press(window, _DOWN)
    assert not is_open(window)


# -- searches --------------------------------------------------------------------------------------------------------------------------


def test_recent_searches_in_the_empty_box(qtbot: QtBot, window: Window, space: Workspace, type_: Type, user_folder: Path) -> None:
    type_("Wuzhen")
    asked = space.query
    press(window, _ENTER)  # on to the results: the search was meant
    assert [query.text for query in recent_searches(user_folder)] == ["Wuzhen"]
    window.actions_["home"].trigger()
    line(window).setFocus()
    line(window).clear()
    assert not is_open(window)  # unasked
    press(window, _DOWN)
    assert labels(window)[0] == "Wuzhen"
    press(window, _DOWN)
    press(window, _ENTER)
    qtbot.waitUntil(lambda: space.idle, timeout=20_000)
    assert (space.view, space.query) == ("table", asked)
    assert line(window).text() == "Wuzhen"


def test_saved_searches_stand_there_too(qtbot: QtBot, window: Window, space: Workspace, asked: Ask, type_: Type) -> None:
    query = Query("statistics", "Huawei", filters=(Filter("statistics", "standing", "in", ("primary",)),))
    window.searches.save(query)
    window.actions_["find"].trigger()  # Ctrl+K asks for the box
    assert [(item.label, item.count) for item in offered(window)] == [("Huawei, primary", "Statistics, 1 filter")]
    press(window, _DOWN)
    press(window, _TAB)
    assert space.query == query


def test_a_click_into_the_empty_box_offers_them(window: Window, type_: Type) -> None:
    window.searches.keep(Query("events", "Wuzhen"))
    QTest.mouseClick(line(window), Qt.MouseButton.LeftButton)
    assert labels(window)[0] == "Wuzhen"


def test_recent_searches_are_forgotten_from_the_list(window: Window, type_: Type, user_folder: Path) -> None:
    window.searches.keep(Query("events", "Wuzhen"))
    press(window, _DOWN)
    press(window, _UP)
    assert offered(window)[-1].key == window.suggesting.popup.current() == "clear"
    press(window, _ENTER)
    assert recent_searches(user_folder) == ()
    press(window, _DOWN)
    assert not is_open(window)


def test_a_search_that_stands_for_a_while_is_kept(window: Window, type_: Type, user_folder: Path) -> None:
    type_("Wuzhen")
    assert recent_searches(user_folder) == ()
    window.suggesting._dwell.timeout.emit()
    assert [query.text for query in recent_searches(user_folder)] == ["Wuzhen"]


def test_what_was_pasted_by_accident_is_not_kept(window: Window, type_: Type, user_folder: Path) -> None:
    window.searches.keep(Query("events", "x" * (LONGEST + 1)))
    window.searches.keep(Query("events", "   "))
    assert recent_searches(user_folder) == ()


def test_with_no_file_to_write_to_they_live_as_long_as_the_window(window: Window, user_folder: Path) -> None:
    (user_folder / "user.db").mkdir()
    window.searches.keep(Query("events", "Wuzhen"))
    assert [query.text for query in window.searches.recent] == ["Wuzhen"]


def test_the_list_is_no_window_and_takes_no_keyboard(window: Window, type_: Type) -> None:
    type_("kind:")
    popup = window.suggesting.popup
    assert not popup.isWindow()
    assert popup.focusPolicy() == popup.list.focusPolicy() == Qt.FocusPolicy.NoFocus
    assert QApplication.focusWidget() is line(window)
    assert popup.list.accessibleName() == "Completions"
    QApplication.sendEvent(window, QEvent(QEvent.Type.LanguageChange))
