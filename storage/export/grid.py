"""Rows on the worksheets of a workbook: header, cell formats, widths, filter; a further worksheet where one is full."""

import unicodedata
from collections.abc import Iterable, Sequence
from functools import lru_cache
from typing import TYPE_CHECKING

from storage.export.cells import Cell, shown
from storage.export.safe import CELL_CHARACTERS, cut, guarded

if TYPE_CHECKING:
    from xlsxwriter.format import Format
    from xlsxwriter.workbook import Workbook
    from xlsxwriter.worksheet import Worksheet

SHEET_ROWS = 1_048_576
NAME_CHARACTERS = 31
NARROWEST, WIDEST = 6, 60
FILTER_ARROW = 3  # the width of the button that a filter puts into a header
TEXT_FORMAT_CHARACTERS = 255  # a longer text under "@" is shown as ##### by older Excels
DIFFER, DIFFER_SOFT, HEADER, LINE = "#A8470A", "#FCEBDD", "#ECECE8", "#BDBEB9"
_FORBIDDEN = str.maketrans("[]:*?/\\", "()-----")


class Book:
    """A workbook being written: its sheet names, its formats, and how many cells had to be cut."""

    def __init__(self, workbook: "Workbook") -> None:
        self.workbook = workbook
        self.cut = 0
        self._names: set[str] = set()
        self._formats: dict[tuple[str, bool, bool], Format] = {}
        self.header = workbook.add_format({"bold": True, "bg_color": HEADER, "bottom": 1, "bottom_color": LINE, "valign": "vcenter"})
        self.bold = workbook.add_format({"bold": True, "valign": "top"})

    def sheet(self, wanted: str) -> "Worksheet":
        """A new worksheet, under the wanted name made valid and given a number where it is taken."""
        plain = " ".join(wanted.translate(_FORBIDDEN).split()).strip("'") or "Sheet"
        name, number = cut_name(plain, ""), 1
        while name.lower() in self._names or name.lower() == "history":  # Excel keeps that one for itself
            number += 1
            name = cut_name(plain, f" {number}")
        self._names.add(name.lower())
        return self.workbook.add_worksheet(name)

    def format(self, number_format: str, disputed: bool, wrap: bool) -> "Format":
        """The look of a cell; one object for all cells that look the same."""
        key = (number_format, disputed, wrap)
        if key not in self._formats:
            look: dict[str, object] = {"num_format": number_format} if number_format else {}
            look |= {"bg_color": DIFFER_SOFT, "bottom": 4, "bottom_color": DIFFER} if disputed else {}
            look |= {"text_wrap": True, "valign": "top"} if wrap else {}
            self._formats[key] = self.workbook.add_format(look)
        return self._formats[key]

    def text(self, value: str) -> str:
        """The text, cut to what a cell holds; counted if it was."""
        kept = cut(value, CELL_CHARACTERS)
        self.cut += kept is not value
        return kept


def cut_name(name: str, suffix: str) -> str:
    return name[: NAME_CHARACTERS - len(suffix)].rstrip() + suffix


class Grid:
    """One list of records: a header that stays in sight and filters, and the rows under it, on as many worksheets as they need.

    wrapped: the columns (by place) whose texts take more than one line, and how wide they are. limit: rows that a worksheet holds.
    """

    def __init__(
        self, book: Book, name: str, headings: Sequence[str], *, limit: int = SHEET_ROWS, wrapped: dict[int, int] | None = None
    ) -> None:
        self.book, self.name, self.headings, self.limit = book, name, list(headings), limit
        self.wrapped = wrapped or {}
        self.names: list[str] = []
        self._begin()

    def _begin(self) -> None:
        self.worksheet = self.book.sheet(self.name)
        self.names.append(self.worksheet.name)
        self._row = 1
        self._widths = [width(heading) + FILTER_ARROW for heading in self.headings]
        for place, heading in enumerate(self.headings):
            self.worksheet.write_string(0, place, heading, self.book.header)

    def write(self, cells: Iterable[Cell], disputed: bool = False) -> tuple[str, int]:
        """Adds a record; gives the name of its worksheet and its row there, counted as the reader counts."""
        if self._row == self.limit:
            self.finish()
            self._begin()
        for place, cell in enumerate(cells):
            self._put(place, cell, disputed)
        self._row += 1
        return self.names[-1], self._row

    def _put(self, place: int, cell: Cell, disputed: bool) -> None:
        kind, value, number_format = cell
        wrap = place in self.wrapped
        if value is None:
            if disputed:
                self.worksheet.write_blank(self._row, place, None, self.book.format("", True, wrap))
            return
        if isinstance(value, str):
            value = self.book.text(value)
            look = self.book.format("@" if text_at_risk(value) else "", disputed, wrap)
            self.worksheet.write_string(self._row, place, value, look)
            needed = width(value)
        else:
            look = self.book.format(number_format, disputed, wrap)
            (self.worksheet.write_datetime if kind == "date" else self.worksheet.write_number)(self._row, place, value, look)
            needed = len(shown(cell))
        if needed > self._widths[place]:
            self._widths[place] = needed

    def finish(self) -> None:
        """Widths, filter, frozen header and first column; no warning triangles at numbers that are names."""
        last = len(self.headings) - 1
        for place, needed in enumerate(self._widths):
            self.worksheet.set_column(place, place, self.wrapped.get(place) or min(max(needed + 1, NARROWEST), WIDEST))
        self.worksheet.freeze_panes(1, 1)
        self.worksheet.autofilter(0, 0, max(self._row - 1, 0), last)
        if self._row > 1:
            self.worksheet.ignore_errors(dict.fromkeys(("number_stored_as_text", "two_digit_text_year"), _range(self._row, last)))
        self.worksheet.repeat_rows(0)
        self.worksheet.set_landscape()
        self.worksheet.set_paper(9)
        self.worksheet.fit_to_pages(1, 0)


def _range(rows: int, last: int) -> str:
    from xlsxwriter.utility import xl_range  # a writer: not loaded before the first paint

    return str(xl_range(1, 0, rows - 1, last))


def text_at_risk(text: str) -> bool:
    """Whether a text would turn into a number, a date or a formula when its cell is edited, unless the cell is formatted as text."""
    return len(text) <= TEXT_FORMAT_CHARACTERS and (text[:1].isdigit() or guarded(text) is not text)


@lru_cache(maxsize=8192)
def width(text: str) -> int:
    """How many digits wide the longest line of a text is; Chinese characters count double. No more than a column can be is measured."""
    return max((_line_width(line[:WIDEST]) for line in text.split("\n")), default=0)


def _line_width(line: str) -> int:
    return len(line) if line.isascii() else sum(2 if unicodedata.east_asian_width(sign) in "WF" else 1 for sign in line)
