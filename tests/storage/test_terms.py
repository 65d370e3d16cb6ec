"""Typed words become a MATCH that says the same, and no typed sign reaches FTS5 as an operator."""

import sqlite3
from collections.abc import Iterator

import pytest
from hypothesis import given
from hypothesis import strategies as st

from storage.parse import parse
from storage.terms import expression, forms, unwanted, wanted
from storage.text import Folding, segment

MATCH = [
    ("patent", '"patent" *'),
    ("patent ", '("patent" OR "patents")'),
    ("patents report", '(("patents" OR "patent") AND "report" *)'),
    ("huawei", '("huawei" * OR "ǀhua ǀwei" *)'),
    ("huaw", '("huaw" * OR "ǀhua ǀw" *)'),
    ("huawei ", '("huawei" OR "huaweis" OR "ǀhua ǀwei" *)'),
    ("hua wei ", '(("hua" AND "wei") OR "ǀhua ǀwei" *)'),
    ("h", '"h" *'),
    ("专利", '"专利"'),
    ("法", '"法" *'),
    ("知识产权", '"知识 识产 产权"'),
    ("5G专利", '("5g" AND "专利")'),
    ('"5G专利 PCT"', '"5g 专利 利 pct"'),
    ('"专利法"', '"专利 利法"'),
    ("AI OR 人工智能", '("ai" OR "人工 工智 智能")'),
    ("law -china", '"law"'),
    ("-china", ""),
    ('" * ^ : ( ) - NEAR', '"near"'),
    ("patents", '("patents" * OR "patent")'),
    ("→ ★", ""),
]


@pytest.mark.parametrize(("typed", "expected"), MATCH)
def test_typed_words_become_a_match(typed: str, expected: str) -> None:
    node = wanted(parse(typed, fold=Folding()))
    assert (expression(node) if node else "") == expected


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
def index() -> Iterator[sqlite3.Connection]:
    connection = sqlite3.connect(":memory:")
    connection.execute("CREATE VIRTUAL TABLE fts USING fts5(title, alias, text, content='', tokenize='unicode61 remove_diacritics 2')")
    connection.execute("INSERT INTO fts(rowid, title) VALUES (1, ?)", (segment(Folding()("国际PCT申请 and patent law")),))
    yield connection
    connection.close()


@given(st.text())
def test_fts5_takes_any_text(index: sqlite3.Connection, typed: str) -> None:
    node = wanted(parse(typed, fold=Folding()))
    if node:
        index.execute("SELECT rowid FROM fts WHERE fts MATCH ?", (expression(node),)).fetchall()


@pytest.mark.parametrize("typed", ["PCT", "国际PCT", "际", '"国际PCT申请"', "laws", "patent la", "Ｐct"])
def test_found(index: sqlite3.Connection, typed: str) -> None:
    node = wanted(parse(Folding()(typed, keep=True), fold=Folding()))
    assert node
    assert index.execute("SELECT rowid FROM fts WHERE fts MATCH ?", (expression(node, ("title",)),)).fetchall() == [(1,)]


def test_excluded_words_are_asked_for_by_themselves() -> None:
    node = unwanted(parse("law -5g -r2d2", fold=Folding()))
    assert node
    assert expression(node) == '("5g" OR "r2d2" *)'


def test_a_word_that_is_repeated_is_asked_for_once() -> None:
    once, often = (wanted(parse(typed)) for typed in ("patent law ", "patent law " * 5000))
    assert often == once
