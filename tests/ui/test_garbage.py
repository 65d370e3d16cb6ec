"""Cycles that hold widgets are taken apart by the thread that may do so."""

import gc
import threading
import weakref
from collections.abc import Iterator

import pytest
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from ui import garbage


class Cycle(QWidget):
    """A widget that keeps itself."""

    def __init__(self) -> None:
        super().__init__()
        self.itself = self


@pytest.fixture
def collecting() -> Iterator[None]:
    """Leaves the collector as it was."""
    was_on = gc.isenabled()
    yield
    gc.unfreeze()
    (gc.enable if was_on else gc.disable)()


def test_a_cycle_goes_on_the_gui_thread(qtbot: QtBot, monkeypatch: pytest.MonkeyPatch, collecting: None) -> None:
    monkeypatch.setattr(garbage, "PAUSE", 5)
    owner = QWidget()
    qtbot.addWidget(owner)
    garbage.look_here(owner)
    where: list[threading.Thread] = []
    weakref.finalize(Cycle(), lambda: where.append(threading.current_thread()))
    worker = threading.Thread(target=lambda: [[] for _ in range(50_000)])
    worker.start()
    worker.join()
    many = [[number] for number in range(10_000)]  # so much that Python would have looked
    qtbot.waitUntil(lambda: bool(where))
    assert where == [threading.main_thread()]
    assert len(many) == 10_000
