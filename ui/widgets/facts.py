"""What is known of a record: labels on the left, values on the right that one can mark and copy, names of other records as links."""

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import QPoint, Qt, Signal
from PySide6.QtGui import QContextMenuEvent
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
    """A label with its text, its links, or both. role: the text's colour. field: what `asked` and `field_of` give back for it."""

    label: str
    text: str = ""
    links: tuple[FactLink, ...] = ()
    role: str = "text"
    field: str = ""


class Facts(QWidget):
    """A grid of labels and values; values stand at one edge and break lines as they need."""

    opened = Signal(str)  # a link's key
    menu_wanted = Signal(str, str, QPoint)  # for a fact: its field, its text and the place on the screen

    def __init__(self, theme: Theme, label_width: int = 112) -> None:
        super().__init__()
        self._theme, self._width = theme, label_width
        self._grid = QGridLayout(self)
        self._grid.setContentsMargins(0, 0, 0, 0)
        self._grid.setHorizontalSpacing(8)
        self._grid.setVerticalSpacing(6)
        self._grid.setColumnMinimumWidth(0, label_width)
        self._grid.setColumnStretch(1, 1)
        self._rows: dict[QWidget, FactRow] = {}

    def set_rows(self, rows: Sequence[FactRow]) -> None:
        """Shows these rows, and nothing else."""
        while (item := self._grid.takeAt(0)) is not None:
            widget = item.widget()
            if widget is not None:
                widget.hide()
                widget.deleteLater()
        self._rows = {}
        for place, row in enumerate(rows):
            label, value = self._label(row.label), self._value(row)
            self._rows[label] = self._rows[value] = row
            self._grid.addWidget(label, place, 0, Qt.AlignmentFlag.AlignTop)
            self._grid.addWidget(value, place, 1)

    def field_of(self, widget: QWidget | None) -> str:
        """The field of the fact that the widget belongs to; empty where it belongs to none."""
        row = self._row_of(widget)
        return row.field if row is not None else ""

    def _row_of(self, widget: QWidget | None) -> FactRow | None:
        while widget is not None and widget not in self._rows:
            widget = widget.parentWidget() if widget is not self else None
        return self._rows[widget] if widget is not None else None

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        row = self._row_of(self.childAt(event.pos()))
        if row is not None:
            text = ", ".join(part for part in (row.text, *(link.text for link in row.links)) if part)
            self.menu_wanted.emit(row.field, text, event.globalPos())

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
            text.setContextMenuPolicy(Qt.ContextMenuPolicy.NoContextMenu)  # the fact's own comes instead
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
