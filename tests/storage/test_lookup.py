"""Ids lead back: what left the program is found again, in the file that holds it or as it was pasted."""

from dataclasses import replace
from pathlib import Path

import pytest

from storage.export.job import ExportJob, Sheet
from storage.export.run import run
from storage.library import Library
from storage.lookup import LookupRequest, looked_up
from storage.messages import Message
from storage.query import Query


@pytest.fixture
def library(small_library_path: Path) -> Library:
    return Library(small_library_path)


@pytest.mark.parametrize("suffix", [".xlsx", ".csv", ".json", ".jsonl"])
def test_a_file_of_ours_leads_back_to_its_rows_and_not_to_their_sources(library: Library, tmp_path: Path, suffix: str) -> None:
    rows = (3, 1, 7)
    job = ExportJob(tmp_path / f"out{suffix}", (Sheet("statistics", ("period", "value"), rows),), Query("statistics"))
    list(run(job, library))
    looked = LookupRequest(path=job.path).answer(library)
    assert looked.found == {"statistics": (1, 3, 7)}
    assert looked.missing == ()


def test_a_workbook_of_sources_leads_back_to_sources(library: Library, tmp_path: Path) -> None:
    job = ExportJob(tmp_path / "out.xlsx", (Sheet("sources", ("title",), (2,)),), Query("sources"))
    list(run(replace(job), library))
    assert LookupRequest(path=job.path).answer(library).found == {"sources": (2,)}


def test_pasted_keys_of_several_tables_are_found_and_unknown_ones_named(library: Library) -> None:
    keys = [*library.keys("events", (1, 2)), *library.keys("statistics", (5,)), "events/no-such-event"]
    looked = looked_up(library, "see " + "; ".join(keys) + "!")
    assert looked.found == {"events": (1, 2), "statistics": (5,)}
    assert looked.missing == ("events/no-such-event",)


def test_ids_without_their_table_are_found_too(library: Library) -> None:
    identifier = library.ids("events", (1,))[0]
    looked = looked_up(library, f"{identifier}\nno-such-thing")
    assert looked.found["events"] == (1,)
    assert looked.missing == ("no-such-thing",)


def test_what_is_no_file_is_said(library: Library, tmp_path: Path) -> None:
    with pytest.raises(Message) as said:
        LookupRequest(path=tmp_path / "gone.xlsx").answer(library)
    assert said.value.code == "lookup_unreadable"
