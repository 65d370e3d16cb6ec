"""The figures of a chart, worked out off the GUI thread: every point with its source, what else its sources say, and what to mind.

Gaps stay gaps and nothing is added: what is reckoned here (index, share of the world, change) says so, and is left out where it would
mislead: across a break, from a bound, over more than one length of period.
"""

from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from storage.cautions import Caution, Figure, concerning
from storage.cautions import read as read_cautions
from storage.chart_measures import WORLD, breaks_of, measured, measures_of, of_length, once, within
from storage.chart_places import places
from storage.chart_sources import documents_of, events_of, published
from storage.chart_values import ChartData, ChartSeries, figures_of, year_of
from storage.charts import ChartSpec
from storage.series import Series, Thing, of_indicator, of_thing, runs
from storage.words import Text

if TYPE_CHECKING:
    from storage.library import Library

PEERS = ("economy", "cluster", "city")  # kinds of areas that are compared with one another; regions and groups hold them


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
    chosen = [of_length(series, spec.length) for series in found.values()]
    pool = [series for series in chosen if series is not None]
    span = _span(pool)
    spec = _completed(spec, pool, span)
    cautions = read_cautions(library)
    where = places(library)
    lines = [_line(library, spec, series, cautions, where) for series in _with_peers(library, spec, pool)]
    series = published(library, _ranked(tuple(line for line in lines if line.points)))
    there = {(one.thing, one.length) for one in series}
    gone = tuple(_name(library, thing) for thing in spec.things if (thing, spec.length) not in there)
    events, more = events_of(library, spec, span)
    told = concerning(cautions, _held_together(library, spec, series, span))
    notes = {one.text: one for line in series for one in line.breaks if one is not None and one not in cautions}
    said = (*told, *notes.values())
    rule, version = library.rule, library.meta.get("data_version", "")
    return ChartData(
        spec, series, span, lengths, measures_of(library, spec), said, events, more, gone, documents_of(library, series), rule, version,
        tuple(year_of(point) for one in pool for point in one.points),
    )  # fmt: skip


def _held_together(library: "Library", spec: ChartSpec, series: Iterable[ChartSeries], span: tuple[int, int]) -> list[Figure]:
    """The figures that the chart holds against each other; a share of the world, also with the world's."""
    figures = [figure for one in series if one.chosen for figure in figures_of(one)]
    if spec.measure == "share":
        figures += [Figure(indicator, WORLD, "", year, year) for indicator in spec.indicators for year in range(span[0], span[1] + 1)]
    return figures


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


# -- what is drawn of them -------------------------------------------------------------------------------------------------------------


def _line(
    library: "Library", spec: ChartSpec, entry: tuple[Series, bool], cautions: Sequence[Caution], where: dict[str, int]
) -> ChartSeries:
    series, chosen = entry
    thing = Thing(*series[:4])
    unit, kind = (str(library.lookup("indicators", column)[thing.indicator_id]) for column in ("unit_id", "value_kind"))
    points = once(series.points)
    breaks = breaks_of(thing, points, cautions)
    begins = {run[0].row for run in runs(points)}
    drawn = measured(library, spec, thing, series, points, breaks, kind)
    kept = [(one, points.index(one.point)) for one in drawn if within(spec, one)]
    joined = tuple(
        bool(number) and one.point.row not in begins and breaks[place] is None and kept[number - 1][1] == place - 1
        for number, (one, place) in enumerate(kept)
    )
    return ChartSeries(
        thing, series.length, _subject(library, thing), library.label("indicators", thing.indicator_id),
        library.label("units", unit), str(library.lookup("units", "dimension").get(unit, "")), kind,
        where.get(_colour_key(thing), 0), tuple(one for one, _ in kept), joined, tuple(breaks[place] for _, place in kept), chosen,
    )  # fmt: skip


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


def _colour_key(thing: Thing) -> str:
    return f"organizations/{thing.organization_id}" if thing.organization_id else f"areas/{thing.area_id}"


def _subject(library: "Library", thing: Thing) -> tuple[Text, ...]:
    """The organization or area, and the breakdown."""
    parts = (("organizations", thing.organization_id), ("areas", thing.area_id), ("breakdowns", thing.breakdown_id))
    return tuple(library.label(table, identifier) for table, identifier in parts if identifier)


def _name(library: "Library", thing: Thing) -> tuple[Text, ...]:
    return (*_subject(library, thing), library.label("indicators", thing.indicator_id))
