"""What every form of chart has in common: the room around its plot, its grid and axes, its hits, and what stands in its margins."""

from collections.abc import Sequence
from typing import NamedTuple

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QPainter

from storage.chart_panels import Panel
from storage.chart_values import ChartData, ChartEvent, ChartPoint
from storage.chart_words import joined, logarithmic, measure
from storage.claims import BOUNDS, LOWER_BOUNDS
from storage.words import text
from ui.parts.chart.look import Look, Style, pen
from ui.parts.chart.scale import Frame, Tick

EVENT_ROW = 24
UNSETTLED = frozenset({"provisional", "estimate", "target"})


class Margins(NamedTuple):
    left: float
    top: float
    right: float
    bottom: float


class Hit(NamedTuple):
    """A point under the mouse or the keyboard: its series and its place in it, within the panel."""

    series: int
    point: int


class Mark(NamedTuple):
    """An event where it is drawn. room: of its mark and its words."""

    room: QRectF
    at: QPointF
    event: ChartEvent
    words: str


def kind_of(point: ChartPoint) -> str:
    """How its marker looks: `hollow` where it was reckoned, `open` where it is about, else `whole`."""
    return "hollow" if point.point.basis == "reckoned" else "open" if point.point.qualifier == "about" else "whole"


def unsettled(point: ChartPoint) -> bool:
    return point.point.status in UNSETTLED


def bound(point: ChartPoint) -> int:
    """1 where the figure is more, -1 where it is less, 0 where the value is no bound."""
    qualifier = point.point.qualifier
    return 0 if qualifier not in BOUNDS else 1 if qualifier in LOWER_BOUNDS else -1


class Drawer:
    """One panel of a chart, whole: pure of widgets, so that screen, files and tests draw the same.

    titled: whether its title stands above it. marks: whether the events stand below it.
    """

    zooms = True  # whether the years can be moved and drawn apart

    def __init__(self, data: ChartData, panel: Panel, look: Look, styles: Sequence[Style], *, titled: bool = False) -> None:
        self.data, self.panel, self.look, self.styles, self.titled = data, panel, look, styles, titled
        self.log = logarithmic(data, panel)
        self.marked: frozenset[int] = frozenset()  # rows of the statistics that are selected

    # what forms differ in ---------------------------------------------------------------------------------------------------------------

    def limits(self) -> tuple[float, float, float, float]:
        """left, right, bottom and top of what is to be seen at first, in the units of Frame; an upside-down axis has its bottom above."""
        raise NotImplementedError

    def across_ticks(self, frame: Frame) -> list[Tick]:
        raise NotImplementedError

    def up_ticks(self, bottom: float, top: float, room: float) -> list[Tick]:
        raise NotImplementedError

    def paint_plot(self, painter: QPainter, frame: Frame) -> None:
        """The figures, clipped to the plot."""
        raise NotImplementedError

    def paint_beside(self, painter: QPainter, frame: Frame) -> None:
        """What stands beside the plot."""

    def paint_read(self, painter: QPainter, frame: Frame, hits: Sequence[Hit], current: int) -> None:
        """What the mouse or the keyboard is on."""
        raise NotImplementedError

    def hits_at(self, frame: Frame, pos: QPointF) -> tuple[list[Hit], int]:
        """What is to be read at a place of the plot, and which of it is closest (its place in the list)."""
        raise NotImplementedError

    def stops(self) -> list[list[Hit]]:
        """What the arrow keys go through, from left to right; within a stop up and down."""
        raise NotImplementedError

    def right_margin(self, width: float) -> float:
        return self.look.px(16)

    # what they share --------------------------------------------------------------------------------------------------------------------

    def point(self, hit: Hit) -> ChartPoint:
        return self.panel.series[hit.series].points[hit.point]

    def name(self, series: int) -> str:
        return joined(self.panel.names[series], self.look.names)

    def title(self) -> str:
        return joined(self.panel.title, self.look.names) if self.titled else ""

    def unit(self) -> str:
        """What the axis counts; said above it where panels have units of their own or the axis does not begin at zero."""
        said = measure(self.data, self.panel, self.look.language) if self.titled else ""
        return " · ".join(part for part in (said, self.warning()) if part)

    def warning(self) -> str:
        """That the axis does not begin at zero, where it does not."""
        return ""

    def margins(self, width: float, height: float) -> Margins:
        """Room around the plot in a panel of this size."""
        look = self.look
        top = look.px(10) + (look.line("small", "semibold") + 2) * bool(self.title()) + (look.line("caption") + 4) * bool(self.unit())
        bottom = look.line("small") + look.px(14) + (look.px(EVENT_ROW) if self.data.events and self.zooms else 0)
        _, _, low, high = self.limits()
        ticks = self.up_ticks(low, high, max(height - top - bottom, 1))
        left = max((look.width(tick.label) for tick in ticks), default=0) + look.px(20)
        return Margins(min(left, width * 0.4), top, self.right_margin(width), bottom)

    def paint(self, painter: QPainter, frame: Frame) -> None:
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        self.paint_head(painter, frame)
        self.paint_axes(painter, frame)
        painter.save()
        painter.setClipRect(
            frame.plot.adjusted(-self.look.px(7), -self.look.px(9), self.look.px(7), self.look.px(7)), Qt.ClipOperation.IntersectClip
        )
        self.paint_plot(painter, frame)
        painter.restore()
        self.paint_beside(painter, frame)
        self.paint_events(painter, frame)

    def paint_head(self, painter: QPainter, frame: Frame) -> None:
        look, top = self.look, look_top(self, frame)
        wide = max(frame.whole, frame.plot.right()) - look.px(12)
        for said, role, weight, colour in ((self.title(), "small", "semibold", "text"), (self.unit(), "caption", "regular", "muted")):
            if said:
                tall = look.line(role, weight) + 2
                look.write(painter, QRectF(look.px(8), top, wide, tall), said, colour, role, weight)
                top += tall

    def paint_axes(self, painter: QPainter, frame: Frame) -> None:
        look, plot = self.look, frame.plot
        painter.setPen(pen(look.colour("line"), look.scale))
        ticks = self.up_ticks(frame.bottom, frame.top, plot.height())
        for tick in ticks:
            y = frame.height(tick.at)
            painter.drawLine(QPointF(plot.left(), y), QPointF(plot.right(), y))
        for tick in ticks:
            y = frame.height(tick.at)
            look.write(painter, QRectF(0, y - 10, plot.left() - look.px(8), 20), tick.label, "muted", "small", align="right")
        painter.setPen(pen(look.colour("line_strong"), look.scale))
        painter.drawLine(plot.bottomLeft(), plot.bottomRight())
        for tick in self.across_ticks(frame):
            x = float(frame.across(tick.at))
            painter.setPen(pen(look.colour("line_strong"), look.scale))
            painter.drawLine(QPointF(x, plot.bottom()), QPointF(x, plot.bottom() + look.px(4)))
            wide = look.width(tick.label) + 8
            look.write(
                painter, QRectF(x - wide / 2, plot.bottom() + look.px(6), wide, look.line("small")), tick.label, "muted", align="centre"
            )

    # events ---------------------------------------------------------------------------------------------------------------------------

    def event_marks(self, frame: Frame) -> list[Mark]:
        """The events of the years that are seen; words only where they have room."""
        if not (self.data.events and self.zooms):
            return []
        look, plot = self.look, frame.plot
        top = plot.bottom() + look.line("small") + look.px(10)
        seen = [event for event in self.data.events if plot.left() - 1 <= float(frame.across(event.x)) <= plot.right() + 1]
        places = [float(frame.across(event.x)) for event in seen]
        free, out = -1e9, []
        for number, (event, x) in enumerate(zip(seen, places, strict=True)):
            following = places[number + 1] if number + 1 < len(seen) else plot.right() + look.px(60)
            room = following - x - look.px(22)
            words = look.cut(event.name.in_language(look.names), room, "caption") if x >= free and room > look.px(56) else ""
            wide = look.px(16) + (look.width(words, "caption") if words else 0)
            free = x + wide if words else max(free, x + look.px(10))
            out.append(Mark(QRectF(x - look.px(8), top, wide, look.px(EVENT_ROW - 4)), QPointF(x, top + look.px(10)), event, words))
        return out

    def paint_events(self, painter: QPainter, frame: Frame) -> None:
        look, marks = self.look, self.event_marks(frame)
        if not marks:
            return
        if frame.plot.left() > look.width(text("chart.events").in_language(look.language), "caption", "semibold") + 8:
            label = QRectF(0, marks[0].room.top(), frame.plot.left() - look.px(12), marks[0].room.height())
            look.write(painter, label, text("chart.events").in_language(look.language), "muted", "caption", "semibold", "right")
        for mark in marks:
            painter.setPen(pen(look.colour("line_strong", 150), look.scale, (1, 2.5)))
            painter.drawLine(QPointF(mark.at.x(), frame.plot.top()), QPointF(mark.at.x(), frame.plot.bottom()))
            painter.save()
            painter.translate(mark.at)
            painter.rotate(45)
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(look.colour("muted"))
            side = look.px(3.6)
            painter.drawRect(QRectF(-side, -side, 2 * side, 2 * side))
            painter.restore()
            if mark.words:
                room = mark.room.adjusted(look.px(16), 0, look.px(4), 0)
                look.write(painter, room, mark.words, "text", "caption")


def look_top(drawer: Drawer, frame: Frame) -> float:
    """Where the head begins: so far above the plot as its lines are high."""
    look = drawer.look
    tall = (look.line("small", "semibold") + 2) * bool(drawer.title()) + (look.line("caption") + 4) * bool(drawer.unit())
    return frame.plot.top() - tall - look.px(6)
