"""The sheets of a spreadsheet, whichever its format: rows as typed cells, the sources they stand on, what the file says of itself."""

from collections.abc import Callable, Iterator
from datetime import datetime, time
from itertools import groupby
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING, Any, BinaryIO

from storage.describe import describe, worded
from storage.export import register as sources
from storage.export.about import Tally, about
from storage.export.book import Book
from storage.export.grid import SHEET_ROWS, Grid
from storage.export.job import ExportJob, Sheet
from storage.export.measure import height, lines
from storage.export.plan import Plan, labelled
from storage.export.provenance import Uses
from storage.export.register import Register
from storage.export.safe import clean
from storage.export.wide import Wide
from storage.options import LAYOUT
from storage.tables import BY_NAME
from storage.words import text

if TYPE_CHECKING:
    from storage.library import Library

LOCATED = 5_000  # rows up to which the list of sources also says where in a source each row is from; the rows say it themselves
CITATION_WIDTH, LABEL_WIDTH, SAID_WIDTH = 70, 24, 110
Written = tuple[str, int, list[Uses], int]  # worksheet, first row, what each row stands on, how many are disputed


def write_with(
    make: Callable[[BinaryIO, Path], Any], job: ExportJob, library: "Library", stream: BinaryIO, limit: int = SHEET_ROWS
) -> Iterator[int]:
    """Writes the job's sheets, then Sources and About, with the workbook that `make` makes of a stream and a folder for what must wait.

    Yields the rows done so far. limit: rows of a worksheet, its header among them; what is beyond goes to further worksheets.
    """
    with TemporaryDirectory(prefix="almanac-", ignore_cleanup_errors=True) as folder:
        workbook = make(stream, Path(folder))
        try:
            yield from _fill(job, library, Book(workbook), limit)
            workbook.close()
        finally:
            workbook.let_go()


def _fill(job: ExportJob, library: "Library", book: Book, limit: int) -> Iterator[int]:
    register, tally, done = Register(located=job.total <= LOCATED), Tally(), 0
    for sheet in job.sheets:
        across = job.layout == "wide" and sheet.table in LAYOUT.tables
        write_sheet = _write_wide if across else _write_sheet
        for rows in write_sheet(sheet, job, library, book, register, tally, limit):
            yield done + rows
        done += len(sheet.rows)
    _write_sources(job, library, book, register)
    tally.cut, tally.source_ids = book.cut, register.source_ids
    _write_about(job, library, book, tally)
    book.workbook.set_properties(_properties(job, library))


def _write_sheet(
    sheet: Sheet, job: ExportJob, library: "Library", book: Book, register: Register, tally: Tally, limit: int
) -> Iterator[int]:
    table, done = BY_NAME[sheet.table], 0
    located = job.total <= LOCATED
    plan = labelled(
        sheet,
        library,
        job.language,
        with_sources=register.typer(with_locators="locator" not in table.by_name, language=job.language),
        split=True,
        located=located,
    )
    name = sheet_name(f"table.{sheet.table}", job.language)
    named = frozenset(place for place, column in enumerate(plan.columns) if column.named)
    numbers = frozenset(place for place, column in enumerate(plan.columns) if column.name == "value")
    grid = Grid(book, name, plan.headings, named=named, numbers=numbers, printed=plan.chosen, folded=plan.seen, limit=limit)
    for part, row, uses, disputed in (_quickly if grid.takes_rows else _cell_by_cell)(plan, grid, sheet):
        register.note(part, row, uses)
        tally.disputed += disputed
        done += len(uses)
        yield done
    grid.finish()
    tally.claims += done if table.source == "statistics" else 0
    tally.parts[sheet.table] = grid.names


def _quickly(plan: Plan, grid: Grid, sheet: Sheet) -> Iterator[Written]:
    for page in plan.rendered(sheet.rows, grid.render, marks=True):
        start, disputed = 0, sum(map(bool, page.disputed))
        for part, row, count in grid.fill(page):
            yield part, row, page.uses[start : start + count], disputed if start == 0 else 0
            start += count


def _cell_by_cell(plan: Plan, grid: Grid, sheet: Sheet) -> Iterator[Written]:
    for page in plan.pages(sheet.rows):
        places = [grid.write(record.cells, record.disputed) for record in page]
        start = 0
        for part, found in groupby(places, key=lambda place: place[0]):
            some = page[start : start + len(list(found))]
            yield part, places[start][1], [record.uses for record in some], sum(record.disputed for record in some)
            start += len(some)


def _write_wide(
    sheet: Sheet, job: ExportJob, library: "Library", book: Book, register: Register, tally: Tally, limit: int
) -> Iterator[int]:
    made = Wide(sheet, library, job.language, register)
    grid = Grid(book, sheet_name(f"table.{sheet.table}", job.language), made.headings, numbers=made.numbers, limit=limit)
    for line in made.lines():
        register.note(*grid.write(line.cells, line.disputed), (line.uses,))
        tally.disputed += len(line.disputed)
    grid.finish()
    tally.claims, tally.left_out = tally.claims + len(sheet.rows), tally.left_out + made.left_out
    tally.parts[sheet.table] = grid.names
    yield len(sheet.rows)


def _write_sources(job: ExportJob, library: "Library", book: Book, register: Register) -> None:
    grid = Grid(book, sheet_name("export.sources", job.language), sources.headings(job.language), wrapped={1: CITATION_WIDTH}, printed=6)
    for cells in sources.lines(register, library, job.language):
        grid.write(cells)
    grid.finish()


def _write_about(job: ExportJob, library: "Library", book: Book, tally: Tally) -> None:
    worksheet = book.sheet(sheet_name("export.about", job.language))
    said = book.format("", wrap=True)
    worksheet.set_column(0, 0, LABEL_WIDTH, book.bold)
    worksheet.set_column(1, 1, SAID_WIDTH, said)
    for row, line in enumerate(about(job, library, tally)):
        worksheet.set_row(row, height(lines(line.said, SAID_WIDTH)))
        worksheet.write_string(row, 0, line.label, book.bold)
        worksheet.write_string(row, 1, book.text(clean(line.said)), said)
    worksheet.hide_gridlines(2)


def sheet_name(code: str, language: str) -> str:
    """`Sources`, `来源`, or `Sources 来源`."""
    return worded(text(code), language).replace(" · ", " ")


def _properties(job: ExportJob, library: "Library") -> dict[str, object]:
    tables = ", ".join(worded(text(f"table.{sheet.table}"), job.language) for sheet in job.sheets)
    asked = "; ".join(describe(job.query, library, job.language))
    return {
        "title": f"IP Almanac: {tables}",
        "subject": clean(asked)[:255],
        "author": "IP Almanac",
        "comments": f"{worded(text('about.data'), job.language)}: {library.meta.get('data_version', '')}",
        "created": datetime.combine(job.day, time()),
    }
