"""The model under the table: right for Qt, few rows fetched, and nothing a screen reader would stumble over."""

from array import array
from collections import Counter
from collections.abc import Callable, Sequence

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QAbstractItemModelTester
from pytestqt.qtbot import QtBot

from storage.query import Filter, Query, Sort
from storage.tables import BY_NAME, TABLES
from ui.rows import PAGE, RowsModel
from ui.workspace import Workspace

Ask = Callable[[Query], None]
_Role = Qt.ItemDataRole


@pytest.fixture
def model(space: Workspace) -> RowsModel:
    return RowsModel(space)


def shown(model: RowsModel, space: Workspace, columns: tuple[str, ...] = ()) -> RowsModel:
    query = space.results.query
    model.show(query.table, space.rows, columns or BY_NAME[query.table].columns, query.sort_here)
    return model


@pytest.mark.parametrize("table", [table.name for table in TABLES])
def test_qt_finds_no_fault_with_it(qtbot: QtBot, space: Workspace, asked: Ask, model: RowsModel, table: str) -> None:
    tester = QAbstractItemModelTester(model, QAbstractItemModelTester.FailureReportingMode.Fatal)
    for text, columns in (("WIPO 2019", ()), ("Huawei", tuple(field.name for field in BY_NAME[table].fields)), ("zyxolite", ())):
        asked(Query(table, text))
        shown(model, space, columns)
        assert model.rowCount() == len(space.rows)
    assert tester.model() is model


def test_no_two_facts_look_alike(space: Workspace, asked: Ask, model: RowsModel) -> None:
    asked(Query("statistics").with_filter(Filter("statistics", "picked", "in", ("1",))))
    shown(model, space, ("indicator_id", "subject", "period_start", "period_end"))
    seen = Counter(tuple(cell.main for cell in model.shown(place)) for place in range(model.rowCount()))
    assert [fact for fact, times in seen.items() if times > 1] == []


def test_only_the_rows_looked_at_are_fetched(space: Workspace, asked: Ask, model: RowsModel, monkeypatch: pytest.MonkeyPatch) -> None:
    asked(Query("statistics"))
    fetched: list[int] = []
    records = space.records

    def noted(table: str, rows: Sequence[int], names: Sequence[str]) -> list[tuple[object, ...]]:
        fetched.extend(rows)
        return records(table, rows, names)

    monkeypatch.setattr(space, "records", noted)
    shown(model, space)
    assert fetched == []
    model.index(40_000, 1).data()
    model.index(40_001, 2).data()
    assert len(fetched) == PAGE
    assert space.rows[40_000] in fetched


def test_every_cell_says_its_column_and_what_is_not_stated(space: Workspace, asked: Ask, model: RowsModel) -> None:
    asked(Query("events", "Wuzhen"))
    shown(model, space)
    for row in range(model.rowCount()):
        for column, field in enumerate(model.fields):
            spoken = model.index(row, column).data(_Role.AccessibleTextRole)
            assert spoken.startswith(model.label(field))
            if not model.index(row, column).data():
                assert "not stated" in spoken


def test_a_cell_gives_no_more_text_than_it_can_show(space: Workspace, asked: Ask, model: RowsModel) -> None:
    asked(Query("sources"))
    shown(model, space)
    model.widths = {"title": 100}
    column = [field.name for field in model.fields].index("title")
    long = next(row for row in range(500) if len(model.index(row, column).data(_Role.ToolTipRole)) > 60)
    assert len(model.index(long, column).data()) == 20
    assert model.index(long, column).data(_Role.ToolTipRole).startswith(model.index(long, column).data())


def test_figures_are_said_as_their_source_states_them(space: Workspace, asked: Ask, model: RowsModel) -> None:
    asked(Query("statistics", "qualifier:about Huawei PCT"))
    shown(model, space)
    column = [field.name for field in model.fields].index("value")
    cell = model.index(0, column)
    assert cell.data().startswith("≈")
    assert "about" in cell.data(_Role.AccessibleTextRole)
    assert "applications" in cell.data(_Role.ToolTipRole)


def test_the_header_shows_each_key_of_the_order(space: Workspace, asked: Ask, model: RowsModel) -> None:
    asked(Query("statistics", sort=(Sort("statistics", "value", True), Sort("statistics", "period"))))
    shown(model, space)
    heads = [model.headerData(place, Qt.Orientation.Horizontal) for place in range(model.columnCount())]
    assert "Value ↓¹" in heads
    assert "Period ↑²" in heads


def test_places_of_rows(space: Workspace, asked: Ask, model: RowsModel) -> None:
    asked(Query("statistics", "PCT", sort=(Sort("statistics", "value", True),)))
    shown(model, space)
    wanted = array("I", sorted(space.rows[place] for place in (0, 5, 300)))
    assert model.places_of(wanted) == [0, 5, 300]
    assert model.places_of(array("I", [4_000_000])) == []


def test_unknown_columns_are_passed_over(space: Workspace, model: RowsModel) -> None:
    model.show("events", space.rows, ("title", "no_such_field", "kind"))
    assert [field.name for field in model.fields] == ["title", "kind"]


@pytest.mark.parametrize("marks", [True, False])
def test_a_reckoned_figure_says_so_wherever_it_is_read(space: Workspace, asked: Ask, model: RowsModel, marks: bool) -> None:
    """Seen in the column of marks or before the figure; told by the tool tip of both, and heard."""
    asked(Query("statistics", filters=(Filter("statistics", "basis", "in", ("reckoned",)),)))
    shown(model, space, ("mark", "value") if marks else ("value",))
    places = [place for place in range(model.rowCount()) if not model.value(place, "disagrees")]
    assert places
    for place in places:
        cells = [model.index(place, column) for column in range(model.columnCount())]
        assert sum("∴" in str(cell.data(_Role.DisplayRole)) for cell in cells) == 1
        assert all("reckoned" in str(cell.data(_Role.ToolTipRole)) for cell in cells)
        assert all("reckoned" in str(cell.data(_Role.AccessibleTextRole)) for cell in cells)


def test_a_rounded_figure_explains_its_sign_and_a_difference_says_where_a_click_leads(
    space: Workspace, asked: Ask, model: RowsModel
) -> None:
    conditions = (Filter("statistics", "qualifier", "in", ("about",)), Filter("statistics", "disagrees", "in", ("1",)))
    asked(Query("statistics", filters=conditions))
    shown(model, space, ("mark", "value"))
    mark, value = (model.index(0, column) for column in range(2))
    assert str(value.data(_Role.DisplayRole)).startswith("≈")
    assert str(value.data(_Role.ToolTipRole)).splitlines()[1] == "about"
    assert "F4" in str(mark.data(_Role.ToolTipRole))
    space.set_languages("zh", "zh")
    model.reword()
    assert str(value.data(_Role.ToolTipRole)).splitlines()[1] == "约"


def test_every_heading_has_a_name_and_a_sort_says_how_it_ends(space: Workspace, asked: Ask, model: RowsModel) -> None:
    asked(Query("statistics", "Huawei PCT").with_sort((Sort("statistics", "mark", True),)))
    shown(model, space, ("mark", "value"))
    sides = Qt.Orientation.Horizontal
    assert [bool(model.headerData(place, sides)) for place in range(2)] == [True, True]
    tips = [str(model.headerData(place, sides, _Role.ToolTipRole)) for place in range(2)]
    assert ["click to end it" in tip for tip in tips] == [True, False]
    assert [model.headerData(place, sides, _Role.AccessibleTextRole) for place in range(2)] == tips
