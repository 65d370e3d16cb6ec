"""What is asked, as a value that never changes: one Query goes to every view, every export and the command line."""

import json
from collections.abc import Iterable
from dataclasses import dataclass, replace
from typing import NamedTuple

VERSION = 1
OPERATORS = ("in", "not_in", "between", "unknown", "known")


class Filter(NamedTuple):
    """A condition on one field of one table. `between` takes two values of which either may be empty; `unknown` and `known` none."""

    table: str
    field: str
    op: str = "in"
    values: tuple[str, ...] = ()


PICKED = "picked"  # whether a claim is the one that is shown: by which rule, the library knows that is asked
FACTS = Filter("statistics", PICKED, "in", ("1",))  # one row a fact


class Sort(NamedTuple):
    """One key of the order of a table's rows."""

    table: str
    field: str
    descending: bool = False


@dataclass(frozen=True, slots=True)
class Query:
    """Text and years hold for all tables; filters and sort are kept for each.

    Values of one field are ORed, fields ANDed. An empty `sort` means by relevance if there is text, else the default order.
    """

    table: str = "events"
    text: str = ""
    years: tuple[int | None, int | None] | None = None
    filters: tuple[Filter, ...] = ()
    sort: tuple[Sort, ...] = ()

    def with_table(self, table: str) -> "Query":
        return replace(self, table=table)

    def with_text(self, text: str) -> "Query":
        return replace(self, text=text)

    def with_years(self, years: tuple[int | None, int | None] | None) -> "Query":
        return replace(self, years=years)

    def with_filter(self, new: Filter) -> "Query":
        """The same with `new` in the place of the filter on its table, field and kind of condition; without it if it names no values."""
        kept = tuple(f for f in self.filters if (f.table, f.field, f.op) != (new.table, new.field, new.op))
        empty = not new.values and new.op in ("in", "not_in", "between")
        return replace(self, filters=kept if empty else (*kept, new))

    def without_filter(self, gone: Filter) -> "Query":
        return replace(self, filters=tuple(f for f in self.filters if f != gone))

    def with_sort(self, keys: Iterable[Sort]) -> "Query":
        """The same with `keys` as the order of the current table; other tables keep theirs."""
        return replace(self, sort=(*(k for k in self.sort if k.table != self.table), *keys))

    def cleared(self) -> "Query":
        """The current table without filters and years; text and order stay."""
        return replace(self, years=None, filters=tuple(f for f in self.filters if f.table != self.table))

    @property
    def here(self) -> tuple[Filter, ...]:
        """The filters of the current table."""
        return tuple(f for f in self.filters if f.table == self.table)

    @property
    def sort_here(self) -> tuple[Sort, ...]:
        return tuple(k for k in self.sort if k.table == self.table)

    @property
    def narrows(self) -> bool:
        """Whether it can leave rows of its table out."""
        return bool(self.text.strip() or self.years or self.here)


def to_json(query: Query) -> str:
    """One line of JSON with `"version": 1`, in ASCII alone: what is typed may hold halves of characters that no file takes."""
    return json.dumps(
        {
            "version": VERSION,
            "table": query.table,
            "text": query.text,
            "years": query.years,
            "filters": [[f.table, f.field, f.op, list(f.values)] for f in query.filters],
            "sort": [[k.table, k.field, k.descending] for k in query.sort],
        }
    )


def from_json(text: str) -> Query:
    """The Query that `to_json` wrote; ValueError for anything else."""
    try:
        data = json.loads(text)
        if data["version"] != VERSION:
            raise ValueError(f"query of version {data['version']}")
        years = data["years"]
        return Query(
            table=str(data["table"]),
            text=str(data["text"]),
            years=None if years is None else (years[0], years[1]),
            filters=tuple(Filter(table, field, op, tuple(values)) for table, field, op, values in data["filters"]),
            sort=tuple(Sort(table, field, bool(down)) for table, field, down in data["sort"]),
        )
    except (KeyError, TypeError, IndexError) as fault:
        raise ValueError(f"not a query: {fault}") from fault
