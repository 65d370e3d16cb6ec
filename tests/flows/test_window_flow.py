"""The whole way once, in a real window on a real screen: search, read, open, export, go back, close."""

import json
import subprocess
import sys
from pathlib import Path

import pytest
from openpyxl import load_workbook

from storage.userfile import settings

ROOT = Path(__file__).resolve().parents[2]


@pytest.mark.window
def test_a_colleague_finds_opens_and_exports(real_screen: dict[str, str], library_path: Path, tmp_path: Path, user_folder: Path) -> None:
    environment = {**real_screen, "IP_ALMANAC_HOME": str(user_folder), "PYTHONIOENCODING": "utf-8"}
    ran = subprocess.run(
        [sys.executable, "-m", "tests.flows.real_window", str(library_path), str(tmp_path)],
        cwd=ROOT,
        env=environment,
        capture_output=True,
        text=True,
        encoding="utf-8",
        timeout=90,
        check=False,
    )
    assert ran.returncode == 0, ran.stdout + ran.stderr
    assert "Traceback" not in ran.stderr
    seen = json.loads(ran.stdout.splitlines()[-1])
    assert seen["focus"]
    assert seen["text"] == "华为 PCT"
    assert seen["record"]
    assert seen["claims"] > 0
    assert seen["page"]
    assert seen["colours"] > 30
    assert seen["home"] == "home"
    (workbook,) = seen["files"]
    assert "华为 PCT" in workbook
    sheet = load_workbook(tmp_path / workbook).worksheets[0]
    assert sheet.max_row == seen["rows"] + 1
    assert "window" in settings(user_folder)
