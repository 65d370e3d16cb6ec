"""What the reader changed is taken back and made again, one step at a time, and the commands say what."""

from collections.abc import Callable

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLineEdit

from storage.query import FACTS, Filter, Query
from storage.words import Text
from ui.undo import Undo
from ui.window import Window
from ui.workspace import Workspace

Ask = Callable[[Query], None]
FORUM = Filter("events", "kind", "in", ("forum",))


def press(window: Window, code: str) -> None:
    window.actions_.refresh()
    window.actions_[code].trigger()


def test_filters_and_order_are_taken_back_and_made_again(window: Window, space: Workspace, asked: Ask) -> None:
    asked(Query("events"))
    space.filter_by("kind", ("forum",))
    space.sort_by([("title", True)])
    sorted_query = space.query
    press(window, "undo")
    assert space.query == Query("events", filters=(FORUM,))
    press(window, "undo")
    assert space.query == Query("events")
    assert not window.undo.can_undo
    press(window, "redo")
    press(window, "redo")
    assert space.query == sorted_query


def test_clearing_all_filters_is_one_step(window: Window, space: Workspace, asked: Ask) -> None:
    query = Query("events", "", (2019, 2024), (FORUM,))
    asked(query)
    press(window, "clear_filters")
    assert space.query == Query("events")
    press(window, "undo")
    assert space.query == query


def test_what_is_taken_back_is_seen_wherever_the_reader_went(window: Window, space: Workspace, asked: Ask) -> None:
    asked(Query("events"))
    space.filter_by("kind", ("forum",))
    press(window, "table_sources")
    press(window, "undo")
    assert (space.query.table, space.query.here) == ("events", ())


def test_the_switch_of_facts_is_taken_back_with_its_setting(window: Window, space: Workspace, asked: Ask) -> None:
    asked(Query("statistics"))
    press(window, "facts_only")
    assert FACTS in space.query.filters
    press(window, "undo")
    assert FACTS not in space.query.filters
    assert not window.settings.get("facts")


@pytest.mark.parametrize(("language", "said"), [("en", "&Undo: filter by Kind"), ("zh", "撤销(&U)：按类型筛选")])
def test_the_command_says_what_it_takes_back(window: Window, space: Workspace, asked: Ask, language: str, said: str) -> None:
    window.settings.set("language", language)
    asked(Query("events"))
    space.filter_by("kind", ("forum",))
    assert window.actions_["undo"].text() == said


def test_a_new_change_ends_what_could_be_made_again(window: Window, space: Workspace, asked: Ask) -> None:
    asked(Query("events"))
    space.filter_by("kind", ("forum",))
    press(window, "undo")
    space.sort_by([("title", False)])
    window.actions_.refresh()
    assert not window.actions_["redo"].isEnabled()


def test_a_span_that_is_dragged_is_one_step(window: Window, space: Workspace, asked: Ask) -> None:
    asked(Query("events"))
    for first in range(2010, 2016):
        space.set_query(space.query.with_years((first, 2024)))
    press(window, "undo")
    assert space.query.years is None
    press(window, "redo")
    assert space.query.years == (2015, 2024)


def test_words_typed_in_the_box_are_the_boxs_own_to_take_back(window: Window, space: Workspace, asked: Ask) -> None:
    asked(Query("events"))
    space.filter_by("kind", ("forum",))
    line = window.top.search.line
    assert isinstance(line, QLineEdit)
    QTest.keyClicks(line, "wipo")
    QTest.keyClick(line, Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
    assert line.text() == ""
    assert space.query.here == (FORUM,)


def test_a_step_is_told_in_both_languages(window: Window) -> None:
    assert isinstance(window.undo, Undo)
    window.undo.did("columns", lambda: None, lambda: None, table=Text("events", "事件"))
    assert window.actions_["undo"].text() == "&Undo: columns of events"
