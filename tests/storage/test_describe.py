"""A query said in words: a reader who did not ask it understands it."""

import pytest

from storage.describe import describe, describe_sort, heading
from storage.library import Library
from storage.query import FACTS, Filter, Query, Sort
from storage.words import Text, text


class Names:
    """Stands for a library that knows one area."""

    def label(self, table: str, identifier: object) -> Text:
        return Text("China", "中国") if (table, identifier) == ("areas", "cn") else Text(str(identifier), str(identifier))


def said(query: Query, language: str) -> list[str]:
    library: Library = Names()  # type: ignore[assignment]
    return describe(query, library, language)


@pytest.mark.parametrize(
    ("condition", "en", "zh"),
    [
        (Filter("events", "kind", "in", ("forum", "law")), "Kind: forum, law", "类型：论坛、法律"),
        (Filter("events", "kind", "not_in", ("forum",)), "Kind: not forum", "类型：非 论坛"),
        (Filter("statistics", "area_id", "in", ("cn",)), "Area: China", "地区：中国"),
        (Filter("statistics", "value", "between", ("5", "10")), "Value: 5–10", "数值：5–10"),
        (Filter("statistics", "value", "between", ("5", "")), "Value: from 5", "数值：5起"),
        (Filter("statistics", "disagrees", "in", ("1",)), "Sources disagree: yes", "来源有分歧：是"),
        (FACTS, "One row per fact", "每项数据一行"),
        (Filter("events", "city_id", "unknown"), "City: not stated", "城市：未注明"),
        (Filter("events", "organizer", "in", ("wipo",)), "Organizer: wipo", "主办方：wipo"),
        (Filter("people", "role", "in", ("speaker",)), "Role: speaker", "角色：发言"),
    ],
)
def test_each_kind_of_filter(condition: Filter, en: str, zh: str) -> None:
    query = Query(condition.table, filters=(condition,))
    assert (said(query, "en"), said(query, "zh")) == ([en], [zh])


def test_search_and_years_come_first_and_other_tables_are_left_out() -> None:
    query = Query("events", " PCT ", (2019, None), (Filter("events", "kind", "in", ("law",)), Filter("areas", "kind", "in", ("city",))))
    assert said(query, "en") == ["search: PCT", "years: from 2019", "Kind: law"]
    assert said(Query("events"), "en") == []


def test_both_languages_stand_side_by_side() -> None:
    assert said(Query("events", years=(2019, 2019)), "both") == ["years · 年份: 2019"]


def test_an_order_names_its_fields_and_direction() -> None:
    query = Query("events", sort=(Sort("events", "kind", True), Sort("events", "year"), Sort("areas", "kind")))
    assert describe_sort(query, "en") == "Kind (descending), Year"
    assert describe_sort(Query("events"), "en") == ""


def test_a_heading_names_a_query_in_a_few_words() -> None:
    library: Library = Names()  # type: ignore[assignment]
    query = Query("statistics", " 华为  PCT ", (2019, None), (Filter("statistics", "standing", "not_in", ("press",)), FACTS))
    assert heading(query, library, "en") == "华为 PCT, from 2019, not press"
    assert heading(query, library, "zh") == f"华为 PCT，2019起，非 {text('code.standing.press').zh}"


@pytest.mark.parametrize("language", ["en", "zh"])
def test_a_heading_of_yes_and_no_names_the_field(language: str) -> None:
    library: Library = Names()  # type: ignore[assignment]
    name = text("field.disagrees").in_language(language)
    yes, no = (Query("statistics", filters=(Filter("statistics", "disagrees", "in", (value,)),)) for value in "10")
    assert heading(yes, library, language) == name
    assert heading(no, library, language).startswith(name)
    assert len(heading(no, library, language)) > len(name)
    assert heading(Query("events"), library, language) == text("table.events").in_language(language)
