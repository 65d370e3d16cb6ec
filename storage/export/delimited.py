"""CSV for scripts and spreadsheets alike: RFC 4180, at first in UTF-8 with a byte order mark (without it Excel reads Chinese as noise)."""

import csv
import io
from collections.abc import Iterator
from typing import TYPE_CHECKING, BinaryIO

from storage.export.cells import Cell, plain
from storage.export.job import ExportJob, Format
from storage.export.plan import raw
from storage.export.safe import guarded
from storage.options import DELIMITER, ENCODING

if TYPE_CHECKING:
    from storage.library import Library


SIGNS = {"comma": ",", "semicolon": ";", "tab": "\t"}


def write(job: ExportJob, library: "Library", stream: BinaryIO) -> Iterator[int]:
    """Writes the job's one sheet under the catalog's field names, values raw, lines ended by CR LF. Yields the rows done so far.

    A text that a spreadsheet could run as a formula is written with an apostrophe before it (`safe.unguarded` takes it off); numbers never.
    """
    (sheet,) = job.sheets
    plan = raw(sheet, library, job.language)
    text = io.TextIOWrapper(stream, encoding=job.encoding, newline="", write_through=False)
    try:
        lines = csv.writer(text, delimiter=SIGNS[job.delimiter], lineterminator="\r\n")
        lines.writerow(plan.headings)
        done = 0
        for page in plan.rendered(sheet.rows, lambda _place, cell, _disputed: field(cell)):
            lines.writerows(zip(*page.columns, strict=True))
            done += len(page.uses)
            yield done
        text.flush()
    finally:
        text.detach()  # the stream is the caller's to close


def field(cell: Cell) -> str:
    """The cell as CSV holds it."""
    return guarded(str(cell.value)) if cell.kind in ("text", "link") else plain(cell)


CSV = Format("csv", ".csv", "format.csv", many=False, write=write, options=(DELIMITER, ENCODING))
