"""Things that the reader gave a name, in the sidebar: opened by a click or Enter, renamed in place, deleted by a key."""

from collections.abc import Sequence
from typing import Any

from PySide6.QtCore import QAbstractItemModel, QModelIndex, QPoint, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent, QPainter
from PySide6.QtWidgets import QFrame, QLineEdit, QListView, QSizePolicy, QStyle, QStyleOptionViewItem, QWidget

from ui.theme import Theme
from ui.widgets.boxes import own_viewport
from ui.widgets.label import plain_tip
from ui.widgets.line import Line
from ui.widgets.nav import ITEM, Index, NavDelegate, NavItem, NavModel
from ui.widgets.paint import fill, focus_ring

_OPEN = (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Space)


class _Model(NavModel):
    """The same with names that can be changed. tips: what a name stands for, by key."""

    renamed = Signal(str, str)

    def __init__(self) -> None:
        super().__init__()
        self.tips: dict[str, str] = {}

    def flags(self, index: Index) -> Qt.ItemFlag:
        return super().flags(index) | Qt.ItemFlag.ItemIsEditable

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        if role == Qt.ItemDataRole.EditRole:
            role = Qt.ItemDataRole.DisplayRole
        if role == Qt.ItemDataRole.ToolTipRole and index.isValid():
            return plain_tip(self.tips.get(self.items[index.row()].key, ""))
        return super().data(index, role)

    def setData(self, index: Index, value: Any, role: int = Qt.ItemDataRole.EditRole) -> bool:
        if role != Qt.ItemDataRole.EditRole or not index.isValid():
            return False
        self.renamed.emit(self.items[index.row()].key, str(value))
        return True


class _Delegate(NavDelegate):
    """What the reader looks at (`here`) has the ground of what is chosen; the keyboard's place is ringed, and so is a drag's target."""

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        theme = self._theme
        rect = QRectF(option.rect).adjusted(8, 1, -8, -1)
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        view, item = self._view, index.data(ITEM)
        here = isinstance(view, NamedList) and item.key == view.here
        target = isinstance(view, NamedList) and item.key == view.target
        if here or target or option.state & QStyle.StateFlag.State_MouseOver:
            fill(painter, rect, theme.colour("selected" if here or target else "hover"), theme.radius())
        if target or option.state & QStyle.StateFlag.State_HasFocus:
            focus_ring(painter, theme, rect, theme.radius())
        self._words(painter, item, rect, here)
        painter.restore()

    def createEditor(self, parent: QWidget, option: QStyleOptionViewItem, index: Index) -> QWidget:
        editor = Line()
        editor.setParent(parent)
        editor.setMaxLength(200)
        editor.setAccessibleName(str(index.data()))
        return editor

    def updateEditorGeometry(self, editor: QWidget, option: QStyleOptionViewItem, index: Index) -> None:
        editor.setGeometry(option.rect.adjusted(34, 0, -8, 0))

    def setModelData(self, editor: QWidget, model: QAbstractItemModel, index: Index) -> None:
        assert isinstance(editor, QLineEdit)
        model.setData(index, editor.text())


class NamedList(QListView):
    """As tall as its rows. Keys: Enter or space opens, F2 renames, Delete deletes."""

    opened = Signal(str)
    renamed = Signal(str, str)
    deleted = Signal(str)
    menu_wanted = Signal(str, QPoint)

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._theme = theme
        self.here = ""  # the key of what the reader looks at
        self.target = ""  # and of what something is dragged over
        self._model = _Model()
        self.setModel(self._model)
        self.setItemDelegate(_Delegate(theme, self))
        self.setFrameShape(QFrame.Shape.NoFrame)
        own_viewport(self)
        self.setMouseTracking(True)
        self.setUniformItemSizes(True)
        self.setSelectionMode(QListView.SelectionMode.NoSelection)
        self.setEditTriggers(QListView.EditTrigger.NoEditTriggers)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)
        self.setContextMenuPolicy(Qt.ContextMenuPolicy.CustomContextMenu)
        self.customContextMenuRequested.connect(self._ask_for_menu)
        self.clicked.connect(self._open)
        self._model.renamed.connect(self.renamed)

    def set_items(self, items: Sequence[NavItem], tips: dict[str, str]) -> None:
        """Shows these; the keyboard stays where it was, or goes to the neighbour of what is gone."""
        place = self.currentIndex().row()
        self._model.tips = tips
        if self._model.set_items(items):
            self.updateGeometry()
        if items and self.currentIndex().row() < 0:
            self.setCurrentIndex(self._model.index(max(0, min(place, len(items) - 1))))

    def set_here(self, key: str) -> None:
        self.here = key
        self.viewport().update()

    def set_target(self, key: str) -> None:
        self.target = key
        self.viewport().update()

    def key_at(self, at: QPoint) -> str:
        """The key of what is at a point of the viewport, or empty."""
        return self._key(self.indexAt(at))

    def rename(self, key: str) -> None:
        """Opens the name for editing, all of it marked."""
        index = self._model.place(key)
        if index.isValid():
            self.setCurrentIndex(index)
            self.setFocus(Qt.FocusReason.OtherFocusReason)
            self.edit(index)

    def _key(self, index: Index) -> str:
        item = index.data(ITEM) if index.isValid() else None
        return "" if item is None else str(item.key)

    def _open(self, index: QModelIndex) -> None:
        if index.isValid():
            self.opened.emit(self._key(index))

    def _ask_for_menu(self, at: QPoint) -> None:
        """By the mouse where it is, by the keyboard at the current row."""
        index = self.indexAt(at)
        index = index if index.isValid() else self.currentIndex()
        if index.isValid():
            self.setCurrentIndex(index)
            self.menu_wanted.emit(self._key(index), self.viewport().mapToGlobal(at))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        key = self._key(self.currentIndex())
        if not key or event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier:
            super().keyPressEvent(event)
        elif self.state() == QListView.State.EditingState:
            event.accept()  # Enter ended a name, and opens nothing
        elif event.key() in _OPEN:
            self.opened.emit(key)
        elif event.key() == Qt.Key.Key_F2:
            self.rename(key)
        elif event.key() in (Qt.Key.Key_Delete, Qt.Key.Key_Backspace):
            self.deleted.emit(key)
        else:
            super().keyPressEvent(event)

    def sizeHint(self) -> QSize:
        return QSize(self._theme.size("sidebar"), self._theme.size("nav_row") * self._model.rowCount())

    def minimumSizeHint(self) -> QSize:
        return QSize(80, self.sizeHint().height())
