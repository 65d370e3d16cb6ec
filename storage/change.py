"""A figure beside the one before it: the change on the year before, which the almanac reckons and says so."""

from decimal import Decimal
from typing import NamedTuple

from storage.claims import BOUNDS, exact

JUMP = 5  # beyond this, neighbouring years of a series differ by what is counted more often than by what happened
KINDS = {"rank": "places", "share": "points", "growth": "points"}  # others in per cent


class Stated(NamedTuple):
    """What a change is reckoned from."""

    value: float
    decimals: int
    qualifier: str


class Change(NamedTuple):
    """kind: `percent`, `points` (percentage points) or `places` (of a ranking, upwards positive). approximate: one of both is `about`."""

    kind: str
    value: float
    decimals: int
    approximate: bool


def change(now: Stated, before: Stated, value_kind: str) -> Change | None:
    """From `before` to `now`, two figures of one indicator and so of one unit.

    None where nothing can be said: one of both is a bound, the former is not positive, or they are more than five times apart.
    """
    if now.qualifier in BOUNDS or before.qualifier in BOUNDS:
        return None
    new, old = exact(now.value), exact(before.value)
    approximate = "about" in (now.qualifier, before.qualifier)
    kind = KINDS.get(value_kind, "percent")
    if kind == "places":
        return Change(kind, float(old - new), 0, approximate)
    if kind == "points":
        return Change(kind, float(new - old), max(now.decimals, before.decimals), approximate)
    if old <= 0 or new <= 0 or max(new, old) > JUMP * min(new, old):
        return None
    share = (new - old) * 100 / old
    return Change(kind, float(round(Decimal(share.numerator) / Decimal(share.denominator), 1)), 1, approximate)
