"""What can be said of the application for macOS without a Mac holds: property lists, file types, what the spec asks for."""

import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]


def test_what_can_be_checked_without_a_mac_holds() -> None:
    done = subprocess.run([sys.executable, ROOT / "packaging" / "macos" / "check.py"], capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stdout + done.stderr
