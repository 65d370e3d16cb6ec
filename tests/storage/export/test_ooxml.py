"""A workbook as strict readers take it: parts that name one another, elements in the order of the standard, every value exact."""

import re
import zipfile
from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from pathlib import Path, PurePosixPath
from xml.etree import ElementTree as ET

import pytest
from python_calamine import CalamineWorkbook

from storage.export.ooxml_parts import letters
from storage.export.run import run
from storage.library import Library
from storage.query import Query
from tests.storage.export.conftest import HOSTILE, MakeJob

MAIN = "{http://schemas.openxmlformats.org/spreadsheetml/2006/main}"
RELATIONS = "{http://schemas.openxmlformats.org/package/2006/relationships}"
TYPES = "{http://schemas.openxmlformats.org/package/2006/content-types}"
# CT_Worksheet, ECMA-376 part 1, 18.3.1.99: what follows what; a reader that finds another order offers to repair the file
SEQUENCE = [
    "sheetPr", "dimension", "sheetViews", "sheetFormatPr", "cols", "sheetData", "sheetCalcPr", "sheetProtection", "protectedRanges",
    "scenarios", "autoFilter", "sortState", "dataConsolidate", "customSheetViews", "mergeCells", "phoneticPr",
    "conditionalFormatting", "dataValidations", "hyperlinks", "printOptions", "pageMargins", "pageSetup", "headerFooter", "rowBreaks",
    "colBreaks", "customProperties", "cellWatches", "ignoredErrors",
]  # fmt: skip
STYLES = ["numFmts", "fonts", "fills", "borders", "cellStyleXfs", "cellXfs", "cellStyles", "dxfs", "tableStyles"]


@pytest.fixture(params=["events", "statistics", "wide"])
def book(request: pytest.FixtureRequest, library: Library, make_job: MakeJob) -> Path:
    table = "events" if request.param == "events" else "statistics"
    job = make_job(table, "book.xlsx", query=Query(table, "=1+1 <&>"), language="both")
    list(run(replace(job, layout="wide" if request.param == "wide" else "tidy"), library))
    return job.path


def parts(path: Path) -> dict[str, bytes]:
    with zipfile.ZipFile(path) as file:
        assert file.testzip() is None
        return {name: file.read(name) for name in file.namelist()}


def sheets(path: Path) -> Iterator[ET.Element]:
    return (ET.fromstring(content) for name, content in parts(path).items() if name.startswith("xl/worksheets/"))


def test_every_part_has_a_type_and_every_relation_a_part(book: Path) -> None:
    held = parts(book)
    types = ET.fromstring(held["[Content_Types].xml"])
    typed = {element.get("PartName", "").lstrip("/") for element in types.iter(f"{TYPES}Override")}
    assert typed == {name for name in held if not name.endswith(".rels")} - {"[Content_Types].xml"}
    for name, content in held.items():
        if name.endswith(".rels"):
            folder = PurePosixPath(name).parent.parent
            targets = [element.get("Target", "") for element in ET.fromstring(content).iter(f"{RELATIONS}Relationship")]
            assert {str(folder / target) for target in targets} <= held.keys()


def test_elements_stand_in_the_order_of_the_standard(book: Path) -> None:
    for sheet in sheets(book):
        names = [element.tag.removeprefix(MAIN) for element in sheet]
        assert names == sorted(names, key=SEQUENCE.index)
        assert len(names) == len(set(names))
    names = [element.tag.removeprefix(MAIN) for element in ET.fromstring(parts(book)["xl/styles.xml"])]
    assert names == sorted(names, key=STYLES.index)


def test_rows_and_cells_rise_and_every_style_and_shared_text_is_there(book: Path) -> None:
    held = parts(book)
    styles = ET.fromstring(held["xl/styles.xml"])
    formats = len(styles.findall(f"{MAIN}cellXfs/{MAIN}xf"))
    texts = len(ET.fromstring(held["xl/sharedStrings.xml"]).findall(f"{MAIN}si"))
    for sheet in sheets(book):
        rows = sheet.findall(f"{MAIN}sheetData/{MAIN}row")
        numbers = [int(row.get("r", "0")) for row in rows]
        assert numbers == list(range(1, len(rows) + 1))
        for row in rows:
            places = [cell.get("r", "") for cell in row]
            assert all(place.endswith(row.get("r", "")) for place in places)
            columns = [re.sub(r"\d", "", place) for place in places]
            assert columns == sorted(set(columns), key=lambda name: (len(name), name))
            assert all(int(cell.get("s", "0")) < formats for cell in row)
            assert all(int(cell.findtext(f"{MAIN}v", "")) < texts for cell in row if cell.get("t") == "s")


def test_looks_name_only_fonts_fills_and_borders_that_there_are(book: Path) -> None:
    styles = ET.fromstring(parts(book)["xl/styles.xml"])
    for look in styles.findall(f"{MAIN}cellXfs/{MAIN}xf"):
        for attribute, kind in (("fontId", "fonts"), ("fillId", "fills"), ("borderId", "borders")):
            assert int(look.get(attribute, "0")) < len(styles.findall(f"{MAIN}{kind}/*"))
    for kind in STYLES[:-1]:
        found = styles.find(f"{MAIN}{kind}")
        assert found is None or int(found.get("count", "-1")) == len(found)


def test_calamine_reads_every_text_number_and_day_exactly(library: Library, make_job: MakeJob) -> None:
    job = make_job("events", "events.xlsx", ["summary", "start_on"])
    list(run(job, library))
    head, *rows = CalamineWorkbook.from_path(str(job.path)).get_sheet_by_index(0).to_python()
    assert [row[head.index("Summary")] for row in rows][2:] == list(HOSTILE)
    assert [row[head.index("Date")] for row in rows][:3] == ["1883-03-20", date(2021, 9, 27), "2022-11"]
    job = make_job("statistics", "figures.xlsx", ["value"])
    list(run(job, library))
    head, *rows = CalamineWorkbook.from_path(str(job.path)).get_sheet_by_index(0).to_python()
    assert [row[head.index("Value")] for row in rows] == [11, 12, 74.7, -0.5, 11e12]


@pytest.mark.parametrize(("place", "name"), [(0, "A"), (25, "Z"), (26, "AA"), (701, "ZZ"), (702, "AAA"), (16_383, "XFD")])
def test_columns_are_called_as_excel_calls_them(place: int, name: str) -> None:
    assert letters(place) == name
