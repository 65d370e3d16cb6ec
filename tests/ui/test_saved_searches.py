"""Searches that the reader keeps: saved by a link, named in place, opened, deleted and brought back."""

from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLineEdit, QPushButton
from pytestqt.qtbot import QtBot

from storage.query import FACTS, Filter, Query, Sort
from storage.userdata import UserData
from storage.userfile import saved_searches
from ui.saved import SavedSearches
from ui.widgets.named_list import NamedList
from ui.window import Window
from ui.workspace import Workspace

Ask = Callable[[Query], None]
PCT = Query(
    "statistics",
    "华为 PCT",
    (2014, 2025),
    (Filter("statistics", "value_kind", "in", ("count",)), FACTS),
    (Sort("statistics", "value", True),),
)


def press(window: Window, code: str) -> None:
    window.actions_.refresh()
    window.actions_[code].trigger()


def kept(window: Window) -> NamedList:
    assert isinstance(window.sidebar.saved, SavedSearches)
    return window.sidebar.saved.list


def names(window: Window) -> list[str]:
    model = kept(window).model()
    return [str(model.index(place, 0).data()) for place in range(model.rowCount())]


def editor(window: Window) -> QLineEdit:
    return next(made for made in kept(window).findChildren(QLineEdit) if made.isVisible())


def end(qtbot: QtBot, window: Window, key: Qt.Key = Qt.Key.Key_Return) -> None:
    """Ends the naming; the list hears of it a turn of the event loop later."""
    QTest.keyClick(editor(window), key)
    qtbot.waitUntil(lambda: not kept(window).findChildren(QLineEdit))


def link(window: Window) -> QPushButton:
    return next(one for one in window.centre.filters.findChildren(QPushButton) if one.accessibleName() in ("Save search", "保存搜索"))


def test_the_link_is_there_while_something_is_asked_that_is_not_yet_saved(window: Window, asked: Ask) -> None:
    asked(Query("statistics"))
    assert not link(window).isVisible()
    asked(PCT)
    window.actions_.refresh()
    assert link(window).isVisible()
    assert link(window).isEnabled()
    link(window).click()
    window.actions_.refresh()
    assert not link(window).isEnabled()


def test_a_saved_search_says_what_it_asks_in_both_languages(window: Window, asked: Ask, user_folder: Path) -> None:
    asked(PCT)
    press(window, "save_search")
    (saved,) = saved_searches(user_folder)
    assert saved.name.en == "华为 PCT, 2014–2025, count"
    assert saved.name.zh.startswith("华为 PCT，2014–2025，")
    window.settings.set("language", "zh")
    assert names(window) == [saved.name.zh]


def test_the_name_can_be_changed_at_once_and_by_f2(qtbot: QtBot, window: Window, asked: Ask, user_folder: Path) -> None:
    asked(PCT)
    press(window, "save_search")
    assert editor(window).selectedText() == names(window)[0]
    QTest.keyClicks(editor(window), "For the speech")
    end(qtbot, window)
    assert names(window) == ["For the speech"]
    QTest.keyClick(kept(window), Qt.Key.Key_F2)
    QTest.keyClicks(editor(window), "dropped")
    end(qtbot, window, Qt.Key.Key_Escape)
    assert names(window) == ["For the speech"]
    assert saved_searches(user_folder)[0].name == ("For the speech", "For the speech")


@pytest.mark.parametrize("way", ["enter", "click"])
def test_opening_one_restores_words_filters_and_order(qtbot: QtBot, window: Window, space: Workspace, asked: Ask, way: str) -> None:
    asked(PCT)
    rows = list(space.rows)
    press(window, "save_search")
    end(qtbot, window)
    press(window, "home")
    if way == "enter":
        QTest.keyClick(kept(window), Qt.Key.Key_Return)
    else:
        place = kept(window).visualRect(kept(window).model().index(0, 0)).center()
        QTest.mouseClick(kept(window).viewport(), Qt.MouseButton.LeftButton, pos=place)
    qtbot.waitUntil(lambda: space.idle, timeout=20_000)
    assert (space.view, space.query) == ("table", PCT)
    assert list(space.rows) == rows
    assert window.top.search.text() == "华为 PCT"
    press(window, "back")
    assert space.view == "home"


def test_a_deleted_one_can_be_brought_back(qtbot: QtBot, window: Window, asked: Ask, user_folder: Path) -> None:
    asked(PCT)
    press(window, "save_search")
    end(qtbot, window)
    before = saved_searches(user_folder)
    QTest.keyClick(kept(window), Qt.Key.Key_Delete)
    assert saved_searches(user_folder) == ()
    assert not kept(window).isVisible()
    undo = next(one for one in window.notices.strip.findChildren(QPushButton) if one.text() == "Undo")
    undo.click()
    assert saved_searches(user_folder) == before
    assert kept(window).isVisible()


def test_its_menu_offers_what_its_keys_do(qtbot: QtBot, window: Window, asked: Ask) -> None:
    asked(PCT)
    press(window, "save_search")
    end(qtbot, window)
    kept(window).customContextMenuRequested.emit(kept(window).visualRect(kept(window).currentIndex()).center())
    menu = QApplication.activePopupWidget()
    assert menu is not None
    assert [action.text() for action in menu.actions() if not action.isSeparator()] == [
        "&Open", "&Rename", "&Delete", "&Update to what is shown now", "&Pinned", "&Statistics open with it",
    ]  # fmt: skip
    menu.close()


def test_what_cannot_be_written_is_there_as_long_as_the_window(window: Window, asked: Ask, user_folder: Path) -> None:
    (user_folder / "user.db").mkdir()  # not even the superuser writes to it
    asked(PCT)
    press(window, "save_search")
    assert names(window) == ["华为 PCT, 2014–2025, count"]


def test_they_are_there_at_the_next_start(window: Window, asked: Ask, space: Workspace, user_folder: Path) -> None:
    before = UserData(user_folder)
    number = before.save_search(space.heading(PCT), PCT)
    before.close()
    assert window.sidebar.saved is None
    window.searches.load()
    assert [one.id for one in window.searches.saved] == [number]
    assert names(window) == ["华为 PCT, 2014–2025, count"]
    assert kept(window).isVisible()
