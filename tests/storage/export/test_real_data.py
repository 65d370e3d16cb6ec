"""A colleague's errand on the real data: China's ranks in the Global Innovation Index, as a workbook that says who says so."""

from collections.abc import Iterator
from pathlib import Path

import openpyxl
import pytest

from storage.cautions import of_rows
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
    assert values(worksheet, "Value (rank)") == stored
    assert values(worksheet, "Key") == real.keys("statistics", rows)
    listed = {f"[{number}]" for number in values(sheet(book, "Sources"), "No.")}
    assert {str(number) for number in values(worksheet, "Source numbers")} == listed
    assert all(values(sheet(book, "Sources"), "Source in full"))


@pytest.mark.parametrize("language", ["en", "zh", "both"])
def test_about_warns_of_what_the_figures_of_the_file_are_mistaken_for(real: Library, tmp_path: Path, language: str) -> None:
    chosen = (("indicator_id", "patent-applications"), ("area_id", "cn"), ("picked", "1"))
    query = Query("statistics", years=(2016, 2017), filters=tuple(Filter("statistics", field, "in", (value,)) for field, value in chosen))
    said = {}
    for years, rows in (("two", real.rows_of_query(query)), ("one", real.rows_of_query(query.with_years((2018, 2018))))):
        job = ExportJob(tmp_path / f"{years}.xlsx", (Sheet("statistics", STATISTICS.columns, rows),), query, language=language)
        list(run(job, real))
        said[years] = "\n".join(str(row[1].value) for row in openpyxl.load_workbook(job.path).worksheets[-1].iter_rows())
    sentences = [caution.text for caution in of_rows(real, real.rows_of_query(query)) if caution.is_break]
    wanted = [part for text in sentences for part in (text if language == "both" else (text.in_language(language),))]
    assert wanted
    assert all(part in said["two"] and part not in said["one"] for part in wanted)
