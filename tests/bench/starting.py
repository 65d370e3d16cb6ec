"""From the start of the process to the first frame with rows, against the same window of constants and against an empty table."""

import os
import shutil
import subprocess
import sys
import time
from collections.abc import Callable, Iterable, Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path
from typing import NamedTuple

from tests.bench.figures import Figure, Setting, middle

TIMES = 9
LONGEST = 120  # seconds, after which a program that says nothing never will
PROGRAMS = "tests.bench.programs"
OFFSCREEN = f"offscreen:configfile={Path(__file__).with_name('screen.json')}"  # a screen as large as the other: Qt's own is 800 x 800
HEAVY = ("numpy", "pyqtgraph", "sqlite_utils", "xlsxwriter", "qtawesome", "superqt", "rapidfuzz")
GOALS = {"floor": 1.25, "empty": 2.0}
NAMES = {"floor": "the same window of constants", "empty": "an empty table"}


class Start(NamedTuple):
    """Milliseconds until the first frame with rows was done, on the clock and of the processor; what was loaded by then."""

    wall: float
    cpu: float
    loaded: frozenset[str]


def start(program: str, *arguments: str, environment: Mapping[str, str] | None = None) -> Start:
    """Starts one of `tests.bench.programs` and waits for its first frame with rows."""
    command = [sys.executable, "-m", f"{PROGRAMS}.{program}", *arguments]
    began = time.perf_counter()
    done = subprocess.run(command, capture_output=True, text=True, check=True, env=environment, timeout=LONGEST)
    at, cpu, *modules = done.stdout.split()
    return Start((float(at) - began) * 1000, float(cpu) * 1000, frozenset(modules))


@contextmanager
def platforms() -> Iterator[dict[str, dict[str, str]]]:
    """The environments to start in: without a screen, and on a virtual X display where there is one."""
    plain = {name: value for name, value in os.environ.items() if name not in ("DISPLAY", "WAYLAND_DISPLAY")}
    found = {"offscreen": {**plain, "QT_QPA_PLATFORM": OFFSCREEN}}
    if not shutil.which("Xvfb"):
        yield found
        return
    reader, writer = os.pipe()
    screen = ("-screen", "0", "1600x1000x24", "-nolisten", "tcp", "-noreset")
    server = subprocess.Popen(["Xvfb", "-displayfd", str(writer), *screen], pass_fds=(writer,), stderr=subprocess.DEVNULL)
    os.close(writer)
    with os.fdopen(reader) as said:
        display = said.readline().strip()
    try:
        yield {**found, "Xvfb": {**plain, "QT_QPA_PLATFORM": "xcb", "DISPLAY": f":{display}"}}
    finally:
        server.terminate()
        server.wait(timeout=10)


def figures(setting: Setting) -> Iterator[Figure]:
    with platforms() as environments:
        for platform, environment in environments.items():
            yield from _compared(platform, environment)
        ours, floor = (
            start(*program, environment=environments["offscreen"]).loaded for program in (("almanac", "home"), ("floor_window",))
        )
    yield Figure("heavy modules loaded at the first frame", len(ours & set(HEAVY)), unit="modules", limit=0)
    uneven = standard(ours) ^ standard(floor)
    yield Figure(f"standard modules of one, not of the other {' '.join(sorted(uneven))}".strip(), len(uneven), unit="modules", limit=0)


def standard(modules: Iterable[str]) -> set[str]:
    """Those of the standard library that a program imports by name."""
    return {name for name in modules if name.partition(".")[0] in sys.stdlib_module_names and not name.startswith("_")}


def _compared(platform: str, environment: Mapping[str, str]) -> Iterator[Figure]:
    programs: dict[str, Callable[[], Start]] = {
        "empty": lambda: start("empty_table", environment=environment),
        "floor": lambda: start("floor_window", environment=environment),
        "start page": lambda: start("almanac", "home", environment=environment),
        "table": lambda: start("almanac", "table", environment=environment),
    }
    found: dict[str, list[Start]] = {name: [] for name in programs}
    for turn in range(TIMES + 1):
        for name, program in programs.items():
            measured = program()
            if turn:  # the first warms the file cache
                found[name].append(measured)
    for clock in ("wall", "cpu"):
        times = {name: middle(getattr(one, clock) for one in starts) for name, starts in found.items()}
        for view in ("start page", "table"):
            for peer, goal in GOALS.items():
                yield Figure(f"start to {view}, {platform}, {clock}", times[view], times[peer], NAMES[peer], goal=goal)
