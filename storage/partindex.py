"""The names by which statistics are found, and which rows have them: read once, asked with every key."""

from array import array
from bisect import bisect_left
from collections.abc import Iterable, Iterator, Sequence
from typing import TYPE_CHECKING, NamedTuple

from storage.catalog import Table
from storage.sets import Codes, Places, Set, Sets
from storage.syllables import SOUND
from storage.terms import IDEOGRAPH, LATIN, Term
from storage.text import is_ideograph
from storage.textindex import TextIndex

if TYPE_CHECKING:
    from storage.library import Library

FARTHEST = 60  # what is farther is as far: four of them fit into a byte
UNASKED = LATIN  # a breakdown that was not asked for: the whole comes before its parts
_OF_SOURCE = "SELECT row FROM statistics WHERE source_id = ?"
_RANGES = "SELECT field, tier = 'text', min(part), max(part) + 1 FROM parts GROUP BY 1, 2 ORDER BY 3"


class Range(NamedTuple):
    """The numbers of the parts of one field. besides: what is known of its records beside their names."""

    field: str
    besides: bool
    start: int
    stop: int


class Hits(NamedTuple):
    """What up to eight terms hit, the first as bit 1, the second as bit 2, the third as bit 4 ...

    named, besides: by field a set of its codes, by names and by what else is known. far: for each field of the blocks, how much of its
    closest name was not typed, by code. dated, noted: the terms that some year has, that some note has.
    """

    terms: tuple[Term, ...]
    named: dict[str, Set]
    besides: dict[str, Set]
    far: list[Set]
    dated: int
    noted: int


class PartIndex:
    """Of `table`, which has blocks: runs of rows that are alike in `table.blocks`."""

    def __init__(self, library: "Library", table: Table, sets: Sets) -> None:
        self.sets, self._execute = sets, library.execute
        columns, name = library.columns, table.name
        firsts = array("I", [0, *columns.blocks(name)])  # row 0, which is none, is a block by itself
        self.size = library.count(name) + 1
        self.ends = array("I", [*firsts[1:], self.size])
        self.firsts = sets.codes(firsts)
        self.lengths = sets.codes(array("I", map(int.__sub__, self.ends, firsts)))
        self.blocks = {f: sets.indexed(sets.picked(sets.codes(columns.codes(name, f)), self.firsts)) for f in table.blocks}
        self.years = [sets.codes(columns.first_years(name)), sets.codes(columns.last_years(name))]
        self.sources = sets.codes(columns.codes(name, "source_id"))
        self.notes = TextIndex(library, name, sets, self.size)
        self._source_ids = columns.values(name, "source_id")
        self._of_source = sets.tally(self.sources, None, len(self._source_ids))
        self._sizes = {field: len(columns.values(name, field)) for field in (*table.blocks, "source_id")}
        self._sizes["year"] = columns.last_year(name) + 1
        self._shared: dict[str, Codes] = {}
        self._ranges = [Range(*found) for found in self._execute(_RANGES)]
        codes, weights = zip((0, 0), *self._execute("SELECT code, weight FROM parts ORDER BY part"), strict=True)
        self._codes, self._weights = sets.codes(array("I", codes)), sets.codes(array("H", weights))
        self._names = TextIndex(library, "parts", sets, len(codes))

    def knows(self, term: Term) -> bool:
        """False if no row has the term."""
        return self._names.knows(term) or self.notes.knows(term)

    def hits(self, terms: tuple[Term, ...]) -> Hits:
        """At most eight terms."""
        named: dict[str, Set] = {}
        besides: dict[str, Set] = {}
        found = self._found(terms)
        for place, parts in enumerate(found):
            for within in self._ranges:
                own = _between(parts, within)
                if len(own):
                    tables = besides if within.besides else named
                    codes = self.sets.picked(self._codes, self.sets.codes(own))
                    bits = self.sets.scaled(self.sets.of_places(codes, self._sizes[within.field]), 1 << place)
                    tables[within.field] = self.sets.either(tables[within.field], bits) if within.field in tables else bits
        noted = _bits(map(self.notes.knows, terms))
        dated = _bits(any(len(_between(parts, within)) for within in self._ranges if within.field == "year") for parts in found)
        return Hits(terms, named, besides, self._far(terms, found), dated, noted)

    def far(self, terms: tuple[Term, ...]) -> list[Set]:
        """`Hits.far` of any number of terms."""
        return self._far(terms, self._found(terms))

    def _found(self, terms: tuple[Term, ...]) -> "list[array[int]]":
        """The parts that each term hits."""
        return [self.sets.listed(array("I", self._names.rows(term))) for term in terms]

    def _far(self, terms: tuple[Term, ...], found: Sequence["array[int]"]) -> list[Set]:
        tables = {field: self.sets.of_entries(bytes(self._sizes[field])) for field in self.blocks}
        if "breakdown_id" in tables:
            unasked = (0, *(UNASKED for _ in range(self._sizes["breakdown_id"] - 1)))
            tables["breakdown_id"] = self.sets.of_entries(bytes(unasked))
        weights = [_weight(term) for term in terms]
        for within in self._ranges:
            typed = [(self.sets.codes(own), w) for w, parts in zip(weights, found, strict=True) if (own := _between(parts, within))]
            if typed and not within.besides and within.field in tables:
                tables[within.field] = self.sets.nearest(tables[within.field], typed, self._codes, self._weights, FARTHEST)
        return list(tables.values())

    def by_block(self, codes: Codes, field: str) -> Codes:
        """The codes of a field that rows of one block share, by block."""
        if field not in self.blocks and field not in self._shared:
            self._shared[field] = self.sets.indexed(self.sets.picked(codes, self.firsts))
        return self.blocks.get(field) if field in self.blocks else self._shared[field]

    # -- bits --------------------------------------------------------------------------------------------------------------------------

    def block_bits(self, hits: Hits, *, text: bool) -> Set:
        """Which of the terms each block has; text: not only by names."""
        tables = [(field, table) for kind in ((hits.named, hits.besides) if text else (hits.named,)) for field, table in kind.items()]
        found = [self.sets.looked_up(self.blocks[field], table) for field, table in tables if field in self.blocks]
        return self.sets.union(found) if found else self.sets.of_places((), len(self.ends))

    def row_bits(self, hits: Hits, block_bits: Set, blocks: range, *, text: bool) -> Set:
        """Which of the terms each row of those blocks has, given what the blocks themselves have."""
        own, lengths = block_bits[blocks.start : blocks.stop], self.lengths[blocks.start : blocks.stop]
        start, stop = int(self.firsts[blocks.start]), self.ends[blocks.stop - 1]
        whole = stop - start == self.size
        besides = [self.sets.looked_up(codes if whole else codes[start:stop], table) for codes, table in self._by_row(hits, text=text)]
        notes = self._noted(hits, start, stop) if text else ()
        return self.sets.union([self.sets.spread(own, lengths), *besides, *notes])

    def rows_of(self, blocks: Places) -> Places:
        """The rows of the blocks, one block after the other."""
        return self.sets.runs(blocks, self.firsts, self.lengths)

    def bits_of(self, hits: Hits, block_bits: Set, blocks: Places, rows: Places) -> Set:
        """The same for these rows of any blocks, but for what single rows have besides names."""
        own = self.sets.spread(self.sets.picked(block_bits, blocks), self.sets.picked(self.lengths, blocks))
        dated = [self.sets.looked_up(self.sets.picked(codes, rows), table) for codes, table in self._by_row(hits, text=False)]
        return self.sets.union([own, *dated])

    def bits_at(self, hits: Hits, block_bits: Set, noted: dict[int, int]) -> Set:
        """The same for single rows, of which is given what their notes have, by names and all else."""
        rows = self.sets.codes(array("I", noted))
        own = self.sets.picked(block_bits, self.sets.located(rows, self.firsts))
        besides = [self.sets.looked_up(self.sets.picked(codes, rows), table) for codes, table in self._by_row(hits, text=True)]
        return self.sets.union([own, *besides, self.sets.of_entries(bytes(noted.values()))])

    def _by_row(self, hits: Hits, *, text: bool) -> list[tuple[Codes, Set]]:
        found = [(codes, hits.named["year"]) for codes in self.years] if "year" in hits.named else []
        return [*found, (self.sources, hits.besides["source_id"])] if text and "source_id" in hits.besides else found

    def _noted(self, hits: Hits, start: int, stop: int) -> Iterator[Set]:
        for place, term in enumerate(hits.terms):
            if hits.noted >> place & 1:
                yield self.sets.scaled(self.notes.between(term, start, stop), 1 << place)

    def few_besides(self, hits: Hits, most: int) -> dict[int, int] | None:
        """The rows, ascending, with a term in their note or source, each with what its note has; None if those may be more than `most`."""
        sources = list(self.sets.places(hits.besides["source_id"])) if "source_id" in hits.besides else []
        noted = [(place, term) for place, term in enumerate(hits.terms) if hits.noted >> place & 1]
        if sum(self._of_source[code] for code in sources) + sum(self.notes.most(term) for _, term in noted) > most:
            return None
        found: dict[int, int] = {}
        for code in sources:
            found |= ((row, 0) for (row,) in self._execute(_OF_SOURCE, (self._source_ids[code],)))
        for place, term in noted:
            for row in self.notes.rows(term):
                found[row] = found.get(row, 0) | 1 << place
        return dict(sorted(found.items()))


def _bits(answers: Iterable[int]) -> int:
    return sum(1 << place for place, answer in enumerate(answers) if answer)


def _between(parts: "array[int]", within: Range) -> "array[int]":
    return parts[bisect_left(parts, within.start) : bisect_left(parts, within.stop)]


def _weight(term: Term) -> int:
    """What the term leaves untyped no more: overlapping pairs count each character once, a syllable is a character."""
    tokens = term.text.split()
    ideographs = [token for token in tokens if is_ideograph(token[0])]
    syllables = sum(token[0] == SOUND for token in tokens)
    open_end = bool(ideographs) and len(ideographs[-1]) > 1
    return LATIN * (len(tokens) - len(ideographs) - syllables) + IDEOGRAPH * (len(ideographs) + open_end + syllables)
