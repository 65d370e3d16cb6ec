"""What a good package and a good database satisfy. The build refuses a package with a single fault; the self-check asks a finished file."""

import sqlite3
from collections.abc import Iterable, Iterator

from storage.catalog import Field
from storage.cells import cell_faults
from storage.digest import content_sha256
from storage.faults import Fault
from storage.messages import Message
from storage.package import SOURCES, Package
from storage.relations import COUNTRY, ENTITIES, ENTITY_IDS, MUST_BE_CITED, relation_faults
from storage.rules import CODES
from storage.tables import BY_NAME, TABLES, VIEWS


def package_faults(package: Package) -> Iterator[Fault]:
    """Every fault of a package: of reading it, of single cells, of rows beside other rows."""
    yield from package.faults
    for sheet in package.sheets.values():
        yield from cell_faults(sheet)
    yield from relation_faults(package)


def check_database(connection: sqlite3.Connection) -> Iterator[Message]:
    """Everything that is wrong with a reference database; nothing if it is sound. It reads it all. May raise sqlite3.Error."""
    meta = dict(connection.execute("SELECT key, value FROM meta"))
    for (wrong,) in connection.execute("PRAGMA quick_check"):
        if wrong != "ok":
            yield Message("pages_wrong", reason=wrong)
    if meta.get("content_sha256") != content_sha256(connection):
        yield Message("content_changed", wanted=meta.get("content_sha256", ""))
    yield from _counts(connection, meta)
    yield from _columns(connection, meta)
    for table in SOURCES:
        for field in table.csv_fields:
            if field.kind == "link":
                yield from _unresolved(connection, table.name, field)
            if field.kind == "key":
                yield from _lost(connection, table.name, field)
    for code, sql in _QUESTIONS:
        n = _one(connection, sql)
        if n:
            yield Message(code, n=n)


def _counts(connection: sqlite3.Connection, meta: dict[str, str]) -> Iterator[Message]:
    """Tables that have not as many rows as they had, indexes that have not one document for each (statistics: for each with a note)."""
    for table in SOURCES:
        yield from _miscounted(connection, table.name, f"SELECT count(*) FROM {table.name}", int(meta.get(f"count_{table.name}", -1)))
    for table in (*TABLES, *(view for view in VIEWS if not view.view_of)):
        rows = _one(connection, f"SELECT count({'note' if table.blocks else '*'}) FROM {table.name}")
        yield from _miscounted(connection, f"{table.name}_fts", f"SELECT count(*) FROM {table.name}_fts_docsize", rows)
    parts = _one(connection, "SELECT count(*) FROM parts")
    yield from _miscounted(connection, "parts_fts", "SELECT count(*) FROM parts_fts_docsize", parts)


def _columns(connection: sqlite3.Connection, meta: dict[str, str]) -> Iterator[Message]:
    """Arrays that have not one number for each row."""
    besides = {"order": 0, "many_offsets": 2}  # all others have the unused entry 0
    for table, field, kind, width, size in connection.execute("SELECT tbl, field, kind, width, length(data) FROM columns"):
        if kind not in ("many_codes", "blocks") and size != width * (int(meta.get(f"count_{table}", -1)) + besides.get(kind, 1)):
            yield Message("columns_wrong", table=table, field=field)


def _one(connection: sqlite3.Connection, sql: str) -> int:
    return int(connection.execute(sql).fetchone()[0])


def _miscounted(connection: sqlite3.Connection, name: str, sql: str, wanted: int) -> Iterator[Message]:
    found = _one(connection, sql)
    if found != wanted:
        yield Message("count_wrong", table=name, wanted=wanted, found=found)


def _unresolved(connection: sqlite3.Connection, table: str, field: Field) -> Iterator[Message]:
    target = BY_NAME[field.target]
    key = "iso2" if field.name == COUNTRY else target.id_field
    there = f"SELECT 1 FROM {target.name} t WHERE t.{key} = o.{field.name}"
    n = _one(connection, f"SELECT count(*) FROM {table} o WHERE o.{field.name} IS NOT NULL AND NOT EXISTS ({there})")
    if n:
        yield Message("links_broken", table=table, field=field.name, n=n)


def _lost(connection: sqlite3.Connection, table: str, field: Field) -> Iterator[Message]:
    """Keys (`table/id`) of records that are not there."""
    keys = [key for (key,) in connection.execute(f"SELECT {field.name} FROM {table} WHERE {field.name} IS NOT NULL")]
    n = sum(not _has(connection, *key.partition("/")[::2]) for key in keys)
    if n:
        yield Message("links_broken", table=table, field=field.name, n=n)


def _has(connection: sqlite3.Connection, table: str, identifier: str) -> bool:
    view = next((view for view in TABLES if view.name == table), None)
    there = f"SELECT 1 FROM {table} WHERE {view.id_field} = ?" if view else "SELECT 1 WHERE ? IS NULL"
    return connection.execute(there, (identifier,)).fetchone() is not None


def _questions() -> Iterable[tuple[str, str]]:
    """(code, SELECT of how many records break the rule)."""
    yield "statistics_without_source", "SELECT count(*) FROM statistics WHERE source_id IS NULL"
    yield "statistics_without_subject", "SELECT count(*) FROM statistics WHERE area_id IS NULL AND organization_id IS NULL"
    picks = ["sum(picked)", *(f"sum(picked_by & {1 << bit} <> 0)" for bit in range(len(CODES)))]
    odd = " OR ".join(("count(*) <> max(claims_in_group)", *(f"{pick} <> 1" for pick in picks)))
    grouped = f"SELECT claim_group FROM statistics GROUP BY claim_group HAVING {odd}"
    yield "groups_without_pick", f"SELECT count(*) FROM ({grouped})"
    for entity in MUST_BE_CITED:
        cited = f"SELECT entity_id FROM citations WHERE entity_type = '{entity}'"
        yield f"{ENTITIES[entity]}_without_citation", f"SELECT count(*) FROM {ENTITIES[entity]} WHERE {ENTITY_IDS[entity]} NOT IN ({cited})"
    shown = "SELECT entity_id FROM citations WHERE entity_type = 'organization' UNION SELECT organization_id FROM statistics"
    without = f"organization_id NOT IN (SELECT coalesce(entity_id, '') FROM ({shown}))"
    yield "organizations_without_evidence", f"SELECT count(*) FROM organizations WHERE {without}"


_QUESTIONS = tuple(_questions())
