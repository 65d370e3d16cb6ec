"""The chart on screen. pyqtgraph is wrapped here: its view moves and draws apart the years, its line is dragged to the base year; what is
seen is drawn by the same painters as on paper, in the theme of now, without pyqtgraph's menu.
"""

from collections.abc import Iterable
from typing import NamedTuple

import pyqtgraph as pg
from PySide6.QtCore import QEvent, QPoint, QPointF, QRectF, Qt, Signal
from PySide6.QtGui import (
    QAccessible,
    QAccessibleAnnouncementEvent,
    QFocusEvent,
    QKeyEvent,
    QMouseEvent,
    QPainter,
    QPaintEvent,
    QResizeEvent,
    QWheelEvent,
)
from PySide6.QtWidgets import QWidget

from storage.chart_values import ChartData, ChartEvent
from storage.chart_words import point_words, summary, title
from ui.parts.chart.board import GAP, drawers_of, rooms
from ui.parts.chart.docking import Dock
from ui.parts.chart.drawing import Hit
from ui.parts.chart.look import Look
from ui.parts.chart.plot import Plot, place_of
from ui.parts.chart.readout import Readout
from ui.theme import Theme
from ui.widgets.paint import focus_ring

EDGE = 8
BY_KEY = (Qt.FocusReason.TabFocusReason, Qt.FocusReason.BacktabFocusReason)
CLICK = 5  # pixels: what moves further is a drag
_Key = Qt.Key

pg.setConfigOptions(exitCleanup=False)


class Reading(NamedTuple):
    """What is read: the panel, the points at that place, and which of them is the current one."""

    panel: int
    hits: tuple[Hit, ...]
    current: int


class ChartCanvas(pg.GraphicsView):  # type: ignore[misc]
    """Shows a chart and reads it to mouse, keyboard and screen reader.

    read: a Reading, or None. pressed: the row of the statistic that was clicked or Enter was pressed on. event_pressed: the key of an
    event's record. base_chosen: the year that the line of the index was dragged to.
    """

    read = Signal(object)
    pressed = Signal(int)
    opened = Signal(int)
    event_pressed = Signal(str)
    base_chosen = Signal(int)

    def __init__(self, theme: Theme, language: str = "en", scale: float = 1.0) -> None:
        super().__init__(background=None)
        self._theme, self.language, self.names, self._scale = theme, language, language, scale
        self._marked: frozenset[int] = frozenset()
        self.data: ChartData | None = None
        self._made: list[Plot] = []  # all there are, the first of them in use
        self.plots: list[Plot] = []
        self.reading: Reading | None = None
        self._down: QPoint | None = None
        self._building = self._ringed = False
        self._base: pg.InfiniteLine | None = None
        self.readout, self._corners = Readout(self), Dock()
        self.enableMouse(False)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setMouseTracking(True)
        self.setContextMenuPolicy(Qt.ContextMenuPolicy.NoContextMenu)
        self._ground = pg.GraphicsWidget()
        self.setCentralItem(self._ground)
        theme.changed.connect(self.retell)
        self._colour()

    def _colour(self) -> None:
        self.setBackground(self._theme.colour("surface"))

    # -- what is shown -----------------------------------------------------------------------------------------------------------------

    def show_data(self, data: ChartData | None) -> None:
        """Shows a chart; None shows nothing."""
        self.data = data
        self._rebuild()

    def set_scale(self, scale: float) -> None:
        """Larger type for a hall."""
        self._scale = scale
        self._rebuild()

    def mark(self, rows: Iterable[int]) -> None:
        """Rings around the figures of these rows: they are selected."""
        self._marked = frozenset(rows)
        for plot in self.plots:
            there = self._marked & {point.point.row for one in plot.drawer.panel.series for point in one.points}
            if there != plot.drawer.marked:
                plot.drawer.marked = there
                plot.ink.update()

    def retell(self, language: str = "", names: str = "") -> None:
        """In other languages (names: of names), or in the theme of now."""
        self.language, self.names = language or self.language, names or language or self.names
        self._colour()
        self._rebuild()

    def _rebuild(self) -> None:
        self._read(None)
        empty = self.data is None or self.data.empty
        drawers = [] if empty else drawers_of(self.data, Look(self._theme, self.language, self._scale, self.names))  # type: ignore[arg-type]
        while len(self._made) < len(drawers):
            self._made.append(self._new_plot())
        self.plots = self._made[: len(drawers)]
        for number, plot in enumerate(self._made):
            plot.setVisible(number < len(drawers))
        self._building = True
        for plot, drawer in zip(self.plots, drawers, strict=True):
            plot.take(drawer)
        self._building = False
        if self._base is not None:
            self._base.setVisible(False)
        if self.data is None or empty:
            self.setAccessibleName("")
            return
        self._arrange()
        self.mark(self._marked)
        self._draw_base()
        self.setAccessibleName(title(self.data, self.language))
        self.setAccessibleDescription(summary(self.data, self.language))

    def close(self) -> bool:
        """As any widget: pyqtgraph's own takes its scene apart while Qt still paints it."""
        return bool(QWidget.close(self))

    def _new_plot(self) -> Plot:
        plot = Plot()
        plot.setParentItem(self._ground)
        plot.box.sigXRangeChanged.connect(self._together)
        return plot

    def _arrange(self) -> None:
        whole = QRectF(self.rect()).adjusted(EDGE, EDGE, -EDGE, -EDGE)
        for plot, room in zip(self.plots, rooms(len(self.plots), whole, GAP * self._scale), strict=True):
            plot.place(room)

    def _together(self, box: pg.ViewBox, span: tuple[float, float]) -> None:
        """All panels show the same years; while they move nothing is read."""
        if self._building:
            return
        self._read(None)
        for plot in self.plots:
            if plot.box is not box and plot.drawer.zooms and tuple(plot.box.viewRange()[0]) != tuple(span):
                plot.box.setXRange(*span, padding=0)

    def years(self) -> tuple[float, float] | None:
        """The decimal years in view; None where the chart has no axis of years."""
        return tuple(self.plots[0].box.viewRange()[0]) if self.plots and self.plots[0].drawer.zooms else None

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        if hasattr(self, "plots"):
            self._read(None)
            self._arrange()

    # -- the base year -----------------------------------------------------------------------------------------------------------------

    def _draw_base(self) -> None:
        if self.data is None or self.data.spec.measure != "index" or self.data.spec.base is None or not self.plots[0].drawer.zooms:
            return
        pen = pg.mkPen(self._theme.colour("accent"), width=2)
        hover = pg.mkPen(self._theme.colour("accent_hover"), width=4)
        if self._base is None:
            self._base = pg.InfiniteLine(movable=True)
            self._base.setCursor(Qt.CursorShape.SizeHorCursor)
            self._base.sigPositionChangeFinished.connect(lambda moved: self.base_chosen.emit(int(moved.value())))
            self.plots[0].box.addItem(self._base)
        self._base.setPen(pen)
        self._base.setHoverPen(hover)
        self._base.setBounds(self.plots[0].drawer.limits()[:2])
        self._base.setValue(self.data.spec.base + 0.5)
        self._base.setVisible(True)

    # -- reading -----------------------------------------------------------------------------------------------------------------------

    def row(self) -> int:
        """The row of the statistic that is read, or 0."""
        if self.reading is None or not self.reading.hits:
            return 0
        drawer = self.plots[self.reading.panel].drawer
        return drawer.point(self.reading.hits[max(self.reading.current, 0)]).point.row

    def _read(self, reading: Reading | None) -> None:
        if reading == self.reading:
            return
        old, self.reading = self.reading, reading
        for number, plot in enumerate(self.plots):
            here = reading is not None and reading.panel == number
            if here or (old is not None and old.panel == number):
                plot.cross.hits = reading.hits if here and reading else ()
                plot.cross.current = reading.current if here and reading else -1
                plot.cross.update()
        if reading is None:
            self.readout.hide()
        else:
            plot = self.plots[reading.panel]
            self.readout.show_hits(plot.drawer, reading.hits, reading.current, self.language)
            self._dock(plot)
        self.read.emit(reading)

    def _dock(self, plot: Plot) -> None:
        """The read-out stands in the corner of the plot that covers least, never under what is read."""
        size, frame = self.readout.size().toSizeF(), plot.frame()
        origin = plot.mapToScene(QPointF(0, 0))
        area = frame.plot.translated(origin)
        if len(self.plots) > 1 or area.width() < size.width() + 60:
            area = QRectF(self.rect())
        own = plot.rect().translated(origin) if len(self.plots) > 1 else QRectF()
        drawer = plot.drawer
        if not drawer.zooms and len(self.plots) == 1:
            self.readout.move(round(area.right() - size.width() - 8), round(area.bottom() - size.height() - 6))
            return
        hits = self.reading.hits if self.reading and drawer.zooms else ()
        read = [frame.point(*place_of(drawer, hit)) + origin for hit in hits if not drawer.styles[hit.series].muted]
        best = self._corners.place(area, size, own, [point + origin for point in plot.points()], read, frame)
        self.readout.move(round(max(best.x(), 0)), round(max(best.y(), 0)))

    def _under(self, pos: QPointF) -> tuple[int, QPointF] | None:
        """The panel at a place, and the place within it."""
        for number, plot in enumerate(self.plots):
            inside = plot.mapFromScene(self.mapToScene(pos.toPoint()))
            if plot.rect().contains(inside):
                return number, inside
        return None

    def _event_at(self, pos: QPointF) -> ChartEvent | None:
        found = self._under(pos)
        if found is None:
            return None
        plot = self.plots[found[0]]
        return next((mark.event for mark in reversed(plot.drawer.event_marks(plot.frame())) if mark.room.contains(found[1])), None)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        super().mouseMoveEvent(event)
        if event.buttons() != Qt.MouseButton.NoButton:
            return
        mark = self._event_at(event.position())
        self.viewport().setCursor(Qt.CursorShape.PointingHandCursor if mark else Qt.CursorShape.ArrowCursor)
        self.setToolTip(_told(mark, self.language) if mark else "")
        self.read_at(event.position())

    def read_at(self, pos: QPointF) -> None:
        """Reads what stands at a place of the canvas."""
        found = self._under(pos)
        if found is None:
            self._read(None)
            return
        plot = self.plots[found[0]]
        frame = plot.frame()
        near = frame.plot.adjusted(-EDGE, -EDGE, EDGE, EDGE) if plot.drawer.zooms else plot.rect()
        hits, current = plot.drawer.hits_at(frame, found[1]) if near.contains(found[1]) else ([], -1)
        self._read(Reading(found[0], tuple(hits), current) if hits else None)

    def leaveEvent(self, event: QEvent) -> None:
        super().leaveEvent(event)
        if not self.hasFocus():
            self._read(None)

    def focusInEvent(self, event: QFocusEvent) -> None:
        super().focusInEvent(event)
        self._ringed = event.reason() in BY_KEY
        self.viewport().update()

    def paintEvent(self, event: QPaintEvent) -> None:
        """The chart, and a ring around it where the keyboard came to it by its keys."""
        super().paintEvent(event)
        if self._ringed and self.hasFocus():
            with QPainter(self.viewport()) as painter:
                painter.setRenderHint(QPainter.RenderHint.Antialiasing)
                focus_ring(painter, self._theme, self.viewport().rect().toRectF())

    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        self.viewport().update()
        if event.reason() in BY_KEY:
            self._read(None)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        self._down = event.position().toPoint()
        self.setFocus(Qt.FocusReason.MouseFocusReason)
        super().mousePressEvent(event)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        super().mouseReleaseEvent(event)
        still = self._down is not None and (event.position().toPoint() - self._down).manhattanLength() <= CLICK
        self._down = None
        if not still or event.button() != Qt.MouseButton.LeftButton:
            return
        mark = self._event_at(event.position())
        if mark is not None:
            self.event_pressed.emit(mark.key)
            return
        self.read_at(event.position())
        if self.row():
            self.pressed.emit(self.row())

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        """All years again."""
        for plot in self.plots[:1]:
            if plot.drawer.zooms:
                plot.box.setXRange(*plot.drawer.limits()[:2], padding=0)

    def wheelEvent(self, event: QWheelEvent) -> None:
        """Draws the years apart around the mouse."""
        found = self._under(event.position())
        if found is None or not self.plots[found[0]].drawer.zooms:
            event.ignore()
            return
        plot = self.plots[found[0]]
        left, right = plot.box.viewRange()[0]
        at = plot.frame().year_at(found[1].x())
        factor = 0.8 if event.angleDelta().y() > 0 else 1.25
        plot.box.setXRange(at - (at - left) * factor, at + (right - at) * factor, padding=0)
        event.accept()

    # -- the keyboard ------------------------------------------------------------------------------------------------------------------

    def keyPressEvent(self, event: QKeyEvent) -> None:
        steps = {_Key.Key_Left: -1, _Key.Key_Right: 1, _Key.Key_Home: -(10**6), _Key.Key_End: 10**6}
        key = _Key(event.key())
        if key in steps and not event.modifiers():
            self.step(steps[key])
        elif key in (_Key.Key_Up, _Key.Key_Down) and not event.modifiers():
            self.turn(-1 if key == _Key.Key_Up else 1)
        elif key in (_Key.Key_Return, _Key.Key_Enter) and self.row():
            self.opened.emit(self.row())
        else:
            event.ignore()

    def step(self, by: int) -> None:
        """Reads the next place to the left or right; from the last panel on to the first."""
        stops = [(number, stop) for number, plot in enumerate(self.plots) for stop in plot.drawer.stops() if stop]
        if not stops:
            return
        here = next((place for place, (number, stop) in enumerate(stops) if self._is_at(number, stop)), None)
        place = (len(stops) - 1 if by < 0 else 0) if here is None else min(max(here + by, 0), len(stops) - 1)
        if here is None and abs(by) == 1:
            place = len(stops) - 1  # the newest figure first
        number, stop = stops[place]
        series = None
        if self.reading is not None and self.reading.panel == number:
            series = self.reading.hits[max(self.reading.current, 0)].series
        current = next((n for n, hit in enumerate(stop) if hit.series == series), 0)
        self._tell(Reading(number, tuple(stop), current))

    def _is_at(self, number: int, stop: list[Hit]) -> bool:
        return self.reading is not None and self.reading.panel == number and set(self.reading.hits) == set(stop)

    def turn(self, by: int) -> None:
        """Reads the next line at the same place."""
        if self.reading is None:
            self.step(1)
        else:
            count = len(self.reading.hits)
            self._tell(self.reading._replace(current=(max(self.reading.current, 0) + by) % count))

    def _tell(self, reading: Reading) -> None:
        self._read(reading)
        drawer = self.plots[reading.panel].drawer
        hit = reading.hits[max(reading.current, 0)]
        if self.data is not None:
            said = point_words(self.data, drawer.panel, hit.series, drawer.point(hit), self.language)
            QAccessible.updateAccessibility(QAccessibleAnnouncementEvent(self, said))


def _told(event: ChartEvent, language: str) -> str:
    from storage.dates import show

    return f"{event.name.in_language(language)}\n{show(event.start, event.end, language)}"
