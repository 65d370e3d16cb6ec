"""What a reader comes to the timeline for, done by real clicks and keys on the real almanac."""

from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QInputMethodEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from storage import dates
from storage.export import FORMATS
from storage.export.job import ExportJob, Sheet, today
from storage.export.run import run
from storage.library import Library
from tests.ui.conftest import cycles_go_on_this_thread, settings, space, theme, window  # noqa: F401
from ui.parts.timeline.scene import Mark, Scene
from ui.views.timeline import TimelineView
from ui.window import Window
from ui.workspace import Workspace

Key, Left = Qt.Key, Qt.MouseButton.LeftButton
Typed = Callable[[str], TimelineView]


@pytest.fixture
def typed(qtbot: QtBot, window: Window, space: Workspace) -> Typed:  # noqa: F811
    """Types into the search box, then Ctrl+L; on the table of events."""

    def search(text: str) -> TimelineView:
        line = window.top.search.focusProxy()
        assert line is not None
        window.actions_["table_events"].trigger()
        written = QInputMethodEvent()
        written.setCommitString(text)
        QApplication.sendEvent(line, written)
        window.actions_["show_timeline"].trigger()
        qtbot.waitUntil(lambda: space.idle, timeout=20_000)
        view: TimelineView = window.centre.page("timeline")
        view.canvas.setFocus()
        return view

    return search


def scene(view: TimelineView) -> Scene:
    found = view.canvas.scene
    assert found is not None
    return found


def choose_lanes(qtbot: QtBot, view: TimelineView, space: Workspace, field: str) -> None:  # noqa: F811
    """By the keyboard: down in the box of lanes until it is the one."""
    box = view.controls.lanes
    box.setFocus()
    for _ in range(box.count()):
        if box.currentData() == field:
            break
        QTest.keyClick(box, Key.Key_Down)
    assert box.currentData() == field
    qtbot.waitUntil(lambda: space.idle, timeout=20_000)


def months(view: TimelineView, first: str, last: str) -> None:
    view.canvas.show_days(dates.numbers(first)[0], dates.numbers(last)[1] + 1)


def of_series(space: Workspace, view: TimelineView, series: str) -> dict[str, Mark]:  # noqa: F811
    """The marks of a series by their events' ids."""
    found = {}
    for mark in scene(view).marks:
        ((identifier, its_series),) = space.records("events", (mark.row,), ("event_id", "series_id"))
        if its_series == series:
            found[str(identifier)] = mark
    return found


def test_the_visit_of_september_2024_is_read_with_what_happened_in_it(qtbot: QtBot, typed: Typed, space: Workspace, window: Window) -> None:  # noqa: F811
    view = typed("Daren Tang")
    choose_lanes(qtbot, view, space, "series_id")
    months(view, "2024-08", "2024-10")
    for mark in [mark for mark in scene(view).marks if mark.more]:
        QTest.mouseClick(view.canvas.viewport(), Left, pos=QPoint(round(mark.plus_x + 8), round(mark.y)))
    seen = of_series(space, view, "wipo-dg-visits")
    library = Library(space.path)
    sql = "SELECT event_id, start_on, end_on FROM events WHERE series_id = 'wipo-dg-visits' AND start_on LIKE '2024-09%'"
    stated = {row[0]: row[1:] for row in library.execute(sql)}
    library.close()
    assert len(stated) >= 12  # the visit and its eleven meetings at the least
    assert set(stated) <= set(seen)
    visit = seen["wipo-dg-visit-china-2024"]
    scale, margin = view.canvas.scale, scene(view).margin
    assert visit.soft == (False, False)
    assert visit.left == pytest.approx(margin + scale.x(dates.numbers("2024-09-09")[0]))
    assert visit.right == pytest.approx(margin + scale.x(dates.numbers("2024-09-14")[1] + 1))
    for identifier in stated.keys() - {"wipo-dg-visit-china-2024"}:
        meeting = seen[identifier]
        assert stated[identifier] == ("2024-09", "2024-09")
        assert meeting.soft == (True, True)
        assert meeting.left == pytest.approx(margin + scale.x(dates.numbers("2024-09")[0]))
        assert meeting.right == pytest.approx(margin + scale.x(dates.numbers("2024-09")[1] + 1))
        assert meeting.left < visit.left < visit.right < meeting.right
        assert view.dated(meeting.row) == "September 2024"


def test_all_sessions_of_the_wipo_conversation_stand_in_their_lane_with_their_numbers(qtbot: QtBot, typed: Typed, space: Workspace) -> None:  # noqa: F811
    view = typed("WIPO Conversation")
    choose_lanes(qtbot, view, space, "series_id")
    line = view.canvas.timeline
    assert line is not None
    code = line.lane_values.index("wipo-conversation")
    rows = line.rows[line.starts[code] : line.starts[code + 1]].tolist()
    numbered = space.records("events", rows, ("series_number", "title"))
    assert [number for number, _ in numbered] == list(range(1, len(rows) + 1))
    band = next(place for place, band in enumerate(scene(view).bands) if band.lane.code == code)
    assert scene(view).bands[band].count == len(rows)
    view.canvas.set_focus_place((band, line.starts[code]))
    words = ["first", "second", "third", "fourth", "fifth", "sixth", "seventh", "eighth", "ninth", "tenth", "eleventh", "twelfth"]
    for word in words[: len(rows)]:
        assert f"{word} session" in view.spoken()
        assert f"of {len(rows)}" in view.spoken()
        QTest.keyClick(view.canvas, Key.Key_Right)


def test_1802_to_today_is_one_view(typed: Typed, space: Workspace) -> None:  # noqa: F811
    view = typed("")
    counts, scale = scene(view).counts, view.canvas.scale
    assert scale.first <= dates.numbers("1802")[0]
    assert scale.last >= dates.numbers(today().isoformat())[1]
    assert (counts.earlier, counts.later) == (0, 0)
    assert counts.total == len(space.rows) == space.total("events")
    assert scene(view).today is not None
    assert {"1820", "1900", "2000"} <= {tick.label for tick in scene(view).ticks}
    earliest = min(scene(view).marks, key=lambda mark: mark.left)
    assert earliest.label.startswith("United States Patent Office")


def test_when_policy_happened_in_two_languages(qtbot: QtBot, typed: Typed, space: Workspace) -> None:  # noqa: F811
    view = typed("AI 法")
    assert space.query.text == "AI 法"
    assert len(space.rows) > 10
    assert scene(view).counts.shown + scene(view).counts.undated == len(space.rows)
    lanes = {band.lane.label for band in scene(view).bands}
    assert {"Law", "Policy"} <= lanes
    labels = [mark.label for mark in scene(view).marks if mark.label]
    view.canvas.zoom(3)
    labels += [mark.label for mark in scene(view).marks if mark.label]
    assert any("AI" in label for label in labels)
    assert any("人工智能" in label for label in labels)


def test_the_events_shown_go_to_a_workbook_and_a_calendar(qtbot: QtBot, typed: Typed, space: Workspace, tmp_path: Path) -> None:  # noqa: F811
    view = typed("WIPO Conversation")
    shown = [space.key_of("events", row) for row in space.rows]
    assert scene(view).counts.total == len(shown)
    for suffix in (".xlsx", ".ics"):
        form = next(form for form in FORMATS if form.suffix == suffix)
        path = tmp_path / f"events{suffix}"
        library = Library(space.path)
        sheet = Sheet("events", ("start_on", "title"), space.rows)
        for _ in run(ExportJob(path, (sheet,), space.query, "en", format=form.code), library):
            pass
        library.close()
        written = path.read_bytes()
        assert len(written) > 1000
        if suffix == ".ics":
            assert written.count(b"BEGIN:VEVENT") == scene(view).counts.shown
