"""Figures over the years: their axes, upside down for ranks, and what stands at each year to be read."""

from bisect import bisect_left
from collections import defaultdict
from collections.abc import Sequence
from functools import cached_property
from math import ceil, floor, log10

from PySide6.QtCore import QPointF

from storage.chart_panels import Panel
from storage.chart_values import ChartData
from storage.chart_words import years_shown
from storage.words import say
from ui.parts.chart.drawing import Drawer, Hit
from ui.parts.chart.look import Look, Style
from ui.parts.chart.scale import Frame, Tick, log_ticks, rank_ticks, value_ticks, year_ticks
from ui.parts.chart.traces import trace_of

REACH = 0.75  # years from the mouse to what is read


class Courses(Drawer):
    """Lines and columns share it."""

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

    def order(self) -> list[int]:
        """Muted lines first, so that the others lie over them."""
        return sorted(range(len(self.panel.series)), key=lambda number: not self.styles[number].muted)

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
