"""Every command by its name: type a part of it, press Enter."""

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QRectF, QSize, QStringListModel, Qt
from PySide6.QtGui import QAction, QKeyEvent, QPainter
from PySide6.QtWidgets import (
    QDialog,
    QFrame,
    QLineEdit,
    QListView,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QVBoxLayout,
    QWidget,
)

from storage.words import text
from ui.theme import Theme
from ui.widgets.paint import RIGHT, draw_text, fill

APART = "\u2003"  # between a command and its keys


class _Delegate(QStyledItemDelegate):
    """The command at the left, its keys at the right."""

    def __init__(self, theme: Theme, parent: QWidget) -> None:
        super().__init__(parent)
        self._theme = theme

    def sizeHint(self, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex) -> QSize:
        return QSize(200, self._theme.size("nav_row"))

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex) -> None:
        theme, rect = self._theme, QRectF(option.rect)
        chosen = bool(option.state & QStyle.StateFlag.State_Selected)
        if chosen:
            fill(painter, rect, theme.colour("selected"), theme.radius())
        name, _, keys = str(index.data()).partition(APART)
        line = rect.adjusted(10, 0, -10, 0)
        draw_text(painter, theme, line, keys, "muted", "small", align=RIGHT)
        draw_text(painter, theme, line.adjusted(0, 0, -90, 0), name, "selected_text" if chosen else "text")


class Palette(QDialog):
    """Commands that can act now, narrowed by what is typed: words in any order, in either language."""

    def __init__(self, offered: list[tuple[str, str, QAction, str]], theme: Theme, language: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._offered, self._matching = offered, offered
        self._none = text("palette.none").in_language(language)  # the only line where no command is left; it cannot be run
        self.setWindowTitle(text("palette.title").in_language(language))
        self.sought = QLineEdit()
        self.sought.setFont(theme.font("heading"))
        self.sought.setPlaceholderText(text("palette.find").in_language(language))
        self.sought.setAccessibleName(text("palette.find").in_language(language))
        self.list = QListView()
        self.list.setAccessibleName(text("palette.title").in_language(language))
        self.list.setEditTriggers(QListView.EditTrigger.NoEditTriggers)
        self.list.setUniformItemSizes(True)
        self.list.setFrameShape(QFrame.Shape.NoFrame)
        self.list.setItemDelegate(_Delegate(theme, self.list))
        self.sought.setMinimumHeight(36)
        self.list.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._model = QStringListModel(self)
        self.list.setModel(self._model)
        box = QVBoxLayout(self)
        box.setContentsMargins(12, 12, 12, 12)
        box.addWidget(self.sought)
        box.addWidget(self.list)
        self.resize(460, 400)
        self.sought.textChanged.connect(self._narrow)
        self.list.clicked.connect(self._run)
        self._narrow("")

    def _narrow(self, sought: str) -> None:
        words = sought.casefold().split()
        self._matching = [one for one in self._offered if all(word in one[3].casefold() for word in words)]
        lines = [f"{name}{APART}{keys}" if keys else name for name, keys, *_ in self._matching]
        self._model.setStringList(lines or [self._none])
        if self._matching:
            self.list.setCurrentIndex(self._model.index(0))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        steps = {Qt.Key.Key_Up: -1, Qt.Key.Key_Down: 1}
        if event.key() in steps:
            place = max(0, min(len(self._matching) - 1, self.list.currentIndex().row() + steps[Qt.Key(event.key())]))
            self.list.setCurrentIndex(self._model.index(place))
        elif event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self._run(self.list.currentIndex())
        else:
            super().keyPressEvent(event)

    def _run(self, index: QModelIndex) -> None:
        """Closes first, so that what the command opens is on top."""
        if 0 <= index.row() < len(self._matching):
            action = self._matching[index.row()][2]
            self.accept()
            action.trigger()
