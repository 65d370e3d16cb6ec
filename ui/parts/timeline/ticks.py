"""What the axis says: days, months or years below, and above them what they belong to, so that the year is seen at every zoom."""

from collections.abc import Iterator
from typing import NamedTuple

from storage import dates
from storage.dates import PartialDate
from ui.parts.timeline.scale import Scale

ROOM = {"day": 22.0, "week": 30.0, "month": 30.0, "quarter": 34.0, "year": 40.0}  # pixels that a label needs
_DAYS = {"day": 1.0, "week": 7.0, "month": 30.44, "quarter": 91.31, "year": 365.2425}
_MONTHS = {"month": 1, "quarter": 3}
YEARS = (1, 2, 5, 10, 20, 50, 100, 200, 500, 1000)


class Tick(NamedTuple):
    """A line of the grid at `x`. label: what stands beside it, or empty; strong: where a year (or a month of days) begins."""

    x: float
    label: str
    strong: bool = False


class Era(NamedTuple):
    """What the ticks from `left` to `right` belong to: a year, or a month with its year."""

    left: float
    right: float
    label: str


def unit(scale: Scale) -> tuple[str, int]:
    """(`day`, `week`, `month`, `quarter` or `year`, how many of them) from one tick to the next."""
    for name in ("day", "week", "month", "quarter"):
        if _DAYS[name] * scale.per_day >= ROOM[name]:
            return name, 1
    year = _DAYS["year"] * scale.per_day
    return "year", next((n for n in YEARS if n * year >= ROOM["year"]), YEARS[-1])


def ticks(scale: Scale, language: str) -> tuple[Tick, ...]:
    """Every tick in view and the one before it."""
    name, _ = unit(scale)
    begun = _begun(scale)
    if name == "year":
        return tuple(Tick(scale.x(day), str(date.year), strong=True) for day, date in begun)
    if name in _MONTHS:
        return tuple(Tick(scale.x(day), dates.month_name(date.month or 1, language, short=True), date.month == 1) for day, date in begun)
    return tuple(Tick(scale.x(day), str(date.day), date.day == 1) for day, date in begun)


def whole_ticks(scale: Scale, language: str) -> tuple[Tick, ...]:
    """The same where nothing stands above them: each says its year. Their words are wider than their distance."""
    return tuple(Tick(scale.x(day), dates.show(str(date), "", language, short=True)) for day, date in _begun(scale))


def _begun(scale: Scale) -> Iterator[tuple[int, PartialDate]]:
    """The days at which there are ticks, and what begins there."""
    name, step = unit(scale)
    if name == "year":
        return _years(scale, step)
    if name in _MONTHS:
        return ((day, date) for day, date in _months(scale) if ((date.month or 1) - 1) % _MONTHS[name] == 0)
    return _days(scale, name)


def eras(scale: Scale, language: str) -> tuple[Era, ...]:
    """What stands above the ticks; nothing above years, which name themselves."""
    name, _ = unit(scale)
    if name == "year":
        return ()
    if name in _MONTHS:
        found = [(scale.x(day), str(date.year)) for day, date in _years(scale, 1)]
    else:
        found = [(scale.x(day), dates.show(str(PartialDate(date.year, date.month)), "", language)) for day, date in _months(scale)]
    ends = [left for left, _ in found[1:]] + [scale.width]
    return tuple(Era(left, right, label) for (left, label), right in zip(found, ends, strict=True) if right > 0)


def _first(scale: Scale) -> PartialDate:
    return dates.of_number(max(1, int(scale.first)))


def _years(scale: Scale, step: int) -> Iterator[tuple[int, PartialDate]]:
    """The first days of every `step`th year, from the one in which the view begins."""
    year = _first(scale).year // step * step
    while (day := dates.day_number(PartialDate(year))) < scale.last and year <= 9999:
        yield day, PartialDate(year)
        year += step


def _months(scale: Scale) -> Iterator[tuple[int, PartialDate]]:
    first = _first(scale)
    date = PartialDate(first.year, first.month)
    while (day := dates.day_number(date)) < scale.last and date.year <= 9999:
        yield day, date
        date = PartialDate(date.year + date.month // 12, date.month % 12 + 1) if date.month else date


def _days(scale: Scale, name: str) -> Iterator[tuple[int, PartialDate]]:
    """Every day; or the 1st, 8th, 15th and 22nd of each month."""
    wanted = range(1, 32) if name == "day" else range(1, 28, 7)
    for start, month in _months(scale):
        for day in wanted:
            if day <= dates.days_in(month.year, month.month or 1) and start + day - 1 < scale.last:
                yield start + day - 1, PartialDate(month.year, month.month, day)
