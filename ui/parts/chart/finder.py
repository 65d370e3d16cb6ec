"""A line to type into with what it finds below: to put an indicator, an area or an organization into a chart."""

from collections.abc import Callable, Sequence

from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QListWidget, QListWidgetItem, QVBoxLayout, QWidget

from storage.chart_find import Choice
from storage.words import Text
from ui import formats
from ui.theme import Theme
from ui.widgets.line import Line

ROWS = 7
ROLE = Qt.ItemDataRole.UserRole


class Finder(QWidget):
    """ask: is given the text and answers through `offer`. always: the list stands open, not only while one types."""

    chosen = Signal(str)  # the key

    def __init__(self, theme: Theme, ask: Callable[[str], None], *, always: bool = False) -> None:
        super().__init__()
        self._theme, self._ask, self._always = theme, ask, always
        self.line = Line()
        self.line.setFont(theme.font())
        self.line.setClearButtonEnabled(True)
        self.list = QListWidget()
        self.list.setFrameShape(QListWidget.Shape.NoFrame)
        self.list.setFont(theme.font("small"))
        self.list.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.list.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.list.setTextElideMode(Qt.TextElideMode.ElideRight)
        self.list.setMouseTracking(True)
        self.list.setUniformItemSizes(True)
        box = QVBoxLayout(self)
        box.setContentsMargins(0, 0, 0, 0)
        box.setSpacing(4)
        box.addWidget(self.line)
        box.addWidget(self.list)
        self.list.setVisible(always)
        self.line.textEdited.connect(lambda _: self.refresh())
        self.line.installEventFilter(self)
        self.list.itemClicked.connect(self._take)
        self.setFocusProxy(self.line)

    def set_words(self, words: str) -> None:
        self.line.setPlaceholderText(words)
        self.line.setAccessibleName(words)
        self.list.setAccessibleName(words)

    def refresh(self) -> None:
        """Asks for what the text names now."""
        self._ask(self.line.text())

    def offer(self, choices: Sequence[Choice], language: str, record_language: str) -> None:
        """Shows what was found."""
        self.list.clear()
        for choice in choices:
            said = formats.one_line(formats.name(Text(*choice.name), record_language, language))
            item = QListWidgetItem(said)
            item.setData(ROLE, choice.key)
            item.setToolTip(said)
            self.list.addItem(item)
        self.list.setCurrentRow(0)
        tall = (self.list.sizeHintForRow(0) if choices else 0) * min(len(choices), ROWS * (2 if self._always else 1)) + 4
        self.list.setFixedHeight(max(tall, 0))
        self.list.setVisible(bool(choices) and (self._always or self.line.hasFocus()))

    def _take(self, item: QListWidgetItem | None) -> None:
        if item is not None:
            self.line.clear()
            self.list.setVisible(self._always)
            self.chosen.emit(item.data(ROLE))

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.FocusIn and not self.list.isVisible():
            self.refresh()
        elif event.type() == QEvent.Type.FocusOut and not self._always and not self.list.underMouse():
            self.list.hide()
        elif isinstance(event, QKeyEvent) and event.type() == QEvent.Type.KeyPress:
            return self._key(event)
        return super().eventFilter(watched, event)

    def _key(self, event: QKeyEvent) -> bool:
        step = {Qt.Key.Key_Down: 1, Qt.Key.Key_Up: -1}.get(Qt.Key(event.key()))
        if step is not None and self.list.count():
            self.list.setCurrentRow(min(max(self.list.currentRow() + step, 0), self.list.count() - 1))
            return True
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and self.list.isVisible():
            self._take(self.list.currentItem())
            return True
        if event.key() == Qt.Key.Key_Escape and self.list.isVisible() and not self._always:
            self.list.hide()
            return True
        return False
