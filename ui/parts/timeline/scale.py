"""The axis: which days are in view and how wide a day is. Days are numbers, as `storage.dates` counts them: 1802 is like any year."""

import math
from dataclasses import dataclass, replace

WIDEST, NARROWEST = 160.0, 1e-3  # pixels a day
MARGIN = 0.02  # of the width, left free on both sides of what is fitted
_YEAR = 365.2425
STEPS = (("years", 60 / _YEAR), ("months", 2.0), ("days", 40.0))  # what the switch of zooms leads to, in pixels a day


@dataclass(frozen=True, slots=True)
class Scale:
    """first: the day at the left edge, with its fraction; a day n takes from n to n + 1. per_day: pixels a day. width: of the view."""

    first: float
    per_day: float
    width: float

    @property
    def last(self) -> float:
        """The day at the right edge."""
        return self.first + self.width / self.per_day

    @property
    def level(self) -> int:
        """The zoom level: within one level nothing is folded or unfolded."""
        return math.floor(math.log2(self.per_day))

    def x(self, day: float) -> float:
        return (day - self.first) * self.per_day

    def day(self, x: float) -> float:
        return self.first + x / self.per_day

    def zoomed(self, factor: float, at: float) -> "Scale":
        """Wider by `factor`; the day at pixel `at` stays where it is."""
        per_day = min(WIDEST, max(NARROWEST, self.per_day * factor))
        return replace(self, first=self.day(at) - at / per_day, per_day=per_day)

    def moved(self, pixels: float) -> "Scale":
        """What is `pixels` to the right comes to the left edge."""
        return replace(self, first=self.first + pixels / self.per_day)

    def resized(self, width: float) -> "Scale":
        """The same left edge and zoom in another width."""
        return replace(self, width=width)

    def within(self, span: tuple[int, int]) -> "Scale":
        """The nearest scale that does not lose sight of `span` and is not wider than it needs."""
        whole = fitted(span, self.width)
        if self.per_day <= whole.per_day:
            return whole
        half = self.width / 2 / self.per_day
        return replace(self, first=min(max(self.first, span[0] - half), span[1] + 1 - half))

    def named(self) -> str:
        """Which of STEPS this is nearest to."""
        return min(STEPS, key=lambda step: abs(math.log(step[1] / self.per_day)))[0]


def fitted(span: tuple[int, int], width: float) -> Scale:
    """All days of a span in view, both ends within it, with a little room beside them."""
    first, last = span
    room = max(1.0, width * (1 - 2 * MARGIN))
    per_day = min(WIDEST, max(NARROWEST, room / (last + 1 - first)))
    middle = (first + last + 1) / 2
    return Scale(middle - width / per_day / 2, per_day, max(1.0, width))
