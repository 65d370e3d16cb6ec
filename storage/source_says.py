"""Everything that one document says, for its page: how many records of each table, its first figures, and who else states the same."""

from typing import TYPE_CHECKING, NamedTuple

from storage.query import Filter, Query
from storage.tables import BY_NAME
from storage.words import Text

if TYPE_CHECKING:
    from storage.library import Library

FIRST, MOST = 5, 60
_FIGURES = (
    "SELECT statistic_id, value, decimals, qualifier, basis, disagrees, coalesce(locator, '') FROM statistics "
    "WHERE source_id = ? ORDER BY row LIMIT ?"
)
_TOLD = "SELECT entity_type, count(DISTINCT entity_id) FROM citations WHERE source_id = ? GROUP BY entity_type"
_SHARED = """
SELECT o.source_id, count(DISTINCT o.claim_group), count(DISTINCT CASE WHEN o.disagrees THEN o.claim_group END)
FROM statistics s JOIN statistics o ON o.claim_group = s.claim_group AND o.source_id <> s.source_id
WHERE s.source_id = ? AND s.claims_in_group > 1 GROUP BY 1 ORDER BY 2 DESC, 1 LIMIT ?
"""
_REPEATING = "SELECT count(*) FROM sources WHERE origin_id = ? AND source_id <> ?"
_WRITTEN = "SELECT entity_type, entity_id, alias, kind FROM aliases WHERE source_id = ? ORDER BY row"


class Told(NamedTuple):
    """How many records of a table the document tells of, and the query that finds them."""

    table: str
    total: int
    query: Query


class FirstFigure(NamedTuple):
    """One of its claims, as it states it."""

    statistic_id: str
    name: Text
    value: float
    decimals: int
    qualifier: str
    basis: str
    disagrees: bool
    locator: str


class Shared(NamedTuple):
    """Another document that states figures which this one states too, and on how many of these not all sources agree."""

    source_id: str
    title: str
    figures: int
    disputed: int


class Written(NamedTuple):
    """A name that the document writes in its own way."""

    key: str
    name: Text
    alias: str
    kind: str


class SourceSays(NamedTuple):
    """told: by table, statistics first, without those that have none. body: whose figures it gives, its origin, else its publisher.

    repeating: how many other documents give figures of that body, and the query for all that do.
    """

    told: tuple[Told, ...]
    figures: tuple[FirstFigure, ...]
    shared: tuple[Shared, ...]
    body: Text | None
    repeating: int
    repeating_query: Query | None
    written: tuple[Written, ...]


def source_says(library: "Library", source_id: str) -> SourceSays:
    """Of a source that the database has."""
    lookup = library.lookup
    body = lookup("sources", "origin_id")[source_id] or lookup("sources", "publisher_id")[source_id]
    repeating = int(library.execute(_REPEATING, (body, source_id)).fetchone()[0]) if body else 0
    return SourceSays(
        told=tuple(_told(library, source_id)),
        figures=tuple(_figure(library, *line) for line in library.execute(_FIGURES, (source_id, FIRST)).fetchall()),
        shared=tuple(Shared(other, str(lookup("sources", "title")[other]), *counts) for other, *counts in _shared(library, source_id)),
        body=library.label("organizations", body) if body else None,
        repeating=repeating,
        repeating_query=Query("sources", filters=(Filter("sources", "origin_id", "in", (str(body),)),)) if repeating else None,
        written=_written(library, source_id),
    )


def _told(library: "Library", source_id: str) -> list[Told]:
    counts = {"statistics": int(str(library.lookup("sources", "statistic_count")[source_id] or 0))}
    tables = {table.entity: name for name, table in BY_NAME.items() if table.entity}
    counts.update({tables[entity]: count for entity, count in library.execute(_TOLD, (source_id,))})
    named = [name for name in BY_NAME if counts.get(name)]
    named.sort(key=lambda name: name != "statistics")
    return [Told(name, counts[name], Query(name, filters=(Filter(name, "source_id", "in", (source_id,)),))) for name in named]


def _figure(library: "Library", statistic_id: str, *stated: object) -> FirstFigure:
    value, decimals, qualifier, basis, disagrees, locator = stated
    name = library.label("statistics", statistic_id)
    return FirstFigure(statistic_id, name, float(str(value)), int(str(decimals)), str(qualifier), str(basis), bool(disagrees), str(locator))


def _shared(library: "Library", source_id: str) -> list[tuple[str, int, int]]:
    return list(library.execute(_SHARED, (source_id, MOST)))


def _written(library: "Library", source_id: str) -> tuple[Written, ...]:
    tables = {table.entity: name for name, table in BY_NAME.items() if table.entity}
    lines: list[tuple[str, str, str, str]] = library.execute(_WRITTEN, (source_id,)).fetchall()
    return tuple(
        Written(f"{tables[entity]}/{identifier}", library.label(tables[entity], identifier), alias, kind)
        for entity, identifier, alias, kind in lines
    )
