"""Small arrays by row (categories, years, sort ranks): what counting, sorting and drawing read instead of asking SQL again."""

import sqlite3
import sys
from array import array
from collections.abc import Callable, Iterable

_CODES = {1: "B", 2: "H", 4: "I"}


class Columns:
    """Arrays as the build stored them, read when first needed. Index = row; entry 0 is unused; 0 means unknown."""

    def __init__(self, connection: sqlite3.Connection, count: Callable[[str], int]) -> None:
        self._connection = connection
        self._count = count
        self._arrays: dict[tuple[str, str, str, str], array[int]] = {}
        self._values: dict[tuple[str, str], list[str]] = {}

    def _array(self, table: str, field: str, language: str, kind: str) -> "array[int]":
        key = (table, field, language, kind)
        if key not in self._arrays:
            sql = "SELECT width, data FROM columns WHERE tbl = ? AND field = ? AND language = ? AND kind = ?"
            found = self._connection.execute(sql, key).fetchone()
            if found is None:
                raise KeyError(key)
            values = array(_CODES[found[0]])
            values.frombytes(found[1])
            if sys.byteorder == "big":
                values.byteswap()
            self._arrays[key] = values
        return self._arrays[key]

    def codes(self, table: str, field: str) -> "array[int]":
        """The number of each row's value of a facet; `values` names them."""
        return self._array(table, field, "", "codes")

    def values(self, table: str, field: str) -> list[str]:
        """The values of a facet by code; `""` (unknown) at 0."""
        key = (table, field)
        if key not in self._values:
            found = self._connection.execute("SELECT code, value FROM column_values WHERE tbl = ? AND field = ? ORDER BY code", key)
            names = dict(found)
            self._values[key] = [names.get(code, "") for code in range(max(names, default=0) + 1)]
        return self._values[key]

    def many(self, table: str, field: str) -> "tuple[array[int], array[int]]":
        """(offsets, codes): the values of row r are codes[offsets[r]:offsets[r + 1]]."""
        return self._array(table, field, "", "many_offsets"), self._array(table, field, "", "many_codes")

    def first_years(self, table: str) -> "array[int]":
        return self._array(table, "year", "", "first_year")

    def last_years(self, table: str) -> "array[int]":
        return self._array(table, "year", "", "last_year")

    def ranks(self, table: str, field: str, language: str) -> "array[int]":
        """The dense rank of each row's value from 1; unknown is 0. KeyError if the field has no order."""
        try:
            return self._array(table, field, "", "rank")
        except KeyError:
            return self._array(table, field, language, "rank")

    def sort(self, rows: Iterable[int], table: str, keys: Iterable[tuple[str, bool]], language: str) -> "array[int]":
        """The rows by (field, descending) keys, the first deciding first; unknown values last, equal ones in the order they came."""
        ordered = list(rows)
        for field, descending in reversed(tuple(keys)):
            ordered.sort(key=_key(self.ranks(table, field, language), descending))
        return array("I", ordered)


def _key(ranks: "array[int]", descending: bool) -> Callable[[int], int]:
    """What to sort rows by so that unknown values (rank 0) come last either way."""
    end = len(ranks) + 1
    return (lambda row: -ranks[row]) if descending else (lambda row: ranks[row] or end)
