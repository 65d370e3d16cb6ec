"""A line joins only figures that can be compared, and leaves open where there are none."""

import sqlite3
from collections.abc import Sequence

import pytest
from hypothesis import given
from hypothesis import strategies as st

from storage import words
from storage.catalog import Field
from storage.dates import last_day
from storage.series import Point, Series, Thing, length, length_words, of_statistic, of_subject, runs, series_of
from storage.tables.statistics import STATISTICS

FILINGS = Thing("patent-applications", "cn", "", "")


def point(start: str, end: str = "", value: float = 1, row: int = 0) -> Point:
    end = end or start
    return Point(start, end, last_day(end) if end else "", value, 0, "exact", "stated", "", value, value, 1, False, row)


def spans(series: Series | Sequence[Point]) -> list[str]:
    points = series.points if isinstance(series, Series) else series
    return [one.start if one.start == one.end else f"{one.start}..{one.end}" for one in points]


class Shelf:
    """A database with the claims given, in the columns that the build writes."""

    def __init__(self, *claims: dict[str, object]) -> None:
        self.connection = sqlite3.connect(":memory:")
        fields: list[Field] = list(STATISTICS.stored_fields)
        self.connection.execute(f"CREATE TABLE statistics (row INTEGER PRIMARY KEY, {', '.join(field.name for field in fields)})")
        for row, given_values in enumerate(claims, 1):
            record = {"indicator_id": "patent-applications", "area_id": "cn", "decimals": 0, "qualifier": "exact", "basis": "stated"}
            record |= {"claim_group": row, "claims_in_group": 1, "disagrees": 0, "picked": 1, **given_values}
            period = str(record.pop("period", "") or "")
            if period:
                start, _, end = period.partition("..")
                record |= {"period_start": start, "period_end": end or start, "last_day": last_day(end or start)}
            names = ", ".join(record)
            self.connection.execute(f"INSERT INTO statistics (row, {names}) VALUES (?{', ?' * len(record)})", (row, *record.values()))

    def __del__(self) -> None:
        self.connection.close()

    def execute(self, sql: str, parameters: Sequence[object] = (), /) -> sqlite3.Cursor:
        return self.connection.execute(sql, tuple(parameters))

    def picked(self, alias: str = "statistics", /) -> str:
        return f"{alias}.picked = 1"


@pytest.mark.parametrize(
    ("start", "end", "code"),
    [
        ("2023", "2023", "year"),
        ("2023-01", "2023-12", "year"),
        ("2023-01-01", "2023-12-31", "year"),
        ("2012-04", "2013-03", "year"),
        ("2024-02", "2024-02", "month"),
        ("2024-02-01", "2024-02-29", "month"),
        ("2023-12-31", "2023-12-31", "day"),
        ("1985", "2016", "span:32 years"),
        ("2014", "2023-12", "span:10 years"),
        ("2025-01", "2025-06", "span:6 months"),
        ("2011-11", "2020-06", "span:104 months"),
        ("2024-09-09", "2024-09-14", "span:6 days"),
        ("2023-12-15", "2024-01-14", "span:31 days"),
        ("", "", "undated"),
    ],
)
def test_a_period_is_as_long_as_it_says_however_it_is_written(start: str, end: str, code: str) -> None:
    assert length(start, end) == code
    phrase, values = length_words(code)
    assert words.known(phrase)
    assert "{" not in words.say(phrase, "en", **values)


def test_a_length_is_said_in_words() -> None:
    code, values = length_words("span:10 years")
    assert (words.say(code, "en", **values), words.say(code, "zh", **values)) == ("10 years", "10年")


def test_cumulative_figures_never_stand_on_the_line_of_the_years() -> None:
    points = [point("2017"), point("1985", "2016"), point("2015"), point("2016"), point("2016-12-31")]
    found = {series.length: spans(series) for series in series_of((FILINGS, one) for one in points)}
    assert found == {"year": ["2015", "2016", "2017"], "span:32 years": ["1985..2016"], "day": ["2016-12-31"]}


def test_areas_breakdowns_and_indicators_have_lines_of_their_own() -> None:
    things = [FILINGS, FILINGS._replace(area_id="us"), FILINGS._replace(breakdown_id="semiconductors"), Thing("gii-rank", "cn", "", "")]
    found = series_of((thing, point(year)) for year in ("2020", "2021") for thing in things)
    assert [(*series[:4],) for series in found] == things
    assert {len(series.points) for series in found} == {2}


def test_undated_figures_are_on_no_line() -> None:
    assert series_of([(FILINGS, point(""))]) == []


@pytest.mark.parametrize(
    ("periods", "expected"),
    [
        (["2019", "2020", "2022"], [["2019", "2020"], ["2022"]]),
        (["2015", "2017", "2019"], [["2015"], ["2017"], ["2019"]]),  # every other year: each between is a gap
        (["2021-12-31", "2022-12-31", "2023-12-31"], [["2021-12-31", "2022-12-31", "2023-12-31"]]),
        (["2019-12-31", "2020-12-31", "2021-12-31", "2023-12-31"], [["2019-12-31", "2020-12-31", "2021-12-31"], ["2023-12-31"]]),
        (["2023-12", "2024-06", "2024-12", "2025-12"], [["2023-12", "2024-06", "2024-12"], ["2025-12"]]),
        (["2024-01", "2024-02", "2024-03", "2024-05"], [["2024-01", "2024-02", "2024-03"], ["2024-05"]]),
        (["2022-03-05", "2022-12-31", "2024-06-01"], [["2022-03-05", "2022-12-31"], ["2024-06-01"]]),  # no usual distance: a year
        (["2020"], [["2020"]]),
        ([], []),
    ],
)
def test_a_line_is_open_where_a_figure_is_missing(periods: list[str], expected: list[list[str]]) -> None:
    assert [spans(run) for run in runs([point(period) for period in periods])] == expected


def test_rolling_spans_that_end_in_consecutive_years_go_on() -> None:
    points = [point("2013", "2022"), point("2014", "2023"), point("2016", "2025")]
    assert [spans(run) for run in runs(points)] == [["2013..2022", "2014..2023"], ["2016..2025"]]


@given(st.lists(st.dates().map(str), unique=True).map(sorted))
def test_runs_lose_no_point(days: list[str]) -> None:
    points = [point(day, row=place) for place, day in enumerate(days)]
    assert [one for run in runs(points) for one in run] == points


def test_the_band_spans_what_the_claims_state_without_bounds() -> None:
    shelf = Shelf(
        {"period": "2018", "value": 422, "claim_group": 1, "claims_in_group": 3, "disagrees": 1},
        {"period": "2018", "value": 384, "claim_group": 1, "picked": 0, "qualifier": "about"},
        {"period": "2018", "value": 300, "claim_group": 1, "picked": 0, "qualifier": "more_than"},
        {"period": "2019", "value": 400, "qualifier": "more_than"},
    )
    (series,) = of_subject(shelf, "areas", "cn", 5)
    assert [(one.value, one.low, one.high, one.claims, one.disagrees, one.row) for one in series.points] == [
        (422, 384, 422, 3, True, 1),
        (400, 400, 400, 1, False, 4),
    ]


def test_a_record_shows_its_longest_series_first() -> None:
    years = ("2019", "2020", "2021")
    shelf = Shelf(
        *({"period": year, "value": 1, "area_id": "at"} for year in years),
        *({"period": year, "value": 1, "area_id": "cn"} for year in years),
        *({"period": year, "value": 1, "area_id": "cn", "breakdown_id": "ai"} for year in years),
        *({"period": year, "value": 1, "area_id": "us"} for year in years[:2]),
        {"period": "2021", "value": 1, "area_id": None, "organization_id": "huawei"},
        {"value": 1, "area_id": "cn"},
    )
    found = of_subject(shelf, "indicators", "patent-applications", 10)
    assert [(series.area_id or series.organization_id, series.breakdown_id) for series in found] == [
        ("cn", ""),
        ("at", ""),
        ("cn", "ai"),
        ("us", ""),
        ("huawei", ""),
    ]
    assert found[:2] == of_subject(shelf, "indicators", "patent-applications", 2)
    (huawei,) = of_subject(shelf, "organizations", "huawei", 10)
    assert spans(huawei) == ["2021"]
    assert {series.breakdown_id for series in of_subject(shelf, "areas", "cn", 10)} == {"", "ai"}
    assert of_subject(shelf, "areas", "nowhere", 10) == []


def test_a_statistic_leads_to_the_line_that_its_fact_stands_on() -> None:
    shelf = Shelf(
        {"period": "1985..2016", "value": 900},
        {"period": "2016", "value": 130, "claim_group": 2},
        {"period": "2016", "value": 133, "claim_group": 2, "picked": 0},
        {"period": "2015", "value": 110},
        {"period": "2015", "value": 11, "breakdown_id": "ai"},
        {"value": 5},
    )
    yearly = of_statistic(shelf, 3)
    assert yearly is not None
    assert [(one.start, one.value, one.row) for one in yearly.points] == [("2015", 110, 4), ("2016", 130, 2)]
    assert yearly == of_statistic(shelf, 2)
    cumulative = of_statistic(shelf, 1)
    assert cumulative is not None
    assert spans(cumulative) == ["1985..2016"]
    assert of_statistic(shelf, 6) is None
    with pytest.raises(LookupError):
        of_statistic(shelf, 7)
