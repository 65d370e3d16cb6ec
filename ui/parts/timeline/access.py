"""The timeline for screen readers: a list whose items are the marks in view, each with its words, its place and whether it is selected.

Qt asks for the interface of a canvas by a factory, which Qt keeps; it is installed when this module is loaded, hence once. An item is made
for a place in the list, not for a mark, and lives as long as its canvas: Qt keeps numbers of interfaces and never asks whether they live.
"""

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QPoint, QRect
from PySide6.QtGui import QAccessible, QAccessibleEvent, QAccessibleInterface, QWindow
from PySide6.QtWidgets import QAccessibleWidget

if TYPE_CHECKING:
    from ui.parts.timeline.keyed import Keyed
    from ui.parts.timeline.scene import Mark

_Role, _Text = QAccessible.Role, QAccessible.Text


class Item(QAccessibleInterface):
    """The mark at a place of the list, whichever stands there now."""

    def __init__(self, canvas: "Keyed", place: int) -> None:
        super().__init__()
        self._canvas, self._place = canvas, place

    @property
    def _mark(self) -> "Mark | None":
        marks = self._canvas.readable()
        return marks[self._place] if self._place < len(marks) else None

    def isValid(self) -> bool:
        return True  # of a place that is empty now, `state` says so; it may be taken again

    def object(self) -> QObject | None:  # type: ignore[override]
        return None

    def window(self) -> QWindow | None:  # type: ignore[override]
        return self._canvas.window().windowHandle()

    def parent(self) -> QAccessibleInterface:
        return QAccessible.queryAccessibleInterface(self._canvas)

    def child(self, index: int) -> QAccessibleInterface | None:  # type: ignore[override]
        return None

    def childAt(self, x: int, y: int) -> QAccessibleInterface | None:  # type: ignore[override]
        return None

    def childCount(self) -> int:
        return 0

    def indexOfChild(self, child: QAccessibleInterface) -> int:
        return -1

    def text(self, kind: QAccessible.Text) -> str:
        mark = self._mark
        return self._canvas.said(mark) if mark is not None and kind == _Text.Name else ""

    def setText(self, kind: QAccessible.Text, text: str) -> None:
        """Marks are not written to."""

    def rect(self) -> QRect:
        mark = self._mark
        place = self._canvas.where(mark) if mark is not None else QRect()
        return QRect(self._canvas.mapToGlobal(place.topLeft()), place.size())

    def role(self) -> QAccessible.Role:
        return _Role.ListItem

    def state(self) -> QAccessible.State:
        state, mark = QAccessible.State(), self._mark
        state.focusable = state.selectable = True
        if mark is None:
            state.invisible = True
        else:
            state.selected = self._canvas.is_chosen(mark)
            state.focused = self._canvas.focused_place() == self._place
        return state


class Items(QAccessibleWidget):
    """The list."""

    def __init__(self, canvas: "Keyed") -> None:
        super().__init__(canvas, _Role.List, canvas.accessibleName())
        self._canvas = canvas
        self._items: list[Item] = []

    def text(self, kind: QAccessible.Text) -> str:
        words = {_Text.Name: self._canvas.accessibleName, _Text.Description: self._canvas.accessibleDescription}
        return words[kind]() if kind in words else ""

    def childCount(self) -> int:
        return len(self._canvas.readable())

    def child(self, index: int) -> QAccessibleInterface | None:  # type: ignore[override]
        if not 0 <= index < self.childCount():
            return None
        while len(self._items) <= index:
            self._items.append(Item(self._canvas, len(self._items)))
        return self._items[index]

    def indexOfChild(self, child: QAccessibleInterface) -> int:
        return next((place for place, item in enumerate(self._items) if item is child), -1)

    def childAt(self, x: int, y: int) -> QAccessibleInterface | None:  # type: ignore[override]
        at = self._canvas.mapFromGlobal(QPoint(x, y))
        found = (place for place, mark in enumerate(self._canvas.readable()) if self._canvas.where(mark).contains(at))
        return self.child(next(found, -1))

    def focusChild(self) -> QAccessibleInterface | None:  # type: ignore[override]
        return self.child(self._canvas.focused_place()) if self._canvas.hasFocus() else None


def interface(name: str, thing: QObject) -> QAccessibleInterface | None:
    """The interface of a canvas; None for anything else."""
    return thing.accessible() if name == "Canvas" and hasattr(thing, "accessible") else None


def tell_focus(canvas: "Keyed") -> None:
    """Says to a screen reader that the keyboard has come to another mark."""
    place = canvas.focused_place()
    if QAccessible.isActive() and canvas.hasFocus() and place >= 0:
        event = QAccessibleEvent(canvas, QAccessible.Event.Focus)
        event.setChild(place)
        QAccessible.updateAccessibility(event)


QAccessible.installFactory(interface)
