"""Where a value stands on a plot and what the axes say: decimal years, round numbers, and magnitudes in words of the language."""

from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal
from math import ceil, floor, log10
from typing import Any, NamedTuple

from PySide6.QtCore import QPointF, QRectF

from storage.words import say

YEARS = (1, 2, 5, 10, 20, 25, 50, 100)
ROUND = (1, 2, 2.5, 5, 10)
MILLION, TEN_THOUSAND, HUNDRED_MILLION = 1_000_000, 10_000, 100_000_000
MINUS = "\N{MINUS SIGN}"


class Tick(NamedTuple):
    """at: in the units of the axis, before any logarithm."""

    at: float
    label: str


@dataclass(frozen=True, slots=True)
class Frame:
    """A plot in pixels and what it shows. left, right, bottom, top: the values at its edges, of a logarithmic axis their logarithms.

    whole: the width of the panel around it.
    """

    plot: QRectF
    left: float
    right: float
    bottom: float
    top: float
    log: bool = False
    whole: float = 0.0

    def across(self, x: Any) -> Any:
        """Pixels of a number or an array."""
        return self.plot.left() + (x - self.left) / (self.right - self.left) * self.plot.width()

    def up(self, value: Any) -> Any:
        """Pixels of a value as it is drawn (its logarithm, where the axis is logarithmic), a number or an array."""
        return self.plot.bottom() - (value - self.bottom) / (self.top - self.bottom) * self.plot.height()

    def height(self, value: float) -> float:
        """Pixels of a value."""
        return float(self.up(log10(value) if self.log else value))

    def point(self, x: float, value: float) -> QPointF:
        return QPointF(float(self.across(x)), self.height(value))

    def year_at(self, pixel: float) -> float:
        """The value of the lower axis at a pixel."""
        return self.left + (pixel - self.plot.left()) / self.plot.width() * (self.right - self.left)


def year_ticks(first: float, last: float, room: int) -> list[Tick]:
    """Years in the middle of which a label stands, at most `room` of them."""
    years = max(1.0, last - first)
    step = next((step for step in YEARS if years / step <= max(room, 1)), YEARS[-1])
    begin = ceil((first - 0.5) / step - 1e-9) * step
    return [Tick(year + 0.5, str(year)) for year in range(int(begin), floor(last - 0.5 + 1e-9) + 1, step)]


def value_ticks(low: float, high: float, room: int, language: str) -> list[Tick]:
    """Round values from low to high, about `room` of them."""
    return _labelled(steps(low, high, room), language)


def steps(low: float, high: float, room: int) -> list[float]:
    """Round values within low and high."""
    span = high - low
    if span <= 0:
        return [low]
    rough = span / max(room, 1)
    power = 10 ** floor(log10(rough))
    step = next(one * power for one in ROUND if one * power >= rough * (1 - 1e-9))
    first, last = ceil(low / step - 1e-9), floor(high / step + 1e-9)
    return [round(float(number * step), 10) for number in range(first, last + 1)]


def rank_ticks(low: float, high: float, room: int) -> list[Tick]:
    """Places of a ranking: 1 always among them."""
    whole = [value for value in steps(0, high, room) if value >= 1 and value.is_integer() and value >= low]
    return [Tick(value, f"{value:,.0f}") for value in sorted({*whole, *([1.0] if low <= 1 else [])})]


def log_ticks(low: float, high: float, language: str) -> list[Tick]:
    """Powers of ten, with twos and fives where they are few. low, high: logarithms."""
    powers = range(floor(low), ceil(high) + 1)
    factors = (1, 2, 5) if high - low < 2.5 else (1,)
    values = [factor * 10.0**power for power in powers for factor in factors]
    return _labelled([value for value in values if low - 1e-9 <= log10(value) <= high + 1e-9], language, alone=True)


def _labelled(values: Sequence[float], language: str, *, alone: bool = False) -> list[Tick]:
    """All of one axis in one magnitude, unless each stands alone."""
    most = max((abs(value) for value in values), default=0.0)
    return [Tick(value, amount(value, abs(value) if alone else most, language)) for value in values]


def amount(value: float, most: float, language: str) -> str:
    """`1.2 million` or `120万`, in the magnitude of `most`; smaller numbers in full."""
    if value == 0:
        return "0"
    if language == "zh":
        for unit, word in ((1e12, "万亿"), (HUNDRED_MILLION, "亿"), (TEN_THOUSAND, "万")):
            if most >= unit:
                return _plain(value / unit) + word
        return _plain(value)
    for unit, code in ((1e12, "trillion"), (1e9, "billion"), (MILLION, "million")):
        if most >= unit:
            return say(f"chart.{code}", "en", n=_plain(value / unit))
    return _plain(value)


def _plain(value: float) -> str:
    written = f"{Decimal(repr(round(value, 6))).normalize():,f}"
    return written.replace("-", MINUS)
