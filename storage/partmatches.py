"""Which statistics answer what was typed: closest first, as they are asked for, or all of them at once.

A statistic is found by the names of its parts. For each name the words that were not typed are counted (a Chinese character left over
counts half); the fewer, the closer. A name of which nothing was typed does not count, but a breakdown that was not asked for counts one, so
that the whole comes before its parts. Equal ones come in default order, and after all that are found by name those found by other text.
"""

from array import array
from collections.abc import Iterable, Iterator
from functools import cached_property, reduce
from typing import TypeAlias

from storage.partindex import Hits, PartIndex
from storage.sets import Places, Set
from storage.terms import All, Node, Term
from storage.truth import MOST_TERMS, packed, pruned, terms, truth

NAMED, TEXT = "title", "text"
FIRST_BLOCKS, GROWTH = 512, 8
LONGEST_NAME = 64  # terms; a text of more is no name, and its rows come in default order
SCARCE, MOST_SINGLE = 8, 4096  # fewer than one in so many blocks or rows, fewer single rows: faster by themselves than all at once
Rows: TypeAlias = "array[int]"


class PartMatches:
    """The statistics that answer `node`."""

    def __init__(self, index: PartIndex, node: Node) -> None:
        self._index, self._sets = index, index.sets
        left = pruned(node, index.knows)
        self._hopeless, self._node = left is None, left or node
        self._hits: dict[tuple[Term, ...], Hits] = {}
        asked = len(terms(self._node))
        self._few, self._is_name = asked <= MOST_TERMS, asked <= LONGEST_NAME
        self._all = range(len(index.ends))

    @cached_property
    def matching(self) -> Set:
        """All rows, as a set."""
        if self._sparse is None:
            return self._rows(self._node, self._all, text=True)
        return self._sets.of_places(self._sparse, self._index.size)

    @cached_property
    def _named(self) -> Set:
        return self._rows(self._node, self._all, text=False)

    def ordered(self, kept: Set | None) -> Rows:
        """All rows that are in `kept` (None for any), best first."""
        if self._hopeless:
            return array("I")
        parts = [self._rows_of(blocks) for blocks in self._closest()] if self._is_name else [self._sets.places(self._named)]
        named = self._sets.joined([self._sets.codes(array("I")), *parts])
        besides = self._sets.less(self.matching, self._sets.of_places(named, self._index.size))
        found = self._sets.joined([named, self._sets.places(besides)])
        return self._sets.listed(found if kept is None else self._sets.chosen(found, self._sets.picked(kept, found)))

    def tiers(self) -> Iterator[tuple[str, Iterable[int]]]:
        """(tier, rows) as in `ordered`, worked out as they are taken; a row may come again in the second tier."""
        if self._hopeless:
            return
        if not self._is_name:
            yield TEXT, self.ordered(None)
        else:
            yield NAMED, (row for blocks in self._closest() for part in _portions(blocks) for row in self._sets.listed(self._rows_of(part)))
            yield TEXT, self._by_text()

    # -- closeness ---------------------------------------------------------------------------------------------------------------------

    @cached_property
    def _own(self) -> Hits:
        return self._hit(self._node)

    @cached_property
    def _truth(self) -> bytes:
        return truth(self._node, self._own.terms)

    def _may_answer(self, block_bits: Set) -> Places:
        """The blocks of which a row may answer, given what they have, and its years."""
        dated, answers = self._own.dated, self._truth
        if dated:
            answers = bytes(answers[bits | dated] for bits in range(256))
        return self._sets.places(self._sets.fulfilled(block_bits, answers))

    @cached_property
    def _named_bits(self) -> Set:
        return self._index.block_bits(self._own, text=False)

    @cached_property
    def _text_bits(self) -> Set:
        return self._index.block_bits(self._own, text=True)

    def _closest(self) -> Iterable[Places]:
        """The blocks of which a row may be found by name, those alike in closeness together, the closest first."""
        if self._few and not self._own.named:
            return ()
        index = self._index
        if self._eager:
            blocks = self._sets.places(self._sets.sums(self._named, index.firsts, index.lengths))
        else:
            blocks = self._may_answer(self._named_bits)
        far = self._own.far if self._few else index.far(terms(self._node))
        return self._sets.levels(self._sets.added(far, list(index.blocks.values()), blocks), blocks)

    @cached_property
    def _eager(self) -> bool:
        """Whether to work out at once which rows are found by name: blocks alone do not tell, for a year, or more terms than eight."""
        return not self._few or (self._sets.eager and bool(self._own.dated))

    def _rows_of(self, blocks: Places) -> Places:
        """Those rows of the blocks that are found by name."""
        if not self._eager:
            return self._answering(blocks, self._named_bits)
        rows = self._index.rows_of(blocks)
        return self._sets.chosen(rows, self._sets.picked(self._named, rows))

    def _answering(self, blocks: Places, block_bits: Set) -> Places:
        rows = self._index.rows_of(blocks)
        if not self._own.dated:
            return rows
        return self._sets.chosen(rows, self._sets.fulfilled(self._index.bits_of(self._own, block_bits, blocks, rows), self._truth))

    @cached_property
    def _sparse(self) -> Places | None:
        """All rows, where they can be had without looking at every row of the table."""
        size, none = self._index.size, self._sets.codes(array("I"))
        if self._hopeless or not self._few:
            return none if self._hopeless else None
        bits = self._text_bits
        blocks = self._may_answer(bits)
        noted = self._index.few_besides(self._own, min(size // SCARCE, MOST_SINGLE)) if len(blocks) * SCARCE < len(self._all) else None
        if noted is None:
            return None
        single = self._single(noted, bits) if noted else none
        if not len(blocks):
            return single
        whole, alone = (self._sets.of_places(rows, size) for rows in (self._answering(blocks, bits), single))
        return self._sets.places(self._sets.either(whole, alone))

    def _single(self, noted: dict[int, int], block_bits: Set) -> Places:
        """Those of single rows that answer, given what their notes and blocks have."""
        bits = self._index.bits_at(self._own, block_bits, noted)
        return self._sets.chosen(self._sets.codes(array("I", noted)), self._sets.fulfilled(bits, self._truth))

    def _by_text(self) -> Iterator[int]:
        if self._sparse is not None or self._sets.eager:
            yield from self._sets.listed(self._sets.places(self.matching) if self._sparse is None else self._sparse)
            return
        for blocks in _growing(len(self._all)):
            found = self._rows(self._node, blocks, text=True)
            yield from self._sets.listed(self._sets.places(found, int(self._index.firsts[blocks.start])))

    # -- any number of terms -----------------------------------------------------------------------------------------------------------

    def _hit(self, node: Node) -> Hits:
        asked = terms(node)
        if asked not in self._hits:
            self._hits[asked] = self._index.hits(asked)
        return self._hits[asked]

    def _rows(self, node: Node, blocks: range, *, text: bool) -> Set:
        """Which rows of those blocks answer the node."""
        if len(terms(node)) <= MOST_TERMS:
            hits = self._hit(node)
            own = (self._text_bits if text else self._named_bits) if node is self._node else self._index.block_bits(hits, text=text)
            return self._sets.fulfilled(self._index.row_bits(hits, own, blocks, text=text), truth(node, hits.terms))
        assert not isinstance(node, Term)
        found = (self._rows(part, blocks, text=text) for part in packed(node))
        return reduce(self._sets.both if isinstance(node, All) else self._sets.either, found)


def _portions(blocks: Places) -> Iterator[Places]:
    """The blocks in growing pieces: the first screen needs few of them."""
    return (blocks[piece.start : piece.stop] for piece in _growing(len(blocks)))


def _growing(size: int) -> Iterator[range]:
    start, step = 0, FIRST_BLOCKS
    while start < size:
        yield range(start, min(start + step, size))
        start, step = start + step, step * GROWTH
