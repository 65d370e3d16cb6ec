"""When the results of a query happened: arrays that a timeline draws from, so that no view asks SQL for a hundred thousand dates."""

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from storage.catalog import Facet, Table
from storage.query import Query
from storage.tables import BY_NAME

if TYPE_CHECKING:
    from numpy.typing import NDArray

    from storage.library import Library, Rows

    Array = NDArray[Any]

YEAR, MONTH, DAY = 1, 2, 3  # how precisely an end is known
SPAN = 16
SOURCES = "source_id"  # the facet


@dataclass(frozen=True, slots=True, eq=False)
class Timeline:
    """The dated rows by lane and, within a lane, by their first day; every array has one entry an item.

    rows: rows of `table`. first, last: numbers of days (`dates.day_number`), both within. dating: how precisely the ends are known, as
    `storage.arrays.dating` says. colour: places in `colour_values`. echo: whether the item stands in the lane of a further value of a row
    whose own lane is another: such items are drawn and never counted. until: within a lane the latest last day so far, ascending.
    starts: where each lane of `lane_values` begins, and the number of items at the end.
    lane_values, colour_values: as the facet has them, the unknown (`""`) first. colour_weights: how many rows of the whole table have each
    colour value. undated: rows without a date.
    whole: first days of all that the query finds whatever its years, ascending. whole_dating: of these. documents: how many sources stand
    behind the rows.
    """

    table: str
    query: Query
    rows: "Array"
    first: "Array"
    last: "Array"
    dating: "Array"
    colour: "Array"
    echo: "Array"
    until: "Array"
    starts: tuple[int, ...]
    lane_values: tuple[str, ...]
    colour_values: tuple[str, ...]
    colour_weights: "Array"
    undated: "Array"
    whole: "Array"
    whole_dating: "Array"
    documents: int = 0

    @property
    def dated(self) -> int:
        """How many rows have a date; echoes are not counted."""
        return len(self.rows) - int(self.echo.sum())

    @property
    def span(self) -> tuple[int, int] | None:
        """The first day of all and the last; None where nothing has a date."""
        return (int(self.first.min()), int(self.last.max())) if len(self.rows) else None


def lane_facets(table: Table) -> tuple[Facet, ...]:
    """The facets that can be lanes or colours: all but the year."""
    return tuple(facet for facet in table.facets if facet.kind != "year")


@dataclass(frozen=True, slots=True)
class TimelineRequest:
    """Asks when the rows of a query happened. lanes, colours: fields of `lane_facets`, or empty for one lane, one colour.

    Raises KeyError for a table without dates.
    """

    query: Query
    rows: "Rows"
    lanes: str = ""
    colours: str = ""

    def answer(self, library: "Library") -> Timeline:
        import numpy as np

        table = BY_NAME[self.query.table]
        first, last, dating = (_viewed(stored) for stored in library.columns.days(table.source, table.first))
        rows = _rows(self.rows)
        own = first[rows] > 0
        dated = rows[own]
        places, lanes, echo = _in_lanes(library, table, self.lanes, dated)
        order = np.argsort(first[dated][places], kind="stable")
        order = order[np.argsort(lanes[order], kind="stable")]
        shown = dated[places[order]]
        values = _values(library, table, self.lanes)
        starts = np.searchsorted(lanes[order], np.arange(len(values) + 1))
        found = shown, first[shown].astype(np.int32), last[shown].astype(np.int32)
        whole = dated if self.query.years is None else _rows(library.rows_of_query(self.query.with_years(None)))
        whole = whole[first[whole] > 0]
        whole = whole[np.argsort(first[whole], kind="stable")]
        return Timeline(
            table.name, self.query, *found, dating[shown],
            colour=_in_lanes(library, table, self.colours, shown, single=True)[1],
            echo=echo[order],
            until=_running(found[2], starts),
            starts=tuple(starts.tolist()),
            lane_values=values,
            colour_values=_values(library, table, self.colours),
            colour_weights=np.bincount(_in_lanes(library, table, self.colours, np.arange(1, len(first)), single=True)[1]),
            undated=rows[~own],
            whole=first[whole].astype(np.int32),
            whole_dating=dating[whole],
            documents=_documents(library, table, rows),
        )  # fmt: skip


def _rows(rows: "Rows | Array") -> "Array":
    """Rows as an array, in their own order."""
    import numpy as np

    if isinstance(rows, range):
        return np.arange(rows.start, rows.stop, rows.step, dtype=np.uint32)
    return np.array(rows, dtype=np.uint32)


def _viewed(stored: Any) -> "Array":
    import numpy as np

    return np.frombuffer(stored, dtype=f"u{stored.itemsize}") if stored else np.zeros(1, np.uint8)


def _values(library: "Library", table: Table, field: str) -> tuple[str, ...]:
    return tuple(library.columns.values(table.source, field)) if field else ("",)


def _in_lanes(library: "Library", table: Table, field: str, rows: "Array", *, single: bool = False) -> "tuple[Array, Array, Array]":
    """(places in `rows`, code of the value, whether it is an echo) of each item; single: only of a row's first value."""
    import numpy as np

    everyone, none = np.arange(len(rows)), np.zeros(len(rows), bool)
    if not field:
        return everyone, np.zeros(len(rows), np.uint8), none
    if table.facet_by_name[field].kind != "many":
        return everyone, _viewed(library.columns.codes(table.source, field))[rows], none
    offsets, codes = (_viewed(stored) for stored in library.columns.many(table.source, field))
    starts = offsets[rows].astype(np.int64)
    counts = offsets[rows + 1].astype(np.int64) - starts
    own = np.zeros(len(rows), codes.dtype)
    own[counts > 0] = codes[starts[counts > 0]]
    if single:
        return everyone, own, none
    more = np.maximum(counts - 1, 0)
    places = np.repeat(everyone, more)
    nth = np.arange(len(places)) - np.repeat(np.cumsum(more) - more, more) + 1
    echoes = codes[starts[places] + nth]
    return np.concatenate((everyone, places)), np.concatenate((own, echoes)), np.concatenate((none, np.ones(len(places), bool)))


def _documents(library: "Library", table: Table, rows: "Array") -> int:
    """How many sources the rows name, of a table that can be filtered by them; of documents themselves how many they are."""
    import numpy as np

    if SOURCES not in table.facet_by_name:
        return len(rows)
    codes = _in_lanes(library, table, SOURCES, rows)[1]
    return len(np.unique(codes[codes > 0]))


def _running(last: "Array", starts: "Array") -> "Array":
    """Within each lane the latest last day so far."""
    import numpy as np

    made = last.copy()
    for begin, end in zip(starts[:-1].tolist(), starts[1:].tolist(), strict=True):
        np.maximum.accumulate(last[begin:end], out=made[begin:end])
    return made
