"""Sets of rows as one byte a row: what may be done with them.

A set's entry is 0 or 1, or up to eight yes-or-no answers about the row as bits; entry 0 is unused, as there is no row 0.
`storage.plain` does it in Python, for almanacs like the shipped one, `storage.vectors` with NumPy, for a million rows; a test holds the two
together.
"""

from collections.abc import Iterable, Sequence
from typing import TYPE_CHECKING, Any, Protocol, TypeAlias

if TYPE_CHECKING:
    from array import array

Codes: TypeAlias = Any  # small numbers by row or block
Set: TypeAlias = Any
Places: TypeAlias = Any  # rows, or blocks, one after the other
Rows: TypeAlias = "array[int]"


class Sets(Protocol):
    """How codes, sets and places are kept and worked with. No method changes what it is given.

    eager: whether to look at every row at once costs less than to look at some, and then at more.
    """

    eager: bool

    def codes(self, stored: "array[int]") -> Codes:
        """A stored array as codes; an array of rows as places."""

    def listed(self, places: Places) -> Rows:
        """The places as everybody else takes them."""

    def picked(self, codes: Codes | Set, places: Places) -> Codes:
        """The codes, or the entries of a set, at those places."""

    def indexed(self, codes: Codes) -> Codes:
        """The same codes, made to be looked up with every key."""

    def looked_up(self, codes: Codes | Set, table: bytes | bytearray) -> Set:
        """table[code] for each code."""

    def fulfilled(self, bits: Set, table: bytes) -> Set:
        """1 where table[bits] is 1, of a table that more bits fulfil whenever fewer do."""

    def of_places(self, places: Iterable[int], size: int) -> Set:
        """1 at those places of `size`, 0 at the others."""

    def of_entries(self, entries: bytes) -> Set:
        """A set with these entries."""

    def of_bits(self, packed: bytes, size: int) -> Set:
        """1 where the bits are set, the lowest of each byte first."""

    def both(self, one: Set, other: Set) -> Set:
        """The bits that are in both."""

    def either(self, one: Set, other: Set) -> Set:
        """The bits that are in one of them."""

    def union(self, sets: Iterable[Set]) -> Set:
        """The bits that are in any of the sets, of which there is one at least."""

    def less(self, one: Set, other: Set) -> Set:
        """The bits of one that the other lacks."""

    def scaled(self, one: Set, value: int) -> Set:
        """The value where a set of 0 and 1 has an entry."""

    def spread(self, values: Set, lengths: Codes) -> Set:
        """Each value as often as its length says."""

    def count(self, one: Set) -> int:
        """How many entries are not 0; like `places` and `tally` of a set of 0 and 1."""

    def places(self, one: Set, start: int = 0) -> Places:
        """Where the entries are not 0, counted from `start`."""

    def tally(self, codes: Codes, one: Set | None, size: int) -> list[int]:
        """How often each code below `size` stands where the set has an entry; None for everywhere. Place 0 is not to be counted."""

    def tally_at(self, codes: Codes, places: Places, size: int) -> list[int]:
        """How often each code below `size` stands at the places."""

    def tally_many(self, codes: Codes, offsets: Codes, one: Set | None, size: int) -> list[int]:
        """The same where row r has the codes from offsets[r] to before offsets[r + 1]; a row without any counts as code 0."""

    def sums(self, one: Set, firsts: Codes, lengths: Codes) -> Codes:
        """How many entries of a set of 0 and 1 each run of places has; the runs follow one another."""

    def tally_sums(self, codes: Codes, sums: Codes, size: int) -> list[int]:
        """How much stands at each code below `size`, all in all."""

    def nearest(self, table: Set, typed: Sequence[tuple[Places, int]], codes: Codes, weights: Codes, most: int) -> Set:
        """The table with, at the code of each place, the least that is left of the weights of its places; at most `most`.

        typed: places and what is taken from the weight of each.
        """

    def added(self, tables: Sequence[Set], codes: Sequence[Codes], places: Places) -> Codes:
        """The sum of table[code] over all pairs of table and codes, at each of the places."""

    def levels(self, keys: Codes, places: Places) -> Iterable[Places]:
        """The places by their keys, those of the least key first."""

    def runs(self, blocks: Places, firsts: Codes, lengths: Codes) -> Places:
        """The rows of the blocks, one block after the other."""

    def located(self, rows: Places, firsts: Codes) -> Places:
        """The block of each row."""

    def chosen(self, rows: Places, entries: Set) -> Places:
        """The rows whose entry is not 0, in their order; one entry a row."""

    def joined(self, parts: Sequence[Places]) -> Places:
        """One after the other."""

    def sorted(self, rows: Places, ranks: Codes, descending: bool) -> Places:
        """The rows by rank, those without one (0) last, equal ones in their order."""

    def in_order(self, order: Codes, one: Set) -> Places:
        """The rows of the set as they stand in the order."""

    def backwards(self, order: Codes, ranks: Codes) -> Codes:
        """All rows, which come in the order of their ranks, the last rank first: equal ones, and those of none at the end, as they were."""
