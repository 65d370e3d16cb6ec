"""One panel on screen: pyqtgraph's view of the years, and the layers that a painter fills."""

import pyqtgraph as pg
from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QPainter
from PySide6.QtWidgets import QGraphicsItem, QStyleOptionGraphicsItem, QWidget

from ui.parts.chart.board import frame_of
from ui.parts.chart.drawing import Drawer, Hit
from ui.parts.chart.scale import Frame

LEAST_YEARS = 1.5
MOST_STOPS = 120


class _Layer(QGraphicsItem):
    """Something painted over the whole of a panel; the mouse goes through it."""

    def __init__(self, plot: "Plot", z: float) -> None:
        super().__init__(plot)
        self.plot = plot
        self.setZValue(z)
        self.setAcceptedMouseButtons(Qt.MouseButton.NoButton)

    def boundingRect(self) -> QRectF:
        return QRectF(self.plot.rect())


class _Ink(_Layer):
    def paint(self, painter: QPainter, option: QStyleOptionGraphicsItem, widget: QWidget | None = None) -> None:
        self.plot.drawer.paint(painter, self.plot.frame())


class _Cross(_Layer):
    """What the mouse or the keyboard is on; a layer of its own, so that moving the mouse draws no line anew."""

    hits: tuple[Hit, ...] = ()
    current = -1

    def paint(self, painter: QPainter, option: QStyleOptionGraphicsItem, widget: QWidget | None = None) -> None:
        if self.hits:
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            self.plot.drawer.paint_read(painter, self.plot.frame(), self.hits, self.current)


class Plot(pg.GraphicsWidget):  # type: ignore[misc]  # pyqtgraph has no types
    """One panel: a view of pyqtgraph's for the years, and the layers that a painter fills. It outlives its painter: a canvas that threw its
    panels away would take pyqtgraph's items apart in an order that Qt does not survive.
    """

    drawer: Drawer

    def __init__(self) -> None:
        super().__init__()
        self.box = pg.ViewBox(parent=self, enableMenu=False, defaultPadding=0)
        self.ink, self.cross = _Ink(self, 10), _Cross(self, 20)
        self.ink.setCacheMode(QGraphicsItem.CacheMode.DeviceCoordinateCache)
        self.box.sigXRangeChanged.connect(self._moved)
        self._frame: Frame | None = None
        self._points: list[QPointF] = []

    def take(self, drawer: Drawer) -> None:
        """Another painter, with all its years in view."""
        self.drawer = drawer
        self.cross.hits = ()
        left, right, _, _ = drawer.limits()
        self.box.setMouseEnabled(x=drawer.zooms, y=False)
        if drawer.zooms:
            self.box.setLimits(xMin=left, xMax=right, minXRange=min(LEAST_YEARS, right - left))
        else:
            self.box.setLimits(xMin=None, xMax=None, minXRange=None)
        self.box.setRange(xRange=(min(left, right), max(left, right)), yRange=(0, 1), padding=0)

    def place(self, room: QRectF) -> None:
        self.setGeometry(room)
        plot = frame_of(self.drawer, room.width(), room.height()).plot
        self.box.setGeometry(plot)
        self._moved()

    def _moved(self, *_: object) -> None:
        self._frame = None
        self.ink.update()
        self.cross.update()

    def frame(self) -> Frame:
        if self._frame is None:
            left, right = self.box.viewRange()[0]
            years = (left, right) if self.drawer.zooms else None
            self._frame = frame_of(self.drawer, self.rect().width(), self.rect().height(), years)
            self._points = []
        return self._frame

    def points(self) -> list[QPointF]:
        """Where the lines run, for what must not cover them; enough of their points to tell."""
        frame = self.frame()
        if not self._points and self.drawer.zooms:
            self._points = [frame.point(*place_of(self.drawer, hit)) for stop in self.drawer.stops()[:MOST_STOPS] for hit in stop[:8]]
        return self._points


def place_of(drawer: Drawer, hit: Hit) -> tuple[float, float]:
    """Year and value of a point."""
    point = drawer.point(hit)
    return point.x, point.value
