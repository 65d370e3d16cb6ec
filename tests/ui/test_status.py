"""The last line of the window: what the data are on the start page, what was found elsewhere."""

from collections.abc import Callable

import pytest

from storage.query import Query
from ui.window import Window
from ui.workspace import Workspace


@pytest.mark.parametrize("language", ["en", "zh"])
def test_the_start_page_says_which_data_and_how_many_sources(window: Window, space: Workspace, language: str) -> None:
    window.settings.set("language", language)
    first, others, _ = window.strip.texts
    assert space.meta["data_version"] in first
    assert f"{space.total('sources'):,}" in others


def test_a_table_says_how_many_of_how_many(window: Window, space: Workspace, asked: Callable[[Query], None]) -> None:
    asked(Query("statistics", "Huawei"))
    first, _, right = window.strip.texts
    assert f"{len(space.rows):,}" in first
    assert f"{space.total('statistics'):,}" in first
    assert space.meta["data_version"] in right
