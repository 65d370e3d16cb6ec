"""Conditions and typed words become SQL that says the same, and no typed sign reaches FTS5 as an operator."""

import sqlite3

import pytest
from hypothesis import given
from hypothesis import strategies as st

from storage.parse import parse
from storage.query import Filter
from storage.sql import forms, match, where
from storage.tables import BY_NAME
from storage.text import Folding, segment

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


MATCH = [
    ("patent", '"patent" *'),
    ("patent ", '("patent" OR "patents")'),
    ("patents law", '(("patents" OR "patent") AND "law" *)'),
    ("专利", '"专利"'),
    ("法", '"法" *'),
    ("知识产权", '"知识 识产 产权"'),
    ("5G专利", '("5g" AND "专利")'),
    ('"5G专利 PCT"', '"5g 专利 利 pct"'),
    ('"专利法"', '"专利 利法"'),
    ("AI OR 人工智能", '("ai" OR "人工 工智 智能")'),
    ("law -china", '("law") NOT ("china" *)'),
    ("-china", ""),
    ('" * ^ : ( ) - NEAR', '"near"'),
    ("patents", '("patents" * OR "patent")'),
    ("→ ★", ""),
]


@pytest.mark.parametrize(("typed", "expected"), MATCH)
def test_typed_words_become_a_match(typed: str, expected: str) -> None:
    assert match(parse(typed, fold=Folding())) == expected


@pytest.mark.parametrize(
    ("word", "other"),
    [("patents", "patent"), ("patent", "patents"), ("policy", "policies"), ("policies", "policy"), ("days", "day")],
)
def test_singular_and_plural(word: str, other: str) -> None:
    assert {word, other} <= set(forms(word))


@pytest.mark.parametrize("word", ["law", "r2d2", "5g", "größe"])
def test_short_and_mixed_words_stay_as_they_are(word: str) -> None:
    assert forms(word) == (word,)


@pytest.fixture(scope="module")
def index() -> sqlite3.Connection:
    connection = sqlite3.connect(":memory:")
    connection.execute("CREATE VIRTUAL TABLE fts USING fts5(title, alias, text, content='', tokenize='unicode61 remove_diacritics 2')")
    connection.execute("INSERT INTO fts(rowid, title) VALUES (1, ?)", (segment(Folding()("国际PCT申请 and patent law")),))
    return connection


@given(st.text())
def test_fts5_takes_any_text(index: sqlite3.Connection, typed: str) -> None:
    expression = match(parse(typed, fold=Folding()))
    if expression:
        index.execute("SELECT rowid FROM fts WHERE fts MATCH ?", (expression,)).fetchall()


@pytest.mark.parametrize("typed", ["PCT", "国际PCT", "际", '"国际PCT申请"', "laws", "patent la", "Ｐct"])
def test_found(index: sqlite3.Connection, typed: str) -> None:
    expression = match(parse(Folding()(typed, keep=True), fold=Folding()), ("title",))
    assert index.execute("SELECT rowid FROM fts WHERE fts MATCH ?", (expression,)).fetchall() == [(1,)]
