"""The filters in force, each as a chip that can be taken away; what hides rows is always in sight."""

from collections.abc import Sequence
from typing import NamedTuple

from PySide6.QtCore import QEvent, QPoint, QPointF, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent, QMouseEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QAbstractButton, QSizePolicy, QWidget

from ui.theme import Theme
from ui.widgets.button import button, set_words
from ui.widgets.flow_layout import FlowLayout
from ui.widgets.label import plain_tip
from ui.widgets.paint import draw_text, fill, focus_ring

_KEYS = (Qt.Key.Key_Delete, Qt.Key.Key_Backspace, Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Space)
WIDEST = 320
HEIGHT = 26


class ChipText(NamedTuple):
    """What a chip says: `Years` `2014–2025`. remove: its cross in words, `Remove Years 2014–2025`."""

    label: str
    value: str
    remove: str = ""


class Chip(QAbstractButton):
    """One chip. A click on its cross, Delete, Enter or space take it away (`clicked`)."""

    def __init__(self, theme: Theme, words: ChipText) -> None:
        super().__init__()
        self._theme, self._words, self._hot = theme, words, False
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)
        self.setMouseTracking(True)
        self.setAccessibleName(words.remove or f"{words.label} {words.value}")
        self.setToolTip(plain_tip(f"{words.label} {words.value}"))

    def sizeHint(self) -> QSize:
        label = self._theme.metrics("small").horizontalAdvance(self._words.label)
        value = self._theme.metrics("small", "semibold").horizontalAdvance(self._words.value)
        height = max(HEIGHT, round(self._theme.metrics("small").height()) + 8)
        return QSize(min(WIDEST, round(label + value + (6 if label else 0)) + 40), height)

    def minimumSizeHint(self) -> QSize:
        return QSize(60, self.sizeHint().height())

    def cross(self) -> QRectF:
        """Where the cross takes clicks."""
        return QRectF(self.width() - 26, 0, 26, self.height())

    def hitButton(self, pos: QPoint) -> bool:
        return self.cross().contains(QPointF(pos))

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        super().mouseMoveEvent(event)
        self._heat(self.cross().contains(event.position()))

    def leaveEvent(self, event: QEvent) -> None:
        super().leaveEvent(event)
        self._heat(False)

    def _heat(self, hot: bool) -> None:
        if hot != self._hot:
            self._hot = hot
            self.update()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in _KEYS:
            self.click()
        else:
            super().keyPressEvent(event)

    def paintEvent(self, event: QPaintEvent) -> None:
        theme, words = self._theme, self._words
        rect = self.rect().toRectF()
        with QPainter(self) as painter:
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            fill(painter, rect, theme.colour("selected"), rect.height() / 2)
            line = rect.adjusted(11, 0, -26, 0)
            end = draw_text(painter, theme, line, words.label, "muted", "small")
            line.setLeft(end + 6 if words.label else line.left())
            draw_text(painter, theme, line, words.value, "selected_text", "small", "semibold")
            cross = QRectF(self.width() - 23, rect.center().y() - 7, 14, 14)
            if self._hot:
                fill(painter, cross.adjusted(-3, -3, 3, 3), theme.colour("surface", 150), 10)
            theme.draw_icon(painter, "x", cross.adjusted(1, 1, -1, -1), "selected_text")
            if self.hasFocus():
                focus_ring(painter, theme, rect, rect.height() / 2 - 1)


class Chips(QWidget):
    """A row of chips and, behind them, the link that takes all away. Hidden while there is none."""

    removed = Signal(int)  # the place of the chip
    clear_all = Signal()

    def __init__(self, theme: Theme, clear_words: str = "") -> None:
        super().__init__()
        self._theme, self._chips, self._texts = theme, list[Chip](), list[ChipText]()
        self._row = FlowLayout(self, space=8)
        self._clear = button(theme, clear_words, "", "link")
        self._clear.clicked.connect(self.clear_all)
        self._row.addWidget(self._clear)
        self.setVisible(False)

    def set_clear_words(self, words: str) -> None:
        set_words(self._clear, words)

    def set_chips(self, texts: Sequence[ChipText]) -> None:
        """Shows these, and nothing else; the keyboard goes to the neighbour of a chip that was taken away."""
        if list(texts) == self._texts:
            return
        held = next((place for place, chip in enumerate(self._chips) if chip.hasFocus()), None)
        for chip in self._chips:
            self._row.removeWidget(chip)
            chip.hide()
            chip.deleteLater()
        self._row.removeWidget(self._clear)
        self._texts = list(texts)
        self._chips = [self._made(place, text) for place, text in enumerate(texts)]
        for part in (*self._chips, self._clear):
            self._row.addWidget(part)
        self.setVisible(bool(texts))
        if held is not None and self._chips:
            neighbour = self._chips[min(held, len(self._chips) - 1)]
            neighbour.show()  # the layout would do it later, and what is not seen takes no keyboard
            neighbour.setFocus(Qt.FocusReason.OtherFocusReason)

    def _made(self, place: int, text: ChipText) -> Chip:
        chip = Chip(self._theme, text)
        chip.clicked.connect(lambda: self.removed.emit(place))
        return chip

    @property
    def chips(self) -> tuple[Chip, ...]:
        """The chips as they stand."""
        return tuple(self._chips)
