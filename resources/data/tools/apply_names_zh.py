"""Puts Chinese names into the package from the tables in names_zh, so that each can be reviewed with its basis before it shows.

A name stands there only where one exists: the official title, or the one in common use in the Chinese press; our own wording is allowed
for areas, breakdowns, event series and indicators alone. A filled cell is never overwritten, except by a line of corrections.csv, and then
only while the cell still equals its `before`.
"""

from pathlib import Path

from tables import TOOLS, Row, data_dir, read, report, write

NAMES = TOOLS / "names_zh"
KEYS = {
    "areas": "area_id",
    "breakdowns": "breakdown_id",
    "event_series": "series_id",
    "events": "event_id",
    "indicators": "indicator_id",
    "organizations": "organization_id",
    "people": "person_id",
    "programmes": "programme_id",
}
BASES = {"official", "established"}
OUR_OWN_WORDS = {"areas", "breakdowns", "event_series", "indicators"}


def chinese_column(table: str) -> str:
    """The column that holds the Chinese name: an event has a title."""
    return "title_zh" if table == "events" else "name_zh"


def new_names(table: str) -> dict[str, str]:
    """The names of one table by record id; ValueError where the basis of one is not allowed for that table."""
    column = chinese_column(table)
    allowed = BASES | ({"translated"} if table in OUR_OWN_WORDS else set())
    names: dict[str, str] = {}
    for row in read(NAMES, table):
        key, name = row["event_id" if table == "events" else "id"], row[column]
        if row["basis"] not in allowed or not name or key in names:
            raise ValueError(f"names_zh/{table}.csv: {key}: a name once, with one of {sorted(allowed)}")
        names[key] = name
    return names


def fill(table: str, rows: list[Row], names: dict[str, str]) -> list[str]:
    """Fill the empty cells in place; what was filled, and which names met no record, as lines for the reader."""
    key, column = KEYS[table], chinese_column(table)
    lines = []
    for row in rows:
        if not row[column] and row[key] in names:
            row[column] = names[row[key]]
            lines.append(f"{table}: {row[key]}: {row[column]}")
    known = {row[key] for row in rows}
    return lines + [f"{table}: {name}: no such record" for name in sorted(names.keys() - known)]


def correct(table: str, rows: list[Row], corrections: list[Row]) -> list[str]:
    """Apply the corrections of one table in place where the cell still equals `before`; a line for each change or odd cell."""
    by_id = {row[KEYS[table]]: row for row in rows}
    lines = []
    for change in (row for row in corrections if row["file"] == table):
        row = by_id.get(change["id"], {})
        found = row.get(change["column"])
        if found == change["before"]:
            row[change["column"]] = change["after"]
            lines.append(f"{table}: {change['id']}: {found} -> {change['after']}")
        elif found != change["after"]:
            lines.append(f"{table}: {change['id']}: neither before nor after, left as it is: {found}")
    return lines


def apply(folder: Path, table: str, corrections: list[Row]) -> None:
    """Complete one table and say what was done; the file is written only when a cell changed."""
    rows = read(folder, table)
    before = [dict(row) for row in rows]
    for line in correct(table, rows, corrections) + fill(table, rows, new_names(table)):
        print(line)
    if rows != before:
        write(folder, table, rows)
    report(table, chinese_column(table), rows)


def main() -> None:
    """Complete every table that has Chinese names."""
    folder = data_dir()
    corrections = read(NAMES, "corrections")
    for table in KEYS:
        apply(folder, table, corrections)


if __name__ == "__main__":
    main()
