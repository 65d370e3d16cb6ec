"""Axes: round numbers, years under their labels, magnitudes in the language's own."""

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st
from PySide6.QtCore import QRectF

from ui.parts.chart.ends import spread_out
from ui.parts.chart.scale import amount, log_ticks, rank_ticks, value_ticks, year_ticks


@given(st.floats(-1e12, 1e12), st.floats(1e-3, 1e12), st.integers(2, 10))
def test_ticks_lie_within_the_axis_evenly_and_are_few(low: float, span: float, room: int) -> None:
    ticks = [tick.at for tick in value_ticks(low, low + span, room, "en")]
    slack = 1e-6 * max(abs(low), span)
    assert all(low - slack <= at <= low + span + slack for at in ticks)
    assert len(ticks) <= room + 1
    assert ticks == sorted(ticks)


@pytest.mark.parametrize(
    ("value", "most", "language", "said"),
    [
        (1_200_000, 2_000_000, "en", "1.2 million"),
        (1_200_000, 2_000_000, "zh", "120万"),
        (150_000_000, 300_000_000, "zh", "1.5亿"),
        (20_000, 80_000, "en", "20,000"),
        (20_000, 80_000, "zh", "2万"),
        (0, 80_000, "zh", "0"),
        (-0.5, 2, "en", "−0.5"),
        (179_700_000_000, 200_000_000_000, "en", "179.7 billion"),
    ],
)
def test_magnitudes_are_written_out(value: float, most: float, language: str, said: str) -> None:
    assert amount(value, most, language) == said


def test_a_year_is_labelled_in_its_middle() -> None:
    ticks = year_ticks(1999.9, 2025.1, 8)
    assert all(tick.at == int(tick.label) + 0.5 for tick in ticks)
    assert len(ticks) <= 8


def test_1802_is_a_year_like_any_other() -> None:
    assert year_ticks(1802, 2027, 6)[0].label in ("1850", "1825")


def test_first_place_is_always_on_the_axis_of_ranks() -> None:
    assert rank_ticks(0.5, 60, 5)[0].label == "1"


def test_logarithmic_axes_have_powers_of_ten() -> None:
    assert {tick.at for tick in log_ticks(2, 7, "en")} == {10.0**power for power in range(2, 8)}


@given(st.lists(st.floats(0, 400), min_size=1, max_size=12))
def test_names_at_the_ends_never_overlap(places: list[float]) -> None:
    ends = sorted((y, number, 0.0) for number, y in enumerate(places))
    heights = {number: 16.0 for _, number, _ in ends}
    middles = spread_out(ends, heights, QRectF(0, 0, 500, 400))
    assert all(after - before >= 16 - 1e-6 for before, after in pairwise(middles))
    if len(places) == 1:
        assert middles[0] == pytest.approx(min(max(places[0], 0), 400))
