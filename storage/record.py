"""Everything the page of one record says, as plain values: the window and the command line show the same."""

from typing import TYPE_CHECKING, NamedTuple

from storage.cautions import Caution, Figure, concerning, naming
from storage.cautions import read as read_cautions
from storage.citations import Source, read
from storage.discrepancies import Discrepancy, of_keys
from storage.evidence import Claimed, Evidence, evidence
from storage.figures import Before, Figures, before, figures_around, figures_of, of_points
from storage.messages import Message
from storage.query import Filter, Query
from storage.related import Linked, aliases, links, sources
from storage.source_says import SourceSays, source_says
from storage.tables import BY_NAME
from storage.words import Text

if TYPE_CHECKING:
    from storage.library import Library

_SAME_AS = {  # (table, kind of link): the field of the linked table that says the same; True: by the record's own value of that field
    ("areas", "parts"): ("parent_id", False),
    ("organizations", "parts"): ("parent_id", False),
    ("organizations", "people"): ("organization", False),
    ("organizations", "programmes"): ("organization_id", False),
    ("organizations", "publications"): ("publisher_id", False),
    ("areas", "organizations"): ("country", False),
    **{("sources", table): ("source_id", False) for table in ("events", "organizations", "people", "programmes", "indicators", "areas")},
    ("programmes", "same_golden_key"): ("golden_key", True),
    ("events", "same_series"): ("series_id", True),
}
_STATISTICS_OF = {
    "indicators": "indicator_id", "organizations": "organization_id", "areas": "area_id", "sources": "source_id",
}  # fmt: skip


class Alias(NamedTuple):
    """Another name, with its language and kind."""

    alias: str
    language: str
    kind: str


class Group(NamedTuple):
    """Linked records of one kind. query: finds just them (and at most the record itself) in the table; None where no query does."""

    code: str
    entries: tuple[Linked, ...]
    query: Query | None


class Witness(NamedTuple):
    """A source that stands behind the record. field: of what (empty: of the whole record). claim: of a statistic, what it states.

    origin: whose figure it repeats, or None.
    """

    source: Source
    kind: str
    language: str
    note: str
    origin: Text | None
    locator: str
    field: str
    claim: Claimed | None


class RecordPage(NamedTuple):
    """fields: all fields by name, composed ones left out. measured: the same of a statistic's indicator, else empty.

    links: kinds named by a field (`area_id`) are what the record itself names, others what belongs to it. statistics: how many name the
    record, and the query for them. Of a statistic: evidence, its series with the `place` of its fact in it, and the fact before.
    cautions: what the figures on the page must not be taken for, those about the fact before first. discrepancies: where texts differ
    about the record. rule: by which the shown claims of figures and evidence were picked.
    """

    table: str
    id: str
    row: int
    title: Text
    fields: dict[str, object]
    measured: dict[str, object]
    aliases: tuple[Alias, ...]
    links: tuple[Group, ...]
    figures: tuple[Figures, ...]
    statistics: int
    statistics_query: Query | None
    sources: tuple[Witness, ...]
    evidence: Evidence | None
    place: int
    before: Before | None
    cautions: tuple[Caution, ...]
    discrepancies: tuple[Discrepancy, ...]
    rule: str
    says: SourceSays | None = None

    @property
    def key(self) -> str:
        return f"{self.table}/{self.id}"


def record_page(library: "Library", key: str) -> RecordPage:
    """The page of a record. Raises Message `no_such_record`."""
    table, _, identifier = key.partition("/")
    row = library.row_of(table, identifier) if table in BY_NAME else None
    if row is None:
        raise Message("no_such_record", table=table, id=identifier)
    fields = library.record(table, row)
    stands_behind = evidence(library, identifier) if table == "statistics" else None
    figures, place = _figures(library, table, identifier, row, stands_behind)
    count, query = _statistics(library, table, identifier)
    earlier = before(library, figures[0], place) if place >= 0 else None
    return RecordPage(
        table=table,
        id=identifier,
        row=row,
        title=library.label(table, identifier),
        fields=fields,
        measured=_measured(library, fields) if stands_behind else {},
        aliases=tuple(Alias(*line) for line in aliases(library, table, identifier)),
        links=tuple(_group(library, table, identifier, fields, group.code, group.entries) for group in links(library, table, identifier)),
        figures=figures,
        statistics=count,
        statistics_query=query,
        sources=_witnesses(library, table, identifier, stands_behind),
        evidence=stands_behind,
        place=place,
        before=earlier,
        cautions=_cautions(library, table, identifier, figures, stands_behind),
        discrepancies=of_keys(library, _keys(table, identifier, stands_behind)),
        rule=library.rule,
        says=source_says(library, identifier) if table == "sources" else None,
    )


def _keys(table: str, identifier: str, stands_behind: Evidence | None) -> list[str]:
    """The record, and of a statistic all claims of its figure."""
    return [f"statistics/{claim.statistic_id}" for claim in stands_behind.claims] if stands_behind else [f"{table}/{identifier}"]


def _cautions(
    library: "Library", table: str, identifier: str, figures: tuple[Figures, ...], stands_behind: Evidence | None
) -> tuple[Caution, ...]:
    """Of a statistic those about its series and what stands beside it, of an indicator those that name it, else those about the charts."""
    if table == "indicators":
        return naming(library, indicator=identifier)
    shown = [figure for one in figures for figure in of_points(one.series, one.series.points)]
    if stands_behind and shown:
        shown += [Figure(other.indicator_id, *shown[0][1:]) for other in stands_behind.beside]
    found = concerning(read_cautions(library), shown, ("compare_periods", "compare_indicators")) if shown else ()
    return tuple(sorted(found, key=lambda caution: not caution.is_break))


def _figures(library: "Library", table: str, identifier: str, row: int, stands_behind: Evidence | None) -> tuple[tuple[Figures, ...], int]:
    """The series, and of a statistic the place of its fact in the only one."""
    if stands_behind is None:
        return figures_of(library, table, identifier), -1
    around = figures_around(library, row)
    if around is None:
        return (), -1
    fact = library.row_of("statistics", stands_behind.fact.statistic_id)
    return (around,), next((place for place, point in enumerate(around.series.points) if point.row == fact), -1)


def _measured(library: "Library", fields: dict[str, object]) -> dict[str, object]:
    row = library.row_of("indicators", str(fields["indicator_id"]))
    assert row is not None
    return library.record("indicators", row)


def _statistics(library: "Library", table: str, identifier: str) -> tuple[int, Query | None]:
    if table not in _STATISTICS_OF:
        return 0, None
    query = Query("statistics", filters=(Filter("statistics", _STATISTICS_OF[table], "in", (identifier,)),))
    count = library.matches(query)
    return count, query if count else None


def _group(library: "Library", table: str, identifier: str, fields: dict[str, object], code: str, entries: tuple[Linked, ...]) -> Group:
    """With the query that finds the same records, if there is one: it is asked whether it really does."""
    entries = _once(entries)
    field, by_value = _SAME_AS.get((table, code), ("", False))
    if not field:
        return Group(code, entries, None)
    target = entries[0].table
    query = Query(target, filters=(Filter(target, field, "in", (str(fields[field]) if by_value else identifier,)),))
    found = {entry.id for entry in entries} | ({identifier} if by_value else set())
    return Group(code, entries, query if set(library.ids(target, library.rows_of_query(query))) == found else None)


def _once(entries: tuple[Linked, ...]) -> tuple[Linked, ...]:
    """Each tie once: several sources may tell of one post, some without its dates."""
    dated = {(entry.id, entry.notes[0]) for entry in entries if len(entry.notes) > 1 and entry.notes[1] != "/"}
    kept = [entry for entry in entries if not (len(entry.notes) > 1 and entry.notes[1] == "/" and (entry.id, entry.notes[0]) in dated)]
    return tuple(dict.fromkeys(kept))


def _witnesses(library: "Library", table: str, identifier: str, stands_behind: Evidence | None) -> tuple[Witness, ...]:
    """A statistic's in the order of its evidence, others as `related.sources` has them."""
    claims = {claim.statistic_id: claim for claim in stands_behind.claims} if stands_behind else {}
    places = {identifier: place for place, identifier in enumerate(claims)}
    cited = sorted(sources(library, table, identifier), key=lambda one: places.get(one.statistic_id, 0))
    documents = read(library, (one.source_id for one in cited))
    kinds, origins = library.lookup("sources", "kind"), library.lookup("sources", "origin_id")
    repeated = {one: claims[one.statistic_id].origin_id if one.statistic_id in claims else origins[one.source_id] for one in cited}
    return tuple(
        Witness(
            source=documents[one.source_id],
            kind=str(kinds[one.source_id]),
            language=one.language,
            note=one.note,
            origin=library.label("organizations", repeated[one]) if repeated[one] else None,
            locator=one.locator,
            field=one.field,
            claim=claims.get(one.statistic_id),
        )
        for one in cited
    )
