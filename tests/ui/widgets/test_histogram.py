"""A span of years by mouse, keys or screen reader; told when it is settled, and only by the reader."""

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QAccessible
from PySide6.QtWidgets import QSlider
from pytestqt.qtbot import QtBot

from ui.theme import Theme
from ui.widgets.histogram import HEAD, SIDE, Histogram, HistogramWords


@pytest.fixture
def histogram(theme: Theme, qtbot: QtBot) -> Histogram:
    made = Histogram(theme, HistogramWords("Year", "first", "last"))
    qtbot.addWidget(made)
    made.set_counts(dict.fromkeys(range(2000, 2010), 3))
    made.resize(2 * SIDE + 200, made.sizeHint().height())  # 20 pixels a year
    with qtbot.waitExposed(made):
        made.show()
    return made


@pytest.fixture
def told(histogram: Histogram) -> list[tuple[int, int]]:
    spans: list[tuple[int, int]] = []
    histogram.span_changed.connect(lambda first, last: spans.append((first, last)))
    return spans


def ends(histogram: Histogram) -> tuple[QSlider, QSlider]:
    first, last = histogram.findChildren(QSlider)
    return first, last


def at(year: float) -> QPoint:
    return QPoint(round(SIDE + (year - 2000) * 20), HEAD + 12)


def drag(widget: Histogram | QSlider, start: QPoint, stop: QPoint, qtbot: QtBot) -> None:
    qtbot.mousePress(widget, Qt.MouseButton.LeftButton, pos=start)
    qtbot.mouseMove(widget, stop)
    qtbot.mouseRelease(widget, Qt.MouseButton.LeftButton, pos=stop)


def test_all_years_are_the_span_at_first(histogram: Histogram, told: list[tuple[int, int]]) -> None:
    assert histogram.span == (2000, 2009)
    assert told == []


def test_drawing_over_the_bars_sets_the_span_once(histogram: Histogram, told: list[tuple[int, int]], qtbot: QtBot) -> None:
    drag(histogram, at(2006.5), at(2003.5), qtbot)
    assert histogram.span == (2003, 2006)
    assert told == [(2003, 2006)]


def test_an_end_can_be_dragged_but_not_past_the_other(histogram: Histogram, told: list[tuple[int, int]], qtbot: QtBot) -> None:
    histogram.set_span((2002, 2006))
    first, last = ends(histogram)
    drag(first, first.rect().center(), first.mapFromParent(at(2004)), qtbot)
    drag(first, first.rect().center(), first.mapFromParent(at(2009)), qtbot)
    drag(last, last.rect().center(), last.mapFromParent(at(2001)), qtbot)
    assert told == [(2004, 2006), (2006, 2006)]


def test_keys_move_an_end_year_by_year(histogram: Histogram, told: list[tuple[int, int]], qtbot: QtBot) -> None:
    first, last = ends(histogram)
    qtbot.keyClick(first, Qt.Key.Key_Right)
    qtbot.keyClick(first, Qt.Key.Key_Right)
    qtbot.keyClick(last, Qt.Key.Key_PageDown)
    qtbot.keyClick(last, Qt.Key.Key_Home)
    assert told == [(2001, 2009), (2002, 2009), (2002, 2004), (2002, 2002)]


def test_a_double_click_shows_all_years_again(histogram: Histogram, told: list[tuple[int, int]], qtbot: QtBot) -> None:
    histogram.set_span((2002, 2003))
    qtbot.mouseDClick(histogram, Qt.MouseButton.LeftButton, pos=at(2005))
    assert told[-1] == histogram.span == (2000, 2009)


def test_a_span_set_by_the_program_is_not_told_and_stays_on_the_axis(histogram: Histogram, told: list[tuple[int, int]]) -> None:
    histogram.set_span((1990, 2004))
    assert histogram.span == (2000, 2004)
    histogram.set_span(None)
    assert histogram.span == (2000, 2009)
    assert told == []


def test_other_years_are_another_axis(histogram: Histogram, told: list[tuple[int, int]]) -> None:
    for first, last in ((2015, 2020), (1980, 1990)):
        histogram.set_range(first, last)
        assert histogram.span == (first, last)
        assert [(end.minimum(), end.maximum()) for end in ends(histogram)] == [(first, last), (first, last)]
    assert told == []


def test_fewer_years_under_a_filter_leave_the_axis(histogram: Histogram) -> None:
    histogram.set_span((2002, 2004))
    histogram.set_counts({2003: 1})
    assert histogram.span == (2002, 2004)
    assert ends(histogram)[0].minimum() == 2000


def test_a_screen_reader_hears_and_sets_each_end(histogram: Histogram, told: list[tuple[int, int]]) -> None:
    first, last = (QAccessible.queryAccessibleInterface(end) for end in ends(histogram))
    assert first.role() == QAccessible.Role.Slider
    assert (first.text(QAccessible.Text.Name), last.text(QAccessible.Text.Name)) == ("Year: first", "Year: last")
    assert (first.text(QAccessible.Text.Value), last.text(QAccessible.Text.Value)) == ("2000", "2009")
    first.valueInterface().setCurrentValue(2007)
    assert told == [(2007, 2009)]


def test_no_years_no_axis(theme: Theme, qtbot: QtBot) -> None:
    empty = Histogram(theme, HistogramWords("Year", "first", "last"))
    qtbot.addWidget(empty)
    empty.set_counts({})
    empty.resize(240, 100)
    with qtbot.assertNotEmitted(empty.span_changed):
        drag(empty, QPoint(50, 40), QPoint(100, 40), qtbot)
    assert not empty.grab().isNull()
