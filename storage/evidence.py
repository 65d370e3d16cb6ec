"""Who says so: what stands behind one figure. Every claim of its group, whether they agree, and which of them is shown by which rule."""

from typing import TYPE_CHECKING, Any, NamedTuple

from storage.claims import Claim, disagrees, pick, values_differ
from storage.dates import first_day, last_day
from storage.rules import rule_called
from storage.scope import is_partial
from storage.steps import Taken, ranked, taken
from storage.voices import Voices

if TYPE_CHECKING:
    from storage.library import Library

_GROUP = """
SELECT t.statistic_id, t.value, t.decimals, t.qualifier, t.basis, coalesce(t.status, ''), coalesce(t.note, ''), t.source_id,
       i.value_kind, s.standing, coalesce(s.published_on, ''), coalesce(t.origin_id, s.origin_id, ''),
       coalesce(s.publisher_id, s.publisher, ''), coalesce(t.area_id, ''), coalesce(t.organization_id, '')
FROM statistics t JOIN indicators i ON i.indicator_id = t.indicator_id JOIN sources s ON s.source_id = t.source_id
WHERE t.claim_group = ? ORDER BY t.row
"""
_ORIGIN = 11  # its place in the line of a claim
_SAME = "indicator_id = ? AND area_id IS ? AND organization_id IS ? AND breakdown_id IS ?"
_SUBJECT = "indicator_id, area_id, organization_id, breakdown_id"
_OTHERWISE = """
SELECT statistic_id, value, decimals, qualifier, basis, coalesce(status, ''), period_start, period_end, claims_in_group, disagrees
FROM statistics WHERE {same} AND {picked} AND claim_group <> ? AND last_year >= ? AND year <= ?
  AND period_start IS NOT NULL AND period_end IS NOT NULL ORDER BY row
"""
_BESIDE = """
SELECT t.statistic_id, t.indicator_id, i.value_kind, t.value, t.decimals, t.qualifier, t.claims_in_group, t.disagrees
FROM statistics t JOIN indicators i ON i.indicator_id = t.indicator_id
WHERE t.area_id IS ? AND t.organization_id IS ? AND (t.breakdown_id IS ? OR t.breakdown_id = i.topic_id)
  AND {picked} AND t.period_start IS ? AND t.period_end IS ?
  AND i.value_kind IN ('rank', 'share') AND i.topic_id = ? AND t.indicator_id <> ? AND t.indicator_id LIKE ? ORDER BY t.row LIMIT 6
"""


class Claimed(NamedTuple):
    """What one source states. picked: it is the one that is shown; outside: it has no point in common with the one that is shown.

    origin_id: whose figure it repeats, or empty.
    """

    statistic_id: str
    value: float
    decimals: int
    qualifier: str
    basis: str
    status: str
    note: str
    source_id: str
    picked: bool
    outside: bool
    origin_id: str = ""


class Otherwise(NamedTuple):
    """The fact of another claim group, whose period is within this one's or the other way round: `2023` and `2023-12-31`."""

    statistic_id: str
    value: float
    decimals: int
    qualifier: str
    basis: str
    status: str
    start: str
    end: str
    claims: int
    disagrees: bool


class Beside(NamedTuple):
    """A rank or share of the same subject in the same period, of the same topic; a breakdown by the topic itself leaves nothing out."""

    statistic_id: str
    indicator_id: str
    value_kind: str
    value: float
    decimals: int
    qualifier: str
    claims: int
    disagrees: bool


class Evidence(NamedTuple):
    """rule, step: by which the shown claim was picked, and what decided. claims: the shown one first, then those that fit, then the others.

    sources: how many documents. values: how many different values, bounds left out. kind: why values differ, one of DISAGREEMENT_KINDS, or
    empty. otherwise: same year, stated otherwise. ranking: places in `claims`, the best-founded first. steps: those of the rule, with the
    places in `claims` that each left behind.
    """

    rule: str
    step: str
    claims: tuple[Claimed, ...]
    sources: int
    values: int
    values_differ: bool
    disagrees: bool
    kind: str
    otherwise: tuple[Otherwise, ...]
    beside: tuple[Beside, ...]
    ranking: tuple[int, ...] = ()
    steps: tuple[Taken, ...] = ()

    @property
    def fact(self) -> Claimed:
        """The claim that is shown."""
        return self.claims[0]


def evidence(library: "Library", statistic_id: str) -> Evidence:
    """Of the claim group that the statistic is in. LookupError if there is no such statistic."""
    columns = f"claim_group, coalesce(disagreement_kind, ''), period_start, period_end, {_SUBJECT}"
    found = library.execute(f"SELECT {columns} FROM statistics WHERE statistic_id = ?", (statistic_id,)).fetchone()
    if found is None:
        raise LookupError(statistic_id)
    group, kind, start, end, *subject = found
    lines = library.execute(_GROUP, (group,)).fetchall()
    rule, voices = rule_called(library.rule), Voices.of(library)
    claims = [_claim(voices, *line) for line in lines]
    index, _ = pick(claims, rule)
    claimed = [
        Claimed._make((*line[:8], place == index, disagrees((claims[index], claims[place])), line[_ORIGIN]))
        for place, line in enumerate(lines)
    ]
    order = sorted(range(len(lines)), key=lambda place: (not claimed[place].picked, claimed[place].outside))
    claims = [claims[place] for place in order]
    return Evidence(
        rule.code,
        pick(claims, rule).step,
        tuple(claimed[place] for place in order),
        len({claim.source_id for claim in claims}),
        len({claim.value for claim in claims if claim.qualifier in ("exact", "about")}),
        values_differ(claims),
        disagrees(claims),
        kind,
        _otherwise(library, group, start, end, subject),
        _beside(library, start, end, subject),
        tuple(ranked(claims, rule)),
        taken(claims, rule),
    )


def _claim(voices: Voices, *line: Any) -> Claim:
    _, value, decimals, qualifier, basis, status, note, source_id, value_kind, standing, published_on, *who = line
    voice, partial = voices.voice(*who), is_partial(note)
    return Claim(value, decimals, qualifier, status, value_kind, standing, published_on, source_id, basis, voice, partial)


def _otherwise(library: "Library", group: int, start: str | None, end: str | None, subject: list[str | None]) -> tuple[Otherwise, ...]:
    """Those that end on the same day first. A month and the month after it are two figures, not one stated otherwise."""
    if not start or not end:
        return ()
    first, last = first_day(start), last_day(end)
    found = library.execute(_OTHERWISE.format(same=_SAME, picked=library.picked()), (*subject, group, int(first[:4]), int(last[:4])))
    lines = [Otherwise(*line) for line in found]
    within = [line for line in lines if _nested(first, last, first_day(line.start), last_day(line.end))]
    return tuple(sorted(within, key=lambda line: last_day(line.end) != last))


def _nested(first: str, last: str, other_first: str, other_last: str) -> bool:
    """Whether one of two periods of the same years lies within the other."""
    if (first[:4], last[:4]) != (other_first[:4], other_last[:4]):
        return False
    return (first <= other_first and other_last <= last) or (other_first <= first and last <= other_last)


def _beside(library: "Library", start: str | None, end: str | None, subject: list[str | None]) -> tuple[Beside, ...]:
    """Ranks and shares of the same family: robots beside robots, not beside all else of their topic. An id's first word is its family."""
    indicator = str(subject[0])
    family = f"{indicator.partition('-')[0]}-%"
    topic = library.lookup("indicators", "topic_id")[indicator]
    asked = (*subject[1:], start, end, topic, indicator, family)
    return tuple(Beside(*line) for line in library.execute(_BESIDE.format(picked=library.picked("t")), asked))
