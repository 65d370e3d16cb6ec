"""The build of the reference database from its source tables, against putting the same tables into SQLite as they are."""

import csv
import os
import sqlite3
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from pathlib import Path

from tests.bench.figures import Figure, Setting

ROOT = Path(__file__).resolve().parent.parent.parent
LIMIT = 30  # seconds, of the shipped data


def build(data: Path, database: Path) -> float:
    """Builds a database as `main.py build` does; the processor seconds that it took."""
    before = os.times()
    subprocess.run([sys.executable, ROOT / "main.py", "build", data, database], check=True, stdout=subprocess.DEVNULL)
    after = os.times()
    return after.children_user + after.children_system - before.children_user - before.children_system


def load(data: Path, database: Path) -> float:
    """The floor: every table read and stored as text, nothing checked, derived, ordered or indexed; processor seconds."""
    before = os.times()
    connection = sqlite3.connect(database)
    for path in sorted(data.glob("*.csv")):
        with path.open(encoding="utf-8", newline="") as file:
            rows = csv.reader(file)
            header = next(rows)
            connection.execute(f"CREATE TABLE {path.stem} ({', '.join(map(repr, header))})")
            connection.executemany(f"INSERT INTO {path.stem} VALUES ({', '.join('?' * len(header))})", rows)
    connection.commit()
    connection.close()
    after = os.times()
    return after.user + after.system - before.user - before.system


def figures(setting: Setting) -> Iterator[Figure]:
    with tempfile.TemporaryDirectory() as folder:
        floor = load(setting.data, Path(folder) / "floor.db")
        ours = build(setting.data, Path(folder) / "almanac.db")
    yield Figure("build of the shipped data, cpu", ours, floor, "csv into SQLite as it is", unit="s", limit=LIMIT)
    size = setting.real.stat().st_size
    source = sum(path.stat().st_size for path in setting.data.glob("*.csv"))
    yield Figure("the shipped database", size / 1e6, source / 1e6, "its source tables", unit="MB")
