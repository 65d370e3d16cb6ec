"""Lines and rank lines: what is known is joined, what is not known stays open, and where sources differ the figure has a height."""

from collections import Counter
from collections.abc import Sequence
from functools import cached_property

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QPainter, QPolygonF

from storage.chart_values import ChartPoint
from ui.parts.chart.drawing import Hit, bound, kind_of
from ui.parts.chart.ends import Ends
from ui.parts.chart.look import Look, clear, draw_arrow, draw_marker, draw_ring, pen
from ui.parts.chart.paths import polyline, thinned
from ui.parts.chart.scale import Frame
from ui.parts.chart.traces import alone, middle, runs, usual

DENSE = 5.0  # pixels between points, under which they get no markers
SPREAD = 12.0  # width and least height of a halo


class Lines(Ends):
    """Courses of years as lines."""

    def paint_plot(self, painter: QPainter, frame: Frame) -> None:
        if self.data.spec.measure in ("change", "index"):
            self._level(painter, frame, 0.0 if self.data.spec.measure == "change" else 100.0)
        if "spread" in self.data.spec.shown:
            for number in self.order():
                self._spread(painter, frame, number)
        self._common_breaks(painter, frame)
        for number in self.order():
            self._line(painter, frame, number)
        for number in self.order():
            self._markers(painter, frame, number)
        if "claims" in self.data.spec.shown:
            self._claims(painter, frame)

    def _claims(self, painter: QPainter, frame: Frame) -> None:
        """How many claims stand behind each figure, below it, where there is room."""
        look, taken = self.look, list[QRectF]()
        for number in reversed(self.order()):
            for point in () if self.styles[number].muted else self.panel.series[number].points:
                at, said = self._foot(frame, number, point), f"{point.point.claims}"
                room = QRectF(at.x() - look.px(9), at.y() + look.px(4), look.px(18), look.line("caption"))
                if not any(room.intersects(other) for other in taken):
                    taken.append(room)
                    look.write(painter, room, said, "muted", "caption", align="centre")

    def _foot(self, frame: Frame, number: int, point: ChartPoint) -> QPointF:
        return frame.point(point.x, point.value)

    def _level(self, painter: QPainter, frame: Frame, value: float) -> None:
        y = frame.height(value)
        painter.setPen(pen(self.look.colour("line_strong"), self.look.scale))
        painter.drawLine(QPointF(frame.plot.left(), y), QPointF(frame.plot.right(), y))

    def _line(self, painter: QPainter, frame: Frame, number: int) -> None:
        trace, style, look = self.traces[number], self.styles[number], self.look
        width = look.px(1.2 if style.muted else 2.2)
        colour = clear(style.colour, 150) if style.muted else style.colour
        painter.setBrush(Qt.BrushStyle.NoBrush)
        loose = bool(trace.loose.any())
        for dashed in (False, True) if loose else (False,):
            joined = trace.joined & (trace.loose if dashed else ~trace.loose) if loose else trace.joined
            xs, ys, leads = thinned(trace.x, trace.y, joined, frame)
            if len(xs):
                dense = len(xs) > frame.plot.width()  # a line as wide as its neighbour is far: smooth edges would not be seen, but be paid
                painter.setRenderHint(QPainter.RenderHint.Antialiasing, not dense)
                painter.setPen(pen(colour, 1.0) if dense else pen(colour, width, (2.6, 2.2) if dashed else style.dash))
                polyline(painter, frame.across(xs), frame.up(ys), leads)
                painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        if "bridge" in self.data.spec.shown:
            self._bridges(painter, frame, number)
        self._breaks(painter, frame, number)

    def _bridges(self, painter: QPainter, frame: Frame, number: int) -> None:
        series, style = self.panel.series[number], self.styles[number]
        painter.setPen(pen(clear(style.colour, 150), self.look.px(1.2), (1, 2.4)))
        for place in range(1, len(series.points)):
            before, point = series.points[place - 1], series.points[place]
            if not series.joined[place] and series.breaks[place] is None and not bound(before) and not bound(point):
                painter.drawLine(frame.point(before.x, before.value), frame.point(point.x, point.value))

    def _breaks(self, painter: QPainter, frame: Frame, number: int) -> None:
        """A zigzag half-way between the two figures that are not comparable."""
        series = self.panel.series[number]
        painter.setPen(pen(self.styles[number].colour, self.look.px(1.4)))
        for place, broken in enumerate(series.breaks):
            if broken is not None and place and middle(series, place) not in self._shared:
                a, b = (frame.point(point.x, point.value) for point in series.points[place - 1 : place + 1])
                self._zigzag(painter, (a + b) / 2)

    def _zigzag(self, painter: QPainter, at: QPointF) -> None:
        step, turns = self.look.px(3), ((-1, -3), (1, -1), (-1, 1), (1, 3))
        painter.drawPolyline(QPolygonF([at + QPointF(x, y) * step for x, y in turns]))

    @cached_property
    def _shared(self) -> frozenset[float]:
        """Where several lines break at once: there the whole plot does."""
        count = Counter(
            middle(series, place) for series in self.panel.series for place, broken in enumerate(series.breaks) if broken and place
        )
        return frozenset(x for x, n in count.items() if n > 1)

    def _common_breaks(self, painter: QPainter, frame: Frame) -> None:
        for x in self._shared:
            at = float(frame.across(x))
            painter.setPen(pen(self.look.colour("line_strong"), self.look.px(1), (5, 3)))
            painter.drawLine(QPointF(at, frame.plot.top()), QPointF(at, frame.plot.bottom() - self.look.px(18)))
            painter.setPen(pen(self.look.colour("line_strong"), self.look.px(1.4)))
            self._zigzag(painter, QPointF(at, frame.plot.bottom() - self.look.px(9)))

    def _spread(self, painter: QPainter, frame: Frame, number: int) -> None:
        """A band between what sources say at the least and at the most, and a halo around each point where they differ."""
        series, style, look = self.panel.series[number], self.styles[number], self.look
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(clear(style.colour, 46))
        for run in runs(series, self.traces[number]):
            low = [frame.point(series.points[place].x, series.points[place].low) for place in run]
            high = [frame.point(series.points[place].x, series.points[place].high) for place in run]
            painter.drawPolygon(QPolygonF([*low, *reversed(high)]))
        painter.setBrush(clear(style.colour, 70))
        for place in self.traces[number].wide:
            painter.drawRoundedRect(halo(frame, look, series.points[place]), look.px(SPREAD / 2), look.px(SPREAD / 2))

    def _markers(self, painter: QPainter, frame: Frame, number: int) -> None:
        trace, style, look = self.traces[number], self.styles[number], self.look
        points = self.panel.series[number].points
        if not points:
            return
        apart = frame.plot.width() / max(frame.right - frame.left, 1e-9) * usual(trace.x)
        places = trace.special if style.muted or apart < look.px(DENSE) else range(len(points))
        lonely = () if apart < 1 else alone(trace)
        for place in sorted({*places, *lonely}):
            point = points[place]
            at = frame.point(point.x, point.value)
            if not frame.plot.left() - 20 <= at.x() <= frame.plot.right() + 20:
                continue
            if bound(point):
                up = -bound(point) * (-1 if self.upside_down else 1)
                draw_arrow(painter, look, at, style.colour, QPointF(0, up))
            draw_marker(painter, look, at, style, look.px(5 if style.muted else 7), kind_of(point))
            if point.point.row in self.marked:
                draw_ring(painter, look, at)

    def paint_read(self, painter: QPainter, frame: Frame, hits: Sequence[Hit], current: int) -> None:
        if not hits:
            return
        look, x = self.look, float(frame.across(self.point(hits[0]).x))
        painter.setPen(pen(look.colour("text", 160), look.px(1)))
        painter.drawLine(QPointF(x, frame.plot.top()), QPointF(x, frame.plot.bottom()))
        for place, hit in enumerate(hits):
            point = self.point(hit)
            if self.styles[hit.series].muted and place != current:
                continue
            size = look.px(12 if place == current else 9)
            draw_marker(painter, look, frame.point(point.x, point.value), self.styles[hit.series], size, kind_of(point))


def halo(frame: Frame, look: Look, point: ChartPoint) -> QRectF:
    """As tall as the difference, never smaller than the eye can see."""
    x, ends = float(frame.across(point.x)), sorted((frame.height(point.low), frame.height(point.high)))
    wide = look.px(SPREAD)
    more = max(0.0, wide - (ends[1] - ends[0])) / 2
    return QRectF(x - wide / 2, ends[0] - more, wide, ends[1] - ends[0] + 2 * more)
