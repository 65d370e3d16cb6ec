"""How far a statement of a figure is from the one shown, as a reader wants to hear it: the amount, and what share of the shown value it is.

The shown value is the only base: whoever says of two statements how far apart they are says how far the other is from the one shown.
"""

from collections.abc import Iterable
from decimal import Decimal
from fractions import Fraction
from typing import NamedTuple

from storage.change import KINDS
from storage.claims import exact


class Gap(NamedTuple):
    """kind: `amount` (in the unit of the figure), `points` (percentage points) or `places` (of a ranking).

    value: with its sign, exact as far as both are written; decimals: of it. percent: of the value that it is held against, with one
    decimal, below a tenth with two digits; None where a percentage would mislead (ranks, shares, growth, and values of zero or less).
    """

    kind: str
    value: float
    decimals: int
    percent: float | None


def gap(value: float, decimals: int, other: float, other_decimals: int, value_kind: str) -> Gap:
    """From `other` (the shown value) to `value`: negative if that is less."""
    difference = exact(value) - exact(other)
    kind = KINDS.get(value_kind, "amount")
    percent = _rounded(abs(difference) * 100 / exact(other)) if kind == "amount" and other > 0 else None
    return Gap(kind, float(difference), 0 if kind == "places" else max(decimals, other_decimals), percent)


def furthest(values: Iterable[tuple[float, int]], shown: float, shown_decimals: int, value_kind: str) -> Gap | None:
    """The widest of the gaps from the shown value to these, (value, decimals) each; None where all are the shown value."""
    gaps = [gap(value, decimals, shown, shown_decimals, value_kind) for value, decimals in values if value != shown]
    return max(gaps, key=lambda one: abs(one.value), default=None)


def _rounded(percent: Fraction) -> float:
    exactly = Decimal(percent.numerator) / Decimal(percent.denominator)
    return float(round(exactly, 1)) if exactly >= Decimal("0.1") else float(f"{exactly:.2g}")
