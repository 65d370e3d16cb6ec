"""Sets of rows of what is in very many records of a long table: were they read from the full-text index, a reader would wait for them.

Only tables too long for plain Python have such sets: words, beginnings of words and Chinese runs, each with its rows in every tier.
"""

import zlib
from array import array
from typing import TYPE_CHECKING

from storage.catalog import TIERS
from storage.sets import Set, Sets
from storage.terms import Term

if TYPE_CHECKING:
    from storage.library import Library

BEGUN = "begun"  # in the place of a tier: the beginnings of whole names
# hot is what one in so many rows has; in an index with one tier alone, which has less to store; among names of parts, which are few
SHARE, SHARE_OF_PLAIN, SHARE_OF_PARTS = 48, 128, 512
AS_IS, COMPRESSED, WORTHWHILE = b"\0", b"\1", 0.7
_STORED = "SELECT data FROM hot WHERE tbl = ? AND term = ? AND tier = ?"


def written(term: Term) -> str:
    """How a term is called in the database."""
    return f"{term.text}*" if term.prefix else term.text


class Hot:
    """The hot sets of one table, as the build stored them."""

    def __init__(self, library: "Library", table: str, sets: Sets, size: int) -> None:
        self._execute, self._table, self._sets, self._size = library.execute, table, sets, size
        self._written = frozenset(term for (term,) in self._execute("SELECT term FROM hot WHERE tbl = ? AND tier <> ?", (table, BEGUN)))

    def __contains__(self, term: Term) -> bool:
        return written(term) in self._written

    def rows(self, term: Term, tier: str) -> Set:
        """The rows that have a hot term in that tier or a better one; a tier that adds none to the better one is not stored."""
        for stored in reversed(TIERS[: TIERS.index(tier) + 1]):
            found = self._read(written(term), stored)
            if found is not None:
                return found
        return self._sets.of_places((), self._size)

    def begun(self, name: str) -> Set | None:
        """The rows with a name that begins so; None if those are few."""
        return self._read(name, BEGUN)

    def _read(self, term: str, tier: str) -> Set | None:
        found = self._execute(_STORED, (self._table, term, tier)).fetchone() if self._written else None
        return None if found is None else self._sets.of_bits(_unpacked(found[0]), self._size)


def packed(rows: "array[int]", size: int) -> bytes:
    """The rows as bits, the lowest of each byte first; compressed, if that makes it much shorter. The first byte tells."""
    bits = bytearray((size + 7) // 8)
    for row in rows:
        bits[row >> 3] |= 1 << (row & 7)
    compressed = zlib.compress(bytes(bits), 1)
    return COMPRESSED + compressed if len(compressed) < len(bits) * WORTHWHILE else AS_IS + bits


def _unpacked(data: bytes) -> bytes:
    return zlib.decompress(data[1:]) if data[:1] == COMPRESSED else data[1:]
