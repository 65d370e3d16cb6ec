"""The sidebar's list: chosen by mouse and keys, echoed without telling, read aloud with its counts."""

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QAccessible
from pytestqt.modeltest import ModelTester
from pytestqt.qtbot import QtBot

from ui.theme import Theme
from ui.widgets.nav import NavItem, NavList

ITEMS = [
    NavItem("home", "house", "Home"),
    NavItem("events", "calendar-blank", "Events", "515"),
    NavItem("people", "users-three", "People", "0", True),
]


@pytest.fixture
def nav(theme: Theme, qtbot: QtBot) -> NavList:
    made = NavList(theme, "Tables")
    qtbot.addWidget(made)
    made.set_items(ITEMS)
    made.set_current("home")
    made.resize(248, made.sizeHint().height())
    with qtbot.waitExposed(made):
        made.show()
    return made


@pytest.fixture
def chosen(nav: NavList) -> list[str]:
    keys: list[str] = []
    nav.chosen.connect(keys.append)
    return keys


def click(nav: NavList, row: int, qtbot: QtBot) -> None:
    place = nav.visualRect(nav.model().index(row, 0)).center()
    qtbot.mouseClick(nav.viewport(), Qt.MouseButton.LeftButton, pos=place)


def test_the_model_is_sound(nav: NavList, qtmodeltester: ModelTester) -> None:
    qtmodeltester.check(nav.model())
    nav.set_items(ITEMS[:2])


def test_a_click_and_the_arrow_keys_choose(nav: NavList, chosen: list[str], qtbot: QtBot) -> None:
    click(nav, 1, qtbot)
    qtbot.keyClick(nav, Qt.Key.Key_Down)
    qtbot.keyClick(nav, Qt.Key.Key_Home)
    assert chosen == ["events", "people", "home"]
    assert nav.current() == "home"


def test_what_is_shown_already_is_not_chosen_again(nav: NavList, chosen: list[str], qtbot: QtBot) -> None:
    click(nav, 0, qtbot)
    nav.set_current("people")
    assert chosen == []


def test_a_place_elsewhere_marks_none_and_a_click_on_the_old_one_still_counts(nav: NavList, chosen: list[str], qtbot: QtBot) -> None:
    nav.set_current("elsewhere")
    assert not nav.selectedIndexes()
    click(nav, 0, qtbot)
    assert chosen == ["home"]


def test_new_counts_keep_the_current_place(nav: NavList, chosen: list[str]) -> None:
    nav.set_current("events")
    nav.set_items(
        [NavItem("home", "house", "首页"), NavItem("events", "calendar-blank", "事件", "3"), NavItem("people", "users-three", "人物", "1")]
    )
    assert [index.data() for index in nav.selectedIndexes()] == ["事件"]
    nav.set_items([*ITEMS, NavItem("areas", "ruler", "Areas")])
    assert [index.data() for index in nav.selectedIndexes()] == ["Events"]
    assert chosen == []


def test_all_rows_have_their_place(nav: NavList) -> None:
    last = nav.visualRect(nav.model().index(2, 0))
    assert nav.sizeHint().height() == last.bottom() + 1
    assert nav.indexAt(QPoint(40, 5)).row() == 0


def test_a_screen_reader_hears_a_list_with_counts(nav: NavList) -> None:
    interface = QAccessible.queryAccessibleInterface(nav)
    assert interface.role() == QAccessible.Role.List
    assert interface.text(QAccessible.Text.Name) == "Tables"
    assert interface.child(1).text(QAccessible.Text.Name) == "Events, 515"
