"""Path data are read as SVG means them."""

import pytest
from PySide6.QtCore import QPointF
from PySide6.QtGui import QPainterPath

from ui.icons import parse


def corners(path: QPainterPath) -> list[tuple[float, float]]:
    return [(element.x, element.y) for element in (path.elementAt(place) for place in range(path.elementCount()))]


@pytest.mark.parametrize(
    ("absolute", "relative"),
    [
        ("M10 10L20 10L20 20Z", "m10 10l10 0l0 10z"),
        ("M10 10H20V30Z", "m10,10h10v20z"),
        ("M0 0C1 2 3 4 5 6C6 8 8 10 10 12", "m0 0c1 2 3 4 5 6c1 2 3 4 5 6"),
        ("M1 1Q3 5 7 1", "m1 1q2 4 6 0"),
    ],
)
def test_relative_commands_mean_the_same(absolute: str, relative: str) -> None:
    assert corners(parse(absolute)) == corners(parse(relative))


def test_a_command_holds_for_all_numbers_that_follow() -> None:
    assert corners(parse("M0 0 5 0 5 5")) == corners(parse("M0 0L5 0L5 5"))
    assert corners(parse("M0-1L-2.5.5")) == [(0, -1), (-2.5, 0.5)]


def test_a_hole_stays_open() -> None:
    path = parse("M0 0H30V30H0ZM10 10V20H20V10Z")
    assert path.contains(QPointF(5, 5))
    assert not path.contains(QPointF(15, 15))


def test_an_unknown_command_is_no_icon() -> None:
    with pytest.raises(KeyError):
        parse("M0 0A1 1 0 0 0 2 2")
