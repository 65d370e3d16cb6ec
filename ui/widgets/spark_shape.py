"""Where the points of a sparkline stand and which of them a line joins: arithmetic without a widget, checked by itself."""

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property

from PySide6.QtCore import QPointF, QRectF


@dataclass(frozen=True, slots=True)
class SparkPoint:
    """A point. x: a decimal year. name: `2022`. shown: the value in words. low, high: between which its sources stand, if they `differ`.

    joined: a line leads here from the point before; False after a gap, which stays open.
    bound: `above` or `below` where only a bound is known. known_as: what its owner knows it by.
    """

    x: float
    value: float
    name: str
    shown: str
    low: float | None = None
    high: float | None = None
    differ: bool = False
    joined: bool = True
    provisional: bool = False
    reckoned: bool = False
    bound: str = ""
    known_as: int = 0


class Shape:
    """Points, in the order of x, on a rectangle. upside_down: small values on top, as ranks are read."""

    def __init__(self, points: Sequence[SparkPoint], plot: QRectF, *, upside_down: bool = False) -> None:
        self.points, self.plot, self.upside_down = points, plot, upside_down

    @cached_property
    def limits(self) -> tuple[float, float]:
        """Lowest and highest value drawn; from zero on unless all values are far away from it, or are ranks."""
        ends = [value for point in self.points for value in (point.value, point.low, point.high) if value is not None]
        low, high = min(ends), max(ends)
        if not self.upside_down and 0 <= low <= 0.5 * high:
            low = 0.0
        return (low, high) if high > low else (low - 1, high + 1)

    @property
    def from_zero(self) -> bool:
        """Whether the ground line is zero, so that an area above it does not mislead."""
        return not self.upside_down and self.limits[0] == 0

    def across(self, x: float) -> float:
        first, last = self.points[0].x, self.points[-1].x
        return self.plot.center().x() if last == first else self.plot.left() + (x - first) / (last - first) * self.plot.width()

    def up(self, value: float) -> float:
        low, high = self.limits
        share = (value - low) / (high - low)
        return self.plot.top() + self.plot.height() * (share if self.upside_down else 1 - share)

    @cached_property
    def places(self) -> list[QPointF]:
        """Where each point stands."""
        return [QPointF(self.across(point.x), self.up(point.value)) for point in self.points]

    def spread(self, index: int) -> tuple[float, float]:
        """Top and bottom of what the sources of a point say, never smaller than the eye can see."""
        point, y = self.points[index], self.places[index].y()
        ends = [self.up(value) for value in (point.low, point.high) if value is not None]
        return min([*ends, y - 5]), max([*ends, y + 5])

    def nearest(self, x: float) -> int:
        """The point closest to `x`; -1 if there is none."""
        return min(range(len(self.points)), key=lambda index: abs(self.places[index].x() - x), default=-1)

    @cached_property
    def runs(self) -> list[list[int]]:
        """Points that lines join; a bound joins nothing."""
        runs: list[list[int]] = []
        for index, point in enumerate(self.points):
            if runs and point.joined and not point.bound and not self.points[index - 1].bound:
                runs[-1].append(index)
            else:
                runs.append([index])
        return runs

    @cached_property
    def alone(self) -> set[int]:
        """Points without a line to either side, which need a dot to be seen."""
        return {run[0] for run in self.runs if len(run) == 1}
