"""A radio button in the theme's colours."""

from PySide6.QtCore import QPoint, QRectF, QSize
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QRadioButton

from ui.theme import Theme
from ui.widgets import option
from ui.widgets.paint import fill, pen

RING, DOT, GAP = 14, 6, 8


class Radio(QRadioButton):
    """Chosen by a click anywhere on it, by space or by the arrow keys."""

    def __init__(self, theme: Theme, text: str = "") -> None:
        super().__init__()
        self._theme = theme
        option.dress(self, text)

    def sizeHint(self) -> QSize:
        return option.size(self, self._theme, RING + GAP)

    def minimumSizeHint(self) -> QSize:
        return QSize(RING + GAP + 24, self.sizeHint().height())

    def hitButton(self, pos: QPoint) -> bool:
        return self.rect().contains(pos)

    def paintEvent(self, event: QPaintEvent) -> None:
        option.paint(self, self._theme, RING, GAP, self._paint_ring)

    def _paint_ring(self, painter: QPainter, ring: QRectF) -> None:
        """A little more than a pixel: a round line of one is never in its full colour."""
        theme, accent = self._theme, "accent" if self.isEnabled() else "disabled"
        painter.setPen(pen(theme.colour(accent if self.isChecked() else "line_strong" if self.isEnabled() else "line"), 1.5))
        painter.setBrush(theme.colour("surface"))
        painter.drawEllipse(ring)
        if self.isChecked():
            inset = (RING - DOT) / 2
            fill(painter, ring.adjusted(inset, inset, -inset, -inset), theme.colour(accent), DOT / 2)
