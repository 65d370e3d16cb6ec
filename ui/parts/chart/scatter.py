"""Two indicators of one year against one another: each area or organization that has both is a point."""

from collections.abc import Sequence
from itertools import pairwise

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QPainter

from storage.chart_panels import Panel
from storage.chart_values import ChartData
from storage.words import say
from ui.parts.chart.drawing import Drawer, Hit, Margins, kind_of
from ui.parts.chart.look import Look, Style, clear, draw_marker, draw_ring, pen
from ui.parts.chart.scale import Frame, Tick, rank_ticks, value_ticks

REACH = 22  # pixels from the mouse to a point that is read


class Scatter(Drawer):
    """The first indicator goes across, the second up. Ranks have 1 at the far end, so that better is always further out.

    Where the chart is of one area or organization, its years are the points, joined in their order.
    """

    zooms = False

    def __init__(self, data: ChartData, panel: Panel, look: Look, styles: Sequence[Style], *, titled: bool = False) -> None:
        super().__init__(data, panel, look, styles, titled=titled)
        self.pairs = self._pairs()

    def _pairs(self) -> list[tuple[Hit, Hit]]:
        indicators = list(dict.fromkeys(series.thing.indicator_id for series in self.panel.series))
        if len(indicators) < 2:
            return []
        other = {
            (series.thing[1:], point.point.start, point.point.end): Hit(number, place)
            for number, series in enumerate(self.panel.series)
            if series.thing.indicator_id == indicators[1]
            for place, point in enumerate(series.points)
        }
        out = []
        for number, series in enumerate(self.panel.series):
            if series.thing.indicator_id == indicators[0]:
                for place, point in enumerate(series.points):
                    found = other.get((series.thing[1:], point.point.start, point.point.end))
                    if found is not None:
                        out.append((Hit(number, place), found))
        return out

    def _ends(self, side: int) -> tuple[float, float]:
        values = [value for pair in self.pairs for value in (self.point(pair[side]).low, self.point(pair[side]).high)]
        low, high = min(values, default=0.0), max(values, default=1.0)
        span = high - low or abs(high) or 1.0
        if self._rank(side):
            return high + span * 0.06, min(low, 1.0) - span * 0.03
        return (0.0 if 0 <= low <= 0.5 * high else low - span * 0.08), high + span * 0.08

    def _rank(self, side: int) -> bool:
        return bool(self.pairs) and self.panel.series[self.pairs[0][side].series].value_kind == "rank"

    def limits(self) -> tuple[float, float, float, float]:
        return (*self._ends(0), *self._ends(1))

    def _ticks(self, side: int, low: float, high: float, many: int) -> list[Tick]:
        return rank_ticks(high, low, many) if self._rank(side) else value_ticks(low, high, many, self.look.language)

    def across_ticks(self, frame: Frame) -> list[Tick]:
        return self._ticks(0, frame.left, frame.right, max(2, int(frame.plot.width() / self.look.px(110))))

    def up_ticks(self, bottom: float, top: float, room: float) -> list[Tick]:
        return self._ticks(1, bottom, top, max(2, int(room / self.look.px(58))))

    def unit(self) -> str:
        """The indicator that goes up; the one that goes across stands under its axis."""
        return " · ".join(part for part in (self._axis(1), self.warning()) if part)

    def warning(self) -> str:
        left, _, bottom, _ = self.limits()
        cut = (left > 0 and not self._rank(0)) or (bottom > 0 and not self._rank(1))
        return say("chart.axes_not_from_zero", self.look.language) if cut and self.pairs else ""

    def _axis(self, side: int) -> str:
        if not self.pairs:
            return ""
        series = self.panel.series[self.pairs[0][side].series]
        return f"{series.indicator.in_language(self.look.names)} ({series.unit.in_language(self.look.language)})"

    def margins(self, width: float, height: float) -> Margins:
        found = super().margins(width, height)
        return found._replace(bottom=found.bottom + self.look.line("caption") + 4, right=self.look.px(40))

    def paint_plot(self, painter: QPainter, frame: Frame) -> None:
        self._course(painter, frame)
        for pair in sorted(self.pairs, key=lambda pair: not self.styles[pair[0].series].muted):
            style, at = self.styles[pair[0].series], self.place(frame, pair)
            self._spread(painter, frame, pair)
            draw_marker(painter, self.look, at, style, self.look.px(6 if style.muted else 10), kind_of(self.point(pair[1])))
            if self.marked & {self.point(hit).point.row for hit in pair}:
                draw_ring(painter, self.look, at)

    def _course(self, painter: QPainter, frame: Frame) -> None:
        """One subject alone: its years in their order."""
        subjects = {self.panel.series[pair[0].series].thing[1:] for pair in self.pairs}
        if len(subjects) == 1 and len(self.pairs) > 1:
            painter.setPen(pen(clear(self.look.colour("muted"), 150), self.look.px(1.2)))
            places = [self.place(frame, pair) for pair in sorted(self.pairs, key=lambda pair: self.point(pair[0]).x)]
            for before, after in pairwise(places):
                painter.drawLine(before, after)

    def _spread(self, painter: QPainter, frame: Frame, pair: tuple[Hit, Hit]) -> None:
        x, y = (self.point(hit) for hit in pair)
        if "spread" not in self.data.spec.shown or (x.low == x.high and y.low == y.high):
            return
        room = QRectF(frame.point(x.low, y.high), frame.point(x.high, y.low)).normalized()
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(clear(self.styles[pair[0].series].colour, 60))
        least = self.look.px(6)
        painter.drawRoundedRect(room.adjusted(-least, -least, least, least), least, least)

    def place(self, frame: Frame, pair: tuple[Hit, Hit]) -> QPointF:
        return frame.point(self.point(pair[0]).value, self.point(pair[1]).value)

    def paint_beside(self, painter: QPainter, frame: Frame) -> None:
        look, plot = self.look, frame.plot
        below = QRectF(plot.left(), plot.bottom() + look.line("small") + look.px(10), plot.width(), look.line("caption") + 2)
        look.write(painter, below, self._axis(0), "muted", "caption", align="right")
        taken: list[QRectF] = []
        several = len({self.panel.series[pair[0].series].thing[1:] for pair in self.pairs}) > 1
        for pair in self.pairs:
            if self.styles[pair[0].series].muted:
                continue
            named = self.subject(pair) if several else str(self.point(pair[0]).year)
            at, wide = self.place(frame, pair), look.width(named, "small", "semibold") + 2
            left = at.x() + look.px(9) if at.x() + look.px(9) + wide <= plot.right() + look.px(38) else at.x() - look.px(9) - wide
            room = QRectF(left, at.y() - look.line("small") / 2, wide, look.line("small"))
            if not any(room.intersects(other) for other in taken):
                taken.append(room)
                look.write(painter, room, named, "text", "small", "semibold")

    def subject(self, pair: tuple[Hit, Hit]) -> str:
        series = self.panel.series[pair[0].series]
        return ", ".join(part.in_language(self.look.names) for part in series.subject)

    def paint_read(self, painter: QPainter, frame: Frame, hits: Sequence[Hit], current: int) -> None:
        pair = next((pair for pair in self.pairs if hits and pair[0] in hits), None)
        if pair is not None:
            draw_marker(painter, self.look, self.place(frame, pair), self.styles[pair[0].series], self.look.px(14))

    def hits_at(self, frame: Frame, pos: QPointF) -> tuple[list[Hit], int]:
        def apart(pair: tuple[Hit, Hit]) -> float:
            away = self.place(frame, pair) - pos
            return float(abs(away.x()) + abs(away.y()))

        nearest = min(self.pairs, key=apart, default=None)
        return (list(nearest), 1) if nearest is not None and apart(nearest) < self.look.px(REACH) else ([], -1)

    def stops(self) -> list[list[Hit]]:
        return [list(pair) for pair in sorted(self.pairs, key=lambda pair: self.point(pair[0]).value)]
