"""Charts: frames of a million points and of sixty lines under the mouse, against matplotlib and QtCharts; the first chart and the next."""

import json
import math
import os
import subprocess
import sys
from collections.abc import Iterator
from dataclasses import replace

import numpy as np
from PySide6.QtCore import QCoreApplication, QPointF

from storage import paths
from storage.chart_values import ChartData, ChartPoint, ChartSeries
from storage.charts import ChartSpec
from storage.series import Point, Thing
from storage.words import Text
from tests.bench.building import ROOT
from tests.bench.figures import Figure, Setting, cpu, middle, p95
from tests.bench.window import application

PEERS = ROOT / ".venv-bench" / "bin" / "python"
SIZE = (1100, 650)
FRAMES, WARM, TURNS = 60, 5, 3
MANY, LINES, YEARS = 1_000_000, 60, 100
FRAME = 16.0  # ms


def made(series: int, points: int) -> ChartData:
    """A made-up chart of lines from 1900 to 2000; few of its points are values of their own, its lines hold the rest."""
    few = min(points, YEARS)

    def line(number: int) -> ChartSeries:
        step = YEARS / few
        values = [100.0 * (number + 1) + math.sin(place / 5 + number) * 40 for place in range(few)]
        found = tuple(
            ChartPoint(
                1900 + step * place, int(1900 + step * place), value, value, value,
                Point("1900", "1900", "1900-12-31", value, 0, "exact", "stated", "", value, value, 1, False, number * few + place + 1),
            )
            for place, value in enumerate(values)
        )  # fmt: skip
        thing = Thing("made", f"a{number}", "", "")
        name = Text(f"Series {number}", f"序列{number}")
        joined = tuple(place > 0 for place in range(few))
        return ChartSeries(
            thing, "year", (name,), Text("Made", "虚构"), Text("units", "个"), "", "count", number, found, joined, (None,) * few
        )

    lines = tuple(line(number) for number in range(series))
    spec = ChartSpec(tuple(one.thing for one in lines), length="year")
    return ChartData(spec, lines, (1900, 1999), ("year",), ("value",), (), (), 0, (), (), "default", "bench")


def canvas_of(data: ChartData):  # type: ignore[no-untyped-def]  # loaded here, as the program does
    from ui.parts.chart.canvas import ChartCanvas
    from ui.theme import Theme

    app = application()
    theme = Theme(paths.resources(), "light")
    theme.apply(app)
    canvas = ChartCanvas(theme)
    canvas.resize(*SIZE)
    canvas.show()
    canvas.show_data(data)
    QCoreApplication.processEvents()
    return canvas


def panning() -> list[float]:
    """Frames of a line of a million points whose years are moved and drawn apart."""
    canvas = canvas_of(made(1, YEARS))
    plot = canvas.plots[0]
    trace = plot.drawer.traces[0]
    walk = np.cumsum(np.random.default_rng(5).uniform(-1, 1, MANY))
    x = np.linspace(1900, 2000, MANY)
    joined = np.ones(MANY, dtype=bool)
    plot.drawer.traces[0] = replace(trace, x=x, y=100 + walk / np.abs(walk).max() * 40, joined=joined, loose=np.zeros(MANY, dtype=bool))
    plot.ink.update()

    def frame(number: int) -> float:
        left = 1900 + 20 * abs(math.sin(number / 7))

        def paint() -> None:
            plot.box.setXRange(left, left + 75, padding=0)
            QCoreApplication.processEvents()

        return cpu(paint)

    return [frame(number) for number in range(FRAMES)][WARM:]


def hovering() -> list[float]:
    """Frames of sixty lines while the mouse goes over them."""
    canvas = canvas_of(made(LINES, YEARS))
    plot = canvas.plots[0]
    origin = plot.mapToScene(QPointF(0, 0))

    def frame(number: int) -> float:
        at = plot.frame().point(1900.5 + number % YEARS, 3000) + origin

        def paint() -> None:
            canvas.read_at(at)
            QCoreApplication.processEvents()

        return cpu(paint)

    return [frame(number) for number in range(FRAMES)][WARM:]


def peer(name: str, kind: str, series: int, points: int) -> list[float]:
    """The same by another library, in a process of its own."""
    command = [str(PEERS), str(ROOT / "tests/bench/programs/peer_charts.py"), name, kind]
    numbers = (series, points, FRAMES if kind == "hover" else 12, *SIZE)
    environment = {key: value for key, value in os.environ.items() if key != "PYTHONPATH"}
    done = subprocess.run([*command, *map(str, numbers)], stdout=subprocess.PIPE, text=True, check=True, env=environment)
    found: list[float] = json.loads(done.stdout.splitlines()[-1])
    return found[2:]


def program(*arguments: str) -> float:
    command = [sys.executable, "-m", "tests.bench.programs.first_chart", *arguments]
    done = subprocess.run(command, cwd=ROOT, stdout=subprocess.PIPE, text=True, check=True)
    return float(done.stdout.splitlines()[-1])


def figures(setting: Setting) -> Iterator[Figure]:
    yield from _starts(setting)
    for label, kind, ours, series, points in (
        (f"a line of {MANY:,} points, moved and drawn apart", "many", panning, 1, MANY),
        (f"{LINES} lines of {YEARS} years, under the mouse", "hover", hovering, LINES, YEARS),
    ):
        frames = ours()
        yield Figure(f"{label}, a frame, cpu p95", p95(frames), limit=FRAME)
        for name, goal in (("matplotlib", 1 / 5), ("qtcharts", 1 / 10)):
            if not PEERS.exists():
                print("left out: matplotlib and QtCharts (make env-bench)", file=sys.stderr)
                break
            yield Figure(f"{label}, a frame, cpu p50", middle(frames), middle(peer(name, kind, series, points)), name, goal=goal)


def _starts(setting: Setting) -> Iterator[Figure]:
    found: dict[str, list[float]] = {"ours": [], "pyqtgraph": [], "next": []}
    for _ in range(TURNS):
        for kind, times in found.items():
            times.append(program(kind, *(() if kind == "pyqtgraph" else (str(setting.real),))))
    yield Figure(
        "the first chart, from the click to painted", middle(found["ours"]), middle(found["pyqtgraph"]),
        "pyqtgraph's import, plot and paint", goal=1.3,
    )  # fmt: skip
    yield Figure("the next chart, from the click to painted", middle(found["next"]), limit=150)
