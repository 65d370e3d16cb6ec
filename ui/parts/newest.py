"""The newest events as a list that one can walk through with the arrow keys; Enter or a click opens the event."""

from typing import Any

from PySide6.QtCore import QAbstractListModel, QModelIndex, QObject, QPersistentModelIndex, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QPainter
from PySide6.QtWidgets import QFrame, QListView, QStyledItemDelegate, QStyleOptionViewItem

from storage.home import NewEvent
from ui.parts.telling import Telling
from ui.theme import Theme
from ui.widgets.boxes import own_viewport
from ui.widgets.paint import draw_text, fill, focus_ring
from ui.widgets.states import focused, hovered

Index = QModelIndex | QPersistentModelIndex
DATE, KIND, PLACE, GAP = 96, 88, 160, 12
NARROW = 560  # under it the place is left to the tool tip
ROOM = 60  # less than this is not worth a name in the other language


class NewestModel(QAbstractListModel):
    """Events in words: (date, title, the title in the other language, kind, place)."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._lines: list[tuple[str, str, str, str, str]] = []

    def set_events(self, events: tuple[NewEvent, ...], telling: Telling) -> None:
        self.beginResetModel()
        self._lines = [_line(event, telling) for event in events]
        self.endResetModel()

    def line(self, place: int) -> tuple[str, str, str, str, str]:
        return self._lines[place]

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008
        return 0 if parent.isValid() else len(self._lines)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        if not index.isValid():
            return None
        day, title, other, kind, place = self._lines[index.row()]
        if role == Qt.ItemDataRole.DisplayRole:
            return title
        if role in (Qt.ItemDataRole.AccessibleTextRole, Qt.ItemDataRole.ToolTipRole):
            return ", ".join(part for part in (day, title, other, kind, place) if part)
        return None


def _line(event: NewEvent, telling: Telling) -> tuple[str, str, str, str, str]:
    names = [telling.first(place) for place in event.where]
    where = " ".join(reversed(names)) if telling.language == "zh" else ", ".join(names)  # the greater comes first in Chinese
    return (telling.period(event.start, short=True), *telling.names(event.title), telling.code("event_kind", event.kind), where)


class NewestDelegate(QStyledItemDelegate):
    """Date, title, kind and place at fixed edges, with a line below."""

    def __init__(self, theme: Theme, view: QListView) -> None:
        super().__init__(view)
        self._theme, self._view = theme, view

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        return QSize(240, self._theme.size("table_row"))

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        model = index.model()
        assert isinstance(model, NewestModel)
        theme, rect = self._theme, option.rect.toRectF()
        day, title, other, kind, place = model.line(index.row())
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        if hovered(self._view, option.rect):
            fill(painter, rect, theme.colour("hover"))
        fill(painter, QRectF(rect.left(), rect.bottom() - 1, rect.width(), 1), theme.colour("line"))
        taken = KIND + (PLACE if rect.width() >= NARROW else 0)
        titles = rect.adjusted(DATE, 0, -taken - GAP, 0)
        draw_text(painter, theme, QRectF(rect.left(), rect.top(), DATE - 8, rect.height()), day, "muted", "small")
        end = draw_text(painter, theme, titles, title)
        if other and titles.right() - end - 8 >= ROOM:
            draw_text(painter, theme, titles.adjusted(end + 8 - titles.left(), 0, 0, 0), other, "muted", "small")
        draw_text(painter, theme, QRectF(rect.right() - taken, rect.top(), KIND - 8, rect.height()), kind, "muted", "small")
        if taken > KIND:
            draw_text(painter, theme, QRectF(rect.right() - PLACE, rect.top(), PLACE, rect.height()), place, "muted", "small")
        if focused(self._view, index):
            focus_ring(painter, theme, rect, theme.radius("small"))
        painter.restore()


class Newest(QListView):
    """Exactly as high as its events; the page around it scrolls."""

    opened = Signal(str)  # an event's key

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._events: tuple[NewEvent, ...] = ()
        self._lines = NewestModel(self)
        self.setModel(self._lines)
        self.setItemDelegate(NewestDelegate(theme, self))
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setUniformItemSizes(True)
        own_viewport(self).setAutoFillBackground(True)
        self.setMouseTracking(True)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setEditTriggers(QListView.EditTrigger.NoEditTriggers)
        self._row_height = theme.size("table_row")
        self.activated.connect(self._open)
        self.clicked.connect(self._open)

    def set_events(self, events: tuple[NewEvent, ...], telling: Telling) -> None:
        """Shows these. The first is the current one, so that a screen reader always has one to read."""
        place = max(0, self.currentIndex().row())
        self._events = events
        self._lines.set_events(events, telling)
        self.setFixedHeight(self._row_height * len(events))
        self.setCurrentIndex(self._lines.index(min(place, len(events) - 1), 0))

    def _open(self, index: QModelIndex) -> None:
        self.opened.emit(self._events[index.row()].key)
