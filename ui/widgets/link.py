"""A link of several lines: names of records are long, and a push button breaks no line."""

from PySide6.QtCore import QEvent, QRectF, QSize, Qt
from PySide6.QtGui import QKeyEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QAbstractButton, QSizePolicy

from ui.theme import Theme
from ui.widgets.marked import paint_marks
from ui.widgets.paint import focus_ring


class LinkButton(QAbstractButton):
    """Words in the accent colour that break where the line ends, underlined under the mouse; Enter and space press them.

    role, weight: for a title that leads somewhere and is to look like a title.
    """

    def __init__(self, theme: Theme, text: str, size: str = "body", icon: str = "", role: str = "accent", weight: str = "regular") -> None:
        super().__init__()
        self._theme, self._look, self._role, self._icon_name = theme, (size, weight), role, icon
        self._heights: dict[tuple[int, str], int] = {}  # layouts ask again and again
        self.setText(text)
        self.setAccessibleName(text)
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        policy = QSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Minimum)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)

    def _indent(self) -> float:
        return 20.0 if self._icon_name else 0.0

    def _bounds(self, width: float) -> QRectF:
        room = QRectF(0, 0, max(1.0, width - self._indent() - 4), 1e6)
        return self._theme.metrics(*self._look).boundingRect(room, Qt.TextFlag.TextWordWrap, self.text())

    def sizeHint(self) -> QSize:
        line = self._theme.metrics(*self._look)
        width = round(line.horizontalAdvance(self.text()) + self._indent()) + 5
        return QSize(width, self.heightForWidth(width))  # Chinese is higher than the font says

    def minimumSizeHint(self) -> QSize:
        return QSize(48, round(self._theme.metrics(*self._look).height()) + 4)

    def hasHeightForWidth(self) -> bool:
        return True

    def heightForWidth(self, width: int) -> int:
        key = (width, self.text())
        if key not in self._heights:
            self._heights[key] = round(self._bounds(width).height()) + 4
        return self._heights[key]

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.click()
        else:
            super().keyPressEvent(event)

    def event(self, event: QEvent) -> bool:
        if event.type() in (QEvent.Type.Enter, QEvent.Type.Leave):
            self.update()
        return super().event(event)

    def paintEvent(self, event: QPaintEvent) -> None:
        theme, rect = self._theme, self.rect().toRectF()
        role = self._role if self.isEnabled() else "disabled"
        room = rect.adjusted(2 + self._indent(), 2, -2, -2)
        paint_marks(self, theme, self.text(), theme.font(*self._look), room, wrap=True)
        with QPainter(self) as painter:
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            font = theme.font(*self._look)
            if self.underMouse() and self.isEnabled():
                font = type(font)(font)
                font.setUnderline(True)
            painter.setFont(font)
            painter.setPen(theme.colour(role))
            if self._icon_name:
                theme.draw_icon(painter, self._icon_name, QRectF(2, 3, 14, 14), role)
            painter.drawText(room, Qt.TextFlag.TextWordWrap, self.text())
            if self.hasFocus():
                focus_ring(painter, theme, rect, theme.radius("small"))
