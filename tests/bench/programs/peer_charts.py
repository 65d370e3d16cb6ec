"""Frames of matplotlib's QtAgg or of QtCharts, for `tests.bench.charts`; run by the peers' own Python. Prints JSON: processor ms a frame.

peer_charts.py matplotlib|qtcharts many|hover SERIES POINTS FRAMES WIDTH HEIGHT
"""

import json
import math
import random
import sys
import time


def values(series: int, points: int) -> tuple[list[float], list[float]]:
    drawn = random.Random(series)
    level, ys = 100.0 * (series + 1), []
    for _ in range(points):
        level += drawn.uniform(-1, 1)
        ys.append(level)
    return [1900 + 100 * place / points for place in range(points)], ys


def matplotlib_frames(many: bool, series: int, points: int, frames: int, width: int, height: int) -> list[float]:
    from matplotlib.backends.backend_qtagg import FigureCanvasQTAgg  # type: ignore[import-not-found]
    from matplotlib.figure import Figure  # type: ignore[import-not-found]
    from PySide6.QtWidgets import QApplication

    app = QApplication([])
    figure = Figure(figsize=(width / 100, height / 100), dpi=100)
    canvas = FigureCanvasQTAgg(figure)
    axes = figure.subplots()
    for number in range(series):
        axes.plot(*values(number, points), linewidth=1.5)
    cross = axes.axvline(1950)
    axes.set_xlim(1900, 2000)
    canvas.resize(width, height)
    canvas.show()
    app.processEvents()
    canvas.draw()
    took = []
    for frame in range(frames):
        begin = time.thread_time()
        if many:
            left = 1900 + 20 * abs(math.sin(frame / 7))
            axes.set_xlim(left, left + 75)
        else:
            cross.set_xdata([1900 + frame % 100] * 2)
        canvas.draw()
        app.processEvents()
        took.append((time.thread_time() - begin) * 1000)
    return took


def qtcharts_frames(many: bool, series: int, points: int, frames: int, width: int, height: int) -> list[float]:
    from PySide6.QtCharts import QChart, QChartView, QLineSeries, QValueAxis
    from PySide6.QtCore import QPointF, Qt
    from PySide6.QtGui import QPainter
    from PySide6.QtWidgets import QApplication

    app = QApplication([])
    chart, across, up = QChart(), QValueAxis(), QValueAxis()
    chart.legend().hide()
    chart.addAxis(across, Qt.AlignmentFlag.AlignBottom)
    chart.addAxis(up, Qt.AlignmentFlag.AlignLeft)
    cross = QLineSeries()
    lines = [QLineSeries() for _ in range(series)]
    for number, line in enumerate(lines):
        line.replace([QPointF(x, y) for x, y in zip(*values(number, points), strict=True)])
    for line in (*lines, cross):
        chart.addSeries(line)
        line.attachAxis(across)
        line.attachAxis(up)
    across.setRange(1900, 2000)
    up.setRange(0, 100 * (series + 1))
    view = QChartView(chart)
    view.setRenderHint(QPainter.RenderHint.Antialiasing)
    view.resize(width, height)
    view.show()
    app.processEvents()
    view.grab()
    took = []
    for frame in range(frames):
        begin = time.thread_time()
        if many:
            left = 1900 + 20 * abs(math.sin(frame / 7))
            across.setRange(left, left + 75)
        else:
            at = 1900 + frame % 100
            cross.replace([QPointF(at, 0), QPointF(at, 100 * (series + 1))])
        app.processEvents()
        took.append((time.thread_time() - begin) * 1000)
    return took


def main() -> None:
    peer, kind, *numbers = sys.argv[1:]
    run = {"matplotlib": matplotlib_frames, "qtcharts": qtcharts_frames}[peer]
    print(json.dumps(run(kind == "many", *map(int, numbers))))


main()
