"""The timeline for screen readers: a list whose items are the marks in view, each with its words, its place and whether it is selected.

Qt asks for the interface of a canvas by a factory, which Qt keeps; it is installed when this module is loaded, hence once. An item is made
for a place in the list, not for a mark. Qt keeps numbers of interfaces and never asks whether they live: those of a canvas live until it is
destroyed, which is later than Python lets go of it, and are then taken back one by one. An exception in an interface ends the program, also
while a canvas is being taken apart: so none leaves a method. PySide's types do not know that an interface may say None.
"""

import logging
import weakref
from collections.abc import Callable
from functools import wraps
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QObject, QPoint, QRect
from PySide6.QtGui import QAccessible, QAccessibleEvent, QAccessibleInterface, QWindow
from PySide6.QtWidgets import QAccessibleWidget
from shiboken6 import isValid

if TYPE_CHECKING:
    from ui.parts.timeline.keyed import Keyed
    from ui.parts.timeline.scene import Mark

_Role, _Text = QAccessible.Role, QAccessible.Text
_log = logging.getLogger(__name__)


class Held:
    """The canvas of an interface, as long as it lives."""

    def __init__(self, canvas: "Keyed") -> None:
        self._held = weakref.ref(canvas)

    @property
    def canvas(self) -> "Keyed":
        """RuntimeError once it is gone."""
        found = self._held()
        if found is None or not isValid(found):
            raise RuntimeError("the canvas is gone")
        return found


def calm(otherwise: Callable[[], object]) -> Callable[[Callable[..., Any]], Callable[..., Any]]:
    """A method that answers `otherwise` in the place of raising."""

    def made(method: Callable[..., Any]) -> Callable[..., Any]:
        @wraps(method)
        def call(*arguments: object) -> object:
            try:
                return method(*arguments)
            except RuntimeError:  # the canvas is gone
                return otherwise()
            except Exception:
                _log.exception("a screen reader was not answered")
                return otherwise()

        return call

    return made


def nothing() -> None:
    return None


class Item(QAccessibleInterface):
    """The mark at a place of the list, whichever stands there now."""

    def __init__(self, held: Held, place: int) -> None:
        super().__init__()
        self._of, self._place = held, place

    @property
    def _mark(self) -> "Mark | None":
        marks = self._of.canvas.readable()
        return marks[self._place] if self._place < len(marks) else None

    def isValid(self) -> bool:
        return True  # of a place that is empty now, `state` says so; it may be taken again

    def object(self) -> QObject | None:  # type: ignore[override]
        return None

    @calm(nothing)
    def window(self) -> QWindow | None:
        return self._of.canvas.window().windowHandle()

    @calm(nothing)
    def parent(self) -> QAccessibleInterface:
        return QAccessible.queryAccessibleInterface(self._of.canvas)

    def child(self, index: int) -> QAccessibleInterface | None:  # type: ignore[override]
        return None

    def childAt(self, x: int, y: int) -> QAccessibleInterface | None:  # type: ignore[override]
        return None

    def childCount(self) -> int:
        return 0

    def indexOfChild(self, child: QAccessibleInterface) -> int:
        return -1

    @calm(str)
    def text(self, kind: QAccessible.Text) -> str:
        mark = self._mark
        return self._of.canvas.said(mark) if mark is not None and kind == _Text.Name else ""

    def setText(self, kind: QAccessible.Text, text: str) -> None:
        """Marks are not written to."""

    @calm(QRect)
    def rect(self) -> QRect:
        mark, canvas = self._mark, self._of.canvas
        place = canvas.where(mark) if mark is not None else QRect()
        return QRect(canvas.mapToGlobal(place.topLeft()), place.size())

    def role(self) -> QAccessible.Role:
        return _Role.ListItem

    @calm(QAccessible.State)
    def state(self) -> QAccessible.State:
        state, mark, canvas = QAccessible.State(), self._mark, self._of.canvas
        state.focusable = state.selectable = True
        if mark is None:
            state.invisible = True
        else:
            state.selected = canvas.is_chosen(mark)
            state.focused = canvas.focused_place() == self._place
        return state


class Items(QAccessibleWidget):
    """The list."""

    def __init__(self, canvas: "Keyed") -> None:
        super().__init__(canvas, _Role.List, canvas.accessibleName())
        self._of = Held(canvas)
        self._items: list[Item] = []
        canvas.destroyed.connect(self.forget)

    def forget(self) -> None:
        """Takes the items back from Qt; its own interface Qt takes away with the canvas."""
        for item in self._items:
            QAccessible.deleteAccessibleInterface(QAccessible.uniqueId(item))
        self._items.clear()

    @calm(str)
    def text(self, kind: QAccessible.Text) -> str:
        words = {_Text.Name: self._of.canvas.accessibleName, _Text.Description: self._of.canvas.accessibleDescription}
        return words[kind]() if kind in words else ""

    @calm(int)
    def childCount(self) -> int:
        return len(self._of.canvas.readable())

    @calm(nothing)
    def child(self, index: int) -> QAccessibleInterface | None:
        if not 0 <= index < len(self._of.canvas.readable()):
            return None
        while len(self._items) <= index:
            self._items.append(Item(self._of, len(self._items)))
        return self._items[index]

    def indexOfChild(self, child: QAccessibleInterface) -> int:
        return next((place for place, item in enumerate(self._items) if item is child), -1)

    @calm(nothing)
    def childAt(self, x: int, y: int) -> QAccessibleInterface | None:
        canvas = self._of.canvas
        at = canvas.mapFromGlobal(QPoint(x, y))
        found = (place for place, mark in enumerate(canvas.readable()) if canvas.where(mark).contains(at))
        found_child: QAccessibleInterface | None = self.child(next(found, -1))
        return found_child

    @calm(nothing)
    def focusChild(self) -> QAccessibleInterface | None:
        canvas = self._of.canvas
        held: QAccessibleInterface | None = self.child(canvas.focused_place()) if canvas.hasFocus() else None
        return held


class Factory:
    """Makes the interfaces of canvases, and keeps them: Qt frees each with its canvas, which is later than Python would."""

    def __init__(self) -> None:
        self.made: list[Items] = []

    def __call__(self, name: str, thing: QObject) -> QAccessibleInterface | None:
        """The interface of a canvas; None for anything else."""
        if name != "Canvas" or not hasattr(thing, "readable"):
            return None
        self.made = [items for items in self.made if isValid(items)]
        self.made.append(Items(thing))  # type: ignore[arg-type]
        return self.made[-1]


def tell_focus(canvas: "Keyed") -> None:
    """Says to a screen reader that the keyboard has come to another mark."""
    place = canvas.focused_place()
    if QAccessible.isActive() and canvas.hasFocus() and place >= 0:
        event = QAccessibleEvent(canvas, QAccessible.Event.Focus)
        event.setChild(place)
        QAccessible.updateAccessibility(event)


QAccessible.installFactory(Factory())
