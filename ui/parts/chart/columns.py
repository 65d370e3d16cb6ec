"""Columns by year, side by side; they begin at zero."""

from collections.abc import Sequence

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QPainter

from storage.chart_values import ChartPoint
from ui.parts.chart.bars import draw_bar, draw_whisker
from ui.parts.chart.drawing import Hit
from ui.parts.chart.lines import Lines
from ui.parts.chart.look import pen
from ui.parts.chart.scale import Frame

GROUP = 0.82  # of a year


class Columns(Lines):
    """The same axes as lines, but for zero, which is always there."""

    def limits(self) -> tuple[float, float, float, float]:
        left, right, low, high = super().limits()
        return left, right, min(low, 0.0), max(high, 0.0)

    def _values(self) -> tuple[float, float]:
        values = [value for series in self.panel.series for point in series.points for value in (point.low, point.high, point.value, 0.0)]
        low, high = min(values), max(values)
        span = high - low or 1.0
        return (low - span * 0.09 if low < 0 else 0.0), (high + span * 0.09 if high > 0 else 0.0)

    def warning(self) -> str:
        return ""

    def bar(self, frame: Frame, hit: Hit) -> QRectF:
        """Where the bar of a figure stands."""
        point = self.point(hit)
        wide = GROUP / len(self.panel.series)
        left = point.year + (1 - GROUP) / 2 + wide * hit.series
        x0, x1 = float(frame.across(left)), float(frame.across(left + wide))
        y0, y1 = sorted((frame.height(0.0), frame.height(point.value)))
        gap = min(1.0, (x1 - x0) * 0.06)
        return QRectF(x0 + gap, y0, max(x1 - x0 - 2 * gap, 1), y1 - y0)

    def paint_plot(self, painter: QPainter, frame: Frame) -> None:
        for number, series in enumerate(self.panel.series):
            for place, point in enumerate(series.points):
                room = self.bar(frame, Hit(number, place))
                draw_bar(painter, self.look, room, self.styles[number].colour, point, QPointF(0, -1 if point.value >= 0 else 1))
                if point.point.row in self.marked:
                    painter.setPen(pen(self.look.colour("accent"), self.look.px(2)))
                    painter.setBrush(Qt.BrushStyle.NoBrush)
                    painter.drawRect(room)
                if point.high > point.low and "spread" in self.data.spec.shown:
                    middle = room.center().x()
                    ends = QPointF(middle, frame.height(point.low)), QPointF(middle, frame.height(point.high))
                    draw_whisker(painter, self.look, *ends)
        painter.setPen(pen(self.look.colour("line_strong"), self.look.scale))
        zero = frame.height(0.0)
        painter.drawLine(QPointF(frame.plot.left(), zero), QPointF(frame.plot.right(), zero))

    def _foot(self, frame: Frame, number: int, point: ChartPoint) -> QPointF:
        """At the head of the bar, within it."""
        bar = self.bar(frame, Hit(number, self.panel.series[number].points.index(point)))
        return QPointF(bar.center().x(), bar.top() - self.look.line("caption") - self.look.px(6))

    def paint_read(self, painter: QPainter, frame: Frame, hits: Sequence[Hit], current: int) -> None:
        painter.setBrush(Qt.BrushStyle.NoBrush)
        for place, hit in enumerate(hits):
            painter.setPen(pen(self.look.colour("text"), self.look.px(2 if place == current else 1)))
            painter.drawRect(self.bar(frame, hit))

    def hits_at(self, frame: Frame, pos: QPointF) -> tuple[list[Hit], int]:
        hits, _ = super().hits_at(frame, pos)
        apart = [abs(self.bar(frame, hit).center().x() - pos.x()) for hit in hits]
        return hits, apart.index(min(apart)) if apart else -1
