"""The last line of the window: what the data are on the start page, what was found elsewhere."""

from collections.abc import Callable

import pytest
from pytestqt.qtbot import QtBot

from storage.query import Filter, Query
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


def test_figures_that_must_not_be_held_together_are_marked_with_the_reason(
    qtbot: QtBot, window: Window, space: Workspace, asked: Callable[[Query], None]
) -> None:
    filters = tuple(
        Filter("statistics", field, "in", (value,))
        for field, value in (("indicator_id", "patent-applications"), ("area_id", "cn"), ("picked", "1"))
    )
    asked(Query("statistics", years=(2016, 2017), filters=filters))
    space.select(space.rows)
    qtbot.waitUntil(lambda: "fee was paid" in window.strip.more, timeout=10_000)
    assert "cautions" in window.strip.texts[1]
    space.select(list(space.rows)[:1])
    qtbot.waitUntil(lambda: not window.strip.more, timeout=10_000)
    assert "caution" not in window.strip.texts[1]


def test_the_best_of_several_ranks_is_said_as_a_rank(
    qtbot: QtBot, window: Window, space: Workspace, asked: Callable[[Query], None]
) -> None:
    window.settings.set("language", "zh")
    filters = tuple(Filter("statistics", field, "in", (value,)) for field, value in (("indicator_id", "gii-rank"), ("area_id", "cn")))
    asked(Query("statistics", filters=filters))
    space.select(space.rows)
    qtbot.waitUntil(lambda: "最小值 第" in " ".join(window.strip.texts), timeout=10_000)
    assert "名次" not in " ".join(window.strip.texts)
