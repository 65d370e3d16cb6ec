"""What is offered while one types: it stands where the cursor is, and once written it finds what it said it would."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from storage.completion import Completion, CompletionRequest
from storage.library import Library
from storage.query import Filter, Query
from storage.tables import TABLES
from storage.words import text

FACETS = [(table.name, facet.field) for table in TABLES for facet in table.facets if facet.kind != "year"]


@pytest.fixture(scope="module")
def library(library_path: Path) -> Iterator[Library]:
    made = Library(library_path)
    yield made
    made.close()


def offered(library: Library, typed: str, table: str = "events", language: str = "en") -> tuple[Completion, ...]:
    """What is offered for a text in which `|` is the cursor (else it stands at the end)."""
    before, _, after = typed.partition("|")
    return CompletionRequest(Query(table, before + after), len(before), language).answer(library)


def texts(found: tuple[Completion, ...]) -> list[str]:
    return [one.text for one in found]


@pytest.mark.parametrize(
    ("typed", "table", "language", "expected"),
    [
        ("kin", "events", "en", ["kind:"]),
        ("Huawei sta", "statistics", "en", ["standing:", "status:"]),
        ("ind", "statistics", "en", ["indicator:"]),
        ("-kin", "events", "en", ["-kind:"]),
        ("yea", "events", "en", ["year:"]),
        ("kin", "events", "zh", ["kind:"]),
        ("类型", "events", "zh", ["类型:"]),
        ("类型", "events", "en", ["类型:"]),
        ("年份", "events", "zh", ["年份:"]),
        ("ki", "events", "en", []),
        ("", "events", "en", []),
        ("kind ", "events", "en", []),
        ("standing", "events", "en", ["standing:"]),
        ('"kin', "events", "en", ["kind:"]),
    ],
)
def test_names_of_fields(library: Library, typed: str, table: str, language: str, expected: list[str]) -> None:
    assert texts(offered(library, typed, table, language)) == expected


def test_the_names_of_the_table_come_before_those_of_others(library: Library) -> None:
    assert texts(offered(library, "country", "statistics")) == ["country:"]
    assert texts(offered(library, "org", "people"))[0] == "organization:"
    assert texts(offered(library, "org", "events"))[0] == "organizer:"


def test_values_are_offered_with_what_they_leave(library: Library) -> None:
    found = offered(library, "WIPO kind:")
    counts = library.facets(Query("events", "WIPO"), ("kind",))["kind"]
    assert [one.rows for one in found] == sorted((n for value, n in counts.items() if value), reverse=True)[: len(found)]
    assert all(one.text.startswith("kind:") for one in found)


@pytest.mark.parametrize(("typed", "first"), [("kind:for", "kind:forum"), ("类型:论", "类型:论坛"), ("country:chi", "country:China")])
def test_what_was_typed_of_a_value_narrows_them(library: Library, typed: str, first: str) -> None:
    language = "en" if typed.isascii() else "zh"
    assert texts(offered(library, typed, "events", language))[0] == first


def test_a_value_of_several_words_is_quoted(library: Library) -> None:
    assert 'country:"United States"' in texts(offered(library, "country:uni"))
    assert 'country:"United States"' in texts(offered(library, 'country:"uni'))


def test_the_cursor_says_what_is_completed(library: Library) -> None:
    (one,) = offered(library, "WIPO kin| year:2019")
    assert (one.start, one.end) == (5, 8)
    found = offered(library, "kind:for| WIPO")
    assert (found[0].start, found[0].end) == (0, 8)
    assert offered(library, "ki|nd:forum") == ()


@pytest.mark.parametrize(("table", "field"), FACETS, ids=[f"{table}.{field}" for table, field in FACETS])
@pytest.mark.parametrize("language", ["en", "zh"])
def test_what_is_offered_finds_what_the_facet_does(library: Library, table: str, field: str, language: str) -> None:
    """For every facet of every table, in both languages: written as offered, the value is the filter that the sidebar would set."""
    word = text(f"field.{field}").zh
    name = word if language == "zh" and not any(letter in word for letter in " （") else field
    publishers = set(library.labels("organizations").values()) if field == "source_id" else set()  # these stand for all of their sources
    found = [one for one in offered(library, f"{name}:", table, language) if one.label not in publishers]
    assert found
    for one in found[:3]:
        typed = set(library.rows_of_query(Query(table, one.text)))
        assert len(typed) >= (one.rows or 0) > 0
        counts = library.facets(Query(table), (field,))[field]
        chosen = [value for value, n in counts.items() if n == one.rows]
        rows = [set(library.rows_of_query(Query(table, filters=(Filter(table, field, "in", (value,)),)))) for value in chosen]
        assert any(one_value <= typed for one_value in rows)


@settings(max_examples=150, suppress_health_check=[HealthCheck.function_scoped_fixture], deadline=None)
@given(typed=st.text(st.sampled_from('kind:类型：国家 "-|华for.<>\x00\ud800'), max_size=24))
def test_any_text_may_stand_there(library: Library, typed: str) -> None:
    plain = typed.replace("|", "")
    for one in offered(library, typed, "statistics"):
        assert 0 <= one.start < one.end <= len(plain)


@pytest.mark.parametrize(("typed", "language"), [("source:wip", "en"), ("来源:世界知识", "zh")])
def test_who_published_is_offered_before_titles_and_finds_all_of_it(library: Library, typed: str, language: str) -> None:
    first = offered(library, typed, "statistics", language)[0]
    assert first.label == library.label("organizations", "wipo")
    assert first.rows == library.matches(Query("statistics", first.text)) > 0
