"""The data package stands on its own: anyone may read it with Frictionless, without this program."""

import csv
import shutil
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import frictionless
import pytest

TOOLS = sorted(path.stem for path in (Path(__file__).parents[2] / "resources" / "data" / "tools").glob("*.py") if path.stem != "tables")
HOLDERS = {
    "organization": "organizations",
    "person": "people",
    "event": "events",
    "area": "areas",
    "indicator": "indicators",
    "programme": "programmes",
}
POINTING = ("aliases", "citations", "participants")

Row = dict[str, str]


def rows(folder: Path, name: str) -> list[Row]:
    with (folder / f"{name}.csv").open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


def faults(folder: Path) -> list[str]:
    """What Frictionless says about every row of every table, keys included."""
    report = frictionless.Package(folder / "datapackage.json").validate()
    loose = [f"package: {error.note}" for error in report.errors]
    return loose + [f"{task.name}: {error.message}" for task in report.tasks for error in task.errors]


def dangling(folder: Path) -> list[tuple[str, str, str]]:
    """The keys that a data package cannot state: (file, kind of record, id) where no such record is."""
    ids = {kind: {next(iter(row.values())) for row in rows(folder, table)} for kind, table in HOLDERS.items()}
    pointers = [(name, row["entity_type"], row["entity_id"]) for name in POINTING for row in rows(folder, name)]
    return [pointer for pointer in pointers if pointer[2] not in ids[pointer[1]]]


def replace(folder: Path, name: str, change: Callable[[Row], Row]) -> None:
    """Write a table anew with its first row changed."""
    first, *rest = rows(folder, name)
    with (folder / f"{name}.csv").open("w", encoding="utf-8", newline="") as file:
        writer = csv.DictWriter(file, list(first), lineterminator="\n")
        writer.writeheader()
        writer.writerows([change(first), *rest])


def test_the_whole_package_is_valid(data_dir: Path) -> None:
    assert faults(data_dir) == []


def test_every_pointer_to_a_record_of_any_kind_resolves(data_dir: Path) -> None:
    assert dangling(data_dir) == []


@pytest.mark.parametrize(
    ("table", "column", "value"),
    [
        ("statistics", "source_id", "no-such-source"),
        ("statistics", "period_end", "2023-1"),
        ("statistics", "value", "about 7"),
        ("events", "kind", "party"),
        ("events", "city_id", "atlantis"),
        ("sources", "origin_id", "nobody"),
        ("indicators", "additive", "perhaps"),
        ("organizations", "country", "Utopia"),
        ("cautions", "when", "always"),
        ("cautions", "indicator_id", "no-such-indicator"),
    ],
)
def test_a_spoiled_cell_is_a_fault(small_data: Path, table: str, column: str, value: str) -> None:
    before = faults(small_data)
    replace(small_data, table, lambda row: {**row, column: value})
    assert any(fault.startswith(f"{table}:") for fault in set(faults(small_data)) - set(before))


def test_every_table_of_the_package_is_described(data_dir: Path) -> None:
    package = frictionless.Package(data_dir / "datapackage.json")
    assert {resource.path for resource in package.resources} == {path.name for path in data_dir.glob("*.csv")}


def test_files_have_one_form(data_dir: Path) -> None:
    for path in data_dir.glob("*.csv"):
        content = path.read_bytes()
        assert not content.startswith(b"\xef\xbb\xbf"), path.name
        assert b"\r" not in content, path.name
        assert content.endswith(b"\n"), path.name
        assert [cell for row in rows(data_dir, path.stem) for cell in row.values() if cell != cell.strip()] == []


@pytest.mark.parametrize("tool", TOOLS)
def test_a_tool_changes_nothing_more_when_it_runs_again(data_dir: Path, tmp_path: Path, tool: str) -> None:
    for path in data_dir.glob("*.csv"):
        shutil.copy(path, tmp_path)
    subprocess.run([sys.executable, data_dir / "tools" / f"{tool}.py", tmp_path], check=True, capture_output=True)
    changed = [path.name for path in data_dir.glob("*.csv") if path.read_bytes() != (tmp_path / path.name).read_bytes()]
    assert changed == []
