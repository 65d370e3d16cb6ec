"""The program started again and again: one for a reader, and a crash stands in nobody's way."""

import os
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]
PATIENCE = 60.0
Start = Callable[..., "subprocess.Popen[bytes]"]


@pytest.fixture
def start(user_folder: Path) -> Iterator[Start]:
    """Starts the program without a screen; what runs at the end is ended."""
    environment = {**os.environ, "QT_QPA_PLATFORM": "offscreen", "IP_ALMANAC_HOME": str(user_folder)}
    running: list[subprocess.Popen[bytes]] = []

    def begin(*arguments: str) -> "subprocess.Popen[bytes]":
        running.append(subprocess.Popen([sys.executable, ROOT / "main.py", *arguments], cwd=ROOT, env=environment))
        return running[-1]

    yield begin
    for process in running:
        process.kill()
        process.wait()


def wait(condition: Callable[[], object]) -> None:
    end = time.monotonic() + PATIENCE
    while not condition():
        assert time.monotonic() < end
        time.sleep(0.02)


def holder(folder: Path) -> str:
    """The number of the process that holds the lock, as Qt writes it."""
    return next((path.read_text(errors="replace").partition("\n")[0] for path in folder.glob("running-*.lock")), "")


def test_a_second_start_ends_and_a_crash_makes_room_for_the_next(start: Start, user_folder: Path, library_path: Path) -> None:
    first = start()
    wait(lambda: any(user_folder.glob("handed-*")))
    second = start()
    assert second.wait(PATIENCE) == 0
    assert first.poll() is None
    assert holder(user_folder) == str(first.pid)
    first.kill()
    first.wait()
    third = start()
    wait(lambda: holder(user_folder) == str(third.pid))
    assert third.poll() is None
