"""What the window asks beside the search: what hides rows, which names are near, what the marked statistics add up to."""

from array import array
from collections.abc import Iterator
from pathlib import Path

import pytest

from storage.hidden import HiddenRequest
from storage.library import Library
from storage.near import NearRequest
from storage.query import FACTS, Filter, Query
from storage.tally import MANY, TallyRequest


@pytest.fixture(scope="module")
def library(library_path: Path) -> Iterator[Library]:
    opened = Library(library_path)
    yield opened
    opened.close()


def test_each_condition_says_how_many_there_are_without_it(library: Library) -> None:
    standing = Filter("statistics", "standing", "in", ("primary",))
    query = Query("statistics", "Huawei PCT", years=(1995, 2005), filters=(standing,))
    hidden = HiddenRequest(query).answer(library)
    assert library.matches(query) == 0
    assert hidden.unfiltered == library.matches(Query("statistics", "Huawei PCT"))
    without = {None: library.matches(query.with_years(None)), standing: library.matches(query.without_filter(standing))}
    assert {one.filter: one.rows for one in hidden.without} == {condition: rows for condition, rows in without.items() if rows}
    assert [(word.text, word.rows) for word in hidden.words] == [
        (word, library.matches(Query("statistics", word))) for word in ("Huawei", "PCT")
    ]


def test_a_condition_that_hides_nothing_is_not_named(library: Library) -> None:
    query = Query("statistics", "Huawei PCT", years=(1890, 1895), filters=(FACTS,))
    assert library.matches(query) == 0
    assert [one.filter for one in HiddenRequest(query).answer(library).without] == [None]


def test_conditions_that_hide_only_together_are_named(library: Library) -> None:
    area, standing = Filter("statistics", "area_id", "in", ("no-such-area",)), Filter("statistics", "standing", "in", ("no-such-standing",))
    answer = HiddenRequest(Query("statistics", "Huawei PCT", filters=(area, standing, FACTS))).answer(library)
    assert [one.filter for one in answer.without] == [area, standing]


def test_where_the_words_find_nothing_no_condition_is_blamed(library: Library) -> None:
    assert HiddenRequest(Query("statistics", "zyxolite", years=(1990, 1995), filters=(FACTS,))).answer(library).without == ()


def test_one_word_needs_no_table_of_words(library: Library) -> None:
    assert HiddenRequest(Query("events", "zyxolite")).answer(library).words == ()


@pytest.mark.parametrize(
    ("typed", "table", "record"),
    [
        ("Hauwei", "organizations", "huawei"),
        ("Daren Tnag", "people", "daren-tang"),
        ("World Intelectual Property Organisation", "organizations", "wipo"),
    ],
)
def test_a_slip_of_the_finger_finds_the_name(library: Library, typed: str, table: str, record: str) -> None:
    assert (table, record) in [(near.table, near.id) for near in NearRequest(typed).answer(library)]


@pytest.mark.parametrize("typed", ["wipo-dg-visit-china-2024", " events/wipo-dg-visit-china-2024 ", "Events/WIPO-DG-Visit-China-2024"])
def test_an_id_or_key_finds_its_record_alone(library: Library, typed: str) -> None:
    (found,) = NearRequest(typed).answer(library)
    assert (found.table, found.id, found.named) == ("events", "wipo-dg-visit-china-2024", True)
    assert "Visit" in found.label.en


def test_the_id_of_a_figure_is_told_by_what_it_counts(library: Library) -> None:
    (key,) = library.keys("statistics", (1,))
    (found,) = NearRequest(key).answer(library)
    assert f"{found.table}/{found.id}" == key
    assert "," in found.label.en


def test_the_nearest_name_comes_first(library: Library) -> None:
    assert NearRequest("世界知识产权祖织").answer(library)[0].id == "wipo"  # and not the world, whose name is a part of it
    assert NearRequest("Huwaei").answer(library)[0].id == "huawei"


@pytest.mark.parametrize("typed", ["", " ", "x", "\x00", "qzxjvkwqzzz", "asdfgh", "qwrtpl", "blorptang", "12345678"])
def test_nothing_is_near_to_nothing(library: Library, typed: str) -> None:
    assert NearRequest(typed).answer(library) == ()


def rows_of(library: Library, **filters: str) -> "array[int]":
    conditions = tuple(Filter("statistics", field, "in", (value,)) for field, value in filters.items())
    return array("I", library.rows_of_query(Query("statistics", filters=conditions)))


def test_claims_of_one_fact_are_never_added_up(library: Library) -> None:
    rows = rows_of(library, indicator_id="pct-published-applications", organization_id="huawei")
    groups = {library.record("statistics", row)["claim_group"] for row in rows}
    tally = TallyRequest(rows).answer(library)
    assert tally.rows == len(rows) > len(groups)
    assert tally.summary.count == len(groups)


def test_thousands_of_mixed_rows_are_refused_and_say_why(library: Library) -> None:
    rows = array("I", range(1, MANY + 5000))
    tally = TallyRequest(rows).answer(library)
    assert tally.summary.measures == ()
    assert [refusal.code for refusal in tally.summary.refusals] == ["no_numbers.indicators"]
