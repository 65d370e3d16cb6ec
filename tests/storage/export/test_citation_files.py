"""Files for citation managers, read back by their own readers: every source once, whatever its title holds."""

import json
from pathlib import Path

import bibtexparser.entrypoint as bibtex
import pytest
import rispy
from bibtexparser.middlewares import LatexDecodingMiddleware, MergeNameParts, SeparateCoAuthors, SplitNameParts

from storage.citations import read
from storage.export.bibtex import entry_text
from storage.export.job import ExportJob, Sheet
from storage.export.run import format_of, run
from storage.library import Library
from storage.query import Query
from tests.storage.export.conftest import DAY, HOSTILE, MakeJob, MakeLibrary, statistics

NASTY = (*HOSTILE, r"R&D {50 %} of $5 #1 a_b ~x ^y \cmd", "ends with \\", "}{", "%\\input{x}", "TY  - JOUR", "ER  - ")
SOURCES = [
    {"source_id": f"n{number}", "title": title, "publisher": "Lee, Tsai & Partners", "author": "Cao Yin", "published_on": "2024-09-26",
     "kind": "news", "standing": "press", "url": f"https://x.org/a_b?c={number}%20#e&f", "language": "en"}
    for number, title in enumerate(NASTY)
]  # fmt: skip


@pytest.fixture
def nasty(make_library: MakeLibrary) -> Library:
    """A library whose statistics stand each on a source with a nasty title, the first twice."""
    first = {"source_id": "n0", "locator": "Table 1"}
    return make_library(sources=SOURCES, statistics=statistics(*({"source_id": s["source_id"]} for s in SOURCES), first))


@pytest.fixture
def written(nasty: Library, folder: Path) -> Path:
    """The folder with all three files of all statistics."""
    count = int(nasty.meta["count_statistics"])
    for name in ("a.ris", "a.bib", "a.csl.json"):
        job = ExportJob(folder / name, (Sheet("statistics", ("statistic_id",), range(1, count + 1)),), Query("statistics"), day=DAY)
        assert list(run(job, nasty))[-1] == count
    return folder


def flat(text: str) -> str:
    """As one line, and without the controls that no such file may hold."""
    return " ".join(text.split())


def test_csl_json_holds_every_source_once_and_our_own_entry_last(written: Path) -> None:
    entries = json.loads((written / "a.csl.json").read_text(encoding="utf-8"))
    assert [entry["id"] for entry in entries[:-1]] == [source["source_id"] for source in SOURCES]
    assert [entry["title"] for entry in entries[:-1]] == list(NASTY)
    assert entries[0]["issued"] == {"date-parts": [[2024, 9, 26]]}
    assert entries[0]["note"] == "p5; Table 1"
    assert (entries[-1]["version"], entries[-1]["author"]) == ("2026.11", [{"literal": "IP Almanac"}])


def test_ris_is_read_back_by_its_reader(written: Path) -> None:
    text = (written / "a.ris").read_bytes()
    assert text.count(b"\n") == text.count(b"\r\n")
    entries = rispy.loads(text.decode())
    assert len(entries) == len(NASTY) + 1
    assert [flat(entry["title"]) for entry in entries[:-1]] == [flat(title) for title in NASTY]
    first = entries[0]
    assert (first["type_of_reference"], first["authors"], first["secondary_title"]) == ("NEWS", ["Cao, Yin"], "Lee, Tsai & Partners")
    assert (first["date"], first["year"], first["urls"]) == ("2024/09/26/", "2024", [SOURCES[0]["url"]])
    assert first["notes"] == ["p5; Table 1"]


def test_bibtex_is_read_back_by_its_reader(written: Path) -> None:
    text = (written / "a.bib").read_text(encoding="utf-8")
    found = bibtex.parse_string(text)
    assert not found.failed_blocks
    assert [entry.key for entry in found.entries[:-1]] == [source["source_id"] for source in SOURCES]
    assert [entry["url"] for entry in found.entries[:-1]] == [source["url"] for source in SOURCES]
    decoded = bibtex.parse_string(text, append_middleware=[LatexDecodingMiddleware()])
    titles = [flat(entry["title"].replace("”", '"').replace("ˆ", "^")) for entry in decoded.entries[:-1]]
    assert titles == [flat(title).replace("”", '"') for title in NASTY]


def test_names_in_bibtex_come_apart_where_they_should() -> None:
    entry = {
        "id": "x",
        "type": "webpage",
        "title": "T",
        "author": [{"literal": "Lee, Tsai and Partners"}, {"family": "Cao", "given": "Yin"}],
    }
    parts = [SeparateCoAuthors(), SplitNameParts(), MergeNameParts(style="last")]
    found = bibtex.parse_string(entry_text(entry), append_middleware=parts)
    assert found.entries[0]["author"] == ["{Lee, Tsai and Partners}", "Cao, Yin"]


@pytest.mark.parametrize("suffix", [".ris", ".bib", ".csl.json", ".txt"])
def test_any_table_leaves_its_sources(library: Library, make_job: MakeJob, suffix: str) -> None:
    for table in ("events", "statistics", "sources", "indicators"):
        job = make_job(table, f"{table}{suffix}")
        list(run(job, library))
        written = job.path.read_text(encoding="utf-8")
        assert all(source.title in written for source in read(library, ("wipo-gii", "news")).values())
        assert ("IP Almanac" in written) == (table != "sources")


def test_references_as_text_follow_the_style(library: Library, make_job: MakeJob) -> None:
    job = make_job("statistics", "list.txt", style="gb7714")
    list(run(job, library))
    lines = job.path.read_text(encoding="utf-8-sig").splitlines()
    assert lines[0].startswith("[1] WIPO. Global Innovation Index 2024[R/OL]. (2024-09-26). https://www.wipo.int/gii.")
    assert [line[:4] for line in lines] == ["[1] ", "[2] ", "[3] "]


@pytest.mark.parametrize(
    ("name", "code"), [("a.csl.json", "csl-json"), ("A.CSL.JSON", "csl-json"), ("a.json", "json"), ("csl.json", "json")]
)
def test_the_longer_ending_says_which_json_it_is(name: str, code: str) -> None:
    assert format_of(Path(name)).code == code
