"""Who says so, in full: of a figure everything that is stated and why one of it is shown; of another record what each source is cited for.

What `storage.record` and `storage.evidence` know of one record, in the order in which a reader asks: what is said, by whom, how far apart.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import TYPE_CHECKING, NamedTuple

from storage.citations import Source, read
from storage.claims import BOUNDS, STANDINGS, Claim, interval
from storage.evidence import Evidence
from storage.gap import Gap, furthest, gap
from storage.query import Filter, Query
from storage.record import RecordPage, Witness, record_page
from storage.tables import BY_NAME
from storage.words import Text

if TYPE_CHECKING:
    from storage.library import Library

_SPELLINGS = "SELECT alias, language, kind, coalesce(source_id, '') FROM aliases WHERE entity_type = ? AND entity_id = ? ORDER BY row"
_POSTS = (
    "SELECT organization_id, title, coalesce(start_on, ''), coalesce(end_on, ''), source_id FROM affiliations "
    "WHERE person_id = ? ORDER BY row"
)
_CITED = "SELECT 1 FROM citations WHERE entity_type = ? AND entity_id = ?"
_TOLD = "SELECT count(DISTINCT entity_id) FROM citations WHERE source_id = ? AND entity_type = ?"


class Voice(NamedTuple):
    """One who says so. all_of_it, total: the query for all that this source says in the table of the record, and how many that are."""

    witness: Witness
    all_of_it: Query
    total: int


class Statement(NamedTuple):
    """All who state one value with one qualifier, the best-founded first. shown: it is the picked one; outside: no point is common to both.

    basis: `reckoned` where nobody states it, and it was worked out from what they say.
    low, high: the interval that it stands for (±inf for a bound). gap: from the shown value to this; None where it is the same number.
    one_body: who stands behind all of several voices, or None.
    """

    value: float
    decimals: int
    qualifier: str
    basis: str
    shown: bool
    outside: bool
    low: float
    high: float
    gap: Gap | None
    voices: tuple[Voice, ...]
    one_body: Text | None


class Spelling(NamedTuple):
    """Another name of the record, and the document that writes it so, if that is known."""

    alias: str
    language: str
    kind: str
    source: Source | None


class Post(NamedTuple):
    """A post of a person, and the document that tells of it."""

    organization_id: str
    organization: Text
    title: str
    start: str
    end: str
    source: Source


class WhoSays(NamedTuple):
    """field: of which field it was asked; empty: of the whole record. page: the record, with its cautions, discrepancies and names.

    statements: of a statistic what is stated, the best-founded first, else empty. spread: from the shown value to the one furthest from
    it, bounds left out, if there is another. voices: of other records the sources of that field where a source is named for it
    (`of_field`), else those of all of it, by standing; where none is named for the record, those of its figures (`of_figures`).
    """

    field: str
    page: RecordPage
    statements: tuple[Statement, ...]
    spread: Gap | None
    voices: tuple[Voice, ...]
    of_field: bool
    of_figures: bool
    spellings: tuple[Spelling, ...]
    posts: tuple[Post, ...]

    @property
    def key(self) -> str:
        return self.page.key

    @property
    def evidence(self) -> Evidence | None:
        return self.page.evidence


@dataclass(frozen=True, slots=True)
class WhoSaysRequest:
    """Asks who says what the record with that key says, or what it says in one field. Raises Message `no_such_record`."""

    key: str
    field: str = ""

    def answer(self, library: "Library") -> WhoSays:
        return who_says(library, self.key, self.field)


def who_says(library: "Library", key: str, field: str = "") -> WhoSays:
    """Everything that is known of who says so. Raises Message `no_such_record`."""
    page = record_page(library, key)
    of_field = tuple(witness for witness in page.sources if field and witness.field == field)
    statements = _statements(library, page, page.evidence) if page.evidence else ()
    return WhoSays(
        field=field,
        page=page,
        statements=statements,
        spread=_spread(page, page.evidence, statements) if page.evidence else None,
        voices=()
        if page.evidence
        else tuple(_voice(library, page, witness) for witness in sorted(of_field or page.sources, key=_standing)),
        of_field=bool(of_field),
        of_figures=_of_figures(library, page),
        spellings=_spellings(library, page),
        posts=_posts(library, page) if page.table == "people" else (),
    )


# -- of a statistic --------------------------------------------------------------------------------------------------------------------


def _statements(library: "Library", page: RecordPage, evidence: Evidence) -> tuple[Statement, ...]:
    witnesses = {witness.claim.statistic_id: witness for witness in page.sources if witness.claim}
    places: dict[tuple[float, str], list[int]] = {}
    for place in evidence.ranking:
        claim = evidence.claims[place]
        places.setdefault((claim.value, claim.qualifier), []).append(place)
    groups = [[witnesses[evidence.claims[place].statistic_id] for place in group] for group in places.values()]
    return tuple(_statement(library, page, evidence, group) for group in groups)


def _statement(library: "Library", page: RecordPage, evidence: Evidence, witnesses: list[Witness]) -> Statement:
    claims = [witness.claim for witness in witnesses if witness.claim]
    first, fact, kind = claims[0], evidence.fact, str(page.measured["value_kind"])
    decimals = max(claim.decimals for claim in claims)
    low, high = interval(Claim(first.value, decimals, first.qualifier, "", kind, "", "", ""))
    return Statement(
        value=first.value,
        decimals=decimals,
        qualifier=first.qualifier,
        basis="reckoned" if all(claim.basis == "reckoned" for claim in claims) else "stated",
        shown=any(claim.picked for claim in claims),
        outside=all(claim.outside for claim in claims),
        low=low,
        high=high,
        gap=gap(first.value, decimals, fact.value, fact.decimals, kind) if first.value != fact.value else None,
        voices=tuple(_voice(library, page, witness) for witness in witnesses),
        one_body=_one_body(witnesses),
    )


def _one_body(witnesses: list[Witness]) -> Text | None:
    """Several documents may repeat one body's figure: then they are one voice."""
    bodies = {witness.origin or Text(witness.source.publisher, witness.source.publisher) for witness in witnesses}
    body = bodies.pop()
    return body if len(witnesses) > 1 and not bodies and any(body) else None


def _spread(page: RecordPage, evidence: Evidence, statements: Iterable[Statement]) -> Gap | None:
    """Bounds are no ends of it."""
    values = ((one.value, one.decimals) for one in statements if one.qualifier not in BOUNDS)
    return furthest(values, evidence.fact.value, evidence.fact.decimals, str(page.measured["value_kind"]))


# -- of any record ---------------------------------------------------------------------------------------------------------------------


def _of_figures(library: "Library", page: RecordPage) -> bool:
    entity = BY_NAME[page.table].entity
    return bool(entity and page.sources) and library.execute(_CITED, (entity, page.id)).fetchone() is None


def _standing(witness: Witness) -> int:
    return STANDINGS.index(witness.source.standing)


def _voice(library: "Library", page: RecordPage, witness: Witness) -> Voice:
    """With all that its source says in the record's table; a source's own page is asked for its figures."""
    table = "statistics" if page.table == "sources" else page.table
    source_id = witness.source.source_id
    query = Query(table, filters=(Filter(table, "source_id", "in", (source_id,)),))
    if table == "statistics":
        return Voice(witness, query, int(str(library.lookup("sources", "statistic_count")[source_id] or 0)))
    return Voice(witness, query, int(library.execute(_TOLD, (source_id, BY_NAME[table].entity)).fetchone()[0]))


def _spellings(library: "Library", page: RecordPage) -> tuple[Spelling, ...]:
    entity = BY_NAME[page.table].entity
    lines: list[tuple[str, str, str, str]] = library.execute(_SPELLINGS, (entity, page.id)).fetchall() if entity else []
    sources = read(library, (source for *_, source in lines if source))
    return tuple(dict.fromkeys(Spelling(alias, language, kind, sources.get(source)) for alias, language, kind, source in lines))


def _posts(library: "Library", page: RecordPage) -> tuple[Post, ...]:
    lines: list[tuple[str, str, str, str, str]] = library.execute(_POSTS, (page.id,)).fetchall()
    sources = read(library, (line[-1] for line in lines))
    return tuple(
        Post(organization, library.label("organizations", organization), title, start, end, sources[source])
        for organization, title, start, end, source in lines
    )
