"""What a chart makes of the facts: their values, or an index, a share of the world, or the change on the year before.

What is reckoned is left out where it would mislead: across a break, from a bound, without a figure to begin from.
"""

from collections.abc import Iterable, Sequence
from itertools import accumulate, pairwise
from typing import TYPE_CHECKING

from storage.cautions import Caution, between, read
from storage.change import Stated, change
from storage.chart_values import ChartPoint, place_of, year_of
from storage.charts import ChartSpec
from storage.claims import BOUNDS
from storage.dates import decimal
from storage.series import UNDATED, YEAR, Point, Series, Thing, of_thing

if TYPE_CHECKING:
    from storage.library import Library

WORLD = "world"
FOREVER = 9999


def of_length(series: Iterable[Series], wanted: str) -> Series | None:
    """The one whose periods have that length."""
    return next((one for one in series if one.length == wanted and one.length != UNDATED), None)


def once(points: Sequence[Point]) -> tuple[Point, ...]:
    """One fact for each last day: where a year is stated in two ways (`2023`, `2023-12-31`), the one with more claims."""
    best: dict[str, Point] = {}
    for point in points:
        other = best.get(point.last_day)
        if other is None or point.claims > other.claims:
            best[point.last_day] = point
    return tuple(best.values())


def within(spec: ChartSpec, one: ChartPoint) -> bool:
    if spec.at_one_time:
        return one.year == spec.year
    first, last = spec.years or (None, None)
    return (first is None or one.year >= first) and (last is None or one.year <= last)


def breaks_of(thing: Thing, points: Sequence[Point], cautions: Sequence[Caution]) -> list[Caution | None]:
    """For each point the caution that stands between it and the one before it."""
    mine = [one for one in cautions if one.is_break and one.indicator_id in ("", thing.indicator_id)]
    out: list[Caution | None] = [None] * min(len(points), 1)
    for before, point in pairwise(points):
        out.append(next(iter(between(mine, thing, before, point)), None))
    return out


def measured(
    library: "Library", spec: ChartSpec, thing: Thing, series: Series, points: Sequence[Point], breaks: Sequence[Caution | None], kind: str
) -> list[ChartPoint]:  # fmt: skip
    """The points as the measure has them; those that it cannot tell are left out."""
    if spec.measure == "index":
        return _indexed(spec, series, points, breaks)
    if spec.measure == "share":
        return _shared(library, thing, series, points)
    if spec.measure == "change":
        return _changed(series, points, breaks, kind)
    return [_scaled(series, point, 1.0) for point in points]


def _scaled(series: Series, point: Point, factor: float) -> ChartPoint:
    ends = (point.low, point.high) if point.disagrees else (point.value, point.value)
    low, high = (end * factor for end in ends)
    return ChartPoint(place_of(point, series.length), year_of(point), point.value * factor, low, high, point)


def _indexed(spec: ChartSpec, series: Series, points: Sequence[Point], breaks: Sequence[Caution | None]) -> list[ChartPoint]:
    """On the side of the breaks on which the base year is: an index is a change, and across a break none is told."""
    stretch = list(accumulate(broken is not None for broken in breaks))
    place = next((place for place, point in enumerate(points) if year_of(point) == spec.base), None)
    if place is None or points[place].value <= 0 or points[place].qualifier in BOUNDS:
        return []
    alike = [point for point, side in zip(points, stretch, strict=True) if side == stretch[place]]
    return [_scaled(series, point, 100 / points[place].value) for point in alike]


def _shared(library: "Library", thing: Thing, series: Series, points: Sequence[Point]) -> list[ChartPoint]:
    whole = of_length(of_thing(library, thing._replace(area_id=WORLD, organization_id="")), series.length)
    totals = {(point.start, point.end): point for point in whole.points} if whole else {}
    unfit = [one for one in read(library) if (one.when, one.indicator_id, one.area_id) == ("compare_areas", thing.indicator_id, WORLD)]
    out = []
    for point in points:
        total = totals.get((point.start, point.end))
        if any((one.first or 0) <= year_of(point) <= (one.last or FOREVER) for one in unfit):
            continue  # the world's total is known to lack someone
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


def measures_of(library: "Library", spec: ChartSpec) -> tuple[str, ...]:
    """Ranks are only shown; shares and growth also as changes; an index and a share of the world are of counts and money."""
    kinds = {str(library.lookup("indicators", "value_kind").get(one, "")) for one in spec.indicators}
    if spec.at_one_time or spec.kind == "scatter" or "rank" in kinds:
        return ("value",)
    amounts = kinds <= {"count", "money"}
    additive = all(library.lookup("indicators", "additive").get(one) == "true" for one in spec.indicators)
    world = additive and any(of_thing(library, thing._replace(area_id=WORLD, organization_id="")) for thing in spec.things[:1])
    return ("value", *(("index",) if amounts else ()), *(("share",) if amounts and world else ()), "change")
