"""An icon that stands by itself, drawn anew in each theme."""

from PySide6.QtCore import Qt
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QWidget

from ui.theme import Theme


class Picture(QWidget):
    """An icon of one of the theme's sizes (`icon`, `icon_large`, `icon_empty`). Silent to a screen reader: the words beside it speak."""

    def __init__(self, theme: Theme, icon: str, size: str = "icon", role: str = "muted") -> None:
        super().__init__()
        self._theme, self._icon, self._role = theme, icon, role
        self.setFixedSize(theme.size(size), theme.size(size))
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)

    def set_picture(self, icon: str, role: str) -> None:
        self._icon, self._role = icon, role
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        with QPainter(self) as painter:
            self._theme.draw_icon(painter, self._icon, self.rect().toRectF(), self._role)
