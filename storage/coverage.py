"""How well founded the figures are: by topic how many have several sources and of which standing these are, and where sources differ most.

Every number is that of a query, so that a reader can look at what was counted.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, NamedTuple

from storage.claims import STANDINGS
from storage.gap import Gap, furthest
from storage.query import FACTS, Filter, Query
from storage.words import Text

if TYPE_CHECKING:
    from storage.library import Library

SEVERAL = Filter("statistics", "claims_in_group", "between", ("2", ""))
DISAGREEING = Filter("statistics", "disagrees", "in", ("1",))
MOST = 40
# Of a rank and of a growth rate a difference in per cent says nothing.
_CONTESTED = """
SELECT t.claim_group, count(DISTINCT t.source_id), t.disagreement_kind,
       max(max(t.value) - f.value, f.value - min(t.value)) / f.value AS apart
FROM statistics t JOIN indicators i ON i.indicator_id = t.indicator_id JOIN statistics f ON f.claim_group = t.claim_group AND {picked}
WHERE t.disagrees = 1 AND t.qualifier IN ('exact', 'about') AND i.value_kind NOT IN ('rank', 'growth') AND f.value > 0
GROUP BY t.claim_group HAVING min(t.value) < max(t.value) ORDER BY apart DESC, t.claim_group LIMIT ?
"""
_ENDS = """
SELECT value, decimals, qualifier, basis FROM statistics WHERE claim_group = ? AND qualifier IN ('exact', 'about')
ORDER BY value, qualifier = 'about', basis = 'reckoned', decimals
"""
_SHOWN = """
SELECT f.value, f.decimals, i.value_kind, f.statistic_id, f.indicator_id, i.unit_id, coalesce(f.organization_id, ''),
       coalesce(f.area_id, ''), coalesce(f.breakdown_id, ''), coalesce(f.period_start, ''), coalesce(f.period_end, '')
FROM statistics f JOIN indicators i ON i.indicator_id = f.indicator_id WHERE f.claim_group = ? AND {picked}
"""


class Share(NamedTuple):
    """So many figures, and the query that finds them."""

    n: int
    query: Query


class Line(NamedTuple):
    """The figures of a topic (empty: of all). several: those that more than one claim states; disagreeing: those on which these differ.

    standings: in the order of STANDINGS, those whose shown claim has a source of that standing.
    """

    topic_id: str
    name: Text
    figures: Share
    several: Share
    disagreeing: Share
    standings: tuple[Share, ...]


class End(NamedTuple):
    """A value as it is stated."""

    value: float
    decimals: int
    qualifier: str
    basis: str


class Contested(NamedTuple):
    """A figure on which sources disagree. name: the indicator, whom it is about and what it is limited to.

    low, high: the least and greatest value, bounds left out. gap: from the shown value to the one of them that is further from it, as the
    panel of evidence tells it; apart: the same as a share of the shown value.
    """

    key: str
    name: tuple[Text, ...]
    unit: Text
    start: str
    end: str
    low: End
    high: End
    sources: int
    kind: str
    apart: float
    gap: Gap


class Coverage(NamedTuple):
    """lines: that of all figures first, then a topic each, the one with the most figures first. rule: by which shown claims were picked."""

    lines: tuple[Line, ...]
    contested: tuple[Contested, ...]
    rule: str


@dataclass(frozen=True, slots=True)
class CoverageRequest:
    """Asks how well founded the figures are."""

    def answer(self, library: "Library") -> Coverage:
        by_topic = [_counted(library, "topic_id", *more) for more in ((), (SEVERAL,), (DISAGREEING,))]
        topics = sorted(filter(None, by_topic[0]), key=lambda topic: (-by_topic[0][topic], topic))
        lines = [_line(library, topic, [counts.get(topic, 0) for counts in by_topic]) for topic in topics]
        whole = _line(library, "", [sum(counts.values()) for counts in by_topic])
        return Coverage((whole, *lines), tuple(_contested(library)), library.rule)


def _line(library: "Library", topic: str, numbers: Sequence[int]) -> Line:
    """numbers: of all its figures, of those with several claims, of those with disagreement."""
    own = (Filter("statistics", "topic_id", "in", (topic,)),) if topic else ()
    figures, several, disagreeing = (
        Share(n, _asked(*own, *more)) for n, more in zip(numbers, ((), (SEVERAL,), (DISAGREEING,)), strict=True)
    )
    counted = _counted(library, "standing", *own)
    standings = (Share(counted.get(code, 0), _asked(*own, Filter("statistics", "standing", "in", (code,)))) for code in STANDINGS)
    name = library.label("topics", topic) if topic else Text("", "")
    return Line(topic, name, figures, several, disagreeing, tuple(standings))


def _counted(library: "Library", facet: str, *filters: Filter) -> dict[str, int]:
    return library.facets(_asked(*filters), (facet,))[facet]


def _asked(*filters: Filter) -> Query:
    """One row a figure."""
    return Query("statistics", filters=(FACTS, *filters))


def _contested(library: "Library") -> Iterator[Contested]:
    shown, found = _SHOWN.format(picked=library.picked("f")), _CONTESTED.format(picked=library.picked("f"))
    for group, sources, kind, apart in library.execute(found, (MOST,)).fetchall():
        value, decimals, value_kind, *who = library.execute(shown, (group,)).fetchone()
        identifier, indicator, unit, organization, area, breakdown, start, end = who
        parts = (("indicators", indicator), ("organizations", organization), ("areas", area), ("breakdowns", breakdown))
        name = tuple(library.label(table, part) for table, part in parts if part)
        low, high = _ends(library, group)
        gap = furthest(((end.value, end.decimals) for end in (low, high)), value, decimals, value_kind)
        assert gap is not None  # the least is less than the greatest
        yield Contested(f"statistics/{identifier}", name, library.label("units", unit), start, end, low, high, sources, kind, apart, gap)


def _ends(library: "Library", group: int) -> tuple[End, End]:
    """The least and the greatest value, each as the claim writes it that is surest of it."""
    ends = [End(*line) for line in library.execute(_ENDS, (group,)).fetchall()]
    return ends[0], next(end for end in ends if end.value == ends[-1].value)
