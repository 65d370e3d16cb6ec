"""What a window is looking at: the newest question wins, the way back is there, and nothing is told twice."""

import sqlite3
import threading
from array import array
from collections.abc import Callable
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from storage import best
from storage.library import Library
from storage.query import FACTS, Filter, Query
from ui.search import Counts, Found, Searcher
from ui.workspace import HOME, Place, Workspace

Ask = Callable[[Query], None]


class SlowLibrary:
    """Answers when it is allowed to, and notes what it was asked."""

    def __init__(self, path: Path) -> None:
        self.path = path
        self.language = "en"
        self.asked: list[str] = []
        self.go = threading.Semaphore(0)
        self.interrupted = 0

    def rows_of_query(self, query: Query) -> range:
        self.asked.append(query.text)
        self.go.acquire()
        return range(1, len(query.text) + 1)

    def first_rows(self, query: Query, n: int) -> range:
        return range(0)

    def matches(self, query: Query) -> int:
        return 0

    def interrupt(self) -> None:
        self.interrupted += 1

    def close(self) -> None:
        pass


def test_the_newest_question_wins(qtbot: QtBot, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(best, "best_table", lambda library, query: "")
    slow = SlowLibrary(Path("nowhere"))
    searcher = Searcher(Path("nowhere"), opened=lambda path: slow)  # type: ignore[arg-type,return-value]
    answers: list[tuple[int, object]] = []
    searcher.answered.connect(lambda token, answer: answers.append((token, answer)))
    searcher.ask(Query(text="a"), (), "en")
    qtbot.waitUntil(lambda: slow.asked == ["a"])
    for text in ("ab", "abc", "abcd"):
        newest = searcher.ask(Query(text=text), (), "en")
    for _ in range(4):
        slow.go.release()
    qtbot.waitUntil(lambda: any(isinstance(answer, Counts) for _, answer in answers))
    searcher.close()
    assert slow.asked == ["a", "abcd"]  # what was typed in between was never looked for
    assert slow.interrupted >= 3
    assert {token for token, _ in answers} == {newest}
    assert [answer.rows for _, answer in answers if isinstance(answer, Found)] == [range(1, 5)]


def test_the_first_rows_are_told_before_the_others_are_found(space: Workspace, qtbot: QtBot) -> None:
    begun: list[Found] = []

    def begin() -> None:
        begun.append(space.results)
        assert len(space.rows) > len(space.results.rows)  # whoever asks for all of them gets all

    space.rows_begun.connect(begin)
    with qtbot.waitSignal(space.results_changed):
        space.set_query(Query(table="statistics", text="patent"))
    assert len(begun) == 1
    assert space.results.whole
    assert begun[0].rows == space.rows[: len(begun[0].rows)]
    with qtbot.waitSignal(space.results_changed):
        space.set_query(Query(table="statistics", text="patent zyxq"))
    assert len(begun) == 1  # so few rows that the first are all


def test_one_row_a_fact_outlives_a_query_from_elsewhere(space: Workspace) -> None:
    space.set_query(Query("statistics", "GII", filters=(FACTS,)))
    asked = Query("statistics", "Huawei PCT")
    assert space.carried(asked) == asked.with_filter(FACTS)
    space.show_record_in_table("organizations/huawei")
    assert FACTS in space.query.filters
    assert not space.query.here
    space.show_record_in_table(space.key_of("statistics", 1))
    assert not space.query.filters  # else the claim might not be in sight


def test_another_text_closes_the_record_and_a_filter_does_not(space: Workspace) -> None:
    space.set_query(Query(table="statistics", text="Huawei PCT"))
    space.open_record("organizations/huawei")
    space.filter_by("topic_id", ("patents",))
    assert space.record == "organizations/huawei"
    space.set_query(space.query.with_text("GII"))
    assert space.record == ""
    space.back()
    assert space.record == "organizations/huawei"


def test_what_an_interrupted_search_says_is_no_fault(qtbot: QtBot) -> None:
    class Interrupted(SlowLibrary):
        def rows_of_query(self, query: Query) -> range:
            found = super().rows_of_query(query)
            if query.text == "old":
                raise sqlite3.OperationalError("vtable constructor failed")
            return found

    slow = Interrupted(Path("nowhere"))
    searcher = Searcher(Path("nowhere"), opened=lambda path: slow)  # type: ignore[arg-type,return-value]
    faults: list[object] = []
    searcher.failed.connect(lambda token, fault: faults.append(fault))
    searcher.ask(Query(text="old"), (), "en")
    qtbot.waitUntil(lambda: slow.asked == ["old"])
    with qtbot.waitSignal(searcher.answered):
        searcher.ask(Query(text=""), (), "en")
        slow.go.release(2)
    searcher.close()
    assert faults == []


def test_a_fault_of_the_search_is_told_and_the_next_question_answered(qtbot: QtBot, library_path: Path) -> None:
    class Failing(Library):
        def first_rows(self, query: Query, n: int):  # type: ignore[no-untyped-def]
            if query.text == "bad":
                raise ValueError("bad")
            return super().first_rows(query, n)

    searcher = Searcher(library_path, opened=Failing)
    with qtbot.waitSignal(searcher.failed):
        searcher.ask(Query(text="bad"), (), "en")
    with qtbot.waitSignal(searcher.answered):
        searcher.ask(Query(text="good"), (), "en")
    searcher.close()


def test_back_and_forward_walk_places(space: Workspace, asked: Ask) -> None:
    start = space.place
    asked(Query("events", "Wuzhen"))
    space.open_record("events/cipac-2019")
    record = space.place
    space.back()
    assert space.place.record == ""
    assert space.query.text == "Wuzhen"
    space.back()
    assert space.place == start
    assert not space.can_go_back
    space.forward()
    space.forward()
    assert space.place == record
    space.back()
    space.go(Place("table", Query("areas"), ""))
    assert not space.can_go_forward


def test_the_same_query_is_not_asked_again(qtbot: QtBot, space: Workspace, asked: Ask) -> None:
    asked(Query("events", "Wuzhen"))
    with qtbot.assertNotEmitted(space.results_changed, wait=150):
        space.set_query(Query("events", "Wuzhen"))


def test_unfolding_a_facet_leaves_the_rows_alone(qtbot: QtBot, space: Workspace, asked: Ask) -> None:
    asked(Query("events", "WIPO"))
    with qtbot.assertNotEmitted(space.results_changed, wait=300), qtbot.waitSignal(space.facets_changed):
        space.want_facets((*space.facets_wanted("events"), "country"))
    assert sum(space.facets["country"].values()) == len(space.rows)


def test_each_table_keeps_its_selection(space: Workspace, asked: Ask) -> None:
    asked(Query("events"))
    space.select([3, 1])
    asked(Query("areas"))
    assert list(space.selection) == []
    asked(Query("events"))
    assert list(space.selection) == [1, 3]


def test_a_selection_is_told_once(qtbot: QtBot, space: Workspace) -> None:
    with qtbot.waitSignal(space.selection_changed):
        space.select([2, 1])
    with qtbot.assertNotEmitted(space.selection_changed):
        space.select([1, 2])


def test_marked_rows_come_in_the_order_of_the_results(space: Workspace, asked: Ask) -> None:
    asked(Query("events", "Wuzhen"))
    rows = [space.rows[place] for place in (4, 0, 2)]
    space.select([*rows, 500])
    assert list(space.selected_in_order()) == [space.rows[place] for place in (0, 2, 4)]


def test_counts_are_of_all_tables(space: Workspace, asked: Ask, library_path: Path) -> None:
    asked(Query("statistics", "华为 PCT"))
    library = Library(library_path)
    assert space.counts == {name: library.matches(Query(name, "华为 PCT")) for name in space.counts}
    library.close()


def test_typing_on_the_start_page_shows_the_table(space: Workspace) -> None:
    assert space.view == HOME
    space.set_query(Query("events", "x"))
    assert space.view == "table"


@pytest.mark.parametrize("broken", ["", "nonsense", "events/no-such-event", "nowhere/x"])
def test_a_key_that_is_not_here_has_no_row(space: Workspace, broken: str) -> None:
    assert space.row_of(broken) is None


def test_settings_are_kept(space: Workspace, user_folder: Path) -> None:
    from storage.userfile import settings

    space.save_settings({"theme": "dark", "columns.events": {"names": ["title"]}})
    assert settings(user_folder) == {"theme": "dark", "columns.events": {"names": ["title"]}}


def test_filter_in_words(space: Workspace) -> None:
    words = space.filter_words(Filter("statistics", "standing", "not_in", ("primary", "")))
    assert words[0] == "Standing of the source"
    assert "primary" in words[1]
    assert "not stated" in words[1]


def test_nothing_marked_is_an_empty_array(space: Workspace) -> None:
    assert space.selection == array("I")
