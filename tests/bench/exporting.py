"""Exports of all statistics: a workbook against XlsxWriter and pandas, CSV against the shell of SQLite, and a window that stays live."""

import shutil
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

from PySide6.QtCore import QTimer

from storage.export import FORMATS
from storage.query import Query
from tests.bench.building import ROOT
from tests.bench.figures import Figure, Setting, middle
from tests.bench.programs.export_rows import COLUMNS
from tests.bench.window import Opened, until
from ui.wish import Wish

PROGRAM = ROOT / "tests" / "bench" / "programs" / "export_rows.py"
PEERS = ROOT / ".venv-bench" / "bin" / "python"
XLSXWRITER, PANDAS, MEMORY, SHELL, STALL = 1 / 3, 1 / 8, 20.0, 4.0, 50.0
TIMES = 3


class Cost(NamedTuple):
    """Milliseconds of processor time, and megabytes above the start at the worst moment."""

    milliseconds: float
    megabytes: float


def figures(setting: Setting) -> Iterator[Figure]:
    with tempfile.TemporaryDirectory() as folder:
        yield from _workbooks(setting, Path(folder))
        yield from _csv(setting, Path(folder))
        yield from _live(setting, Path(folder))


def _cost(writer: str, database: Path, target: Path, python: str = sys.executable) -> Cost:
    command = [python, str(PROGRAM), writer, str(database), str(target)]
    done = subprocess.run(command, cwd=ROOT, stdout=subprocess.PIPE, text=True, check=True)
    return Cost(*map(float, done.stdout.split()))


def _workbooks(setting: Setting, folder: Path) -> Iterator[Figure]:
    """By turns, each in a process of its own."""
    python = {"ours": sys.executable, "xlsxwriter": sys.executable} | ({"pandas": str(PEERS)} if PEERS.exists() else {})
    costs: dict[str, list[Cost]] = {writer: [] for writer in python}
    for _ in range(TIMES if setting.rows <= 100_000 else 1):
        for writer in python:
            costs[writer].append(_cost(writer, setting.made, folder / f"{writer}.xlsx", python[writer]))
    spent = {writer: middle(cost.milliseconds for cost in found) for writer, found in costs.items()}
    name = f"{setting.rows:,} rows × {len(COLUMNS)} columns to .xlsx"
    yield Figure(name, spent["ours"], spent["xlsxwriter"], "XlsxWriter", goal=XLSXWRITER)
    if "pandas" in spent:
        yield Figure(name, spent["ours"], spent["pandas"], "pandas with openpyxl", goal=PANDAS)
    peak = {writer: max(cost.megabytes for cost in found) for writer, found in costs.items()}
    if peak["ours"]:
        yield Figure("its peak memory above the start", peak["ours"], peak["xlsxwriter"], "XlsxWriter", unit="MB", limit=MEMORY)


def _csv(setting: Setting, folder: Path) -> Iterator[Figure]:
    """The shell writes the same columns from the same joins, those that ours has beside the chosen ones too."""
    shell = shutil.which("sqlite3")
    if shell is None:
        return
    ours, theirs, peaks = [], [], []
    for _ in range(TIMES):
        cost = _cost("csv", setting.made, folder / "ours.csv")
        ours.append(cost.milliseconds)
        peaks.append(cost.megabytes)
        theirs.append(_shell(shell, setting.made, folder / "shell.csv"))
    yield Figure(f"{setting.rows:,} rows to .csv", middle(ours), middle(theirs), "the shell of SQLite", goal=SHELL)
    yield Figure("its peak memory above the start", max(peaks), unit="MB", limit=MEMORY)


def _shell(shell: str, database: Path, target: Path) -> float:
    import resource  # not on Windows, which has no shell of SQLite either

    before = resource.getrusage(resource.RUSAGE_CHILDREN)
    with target.open("wb") as file:
        subprocess.run([shell, "-csv", "-header", str(database), AS_OURS], stdout=file, check=True)
    after = resource.getrusage(resource.RUSAGE_CHILDREN)
    return (after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime) * 1000


AS_OURS = """
SELECT t.disagrees, t.basis, t.year, t.indicator_id, i.name_en, t.organization_id, o.name_en, t.area_id, a.name_en, t.value,
       t.breakdown_id, b.name_en, t.qualifier, t.note, t.source_id, s.title, t.locator, t.last_day, t.claims_in_group, t.status,
       t.values_differ, 1, 'default', 'statistics/' || t.statistic_id
FROM statistics t JOIN indicators i USING (indicator_id) JOIN sources s USING (source_id) LEFT JOIN areas a ON a.area_id = t.area_id
LEFT JOIN organizations o ON o.organization_id = t.organization_id LEFT JOIN breakdowns b USING (breakdown_id) ORDER BY t.row
"""


def _live(setting: Setting, folder: Path) -> Iterator[Figure]:
    """How long the window at most does not answer while a job writes; of three exports the best, since other programs make it wait too."""
    opened = Opened(setting.made, Query("statistics"))
    waits = [_longest_wait(opened, folder) for _ in range(TIMES)]
    opened.close()
    yield Figure("the longest that the window waits meanwhile", min(waits), limit=STALL)


def _longest_wait(opened: Opened, folder: Path) -> float:
    """Milliseconds by which a timer of the GUI thread at most came late."""
    exporting, late, last = opened.window.exporting, [0.0], [0.0]

    def tick() -> None:
        now = time.perf_counter()
        late.append((now - last[0]) * 1000 - timer.interval())
        last[0] = now

    timer = QTimer(interval=5)
    timer.timeout.connect(tick)
    exporting.ask_path = lambda proposed, form: folder / f"live{form.suffix}"
    exporting.export(Wish("table", False, next(form for form in FORMATS if form.code == "xlsx")))
    last[0] = time.perf_counter()
    timer.start()
    until(lambda: exporting.job is None)
    timer.stop()
    return max(late)
