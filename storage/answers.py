"""Answers to the questions of the start page: a sentence and a small picture, made of the rows that the saved query finds."""

from collections import Counter
from collections.abc import Sequence
from typing import TYPE_CHECKING, NamedTuple

from storage.cautions import read as read_cautions
from storage.dates import parse
from storage.evidence import evidence
from storage.figures import joined
from storage.query import Filter, Query
from storage.series import Point, Series, of_statistic
from storage.words import Text

if TYPE_CHECKING:
    from storage.library import Library

MOST_PAIRS, MOST_BARS, MOST_PLACES = 4, 5, 3


class Amount(NamedTuple):
    """A figure within a sentence."""

    value: float
    decimals: int
    qualifier: str = "exact"


class Span(NamedTuple):
    """A period within a sentence, EDTF level 0."""

    start: str
    end: str


Value = int | Amount | Span | Text | tuple[tuple[Text, int], ...]  # the last: names with how many of each


class Said(NamedTuple):
    """A sentence by its code and the values that it needs."""

    code: str
    values: dict[str, Value]


class Line(NamedTuple):
    """A series. joined: whether a line leads to the point. marked: the point that the sentence speaks of."""

    points: tuple[Point, ...]
    joined: tuple[bool, ...]
    marked: int


class Pair(NamedTuple):
    """The least and the greatest value that sources state for one figure."""

    name: Text
    period: Span
    low: Amount
    high: Amount


class Pairs(NamedTuple):
    pairs: tuple[Pair, ...]


class Bar(NamedTuple):
    """Something that took place from one day to another."""

    name: Text
    kind: str
    start: str
    end: str


class Days(NamedTuple):
    bars: tuple[Bar, ...]


Picture = Line | Pairs | Days | None


class Worked(NamedTuple):
    """A question with its answer. code: `question.<code>` in the words. rows: how many the query finds."""

    code: str
    query: Query
    rows: int
    picture: Picture
    answer: Said


def worked(library: "Library", code: str, query: Query, kind: str) -> Worked:
    """The answer of one of WORKS. A query that finds nothing is answered so."""
    rows = list(library.rows_of_query(query))
    picture, answer = WORKS[kind](library, query, rows) if rows else (None, Said("answer.none", {}))
    return Worked(code, query, len(rows), picture, answer)


def series_answer(library: "Library", query: Query, rows: Sequence[int]) -> tuple[Picture, Said]:
    """From where to where, and the peak with how many sources state it."""
    found: list[Series] = []
    for row in _facts(library, rows):
        if not any(point.row == row for series in found for point in series.points):
            found += [series] if (series := of_statistic(library, row)) else []
    if not found:
        return None, Said("answer.none", {})
    series = max(found, key=lambda one: len(one.points))
    peak = max(range(len(series.points)), key=lambda place: series.points[place].value)
    backed = evidence(library, library.ids("statistics", (series.points[peak].row,))[0])
    code = "differ" if backed.disagrees else "agree" if backed.sources > 1 else "one"
    values: dict[str, Value] = {"n": backed.sources}
    for name, point in (("first", series.points[0]), ("last", series.points[-1]), ("peak", series.points[peak])):
        values[name] = Amount(point.value, point.decimals, point.qualifier)
        values[f"{name}_period"] = Span(point.start, point.end)
    return Line(series.points, joined(series, read_cautions(library)), peak), Said(f"answer.series.{code}", values)


def difference_answer(library: "Library", query: Query, rows: Sequence[int]) -> tuple[Picture, Said]:
    """On how many figures sources differ, of how many; and where by most. The query asks for the claims of groups in disagreement."""
    whole = Query(query.table, filters=(*(f for f in query.here if f.field != "disagrees"), Filter("statistics", "picked", "in", ("1",))))
    pairs = sorted(_pairs(library, rows), key=_apart, reverse=True)
    if not pairs:
        return None, Said("answer.none", {})
    widest = pairs[0]
    gap = Amount(widest.high.value - widest.low.value, max(widest.low.decimals, widest.high.decimals))
    values: dict[str, Value] = {"n": len(pairs), "total": library.matches(whole), "gap": gap}
    return Pairs(tuple(pairs[:MOST_PAIRS])), Said("answer.differences", {**values, "where": widest.name, "period": widest.period})


def days_answer(library: "Library", query: Query, rows: Sequence[int]) -> tuple[Picture, Said]:
    """How many events and where; those whose days are stated as bars."""
    names = ("title_en", "title_zh", "kind", "start_on", "end_on", "city_id")
    cities: Counter[str] = Counter()
    bars: list[Bar] = []
    for english, chinese, kind, start, end, city in library.records("events", rows, names):
        if city:
            cities[str(city)] += 1
        if start and parse(str(start)).precision == "day":
            bars.append(Bar(Text(str(english), str(chinese or "")), str(kind), str(start), str(end or start)))
    bars.sort(key=lambda bar: (bar.start, bar.end))
    places = tuple((library.label("areas", city), n) for city, n in cities.most_common(MOST_PLACES))
    undated = len(rows) - len(bars)
    code = "answer.days_some" if undated else "answer.days"
    return Days(tuple(bars[:MOST_BARS])), Said(code, {"n": len(rows), "places": places, "undated": undated})


def _facts(library: "Library", rows: Sequence[int]) -> list[int]:
    return [row for row, (picked,) in zip(rows, library.records("statistics", rows, ("picked",)), strict=True) if picked]


def _pairs(library: "Library", rows: Sequence[int]) -> list[Pair]:
    """The ends of what each group states; bounds are no end."""
    names = ("claim_group", "organization_id", "area_id", "period_start", "period_end", "value", "decimals", "qualifier")
    groups: dict[tuple[Text, Span, object], list[Amount]] = {}
    for group, organization, area, start, end, value, decimals, qualifier in library.records("statistics", rows, names):
        if qualifier in ("exact", "about"):
            name = library.label("organizations", organization) if organization else library.label("areas", area)
            key = (name, Span(str(start), str(end)), group)
            groups.setdefault(key, []).append(Amount(float(str(value)), int(str(decimals)), str(qualifier)))
    return [Pair(name, span, min(amounts), max(amounts)) for (name, span, _), amounts in groups.items()]


def _apart(pair: Pair) -> float:
    return (pair.high.value - pair.low.value) / max(abs(pair.high.value), abs(pair.low.value), 1e-9)


WORKS = {"series": series_answer, "differences": difference_answer, "days": days_answer}
