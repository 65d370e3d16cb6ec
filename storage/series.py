"""Facts become series, for record pages and charts.

A line joins only what can be compared: one indicator, one area or organization, one breakdown and ONE length of period. What China filed
from 1985 to 2016 altogether never stands on the line of its years.
"""

import sqlite3
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from datetime import date
from itertools import pairwise
from statistics import multimode
from typing import NamedTuple, Protocol

from storage.dates import days_in, decimal, first_day, last_day, parse
from storage.scope import is_partial

UNDATED = "undated"
YEAR = 12  # months
FOREMOST = ("world", "cn")  # whom the almanac is about: of series that are equally long theirs come first

OF_TABLE = {"indicators": "f.indicator_id = ?", "organizations": "f.organization_id = ?", "areas": "f.area_id = ?"}
FACTS = """
SELECT f.indicator_id, coalesce(f.area_id, ''), coalesce(f.organization_id, ''), coalesce(f.breakdown_id, ''),
       f.period_start, f.period_end, f.last_day, f.value, f.decimals, f.qualifier, f.basis, coalesce(f.status, ''),
       coalesce(min(c.value), f.value), coalesce(max(c.value), f.value), f.claims_in_group, f.disagrees, f.row, coalesce(f.note, '')
FROM statistics f LEFT JOIN statistics c ON c.claim_group = f.claim_group AND c.qualifier IN ('exact', 'about')
WHERE {picked} AND f.last_day IS NOT NULL AND {condition}
GROUP BY f.row
"""


class Reader(Protocol):
    """As much of a Library as is needed here, so that whoever wants only the values of this module loads no more."""

    def execute(self, sql: str, parameters: Sequence[object] = (), /) -> sqlite3.Cursor: ...

    def picked(self, alias: str = ..., /) -> str: ...


class Thing(NamedTuple):
    """What a fact is a figure of; an empty id where it has none."""

    indicator_id: str
    area_id: str
    organization_id: str
    breakdown_id: str


class Point(NamedTuple):
    """One fact. start, end: its period as written (EDTF level 0); last_day: the period's, in full, where it stands on the axis.

    low, high: the least and greatest value that the claims of its group state, bounds left out. claims: how many there are. disagrees:
    whether they do. row: the picked claim's. partial: by its own note the total lacks someone.
    """

    start: str
    end: str
    last_day: str
    value: float
    decimals: int
    qualifier: str
    basis: str
    status: str
    low: float
    high: float
    claims: int
    disagrees: bool
    row: int
    partial: bool = False


class Series(NamedTuple):
    """The facts of one thing of one length of period, by their last day. length: see `length`."""

    indicator_id: str
    area_id: str
    organization_id: str
    breakdown_id: str
    length: str
    points: tuple[Point, ...]


def length(start: str, end: str) -> str:
    """How long a period is: `year`, `month`, `day`, `span:10 years`, `span:6 months`, `span:5 days`, or `undated`.

    start, end: EDTF level 0, both included. Twelve months are a year, however they are written.
    """
    if not start or not end:
        return UNDATED
    first, last = parse(first_day(start)), parse(last_day(end))
    if first.day != 1 or last.day != days_in(last.year, last.month or 12):
        return _span((date.fromisoformat(str(last)) - date.fromisoformat(str(first))).days + 1, "day")
    months = (last.year - first.year) * YEAR + (last.month or 12) - (first.month or 1) + 1
    return _span(months, "month") if months % YEAR else _span(months // YEAR, "year")


def length_words(code: str) -> tuple[str, dict[str, int]]:
    """The code of the phrase that says a length, and the values it needs: `span:10 years` is `length.years` with n = 10."""
    number, _, unit = code.removeprefix("span:").partition(" ")
    return (f"length.{unit}", {"n": int(number)}) if unit else (f"length.{code}", {})


def series_of(facts: Iterable[tuple[Thing, Point]]) -> list[Series]:
    """The series that the facts form, in the order in which the first fact of each came; undated facts are in none."""
    lengths: dict[tuple[str, str], str] = {}  # the same few periods come again and again
    found: dict[tuple[Thing, str], list[Point]] = defaultdict(list)
    for thing, point in facts:
        period = (point.start, point.end)
        kind = lengths.get(period) or lengths.setdefault(period, length(*period))
        if kind != UNDATED:
            found[thing, kind].append(point)
    return [Series(*thing, kind, tuple(sorted(points, key=_place))) for (thing, kind), points in found.items()]


def of_subject(library: Reader, table: str, identifier: str, limit: int) -> list[Series]:
    """The main series of a record of indicators, organizations or areas: the longest first, at most `limit`. KeyError for other tables."""
    return sorted(series_of(_facts(library, OF_TABLE[table], identifier)), key=_rank)[:limit]


def of_statistic(library: Reader, row: int) -> Series | None:
    """The series that the fact of this claim stands in; None if the claim is undated. LookupError if there is no such row."""
    columns = "indicator_id, area_id, organization_id, breakdown_id, coalesce(period_start, ''), coalesce(period_end, '')"
    claim = library.execute(f"SELECT {columns} FROM statistics WHERE row = ?", (row,)).fetchone()
    if claim is None:
        raise LookupError(row)
    *thing, start, end = claim
    alike = of_thing(library, Thing(*(part or "" for part in thing)))
    return next((series for series in alike if series.length == length(start, end)), None)


def of_thing(library: Reader, thing: Thing) -> list[Series]:
    """The series of one thing, one for each length of period that its facts have."""
    condition = "f.indicator_id = ? AND f.area_id IS ? AND f.organization_id IS ? AND f.breakdown_id IS ?"
    return series_of(_facts(library, condition, *(part or None for part in thing)))


def of_indicator(library: Reader, indicator_id: str, breakdown_id: str) -> list[Series]:
    """The series of all areas and organizations that have facts of an indicator in one breakdown (empty: in none)."""
    return series_of(_facts(library, "f.indicator_id = ? AND f.breakdown_id IS ?", indicator_id, breakdown_id or None))


def runs(points: Sequence[Point]) -> list[tuple[Point, ...]]:
    """The points of one series in runs without a gap, so that a line can leave gaps open.

    Periods of a year or of years go on if the next ends within a year. Months, days and shorter spans go on if the next comes at the usual
    distance, give or take a half; where no distance is usual, within a year.
    """
    reach = _reach(points)
    out: list[list[Point]] = [[point] for point in points[:1]]
    for before, point in pairwise(points):
        if _months(before, point) <= reach:
            out[-1].append(point)
        else:
            out.append([point])
    return [tuple(run) for run in out]


def _facts(library: Reader, condition: str, *parameters: object) -> Iterator[tuple[Thing, Point]]:
    for record in library.execute(FACTS.format(picked=library.picked("f"), condition=condition), parameters):
        *rest, disagrees, row, note = record[4:]
        yield Thing(*record[:4]), Point._make((*rest, bool(disagrees), row, is_partial(note)))


def _span(number: int, unit: str) -> str:
    return unit if number == 1 else f"span:{number} {unit}s"


def _place(point: Point) -> tuple[str, str, str, int]:
    return point.last_day, point.start, point.end, point.row


def _rank(series: Series) -> tuple[object, ...]:
    """Longest, unbroken, foremost, most recent; the ids at last, so that the order is the same every day."""
    foremost = FOREMOST.index(series.area_id) if series.area_id in FOREMOST else len(FOREMOST)
    recent = -int(series.points[-1].last_day.replace("-", ""))
    return -len(series.points), series.breakdown_id != "", foremost, recent, series[:5]


def _reach(points: Sequence[Point]) -> float:
    """How many months a point may come after the one before it and still go on from it."""
    if not points or length(points[0].start, points[0].end).endswith(("year", "years")):
        return YEAR
    distances = [_months(before, point) for before, point in pairwise(points)]
    usual = min(multimode(distances), default=YEAR)
    return max(usual, 1) * 1.5 if distances.count(usual) > 1 else YEAR


def _months(before: Point, point: Point) -> int:
    """The distance in whole months, to the nearest."""
    return round((decimal(point.last_day)[1] - decimal(before.last_day)[1]) * YEAR)
