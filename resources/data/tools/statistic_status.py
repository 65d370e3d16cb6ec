"""Lifts the standing of a figure (final, provisional, revised, estimate, target) out of its note into a column of its own.

Only the words of a note decide, by the ordered patterns of status_rules.csv; a figure whose source says nothing stays empty.
"""

import re

from tables import Row, data_dir, mapping, read, report, write


def status_of(note: str, rules: list[Row]) -> str:
    """The status of the first rule whose pattern the note contains, else an empty text."""
    return next((rule["status"] for rule in rules if re.search(rule["pattern"], note)), "")


def main() -> None:
    """Fill statistics.status."""
    folder = data_dir()
    rules = mapping("status_rules")
    statistics = read(folder, "statistics")
    for row in statistics:
        row["status"] = status_of(row["note"], rules)
    write(folder, "statistics", statistics)
    report("statistics", "status", statistics)


if __name__ == "__main__":
    main()
