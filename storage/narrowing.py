"""Filters as sets of rows: facets and years by the small arrays by row, everything else by SQL."""

from array import array
from collections.abc import Callable, Iterable
from functools import reduce
from itertools import chain
from typing import TYPE_CHECKING

from storage import sql
from storage.catalog import Facet, Table
from storage.query import PICKED, Filter
from storage.sets import Set, Sets
from storage.tables import BY_NAME, TABLES

if TYPE_CHECKING:
    from storage.library import Library

Years = tuple[int | None, int | None]
_BOTH = ("0", "1")
_BY_VALUE = ("in", "not_in", "unknown", "known")


class Narrowing:
    """What conditions leave of one table, each as a set of its rows."""

    def __init__(self, library: "Library", table: Table, sets: Sets) -> None:
        self._library, self._table, self._sets = library, table, sets
        self._size = library.count(table.source) + 1

    def by_field(self, filters: Iterable[Filter]) -> dict[str, Set]:
        """The rows that the filters on each field leave: values of a field are ORed, those that exclude are ANDed."""
        here = [filter_ for filter_ in filters if filter_.table == self._table.name]
        return {name: self._field([f for f in here if f.field == name]) for name in dict.fromkeys(f.field for f in here)}

    def years(self, span: Years) -> Set | None:
        """The rows that touch the span of years; None if the table has no years or the span no end."""
        if "year" not in self._table.by_name or span == (None, None):
            return None
        if BY_NAME[self._table.source] not in TABLES:  # which alone have arrays
            return self.where(sql.where(self._table, (), span))
        first, last = span
        columns, source = self._library.columns, self._table.source
        after = [self._by_year(columns.last_years(source), lambda year: year >= first)] if first is not None else []
        before = [self._by_year(columns.first_years(source), lambda year: year <= last)] if last is not None else []
        return reduce(self._sets.both, (*after, *before))

    def where(self, clause: sql.Clause) -> Set:
        """The rows that SQL finds."""
        found = self._library.execute(f"SELECT row FROM {self._table.source} WHERE {clause.sql}", clause.parameters)
        return self._sets.of_places(array("I", chain.from_iterable(found)), self._size)

    def _field(self, filters: list[Filter]) -> Set:
        if filters[0].field == PICKED:
            return reduce(self._sets.both, map(self._picked, filters))
        facet = BY_NAME[self._table.source].facet_by_name.get(filters[0].field)
        if facet is None or facet.kind == "year" or any(filter_.op not in _BY_VALUE for filter_ in filters):
            return self.where(sql.where(self._table, filters, None))
        wanted = [self._having(facet, f) for f in filters if f.op not in sql.NEGATIVE]
        others = [self.lacking(self._having(facet, f)) for f in filters if f.op in sql.NEGATIVE]
        return reduce(self._sets.both, [reduce(self._sets.either, wanted), *others] if wanted else others)

    def _having(self, facet: Facet, filter_: Filter) -> Set:
        """The rows with one of the values that the filter names; `""` is unknown."""
        columns, source = self._library.columns, self._table.source
        named = {value.lower() for value in filter_.values} if filter_.op in ("in", "not_in") else {""}
        table = bytes(value.lower() in named for value in columns.values(source, facet.field))
        if facet.kind != "many":
            found = self._sets.looked_up(self._sets.codes(columns.codes(source, facet.field)), table)
            return self._sets.less(found, self._sets.of_places((0,), self._size))
        offsets, codes = map(self._sets.codes, columns.many(source, facet.field))
        places = self._sets.places(self._sets.looked_up(codes, table))
        found = self._sets.of_places(self._sets.located(places, offsets), self._size)
        if not table[0]:
            return found
        known = self._sets.of_places(self._sets.located(array("I", range(len(codes))), offsets), self._size)
        return self._sets.either(found, self.lacking(known))

    def _picked(self, filter_: Filter) -> Set:
        """Yes, no or either, however it is asked for; it is never unknown."""
        codes, shown = self._library.columns.picked(self._table.source)
        asked = {"between": _BOTH, "known": _BOTH, "unknown": ()}.get(filter_.op, filter_.values)
        wanted = bytes((str(value) in asked) != (filter_.op == "not_in") for value in shown)
        return self._sets.less(self._sets.looked_up(self._sets.codes(codes), wanted), self._sets.of_places((0,), self._size))

    def lacking(self, one: Set) -> Set:
        """The rows that are not in the set."""
        every = self._sets.of_places(array("I", range(1, self._size)), self._size)
        return self._sets.less(every, one)

    def _by_year(self, years: "array[int]", fits: Callable[[int], bool]) -> Set:
        table = bytes(year > 0 and fits(year) for year in range(self._library.columns.last_year(self._table.source) + 1))
        return self._sets.looked_up(self._sets.codes(years), table)
