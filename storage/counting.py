"""How many of the rows found have each value of a facet."""

from functools import cached_property
from typing import TYPE_CHECKING

from storage.catalog import Facet
from storage.sets import Codes, Places, Set, Sets
from storage.tables import BY_NAME

if TYPE_CHECKING:
    from storage.library import Library
    from storage.partindex import PartIndex

SCARCE = 16  # fewer than one in so many rows: go from row to row rather than over all of them


class Counting:
    """Counts one set of rows of the table `source` (None: all of them). parts: the table's, if they have been read."""

    def __init__(self, library: "Library", source: str, sets: Sets, parts: "PartIndex | None", found: Set | None) -> None:
        self._columns, self._table, self._sets, self._parts, self._found = library.columns, BY_NAME[source], sets, parts, found

    def of(self, facet: Facet) -> dict[str, int]:
        """The number of rows of each value that any has, the most frequent first (years: the earliest); `""` is unknown."""
        columns, source, sets = self._columns, self._table.name, self._sets
        values = columns.values(source, facet.field)
        if facet.kind == "many":
            offsets, many = map(sets.codes, columns.many(source, facet.field))
            counts = sets.tally_many(many, offsets, self._found, len(values))
        else:
            counts = self._single(facet, sets.codes(columns.codes(source, facet.field)), len(values))
        some = [code for code, n in enumerate(counts) if n]
        if facet.kind != "year":
            some.sort(key=counts.__getitem__, reverse=True)  # equal ones stay in their order
        return dict(zip(map(values.__getitem__, some), map(counts.__getitem__, some), strict=True))

    def _single(self, facet: Facet, codes: Codes, size: int) -> list[int]:
        field = self._table.by_name[facet.field]
        shared = facet.field in self._table.blocks or field.path.partition(".")[0] in self._table.blocks
        if self._few is not None:
            return self._sets.tally_at(codes, self._few, size)
        if self._parts is None or self._found is None or not shared:
            return self._sets.tally(codes, self._found, size)
        return self._sets.tally_sums(self._parts.by_block(codes, facet.field), self._sums, size)

    @cached_property
    def _few(self) -> Places | None:
        """The rows found, if they are few."""
        if self._found is None or self._sets.count(self._found) * SCARCE > len(self._found):
            return None
        return self._sets.places(self._found)

    @cached_property
    def _sums(self) -> Codes:
        """How many rows of each block were found."""
        assert self._parts is not None
        return self._sets.sums(self._found, self._parts.firsts, self._parts.lengths)
