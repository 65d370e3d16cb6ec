"""A box to choose one of several from, in the theme's colours; its list, keys and name to a screen reader are Qt's own."""

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QPainter, QPaintEvent, QWheelEvent
from PySide6.QtWidgets import QComboBox

from ui.theme import Theme
from ui.widgets.paint import draw_text, fill, focus_ring, pen


class Choice(QComboBox):
    """The wheel moves what stands under the mouse, never the choice: in a pane that scrolls it would change by accident."""

    def __init__(self, theme: Theme, name: str = "") -> None:
        super().__init__()
        self._theme = theme
        self.setAccessibleName(name)
        self.setAttribute(Qt.WidgetAttribute.WA_Hover)
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)

    def sizeHint(self) -> QSize:
        metrics = self._theme.metrics()
        widest = max((metrics.horizontalAdvance(self.itemText(place)) for place in range(self.count())), default=60.0)
        return QSize(round(widest) + 44, self._theme.size("control"))

    def minimumSizeHint(self) -> QSize:
        return QSize(72, self._theme.size("control"))

    def wheelEvent(self, event: QWheelEvent) -> None:
        event.ignore()

    def paintEvent(self, event: QPaintEvent) -> None:
        theme, rect, on = self._theme, self.rect().toRectF(), self.isEnabled()
        inside = rect.adjusted(0.5, 0.5, -0.5, -0.5)
        with QPainter(self) as painter:
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            fill(painter, inside, theme.colour("hover" if on and self.underMouse() else "surface"), theme.radius())
            if self.hasFocus():
                focus_ring(painter, theme, rect, theme.radius())
            else:
                painter.setPen(pen(theme.colour("line_strong" if on else "line")))
                painter.setBrush(Qt.BrushStyle.NoBrush)
                painter.drawRoundedRect(inside, theme.radius(), theme.radius())
            draw_text(painter, theme, rect.adjusted(10, 0, -28, 0), self.currentText(), "text" if on else "disabled")
            theme.draw_icon(painter, "caret-down", QRectF(rect.right() - 23, rect.center().y() - 6, 12, 12), "muted" if on else "disabled")
