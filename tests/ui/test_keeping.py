"""The reader is told what is not saved, and asked before it would be lost."""

import sqlite3
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

import pytest
from PySide6.QtWidgets import QMessageBox
from pytestqt.qtbot import QtBot

from storage import collections, keeping
from storage.userfile import FILE
from ui.keeping import Keeping
from ui.window import Window


@pytest.fixture
def watched(window: Window, monkeypatch: pytest.MonkeyPatch) -> Keeping:
    monkeypatch.setattr(keeping, "PATIENCE", 0.02)
    made = Keeping(window.workspace.own, lambda: window)
    window.workspace.user_data()
    return made


@pytest.fixture
def lock(watched: Keeping, user_folder: Path) -> Iterator[sqlite3.Connection]:
    """Another program holds the file; to roll back lets it go."""
    with closing(sqlite3.connect(user_folder / FILE, isolation_level=None)) as other:
        other.execute("BEGIN EXCLUSIVE")
        yield other


def said(window: Window) -> str:
    return window.notices.strip.accessibleName()


def test_what_is_not_saved_is_counted_and_its_saving_is_told(window: Window, lock: sqlite3.Connection, watched: Keeping) -> None:
    collections.create(window.workspace.user_data(), "a")
    assert "1 change is not saved yet." in said(window)
    assert FILE in said(window)
    collections.create(window.workspace.user_data(), "b")
    assert "2 changes are not saved yet." in said(window)
    lock.execute("ROLLBACK")
    window.workspace.own.retry()
    assert "Everything is saved now." in said(window)
    assert watched.may_end(window)


def test_it_is_tried_again_by_itself(
    qtbot: QtBot, window: Window, lock: sqlite3.Connection, watched: Keeping, monkeypatch: pytest.MonkeyPatch
) -> None:
    watched._clock.setInterval(20)
    collections.create(window.workspace.user_data(), "a")
    lock.execute("ROLLBACK")
    qtbot.waitUntil(lambda: not window.workspace.own.unsaved)


@pytest.mark.parametrize(("pressed", "ends"), [("Quit without saving", True), ("Cancel", False)])
def test_whoever_would_lose_something_is_asked(
    window: Window, lock: sqlite3.Connection, watched: Keeping, monkeypatch: pytest.MonkeyPatch, pressed: str, ends: bool
) -> None:
    def press(box: QMessageBox) -> int:
        next(button for button in box.buttons() if button.text() == pressed).click()
        return 0

    monkeypatch.setattr(QMessageBox, "exec", press)
    collections.create(window.workspace.user_data(), "a")
    assert watched.may_end(window) is ends


def test_a_damaged_file_is_told_with_its_new_name(qtbot: QtBot, window: Window, user_folder: Path) -> None:
    (user_folder / FILE).write_text("no database " * 500)
    watched = Keeping(window.workspace.own, lambda: window)
    window.workspace.user_data()
    (aside,) = user_folder.glob("user-damaged-*")
    assert aside.name in said(window)
    assert watched.may_end(window)
