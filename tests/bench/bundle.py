"""What a finished bundle weighs and how it starts, against the same program from its sources: `make bench-bundle`.

usage: python -m tests.bench.bundle BUNDLE [INSTALLER...] [--strict]      (Linux, with Xvfb)

The bundle is what users get, so nothing is hooked into it: rows count as painted when the middle of a virtual display shows them.
"""

import argparse
import os
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator, Mapping
from pathlib import Path

from PIL import ImageGrab

from tests.bench.building import ROOT
from tests.bench.figures import Figure, by_turns, middle, table
from tests.bench.starting import platforms

TIMES, PATIENCE = 9, 60.0
MIDDLE = (500, 300, 1100, 700)  # of the screen: where the start page has its questions
INK = 0.02  # of its pixels are other than the ground when rows are there
LIMITS = {"linux": (225, 70), "win32": (140, 42), "darwin": (300, 120)}  # megabytes: unpacked, packed
MEGA = 1e6


def size(path: Path) -> float:
    """Megabytes of a file, or of a folder's files; a link is no second copy."""
    files = [path] if path.is_file() else [file for file in path.rglob("*") if file.is_file() and not file.is_symlink()]
    return sum(file.stat().st_size for file in files) / MEGA


def painted(display: str) -> bool:
    """Whether the middle of the display shows more than a ground."""
    counts = ImageGrab.grab(bbox=MIDDLE, xdisplay=display).getcolors(1 << 20) or []
    total = sum(count for count, _ in counts)
    return total - max(count for count, _ in counts) > INK * total


def window(command: list[str], environment: Mapping[str, str]) -> float:
    """Milliseconds from the start of the process until rows are seen."""
    began = time.perf_counter()
    program = subprocess.Popen(command, env=environment, cwd=ROOT, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    try:
        while not painted(environment["DISPLAY"]):
            if program.poll() is not None or time.perf_counter() - began > PATIENCE:
                raise SystemExit(f"no rows were seen: {' '.join(command)}")
            time.sleep(0.002)
        return (time.perf_counter() - began) * 1000
    finally:
        program.terminate()
        program.wait()
        while painted(environment["DISPLAY"]):
            time.sleep(0.01)


def ended(command: list[str], environment: Mapping[str, str]) -> float:
    """Milliseconds until a command has answered."""
    began = time.perf_counter()
    subprocess.run(command, env=environment, cwd=ROOT, check=True, stdout=subprocess.DEVNULL)
    return (time.perf_counter() - began) * 1000


def starting(bundle: Path) -> Iterator[Figure]:
    frozen, source = [str(bundle / "ip-almanac")], [sys.executable, "main.py"]
    with tempfile.TemporaryDirectory() as home, platforms() as environments:
        if "Xvfb" not in environments:
            raise SystemExit("Xvfb is not installed: a start is measured by what a display shows")
        environment = {**environments["Xvfb"], "IP_ALMANAC_HOME": home}
        environment.pop("PYTHONDONTWRITEBYTECODE", None)
        window(frozen, environment), window(source, environment)  # the disk's turn
        times = by_turns(
            {
                "frozen": lambda: window(frozen, environment),
                "source": lambda: window(source, environment),
                "find": lambda: ended([*frozen, "find", "专利"], environment),
                "find from source": lambda: ended([*source, "find", "专利"], environment),
            },
            TIMES,
        )
    found = {name: middle(several) for name, several in times.items()}
    yield Figure("bundle to its first rows", found["frozen"], found["source"], "from source", goal=1.15)
    yield Figure("bundle's find", found["find"], found["frozen"], "the window's start", goal=0.5)
    yield Figure("bundle's find", found["find"], found["find from source"], "from source")


def main() -> int:
    reading = argparse.ArgumentParser(prog="tests.bench.bundle", description=__doc__)
    reading.add_argument("bundle", type=Path)
    reading.add_argument("installers", type=Path, nargs="*")
    reading.add_argument("--strict", action="store_true")
    options = reading.parse_args()
    unpacked, packed = LIMITS["win32" if list(options.bundle.glob("*.exe")) else sys.platform]
    figures = [Figure("bundle, unpacked", size(options.bundle), unit="MB", limit=unpacked)]
    figures += [Figure(path.name, size(path), unit="MB", limit=packed) for path in options.installers]
    if os.access(options.bundle / "ip-almanac", os.X_OK) and sys.platform == "linux":
        figures += starting(options.bundle)
    print(table(figures))
    return int(options.strict and any(figure.met is False for figure in figures))


if __name__ == "__main__":
    sys.exit(main())
