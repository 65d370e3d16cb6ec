"""From anything to a chart: which figures a selection, a record or a search is about, and the kind of chart that suits them."""

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from itertools import pairwise
from typing import TYPE_CHECKING

from storage.chart_data import chart_data
from storage.chart_measures import WORLD
from storage.chart_values import ChartData, year_of
from storage.charts import MOST, ChartSpec, Years
from storage.query import FACTS, Query
from storage.series import Series, Thing, of_indicator, of_subject, of_thing

if TYPE_CHECKING:
    from array import array

    from storage.library import Library

WORTH = ("indicators", "organizations", "areas", "statistics")  # records that are, or have, figures
PANELS = 6  # of an area or organization that has many indicators
LINES = 5  # of an indicator that many have
ENOUGH = 2_000  # rows of a selection or a search that are looked at: what matters comes first
SIZES = 400
FIRST_ROWS = 60
SPEAKING = 4  # letters of a word that names an area without the rest of its name
RECENT = 6  # years by which a series may end before the newest one
FIRST = "cn"


@dataclass(frozen=True, slots=True)
class ProposedChart:
    """Asks for the chart of what the reader has before him. rows: marked statistics, or none; key: the open record, or empty; query: what
    was searched. Whichever comes first and has figures; the answer is None where nothing has. events: marked over it. years: to be shown.
    """

    rows: "tuple[int, ...] | array[int]" = ()
    key: str = ""
    query: Query | None = None
    events: Query | None = None
    years: Years | None = None

    def answer(self, library: "Library") -> ChartData | None:
        spec = proposed(library, self.rows, self.key, self.query)
        return chart_data(library, replace(spec, events=self.events, years=self.years)) if spec else None


def proposed(library: "Library", rows: Sequence[int] = (), key: str = "", query: Query | None = None) -> ChartSpec | None:
    """The chart that suits; None where there is no dated figure."""
    for things, everyone in _candidates(library, rows, key, query):
        spec = suited(library, things, everyone=everyone)
        if spec is not None:
            return spec
    return None


def _candidates(library: "Library", rows: Sequence[int], key: str, query: Query | None) -> Iterable[tuple[list[Thing], bool]]:
    if rows:
        yield _things(library, rows[:ENOUGH]), False
    if key:
        yield of_record(library, key)
    if query is not None:
        table = query.with_table("statistics").with_filter(FACTS).with_sort(())
        if table.text.strip() or any(one != FACTS for one in table.here):
            yield _of_results(library, list(library.rows_of_query(table))[:ENOUGH], query.text), False


def of_record(library: "Library", key: str) -> tuple[list[Thing], bool]:
    """The things of a record's main figures, and whether all that have the same figures belong beside them."""
    table, _, identifier = key.partition("/")
    if table == "statistics":
        row = library.row_of(table, identifier)
        return (_things(library, (row,)) if row else []), False
    if table == "indicators":
        return _of_indicator(library, identifier), True
    if table in ("organizations", "areas"):
        series = of_subject(library, table, identifier, SIZES)
        first: dict[str, Series] = {}
        for one in series:
            if len(one.points) > 1 or len(series) < PANELS:
                first.setdefault(one.indicator_id, one)
        return [Thing(*one[:4]) for one in list(first.values())[:PANELS]], False
    return [], False


def _of_indicator(library: "Library", identifier: str) -> list[Thing]:
    return _best(library, identifier, of_indicator(library, identifier, "") or of_subject(library, "indicators", identifier, SIZES))


def _best(library: "Library", indicator: str, series: Sequence[Series], *, named: bool = False) -> list[Thing]:
    """Of the series of one indicator those that have most to show: courses of years that are long and new, the greatest first, China among
    them; single figures by size. The world stands beside its parts only where there is nothing else. named: all of them were asked for.
    """
    if not series:
        return []
    points: Counter[str] = Counter()
    for one in series:
        points[one.length] += len(one.points)
    usual = max(points, key=lambda kind: (points[kind], kind == "year"))
    alike = [one for one in series if one.length == usual]
    longest, newest = max(len(one.points) for one in alike), max(year_of(one.points[-1]) for one in alike)
    kept = [one for one in alike if named or (2 * len(one.points) >= longest and year_of(one.points[-1]) >= newest - RECENT)]
    kept = [one for one in kept if named or one.area_id != WORLD] or kept
    order = 1 if library.lookup("indicators", "value_kind").get(indicator) == "rank" else -1
    kept.sort(key=lambda one: (one.area_id != FIRST or longest == 1, order * one.points[-1].value, one[:4]))
    return [Thing(*one[:4]) for one in kept[: LINES if longest > 1 and not named else MOST]]


def _things(library: "Library", rows: Sequence[int]) -> list[Thing]:
    """What these statistics are figures of, each once, in their order; undated ones are left out."""
    names = ("indicator_id", "area_id", "organization_id", "breakdown_id", "last_day")
    found = library.records("statistics", rows, names)
    return list(dict.fromkeys(Thing(*(str(part or "") for part in line[:4])) for line in found if line[4]))


def _of_results(library: "Library", rows: Sequence[int], typed: str) -> list[Thing]:
    """Of a search: the indicator that most of its first rows are figures of, and those whose figures of it have most to show.

    Where some are named in what was typed, those alone, and all of them: `China` is not Hong Kong, China.
    """
    things = _things(library, rows)
    count = Counter(line[0] for line in library.records("statistics", rows[:FIRST_ROWS], ("indicator_id",)))
    for indicator, _ in count.most_common(1):
        mine = [thing for thing in things if thing.indicator_id == indicator]
        named = _named(library, mine, typed)
        mine = named or mine
        whole = [thing for thing in mine if not thing.breakdown_id] or mine
        series = [one for thing in whole[:SIZES] for one in of_thing(library, thing)]
        return _best(library, str(indicator), series, named=bool(named))
    return []


def _named(library: "Library", things: Sequence[Thing], typed: str) -> list[Thing]:
    """Those whose area or organization the text names: by a whole name, by its code, or by a word of an area's name that stands in no
    whole name and in no indicator's (`Korea`).
    """
    folded, codes = f" {library.folding(typed)} ", _codes(typed)
    whole, spoken = set(), set[str]()
    for table, identifier in {_subject(thing) for thing in things}:
        names = library.folded_names(table).get(identifier, ())
        said = [name for name in names if len(name) > 1 and (f" {name} " in folded if name.isascii() else name in folded)]
        spoken.update(*(name.split() for name in said))
        if said or (table == "areas" and any(library.lookup("areas", code).get(identifier) in codes for code in ("iso2", "iso3"))):
            whole.add((table, identifier))
    counted = (name for names in library.folded_names("indicators").values() for name in names)
    left = {word for word in folded.split() if len(word) >= SPEAKING} - spoken - {word for name in counted for word in name.split()}
    whole.update(("areas", area) for area in _spoken_of(library, {thing.area_id for thing in things if not thing.organization_id}, left))
    return [thing for thing in things if _subject(thing) in whole]


def _subject(thing: Thing) -> tuple[str, str]:
    return ("organizations", thing.organization_id) if thing.organization_id else ("areas", thing.area_id)


def _spoken_of(library: "Library", areas: set[str], words: set[str]) -> set[str]:
    """For each word the area with that word in a name; of several the one that most figures are about: `Korea` is the Republic."""
    figures, found = library.lookup("areas", "statistic_count"), set()
    for word in words:
        those = [area for area in areas if any(word in name.split() for name in library.folded_names("areas").get(area, ()))]
        if those:
            found.add(max(those, key=lambda area: (int(str(figures.get(area) or 0)), area)))
    return found


def _codes(typed: str) -> set[str]:
    """What may be the code of a country: written in capitals, or beside an `OR`; `in` is no India."""
    words = typed.split()
    beside = {word.upper() for one, other in pairwise(words) if "OR" in (one, other) for word in (one, other)}
    return ({word for word in words if word.isupper()} | beside) - {"OR"}


def suited(library: "Library", things: Sequence[Thing], *, everyone: bool = False) -> ChartSpec | None:
    """The kind of chart for these: ranks upside down, growth as columns, one year as ranked bars, several units as small multiples."""
    known = library.labels("indicators")
    courses = {thing: of_thing(library, thing) for thing in things if thing.indicator_id in known}
    courses = {thing: series for thing, series in courses.items() if series}
    if not courses:
        return None
    there = tuple(courses)[: MOST * 4]
    kinds = {str(library.lookup("indicators", "value_kind")[thing.indicator_id]) for thing in there}
    units = {library.lookup("indicators", "unit_id")[thing.indicator_id] for thing in there}
    longest = max(len(one.points) for series in courses.values() for one in series)
    if longest == 1 and len({thing.indicator_id for thing in there}) == 1:
        return ChartSpec(there, "ranked", everyone=everyone)
    if len(units) > 1 or len({thing.indicator_id for thing in there}) > MOST // 2:
        return ChartSpec(there, "multiples")
    if kinds == {"rank"}:
        return ChartSpec(there, "ranks", everyone=everyone)
    return ChartSpec(there, "columns" if kinds == {"growth"} and len(there) <= 3 else "lines", everyone=everyone)
