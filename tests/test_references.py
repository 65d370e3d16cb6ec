"""PySide6 6.12.0 on Python 3.11 gave back references to None that it had never taken, until the interpreter aborted: the pin's watchman."""

import subprocess
import sys
from pathlib import Path

PROBE = Path(__file__).parent / "fixtures" / "references_probe.py"


def test_qt_calls_keep_the_references_to_none() -> None:
    """From Python 3.12 on None is immortal and its count never moves: there the probe only proves that the calls do not crash."""
    ran = subprocess.run([sys.executable, PROBE], capture_output=True, text=True, encoding="utf-8", check=False)
    assert ran.returncode == 0, ran.stderr
    calls = [line.split("\t") for line in ran.stdout.splitlines()]
    assert len(calls) > 10
    assert [(name, lost) for name, lost in calls if float(lost) > 0.5] == []
