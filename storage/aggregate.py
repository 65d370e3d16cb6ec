"""What may be said of several facts together: the same answer for status bar, export and chart.

A spreadsheet adds up whatever is marked. Here a sum stands only where it means something; where it does not, the rule that forbids it is
named instead. Arithmetic is exact: 0.1 and 0.2 make 0.3.
"""

from collections import defaultdict
from collections.abc import Collection, Iterator, Mapping, Sequence
from fractions import Fraction
from itertools import pairwise
from math import floor
from statistics import median
from typing import NamedTuple

from storage.claims import BOUNDS, exact
from storage.dates import first_day, last_day
from storage.series import UNDATED, length

WORLD = "world"
SUMMED = ("count", "money")
RECKONED = frozenset({"sum", "mean", "median"})  # measures that no source states; the others are a fact's own value
NO_MEAN = frozenset({"no_sum.lengths", "no_mean.lengths", "no_sum.whole_and_part", "no_mean.whole_and_part", "no_sum.overlap"})
TABLE_OF = {"area": "areas", "other_area": "areas"}  # the values of a refusal that are ids, to be said by name


class Fact(NamedTuple):
    """The picked claim of one claim group, with what its indicator says of itself. An empty id where there is none."""

    value: float
    decimals: int
    qualifier: str
    indicator_id: str
    unit_id: str
    area_id: str
    organization_id: str
    breakdown_id: str
    period_start: str
    period_end: str
    claim_group: int
    value_kind: str
    additive: bool
    stock_or_flow: str


class Measure(NamedTuple):
    """code: `sum`, `mean`, `minimum`, `maximum` or `median` (words: `measure.<code>`). value: in the facts' unit, to that many decimals."""

    code: str
    value: float
    decimals: int


class Refusal(NamedTuple):
    """What is not said, or was left out, and why: a code of the words and its values (ids of the tables in TABLE_OF: say their names)."""

    code: str
    values: Mapping[str, object]


class Summary(NamedTuple):
    """What may be said of `count` facts. unit_id is empty if they have several. approximate: a value that went in is only `about`."""

    count: int  # type: ignore[assignment]  # hides tuple.count, which nobody wants here
    measures: tuple[Measure, ...]
    refusals: tuple[Refusal, ...]
    unit_id: str
    approximate: bool


def summarize(facts: Sequence[Fact], parents: Mapping[str, str], groups: Collection[str] = ()) -> Summary:
    """The measures that the rules allow, and the refusals where they forbid one. One fact alone has none.

    parents: area to the area that it lies in; the world is above all. groups: areas whose members are not recorded (areas of kind `group`);
    an area that `parents` knows to lie nowhere is taken for one.
    """
    own = _one_a_group(facts)
    refusals = [Refusal("left_out.claims", {"n": len(facts) - len(own)})] if len(own) < len(facts) else []
    units, indicators = {fact.unit_id for fact in own}, {fact.indicator_id for fact in own}
    unit = min(units) if len(units) == 1 else ""
    if max(len(units), len(indicators)) > 1:
        code, n = ("no_numbers.units", len(units)) if len(units) > 1 else ("no_numbers.indicators", len(indicators))
        return Summary(len(own), (), (*refusals, Refusal(code, {"n": n})), unit, False)
    values = [fact for fact in own if fact.qualifier not in BOUNDS]
    if len(own) > 1:
        refusals += _no_sum(own, parents, groups)
    if len(values) < len(own):
        refusals.append(Refusal("left_out.bounds", {"n": len(own) - len(values)}))
    measures = tuple(_measures(values, {refusal.code for refusal in refusals})) if len(values) > 1 else ()
    return Summary(len(own), measures, tuple(refusals), unit, bool(measures) and any(fact.qualifier == "about" for fact in values))


def _one_a_group(facts: Sequence[Fact]) -> list[Fact]:
    """Never two claims of one fact: the first of each claim group."""
    own: dict[int, Fact] = {}
    for fact in facts:
        own.setdefault(fact.claim_group, fact)
    return list(own.values())


def _measures(facts: Sequence[Fact], forbidden: Collection[str]) -> Iterator[Measure]:
    numbers = [exact(fact.value) for fact in facts]
    decimals = max(fact.decimals for fact in facts)
    is_rank = facts[0].value_kind == "rank"
    if not any(code.startswith("no_sum.") for code in forbidden):
        yield _measure("sum", sum(numbers, Fraction(0)), decimals)
    if not is_rank and not NO_MEAN & set(forbidden):
        yield _measure("mean", sum(numbers, Fraction(0)) / len(numbers), decimals + 1)
    for code, choose in (("minimum", min), ("maximum", max)):
        fact: Fact = choose(facts, key=lambda fact: exact(fact.value))
        yield Measure(code, fact.value, fact.decimals)
    if is_rank:
        middle = median(numbers)
        yield _measure("median", middle, decimals + (middle.denominator > 1))


def _measure(code: str, number: Fraction, decimals: int) -> Measure:
    """Rounded half up, away from zero, as readers and spreadsheets do."""
    size = Fraction(floor(abs(number) * 10**decimals + Fraction(1, 2)), 10**decimals)
    return Measure(code, float(size if number >= 0 else -size), decimals)


def _no_sum(facts: Sequence[Fact], parents: Mapping[str, str], groups: Collection[str]) -> list[Refusal]:
    """Every rule that forbids a sum of facts of one indicator; where it is never summed, that alone, and what forbids a mean."""
    periods = {_period(fact) for fact in facts}
    lengths = {length(*period) for period in periods}
    never = _never_summed(facts[0])
    if never:
        whole_and_part = "" in (parts := {fact.breakdown_id for fact in facts}) and len(parts) > 1
        senseless = {"no_mean.lengths": len(lengths) > 1, "no_mean.whole_and_part": whole_and_part}
        no_mean = [Refusal(code, {}) for code, applies in senseless.items() if applies and facts[0].value_kind != "rank"]
        return [Refusal(never, {}), *no_mean]
    forbidden = {
        "no_sum.bounds": any(fact.qualifier in BOUNDS for fact in facts),
        "no_sum.lengths": len(lengths) > 1,
        "no_sum.undated": lengths == {UNDATED},
        "no_sum.stock": len(periods) > 1 and any(fact.stock_or_flow == "stock" for fact in facts),
    }
    rules = (_breakdowns(facts), _subjects(facts, parents, groups), _overlap(facts, periods))
    return [*(Refusal(code, {}) for code, applies in forbidden.items() if applies), *(refusal for refusal in rules if refusal)]


def _never_summed(fact: Fact) -> str:
    """The code of the reason why figures of this kind are never added up; empty if they may be."""
    if fact.value_kind not in SUMMED:
        return f"no_sum.{fact.value_kind}"
    return "" if fact.additive else "no_sum.not_additive"


def _breakdowns(facts: Sequence[Fact]) -> Refusal | None:
    """Parts may overlap one another (a patent stands in several fields), and they always overlap the whole."""
    found = {fact.breakdown_id for fact in facts}
    if len(found) < 2:
        return None
    return Refusal("no_sum.whole_and_part" if "" in found else "no_sum.breakdowns", {})


def _subjects(facts: Sequence[Fact], parents: Mapping[str, str], groups: Collection[str]) -> Refusal | None:
    """No area beside one that it lies in, nor beside a group whose members are not recorded; no organization beside an area."""
    if len({bool(fact.organization_id) for fact in facts}) > 1:
        return Refusal("no_sum.organizations_and_areas", {})
    areas = sorted({fact.area_id for fact in facts} - {""})
    for area in areas:
        for above in _above(area, parents):
            if above in areas:
                return Refusal("no_sum.overlap", {"area": above, "other_area": area})
    unclear = [area for area in areas if area in groups or (area != WORLD and area in parents and not parents[area])]
    return Refusal("no_sum.group", {"area": unclear[0]}) if unclear and len(areas) > 1 else None


def _above(area: str, parents: Mapping[str, str]) -> list[str]:
    """The areas that an area lies in, the nearest first, the world last."""
    found: list[str] = []
    above = parents.get(area)
    while above and above != WORLD and above != area and above not in found:
        found.append(above)
        above = parents.get(above)
    return found if area == WORLD else [*found, WORLD]


def _overlap(facts: Sequence[Fact], periods: Collection[tuple[str, str]]) -> Refusal | None:
    """No period beside another that overlaps it, of the same area or organization."""
    days = {(start, end): (first_day(start), last_day(end)) for start, end in periods if start and end}
    by_subject: dict[tuple[str, str], set[tuple[str, str]]] = defaultdict(set)
    for fact in facts:
        if _period(fact) in days:
            by_subject[fact.area_id, fact.organization_id].add(_period(fact))
    for some in by_subject.values():
        for one, other in pairwise(sorted(some, key=lambda period: (days[period], period))):
            if days[other][0] <= days[one][1]:
                return Refusal("no_sum.overlap_of_periods", {"period": _written(one), "other_period": _written(other)})
    return None


def _period(fact: Fact) -> tuple[str, str]:
    return fact.period_start, fact.period_end


def _written(period: tuple[str, str]) -> str:
    start, end = period
    return start if start == end else f"{start}–{end}"
