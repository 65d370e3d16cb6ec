"""Partial dates: what they may mean, and how a reader sees them."""

import datetime as dt

import pytest
from hypothesis import given
from hypothesis import strategies as st

from storage import dates

DAYS = st.dates(min_value=dt.date(1000, 1, 1)).map(lambda day: day.isoformat())
DATES = st.builds(lambda day, cut: day[:cut], DAYS, st.sampled_from((4, 7, 10)))


@pytest.mark.parametrize(
    "text",
    [
        "",
        "22",
        "02022",
        "2022-1",
        "2022-13",
        "2022-00",
        "2022-02-30",
        "2023-02-29",
        "1900-02-29",
        "2022-11-",
        "2022/11",
        "２０２２",
        "2022-11-30\n",
    ],
)
def test_what_no_calendar_has_is_refused(text: str) -> None:
    with pytest.raises(ValueError, match=r"date|month|day"):
        dates.parse(text)


@pytest.mark.parametrize(
    ("text", "precision", "first", "last"),
    [
        ("2022", "year", "2022-01-01", "2022-12-31"),
        ("2022-02", "month", "2022-02-01", "2022-02-28"),
        ("2024-02", "month", "2024-02-01", "2024-02-29"),
        ("2000-02", "month", "2000-02-01", "2000-02-29"),
        ("1802-04-30", "day", "1802-04-30", "1802-04-30"),
        ("0000", "year", "0000-01-01", "0000-12-31"),
    ],
)
def test_a_date_means_all_its_days(text: str, precision: str, first: str, last: str) -> None:
    assert (dates.parse(text).precision, dates.first_day(text), dates.last_day(text)) == (precision, first, last)


@given(DATES)
def test_a_date_is_written_as_it_was_read(text: str) -> None:
    assert str(dates.parse(text)) == text


@given(DAYS)
def test_days_agree_with_the_calendar(text: str) -> None:
    day = dt.date.fromisoformat(text)
    start, end = dates.decimal(text)
    begun = (day - dt.date(day.year, 1, 1)).days
    assert dates.first_day(text) == dates.last_day(text) == text
    assert round((start - day.year) * (366 if dates.last_day(f"{day.year}-02").endswith("29") else 365)) == begun
    assert start < end


@given(DATES, DATES)
def test_order_follows_the_calendar(one: str, other: str) -> None:
    if dates.last_day(one) < dates.first_day(other):
        assert dates.sort_key(one) < dates.sort_key(other)
        assert dates.decimal(one)[1] <= dates.decimal(other)[0] + 1e-9


def test_a_year_spans_its_months() -> None:
    assert dates.decimal("2022") == (2022.0, 2023.0)
    assert dates.decimal("2022-12")[1] == 2023.0
    assert dates.decimal("2022-02")[0] == dates.decimal("2022-01")[1]


@pytest.mark.parametrize(
    ("start", "end", "english", "short", "chinese", "digits"),
    [
        ("2021-09-27", "2021-09-27", "27 September 2021", "27 Sep 2021", "2021年9月27日", "2021-09-27"),
        ("2021-09-27", "", "27 September 2021", "27 Sep 2021", "2021年9月27日", "2021-09-27"),
        ("2022-11", "", "November 2022", "Nov 2022", "2022年11月", "2022-11"),
        ("2022", "2022", "2022", "2022", "2022年", "2022"),
        ("2024-09-09", "2024-09-14", "9–14 September 2024", "9–14 Sep 2024", "2024年9月9日至14日", "2024-09-09 – 09-14"),
        (
            "2024-09-28", "2024-10-02",
            "28 September – 2 October 2024", "28 Sep – 2 Oct 2024", "2024年9月28日至10月2日", "2024-09-28 – 10-02",
        ),
        (
            "2023-12-28", "2024-01-02",
            "28 December 2023 – 2 January 2024", "28 Dec 2023 – 2 Jan 2024", "2023年12月28日至2024年1月2日", "2023-12-28 – 2024-01-02",
        ),
        ("2022-09", "2022-11", "September–November 2022", "Sep–Nov 2022", "2022年9月至11月", "2022-09 – 11"),
        ("2022-09", "2023-01", "September 2022 – January 2023", "Sep 2022 – Jan 2023", "2022年9月至2023年1月", "2022-09 – 2023-01"),
        ("1985", "2016", "1985–2016", "1985–2016", "1985–2016年", "1985–2016"),
        ("2019", "2020-03-31", "2019–31 March 2020", "2019–31 Mar 2020", "2019年至2020年3月31日", "2019 – 2020-03-31"),
        ("", "2016", "–2016", "–2016", "–2016年", "–2016"),
        ("", "", "", "", "", ""),
    ],
)  # fmt: skip
def test_what_the_reader_sees(start: str, end: str, english: str, short: str, chinese: str, digits: str) -> None:
    shown = [dates.show(start, end, language, short=cut) for language in ("en", "zh") for cut in (False, True)]
    assert shown == [english, short, chinese, digits]


@given(st.integers(0, 9998), st.integers(1, 12), st.integers(1, 31))
def test_days_have_numbers_that_lead_back(year: int, month: int, day: int) -> None:
    date = dates.PartialDate(year, month, min(day, dates.days_in(year, month)))
    number = dates.day_number(date)
    assert dates.of_number(number) == date
    assert dates.of_number(number + 1) > date


def test_a_month_and_a_year_are_all_their_days() -> None:
    first, last = dates.numbers("2024-02")
    assert (str(dates.of_number(first)), str(dates.of_number(last))) == ("2024-02-01", "2024-02-29")
    first, last = dates.numbers("1802")
    assert last - first + 1 == 365
