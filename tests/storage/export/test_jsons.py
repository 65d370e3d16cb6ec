"""JSON holds the records with their types, and every source in full."""

import json

from storage.export.run import run
from storage.library import Library
from tests.storage.export.conftest import HOSTILE, MakeJob


def test_records_come_with_typed_fields_and_full_sources(library: Library, make_job: MakeJob) -> None:
    job = make_job("statistics", "figures.json")
    list(run(job, library))
    records = json.loads(job.path.read_text(encoding="utf-8"))
    assert [record["value"] for record in records] == [11, 12, 74.7, -0.5, 11000000000000]
    assert [record["key"] for record in records] == [f"statistics/s{number}" for number in range(1, 6)]
    assert (records[0]["disagrees"], records[0]["organization_id"], records[0]["area_name"]) == (1, None, "China")
    (source,) = records[0]["sources"]
    assert (source["source_id"], source["locator"], source["licence"]) == ("wipo-gii", "p5", "CC BY 4.0")
    assert source["citation"] == "“Global Innovation Index 2024,” WIPO, 26 September 2024, p5, https://www.wipo.int/gii"


def test_lines_hold_the_same_records_one_a_line(library: Library, make_job: MakeJob) -> None:
    one, lines = make_job("events", "events.json"), make_job("events", "events.jsonl")
    for job in (one, lines):
        list(run(job, library))
    records = json.loads(one.path.read_text(encoding="utf-8"))
    assert [json.loads(line) for line in lines.path.read_text(encoding="utf-8").split("\n")[:-1]] == records
    assert [record["title_en"] for record in records[2:]] == list(HOSTILE)
    assert [source["source_id"] for source in records[0]["sources"]] == ["wipo-gii", "news"]


def test_no_rows_are_an_empty_array(library: Library, make_job: MakeJob) -> None:
    job = make_job("events", "none.json", rows=[])
    list(run(job, library))
    assert json.loads(job.path.read_text(encoding="utf-8")) == []
