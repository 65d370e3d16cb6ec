"""Dates only as precise as the source: a year, a month or a day (EDTF level 0). Nothing is made up to fill in the rest.

No datetime objects: they know neither a year alone nor an unknown day.
"""

import re
from itertools import accumulate
from typing import NamedTuple

_FORM = re.compile(r"(\d{4})(?:-(\d{2})(?:-(\d{2}))?)?", re.ASCII)
_DAYS = (31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31)
_MONTHS = (
    "January", "February", "March", "April", "May", "June", "July", "August", "September", "October", "November", "December",
)  # fmt: skip
PRECISIONS = ("year", "month", "day")
DAYS_IN_400_YEARS = 146_097


class PartialDate(NamedTuple):
    """A date with what is known of it; a day only beside a month. Compares as it reads: 2022 before 2022-01."""

    year: int
    month: int | None = None
    day: int | None = None

    def __str__(self) -> str:
        parts = [f"{self.year:04}", *(f"{part:02}" for part in (self.month, self.day) if part is not None)]
        return "-".join(parts)

    @property
    def precision(self) -> str:
        """`year`, `month` or `day`."""
        return PRECISIONS[(self.month is not None) + (self.day is not None)]


def parse(text: str) -> PartialDate:
    """`2022`, `2022-11` or `2022-11-30`. ValueError for any other form and for days that no calendar has (Gregorian throughout)."""
    found = _FORM.fullmatch(text)
    if found is None:
        raise ValueError(f"not a date of EDTF level 0: {text!r}")
    year, month, day = (int(part) if part else None for part in found.groups())
    assert year is not None
    if month is not None and not 1 <= month <= 12:
        raise ValueError(f"no such month: {text!r}")
    if month is not None and day is not None and not 1 <= day <= days_in(year, month):
        raise ValueError(f"no such day: {text!r}")
    return PartialDate(year, month, day)


def days_in(year: int, month: int) -> int:
    """How many days the month has."""
    return _DAYS[month - 1] + (month == 2 and _is_leap(year))


def _is_leap(year: int) -> bool:
    return year % 4 == 0 and (year % 100 != 0 or year % 400 == 0)


def first_day(text: str) -> str:
    """The first day that a date may mean, as `2022-11-01`."""
    date = parse(text)
    return str(PartialDate(date.year, date.month or 1, date.day or 1))


def last_day(text: str) -> str:
    """The last day that a date may mean, as `2022-11-30`."""
    date = parse(text)
    month = date.month or 12
    return str(PartialDate(date.year, month, date.day or days_in(date.year, month)))


def sort_key(text: str) -> tuple[str, str]:
    """First day, then last day: 2022-01-01 comes before 2022-01, and that before 2022."""
    return first_day(text), last_day(text)


def day_number(date: PartialDate) -> int:
    """The days from 1 January 0000, which is 1, to the first that the date may mean: an axis of whole days, Gregorian throughout."""
    before = date.year - 1 if date.year else -1
    leap_days = before // 4 - before // 100 + before // 400 + 1
    months = sum(days_in(date.year, month) for month in range(1, date.month or 1))
    return 365 * date.year + leap_days + months + (date.day or 1)


def numbers(text: str) -> tuple[int, int]:
    """The numbers of the first and the last day that a date may mean."""
    date = parse(text)
    return day_number(date), day_number(parse(last_day(text)))


def of_number(number: int) -> PartialDate:
    """The day of a number, back from `day_number`."""
    year = max(0, (number - 1) * 400 // DAYS_IN_400_YEARS - 1)
    while day_number(PartialDate(year + 1)) <= number:
        year += 1
    rest, month = number - day_number(PartialDate(year)), 1
    while rest >= days_in(year, month):
        rest -= days_in(year, month)
        month += 1
    return PartialDate(year, month, rest + 1)


def month_name(month: int, language: str = "en", short: bool = False) -> str:
    """`September`, `Sep` or `9月`."""
    return f"{month}月" if language == "zh" else _MONTHS[month - 1][: 3 if short else None]


def decimal(text: str) -> tuple[float, float]:
    """Where the date begins and ends on an axis of years: 2022 is (2022.0, 2023.0), a day is 1/365 or 1/366 long."""
    date = parse(text)
    before = (0, *accumulate(days_in(date.year, month) for month in range(1, 13)))
    first = before[(date.month or 1) - 1] + (date.day or 1) - 1
    after = first + 1 if date.day else before[date.month or 12]
    return date.year + first / before[12], date.year + after / before[12]


def show(start: str, end: str = "", language: str = "en", short: bool = False) -> str:
    """A date, or a span if `end` is another one, in words: `27 September 2021`, `9–14 September 2024`, `2021年9月27日`, `1985–2016`.

    What both ends share is said once. Either end may be empty (`–2016`: the beginning is not known). short: months cut to three letters; in
    Chinese digits and dashes. ValueError if an end is no date.
    """
    first, last = (parse(text) if text else None for text in (start, end))
    if first is None:
        return f"–{_one(last, language, short)}" if last else ""
    if last is None or last == first:
        return _one(first, language, short)
    if first.precision == last.precision == "year":
        return f"{start}–{_one(last, language, short)}"
    if language == "zh":
        return _short_span(first, last) if short else f"{_one(first, 'zh')}至{_chinese(last, _shared(first, last))}"
    return _english_span(first, last, short)


def _one(date: PartialDate, language: str, short: bool = False) -> str:
    if language == "zh":
        return str(date) if short else _chinese(date, 0)
    return _english(date, 0, short)


def _shared(first: PartialDate, last: PartialDate) -> int:
    """How many of the leading parts (year, month) two dates of one precision share; 0 if their precisions differ."""
    if first.precision != last.precision or first.year != last.year:
        return 0
    return 2 if first.day is not None and first.month == last.month else 1


def _english(date: PartialDate, left_out: int, short: bool) -> str:
    """Day, month, year, without the `left_out` last of them."""
    month = _MONTHS[date.month - 1][: 3 if short else None] if date.month else ""
    parts = [str(date.day or ""), month, f"{date.year:04}"][: 3 - left_out]
    return " ".join(part for part in parts if part)


def _english_span(first: PartialDate, last: PartialDate, short: bool) -> str:
    beginning = _english(first, _shared(first, last), short)
    joint = " – " if " " in beginning else "–"
    return f"{beginning}{joint}{_english(last, 0, short)}"


def _chinese(date: PartialDate, left_out: int) -> str:
    """Year, month, day, without the `left_out` first of them."""
    parts = [f"{date.year:04}年", f"{date.month}月" if date.month else "", f"{date.day}日" if date.day else ""]
    return "".join(parts[left_out:])


def _short_span(first: PartialDate, last: PartialDate) -> str:
    return f"{first} – {str(last)[5:] if _shared(first, last) else last}"
