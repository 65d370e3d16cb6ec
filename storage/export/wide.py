"""Years across: a series a row, a period a column, as tables in reports are; one figure a cell, the others stay in the tidy layout."""

from collections.abc import Iterator
from typing import TYPE_CHECKING, Any, NamedTuple

from storage.describe import field_label, worded
from storage.export.cells import EMPTY, QUALIFIER_MARKS, Cell, name_cell, number_cell
from storage.export.job import Sheet
from storage.export.provenance import Use, Uses
from storage.export.register import Register
from storage.tables import BY_NAME
from storage.words import text

if TYPE_CHECKING:
    from storage.library import Library

PAGE = 400
OF_SERIES = ("indicator_id", "organization_id", "area_id", "breakdown_id")
STATED = ("period_start", "period_end", "value", "decimals", "qualifier", "basis", "disagrees", "picked", "source_id", "locator")
_NAMED = (("indicator_id", "indicators"), ("organization_id", "organizations"), ("area_id", "areas"), ("breakdown_id", "breakdowns"))


class Stated(NamedTuple):
    """One claim, the fields of STATED."""

    start: str | None
    end: str | None
    value: float
    decimals: int
    qualifier: str
    basis: str
    disagrees: int
    picked: int
    source_id: str
    locator: str | None

    @property
    def period(self) -> str:
        return (self.start or "") if self.start == self.end else f"{self.start or ''}–{self.end or ''}"


class Line(NamedTuple):
    """A row of the sheet. disputed: the places of cells whose sources disagree."""

    cells: list[Cell]
    disputed: frozenset[int]
    uses: Uses


class Wide:
    """The rows of a sheet of statistics as series. left_out: claims that gave way to the shown one of their period."""

    def __init__(self, sheet: Sheet, library: "Library", language: str, register: Register) -> None:
        self._library, self._language = library, language
        self._series: dict[tuple[Any, ...], dict[str, Stated]] = {}
        self.left_out = 0
        for start in range(0, len(sheet.rows), PAGE):
            part = sheet.rows[start : start + PAGE]
            for record in library.records("statistics", part, (*OF_SERIES, *STATED)):
                self._take(record[: len(OF_SERIES)], Stated._make(record[len(OF_SERIES) :]))
        self.periods = sorted({period for claims in self._series.values() for period in claims})
        self._fields = [place for place in range(len(OF_SERIES)) if any(key[place] for key in self._series)]
        self._numbers = register.typer(with_locators=False)

    def __len__(self) -> int:
        return len(self._series)

    def _take(self, series: tuple[Any, ...], claim: Stated) -> None:
        claims = self._series.setdefault(series, {})
        known = claims.get(claim.period)
        self.left_out += known is not None
        if known is None or (claim.picked and not known.picked):
            claims[claim.period] = claim

    @property
    def headings(self) -> list[str]:
        table = BY_NAME["statistics"]
        labels = [field_label(table, OF_SERIES[place]) for place in self._fields]
        named = [worded(label, self._language) for label in (*labels, field_label(table, "unit_id"))]
        unknown, numbers = (worded(text(code), self._language) for code in ("unknown", "export.numbers"))
        return [*named, *(period or unknown for period in self.periods), numbers]

    @property
    def numbers(self) -> frozenset[int]:
        """The places of the periods."""
        first = len(self._fields) + 1
        return frozenset(range(first, first + len(self.periods)))

    def lines(self) -> Iterator[Line]:
        """In the order in which the series came up."""
        units = self._library.lookup("indicators", "unit_id")
        for series, claims in self._series.items():
            uses = tuple(dict.fromkeys(Use(claim.source_id, "") for claim in claims.values()))
            named = [name_cell(self._library, _NAMED[place][1], series[place], self._language) for place in self._fields]
            unit = name_cell(self._library, "units", units.get(series[0]), self._language)
            values = [_cell(claims.get(period)) for period in self.periods]
            first = len(named) + 1
            disputed = frozenset(
                first + place for place, period in enumerate(self.periods) if period in claims and claims[period].disagrees
            )
            yield Line([*named, unit, *values, self._numbers((uses,))], disputed, uses)


def _cell(claim: Stated | None) -> Cell:
    """The number, with its qualifier as a sign that the format shows and no formula sees."""
    if claim is None:
        return EMPTY
    cell = number_cell(claim.value, claim.decimals)
    sign = QUALIFIER_MARKS.get(claim.qualifier, "")
    return cell._replace(number_format=f'"{sign} "{cell.number_format}') if sign else cell
