"""Workbooks, read back: what went in comes out, as numbers, dates and texts, with the sources beside it."""

import io
import zipfile
from dataclasses import replace
from datetime import datetime
from itertools import chain
from pathlib import Path

import openpyxl
import pytest
from openpyxl.cell import Cell
from openpyxl.utils.escape import unescape
from openpyxl.worksheet.worksheet import Worksheet

from storage.export.book import NAME_CHARACTERS
from storage.export.job import ExportJob, Sheet
from storage.export.measure import WIDEST
from storage.export.run import run
from storage.export.xlsx import write
from storage.library import Library
from storage.query import Filter, Query, Sort
from tests.storage.export.conftest import DAY, HOSTILE, TABLES, MakeJob, MakeLibrary, statistics


def opened(path: Path) -> openpyxl.Workbook:
    return openpyxl.load_workbook(path)


def sheet(book: openpyxl.Workbook, name: str) -> Worksheet:
    found = book[name]
    assert isinstance(found, Worksheet)
    return found


def cells(worksheet: Worksheet, heading: str) -> list[Cell]:
    """The cells under a heading."""
    (column,) = [column for column in worksheet.iter_cols() if column[0].value == heading]
    return [cell for cell in column[1:] if isinstance(cell, Cell)]


def values(worksheet: Worksheet, heading: str) -> list[object]:
    return [cell.value for cell in cells(worksheet, heading)]


def said(book: openpyxl.Workbook, name: str = "About") -> str:
    return "\n".join(f"{row[0].value}: {row[1].value}" for row in sheet(book, name).iter_rows())


def exported(job: ExportJob, library: Library) -> openpyxl.Workbook:
    list(run(job, library))
    return opened(job.path)


def test_texts_come_back_as_they_are_and_as_text(library: Library, make_job: MakeJob) -> None:
    book = exported(make_job("events", "events.xlsx", ["title_en", "summary"]), library)
    found = cells(sheet(book, "Events"), "Summary")[2:]
    assert [unescape(str(cell.value)) for cell in found] == list(HOSTILE)
    assert {cell.data_type for cell in found} == {"s"}


def test_texts_that_look_like_numbers_stay_texts_when_edited(library: Library, make_job: MakeJob) -> None:
    book = exported(make_job("events", "events.xlsx", ["summary"]), library)
    formats = {cell.value: cell.number_format for cell in cells(sheet(book, "Events"), "Summary")}
    assert [formats[text] for text in ("007", "=1+1", "00012345678901234567890")] == ["@"] * 3


def test_control_characters_are_left_out(make_library: MakeLibrary, make_job: MakeJob) -> None:
    event = {"event_id": "x", "title_en": "a\x00b\x0bc\x1f\x85d\uffffe", "title_zh": None, "kind": "forum"}
    library = make_library(events=[event])
    book = exported(make_job("events", "events.xlsx", ["title"], rows=[1]), library)
    assert values(sheet(book, "Events"), "Title") == ["abcde"]


def test_numbers_are_numbers_with_the_decimals_of_their_source(library: Library, make_job: MakeJob) -> None:
    book = exported(make_job("statistics", "figures.xlsx"), library)
    found = cells(sheet(book, "Statistics"), "Value")
    assert [cell.value for cell in found] == [11, 12, 74.7, -0.5, 11000000000000]
    assert [cell.number_format for cell in found] == ["#,##0", "#,##0", "#,##0.0", "#,##0.00", "#,##0"]
    assert {cell.data_type for cell in found} == {"n"}
    assert values(sheet(book, "Statistics"), "Unit") == ["rank", "rank", "%", "%", "patents"]


def test_known_days_are_dates_and_all_others_what_the_source_says(make_library: MakeLibrary, make_job: MakeJob) -> None:
    days = ("2021-09-27", "1900-03-01", "1900-01-31", "1883-03-20", "2022-11", "2022", None)
    library = make_library(events=[{"event_id": f"e{n}", "title_en": "x", "kind": "forum", "start_on": day} for n, day in enumerate(days)])
    book = exported(make_job("events", "events.xlsx", ["title", "start_on"], rows=range(1, 8)), library)
    found = cells(sheet(book, "Events"), "Date")
    expected = [datetime(2021, 9, 27), datetime(1900, 3, 1), *days[2:5], 2022, None]  # noqa: DTZ001  # a day has no zone
    assert [cell.value for cell in found] == expected
    assert (found[0].number_format, found[5].number_format) == ("yyyy-mm-dd", "0")
    worksheet = sheet(book, "Events")
    assert values(worksheet, "Year") == [2021, 1900, 1900, 1883, 2022, 2022, None]
    assert values(worksheet, "Month") == [9, 3, 1, 3, 11, None, None]
    assert values(worksheet, "Day") == [27, 1, 31, 20, None, None, None]


def test_what_only_programs_look_for_is_folded_away_and_the_key_comes_last(library: Library, make_job: MakeJob) -> None:
    worksheet = sheet(exported(make_job("statistics", "figures.xlsx", ["period", "value"]), library), "Statistics")
    headings = [str(cell.value) for cell in worksheet[1]]
    seen = [
        heading for heading, cell in zip(headings, worksheet[1], strict=True) if not worksheet.column_dimensions[cell.column_letter].hidden
    ]
    assert seen == ["Period", "Value", "Unit", "Mark", "Note", "Source", "Where in the source", "Source numbers"]
    assert headings[-1] == "Key"
    assert {"Qualifier", "Basis", "Status", "Year"} < set(headings)


def test_the_header_is_bold_stays_in_sight_and_filters(library: Library, make_job: MakeJob) -> None:
    worksheet = sheet(exported(make_job("statistics", "figures.xlsx"), library), "Statistics")
    assert worksheet.freeze_panes == "B2"
    assert worksheet.auto_filter.ref == worksheet.calculate_dimension()
    assert all(cell.font.bold for cell in worksheet[1])


def test_columns_are_as_wide_as_what_they_hold_and_chinese_counts_double(make_library: MakeLibrary, make_job: MakeJob) -> None:
    titles = ["ab" * 10, "专利" * 10, "x" * 5000]
    library = make_library(events=[{"event_id": f"e{n}", "title_en": title, "kind": "forum"} for n, title in enumerate(titles)])
    widths = []
    for row in (1, 2, 3):
        worksheet = sheet(exported(make_job("events", f"{row}.xlsx", ["title"], rows=[row]), library), "Events")
        widths.append(worksheet.column_dimensions["A"].width)
    assert 20 <= widths[0] <= 25
    assert 40 <= widths[1] <= 45
    assert widths[2] == pytest.approx(WIDEST, abs=1)


def test_every_row_names_its_source_and_the_sources_sheet_has_it_in_full(library: Library, make_job: MakeJob) -> None:
    book = exported(make_job("statistics", "figures.xlsx"), library)
    rows = sheet(book, "Statistics")
    assert values(rows, "Source")[:2] == ["Global Innovation Index 2024", "中国排名第十二"]
    assert values(rows, "Where in the source")[:3] == ["p5", None, "p6"]
    assert values(rows, "Source numbers") == ["[1]", "[2]", "[1]", "[1]", "[1]"]
    assert values(rows, "Key")[0] == "statistics/s1"
    listed = sheet(book, "Sources")
    assert values(listed, "No.") == [1, 2]
    assert values(listed, "Source in full") == [
        "“Global Innovation Index 2024,” WIPO, 26 September 2024, https://www.wipo.int/gii",
        "=cmd, “中国排名第十二,” 新华社, 2024",
    ]
    assert values(listed, "Standing") == ["primary", "press"]
    assert values(listed, "Licence") == ["CC BY 4.0", "not stated"]
    assert values(listed, "Rows that it stands behind") == ["Statistics 2, 5–6 (p5); 4 (p6)", "Statistics 3"]


def test_records_are_keyed_to_the_sources_that_are_cited_for_them(library: Library, make_job: MakeJob) -> None:
    book = exported(make_job("events", "events.xlsx", rows=[2, 1]), library)
    assert values(sheet(book, "Events"), "Source numbers") == ["[1] p5", "[2] p1; [1]"]
    assert values(sheet(book, "Sources"), "Publisher") == ["新华社", "WIPO"]


def test_a_disputed_row_is_marked_and_coloured(library: Library, make_job: MakeJob) -> None:
    book = exported(make_job("statistics", "figures.xlsx"), library)
    worksheet = sheet(book, "Statistics")
    assert values(worksheet, "Mark") == ["≠", "≠", None, None, "≈ reckoned"]
    fills = [{cell.fill.fill_type for cell in row} for row in worksheet.iter_rows(min_row=2)]
    assert fills == [{"solid"}, {"solid"}, {None}, {None}, {None}]
    assert "2 of 5 rows are marked ≠" in said(book)


def test_about_says_what_was_asked_and_by_which_rule(library: Library, make_job: MakeJob) -> None:
    query = Query(
        "statistics",
        "PCT",
        (2019, 2024),
        (Filter("statistics", "area_id", "in", ("cn",)),),
        (Sort("statistics", "value", descending=True),),
    )
    text = said(exported(make_job("statistics", "figures.xlsx", query=query, rows=[3, 1], notes=("Checked by hand.",)), library))
    for part in (
        "2 of 5",
        "search: PCT",
        "years: 2019–2024",
        "Area: China",
        "Value (descending)",
        "best-founded source first",
        "CC BY 4.0",
    ):
        assert part in text
    for part in ("Checked by hand.", "2026.11", DAY.isoformat(), "IP Almanac "):
        assert part in text


@pytest.mark.parametrize(
    ("language", "sheets", "subject"),
    [
        ("en", ["Statistics", "Sources", "About"], "Huawei"),
        ("zh", ["统计数据", "来源", "说明"], "华为"),
        ("both", ["Statistics 统计数据", "Sources 来源", "About 说明"], "Huawei"),
    ],
)
def test_headings_and_names_follow_the_record_language(
    library: Library, make_job: MakeJob, language: str, sheets: list[str], subject: str
) -> None:
    book = exported(make_job("statistics", "figures.xlsx", ["subject"], rows=[5], language=language), library)
    assert book.sheetnames == sheets
    assert sheet(book, sheets[0])["A2"].value == subject


def test_names_in_both_languages_stand_in_a_column_each(library: Library, make_job: MakeJob) -> None:
    worksheet = sheet(
        exported(make_job("statistics", "f.xlsx", ["subject", "value"], rows=[5], language="both"), library), "Statistics 统计数据"
    )
    assert [cell.value for cell in worksheet[1]][:2] == ["Who or where", "主体或地区"]
    assert [cell.value for cell in worksheet[2]][:2] == ["Huawei", "华为"]


def test_years_across_show_one_figure_a_period_and_say_what_is_left_out(library: Library, make_job: MakeJob) -> None:
    book = exported(replace(make_job("statistics", "wide.xlsx"), layout="wide"), library)
    worksheet = sheet(book, "Statistics")
    heads = [cell.value for cell in worksheet[1]]
    assert "2024" in heads
    shown = [row for row in worksheet.iter_rows(min_row=2, values_only=True) if row[heads.index("2024")] == 11]
    assert len(shown) == 1
    disputed = [cell for row in worksheet.iter_rows(min_row=2) for cell in row if cell.fill.fill_type == "solid"]
    assert [cell.value for cell in disputed] == [11]
    assert "1 claim is not in the sheet" in said(book)
    assert isinstance(shown[0][heads.index("2024")], int)


def test_about_says_that_only_marked_rows_left(library: Library, make_job: MakeJob) -> None:
    job = make_job("statistics", "figures.xlsx", rows=[1])
    assert "marked by hand" in said(exported(replace(job, scope="selection"), library))
    assert "marked by hand" not in said(exported(replace(job, scope="results"), library))


def test_rows_beyond_the_limit_go_on_on_further_sheets(library: Library, make_job: MakeJob) -> None:
    job = make_job("events", "events.xlsx", ["event_id"])
    stream = io.BytesIO()
    list(write(job, library, stream, limit=10))
    book = openpyxl.load_workbook(stream)
    assert book.sheetnames == ["Events", "Events 2", "Events 3", "Sources", "About"]
    parts = [values(sheet(book, name), "Event id") for name in book.sheetnames[:3]]
    assert [len(part) for part in parts] == [9, 9, job.total - 18]
    assert list(chain(*parts)) == [event["event_id"] for event in TABLES["events"]]
    assert "Events, Events 2, Events 3" in said(book)
    assert "Split" not in said(exported(job, library))


@pytest.mark.parametrize("sign", ["x", "专", "😀"])
def test_a_text_too_long_for_a_cell_is_cut_with_a_mark_and_about_says_so(make_library: MakeLibrary, make_job: MakeJob, sign: str) -> None:
    library = make_library(events=[{"event_id": "e", "title_en": "x", "kind": "forum", "summary": sign * 40_000}])
    book = exported(make_job("events", "events.xlsx", ["summary"], rows=[1]), library)
    (text,) = values(sheet(book, "Events"), "Summary")
    assert isinstance(text, str)
    assert 32_700 < len(text.encode("utf-16-le")) // 2 <= 32_767
    assert text.rstrip(" […]").strip(sign) == ""
    assert text.endswith("[…]")
    assert "1 cell longer than 32,767" in said(book)


def test_several_tables_share_one_list_of_sources(library: Library, make_job: MakeJob) -> None:
    job = make_job("statistics", "both.xlsx", rows=[2])
    job = ExportJob(job.path, (*job.sheets, Sheet("events", ("title",), [2])), Query("statistics"), day=DAY)
    assert list(run(job, library))[-1] == 2
    book = opened(job.path)
    assert book.sheetnames == ["Statistics", "Events", "Sources", "About"]
    assert values(sheet(book, "Sources"), "Rows that it stands behind") == ["Statistics 2 | Events 2 (p5)"]


def test_no_address_becomes_a_link_and_no_text_a_formula(library: Library, make_job: MakeJob) -> None:
    job = make_job("sources", "sources.xlsx", ["title", "author", "url"])
    worksheet = sheet(exported(job, library), "Sources")
    assert values(worksheet, "Author") == [None, "=cmd"]
    with zipfile.ZipFile(job.path) as parts:
        written = b"".join(parts.read(name) for name in parts.namelist())
    assert b"<f>" not in written
    assert b"hyperlink" not in written


def test_the_same_job_makes_the_same_bytes(library: Library, make_job: MakeJob) -> None:
    first, second = make_job("statistics", "first.xlsx"), make_job("statistics", "second.xlsx")
    for job in (first, second):
        list(run(job, library))
    assert first.path.read_bytes() == second.path.read_bytes()


def test_an_export_without_rows_opens(library: Library, make_job: MakeJob) -> None:
    book = exported(make_job("statistics", "none.xlsx", rows=[]), library)
    assert [sheet(book, name).max_row for name in ("Statistics", "Sources")] == [1, 1]


def test_a_table_called_sources_and_the_list_of_sources_do_not_collide(library: Library, make_job: MakeJob) -> None:
    assert exported(make_job("sources", "sources.xlsx"), library).sheetnames == ["Sources", "Sources 2", "About"]


def test_where_a_source_is_used_is_said_in_ranges(make_library: MakeLibrary, make_job: MakeJob) -> None:
    library = make_library(statistics=statistics(*({"source_id": "news" if n == 3 else "wipo-gii", "locator": ""} for n in range(6))))
    book = exported(make_job("statistics", "figures.xlsx", rows=range(1, 7)), library)
    assert values(sheet(book, "Sources"), "Rows that it stands behind") == ["Statistics 2–4, 6–7", "Statistics 5"]


def test_sheet_names_are_such_as_excel_takes(library: Library, make_job: MakeJob) -> None:
    for table in ("disagreements", "participants", "affiliations", "events"):
        book = exported(make_job(table, f"{table}.xlsx", rows=[], language="both"), library)
        assert all(len(name) <= NAME_CHARACTERS for name in book.sheetnames)
