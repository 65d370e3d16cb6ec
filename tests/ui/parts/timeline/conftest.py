"""What the tests of the timeline share."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from storage.library import Library
from storage.query import Query
from tests.ui.parts.timeline.boards import Board, Boards
from ui.theme import Theme


@pytest.fixture(scope="session")
def library(library_path: Path) -> Iterator[Library]:
    opened = Library(library_path)
    yield opened
    opened.close()


@pytest.fixture
def board(library: Library, theme: Theme) -> Boards:
    """Lays the results of a query on a timeline."""
    return lambda query=Query(), lanes="kind", colours="": Board(library, theme, query, lanes, colours)  # noqa: B008
