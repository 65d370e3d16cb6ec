"""A check box in the theme's colours."""

from PySide6.QtCore import QPoint, QRectF, QSize
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QCheckBox

from ui.theme import Theme
from ui.widgets import option
from ui.widgets.paint import tick_box

BOX, GAP = 13, 9


class Check(QCheckBox):
    """Ticked by a click anywhere on it, or by space."""

    def __init__(self, theme: Theme, text: str = "") -> None:
        super().__init__()
        self._theme = theme
        option.dress(self, text)

    def sizeHint(self) -> QSize:
        return option.size(self, self._theme, BOX + GAP)

    def minimumSizeHint(self) -> QSize:
        return QSize(BOX + GAP + 24, self.sizeHint().height())

    def hitButton(self, pos: QPoint) -> bool:
        return self.rect().contains(pos)

    def paintEvent(self, event: QPaintEvent) -> None:
        option.paint(self, self._theme, BOX, GAP, self._paint_box)

    def _paint_box(self, painter: QPainter, box: QRectF) -> None:
        tick_box(painter, self._theme, box, self.isChecked(), self.isEnabled())
