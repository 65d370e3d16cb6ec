"""One number that tells whether two databases say the same, whatever machine, SQLite or order of rows made them."""

import hashlib
import json
import sqlite3

from storage.catalog import Table
from storage.cells import written
from storage.package import SOURCES


def content_sha256(connection: sqlite3.Connection) -> str:
    """SHA-256, in hexadecimal, of all that came from the source tables.

    Hashed are lines of UTF-8, each a JSON array without blanks and without escaping of letters, ended by a line feed: for each table, in
    the order of their names, `[table, column, …]` with its CSV columns in the catalog's order, then its rows by id (by code point), each
    the cells as the CSV has them: strings, numbers as written, unknown as `""`.
    """
    digest = hashlib.sha256()
    for table in sorted(SOURCES, key=lambda table: table.name):
        columns = [field.name for field in table.csv_fields]
        digest.update(_line([table.name, *columns]))
        for row in connection.execute(_query(table, columns)):
            digest.update(_line([_cell(value, row[-1]) for value in row[:-1]]))
    return digest.hexdigest()


def _query(table: Table, columns: list[str]) -> str:
    places = "decimals" if "decimals" in table.by_name else "0"
    names = ", ".join(f'"{column}"' for column in columns)  # one is called `from`
    return f"SELECT {names}, {places} FROM {table.name} ORDER BY {table.id_field} COLLATE BINARY"


def _cell(value: object, decimals: int) -> str:
    if isinstance(value, float):
        return written(value, decimals)
    return "" if value is None else str(value)


def _line(cells: list[str]) -> bytes:
    return json.dumps(cells, ensure_ascii=False, separators=(",", ":")).encode() + b"\n"
