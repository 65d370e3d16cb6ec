"""A full repaint of the table, with all that the program draws in it, against Qt's own table of the same strings and its stock delegate."""

import random
import tempfile
from collections.abc import Callable, Iterator
from pathlib import Path

from PySide6.QtCore import QCoreApplication, QItemSelectionModel, Qt
from PySide6.QtWidgets import QTableView

from storage.query import Query
from tests.bench.figures import Figure, Setting, cpu, middle, p95
from tests.bench.window import Opened, connected, everything, stock_view, strings, table_model

BLOCKS, TURNS, WARM = 5, 30, 4
QUERIES = {"statistics": "patent 专利", "events": "China"}
GOAL = 1.0
Way = Callable[[QTableView, Iterator[int]], Callable[[], float]]
AGAINST = "QSqlTableModel, stock delegate"


def screens(view: QTableView, drawn: random.Random, rows: int) -> Iterator[int]:
    """Places of the scroll bar, in any order: each screen of rows once, and then from the beginning."""
    height = view.verticalHeader().defaultSectionSize()
    seen = view.viewport().height() // height + 1
    places = list(range(0, max(1, rows - seen), seen))
    while True:
        drawn.shuffle(places)
        yield from (place * height for place in places)


def elsewhere(view: QTableView, places: Iterator[int]) -> Callable[[], float]:
    """Rows that were not on screen before, fetched and painted: the processor's milliseconds."""

    def paint() -> None:
        view.verticalScrollBar().setValue(next(places))
        view.viewport().repaint()

    return lambda: cpu(paint)


def again(view: QTableView, places: Iterator[int]) -> Callable[[], float]:
    """The same rows painted whole once more."""
    return lambda: cpu(view.viewport().repaint)


def mark(opened: Opened) -> None:
    """A third of the rows chosen, the keyboard on a cell, so that all there is to draw is drawn."""
    grid = opened.table.grids.main
    opened.window.activateWindow()
    grid.setFocus(Qt.FocusReason.OtherFocusReason)
    flags = QItemSelectionModel.SelectionFlag
    for place in range(0, grid.model().rowCount() - 10, 30):
        for row in range(place, place + 10):
            grid.selectionModel().select(grid.model().index(row, 0), flags.Select | flags.Rows)
    grid.selectionModel().setCurrentIndex(grid.model().index(20, 1), flags.NoUpdate)
    QCoreApplication.processEvents()
    if not grid.active():
        raise RuntimeError("the table has no keyboard, so its ring would not be drawn")


def figures(setting: Setting) -> Iterator[Figure]:
    for table, text in QUERIES.items():
        opened = Opened(setting.real, Query(table, text))
        yield from _compared(opened, table)
        opened.close()


def _compared(opened: Opened, table: str) -> Iterator[Figure]:
    grid = opened.table.grids.main
    model = grid.model()
    rows, columns = model.rowCount(), model.columnCount()
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "shown.db"
        strings(([str(model.index(row, column).data() or "") for column in range(columns)] for row in range(rows)), columns, path)
        peer_model = table_model(connected(path, table), "shown")
        everything(peer_model)
        peer = stock_view(peer_model, grid)
        peer.selectRow(5)
        opened.table.take_results()  # what was read above is forgotten
        mark(opened)
        seen = grid.viewport().height() // grid.verticalHeader().defaultSectionSize()
        for way, name in ((elsewhere, "other rows"), (again, "the same rows")):
            found = _in_blocks(opened, grid, peer, rows, way)
            label = f"full repaint of {table}, {name}, {seen} × {columns} cells"
            yield Figure(f"{label}, cpu p50", middle(found["ours"]), middle(found["peer"]), AGAINST, goal=GOAL)
            yield Figure(f"{label}, cpu p95", p95(found["ours"]), p95(found["peer"]), AGAINST, goal=GOAL)
        peer.close()


def _in_blocks(opened: Opened, grid: QTableView, peer: QTableView, rows: int, way: Way) -> dict[str, list[float]]:
    """By turns; the peer without the program's style sheet, which would slow it."""
    found: dict[str, list[float]] = {"ours": [], "peer": []}
    sheet = opened.app.styleSheet()
    places = {name: screens(view, random.Random(5), rows) for name, view in (("ours", grid), ("peer", peer))}
    for _ in range(BLOCKS):
        for name, view in (("ours", grid), ("peer", peer)):
            opened.app.setStyleSheet(sheet if name == "ours" else "")
            QCoreApplication.processEvents()
            one = way(view, places[name])
            found[name] += [one() for _ in range(TURNS)][WARM:]
    opened.app.setStyleSheet(sheet)
    return found
