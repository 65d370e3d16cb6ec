"""What a Library asks with: its indexes, read when first needed, and for each table the answer to its newest question."""

from collections.abc import Iterable, Iterator
from dataclasses import replace
from typing import TYPE_CHECKING, Protocol

from storage.catalog import Table
from storage.find import RELEVANCE, Answer
from storage.partindex import PartIndex
from storage.partmatches import PartMatches
from storage.query import Query
from storage.sets import Set, Sets
from storage.suited import sets_for
from storage.tables import BY_NAME
from storage.terms import Node
from storage.textindex import TextIndex
from storage.textmatches import TextMatches

if TYPE_CHECKING:
    from array import array

    from storage.library import Library, Rows


class Matches(Protocol):
    """What answers typed words."""

    @property
    def matching(self) -> Set:
        """All rows, as a set."""

    def ordered(self, kept: Set | None) -> "array[int]":
        """All rows that are in `kept` (None for any), best first."""

    def tiers(self) -> Iterator[tuple[str, Iterable[int]]]:
        """(tier, rows) in the same order, worked out as they are taken; a row may come again in a later tier."""


class Indexes:
    """The full-text indexes of a library's tables."""

    def __init__(self, library: "Library") -> None:
        self._library = library
        self._texts: dict[str, TextIndex] = {}
        self._parts: dict[str, PartIndex] = {}

    def sets(self, source: str) -> Sets:
        """What sets of the table's rows are made with."""
        return sets_for(self._library.count(source))

    def matches(self, table: Table, node: Node, name: str) -> Matches:
        """What answers the words in `table`. name: what was typed, where it may be a whole name."""
        source, sets = table.source, self.sets(table.source)
        if BY_NAME[source].blocks:
            if source not in self._parts:
                self._parts[source] = PartIndex(self._library, BY_NAME[source], sets)
            return PartMatches(self._parts[source], node)
        if source not in self._texts:
            self._texts[source] = TextIndex(self._library, source, sets, self._library.count(source) + 1)
        return TextMatches(self._library, source, self._texts[source], sets, node, name)

    def read_parts(self, source: str) -> PartIndex | None:
        """The parts of a table, if they have been asked for."""
        return self._parts.get(source)


class Engine:
    """Answers queries. The newest answer of each table is kept: its rows, number and facets are asked for one after the other."""

    def __init__(self, library: "Library") -> None:
        self._library, self._indexes = library, Indexes(library)
        self._answers: dict[str, Answer] = {}

    def forget(self) -> None:
        """Lets go of all answers."""
        self._answers.clear()

    def answer(self, query: Query) -> Answer:
        """What the query finds; its sort has no part in it."""
        asked = replace(query, sort=())
        kept = self._answers.get(query.table)
        if kept is None or kept.query != asked:
            kept = self._answers[query.table] = Answer(self._library, self._indexes, asked)
        return kept

    def rows(self, query: Query) -> "Rows":
        """All rows in the query's order: by chosen sort, else by relevance where there is text, else the default order."""
        answer = self.answer(query)
        chosen = [(key.field, key.descending) for key in query.sort_here if key.field != RELEVANCE]
        if not chosen:
            return answer.rows
        return self._library.columns.sort(answer.by_default, answer.table.source, chosen, self._library.language)

    def first(self, query: Query, n: int) -> "Rows":
        """The first n of `rows`."""
        chosen = any(key.field != RELEVANCE for key in query.sort_here)
        return self.rows(query)[:n] if chosen else self.answer(query).first(n)
