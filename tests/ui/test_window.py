"""The window as a whole: typing, filters, languages, going about, small sizes, and what goes wrong."""

import gc
import weakref
from collections.abc import Callable
from dataclasses import replace
from itertools import pairwise
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from PySide6.QtCore import QRect, QSize, Qt
from PySide6.QtGui import QAccessible, QGuiApplication, QInputMethodEvent, QPalette
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLabel, QPushButton, QScrollArea, QWidget
from pytestqt.qtbot import QtBot
from shiboken6 import delete

from storage.catalog import Field
from storage.query import FACTS, Filter, Query
from storage.tables import BY_NAME
from ui.commands import by_value
from ui.settings import Settings
from ui.theme import Theme
from ui.views.evidence import EvidenceView
from ui.widgets.label import Label
from ui.window import Window
from ui.workspace import HOME, Workspace

Ask = Callable[[Query], None]


def line(window: Window) -> QWidget:
    """The line within the search box."""
    proxy = window.top.search.focusProxy()
    assert proxy is not None
    return proxy


def settle(qtbot: QtBot, space: Workspace) -> None:
    """Until everything is answered, and what was made for it is laid out."""
    qtbot.waitUntil(lambda: space.idle, timeout=20_000)
    qtbot.wait(10)


def press(window: Window, code: str) -> None:
    window.actions_.refresh()
    window.actions_[code].trigger()


# -- typing ----------------------------------------------------------------------------------------------------------------------------


def test_typing_brings_the_table_that_has_matches(qtbot: QtBot, window: Window, space: Workspace) -> None:
    QTest.keyClicks(line(window), "Huawei PCT")
    settle(qtbot, space)
    assert space.view == "table"
    assert space.counts["events"] == 0
    assert space.query.table == "statistics"
    assert len(space.rows) == space.counts["statistics"] > 0


def test_a_table_that_the_reader_chose_stays(qtbot: QtBot, window: Window, space: Workspace, asked: Ask) -> None:
    asked(Query("events", "Huawei"))
    press(window, "table_areas")
    settle(qtbot, space)
    assert space.query.table == "areas"
    assert len(space.rows) == 0


def test_what_is_typed_without_a_pause_is_one_step(qtbot: QtBot, window: Window, space: Workspace) -> None:
    QTest.keyClicks(line(window), "Wuzhen")
    settle(qtbot, space)
    assert space.query.text == "Wuzhen"
    press(window, "back")
    assert space.view == HOME
    assert window.top.search.text() == ""


def test_what_an_input_method_composes_is_not_searched(qtbot: QtBot, window: Window, space: Workspace) -> None:
    before = space.place
    QApplication.sendEvent(line(window), QInputMethodEvent("zhuan li", []))
    QTest.keyClick(line(window), Qt.Key.Key_Return)
    press(window, "escape")
    assert space.place == before
    done = QInputMethodEvent()
    done.setCommitString("专利")
    QApplication.sendEvent(line(window), done)
    settle(qtbot, space)
    assert space.query.text == "专利"


@settings(max_examples=25, suppress_health_check=[HealthCheck.function_scoped_fixture], deadline=None)
@given(typed=st.text(max_size=60))
def test_any_text_may_be_typed(qtbot: QtBot, window: Window, space: Workspace, typed: str) -> None:
    faults: list[object] = []
    space.failed.connect(faults.append)
    space.set_query(Query("statistics", typed))
    settle(qtbot, space)
    space.failed.disconnect(faults.append)
    assert faults == []
    assert space.results.query.text == typed


@pytest.mark.parametrize(
    "typed", ["\x00", "\ud800", "\u202e华为", '"', "*", "a AND b OR", "'; DROP TABLE events", "NEAR(", "x" * 20_000, "field:"]
)
def test_hostile_text_may_be_typed(qtbot: QtBot, window: Window, space: Workspace, typed: str) -> None:
    faults: list[object] = []
    space.failed.connect(faults.append)
    for table in ("events", "statistics"):
        space.set_query(Query(table, typed))
        settle(qtbot, space)
    assert faults == []


# -- filters ---------------------------------------------------------------------------------------------------------------------------

STANDING = Filter("statistics", "standing", "in", ("primary", "press"))


def chips(window: Window) -> list[str]:
    return [chip.accessibleName() for chip in window.centre.filters.chips.chips]


def test_filters_are_said_in_words(window: Window, asked: Ask) -> None:
    asked(Query("statistics", "Huawei", years=(2014, 2025), filters=(STANDING,)))
    assert chips(window) == ["Remove Years 2014–2025", "Remove Standing of the source primary, press"]


def test_esc_does_the_first_that_applies(qtbot: QtBot, window: Window, space: Workspace, asked: Ask) -> None:
    asked(Query("statistics", "Huawei", filters=(STANDING,)))
    asked(space.query.with_years((2014, 2025)))
    press(window, "find")
    seen = []
    for _ in range(3):
        press(window, "escape")
        seen.append((space.query.text, space.query.years, len(space.query.filters)))
    assert seen == [("", (2014, 2025), 1), ("", None, 1), ("", None, 0)]  # the text, then the newest chip, then the one before it
    assert window.search_focused()
    press(window, "escape")
    assert window.table is not None
    assert window.table.grids.has_keyboard()


def test_clearing_filters_can_be_taken_back(window: Window, space: Workspace, asked: Ask) -> None:
    asked(Query("statistics", "Huawei", years=(2014, 2025), filters=(STANDING,)))
    before = space.query
    press(window, "clear_filters")
    assert space.query == Query("statistics", "Huawei")
    press(window, "back")
    assert space.query == before


def test_one_row_a_fact_is_a_switch_and_remembered(qtbot: QtBot, window: Window, space: Workspace, asked: Ask) -> None:
    asked(Query("statistics", "Huawei PCT"))
    many = len(space.rows)
    press(window, "facts_only")
    settle(qtbot, space)
    assert len(space.rows) < many
    groups = [record[0] for record in space.records("statistics", list(space.rows), ("claim_group",))]
    assert len(set(groups)) == len(groups)
    assert chips(window) == []
    assert window.settings.get("facts") is True
    press(window, "clear_filters")
    assert FACTS in space.query.filters
    press(window, "facts_only")
    settle(qtbot, space)
    assert len(space.rows) == many


def test_facets_follow_the_query_and_the_other_filters(qtbot: QtBot, window: Window, space: Workspace, asked: Ask) -> None:
    asked(Query("events", "WIPO"))
    kinds = space.facets["kind"]
    assert sum(kinds.values()) == len(space.rows)
    kind, count = max(kinds.items(), key=lambda pair: pair[1])
    asked(space.query.with_filter(Filter("events", "kind", "in", (kind,))))
    assert len(space.rows) == count
    assert space.facets["kind"] == kinds  # counted under all filters but its own
    assert sum(space.facets["topic_id"].values()) == count


@pytest.mark.parametrize(
    ("field", "value", "op", "expected"),
    [
        ("standing", "press", "in", Filter("statistics", "standing", "in", ("press",))),
        ("standing", None, "not_in", Filter("statistics", "standing", "not_in", ("",))),
        ("subject", ("huawei", None, None), "in", Filter("statistics", "organization_id", "in", ("huawei",))),
        ("subject", (None, "cn", None), "not_in", Filter("statistics", "area_id", "not_in", ("cn",))),
        ("subject", ("huawei", "cn", "ai"), "not_in", Filter("statistics", "breakdown_id", "not_in", ("ai",))),
        ("mark", (1, "stated"), "in", Filter("statistics", "disagrees", "in", ("1",))),
        ("value", 7689.0, "in", Filter("statistics", "value", "in", ("7689",))),
        ("value", 2.11, "in", Filter("statistics", "value", "in", ("2.11",))),
        ("value", 1234567.5, "in", Filter("statistics", "value", "in", ("1234567.5",))),
    ],
)
def test_a_cell_becomes_a_filter(field: str, value: object, op: str, expected: Filter) -> None:
    assert by_value(Query("statistics"), BY_NAME["statistics"].by_name[field], value, op).filters == (expected,)


def test_a_part_becomes_a_filter_together_with_its_whole() -> None:
    subject = BY_NAME["statistics"].by_name["subject"]
    found = by_value(Query("statistics"), subject, (None, "cn", "beijing"), "in").filters
    assert set(found) == {Filter("statistics", "area_id", "in", ("cn",)), Filter("statistics", "breakdown_id", "in", ("beijing",))}


def test_a_date_becomes_its_year() -> None:
    period: Field = BY_NAME["statistics"].by_name["period"]
    assert by_value(Query("statistics"), period, ("2019-01-31", "2019-06-30"), "in").years == (2019, 2019)
    assert by_value(Query("statistics"), period, (None, None), "in").filters == (Filter("statistics", "year", "unknown"),)


def test_what_is_excluded_stays_so_when_more_is() -> None:
    country: Field = BY_NAME["events"].by_name["country"]
    query = by_value(by_value(Query("events"), country, "CN", "not_in"), country, "CH", "not_in")
    assert query.filters == (Filter("events", "country", "not_in", ("CN", "CH")),)
    assert by_value(query, country, "CN", "not_in").filters == (Filter("events", "country", "not_in", ("CH", "CN")),)


def test_filtering_by_a_cell_finds_its_row(qtbot: QtBot, window: Window, space: Workspace, asked: Ask) -> None:
    """For each column that is shown: what is filtered by a cell still has the cell's row, what excludes it has it no more."""
    asked(Query("statistics", "Huawei PCT"))
    table = window.table
    assert table is not None
    whole, model = space.query, table.grids.main.model()
    for place, name in enumerate(table.columns.names):
        table.grids.main.setCurrentIndex(model.index(3, place))
        row = table.current_row()
        press(window, "filter_by_value")
        settle(qtbot, space)
        assert row in space.rows, name
        space.set_query(whole)
        settle(qtbot, space)
        table.grids.main.setCurrentIndex(model.index(3, place))
        window.actions_.refresh()
        if window.actions_["exclude_value"].isEnabled():
            press(window, "exclude_value")
            settle(qtbot, space)
            assert row not in space.rows, name
            space.set_query(whole)
            settle(qtbot, space)


# -- going about -----------------------------------------------------------------------------------------------------------------------


def test_every_table_opens_by_its_key(qtbot: QtBot, window: Window, space: Workspace) -> None:
    for place, name in enumerate(("events", "statistics", "organizations", "people", "programmes", "indicators", "areas", "sources"), 1):
        QTest.keyClick(window, Qt.Key(Qt.Key.Key_0 + place), Qt.KeyboardModifier.ControlModifier)
        settle(qtbot, space)
        assert space.query.table == name
        assert len(space.rows) == space.total(name) > 0


def test_f6_goes_round_the_panes(window: Window, space: Workspace, asked: Ask) -> None:
    asked(Query("events", "Wuzhen"))
    window.show_record(space.key_of("events", space.rows[0]))
    window.top.search.take_focus()
    stops = window.stops()
    assert len(stops) == 4
    for stop in (*stops[1:], stops[0]):
        press(window, "next_pane")
        assert window.holds_focus(stop)
    press(window, "previous_pane")
    assert window.holds_focus(stops[-1])


def test_the_keyboard_goes_along_to_another_view(qtbot: QtBot, window: Window, space: Workspace, asked: Ask) -> None:
    """Also from the search box, and to a view that is made only now."""
    asked(Query("events", "Wuzhen"))
    for start in (window.focus_results, window.top.search.take_focus):
        for code in ("show_timeline", "show_table", "show_chart", "show_timeline"):
            start()
            press(window, code)
            assert window.holds_focus(window.centre.pages[space.view])
            settle(qtbot, space)
            assert window.holds_focus(window.centre.pages[space.view])
    held, view = QApplication.focusWidget(), window.centre.page("timeline")
    assert held is not None
    QTest.keyClick(held, Qt.Key.Key_Right)
    assert view.current_key() in [space.key_of(space.query.table, row) for row in space.rows]


def test_enter_opens_the_record_and_gives_it_the_keyboard(qtbot: QtBot, window: Window, space: Workspace, asked: Ask) -> None:
    asked(Query("events", "Wuzhen"))
    window.focus_results()
    assert window.table is not None
    QTest.keyClick(window.table.grids.main, Qt.Key.Key_Return)
    record = window.panes.record
    assert record is not None
    assert space.record == space.key_of("events", space.rows[0])
    assert window.holds_focus(record)


def test_a_mouse_has_a_way_back(window: Window, space: Workspace, asked: Ask) -> None:
    asked(Query("events", "Wuzhen"))
    assert window.table is not None
    QTest.mouseClick(window.table.grids.main.viewport(), Qt.MouseButton.BackButton)
    assert space.view == HOME


def test_the_address_of_a_step_is_in_the_title(window: Window, asked: Ask) -> None:
    asked(Query("events", "Wuzhen"))
    assert window.windowTitle() == "Wuzhen – Events – IP Almanac"


# -- sizes, languages, looks -----------------------------------------------------------------------------------------------------------


ROLES = ("text", "muted", "accent", "differ", "selected_text", "good", "error")
SMALL = QSize(720, 450)  # what an office's screen has at 200 %


def test_no_words_keep_the_colour_of_the_other_theme(qtbot: QtBot, window: Window, space: Workspace, asked: Ask) -> None:
    asked(Query("statistics", "Huawei PCT"))
    space.show_evidence("people/daren-tang")
    qtbot.waitUntil(lambda: isinstance(window.panes.beside, EvidenceView) and bool(window.panes.beside.entries), timeout=10_000)
    for mode in ("dark", "light"):
        window.theme.set_mode(mode)
        labels = [label for label in window.findChildren(Label) if label.isVisible()]
        assert len(labels) > 10
        for label in labels:
            label.setPalette(QPalette(label.palette().color(QPalette.ColorRole.Base)))  # as a sheet that is taken anew may do
            label.grab()
            assert label.palette().color(QPalette.ColorRole.WindowText).name() in {window.theme.colour(role).name() for role in ROLES}


def test_on_a_small_screen_the_window_is_no_larger_and_its_bars_hold_all(
    qtbot: QtBot, window: Window, asked: Ask, monkeypatch: pytest.MonkeyPatch
) -> None:
    class Small:
        @staticmethod
        def availableSize() -> QSize:
            return SMALL

    asked(Query("statistics", "Huawei PCT"))
    monkeypatch.setattr(window, "screen", Small)
    window.fit_screen()
    window.resize(window.minimumSize())
    qtbot.wait(50)
    assert (window.width() <= SMALL.width(), window.height() < SMALL.height()) == (True, True)
    direct = window.top.findChildren(QWidget, options=Qt.FindChildOption.FindDirectChildrenOnly)
    parts = sorted((part.geometry() for part in direct if part.isVisible()), key=QRect.left)
    assert all(left.right() < right.left() for left, right in pairwise(parts))
    assert parts[-1].right() < window.width()


def test_what_the_panel_is_about_is_seen_first_however_small_it_is(qtbot: QtBot, window: Window, space: Workspace, asked: Ask) -> None:
    asked(Query("statistics", "Huawei PCT"))
    window.setMinimumSize(SMALL)
    window.resize(SMALL)
    space.show_evidence(next(key for key in space.keys_of("statistics", space.rows[:1])))
    view = window.panes.beside
    assert isinstance(view, EvidenceView)
    view.setFocus()
    qtbot.waitUntil(lambda: bool(view.entries) and QApplication.focusWidget() is view.entries[0], timeout=10_000)
    area = view.findChild(QScrollArea)
    assert area is not None
    assert area.verticalScrollBar().value() == 0
    QTest.keyClick(view.entries[0], Qt.Key.Key_Down)
    assert area.verticalScrollBar().value() > 0


def test_in_a_small_window_the_record_lies_over_the_results(qtbot: QtBot, window: Window, space: Workspace, asked: Ask) -> None:
    asked(Query("statistics", "Huawei PCT"))
    window.resize(1024, 640)
    table = window.table
    assert table is not None
    assert not table.grids.main.isColumnHidden(table.columns.names.index("unit_id"))
    table.grids.main.selectRow(2)
    qtbot.wait(150)
    assert space.record == ""  # a page over the results opens by Enter only
    covered = []
    for step in (table.open_current, lambda: press(window, "escape"), table.open_current, lambda: window.resize(1440, 900)):
        step()
        covered.append(window.panes.covered)
    assert covered == [True, False, True, False]
    assert window.panes.record is not None
    assert window.panes.record.isVisible()
    assert table.isVisible()


def test_the_window_is_never_smaller_than_its_parts(window: Window) -> None:
    window.resize(300, 200)
    assert window.size() == QSize(1024, 640).boundedTo(window.screen().availableSize())


def latin(window: Window) -> list[str]:
    """What is said without a Chinese character, though it has letters: menus, buttons and labels."""
    texts = [action.text() for menu in window.menuBar().actions() for action in menu.menu().actions()]  # type: ignore[attr-defined]
    texts += [button.accessibleName() for button in window.findChildren(QPushButton) if button.isVisible()]
    texts += [label.text() for label in window.strip.findChildren(QLabel)]
    return [text for text in texts if any(c.isalpha() for c in text) and not any("\u4e00" <= c <= "\u9fff" for c in text)]


def test_the_language_changes_at_once(qtbot: QtBot, window: Window, space: Workspace, asked: Ask) -> None:
    asked(Query("statistics", "Huawei PCT", years=(2014, 2025)))
    window.settings.set("language", "zh")
    settle(qtbot, space)
    assert window.windowTitle().endswith("统计数据 – IP Almanac")
    assert latin(window) == []
    assert chips(window) == ["移除 年份 2014–2025"]
    assert window.table is not None
    model = window.table.grids.main.model()
    heads = [model.headerData(place, Qt.Orientation.Horizontal) for place in range(1, model.columnCount())]
    assert all(any("\u4e00" <= c <= "\u9fff" for c in head) for head in heads)
    window.settings.set("language", "en")
    assert window.windowTitle().endswith("Statistics – IP Almanac")


def test_names_follow_their_own_setting(qtbot: QtBot, window: Window, space: Workspace, asked: Ask) -> None:
    asked(Query("organizations", "Huawei"))
    assert window.table is not None
    model = window.table.grids.main.model()

    def name() -> str:
        return str(model.index(0, 0).data())

    assert name() == "Huawei · 华为"
    window.settings.set("names", "zh")
    settle(qtbot, space)
    assert name() == "华为"
    window.settings.set("names", "en")
    settle(qtbot, space)
    assert name() == "Huawei"


def test_the_theme_and_the_row_height_change_at_once(window: Window, asked: Ask) -> None:
    asked(Query("events"))
    assert window.table is not None
    light = window.theme.colour("surface")
    window.settings.set("theme", "dark")
    assert window.theme.colour("surface") != light
    heights = {}
    for value in ("normal", "compact", "roomy"):
        window.settings.set("rows", value)
        heights[value] = window.table.grids.main.rowHeight(0)
    assert heights["compact"] < heights["normal"] < heights["roomy"]


def unnamed(root: QWidget) -> list[str]:
    """Visible parts that take the keyboard and that a screen reader has no word for."""
    found = []
    for part in root.findChildren(QWidget):
        if part.isVisible() and part.focusPolicy() != Qt.FocusPolicy.NoFocus:
            known = QAccessible.queryAccessibleInterface(part)
            if not known.text(QAccessible.Text.Name):
                found.append(f"{type(part).__name__} in {type(part.parent()).__name__}")
    return found


def test_every_part_that_takes_the_keyboard_has_a_name(qtbot: QtBot, window: Window, space: Workspace, asked: Ask) -> None:
    settle(qtbot, space)
    assert unnamed(window) == []
    asked(Query("statistics", "PCT", years=(2014, 2020)))
    window.show_record(space.key_of("statistics", space.rows[0]))
    assert window.table is not None
    window.table.set_columns(replace(window.table.columns, frozen=2))
    settle(qtbot, space)
    assert unnamed(window) == []
    asked(Query("statistics", "PCT zyxolite", years=(2014, 2020)))
    settle(qtbot, space)
    assert unnamed(window) == []
    asked(Query("statistics", "PCT"))
    for code in ("export", "choose_columns", "palette", "help", "about", "settings"):
        press(window, code)
        dialog = QApplication.activeModalWidget()
        assert dialog is not None
        assert unnamed(dialog) == [], code
        dialog.close()


# -- what it says ----------------------------------------------------------------------------------------------------------------------


def said(window: Window) -> str:
    return " ".join(window.strip.texts)


def test_the_last_line_counts_and_adds_up(qtbot: QtBot, window: Window, space: Workspace, asked: Ask) -> None:
    asked(Query("statistics", filters=(Filter("statistics", "indicator_id", "in", ("pct-published-applications",)), FACTS)))
    asked(space.query.with_filter(Filter("statistics", "organization_id", "in", ("huawei",))))
    assert said(window).startswith(f"{len(space.rows)} of {space.total('statistics'):,} statistics")
    assert window.table is not None
    window.table.select_all()
    settle(qtbot, space)
    records = space.records("statistics", list(space.rows), ("value",))
    assert f"sum {sum(record[0] for record in records):,.0f} applications" in said(window)  # type: ignore[misc]


def test_a_sum_that_would_be_wrong_is_refused_in_words(qtbot: QtBot, window: Window, space: Workspace, asked: Ask) -> None:
    asked(Query("statistics", "GII rank China"))
    assert window.table is not None
    window.table.select_all()
    settle(qtbot, space)
    assert "no sum" in said(window)
    assert " sum " not in said(window).replace("no sum", "")


def test_an_empty_result_says_what_hides_it_and_undoes_it(qtbot: QtBot, window: Window, space: Workspace, asked: Ask) -> None:
    asked(Query("statistics", "Huawei PCT", years=(1802, 1803), filters=(STANDING,)))
    settle(qtbot, space)
    assert window.table is not None
    texts = [label.text() for label in window.table.findChildren(QLabel) if label.isVisible()]
    assert "Nothing left after filtering" in texts
    assert "Years: 1802–1803" in texts
    buttons = {button.text(): button for button in window.table.findChildren(QPushButton) if button.isVisible()}
    whole = next(button for text, button in buttons.items() if text.startswith("Search without filters"))
    QTest.mouseClick(whole, Qt.MouseButton.LeftButton)
    settle(qtbot, space)
    assert space.query == Query("statistics", "Huawei PCT")
    assert len(space.rows) > 0


def test_searching_without_filters_keeps_one_row_per_fact(qtbot: QtBot, window: Window, space: Workspace, asked: Ask) -> None:
    asked(Query("statistics", "Huawei PCT", years=(1802, 1803), filters=(STANDING, FACTS)))
    settle(qtbot, space)
    assert window.table is not None
    buttons = [button for button in window.table.findChildren(QPushButton) if button.isVisible()]
    whole = next(button for button in buttons if button.text().startswith("Search without filters"))
    QTest.mouseClick(whole, Qt.MouseButton.LeftButton)
    settle(qtbot, space)
    assert space.query == Query("statistics", "Huawei PCT", filters=(FACTS,))
    assert f"{len(space.rows):,}" in whole.text()


@pytest.mark.parametrize(("typed", "understood"), [("value:>=abc", False), ("value:many", False), ("value:>=999999999999999", True)])
def test_a_condition_that_was_not_understood_is_said(
    qtbot: QtBot, window: Window, space: Workspace, asked: Ask, typed: str, understood: bool
) -> None:
    asked(Query("statistics", typed))
    settle(qtbot, space)
    assert window.table is not None
    texts = [label.text() for label in window.table.findChildren(QLabel) if label.isVisible()]
    assert len(space.rows) == 0
    assert any(text.startswith(f"{typed} was not understood") for text in texts) != understood


def test_what_hides_stands_level_with_its_button(qtbot: QtBot, window: Window, space: Workspace, asked: Ask) -> None:
    asked(Query("statistics", "Huawei PCT", years=(1802, 1803), filters=(STANDING,)))
    settle(qtbot, space)
    assert window.table is not None
    label = next(one for one in window.table.findChildren(QLabel) if one.text() == "Years: 1802–1803")
    button = next(
        one for one in window.table.findChildren(QPushButton) if one.isVisible() and ("Remove" in one.text() or "without it" in one.text())
    )
    middles = [one.mapTo(window, one.rect().center()).y() for one in (label, button)]
    assert abs(middles[0] - middles[1]) <= 2


def test_what_went_well_is_no_longer_said_over_the_next_search(qtbot: QtBot, window: Window, asked: Ask) -> None:
    for kind, stays in (("good", False), ("error", True)):
        window.notices.say(kind, "Exported 3 rows")
        window.notices.fresh.stop()
        QTest.keyClicks(line(window), "robots")
        assert window.notices.strip.isVisible() == stays


def test_what_went_well_is_no_longer_said_in_the_next_view(qtbot: QtBot, window: Window, space: Workspace, asked: Ask) -> None:
    asked(Query("statistics", "Huawei PCT"))
    for view, fresh, stays in (("timeline", True, True), ("table", False, False)):
        window.notices.say("good", "Saved the picture as pct.pdf")
        if not fresh:
            window.notices.fresh.stop()
        space.show_view(view)
        assert window.notices.strip.isVisible() == stays


def test_what_was_said_goes_with_its_language(window: Window, space: Workspace) -> None:
    for kind, stays in (("good", False), ("differ", False), ("error", True)):
        space.set_languages("en", "both")
        window.notices.say(kind, "Saved the picture as pct.pdf")
        space.set_languages("en", "en")
        assert window.notices.strip.isVisible()
        space.set_languages("zh", "both")
        assert window.notices.strip.isVisible() == stays


def test_near_names_are_one_click_away(qtbot: QtBot, window: Window, space: Workspace, asked: Ask) -> None:
    asked(Query("organizations", "Hauweii"))
    settle(qtbot, space)
    assert window.table is not None
    near = next(button for button in window.table.findChildren(QPushButton) if button.isVisible() and "Huawei" in button.text())
    QTest.mouseClick(near, Qt.MouseButton.LeftButton)
    settle(qtbot, space)
    assert space.record.startswith("organizations/huawei")


def test_a_permanent_id_that_is_typed_leads_to_its_record(qtbot: QtBot, window: Window, space: Workspace, asked: Ask) -> None:
    key = "events/wipo-dg-visit-china-2024"
    for typed in (key, key.partition("/")[2]):
        asked(Query("statistics", typed))
        settle(qtbot, space)
        assert window.table is not None
        assert "This is the id of" in [label.text() for label in window.table.findChildren(QLabel) if label.isVisible()]
        found = next(one for one in window.table.findChildren(QPushButton) if one.isVisible() and "Director General" in one.text())
        QTest.mouseClick(found, Qt.MouseButton.LeftButton)
        settle(qtbot, space)
        assert space.record == key


def test_copying_gives_text_and_table(qtbot: QtBot, window: Window, space: Workspace, asked: Ask) -> None:
    asked(Query("statistics", "Huawei PCT"))
    space.select(list(space.rows)[:3])
    press(window, "copy")
    settle(qtbot, space)
    plain = QGuiApplication.clipboard().text()
    assert len(plain.splitlines()) == 3
    assert window.strip.texts[2] == "Copied 3 rows."
    press(window, "copy_with_headers")
    settle(qtbot, space)
    data = QGuiApplication.clipboard().mimeData()
    assert len(data.text().splitlines()) == 5  # headers, rows, sources
    assert "Indicator" in data.text().splitlines()[0]
    assert "<table" in data.html()


def test_a_failed_search_is_said_in_place(qtbot: QtBot, window: Window, space: Workspace, logged: list[object]) -> None:
    space.failed.emit(ValueError("the disk is gone"))
    qtbot.wait(10)
    assert window.notices.strip.isVisibleTo(window)
    assert "the disk is gone" in window.notices.strip.accessibleName()
    assert logged


def test_settings_that_cannot_be_kept_are_said_in_place(window: Window, logged: list[object]) -> None:
    def full(values: object) -> None:
        raise OSError("disk full")

    window.settings.save_with(full)
    window.settings.set("rows", "compact")
    window.settings.flush()
    assert "could not be kept" in window.notices.strip.accessibleName()


def test_closing_keeps_the_window(qtbot: QtBot, window: Window, user_folder: Path) -> None:
    from storage.userfile import settings as kept

    window.settings.save_with(window.workspace.save_settings)
    window.close()
    assert "window" in kept(user_folder)


def test_a_closed_window_leaves_nothing_behind(qtbot: QtBot, library_path: Path, theme: Theme) -> None:
    """A function connected to a signal of what outlives the window holds it where Python cannot see; every closed one would stay."""
    space = Workspace(library_path)
    made = Window(space, theme, Settings({}))
    made.show()
    space.set_query(Query("statistics", "PCT"))
    settle(qtbot, space)
    key = space.key_of("statistics", space.rows[0])
    for ask in (space.open_record, space.show_evidence):
        ask(key)
        settle(qtbot, space)
    for view in ("timeline", "chart", "table"):
        space.show_view(view)
        settle(qtbot, space)
    left = weakref.ref(made), weakref.ref(space)
    made.close()
    delete(made)
    space.close()
    del made, space, ask
    gc.collect()
    assert [one() for one in left] == [None, None]
