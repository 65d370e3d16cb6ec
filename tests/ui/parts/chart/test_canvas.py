"""The canvas lives through many charts, and many canvases through one program: pyqtgraph's items are never taken apart in Qt's way."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QPointF, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot
from shiboken6 import delete

from storage.chart_data import chart_data
from storage.chart_proposal import proposed
from storage.chart_values import ChartData
from storage.library import Library
from ui.parts.chart.canvas import ChartCanvas
from ui.theme import Theme

KEYS = ("indicators/pct-applications", "organizations/huawei", "indicators/ai-patents-granted", "areas/cn", "indicators/gerd-growth")


@pytest.fixture(scope="module")
def charts(library_path: Path) -> Iterator[list[ChartData]]:
    library = Library(library_path)
    yield [chart_data(library, spec) for key in KEYS if (spec := proposed(library, key=key)) is not None]
    library.close()


@pytest.fixture
def canvas(qtbot: QtBot, theme: Theme) -> Iterator[ChartCanvas]:
    made = ChartCanvas(theme)
    made.resize(900, 560)
    made.show()
    yield made
    delete(made)


def test_chart_after_chart_in_one_canvas(canvas: ChartCanvas, charts: list[ChartData]) -> None:
    for turn in range(8):
        for data in charts:
            canvas.show_data(data)
            QApplication.processEvents()
            canvas.step(-1)
            assert canvas.row()
            assert len(canvas.plots) == (1 if len(data.spec.indicators) == 1 else len(data.spec.indicators)), turn
    canvas.show_data(None)
    assert canvas.row() == 0


def test_canvas_after_canvas(qtbot: QtBot, theme: Theme, charts: list[ChartData]) -> None:
    for _ in range(10):
        made = ChartCanvas(theme)
        made.resize(600, 400)
        made.show()
        made.show_data(charts[1])
        QApplication.processEvents()
        made.close()
        delete(made)
    QApplication.processEvents()


def test_the_wheel_draws_the_years_apart_and_a_double_click_shows_all(canvas: ChartCanvas, charts: list[ChartData]) -> None:
    canvas.show_data(charts[0])
    whole = canvas.years()
    assert whole is not None
    canvas.plots[0].box.setXRange(2010, 2015, padding=0)
    assert canvas.years() == pytest.approx((2010, 2015))
    canvas.plots[0].box.setXRange(1700, 2300, padding=0)
    assert canvas.years() == pytest.approx(whole)  # there is nothing to see beyond
    canvas.plots[0].box.setXRange(2010, 2015, padding=0)
    QTest.mouseDClick(canvas.viewport(), Qt.MouseButton.LeftButton, pos=canvas.viewport().rect().center())
    assert canvas.years() == pytest.approx(whole)


def test_all_panels_show_the_same_years(canvas: ChartCanvas, charts: list[ChartData]) -> None:
    canvas.show_data(charts[1])
    canvas.plots[0].box.setXRange(2015, 2020, padding=0)
    assert all(tuple(plot.box.viewRange()[0]) == pytest.approx((2015, 2020)) for plot in canvas.plots)


def test_the_read_out_never_covers_what_is_read(canvas: ChartCanvas, charts: list[ChartData]) -> None:
    canvas.show_data(charts[0])
    plot = canvas.plots[0]
    for stop in plot.drawer.stops():
        at = [plot.frame().point(plot.drawer.point(hit).x, plot.drawer.point(hit).value) for hit in stop]
        canvas.read_at(plot.mapToScene(at[0]))
        room = canvas.readout.geometry()
        covered = [point for point in at if room.contains(plot.mapToScene(QPointF(point)).toPoint())]
        assert len(covered) <= len(at) / 2


def test_selected_figures_are_ringed(canvas: ChartCanvas, charts: list[ChartData]) -> None:
    canvas.show_data(charts[0])
    before = canvas.grab().toImage()
    row = charts[0].series[0].points[-1].point.row
    canvas.mark((row, 10**9))
    QApplication.processEvents()
    assert canvas.plots[0].drawer.marked == {row}
    assert canvas.grab().toImage() != before
