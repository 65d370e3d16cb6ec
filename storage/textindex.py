"""One full-text index, asked for rows: streamed in their order, or all at once as a set.

What is in very many rows (`storage.hot`) is never read from FTS5; the rest is, in one MATCH.
"""

from array import array
from collections.abc import Iterable, Iterator
from functools import reduce
from itertools import chain
from typing import TYPE_CHECKING

from storage.hot import Hot
from storage.sets import Set, Sets
from storage.terms import All, Node, Some, Term, expression, leaves

if TYPE_CHECKING:
    from storage.library import Library

MOST_ENDINGS = 64  # a typed beginning that so few words have is asked for as those words, which FTS5 need not merge before the first row
EVERY = 1 << 40
COLUMNS = {"title": ("title",), "alias": ("title", "alias"), "text": ()}  # of a tier and those above it


class TextIndex:
    """The index of a table's rows: `table`_fts and `table`_vocab."""

    def __init__(self, library: "Library", table: str, sets: Sets, size: int) -> None:
        self._execute, self._table, self._sets, self._size = library.execute, table, sets, size
        self.hot = Hot(library, table, sets, size)

    def rows(self, node: Node, tier: str = "text") -> Iterable[int]:
        """The rows that answer within a tier and those above it, ascending, read as they are taken."""
        node = self._spelled(node)
        parts = node.of if isinstance(node, All) else (node,)
        warm, cold = self._parted(All, parts)
        found = reduce(self._sets.both, [self._set(part, tier) for part in warm]) if warm else None
        if cold is None:
            return self._sets.listed(self._sets.places(found))
        read = self._read(cold, tier)
        return read if found is None else (row for row in read if found[row])

    def matching(self, node: Node, tier: str = "text") -> Set:
        """The same rows as a set."""
        return self._set(self._spelled(node), tier)

    def between(self, term: Term, start: int, stop: int) -> Set:
        """The rows from `start` to before `stop` that have the term, as a set that begins there."""
        node = self._spelled(term)
        if self._is_warm(node):
            return self._set(node, "text")[start:stop]
        return self._sets.of_places(array("I", self._read(node, "text", start, stop)), stop)[start:]

    def most(self, term: Term) -> int:
        """Not fewer than the rows that have the term."""
        return int(self._execute(f"SELECT total(rows) FROM {self._table}_vocab WHERE term >= ? AND term <= ?", _last(term)).fetchone()[0])

    def knows(self, term: Term) -> bool:
        """False if no row has the term."""
        found = f"SELECT 1 FROM {self._table}_vocab WHERE term >= ? AND term <= ? LIMIT 1"
        return self._execute(found, _last(term)).fetchone() is not None

    def _set(self, node: Node, tier: str) -> Set:
        if not self._is_warm(node):
            return self._sets.of_places(self._read(node, tier), self._size)
        if isinstance(node, Term):
            return self.hot.rows(node, tier)
        warm, cold = self._parted(type(node), node.of)
        parts = [*warm, cold] if cold else warm
        return reduce(self._sets.both if isinstance(node, All) else self._sets.either, [self._set(part, tier) for part in parts])

    def _read(self, node: Node, tier: str, start: int = 0, stop: int = EVERY) -> Iterator[int]:
        found = f"SELECT rowid FROM {self._table}_fts WHERE {self._table}_fts MATCH ? AND rowid >= ? AND rowid < ? ORDER BY rowid"
        return chain.from_iterable(self._execute(found, (expression(node, COLUMNS[tier]), start, stop)))

    def _is_warm(self, node: Node) -> bool:
        return any(term in self.hot for term in leaves(node))

    def _parted(self, kind: type[All | Some], parts: tuple[Node, ...]) -> tuple[list[Node], Node | None]:
        """The parts in which something is hot, and all others as one."""
        warm = [part for part in parts if self._is_warm(part)]
        cold = tuple(part for part in parts if not self._is_warm(part))
        return warm, (kind(cold) if len(cold) > 1 else cold[0] if cold else None)

    def _spelled(self, node: Node) -> Node:
        """The same with the beginnings of few words spelled out."""
        if not isinstance(node, Term):
            return type(node)(tuple(map(self._spelled, node.of)))
        if not node.prefix or " " in node.text or node in self.hot:
            return node
        among = f"SELECT term FROM {self._table}_vocab WHERE term >= ? AND term < ? LIMIT ?"
        words = self._execute(among, (node.text, node.text + "\U0010ffff", MOST_ENDINGS + 1)).fetchall()
        if not 0 < len(words) <= MOST_ENDINGS:
            return node
        exact = tuple(Term(word) for (word,) in words)
        return Some(exact) if len(exact) > 1 else exact[0]


def _last(term: Term) -> tuple[str, str]:
    """Between which words of the index the last one of the term stands."""
    last = term.text.rpartition(" ")[2]
    return last, last + "\U0010ffff" if term.prefix else last
