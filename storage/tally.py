"""What the marked statistics add up to: facts, never claims, and only what the rules of `aggregate` allow."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, NamedTuple

from storage.aggregate import Fact, Refusal, Summary, summarize
from storage.cautions import Caution, of_rows

if TYPE_CHECKING:
    from storage.library import Library

MANY = 2000
PAGE = 400
_FACTS = """
SELECT DISTINCT f.value, f.decimals, f.qualifier, f.indicator_id, i.unit_id, coalesce(f.area_id, ''), coalesce(f.organization_id, ''),
    coalesce(f.breakdown_id, ''), coalesce(f.period_start, ''), coalesce(f.period_end, ''), f.claim_group, i.value_kind,
    coalesce(i.additive = 'true', 0), coalesce(i.stock_or_flow, '')
FROM statistics s JOIN statistics f ON f.claim_group = s.claim_group AND {picked} JOIN indicators i ON i.indicator_id = f.indicator_id
WHERE s.row IN ({marks})
"""


class Tally(NamedTuple):
    """rows: how many were marked; the summary counts the facts that they stand for. cautions: what holding them together may get wrong."""

    rows: int
    summary: Summary
    cautions: tuple[Caution, ...] = ()


@dataclass(frozen=True)
class TallyRequest:
    """Asks what may be said of the picked claims of the groups that these rows of `statistics` stand in."""

    rows: Sequence[int]

    def answer(self, library: "Library") -> Tally:
        mixed = self._indicators(library) if len(self.rows) > MANY else 1
        if mixed > 1:  # no need to read thousands of rows in order to refuse them
            refusal = Refusal("no_numbers.indicators", {"n": mixed})
            return Tally(len(self.rows), Summary(len(self.rows), (), (refusal,), "", False))
        areas = library.execute("SELECT area_id, coalesce(parent_id, ''), kind FROM areas").fetchall()
        parents = {area: parent for area, parent, _ in areas}
        groups = {area for area, _, kind in areas if kind == "group"}
        return Tally(len(self.rows), summarize(self._facts(library), parents, groups), of_rows(library, self.rows))

    def _indicators(self, library: "Library") -> int:
        codes = library.columns.codes("statistics", "indicator_id")
        return len(set(map(codes.__getitem__, self.rows)))

    def _facts(self, library: "Library") -> list[Fact]:
        facts: dict[int, Fact] = {}
        for start in range(0, len(self.rows), PAGE):
            part = list(self.rows[start : start + PAGE])
            for line in library.execute(_FACTS.format(picked=library.picked("f"), marks=",".join("?" * len(part))), part):
                fact = Fact(*line)
                facts.setdefault(fact.claim_group, fact)
        return list(facts.values())
