"""The default order of a table, as its SQL says: the place of a record in it becomes its row."""

import sqlite3
from collections.abc import Sequence

from storage.catalog import Table
from storage.derive import Content, Record
from storage.tables.sources import STANDINGS

_HELPERS = ("standing_rank", "place")


def in_order(table: Table, content: Content) -> list[Record]:
    """The records of `table`, sorted by SQLite itself so that collations are those of the finished file; equal ones as in the CSV.

    `standing_rank`, which an order may name, is the place of the source's standing among the catalog's.
    """
    records = content[table.name]
    ranks = {record["source_id"]: STANDINGS.index(str(record["standing"])) for record in content["sources"]}
    names = [field.name for field in table.stored_fields if all(field.name in record for record in records[:1])]
    connection = sqlite3.connect(":memory:")
    try:
        columns = ", ".join(f'"{name}"' for name in (*names, *_HELPERS))  # one is called `from`
        connection.execute(f"CREATE TABLE unsorted ({columns})")
        rows = ((*(record[name] for name in names), ranks.get(record.get("source_id"), 0), at) for at, record in enumerate(records))
        connection.executemany(f"INSERT INTO unsorted VALUES ({_marks(names)}, ?, ?)", rows)
        order = connection.execute(f"SELECT place FROM unsorted ORDER BY {table.order}, place").fetchall()
    finally:
        connection.close()
    return [records[place] for (place,) in order]


def _marks(names: Sequence[str]) -> str:
    return ", ".join("?" * len(names))
