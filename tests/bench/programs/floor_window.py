"""The floor of the start: a window with the program's menus, panes, search box and table, in plain PySide6 and of constants.

Nothing is read, drawn by hand or made comfortable in it; what the program costs above it is its own. It imports of the standard library
what the program has imported when its first rows are painted.
"""

# ruff: noqa: F401, ICN001
import argparse
import array
import bisect
import dataclasses
import datetime
import decimal
import functools
import gc
import html
import itertools
import json
import math
import pathlib
import re
import sqlite3
import string
import threading
import urllib.parse
from collections.abc import Iterable

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QPersistentModelIndex, Qt
from PySide6.QtGui import QAction, QActionGroup, QKeySequence, QPainter, QPaintEvent
from PySide6.QtWidgets import (
    QApplication,
    QCheckBox,
    QHBoxLayout,
    QLabel,
    QLineEdit,
    QListWidget,
    QListWidgetItem,
    QMainWindow,
    QMenu,
    QPushButton,
    QScrollArea,
    QSplitter,
    QTableView,
    QToolButton,
    QVBoxLayout,
    QWidget,
)  # fmt: skip

from tests.bench.programs.first_paint import screen_size, telling

MENUS = {"&File": 2, "&Edit": 6, "&View": 3, "&Go": 15, "&Tools": 2, "&Help": 2}
CHOICES = (3, 2, 3, 3)  # of each setting in the menu View
TABLES = ("Home", "Events", "Statistics", "Organizations", "People", "Programmes", "Indicators", "Areas", "Sources")
COLUMNS = ("Date", "Title", "Kind", "Topic", "City", "Country", "Series", "Organizer", "Sources")
WIDTHS = (110, 320, 90, 120, 100, 90, 120, 140, 60)
OPEN_FACETS, FOLDED_FACETS, VALUES = 2, 4, 5
ROWS = 515
Index = QModelIndex | QPersistentModelIndex


class Constants(QAbstractTableModel):
    """As many rows as the program's first table has."""

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008
        return ROWS

    def columnCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008
        return len(COLUMNS)

    def data(self, index: Index, role: int = 0) -> object:
        return f"China National Patent {index.row()} · 中国国家专利" if role == 0 else None

    def headerData(self, section: int, orientation: Qt.Orientation, role: int = 0) -> object:
        return COLUMNS[section] if role == 0 and orientation == Qt.Orientation.Horizontal else None


class Bars(QWidget):
    """Something like a histogram of years."""

    def paintEvent(self, event: QPaintEvent) -> None:
        with QPainter(self) as painter:
            for place in range(40):
                painter.fillRect(place * 5, 60 - place, 4, place, Qt.GlobalColor.gray)


View = type("View", (QTableView,), {"paintEvent": telling(QTableView.paintEvent, lambda table: True)})


def box(parts: Iterable[QWidget], layout: type[QHBoxLayout | QVBoxLayout] = QVBoxLayout) -> QWidget:
    made = QWidget()
    inside = layout(made)
    inside.setContentsMargins(6, 4, 6, 4)
    for part in parts:
        inside.addWidget(part)
    return made


def menus(window: QMainWindow) -> None:
    for name, count in MENUS.items():
        menu = QMenu(name, window)
        window.menuBar().addMenu(menu)
        for place in range(count):
            action = QAction(f"Command {place}", window)
            action.setShortcuts([QKeySequence(f"Ctrl+Alt+{name[1]}, {place % 10}")])
            action.triggered.connect(window.close)
            window.addAction(action)
            menu.addAction(action)
        for values in CHOICES if name == "&View" else ():
            inner = menu.addMenu("Setting")
            group = QActionGroup(inner)
            for place in range(values):
                one = QAction(f"Choice {place}", group)
                one.setCheckable(True)
                inner.addAction(one)


def a_list(texts: Iterable[str], height: int, *, checks: bool = False) -> QListWidget:
    made = QListWidget()
    for text in texts:
        item = QListWidgetItem(text, made)
        if checks:
            item.setCheckState(Qt.CheckState.Unchecked)
    made.setFixedHeight(height)
    return made


def sidebar() -> QWidget:
    values = [f"value {place}" for place in range(VALUES)]
    facets = [box((QLabel("Facet"), a_list(values, 120, checks=True), QPushButton("12 more"))) for _ in range(OPEN_FACETS)]
    folded = [box((QPushButton("Facet"),)) for _ in range(FOLDED_FACETS)]
    area = QScrollArea()
    area.setWidgetResizable(True)
    bars = Bars()
    bars.setFixedHeight(64)
    area.setWidget(box((a_list(TABLES, 260), QLabel("Years"), bars, *facets, *folded)))
    return area


def top() -> QWidget:
    search = QLineEdit()
    search.setPlaceholderText("Search everything")
    return box((QToolButton(), QToolButton(), search, QLabel("Ctrl+F"), QToolButton(), QPushButton("Export")), QHBoxLayout)


def table() -> QWidget:
    view: QTableView = View()
    view.setModel(Constants(view))
    view.setWordWrap(False)
    view.verticalHeader().hide()
    for place, width in enumerate(WIDTHS):
        view.setColumnWidth(place, width)
    return view


def window() -> QMainWindow:
    made = QMainWindow()
    menus(made)
    panes = QSplitter()
    panes.addWidget(sidebar())
    panes.addWidget(box((box((QLabel(""), QCheckBox("One row per fact"), QToolButton()), QHBoxLayout), table())))
    panes.setSizes([248, 1000])
    panes.setStretchFactor(1, 1)
    foot = box((QLabel("515 events · 515 场活动"), QLabel(""), QLabel("Data 2026.11")), QHBoxLayout)
    whole = box((top(), panes, foot))
    whole.layout().setStretchFactor(panes, 1)  # type: ignore[union-attr]
    made.setCentralWidget(whole)
    made.resize(*screen_size(1440, 900))
    return made


if __name__ == "__main__":
    app = QApplication([])
    shown = window()
    shown.show()
    app.exec()
