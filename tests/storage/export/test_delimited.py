"""CSV: what is written comes back, in a spreadsheet and in a script."""

import csv
import io
from dataclasses import replace
from pathlib import Path

import pytest

from storage.export.run import run, write_to
from storage.export.safe import unguarded
from storage.library import Library
from tests.storage.export.conftest import HOSTILE, MakeJob


def read(path: Path) -> list[dict[str, str]]:
    return list(csv.DictReader(io.StringIO(path.read_bytes().decode("utf-8-sig"), newline="")))


def test_hostile_texts_come_back_and_none_can_run(library: Library, make_job: MakeJob) -> None:
    job = make_job("events", "events.csv", ["title_en", "summary"])
    assert list(run(job, library))[-1] == job.total
    rows = read(job.path)[2:]
    assert [unguarded(row["title_en"]) for row in rows] == list(HOSTILE)
    assert [unguarded(row["summary"]) for row in rows] == list(HOSTILE)
    assert not [row["title_en"] for row in rows if row["title_en"][0] in "=+-@\t\r"]


def test_numbers_keep_sign_and_decimals_of_their_source(library: Library, make_job: MakeJob) -> None:
    job = make_job("statistics", "figures.csv", ["value"])
    list(run(job, library))
    assert [row["value"] for row in read(job.path)] == ["11", "12", "74.7", "-0.50", "11000000000000"]


def test_columns_are_named_and_filled_as_in_the_source_tables(library: Library, make_job: MakeJob) -> None:
    job = make_job("statistics", "figures.csv", ["mark", "period", "subject", "value"], language="both")
    list(run(job, library))
    row = read(job.path)[4]
    assert (row["period_start"], row["period_end"], row["organization_id"], row["area_id"]) == ("1985", "2016", "huawei", "")
    assert (row["organization_name"], row["area_name"]) == ("Huawei · 华为", "")
    assert (row["qualifier"], row["basis"], row["claims_in_group"], row["picked"]) == ("about", "reckoned", "1", "1")
    assert (row["source_id"], row["source_name"], row["locator"]) == ("wipo-gii", "Global Innovation Index 2024", "p5")
    assert row["key"] == "statistics/s5"


def test_records_carry_their_citations(library: Library, make_job: MakeJob) -> None:
    job = make_job("events", "events.csv", ["title"])
    list(run(job, library))
    first, second, third, *_ = read(job.path)
    assert (first["source_ids"], first["locators"], first["key"]) == ("wipo-gii | news", "p1 | ", "events/paris")
    assert (second["source_ids"], second["locators"]) == ("news", "p5")
    assert (third["source_ids"], third["locators"]) == ("", "")


def test_participants_are_named_and_stand_on_the_sources_of_their_event(library: Library, make_job: MakeJob) -> None:
    job = make_job("participants", "participants.csv", language="zh")
    list(run(job, library))
    (row,) = read(job.path)
    assert (row["entity_id"], row["entity_name"], row["role"], row["source_ids"]) == ("huawei", "华为", "speaker", "news")


def test_bytes_are_those_that_excel_and_rfc_4180_ask_for(library: Library, make_job: MakeJob) -> None:
    job = make_job("events", "events.csv", ["summary"], rows=[1, 2])
    list(run(job, library))
    written = job.path.read_bytes()
    assert written.startswith(b"\xef\xbb\xbfsummary,")
    assert written.endswith(b"\r\n")
    assert written.count(b"\r\n") == written.count(b"\n") == 3


def test_rows_are_written_in_the_order_given(library: Library, make_job: MakeJob) -> None:
    job = make_job("events", "events.csv", ["event_id"], rows=[2, 1])
    list(run(job, library))
    assert [row["event_id"] for row in read(job.path)] == ["wuzhen", "paris"]


def test_a_stream_gets_the_same_bytes_and_stays_open(library: Library, make_job: MakeJob) -> None:
    job = make_job("events", "events.csv")
    list(run(job, library))
    stream = io.BytesIO()
    list(write_to(stream, job, library))
    assert stream.getvalue() == job.path.read_bytes()


@pytest.mark.parametrize(
    ("encoding", "delimiter", "sign"), [("gb18030", "tab", "\t"), ("utf-8", "semicolon", ";"), ("utf-8-sig", "comma", ",")]
)
def test_texts_come_back_from_every_encoding_and_separator(
    library: Library, make_job: MakeJob, encoding: str, delimiter: str, sign: str
) -> None:
    job = replace(make_job("events", "events.csv", ["summary"]), encoding=encoding, delimiter=delimiter)
    list(run(job, library))
    with job.path.open(encoding=encoding, newline="") as file:
        found = [unguarded(row["summary"]) for row in csv.DictReader(file, delimiter=sign)]
    assert found[2:] == list(HOSTILE)
    assert job.path.read_bytes().startswith(b"\xef\xbb\xbf") == (encoding == "utf-8-sig")
