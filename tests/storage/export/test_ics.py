"""Events in a calendar: days as days, months and years as all their days, and nothing that the source does not say."""

from datetime import UTC, date, datetime
from pathlib import Path

import pytest
from icalendar import Calendar, Component

from storage.export.ics import span
from storage.export.run import run
from storage.library import Library
from storage.messages import Message
from storage.query import Query
from tests.storage.export.conftest import HOSTILE, MakeJob, MakeLibrary


def events(path: Path) -> list[Component]:
    return Calendar.from_ical(path.read_bytes()).walk("VEVENT")


@pytest.mark.parametrize(
    ("start", "end", "first", "after"),
    [
        ("2021-09-27", "", date(2021, 9, 27), date(2021, 9, 28)),
        ("2021-09-27", "2021-09-29", date(2021, 9, 27), date(2021, 9, 30)),
        ("2024-02", "", date(2024, 2, 1), date(2024, 3, 1)),
        ("1802", "1802", date(1802, 1, 1), date(1803, 1, 1)),
        ("2021-12", "2022", date(2021, 12, 1), date(2023, 1, 1)),
    ],
)
def test_a_date_lasts_as_long_as_it_may_mean(start: str, end: str, first: date, after: date) -> None:
    assert span(start, end) == (first, after)


def test_an_event_says_its_date_its_sources_and_its_record(library: Library, make_job: MakeJob) -> None:
    job = make_job("events", "events.ics", language="en")
    assert list(run(job, library))[-1] == len(job.sheets[0].rows)
    paris = events(job.path)[0]
    assert (paris.decoded("dtstart"), paris.decoded("dtend")) == (date(1883, 3, 20), date(1883, 3, 21))
    assert str(paris["uid"]) == "events/paris@ip-almanac"
    assert paris.decoded("dtstamp") == datetime(2026, 11, 1, tzinfo=UTC)
    said = str(paris["description"])
    assert said.startswith("Date as stated: 20 March 1883")
    assert "Source: “Global Innovation Index 2024,” WIPO, 26 September 2024, p1, https://www.wipo.int/gii" in said
    assert said.endswith("IP Almanac, events/paris, data version 2026.11")


def test_texts_come_back_as_they_are(library: Library, make_job: MakeJob) -> None:
    job = make_job("events", "events.ics", language="en")
    list(run(job, library))
    assert [str(event["summary"]).strip() for event in events(job.path)[2:]] == [text.strip() for text in HOSTILE]


def test_what_has_no_date_is_left_out_and_counted(make_library: MakeLibrary, make_job: MakeJob) -> None:
    undated = {"event_id": "u", "title_en": "Undated", "kind": "forum", "start_on": None, "end_on": None}
    dated = {**undated, "event_id": "d", "title_en": "Dated", "start_on": "2024"}
    library = make_library(events=[undated, dated])
    job = make_job("events", "events.ics", rows=[1, 2], language="zh")
    list(run(job, library))
    assert [str(event["summary"]) for event in events(job.path)] == ["Dated"]
    assert "1 个日期不详的事件未列入" in str(Calendar.from_ical(job.path.read_bytes())["x-wr-caldesc"])


def test_the_same_events_make_the_same_bytes(library: Library, make_job: MakeJob) -> None:
    jobs = [make_job("events", name) for name in ("one.ics", "two.ics")]
    for job in jobs:
        list(run(job, library))
    assert jobs[0].path.read_bytes() == jobs[1].path.read_bytes()


def test_rows_of_another_table_are_refused_before_a_file_is_made(library: Library, make_job: MakeJob) -> None:
    job = make_job("statistics", "figures.ics", query=Query("statistics"))
    with pytest.raises(Message) as refused:
        list(run(job, library))
    assert refused.value.code == "export_wrong_table"
    assert not job.path.exists()
