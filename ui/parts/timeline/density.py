"""How many items there are where, for when single marks would hide one another: counted in steps of the calendar that no panning moves."""

from functools import lru_cache
from typing import TYPE_CHECKING, Any

from storage import dates
from storage.dates import PartialDate
from storage.timeline import MONTH, YEAR, Timeline
from ui.parts.timeline.scale import Scale

if TYPE_CHECKING:
    from numpy.typing import NDArray

    Array = NDArray[Any]

LEAST = 3.0  # pixels of a bar
_DAYS = (1, 2, 4, 7, 14)
_MONTHS = (1, 3, 6)
_YEARS = (1, 2, 5, 10, 20, 50, 100)


def edges(scale: Scale, coarsest: int) -> list[int]:
    """The days at which bars begin, and the one at which the last ends, over all that is in view.

    coarsest: YEAR or MONTH where no more is known of most items.
    """
    day, end = scale.per_day, int(scale.last)
    if coarsest > MONTH and (step := next((n for n in _DAYS if n * day >= LEAST), 0)):
        return list(range(int(scale.first) // step * step, end + step + 1, step))
    date = dates.of_number(max(1, int(scale.first)))
    months = next((n for n in _MONTHS if n * 30.4 * day >= LEAST and coarsest > YEAR), 0)
    if months:
        return _by_months(date, end, months)
    return _by_years(date.year, end, next((n for n in _YEARS if n * 365 * day >= LEAST), _YEARS[-1]))


@lru_cache(maxsize=8192)
def _month(place: int) -> int:
    """The first day of a month, counted from January of the year 0."""
    return dates.day_number(PartialDate(place // 12, place % 12 + 1))


def _by_months(first: PartialDate, end: int, step: int) -> list[int]:
    place = first.year * 12 + ((first.month or 1) - 1) // step * step
    found: list[int] = []
    while not found or found[-1] <= end:
        found.append(_month(place))
        place += step
    return found


def _by_years(first: int, end: int, step: int) -> list[int]:
    year = first // step * step
    found: list[int] = []
    while not found or found[-1] <= end:
        found.append(_month(year * 12))
        year += step
    return found


def coarsest(dating: "Array") -> int:
    """The precision that most of the items have at least: YEAR, MONTH or the day."""
    import numpy as np

    share = np.bincount(dating & 3, minlength=4) / max(1, len(dating))
    return YEAR if share[YEAR] > 0.5 else MONTH if share[YEAR] + share[MONTH] > 0.5 else MONTH + 1


def counted(timeline: Timeline, lane: int, days: "Array") -> "Array":
    """How many of a lane's items begin from each of the days to the next. Without echoes where the facet has one value a row."""
    import numpy as np

    part = slice(timeline.starts[lane], timeline.starts[lane + 1])
    return np.diff(np.searchsorted(timeline.first[part], days))
