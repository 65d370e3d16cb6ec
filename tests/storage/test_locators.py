"""A place in a source is said in the reader's language where it follows a pattern, and never half."""

import pytest

from storage.citations import Source, citation
from storage.locators import locator_in


@pytest.mark.parametrize(
    ("locator", "chinese"),
    [
        ("Paragraphs 2-3", "第2-3段"),
        ("paragraphs 2 to 4", "第2-4段"),
        ("paragraphs 5, 6, 9-10", "第5、6、9-10段"),
        ("paragraphs 3 and 4", "第3、4段"),
        ("first two paragraphs", "前两段"),
        ("Last paragraph", "最后一段"),
        ("Page 5", "第5页"),
        ("Table 1", "表1"),
        ("Slide 3", "第3张幻灯片"),
        ("Table APBS-1, row “China”", "表APBS-1，行“China”"),
        ("table 3-14, Total", "table 3-14, Total"),
        ("IP.TMK.TOTL", "IP.TMK.TOTL"),
        ("", ""),
    ],
)
def test_places_that_follow_a_pattern_are_said_in_chinese(locator: str, chinese: str) -> None:
    assert locator_in(locator, "zh") == chinese
    assert locator_in(locator, "en") == locator


def test_a_citation_says_the_place_in_its_language() -> None:
    source = Source(*("" for _ in Source._fields))
    assert "第2-3段" in citation(source, "zh", "Paragraphs 2-3")
    assert "Paragraphs 2-3" in citation(source, "en", "Paragraphs 2-3")
