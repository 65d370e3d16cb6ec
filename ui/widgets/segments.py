"""A few views side by side of which one is on: table, timeline, chart."""

from collections.abc import Sequence
from typing import NamedTuple

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QButtonGroup, QHBoxLayout, QPushButton, QSizePolicy, QWidget

from ui.theme import Theme
from ui.widgets.button import button, set_words
from ui.widgets.paint import fill


class Segment(NamedTuple):
    """One of the views."""

    key: str
    label: str
    icon: str = ""
    tip: str = ""


class Segments(QWidget):
    """Buttons of which exactly one is down; the arrow keys go through them."""

    chosen = Signal(str)  # by the reader, not by set_current

    def __init__(self, theme: Theme, name: str = "") -> None:
        super().__init__()
        self._theme = theme
        self._segments: list[Segment] = []
        self._buttons: dict[str, QPushButton] = {}
        self._group = QButtonGroup(self)
        self._group.buttonToggled.connect(self._toggled)
        self._current = ""
        self._box = QHBoxLayout(self)
        self._box.setContentsMargins(2, 2, 2, 2)
        self._box.setSpacing(2)
        self.setFixedHeight(theme.size("control") + 2)
        self.setSizePolicy(QSizePolicy.Policy.Maximum, QSizePolicy.Policy.Fixed)
        self.setAccessibleName(name)

    def set_segments(self, segments: Sequence[Segment]) -> None:
        """Shows these; a change of words alone keeps the buttons."""
        if [segment.key for segment in segments] != list(self._buttons):
            self._make(segments)
        for segment in segments:
            set_words(self._buttons[segment.key], segment.label, segment.tip)
        self._segments = list(segments)
        self._dress()

    def _make(self, segments: Sequence[Segment]) -> None:
        for old in self._buttons.values():
            self._group.removeButton(old)
            old.deleteLater()
        self._buttons = {}
        for segment in segments:
            made = button(self._theme, segment.label, "", "segment")
            made.setCheckable(True)
            made.setSizePolicy(QSizePolicy.Policy.Minimum, QSizePolicy.Policy.Fixed)
            self._buttons[segment.key] = made
            self._group.addButton(made)
            self._box.addWidget(made)

    def set_current(self, key: str) -> None:
        """Puts one down without telling of it; none where the key is not here."""
        self._current = key
        if key in self._buttons:
            self._buttons[key].setChecked(True)
        elif (down := self._group.checkedButton()) is not None:
            self._group.setExclusive(False)
            down.setChecked(False)
            self._group.setExclusive(True)
        self._dress()

    def current(self) -> str:
        return self._current

    def _toggled(self, pressed: QPushButton, down: bool) -> None:
        key = next((key for key, one in self._buttons.items() if one is pressed), "")
        if down and key != self._current:
            self._current = key
            self._dress()
            self.chosen.emit(key)

    def _dress(self) -> None:
        for segment in self._segments:
            on = segment.key == self._current
            one = self._buttons[segment.key]
            one.setFont(self._theme.font("body", "medium" if on else "regular"))
            if segment.icon:
                one.setIcon(self._theme.icon(segment.icon, "accent" if on else "muted"))
            one.setFocusPolicy(Qt.FocusPolicy.TabFocus)

    def paintEvent(self, event: QPaintEvent) -> None:
        with QPainter(self) as painter:
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            fill(painter, self.rect().toRectF(), self._theme.colour("sunken"), 7)
