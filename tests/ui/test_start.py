"""The start: nothing heavy before the first paint, a clear word where there is no database, and faults that end nothing."""

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest
from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QApplication, QDialogButtonBox, QFileDialog, QMessageBox, QPushButton
from pytestqt.qtbot import QtBot

from storage.query import FACTS, Query
from ui.settings import Settings
from ui.start import LOG, Faults, QtWords, first_query, open_workspace
from ui.window import Window

ROOT = Path(__file__).resolve().parents[2]
HEAVY = {"numpy", "pyqtgraph", "sqlite_utils", "xlsxwriter", "rapidfuzz", "qtawesome", "superqt"}
PROBE = """
import json, sys
from pathlib import Path
from PySide6.QtCore import QEvent, QObject, QTimer
from PySide6.QtWidgets import QApplication
import ui.window

class Watch(QObject):
    def eventFilter(self, watched, event):
        if event.type() == QEvent.Type.Paint:
            QTimer.singleShot(0, self.tell)
        return False

    def tell(self):
        print(json.dumps(sorted({name.split(".")[0] for name in sys.modules})))
        QApplication.exit(0)

watch, made = Watch(), ui.window.Window.__init__

def init(self, *arguments):
    made(self, *arguments)
    self.centralWidget().installEventFilter(watch)

ui.window.Window.__init__ = init
sys.exit(ui.window.run(Path(sys.argv[1]), {}))
"""


def test_nothing_heavy_is_loaded_before_the_first_paint(library_path: Path, user_folder: Path) -> None:
    environment = {**os.environ, "QT_QPA_PLATFORM": "offscreen", "IP_ALMANAC_HOME": str(user_folder)}
    ran = subprocess.run(
        [sys.executable, "-c", PROBE, str(library_path)], cwd=ROOT, env=environment, capture_output=True, text=True, timeout=60, check=True
    )
    loaded = set(json.loads(ran.stdout.splitlines()[0]))
    assert "PySide6" in loaded
    assert loaded & HEAVY == set()


@pytest.mark.parametrize("language", ["en", "zh"])
def test_a_missing_database_is_named_and_another_one_taken(
    qtbot: QtBot, tmp_path: Path, library_path: Path, monkeypatch: pytest.MonkeyPatch, language: str
) -> None:
    missing = tmp_path / "gone.db"
    seen: list[str] = []

    def answer() -> None:
        box = QApplication.activeModalWidget()
        assert isinstance(box, QMessageBox)
        seen.append(box.informativeText())
        box.buttons()[0].click()

    monkeypatch.setattr(QFileDialog, "getOpenFileName", lambda *_: (str(library_path), ""))
    QTimer.singleShot(0, answer)
    workspace = open_workspace(missing, Settings({"language": language}))
    assert workspace is not None
    assert workspace.path == library_path
    assert str(missing) in seen[0]
    workspace.close()


def test_a_foreign_file_is_refused_and_the_program_ends(qtbot: QtBot, tmp_path: Path) -> None:
    foreign = tmp_path / "other.db"
    foreign.write_bytes(b"not a database at all" * 100)
    QTimer.singleShot(0, lambda: QApplication.activeModalWidget().findChild(QDialogButtonBox).buttons()[-1].click())  # type: ignore[union-attr]
    assert open_workspace(foreign, Settings({})) is None
    assert foreign.read_bytes().startswith(b"not a database")


def test_what_nobody_caught_is_written_down_and_told_once(
    qtbot: QtBot, window: Window, user_folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(sys, "excepthook", sys.excepthook)
    monkeypatch.setattr("threading.excepthook", sys.excepthook)
    faults = Faults(window)
    for number in range(3):
        try:
            raise ValueError(f"fault {number}")
        except ValueError as fault:
            sys.excepthook(type(fault), fault, fault.__traceback__)
    log = (user_folder / LOG).read_text(encoding="utf-8")
    assert [f"fault {number}" in log for number in range(3)] == [True] * 3
    assert str(user_folder) in window.notices.strip.accessibleName()
    assert "fault 0" not in window.notices.strip.accessibleName()  # no traceback to the reader
    window.notices.clear()
    faults.caught.emit()
    assert not window.notices.strip.isVisible()


def test_standard_buttons_speak_the_language(qtbot: QtBot, qapp: QApplication) -> None:
    def words() -> str:
        box = QDialogButtonBox(QDialogButtonBox.StandardButton.Cancel)
        qtbot.addWidget(box)
        button = box.buttons()[0]
        assert isinstance(button, QPushButton)
        return button.text().replace("&", "")

    settings = Settings({"language": "zh"})
    translation = QtWords(qapp, settings)
    assert words() == "取消"
    settings.set("language", "en")
    assert words() == "Cancel"
    translation.deleteLater()


def test_the_switch_of_facts_is_remembered() -> None:
    assert first_query(Settings({"facts": True})) == Query(filters=(FACTS,))
    assert first_query(Settings({})) == Query()
