"""A check box in the theme's colours: Fusion draws the edge of its own too faintly in the dark."""

from PySide6.QtCore import QPoint, QRectF, QSize, Qt
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QCheckBox

from ui.theme import Theme
from ui.widgets.paint import draw_text, fill, focus_ring, tick_box

BOX, GAP = 13, 9


class Check(QCheckBox):
    """Ticked by a click anywhere on it, or by space."""

    def __init__(self, theme: Theme, text: str = "") -> None:
        super().__init__(text.replace("&", "&&"))
        self._theme = theme
        self.setAccessibleName(text)
        self.setAttribute(Qt.WidgetAttribute.WA_Hover)

    def sizeHint(self) -> QSize:
        width = self._theme.metrics().horizontalAdvance(self.text().replace("&&", "&"))
        return QSize(round(width) + BOX + GAP + 10, self._theme.size("hit_target_min"))

    def minimumSizeHint(self) -> QSize:
        return QSize(BOX + GAP + 24, self.sizeHint().height())

    def hitButton(self, pos: QPoint) -> bool:
        return self.rect().contains(pos)

    def paintEvent(self, event: QPaintEvent) -> None:
        theme, rect = self._theme, self.rect().toRectF()
        with QPainter(self) as painter:
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            if self.underMouse() and self.isEnabled():
                fill(painter, rect, theme.colour("hover"), theme.radius("small"))
            tick_box(painter, theme, QRectF(4.5, rect.center().y() - BOX / 2, BOX, BOX), self.isChecked(), self.isEnabled())
            words = rect.adjusted(4 + BOX + GAP, 0, -4, 0)
            draw_text(painter, theme, words, self.text().replace("&&", "&"), "text" if self.isEnabled() else "disabled")
            if self.hasFocus():
                focus_ring(painter, theme, rect, theme.radius("small"))
