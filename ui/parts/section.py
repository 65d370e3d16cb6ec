"""Sections of a page: a line above, a heading with a quiet number and something to do at the right, then content that may be long."""

from collections.abc import Callable

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QPushButton, QVBoxLayout, QWidget

from ui.theme import Theme
from ui.widgets.boxes import Rule, fill_box, row
from ui.widgets.button import button, set_words
from ui.widgets.label import ElidedLabel, Label

STEP = 24  # how many more of a long list are shown at once


class Section(QWidget):
    """Content is added with `add`. act: a button at the right of the heading; a long heading gives way to it."""

    def __init__(self, theme: Theme, heading: str, number: str = "", act: QPushButton | None = None, *, size: str = "heading") -> None:
        super().__init__()
        self.setAccessibleName(heading)
        self._box = QVBoxLayout(self)
        title = ElidedLabel(theme, heading, size, "semibold")
        count = Label(theme, number, "small", role="muted")
        acts = [act] if act else []
        fill_box(self._box, (Rule(), 6, row(title, count, None, *acts, space=6)), 4, (0, 0, 0, 4))

    def add(self, widget: QWidget) -> None:
        self._box.addWidget(widget)


class GrowingList(QWidget):
    """The first of many widgets, and a button that adds more: a page with two hundred links opens at once.

    make: the nth widget. words: what the button says when n are left.
    """

    def __init__(self, theme: Theme, count: int, first: int, make: Callable[[int], QWidget], words: Callable[[int], str]) -> None:
        super().__init__()
        self._count, self._done, self._make, self._words = count, 0, make, words
        self._box = QVBoxLayout(self)
        self._more: QPushButton | None = None
        fill_box(self._box, (), 2, (0, 0, 0, 0))
        self._put(first if count > first + 1 else count)
        if self._done < count:
            self._more = button(theme, "", "caret-down", "link")
            self._more.clicked.connect(self.grow)
            self._box.addWidget(row(self._more, None))
            self._tell()

    @property
    def left(self) -> int:
        """How many are not shown yet."""
        return self._count - self._done

    def grow(self) -> None:
        """Shows the next of them; the keyboard goes to the first new one when the button goes."""
        place = self._done
        self._put(self._done + STEP)
        if self.left:
            self._tell()
        elif self._more is not None:
            self._more.hide()
            self.focus_on(place)

    def focus_on(self, place: int) -> None:
        """Gives the keyboard to the first thing in the nth widget that takes it."""
        item = self._box.itemAt(place)
        widget = item.widget() if item is not None else None
        if widget is not None:
            inside = (w for w in (widget, *widget.findChildren(QWidget)) if w.focusPolicy() & Qt.FocusPolicy.TabFocus)
            next(inside, widget).setFocus(Qt.FocusReason.ShortcutFocusReason)

    def _put(self, upto: int) -> None:
        for place in range(self._done, min(upto, self._count)):
            self._box.insertWidget(place, self._make(place))
        self._done = min(upto, self._count)

    def _tell(self) -> None:
        if self._more is not None:
            set_words(self._more, self._words(self.left))
