"""Which table a search from nowhere should lead to: the one whose best row answers best, not the first that mentions the words."""

from typing import TYPE_CHECKING

from storage.find import TIERS
from storage.marks import marks
from storage.query import Query
from storage.tables import TABLES
from storage.words import Text

AS_PART = TIERS.index("alias") + 0.5
_NAMES = ("indicators", "areas", "organizations", "breakdowns")

if TYPE_CHECKING:
    from storage.library import Library


def best_table(library: "Library", query: Query) -> str:
    """The table with a row in the best tier, the first in the order of the tables among equals; empty if nothing is found.

    A figure that has the words only as the name of a part is no better than a record that has them as another name.
    """
    best, found = float(len(TIERS)), ""
    for table in TABLES:
        for tier, rows in library.engine.answer(query.with_table(table.name)).tiers():
            place = float(TIERS.index(tier))
            if place >= best:
                break
            row = next(iter(rows), None)
            if row is not None:
                place = max(place, AS_PART) if table.blocks and _is_of_a_part(library, query, row) else place
                best, found = (place, table.name) if place < best else (best, found)
                break
    return found


def _is_of_a_part(library: "Library", query: Query, row: int) -> bool:
    """Whether none of the words is in the name of what a figure measures, or of whom."""
    seen = marks(library, query.with_table("statistics"))
    (ids,) = library.records("statistics", (row,), ("indicator_id", "area_id", "organization_id", "breakdown_id"))
    *whole, part = [library.label(table, one) if one else Text("", "") for table, one in zip(_NAMES, ids, strict=True)]
    return any(map(seen.spans, part)) and not any(seen.spans(name) for names in whole for name in names)
