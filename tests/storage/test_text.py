"""Folding and cutting: what is typed meets what is written."""

import sqlite3
from collections.abc import Iterator
from unicodedata import category

import pytest
from hypothesis import given
from hypothesis import strategies as st

from storage.text import Folding, segment, tokens

FOLD = Folding([("專", "专"), ("華", "华"), ("為", "为"), ("國", "国")])
ANY_TEXT = st.text(st.characters(exclude_categories=()))  # lone surrogates too
IDEOGRAPHS = st.text(st.sampled_from("专利商标华为知识产权的中国人工智能一二〇々ノーベル"), min_size=1, max_size=6)
PATENTS = "专利申请专利权人"


@pytest.mark.parametrize(
    ("typed", "folded"),
    [
        ("  PCT\u3000Système ", "pct systeme"),
        ("ＷＩＰＯ", "wipo"),
        ("Straße", "strasse"),
        ("Łódź, Tromsø", "lodz, tromso"),
        ("專利", "专利"),
        ("華為", "华为"),
        ("ﾃﾞｻﾞｲﾝ", "デザイン"),
        ("“IP”—‘law’", "\"ip\"-'law'"),
        ("専\u200b利", "専利"),
        ("a\x00b\ud800c", "a b c"),
        ("Čeština é e\u0301", "cestina e e"),
        ("й ё", "й ё"),
        ("m²", "m2"),
    ],
)
def test_spellings_of_one_thing_become_one(typed: str, folded: str) -> None:
    assert FOLD(typed) == folded


@pytest.mark.parametrize(
    ("typed", "kept"),
    [
        ("Patent OR 專利 ", "patent OR 专利 "),
        ("for or OR", "for or OR"),
        ("year:2019–2023", "year:2019–2023"),
        ("patent –law", "patent -law"),
        ("“AI”", '"ai"'),
        ("国家：ＣＮ", "国家:cn"),
    ],
)
def test_what_a_query_is_made_of_survives(typed: str, kept: str) -> None:
    assert FOLD(typed, keep=True) == kept


@given(ANY_TEXT)
def test_any_text_folds_once_and_for_all(text: str) -> None:
    folded = FOLD(text)
    assert FOLD(folded) == folded
    assert FOLD(FOLD(text, keep=True)) == folded
    folded.encode()


@given(ANY_TEXT)
def test_only_letters_digits_and_ideographs_survive(text: str) -> None:
    for token, _cjk in tokens(FOLD(text)):
        assert all(category(sign)[0] in "LN" or category(sign) == "Cn" for sign in token)  # Cn: ideographs newer than this Python


@pytest.mark.parametrize(
    ("text", "cut"),
    [
        ("5g专利", "5g 专利 利"),
        ("知识产权", "知识 识产 产权 权"),
        ("pct(专)law", "pct 专 law"),
        ("69,610.5%", "69 610 5"),
        ("ノーベル賞", "ノー ーベ ベル ル賞 賞"),
        ('"-*^:', ""),
    ],
)
def test_chinese_is_cut_in_pairs_and_latin_beside_it_set_free(text: str, cut: str) -> None:
    assert segment(text) == cut


def test_runs_tell_what_they_are() -> None:
    assert tokens("5g专利 wipo") == [("5g", False), ("专利", True), ("wipo", False)]


@pytest.fixture(scope="module")
def index() -> Iterator[sqlite3.Connection]:
    connection = sqlite3.connect(":memory:")
    connection.execute("CREATE VIRTUAL TABLE t USING fts5(body, content='', tokenize='unicode61 remove_diacritics 2')")
    yield connection
    connection.close()


def finds(index: sqlite3.Connection, texts: list[str], expression: str) -> set[int]:
    index.execute("INSERT INTO t(t) VALUES ('delete-all')")
    index.executemany("INSERT INTO t(rowid, body) VALUES (?, ?)", [(place, segment(FOLD(text))) for place, text in enumerate(texts)])
    return {row for (row,) in index.execute("SELECT rowid FROM t WHERE t MATCH ?", (expression,))}


def asked(run: str) -> str:
    return f'"{run}" *' if len(run) == 1 else '"' + " ".join(run[place : place + 2] for place in range(len(run) - 1)) + '"'


@given(st.lists(IDEOGRAPHS, min_size=1, max_size=6), IDEOGRAPHS)
def test_exactly_the_texts_with_the_characters_are_found(index: sqlite3.Connection, texts: list[str], wanted: str) -> None:
    assert finds(index, texts, asked(wanted)) == {place for place, text in enumerate(texts) if wanted in text}


@given(st.integers(0, len(PATENTS) - 1), st.integers(1, 6))
def test_any_part_of_a_chinese_text_finds_it(index: sqlite3.Connection, start: int, length: int) -> None:
    assert finds(index, [f"5G{PATENTS}PCT", "商标"], asked(PATENTS[start : start + length])) == {0}


@given(ANY_TEXT)
def test_any_text_can_be_indexed_and_asked_for(index: sqlite3.Connection, text: str) -> None:
    words = segment(FOLD(text))
    if words:
        finds(index, [text], " ".join(f'"{word}"' for word in words.split()))
