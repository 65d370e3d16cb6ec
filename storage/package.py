"""The source tables as they lie in a folder: read into plain rows that still know their place, so that a fault can name it."""

import csv
import json
import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from io import StringIO
from pathlib import Path
from typing import Any

from storage.catalog import Table
from storage.faults import Fault
from storage.tables import BY_NAME

DESCRIPTOR = "datapackage.json"
_PLAIN_NAME = re.compile(r"[\w-][\w.-]*", re.ASCII)

SOURCES: tuple[Table, ...] = tuple(table for table in BY_NAME.values() if not table.view_of)


@dataclass
class Sheet:
    """One CSV. rows: its cells by column name. lines: on which line of the file each row begins.

    places: the number (from 1) of each column. constraints: of each column, as the descriptor states them.
    """

    table: Table
    file: str
    places: dict[str, int]
    constraints: dict[str, dict[str, Any]]
    rows: list[dict[str, str]] = field(default_factory=list)
    lines: list[int] = field(default_factory=list)

    def fault(self, place: int, column: str, code: str, **values: object) -> Fault:
        """A fault in a column of the row at `place` (from 0)."""
        return Fault(self.file, self.lines[place], self.places[column], code, values)


@dataclass
class Package:
    """All tables of a folder. A table that could not be read at all is missing from `sheets`; `faults` tell why."""

    version: str = ""
    sheets: dict[str, Sheet] = field(default_factory=dict)
    faults: list[Fault] = field(default_factory=list)


def read_package(folder: Path) -> Package:
    """The CSVs that `datapackage.json` names, for every table of the catalog. Never raises for what is in the files."""
    package = Package()
    descriptor = _descriptor(folder, package.faults)
    if descriptor is None:
        return package
    package.version = str(descriptor.get("version") or "")
    if not package.version:
        package.faults.append(Fault(DESCRIPTOR, 1, 1, "no_data_version", {}))
    resources = {str(resource.get("name")): resource for resource in _objects(descriptor.get("resources"))}
    for table in SOURCES:
        if table.name not in resources:
            package.faults.append(Fault(DESCRIPTOR, 1, 1, "table_missing", {"table": table.name}))
            continue
        sheet = _sheet(folder, table, resources[table.name], package.faults)
        if sheet is not None:
            package.sheets[table.name] = sheet
    return package


def _descriptor(folder: Path, faults: list[Fault]) -> dict[str, Any] | None:
    text = _text(folder, DESCRIPTOR, faults)
    if text is None:
        return None
    try:
        found = json.loads(text)
    except json.JSONDecodeError as wrong:
        faults.append(Fault(DESCRIPTOR, wrong.lineno, wrong.colno, "not_json", {}))
        return None
    if not isinstance(found, dict):
        faults.append(Fault(DESCRIPTOR, 1, 1, "not_json", {}))
        return None
    return found


def _text(folder: Path, name: str, faults: list[Fault]) -> str | None:
    if not _PLAIN_NAME.fullmatch(name) or not (folder / name).is_file():
        faults.append(Fault(name, 1, 1, "file_missing", {"file": name}))
        return None
    raw = (folder / name).read_bytes()
    if raw.startswith(b"\xef\xbb\xbf"):
        faults.append(Fault(name, 1, 1, "byte_order_mark", {}))
        raw = raw[3:]
    try:
        return raw.decode("utf-8")
    except UnicodeDecodeError as wrong:
        before = raw[: wrong.start]
        column = wrong.start - (before.rfind(b"\n") + 1) + 1
        faults.append(Fault(name, before.count(b"\n") + 1, column, "not_utf8", {}))
        return None


def _sheet(folder: Path, table: Table, resource: dict[str, Any], faults: list[Fault]) -> Sheet | None:
    file = str(resource.get("path") or f"{table.name}.csv")
    text = _text(folder, file, faults)
    if text is None:
        return None
    records = _records(file, text, faults)
    _, header = next(records, (1, []))
    wrong = list(_header_faults(table, file, header))
    faults += wrong
    if wrong:
        return None
    constraints = _constraints(resource, faults)
    sheet = Sheet(table, file, {name: place for place, name in enumerate(header, 1)}, constraints)
    for line, record in records:
        if len(record) != len(header):
            faults.append(Fault(file, line, min(len(record), len(header)) + 1, "row_width", {"wanted": len(header), "found": len(record)}))
            record += [""] * (len(header) - len(record))
        sheet.rows.append(dict(zip(header, record, strict=False)))
        sheet.lines.append(line)
    return sheet


def _objects(value: object) -> list[dict[str, Any]]:
    """The objects in a list of JSON; nothing if it is no list."""
    return [entry for entry in value if isinstance(entry, dict)] if isinstance(value, list) else []


def _constraints(resource: dict[str, Any], faults: list[Fault]) -> dict[str, dict[str, Any]]:
    """What the descriptor asks of each column; a pattern that is none is a fault of the descriptor."""
    schema = resource.get("schema")
    found: dict[str, dict[str, Any]] = {}
    for column in _objects(schema.get("fields") if isinstance(schema, dict) else None):
        given = column.get("constraints")
        found[str(column.get("name"))] = constraints = dict(given) if isinstance(given, dict) else {}
        try:
            re.compile(constraints.setdefault("pattern", ""))
        except (re.error, TypeError):
            faults.append(Fault(DESCRIPTOR, 1, 1, "bad_pattern", {"column": column.get("name"), "table": resource.get("name")}))
            constraints["pattern"] = ""
        listed = constraints.get("enum")
        constraints["enum"] = [str(value) for value in listed] if isinstance(listed, list) else []
    return found


def _records(file: str, text: str, faults: list[Fault]) -> Iterator[tuple[int, list[str]]]:
    """(line on which it begins, cells) of each record; ends at the first that is no CSV."""
    reader = csv.reader(StringIO(text, newline=""), strict=True)
    line = 1
    try:
        for record in reader:
            yield line, record
            line = reader.line_num + 1
    except csv.Error:
        faults.append(Fault(file, line, 1, "not_csv", {}))


def _header_faults(table: Table, file: str, header: list[str]) -> Iterator[Fault]:
    wanted = [column.name for column in table.csv_fields]
    for name in wanted:
        if name not in header:
            yield Fault(file, 1, 1, "column_missing", {"column": name})
    for place, name in enumerate(header, 1):
        if name not in wanted or name in header[: place - 1]:
            yield Fault(file, 1, place, "column_unknown", {"column": name})
