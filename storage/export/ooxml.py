"""A workbook written row by row: a large plain table costs a fraction of what XlsxWriter takes, in time and in memory.

It speaks the part of XlsxWriter's language that our sheets need, so that `Book` and `Grid` take either; charts are XlsxWriter's alone. The
parts and the order of their elements follow ECMA-376, part 1, 18.3 and 18.8. Rows wait in a temporary file, because widths stand before
them.
"""

import re
from collections.abc import Iterable, Mapping
from datetime import date
from pathlib import Path
from shutil import copyfileobj
from typing import BinaryIO
from xml.sax.saxutils import escape
from zipfile import ZIP_DEFLATED, ZipFile, ZipInfo

from storage.export import ooxml_parts as parts
from storage.export.ooxml_parts import letters
from storage.export.ooxml_styles import Styles
from storage.export.waiting import Sheets

ROW = "\0"  # stands for the number of the row in a cell that was made before its row was known
DAY_ZERO = date(1899, 12, 30)
_PLAIN = re.compile(r"[^\x00-\x20&<>_](?:[^\x00-\x1f&<>_]*[^\x00-\x20&<>_])?")  # nothing to escape, no blank at either end
_CONTROLS = re.compile(r"_x[0-9A-Fa-f]{4}_|[\x00-\x08\x0b-\x1f]")
_BLOCK = 1 << 18
MOST_SHARED = 30_000


def string_cell(column: str, value: str, style: int) -> str:
    """A cell of a text in a row yet unknown."""
    if _PLAIN.fullmatch(value):
        return f'<c r="{column}{ROW}" s="{style}" t="inlineStr"><is><t>{value}</t></is></c>'
    return f'<c r="{column}{ROW}" s="{style}" t="inlineStr"><is>{_said(value)}</is></c>'


def _said(value: str) -> str:
    """The element of a text."""
    if _PLAIN.fullmatch(value):
        return f"<t>{value}</t>"
    return f'<t xml:space="preserve">{_CONTROLS.sub(_escaped, escape(value))}</t>'


def shared_cell(column: str, number: int, style: int) -> str:
    """A cell of a text that the workbook keeps once (`Workbook.shared`)."""
    return f'<c r="{column}{ROW}" s="{style}" t="s"><v>{number}</v></c>'


def number_cell(column: str, value: float, style: int) -> str:
    """A cell of a number, or of a date given as days."""
    whole = int(value)
    return f'<c r="{column}{ROW}" s="{style}"><v>{whole if whole == value else value!r}</v></c>'


def blank_cell(column: str, style: int) -> str:
    """A cell with nothing but its looks."""
    return f'<c r="{column}{ROW}" s="{style}"/>'


def days(value: date) -> int:
    """A date as Excel counts it, from March 1900 on."""
    return (value - DAY_ZERO).days


def _escaped(found: "re.Match[str]") -> str:
    """What Excel would take for a sign in disguise, and signs that XML cannot hold, in disguise."""
    return f"_x005F{found[0]}" if len(found[0]) > 1 else f"_x{ord(found[0]):04X}_"


class Worksheet:
    """One sheet. Rows and cells come in rising order; what concerns the whole sheet may be said at any time."""

    def __init__(self, name: str, path: Path) -> None:
        self.name = name
        self.about = parts.SheetParts()
        self._path = path
        self.rows: BinaryIO = path.open("wb")
        self._heights: dict[int, float] = {}
        self._row, self._cells = -1, [""]

    def write_string(self, row: int, column: int, value: str, style: int = 0) -> None:
        self._put(row, column, string_cell(letters(column), value, style))

    def write_number(self, row: int, column: int, value: float, style: int = 0) -> None:
        self._put(row, column, number_cell(letters(column), value, style))

    def write_datetime(self, row: int, column: int, value: date, style: int = 0) -> None:
        self._put(row, column, number_cell(letters(column), days(value), style))

    def write_blank(self, row: int, column: int, value: None, style: int = 0) -> None:
        self._put(row, column, blank_cell(letters(column), style))

    def set_row(self, row: int, height: float) -> None:
        self._heights[row] = height

    def append(self, row: int, lines: Iterable[str]) -> None:
        """Whole rows from `row` on, each the cells of the functions above in a string."""
        self._flush()
        numbered = [f'<row r="{number}">{line.replace(ROW, str(number))}</row>' for number, line in enumerate(lines, row + 1)]
        self.rows.write("".join(numbered).encode())

    def _put(self, row: int, column: int, cell: str) -> None:
        if row != self._row:
            self._flush()
            self._row = row
        self._cells.append(cell)
        self.about.widest = max(self.about.widest, column)

    def _flush(self) -> None:
        if self._row >= 0:
            height = self._heights.pop(self._row, None)
            tall = f' ht="{height:g}" customHeight="1"' if height is not None else ""
            number = str(self._row + 1)
            self.rows.write(f'<row r="{number}"{tall}>{"".join(self._cells).replace(ROW, number)}</row>'.encode())
        self._row, self._cells = -1, []

    # -- the whole sheet, as XlsxWriter calls it -------------------------------------------------------------------------------------

    def set_column(
        self, first: int, last: int, width: float | None, style: int | None = None, options: Mapping[str, int] | None = None
    ) -> None:
        self.about.columns[first] = parts.ColumnLooks(first, last, width, style or 0, dict(options or {}))

    def freeze_panes(self, row: int, column: int) -> None:
        self.about.frozen = (row, column)

    def autofilter(self, first_row: int, first: int, last_row: int, last: int) -> None:
        self.about.filtered = (first_row, first, last_row, last)

    def ignore_errors(self, ranges: Mapping[str, str]) -> None:
        self.about.ignored = dict(ranges)

    def repeat_rows(self, row: int) -> None:
        self.about.repeated = row

    def print_area(self, first_row: int, first: int, last_row: int, last: int) -> None:
        self.about.printed = (first_row, first, last_row, last)

    def set_footer(self, footer: str) -> None:
        self.about.footer = footer

    def set_landscape(self) -> None:
        self.about.landscape = True

    def set_paper(self, paper: int) -> None:
        self.about.paper = paper

    def fit_to_pages(self, width: int, height: int) -> None:
        self.about.fit = (width, height)

    def hide_gridlines(self, option: int) -> None:
        self.about.gridlines = option == 0

    def write_to(self, stream: BinaryIO, *, active: bool) -> None:
        """The sheet as XML."""
        self._flush()
        self.rows.close()
        stream.write(parts.sheet_head(self.about, active=active).encode())
        with self._path.open("rb") as held:
            copyfileobj(held, stream, _BLOCK)
        stream.write(parts.sheet_foot(self.about).encode())


class Workbook(Sheets[Worksheet]):
    """Sheets, looks and properties; `close` puts them together. folder: where rows wait."""

    def __init__(self, stream: BinaryIO, folder: Path) -> None:
        super().__init__(stream, folder, Worksheet)
        self._styles = Styles()
        self._shared: dict[str, int] = {}

    def add_format(self, looks: Mapping[str, object]) -> int:
        """The number of a style, as cells name it."""
        return self._styles.add(looks)

    def shared(self, value: str) -> int | None:
        """The number of a text that is kept once for all cells that have it; None when enough are kept."""
        number = self._shared.get(value)
        if number is None and len(self._shared) < MOST_SHARED:
            number = self._shared[value] = len(self._shared)
        return number

    def close(self) -> None:
        """Writes the file. The same sheets make the same bytes."""
        with ZipFile(self._stream, "w", ZIP_DEFLATED, compresslevel=1) as file:
            for name, content in parts.fixed(
                [(sheet.name, sheet.about) for sheet in self._sheets], self._styles.xml(), self._properties, self.day
            ):
                _write(file, name, content)
            _write(file, "xl/sharedStrings.xml", parts.shared_strings(map(_said, self._shared)))
            for number, sheet in enumerate(self._sheets, 1):
                with file.open(_named(f"xl/worksheets/sheet{number}.xml"), "w", force_zip64=True) as stream:
                    sheet.write_to(stream, active=number == 1)  # type: ignore[arg-type]


def _write(file: ZipFile, name: str, content: str) -> None:
    file.writestr(_named(name), content)


def _named(name: str) -> ZipInfo:
    made = ZipInfo(name, (1980, 1, 1, 0, 0, 0))
    made.compress_type = ZIP_DEFLATED
    made._compresslevel = 1  # type: ignore[attr-defined]  # else `open` takes the slow default
    return made
