"""The tools read and write the package through here, so that every file keeps one form: UTF-8, LF, RFC 4180, sorted rows."""

import csv
import sys
from collections.abc import Sequence
from pathlib import Path

Row = dict[str, str]

SORTED_BY = {
    "topics": ("topic_id",),
    "units": ("unit_id",),
    "breakdowns": ("breakdown_id",),
    "sources": ("source_id",),
    "areas": ("area_id",),
    "organizations": ("organization_id",),
    "people": ("person_id",),
    "affiliations": ("person_id", "organization_id", "title", "start_on", "end_on", "source_id"),
    "aliases": ("entity_type", "entity_id", "alias", "language", "kind", "source_id"),
    "event_series": ("series_id",),
    "events": ("event_id",),
    "participants": ("event_id", "entity_type", "entity_id", "role", "note"),
    "programmes": ("programme_id",),
    "indicators": ("indicator_id",),
    "statistics": ("indicator_id", "area_id", "organization_id", "breakdown_id", "period_start", "period_end", "source_id", "locator"),
    "cautions": ("caution_id",),
    "discrepancies": ("discrepancy_id",),
    "citations": ("entity_type", "entity_id", "source_id", "locator", "field"),
}
TOOLS = Path(__file__).resolve().parent


def data_dir(arguments: Sequence[str] | None = None) -> Path:
    """The package's folder: the first argument of the command line, else the folder above the tools."""
    given = sys.argv[1:] if arguments is None else list(arguments)
    return Path(given[0]) if given else TOOLS.parent


def read(folder: Path, name: str) -> list[Row]:
    """All rows of one table, cells as text; an empty cell is an empty text."""
    with (folder / f"{name}.csv").open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


def mapping(name: str) -> list[Row]:
    """The rows of a table that stands beside the tools."""
    return read(TOOLS, name)


def write(folder: Path, name: str, rows: list[Row]) -> None:
    """Write a table back, sorted by its key, columns in the order in which they were read."""
    columns = list(rows[0])
    ordered = sorted(rows, key=lambda row: tuple(row[column] for column in SORTED_BY[name]))
    with (folder / f"{name}.csv").open("w", encoding="utf-8", newline="") as file:
        writer = csv.DictWriter(file, columns, lineterminator="\n")
        writer.writeheader()
        writer.writerows(ordered)


def report(name: str, column: str, rows: list[Row]) -> None:
    """Say how many cells of a column are filled."""
    filled = sum(1 for row in rows if row[column])
    print(f"{name}.{column}: {filled} of {len(rows)} filled, {len(rows) - filled} empty")
