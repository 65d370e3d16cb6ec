"""Records of any kind in one list: what is shown of them, and what is remembered when they are gone."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from storage.collections import Entry
from storage.held import HeldRequest, entry, outdated, query_for, remembered
from storage.library import Library
from storage.naming import NamesRequest
from storage.tables import TABLES
from storage.words import Text


@pytest.fixture(scope="module")
def library(library_path: Path) -> Iterator[Library]:
    made = Library(library_path)
    yield made
    made.close()


def test_records_of_every_table_come_in_the_order_asked(library: Library) -> None:
    keys = tuple(library.keys(table.name, (2,))[0] for table in reversed(TABLES))
    held = HeldRequest((*keys, "events/no-such-event", "nothing")).answer(library)
    assert [one.key for one in held] == list(keys)
    assert all(one.title.en or one.title.zh for one in held)


def test_every_figure_comes_with_its_source_and_unit(library: Library) -> None:
    held = HeldRequest(tuple(library.keys("statistics", range(1, 400)))).answer(library)
    assert all(one.sources and one.value is not None for one in held)
    assert all(one.unit.en for one in held)
    values = [value for (value,) in library.records("statistics", range(1, 400), ("value",))]
    assert [one.value for one in held] == values


def test_what_is_kept_is_read_again_when_the_record_is_gone(library: Library) -> None:
    keys = (*library.keys("statistics", (7,)), *library.keys("events", (1,)))
    for held in HeldRequest(keys).answer(library):
        kept = entry(held, "for the speech")
        assert remembered(kept) == held._replace(there=False)
        assert not outdated(kept, held)
        assert outdated(kept, held._replace(data="2099-01"))


@pytest.mark.parametrize("known", ["", "[]", "{", '{"value": "x"}', '{"unit": 3}', "null", '{"sources": 5, "value": 1}'])
def test_what_another_version_kept_is_no_fault(known: str) -> None:
    held = remembered(Entry("statistics/x", Text("Share", "占比"), "", known))
    assert (held.title, held.there) == (Text("Share", "占比"), False)


def test_the_query_finds_these_records_in_every_table_and_no_others(library: Library) -> None:
    keys = [*library.keys("events", (3, 9)), *library.keys("people", (1,)), "events/no-more"]
    query = query_for(keys, 5)
    assert query.table == "events"
    found = {table.name: list(library.rows_of_query(query.with_table(table.name))) for table in TABLES}
    assert {name: sorted(rows) for name, rows in found.items() if rows} == {"events": [3, 9], "people": [1]}


@pytest.mark.parametrize(("typed", "wanted"), [("Huawei", "organizations/huawei"), ("华为", "organizations/huawei")])
def test_a_link_is_found_by_a_name_in_either_language(library: Library, typed: str, wanted: str) -> None:
    assert wanted in [key for key, _ in NamesRequest(typed).answer(library)]
    assert NamesRequest(" ").answer(library) == ()
