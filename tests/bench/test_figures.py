"""A benchmark's verdict is right, and what a part measured reaches the report unchanged."""

import pytest

from tests.bench.figures import Figure, by_turns, fraction, from_json, p95, table, to_json


@pytest.mark.parametrize(
    ("figure", "met"),
    [
        (Figure("a", 10, 10, goal=1.0), True),
        (Figure("a", 11, 10, goal=1.0), False),
        (Figure("a", 11, 10), None),
        (Figure("a", 16, limit=16), True),
        (Figure("a", 1, 1000, goal=1 / 100, limit=0.5), False),
    ],
)
def test_a_goal_is_met_or_not_or_there_is_none(figure: Figure, met: bool | None) -> None:
    assert figure.met is met
    assert ("NOT MET" in table([figure])) == (met is False)
    assert from_json(to_json(figure)) == figure


def test_small_ratios_are_said_as_fractions() -> None:
    assert fraction(1.254) == "1.25"
    assert fraction(1 / 1300) == "1/1,300"


def test_95_of_100_do_not_exceed_it() -> None:
    times = [float(time) for time in range(100)]
    assert sum(time <= p95(times) for time in times) >= 95
    assert p95([3.0]) == 3.0


def test_turns_alternate_and_end_after_the_third_when_time_is_up() -> None:
    order: list[str] = []

    def noted(name: str) -> float:
        order.append(name)
        return 0.0

    found = by_turns({"a": lambda: noted("a"), "b": lambda: noted("b")}, 50, seconds=0)
    assert order == ["a", "b"] * 3
    assert [len(times) for times in found.values()] == [3, 3]
