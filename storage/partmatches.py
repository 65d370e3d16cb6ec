"""Which statistics answer what was typed: closest first, as they are asked for, or all of them at once.

A statistic is found by the names of its parts. For each name the words that were not typed are counted (a Chinese character left over
counts half); the fewer, the closer. A name of which nothing was typed does not count, but a breakdown that was not asked for counts one, so
that the whole comes before its parts. Equal ones come in default order, and after all that are found by name those found by other text.
"""

from array import array
from collections.abc import Iterable, Iterator
from functools import cached_property, lru_cache, reduce
from typing import TypeAlias

from storage.partindex import Hits, PartIndex
from storage.sets import Places, Set
from storage.terms import All, Node, Term, leaves

NAMED, TEXT = "title", "text"
MOST_TERMS = 8  # as many as a byte has bits
FIRST_BLOCKS, GROWTH, SCARCE = 512, 8, 4096
Rows: TypeAlias = "array[int]"


class PartMatches:
    """The statistics that answer `node`."""

    def __init__(self, index: PartIndex, node: Node) -> None:
        self._index, self._sets, self._node = index, index.sets, node
        self._hits: dict[tuple[Term, ...], Hits] = {}
        self._few = len(_terms(node)) <= MOST_TERMS
        self._all = range(len(index.ends))

    @cached_property
    def matching(self) -> Set:
        """All rows, as a set."""
        if not self._few:
            return self._rows(self._node, self._all, text=True)
        if self._hopeless:
            return self._sets.of_places((), self._index.size)
        rows = self._besides
        if rows is None:
            return self._rows(self._node, self._all, text=True)
        besides = self._sets.of_places(rows, self._index.size)
        return self._sets.either(self._named, besides) if len(self._possible) else besides

    @cached_property
    def _named(self) -> Set:
        return self._rows(self._node, self._all, text=False)

    def ordered(self, kept: Set | None) -> Rows:
        """All rows that are in `kept` (None for any), best first."""
        few = self._few  # a text of many words is no name
        parts = [self._rows_of(blocks) for blocks in self._closest()] if few else [self._sets.places(self._named)]
        named = self._named if not few or len(self._possible) else self._sets.of_places((), self._index.size)
        found = self._sets.joined([*parts, self._sets.places(self._sets.less(self.matching, named))])
        return self._sets.listed(found if kept is None else self._sets.chosen(found, self._sets.picked(kept, found)))

    def tiers(self) -> Iterator[tuple[str, Iterable[int]]]:
        """(tier, rows) as in `ordered`, worked out as they are taken; a row may come again in the second tier."""
        if not self._few:
            yield TEXT, self.ordered(None)
        elif not self._hopeless:
            yield NAMED, (row for blocks in self._closest() for part in _portions(blocks) for row in self._sets.listed(self._rows_of(part)))
            yield TEXT, self._by_text()

    @cached_property
    def _hopeless(self) -> bool:
        """Whether nothing has enough of the terms."""
        hits = self._hit(self._node)
        return not _truth(self._node, hits.terms)[hits.anywhere]

    # -- by name -----------------------------------------------------------------------------------------------------------------------

    def _closest(self) -> Iterable[Places]:
        """The blocks of which a row may be found by name, those alike in closeness together, the closest first."""
        far = self._sets.added(self._hit(self._node).far, list(self._index.blocks.values()), self._possible)
        return self._sets.levels(far, self._possible)

    @cached_property
    def _possible(self) -> Places:
        """The blocks of which a row may be found by name."""
        hits = self._hit(self._node)
        if not hits.named:
            return self._sets.codes(array("I"))
        dated = reduce(int.__or__, hits.named.get("year", b""), 0)  # terms that a row of any block may have
        truth = _truth(self._node, hits.terms)
        return self._sets.places(self._sets.looked_up(self._named_bits, bytes(truth[bits | dated] for bits in range(256))))

    @cached_property
    def _named_bits(self) -> Set:
        return self._index.block_bits(self._hit(self._node), text=False)

    def _rows_of(self, blocks: Places) -> Places:
        """Those rows of the blocks that are found by name."""
        index, hits = self._index, self._hit(self._node)
        rows = self._sets.runs(blocks, index.firsts, index.lengths)
        if "year" not in hits.named:
            return rows
        return self._answering(rows, self._named_bits, text=False)

    def _answering(self, rows: Places, block_bits: Set, *, text: bool) -> Places:
        hits = self._hit(self._node)
        bits = self._index.bits_at(hits, block_bits, rows, text=text)
        return self._sets.chosen(rows, self._sets.looked_up(bits, _truth(self._node, hits.terms)))

    # -- by other text -----------------------------------------------------------------------------------------------------------------

    @cached_property
    def _besides(self) -> Places | None:
        """The rows, if they are few, that have something of what is asked for in more than their names, and all the rest."""
        hits = self._hit(self._node)
        rows = self._index.few_besides(hits, SCARCE)
        return None if rows is None else self._answering(rows, self._index.block_bits(hits, text=True), text=True)

    def _by_text(self) -> Iterator[int]:
        if self._besides is not None:
            yield from self._sets.listed(self._besides)
            return
        for blocks in _growing(len(self._all)):
            found = self._rows(self._node, blocks, text=True)
            yield from self._sets.listed(self._sets.places(found, int(self._index.firsts[blocks.start])))

    # -- any number of terms -----------------------------------------------------------------------------------------------------------

    def _hit(self, node: Node) -> Hits:
        terms = _terms(node)
        if terms not in self._hits:
            self._hits[terms] = self._index.hits(terms)
        return self._hits[terms]

    def _rows(self, node: Node, blocks: range, *, text: bool) -> Set:
        """Which rows of those blocks answer the node."""
        if len(_terms(node)) <= MOST_TERMS:
            hits = self._hit(node)
            own = self._index.block_bits(hits, text=text)
            return self._sets.looked_up(self._index.row_bits(hits, own, blocks, text=text), _truth(node, hits.terms))
        assert not isinstance(node, Term)
        found = (self._rows(part, blocks, text=text) for part in _packed(node))
        return reduce(self._sets.both if isinstance(node, All) else self._sets.either, found)


def _terms(node: Node) -> tuple[Term, ...]:
    return tuple(dict.fromkeys(leaves(node)))


def _packed(node: Node) -> Iterator[Node]:
    """The parts of a node, as many together as have no more than eight terms."""
    assert not isinstance(node, Term)
    together: tuple[Node, ...] = ()
    for part in node.of:
        if together and len(_terms(type(node)((*together, part)))) > MOST_TERMS:
            yield type(node)(together)
            together = ()
        together = (*together, part)
    yield together[0] if len(together) == 1 else type(node)(together)


# for each of eight terms the ways of having some of them in which it is among them; the ways are bits of one number
_WAYS = tuple(sum(1 << bits for bits in range(256) if bits >> place & 1) for place in range(MOST_TERMS))


@lru_cache(64)
def _truth(node: Node, terms: tuple[Term, ...]) -> bytes:
    """For each way in which a row may have some of the terms, as bits, whether it answers the node."""
    ways = dict(zip(terms, _WAYS, strict=False))

    def answering(part: Node) -> int:
        if isinstance(part, Term):
            return ways[part]
        return reduce(int.__and__ if isinstance(part, All) else int.__or__, map(answering, part.of))

    answers = answering(node)
    return bytes(answers >> bits & 1 for bits in range(256))


def _portions(blocks: Places) -> Iterator[Places]:
    """The blocks in growing pieces: the first screen needs few of them."""
    return (blocks[piece.start : piece.stop] for piece in _growing(len(blocks)))


def _growing(size: int) -> Iterator[range]:
    start, step = 0, FIRST_BLOCKS
    while start < size:
        yield range(start, min(start + step, size))
        start, step = start + step, step * GROWTH
