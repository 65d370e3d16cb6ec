"""From anywhere in the window to who says so, and back: F4, a click on ≠, the row one comes to, Esc, back and forward."""

from collections.abc import Callable
from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from storage.query import Filter, Query
from ui.window import Window
from ui.workspace import Workspace

if TYPE_CHECKING:
    from ui.views.evidence import EvidenceView
    from ui.views.table import TableView

DIFFERING = Query("statistics", filters=(Filter("statistics", "disagrees", "in", ("1",)),))
Asked = Callable[[Query], None]


def table_of(window: Window) -> "TableView":
    table = window.table
    assert table is not None
    return table


def panel(window: Window) -> "EvidenceView":
    from ui.views.evidence import EvidenceView

    shown = window.panes.beside
    assert isinstance(shown, EvidenceView)
    return shown


def to_the_table(qtbot: QtBot, window: Window) -> None:
    """The window is in front, the keyboard in its table."""
    window.activateWindow()
    qtbot.waitUntil(window.isActiveWindow, timeout=5_000)
    window.focus_results()
    qtbot.waitUntil(table_of(window).grids.main.hasFocus, timeout=5_000)


def there(qtbot: QtBot, window: Window) -> None:
    """Waits until the panel answers for the open record."""
    qtbot.waitUntil(lambda: panel(window).key == window.workspace.record and window.workspace.idle, timeout=10_000)


def mark(window: Window, place: int) -> QPoint:
    """The middle of the ≠ of a row in the table."""
    table = table_of(window)
    return table.grids.main.visualRect(table.grids.main.model().index(place, 0)).center()


def test_f4_answers_for_the_current_row_and_takes_the_keyboard(qtbot: QtBot, window: Window, space: Workspace, asked: Asked) -> None:
    asked(DIFFERING)
    to_the_table(qtbot, window)
    QTest.keyClick(table_of(window).grids.main, Qt.Key.Key_Down)
    window.actions_["who_says_so"].trigger()
    there(qtbot, window)
    assert space.record == space.key_of("statistics", space.rows[1])
    qtbot.waitUntil(lambda: QApplication.focusWidget() is panel(window).entries[0], timeout=5_000)
    assert panel(window).width() >= 400


def test_a_click_on_the_mark_opens_it_and_leaves_the_keyboard_in_the_table(
    qtbot: QtBot, window: Window, space: Workspace, asked: Asked
) -> None:
    asked(DIFFERING)
    to_the_table(qtbot, window)
    grid = table_of(window).grids.main
    QTest.mouseClick(grid.viewport(), Qt.MouseButton.LeftButton, pos=mark(window, 2))
    there(qtbot, window)
    assert space.record == space.key_of("statistics", space.rows[2])
    assert grid.hasFocus()


def test_a_click_beside_the_mark_opens_the_page(qtbot: QtBot, window: Window, space: Workspace, asked: Asked) -> None:
    asked(DIFFERING)
    grid = table_of(window).grids.main
    QTest.mouseClick(grid.viewport(), Qt.MouseButton.LeftButton, pos=mark(window, 2) + QPoint(300, 0))
    qtbot.waitUntil(lambda: bool(space.record), timeout=5_000)
    assert space.evidence is None


def test_it_follows_the_row_that_one_comes_to(qtbot: QtBot, window: Window, space: Workspace, asked: Asked) -> None:
    asked(DIFFERING)
    to_the_table(qtbot, window)
    grid = table_of(window).grids.main
    QTest.mouseClick(grid.viewport(), Qt.MouseButton.LeftButton, pos=mark(window, 0))
    there(qtbot, window)
    last = next(place for place in range(1, len(space.rows)) if not table_of(window).cells.repeats(place))
    for _ in range(last):
        QTest.keyClick(grid, Qt.Key.Key_Down)
    qtbot.waitUntil(lambda: space.record == space.key_of("statistics", space.rows[last]), timeout=5_000)
    there(qtbot, window)
    space.back()
    assert not space.record


def test_it_follows_the_cell_of_a_record(qtbot: QtBot, window: Window, space: Workspace, asked: Asked) -> None:
    asked(Query("events"))
    to_the_table(qtbot, window)
    table = table_of(window)
    window.actions_["who_says_so"].trigger()
    there(qtbot, window)
    first = space.evidence
    window.focus_results()
    qtbot.waitUntil(table.grids.main.hasFocus, timeout=5_000)
    QTest.keyClick(table.grids.main, Qt.Key.Key_Down)
    QTest.keyClick(table.grids.main, Qt.Key.Key_Right)
    qtbot.waitUntil(lambda: space.evidence == table.current_field() != first, timeout=5_000)
    assert space.record == table.current_key()


def test_esc_leads_back_to_where_it_was_asked(qtbot: QtBot, window: Window, space: Workspace, asked: Asked) -> None:
    asked(DIFFERING)
    key = space.key_of("statistics", space.rows[0])
    space.show_evidence(key)
    window.actions_["escape"].trigger()
    assert (space.record, space.evidence) == ("", None)
    assert window.panes.beside is None
    space.forward()
    assert (space.record, space.evidence) == (key, "")
    space.back()
    space.open_record(key)
    space.show_evidence(key)
    window.actions_["escape"].trigger()
    assert (space.record, space.evidence) == (key, None)
    assert window.panes.beside is window.panes.record


def test_back_and_forward_lead_through_it(qtbot: QtBot, window: Window, space: Workspace, asked: Asked) -> None:
    asked(DIFFERING)
    key = space.key_of("statistics", space.rows[0])
    space.show_evidence(key)
    there(qtbot, window)
    space.open_record("sources/" + panel(window).entries[0].voice.witness.source.source_id)
    space.back()
    there(qtbot, window)
    assert space.record == key
    space.back()
    assert window.panes.beside is None
    space.forward()
    there(qtbot, window)


def test_it_stays_while_the_reader_filters_and_closes_with_another_search(
    qtbot: QtBot, window: Window, space: Workspace, asked: Asked
) -> None:
    asked(DIFFERING)
    key = space.key_of("statistics", space.rows[0])
    space.show_evidence(key)
    asked(space.query.with_years((2010, 2020)))
    assert (space.record, space.evidence) == (key, "")
    asked(space.query.with_text("patent"))
    assert (space.record, space.evidence) == ("", None)


@pytest.mark.parametrize("width", [1440, 1100])
def test_in_a_small_window_it_lies_over_the_results(qtbot: QtBot, window: Window, space: Workspace, asked: Asked, width: int) -> None:
    asked(DIFFERING)
    window.resize(width, 720)
    key = space.key_of("statistics", space.rows[0])
    space.show_evidence(key)
    there(qtbot, window)
    assert panel(window).isVisible()
    assert window.panes.covered == (width < 1200)
    space.open_record(key)
    assert window.panes.record is not None
    assert window.panes.record.isVisible()
    window.actions_["escape"].trigger()
    window.resize(1440, 900)
    space.show_evidence(key)
    assert not window.panes.covered
    assert panel(window).isVisible()


def test_on_the_start_page_there_is_nothing_to_ask(window: Window) -> None:
    window.actions_.refresh()
    assert not window.actions_["who_says_so"].isEnabled()
