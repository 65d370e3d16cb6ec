"""The rule of the shown values, chosen in the settings: everything that shows a picked claim follows at once, and names it."""

from collections.abc import Callable

import pytest
from pytestqt.qtbot import QtBot

from storage.library import Library
from storage.query import FACTS, Filter, Query
from storage.rules import CODES
from storage.words import text
from ui.views.record import RecordView
from ui.window import Window
from ui.workspace import Workspace

Ask = Callable[[Query], None]


@pytest.fixture
def contested(space: Workspace) -> tuple[str, str, Query]:
    """The keys that the default and `newest` show of one figure, and the query of its facts."""
    library = Library(space.path)
    sql = "SELECT row FROM statistics WHERE values_differ AND {} AND organization_id IS NULL ORDER BY claim_group"
    shown = {}
    for rule in ("newest", "default"):
        library.rule = rule
        shown[rule] = [row for (row,) in library.execute(sql.format(library.picked()))]
    usual, newest = next(both for both in zip(shown["default"], shown["newest"], strict=True) if both[0] != both[1])
    ((indicator, area),) = library.records("statistics", (usual,), ("indicator_id", "area_id"))
    here = (Filter("statistics", "indicator_id", "in", (str(indicator),)), Filter("statistics", "area_id", "in", (str(area),)))
    keys = library.keys("statistics", (usual, newest))
    library.close()
    return keys[0], keys[1], Query("statistics", filters=(FACTS, *here))


def test_rows_and_record_follow_at_once(
    qtbot: QtBot, window: Window, space: Workspace, asked: Ask, contested: tuple[str, str, Query]
) -> None:
    usual, newest, query = contested
    asked(query)
    rows = {key: row for key in (usual, newest) if (row := space.row_of(key)) is not None}
    space.open_record(usual)
    qtbot.waitUntil(lambda: space.idle, timeout=20_000)
    assert (rows[usual] in space.rows, rows[newest] in space.rows) == (True, False)
    window.settings.set("rule", "newest")
    qtbot.waitUntil(lambda: space.idle, timeout=20_000)
    assert (rows[usual] in space.rows, rows[newest] in space.rows) == (False, True)
    assert space.records("statistics", (rows[usual], rows[newest]), ("picked",)) == [(0,), (1,)]
    page = window.panes.record
    assert isinstance(page, RecordView)
    assert page._page is not None
    assert page._page.evidence is not None
    assert page._page.evidence.fact.statistic_id == newest.removeprefix("statistics/")
    assert page._page.rule == "newest"


@pytest.mark.parametrize("rule", CODES)
def test_the_status_bar_names_the_rule_of_figures(qtbot: QtBot, window: Window, space: Workspace, asked: Ask, rule: str) -> None:
    window.settings.set("rule", rule)
    asked(Query("statistics"))
    name = text(f"rule.{rule}").en
    assert name in " ".join(window.strip.texts)
    asked(Query("events"))
    assert name not in " ".join(window.strip.texts)


def test_an_export_is_made_by_the_rule_and_says_so(window: Window, asked: Ask, contested: tuple[str, str, Query], tmp_path: object) -> None:
    from pathlib import Path

    from storage.export import FORMATS
    from ui.wish import Wish

    window.settings.set("rule", "national")
    asked(contested[2])
    wish = Wish("results", every=False, format=FORMATS[0])
    assert window.exporting.job_of(wish, Path(str(tmp_path)) / "x.xlsx").rule == "national"
