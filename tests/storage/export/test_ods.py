"""OpenDocument spreadsheets, read back: the same texts, numbers and days as in the workbook."""

import zipfile
from datetime import date
from xml.etree import ElementTree as ET

import pytest
from python_calamine import CalamineWorkbook

from storage.export.odf import KIND, paragraphs
from storage.export.run import run
from storage.library import Library
from tests.storage.export.conftest import HOSTILE, MakeJob
from tests.storage.export.test_libreoffice import AS_SHOWN, OFFICE, converted

READ = [text.replace("\t", "") for text in HOSTILE]  # the file has the tab, but neither reader keeps it in a cell


def test_calamine_reads_texts_numbers_and_days(library: Library, make_job: MakeJob) -> None:
    job = make_job("events", "events.ods", ["summary", "start_on"])
    list(run(job, library))
    head, *rows = CalamineWorkbook.from_path(str(job.path)).get_sheet_by_index(0).to_python()
    assert [row[head.index("Summary")] for row in rows][2:] == READ
    assert [row[head.index("Date")] for row in rows][:3] == ["1883-03-20", date(2021, 9, 27), "2022-11"]
    job = make_job("statistics", "figures.ods", ["value"])
    list(run(job, library))
    book = CalamineWorkbook.from_path(str(job.path))
    assert book.sheet_names == ["Statistics", "Sources", "About"]
    head, *rows = book.get_sheet_by_index(0).to_python()
    assert [row[head.index("Value")] for row in rows] == [11, 12, 74.7, -0.5, 11e12]


def test_blanks_that_xml_would_drop_are_kept() -> None:
    assert paragraphs("a  b") == '<text:p>a<text:s text:c="2"/>b</text:p>'
    assert paragraphs(" a b ") == '<text:p><text:s text:c="1"/>a b<text:s text:c="1"/></text:p>'
    assert paragraphs("a\tb\nc") == "<text:p>a<text:tab/>b</text:p><text:p>c</text:p>"


def test_the_package_says_first_what_it_is_and_names_its_parts(library: Library, make_job: MakeJob) -> None:
    job = make_job("statistics", "figures.ods", language="both")
    list(run(job, library))
    with zipfile.ZipFile(job.path) as file:
        first = file.infolist()[0]
        assert (first.filename, first.compress_type, file.read(first).decode()) == ("mimetype", zipfile.ZIP_STORED, KIND)
        named = ET.fromstring(file.read("META-INF/manifest.xml"))
        listed = {next(value for key, value in entry.attrib.items() if key.endswith("full-path")) for entry in named}
        assert listed - {"/"} == set(file.namelist()) - {"mimetype", "META-INF/manifest.xml"}
        for name in listed - {"/"}:
            ET.fromstring(file.read(name))


def test_the_same_job_makes_the_same_bytes(library: Library, make_job: MakeJob) -> None:
    first, second = make_job("statistics", "first.ods"), make_job("statistics", "second.ods")
    for job in (first, second):
        list(run(job, library))
    assert first.path.read_bytes() == second.path.read_bytes()


@pytest.mark.skipif(OFFICE is None, reason="LibreOffice is not installed")
def test_libreoffice_shows_the_same_texts(library: Library, make_job: MakeJob) -> None:
    job = make_job("events", "events.ods", ["summary", "start_on"])
    list(run(job, library))
    rows = converted(job.path, AS_SHOWN)[1:]
    assert [row[0] for row in rows[2:]] == READ
    assert [row[1] for row in rows[:3]] == ["1883-03-20", "2021-09-27", "2022-11"]
