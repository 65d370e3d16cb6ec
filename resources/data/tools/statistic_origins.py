"""Finds whose figures a series repeats where its source as a whole mixes those of several bodies, as a databank does.

Only the source and the code of the series in the locator decide, by the rows of origin_series.csv, each of which says why; and only for
single economies: the totals of a databank for the world and for groups are its own. Everything else stays empty, and then
`sources.origin_id` holds.
"""

import re

from tables import Row, data_dir, mapping, read, report, write


def origin_of(statistic: Row, rules: list[Row], economies: set[str]) -> str:
    """The body of the first rule for the source whose pattern is the whole locator, else an empty text."""
    if statistic["area_id"] not in economies:
        return ""
    own = (rule for rule in rules if rule["source_id"] == statistic["source_id"])
    return next((rule["organization_id"] for rule in own if re.fullmatch(rule["locator_pattern"], statistic["locator"])), "")


def main() -> None:
    """Fill statistics.origin_id."""
    folder = data_dir()
    rules = mapping("origin_series")
    statistics = read(folder, "statistics")
    economies = {row["area_id"] for row in read(folder, "areas") if row["kind"] == "economy"}
    filled = [row | {"origin_id": origin_of(row, rules, economies)} for row in statistics]
    write(folder, "statistics", filled)
    report("statistics", "origin_id", filled)


if __name__ == "__main__":
    main()
