"""The timeline as a reader handles it: by mouse and by keys, together with every other view."""

from collections.abc import Callable
from itertools import pairwise
from typing import Any

import pytest
from PySide6.QtCore import QPoint, QPointF, Qt
from PySide6.QtGui import QAccessible, QContextMenuEvent, QImage, QWheelEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QToolTip
from pytestqt.qtbot import QtBot
from shiboken6 import delete, isValid

from storage import dates
from storage.query import Filter, Query
from storage.requests import RecordRequest
from ui.parts.timeline.canvas import Canvas
from ui.parts.timeline.scene import TRAY, Mark, Scene
from ui.settings import Settings
from ui.views.timeline import TimelineView
from ui.window import Window
from ui.workspace import Place, Workspace

Show = Callable[[Query], TimelineView]
_Key, _Button, _Mod = Qt.Key, Qt.MouseButton, Qt.KeyboardModifier


@pytest.fixture
def show(qtbot: QtBot, window: Window, space: Workspace) -> Show:
    """Asks a query in the timeline and waits until it stands."""

    def shown(query: Query) -> TimelineView:
        space.go(Place("timeline", query))
        qtbot.waitUntil(lambda: space.idle, timeout=20_000)
        found: TimelineView = window.centre.page("timeline")
        found.canvas.setFocus()
        return found

    return shown


@pytest.fixture
def view(show: Show) -> TimelineView:
    """All events, the months around September 2024 in view."""
    made = show(Query())
    days(made, "2024-07", "2025-06")
    return made


def days(view: TimelineView, first: str, last: str) -> None:
    view.canvas.show_days(dates.numbers(first)[0], dates.numbers(last)[1] + 1)


def scene(view: TimelineView) -> Scene:
    found = view.canvas.scene
    assert found is not None
    return found


def mark(view: TimelineView, key: str) -> Mark:
    row = view._workspace.row_of(key)
    return next(mark for mark in (*scene(view).marks, *scene(view).tray) if mark.row == row)


def at(mark: Mark) -> QPoint:
    return QPoint(round((mark.left + mark.right) / 2), round(mark.y))


def click(view: TimelineView, mark: Mark, modifier: Qt.KeyboardModifier = _Mod.NoModifier) -> None:
    QTest.mouseClick(view.canvas.viewport(), _Button.LeftButton, modifier, at(mark))


def drag(canvas: Canvas, start: QPoint, end: QPoint) -> None:
    port = canvas.viewport()
    QTest.mousePress(port, _Button.LeftButton, pos=start)
    for step in range(1, 6):
        QTest.mouseMove(port, start + (end - start) * step / 5)
    QTest.mouseRelease(port, _Button.LeftButton, pos=end)


def lane(view: TimelineView) -> str:
    place = view.canvas.focus_place
    assert place is not None
    return "" if place[0] == TRAY else scene(view).bands[place[0]].lane.label


# -- selection and records -------------------------------------------------------------------------------------------------------------


def test_a_click_selects_in_every_view(view: TimelineView, space: Workspace) -> None:
    third = mark(view, "events/bri-ip-2024")
    click(view, third)
    assert list(space.selection) == [third.row]
    assert scene(view).chosen == {third.row}
    other = mark(view, "events/icf-2024")
    click(view, other, _Mod.ControlModifier)
    assert list(space.selection) == sorted((third.row, other.row))
    click(view, other)
    click(view, other)
    assert list(space.selection) == []


def test_what_is_selected_elsewhere_is_selected_here(view: TimelineView, space: Workspace) -> None:
    row = space.row_of("events/bri-ip-2024") or 0
    space.select([row])
    assert scene(view).chosen == {row}


def test_a_double_click_and_enter_open_the_record(qtbot: QtBot, view: TimelineView, space: Workspace) -> None:
    QTest.mouseDClick(view.canvas.viewport(), _Button.LeftButton, pos=at(mark(view, "events/bri-ip-2024")))
    assert space.record == "events/bri-ip-2024"
    view.canvas.setFocus()
    view.canvas.focus_row(space.row_of("events/icf-2024") or 0)
    QTest.keyClick(view.canvas, _Key.Key_Return)
    assert space.record == "events/icf-2024"


def test_an_open_record_follows_the_click(view: TimelineView, space: Workspace) -> None:
    click(view, mark(view, "events/bri-ip-2024"))
    assert space.record == ""
    space.open_record("events/bri-ip-2024")
    click(view, mark(view, "events/icf-2024"))
    assert space.record == "events/icf-2024"


def test_the_menu_is_about_the_mark_under_the_mouse(view: TimelineView, space: Workspace, window: Window) -> None:
    asked: list[object] = []
    view.canvas.menu_wanted.disconnect()
    view.canvas.menu_wanted.connect(asked.append)
    third = mark(view, "events/bri-ip-2024")
    for place, expected in ((at(third), 1), (QPoint(60, 5), 1)):
        event = QContextMenuEvent(QContextMenuEvent.Reason.Mouse, place, view.canvas.viewport().mapToGlobal(place))
        QApplication.sendEvent(view.canvas.viewport(), event)
        assert len(asked) == expected
    assert list(space.selection) == [third.row]
    window.actions_["who_says_so"].trigger()
    assert space.evidence is not None
    assert space.record == "events/bri-ip-2024"


def test_what_is_opened_stays_in_sight_beside_its_record(qtbot: QtBot, view: TimelineView, space: Workspace) -> None:
    last = max((mark for mark in scene(view).marks if mark.label), key=lambda mark: mark.left)
    click(view, last)
    QTest.keyClick(view.canvas, _Key.Key_Return)
    qtbot.waitUntil(lambda: scene(view).width < last.left, timeout=10_000)
    again = next(mark for mark in scene(view).marks if mark.row == last.row)
    assert scene(view).margin < again.left < scene(view).width - 40


# -- the keyboard ----------------------------------------------------------------------------------------------------------------------


def test_arrows_go_from_neighbour_to_neighbour(view: TimelineView, space: Workspace) -> None:
    canvas = view.canvas
    canvas.focus_row(space.row_of("events/bri-ip-2024") or 0)
    assert lane(view) == "Conference"
    line = canvas.timeline
    assert line is not None
    code = scene(view).bands[canvas.focus_place[0]].lane.code  # type: ignore[index]
    order = line.rows[line.starts[code] : line.starts[code + 1]].tolist()
    here = order.index(canvas.current_row)
    QTest.keyClick(canvas, _Key.Key_Right)
    assert canvas.current_row == order[here + 1]
    QTest.keyClick(canvas, _Key.Key_Left)
    QTest.keyClick(canvas, _Key.Key_Left)
    assert canvas.current_row == order[here - 1]
    QTest.keyClick(canvas, _Key.Key_End)
    assert canvas.current_row == order[-1]
    QTest.keyClick(canvas, _Key.Key_Home)
    assert canvas.current_row == order[0]
    assert canvas.mark_of(canvas.focus_place) is not None  # type: ignore[arg-type]  # it was brought into view


def test_the_keyboard_stays_on_its_event_in_another_order_of_lanes(view: TimelineView, space: Workspace) -> None:
    view.canvas.focus_row(space.row_of("events/bri-ip-2024") or 0)
    before = view.spoken()
    view.controls.sort_chosen.emit("size")
    assert lane(view) == "Conference"
    assert view.spoken() == before


def test_up_and_down_go_to_the_lanes_beside_and_to_what_has_no_date(view: TimelineView, space: Workspace) -> None:
    canvas = view.canvas
    canvas.focus_row(space.row_of("events/bri-ip-2024") or 0)
    QTest.keyClick(canvas, _Key.Key_Down)
    assert lane(view) == "Forum"
    assert canvas.current_row == space.row_of("events/icf-2024")  # the nearest in time
    for _ in scene(view).bands:
        QTest.keyClick(canvas, _Key.Key_Down)
    assert canvas.focus_place == (TRAY, 0)
    assert space.key_of("events", canvas.current_row or 0) == "events/wipo-ai-issues-paper-draft"
    QTest.keyClick(canvas, _Key.Key_Up)
    assert lane(view) == scene(view).bands[-1].lane.label


def test_what_the_keyboard_comes_to_is_seen(qtbot: QtBot, view: TimelineView, space: Workspace) -> None:
    """Also what was folded, closed or far away."""
    canvas = view.canvas
    for key in ("events/dg-meeting-li-shulei-2024", "events/wipo-conversation-1", "events/gii-2024"):
        canvas.focus_row(space.row_of(key) or 0)
        found = canvas.mark_of(canvas.focus_place)  # type: ignore[arg-type]
        assert found is not None
        assert scene(view).margin <= found.left < scene(view).width
        assert scene(view).top <= found.y < scene(view).bottom


def test_space_selects_plus_and_minus_zoom_zero_shows_all(view: TimelineView, space: Workspace) -> None:
    canvas = view.canvas
    canvas.focus_row(space.row_of("events/bri-ip-2024") or 0)
    QTest.keyClick(canvas, _Key.Key_Space)
    assert list(space.selection) == [canvas.current_row]
    before = canvas.scale.per_day
    QTest.keyClick(canvas, _Key.Key_Plus)
    assert canvas.scale.per_day > before
    QTest.keyClick(canvas, _Key.Key_Minus)
    assert canvas.scale.per_day == pytest.approx(before)
    QTest.keyClick(canvas, _Key.Key_0)
    assert (scene(view).counts.earlier, scene(view).counts.later) == (0, 0)


@pytest.mark.parametrize("zoom", ["months", "days"])
def test_the_switch_of_zooms_leads_to_what_is_read(view: TimelineView, space: Workspace, zoom: str) -> None:
    """What has the keyboard, else what is selected, wherever it is; else to what there is."""
    canvas, asked = view.canvas, ("events/gii-2024", "events/wipo-conversation-1")
    keyed, chosen = (space.row_of(key) or 0 for key in asked)
    space.select([chosen])
    for row in (chosen, keyed):
        if row == keyed:
            canvas.focus_row(row)
        days(view, "1900", "1950")
        view.controls.zoom_chosen.emit(zoom)
        assert canvas.scale.named() == zoom
        place = canvas.walk().place(row)
        assert place is not None
        assert 0 < canvas.scale.x(canvas.walk().day(place) or 0) < canvas.scale.width


@pytest.mark.parametrize("zoom", ["months", "days"])
def test_the_switch_of_zooms_leads_to_where_something_is(view: TimelineView, zoom: str) -> None:
    days(view, "1803", "1860")  # between the first event and the next
    view.controls.zoom_chosen.emit(zoom)
    assert view.canvas.scale.named() == zoom
    assert scene(view).counts.shown


def test_a_screen_reader_hears_what_is_in_view(view: TimelineView, space: Workspace) -> None:
    canvas = view.canvas
    canvas.focus_row(space.row_of("events/bri-ip-2024") or 0)
    found = QAccessible.queryAccessibleInterface(canvas)
    assert found.role() == QAccessible.Role.List
    assert found.childCount() == len(scene(view).marks) + len(scene(view).tray)
    names = [found.child(place).text(QAccessible.Text.Name) for place in range(found.childCount())]
    (spoken,) = [name for name in names if name.startswith("Third Belt and Road")]
    assert "11–13 September 2024" in spoken
    assert "Conference" in spoken
    assert found.focusChild().text(QAccessible.Text.Name) == spoken
    assert found.focusChild().state().focused
    assert any("its sources give no date" in name for name in names)


def test_a_screen_reader_follows_while_one_reads_and_until_the_end(view: TimelineView, space: Workspace, window: Window) -> None:
    """An interface that raised, or that outlived its canvas, would end the program."""
    QAccessible.setActive(True)
    try:
        view.canvas.focus_row(space.row_of("events/bri-ip-2024") or 0)
        found = QAccessible.queryAccessibleInterface(view.canvas)
        for key in (_Key.Key_Right, _Key.Key_Down, _Key.Key_Right, _Key.Key_Plus, _Key.Key_Up, _Key.Key_Home, _Key.Key_End):
            QTest.keyClick(view.canvas, key)
            names = [found.child(place).text(QAccessible.Text.Name) for place in range(found.childCount())]
            assert view.spoken() in names
            assert [found.child(place).state().focused for place in range(found.childCount())].count(True) == 1
        item = found.child(0)
        window.centre.pages.pop("timeline")
        delete(view)
        QApplication.processEvents()
        assert not isValid(item)
    finally:
        QAccessible.setActive(False)


# -- the mouse -------------------------------------------------------------------------------------------------------------------------


def test_a_cluster_opens_in_place_and_esc_folds_it(view: TimelineView, window: Window) -> None:
    host = max((mark for mark in scene(view).marks if mark.plus), key=lambda mark: mark.more)
    seen, counts = len(scene(view).marks), scene(view).counts
    middle = QPoint(round(host.plus_x + host.plus_width / 2), round(host.y))
    QTest.mouseClick(view.canvas.viewport(), _Button.LeftButton, pos=middle)
    opened = next(mark for mark in scene(view).marks if mark.place == host.place)
    assert opened.opened
    assert opened.left == host.left
    assert scene(view).counts == counts
    assert sum(mark.band == host.band for mark in scene(view).marks) > sum(1 for mark in scene(view).marks if mark.place == host.place)
    window.actions_["escape"].trigger()
    assert len(scene(view).marks) == seen


def test_dragging_pans_and_the_wheel_zooms_where_it_is(view: TimelineView) -> None:
    canvas = view.canvas
    before = canvas.scale
    drag(canvas, QPoint(700, 300), QPoint(500, 300))
    assert canvas.scale.first == pytest.approx(before.first + 200 / before.per_day, abs=0.1)
    assert canvas.scale.per_day == before.per_day
    place = QPointF(600, 300)
    day = canvas.scale.day(600 - scene(view).margin)
    turn = QWheelEvent(
        place,
        canvas.mapToGlobal(place),
        QPoint(),
        QPoint(0, 120),
        _Button.NoButton,
        _Mod.ControlModifier,
        Qt.ScrollPhase.NoScrollPhase,
        False,
    )
    QApplication.sendEvent(canvas.viewport(), turn)
    assert canvas.scale.per_day > before.per_day
    assert canvas.scale.day(600 - scene(view).margin) == pytest.approx(day)


def test_lanes_keep_their_heights_while_one_pans_and_take_their_room_after_it(qtbot: QtBot, view: TimelineView) -> None:
    canvas = view.canvas
    heights = [band.height for band in scene(view).bands]
    canvas.pan(-4000, moving=True)
    assert [band.height for band in scene(view).bands] == heights
    canvas.settle()
    assert [band.height for band in scene(view).bands] != heights


def test_a_lane_is_closed_and_opened_by_its_name(view: TimelineView) -> None:
    name = QPoint(60, round(scene(view).y(2) + 10))
    QTest.mouseClick(view.canvas.viewport(), _Button.LeftButton, pos=name)
    assert scene(view).bands[2].lane.closed
    assert not [mark for mark in scene(view).marks if mark.band == 2]
    QTest.mouseClick(view.canvas.viewport(), _Button.LeftButton, pos=name)
    assert not scene(view).bands[2].lane.closed


# -- years -----------------------------------------------------------------------------------------------------------------------------


def settled(qtbot: QtBot, space: Workspace) -> None:
    qtbot.waitUntil(lambda: space.idle, timeout=20_000)


def test_a_brushed_span_filters_every_view_until_esc(qtbot: QtBot, show: Show, space: Workspace, window: Window) -> None:
    view = show(Query())
    total = len(space.rows)
    strip, scale = view.overview, view.overview._scale()
    view.canvas.zoom(8, 100)  # so that there is room beside the window
    first, last = (QPoint(round(strip._margin + scale.x(dates.numbers(year)[0] + 180)), 30) for year in ("2015", "2019"))
    QTest.mousePress(strip, _Button.LeftButton, _Mod.ShiftModifier, first)
    QTest.mouseMove(strip, last)
    QTest.mouseRelease(strip, _Button.LeftButton, _Mod.ShiftModifier, last)
    settled(qtbot, space)
    assert space.query.years == (2015, 2019)
    assert 0 < len(space.rows) < total
    assert scene(view).counts.total == len(space.rows)
    assert view.canvas.timeline is not None
    assert len(view.canvas.timeline.whole) == total - 1  # the strip still shows all that has a date
    view.canvas.setFocus()
    window.actions_["escape"].trigger()
    settled(qtbot, space)
    assert space.query == Query()
    assert len(space.rows) == total


def test_a_span_is_brushed_over_the_axis_too(qtbot: QtBot, view: TimelineView, space: Workspace) -> None:
    days(view, "2020", "2025")
    x = [round(scene(view).margin + view.canvas.scale.x(dates.numbers(day)[0])) for day in ("2021-03", "2022-10")]
    drag(view.canvas, QPoint(x[0], 10), QPoint(x[1], 10))
    settled(qtbot, space)
    assert space.query.years == (2021, 2022)


def test_the_years_in_view_become_a_filter_by_a_button(qtbot: QtBot, view: TimelineView, space: Workspace) -> None:
    assert view.controls.only.isVisible()
    view.controls.only.click()
    settled(qtbot, space)
    assert space.query.years == (2024, 2025)
    assert not view.controls.only.isVisible()


@pytest.mark.parametrize("language", ["en", "zh"])
@pytest.mark.parametrize(
    ("first", "last"), [("1802", "2026"), ("2010", "2016"), ("2021-09", "2024-12"), ("2024-03", "2024-10"), ("2024-09-11",) * 2]
)
def test_the_strip_says_the_year_however_much_it_shows(view: TimelineView, first: str, last: str, language: str) -> None:
    line = view.canvas.timeline
    assert line is not None
    view.overview.show_timeline(line, (dates.numbers(first)[0], dates.numbers(last)[1]), 136.0, language)
    labels = view.overview.labels()
    assert labels
    assert all(str(dates.of_number(round(view.overview._day(x))).year) in label for x, _, label in labels)
    assert all(x + width / 2 < after - wide / 2 for (x, width, _), (after, wide, _) in pairwise(labels))


def test_the_window_of_the_strip_is_dragged(view: TimelineView) -> None:
    strip, before = view.overview, view.canvas.scale
    box = strip._box().center().toPoint()
    QTest.mousePress(strip, _Button.LeftButton, pos=box)
    QTest.mouseMove(strip, box - QPoint(100, 0))
    QTest.mouseRelease(strip, _Button.LeftButton, pos=box - QPoint(100, 0))
    assert view.canvas.scale.first < before.first - 365
    assert view.canvas.scale.per_day == pytest.approx(before.per_day, rel=0.01)


# -- what is shown ---------------------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("table", ["events", "statistics", "organizations", "sources"])
def test_every_table_with_dates_can_be_laid_on_it(show: Show, space: Workspace, table: str) -> None:
    view = show(Query(table))
    counts = scene(view).counts
    assert counts.total == len(space.rows) == space.total(table)
    assert counts.shown + counts.undated == counts.total
    assert scene(view).bands


def test_a_table_without_dates_says_so_and_leads_to_the_table(show: Show, space: Workspace) -> None:
    view = show(Query("people"))
    assert not view.canvas.isVisible()
    assert view._note is not None
    assert view._note.isVisible()
    view._note.acted.emit()
    assert space.view == "table"


def test_an_empty_result_is_explained(qtbot: QtBot, show: Show, space: Workspace) -> None:
    view = show(Query(text="zyxolite"))
    assert not view.canvas.isVisible()
    space.set_query(Query())
    settled(qtbot, space)
    assert view.canvas.isVisible()
    assert scene(view).counts.total == len(space.rows)


def test_lanes_colours_and_order_are_chosen_and_kept_for_the_table(
    qtbot: QtBot, view: TimelineView, space: Workspace, settings: Settings
) -> None:
    controls = view.controls
    controls.lanes_chosen.emit("country")
    controls.colours_chosen.emit("kind")
    settled(qtbot, space)
    assert {"China", "Not known"} <= {band.lane.label for band in scene(view).bands}
    assert scene(view).legend
    controls.sort_chosen.emit("list")
    names = [band.lane.label for band in scene(view).bands[:-1]]
    assert names == sorted(names, key=str.casefold)
    assert settings.get("timeline") == {"events": {"lanes": "country", "colours": "kind", "sort": "list"}}


def test_new_results_stay_where_the_reader_looks(qtbot: QtBot, view: TimelineView, space: Workspace) -> None:
    before = view.canvas.scale
    space.set_query(Query(text="WIPO"))
    settled(qtbot, space)
    assert (view.canvas.scale.first, view.canvas.scale.per_day) == (before.first, before.per_day)
    view.canvas.fit()
    space.set_query(Query(text="GII"))
    settled(qtbot, space)
    assert (scene(view).counts.earlier, scene(view).counts.later) == (0, 0)


def test_another_search_shows_all_that_it_finds(qtbot: QtBot, view: TimelineView, space: Workspace) -> None:
    space.set_query(Query(text="WIPO"))
    settled(qtbot, space)
    before = view.canvas.scale
    space.set_query(Query(text="WIPO A"))  # goes on
    settled(qtbot, space)
    assert (view.canvas.scale.first, view.canvas.scale.per_day) == (before.first, before.per_day)
    space.set_query(Query(text="Conference"))
    settled(qtbot, space)
    assert scene(view).counts.shown
    assert (scene(view).counts.earlier, scene(view).counts.later) == (0, 0)


def test_results_that_are_all_elsewhere_are_shown(qtbot: QtBot, view: TimelineView, space: Workspace) -> None:
    visits = Filter("events", "kind", "in", ("visit",))
    days(view, "2021-03", "2021-04")
    space.set_query(Query(filters=(visits,)))
    settled(qtbot, space)
    assert scene(view).counts.shown
    assert (scene(view).counts.earlier, scene(view).counts.later) == (0, 0)


def test_what_has_no_date_stands_apart_and_leads_to_a_filter(qtbot: QtBot, show: Show, space: Workspace) -> None:
    view = show(Query("sources"))
    more = scene(view).tray_more
    assert more is not None
    assert len(scene(view).tray) + more.more == scene(view).counts.undated
    QTest.mouseClick(view.canvas.viewport(), _Button.LeftButton, pos=QPoint(round(more.plus_x + 8), round(more.y)))
    settled(qtbot, space)
    assert space.query.here == (Filter("sources", "year", "unknown"),)
    assert scene(view).counts.total == scene(view).counts.undated == len(space.rows)


def test_it_speaks_chinese(qtbot: QtBot, view: TimelineView, space: Workspace) -> None:
    space.set_languages("zh", "zh")
    settled(qtbot, space)
    assert {"法律", "会议"} <= {band.lane.label for band in scene(view).bands}
    assert scene(view).said.undated == "无日期"
    assert mark(view, "events/bri-ip-2024").label.startswith("第三届")
    space.set_languages("en", "both")


def test_a_mark_says_title_date_place_and_sources(
    qtbot: QtBot, view: TimelineView, space: Workspace, monkeypatch: pytest.MonkeyPatch
) -> None:
    told: list[str] = []
    monkeypatch.setattr(QToolTip, "showText", lambda at, words, widget: told.append(words))
    monkeypatch.setattr(type(view.canvas), "underMouse", lambda canvas: True)
    view.canvas.hovered.emit(space.row_of("events/bri-ip-2024"), QPoint(300, 300))
    qtbot.waitUntil(lambda: bool(told), timeout=10_000)
    for words in ("Third Belt and Road", "11–13 September 2024", "Beijing", "WIPO Director General Wraps Up Visit to China"):
        assert words in told[0]


def test_two_sources_of_one_title_are_two(qtbot: QtBot, view: TimelineView, space: Workspace, monkeypatch: pytest.MonkeyPatch) -> None:
    pages: list[Any] = []
    space.ask("test", RecordRequest("events/icf-2024"), pages.append)
    qtbot.waitUntil(lambda: bool(pages), timeout=10_000)
    cited = {witness.source.source_id for witness in pages[0].sources}
    assert len(cited) > len({witness.source.title for witness in pages[0].sources})
    told: list[str] = []
    monkeypatch.setattr(QToolTip, "showText", lambda at, words, widget: told.append(words))
    monkeypatch.setattr(type(view.canvas), "underMouse", lambda canvas: True)
    view.canvas.hovered.emit(space.row_of("events/icf-2024"), QPoint(300, 300))
    qtbot.waitUntil(lambda: bool(told), timeout=10_000)
    assert f"{len(cited)} sources:" in told[0]


def test_a_mark_says_how_its_date_is_known(qtbot: QtBot, view: TimelineView, space: Workspace, monkeypatch: pytest.MonkeyPatch) -> None:
    told: list[str] = []
    monkeypatch.setattr(QToolTip, "showText", lambda at, words, widget: told.append(words))
    monkeypatch.setattr(type(view.canvas), "underMouse", lambda canvas: True)
    for n, key in enumerate(("events/dg-meeting-li-shulei-2024", "events/bri-ip-2024"), 1):
        view.canvas.hovered.emit(space.row_of(key), QPoint(300, 300))
        qtbot.waitUntil(lambda n=n: len(told) == n, timeout=10_000)  # type: ignore[misc]
    assert "only the month is known" in told[0]
    assert "known" not in told[1]


def test_it_is_a_picture_with_what_was_asked(show: Show) -> None:
    from ui import print as pictures

    view = show(Query(text="WIPO", years=(2015, 2024)))
    picture = view.picture()
    assert picture is not None
    (called,) = picture.called
    assert all("WIPO" in words and "2015" in words for words in called)
    assert called.en != called.zh
    assert "WIPO" in picture.asked
    assert "2015" in picture.asked
    assert any("data" in line for line in picture.sources)
    image: QImage = pictures.image(picture, view._theme)
    assert image.width() > view.canvas.width()


def test_the_row_menu_and_keys_mean_the_mark(view: TimelineView, window: Window, space: Workspace) -> None:
    view.canvas.focus_row(space.row_of("events/icf-2024") or 0)
    window.actions_.refresh()
    assert not window.actions_["choose_columns"].isEnabled()
    window.actions_["open_record"].trigger()
    assert space.record == "events/icf-2024"
    window.actions_["select_all"].trigger()
    assert len(space.selection) == len(space.rows)


def test_how_it_stood_comes_back(view: TimelineView) -> None:
    kept, scale = view.state(), view.canvas.scale
    view.canvas.fit()
    view.restore(kept)
    assert view.canvas.scale.first == pytest.approx(scale.first, abs=1)
    assert view.canvas.scale.per_day == pytest.approx(scale.per_day, rel=0.01)
    view.restore({"first": "x", "last": None})
