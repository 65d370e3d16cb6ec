"""What LibreOffice makes of our files, where it is installed: the same texts, and numbers as numbers."""

import csv
import shutil
import subprocess
from pathlib import Path

import pytest

from storage.export.clipboard import flavours
from storage.export.job import Sheet
from storage.export.run import run
from storage.library import Library
from tests.storage.export.conftest import HOSTILE, MakeJob

OFFICE = shutil.which("soffice")
AS_SHOWN = "csv:Text - txt - csv (StarCalc):44,34,76,1,,0,false,true,true"  # UTF-8, cells as shown
AS_STORED = "csv:Text - txt - csv (StarCalc):44,34,76,1,,0,false,true,false"
pytestmark = pytest.mark.skipif(OFFICE is None, reason="LibreOffice is not installed")


def converted(path: Path, into: str, filter_name: str = "") -> list[list[str]]:
    """The cells of the first sheet."""
    profile = f"-env:UserInstallation={(path.parent / 'profile').as_uri()}"
    command = [str(OFFICE), profile, "--headless", "--convert-to", into, "--outdir", str(path.parent / "out"), str(path)]
    if filter_name:
        command.insert(3, f"--infilter={filter_name}")
    subprocess.run(command, check=True, capture_output=True, timeout=120)
    with (path.parent / "out" / f"{path.stem}.csv").open(encoding="utf-8", newline="") as file:
        return list(csv.reader(file))


def test_a_workbook_keeps_texts_dates_and_numbers(library: Library, make_job: MakeJob) -> None:
    job = make_job("events", "events.xlsx", ["summary", "start_on"])
    list(run(job, library))
    rows = converted(job.path, AS_SHOWN)[1:]
    assert [row[0] for row in rows[2:]] == list(HOSTILE)
    assert [row[1] for row in rows[:3]] == ["1883-03-20", "2021-09-27", "2022-11"]
    job = make_job("statistics", "figures.xlsx", ["value"])
    list(run(job, library))
    assert [row[0] for row in converted(job.path, AS_SHOWN)[1:]] == ["11", "12", "74.7", "-0.50", "11,000,000,000,000"]
    assert [float(row[0]) for row in converted(job.path, AS_STORED)[1:]] == [11, 12, 74.7, -0.5, 11e12]


def test_copied_html_arrives_as_numbers_dates_and_texts(library: Library, folder: Path) -> None:
    path = folder / "copied.html"
    path.write_text(flavours(library, Sheet("statistics", ("period", "value"), range(1, 6)), "en").html, encoding="utf-8")
    rows = converted(path, AS_STORED, "HTML (StarCalc)")
    assert [row[0] for row in rows] == ["2024", "2024", "2024", "2023-12-31", "1985–2016"]
    assert [float(row[1]) for row in rows] == [11, 12, 74.7, -0.5, 11e12]
    plain = [text for text in HOSTILE if text == text.strip() and "\n" not in text]
    rows_of = [3 + place for place, text in enumerate(HOSTILE) if text in plain]
    path.write_text(flavours(library, Sheet("events", ("summary",), rows_of), "en").html, encoding="utf-8")
    assert [row[0] for row in converted(path, AS_SHOWN, "HTML (StarCalc)")] == plain


def test_copied_text_arrives_as_numbers_and_texts_and_none_runs(library: Library, folder: Path) -> None:
    path = folder / "copied.csv"
    sheet = Sheet("statistics", ("subject", "value"), range(1, 6))
    path.write_text(flavours(library, sheet, "en", headers=True).text, encoding="utf-8")
    head, *rows, last = converted(path, AS_STORED, "Text - txt - csv (StarCalc):9,,76,1,,1033")
    assert head[:2] == ["Who or where", "Value"]
    assert [float(row[1]) for row in rows] == [11, 12, 74.7, -0.5, 11e12]
    assert last[0].startswith("Sources: ")
    plain = [text for text in HOSTILE if text[:1] in "=+@"]
    rows_of = [3 + place for place, text in enumerate(HOSTILE) if text in plain]
    path.write_text(flavours(library, Sheet("events", ("summary",), rows_of), "en").text, encoding="utf-8")
    assert [row[0].lstrip("'") for row in converted(path, AS_SHOWN, "Text - txt - csv (StarCalc):9,,76,1,,1033")] == plain
