"""How a program that is started only to be timed says when its first frame with rows was on the screen, and then ends."""

import os
import sys
import time
from collections.abc import Callable
from typing import TypeVar

from PySide6 import QtWidgets
from PySide6.QtCore import QTimer
from PySide6.QtGui import QPaintEvent
from PySide6.QtWidgets import QAbstractItemView

View = TypeVar("View", bound=QAbstractItemView)


def telling(paint: Callable[[View, QPaintEvent], None], has_rows: Callable[[View], bool]) -> Callable[[View, QPaintEvent], None]:
    """A table's `paintEvent` that, once rows were painted and the frame is done, calls `tell`."""
    told = False

    def painted(table: View, event: QPaintEvent) -> None:
        nonlocal told
        paint(table, event)
        if not told and has_rows(table):
            told = True
            QTimer.singleShot(0, tell)

    return painted


def tell() -> None:
    """Prints the moment (of the clock that all processes share), the processor seconds so far, and what is loaded: modules, and the
    widgets that PySide has got ready; then ends."""
    at, cpu = time.perf_counter(), time.process_time()
    widgets = (f"{QtWidgets.__name__}.{name}" for name in vars(QtWidgets) if name.startswith("Q"))
    print(at, cpu, *sys.modules, *widgets, flush=True)
    os._exit(0)


def screen_size(width: int, height: int) -> tuple[int, int]:
    """The size of the window, or what the screen has room for: the same for every program."""
    from PySide6.QtGui import QGuiApplication

    room = QGuiApplication.primaryScreen().availableSize()
    return max(1024, min(width, room.width())), max(640, min(height, room.height()))
