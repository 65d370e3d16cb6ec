"""The program ends as it should, whatever was open: an end in a fault looks to the system, and to the reader, like a crash."""

import subprocess
import sys
from pathlib import Path

import pytest

SCRIPT = """
import sys
from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QApplication
from storage.query import Query
import ui.window as module

class Busy(module.Window):
    def showEvent(self, event):
        super().showEvent(event)
        QTimer.singleShot(0, self, self.ask)

    def ask(self):
        self.workspace.set_query(Query("statistics", "area:World trademark applications"))
        self.later(self.draw)

    def draw(self):
        self.workspace.show_view("chart")
        self.later(self.press)

    def press(self):
        chart = self.centre.page("chart")
        if chart is None or not chart.drawn:
            return self.later(self.press)
        chart.canvas.pressed.emit(chart.data.series[0].points[0].point.row)
        self.later(self.leave)

    def leave(self):
        print("drawn", self.centre.page("chart").drawn, "told", self.workspace.evidence is not None, self.workspace.record, flush=True)
        QApplication.quit()

    def later(self, then):
        QTimer.singleShot(300, self, lambda: then() if self.workspace.idle else self.later(then))

module.Window = Busy
from pathlib import Path
code = module.run(Path(sys.argv[1]), {})
print("left", len(QApplication.topLevelWidgets()))
sys.exit(code)
"""


@pytest.mark.window
def test_a_chart_that_told_of_a_figure_is_taken_apart_before_python_ends(library_path: Path, real_screen: dict[str, str]) -> None:
    done = subprocess.run(
        [sys.executable, "-X", "faulthandler", "-c", SCRIPT, str(library_path)],
        capture_output=True, text=True, env=real_screen, timeout=120, check=False, cwd=Path(__file__).parents[2],
    )  # fmt: skip
    assert "drawn 0" not in done.stdout
    assert "told True statistics/" in done.stdout
    assert "left 0" in done.stdout
    assert done.returncode == 0, done.stderr
