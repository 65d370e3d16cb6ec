"""Ranked bars of one year: the greatest first, or first places first; what was asked for by name is in its colour among all others."""

from collections.abc import Sequence

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QPainter

from storage.chart_words import shown
from ui.parts.chart.bars import draw_bar, draw_whisker
from ui.parts.chart.drawing import Drawer, Hit
from ui.parts.chart.look import clear, pen
from ui.parts.chart.scale import Frame, Tick, value_ticks

ROW, MOST = 26, 40


class Ranked(Drawer):
    """As many as have room; the chosen ones among them whatever their place."""

    zooms = False

    def entries(self, height: float) -> list[Hit]:
        """The bars from top to bottom."""
        room = max(3, min(MOST, int(height / self.look.px(ROW))))
        hits = [Hit(number, place) for number, series in enumerate(self.panel.series) for place in range(len(series.points))]
        hits.sort(key=lambda hit: (self.point(hit).rank, self.name(hit.series)))
        if len(hits) <= room:
            return hits
        chosen = [hit for hit in hits if self.panel.series[hit.series].chosen]
        others = [hit for hit in hits if hit not in chosen][: max(0, room - len(chosen))]
        return sorted([*chosen[:room], *others], key=hits.index)

    def limits(self) -> tuple[float, float, float, float]:
        points = [self.point(hit) for hit in self.entries(1e6)]
        values = [value for point in points for value in (point.value, point.high, point.low, 0.0)]
        low, high = min(values), max(values)
        return low * 1.08, high * 1.04 or 1.0, 1.0, 0.0

    def across_ticks(self, frame: Frame) -> list[Tick]:
        return value_ticks(frame.left, frame.right, max(2, int(frame.plot.width() / self.look.px(110))), self.look.language)

    def up_ticks(self, bottom: float, top: float, room: float) -> list[Tick]:
        return [Tick(0.0, name) for name in {self._named(hit) for hit in self.entries(room)}]

    def _named(self, hit: Hit) -> str:
        return f"{self.point(hit).rank}  {self.name(hit.series)}"

    def right_margin(self, width: float) -> float:
        widest = max((self.look.width(self._said(Hit(number, 0))) for number, one in enumerate(self.panel.series) if one.points), default=0)
        return widest + self.look.px(20)

    def _said(self, hit: Hit) -> str:
        point = self.point(hit)
        return shown(point, self.data.spec.measure) + (f"  ({point.point.claims})" if "claims" in self.data.spec.shown else "")

    def row(self, frame: Frame, place: int, count: int) -> QRectF:
        tall = min(frame.plot.height() / max(count, 1), self.look.px(ROW * 1.5))
        return QRectF(frame.plot.left(), frame.plot.top() + place * tall, frame.plot.width(), tall)

    def bar(self, frame: Frame, hit: Hit, row: QRectF) -> QRectF:
        x0, x1 = sorted((float(frame.across(0.0)), float(frame.across(self.point(hit).value))))
        return QRectF(x0, row.top() + row.height() * 0.16, max(x1 - x0, 1), row.height() * 0.68)

    def rows(self, frame: Frame) -> list[tuple[Hit, QRectF]]:
        hits = self.entries(frame.plot.height())
        return [(hit, self.row(frame, place, len(hits))) for place, hit in enumerate(hits)]

    def paint_axes(self, painter: QPainter, frame: Frame) -> None:
        look, plot = self.look, frame.plot
        for tick in self.across_ticks(frame):
            x = float(frame.across(tick.at))
            painter.setPen(pen(look.colour("line"), look.scale))
            painter.drawLine(QPointF(x, plot.top()), QPointF(x, plot.bottom()))
            wide = look.width(tick.label) + 8
            room = QRectF(x - wide / 2, plot.bottom() + look.px(6), wide, look.line("small"))
            look.write(painter, room, tick.label, "muted", align="centre")
        for hit, row in self.rows(frame):
            chosen = self.panel.series[hit.series].chosen
            room = QRectF(0, row.top(), plot.left() - look.px(8), row.height())
            weight = "semibold" if chosen else "regular"
            look.write(painter, room, self._named(hit), "text", "small", weight, "right")

    def paint_plot(self, painter: QPainter, frame: Frame) -> None:
        for hit, row in self.rows(frame):
            style, point = self.styles[hit.series], self.point(hit)
            bar = self.bar(frame, hit, row)
            colour = clear(self.look.colour("muted"), 150) if style.muted else style.colour
            draw_bar(painter, self.look, bar, colour, point, QPointF(1, 0))
            self._ring(painter, bar, point.point.row)
            if point.high > point.low and "spread" in self.data.spec.shown:
                y = bar.center().y()
                draw_whisker(painter, self.look, QPointF(float(frame.across(point.low)), y), QPointF(float(frame.across(point.high)), y))
        painter.setPen(pen(self.look.colour("line_strong"), self.look.scale))
        zero = float(frame.across(0.0))
        painter.drawLine(QPointF(zero, frame.plot.top()), QPointF(zero, frame.plot.bottom()))

    def _ring(self, painter: QPainter, bar: QRectF, row: int) -> None:
        if row in self.marked:
            painter.setPen(pen(self.look.colour("accent"), self.look.px(2)))
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.drawRect(bar)

    def paint_beside(self, painter: QPainter, frame: Frame) -> None:
        look = self.look
        for hit, row in self.rows(frame):
            point = self.point(hit)
            x = max(float(frame.across(max(point.value, point.high if point.high > point.low else 0.0))), float(frame.across(0.0)))
            room = QRectF(x + look.px(8), row.top(), look.width(self._said(hit)) + 4, row.height())
            look.write(painter, room, self._said(hit), "text" if not self.styles[hit.series].muted else "muted", "small", "medium")

    def paint_read(self, painter: QPainter, frame: Frame, hits: Sequence[Hit], current: int) -> None:
        for hit, row in self.rows(frame):
            if hits and hit == hits[current]:
                painter.setPen(pen(self.look.colour("text"), self.look.px(2)))
                painter.setBrush(Qt.BrushStyle.NoBrush)
                painter.drawRect(self.bar(frame, hit, row))

    def hits_at(self, frame: Frame, pos: QPointF) -> tuple[list[Hit], int]:
        found = next((hit for hit, row in self.rows(frame) if row.top() <= pos.y() < row.bottom()), None)
        return ([found], 0) if found is not None else ([], -1)

    def stops(self) -> list[list[Hit]]:
        return [[hit] for hit in self.entries(1e6)]
