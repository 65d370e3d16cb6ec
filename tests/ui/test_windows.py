"""Several windows: kept as they stand, also after a crash, with one reader's data and one connection for painting."""

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from storage import collections, session
from storage.charts import ChartSpec
from storage.collections import Entry
from storage.query import Filter, Query
from storage.series import Thing
from storage.words import Text
from ui.own import Own
from ui.session import Standing
from ui.settings import Settings
from ui.theme import Theme
from ui.window import Window
from ui.windows import Windows
from ui.workspace import HOME, Place, Workspace

QUERY = Query("organizations", "china", None, (Filter("organizations", "kind", "in", ("company",)),))
Program = Callable[[], Windows]


@pytest.fixture
def program(qtbot: QtBot, library_path: Path, theme: Theme) -> Iterator[Program]:
    """Starts the program as it was left; whatever is started is ended."""
    started: list[Windows] = []

    def start() -> Windows:
        own = Own()
        settings = Settings({}, lambda values: own.data().save_settings(values))

        def opens(database: Path | None, beside: Workspace | None) -> Workspace:
            return Workspace(database or library_path, own=own, beside=beside)

        windows = Windows(own, settings, theme, opens, Window)
        assert windows.open(session.read(own.folder))
        own.data()
        started.append(windows)
        return windows

    yield start
    for windows in started:
        settle(qtbot, windows)
        for window in windows.all:
            window.windows = None
            window.close()
        windows.close()


def settle(qtbot: QtBot, windows: Windows) -> None:
    qtbot.waitUntil(lambda: all(window.workspace.idle for window in windows.all), timeout=20_000)


def crash(qtbot: QtBot, windows: Windows, user_folder: Path) -> None:
    """What stands is on disk by itself; nothing of the end is done."""
    settle(qtbot, windows)
    qtbot.waitUntil(lambda: [dict(state) for state in session.read(user_folder)] == [dict(state) for state in windows._states()])


def test_a_window_comes_back_as_it_was_also_after_a_crash(qtbot: QtBot, program: Program, user_folder: Path) -> None:
    windows = program()
    window = windows.all[0]
    space = window.workspace
    space.go(Place("table", QUERY.with_table("organizations")))
    settle(qtbot, windows)
    rows = list(space.results.rows)[2:4]
    space.select(rows)
    key = space.key_of("organizations", rows[0])
    space.open_record(key)
    crash(qtbot, windows, user_folder)
    again = program().all[0]
    qtbot.waitUntil(lambda: list(again.workspace.selection) == rows)
    assert (again.workspace.view, again.workspace.query, again.workspace.record) == ("table", QUERY, key)
    assert not again.workspace.can_go_back


def test_the_table_is_scrolled_as_it_was(qtbot: QtBot, program: Program, user_folder: Path) -> None:
    windows = program()
    windows.all[0].workspace.go(Place("table", Query("statistics")))
    settle(qtbot, windows)
    windows.all[0].table.restore({"top": 1234})  # type: ignore[union-attr]
    crash(qtbot, windows, user_folder)
    again = program()
    qtbot.waitUntil(lambda: again.all[0].table is not None and again.all[0].table.state() == {"top": 1234})


def test_a_chart_comes_back_as_the_reader_made_it(qtbot: QtBot, program: Program, user_folder: Path) -> None:
    windows = program()
    chart = ChartSpec((Thing("pct-applications", "cn", "", ""),), "columns", log=True)
    windows.all[0].workspace.go(Place("chart", Query("statistics", "pct"), chart=chart))
    crash(qtbot, windows, user_folder)
    again = program()
    settle(qtbot, again)
    assert again.all[0].workspace.place == Place("chart", Query("statistics", "pct"), chart=chart)


def test_an_open_collection_comes_back_and_a_deleted_one_does_not(qtbot: QtBot, program: Program, user_folder: Path) -> None:
    windows = program()
    number = collections.create(windows.own.data(), "speech", (Entry("areas/cn", Text("China", "中国")),))
    windows.all[0].workspace.show_collection(number, Query("areas"))
    crash(qtbot, windows, user_folder)
    again = program()
    settle(qtbot, again)
    assert again.all[0].workspace.collection == number
    collections.delete(windows.own.data(), number)
    last = program()
    settle(qtbot, last)
    assert last.all[0].workspace.view == HOME


SPOILED: tuple[dict[str, object], ...] = (
    {"query": "no query"},
    {"query": '{"version": 99}'},
    {"view": "moon"},
    {"view": 7},
    {"view": "collection", "collection": 7},
    {"record": "events/gone", "evidence": 3, "chart": "no chart", "marked": ["events/gone", 3, "x"], "views": {"table": 1}},
    {"window": "no geometry", "views": None, "marked": None},
    {"version": 99},
)


def test_what_another_version_kept_is_no_fault(qtbot: QtBot, window: Window) -> None:
    standing = Standing(window)
    window.workspace.go(Place("table", QUERY))
    qtbot.waitUntil(lambda: window.workspace.idle)
    state = standing.state()
    for spoiled in SPOILED:
        standing.restore({**state, **spoiled})
        qtbot.waitUntil(lambda: window.workspace.idle and standing.settled)
        assert window.workspace.view in (HOME, "table")
        assert window.workspace.record == ""


def test_windows_share_what_is_the_readers_and_ask_for_themselves(qtbot: QtBot, program: Program) -> None:
    windows = program()
    one, other = windows.all[0], windows.new()
    assert other is not None
    one.workspace.go(Place("table", QUERY))
    assert other.workspace.view == HOME
    with qtbot.waitSignal(other.workspace.own.changed):
        collections.create(one.workspace.user_data(), "list")
    one.searches.save(QUERY, name=Text("a", "a"))
    qtbot.waitUntil(lambda: [saved.name.en for saved in other.searches.saved] == ["a"])
    with qtbot.waitSignals([one.workspace.rule_changed, other.workspace.rule_changed]):
        one.settings.set("rule", "newest")
    assert one.workspace.rule == other.workspace.rule == "newest"
    assert one.workspace.total("events") == other.workspace.total("events")


def test_one_of_several_windows_is_gone_when_it_is_closed_and_the_others_work_on(qtbot: QtBot, program: Program, user_folder: Path) -> None:
    windows = program()
    first, second = windows.all[0], windows.new()
    assert second is not None
    settle(qtbot, windows)
    with qtbot.waitSignal(first.destroyed):
        first.close()
    second.workspace.go(Place("table", QUERY))
    settle(qtbot, windows)
    assert second.workspace.records("organizations", list(second.workspace.results.rows)[:1], ("name_en",))
    crash(qtbot, windows, user_folder)
    assert [one.workspace.query for one in program().all] == [QUERY]


def test_to_quit_keeps_all_windows(qtbot: QtBot, program: Program, user_folder: Path) -> None:
    windows = program()
    windows.new().workspace.go(Place("table", QUERY))  # type: ignore[union-attr]
    settle(qtbot, windows)
    windows.quit()
    assert [state["view"] for state in session.read(user_folder)] == [HOME, "table"]
    assert len(program().all) == 2


def test_a_file_that_another_start_named_opens_here(qtbot: QtBot, program: Program, small_library_path: Path) -> None:
    windows = program()
    windows.open_file("")
    assert len(windows.all) == 1
    windows.open_file(str(small_library_path))
    assert windows.all[1].workspace.path == small_library_path
    assert windows.all[1].workspace.total("events") < windows.all[0].workspace.total("events")
