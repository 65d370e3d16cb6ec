"""Lines and rank lines: what is known is joined, what is not known stays open, and where sources differ the figure has a height."""

from bisect import bisect_left
from collections import Counter, defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property
from math import ceil, floor, log10

import numpy as np
from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QPainter, QPolygonF

from storage.chart_data import ChartData, ChartPoint, ChartSeries
from storage.chart_panels import Panel
from storage.chart_words import shown, years_shown
from storage.words import say
from ui.parts.chart.drawing import Drawer, Hit, bound, kind_of, unsettled
from ui.parts.chart.look import Look, Style, clear, draw_arrow, draw_marker, draw_ring, pen
from ui.parts.chart.paths import polyline, thinned
from ui.parts.chart.scale import Frame, Tick, amount, log_ticks, rank_ticks, value_ticks, year_ticks

DENSE = 5.0  # pixels between points, under which they get no markers
SPREAD = 12.0  # width and least height of a halo
REACH = 0.75  # years from the mouse to what is read
ROOM = 0.3  # of the width, at most, for the names at the ends


@dataclass(frozen=True)
class Trace:
    """A line as arrays: decimal years, drawn values (logarithms, on such an axis), and for each point whether the one before leads to it.

    loose: whether that way is dashed, because the figure is not settled.
    """

    x: np.ndarray
    y: np.ndarray
    joined: np.ndarray
    loose: np.ndarray
    special: tuple[int, ...] = ()  # points whose marker is drawn however dense they are
    wide: tuple[int, ...] = ()  # points whose sources differ


def trace_of(series: ChartSeries, *, log: bool) -> Trace:
    points = series.points
    y = np.array([point.value for point in points], dtype=float)
    bounds = np.array([bound(point) for point in points]) != 0
    free = np.array([unsettled(point) for point in points], dtype=bool)
    joined = np.array(series.joined, dtype=bool) & ~bounds
    if len(points) > 1:
        joined[1:] &= ~bounds[:-1]
    special = tuple(place for place, point in enumerate(points) if bound(point) or kind_of(point) != "whole")
    wide = tuple(place for place, point in enumerate(points) if point.high > point.low)
    x = np.array([point.x for point in points], dtype=float)
    return Trace(x, np.log10(y) if log else y, joined, free, special, wide)


class Lines(Drawer):
    """Courses of years."""

    def __init__(self, data: ChartData, panel: Panel, look: Look, styles: Sequence[Style], *, titled: bool = False) -> None:
        super().__init__(data, panel, look, styles, titled=titled)
        self.upside_down = panel.value_kind == "rank"
        self.traces = [trace_of(series, log=self.log) for series in panel.series]
        self._limits: tuple[float, float, float, float] | None = None

    # -- axes --------------------------------------------------------------------------------------------------------------------------

    def limits(self) -> tuple[float, float, float, float]:
        if self._limits is None:
            self._limits = (*self.years(), *self._values())
        return self._limits

    def years(self) -> tuple[float, float]:
        """All panels of a chart show the same years."""
        first, last = years_shown(self.data)
        first, last = (asked or there for asked, there in zip(self.data.spec.years or (None, None), (first, last), strict=True))
        return first - 0.15, last + 1.15

    def _values(self) -> tuple[float, float]:
        ends = [
            value for series in self.panel.series for point in series.points for value in (point.low, point.high, point.value)
        ]  # fmt: skip
        if not ends:  # traces of their own (benchmarks)
            ends = [float(value) for trace in self.traces for value in (trace.y.min(), trace.y.max())]
        low, high = min(ends), max(ends)
        if self.upside_down:
            return high + max(0.6, (high - low) * 0.08), min(low, 1) - max(0.4, (high - low) * 0.04)
        if self.log:
            return floor(log10(low) * 4) / 4 - 0.02, ceil(log10(high) * 4) / 4 + 0.05
        if low >= 0 and low <= 0.5 * high:
            low = 0.0
        span = high - low or abs(high) or 1.0
        return (low if low == 0 else low - span * 0.08), high + span * 0.09

    def warning(self) -> str:
        low = self.limits()[2]
        plain = not self.upside_down and not self.log and self.data.spec.measure != "change"
        return say("chart.not_from_zero", self.look.language) if plain and low > 0 else ""

    def across_ticks(self, frame: Frame) -> list[Tick]:
        room = frame.plot.width() / (self.look.width("2000") + self.look.px(26))
        return year_ticks(frame.left, frame.right, int(room))

    def up_ticks(self, bottom: float, top: float, room: float) -> list[Tick]:
        many = max(2, int(room / self.look.px(58)))
        if self.upside_down:
            return rank_ticks(top, bottom, max(many, 4))
        if self.log:
            return log_ticks(bottom, top, self.look.language)
        return value_ticks(bottom, top, many, self.look.language)

    # -- the plot ----------------------------------------------------------------------------------------------------------------------

    def order(self) -> list[int]:
        """Muted lines first, so that the others lie over them."""
        return sorted(range(len(self.panel.series)), key=lambda number: not self.styles[number].muted)

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
            if broken is not None and place and _middle(series, place) not in self._shared:
                a, b = (frame.point(point.x, point.value) for point in series.points[place - 1 : place + 1])
                self._zigzag(painter, (a + b) / 2)

    def _zigzag(self, painter: QPainter, at: QPointF) -> None:
        step, turns = self.look.px(3), ((-1, -3), (1, -1), (-1, 1), (1, 3))
        painter.drawPolyline(QPolygonF([at + QPointF(x, y) * step for x, y in turns]))

    @cached_property
    def _shared(self) -> frozenset[float]:
        """Where several lines break at once: there the whole plot does."""
        count = Counter(
            _middle(series, place) for series in self.panel.series for place, broken in enumerate(series.breaks) if broken and place
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
        for run in _runs(series, self.traces[number]):
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
        apart = frame.plot.width() / max(frame.right - frame.left, 1e-9) * _usual(trace.x)
        places = trace.special if style.muted or apart < look.px(DENSE) else range(len(points))
        alone = () if apart < 1 else _alone(trace)
        for place in sorted({*places, *alone}):
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

    # -- the names at the ends ---------------------------------------------------------------------------------------------------------

    def right_margin(self, width: float) -> float:
        if "labels" not in self.data.spec.shown:
            return self.look.px(16)
        widest = max((self._label_width(number) for number in self._labelled()), default=0)
        return min(widest + self.look.px(20), width * ROOM)

    def _labelled(self) -> list[int]:
        return [number for number, series in enumerate(self.panel.series) if series.points and not self.styles[number].muted]

    def _value(self, number: int, frame: Frame | None = None) -> str:
        """The last value that is seen; long ones in their magnitude, the whole is in the read-out."""
        points = self.panel.series[number].points
        point = points[-1] if frame is None else next((one for one in reversed(points) if one.x <= frame.right), points[0])
        if self.data.spec.measure == "value" and abs(point.value) >= 10_000_000:
            return amount(round(point.value, 2 - len(str(int(abs(point.value))))), point.value, self.look.language)
        return shown(point, self.data.spec.measure)

    def _named(self, number: int) -> str:
        """What stands at the end of a line; a panel of one line has its name as its title."""
        return "" if self.titled and len(self.panel.series) == 1 else self.name(number)

    def _label_width(self, number: int) -> float:
        name = self.look.width(self._named(number), "small", "semibold")
        value = self.look.width(self._value(number))
        return max(name, value) if self._two_lines(name, value) else name + self.look.px(6) + value

    def _two_lines(self, name: float, value: float) -> bool:
        return name + value > self.look.px(170)

    def paint_beside(self, painter: QPainter, frame: Frame) -> None:
        if "labels" not in self.data.spec.shown:
            return
        look, plot = self.look, frame.plot
        ends = []
        for number in self._labelled():
            inside = [point for point in self.panel.series[number].points if point.x <= frame.right]
            if inside:
                ends.append(
                    (min(max(frame.height(inside[-1].value), plot.top()), plot.bottom()), number, float(frame.across(inside[-1].x)))
                )
        wide = self.right_margin(plot.right() + 1e6 if not plot.width() else self._whole(frame)) - look.px(18)
        heights = {number: self._tall(number, wide) for _, number, _ in ends}
        for (y, number, x), middle in zip(sorted(ends), spread_out(sorted(ends), heights, plot), strict=True):
            room = QRectF(plot.right() + look.px(10), middle - heights[number] / 2, wide, heights[number])
            self._label(painter, room, self._named(number), self._value(number, frame))
            if abs(middle - y) > look.px(3) or plot.right() - x > look.px(24):
                painter.setPen(pen(clear(self.styles[number].colour, 140), look.px(0.8), (1, 2)))
                painter.drawLine(QPointF(min(x + look.px(7), plot.right()), y), QPointF(plot.right() + look.px(7), middle))

    @staticmethod
    def _whole(frame: Frame) -> float:
        return frame.plot.right() / (1 - ROOM)

    def _tall(self, number: int, wide: float) -> float:
        name, value = self.look.width(self._named(number), "small", "semibold"), self.look.width(self._value(number))
        lines = 2 if self._two_lines(name, value) or name + value + self.look.px(6) > wide else 1
        return lines * self.look.line("small") + 1

    def _label(self, painter: QPainter, room: QRectF, name: str, value: str) -> None:
        look = self.look
        if room.height() > 1.5 * look.line("small"):
            half = room.height() / 2
            look.write(painter, QRectF(room.left(), room.top(), room.width(), half), name, "text", "small", "semibold")
            look.write(painter, QRectF(room.left(), room.top() + half, room.width(), half), value, "muted")
        else:
            used = look.write(painter, room, name, "text", "small", "semibold") + look.px(6) if name else 0.0
            look.write(painter, room.adjusted(used, 0, 0, 0), value, "muted")

    # -- reading -----------------------------------------------------------------------------------------------------------------------

    @cached_property
    def columns(self) -> dict[float, list[Hit]]:
        """What stands at each place of the axis, from left to right: muted lines last, the highest (or the first place) first."""
        found: dict[float, list[Hit]] = defaultdict(list)
        for number, series in enumerate(self.panel.series):
            for place, point in enumerate(series.points):
                found[round(point.x, 3)].append(Hit(number, place))
        turned = 1 if self.upside_down else -1
        for hits in found.values():
            hits.sort(key=lambda hit: (self.styles[hit.series].muted, self.point(hit).value * turned))
        return {x: found[x] for x in sorted(found)}

    @cached_property
    def _places(self) -> list[float]:
        return list(self.columns)

    def hits_at(self, frame: Frame, pos: QPointF) -> tuple[list[Hit], int]:
        """All that stand at the year which is closest, the highest first."""
        at, places = frame.year_at(pos.x()), self._places
        near = bisect_left(places, at)
        x = min(places[max(near - 1, 0) : near + 1], key=lambda x: abs(x - at), default=None)
        if x is None or abs(x - at) > REACH:
            return [], -1
        hits = self.columns[x]
        heights = [abs(frame.height(self.point(hit).value) - pos.y()) for hit in hits]
        return hits, heights.index(min(heights))

    def stops(self) -> list[list[Hit]]:
        return list(self.columns.values())

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


def spread_out(ends: Sequence[tuple[float, int, float]], heights: dict[int, float], plot: QRectF) -> list[float]:
    """Middles of the labels, from top to bottom: as close to their lines as they can be without one lying over another."""
    blocks: list[tuple[list[tuple[float, float]], float]] = []  # (wanted middle, height) of each, and the top of the block
    for y, number, _ in ends:
        members = [(y, heights[number])]
        while True:
            tall = sum(height for _, height in members)
            offset, wanted = 0.0, []
            for middle, height in members:
                wanted.append(middle - height / 2 - offset)
                offset += height
            top = min(max(sum(wanted) / len(wanted), plot.top() - 8), max(plot.bottom() + 8 - tall, plot.top() - 8))
            if blocks and blocks[-1][1] + sum(height for _, height in blocks[-1][0]) > top:
                members = blocks.pop()[0] + members
            else:
                blocks.append((members, top))
                break
    out = []
    for members, top in blocks:
        for _, height in members:
            out.append(top + height / 2)
            top += height
    return out


def _middle(series: ChartSeries, place: int) -> float:
    return round((series.points[place - 1].x + series.points[place].x) / 2, 3)


def _usual(x: np.ndarray) -> float:
    return float((x[-1] - x[0]) / (len(x) - 1)) if len(x) > 1 else 1.0


def _alone(trace: Trace) -> list[int]:
    """Points that no line touches."""
    after = np.append(trace.joined[1:], False)
    return [int(place) for place in np.flatnonzero(~trace.joined & ~after)] if len(trace.x) < 5000 else []


def _runs(series: ChartSeries, trace: Trace) -> list[list[int]]:
    """Neighbours that are joined and of which one at least is stated differently."""
    if not trace.wide:
        return []
    wide, runs = set(trace.wide), []
    run: list[int] = []
    for place in range(len(series.points)):
        if run and not (trace.joined[place] and (place in wide or run[-1] in wide)):
            runs.append(run)
            run = []
        run.append(place)
    runs.append(run)
    return [run for run in runs if len(run) > 1]
