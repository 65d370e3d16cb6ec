"""From the source tables to the reference database: checked, derived, indexed, and only then put in the place of the old one."""

import os
import sqlite3
from collections.abc import Iterator
from importlib import resources
from pathlib import Path

from sqlite_utils import Database

from storage import arrays, hotlist, partlist
from storage.catalog import Table
from storage.checks import package_faults
from storage.derive import Content, Record, derive, number_groups
from storage.digest import content_sha256
from storage.faults import Faults
from storage.format import APPLICATION_ID, FORMAT_VERSION
from storage.fulltext import INDEXED, FullText
from storage.labels import Labels
from storage.messages import Message
from storage.ordering import in_order
from storage.package import SOURCES, read_package
from storage.rules import CODES
from storage.tables import TABLES
from storage.tables.statistics import STATISTICS
from storage.text import Folding

__all__ = ["Faults", "build"]

PAGE_SIZE = 4096
TYPES: dict[str, type] = {"number": float, "integer": int, "flag": int}
INDEXES: dict[str, tuple[tuple[str, ...], ...]] = {
    "statistics": (("claim_group",), ("indicator_id", "area_id", "organization_id"), ("source_id",), ("area_id",), ("organization_id",)),
    "participants": (("event_id",), ("entity_type", "entity_id")),
    "citations": (("entity_type", "entity_id"), ("source_id",)),
    "aliases": (("entity_type", "entity_id"),),
    "affiliations": (("person_id",), ("organization_id",), ("source_id",)),
    "events": (("series_id",),),
    "organizations": (("parent_id",),),
    "programmes": (("organization_id",),),
    "areas": (("parent_id",),),
    "sources": (("publisher_id",),),
}


def build(data_dir: Path, out: Path) -> None:
    """Writes the reference database of the package in `data_dir` to `out`, the same bytes each time with one SQLite.

    Raises `Faults` with everything that is wrong with the package, Message `not_written` if the file cannot be. Whatever is raised, `out`
    is as it was.
    """
    package = read_package(data_dir)
    faults = list(package_faults(package))
    if faults:
        raise Faults(faults)
    content = derive(package)
    unfinished = out.with_name(f".{out.name}.{os.getpid()}.part")
    try:
        _write(unfinished, content, package.version)
        unfinished.replace(out)
    except (OSError, sqlite3.OperationalError) as wrong:
        raise Message("not_written", file=out, reason=wrong) from wrong
    finally:
        unfinished.unlink(missing_ok=True)


def _write(path: Path, content: Content, data_version: str) -> None:
    path.unlink(missing_ok=True)
    connection = sqlite3.connect(path, isolation_level=None)
    try:
        for pragma in (f"page_size = {PAGE_SIZE}", "journal_mode = DELETE", "synchronous = OFF", f"application_id = {APPLICATION_ID}"):
            connection.execute(f"PRAGMA {pragma}")
        connection.execute(f"PRAGMA user_version = {FORMAT_VERSION}")
        connection.execute("BEGIN")
        _tables(Database(connection), content)
        fold = _folding(connection)
        _names(connection, content, fold)
        _columns(connection, content)
        _full_text(connection, content, fold)
        _meta(connection, content, data_version)
        connection.execute("COMMIT")
        connection.execute("PRAGMA synchronous = FULL")  # the file is whole before it takes the place of the old one
        connection.execute("ANALYZE")
        connection.execute("VACUUM")
    finally:
        connection.close()


# -- records ---------------------------------------------------------------------------------------------------------------------------


def _tables(database: Database, content: Content) -> None:
    """The records, each at its row; `content` is left in that order."""
    for table in SOURCES:
        content[table.name] = records = in_order(table, content)
        if table.name == "statistics":
            number_groups(records)
        made = database.table(table.name)
        fields = list(table.stored_fields)
        columns = {"row": int, **{field.name: TYPES.get(field.kind, str) for field in fields}, **dict.fromkeys(table.helpers, int)}
        made.create(columns, pk="row", not_null={field.name for field in fields if field.required})
        made.insert_all(_rows(table, records))
        made.create_index([table.id_field], unique=True)
        for index in INDEXES.get(table.name, ()):
            made.create_index(list(index))


def _rows(table: Table, records: list[Record]) -> Iterator[Record]:
    names = [*(field.name for field in table.stored_fields), *table.helpers]
    for row, record in enumerate(records, 1):
        yield {"row": row, **{name: record[name] for name in names}}


# -- search ----------------------------------------------------------------------------------------------------------------------------


def _folding(connection: sqlite3.Connection) -> Folding:
    """Stores which traditional character is which simplified one, and folds with the same pairs."""
    pairs = sorted(simplified().items())
    connection.execute("CREATE TABLE folding (character TEXT PRIMARY KEY, folded TEXT NOT NULL) WITHOUT ROWID")
    connection.executemany("INSERT INTO folding VALUES (?, ?)", pairs)
    return Folding(pairs)


def simplified() -> dict[str, str]:
    """Each traditional character and its simplified one, from OpenCC's table; followed to the end, so that folding once is enough."""
    table = (resources.files("opencc") / "dictionary" / "TSCharacters.txt").read_text(encoding="utf-8")
    entries = (line.split("\t") for line in table.splitlines() if "\t" in line)
    pairs = {old: new.split()[0] for old, new in entries}
    single = {old: new for old, new in pairs.items() if len(old) == len(new) == 1 and old != new}
    return {old: single.get(new, new) for old, new in single.items() if single.get(new) != old}


def _names(connection: sqlite3.Connection, content: Content, fold: Folding) -> None:
    """Whole names, so that who types `WIPO` gets WIPO first: those of the record, then (alias = 1) its aliases."""
    columns = "tbl TEXT, folded TEXT, alias INTEGER, row INTEGER"
    connection.execute(f"CREATE TABLE names ({columns}, PRIMARY KEY (tbl, folded, alias, row)) WITHOUT ROWID")
    labels = Labels(content)
    for table in TABLES:
        if table.name == "statistics":
            continue
        found: dict[tuple[str, int], int] = {}
        for row, record in enumerate(content[table.name], 1):
            for other in labels.aliases(table.entity, record[table.id_field]):
                found[fold(other), row] = 1
            found |= {(fold(str(record[name])), row): 0 for name in table.names if record[name] is not None}
        lines = sorted((table.name, name, alias, row) for (name, row), alias in found.items() if name)
        connection.executemany("INSERT INTO names VALUES (?, ?, ?, ?)", lines)


def _full_text(connection: sqlite3.Connection, content: Content, fold: Folding) -> None:
    """One index a table, and one of the names by which statistics are found."""
    text = FullText(content, fold)
    for table in INDEXED:
        _index(connection, table.name)
        connection.executemany(f"INSERT INTO {table.name}_fts(rowid, title, alias, text) VALUES (?, ?, ?, ?)", text.documents(table))
        _finish(connection, table.name)
    connection.execute("CREATE TABLE parts (part INTEGER PRIMARY KEY, field TEXT, code INTEGER, tier TEXT, weight INTEGER, name TEXT)")
    _index(connection, "parts", prefix="prefix='1 2', ")
    partlist.insert(connection, partlist.PartList(STATISTICS, content, connection), fold)
    _finish(connection, "parts")
    connection.execute("CREATE TABLE hot (tbl TEXT, term TEXT, tier TEXT, data BLOB NOT NULL)")
    for table in INDEXED:
        hotlist.insert(connection, table, len(content[table.name]))
    connection.execute("CREATE INDEX idx_hot ON hot (tbl, term, tier)")


def _index(connection: sqlite3.Connection, name: str, prefix: str = "") -> None:
    options = f"content='', detail=full, {prefix}tokenize='unicode61 remove_diacritics 2'"
    connection.execute(f"CREATE VIRTUAL TABLE {name}_fts USING fts5(title, alias, text, {options})")


def _finish(connection: sqlite3.Connection, name: str) -> None:
    """In one piece, with a list of its terms."""
    connection.execute(f"INSERT INTO {name}_fts({name}_fts) VALUES ('optimize')")
    connection.execute(f"CREATE VIRTUAL TABLE temp.terms USING fts5vocab('main', '{name}_fts', 'row')")
    connection.execute(f"CREATE TABLE {name}_vocab (term TEXT PRIMARY KEY, rows INTEGER NOT NULL) WITHOUT ROWID")
    connection.execute(f"INSERT INTO {name}_vocab SELECT term, doc FROM temp.terms")
    connection.execute("DROP TABLE temp.terms")


# -- columns and meta ------------------------------------------------------------------------------------------------------------------


def _columns(connection: sqlite3.Connection, content: Content) -> None:
    connection.execute(
        "CREATE TABLE columns (tbl TEXT, field TEXT, language TEXT, kind TEXT, width INTEGER NOT NULL, known INTEGER NOT NULL, "
        "data BLOB NOT NULL, PRIMARY KEY (tbl, field, language, kind))"
    )
    connection.execute(
        "CREATE TABLE column_values (tbl TEXT, field TEXT, code INTEGER, value TEXT NOT NULL, PRIMARY KEY (tbl, field, code)) WITHOUT ROWID"
    )
    labels = Labels(content)
    for table in TABLES:
        arrays.insert(connection, arrays.Arrays(table, content, labels.label, connection).all())


def _meta(connection: sqlite3.Connection, content: Content, data_version: str) -> None:
    meta = {"format_version": str(FORMAT_VERSION), "data_version": data_version, "content_sha256": content_sha256(connection)}
    meta |= {f"count_{table.name}": str(len(content[table.name])) for table in SOURCES}
    meta["rules"] = " ".join(CODES)  # the first of them is the lowest bit of `picked_by`
    connection.execute("CREATE TABLE meta (key TEXT PRIMARY KEY, value TEXT NOT NULL) WITHOUT ROWID")
    connection.executemany("INSERT INTO meta VALUES (?, ?)", sorted(meta.items()))
