"""The change on the year before: said only where there is something to say, and in the unit that a reader expects."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from storage.change import Change, Stated, change


def stated(value: float, decimals: int = 0, qualifier: str = "exact") -> Stated:
    return Stated(value, decimals, qualifier)


@pytest.mark.parametrize(
    ("now", "before", "kind", "expected"),
    [
        (stated(7689), stated(6952), "count", Change("percent", 10.6, 1, False)),
        (stated(50), stated(100), "money", Change("percent", -50.0, 1, False)),
        (stated(100), stated(100), "count", Change("percent", 0.0, 1, False)),
        (stated(74.7, 1), stated(71.2, 1), "share", Change("points", 3.5, 1, False)),
        (stated(0.3, 1), stated(0.1, 1), "growth", Change("points", 0.2, 1, False)),
        (stated(10), stated(11), "rank", Change("places", 1.0, 0, False)),
        (stated(12), stated(11), "rank", Change("places", -1.0, 0, False)),
        (stated(110, 0, "about"), stated(100), "count", Change("percent", 10.0, 1, True)),
    ],
)
def test_changes_are_told_in_the_unit_of_their_kind(now: Stated, before: Stated, kind: str, expected: Change) -> None:
    assert change(now, before, kind) == expected


@pytest.mark.parametrize("kind", ["count", "share", "rank"])
@pytest.mark.parametrize("bound", ["more_than", "less_than", "at_least", "at_most"])
def test_a_bound_has_no_change(kind: str, bound: str) -> None:
    assert change(stated(100, 0, bound), stated(90), kind) is None
    assert change(stated(100), stated(90, 0, bound), kind) is None


@pytest.mark.parametrize(("now", "before"), [(5, 0), (5, -2), (0, 5), (501, 100), (100, 501)])
def test_what_divides_by_nothing_or_jumps_is_not_told(now: float, before: float) -> None:
    assert change(stated(now), stated(before), "count") is None


@given(st.integers(1, 10**12), st.integers(1, 10**12))
def test_a_rise_is_positive_and_a_fall_negative(now: int, before: int) -> None:
    told = change(stated(now), stated(before), "count")
    if told is not None:
        assert (told.value > 0) <= (now > before)
        assert (told.value < 0) <= (now < before)
