"""Small arrays by row (categories, years, sort ranks): what counting, sorting and drawing read instead of asking SQL again."""

import sqlite3
import sys
from array import array
from collections.abc import Callable, Iterable
from typing import TYPE_CHECKING

from storage.query import PICKED

if TYPE_CHECKING:
    from storage.sets import Places, Sets

SCARCE = 16  # of so many rows one: to sort those is quicker than to pick them out of all
_FOR_SORTS, LONG, MOST_LONG = ("rank", "order", "backwards"), 60_000, 4
_CODES = {1: "B", 2: "H", 4: "I"}


class Columns:
    """Arrays as the build stored them, read when first needed. Index = row; entry 0 is unused; 0 means unknown.

    bit: gives the bit of `picked_by` that tells which claims are shown.
    """

    def __init__(self, connection: sqlite3.Connection, count: Callable[[str], int], bit: Callable[[], int] = lambda: 1) -> None:
        self._connection = connection
        self._count = count
        self._bit = bit
        self._arrays: dict[tuple[str, str, str, str], array[int]] = {}
        self._values: dict[tuple[str, str], list[str]] = {}
        self._last_years: dict[str, int] = {}

    def _array(self, table: str, field: str, language: str, kind: str) -> "array[int]":
        key = (table, field, language, kind)
        values = self._arrays.get(key)
        if values is None:
            values = self._arrays[key] = self._read(key)
            if kind in _FOR_SORTS and len(values) > LONG:
                self._let_go()
        return values

    def _let_go(self) -> None:
        """Keeps what the newest sorts of long tables follow: of fifty fields that would be much to keep."""
        long = [key for key, values in self._arrays.items() if key[3] in _FOR_SORTS and len(values) > LONG]
        for key in long[:-MOST_LONG]:
            del self._arrays[key]

    def _read(self, key: tuple[str, str, str, str]) -> "array[int]":
        """An array as the build stored it. KeyError if there is none."""
        sql = "SELECT width, data FROM columns WHERE tbl = ? AND field = ? AND language = ? AND kind = ?"
        found = self._connection.execute(sql, key).fetchone()
        if found is None:
            raise KeyError(key)
        values = array(_CODES[found[0]])
        values.frombytes(found[1])
        if sys.byteorder == "big":
            values.byteswap()
        return values

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

    def picked(self, table: str) -> "tuple[array[int], bytes]":
        """(codes, table): the claim of row r is the one that is shown if table[codes[r]] is 1."""
        bit, codes = self._bit(), self._array(table, f"{PICKED}_by", "", "codes")
        return codes, bytes(code & bit != 0 for code in range(256**codes.itemsize))

    def blocks(self, table: str) -> "array[int]":
        """The first row of each run of rows that are alike in the table's `blocks`."""
        return self._array(table, "", "", "blocks")

    def first_years(self, table: str) -> "array[int]":
        return self._array(table, "year", "", "first_year")

    def last_years(self, table: str) -> "array[int]":
        return self._array(table, "year", "", "last_year")

    def days(self, table: str, field: str) -> "tuple[array[int], array[int], array[int]]":
        """First days, last days and datings of a table by its first date, as `storage.arrays` tells. KeyError if it has none."""
        first, last, dating = (self._array(table, field, "", kind) for kind in ("first_day", "last_day", "dating"))
        return first, last, dating

    def last_year(self, table: str) -> int:
        """The latest year of all its rows; 0 if none is known."""
        if table not in self._last_years:
            self._last_years[table] = max(self.last_years(table), default=0)
        return self._last_years[table]

    def ranks(self, table: str, field: str, language: str) -> "array[int]":
        """The dense rank of each row's value from 1; unknown is 0. KeyError if the field has no order."""
        if field == PICKED:
            codes, shown = self.picked(table)
            return array("B", [0, *map(bytes(1 + yes for yes in shown).__getitem__, codes[1:])])
        try:
            return self._array(table, field, "", "rank")
        except KeyError:
            return self._array(table, field, language, "rank")

    def sort(self, rows: "range | array[int]", table: str, keys: Iterable[tuple[str, bool]], language: str) -> "array[int]":
        """The rows, which come in default order, by (field, descending) keys, the first deciding first; unknown values last."""
        from storage.suited import sets_for  # with the first sort

        size = self._count(table) + 1
        sets = sets_for(size - 1)
        (field, descending), *others = reversed(tuple(keys))
        found = self._sorted(sets, rows, size, (table, field, language), descending)
        for field, descending in others:
            found = sets.sorted(found, sets.codes(self.ranks(table, field, language)), descending)
        return sets.listed(found)

    def _sorted(self, sets: "Sets", rows: "range | array[int]", size: int, key: tuple[str, str, str], descending: bool) -> "Places":
        whole = len(rows) == size - 1
        if whole or (self.ranks(*key).itemsize > 2 and len(rows) * SCARCE > size):  # few ranks are sorted by counting them
            order = self._backwards(sets, *key) if descending else self._order(*key)
            if order is not None:
                return sets.codes(order) if whole else sets.in_order(sets.codes(order), sets.of_places(rows, size))
        return sets.sorted(rows, sets.codes(self.ranks(*key)), descending)

    def _order(self, table: str, field: str, language: str) -> "array[int] | None":
        """All rows by rank, if the build stored them: those of a long table."""
        for shown in ("", language):
            try:
                return self._array(table, field, shown, "order")
            except KeyError:
                continue
        return None

    def _backwards(self, sets: "Sets", table: str, field: str, language: str) -> "array[int] | None":
        """The same by descending rank; kept as if it had been stored."""
        key = (table, field, language, "backwards")
        order = self._order(table, field, language)
        if order is not None and key not in self._arrays:
            self._arrays[key] = sets.listed(sets.backwards(sets.codes(order), sets.codes(self.ranks(table, field, language))))
            self._let_go()
        return self._arrays.get(key)
