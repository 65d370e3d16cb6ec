"""A list under a line of text: what could be written, or what was searched. The keyboard and the input method stay with the line."""

from collections.abc import Sequence

from PySide6.QtCore import QModelIndex, QPoint, QRectF, Qt, Signal
from PySide6.QtGui import QAccessible, QAccessibleAnnouncementEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QFrame, QListView, QStyle, QStyleOptionViewItem, QVBoxLayout, QWidget

from ui.theme import Theme
from ui.widgets.boxes import own_viewport
from ui.widgets.nav import ITEM, Index, NavDelegate, NavItem, NavModel
from ui.widgets.paint import draw_text, fill, pen

EDGE = 5
MOST = 14  # rows seen at a time


class _Model(NavModel):
    """Items without a key are headings, on which one cannot stand."""

    def flags(self, index: Index) -> Qt.ItemFlag:
        return super().flags(index) if index.isValid() and self.items[index.row()].key else Qt.ItemFlag.NoItemFlags


class _Delegate(NavDelegate):
    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        item, theme, rect = index.data(ITEM), self._theme, QRectF(option.rect)
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        if not item.key:
            draw_text(painter, theme, rect.adjusted(8, 0, -8, 0), item.label, "muted", "caption", "semibold")
        else:
            chosen = bool(option.state & QStyle.StateFlag.State_Selected)
            if chosen or option.state & QStyle.StateFlag.State_MouseOver:
                fill(painter, rect, theme.colour("selected" if chosen else "hover"), theme.radius())
            self._words(painter, item, rect, chosen)
        painter.restore()


class Suggestions(QFrame):
    """Lies over the window, a child of it and no window of its own: so nothing takes the keyboard from an input method.

    Nothing is current when it opens: Enter means the list only for one who went into it.
    """

    chosen = Signal(str)

    def __init__(self, theme: Theme, line: QWidget) -> None:
        super().__init__(line.window())
        self._theme, self._line = theme, line
        self.list = QListView()
        self._model = _Model()
        self.list.setModel(self._model)
        self.list.setItemDelegate(_Delegate(theme, self.list))
        self.list.setFrameShape(QFrame.Shape.NoFrame)
        own_viewport(self.list)
        self.list.setMouseTracking(True)
        self.list.setUniformItemSizes(True)
        self.list.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        for part in (self, self.list):
            part.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        box = QVBoxLayout(self)
        box.setContentsMargins(EDGE, EDGE, EDGE, EDGE)
        box.addWidget(self.list)
        self.list.clicked.connect(self._choose)
        self.hide()

    def offer(self, items: Sequence[NavItem], name: str, anchor: QWidget) -> None:
        """Shows the items under `anchor`, as wide as it. name: what they are, for a screen reader."""
        self._model.set_items(items)
        self.list.selectionModel().clear()
        self.list.setAccessibleName(name)
        rows = min(len(items), MOST)
        place = anchor.mapTo(self.window(), QPoint(0, anchor.height() + 3))
        self.setGeometry(place.x(), place.y(), anchor.width(), rows * self._theme.size("nav_row") + 2 * EDGE)
        self.list.scrollToTop()
        self.raise_()
        self.show()

    @property
    def items(self) -> tuple[NavItem, ...]:
        """What stands there, headings included."""
        return tuple(self._model.items)

    def current(self) -> str:
        """The key of the row that the reader went to, or empty."""
        index = self.list.currentIndex()
        return str(index.data(ITEM).key) if index.isValid() else ""

    def first(self) -> str:
        """The key of the first row that can be chosen."""
        return next((item.key for item in self._model.items if item.key), "")

    def step(self, by: int) -> None:
        """To the next row that can be chosen, or the one before; beyond the last comes none, where Enter is the line's again."""
        keys = [place for place, item in enumerate(self._model.items) if item.key]
        here = self.list.currentIndex().row()
        after = keys.index(here) + by if here in keys else (0 if by > 0 else len(keys) - 1)
        if 0 <= after < len(keys):
            self.list.setCurrentIndex(self._model.index(keys[after]))
            said = str(self.list.currentIndex().data(Qt.ItemDataRole.AccessibleTextRole))
            QAccessible.updateAccessibility(QAccessibleAnnouncementEvent(self._line, said))
        else:
            self.list.selectionModel().clear()

    def _choose(self, index: QModelIndex) -> None:
        key = str(index.data(ITEM).key)
        if key:
            self.chosen.emit(key)

    def paintEvent(self, event: QPaintEvent) -> None:
        with QPainter(self) as painter:
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            painter.setPen(pen(self._theme.colour("line_strong")))
            painter.setBrush(self._theme.colour("raised"))
            painter.drawRoundedRect(self.rect().toRectF().adjusted(0.5, 0.5, -0.5, -0.5), 8, 8)
