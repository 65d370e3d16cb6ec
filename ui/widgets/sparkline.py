"""A series at a glance: what rose and fell, where nothing is known, where sources differ; and each of its points can be read and opened."""

from collections.abc import Sequence

from PySide6.QtCore import QEvent, QRectF, QSize, Qt, Signal
from PySide6.QtGui import (
    QAccessible,
    QAccessibleAnnouncementEvent,
    QFocusEvent,
    QKeyEvent,
    QMouseEvent,
    QPainter,
    QPaintEvent,
    QResizeEvent,
)
from PySide6.QtWidgets import QSizePolicy, QWidget

from ui.theme import Theme
from ui.widgets.paint import focus_ring
from ui.widgets.spark_paint import BELOW, draw_names, draw_series
from ui.widgets.spark_shape import Shape, SparkPoint

__all__ = ["SparkPoint", "Sparkline"]

SIDE = 8.0
_Key = Qt.Key


class Sparkline(QWidget):
    """A line without axes: first and last name below, the marked or read point with its value. The mouse or the arrow keys read points."""

    point_clicked = Signal(int)  # its place; also by Enter
    point_read = Signal(int)  # its place, -1 when none is read any more

    def __init__(self, theme: Theme, height: int = 96) -> None:
        super().__init__()
        self._theme = theme
        self._points: list[SparkPoint] = []
        self._marked = self._read = -1
        self._upside_down = False
        self._made: Shape | None = None
        self.setFixedHeight(height)
        self.setMinimumWidth(96)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setMouseTracking(True)

    def set_points(
        self, points: Sequence[SparkPoint], marked: int = -1, *, name: str = "", summary: str = "", upside_down: bool = False
    ) -> None:
        """Shows these, in the order of x. marked: the point that stands out. upside_down: for ranks, the first on top.

        name, summary: what a screen reader says of the whole.
        """
        self._points, self._marked, self._read = list(points), marked if len(points) > 1 else len(points) - 1, -1
        self._upside_down, self._made = upside_down, None
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus if points else Qt.FocusPolicy.NoFocus)
        self.setAccessibleName(name)
        self.setAccessibleDescription(summary)
        self.update()

    @property
    def summary(self) -> str:
        """What a screen reader says of the whole."""
        return self.accessibleDescription()

    @property
    def points(self) -> Sequence[SparkPoint]:
        """What is shown, in the order of x."""
        return self._points

    @property
    def read(self) -> int:
        """The place of the point under the mouse or the keyboard, -1 for none."""
        return self._read

    @property
    def current(self) -> SparkPoint | None:
        """The point that Enter would press: the one that is read, else the marked one, else the last."""
        return self._points[self._here] if self._points else None

    @property
    def _here(self) -> int:
        return self._read if self._read >= 0 else self._marked if self._marked >= 0 else len(self._points) - 1

    def shape(self) -> Shape:
        """Where the points stand at the present size."""
        if self._made is None:
            above = self._theme.metrics("caption", "semibold").height() + 8
            plot = QRectF(SIDE, above, self.width() - 2 * SIDE, self.height() - above - BELOW)
            self._made = Shape(self._points, plot, upside_down=self._upside_down)
        return self._made

    def sizeHint(self) -> QSize:
        return QSize(220, self.height())

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._made = None

    # -- reading ---------------------------------------------------------------------------------------------------------------------

    def _read_point(self, index: int) -> None:
        if index == self._read:
            return
        self._read = index
        self.update()
        self.point_read.emit(index)
        if index >= 0 and self.hasFocus():
            point = self._points[index]
            QAccessible.updateAccessibility(QAccessibleAnnouncementEvent(self, f"{point.name}: {point.shown}"))

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        self._read_point(self.shape().nearest(event.position().x()))

    def leaveEvent(self, event: QEvent) -> None:
        self._read_point(-1)

    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        self._read_point(-1)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        if event.button() == Qt.MouseButton.LeftButton and self._points and self.rect().contains(event.position().toPoint()):
            self.point_clicked.emit(self.shape().nearest(event.position().x()))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        last = len(self._points) - 1
        here = self._here
        moves = {_Key.Key_Left: max(0, here - 1), _Key.Key_Right: min(last, here + 1), _Key.Key_Home: 0, _Key.Key_End: last}
        key = _Key(event.key())
        if self._points and key in moves:
            self._read_point(moves[key])
        elif self._points and key in (_Key.Key_Return, _Key.Key_Enter, _Key.Key_Space):
            self.point_clicked.emit(here)
        else:
            super().keyPressEvent(event)

    def paintEvent(self, event: QPaintEvent) -> None:
        if not self._points:
            return
        with QPainter(self) as painter:
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            draw_series(painter, self._theme, self.shape())
            draw_names(painter, self._theme, self.shape(), self._read if self._read >= 0 else self._marked)
            if self.hasFocus():
                focus_ring(painter, self._theme, self.rect().toRectF(), self._theme.radius("small"))
