"""What is known of a record: labels on the left, values on the right that one can mark and copy, names of other records as links."""

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QGridLayout, QVBoxLayout, QWidget

from ui.theme import Theme
from ui.widgets.label import Label
from ui.widgets.link import LinkButton


@dataclass(frozen=True, slots=True)
class FactLink:
    """A value that leads somewhere. key: what `opened` gives back. note: quiet words under it (a role, dates)."""

    text: str
    key: str
    note: str = ""
    icon: str = ""


@dataclass(frozen=True, slots=True)
class FactRow:
    """A label with its text, its links, or both. role: the text's colour."""

    label: str
    text: str = ""
    links: tuple[FactLink, ...] = ()
    role: str = "text"


class Facts(QWidget):
    """A grid of labels and values; values stand at one edge and break lines as they need."""

    opened = Signal(str)  # a link's key

    def __init__(self, theme: Theme, label_width: int = 112) -> None:
        super().__init__()
        self._theme, self._width = theme, label_width
        self._grid = QGridLayout(self)
        self._grid.setContentsMargins(0, 0, 0, 0)
        self._grid.setHorizontalSpacing(8)
        self._grid.setVerticalSpacing(6)
        self._grid.setColumnMinimumWidth(0, label_width)
        self._grid.setColumnStretch(1, 1)

    def set_rows(self, rows: Sequence[FactRow]) -> None:
        """Shows these rows, and nothing else."""
        while (item := self._grid.takeAt(0)) is not None:
            widget = item.widget()
            if widget is not None:
                widget.hide()
                widget.deleteLater()
        for place, row in enumerate(rows):
            self._grid.addWidget(self._label(row.label), place, 0, Qt.AlignmentFlag.AlignTop)
            self._grid.addWidget(self._value(row), place, 1)

    def _label(self, text: str) -> Label:
        label = Label(self._theme, text, "small", role="muted", wrap=True)
        label.setFixedWidth(self._width)
        label.setContentsMargins(0, 2, 0, 0)
        return label

    def _value(self, row: FactRow) -> QWidget:
        """The text, and the links below one another."""
        value = QWidget()
        box = QVBoxLayout(value)
        box.setContentsMargins(0, 0, 0, 0)
        box.setSpacing(2)
        if row.text:
            text = Label(self._theme, row.text, "small", role=row.role, wrap=True, selectable=True)
            text.setContentsMargins(2, 2, 0, 2)
            text.setAccessibleName(f"{row.label}: {row.text}")
            box.addWidget(text)
        for link in row.links:
            box.addWidget(self._link(row.label, link))
            if link.note:
                note = Label(self._theme, link.note, "caption", role="muted", wrap=True)
                note.setContentsMargins(2, 0, 0, 2)
                box.addWidget(note)
        return value

    def _link(self, label: str, link: FactLink) -> LinkButton:
        made = LinkButton(self._theme, link.text, "small", link.icon)
        made.setAccessibleDescription(", ".join(part for part in (label, link.note) if part))
        made.clicked.connect(lambda: self.opened.emit(link.key))
        return made
