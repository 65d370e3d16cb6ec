"""make.cmd must build anew what is older than its sources, and nothing else."""

import os
import subprocess
import sys
from pathlib import Path

import pytest

SCRIPT = Path(__file__).resolve().parents[2] / "packaging" / "is_fresh.py"


def asked(made: Path, *sources: Path) -> int:
    return subprocess.run([sys.executable, SCRIPT, made, *sources], capture_output=True, check=False).returncode


@pytest.fixture
def made(tmp_path: Path) -> Path:
    (tmp_path / "data" / "deep").mkdir(parents=True)
    for name in ("main.py", "data/deep/events.csv", "almanac.db"):
        (tmp_path / name).touch()
        os.utime(tmp_path / name, (1000, 1000))
    return tmp_path / "almanac.db"


def test_as_new_as_its_sources_is_fresh(made: Path) -> None:
    assert asked(made, made.parent / "main.py", made.parent / "data") == 0


def test_a_newer_file_in_a_folder_makes_it_stale(made: Path) -> None:
    os.utime(made.parent / "data" / "deep" / "events.csv", (2000, 2000))
    assert asked(made, made.parent / "main.py", made.parent / "data") == 1


def test_missing_is_not_fresh(made: Path) -> None:
    made.unlink()
    assert asked(made, made.parent / "data") == 1
