"""The values of a facet as a list of check boxes, and how a row of it is painted."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from PySide6.QtCore import (
    QAbstractItemModel,
    QAbstractListModel,
    QEvent,
    QModelIndex,
    QPersistentModelIndex,
    QPointF,
    QRectF,
    QSize,
    Qt,
    Signal,
)
from PySide6.QtGui import QKeyEvent, QMouseEvent, QPainter
from PySide6.QtWidgets import QListView, QStyledItemDelegate, QStyleOptionViewItem

from ui.theme import Theme
from ui.widgets.label import plain_tip
from ui.widgets.paint import RIGHT, draw_text, fill, focus_ring, pen, tick_box
from ui.widgets.states import focused, hovered

Index = QModelIndex | QPersistentModelIndex
ITEM = Qt.ItemDataRole.UserRole
SHARE = Qt.ItemDataRole.UserRole + 1
_Role = Qt.ItemDataRole


@dataclass(frozen=True, slots=True)
class FacetValue:
    """A value to filter by: what it is called in the query, on screen, how many rows have it, and whether it is chosen or excluded."""

    value: str
    label: str
    count: int
    checked: bool = False
    excluded: bool = False


class FacetModel(QAbstractListModel):
    """Check boxes with counts; to a screen reader `primary, 1,204`. A tick is a wish (`wanted`): only new values change what is shown."""

    wanted = Signal(str, bool)

    def __init__(self) -> None:
        super().__init__()
        self.values: list[FacetValue] = []
        self.excluded_word = ""
        self._most = 1

    def set_values(self, values: Sequence[FacetValue], most: int) -> None:
        """Shows these. most: the count that fills the bar."""
        same = [value.value for value in values] == [value.value for value in self.values]
        self._most = max(1, most)
        if same:
            self.values = list(values)
            if values:
                self.dataChanged.emit(self.index(0), self.index(len(values) - 1))
            return
        self.beginResetModel()
        self.values = list(values)
        self.endResetModel()

    def rowCount(self, parent: Index | None = None) -> int:
        return 0 if parent is not None and parent.isValid() else len(self.values)

    def flags(self, index: Index) -> Qt.ItemFlag:
        return super().flags(index) | Qt.ItemFlag.ItemIsUserCheckable if index.isValid() else super().flags(index)

    def data(self, index: Index, role: int = _Role.DisplayRole) -> Any:
        if not index.isValid() or index.row() >= len(self.values):
            return None
        value = self.values[index.row()]
        if role == ITEM:
            return value
        if role == SHARE:
            return value.count / self._most
        if role == _Role.DisplayRole:
            return value.label
        if role == _Role.ToolTipRole:
            return plain_tip(f"{value.label}, {value.count:,}")
        if role == _Role.AccessibleTextRole:
            said = f"{value.label}, {value.count:,}"
            return f"{said}, {self.excluded_word}" if value.excluded else said
        if role == _Role.CheckStateRole:
            if value.excluded:
                return Qt.CheckState.PartiallyChecked
            return Qt.CheckState.Checked if value.checked else Qt.CheckState.Unchecked
        return None

    def setData(self, index: Index, value: Any, role: int = _Role.EditRole) -> bool:
        """A tick by mouse, keyboard or screen reader."""
        if role != _Role.CheckStateRole or not index.isValid():
            return False
        item = self.values[index.row()]
        checked = Qt.CheckState(value) == Qt.CheckState.Checked
        if checked != item.checked or item.excluded:
            self.wanted.emit(item.value, checked)
        return True


class FacetDelegate(QStyledItemDelegate):
    """Tick box, label on a bar as long as its share, count. A click anywhere in the row ticks it."""

    def __init__(self, theme: Theme, view: QListView) -> None:
        super().__init__(view)
        self._theme, self._view = theme, view

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        return QSize(120, self._theme.size("facet_row"))

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        theme = self._theme
        rect = QRectF(option.rect).adjusted(8, 0, -8, 0)
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        if hovered(self._view, option.rect):
            fill(painter, rect.adjusted(0, 1, 0, -1), theme.colour("hover"), theme.radius("small"))
        self._words(painter, rect.adjusted(8, 0, -8, 0), index)
        if focused(self._view, index):
            focus_ring(painter, theme, rect, theme.radius("small"))
        painter.restore()

    def _words(self, painter: QPainter, rect: QRectF, index: Index) -> None:
        theme, value = self._theme, index.data(ITEM)
        box = QRectF(rect.left() + 0.5, rect.center().y() - 6.5, 13, 13)
        tick_box(painter, theme, box, value.checked)
        if value.excluded:
            theme.draw_icon(painter, "minus", box.adjusted(1, 1, -1, -1), "text")
        span = rect.adjusted(20, 2, 0, -2)
        bar = QRectF(span.left(), span.top(), max(3.0, span.width() * index.data(SHARE)), span.height())
        fill(painter, bar, theme.colour("accent", 44 if value.checked else 22), 3)
        count = f"{value.count:,}"
        taken = theme.metrics("small").horizontalAdvance(count)
        draw_text(painter, theme, span.adjusted(0, 0, -5, 0), count, "muted", "small", align=RIGHT)
        weight = "medium" if value.checked else "regular"
        role = "text" if (value.count or value.checked) and not value.excluded else "muted"
        room = span.adjusted(5, 0, -taken - 11, 0)
        words = self.words(value, index.model(), room.width(), weight)
        end = draw_text(painter, theme, room, words, role, "small", weight)
        if value.excluded:
            painter.setPen(pen(theme.colour("muted")))
            painter.drawLine(QPointF(span.left() + 5, span.center().y()), QPointF(end, span.center().y()))

    def words(self, value: FacetValue, model: QAbstractItemModel, room: float, weight: str) -> str:
        """The label, cut at its end; in the middle where another label would look the same."""
        metrics = self._theme.metrics("small", weight)
        if metrics.horizontalAdvance(value.label) <= room or not isinstance(model, FacetModel):
            return value.label
        cut = metrics.elidedText(value.label, Qt.TextElideMode.ElideRight, room)
        begins = cut.rstrip("…").rstrip()
        alike = sum(other.label.startswith(begins) for other in model.values) > 1
        return metrics.elidedText(value.label, Qt.TextElideMode.ElideMiddle, room) if alike else cut

    def editorEvent(self, event: QEvent, model: QAbstractItemModel, option: QStyleOptionViewItem, index: Index) -> bool:
        clicked = (
            isinstance(event, QMouseEvent)
            and event.type() == QEvent.Type.MouseButtonRelease
            and event.button() == Qt.MouseButton.LeftButton
        )
        pressed = isinstance(event, QKeyEvent) and event.key() in (Qt.Key.Key_Space, Qt.Key.Key_Select)
        if not (clicked or pressed):
            return False
        checked = index.data(_Role.CheckStateRole) != Qt.CheckState.Unchecked  # what is excluded is let in again
        return model.setData(index, Qt.CheckState.Unchecked if checked else Qt.CheckState.Checked, _Role.CheckStateRole)
