"""The made-up almanac is one that the program's own build takes, the same each time, with the words that the benchmarks search for."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from storage.build import build
from storage.library import Library
from storage.query import Query
from tests.bench.generate import write_almanac
from tests.bench.searching import QUERIES
from tests.bench.words import RARE_ENGLISH

SIZE = 1000


def contents(folder: Path) -> dict[str, bytes]:
    return {path.name: path.read_bytes() for path in folder.iterdir()}


def test_the_same_size_gives_the_same_package(tmp_path: Path) -> None:
    assert contents(write_almanac(tmp_path / "one", SIZE)) == contents(write_almanac(tmp_path / "two", SIZE))


@pytest.fixture(scope="module")
def made(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Library]:
    folder = tmp_path_factory.mktemp("made")
    build(write_almanac(folder / "data", SIZE), folder / "almanac.db")
    library = Library(folder / "almanac.db")
    yield library
    library.close()


def test_it_has_as_many_statistics_as_asked_for_and_a_tenth_as_many_events(made: Library) -> None:
    assert (made.count("statistics"), made.count("events")) == (SIZE, SIZE // 10)


@pytest.mark.parametrize("text", [text for text in QUERIES.values() if text not in ("qqqqq", RARE_ENGLISH)])
def test_the_queries_that_are_measured_find_something(made: Library, text: str) -> None:
    assert made.matches(Query("statistics", text)) > 0


def test_some_figures_have_several_sources(made: Library) -> None:
    assert made.facets(Query("statistics"), ("disagrees",))["disagrees"]["1"] > 0
