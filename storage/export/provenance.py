"""Which sources say a record: its own, those cited for it, or, where none is cited, those of its statistics. Read for many rows at once."""

from collections.abc import Iterable, Sequence
from typing import TYPE_CHECKING, NamedTuple

from storage.catalog import Table
from storage.tables import TABLES

if TYPE_CHECKING:
    from storage.library import Library

# areas and indicators that no source tells of by itself stand on figures: the first few sources of those are named
BY_FIGURES = {"area": "area_id", "organization": "organization_id", "indicator": "indicator_id"}
FEW = 5
ENTITIES = {table.name: table.entity for table in TABLES if table.entity}


class Use(NamedTuple):
    """A source and the place in it (may be empty)."""

    source_id: str
    locator: str


Uses = tuple[Use, ...]


def needs(table: Table) -> tuple[str, ...]:
    """The fields of a record that `uses` must be given."""
    if "source_id" in table.by_name:
        return ("source_id", "locator") if "locator" in table.by_name else ("source_id",)
    cited = _cited(table)
    return (cited[1],) if cited else ()


def uses(library: "Library", table: Table, values: Sequence[Sequence[object]]) -> list[Uses]:
    """For each record, given as the values of `needs(table)`, the sources that say it, in the order of the citations."""
    if "source_id" in table.by_name:
        return [own_use(*own) for own in values]
    cited = _cited(table)
    if not cited:
        return [() for _ in values]
    entity, _ = cited
    identifiers = [str(own[0]) for own in values]
    found = _citations(library, entity, identifiers)
    for identifier in identifiers:
        if identifier not in found and entity in BY_FIGURES:
            found[identifier] = _figures(library, BY_FIGURES[entity], identifier)
    return [tuple(found.get(identifier, ())) for identifier in identifiers]


def own_use(source_id: object, locator: object = "") -> Uses:
    """What a record that names its source itself has it from."""
    return (Use(str(source_id), str(locator or "")),) if source_id else ()


def _cited(table: Table) -> tuple[str, str] | None:
    """(entity, field with its id) of what is cited: the record itself, or the first record that it must name (a participant's event)."""
    if table.entity:
        return table.entity, table.id_field
    links = (field for field in table.stored_fields if field.kind == "link" and field.required and field.target in ENTITIES)
    return next(((ENTITIES[field.target], field.name) for field in links), None)


def _citations(library: "Library", entity: str, identifiers: Iterable[str]) -> dict[str, list[Use]]:
    wanted = list(dict.fromkeys(identifiers))
    marks = ",".join("?" * len(wanted))
    sql = f"SELECT entity_id, source_id, coalesce(locator, '') FROM citations WHERE entity_type = ? AND entity_id IN ({marks}) ORDER BY row"
    found: dict[str, list[Use]] = {}
    for identifier, source, locator in library.execute(sql, (entity, *wanted)):
        use, known = Use(source, locator), found.setdefault(identifier, [])
        if use not in known:
            known.append(use)
    return found


def _figures(library: "Library", field: str, identifier: str) -> list[Use]:
    sql = f"SELECT source_id FROM statistics WHERE {field} = ? GROUP BY source_id ORDER BY count(*) DESC, source_id LIMIT ?"
    return [Use(str(source), "") for (source,) in library.execute(sql, (identifier, FEW))]
