"""Searches that outlive the moment: those that were asked of late, and those that the reader gave a name."""

from collections.abc import Mapping
from typing import TYPE_CHECKING, NamedTuple

from storage.query import FACTS, Query
from storage.tables import BY_NAME, TABLES
from storage.words import Text

if TYPE_CHECKING:
    from storage.charts import ChartSpec

MOST_RECENT = 20
_NAMES = frozenset(table.name for table in TABLES)


class Saved(NamedTuple):
    """A search with a name. The name that the program proposed is bilingual; one that the reader gave is the same in both languages.

    chart: how what it asks was drawn, where it was saved as a chart. look: view, columns and zoom, in the window's own words (what JSON can
    hold); None where it was kept before there was any. pinned: it stands first. standard: what its table opens with; one of a table.
    """

    id: int
    name: Text
    query: Query
    chart: "ChartSpec | None" = None
    look: Mapping[str, object] | None = None
    pinned: bool = False
    standard: bool = False


def understood(query: Query) -> Query | None:
    """The query without the filters and keys of order that this version does not know; None where its table is unknown.

    What was kept by another version must never end in a fault.
    """
    if query.table not in _NAMES:
        return None
    filters = tuple(one for one in query.filters if _known(one.table, one.field))
    return Query(query.table, query.text, query.years, filters, tuple(key for key in query.sort if _known(key.table, key.field)))


def _known(table: str, field: str) -> bool:
    return table in _NAMES and (field in BY_NAME[table].by_name or field in BY_NAME[table].facet_by_name or field == "relevance")


def same_words(query: Query) -> str:
    """What makes two recent searches the same: their words, in small letters and with single blanks."""
    return " ".join(query.text.casefold().split())


def condition_count(query: Query) -> int:
    """By how much it is narrowed beside its words; the switch of facts is none of it."""
    return bool(query.years) + sum(1 for one in query.here if one != FACTS)
