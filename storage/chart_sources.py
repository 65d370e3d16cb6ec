"""Who says what a chart shows, and what happened meanwhile: publishers, documents, events."""

from collections import Counter
from collections.abc import Sequence
from typing import TYPE_CHECKING

from storage.chart_values import ChartEvent, ChartSeries, Document
from storage.charts import ChartSpec
from storage.claims import STANDINGS
from storage.dates import decimal
from storage.query import Query
from storage.words import Text

if TYPE_CHECKING:
    from storage.library import Library

MOST_EVENTS = 120
PAGE = 400


def published(library: "Library", series: tuple[ChartSeries, ...]) -> tuple[ChartSeries, ...]:
    """With the publisher of each point's picked claim."""
    rows = [point.point.row for one in series for point in one.points]
    names: dict[int, str] = {}
    for start in range(0, len(rows), PAGE):
        part = rows[start : start + PAGE]
        sql = "SELECT t.row, coalesce(s.publisher, '') FROM statistics t JOIN sources s ON s.source_id = t.source_id WHERE t.row IN ({})"
        names.update(library.execute(sql.format(",".join("?" * len(part))), part).fetchall())
    return tuple(
        one._replace(points=tuple(point._replace(publisher=names.get(point.point.row, "")) for point in one.points)) for one in series
    )


def documents_of(library: "Library", series: Sequence[ChartSeries]) -> tuple[Document, ...]:
    """The sources of all claims that the shown facts of chosen series were picked from; those that state shown figures first, of them the
    best-founded, of those whoever states most.
    """
    rows = [point.point.row for one in series if one.chosen for point in one.points]
    count: Counter[str] = Counter()
    shown: Counter[str] = Counter()  # how many of the shown figures it states
    for start in range(0, len(rows), PAGE):
        part = rows[start : start + PAGE]
        inner = f"SELECT claim_group FROM statistics WHERE row IN ({','.join('?' * len(part))})"
        sql = f"SELECT source_id, count(*), sum(row IN ({','.join('?' * len(part))})) FROM statistics"
        for identifier, number, picked in library.execute(f"{sql} WHERE claim_group IN ({inner}) GROUP BY source_id", (*part, *part)):
            count[identifier] += number
            shown[identifier] += picked
    known: dict[str, tuple[str, ...]] = {}
    standing: dict[str, int] = {}
    wanted = list(count)
    for start in range(0, len(wanted), PAGE):
        some = wanted[start : start + PAGE]
        sql = "SELECT source_id, title, coalesce(publisher, ''), coalesce(published_on, ''), standing FROM sources WHERE source_id IN ({})"
        for *line, founded in library.execute(sql.format(",".join("?" * len(some))), some):
            known[line[0]] = tuple(line)
            standing[line[0]] = STANDINGS.index(founded)
    there = [(identifier, number) for identifier, number in count.items() if identifier in known]
    ordered = sorted(there, key=lambda one: (not shown[one[0]], standing[one[0]], -shown[one[0]], -one[1], one[0]))
    return tuple(Document._make((*known[identifier], number)) for identifier, number in ordered)


def events_of(library: "Library", spec: ChartSpec, span: tuple[int, int]) -> tuple[tuple[ChartEvent, ...], int]:
    """The events of the query within the years shown, and how many of them are too many to draw."""
    if spec.events is None or "events" not in spec.shown or spec.at_one_time or span == (0, 0):
        return (), 0
    first, last = (asked or there for asked, there in zip(spec.years or (None, None), span, strict=True))
    rows = list(library.rows_of_query(spec.events.with_table("events").with_sort(())))
    names = ("event_id", "title_en", "title_zh", "start_on", "end_on")
    found = []
    for identifier, english, chinese, start, end in library.records("events", rows, names):
        if start and first <= int(str(start)[:4]) <= last + 1:
            name = Text(str(english or ""), str(chinese or ""))
            found.append(ChartEvent(f"events/{identifier}", decimal(str(start))[0], name, str(start), str(end or "")))
    found = [event for event in found if first <= event.x < last + 1]
    return tuple(sorted(found[:MOST_EVENTS], key=lambda event: (event.x, event.key))), max(0, len(found) - MOST_EVENTS)


def marks_of(query: Query) -> Query | None:
    """The query for a chart's marks: that of the timeline, where it narrows the events; all five hundred would say nothing."""
    asked = query.with_table("events")
    return asked if asked.text.strip() or asked.here else None
