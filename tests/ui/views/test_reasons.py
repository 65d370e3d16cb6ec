"""In the table each row says why it was found, where its name does not show it."""

from collections.abc import Callable

import pytest
from PySide6.QtCore import QModelIndex, Qt
from PySide6.QtTest import QAbstractItemModelTester
from pytestqt.qtbot import QtBot

from storage.query import Query
from ui.rows import RowsModel
from ui.views.table import TableView
from ui.widgets.label import Label
from ui.widgets.marked import spans_for
from ui.window import Window
from ui.workspace import Workspace

Ask = Callable[[Query], None]
_Role = Qt.ItemDataRole


@pytest.fixture
def look(qtbot: QtBot, window: Window, space: Workspace, asked: Ask) -> Callable[[Query], TableView]:
    """Asks, and waits until the rows in sight have said why they were found."""

    def ask(query: Query) -> TableView:
        asked(query)
        table = window.table
        assert table is not None
        qtbot.wait(200)
        qtbot.waitUntil(lambda: space.idle, timeout=20_000)
        return table

    return ask


def model(table: TableView) -> RowsModel:
    made = table.grids.main.model()
    assert isinstance(made, RowsModel)
    return made


def naming(table: TableView, place: int = 0) -> QModelIndex:
    return model(table).index(place, model(table).telling)


def painted(table: TableView, place: int = 0) -> str:
    """What the naming cell of a row shows."""
    column = model(table).telling
    return " ".join(piece.text for piece in table.cells.pieces(place, column, table.grids.main.columnWidth(column)))


def test_a_former_name_stands_beside_the_name(look: Callable[[Query], TableView]) -> None:
    table = look(Query("organizations", "SIPO"))
    assert "former name: SIPO" in painted(table)
    assert "matched: former name SIPO" in naming(table).data(_Role.ToolTipRole)
    assert "matched: former name SIPO" in naming(table).data(_Role.AccessibleTextRole)


def test_its_words_are_marked(look: Callable[[Query], TableView]) -> None:
    table = look(Query("organizations", "SIPO"))
    column = model(table).telling
    reason = table.cells.pieces(0, column, table.grids.main.columnWidth(column))[-1]
    assert reason.text.endswith("SIPO")
    assert len(reason.matches) == 1


def test_it_is_said_in_the_language_of_the_program(look: Callable[[Query], TableView], window: Window) -> None:
    table = look(Query("organizations", "SIPO"))
    window.settings.set("language", "zh")
    assert "曾用名: SIPO" in painted(table)
    assert "匹配：曾用名 SIPO" in naming(table).data(_Role.AccessibleTextRole)


@pytest.mark.parametrize("query", [Query("organizations", "Huawei"), Query("organizations"), Query("events", "kind:forum")])
def test_names_that_show_it_say_nothing_more(look: Callable[[Query], TableView], query: Query) -> None:
    table = look(query)
    assert model(table).why(0) == ""
    assert "matched" not in naming(table).data(_Role.AccessibleTextRole)


def test_a_name_found_by_its_sound_says_so(look: Callable[[Query], TableView]) -> None:
    table = look(Query("organizations", "gjzscqj"))
    assert model(table).why(0) == "pinyin of: 国家知识产权局"


def test_rows_that_come_into_sight_are_asked_too(qtbot: QtBot, space: Workspace, look: Callable[[Query], TableView]) -> None:
    table = look(Query("sources", "China"))
    last = model(table).rowCount() - 1
    whys = [place for place in range(last + 1) if model(table).why(place)]
    table.grids.main.verticalScrollBar().setValue(10**6)
    qtbot.wait(200)
    qtbot.waitUntil(lambda: space.idle, timeout=20_000)
    assert max((place for place in range(last + 1) if model(table).why(place)), default=0) > max(whys, default=0)


def test_reasons_of_another_search_are_never_shown(look: Callable[[Query], TableView], asked: Ask) -> None:
    table = look(Query("organizations", "SIPO"))
    asked(Query("organizations", "CNIPA"))
    assert "SIPO" not in painted(table)


def test_the_model_stays_sound(look: Callable[[Query], TableView], qtbot: QtBot) -> None:
    table = look(Query("organizations", "SIPO"))
    tester = QAbstractItemModelTester(model(table), QAbstractItemModelTester.FailureReportingMode.Warning)
    look(Query("events", "SIPO"))
    assert tester.model() is model(table)


def test_the_record_page_marks_the_words_too(qtbot: QtBot, window: Window, space: Workspace, asked: Ask) -> None:
    asked(Query("organizations", "Huawei telecom"))
    space.open_record("organizations/huawei")
    qtbot.waitUntil(lambda: space.idle, timeout=20_000)
    record = window.panes.record
    assert record is not None
    label = next(one for one in record.findChildren(Label) if one.text().startswith("Telecom"))
    assert spans_for(label, label.text()) == [(0, 7)]
    asked(Query("organizations", "cloud"))
    assert [label.text()[start:end] for start, end in spans_for(label, label.text())] == ["cloud"]
    asked(Query("organizations"))
    assert list(spans_for(label, label.text())) == []


def test_in_a_narrow_cell_the_name_has_the_room_and_the_tool_tip_the_reason(look: Callable[[Query], TableView]) -> None:
    table = look(Query("organizations", "SIPO"))
    column = model(table).telling
    for width in (60, 120, 200, 400, 800):
        table.cells.forget()
        pieces = table.cells.pieces(0, column, width)
        assert pieces[0].text.startswith("C")
        assert len(pieces) < 2 or "SIPO" in pieces[-1].text or pieces[-1].text in "国家知识产权局"
        assert table.cells.is_cut(0, column, width)  # so that the tool tip comes
