"""Two pixels that say work is going on, and only once it has taken long enough to be felt. Their place is always kept: nothing jumps."""

from PySide6.QtCore import QRectF, QTimer
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QWidget

from ui.theme import Theme

_TICK = 40  # milliseconds between steps
_ROUND = 36  # steps from left to right


class BusyBar(QWidget):
    """`begin` when work starts, `end` when it is done. still: a bar that does not move, for readers who ask the system for less motion."""

    def __init__(self, theme: Theme, *, still: bool = False) -> None:
        super().__init__()
        self._theme, self._still, self._step = theme, still, 0
        self.setFixedHeight(2)
        self._patience = QTimer(self, singleShot=True, interval=theme.milliseconds("busy_after_ms"))
        self._patience.timeout.connect(self._appear)
        self._motion = QTimer(self, interval=_TICK)
        self._motion.timeout.connect(self._move)
        self._shown = False

    def begin(self) -> None:
        """Starts to wait; a bar that is waiting or shown goes on."""
        if not self._shown and not self._patience.isActive():
            self._patience.start()

    def end(self) -> None:
        """Takes the bar away."""
        self._patience.stop()
        self._motion.stop()
        if self._shown:
            self._shown = False
            self.update()

    @property
    def shown(self) -> bool:
        return self._shown

    def _appear(self) -> None:
        self._shown, self._step = True, 0
        if not self._still:
            self._motion.start()
        self.update()

    def _move(self) -> None:
        self._step = (self._step + 1) % _ROUND
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        if not self._shown:
            return
        width, part = self.width(), self.width() * 0.3
        left = 0.35 * width if self._still else self._step / _ROUND * (width + part) - part
        with QPainter(self) as painter:
            painter.fillRect(self.rect(), self._theme.colour("line"))
            painter.fillRect(QRectF(left, 0, part, self.height()), self._theme.colour("accent"))
