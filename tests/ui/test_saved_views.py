"""What is saved is a view: query, columns, order, the view itself and the span it shows; pinned, or what a table opens with."""

from collections.abc import Callable
from pathlib import Path

from pytestqt.qtbot import QtBot

from storage.query import Filter, Query
from storage.userfile import saved_searches
from ui.columns import Columns
from ui.window import Window
from ui.workspace import Workspace

Ask = Callable[[Query], None]
FORUMS = Query("events", "", (2015, 2024), (Filter("events", "kind", "in", ("forum",)),))


def press(window: Window, code: str) -> None:
    window.actions_.refresh()
    window.actions_[code].trigger()


def settle(qtbot: QtBot, space: Workspace) -> None:
    qtbot.waitUntil(lambda: space.idle, timeout=20_000)
    qtbot.wait(80)  # what is shown when all is answered


def test_columns_and_view_come_back(qtbot: QtBot, window: Window, space: Workspace, asked: Ask) -> None:
    asked(FORUMS)
    assert window.table is not None
    window.table.set_columns(Columns(("title", "kind"), (("title", 333),), 1))
    wanted = window.table.columns
    press(window, "save_search")
    window.table.set_columns(Columns(("title", "summary_en")))
    press(window, "table_sources")
    window.searches.open(window.searches.saved[0].id)
    settle(qtbot, space)
    assert (space.view, space.query) == ("table", FORUMS)
    assert window.table.columns == wanted


def test_the_span_of_the_timeline_comes_back(qtbot: QtBot, window: Window, space: Workspace, asked: Ask) -> None:
    asked(FORUMS)
    press(window, "show_timeline")
    settle(qtbot, space)
    page = window.centre.page("timeline")
    scale = page.canvas.scale
    page.restore({"first": scale.first + 400, "last": scale.first + 900})
    span = page.state()
    press(window, "save_search")
    press(window, "show_table")
    page.restore({"first": scale.first, "last": scale.last})
    window.searches.open(window.searches.saved[0].id)
    settle(qtbot, space)
    qtbot.waitUntil(lambda: page.state() == span)
    assert space.view == "timeline"


def test_one_that_is_pinned_stands_first(window: Window, asked: Ask, user_folder: Path) -> None:
    for text in ("Huawei", "WIPO"):
        asked(Query("statistics", text))
        press(window, "save_search")
    second = window.searches.saved[1].id
    window.searches.pin(second, True)
    assert [one.id == second for one in saved_searches(user_folder)] == [True, False]
    press(window, "undo")
    assert [one.id == second for one in saved_searches(user_folder)] == [False, True]


def test_a_table_opens_with_what_the_reader_chose(qtbot: QtBot, window: Window, space: Workspace, asked: Ask) -> None:
    asked(FORUMS)
    press(window, "save_search")
    window.searches.make_standard(window.searches.saved[0].id, True)
    asked(Query("sources"))
    press(window, "table_events")
    settle(qtbot, space)
    assert space.query == FORUMS
    asked(Query("sources", "WIPO"))  # who asks something is asked nothing back
    press(window, "table_events")
    assert space.query == Query("events", "WIPO")
    press(window, "home")
    asked(Query("sources"))
    window.searches.make_standard(window.searches.saved[0].id, False)
    press(window, "table_events")
    assert space.query == Query("events")


def test_it_can_be_made_what_is_shown_now(window: Window, space: Workspace, asked: Ask, user_folder: Path) -> None:
    asked(FORUMS)
    press(window, "save_search")
    number = window.searches.saved[0].id
    changed = FORUMS.with_years((2020, 2024))
    asked(changed)
    window.sidebar.update_wanted.emit(str(number))
    assert [one.query for one in saved_searches(user_folder)] == [changed]
    press(window, "undo")
    assert [one.query for one in saved_searches(user_folder)] == [FORUMS]


def test_columns_are_taken_back(window: Window, asked: Ask) -> None:
    asked(Query("events"))
    assert window.table is not None
    before = window.table.columns
    window.table.set_columns(before.without("title"))
    press(window, "undo")
    assert window.table.columns == before
    press(window, "redo")
    assert "title" not in window.table.columns.names
