"""The worked questions of the start page are worked out from the data: change the data, and the answers change."""

import csv
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from storage.answers import Amount, Days, Line, Pairs, Said, Worked, worked
from storage.build import build
from storage.library import Library
from storage.query import Filter, Query
from storage.questions import QUESTIONS
from storage.requests import HomeRequest
from tests.fixtures.tiny_package import Row, Tables, tiny_tables, write_package

Change = Callable[[Tables], None]
HUAWEI = "pct-published-applications"
APPLICATIONS = Query(
    "statistics",
    filters=(Filter("statistics", "indicator_id", "in", ("patent-applications",)), Filter("statistics", "disagrees", "in", ("1",))),
)


@pytest.fixture
def answer(tmp_path: Path) -> Iterator[Callable[[Query, str, Change], Worked]]:
    """Builds the tiny package, changed, and works one answer out."""
    opened: list[Library] = []

    def answered(query: Query, kind: str, change: Change) -> Worked:
        tables = tiny_tables()
        change(tables)
        folder = tmp_path / str(len(opened))
        build(write_package(folder / "data", tables), folder / "almanac.db")
        opened.append(Library(folder / "almanac.db"))
        return worked(opened[-1], "question", query, kind)

    yield answered
    for library in opened:
        library.close()


def yearly(area: str, **values: object) -> list[Row]:
    """A claim a year of the patent applications of an area."""
    base = next(row for row in tiny_tables()["statistics"] if row["indicator_id"] == "patent-applications" and row["area_id"] == area)
    years = ((name.removeprefix("y"), str(value)) for name, value in values.items())
    return [{**base, "period_start": year, "period_end": year, "value": value, "status": ""} for year, value in years]


def with_claims(*rows: Row) -> Change:
    return lambda tables: tables["statistics"].extend(rows)


CHINA = Query(
    "statistics",
    filters=(
        Filter("statistics", "indicator_id", "in", ("patent-applications",)),
        Filter("statistics", "area_id", "in", ("cn",)),
        Filter("statistics", "breakdown_id", "unknown"),
    ),
)


def test_a_series_is_told_with_its_ends_and_its_peak(answer: Callable[[Query, str, Change], Worked]) -> None:
    found = answer(CHINA, "series", with_claims(*yearly("cn", y2017=100, y2018=1500000, y2020=90)))
    values = found.answer.values
    assert (values["first"], values["last"], values["peak"]) == (Amount(100, 0), Amount(90, 0), Amount(1500000, 0))
    assert found.answer.code == "answer.series.one"
    assert isinstance(found.picture, Line)
    assert found.picture.points[found.picture.marked].value == 1500000
    assert found.picture.joined == (False, True, True, True, True)  # 2019 is stated in two ways


def test_another_peak_that_sources_agree_on_is_told_so(answer: Callable[[Query, str, Change], Worked]) -> None:
    found = answer(CHINA, "series", with_claims(*yearly("cn", y2018=7)))
    assert found.answer.values["peak"] == Amount(1400661, 0)
    assert (found.answer.code, found.answer.values["n"]) == ("answer.series.agree", 2)


def test_a_peak_that_sources_dispute_is_told_so(answer: Callable[[Query, str, Change], Worked]) -> None:
    other = yearly("cn", y2018=1700000)[0]
    found = answer(CHINA, "series", with_claims(*yearly("cn", y2018=1500000), {**other, "source_id": "blog-2021"}))
    assert found.answer.code == "answer.series.differ"


def test_differences_are_counted_and_the_widest_is_named(answer: Callable[[Query, str, Change], Worked]) -> None:
    found = answer(APPLICATIONS, "differences", lambda tables: None)
    assert isinstance(found.picture, Pairs)
    assert [(pair.name.en, pair.low.value, pair.high.value) for pair in found.picture.pairs] == [("United States", 599999, 621453)]
    assert (found.answer.values["n"], found.answer.values["gap"]) == (1, Amount(21454, 0))


def test_where_sources_come_to_agree_the_answer_says_that_there_is_nothing(answer: Callable[[Query, str, Change], Worked]) -> None:
    def agree(tables: Tables) -> None:
        for row in tables["statistics"]:
            row["value"] = "621453" if row["area_id"] == "us" and row["indicator_id"] == "patent-applications" else row["value"]

    assert answer(APPLICATIONS, "differences", agree).answer == Said("answer.none", {})


def test_one_more_difference_is_one_more(answer: Callable[[Query, str, Change], Worked]) -> None:
    def differ(tables: Tables) -> None:
        next(row for row in tables["statistics"] if row["source_id"] == "news-2021" and row["period_end"] == "2019")["value"] = "1700000"

    found = answer(APPLICATIONS, "differences", differ)
    assert found.answer.values["n"] == 2
    assert isinstance(found.picture, Pairs)
    assert found.picture.pairs[0].name.en == "China"


def test_only_days_that_a_source_states_become_bars(answer: Callable[[Query, str, Change], Worked]) -> None:
    def second(tables: Tables) -> None:
        event = {**tables["events"][0], "event_id": "again", "title_en": "Again", "start_on": "2021-09", "end_on": "2021-09"}
        tables["events"].append(event)
        tables["citations"].append({**tables["citations"][0], "entity_id": "again"})

    query = Query("events", filters=(Filter("events", "city_id", "in", ("wuzhen",)),))
    found = answer(query, "days", second)
    assert isinstance(found.picture, Days)
    assert [bar.name.en for bar in found.picture.bars] == ["AI sub-forum"]
    assert (found.rows, found.answer.values["undated"], found.answer.code) == (2, 1, "answer.days_some")
    assert found.answer.values["places"] == ((("Wuzhen", "乌镇"), 2),)


# -- the questions themselves ----------------------------------------------------------------------------------------------------------


def test_each_question_is_answered_from_the_rows_that_its_query_finds(library_path: Path) -> None:
    library = Library(library_path)
    page = HomeRequest().answer(library)
    assert [question.code for question in page.questions] == [question.code for question in QUESTIONS]
    for one in page.questions:
        assert one.rows == library.matches(one.query) > 0
        assert one.picture is not None
        assert one.answer.code != "answer.none"
    assert page.totals["statistics"] == library.count("statistics")
    assert [event.start for event in page.newest] == sorted((event.start for event in page.newest), reverse=True)
    library.close()


def test_the_question_on_huawei_follows_the_data(small_data: Path, tmp_path: Path) -> None:
    def peak(name: str) -> object:
        build(small_data, tmp_path / name)
        library = Library(tmp_path / name)
        found = QUESTIONS[0].answered(library)
        library.close()
        return found.answer.values["peak"], found.answer.values["peak_period"]

    before = peak("before.db")
    path = small_data / "statistics.csv"
    with path.open(encoding="utf-8", newline="") as file:
        rows = list(csv.DictReader(file))
    for row in rows:
        if row["indicator_id"] == HUAWEI and row["period_start"] == "2010":
            row["value"] = "99999"
    with path.open("w", encoding="utf-8", newline="") as file:
        writer = csv.DictWriter(file, list(rows[0]), lineterminator="\n")
        writer.writeheader()
        writer.writerows(rows)
    after = peak("after.db")
    assert after == (Amount(99999, 0), ("2010", "2010"))
    assert after != before
