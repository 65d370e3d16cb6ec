"""Names of people come apart where that is certain, and only there."""

import pytest

from storage.bylines import Name, names

FIRST = {"static-ordering": "true"}


@pytest.mark.parametrize(
    ("printed", "expected"),
    [
        ("", []),
        ("Jane Lambert", [{"family": "Lambert", "given": "Jane"}]),
        ("Peter K. Yu", [{"family": "Yu", "given": "Peter K."}]),
        ("Cao Yin", [{"family": "Cao", "given": "Yin", **FIRST}]),
        ("Zijing Fu", [{"family": "Fu", "given": "Zijing"}]),
        ("Bae Hyun-jung", [{"family": "Bae", "given": "Hyun-jung", **FIRST}]),
        ("Ouyang Shijia; Ma Si", [{"family": "Ouyang", "given": "Shijia", **FIRST}, {"family": "Ma", "given": "Si", **FIRST}]),
        ("Kyle Bergquist and Jeff Slee", [{"family": "Bergquist", "given": "Kyle"}, {"family": "Slee", "given": "Jeff"}]),
        ("贾远琨, 周圆", [{"literal": "贾远琨"}, {"literal": "周圆"}]),
        ("Océane Millon de La Verteville", [{"literal": "Océane Millon de La Verteville"}]),
        ("Martin Kadiev (editor)", [{"literal": "Martin Kadiev (editor)"}]),
        ("Director of the WIPO Office in China", [{"literal": "Director of the WIPO Office in China"}]),
    ],
)
def test_names(printed: str, expected: list[Name]) -> None:
    assert names(printed) == expected
