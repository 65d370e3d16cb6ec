"""Which records answer what was typed: by whole names first, then by the tiers of their full-text index."""

from array import array
from collections.abc import Iterable, Iterator
from functools import cached_property
from itertools import chain
from typing import TYPE_CHECKING, TypeAlias

from storage.catalog import TIERS
from storage.sets import Set, Sets
from storage.terms import Node
from storage.textindex import TextIndex

if TYPE_CHECKING:
    from storage.library import Library

NAME, NAME_PREFIX = "name", "name_prefix"
_NAMED = "SELECT row FROM names WHERE tbl = ? AND folded = ? ORDER BY alias, row"
_BEGUN = "SELECT DISTINCT row FROM names WHERE tbl = ? AND folded > ? AND folded < ? AND alias = 0 ORDER BY row"
Rows: TypeAlias = "array[int]"


class TextMatches:
    """The rows of a table that answer `node`. name: what was typed as a whole name; empty where names are not compared."""

    def __init__(self, library: "Library", table: str, index: TextIndex, sets: Sets, node: Node, name: str) -> None:
        self._execute, self._table, self._index, self._sets = library.execute, table, index, sets
        self._node, self._name = node, name

    @cached_property
    def matching(self) -> Set:
        """All rows, as a set."""
        return self._index.matching(self._node)

    def ordered(self, kept: Set | None) -> Rows:
        """All rows that are in `kept` (None for any), best first."""
        rest = self.matching if kept is None else self._sets.both(self.matching, kept)
        found = array("I")
        for _tier, rows in self._whole_names():
            best = array("I", dict.fromkeys(row for row in rows if rest[row]))
            found += best
            rest = self._sets.less(rest, self._sets.of_places(best, len(rest)))
        for tier in TIERS[:-1]:
            better = self._sets.both(rest, self._index.matching(self._node, tier))
            found += self._sets.listed(self._sets.places(better))
            rest = self._sets.less(rest, better)
        return found + self._sets.listed(self._sets.places(rest))

    def tiers(self) -> Iterator[tuple[str, Iterable[int]]]:
        """(tier, rows) as in `ordered`, read as they are taken; a row may come again in a later tier."""
        yield from self._whole_names()
        for tier in TIERS:
            yield tier, self._index.rows(self._node, tier)

    def _whole_names(self) -> Iterator[tuple[str, Rows]]:
        if not self._name:
            return
        yield NAME, array("I", chain.from_iterable(self._execute(_NAMED, (self._table, self._name))))
        begun = self._index.hot.begun(self._name)
        if begun is not None:
            yield NAME_PREFIX, self._sets.listed(self._sets.places(begun))
        else:
            ends = self._table, self._name, self._name + "\U0010ffff"
            yield NAME_PREFIX, array("I", chain.from_iterable(self._execute(_BEGUN, ends)))
