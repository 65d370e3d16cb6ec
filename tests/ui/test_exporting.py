"""Exports from the window: what is proposed, what comes out, and a folder that is never left in between."""

import csv
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest
from openpyxl import load_workbook
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from storage import paths
from storage.export import FORMATS
from storage.query import Query
from ui.dialogs.export import ExportDialog
from ui.window import Window
from ui.wish import Wish
from ui.workspace import Workspace

Ask = Callable[[Query], None]
BY_CODE = {form.code: form for form in FORMATS}


@pytest.fixture
def exporting(window: Window, asked: Ask, tmp_path: Path) -> Window:
    """The window with Huawei's PCT applications found; exports go to a folder of the test."""
    asked(Query("statistics", "Huawei PCT"))
    window.exporting.ask_path = lambda proposed, form: tmp_path / f"out{form.suffix}"
    return window


def finished(qtbot: QtBot, window: Window) -> None:
    qtbot.waitUntil(lambda: window.exporting.job is None, timeout=30_000)


def test_the_rows_on_screen_leave_in_their_order(qtbot: QtBot, exporting: Window, space: Workspace, tmp_path: Path) -> None:
    exporting.exporting.export(Wish("results", False, BY_CODE["csv"]))
    finished(qtbot, exporting)
    with (tmp_path / "out.csv").open(encoding="utf-8-sig", newline="") as file:
        lines = list(csv.DictReader(file))
    values = [record[0] for record in space.records("statistics", list(space.rows), ("value",))]
    assert [float(line["value"]) for line in lines] == values
    assert "Exported" in exporting.notices.strip.accessibleName()


def test_a_workbook_of_the_selection_names_its_sources(qtbot: QtBot, exporting: Window, space: Workspace, tmp_path: Path) -> None:
    space.select([space.rows[place] for place in (0, 1, 2)])
    exporting.exporting.export(Wish("selection", False, BY_CODE["xlsx"]))
    finished(qtbot, exporting)
    book = load_workbook(tmp_path / "out.xlsx")
    assert book.worksheets[0].max_row == 4
    assert any("Sources" in name for name in book.sheetnames)


def test_a_cancelled_export_leaves_the_folder_as_it_was(qtbot: QtBot, exporting: Window, tmp_path: Path) -> None:
    old = tmp_path / "out.xlsx"
    old.write_text("the old file")
    exporting.exporting.export(Wish("table", True, BY_CODE["xlsx"]))
    assert exporting.strip.job_shown
    exporting.strip.cancelled.emit()
    finished(qtbot, exporting)
    assert [path.name for path in tmp_path.iterdir()] == ["out.xlsx"]
    assert old.read_text() == "the old file"
    assert not exporting.strip.job_shown


def test_a_failure_offers_to_try_again_or_elsewhere(qtbot: QtBot, exporting: Window, tmp_path: Path) -> None:
    (tmp_path / "out.csv").mkdir()
    exporting.exporting.export(Wish("results", False, BY_CODE["csv"]))
    finished(qtbot, exporting)
    assert "is a folder" in exporting.notices.strip.accessibleName()
    exporting.exporting.ask_path = lambda proposed, form: tmp_path / "elsewhere.csv"
    exporting.notices.strip.acted_otherwise.emit()
    finished(qtbot, exporting)
    assert (tmp_path / "elsewhere.csv").is_file()


def test_a_window_that_is_closed_waits_until_the_file_is_whole(qtbot: QtBot, exporting: Window, tmp_path: Path) -> None:
    exporting.exporting.export(Wish("results", True, BY_CODE["xlsx"]))
    exporting.close()
    assert exporting.isVisible()
    assert "still being written" in exporting.notices.strip.accessibleName()
    qtbot.waitUntil(lambda: not exporting.isVisible(), timeout=30_000)
    assert load_workbook(tmp_path / "out.xlsx").worksheets[0].max_row > 1


def test_a_window_can_be_closed_at_once_and_no_half_file_stays(exporting: Window, tmp_path: Path) -> None:
    exporting.exporting.export(Wish("table", True, BY_CODE["xlsx"]))
    exporting.close()
    exporting.notices.strip.acted.emit()
    assert not exporting.isVisible()
    assert list(tmp_path.iterdir()) == []


def test_a_second_export_waits_for_the_first(qtbot: QtBot, exporting: Window) -> None:
    exporting.exporting.export(Wish("table", True, BY_CODE["xlsx"]))
    exporting.exporting.ask()
    assert "still going on" in exporting.notices.strip.accessibleName()
    exporting.exporting.cancel()
    finished(qtbot, exporting)


def test_the_file_is_named_by_what_it_holds(exporting: Window, space: Workspace, asked: Ask) -> None:
    assert exporting.exporting.file_name().startswith("Statistics 统计数据 Huawei PCT 20")
    asked(Query("statistics", 'a/b\\c:"*?<>|'))
    assert not set('/\\:"*?<>|') & set(exporting.exporting.file_name())


def dialog(window: Window) -> ExportDialog:
    window.exporting.ask()
    found = QApplication.activeModalWidget()
    assert isinstance(found, ExportDialog)
    return found


@pytest.mark.parametrize(("marked", "scope"), [(0, "results"), (1, "results"), (2, "selection")])
def test_a_selection_of_several_rows_is_proposed(exporting: Window, space: Workspace, marked: int, scope: str) -> None:
    space.select(list(space.rows)[:marked])
    asked = dialog(exporting)
    assert asked.scopes.chosen == scope
    assert asked.scopes.buttons["selection"].isEnabled() == bool(marked)
    asked.reject()


def test_the_format_is_remembered(qtbot: QtBot, exporting: Window, tmp_path: Path) -> None:
    asked = dialog(exporting)
    asked.formats.buttons["csv"].setChecked(True)
    asked.accept()
    finished(qtbot, exporting)
    assert (tmp_path / "out.csv").is_file()
    assert exporting.settings.get("export_folder") == str(tmp_path)
    again = dialog(exporting)
    assert again.formats.chosen == "csv"
    again.reject()


def test_what_was_found_in_all_tables_leaves_as_a_sheet_each(qtbot: QtBot, exporting: Window, space: Workspace, tmp_path: Path) -> None:
    exporting.exporting.export(Wish("everywhere", False, BY_CODE["xlsx"]))
    finished(qtbot, exporting)
    book = load_workbook(tmp_path / "out.xlsx")
    tables = book.worksheets[:-2]
    assert [sheet.max_row - 1 for sheet in tables] == [space.counts[name] for name in space.found_in]
    assert len(tables) > 1


def test_only_the_options_of_the_format_are_in_sight_and_they_are_remembered(qtbot: QtBot, exporting: Window, tmp_path: Path) -> None:
    asked = dialog(exporting)
    asked.formats.buttons["csv"].setChecked(True)
    shown = [name for name, choice in asked.options.items() if choice.isVisibleTo(asked)]
    assert shown == ["delimiter", "encoding"]
    asked.options["delimiter"].setCurrentIndex(asked.options["delimiter"].findData("tab"))
    asked.accept()
    finished(qtbot, exporting)
    assert b"\tindicator_id\t" in (tmp_path / "out.csv").read_bytes()
    again = dialog(exporting)
    assert again.options["delimiter"].currentData() == "tab"
    again.reject()


def test_several_tables_go_only_into_files_that_hold_several(exporting: Window) -> None:
    asked = dialog(exporting)
    asked.formats.buttons["xlsx"].setChecked(True)
    asked.scopes.buttons["everywhere"].setChecked(True)
    asked.formats.buttons["csv"].setChecked(True)
    assert asked.scopes.chosen != "everywhere"
    assert not asked.scopes.buttons["everywhere"].isEnabled()
    asked.reject()


@pytest.mark.parametrize("code", ["csv", "xlsx"])
def test_the_command_line_makes_the_same_file(qtbot: QtBot, exporting: Window, space: Workspace, tmp_path: Path, code: str) -> None:
    exporting.exporting.export(Wish("results", False, BY_CODE[code]))
    finished(qtbot, exporting)
    columns = ",".join(exporting.exporting._columns())
    asked = ["--search", "Huawei PCT", "--columns", columns, "--to", str(tmp_path / f"line.{code}")]
    command = [sys.executable, "main.py", "--database", str(space.path), "--language", "both", "export", "statistics", *asked]
    subprocess.run(command, check=True, capture_output=True, cwd=paths.root())
    assert (tmp_path / f"line.{code}").read_bytes() == (tmp_path / f"out.{code}").read_bytes()
