"""Which rows answer a query: the first of them at once, all of them, how many, and how many of each facet's values."""

from array import array
from collections.abc import Iterable, Iterator
from functools import cached_property, lru_cache, reduce
from itertools import islice
from typing import TYPE_CHECKING

from storage import conditions, terms
from storage.catalog import Table
from storage.counting import Counting
from storage.narrowing import Narrowing
from storage.parse import Parsed, parse
from storage.query import Filter, Query
from storage.sets import Set
from storage.sql import Clause
from storage.tables import BY_NAME, TABLES

if TYPE_CHECKING:
    from storage.engine import Indexes, Matches
    from storage.library import Library, Rows
    from storage.text import Folding

TIERS = ("name", "name_prefix", "title", "alias", "text")
RELEVANCE = "relevance"
FEW_LEFT = 200  # fewer than one in so many rows
NOTHING = Clause("0")


def understand(library: "Library", query: Query) -> tuple[Parsed, tuple[Filter | None, ...]]:
    """What was typed, and the filters that the conditions in it mean in `query.table`: None where it has no such field or value."""
    if not query.text.strip():
        return Parsed(), ()
    parsed = _read(query.text, library.folding)
    return parsed, tuple(conditions.as_filter(library, BY_NAME[query.table], condition) for condition in parsed.conditions)


@lru_cache(4)
def _read(text: str, folding: "Folding") -> Parsed:
    """What was typed, read once for all tables."""
    return parse(folding(text, keep=True), conditions.names(), folding)


class Answer:
    """What one query finds in its table, whatever its sort. Each step is worked out when it is first asked for, and kept."""

    def __init__(self, library: "Library", indexes: "Indexes", query: Query) -> None:
        self._library, self._indexes, self.query = library, indexes, query
        self.table: Table = BY_NAME[query.table]
        self._sets = indexes.sets(self.table.source)
        self._narrowing = Narrowing(library, self.table, self._sets)
        self._parsed, self._typed = understand(library, query)

    # -- the parts of a query ----------------------------------------------------------------------------------------------------------

    @cached_property
    def _matches(self) -> "Matches | None":
        """What answers the words; None if there are none."""
        node = terms.wanted(self._parsed)
        if node is None:
            return None
        name = self._parsed.plain if self.table in TABLES and not self._parsed.excluded else ""
        return self._indexes.matches(self.table, node, name)

    @cached_property
    def _conditions(self) -> dict[str, Set]:
        """The rows that each condition leaves, by field; `year` for the years chosen, empty for what stands in the text and the table."""
        chosen = self._narrowing.by_field(self.query.filters)
        years = self._narrowing.years(self.query.years) if self.query.years else None
        if years is not None:
            chosen["year"] = years if "year" not in chosen else self._sets.both(chosen["year"], years)
        fixed = list(self._fixed())
        return {**chosen, "": reduce(self._sets.both, fixed)} if fixed else chosen

    def _fixed(self) -> Iterator[Set]:
        if self.table.where:
            yield self._narrowing.where(Clause(self.table.where))
        for filter_ in self._typed:
            yield from self._narrowing.by_field((filter_,)).values() if filter_ else (self._narrowing.where(NOTHING),)
        years = self._narrowing.years(self._parsed.years) if self._parsed.years else None
        if years is not None:
            yield years
        without = terms.unwanted(self._parsed)
        if without is not None:
            yield self._narrowing.lacking(self._indexes.matches(self.table, without, "").matching)

    def _left(self, but: str | None = None) -> Set | None:
        """The rows that all conditions leave, but for those on one field; None for every row."""
        sets = [one for field, one in self._conditions.items() if field != but]
        return reduce(self._sets.both, sets) if sets else None

    def _found(self, but: str | None = None) -> Set | None:
        """The rows that answer words and conditions; None for every row."""
        left = self._left(but)
        if self._matches is None:
            return left
        return self._matches.matching if left is None else self._sets.both(self._matches.matching, left)

    # -- the answers -------------------------------------------------------------------------------------------------------------------

    @cached_property
    def total(self) -> int:
        found = self._found()
        return self._library.count(self.table.source) if found is None else self._sets.count(found)

    @cached_property
    def rows(self) -> "Rows":
        """All rows: by relevance where there is text, else in default order."""
        if self._matches is not None:
            return self._matches.ordered(self._left())
        return self.by_default

    @cached_property
    def by_default(self) -> "Rows":
        """All rows in default order."""
        found = self._found()
        return range(1, self._library.count(self.table.source) + 1) if found is None else self._sets.listed(self._sets.places(found))

    def first(self, n: int) -> "Rows":
        """The first n of `rows`, without waiting for the others."""
        if self._matches is None or "rows" in self.__dict__ or self._left_few:
            return self.rows[:n]
        return array("I", islice(self._once(), n))

    @cached_property
    def _left_few(self) -> bool:
        """Whether the conditions leave so few rows that to wait for those among all that the words find takes longer than to meet both."""
        left = self._left()
        return left is not None and self._sets.count(left) * FEW_LEFT < len(left)

    def _once(self) -> Iterator[int]:
        seen: set[int] = set()
        for _tier, rows in self.tiers():
            for row in rows:
                if row not in seen:
                    seen.add(row)
                    yield row

    def tiers(self) -> Iterator[tuple[str, Iterable[int]]]:
        """(tier, rows) from the best to the least; a row may come again in a later tier."""
        if self._matches is None:
            yield from ((TIERS[-1], self.rows) for _ in range(bool(self.query.text.strip() and self._conditions)))
            return
        left = self._left()
        for tier, rows in self._matches.tiers():
            yield tier, rows if left is None else (row for row in rows if left[row])

    def facets(self, names: Iterable[str]) -> dict[str, dict[str, int]]:
        """For each named facet the number of rows of each value, under all conditions but its own; `""` is unknown."""
        counted: dict[str | None, Counting] = {None: self._counting(None)}
        out: dict[str, dict[str, int]] = {}
        for name in names:
            own = name if name in self._conditions else None
            if own not in counted:
                counted[own] = self._counting(own)
            out[name] = counted[own].of(self.table.facet_by_name[name])
        return out

    def _counting(self, but: str | None) -> Counting:
        return Counting(self._library, self.table.source, self._sets, self._indexes.read_parts(self.table.source), self._found(but))
