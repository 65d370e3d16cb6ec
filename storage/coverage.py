"""How well founded the figures are: by topic how many have several sources and of which standing these are, and where sources differ most.

Every number is that of a query, so that a reader can look at what was counted.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, NamedTuple

from storage.claims import STANDINGS
from storage.query import FACTS, Filter, Query
from storage.words import Text

if TYPE_CHECKING:
    from storage.library import Library

SEVERAL = Filter("statistics", "claims_in_group", "between", ("2", ""))
DISAGREEING = Filter("statistics", "disagrees", "in", ("1",))
MOST = 40
# Of a rank and of a growth rate a difference in per cent says nothing.
_CONTESTED = """
SELECT t.claim_group, min(t.value), max(t.value), count(DISTINCT t.source_id), t.disagreement_kind,
       (max(t.value) - min(t.value)) / max(abs(max(t.value)), abs(min(t.value))) AS apart
FROM statistics t JOIN indicators i ON i.indicator_id = t.indicator_id
WHERE t.disagrees = 1 AND t.qualifier IN ('exact', 'about') AND i.value_kind NOT IN ('rank', 'growth')
GROUP BY t.claim_group HAVING min(t.value) < max(t.value) ORDER BY apart DESC, t.claim_group LIMIT ?
"""
_SHOWN = """
SELECT f.statistic_id, f.indicator_id, i.unit_id, coalesce(f.organization_id, ''), coalesce(f.area_id, ''), coalesce(f.breakdown_id, ''),
       coalesce(f.period_start, ''), coalesce(f.period_end, '')
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


class Contested(NamedTuple):
    """A figure on which sources disagree. name: the indicator, whom it is about and what it is limited to.

    low, high: the least and greatest value, bounds left out; apart: their difference as a share of the greater.
    """

    key: str
    name: tuple[Text, ...]
    unit: Text
    start: str
    end: str
    low: float
    high: float
    sources: int
    kind: str
    apart: float


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
    shown = _SHOWN.format(picked=library.picked("f"))
    for group, low, high, sources, kind, apart in library.execute(_CONTESTED, (MOST,)).fetchall():
        identifier, indicator, unit, organization, area, breakdown, start, end = library.execute(shown, (group,)).fetchone()
        parts = (("indicators", indicator), ("organizations", organization), ("areas", area), ("breakdowns", breakdown))
        name = tuple(library.label(table, part) for table, part in parts if part)
        yield Contested(f"statistics/{identifier}", name, library.label("units", unit), start, end, low, high, sources, kind, apart)
