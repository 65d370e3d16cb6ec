"""What a colleague types finds what she means, in both languages, best first; whatever she types, there is an answer."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from storage.commands import find
from storage.library import Library
from storage.query import Filter, Query, Sort
from storage.tables import BY_NAME, TABLES

ALL = [table.name for table in TABLES]


@pytest.fixture(scope="module")
def library(library_path: Path) -> Iterator[Library]:
    opened = Library(library_path)
    yield opened
    opened.close()


def found(library: Library, text: str, table: str, **query: object) -> list[str]:
    return library.ids(table, library.rows_of_query(Query(table=table, text=text, **query)))  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("text", "table", "record"),
    [
        ("WIPO", "organizations", "wipo"),
        ("世界知识产权组织", "organizations", "wipo"),
        ("华为", "organizations", "huawei"),
        ("huawei", "organizations", "huawei"),
        ("HUAWEI", "organizations", "huawei"),
        ("ＷＩＰＯ", "organizations", "wipo"),
        ("Darren Tan", "people", "daren-tang"),
        ("China", "areas", "cn"),
        ("中国", "areas", "cn"),
        ("中國", "areas", "cn"),
    ],
)
def test_a_name_comes_first(library: Library, text: str, table: str, record: str) -> None:
    assert found(library, text, table)[0] == record


@pytest.mark.parametrize(
    ("text", "table", "record"),
    [("SIPO", "organizations", "cnipa"), ("国家知识产权局", "organizations", "cnipa"), ("guojia zhishi", "organizations", "cnipa")],
)
def test_other_names_and_pinyin_find(library: Library, text: str, table: str, record: str) -> None:
    assert record in found(library, text, table)


@pytest.mark.parametrize("text", ["专利", "商标", "法", "PCT", "5G专利", "国际PCT", "AI", "patents", "华为 PCT", "中国 创新"])
def test_words_of_any_length_and_script_find(library: Library, text: str) -> None:
    assert any(library.matches(Query(table=table, text=text)) for table in ALL)


def test_statistics_are_found_by_indicator_and_area_in_either_language(library: Library) -> None:
    for text in ("Korea GII rank", "韩国 全球创新指数"):
        records = [library.record("statistics", row) for row in library.rows_of_query(Query(table="statistics", text=text))[:20]]
        assert records
        assert {record["area_id"] for record in records} == {"kr"}


def test_a_misspelt_name_finds_the_events_of_the_person(library: Library) -> None:
    right, wrong = set(found(library, "Daren Tang", "events")), set(found(library, "Darren Tan", "events"))
    assert right
    assert right <= wrong or len(right & wrong) >= len(right) - 1


def test_titles_come_before_texts(library: Library) -> None:
    rows = library.rows_of_query(Query(table="events", text="blockchain"))
    titles = ["blockchain" in str(title).lower() for (title,) in library.records("events", rows, ("title_en",))]
    assert titles == sorted(titles, reverse=True)


def test_find_merges_tables_by_tier(library: Library) -> None:
    best = [(table, library.ids(table, (row,))[0]) for table, row, _matched in find(library, "WIPO", ALL, 5)]
    assert best[0] == ("organizations", "wipo")


def test_each_row_is_found_once(library: Library) -> None:
    for table in ALL:
        rows = list(library.rows_of_query(Query(table=table, text="a")))
        assert len(rows) == len(set(rows)) == library.matches(Query(table=table, text="a"))


def test_conditions_in_words_are_filters(library: Library) -> None:
    typed = found(library, "kind:forum", "events")
    assert (
        typed
        == found(library, "类型:论坛", "events")
        == found(library, "", "events", filters=(Filter("events", "kind", "in", ("forum",)),))
    )
    assert typed
    years = library.records("events", library.rows_of_query(Query(table="events", text="year:2019..2020")), ("year", "last_year"))
    assert years
    assert all(first <= 2020 and last >= 2019 for first, last in years)  # type: ignore[operator]


def test_excluded_words_and_alternatives(library: Library) -> None:
    all_laws, without = set(found(library, "law", "events")), set(found(library, "law -china", "events"))
    assert without < all_laws
    either = set(found(library, "blockchain OR 区块链", "sources"))
    assert either == set(found(library, "blockchain", "sources")) | set(found(library, "区块链", "sources"))


def test_sort_puts_the_unknown_last_both_ways(library: Library) -> None:
    for down in (False, True):
        query = Query(table="events", sort=(Sort("events", "city_id", down),))
        cities = [city for (city,) in library.records("events", library.rows_of_query(query), ("city_id",))]
        known = cities[: len(cities) - cities.count(None)]
        assert None not in known
        assert cities.count(None) > 0


def test_numbers_sort_as_numbers(library: Library) -> None:
    only = Filter("statistics", "indicator_id", "in", ("pct-applications",))
    query = Query(table="statistics", filters=(only,), sort=(Sort("statistics", "value", True), Sort("statistics", "period")))
    values = [value for (value,) in library.records("statistics", library.rows_of_query(query), ("value",))]
    assert values == sorted(values, reverse=True)  # type: ignore[type-var]


@pytest.mark.parametrize("table", [table for table in TABLES if table.facets], ids=lambda table: table.name)
def test_facets_count_all_rows_of_the_other_filters(library: Library, table: object) -> None:
    for text in ("", "china"):
        query = Query(table=table.name, text=text)  # type: ignore[attr-defined]
        total = library.matches(query)
        counts = library.facets(query, [facet.field for facet in table.facets])  # type: ignore[attr-defined]
        for facet in table.facets:  # type: ignore[attr-defined]
            added = sum(counts[facet.field].values())
            assert added == total if facet.kind != "many" else added >= total, facet.field


def test_a_facet_is_counted_without_its_own_filter(library: Library) -> None:
    plain = library.facets(Query(table="events"), ["kind"])
    narrowed = library.facets(Query(table="events", filters=(Filter("events", "kind", "in", ("law",)),)), ["kind", "country"])
    assert narrowed["kind"] == plain["kind"]
    assert sum(narrowed["country"].values()) == plain["kind"]["law"]


@pytest.mark.parametrize("table", TABLES, ids=lambda table: table.name)
def test_each_facet_value_filters_to_its_count(library: Library, table: object) -> None:
    name = table.name  # type: ignore[attr-defined]
    for facet in BY_NAME[name].facets:
        if facet.kind == "year":
            continue
        counts = library.facets(Query(table=name), [facet.field])[facet.field]
        for value, n in list(counts.items())[:3]:
            assert library.matches(Query(table=name, filters=(Filter(name, facet.field, "in", (value,)),))) == n, (facet.field, value)


@given(st.text(max_size=60))
@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], deadline=None, max_examples=150)
def test_any_text_has_an_answer(library: Library, text: str) -> None:
    for table in ("events", "statistics", "people"):
        library.rows_of_query(Query(table=table, text=text))


@pytest.mark.parametrize(
    "text",
    ['"', "' OR 1=1 --", "a" * 50_000, "专利" * 5_000, "NEAR(a b)", "a AND", "title:x", "\x00", "\ud800", "\u202eabc", "*", "^a", "a*b"],
)
def test_hostile_text_has_an_answer(library: Library, text: str) -> None:
    for table in ALL:
        library.matches(Query(table=table, text=text))


def test_of_figures_equally_close_those_of_the_world_and_of_china_come_first(library: Library) -> None:
    areas = [
        str(area) for (area,) in library.records("statistics", library.rows_of_query(Query("statistics", "PCT applications")), ("area_id",))
    ]
    assert list(dict.fromkeys(areas))[:2] == ["world", "cn"]


def test_a_span_may_be_typed_from_either_end(library: Library) -> None:
    for typed in ("PCT year:{}..{}", "PCT value:{}..{}"):
        assert found(library, typed.format(2019, 2025), "statistics") == found(library, typed.format(2025, 2019), "statistics") != []


@pytest.mark.parametrize(
    ("english", "chinese"),
    [
        ("country:cn", "国家:中国"),
        ("source:wipo", "来源:世界知识产权组织"),
        ("topic:trademarks", "主题:商标"),
        ("disagrees:yes", "分歧:是"),
        ("indicator:gii-rank", "指标:gii-rank"),
        ("organization:huawei", "机构:华为"),
    ],
)
def test_a_condition_means_the_same_in_both_languages(library: Library, english: str, chinese: str) -> None:
    found_by = [{table: library.matches(Query(table, typed)) for table in ALL} for typed in (english, chinese)]
    assert found_by[0] == found_by[1]
    assert any(found_by[0].values())
