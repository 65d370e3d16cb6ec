"""Rows and columns of widgets in one expression: layouts read like what they show."""

from PySide6.QtCore import Qt
from PySide6.QtGui import QPalette
from PySide6.QtWidgets import QAbstractScrollArea, QBoxLayout, QFrame, QHBoxLayout, QLayout, QVBoxLayout, QWidget

Part = QWidget | QLayout | tuple[QWidget, int] | int | None  # with its share of spare room; a space in pixels; None takes what is left
Margins = tuple[int, int, int, int]


def fill_box(box: QBoxLayout, parts: tuple[Part, ...], space: int, margins: Margins) -> None:
    """Puts the parts into `box`."""
    box.setSpacing(space)
    box.setContentsMargins(*margins)
    for part in parts:
        if part is None:
            box.addStretch(1)
        elif isinstance(part, int):
            box.addSpacing(part)
        elif isinstance(part, QWidget):
            box.addWidget(part)
        elif isinstance(part, tuple):
            box.addWidget(*part)
        else:
            box.addLayout(part)


def row(*parts: Part, space: int = 8, margins: Margins = (0, 0, 0, 0)) -> QWidget:
    """A widget with its parts side by side."""
    made = QWidget()
    fill_box(QHBoxLayout(made), parts, space, margins)
    return made


def column(*parts: Part, space: int = 8, margins: Margins = (0, 0, 0, 0)) -> QWidget:
    """A widget with its parts one below the other."""
    made = QWidget()
    fill_box(QVBoxLayout(made), parts, space, margins)
    return made


def card(*parts: Part, space: int = 8, margins: Margins = (14, 12, 14, 12)) -> QFrame:
    """A column with an edge and round corners: for things that are compared."""
    made = QFrame()
    made.setProperty("look", "card")
    fill_box(QVBoxLayout(made), parts, space, margins)
    return made


def ground(widget: QWidget, role: str = "window") -> QWidget:
    """The same widget on a ground: `window` (bars, sidebar) or `surface` (content)."""
    widget.setAutoFillBackground(True)
    widget.setBackgroundRole(QPalette.ColorRole.Window if role == "window" else QPalette.ColorRole.Base)
    return widget


def own_viewport(area: QAbstractScrollArea) -> QWidget:
    """Gives a scroll area or a list a viewport without a ground, and returns it. Before its mouse is tracked and its widget is set.

    Asked for the viewport that Qt made, PySide loads every class of widget that there is in order to find which one it is: 10 ms.
    """
    made = QWidget()
    area.setViewport(made)
    return made


class Rule(QWidget):
    """A line of one pixel between two depths."""

    def __init__(self, *, upright: bool = False) -> None:
        super().__init__()
        if upright:
            self.setFixedWidth(1)
        else:
            self.setFixedHeight(1)
        self.setAutoFillBackground(True)
        self.setBackgroundRole(QPalette.ColorRole.Mid)
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
