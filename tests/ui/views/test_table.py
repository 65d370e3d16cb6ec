"""The table as a reader handles it: sorting, choosing columns, marking rows, opening records."""

import time
from collections.abc import Callable
from dataclasses import replace

import pytest
from PySide6.QtCore import QEvent, QItemSelectionModel, QModelIndex, QPoint, QPointF, Qt
from PySide6.QtGui import QMouseEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from storage.query import Filter, Query, Sort
from storage.rules import CODES
from ui.columns import Columns
from ui.echo import runs
from ui.grid import Grid
from ui.rows import RowsModel
from ui.views.table import TableView
from ui.window import Window
from ui.workspace import Workspace

Ask = Callable[[Query], None]
Flag = QItemSelectionModel.SelectionFlag


@pytest.fixture
def table(window: Window, asked: Ask) -> TableView:
    """The table of statistics about Huawei's PCT applications."""
    asked(Query("statistics", "Huawei PCT"))
    assert window.table is not None
    return window.table


def column(table: TableView, name: str) -> int:
    return table.columns.names.index(name)


def rows_model(table: TableView) -> RowsModel:
    model = table.grids.main.model()
    assert isinstance(model, RowsModel)
    return model


def click_header(grid: Grid, place: int, modifier: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier) -> None:
    at = QPoint(grid.header.sectionViewportPosition(place) + 20, 12)
    QTest.mouseClick(grid.header.viewport(), Qt.MouseButton.LeftButton, modifier, at)


def values(table: TableView, space: Workspace) -> list[object]:
    return [record[0] for record in space.records("statistics", list(space.rows), ("value",))]


def keys(space: Workspace) -> list[tuple[str, bool]]:
    return [(key.field, key.descending) for key in space.query.sort_here]


def test_a_click_sorts_again_reverses_a_third_ends_it(qtbot: QtBot, table: TableView, space: Workspace) -> None:
    grid, place = table.grids.main, column(table, "value")
    unsorted = list(space.rows)
    click_header(grid, place)
    qtbot.waitUntil(lambda: space.idle)
    assert values(table, space) == sorted(values(table, space))  # type: ignore[type-var]
    click_header(grid, place)
    qtbot.waitUntil(lambda: space.idle)
    assert values(table, space) == sorted(values(table, space), reverse=True)  # type: ignore[type-var]
    click_header(grid, place)
    qtbot.waitUntil(lambda: space.idle)
    assert space.query.sort_here == ()
    assert list(space.rows) == unsorted


def test_a_part_is_said_after_its_whole_and_more_quietly(asked: Ask, table: TableView) -> None:
    asked(Query("statistics", "breakdown_id:beijing"))
    painter, place = table.cells, column(table, "subject")
    whole, part = painter.pieces(0, place, 400)[:2]
    assert (part.text, part.role) == (" · Beijing", "muted")
    assert whole.role == "text"
    assert whole.x < part.x
    assert not painter.is_cut(0, place, 400)


def test_shift_and_click_add_a_key(qtbot: QtBot, table: TableView, space: Workspace) -> None:
    grid = table.grids.main
    click_header(grid, column(table, "subject"))
    click_header(grid, column(table, "period"), Qt.KeyboardModifier.ShiftModifier)
    click_header(grid, column(table, "period"), Qt.KeyboardModifier.ShiftModifier)
    assert keys(space) == [("subject", False), ("period", True)]
    click_header(grid, column(table, "period"), Qt.KeyboardModifier.ShiftModifier)
    assert keys(space) == [("subject", False)]


@pytest.mark.parametrize("name", ["mark", "period", "subject", "value", "unit_id", "source_id", "standing"])
def test_every_kind_of_column_sorts(asked: Ask, table: TableView, space: Workspace, name: str) -> None:
    found = sorted(space.rows)
    asked(space.query.with_sort([Sort("statistics", name, True)]))
    assert sorted(space.rows) == found


def test_columns_are_kept_by_name(table: TableView, window: Window) -> None:
    table.set_columns(Columns(("period", "value", "locator")))
    assert [field.name for field in table.grids.main.model().fields] == ["period", "value", "locator"]  # type: ignore[attr-defined]
    assert window.settings.get("columns.statistics")["names"] == ["period", "value", "locator"]


def test_a_dragged_column_keeps_its_place(qtbot: QtBot, table: TableView) -> None:
    before = table.columns.names
    table.grids.main.header.moveSection(1, 4)
    qtbot.waitUntil(lambda: table.columns.names != before)
    assert table.columns.names.index(before[1]) == 4
    header = table.grids.main.header
    assert [header.visualIndex(place) for place in range(header.count())] == list(range(header.count()))


def test_a_width_set_by_hand_is_kept(table: TableView) -> None:
    table.grids.main.header.resizeSection(column(table, "value"), 222)
    assert dict(table.columns.widths) == {"value": 222}
    assert table.grids.main.columnWidth(column(table, "value")) == 222


def test_fitting_columns_sets_no_width(table: TableView, window: Window) -> None:
    window.resize(1600, 900)
    assert table.columns.widths == ()


def test_frozen_columns_stand_still(qtbot: QtBot, table: TableView) -> None:
    wide = tuple((name, 400) for name in table.columns.names)
    table.set_columns(replace(table.columns, widths=wide, frozen=2))
    qtbot.wait(20)  # the new grid is laid out
    left, right = table.grids.grids
    assert [place for place in range(7) if not left.isColumnHidden(place)] == [0, 1]
    assert [place for place in range(7) if not right.isColumnHidden(place)] == [2, 3, 4, 5, 6]
    right.horizontalScrollBar().setValue(300)
    assert left.columnViewportPosition(0) == 0
    right.verticalScrollBar().setValue(90)
    assert left.verticalScrollBar().value() == 90
    assert left.viewport().height() == right.viewport().height()
    left.selectionModel().select(left.model().index(3, 0), Flag.ClearAndSelect | Flag.Rows)
    assert right.selectionModel().isRowSelected(3, QModelIndex())
    table.set_columns(replace(table.columns, frozen=0))
    assert table.grids.grids == [right]
    assert not any(right.isColumnHidden(place) for place in range(7))


def test_arrow_keys_cross_the_border_of_frozen_columns(table: TableView) -> None:
    table.set_columns(replace(table.columns, frozen=2))
    left, right = table.grids.grids
    right.setFocus()
    right.setCurrentIndex(right.model().index(4, 2))
    QTest.keyClick(right, Qt.Key.Key_Left)
    assert left.hasFocus()
    assert (left.currentIndex().row(), left.currentIndex().column()) == (4, 1)
    QTest.keyClick(left, Qt.Key.Key_Right)
    assert right.hasFocus()
    assert right.currentIndex().column() == 2


def test_a_selection_goes_round_once(qtbot: QtBot, table: TableView, space: Workspace) -> None:
    told: list[int] = []
    space.selection_changed.connect(lambda: told.append(len(space.selection)))
    table.grids.main.selectRow(2)
    assert told == [1]
    assert list(space.selection) == [space.rows[2]]
    space.select([space.rows[0], space.rows[5]])
    assert told == [1, 2]
    chosen = table.grids.selection
    assert [place for place in range(len(space.rows)) if chosen.isRowSelected(place, QModelIndex())] == [0, 5]


def test_a_selection_survives_sorting_but_not_what_hides_it(asked: Ask, table: TableView, space: Workspace) -> None:
    rows = sorted(space.rows[place] for place in (1, 7))
    space.select(rows)
    asked(space.query.with_sort([Sort("statistics", "value", True)]))
    marked = [place for place in range(len(space.rows)) if table.grids.selection.isRowSelected(place, QModelIndex())]
    assert sorted(space.rows[place] for place in marked) == rows
    asked(space.query.with_text("zyxolite"))
    assert list(space.selection) == []
    asked(space.query.with_text("Huawei PCT"))
    assert table.grids.selection.selectedRows() == []


def test_all_rows_of_the_result_are_marked_in_no_time(asked: Ask, table: TableView, window: Window, space: Workspace) -> None:
    asked(Query("statistics"))
    began = time.thread_time()
    window.actions_["select_all"].trigger()
    assert time.thread_time() - began < 1.0  # `selectedRows` alone would take longer
    assert len(space.selection) == space.total("statistics")


def test_headers_know_of_no_marked_row(table: TableView) -> None:
    """Qt would ask each of the marked rows for each column that it paints the header of: seconds."""
    table.set_columns(replace(table.columns, frozen=1))
    table.select_all()
    for grid in table.grids.grids:
        assert grid.selectionModel().hasSelection()
        assert not grid.horizontalHeader().selectionModel().hasSelection()


def test_there_is_always_a_current_cell(asked: Ask, table: TableView, space: Workspace) -> None:
    for text in ("Huawei", "zyxolite", "", "GII"):
        asked(space.query.with_text(text))
        assert table.grids.main.currentIndex().isValid() == bool(space.rows)


def test_one_marked_row_opens_beside_and_keeps_the_keyboard(qtbot: QtBot, table: TableView, space: Workspace) -> None:
    grid = table.grids.main
    grid.setFocus()
    grid.selectRow(4)
    qtbot.waitUntil(lambda: space.record == space.key_of("statistics", space.rows[4]))
    assert table.grids.has_keyboard()


def test_leafing_is_one_step_back(qtbot: QtBot, table: TableView, space: Workspace) -> None:
    for place in (1, 2, 3):
        table.grids.main.selectRow(place)
        qtbot.waitUntil(lambda place=place: space.record == space.key_of("statistics", space.rows[place]))  # type: ignore[misc]
    space.back()
    assert space.record == ""
    assert space.query.text == "Huawei PCT"


def test_several_marked_rows_open_nothing(qtbot: QtBot, table: TableView, space: Workspace) -> None:
    table.grids.selection.select(table.grids.main.model().index(0, 0), Flag.Select | Flag.Rows)
    table.grids.selection.select(table.grids.main.model().index(1, 0), Flag.Select | Flag.Rows)
    qtbot.wait(150)
    assert space.record == ""


@pytest.mark.parametrize("sort", [(), (Sort("statistics", "value"),), (Sort("statistics", "value", descending=True),)])
@pytest.mark.parametrize("rule", CODES)
def test_of_one_claim_group_the_shown_claim_stands_out(
    qtbot: QtBot, asked: Ask, table: TableView, space: Workspace, rule: str, sort: tuple[Sort, ...]
) -> None:
    space.set_rule(rule)
    asked(Query("statistics", "PCT applications China 2022").with_sort(sort))
    model, cells = rows_model(table), table.cells
    indicator, value = column(table, "indicator_id"), column(table, "value")
    groups: dict[object, list[int]] = {}
    for place in range(model.rowCount()):
        groups.setdefault(model.group(place), []).append(place)
    several = [places for places in groups.values() if len(places) > 1 and places[-1] - places[0] == len(places) - 1]
    assert any(model.picked(place) for places in several for place in places)
    for places in several:
        shown = [place for place in places if model.picked(place)]
        assert [place for place in places if cells.pieces(place, indicator, 300)[0].role == "text"] == (shown or places[:1])
        assert [place for place in places if cells.pieces(place, value, 100)[0].role == "text"] == shown
        tips = {place: str(model.index(place, value).data(Qt.ItemDataRole.ToolTipRole)) for place in places}
        assert [place for place in places if "another source" not in tips[place]] == shown


def test_of_claims_of_which_none_is_shown_the_first_stands_out(asked: Ask, table: TableView) -> None:
    asked(Query("statistics").with_filter(Filter("statistics", "picked", "in", ("0",))))
    model, cells, indicator = rows_model(table), table.cells, column(table, "indicator_id")
    roles = [(cells.repeats(place), cells.pieces(place, indicator, 300)[0].role) for place in range(200)]
    assert set(roles) == {(False, "text"), (True, "muted")}
    assert {model.picked(place) for place in range(200)} == {False}


def test_matches_are_marked_where_they_stand(table: TableView) -> None:
    cells = table.cells
    piece = cells.pieces(0, column(table, "indicator_id"), 400)[0]
    assert "PCT" in piece.text
    assert piece.matches


def test_a_row_can_be_painted_with_everything_on(qtbot: QtBot, table: TableView, window: Window) -> None:
    """Hover, focus, selection, marks and the open record together; pytest-qt fails on any complaint of the painter."""
    grid = table.grids.main
    grid.setFocus()
    grid.selectRow(2)
    QTest.mouseMove(grid.viewport(), QPoint(200, 100))
    picture = grid.grab().toImage()
    assert len({picture.pixel(x, y) for x in range(0, picture.width(), 7) for y in range(0, picture.height(), 7)}) > 8


def test_runs() -> None:
    assert runs([1, 2, 3, 7, 9, 10]) == [(1, 3), (7, 7), (9, 10)]
    assert runs([]) == []


def test_marked_rows_can_be_dragged_and_a_click_still_marks_one(qtbot: QtBot, table: TableView, window: Window, space: Workspace) -> None:
    grid = table.grids.main
    dropped: list[str] = []
    window.copying.begin_drag = lambda source, data: dropped.append(data.text())
    space.select(list(space.rows)[:3])
    at = [grid.visualRect(grid.model().index(place, 1)).center() for place in (0, 1, 5)]
    qtbot.mousePress(grid.viewport(), Qt.MouseButton.LeftButton, pos=at[1])
    qtbot.mouseMove(grid.viewport(), at[2])
    send = QMouseEvent(
        QEvent.Type.MouseMove, QPointF(at[2]), grid.viewport().mapToGlobal(QPointF(at[2])),
        Qt.MouseButton.NoButton, Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier,
    )  # fmt: skip
    QApplication.sendEvent(grid.viewport(), send)
    qtbot.waitUntil(lambda: bool(dropped))
    assert len(dropped[0].split("\n")) == 3
    qtbot.mouseRelease(grid.viewport(), Qt.MouseButton.LeftButton, pos=at[2])
    qtbot.mouseClick(grid.viewport(), Qt.MouseButton.LeftButton, pos=at[1])
    qtbot.waitUntil(lambda: list(space.selection) == [space.rows[1]])
