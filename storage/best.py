"""Which table a search from nowhere should lead to: the one whose best row answers best, not the first that mentions the words."""

from typing import TYPE_CHECKING

from storage.find import TIERS
from storage.query import Query
from storage.tables import TABLES

if TYPE_CHECKING:
    from storage.library import Library


def best_table(library: "Library", query: Query) -> str:
    """The table with a row in the best tier, the first in the order of the tables among equals; empty if nothing is found."""
    best, found = len(TIERS), ""
    for table in TABLES:
        for tier, rows in library.engine.answer(query.with_table(table.name)).tiers():
            place = TIERS.index(tier)
            if place >= best:
                break
            if next(iter(rows), None) is not None:
                best, found = place, table.name
                break
    return found
