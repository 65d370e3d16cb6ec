"""What the search costs in room: everything in the file that only the search needs, beside the text by which records are found."""

from collections import Counter
from collections.abc import Iterable, Iterator
from pathlib import Path

from storage.catalog import Table
from storage.fulltext import INDEXED
from storage.library import Library
from storage.tables import BY_NAME
from tests.bench.figures import Figure, Setting

STATISTICS, GOAL = "statistics", 0.75
PARTS = ("parts", "parts_vocab", "hot", "idx_hot", "names", *(f"{table.name}_vocab" for table in INDEXED))
SIZE = f"SELECT total(pgsize) FROM dbstat WHERE name IN ({', '.join('?' * len(PARTS))}) OR name GLOB '*_fts_*'"


def figures(setting: Setting) -> Iterator[Figure]:
    for name, database in (("the shipped almanac", setting.real), ("the made-up almanac", setting.made)):
        yield _room(name, database)


def _room(name: str, database: Path) -> Figure:
    """The text counts as often as it is a record's: a name that a thousand statistics have, a thousand times."""
    library = Library(database)
    size = library.execute(SIZE, PARTS).fetchone()[0]
    covered = _of_statistics(library) + sum(_own(library, table) + _linked(library, table) for table in INDEXED)
    library.close()
    return Figure(f"all that the search needs, {name}", size / 1e6, covered / 1e6, "of text that it covers", unit="MB", goal=GOAL)


def _of_statistics(library: Library) -> int:
    """The names of all parts of each statistic."""
    lengths = library.execute("SELECT field, code, sum(length(CAST(name AS BLOB))) FROM parts GROUP BY 1, 2").fetchall()
    columns, found = library.columns, 0
    for field in {field for field, _, _ in lengths}:
        codes = columns.first_years(STATISTICS) if field == "year" else columns.codes(STATISTICS, field)
        rows = Counter(codes)
        found += sum(length * rows[code] for of, code, length in lengths if of == field)
    return found


def _own(library: Library, table: Table) -> int:
    """The texts and names of its own."""
    return _bytes(library, table.name, [field.name for field in table.fields if field.tier and field.stored])


def _linked(library: Library, table: Table) -> int:
    """The names of what a record leads to, and of who took part in an event."""
    joins = [(f.name, BY_NAME[f.target]) for f in table.csv_fields if f.kind == "link"] if not table.blocks else []
    found = sum(_bytes(library, f"{table.name} o JOIN {t.name} t ON t.{t.id_field} = lower(o.{name})", _names(t)) for name, t in joins)
    if table.name in ("events", "participants"):
        for t in (BY_NAME["organizations"], BY_NAME["people"]):
            found += _bytes(library, f"participants p JOIN {t.name} t ON t.{t.id_field} = p.entity_id", _names(t))
    return found


def _names(table: Table) -> list[str]:
    return [f"t.{name}" for name in dict.fromkeys(table.names)]


def _bytes(library: Library, source: str, columns: Iterable[str]) -> int:
    lengths = " + ".join(f"coalesce(length(CAST({name} AS BLOB)), 0)" for name in columns)
    return int(library.execute(f"SELECT total({lengths}) FROM {source}").fetchone()[0]) if lengths else 0
