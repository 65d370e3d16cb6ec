"""The spreadsheet of LibreOffice and other offices, in the open format of ISO/IEC 26300."""

from collections.abc import Iterator
from typing import TYPE_CHECKING, BinaryIO

from storage.export.grid import SHEET_ROWS
from storage.export.job import ExportJob, Format
from storage.export.odf import Workbook
from storage.export.sheets import write_with
from storage.options import LAYOUT

if TYPE_CHECKING:
    from storage.library import Library


def write(job: ExportJob, library: "Library", stream: BinaryIO, limit: int = SHEET_ROWS) -> Iterator[int]:
    """See `write_with`. The same job makes the same bytes."""
    yield from write_with(Workbook, job, library, stream, limit)


ODS = Format("ods", ".ods", "format.ods", many=True, write=write, options=(LAYOUT,))
