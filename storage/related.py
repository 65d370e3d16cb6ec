"""What a record is tied to: the records it names, those that name it, and the sources that tell of it."""

from collections.abc import Iterator
from typing import TYPE_CHECKING, NamedTuple

from storage.tables import BY_NAME, TABLES
from storage.words import Text

if TYPE_CHECKING:
    from storage.library import Library

_PAGES = frozenset(table.name for table in TABLES)


class Linked(NamedTuple):
    """One related record; `notes` are what ties it: a role's code, a post, a date."""

    table: str
    id: str
    title: Text
    notes: tuple[str, ...] = ()


class LinkGroup(NamedTuple):
    """The related records of one kind; `code` is `link.<code>` in the words, or the field that names them."""

    code: str
    entries: tuple[Linked, ...]


class Cited(NamedTuple):
    """A source that tells of a record: where in it, of which field (empty: the whole record), and for a claim its statistic."""

    source_id: str
    title: str
    publisher: str
    published_on: str
    standing: str
    language: str
    licence: str
    url: str
    note: str
    locator: str
    field: str
    statistic_id: str


def links(library: "Library", table: str, identifier: str) -> Iterator[LinkGroup]:
    """The records that the record's own fields name, then those of each Link, in the order the table gives."""
    view = BY_NAME[table]
    named = [field for field in view.fields if field.target in _PAGES and field.stored]
    if named:
        columns = ", ".join(field.name for field in named)
        record = library.execute(f"SELECT {columns} FROM {view.source} WHERE {view.id_field} = ?", (identifier,)).fetchone()
        for field, value in zip(named, record or (), strict=False):
            if value is not None:
                key = value.lower() if field.target == "areas" else value
                yield LinkGroup(field.name, (Linked(field.target, key, library.label(field.target, key)),))
    for link in view.links:
        found = library.execute(link.sql, (identifier,)).fetchall()
        entries = tuple(Linked(link.table, key, library.label(link.table, key), tuple(n for n in notes if n)) for key, *notes in found)
        if entries:
            yield LinkGroup(link.code, entries)


_CITED = (
    "s.source_id, s.title, coalesce(s.publisher, ''), coalesce(s.published_on, ''), s.standing, coalesce(s.language, ''), "
    "coalesce(s.licence, ''), coalesce(s.url, ''), coalesce(s.note, '')"
)
_OF_RECORD = (
    f"SELECT {_CITED}, coalesce(c.locator, ''), coalesce(c.field, ''), '' FROM citations c JOIN sources s ON s.source_id = c.source_id "
    "WHERE c.entity_type = ? AND c.entity_id = ? ORDER BY c.row"
)
_OF_GROUP = (
    f"SELECT {_CITED}, coalesce(t.locator, ''), '', t.statistic_id FROM statistics t JOIN sources s ON s.source_id = t.source_id "
    "WHERE t.claim_group = (SELECT claim_group FROM statistics WHERE statistic_id = ?1) ORDER BY t.statistic_id <> ?1, t.row"
)
_OF_POSTS = (
    f"SELECT {_CITED}, '', 'posts', '' FROM sources s "
    "JOIN (SELECT DISTINCT source_id FROM affiliations WHERE person_id = ?) a ON a.source_id = s.source_id ORDER BY s.row"
)
_OF_FIGURES = (
    f"SELECT {_CITED}, '', '', '' FROM sources s "
    "WHERE s.source_id IN (SELECT source_id FROM statistics WHERE {column} = ?) ORDER BY s.row LIMIT 50"
)


def sources(library: "Library", table: str, identifier: str) -> list[Cited]:
    """A statistic's: its own source, then those of its group's other claims. Others: the citations, else the sources of its figures.

    A person's posts have sources of their own: those that tell of nothing else follow, of the field `posts`.
    """
    view = BY_NAME[table]
    if table == "sources":
        found = library.execute(f"SELECT {_CITED}, '', '', '' FROM sources s WHERE s.source_id = ?", (identifier,)).fetchall()
    elif view.source == "statistics":
        found = library.execute(_OF_GROUP, (identifier,)).fetchall()
    else:
        found = library.execute(_OF_RECORD, (view.entity, identifier)).fetchall()
        if not found and view.id_field in ("organization_id", "area_id", "indicator_id"):
            found = library.execute(_OF_FIGURES.format(column=view.id_field), (identifier,)).fetchall()
        if table == "people":
            cited = {line[0] for line in found}
            found += [line for line in library.execute(_OF_POSTS, (identifier,)) if line[0] not in cited]
    return [Cited(*line) for line in found]


def aliases(library: "Library", table: str, identifier: str) -> list[tuple[str, str, str]]:
    """(other name, its language, its kind) of a record."""
    entity = BY_NAME[table].entity
    return list(
        library.execute(
            "SELECT alias, language, kind FROM aliases WHERE entity_type = ? AND entity_id = ? ORDER BY row", (entity, identifier)
        )
    )
