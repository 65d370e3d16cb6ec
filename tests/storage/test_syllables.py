"""Typed pinyin is read as syllables, so that it may begin anywhere in a name; English is left alone."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from storage.syllables import readings

WHOLE = [
    ("guojiazhishi", [("guo", "jia", "zhi", "shi")]),
    ("beijing", [("bei", "jing")]),
    ("fangan", [("fang", "an"), ("fan", "gan")]),
    ("zhuanli", [("zhuan", "li"), ("zhu", "an", "li")]),
    ("patents", []),
    ("zhong", []),  # one syllable is more often an English word
    ("5g", []),
]


@pytest.mark.parametrize(("word", "read"), WHOLE)
def test_a_whole_word_is_read(word: str, read: list[tuple[str, ...]]) -> None:
    assert readings(word) == read


@pytest.mark.parametrize(
    ("word", "read"),
    [("zh", [("zh",)]), ("zhong", [("zhong",)]), ("beiji", [("bei", "ji")]), ("huaw", [("hua", "w")]), ("h", []), ("pate", [("pa", "te")])],
)
def test_a_word_still_being_typed_may_end_within_a_syllable(word: str, read: list[tuple[str, ...]]) -> None:
    assert readings(word, open_end=True) == read


@given(st.text("abcdeghinoquwxz", max_size=40), st.booleans())
def test_what_is_read_is_what_was_typed(word: str, open_end: bool) -> None:
    for reading in readings(word, open_end=open_end):
        assert "".join(reading) == word


def test_no_word_takes_long() -> None:
    assert readings("an" * 29 + "q") == []
    assert len(readings("an" * 29)) == 2
