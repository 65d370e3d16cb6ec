"""The figures of a chart, worked out off the GUI thread: every point with its source, what else its sources say, and what to mind.

Gaps stay gaps and nothing is added: what is reckoned here (index, share of the world, change) says so, and is left out where it would
mislead: across a break, from a bound, over more than one length of period.
"""

from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from itertools import pairwise
from typing import TYPE_CHECKING, NamedTuple

from storage.cautions import Caution, Figure, concerning
from storage.cautions import read as read_cautions
from storage.change import Stated, change
from storage.chart_places import places
from storage.charts import ChartSpec
from storage.claims import BOUNDS
from storage.dates import decimal
from storage.query import Query
from storage.series import UNDATED, YEAR, Point, Series, Thing, of_indicator, of_thing, runs
from storage.words import Text

if TYPE_CHECKING:
    from storage.library import Library

WORLD = "world"
PEERS = ("economy", "cluster", "city")  # kinds of areas that are compared with one another; regions and groups hold them
MOST_EVENTS = 120
PAGE = 400


class ChartPoint(NamedTuple):
    """A fact on a chart. x: a decimal year; year-long periods stand in the middle of their year, others at their last day.

    value: what is drawn, with its unit that of the measure; low, high: the ends of what the sources state, as drawn, equal to value where
    they state one. point: the fact as it is stated. rank: its place among the series of the chart in that year, from 1. publisher: of the
    picked claim's source.
    """

    x: float
    year: int
    value: float
    low: float
    high: float
    point: Point
    publisher: str = ""
    rank: int = 0


class ChartSeries(NamedTuple):
    """One line. name: what tells it from its neighbours in all charts, part by part. place: of its colour, dash and marker.

    joined: for each point, whether a line leads to it from the one before. breaks: for each, the caution that stands between the two, if
    one does. chosen: whether the reader asked for it by name; else it is there for comparison.
    """

    thing: Thing
    length: str
    subject: tuple[Text, ...]
    indicator: Text
    unit: Text
    dimension: str
    value_kind: str
    place: int
    points: tuple[ChartPoint, ...]
    joined: tuple[bool, ...]
    breaks: tuple[Caution | None, ...]
    chosen: bool = True


class ChartEvent(NamedTuple):
    """An event as a mark. x: where it begins, a decimal year. start, end: EDTF level 0."""

    key: str
    x: float
    name: Text
    start: str
    end: str


class Document(NamedTuple):
    """A source of the chart's claims. claims: how many of them."""

    source_id: str
    title: str
    publisher: str
    published_on: str
    claims: int


@dataclass(frozen=True, slots=True)
class ChartData:
    """All that a chart draws and says.

    spec: as asked, with what was left open filled in. span: first and last year that there are figures of; years: the year of each of them.
    lengths: of the periods that there are, most figures first. left_out: things without a figure to draw. measures: those that make sense
    here. documents: those first that state most of the shown figures. rule: the picking rule's name.
    """

    spec: ChartSpec
    series: tuple[ChartSeries, ...]
    span: tuple[int, int]
    lengths: tuple[str, ...]
    measures: tuple[str, ...]
    cautions: tuple[Caution, ...]
    events: tuple[ChartEvent, ...]
    events_more: int
    left_out: tuple[tuple[Text, ...], ...]
    documents: tuple[Document, ...]
    rule: str
    data_version: str
    years: tuple[int, ...] = ()

    @property
    def claims(self) -> int:
        """How many claims the shown facts were picked from."""
        return sum(document.claims for document in self.documents)

    @property
    def disagreements(self) -> int:
        """How many of the shown figures the sources disagree on."""
        return sum(point.point.disagrees for series in self.series for point in series.points)

    @property
    def empty(self) -> bool:
        return not any(series.points for series in self.series)


@dataclass(frozen=True, slots=True)
class ChartRequest:
    """Asks for the figures of a chart."""

    spec: ChartSpec

    def answer(self, library: "Library") -> ChartData:
        return chart_data(library, self.spec)


def chart_data(library: "Library", spec: ChartSpec) -> ChartData:
    """The figures of a chart. Things that the database does not know are left out, as are things without a dated figure."""
    found = _found(library, spec)
    lengths = _lengths(found)
    spec = replace(spec, length=spec.length if spec.length in lengths else next(iter(lengths), ""))
    chosen = [_of_length(series, spec.length) for series in found.values()]
    pool = [series for series in chosen if series is not None]
    span = _span(pool)
    spec = _completed(spec, pool, span)
    cautions = read_cautions(library)
    where = places(library)
    lines = [_line(library, spec, series, cautions, where) for series in _with_peers(library, spec, pool)]
    series = _published(library, _ranked(tuple(line for line in lines if line.points)))
    there = {(one.thing, one.length) for one in series}
    gone = tuple(_name(library, thing) for thing in spec.things if (thing, spec.length) not in there)
    events, more = _events(library, spec, span)
    said = concerning(cautions, [figure for one in series if one.chosen for figure in figures_of(one)])
    rule, version = library.rule, library.meta.get("data_version", "")
    return ChartData(
        spec, series, span, lengths, _measures(library, spec), said, events, more, gone, _documents(library, series), rule, version,
        tuple(year_of(point) for one in pool for point in one.points),
    )  # fmt: skip


def figures_of(series: ChartSeries) -> list[Figure]:
    """The points as the cautions look at them."""
    thing = series.thing
    return [
        Figure(thing.indicator_id, thing.area_id, thing.organization_id, int(one.point.start[:4]), int(one.point.end[:4]))
        for one in series.points
    ]


# -- which facts -----------------------------------------------------------------------------------------------------------------------


def _found(library: "Library", spec: ChartSpec) -> dict[Thing, list[Series]]:
    known = library.labels("indicators")
    return {thing: of_thing(library, thing) for thing in spec.things if thing.indicator_id in known}


def _lengths(found: dict[Thing, list[Series]]) -> tuple[str, ...]:
    """The lengths of period that there are; those with most figures first, years before others that are as many."""
    count: Counter[str] = Counter()
    for series in found.values():
        for one in series:
            count[one.length] += len(one.points)
    return tuple(sorted(count, key=lambda kind: (-count[kind], kind != "year", kind)))


def _of_length(series: Iterable[Series], wanted: str) -> Series | None:
    return next((one for one in series if one.length == wanted and one.length != UNDATED), None)


def _with_peers(library: "Library", spec: ChartSpec, pool: list[Series]) -> list[tuple[Series, bool]]:
    """The chosen series; for everyone also those of the areas (of the chosen ones' kind) and organizations beside them."""
    chosen = [(series, True) for series in pool]
    if not (spec.everyone and spec.at_one_time):
        return chosen
    kinds, there = library.lookup("areas", "kind"), {series[:4] for series in pool}
    wanted = {kinds.get(thing.area_id) for thing in spec.things if thing.area_id} & set(PEERS)
    organizations = any(thing.organization_id for thing in spec.things)
    pairs = dict.fromkeys((thing.indicator_id, thing.breakdown_id) for thing in spec.things)
    for indicator, breakdown in pairs:
        for series in of_indicator(library, indicator, breakdown):
            peer = kinds.get(series.area_id) in wanted if series.area_id else organizations
            if series.length == spec.length and series[:4] not in there and peer:
                chosen.append((series, False))
    return chosen


def _span(pool: Iterable[Series]) -> tuple[int, int]:
    years = [year_of(point) for series in pool for point in series.points]
    return (min(years), max(years)) if years else (0, 0)


def _completed(spec: ChartSpec, pool: Sequence[Series], span: tuple[int, int]) -> ChartSpec:
    """With the year that most of the series have among the last ones, and a base year that all have, where none was asked for."""
    if spec.at_one_time and spec.year is None:
        spec = replace(spec, year=span[1] if spec.kind == "ranked" else _common(pool, span[1], last=True))
    if spec.measure == "index" and spec.base is None:
        spec = replace(spec, base=_common(pool, span[0], last=False))
    return spec


def _common(pool: Sequence[Series], otherwise: int, *, last: bool) -> int:
    """The last (or first) year that all series have; else that most have."""
    count = Counter(year for series in pool for year in {year_of(point) for point in series.points})
    most = max(count.values(), default=0)
    years = [year for year, n in count.items() if n == most]
    return (max(years) if last else min(years)) if years else otherwise


def year_of(point: Point) -> int:
    """The year that a fact belongs to: that of its last day."""
    return int(point.last_day[:4])


def place_of(point: Point, kind: str) -> float:
    """Where a fact stands on an axis of decimal years: see ChartPoint."""
    return year_of(point) + 0.5 if kind == "year" else decimal(point.last_day)[1]


# -- what is drawn of them -------------------------------------------------------------------------------------------------------------


def _line(
    library: "Library", spec: ChartSpec, entry: tuple[Series, bool], cautions: Sequence[Caution], where: dict[str, int]
) -> ChartSeries:
    series, chosen = entry
    thing = Thing(*series[:4])
    unit, kind = (str(library.lookup("indicators", column)[thing.indicator_id]) for column in ("unit_id", "value_kind"))
    points = _once(series.points)
    breaks = _breaks(thing, points, cautions)
    begins = {run[0].row for run in runs(points)}
    drawn = _measured(library, spec, thing, series, points, breaks, kind)
    kept = [(one, points.index(one.point)) for one in drawn if _within(spec, one)]
    joined = tuple(
        bool(number) and one.point.row not in begins and breaks[place] is None and kept[number - 1][1] == place - 1
        for number, (one, place) in enumerate(kept)
    )
    return ChartSeries(
        thing, series.length, _subject(library, thing), library.label("indicators", thing.indicator_id),
        library.label("units", unit), str(library.lookup("units", "dimension").get(unit, "")), kind,
        where.get(_colour_key(thing), 0), tuple(one for one, _ in kept), joined, tuple(breaks[place] for _, place in kept), chosen,
    )  # fmt: skip


def _once(points: Sequence[Point]) -> tuple[Point, ...]:
    """One fact for each last day: where a year is stated in two ways (`2023`, `2023-12-31`), the one with more claims."""
    best: dict[str, Point] = {}
    for point in points:
        other = best.get(point.last_day)
        if other is None or point.claims > other.claims:
            best[point.last_day] = point
    return tuple(best.values())


def _within(spec: ChartSpec, one: ChartPoint) -> bool:
    if spec.at_one_time:
        return one.year == spec.year
    first, last = spec.years or (None, None)
    return (first is None or one.year >= first) and (last is None or one.year <= last)


def _breaks(thing: Thing, points: Sequence[Point], cautions: Sequence[Caution]) -> list[Caution | None]:
    """For each point the caution that stands between it and the one before it."""
    mine = [one for one in cautions if one.is_break and one.indicator_id in ("", thing.indicator_id)]
    out: list[Caution | None] = [None] * min(len(points), 1)
    for before, point in pairwise(points):
        both = [Figure(*thing[:3], int(one.start[:4]), int(one.end[:4])) for one in (before, point)]
        out.append(next(iter(concerning(mine, both, ("compare_periods",))), None))
    return out


def _measured(
    library: "Library", spec: ChartSpec, thing: Thing, series: Series, points: Sequence[Point], breaks: Sequence[Caution | None], kind: str
) -> list[ChartPoint]:  # fmt: skip
    """The points as the measure has them; those that it cannot tell are left out."""
    if spec.measure == "index":
        return _indexed(spec, series, points)
    if spec.measure == "share":
        return _shared(library, thing, series, points)
    if spec.measure == "change":
        return _changed(series, points, breaks, kind)
    return [_scaled(series, point, 1.0) for point in points]


def _scaled(series: Series, point: Point, factor: float) -> ChartPoint:
    ends = (point.low, point.high) if point.disagrees else (point.value, point.value)
    low, high = (end * factor for end in ends)
    return ChartPoint(place_of(point, series.length), year_of(point), point.value * factor, low, high, point)


def _indexed(spec: ChartSpec, series: Series, points: Sequence[Point]) -> list[ChartPoint]:
    base = next((point for point in points if year_of(point) == spec.base), None)
    if base is None or base.value <= 0 or base.qualifier in BOUNDS:
        return []
    return [_scaled(series, point, 100 / base.value) for point in points]


def _shared(library: "Library", thing: Thing, series: Series, points: Sequence[Point]) -> list[ChartPoint]:
    whole = _of_length(of_thing(library, thing._replace(area_id=WORLD, organization_id="")), series.length)
    totals = {(point.start, point.end): point for point in whole.points} if whole else {}
    out = []
    for point in points:
        total = totals.get((point.start, point.end))
        if total is not None and total.value > 0 and not BOUNDS & {total.qualifier, point.qualifier}:
            out.append(_scaled(series, point, 100 / total.value))
    return out


def _changed(series: Series, points: Sequence[Point], breaks: Sequence[Caution | None], kind: str) -> list[ChartPoint]:
    """Year on year alone: the one before must be a year earlier, and no break between."""
    out = []
    for number, (before, point) in enumerate(pairwise(points), 1):
        if breaks[number] is not None or round((decimal(point.last_day)[1] - decimal(before.last_day)[1]) * YEAR) != YEAR:
            continue
        now, old = (Stated(one.value, one.decimals, one.qualifier) for one in (point, before))
        said = change(now, old, kind)
        if said is not None:
            out.append(ChartPoint(place_of(point, series.length), year_of(point), said.value, said.value, said.value, point))
    return out


def _measures(library: "Library", spec: ChartSpec) -> tuple[str, ...]:
    """Ranks are only shown; shares and growth also as changes; an index and a share of the world are of counts and money."""
    kinds = {str(library.lookup("indicators", "value_kind").get(one, "")) for one in spec.indicators}
    if spec.at_one_time or "rank" in kinds:
        return ("value",)
    amounts = kinds <= {"count", "money"}
    additive = all(library.lookup("indicators", "additive").get(one) == "true" for one in spec.indicators)
    world = additive and any(of_thing(library, thing._replace(area_id=WORLD, organization_id="")) for thing in spec.things[:1])
    return ("value", *(("index",) if amounts else ()), *(("share",) if amounts and world else ()), "change")


def _ranked(series: tuple[ChartSeries, ...]) -> tuple[ChartSeries, ...]:
    """With each point's place among those of its indicator, unit and last day; small values first where they are ranks."""
    groups: dict[tuple[str, str], list[float]] = defaultdict(list)
    for one in series:
        for point in one.points:
            groups[one.thing.indicator_id, point.point.last_day].append(point.value)
    out = []
    for one in series:
        down = one.value_kind != "rank"
        ranked = []
        for point in one.points:
            others = groups[one.thing.indicator_id, point.point.last_day]
            ranked.append(point._replace(rank=1 + sum(other > point.value if down else other < point.value for other in others)))
        out.append(one._replace(points=tuple(ranked)))
    return tuple(out)


# -- names, sources, events ------------------------------------------------------------------------------------------------------------


def _colour_key(thing: Thing) -> str:
    return f"organizations/{thing.organization_id}" if thing.organization_id else f"areas/{thing.area_id}"


def _subject(library: "Library", thing: Thing) -> tuple[Text, ...]:
    """The organization or area, and the breakdown."""
    parts = (("organizations", thing.organization_id), ("areas", thing.area_id), ("breakdowns", thing.breakdown_id))
    return tuple(library.label(table, identifier) for table, identifier in parts if identifier)


def _name(library: "Library", thing: Thing) -> tuple[Text, ...]:
    return (*_subject(library, thing), library.label("indicators", thing.indicator_id))


def _published(library: "Library", series: tuple[ChartSeries, ...]) -> tuple[ChartSeries, ...]:
    """With the publisher of each point's picked claim."""
    rows = [point.point.row for one in series for point in one.points]
    names: dict[int, str] = {}
    for start in range(0, len(rows), PAGE):
        part = rows[start : start + PAGE]
        sql = "SELECT t.row, coalesce(s.publisher, '') FROM statistics t JOIN sources s ON s.source_id = t.source_id WHERE t.row IN ({})"
        names.update(library.execute(sql.format(",".join("?" * len(part))), part).fetchall())
    return tuple(
        one._replace(points=tuple(point._replace(publisher=names.get(point.point.row, "")) for point in one.points)) for one in series
    )


def _documents(library: "Library", series: Sequence[ChartSeries]) -> tuple[Document, ...]:
    """The sources of all claims that the shown facts of chosen series were picked from."""
    rows = [point.point.row for one in series if one.chosen for point in one.points]
    count: Counter[str] = Counter()
    shown: Counter[str] = Counter()  # how many of the shown figures it states
    for start in range(0, len(rows), PAGE):
        part = rows[start : start + PAGE]
        inner = f"SELECT claim_group FROM statistics WHERE row IN ({','.join('?' * len(part))})"
        sql = f"SELECT source_id, count(*), sum(row IN ({','.join('?' * len(part))})) FROM statistics"
        for identifier, number, picked in library.execute(f"{sql} WHERE claim_group IN ({inner}) GROUP BY source_id", (*part, *part)):
            count[identifier] += number
            shown[identifier] += picked
    lines = library.execute("SELECT source_id, title, coalesce(publisher, ''), coalesce(published_on, '') FROM sources")
    known = {line[0]: line for line in lines if line[0] in count}
    ordered = sorted(count.items(), key=lambda pair: (-shown[pair[0]], -pair[1], pair[0]))
    return tuple(Document._make((*known[identifier], number)) for identifier, number in ordered if identifier in known)


def _events(library: "Library", spec: ChartSpec, span: tuple[int, int]) -> tuple[tuple[ChartEvent, ...], int]:
    """The events of the query within the years shown, and how many of them are too many to draw."""
    if spec.events is None or "events" not in spec.shown or spec.at_one_time or span == (0, 0):
        return (), 0
    first, last = (asked or there for asked, there in zip(spec.years or (None, None), span, strict=True))
    rows = list(library.rows_of_query(spec.events.with_table("events").with_sort(())))
    names = ("event_id", "title_en", "title_zh", "start_on", "end_on")
    found = []
    for identifier, english, chinese, start, end in library.records("events", rows, names):
        if start and first <= int(str(start)[:4]) <= last + 1:
            name = Text(str(english or ""), str(chinese or ""))
            found.append(ChartEvent(f"events/{identifier}", decimal(str(start))[0], name, str(start), str(end or "")))
    found = [event for event in found if first <= event.x < last + 1]
    return tuple(sorted(found[:MOST_EVENTS], key=lambda event: (event.x, event.key))), max(0, len(found) - MOST_EVENTS)


def marks_of(query: Query) -> Query | None:
    """The query for a chart's marks: that of the timeline, where it narrows the events; all five hundred would say nothing."""
    asked = query.with_table("events")
    return asked if asked.text.strip() or asked.here else None
