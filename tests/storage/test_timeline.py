"""When results happened: every row once in the lane of its first value, dated as its source dates it, or told to have no date."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from storage import dates
from storage.library import Library
from storage.query import Query
from storage.tables import BY_NAME, TABLES
from storage.timeline import DAY, SPAN, Timeline, TimelineRequest, lane_facets

DATED = [table.name for table in TABLES if table.first]


@pytest.fixture(scope="module")
def library(library_path: Path) -> Iterator[Library]:
    opened = Library(library_path)
    yield opened
    opened.close()


def asked(library: Library, query: Query, lanes: str = "", colours: str = "") -> Timeline:
    return TimelineRequest(query, library.rows_of_query(query), lanes, colours).answer(library)


def lane_of(line: Timeline, item: int) -> str:
    return next(value for value, start, end in zip(line.lane_values, line.starts, line.starts[1:], strict=False) if start <= item < end)


@pytest.mark.parametrize("table", DATED)
def test_every_row_stands_once_or_is_told_to_have_no_date(library: Library, table: str) -> None:
    for facet in lane_facets(BY_NAME[table]):
        line = asked(library, Query(table), facet.field)
        own = line.rows[~line.echo].tolist()
        assert sorted([*own, *line.undated.tolist()]) == list(range(1, library.count(table) + 1))
        assert line.dated == len(own)


@pytest.mark.parametrize("table", DATED)
def test_the_days_are_those_that_the_date_may_mean(library: Library, table: str) -> None:
    line, fields = asked(library, Query(table)), (BY_NAME[table].first, BY_NAME[table].last)
    items = range(0, len(line.rows), max(1, len(line.rows) // 500))
    stated = library.records(table, line.rows[list(items)].tolist(), fields)
    for item, (start, end) in zip(items, stated, strict=True):
        first, last = str(start or end), str(end or start)
        assert str(dates.of_number(int(line.first[item]))) == dates.first_day(first)
        assert str(dates.of_number(int(line.last[item]))) == dates.last_day(last)
        assert (int(line.dating[item]) & 3 == DAY) == (len(first) == len("2022-11-30"))
        assert bool(line.dating[item] & SPAN) == (first != last)
    assert all(start is None and end is None for start, end in library.records(table, line.undated.tolist(), fields))


def test_a_row_of_several_values_stands_in_the_lane_of_its_first_and_is_echoed_in_the_others(library: Library) -> None:
    line = asked(library, Query(), "organizer")
    sql = (
        "SELECT p.entity_id FROM participants p JOIN events e ON e.event_id = p.event_id WHERE e.row = ? "
        "AND p.entity_type = 'organization' AND p.role IN ('organizer', 'co_organizer', 'host') ORDER BY p.row"
    )
    several = 0
    for row in set(line.rows[line.echo].tolist()):
        values = list(dict.fromkeys(value for (value,) in library.execute(sql, (row,))))
        items = [item for item in range(len(line.rows)) if line.rows[item] == row]
        assert [lane_of(line, item) for item in items if not line.echo[item]] == values[:1]
        assert sorted(lane_of(line, item) for item in items if line.echo[item]) == sorted(values[1:])
        several += 1
    assert several > 10


def test_lanes_and_colours_are_the_values_of_their_facets(library: Library) -> None:
    line = asked(library, Query(), "kind", "topic_id")
    found = library.records("events", line.rows.tolist(), ("kind", "topic_id"))
    assert [lane_of(line, item) for item in range(len(line.rows))] == [kind for kind, _ in found]
    assert [line.colour_values[code] for code in line.colour.tolist()] == [topic or "" for _, topic in found]


def test_within_a_lane_time_goes_on(library: Library) -> None:
    line = asked(library, Query("sources"), "publisher_id")
    for start, end in zip(line.starts, line.starts[1:], strict=False):
        first, until = line.first[start:end].tolist(), line.until[start:end].tolist()
        assert first == sorted(first)
        assert until == [max(line.last[start : start + n + 1].tolist()) for n in range(end - start)]


def test_the_whole_knows_no_years(library: Library) -> None:
    line = asked(library, Query(text="WIPO", years=(2020, 2021)))
    everything = asked(library, Query(text="WIPO"))
    assert line.dated < everything.dated
    assert line.whole.tolist() == sorted(everything.first.tolist())


def test_the_documents_behind_it_are_counted(library: Library) -> None:
    line = asked(library, Query(text="WIPO Conversation"))
    rows = ", ".join(map(str, line.rows.tolist()))
    sql = (
        "SELECT count(DISTINCT c.source_id) FROM citations c JOIN events e ON e.event_id = c.entity_id "
        f"WHERE c.entity_type = 'event' AND e.row IN ({rows})"
    )
    assert line.documents == library.execute(sql).fetchone()[0] > 1


def test_a_table_without_dates_has_no_timeline(library: Library) -> None:
    with pytest.raises(KeyError):
        asked(library, Query("people"))
