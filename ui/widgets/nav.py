"""The list of places in the sidebar: a real list with a model, so that a screen reader and the arrow keys know it as one."""

from collections.abc import Sequence
from typing import Any, NamedTuple

from PySide6.QtCore import QAbstractListModel, QModelIndex, QPersistentModelIndex, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QPainter
from PySide6.QtWidgets import QFrame, QListView, QSizePolicy, QStyledItemDelegate, QStyleOptionViewItem

from ui.theme import Theme
from ui.widgets.boxes import own_viewport
from ui.widgets.paint import RIGHT, draw_text, fill, focus_ring
from ui.widgets.states import focused, hovered

Index = QModelIndex | QPersistentModelIndex
ITEM = Qt.ItemDataRole.UserRole


class NavItem(NamedTuple):
    """A place. count: as shown, may be empty; nothing: there is nothing to see there (quiet, but still to be opened)."""

    key: str
    icon: str
    label: str
    count: str = ""  # type: ignore[assignment]  # hides tuple.count, which nobody wants of a place
    nothing: bool = False


class NavModel(QAbstractListModel):
    """The items; their labels to a screen reader are `Events, 515`."""

    def __init__(self) -> None:
        super().__init__()
        self.items: list[NavItem] = []

    def set_items(self, items: Sequence[NavItem]) -> bool:
        """Takes the items over; a change of words and counts alone keeps the rows. Whether the rows are others now."""
        same = [item.key for item in items] == [item.key for item in self.items]
        if same:
            self.items = list(items)
            if items:
                self.dataChanged.emit(self.index(0), self.index(len(items) - 1))
            return False
        self.beginResetModel()
        self.items = list(items)
        self.endResetModel()
        return True

    def place(self, key: str) -> QModelIndex:
        """Where the item of that key is; invalid if nowhere."""
        keys = [item.key for item in self.items]
        return self.index(keys.index(key)) if key in keys else QModelIndex()

    def rowCount(self, parent: Index | None = None) -> int:
        return 0 if parent is not None and parent.isValid() else len(self.items)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        if not index.isValid() or index.row() >= len(self.items):
            return None
        item = self.items[index.row()]
        if role == ITEM:
            return item
        if role == Qt.ItemDataRole.DisplayRole:
            return item.label
        if role == Qt.ItemDataRole.AccessibleTextRole:
            return ", ".join(part for part in (item.label, item.count) if part)
        return None


class NavDelegate(QStyledItemDelegate):
    """Icon, label and count."""

    def __init__(self, theme: Theme, parent: QListView) -> None:
        super().__init__(parent)
        self._theme, self._view = theme, parent

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        return QSize(120, self._theme.size("nav_row"))

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        theme, item = self._theme, index.data(ITEM)
        rect = QRectF(option.rect).adjusted(8, 1, -8, -1)
        chosen = self._view.selectionModel().isSelected(index)
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        if chosen or hovered(self._view, option.rect):
            fill(painter, rect, theme.colour("selected" if chosen else "hover"), theme.radius())
        if chosen and focused(self._view, index):
            focus_ring(painter, theme, rect, theme.radius())
        self._words(painter, item, rect, chosen)
        painter.restore()

    def _words(self, painter: QPainter, item: NavItem, rect: QRectF, chosen: bool) -> None:
        theme, side = self._theme, self._theme.size("icon")
        weight = "semibold" if chosen else "regular"
        quiet = "selected_text" if chosen else "muted"
        icon = QRectF(rect.left() + 8, rect.center().y() - side / 2, side, side)
        if item.icon:
            theme.draw_icon(painter, item.icon, icon, "accent" if chosen else "muted")
        taken = theme.metrics("small", weight).horizontalAdvance(item.count) + 8
        draw_text(painter, theme, rect.adjusted(0, 0, -8, 0), item.count, quiet, "small", weight, RIGHT)
        words = QRectF(icon.right() + 10, rect.top(), rect.right() - taken - 8 - icon.right() - 10, rect.height())
        draw_text(painter, theme, words, item.label, "selected_text" if chosen else "muted" if item.nothing else "text", "body", weight)


class NavList(QListView):
    """Places with icon, name and count, one of them current. As tall as its rows."""

    chosen = Signal(str)  # by the reader, not by set_current

    def __init__(self, theme: Theme, name: str = "") -> None:
        super().__init__()
        self._theme, self._current = theme, ""
        self._model = NavModel()
        self.setModel(self._model)
        self.setItemDelegate(NavDelegate(theme, self))
        self.setFrameShape(QFrame.Shape.NoFrame)
        own_viewport(self)
        self.setMouseTracking(True)
        self.setUniformItemSizes(True)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)
        self.setAccessibleName(name)
        self.activated.connect(self._tell)

    def set_items(self, items: Sequence[NavItem]) -> None:
        """Shows these items; the current one stays where it is still among them."""
        if self._model.set_items(items):
            self.updateGeometry()
            self.set_current(self._current)

    def set_current(self, key: str) -> None:
        """Marks one item, or none where the key is not here, without telling of it."""
        self._current = key
        place = self._model.place(key)
        if place.isValid():
            self.setCurrentIndex(place)
        else:
            self.clearSelection()

    def current(self) -> str:
        """The key of the item that is marked, or empty."""
        return self._current

    def currentChanged(self, current: Index, previous: Index) -> None:
        super().currentChanged(current, previous)
        self._tell(current)

    def mouseReleaseEvent(self, event: Any) -> None:
        super().mouseReleaseEvent(event)
        self._tell(self.indexAt(event.position().toPoint()))

    def _tell(self, index: Index) -> None:
        """Says what the reader chose, once; a choice that only repeats what is shown is none."""
        item = index.data(ITEM) if index.isValid() else None
        if item is not None and item.key != self._current:
            self._current = item.key
            self.chosen.emit(item.key)

    def sizeHint(self) -> QSize:
        return QSize(self._theme.size("sidebar"), self._theme.size("nav_row") * self._model.rowCount())

    def minimumSizeHint(self) -> QSize:
        return QSize(80, self.sizeHint().height())
