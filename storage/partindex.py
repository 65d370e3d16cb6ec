"""The names by which statistics are found, and which rows have them: read once, asked with every key."""

from array import array
from collections.abc import Iterable, Iterator
from functools import reduce
from itertools import chain
from typing import TYPE_CHECKING, NamedTuple

from storage.catalog import Table
from storage.sets import Codes, Places, Set, Sets
from storage.terms import IDEOGRAPH, LATIN, Term, expression
from storage.text import is_ideograph
from storage.textindex import TextIndex

if TYPE_CHECKING:
    from storage.library import Library

FARTHEST = 60  # what is farther is as far: four of them fit into a byte
UNASKED = LATIN  # a breakdown that was not asked for: the whole comes before its parts
MOST_SOURCES = 20
_OF_SOURCE = "SELECT row FROM statistics WHERE source_id = ? LIMIT ?"
Tables = dict[str, bytearray]  # by field: for each code the terms that it has, as bits


class Hits(NamedTuple):
    """What up to eight terms hit, the first as bit 1, the second as bit 2, ... named: by names; besides: by what else is known of a part.

    far: for each field of the blocks how much of its closest name was not typed, by code. noted: the terms that some note has.
    """

    terms: tuple[Term, ...]
    named: Tables
    besides: Tables
    far: list[bytes]
    noted: int

    @property
    def anywhere(self) -> int:
        """The terms that anything has."""
        return reduce(int.__or__, chain.from_iterable((*self.named.values(), *self.besides.values())), self.noted)


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
        self.blocks = {field: sets.picked(sets.codes(columns.codes(name, field)), self.firsts) for field in table.blocks}
        self.years = [sets.codes(columns.first_years(name)), sets.codes(columns.last_years(name))]
        self.sources = sets.codes(columns.codes(name, "source_id"))
        self.notes = TextIndex(library, name, sets, self.size)
        self._sources = columns.values(name, "source_id")
        self._sizes = {field: len(columns.values(name, field)) for field in (*table.blocks, "source_id")}
        self._sizes["year"] = columns.last_year(name) + 1
        self._read()

    def _read(self) -> None:
        parts = self._execute("SELECT field, code, tier, weight FROM parts ORDER BY part").fetchall()
        fields, codes, tiers, weights = zip(("", 0, "", 0), *parts, strict=True)
        self._fields, self._codes, self._weights = fields, codes, weights
        self._text_from = tiers.index("text") if "text" in tiers else len(tiers)

    def parts(self, term: Term) -> list[int]:
        """The numbers of the parts that have the term, ascending."""
        return [part for (part,) in self._execute("SELECT rowid FROM parts_fts WHERE parts_fts MATCH ?", (expression(term),))]

    def hits(self, terms: tuple[Term, ...]) -> Hits:
        """At most eight terms."""
        named: Tables = {}
        besides: Tables = {}
        typed: dict[int, int] = {}
        for place, term in enumerate(terms):
            weight = _weight(term)
            for part in self.parts(term):
                field = self._fields[part]
                if part < self._text_from:
                    tables = named
                    typed[part] = typed.get(part, 0) + weight
                else:
                    tables = besides
                if field not in tables:
                    tables[field] = bytearray(self._sizes[field])
                tables[field][self._codes[part]] |= 1 << place
        noted = sum(1 << place for place, term in enumerate(terms) if self.notes.most(term))
        return Hits(terms, named, besides, self._far(typed), noted)

    def _far(self, typed: dict[int, int]) -> list[bytes]:
        tables = {field: bytearray(size) for field, size in self._sizes.items()}
        if "breakdown_id" in tables:
            tables["breakdown_id"] = bytearray((0, *(UNASKED for _ in range(self._sizes["breakdown_id"] - 1))))
        closest: dict[tuple[str, int], int] = {}
        for part, weight in typed.items():
            key = self._fields[part], self._codes[part]
            closest[key] = min(closest.get(key, FARTHEST), max(self._weights[part] - weight, 0))
        for (field, code), far in closest.items():
            tables[field][code] = far
        return [bytes(tables[field]) for field in self.blocks]

    # -- bits --------------------------------------------------------------------------------------------------------------------------

    def block_bits(self, hits: Hits, *, text: bool) -> Set:
        """Which of the terms each block has; text: not only by names."""
        tables = [(field, table) for kind in ((hits.named, hits.besides) if text else (hits.named,)) for field, table in kind.items()]
        found = [self.sets.looked_up(self.blocks[field], table) for field, table in tables if field in self.blocks]
        return self._joined(found) if found else self.sets.of_places((), len(self.ends))

    def row_bits(self, hits: Hits, block_bits: Set, blocks: range, *, text: bool) -> Set:
        """Which of the terms each row of those blocks has, given what the blocks themselves have."""
        own, lengths = block_bits[blocks.start : blocks.stop], self.lengths[blocks.start : blocks.stop]
        start, stop = int(self.firsts[blocks.start]), self.ends[blocks.stop - 1]
        besides = [self.sets.looked_up(codes[start:stop], table) for codes, table in self._by_row(hits, text)]
        notes = self._noted(hits, start, stop) if text else ()
        return self._joined([self.sets.spread(own, lengths), *besides, *notes])

    def bits_at(self, hits: Hits, block_bits: Set, rows: Places, *, text: bool) -> Set:
        """The same for single rows."""
        own = self.sets.picked(block_bits, self.sets.located(rows, self.firsts))
        besides = [self.sets.looked_up(self.sets.picked(codes, rows), table) for codes, table in self._by_row(hits, text)]
        notes = self._noted(hits, 0, self.size) if text and len(rows) else ()
        return self._joined([own, *besides, *(self.sets.picked(note, rows) for note in notes)])

    def _by_row(self, hits: Hits, text: bool) -> list[tuple[Codes, bytearray]]:
        found = [(codes, hits.named["year"]) for codes in self.years] if "year" in hits.named else []
        return [*found, (self.sources, hits.besides["source_id"])] if text and "source_id" in hits.besides else found

    def _noted(self, hits: Hits, start: int, stop: int) -> Iterator[Set]:
        for place, term in enumerate(hits.terms):
            if hits.noted >> place & 1:
                yield self.sets.looked_up(self.notes.between(term, start, stop), bytes((0, 1 << place)))

    def _joined(self, sets: Iterable[Set]) -> Set:
        return reduce(self.sets.either, sets)

    # -- what is so rare that it need not be looked for everywhere ---------------------------------------------------------------------

    def few_besides(self, hits: Hits, most: int) -> Places | None:
        """The rows, at most `most`, that have any of the terms in a note or in what is known of a part; None if there may be more."""
        codes = [code for code, bits in enumerate(hits.besides.get("source_id", ())) if bits]
        if set(hits.besides) - {"source_id"} or len(codes) > MOST_SOURCES or sum(map(self.notes.most, hits.terms)) > most:
            return None
        rows = {row for place, term in enumerate(hits.terms) if hits.noted >> place & 1 for row in self.notes.rows(term)}
        for code in codes:
            rows.update(row for (row,) in self._execute(_OF_SOURCE, (self._sources[code], most + 1)))
        return self.sets.codes(array("I", sorted(rows))) if len(rows) <= most else None


def _weight(term: Term) -> int:
    """What the term leaves untyped no more: overlapping pairs count each character once."""
    tokens = term.text.split()
    ideographs = [token for token in tokens if is_ideograph(token[0])]
    open_end = bool(ideographs) and len(ideographs[-1]) > 1
    return LATIN * (len(tokens) - len(ideographs)) + IDEOGRAPH * (len(ideographs) + open_end)
