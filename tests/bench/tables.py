"""What a reader does with a large table besides searching: sort it, go to its end, mark all of it; and the memory that it takes."""

import sqlite3
import subprocess
import sys
import time
from collections.abc import Iterator
from pathlib import Path

from PySide6.QtCore import QCoreApplication
from PySide6.QtSql import QSqlQueryModel

from storage.library import Library
from storage.query import Query, Sort
from storage.tables import BY_NAME
from tests.bench.building import ROOT
from tests.bench.figures import Figure, Setting, by_turns, cpu, middle
from tests.bench.window import Opened, connected, everything, stock_view

TABLE = "statistics"
COLUMNS = ("mark", "value", "period", "subject", "indicator_id", "source_id", "note")
SORT_GOAL, END_GOAL, MEMORY_GOAL = 1 / 100, 1 / 30, 1 / 20
TIMES = 5


def figures(setting: Setting) -> Iterator[Figure]:
    yield from _sorts(setting.made)
    opened = Opened(setting.made, Query(TABLE))
    yield from _ends(opened, setting)
    yield from _marks_all(opened, setting)
    opened.close()
    yield from _memory(setting)


def _sorts(database: Path) -> Iterator[Figure]:
    """The rows in the order of a column, against asking SQLite for them; and the first time, when its order is still to be read."""
    library, plain = Library(database), sqlite3.connect(database)
    for name in COLUMNS:
        keys = ", ".join(f"{key} DESC" for key in BY_NAME[TABLE].field(name).of or (name,))
        actions = {
            "first": lambda name=name: cpu(lambda: _ordered(Library(database), name)),
            "ours": lambda name=name: cpu(lambda: _ordered(library, name)),
            "sql": lambda keys=keys: cpu(lambda: plain.execute(f"SELECT row FROM {TABLE} ORDER BY {keys}").fetchall()),
        }
        actions["ours"]()  # what is read once
        times = {of: middle(measured) for of, measured in by_turns(actions, TIMES, 20).items()}
        yield Figure(f"sort by {name}, descending", times["ours"], times["sql"], "ORDER BY of the column as stored", goal=SORT_GOAL)
        yield Figure(f"sort by {name}, descending, first time", times["first"], times["sql"], "ORDER BY of the column as stored")


def _ordered(library: Library, name: str) -> None:
    library.engine.forget()
    library.rows_of_query(Query(TABLE, sort=(Sort(TABLE, name, True),)))


def _ends(opened: Opened, setting: Setting) -> Iterator[Figure]:
    """From the first screen to the last row, painted; the peer fetches all rows on its way."""
    grid = opened.table.grids.main
    database = connected(setting.made, "ends")

    def ours() -> float:
        opened.table.take_results()
        QCoreApplication.processEvents()

        def end() -> None:
            grid.scrollToBottom()
            grid.viewport().repaint()

        return cpu(end)

    def peer() -> float:
        model = QSqlQueryModel()
        model.setQuery(f"SELECT {', '.join(field.name for field in BY_NAME[TABLE].stored_fields)} FROM {TABLE}", database)
        view = stock_view(model, grid)
        QCoreApplication.processEvents()

        def end() -> None:
            everything(model)
            view.scrollToBottom()
            view.viewport().repaint()

        took = cpu(end)
        view.close()
        return took

    times = by_turns({"ours": ours, "peer": peer}, 3)
    yield Figure("to the last row, painted", middle(times["ours"]), middle(times["peer"]), "QSqlQueryModel", goal=END_GOAL)


def _marks_all(opened: Opened, setting: Setting) -> Iterator[Figure]:
    """Select all, until every view and the status line know: by the clock, since a thread adds them up."""
    opened.window.activateWindow()

    def ours() -> float:
        opened.table.grids.selection.clear()
        QCoreApplication.processEvents()
        began = time.perf_counter()
        opened.table.select_all()
        QCoreApplication.processEvents()
        return (time.perf_counter() - began) * 1000

    found = middle(ours() for _ in range(TIMES))
    if len(opened.workspace.selection) != setting.rows:
        raise RuntimeError("not all rows were marked")
    yield Figure(f"select all {setting.rows:,} rows", found)


# -- memory ----------------------------------------------------------------------------------------------------------------------------

_RESIDENT = "resident = lambda: next(int(line.split()[1]) for line in open('/proc/self/status') if line.startswith('RssAnon'))"
_OURS = f"""
import sys
from pathlib import Path
from PySide6.QtWidgets import QApplication
from storage.query import Query
from tests.bench.window import Opened
{_RESIDENT}
small, large = (Path(name) for name in sys.argv[1:])
opened = Opened(small, Query("{TABLE}"))
opened.close()
before = resident()
opened = Opened(large, Query("{TABLE}"))
opened.table.grids.main.scrollToBottom()
QApplication.processEvents()
print(resident() - before, flush=True)
import os
os._exit(0)
"""
_TUPLES = f"""
import sqlite3, sys
{_RESIDENT}
before = resident()
rows = sqlite3.connect(sys.argv[1]).execute("SELECT * FROM {TABLE}").fetchall()
print(resident() - before)
"""


def _memory(setting: Setting) -> Iterator[Figure]:
    """Above a window on a small almanac; Linux alone tells how much of it is the program's own."""
    if not Path("/proc/self/status").exists():
        return
    ours = _kilobytes(_OURS, str(setting.small), str(setting.made))
    tuples = _kilobytes(_TUPLES, str(setting.made))
    yield Figure("memory of the table, at its end", ours / 1024, tuples / 1024, "a list of tuples", unit="MB", goal=MEMORY_GOAL)


def _kilobytes(code: str, *arguments: str) -> int:
    done = subprocess.run([sys.executable, "-c", code, *arguments], cwd=ROOT, stdout=subprocess.PIPE, text=True, check=True)
    return int(done.stdout)
