"""A colleague's errand on the real data: China's ranks in the Global Innovation Index, as a workbook that says who says so."""

from collections.abc import Iterator
from pathlib import Path

import openpyxl
import pytest

from storage.export.job import ExportJob, Sheet
from storage.export.run import run
from storage.library import Library
from storage.query import Filter, Query
from storage.tables.statistics import STATISTICS
from tests.storage.export.test_xlsx import sheet, values


@pytest.fixture
def real(library_path: Path) -> Iterator[Library]:
    library = Library(library_path)
    yield library
    library.close()


def test_gii_ranks_go_out_as_numbers_each_with_a_source_that_is_listed(real: Library, tmp_path: Path) -> None:
    chosen = (("indicator_id", "gii-rank"), ("area_id", "cn"), ("picked", "1"))
    query = Query("statistics", filters=tuple(Filter("statistics", field, "in", (value,)) for field, value in chosen))
    rows = real.rows_of_query(query)
    job = ExportJob(tmp_path / "gii.xlsx", (Sheet("statistics", STATISTICS.columns, rows),), query)
    assert list(run(job, real))[-1] == len(rows) > 10
    book = openpyxl.load_workbook(job.path)
    worksheet = sheet(book, "Statistics")
    stored = [record[0] for record in real.records("statistics", rows, ("value",))]
    assert values(worksheet, "Value") == stored
    assert values(worksheet, "Key") == real.keys("statistics", rows)
    listed = {f"[{number}]" for number in values(sheet(book, "Sources"), "No.")}
    assert {str(number) for number in values(worksheet, "Source numbers")} == listed
    assert all(values(sheet(book, "Sources"), "Source in full"))
