"""The axis: the year is seen at every zoom, from 1802 on, and nothing that is asked of it loses the results from sight."""

from itertools import pairwise

from hypothesis import given
from hypothesis import strategies as st

from storage import dates
from ui.parts.timeline.scale import NARROWEST, WIDEST, Scale, fitted
from ui.parts.timeline.ticks import eras, ticks

DAYS = st.integers(dates.numbers("1802")[0], dates.numbers("2026")[1])
SCALES = st.builds(
    lambda day, power, width: Scale(day, min(WIDEST, max(0.02, 2.0**power)), width), DAYS, st.floats(-5, 8), st.floats(500, 1600)
)


@given(SCALES, st.sampled_from(["en", "zh"]))
def test_the_year_is_seen_at_every_zoom(scale: Scale, language: str) -> None:
    year = dates.of_number(int(scale.first)).year
    above = eras(scale, language)
    if above:
        shown = [era for era in above if era.right > 0 and era.left < scale.width]
        assert str(year) in shown[0].label
        assert all(one.right == other.left for one, other in pairwise(shown))
    else:
        seen = [tick for tick in ticks(scale, language) if 0 <= tick.x < scale.width]
        assert seen
        assert all(int(tick.label) == dates.of_number(round(scale.day(tick.x))).year for tick in seen)


@given(SCALES, st.sampled_from(["en", "zh"]))
def test_labels_of_the_axis_have_room(scale: Scale, language: str) -> None:
    xs = [tick.x for tick in ticks(scale, language)]
    assert xs == sorted(xs)
    assert all(later - earlier >= 20 for earlier, later in pairwise(xs))
    assert sum(0 <= x < scale.width for x in xs) <= scale.width / 20 + 1


@given(SCALES, st.floats(0.1, 10), st.floats(0, 1))
def test_the_day_under_the_mouse_stays_there(scale: Scale, factor: float, share: float) -> None:
    at = scale.width * share
    assert abs(scale.zoomed(factor, at).day(at) - scale.day(at)) < 1e-3


@given(SCALES, DAYS, st.integers(1, 80_000))
def test_the_results_stay_in_sight(scale: Scale, first: int, length: int) -> None:
    span = (first, first + length)
    shown = scale.within(span)
    assert shown.first < span[1] + 1
    assert shown.last > span[0]
    assert shown.per_day >= fitted(span, scale.width).per_day >= NARROWEST


def test_1802_to_today_fits_into_one_view() -> None:
    span = dates.numbers("1802")[0], dates.numbers("2026-11-22")[1]
    whole = fitted(span, 800)
    assert whole.first < span[0]
    assert whole.last > span[1]
    assert {tick.label for tick in ticks(whole, "en")} >= {"1820", "1900", "1980", "2020"}
