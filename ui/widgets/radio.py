"""A radio button in the theme's colours: Fusion draws the ring of its own too faintly in the dark."""

from PySide6.QtCore import QPoint, QRectF, QSize, Qt
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QRadioButton

from ui.theme import Theme
from ui.widgets.paint import draw_text, fill, focus_ring, pen

RING, DOT, GAP = 14, 6, 8


class Radio(QRadioButton):
    """Chosen by a click anywhere on it, by space or by the arrow keys."""

    def __init__(self, theme: Theme, text: str = "") -> None:
        super().__init__(text.replace("&", "&&"))
        self._theme = theme
        self.setAccessibleName(text)
        self.setAttribute(Qt.WidgetAttribute.WA_Hover)

    def sizeHint(self) -> QSize:
        width = self._theme.metrics().horizontalAdvance(self.text().replace("&&", "&"))
        return QSize(round(width) + RING + GAP + 10, self._theme.size("hit_target_min"))

    def minimumSizeHint(self) -> QSize:
        return QSize(RING + GAP + 24, self.sizeHint().height())

    def hitButton(self, pos: QPoint) -> bool:
        return self.rect().contains(pos)

    def paintEvent(self, event: QPaintEvent) -> None:
        theme, rect, on = self._theme, self.rect().toRectF(), self.isEnabled()
        with QPainter(self) as painter:
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            if on and self.underMouse():
                fill(painter, rect, theme.colour("hover"), theme.radius("small"))
            self._paint_ring(painter, QRectF(4.5, rect.center().y() - RING / 2, RING, RING))
            words = rect.adjusted(4 + RING + GAP, 0, -4, 0)
            draw_text(painter, theme, words, self.text().replace("&&", "&"), "text" if on else "disabled")
            if self.hasFocus():
                focus_ring(painter, theme, rect, theme.radius("small"))

    def _paint_ring(self, painter: QPainter, ring: QRectF) -> None:
        """A little more than a pixel: a round line of one is never in its full colour."""
        theme, accent = self._theme, "accent" if self.isEnabled() else "disabled"
        painter.setPen(pen(theme.colour(accent if self.isChecked() else "line_strong" if self.isEnabled() else "line"), 1.5))
        painter.setBrush(theme.colour("surface"))
        painter.drawEllipse(ring)
        if self.isChecked():
            inset = (RING - DOT) / 2
            fill(painter, ring.adjusted(inset, inset, -inset, -inset), theme.colour(accent), DOT / 2)
