"""From a key in the search box to painted rows, letter by letter in the program's own window, against a full repaint of the same table.

By processor: all threads until the rows are about to be painted, then the thread that paints. The clock is told beside it.
"""

import time
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path
from typing import NamedTuple

from PySide6.QtCore import QCoreApplication, QEvent, Qt
from PySide6.QtGui import QKeyEvent, QPaintEvent
from PySide6.QtWidgets import QLineEdit

from storage.query import Query
from tests.bench.figures import Figure, Setting, middle, p95
from tests.bench.window import Opened, until
from ui.grid import Grid

WORDS = ("patent", "huawei pct", "专利", "trademark", "知识产权", "gii rank china")
TABLES = ("statistics", "events")
REPAINTS = 40
GOAL, SEARCH_CPU, WITHIN = 1.3, 3, 50  # of a repaint; milliseconds of processor before painting; milliseconds until painted


class Key(NamedTuple):
    """Milliseconds from the key: until rows are painted; of the processor until they are to be; the paint's own. last: in its word."""

    wall: float
    before: float
    paint: float
    last: bool = False


class Watch:
    """Opens the window, and notes when its table next paints what was typed."""

    def __init__(self, database: Path) -> None:
        self.wanted = ""
        self.painted: list[tuple[float, float, float]] = []  # by the clock when it was done, of the processor before, its own
        Grid.paintEvent = self._watching(Grid.paintEvent)  # type: ignore[assignment, method-assign] # before there is one
        self.opened = Opened(database, Query("statistics"))

    def _watching(self, paint: Callable[[Grid, QPaintEvent], None]) -> Callable[[Grid, QPaintEvent], None]:
        def watched(grid: Grid, event: QPaintEvent) -> None:
            before, on_thread = time.process_time(), time.thread_time()
            paint(grid, event)
            if self.wanted and not self.painted and self.opened.workspace.results.query.text == self.wanted:
                self.painted = [(time.perf_counter(), before, (time.thread_time() - on_thread) * 1000)]

        return watched

    def key(self, letter: str) -> list[Key]:
        """Types a letter; nothing if there was nothing to paint."""
        line = self.opened.window.top.search.findChild(QLineEdit)
        assert line is not None
        self.wanted += letter
        self.painted = []
        began, cpu_began = time.perf_counter(), time.process_time()
        QCoreApplication.sendEvent(line, QKeyEvent(QEvent.Type.KeyPress, 0, Qt.KeyboardModifier.NoModifier, letter))
        until(lambda: bool(self.painted) or self.opened.workspace.idle)
        until(lambda: self.opened.workspace.idle)  # counts and facets too, before the next letter
        QCoreApplication.processEvents()
        return [Key((at - began) * 1000, (before - cpu_began) * 1000, paint) for at, before, paint in self.painted]


def typed(watch: Watch, table: str, words: Sequence[str] = WORDS) -> list[Key]:
    """The words, one after the other, each into an empty box."""
    keys: list[Key] = []
    for word in words:
        watch.wanted = ""
        watch.opened.ask(Query(table))
        for place, letter in enumerate(word, 1):
            keys += [key._replace(last=place == len(word)) for key in watch.key(letter)]
    return keys


def repaints(opened: Opened) -> tuple[list[float], list[float]]:
    """Full repaints of what a word finds, by the clock and by the processor: of rows that were not painted yet, as after a key."""
    opened.ask(Query(opened.workspace.query.table, WORDS[0]))
    grid = opened.table.grids.main
    bar = grid.verticalScrollBar()
    walls, cpus = [], []
    for place in range(REPAINTS):
        opened.table.take_results()  # forgets what was painted, and shows the first screen
        QCoreApplication.processEvents()
        began, cpu_began = time.perf_counter(), time.thread_time()
        bar.setValue(bar.maximum() // (1 + place % 2))
        grid.viewport().repaint()
        walls.append((time.perf_counter() - began) * 1000)
        cpus.append((time.thread_time() - cpu_began) * 1000)
    return walls, cpus


def figures(setting: Setting) -> Iterator[Figure]:
    yield from _typed_in(setting.real, "the shipped almanac")
    yield from _typed_in(setting.made, f"{setting.rows:,} statistics")


def _typed_in(database: Path, name: str) -> Iterator[Figure]:
    watch = Watch(database)
    opened = watch.opened
    for table in TABLES:
        opened.ask(Query(table))
        typed(watch, table, WORDS[::3])  # what is read once
        walls, cpus = repaints(opened)
        keys = typed(watch, table)
        label = f"key to painted rows, {table}, {name}"
        against = "full repaint, other rows"
        for measure, of in (("p50", middle), ("p95", p95)):
            yield Figure(f"{label}, cpu {measure}", of(key.before + key.paint for key in keys), of(cpus), against, goal=GOAL)
            yield Figure(f"{label}, by the clock, {measure}", of(key.wall for key in keys), of(walls), against)
            yield Figure(f"cpu before painting, {table}, {name}, {measure}", of(key.before for key in keys), limit=SEARCH_CPU)
        yield Figure(f"{label}, last key of a word, slowest", max(key.wall for key in keys if key.last), limit=WITHIN)
    opened.close()
