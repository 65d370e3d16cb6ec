"""The strip below the lanes: how much there is when, of everything that the query finds in any year, with the part that is in view."""

from typing import TYPE_CHECKING

from PySide6.QtCore import QPointF, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QMouseEvent, QPainter, QPaintEvent, QResizeEvent, QWheelEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from ui.parts.timeline import density
from ui.parts.timeline.scale import Scale, fitted
from ui.parts.timeline.ticks import whole_ticks
from ui.theme import Theme
from ui.widgets.paint import CENTRE, draw_text, fill, pen

if TYPE_CHECKING:
    from storage.timeline import Timeline

GRIP = 7.0  # pixels beside an edge of the window that take hold of it
LEAST = 12.0  # of the window, so that it can be taken hold of
_ABOVE, _BELOW, _SIDE = 10.0, 22.0, 12.0
_OUT, _APART = 16.0, 16.0  # pixels that words may stand out over the lanes' names, and between words
_Button = Qt.MouseButton


class Overview(QWidget):
    """The window is dragged to pan and pulled at its edges to zoom; what is drawn beside it is a span of years to filter by."""

    moved = Signal(float, float)  # first and last day to be in view
    brushed = Signal(float, float)  # two days, while they are drawn
    brush_ended = Signal()
    zoomed = Signal(float)

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._theme = theme
        self._margin = 136.0
        self._bars: list[tuple[float, float, float]] = []  # first day, last day, share of the highest
        self._line: Timeline | None = None
        self._span = (0, 1)
        self._view = (0.0, 1.0)
        self._brush: tuple[float, float] | None = None
        self._head = self._under = ""
        self._language = "en"
        self._drag = ""
        self._from = 0.0
        self._held = (0.0, 1.0)
        self.setFixedHeight(theme.size("overview_strip"))
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setMouseTracking(True)

    # -- what is shown ---------------------------------------------------------------------------------------------------------------

    def show_timeline(self, timeline: "Timeline", span: tuple[int, int], margin: float, language: str) -> None:
        """span: the first day and the last of the strip; margin: of the lanes' names, below which two lines of words stand."""
        self._line, self._span, self._margin, self._language = timeline, span, margin, language
        self._count()

    def show_view(self, first: float, last: float, head: str, under: str) -> None:
        """The days in view, and the words on the left."""
        self._view, self._head, self._under = (first, last), head, under
        self.setAccessibleName(f"{head}. {under}")
        self.update()

    def show_brush(self, brush: tuple[float, float] | None) -> None:
        """A span that is just being drawn, here or over the lanes."""
        self._brush = brush
        self.update()

    def _scale(self) -> Scale:
        return fitted(self._span, max(40.0, self.width() - self._margin - _SIDE))

    def _count(self) -> None:
        import numpy as np

        self._bars = []
        if self._line is None or not len(self._line.whole):
            self.update()
            return
        days = density.edges(self._scale(), density.coarsest(self._line.whole_dating))
        counts = np.diff(np.searchsorted(self._line.whole, np.array(days)))
        some, most = np.flatnonzero(counts).tolist(), max(1, int(counts.max(initial=1)))
        self._bars = [(days[place], days[place + 1], float(counts[place]) / most) for place in some]
        self.update()

    @property
    def bars(self) -> list[tuple[float, float, float]]:
        """(first day, day after the last, share of the highest bar)."""
        return self._bars

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._count()

    def sizeHint(self) -> QSize:
        return QSize(600, self._theme.size("overview_strip"))

    # -- the mouse -------------------------------------------------------------------------------------------------------------------

    def _day(self, x: float) -> float:
        return self._scale().day(x - self._margin)

    def _box(self) -> QRectF:
        """The window around what is in view."""
        scale = self._scale()
        left = max(self._margin, self._margin + scale.x(self._view[0]))
        right = min(self.width() - _SIDE, self._margin + scale.x(self._view[1]))
        if right - left < LEAST:
            left, right = (left + right - LEAST) / 2, (left + right + LEAST) / 2
        return QRectF(left, 5, right - left, self.height() - _BELOW - 5)

    def _hold(self, at: QPointF) -> str:
        """What is under the mouse: an edge of the window (`first`, `last`), the `window`, or what is beside it."""
        box, x = self._box(), at.x()
        inside = min(GRIP, box.width() / 4)  # the middle of the smallest window is still the window
        if box.left() - GRIP <= x <= box.left() + inside:
            return "first"
        if box.right() - inside <= x <= box.right() + GRIP:
            return "last"
        return "window" if box.left() < x < box.right() else "brush" if x > self._margin else ""

    def mousePressEvent(self, event: QMouseEvent) -> None:
        if event.button() == _Button.LeftButton:
            shift = bool(event.modifiers() & Qt.KeyboardModifier.ShiftModifier)
            self._drag = "brush" if shift else self._hold(event.position())
            self._from, self._held = event.position().x(), self._view

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        at = event.position()
        if not self._drag:
            cursors = {
                "first": Qt.CursorShape.SizeHorCursor, "last": Qt.CursorShape.SizeHorCursor, "window": Qt.CursorShape.OpenHandCursor,
                "brush": Qt.CursorShape.CrossCursor,
            }  # fmt: skip
            self.setCursor(cursors.get(self._hold(at), Qt.CursorShape.ArrowCursor))
            return
        first, last = self._held
        way = (at.x() - self._from) / self._scale().per_day
        if self._drag == "brush":
            days = sorted((self._day(self._from), self._day(at.x())))
            self._brush = days[0], days[1]
            self.brushed.emit(*self._brush)
            self.update()
        elif self._drag == "window":
            self.moved.emit(first + way, last + way)
        elif self._drag == "first":
            self.moved.emit(min(first + way, last - 1), last)
        else:
            self.moved.emit(first, max(last + way, first + 1))

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        drag, self._drag = self._drag, ""
        if drag == "brush":
            if self._brush is not None and abs(event.position().x() - self._from) > 4:
                self.brush_ended.emit()
            else:  # a click beside the window brings it there
                half = (self._view[1] - self._view[0]) / 2
                day = self._day(event.position().x())
                self.moved.emit(day - half, day + half)
            self._brush = None
            self.update()

    def wheelEvent(self, event: QWheelEvent) -> None:
        self.zoomed.emit(event.angleDelta().y() / 120)
        event.accept()

    # -- paint -----------------------------------------------------------------------------------------------------------------------

    def paintEvent(self, event: QPaintEvent) -> None:
        theme, scale = self._theme, self._scale()
        with QPainter(self) as painter:
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            painter.fillRect(self.rect(), theme.colour("window"))
            painter.setPen(pen(theme.colour("line")))
            painter.drawLine(QPointF(0, 0.5), QPointF(self.width(), 0.5))
            bottom = self.height() - _BELOW
            self._draw_bars(painter, scale, bottom)
            painter.setPen(pen(theme.colour("line_strong")))
            painter.drawLine(QPointF(self._margin, bottom + 0.5), QPointF(self.width() - _SIDE, bottom + 0.5))
            self._draw_years(painter, bottom)
            self._draw_window(painter)
            head = QRectF(22, 12, self._margin - 26, 18)
            draw_text(painter, theme, head, self._head, "text", "small", "medium")
            draw_text(painter, theme, head.translated(0, 19), self._under, "muted", "caption")

    def _draw_bars(self, painter: QPainter, scale: Scale, bottom: float) -> None:
        theme, room = self._theme, bottom - _ABOVE - 4
        within, without = theme.colour("accent"), theme.colour("line_strong", 130)
        painter.setPen(Qt.PenStyle.NoPen)
        for first, last, share in self._bars:
            left, right = self._margin + scale.x(first), self._margin + scale.x(last)
            painter.setBrush(within if first < self._view[1] and last > self._view[0] else without)
            high = max(1.5, room * share)
            painter.drawRect(QRectF(left, bottom - high, max(1.0, right - left - (1 if right - left > 3 else 0)), high))

    def labels(self) -> list[tuple[float, float, str]]:
        """Below the bars: (middle, width, words), as many as have room; each says its year."""
        metrics, reached = self._theme.metrics("caption"), self._margin - _OUT
        out = []
        for tick in whole_ticks(self._scale(), self._language):
            x, width = self._margin + tick.x, metrics.horizontalAdvance(tick.label)
            if x - width / 2 >= reached and x + width / 2 <= self.width() - 4:
                out.append((x, width, tick.label))
                reached = x + width / 2 + _APART
        return out

    def _draw_years(self, painter: QPainter, bottom: float) -> None:
        for x, width, label in self.labels():
            line = QRectF(x - width / 2 - 1, bottom + 3, width + 2, 16)
            draw_text(painter, self._theme, line, label, "muted", "caption", align=CENTRE)

    def _draw_window(self, painter: QPainter) -> None:
        theme = self._theme
        if self._brush is not None:
            scale = self._scale()
            left, right = (self._margin + scale.x(day) for day in self._brush)
            fill(painter, QRectF(left, 5, right - left, self.height() - _BELOW - 5), theme.colour("accent", 60))
        box = self._box()
        painter.setPen(pen(theme.colour("accent"), 1.5))
        painter.setBrush(theme.colour("accent", 26))
        painter.drawRoundedRect(box, 3, 3)
        painter.setBrush(theme.colour("surface"))
        for side in (box.left(), box.right()):
            painter.drawRoundedRect(QRectF(side - 3, box.center().y() - 8, 6, 16), 3, 3)
