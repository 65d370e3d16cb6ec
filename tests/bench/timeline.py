"""The timeline at 100,000 and at 1,000,000 events: frames of panning and zooming, the density alone, and the first drawing of all."""

import subprocess
import sys
from collections.abc import Callable, Iterator
from itertools import pairwise
from pathlib import Path
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QCoreApplication, QRectF, Qt
from PySide6.QtGui import QColor, QPainter, QPaintEvent
from PySide6.QtWidgets import QWidget

from storage import dates, paths
from storage.library import Library
from storage.query import Query
from storage.tables import BY_NAME
from storage.timeline import Timeline
from tests.bench.building import ROOT
from tests.bench.figures import Figure, Setting, by_turns, cpu, middle, p95
from tests.bench.window import application
from ui import garbage
from ui.parts.telling import Telling
from ui.parts.timeline.board import Shown
from ui.parts.timeline.canvas import Canvas
from ui.parts.timeline.draw import draw_heaps
from ui.parts.timeline.heaps import heaps
from ui.parts.timeline.lanes import Lane
from ui.parts.timeline.naming import Titles
from ui.parts.timeline.scale import Scale
from ui.parts.timeline.scene import Said
from ui.parts.timeline.tracks import Tracks
from ui.theme import Theme

if TYPE_CHECKING:
    from numpy.typing import NDArray

SIZES, LANES = (100_000, 1_000_000), 15
WIDTH, HEIGHT = 1200, 700
FRAMES, TIMES = 120, 5
LIMIT, DENSITY_GOAL, FIRST_GOAL, PEER_GOAL = 16, 1.5, 1.3, 1 / 5
BINS, NEAR = 400, 1_300
PEER = ROOT / ".venv-bench" / "bin" / "python"
YEAR = 365


def figures(setting: Setting) -> Iterator[Figure]:
    app = application()
    theme = Theme(paths.resources(), "light")
    theme.apply(app)
    library = Library(setting.made)
    for size in SIZES:
        board = Board(made_up(size), library, theme)
        yield from board.frames(size)
        yield from board.density(size)
        board.canvas.close()
    yield from first_drawing(setting)


def made_up(size: int) -> Timeline:
    """Events from 1886 to 2025, the newer the more: days, spans of days, months and years, in as many lanes."""
    import numpy as np

    drawn = np.random.default_rng(7)
    base, end = dates.numbers("1886")[0], dates.numbers("2025")[1]
    first = (base + np.sort(drawn.random(size)) ** 0.5 * (end - base)).astype(np.int32)
    kind, last, dating = drawn.random(size), first.copy(), np.full(size, 15, np.uint8)
    for low, high, unit, code in ((0.0, 0.1, 1, 31), (0.1, 0.25, 30, 10), (0.25, 0.28, YEAR, 5)):
        some = (kind >= low) & (kind < high)
        first[some] = first[some] // unit * unit
        last[some] = first[some] + (drawn.integers(1, 6, int(some.sum())) if unit == 1 else unit - 1)
        dating[some] = code
    lane = drawn.integers(1, LANES + 1, size).astype(np.uint8)
    order = np.lexsort((first, lane))
    starts = np.searchsorted(lane[order], np.arange(LANES + 2))
    until = last[order]
    for begin, stop in pairwise(starts):
        until[begin:stop] = np.maximum.accumulate(until[begin:stop])
    rows, none = np.arange(1, size + 1, dtype=np.uint32)[order], np.zeros(size, bool)
    values = tuple(f"lane {place}" for place in range(LANES + 1))
    colour = drawn.integers(0, 8, size).astype(np.uint8)
    nothing = np.zeros(0, np.uint32)
    return Timeline(
        "events", Query(), rows, first[order], last[order], dating[order], colour, none, until, tuple(starts.tolist()), values,
        tuple(map(str, range(8))), np.bincount(colour), nothing, np.sort(first), dating,
    )  # fmt: skip


class Board:
    """A canvas of made-up events, whose words are the names of a real database's figures, fetched as they come into sight."""

    def __init__(self, line: Timeline, library: Library, theme: Theme) -> None:
        self.line = line
        titles = Titles(library.records)
        titles.use(BY_NAME["statistics"], Telling("en", "en", library.label))
        most = library.count("statistics")
        self.canvas = Canvas(theme, lambda rows: titles([row % most + 1 for row in rows]), lambda place: "")
        self.theme = theme
        garbage.look_here(self.canvas)  # as in the program
        self.canvas.resize(WIDTH, HEIGHT)
        self.canvas.show()
        lanes = tuple(Lane(code, f"Lane {code}", "scales", code % 4) for code in range(1, LANES + 1))
        shown = Shown(lanes, None, (), "en", False, 0, Said())
        self.canvas.show_timeline(line, Tracks(line), shown, fit=True)
        QCoreApplication.processEvents()

    def scales(self, days: float) -> Iterator[Scale]:
        """Panning while zooming in from so many days, twice."""
        middle_, width = dates.numbers("1990")[0], self.canvas.scale.width
        for frame in range(FRAMES):
            shown = days * 0.985 ** (frame % (FRAMES // 2))
            yield Scale(middle_ - shown / 2 + frame * shown * 0.02, width / shown, width)

    def frame(self, scale: Scale) -> None:
        self.canvas.set_scale(scale, moving=True)
        self.canvas.viewport().repaint()

    def frames(self, size: int) -> Iterator[Figure]:
        """Of all years, where the density is drawn; and where some events are in view, with their words."""
        first, last = self.line.whole.searchsorted([dates.numbers(year)[0] for year in ("1990", "1992")])
        near = float(NEAR * 2 * YEAR / (last - first))
        for name, days in (("all years", 140.0 * YEAR), (f"{NEAR:,} in view", near)):
            found, labels = [], 0
            for scale in self.scales(days):
                found.append(cpu(lambda scale=scale: self.frame(scale)))  # type: ignore[misc]
                labels = max(labels, sum(bool(mark.label) for mark in self.canvas.scene.marks) if self.canvas.scene else 0)
            if bool(labels) == (name == "all years"):
                raise RuntimeError("marks were drawn in the place of the density, or the other way round")
            peer = matplotlib(size, labels, near / YEAR) if size == SIZES[0] else None
            what = f"{labels} words, " if labels else ""
            label = f"timeline of {size:,} events, {name}, {what}pan and zoom, cpu p95"
            yield Figure(
                label, p95(found), None if peer is None else p95(peer), "matplotlib", goal=PEER_GOAL if peer else None, limit=LIMIT
            )

    def density(self, size: int) -> Iterator[Figure]:
        """The density of all lanes, counted and painted, against one bare histogram."""
        import numpy as np

        ours, bare = Painted(self._ours), Painted(Bare(np.sort(self.line.first)).paint)
        scales = list(self.scales(140.0 * YEAR))[:40]
        found: dict[str, list[float]] = {"ours": [], "bare": []}
        for scale in scales:
            ours.scale = bare.scale = scale
            for name, times in by_turns({"ours": lambda: cpu(ours.repaint), "bare": lambda: cpu(bare.repaint)}, 1).items():
                found[name] += times
        label = f"density of {size:,} events in {LANES} lanes"
        yield Figure(label, middle(found["ours"]), middle(found["bare"]), "a bare QPainter histogram", goal=DENSITY_GOAL)
        for widget in (ours, bare):
            widget.close()

    def _ours(self, painter: QPainter, scale: Scale) -> None:
        asked, scene = self.canvas.asked(scale, float(HEIGHT)), self.canvas.scene
        assert asked is not None
        assert scene is not None
        draw_heaps(painter, self.theme, heaps(asked, scene.bands, 0.0, range(LANES)))


class Bare:
    """What everyone would write: the days in view counted by NumPy, a rectangle each."""

    def __init__(self, days: "NDArray[Any]") -> None:
        self.days = days

    def paint(self, painter: QPainter, scale: Scale) -> None:
        import numpy as np

        first, last = np.searchsorted(self.days, (scale.first, scale.last))
        counts, _ = np.histogram(self.days[first:last], BINS, (scale.first, scale.last))
        high, wide = HEIGHT / max(1, counts.max()), WIDTH / BINS
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(QColor("steelblue"))
        painter.drawRects([QRectF(at * wide, HEIGHT - n * high, wide - 0.5, n * high) for at, n in enumerate(counts.tolist()) if n])


class Painted(QWidget):
    """A widget of nothing but this."""

    def __init__(self, paint: Callable[[QPainter, Scale], None]) -> None:
        super().__init__()
        self._paint, self.scale = paint, Scale(0, 1, WIDTH)
        self.resize(WIDTH, HEIGHT)
        self.show()
        QCoreApplication.processEvents()

    def paintEvent(self, event: QPaintEvent) -> None:
        with QPainter(self) as painter:
            self._paint(painter, self.scale)


def matplotlib(size: int, words: int, years: float) -> list[float] | None:
    """Its frames with as many dots and words; None where it is not installed. years: in view, where there are words."""
    if not PEER.exists():
        print("left out: `make env-bench` installs matplotlib", file=sys.stderr)
        return None
    program = Path(__file__).parent / "programs" / "matplotlib_timeline.py"
    command = [str(PEER), str(program), *map(str, (size, LANES, 30, words, years))]
    done = subprocess.run(command, stdout=subprocess.PIPE, text=True, check=True)
    return [float(line) for line in done.stdout.split()]


def first_drawing(setting: Setting) -> Iterator[Figure]:
    """Everything from the first import on, each in a process of its own."""

    def drawn(which: str) -> float:
        command = [sys.executable, "-m", "tests.bench.programs.first_drawing", which, str(setting.made), "statistics"]
        return float(subprocess.run(command, cwd=ROOT, stdout=subprocess.PIPE, text=True, check=True).stdout)

    times = by_turns({"ours": lambda: drawn("ours"), "peer": lambda: drawn("pyqtgraph")}, TIMES)
    label = f"first drawing of {setting.rows:,} figures as a timeline, cpu"
    yield Figure(label, middle(times["ours"]), middle(times["peer"]), "pyqtgraph: import, plot, paint", goal=FIRST_GOAL)
