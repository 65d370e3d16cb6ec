"""Rows on the worksheets of a workbook: header, typed cells, widths, filter; a further worksheet where one is full."""

from collections.abc import Mapping, Sequence
from datetime import date

from storage.export.book import Book, text_format
from storage.export.cells import Cell, shown
from storage.export.measure import WIDEST, height, lines, width
from storage.export.ooxml import blank_cell, days, number_cell, shared_cell, string_cell
from storage.export.ooxml_parts import area_name, letters
from storage.export.plan import Page
from storage.export.safe import CELL_CHARACTERS

SHEET_ROWS = 1_048_576
NARROWEST, HEADING_WIDEST = 6, 22
MARGIN = 2
FILTER_ARROW = 3  # the width of the button that a filter puts into a header
TRIANGLES = ("number_stored_as_text", "two_digit_text_year")  # Excel's warnings at ids and years, which are texts on purpose


class Grid:
    """One list of records: a header that stays in sight and filters, and the rows under it, on as many worksheets as they need.

    wrapped: the columns (by place) whose texts take more than one line, and how wide they are. named: those whose texts come again and
    again. numbers: those of figures. printed: how many columns, from the first,
    go to paper; 0 means all. folded: from which column on they are folded away; 0 means none. limit: rows that a worksheet holds.
    """

    def __init__(
        self,
        book: Book,
        name: str,
        headings: Sequence[str],
        *,
        wrapped: Mapping[int, int] | None = None,
        named: frozenset[int] = frozenset(),
        numbers: frozenset[int] = frozenset(),
        printed: int = 0,
        folded: int = 0,
        limit: int = SHEET_ROWS,
    ) -> None:
        self.book, self.name, self.headings, self.limit = book, name, list(headings), limit
        self.wrapped, self.named, self.numbers = wrapped or {}, named, numbers
        self._largest: dict[tuple[int, str], float] = {}
        self.printed, self.folded = printed or len(self.headings), folded or len(self.headings)
        self._letters = [letters(place) for place in range(len(self.headings))]
        self.names: list[str] = []
        self._begin()

    def _begin(self) -> None:
        self.worksheet = self.book.sheet(self.name)
        self.names.append(self.worksheet.name)
        self._row = 1
        self._widths = [min(width(heading) + FILTER_ARROW, HEADING_WIDEST) for heading in self.headings]
        room = HEADING_WIDEST - FILTER_ARROW
        self.worksheet.set_row(0, height(max(lines(heading, room) for heading in self.headings)) + 4)
        for place, heading in enumerate(self.headings):
            looks = self.book.header_of_numbers if place in self.numbers else self.book.header
            self.worksheet.write_string(0, place, heading, looks)

    def write(self, cells: Sequence[Cell], disputed: bool | frozenset[int] = False) -> tuple[str, int]:
        """Adds a record, disputed as a whole or in some places; gives its worksheet's name and its row, counted as the reader counts."""
        if self._row == self.limit:
            self.finish()
            self._begin()
        if self.wrapped:
            count = max(lines(shown(cells[place]), columns) for place, columns in self.wrapped.items())
            self.worksheet.set_row(self._row, height(count))
        for place, cell in enumerate(cells):
            self._put(place, cell, disputed if isinstance(disputed, bool) else place in disputed)
        self._row += 1
        return self.names[-1], self._row

    @property
    def takes_rows(self) -> bool:
        """Whether the workbook takes whole rows of `render` by `fill`; others take cell by cell."""
        return hasattr(self.book.workbook, "shared")

    def render(self, place: int, cell: Cell, disputed: bool) -> str:
        """A cell of that column in a row yet unknown, for `fill`. Its width is taken note of, once for equal cells."""
        _, value, number_format = cell
        column = self._letters[place]
        if value is None:
            return blank_cell(column, self.book.format("", True)) if disputed else ""
        if isinstance(value, str):
            if len(value) * 2 > CELL_CHARACTERS:
                value = self.book.text(value)
            if len(value) * 2 > self._widths[place] < WIDEST:  # only then can it be wider
                self._widen(place, width(value))
            style = self.book.format(text_format(value), disputed)
            shared = self.book.workbook.shared(value) if place in self.named else None
            return string_cell(column, value, style) if shared is None else shared_cell(column, shared, style)
        number = days(value) if isinstance(value, date) else value
        largest = self._largest.get((place, number_format), -1.0)
        if abs(number) > largest:  # only then can it be wider
            self._largest[place, number_format] = abs(number)
            self._widen(place, len(shown(cell)) + 1)
        return number_cell(column, number, self.book.format(number_format, disputed))

    def fill(self, page: Page) -> list[tuple[str, int, int]]:
        """Adds a page of such cells, to a workbook of our own; gives where they are: worksheet, first row, number of rows."""
        lines = ["".join(cells) for cells in zip(*page.columns, strict=True)]
        for place, cells in page.marked.items():
            lines[place] = "".join(cells)
        spans = []
        while lines:
            if self._row == self.limit:
                self.finish()
                self._begin()
            taken = lines[: self.limit - self._row]
            self.worksheet.append(self._row, taken)
            spans.append((self.names[-1], self._row + 1, len(taken)))
            self._row += len(taken)
            lines = lines[len(taken) :]
        return spans

    def _put(self, place: int, cell: Cell, disputed: bool) -> None:
        kind, value, number_format = cell
        wrap = place in self.wrapped
        if value is None:
            if disputed:
                self.worksheet.write_blank(self._row, place, None, self.book.format("", True, wrap))
            return
        if isinstance(value, str):
            value = self.book.text(value)
            self.worksheet.write_string(self._row, place, value, self.book.format(text_format(value), disputed, wrap))
            self._widen(place, width(value))
        else:
            put = self.worksheet.write_datetime if kind == "date" else self.worksheet.write_number
            put(self._row, place, value, self.book.format(number_format, disputed, wrap))
            self._widen(place, len(shown(cell)))

    def _widen(self, place: int, needed: int) -> None:
        if needed > self._widths[place]:
            self._widths[place] = needed

    def finish(self) -> None:
        """Widths, filter, frozen header and first column, and what goes to paper."""
        last_row, last = max(self._row - 1, 0), len(self.headings) - 1
        for place, needed in enumerate(self._widths):
            room = self.wrapped.get(place) or min(max(needed + MARGIN, NARROWEST), WIDEST)
            self.worksheet.set_column(place, place, room, None, {"level": 1, "hidden": 1} if place >= self.folded else {})
        if self.folded <= last:
            self.worksheet.set_column(last + 1, last + 1, None, None, {"collapsed": 1})  # where the sign stands that unfolds them
        self.worksheet.freeze_panes(1, 1)
        self.worksheet.autofilter(0, 0, last_row, last)
        if last_row:
            self.worksheet.ignore_errors(dict.fromkeys(TRIANGLES, area_name((1, 0, last_row, last))))
        self.worksheet.repeat_rows(0)
        self.worksheet.print_area(0, 0, last_row, self.printed - 1)
