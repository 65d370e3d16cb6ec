"""Conditions become SQL that says the same."""

import pytest

from storage.query import Filter
from storage.sql import where
from storage.tables import BY_NAME

STATISTICS, EVENTS = BY_NAME["statistics"], BY_NAME["events"]


def told(table: str, *filters: Filter, years: tuple[int | None, int | None] | None = None) -> tuple[str, tuple[object, ...]]:
    clause = where(BY_NAME[table], filters, years)
    return clause.sql, clause.parameters


WHERE = [
    (told("events"), ("", ())),
    (told("events", Filter("events", "kind", "in", ("forum", "law"))), ("kind COLLATE NOCASE IN (?, ?)", ("forum", "law"))),
    (told("events", Filter("people", "summary", "in", ("x",))), ("", ())),
    (told("events", Filter("events", "city_id", "unknown")), ("city_id IS NULL", ())),
    (told("events", Filter("events", "kind", "in", ("law", ""))), ("(kind COLLATE NOCASE IN (?) OR kind IS NULL)", ("law",))),
    (told("events", Filter("events", "kind", "not_in", ("law",))), ("(coalesce(kind COLLATE NOCASE NOT IN (?), 1) AND 1)", ("law",))),
    (told("events", years=(2019, 2023)), ("last_year >= ? AND year <= ?", (2019, 2023))),
    (told("events", years=(None, 1900)), ("year <= ?", (1900,))),
    (told("people", years=(2019, 2023)), ("", ())),
    (told("statistics", Filter("statistics", "value", "between", ("10", "2,000"))), ("(value >= ? AND value <= ?)", (10.0, 2000.0))),
    (
        told("statistics", Filter("statistics", "unit_id", "in", ("cny",))),
        ("indicator_id IN (SELECT indicator_id FROM indicators WHERE unit_id COLLATE NOCASE IN (?))", ("cny",)),
    ),
    (
        told("statistics", Filter("statistics", "value", "in", ("1",)), Filter("statistics", "value", "between", ("5", "6"))),
        ("(value IN (?) OR (value >= ? AND value <= ?))", (1.0, 5.0, 6.0)),
    ),
    (told("disagreements"), ("disagrees = 1", ())),
]


@pytest.mark.parametrize(("written", "expected"), WHERE)
def test_filters_become_conditions(written: tuple[str, tuple[object, ...]], expected: tuple[str, tuple[object, ...]]) -> None:
    assert written == expected
