"""How far apart two statements of one figure are, as a reader wants to hear it: the amount, and what share of the shown value it is."""

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


def _rounded(percent: Fraction) -> float:
    exactly = Decimal(percent.numerator) / Decimal(percent.denominator)
    return float(round(exactly, 1)) if exactly >= Decimal("0.1") else float(f"{exactly:.2g}")
