"""Values on one line: round numbers below, bounds open to one side, and no label upon another."""

from itertools import combinations
from math import inf

import pytest
from pytestqt.qtbot import QtBot

from ui import formats
from ui.theme import Theme
from ui.widgets.spread import Spread, SpreadValue, ticks

ROBOTS = (
    SpreadValue(384_000, 380_160, 387_840, "≈ 384,000", "shown"),
    SpreadValue(422_000, 417_780, 426_220, "≈ 422,000", "outside", 2),
    SpreadValue(420_000, 420_000, inf, "> 420,000", "outside"),
)
RESEARCH = (
    SpreadValue(22_700_000_000, 22.65e9, 22.75e9, "22,700,000,000", "shown"),
    SpreadValue(23_900_000_000, 23.85e9, 23.95e9, "23,900,000,000", "outside"),
)


@pytest.mark.parametrize(
    ("low", "high", "expected"),
    [
        (384_000, 422_000, [380_000, 390_000, 400_000, 410_000, 420_000, 430_000]),
        (2.1, 2.118, [2.1, 2.105, 2.11, 2.115, 2.12]),
        (11, 14, [11, 12, 13, 14]),
        (-0.4, 0.4, [-0.4, -0.2, 0, 0.2, 0.4]),
    ],
)
def test_ticks_are_round_and_reach_around_the_values(low: float, high: float, expected: list[float]) -> None:
    assert ticks(low, high) == pytest.approx(expected)


def test_there_is_no_half_of_what_is_counted() -> None:
    assert ticks(3.84, 6.16, whole=True) == [3, 4, 5, 6, 7]


def test_values_stand_in_their_order_and_inside(qtbot: QtBot, theme: Theme) -> None:
    made = Spread(theme, ROBOTS, "values")
    qtbot.addWidget(made)
    made.resize(420, 60)
    places = [made.place_of(value) for value in (384_000, 420_000, 422_000)]
    assert places == sorted(places)
    assert all(0 < place < 420 for place in places)
    assert made.place_of(10**9) == made.place_of(made.ticks[-1])


@pytest.mark.parametrize("width", [280, 420, 900])
def test_the_shown_value_is_always_named_and_no_label_lies_on_another(qtbot: QtBot, theme: Theme, width: int) -> None:
    made = Spread(theme, ROBOTS, "values")
    qtbot.addWidget(made)
    made.resize(width, 60)
    labels = list(made._labels())
    assert labels[0][1].look == "shown"
    assert labels[1][1].value == 422_000
    assert all(not one.intersects(other) for (one, _), (other, _) in combinations(labels, 2))
    assert all(rect.left() >= 0 and rect.right() <= width for rect, _ in labels)


def test_where_all_say_the_same_number_there_is_no_line_and_no_window_of_its_own(qtbot: QtBot, theme: Theme) -> None:
    alike = [SpreadValue(5, 5, 5, "5", "shown"), SpreadValue(5, 4, 6, "≈ 5", "fits")]
    for values in (alike, ROBOTS):
        made = Spread(theme, values, "values")
        qtbot.addWidget(made)
        assert not made.isVisible()
    assert Spread(theme, alike, "").ticks == []


@pytest.mark.parametrize("width", [60, 90, 180, 280, 420, 900])
def test_a_number_below_the_line_stands_whole_or_not_at_all(qtbot: QtBot, theme: Theme, width: int) -> None:
    made = Spread(theme, RESEARCH, "values")
    qtbot.addWidget(made)
    made.resize(width, 60)
    labels = list(made._tick_labels(30))
    metrics = theme.metrics("caption")
    assert all(rect.left() >= 0 and rect.right() <= width and metrics.horizontalAdvance(said) <= rect.width() for rect, said in labels)
    assert all(not one.intersects(other) for (one, _), (other, _) in combinations(labels, 2))
    assert len(labels) >= (2 if width >= 280 else 1 if width >= 180 else 0)
    assert {said for _, said in labels} <= {formats.number(tick, 0) for tick in made.ticks}
