"""What a delegate must know of an item, asked of its view.

`option.state` would tell the same, but for it PySide loads all that a style can be asked: 5 ms before the first paint.
"""

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QRect
from PySide6.QtGui import QCursor
from PySide6.QtWidgets import QAbstractItemView


def hovered(view: QAbstractItemView, rect: QRect) -> bool:
    """Whether the mouse is over the item in that rectangle of the viewport."""
    viewport = view.viewport()
    return viewport.underMouse() and rect.contains(viewport.mapFromGlobal(QCursor.pos()))


def focused(view: QAbstractItemView, index: QModelIndex | QPersistentModelIndex) -> bool:
    """Whether the keyboard is on the item."""
    return view.hasFocus() and view.currentIndex() == index
