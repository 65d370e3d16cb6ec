"""Events for a calendar. A date is no more precise than its source: a day is a day, a month or a year lasts all its days, and the text says
what is stated. The same job and data make the same bytes.
"""

from collections.abc import Iterator
from datetime import UTC, date, datetime, timedelta
from typing import TYPE_CHECKING, Any, BinaryIO

from storage import dates, paths
from storage.citations import citation, read
from storage.describe import code_label, worded
from storage.export import provenance
from storage.export.job import ExportJob, Format
from storage.export.provenance import Uses
from storage.tables import BY_NAME
from storage.words import Text, say, text

if TYPE_CHECKING:
    from storage.library import Library

PAGE = 400
FIELDS = ("event_id", "title_en", "title_zh", "kind", "start_on", "end_on", "venue", "city_id", "country", "summary")


def write(job: ExportJob, library: "Library", stream: BinaryIO) -> Iterator[int]:
    """Writes the job's events that have a date; the calendar's description says how many have none. Yields the rows done so far."""
    from icalendar import Calendar  # a writer: not loaded before the first paint

    (sheet,) = job.sheets
    table, done, undated = BY_NAME[sheet.table], 0, 0
    calendar = Calendar()
    calendar.add("version", "2.0")
    calendar.add("prodid", f"-//IP Almanac//{paths.program_version()}//EN")
    for start in range(0, len(sheet.rows), PAGE):
        records = library.records(table.name, sheet.rows[start : start + PAGE], FIELDS)
        for values, uses in zip(records, provenance.uses(library, table, [values[:1] for values in records]), strict=True):
            found = dict(zip(FIELDS, values, strict=True))
            if found["start_on"]:
                calendar.add_component(_event(job, library, found, uses))
            undated += not found["start_on"]
        done += len(records)
        yield done
    calendar.add("x-wr-calname", f"IP Almanac: {worded(text('table.events'), job.language)}")
    calendar.add("x-wr-caldesc", _described(job, library, undated))
    stream.write(calendar.to_ical())


def span(start: str, end: str) -> tuple[date, date]:
    """The first day that is meant, and the day after the last, which is how calendars end an event."""
    return date.fromisoformat(dates.first_day(start)), date.fromisoformat(dates.last_day(end or start)) + timedelta(days=1)


def _event(job: ExportJob, library: "Library", found: dict[str, object], uses: Uses) -> Any:
    from icalendar import Event

    key = f"events/{found['event_id']}"
    first, after = span(str(found["start_on"]), str(found["end_on"] or ""))
    made = Event()
    made.add("uid", f"{key}@ip-almanac")
    made.add("dtstamp", _stamp(job, library))
    made.add("dtstart", first)
    made.add("dtend", after)
    made.add("summary", worded(Text(str(found["title_en"] or ""), str(found["title_zh"] or "")), job.language))
    made.add("description", "\n".join(_said(job, library, found, uses, key)))
    if place := _place(job, library, found):
        made.add("location", place)
    made.add("categories", [worded(code_label("event_kind", str(found["kind"])), job.language)])
    made.add("transp", "TRANSPARENT")  # what lasts a month in an almanac keeps nobody busy
    return made


def _said(job: ExportJob, library: "Library", found: dict[str, object], uses: Uses, key: str) -> Iterator[str]:
    """The stated date, what it was, who says so, and which record of which data this is."""
    words = "zh" if job.language == "zh" else "en"
    day = dates.show(str(found["start_on"]), str(found["end_on"] or ""), words)
    yield say("ics.stated", words, day=day)
    if found["summary"]:
        yield str(found["summary"])
    sources = read(library, (use.source_id for use in uses))
    for use in uses:
        yield say("ics.source", words, citation=citation(sources[use.source_id], words, use.locator))
    yield say("ics.record", words, key=key, version=library.meta.get("data_version", ""))


def _place(job: ExportJob, library: "Library", found: dict[str, object]) -> str:
    city = worded(library.label("areas", found["city_id"]), job.language) if found["city_id"] else ""
    country = worded(library.label("areas", str(found["country"]).lower()), job.language) if found["country"] else ""
    return ("，" if job.language == "zh" else ", ").join(part for part in (str(found["venue"] or ""), city, country) if part)


def _stamp(job: ExportJob, library: "Library") -> datetime:
    """When the data was published, or the day of the job; not this moment, or no two files were ever the same."""
    try:
        year, month = library.meta.get("data_version", "").split(".")[:2]
        return datetime(int(year), int(month), 1, tzinfo=UTC)
    except ValueError:
        return datetime.combine(job.day, datetime.min.time(), tzinfo=UTC)


def _described(job: ExportJob, library: "Library", undated: int) -> str:
    words = "zh" if job.language == "zh" else "en"
    version = library.meta.get("data_version", "")
    return say("ics.described", words, version=version) + (" " + say("ics.undated", words, n=undated) if undated else "")


ICS = Format("ics", ".ics", "format.ics", many=False, write=write, tables=("events",))
