"""Everything that a document says: what its page counts is what the tables hold, and its links find just that."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from storage.library import Library
from storage.record import record_page
from storage.source_says import SourceSays

OP_ED = "chinadaily-2024-03-10-op-ed"


@pytest.fixture(scope="module")
def library(library_path: Path) -> Iterator[Library]:
    opened = Library(library_path)
    yield opened
    opened.close()


def says(library: Library, source: str) -> SourceSays:
    found = record_page(library, f"sources/{source}").says
    assert found is not None
    return found


@pytest.mark.parametrize("source", [OP_ED, "world-bank-wdi-2021-09-15", "ror-records", "ifr-robots-stock-2019"])
def test_each_number_is_what_its_link_finds(library: Library, source: str) -> None:
    told = says(library, source).told
    assert told
    assert [library.matches(one.query) for one in told] == [one.total for one in told]


def test_a_record_told_of_in_several_places_is_listed_once_with_all_of_them(library: Library) -> None:
    page = record_page(library, f"sources/{OP_ED}")
    events = next(group for group in page.links if group.code == "events")
    assert len({entry.id for entry in events.entries}) == len(events.entries)
    assert any(", " in entry.notes[0] for entry in events.entries)
    assert events.query is not None
    assert library.matches(events.query) == len(events.entries)


def test_who_states_the_same_is_told_both_ways(library: Library) -> None:
    for other in says(library, OP_ED).shared[:5]:
        back = {shared.source_id: shared for shared in says(library, other.source_id).shared}
        assert (back[OP_ED].figures, back[OP_ED].disputed) == (other.figures, other.disputed)


def test_those_who_repeat_the_same_body_are_counted_without_the_document_itself(library: Library) -> None:
    found = says(library, OP_ED)
    assert found.repeating_query is not None
    assert library.matches(found.repeating_query) == found.repeating + 1  # its own origin is that body


def test_a_name_that_it_writes_in_its_own_way_leads_to_who_is_meant(library: Library) -> None:
    assert ("Darren Tan", "people/daren-tang") in {(one.alias, one.key) for one in says(library, OP_ED).written}
