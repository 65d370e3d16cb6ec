"""A citation finds the document again, whatever is known of it."""

import pytest

from storage.citations import Source, citation

FULL = Source(
    "x", "What “PCT” means", "WIPO", "Cao Yin", "2024-09-26", "2025-01-02", "primary", "CC BY 4.0", "https://www.wipo.int/x"
)  # fmt: skip
BARE = Source("x", "《专利法》释义", "", "", "", "", "other", "", "")


@pytest.mark.parametrize(
    ("source", "language", "locator", "line"),
    [
        (FULL, "en", "p5", "Cao Yin, “What ‘PCT’ means,” WIPO, 26 September 2024, p5, accessed 2 January 2025, https://www.wipo.int/x"),
        (FULL, "zh", "p5", "Cao Yin：《What “PCT” means》，WIPO，2024年9月26日，p5，2025年1月2日访问，https://www.wipo.int/x"),
        (FULL._replace(accessed_on="", author="WIPO"), "both", "", "WIPO, “What ‘PCT’ means,” 26 September 2024, https://www.wipo.int/x"),
        (BARE, "en", "", "“《专利法》释义,” no date"),
        (BARE, "zh", "", "《〈专利法〉释义》，日期不详"),
        (FULL._replace(title="Why?", author="", url="", published_on="2024"), "en", "", "“Why?” WIPO, 2024"),
    ],
)
def test_what_is_known_stands_in_order(source: Source, language: str, locator: str, line: str) -> None:
    assert citation(source, language, locator) == line
