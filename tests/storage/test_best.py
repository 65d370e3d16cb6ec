"""A search from the start page leads to where its best answer is."""

from pathlib import Path

import pytest

from storage.best import best_table
from storage.library import Library
from storage.query import Query

EXAMPLES = [
    ("China GII rank", "statistics"),
    ("华为 PCT", "statistics"),
    ("AI patents China", "statistics"),
    ("WIPO", "organizations"),
    ("Darren Tan", "people"),
    ("Wuzhen AI", "events"),
    ("金钥匙", "programmes"),
    ("golden keys", "programmes"),
    ("PCT applications China Beijing", "statistics"),
    ("qqxqqzz", ""),
]


@pytest.mark.parametrize(("typed", "table"), EXAMPLES)
def test_the_best_answer_names_the_table(library_path: Path, typed: str, table: str) -> None:
    library = Library(library_path)
    assert best_table(library, Query(text=typed)) == table
    library.close()
