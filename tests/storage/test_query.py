"""A query is a value: what it says survives JSON, and each table keeps its own filters and order."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from storage.query import OPERATORS, Filter, Query, Sort, from_json, to_json
from storage.tables import TABLES

NAMES = st.sampled_from([table.name for table in TABLES])
FILTERS = st.builds(Filter, NAMES, st.text(), st.sampled_from(OPERATORS), st.lists(st.text()).map(tuple))
YEARS = st.none() | st.tuples(st.none() | st.integers(1, 9999), st.none() | st.integers(1, 9999))
SORTS = st.lists(st.builds(Sort, NAMES, st.text(), st.booleans())).map(tuple)


@given(st.builds(Query, NAMES, st.text(), YEARS, st.lists(FILTERS).map(tuple), SORTS))
def test_json_gives_the_same_query_back(query: Query) -> None:
    assert from_json(to_json(query)) == query


@pytest.mark.parametrize("text", ["", "{}", "[]", '{"version": 2}', '{"version": 1, "table": "events"}', "null"])
def test_what_is_no_query_is_refused(text: str) -> None:
    with pytest.raises(ValueError, match=r".+"):
        from_json(text)


def test_a_filter_takes_the_place_of_the_one_before_and_goes_when_empty() -> None:
    query = Query().with_filter(Filter("events", "kind", "in", ("law",))).with_filter(Filter("events", "kind", "in", ("law", "policy")))
    assert query.filters == (Filter("events", "kind", "in", ("law", "policy")),)
    assert query.with_filter(Filter("events", "kind", "in", ())).filters == ()


def test_tables_keep_their_own_order_and_filters() -> None:
    query = Query(table="events").with_filter(Filter("events", "kind", "in", ("law",))).with_sort([Sort("events", "kind")])
    other = query.with_table("people")
    assert (other.here, other.sort_here, other.narrows) == ((), (), False)
    assert other.with_table("events") == query


def test_clearing_keeps_the_text_and_the_other_tables() -> None:
    kept = Filter("people", "role", "in", ("speaker",))
    query = Query(text="AI", years=(2019, 2023), filters=(kept, Filter("events", "kind", "in", ("law",))))
    assert query.cleared() == Query(text="AI", filters=(kept,))
