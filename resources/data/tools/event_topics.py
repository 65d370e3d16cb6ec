"""Gives each event its main subject, so that events and indicators of one subject can be filtered together.

event_topic_rules.csv holds the rules in order; the first whose pattern is found decides. For series_id and kind it is the whole value,
for title_en and summary a part of the text. `events` is for gatherings of no single subject; what no rule fits stays empty.
"""

import re

from tables import Row, data_dir, mapping, read, report, write

WHOLE = ("series_id", "kind")


def topic_of(event: Row, rules: list[Row]) -> str:
    """The topic of the first fitting rule, else an empty text."""
    for rule in rules:
        find = re.fullmatch if rule["column"] in WHOLE else re.search
        if find(rule["pattern"], event[rule["column"]]):
            return rule["topic_id"]
    return ""


def main() -> None:
    """Fill events.topic_id."""
    folder = data_dir()
    rules = mapping("event_topic_rules")
    events = read(folder, "events")
    for row in events:
        row["topic_id"] = topic_of(row, rules)
    write(folder, "events", events)
    report("events", "topic_id", events)


if __name__ == "__main__":
    main()
