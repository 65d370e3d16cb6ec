"""Which columns, in which order: a list to tick, to search and to drag, or to move by Alt and the arrow keys."""

from dataclasses import replace

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent, QPainter
from PySide6.QtWidgets import (
    QDialog,
    QDialogButtonBox,
    QLineEdit,
    QListWidget,
    QListWidgetItem,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QVBoxLayout,
    QWidget,
)

from storage.catalog import Table
from storage.describe import field_label
from storage.words import say, text
from ui.columns import Columns, offered
from ui.theme import Theme
from ui.widgets.boxes import row
from ui.widgets.button import button
from ui.widgets.check import BOX
from ui.widgets.label import Label
from ui.widgets.paint import draw_text, fill, tick_box

NAME = Qt.ItemDataRole.UserRole


class _Delegate(QStyledItemDelegate):
    """A box to tick as everywhere else in the program."""

    def __init__(self, theme: Theme, parent: QWidget) -> None:
        super().__init__(parent)
        self._theme = theme

    def sizeHint(self, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex) -> QSize:
        return QSize(160, self._theme.size("table_row_compact"))

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex) -> None:
        theme, rect = self._theme, QRectF(option.rect)
        chosen = bool(option.state & QStyle.StateFlag.State_Selected)
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        if chosen:
            fill(painter, rect, theme.colour("selected"), theme.radius("small"))
        checked = Qt.CheckState(index.data(Qt.ItemDataRole.CheckStateRole)) == Qt.CheckState.Checked
        tick_box(painter, theme, QRectF(rect.left() + 5.5, rect.center().y() - BOX / 2, BOX, BOX), checked)
        draw_text(painter, theme, rect.adjusted(BOX + 15, 0, -6, 0), str(index.data()), "selected_text" if chosen else "text")
        painter.restore()


class ColumnList(QListWidget):
    """Ticked columns first, in their order; the others below."""

    def keyPressEvent(self, event: QKeyEvent) -> None:
        steps = {Qt.Key.Key_Up: -1, Qt.Key.Key_Down: 1}
        if event.modifiers() & Qt.KeyboardModifier.AltModifier and event.key() in steps:
            self.move_current(steps[Qt.Key(event.key())])
        else:
            super().keyPressEvent(event)

    def move_current(self, step: int) -> None:
        """Moves the current column one place."""
        place = self.currentRow()
        if place >= 0 and 0 <= place + step < self.count():
            item = self.takeItem(place)
            self.insertItem(place + step, item)
            self.setCurrentItem(item)


class ColumnsDialog(QDialog):
    """`chosen` when the reader accepts."""

    chosen = Signal(object)  # Columns

    def __init__(self, table: Table, columns: Columns, theme: Theme, language: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._table, self._columns, self._theme, self._language = table, columns, theme, language
        self.setWindowTitle(say("columns.title", language, table=text(f"table.{table.name}").in_language(language)))
        self.sought = QLineEdit()
        self.sought.setPlaceholderText(self._say("columns.find"))
        self.sought.setAccessibleName(self._say("columns.find"))
        self.sought.setClearButtonEnabled(True)
        self.list = ColumnList()
        self.list.setAccessibleName(self._say("columns.list"))
        self.list.setItemDelegate(_Delegate(theme, self.list))
        self.list.setDragDropMode(QListWidget.DragDropMode.InternalMove)
        self._fill(columns)
        self._lay_out()
        self.sought.textChanged.connect(self._filter)
        self.accepted.connect(lambda: self.chosen.emit(self.result_columns()))

    def _say(self, code: str) -> str:
        return text(code).in_language(self._language)

    def _fill(self, columns: Columns) -> None:
        self.list.clear()
        others = [field.name for field in offered(self._table) if field.name not in columns.names]
        for name in (*columns.names, *others):
            field = self._table.by_name[name]
            label = field_label(self._table, "disagrees" if field.kind == "mark" else name).in_language(self._language)
            item = QListWidgetItem(f"≠ {label}" if field.kind == "mark" else label, self.list)
            item.setData(NAME, name)
            item.setFlags(item.flags() & ~Qt.ItemFlag.ItemIsDropEnabled | Qt.ItemFlag.ItemIsUserCheckable)
            item.setCheckState(Qt.CheckState.Checked if name in columns.names else Qt.CheckState.Unchecked)

    def _lay_out(self) -> None:
        up, down = (button(self._theme, self._say(f"columns.{code}"), f"caret-{code}") for code in ("up", "down"))
        up.setLayoutDirection(Qt.LayoutDirection.LeftToRight)
        down.setLayoutDirection(Qt.LayoutDirection.LeftToRight)
        up.clicked.connect(lambda: self.list.move_current(-1))
        down.clicked.connect(lambda: self.list.move_current(1))
        reset = button(self._theme, self._say("columns.reset"), "", "link")
        reset.clicked.connect(lambda: self._fill(Columns(self._table.columns)))
        buttons = QDialogButtonBox()
        accept = button(self._theme, self._say("button.ok"), "", "primary")
        accept.setDefault(True)
        buttons.addButton(accept, QDialogButtonBox.ButtonRole.AcceptRole)
        buttons.addButton(button(self._theme, self._say("button.cancel")), QDialogButtonBox.ButtonRole.RejectRole)
        buttons.accepted.connect(self.accept)
        buttons.rejected.connect(self.reject)
        box = QVBoxLayout(self)
        box.setContentsMargins(20, 16, 20, 16)
        box.setSpacing(10)
        box.addWidget(Label(self._theme, self._say("columns.explain"), "small", role="muted", wrap=True))
        box.addWidget(self.sought)
        box.addWidget(self.list)
        box.addWidget(row(up, down, None, reset))
        box.addWidget(buttons)
        self.resize(380, 520)

    def _filter(self, sought: str) -> None:
        for item in self._items():
            item.setHidden(sought.casefold() not in item.text().casefold())

    def _items(self) -> list[QListWidgetItem]:
        return [self.list.item(place) for place in range(self.list.count())]

    def result_columns(self) -> Columns:
        """The ticked columns in their order; the old ones if none is ticked."""
        names = tuple(str(item.data(NAME)) for item in self._items() if item.checkState() == Qt.CheckState.Checked)
        if not names:
            return self._columns
        return replace(self._columns, names=names, frozen=min(self._columns.frozen, len(names) - 1))
