"""The timeline by mouse: clicks select and open, drags pan, the wheel zooms or scrolls, and over the axis a span of years is drawn."""

from array import array
from collections.abc import Callable

from PySide6.QtCore import QEvent, QPointF, Qt, Signal
from PySide6.QtGui import QContextMenuEvent, QMouseEvent, QNativeGestureEvent, QWheelEvent
from PySide6.QtWidgets import QPinchGesture

from ui.parts.timeline.drawing import Titles
from ui.parts.timeline.keyed import STEP, Keyed
from ui.parts.timeline.scale import Scale
from ui.theme import Theme
from ui.widgets.label import plain_tip

NOTCH = 120.0  # of a wheel
CLICK = 4  # pixels that a hand may tremble
_Button, _Mod = Qt.MouseButton, Qt.KeyboardModifier


class Canvas(Keyed):
    """What a view shows."""

    hovered = Signal(int, object)  # a row (-1 for none) and where the mouse is, in global pixels
    brushed = Signal(float, float)  # two days, while the reader draws over the axis
    brush_ended = Signal()
    undated_wanted = Signal()
    menu_wanted = Signal(object)  # where, in global pixels

    def __init__(self, theme: Theme, titles: Titles, speak: Callable[[tuple[int, int]], str]) -> None:
        super().__init__(theme, titles, speak)
        self._pressed: QPointF | None = None
        self._held: Scale | None = None
        self._scroll_held = 0
        self._moved = self._brushing = False
        self.viewport().grabGesture(Qt.GestureType.PinchGesture)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        if event.button() != _Button.LeftButton:
            event.ignore()
            return
        at, scene = event.position(), self.scene
        self._pressed, self._held, self._moved = at, self._scale, False
        self._scroll_held = self.verticalScrollBar().value()
        self._brushing = scene is not None and at.y() < scene.top and at.x() > scene.margin

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        at = event.position()
        if self._pressed is None or self._held is None:
            self._hover(at, event.globalPosition())
            return
        way = at - self._pressed
        self._moved = self._moved or way.manhattanLength() > CLICK
        if not self._moved:
            return
        if self._brushing:
            self._draw_brush(at)
        elif self._pressed.x() > self.sizes().margin:
            self.viewport().setCursor(Qt.CursorShape.ClosedHandCursor)
            self.verticalScrollBar().setValue(self._scroll_held - round(way.y()))
            self.set_scale(self._held.moved(-way.x()), moving=True)

    def _draw_brush(self, at: QPointF) -> None:
        assert self._pressed is not None
        margin = self.sizes().margin
        days = sorted(self._scale.day(x - margin) for x in (self._pressed.x(), at.x()))
        self._brush = days[0], days[1]
        self.brushed.emit(*self._brush)
        self.viewport().update()

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        if event.button() != _Button.LeftButton or self._pressed is None:
            event.ignore()
            return
        self._pressed = self._held = None
        self.viewport().unsetCursor()
        self.settle()
        if self._brush is not None:
            self._brush = None
            self.brush_ended.emit()
            self.viewport().update()
        elif not self._moved:
            self._click(event.position(), event.modifiers())

    def _click(self, at: QPointF, modifiers: Qt.KeyboardModifier) -> None:
        scene = self.scene
        if scene is None:
            return
        plus, mark = scene.plus_at(at.x(), at.y()), scene.at(at.x(), at.y())
        more = scene.tray_more
        if plus is not None:
            self.toggle_cluster(plus.row)
        elif mark is not None:
            self.set_focus_place((mark.band, mark.place), reveal=False)
            self.choose(mark.row, add=bool(modifiers & (_Mod.ControlModifier | _Mod.ShiftModifier)))
        elif more is not None and abs(more.y - at.y()) <= 11 and more.plus_x <= at.x() <= more.plus_x + more.plus_width:
            self.undated_wanted.emit()
        elif at.x() < scene.margin and (band := scene.band_at(at.y())) is not None:
            self.lane_closed.emit(scene.bands[band].lane.code)
        elif self._chosen and at.y() > scene.top:
            self.set_chosen(())
            self.chosen.emit(array("I"))

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        scene, at = self.scene, event.position()
        if scene is None or event.button() != _Button.LeftButton:
            return
        mark = scene.at(at.x(), at.y())
        if scene.plus_at(at.x(), at.y()) is not None:
            return
        if mark is not None:
            self.set_chosen((mark.row,))
            self.chosen.emit(array("I", [mark.row]))
            self.opened.emit(mark.row)
        elif at.x() > scene.margin:
            self.zoom(STEP**2, at.x() - scene.margin)

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        """The menu is about what is under the mouse, or has the keyboard."""
        scene, at = self.scene, event.pos()
        by_mouse = event.reason() == QContextMenuEvent.Reason.Mouse
        mark = scene.at(at.x(), at.y()) if scene is not None and by_mouse else None
        if mark is not None:
            self.set_focus_place((mark.band, mark.place), reveal=False)
            if mark.row not in self._chosen:
                self.choose(mark.row, add=False)
        if mark is not None or (not by_mouse and self.current_row is not None):
            self.menu_wanted.emit(event.globalPos())

    def _hover(self, at: QPointF, where: QPointF) -> None:
        scene = self.scene
        mark = scene.at(at.x(), at.y()) if scene else None
        plus = scene.plus_at(at.x(), at.y()) if scene else None
        band = scene.band_at(at.y()) if scene is not None and at.x() < scene.margin else None
        self.viewport().setToolTip(plain_tip(scene.bands[band].lane.label) if scene is not None and band is not None else "")
        hand = mark is not None or plus is not None or band is not None
        above = scene is not None and at.y() < scene.top and at.x() > scene.margin
        shape = Qt.CursorShape.PointingHandCursor if hand else Qt.CursorShape.SplitHCursor if above else Qt.CursorShape.ArrowCursor
        self.viewport().setCursor(shape)
        self.hovered.emit(mark.row if mark is not None and plus is None else -1, where.toPoint())

    def leaveEvent(self, event: QEvent) -> None:
        self.hovered.emit(-1, None)

    def wheelEvent(self, event: QWheelEvent) -> None:
        """Ctrl and the wheel zoom; sideways or with Shift it pans; else it scrolls the lanes, or zooms where these need no scrolling."""
        turn, fine = event.angleDelta(), event.pixelDelta()
        at = event.position().x() - self.sizes().margin
        if event.modifiers() & _Mod.ControlModifier:
            self.zoom(STEP ** ((turn.y() or turn.x()) / NOTCH), at, moving=True)
        elif abs(turn.x()) > abs(turn.y()):
            self.pan(-(fine.x() or turn.x() / 2), moving=True)
        elif event.modifiers() & _Mod.ShiftModifier:
            self.pan(-(fine.y() or turn.y() / 2), moving=True)
        elif self.verticalScrollBar().maximum():
            bar = self.verticalScrollBar()
            bar.setValue(bar.value() - round(fine.y() or turn.y() / 2))
        else:
            self.zoom(STEP ** (turn.y() / NOTCH), at, moving=True)
        event.accept()

    def viewportEvent(self, event: QEvent) -> bool:
        if isinstance(event, QNativeGestureEvent) and event.gestureType() == Qt.NativeGestureType.ZoomNativeGesture:
            self.zoom(1 + event.value(), event.position().x() - self.sizes().margin, moving=True)
            return True
        if event.type() == QEvent.Type.Gesture and (pinch := self._pinch(event)) is not None:
            middle = self.viewport().mapFromGlobal(pinch.centerPoint()).x()
            self.zoom(pinch.scaleFactor(), middle - self.sizes().margin, moving=True)
            return True
        return super().viewportEvent(event)

    @staticmethod
    def _pinch(event: QEvent) -> QPinchGesture | None:
        found = event.gesture(Qt.GestureType.PinchGesture)  # type: ignore[attr-defined]
        return found if isinstance(found, QPinchGesture) else None
