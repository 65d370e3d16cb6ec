"""How far apart two statements are: exact as written, and a percentage only where it does not mislead."""

import pytest

from storage.gap import Gap, gap


@pytest.mark.parametrize(
    ("value", "shown", "kind", "expected"),
    [
        ((384_000, 0), (422_000, 0), "count", Gap("amount", -38_000, 0, 9.0)),
        ((422_000, 0), (384_000, 0), "count", Gap("amount", 38_000, 0, 9.9)),
        ((2.11, 2), (2.118, 3), "share", Gap("points", -0.008, 3, None)),
        ((0.3, 1), (0.1, 1), "ratio", Gap("amount", 0.2, 1, 200.0)),
        ((14, 0), (12, 0), "rank", Gap("places", 2, 0, None)),
        ((553_052, 0), (552_946, 0), "count", Gap("amount", 106, 0, 0.019)),
        ((5, 0), (0, 0), "count", Gap("amount", 5, 0, None)),
    ],
)
def test_a_gap_is_told_from_the_shown_value(value: tuple[float, int], shown: tuple[float, int], kind: str, expected: Gap) -> None:
    assert gap(*value, *shown, kind) == expected
