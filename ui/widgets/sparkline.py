"""A series at a glance: what rose and fell, where nothing is known, where sources differ; and each of its points can be read and opened."""

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise

from PySide6.QtCore import QEvent, QPointF, QRectF, QSize, Qt, Signal
from PySide6.QtGui import (
    QAccessible,
    QAccessibleAnnouncementEvent,
    QFocusEvent,
    QKeyEvent,
    QMouseEvent,
    QPainter,
    QPainterPath,
    QPaintEvent,
    QPolygonF,
)
from PySide6.QtWidgets import QSizePolicy, QWidget

from ui.theme import Theme
from ui.widgets.paint import CENTRE, RIGHT, draw_text, focus_ring, pen

SIDE, BELOW = 8.0, 18.0
DOT = 2.6


@dataclass(frozen=True, slots=True)
class SparkPoint:
    """A point. x: a decimal year. name: `2022`. shown: the value in words. low, high: between which its sources stand, if they `differ`.

    joined: a line leads here from the point before; False after a gap, which stays open.
    bound: `above` or `below` where only a bound is known.
    """

    x: float
    value: float
    name: str
    shown: str
    low: float | None = None
    high: float | None = None
    differ: bool = False
    joined: bool = True
    provisional: bool = False
    reckoned: bool = False
    bound: str = ""


class Sparkline(QWidget):
    """A line without axes: first and last name below, the marked or read point with its value. The mouse or the arrow keys read points."""

    point_clicked = Signal(int)  # its place; also by Enter
    point_read = Signal(int)  # its place, -1 when none is read any more

    def __init__(self, theme: Theme, height: int = 96) -> None:
        super().__init__()
        self._theme = theme
        self._points: list[SparkPoint] = []
        self._marked = self._read = -1
        self._upside_down, self._role = False, "accent"
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
        self._points, self._marked, self._read = list(points), marked, -1
        self._upside_down = upside_down
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus if points else Qt.FocusPolicy.NoFocus)
        self.setAccessibleName(name)
        self.setAccessibleDescription(summary)
        self.update()

    @property
    def summary(self) -> str:
        """What a screen reader says of the whole."""
        return self.accessibleDescription()

    @property
    def read(self) -> int:
        """The place of the point under the mouse or the keyboard, -1 for none."""
        return self._read

    def sizeHint(self) -> QSize:
        return QSize(220, self.height())

    # -- places ----------------------------------------------------------------------------------------------------------------------

    def _plot(self) -> QRectF:
        above = self._theme.metrics("caption", "semibold").height() + 8
        return QRectF(SIDE, above, self.width() - 2 * SIDE, self.height() - above - BELOW)

    def _limits(self) -> tuple[float, float]:
        """Lowest and highest value drawn; from zero on where the values are not all far away from it."""
        ends = [value for point in self._points for value in (point.value, point.low, point.high) if value is not None]
        low, high = min(ends), max(ends)
        if not self._upside_down and 0 <= low <= 0.5 * high:
            low = 0.0
        return (low, high) if high > low else (low - 1, high + 1)

    def place(self, index: int) -> QPointF:
        """Where a point is drawn."""
        point = self._points[index]
        return QPointF(self._across(point.x), self._up(point.value))

    def _across(self, x: float) -> float:
        plot, first, last = self._plot(), self._points[0].x, self._points[-1].x
        return plot.center().x() if last == first else plot.left() + (x - first) / (last - first) * plot.width()

    def _up(self, value: float) -> float:
        plot, (low, high) = self._plot(), self._limits()
        share = (value - low) / (high - low)
        return plot.top() + plot.height() * (share if self._upside_down else 1 - share)

    def _nearest(self, x: float) -> int:
        return min(range(len(self._points)), key=lambda index: abs(self._across(self._points[index].x) - x), default=-1)

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
        self._read_point(self._nearest(event.position().x()))

    def leaveEvent(self, event: QEvent) -> None:
        self._read_point(-1)

    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        self._read_point(-1)
        self.update()

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        if event.button() == Qt.MouseButton.LeftButton and self._points and self.rect().contains(event.position().toPoint()):
            self.point_clicked.emit(self._nearest(event.position().x()))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        last = len(self._points) - 1
        here = self._read if self._read >= 0 else self._marked if self._marked >= 0 else last
        key, keys = event.key(), Qt.Key
        moves = {keys.Key_Left: max(0, here - 1), keys.Key_Right: min(last, here + 1), keys.Key_Home: 0, keys.Key_End: last}
        if key in moves and self._points:
            self._read_point(moves[keys(key)])
        elif key in (keys.Key_Return, keys.Key_Enter, keys.Key_Space) and self._points:
            self.point_clicked.emit(here)
        else:
            super().keyPressEvent(event)

    # -- paint -----------------------------------------------------------------------------------------------------------------------

    def paintEvent(self, event: QPaintEvent) -> None:
        if not self._points:
            return
        with QPainter(self) as painter:
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            if not self._upside_down and self._limits()[0] == 0:
                self._area(painter)
            self._line(painter)
            self._whiskers(painter)
            self._dots(painter)
            self._words(painter)
            if self.hasFocus():
                focus_ring(painter, self._theme, self.rect().toRectF(), self._theme.radius("small"))

    def _runs(self) -> list[list[int]]:
        """Places of points that lines join."""
        runs: list[list[int]] = []
        for index, point in enumerate(self._points):
            if runs and point.joined and not point.bound and not self._points[index - 1].bound:
                runs[-1].append(index)
            else:
                runs.append([index])
        return runs

    def _area(self, painter: QPainter) -> None:
        plot = self._plot()
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(self._theme.colour(self._role, 26))
        for run in self._runs():
            places = [self.place(index) for index in run]
            painter.drawPolygon(QPolygonF([QPointF(places[0].x(), plot.bottom()), *places, QPointF(places[-1].x(), plot.bottom())]))
        painter.setPen(pen(self._theme.colour("line")))
        painter.drawLine(plot.bottomLeft(), plot.bottomRight())

    def _line(self, painter: QPainter) -> None:
        """Each run as one path; the way to a provisional point is dashed."""
        for dashed in (False, True):
            path = QPainterPath()
            for run in self._runs():
                for before, index in pairwise(run):
                    if self._points[index].provisional == dashed:
                        if path.currentPosition() != self.place(before) or path.isEmpty():
                            path.moveTo(self.place(before))
                        path.lineTo(self.place(index))
            painter.setPen(pen(self._theme.colour(self._role), 1.8, Qt.PenStyle.DashLine if dashed else Qt.PenStyle.SolidLine))
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.drawPath(path)

    def _whiskers(self, painter: QPainter) -> None:
        """Where sources differ: a halo as tall as the difference, and never too small to be seen."""
        painter.setPen(Qt.PenStyle.NoPen)
        for index, point in enumerate(self._points):
            if point.differ:
                place = self.place(index)
                ends = sorted(
                    (self._up(point.value if point.low is None else point.low), self._up(point.value if point.high is None else point.high))
                )
                top, bottom = min(ends[0], place.y() - 5), max(ends[1], place.y() + 5)
                painter.setBrush(self._theme.colour("differ", 70))
                painter.drawRoundedRect(QRectF(place.x() - 4, top, 8, bottom - top), 4, 4)

    def _dots(self, painter: QPainter) -> None:
        alone = {run[0] for run in self._runs() if len(run) == 1}
        few = len(self._points) <= max(2, self._plot().width() / 14)
        for index, point in enumerate(self._points):
            if point.bound:
                self._arrow(painter, index)
            elif point.reckoned or index in alone or few or point.differ:
                self._dot(painter, index, DOT if point.reckoned or index in alone else 2.0, "differ" if point.differ else self._role)
        for index in {self._marked, self._read} - {-1}:
            self._dot(painter, index, 4.5, "differ" if self._points[index].differ else self._role)

    def _dot(self, painter: QPainter, index: int, radius: float, role: str) -> None:
        hollow = self._points[index].reckoned
        painter.setPen(pen(self._theme.colour(role if hollow else "surface"), 1.4))
        painter.setBrush(self._theme.colour("surface" if hollow else role))
        painter.drawEllipse(self.place(index), radius, radius)

    def _arrow(self, painter: QPainter, index: int) -> None:
        """A bound points to where the value may be."""
        place, upwards = self.place(index), (self._points[index].bound == "above") != self._upside_down
        tip = -5 if upwards else 5
        painter.setPen(pen(self._theme.colour("muted"), 1.4))
        painter.drawLine(place + QPointF(-4, 0), place + QPointF(4, 0))
        painter.drawPolyline(QPolygonF([place + QPointF(-2.5, tip / 2), place + QPointF(0, tip), place + QPointF(2.5, tip / 2)]))

    def _words(self, painter: QPainter) -> None:
        theme, plot = self._theme, self._plot()
        below = QRectF(plot.left() - 4, plot.bottom() + 3, plot.width() + 8, BELOW - 3)
        focus = self._read if self._read >= 0 else self._marked
        taken = self._read_out(painter, focus, below) if focus >= 0 else QRectF()
        for index, align in ((0, "left"), (len(self._points) - 1, "right")):
            name = self._points[index].name
            width = theme.metrics("caption").horizontalAdvance(name)
            left = below.left() if align == "left" else below.right() - width
            if index != focus and not taken.adjusted(-6, 0, 6, 0).intersects(QRectF(left, below.top(), width, below.height())):
                draw_text(painter, theme, below, name, "muted", "caption", align=RIGHT if align == "right" else Qt.AlignmentFlag.AlignLeft)
            if len(self._points) == 1:
                break

    def _read_out(self, painter: QPainter, index: int, below: QRectF) -> QRectF:
        """The value above and the name below one point; the room that the name takes."""
        theme, point, place = self._theme, self._points[index], self.place(index)
        metrics = theme.metrics("caption", "semibold")
        painter.setPen(pen(theme.colour("line_strong"), 1, Qt.PenStyle.DotLine))
        painter.drawLine(QPointF(place.x(), place.y() + 6), QPointF(place.x(), below.top()))

        def centred(text: str, top: float, height: float) -> QRectF:
            width = metrics.horizontalAdvance(text) + 2
            left = max(2.0, min(self.width() - width - 2, place.x() - width / 2))
            return QRectF(left, top, width, height)

        value = centred(point.shown, place.y() - metrics.height() - 7, metrics.height())
        draw_text(painter, theme, value, point.shown, "text", "caption", "semibold", CENTRE)
        name = centred(point.name, below.top(), below.height())
        draw_text(painter, theme, name, point.name, "text", "caption", "semibold", CENTRE)
        return name
