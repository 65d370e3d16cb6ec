"""An OpenDocument spreadsheet written row by row, for LibreOffice and whoever must hand in open formats.

No kept library writes one at a bearable price: a hundred thousand rows took the best of them minutes. So it speaks the part of XlsxWriter's
language that our sheets need, as `ooxml` does, and `Book` and `Grid` take it. OpenDocument 1.3, part 3.
"""

from collections.abc import Mapping
from datetime import date
from pathlib import Path
from shutil import copyfileobj
from typing import Any, BinaryIO
from xml.sax.saxutils import escape
from zipfile import ZIP_DEFLATED, ZIP_STORED, ZipFile, ZipInfo

from storage.export import odf_parts as parts
from storage.export.waiting import Sheets

KIND = "application/vnd.oasis.opendocument.spreadsheet"
EMPTY = "<table:table-cell/>"
_BLOCK = 1 << 18


def paragraphs(value: str) -> str:
    """A text as its lines, with the blanks that XML would drop."""
    return "".join(f"<text:p>{_spaced(line)}</text:p>" for line in value.split("\n"))


def _spaced(line: str) -> str:
    said = escape(line).replace("\t", "<text:tab/>").replace("\r", "")
    if "  " not in said and said == said.strip(" "):
        return said
    out, run = [], 0
    for place, sign in enumerate(said + "\0"):
        if sign == " ":
            run += 1
            continue
        first = place == run  # a line that begins with blanks
        if run:
            out.append(f'<text:s text:c="{run}"/>' if first or sign == "\0" or run > 1 else " ")
        run = 0
        out.append(sign)
    return "".join(out[:-1])


class Worksheet:
    """One sheet; see `ooxml.Worksheet`."""

    def __init__(self, name: str, path: Path) -> None:
        self.name, self._path = name, path
        self.rows: BinaryIO = path.open("wb")
        self.columns: dict[int, tuple[float, bool]] = {}
        self.filtered: tuple[int, int, int, int] | None = None
        self.frozen: tuple[int, int] | None = None
        self._cells: list[str] = []
        self._row, self.widest = -1, 0

    def write_string(self, row: int, column: int, value: str, style: str = "") -> None:
        self._put(row, column, f'<table:table-cell{_named(style)} office:value-type="string">{paragraphs(value)}</table:table-cell>')

    def write_number(self, row: int, column: int, value: float, style: str = "") -> None:
        self._put(row, column, f'<table:table-cell{_named(style)} office:value-type="float" office:value="{value!r}"/>')

    def write_datetime(self, row: int, column: int, value: date, style: str = "") -> None:
        self._put(row, column, f'<table:table-cell{_named(style)} office:value-type="date" office:date-value="{value.isoformat()}"/>')

    def write_blank(self, row: int, column: int, value: None, style: str = "") -> None:
        self._put(row, column, f"<table:table-cell{_named(style)}/>")

    def _put(self, row: int, column: int, cell: str) -> None:
        if row != self._row:
            self.flush()
            self._row = row
        self._cells += [EMPTY] * (column - len(self._cells))
        self._cells.append(cell)
        self.widest = max(self.widest, column)

    def flush(self) -> None:
        """Writes the row that is being filled; the first row of a sheet that filters is its header, on every printed page."""
        if self._row >= 0:
            line = f'<table:table-row table:style-name="ro">{"".join(self._cells)}</table:table-row>'
            head = self._row == 0
            self.rows.write((f"<table:table-header-rows>{line}</table:table-header-rows>" if head else line).encode())
        self._row, self._cells = -1, []

    def set_column(
        self, first: int, last: int, width: float | None, style: str | None = None, options: Mapping[str, int] | None = None
    ) -> None:
        if width is not None:
            self.columns[first] = (width, bool((options or {}).get("hidden")))

    def freeze_panes(self, row: int, column: int) -> None:
        self.frozen = (row, column)

    def autofilter(self, *area: int) -> None:
        first_row, first, last_row, last = area
        self.filtered = (first_row, first, last_row, last)

    def __getattr__(self, name: str) -> Any:
        """What this format says otherwise, or leaves to its reader: paper, heights, warnings of Excel."""
        if name in _UNSAID:
            return lambda *_: None
        raise AttributeError(name)

    def write_to(self, stream: Any) -> None:
        """The sheet as XML."""
        self.flush()
        self.rows.close()
        stream.write(parts.table_head(self.name, self.columns, self.widest).encode())
        with self._path.open("rb") as held:
            copyfileobj(held, stream, _BLOCK)
        stream.write(b"</table:table>")


_UNSAID = (
    "set_row",
    "ignore_errors",
    "repeat_rows",
    "print_area",
    "set_footer",
    "set_landscape",
    "set_paper",
    "fit_to_pages",
    "hide_gridlines",
)


def _named(style: str) -> str:
    return f' table:style-name="{style}"' if style else ""


class Workbook(Sheets[Worksheet]):
    """Sheets, looks and properties; `close` puts them together. folder: where rows wait."""

    def __init__(self, stream: BinaryIO, folder: Path) -> None:
        super().__init__(stream, folder, Worksheet)
        self._looks: dict[str, str] = {}

    def add_format(self, looks: Mapping[str, object]) -> str:
        """The name of a style, as cells name it."""
        number = len(self._looks) + 1
        return self._looks.setdefault(parts.style(looks), f"ce{number}")

    def close(self) -> None:
        """Writes the file. The same sheets make the same bytes."""
        for sheet in self._sheets:
            sheet.flush()
        with ZipFile(self._stream, "w", ZIP_DEFLATED, compresslevel=1) as file:
            file.writestr(_info("mimetype", ZIP_STORED), KIND)  # first and as it is, so that the kind of the file can be told by its bytes
            file.writestr(_info("META-INF/manifest.xml"), parts.manifest(KIND))
            file.writestr(_info("meta.xml"), parts.meta(self._properties, self.day))
            file.writestr(_info("styles.xml"), parts.styles())
            file.writestr(_info("settings.xml"), parts.settings([(sheet.name, sheet.frozen) for sheet in self._sheets]))
            with file.open(_info("content.xml"), "w", force_zip64=True) as stream:
                widths = sorted({width for sheet in self._sheets for width, _ in sheet.columns.values()})
                stream.write(parts.content_head(self._looks, widths).encode())
                for sheet in self._sheets:
                    sheet.write_to(stream)
                stream.write(parts.content_foot([(sheet.name, sheet.filtered) for sheet in self._sheets]).encode())


def _info(name: str, kind: int = ZIP_DEFLATED) -> ZipInfo:
    made = ZipInfo(name, (1980, 1, 1, 0, 0, 0))
    made.compress_type = kind
    made._compresslevel = 1  # type: ignore[attr-defined]  # else `open` takes the slow default
    return made
