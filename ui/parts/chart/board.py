"""A whole chart in a rectangle: its panels side by side, each with the painter that its form needs."""

from dataclasses import dataclass, field
from math import ceil

from PySide6.QtCore import QRectF, QSizeF
from PySide6.QtGui import QPainter

from storage.chart_panels import panels_of, styles_of
from storage.chart_values import ChartData
from ui.parts.chart.columns import Columns
from ui.parts.chart.drawing import Drawer
from ui.parts.chart.lines import Lines
from ui.parts.chart.look import Look
from ui.parts.chart.ranked import Ranked
from ui.parts.chart.scale import Frame
from ui.parts.chart.scatter import Scatter
from ui.theme import Theme

FORMS: dict[str, type[Drawer]] = {
    "lines": Lines, "ranks": Lines, "multiples": Lines, "columns": Columns, "ranked": Ranked, "scatter": Scatter,
}  # fmt: skip
SHAPE = 1.7  # of a panel: how much wider than high it is at best
GAP = 14
NATURAL = (960, 540)


def drawers_of(data: ChartData, look: Look) -> list[Drawer]:
    """One for each panel, in order."""
    panels, places = panels_of(data), styles_of(data.series)
    return [
        FORMS[data.spec.kind](
            data, panel, look, [look.style(places.get((one.thing, one.length), -1)) for one in panel.series], titled=len(panels) > 1
        )
        for panel in panels
    ]


def rooms(count: int, whole: QRectF, gap: float) -> list[QRectF]:
    """A rectangle for each of `count` panels, all alike, as close to SHAPE as they can be."""

    def away(columns: int) -> float:
        lines = ceil(count / columns)
        shape = (whole.width() / columns) / max(whole.height() / lines, 1)
        return max(shape / SHAPE, SHAPE / max(shape, 1e-6)) + 0.25 * (columns * lines - count)

    columns = min(range(1, count + 1), key=away, default=1)
    lines = max(1, ceil(count / columns))
    wide, tall = (whole.width() - gap * (columns - 1)) / columns, (whole.height() - gap * (lines - 1)) / lines
    return [
        QRectF(whole.left() + place % columns * (wide + gap), whole.top() + place // columns * (tall + gap), wide, tall)
        for place in range(count)
    ]


def frame_of(drawer: Drawer, width: float, height: float, years: tuple[float, float] | None = None) -> Frame:
    """The plot of a panel of that size. years: what is to be seen of the lower axis, all of it unless said."""
    margin = drawer.margins(width, height)
    plot = QRectF(margin.left, margin.top, max(width - margin.left - margin.right, 40), max(height - margin.top - margin.bottom, 30))
    left, right, bottom, top = drawer.limits()
    return Frame(plot, *(years or (left, right)), bottom, top, drawer.log, width)


@dataclass(frozen=True)
class ChartDrawing:
    """A chart as something that a Picture holds. names: the language of names, if it is another than that of the words."""

    data: ChartData
    size: QSizeF = field(default_factory=lambda: QSizeF(*NATURAL))
    names: str = ""

    def draw(self, painter: QPainter, rect: QRectF, theme: Theme, language: str) -> None:
        look = Look(theme, language, names=self.names)
        drawers = drawers_of(self.data, look)
        for drawer, room in zip(drawers, rooms(len(drawers), rect, GAP), strict=True):
            painter.save()
            painter.translate(room.topLeft())
            drawer.paint(painter, frame_of(drawer, room.width(), room.height()))
            painter.restore()
