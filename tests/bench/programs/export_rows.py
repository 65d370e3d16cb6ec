"""Exports all statistics of an almanac, each writer in a process of its own: its processor time, and its peak memory above the start.

Arguments: the writer, the database, the file to make. All write the same twelve columns; `ours` also its sheets of sources and of what the
file is, and the folded columns that no other writer has.
"""

import sqlite3
import sys
import time
from collections.abc import Callable, Iterator
from datetime import datetime
from pathlib import Path

HEADINGS = (
    "Mark", "Year", "Indicator", "Who or where", "Value", "Breakdown", "Qualifier", "Note", "Source", "Where", "Day", "Claims",
)  # fmt: skip
SQL = """
SELECT CASE t.disagrees WHEN 1 THEN '≠' ELSE '' END, CAST(t.period_start AS INTEGER), i.name_en, coalesce(o.name_en, a.name_en),
       t.value, b.name_en, t.qualifier, t.note, s.title, t.locator, t.last_day, t.claims_in_group
FROM statistics t JOIN indicators i USING (indicator_id) JOIN sources s USING (source_id) LEFT JOIN areas a ON a.area_id = t.area_id
LEFT JOIN organizations o ON o.organization_id = t.organization_id LEFT JOIN breakdowns b USING (breakdown_id) ORDER BY t.row
"""
DAY = 10  # the column of a date
COLUMNS = (
    "mark", "year", "indicator_id", "subject", "value", "breakdown_id", "qualifier", "note", "source_id", "locator", "last_day",
    "claims_in_group",
)  # fmt: skip


def lines(database: Path) -> Iterator[tuple[object, ...]]:
    """The rows, days as days."""
    for line in sqlite3.connect(database).execute(SQL):
        yield (*line[:DAY], datetime.fromisoformat(line[DAY]), *line[DAY + 1 :])


def ours(database: Path, target: Path) -> Callable[[], None]:
    from storage.export.job import ExportJob, Sheet
    from storage.export.run import run
    from storage.library import Library
    from storage.query import Query

    library = Library(database)
    rows = range(1, library.count("statistics") + 1)
    job = ExportJob(target, (Sheet("statistics", COLUMNS, rows),), Query("statistics"))

    def write() -> None:
        for _ in run(job, library):
            pass

    return write


def by_xlsxwriter(database: Path, target: Path) -> Callable[[], None]:
    """As its manual says: typed cells, dates, formats, widths, frozen and filtered header."""
    from xlsxwriter.workbook import Workbook

    def write() -> None:
        book = Workbook(target, {"strings_to_formulas": False, "strings_to_urls": False, "strings_to_numbers": False})
        sheet, head = book.add_worksheet("Statistics"), book.add_format({"bold": True})
        number, day = book.add_format({"num_format": "#,##0"}), book.add_format({"num_format": "yyyy-mm-dd"})
        widths = [len(heading) for heading in HEADINGS]
        sheet.write_row(0, 0, HEADINGS, head)
        row = 0
        for row, line in enumerate(lines(database), 1):
            for place, value in enumerate(line):
                if isinstance(value, str):
                    sheet.write_string(row, place, value)
                    widths[place] = max(widths[place], len(value))
                elif isinstance(value, datetime):
                    sheet.write_datetime(row, place, value, day)
                elif value is not None:
                    sheet.write_number(row, place, value, number)
        for place, width in enumerate(widths):
            sheet.set_column(place, place, min(max(width, 10), 60))
        sheet.freeze_panes(1, 1)
        sheet.autofilter(0, 0, row, len(HEADINGS) - 1)
        book.close()

    return write


def by_pandas(database: Path, target: Path) -> Callable[[], None]:
    import openpyxl  # noqa: F401  # which it would load meanwhile
    import pandas as pd

    def write() -> None:
        pd.DataFrame(lines(database), columns=list(HEADINGS)).to_excel(target, index=False, engine="openpyxl", freeze_panes=(1, 1))

    return write


WRITERS = {"ours": ours, "csv": ours, "xlsxwriter": by_xlsxwriter, "pandas": by_pandas}


def resident(name: str) -> int:
    """VmRSS or VmHWM in kilobytes; Linux alone tells."""
    status = Path("/proc/self/status")
    return next(int(line.split()[1]) for line in status.read_text().splitlines() if line.startswith(name)) if status.exists() else 0


if __name__ == "__main__":
    write = WRITERS[sys.argv[1]](Path(sys.argv[2]), Path(sys.argv[3]))
    held, began = resident("VmRSS"), time.process_time()
    write()
    print((time.process_time() - began) * 1000, (resident("VmHWM") - held) / 1024)
