"""What is typed means what a reader expects, and whatever it is, it means something."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from storage.parse import Condition, Parsed, Word, parse

NAMES = frozenset({"kind", "source", "类型"})


def words(*texts: str) -> tuple[tuple[Word, ...], ...]:
    """Whole words, the last one still being typed."""
    return tuple((Word(text, prefix=place == len(texts) - 1),) for place, text in enumerate(texts))


EXAMPLES = [
    ("", Parsed()),
    ("patent", Parsed(words("patent"))),
    ("patent ", Parsed(((Word("patent"),),))),
    ("华为 PCT", Parsed(words("华为", "pct"))),
    ('"patent law"', Parsed(((Word("patent law", phrase=True),),))),
    ('"patent la', Parsed(((Word("patent la", phrase=True),),))),
    ("law -china", Parsed(((Word("law"),),), (Word("china", prefix=True),))),
    ("AI OR 人工智能", Parsed(((Word("ai"), Word("人工智能", prefix=True)),))),
    ("OR law", Parsed(words("or", "law"))),
    ("kind:forum", Parsed(conditions=(Condition("kind", "is", "forum"),))),
    ("-kind:forum", Parsed(conditions=(Condition("kind", "is", "forum", excluded=True),))),
    ('source:"china daily"', Parsed(conditions=(Condition("source", "is", "china daily"),))),
    ("kind:>2", Parsed(conditions=(Condition("kind", ">", "2"),))),
    ("类型:论坛", Parsed(conditions=(Condition("类型", "is", "论坛"),))),
    ("year:2019..2023", Parsed(years=(2019, 2023))),
    ("year:2023..2019", Parsed(years=(2019, 2023))),
    ("year:2019-2023", Parsed(years=(2019, 2023))),
    ("年份：2019至2023", Parsed(years=(2019, 2023))),
    ("年:2019", Parsed(years=(2019, 2019))),
    ("year:>=2019", Parsed(years=(2019, None))),
    ("year:<2019", Parsed(years=(None, 2018))),
    ("year:soon", Parsed(words("year:soon"))),
    ("law kind:", Parsed(((Word("law"),),))),
    ("law -类型：", Parsed(((Word("law"),),))),
    ("year:", Parsed()),
    ("kind: law", Parsed(words("kind:", "law"))),
    ("AI: the future", Parsed(words("ai:", "the", "future"))),
    ("http://a.b", Parsed(words("http://a.b"))),
    ('nobody:"says so"', Parsed(((Word("nobody:says so", phrase=True),),))),
]


@pytest.mark.parametrize(("typed", "meant"), EXAMPLES, ids=[typed or "nothing" for typed, _ in EXAMPLES])
def test_typed_text_means(typed: str, meant: Parsed) -> None:
    assert parse(typed, NAMES) == meant


@given(st.text())
def test_any_text_is_read(typed: str) -> None:
    parsed = parse(typed, NAMES)
    assert isinstance(parsed, Parsed)


@given(st.lists(st.text("ab知识", min_size=1), min_size=1))
def test_plain_words_are_all_kept(typed: list[str]) -> None:
    assert parse(" ".join(typed)).plain == " ".join(typed)
