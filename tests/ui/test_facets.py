"""The facets in the sidebar: every table has them, their counts are live, and what is excluded or unknown is a value like others."""

from collections.abc import Callable

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QListView, QWidget
from pytestqt.qtbot import QtBot

from storage.query import Filter, Query
from storage.tables import TABLES
from ui.facets import NO_FACETS, Facets
from ui.widgets.facet_list import FacetList, FacetValue
from ui.widgets.histogram import Histogram
from ui.window import Window
from ui.workspace import Workspace

Ask = Callable[[Query], None]
CHINA = Filter("events", "country", "not_in", ("CN",))


def facets(window: Window) -> Facets:
    made = window.sidebar.findChild(Facets)
    assert made is not None
    return made


def named(window: Window, title: str) -> FacetList:
    """The facet that is called so."""
    rows = next(one for one in facets(window).findChildren(QListView) if one.accessibleName() == title)
    made = rows.parentWidget()
    assert isinstance(made, FacetList)
    return made


def value(window: Window, title: str, label: str) -> FacetValue:
    return next(one for one in named(window, title).shown if one.label == label)


def click(window: Window, title: str, label: str) -> None:
    rows = named(window, title).findChild(QListView)
    assert rows is not None
    place = [one.label for one in named(window, title).shown].index(label)
    QTest.mouseClick(rows.viewport(), Qt.MouseButton.LeftButton, pos=rows.visualRect(rows.model().index(place, 0)).center())


def unfold(qtbot: QtBot, window: Window, space: Workspace) -> None:
    for name in facets(window)._folds:
        facets(window)._unfold(name)
    qtbot.waitUntil(lambda: space.idle, timeout=20_000)


@pytest.mark.parametrize("table", [table.name for table in TABLES])
def test_every_facet_of_every_table_shows_its_values(qtbot: QtBot, window: Window, space: Workspace, asked: Ask, table: str) -> None:
    asked(Query(table))
    unfold(qtbot, window, space)
    expected = next(one.facets for one in TABLES if one.name == table)
    for facet in expected:
        if facet.kind != "year" and facet.field not in NO_FACETS:
            shown = facets(window)._lists[facet.field].shown
            assert shown, facet.field
            assert all(one.label and one.count for one in shown)


def test_the_first_table_that_is_opened_has_them_too(qtbot: QtBot, window: Window, space: Workspace) -> None:
    window.actions_["table_events"].trigger()
    qtbot.waitUntil(lambda: space.idle, timeout=20_000)
    assert named(window, "Kind").shown


def test_several_values_of_a_facet_are_ored(qtbot: QtBot, window: Window, space: Workspace, asked: Ask) -> None:
    asked(Query("events"))
    counts = dict(space.facets["kind"])
    for label in ("forum", "conference"):
        if label not in [one.label for one in named(window, "Kind").shown]:
            named(window, "Kind").unfold(True)
        click(window, "Kind", label)
        qtbot.waitUntil(lambda: space.idle, timeout=20_000)
    assert len(space.rows) == counts["forum"] + counts["conference"]
    assert dict(space.facets["kind"]) == counts
    click(window, "Kind", "forum")
    qtbot.waitUntil(lambda: space.idle, timeout=20_000)
    assert len(space.rows) == counts["conference"]


def test_what_is_excluded_is_seen_and_let_in_by_a_click(qtbot: QtBot, window: Window, space: Workspace, asked: Ask) -> None:
    asked(Query("events", filters=(CHINA,)))
    unfold(qtbot, window, space)
    one = value(window, "Country", "China")
    assert one.excluded
    assert not one.checked
    rows = named(window, "Country").findChild(QListView)
    assert rows is not None
    assert rows.model().index(0, 0).data(Qt.ItemDataRole.AccessibleTextRole).endswith("excluded")
    click(window, "Country", "China")
    qtbot.waitUntil(lambda: space.idle, timeout=20_000)
    assert space.query == Query("events")
    assert len(space.rows) == space.total("events")


def test_a_value_of_a_facet_can_be_excluded_by_its_menu(qtbot: QtBot, window: Window, space: Workspace, asked: Ask) -> None:
    asked(Query("events", filters=(Filter("events", "kind", "in", ("forum", "law")),)))
    rows = named(window, "Kind").findChild(QListView)
    assert rows is not None
    place = [one.label for one in named(window, "Kind").shown].index("forum")
    rows.customContextMenuRequested.emit(rows.visualRect(rows.model().index(place, 0)).center())
    menu = QApplication.activePopupWidget()
    assert menu is not None
    next(action for action in menu.actions() if "xclude" in action.text()).trigger()
    menu.close()
    qtbot.waitUntil(lambda: space.idle, timeout=20_000)
    assert set(space.query.filters) == {Filter("events", "kind", "in", ("law",)), Filter("events", "kind", "not_in", ("forum",))}


def test_an_unknown_year_is_a_value(qtbot: QtBot, window: Window, space: Workspace, asked: Ask) -> None:
    asked(Query("organizations", years=(1900, 2020)))
    unknown = space.facets["year"][""]
    click(window, "Year founded", "not stated")
    qtbot.waitUntil(lambda: space.idle, timeout=20_000)
    assert space.query.years is None
    assert len(space.rows) == unknown > 0
    assert [chip.accessibleName() for chip in window.centre.filters.chips.chips] == ["Remove Year founded not stated"]
    click(window, "Year founded", "not stated")
    qtbot.waitUntil(lambda: space.idle, timeout=20_000)
    assert space.query == Query("organizations")


def test_sources_that_disagree_or_do_not(qtbot: QtBot, window: Window, space: Workspace, asked: Ask) -> None:
    asked(Query("statistics", "PCT"))
    unfold(qtbot, window, space)
    yes, no = (value(window, "Sources disagree", label).count for label in ("yes", "no"))
    assert yes + no == len(space.rows)
    click(window, "Sources disagree", "yes")
    qtbot.waitUntil(lambda: space.idle, timeout=20_000)
    assert len(space.rows) == yes > 0


def test_a_long_facet_can_be_searched(qtbot: QtBot, window: Window, space: Workspace, asked: Ask) -> None:
    asked(Query("statistics"))
    indicator = named(window, "Indicator")
    indicator.unfold(True)
    assert len(indicator.shown) > 100
    QTest.keyClicks(indicator._find, "robot")
    assert 0 < len(indicator.shown) < 20
    assert all("robot" in one.label.lower() for one in indicator.shown)


def test_exclusions_go_one_at_a_time_with_esc(qtbot: QtBot, window: Window, space: Workspace, asked: Ask) -> None:
    asked(Query("events", filters=(Filter("events", "kind", "in", ("law",)), CHINA)))
    assert [chip.accessibleName() for chip in window.centre.filters.chips.chips] == ["Remove Kind law", "Remove Country not China"]
    window.actions_["escape"].trigger()
    assert space.query.filters == (Filter("events", "kind", "in", ("law",)),)
    window.actions_["escape"].trigger()
    assert not space.query.filters


def test_where_nothing_is_found_there_is_no_empty_facet_and_no_histogram_of_before(
    qtbot: QtBot, window: Window, space: Workspace, asked: Ask
) -> None:
    asked(Query("statistics", "Huawei PCT"))
    before = [part for part in facets(window).findChildren(QWidget) if isinstance(part, FacetList | Histogram) and part.isVisible()]
    asked(Query("statistics", "zyxolite"))
    assert [part for part in before if part.isVisible()] == []
    asked(Query("statistics", "Huawei PCT"))
    assert [part for part in before if not part.isVisible()] == []
