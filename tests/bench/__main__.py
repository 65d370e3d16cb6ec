"""Runs the benchmarks: `make bench` at 100,000 statistics, `make bench-full` at 1,000,000. Each part has a process of its own."""

import argparse
import compileall
import json
import os
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from datetime import datetime
from importlib import import_module
from pathlib import Path

from tests.bench.building import ROOT, build
from tests.bench.figures import Figure, Setting, from_json, table, to_json
from tests.bench.generate import write_almanac

PARTS = (
    "building", "starting", "painting", "keystrokes", "tables", "searching", "datasette", "browser", "charts", "covering", "timeline",
    "exporting",
)  # fmt: skip
FOLDER = ROOT / "build" / "bench"
SMALL = 10_000
CODE = ("main.py", "storage", "ui", "tests/bench")


def database_of(folder: Path, rows: int) -> Path:
    return folder / f"made-{rows}.db"


def make(folder: Path, rows: int, *, keep: bool) -> None:
    """The made-up almanac of that size, built if it is missing or (unless it is to be kept) older than the code that makes it."""
    database = database_of(folder, rows)
    if keep and database.exists():
        return
    sources = [*(ROOT / "storage").rglob("*.py"), *(ROOT / "tests" / "bench" / name for name in ("generate.py", "words.py"))]
    if not database.exists() or database.stat().st_mtime < max(path.stat().st_mtime for path in sources):
        print(f"building an almanac of {rows:,} statistics …", file=sys.stderr, flush=True)
        folder.mkdir(parents=True, exist_ok=True)
        with tempfile.TemporaryDirectory() as package:
            seconds = build(write_almanac(Path(package), rows), database)
        print(f"… {seconds:.0f} s of processor time, {database.stat().st_size / 1e6:.0f} MB", file=sys.stderr)


def compiled() -> None:
    """Every module as bytecode, as an installed program has it; otherwise the start would measure the compiler."""
    for name in CODE:
        path = ROOT / name
        (compileall.compile_dir if path.is_dir() else compileall.compile_file)(str(path), quiet=2)


def environment(home: str) -> dict[str, str]:
    """That of every part: no screen, a user's folder of its own."""
    kept = {name: value for name, value in os.environ.items() if name != "PYTHONDONTWRITEBYTECODE"}
    return {**kept, "QT_QPA_PLATFORM": "offscreen", "IP_ALMANAC_HOME": home, "PYTHONPATH": str(ROOT)}


def run(part: str, folder: Path, rows: int) -> Iterator[Figure]:
    """The figures of one part, from a process of its own."""
    command = [sys.executable, "-m", "tests.bench", "--folder", str(folder), "--rows", str(rows), "--part", part]
    with tempfile.TemporaryDirectory() as home:
        done = subprocess.run(command, cwd=ROOT, env=environment(home), stdout=subprocess.PIPE, text=True, check=True)
    return map(from_json, done.stdout.splitlines())


def report(parts: list[str], folder: Path, rows: int, *, keep: bool) -> list[Figure]:
    """Runs the parts, prints their figures and keeps them in a file."""
    compiled()
    for size in (SMALL, rows):
        make(folder, size, keep=keep)
    figures: list[Figure] = []
    for part in parts:
        began = time.perf_counter()
        found = list(run(part, folder, rows))
        print(f"\n{part} ({time.perf_counter() - began:.0f} s)\n{table(found)}", flush=True)
        figures += found
    about = {"date": datetime.now().astimezone().isoformat(timespec="minutes"), "rows": rows, "cores": os.cpu_count()}
    lines = [json.loads(to_json(figure)) for figure in figures]
    (folder / f"figures-{rows}.json").write_text(json.dumps({**about, "figures": lines}, ensure_ascii=False, indent=1), encoding="utf-8")
    return figures


def main() -> int:
    parser = argparse.ArgumentParser(prog="python -m tests.bench", description=__doc__)
    parser.add_argument("--rows", type=int, default=100_000, help="statistics in the made-up almanac")
    parser.add_argument("--only", nargs="+", choices=PARTS, default=list(PARTS), help="these parts alone")
    parser.add_argument("--folder", type=Path, default=FOLDER, help="where the made-up almanacs and the figures are kept")
    parser.add_argument("--keep", action="store_true", help="take the made-up almanacs as they are, though the code is newer")
    parser.add_argument("--strict", action="store_true", help="fail where a goal is not met")
    parser.add_argument("--part", choices=PARTS, help=argparse.SUPPRESS)
    options = parser.parse_args()
    if options.part:
        resources = ROOT / "resources"
        made, small = (database_of(options.folder, rows) for rows in (options.rows, SMALL))
        setting = Setting(resources / "data", resources / "almanac.db", made, small, options.rows)
        for figure in import_module(f"tests.bench.{options.part}").figures(setting):
            print(to_json(figure), flush=True)
        return 0
    figures = report(options.only, options.folder.resolve(), options.rows, keep=options.keep)
    missed = [figure for figure in figures if figure.met is False]
    print(f"\n{len(figures)} figures, {len(missed)} goals not met; kept in {options.folder / f'figures-{options.rows}.json'}")
    return 1 if missed and options.strict else 0


if __name__ == "__main__":
    sys.exit(main())
