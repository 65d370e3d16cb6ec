"""What is highlighted is what was found: whole words, beginnings while one types, Chinese runs, and names in the other language."""

from collections.abc import Iterator
from itertools import pairwise
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from storage.library import Library
from storage.marks import marks
from storage.query import Query


@pytest.fixture(scope="module")
def library(library_path: Path) -> Iterator[Library]:
    opened = Library(library_path)
    yield opened
    opened.close()


def marked(library: Library, typed: str, text: str) -> list[str]:
    found = marks(library, Query("statistics", typed))
    return [text[start:end] for start, end in found.spans(text)]


@pytest.mark.parametrize(
    ("typed", "text", "expected"),
    [
        ("PCT ", "PCT applications", ["PCT"]),
        ("pct ", "Published PCT applications", ["PCT"]),
        ("pat", "Patents and utility models", ["Pat"]),
        ("pat ", "Patents and utility models", []),
        ("patents ", "A patent, two patents", ["patent", "patents"]),
        ("专利", "5G专利申请", ["专利"]),
        ("5G专利 ", "5G专利申请", ["5G", "专利"]),
        ('"brand value" ', "value of a brand; brand value", ["brand value"]),
        ("-WIPO PCT ", "WIPO and PCT", ["PCT"]),
        ("rank ", "a franking machine", []),
        ("ＰＣＴ ", "PCT", ["PCT"]),
        ("华为 ", "Huawei tops the list", ["Huawei"]),
        ("huawei ", "华为技术", ["华为"]),
        ("", "anything", []),
        ("!?", "anything !?", []),
    ],
)
def test_marks(library: Library, typed: str, text: str, expected: list[str]) -> None:
    assert marked(library, typed, text) == expected


@settings(max_examples=150, suppress_health_check=[HealthCheck.function_scoped_fixture], deadline=None)
@given(typed=st.text(max_size=40), text=st.text(max_size=60))
def test_marks_of_any_text_stand_in_the_text(library: Library, typed: str, text: str) -> None:
    spans = marks(library, Query("statistics", typed)).spans(text)
    assert all(0 <= start < end <= len(text) for start, end in spans)
    assert all(one[1] <= other[0] for one, other in pairwise(spans))
