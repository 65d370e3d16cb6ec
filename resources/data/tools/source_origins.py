"""Finds the organization whose figures a source repeats, so that ten newspapers with one press release don't look like ten witnesses.

Rules, first that answers wins; only sources with statistics are asked, and an origin that is the publisher itself stays empty:
1. the printed publisher names exactly one body besides the publisher (`Lexology (WIPO release)`, `Automate UK, from IFR`);
2. the title, else the note, names exactly one body of origin_words.csv;
3. all statistics of the source belong to measures that one body makes (origin_indicators.csv tells which, and why).
"""

import re
from collections import defaultdict

from tables import Row, data_dir, mapping, read, report, write


def named(text: str, words: list[Row]) -> set[str]:
    """The bodies whose names a text holds."""
    return {row["organization_id"] for row in words if re.search(row["pattern"], text)}


def maker(statistic: Row, rules: list[Row]) -> str:
    """The body that makes this measure, by the first fitting rule; empty where several make it."""
    for rule in rules:
        in_time = not rule["period_to"] or statistic["period_end"][:4] <= rule["period_to"]
        if in_time and re.fullmatch(rule["indicator_pattern"], statistic["indicator_id"]):
            return rule["organization_id"]
    return ""


def origin(source: Row, statistics: list[Row], words: list[Row], rules: list[Row]) -> str:
    """The organization whose figures the source repeats, or an empty text."""
    own = {source["publisher_id"]} | ({"wipo"} if source["publisher_id"].startswith("wipo-office") else set())
    for text in (source["publisher"], source["title"], source["note"]):
        bodies = named(text, words)
        if bodies and (text is not source["publisher"] or bodies - own):
            others = bodies - own
            return others.pop() if len(others) == 1 else ""
    makers = {maker(row, rules) for row in statistics}
    return makers.pop() if len(makers) == 1 and not makers & own else ""


def main() -> None:
    """Fill sources.origin_id."""
    folder = data_dir()
    words, rules = mapping("origin_words"), mapping("origin_indicators")
    by_source: defaultdict[str, list[Row]] = defaultdict(list)
    for row in read(folder, "statistics"):
        by_source[row["source_id"]].append(row)
    sources = read(folder, "sources")
    for row in sources:
        figures = by_source[row["source_id"]]
        row["origin_id"] = origin(row, figures, words, rules) if figures else ""
    write(folder, "sources", sources)
    report("sources", "origin_id", sources)


if __name__ == "__main__":
    main()
