"""The briefing, read back: figures as sentences with their sources in footnotes, or as a table with numbered sources."""

import re
import zipfile
from dataclasses import replace
from pathlib import Path
from xml.etree import ElementTree as ET

import docx
import pytest

from storage.export.docx import FEW
from storage.export.run import run
from storage.library import Library
from storage.query import Query
from tests.storage.export.conftest import DAY, MakeJob, MakeLibrary, statistics

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"


def part(path: Path, name: str) -> ET.Element:
    with zipfile.ZipFile(path) as file:
        return ET.fromstring(file.read(name))


def notes(path: Path) -> list[str]:
    """The texts of the footnotes, in the order of their marks in the text."""
    held = {note.get(f"{W}id"): "".join(note.itertext()).strip() for note in part(path, "word/footnotes.xml")}
    return [held[mark.get(f"{W}id")] for mark in part(path, "word/document.xml").iter(f"{W}footnoteReference")]


def test_a_few_figures_are_sentences_with_their_sources_in_footnotes(library: Library, make_job: MakeJob) -> None:
    job = make_job("statistics", "brief.docx", query=Query("statistics", "PCT"))
    assert list(run(job, library))[-1] == job.total
    said = [paragraph.text for paragraph in docx.Document(str(job.path)).paragraphs]
    facts = [line for line in said if ":" in line and re.search(r"\d", line)]
    assert any("China" in line and "11 rank (sources disagree)" in line for line in facts)
    assert any("≈" in line for line in facts)
    found = notes(job.path)
    assert len(found) == job.total
    assert found[0] == "“Global Innovation Index 2024,” WIPO, 26 September 2024, p5, https://www.wipo.int/gii"
    assert any("best-founded source first" in line for line in said)


def test_many_figures_are_a_table_whose_header_is_on_every_page(make_library: MakeLibrary, make_job: MakeJob) -> None:
    library = make_library(statistics=statistics(*({"value": float(n), "claim_group": n} for n in range(FEW + 3))))
    job = make_job("statistics", "table.docx", ["period", "value"], rows=range(1, FEW + 4))
    list(run(job, library))
    made = docx.Document(str(job.path))
    (table,) = made.tables
    assert [cell.text for cell in table.rows[0].cells] == ["Period", "Value (rank)", "Source numbers"]
    assert len(table.rows) == FEW + 4
    assert table.rows[0]._tr.findall(f".//{W}tblHeader")
    assert any(paragraph.text.startswith("[1] “Global Innovation Index 2024,”") for paragraph in made.paragraphs)


@pytest.mark.parametrize(("language", "title"), [("en", "PCT"), ("zh", "PCT")])
def test_the_document_says_what_it_is_and_when_it_was_made(library: Library, make_job: MakeJob, language: str, title: str) -> None:
    job = replace(make_job("events", "events.docx", query=Query("events", "PCT")), language=language)
    list(run(job, library))
    properties = docx.Document(str(job.path)).core_properties
    assert (properties.title, properties.author) == (title, "IP Almanac")
    assert properties.created is not None
    assert properties.created.date() == DAY


def test_every_part_that_a_document_names_is_there(library: Library, make_job: MakeJob) -> None:
    job = make_job("statistics", "brief.docx")
    list(run(job, library))
    with zipfile.ZipFile(job.path) as file:
        names = set(file.namelist())
        targets = re.findall(rb'Target="([^"]+)"', file.read("word/_rels/document.xml.rels"))
        types = file.read("[Content_Types].xml").decode()
    assert {f"word/{target.decode()}".replace("word/../", "") for target in targets} <= names
    assert "/word/footnotes.xml" in types
