"""The lanes as a widget: it keeps what is in view, what has the keyboard and what was opened, and tells what the reader does."""

from array import array
from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING, NamedTuple

from PySide6.QtCore import QEvent, QPointF, QRect, QRectF, QSize, Qt, QTimer, Signal
from PySide6.QtGui import QFocusEvent, QKeyEvent, QMouseEvent, QNativeGestureEvent, QPainter, QPaintEvent, QResizeEvent, QWheelEvent
from PySide6.QtWidgets import QAbstractScrollArea, QFrame, QPinchGesture, QSizePolicy

from ui.parts.timeline.access import Items, tell_focus
from ui.parts.timeline.asked import Asked, Sizes
from ui.parts.timeline.draw import draw_scene
from ui.parts.timeline.drawing import Known, TimelineDrawing, Titles, drawing_of, words
from ui.parts.timeline.lanes import Lane
from ui.parts.timeline.layout import layout
from ui.parts.timeline.lettering import Lettering
from ui.parts.timeline.scale import Scale, fitted
from ui.parts.timeline.scene import TRAY, Looks, Mark, Said, Scene
from ui.parts.timeline.walk import Walk
from ui.theme import Theme
from ui.widgets.boxes import own_viewport
from ui.widgets.paint import fill

if TYPE_CHECKING:
    from storage.timeline import Timeline
    from ui.parts.timeline.tracks import Tracks

STEP, NOTCH = 1.3, 120.0
REST = 220  # milliseconds without movement, after which lanes take the room that what is now in view needs
MOST_KNOWN = 20_000  # widths of words that are kept
CLICK = 4  # pixels that a hand may tremble
_Key, _Button, _Mod = Qt.Key, Qt.MouseButton, Qt.KeyboardModifier


class Shown(NamedTuple):
    """What the canvas shows beside the timeline itself: see `Asked`."""

    lanes: tuple[Lane, ...]
    colours: tuple[Looks, ...] | None
    legend: tuple[tuple[str, Looks], ...]
    language: str
    periods: bool
    today: int
    said: Said


class Canvas(QAbstractScrollArea):
    """titles: what the rows of the timeline are called, asked for those whose words are drawn. speak: an item (band, place) in words."""

    scale_changed = Signal()
    chosen = Signal(object)  # rows, an array: by the reader
    opened = Signal(int)  # a row: Enter or a double click
    hovered = Signal(int, object)  # a row (-1 for none) and where the mouse is, in global pixels
    focus_moved = Signal()
    brushed = Signal(float, float)  # two days, while the reader draws over the axis
    brush_ended = Signal()
    lane_closed = Signal(int)  # the code of a lane that is to be closed, or opened again
    undated_wanted = Signal()

    def __init__(self, theme: Theme, titles: Titles, speak: Callable[[tuple[int, int]], str]) -> None:
        super().__init__()
        self._theme, self._titles, self._speak = theme, titles, speak
        self._line: Timeline | None = None
        self._tracks: Tracks | None = None
        self._shown: Shown | None = None
        self._scale = Scale(0, 1, 600)
        self._following = True
        self._scene: Scene | None = None
        self._opened: frozenset[int] = frozenset()
        self._chosen: frozenset[int] = frozenset()
        self._focus: tuple[int, int] | None = None
        self._pressed: QPointF | None = None
        self._held: Scale | None = None
        self._scroll_held = 0
        self._moved = self._brushing = False
        self._brush: tuple[float, float] | None = None
        self._known = Known({}, {})
        self._settled: Scale | None = None
        self._interface: Items | None = None
        self._lettering = Lettering()
        self._rest = QTimer(self, singleShot=True, interval=REST)
        self._rest.timeout.connect(self.settle)
        own_viewport(self).setMouseTracking(True)
        self.viewport().grabGesture(Qt.GestureType.PinchGesture)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)
        theme.changed.connect(self.refresh)

    # -- what is shown ---------------------------------------------------------------------------------------------------------------

    def show_timeline(self, timeline: "Timeline", tracks: "Tracks", shown: Shown, *, fit: bool) -> None:
        """Shows these results; fit: all of them, else what was in view stays so."""
        self._line, self._tracks = timeline, tracks
        self._opened = frozenset() if self._shown is None or self._shown.lanes != shown.lanes else self._opened
        self._focus = None
        self.restyle(shown)
        if fit:
            self.fit()
        else:
            self.set_scale(self._scale, follow=self._following)

    def restyle(self, shown: Shown) -> None:
        """The same results in other lanes' order, colours or words."""
        self._shown = shown
        self._known.forget()
        self.refresh()

    def set_chosen(self, rows: Sequence[int]) -> None:
        """Marks these rows, and no others."""
        found = frozenset(rows)
        if found != self._chosen:
            self._chosen = found
            self.refresh()

    def refresh(self) -> None:
        """Lays out and paints anew."""
        self._scene = None
        self.viewport().update()

    @property
    def timeline(self) -> "Timeline | None":
        return self._line

    @property
    def scale(self) -> Scale:
        """Which days are in view."""
        return self._scale

    @property
    def following(self) -> bool:
        """Whether everything is in view because nothing else was asked for."""
        return self._following

    def sizes(self) -> Sizes:
        """The measures of the reader's text: as wide as the widest name of a lane, within bounds."""
        theme, lanes = self._theme, self._shown.lanes if self._shown else ()
        widest = max((theme.metrics("small", "medium").horizontalAdvance(lane.label) for lane in lanes[:200]), default=80.0)
        icons = 22 if any(lane.icon for lane in lanes) else 0
        margin = round(min(max(widest + icons + 66, 136.0), 236.0))
        return Sizes(margin, 40.0 * theme.size("table_header") / 32, theme.size("lane_track"), theme.size("table_row"))

    def asked(self, scale: Scale, height: float | None) -> Asked | None:
        """What a scene of this scale is laid out from; None while there is nothing to show."""
        if self._line is None or self._tracks is None or self._shown is None:
            return None
        shown = self._shown
        return Asked(
            self._line, self._tracks, shown.lanes, scale, height, self.sizes(), shown.language, shown.colours, shown.legend, self._opened,
            self._chosen, self._focus, self.hasFocus(), float(self.verticalScrollBar().value()), shown.today, shown.periods,
            settled=self._settled,
        )  # fmt: skip

    def drawing(self) -> TimelineDrawing | None:
        """What is in view, for a picture."""
        asked, shown = self.asked(self._scale, float(self.viewport().height())), self._shown
        if asked is None or shown is None:
            return None
        return drawing_of(asked, self._theme, self._titles, shown.said)

    @property
    def scene(self) -> Scene | None:
        """What is drawn now."""
        if self._scene is None:
            asked = self.asked(self._scale, float(self.viewport().height()))
            if asked is not None and self._shown is not None:
                if len(self._known.widths) > MOST_KNOWN:
                    self._known.forget()
                self._scene = layout(asked, words(self._theme, self._titles, self._shown.said, self._known))
                self._fit_scroll(self._scene)
        return self._scene

    def _fit_scroll(self, scene: Scene) -> None:
        bar = self.verticalScrollBar()
        room = scene.bottom - scene.top
        most = max(0, round(scene.content - room))
        if (bar.maximum(), bar.pageStep()) != (most, round(room)):
            bar.setPageStep(round(room))
            bar.setSingleStep(self._theme.size("lane_track"))
            bar.setRange(0, most)

    def scrollContentsBy(self, dx: int, dy: int) -> None:
        self.refresh()

    # -- the axis --------------------------------------------------------------------------------------------------------------------

    def _axis_width(self) -> float:
        return max(60.0, self.viewport().width() - self.sizes().margin)

    def set_scale(self, scale: Scale, *, follow: bool = False, moving: bool = False) -> None:
        """Brings other days into view, as far as there is something to see there. moving: more is to come, so lanes keep their heights."""
        span = self.whole_span()
        scale = scale.resized(self._axis_width())
        self._scale = scale.within(span) if span else scale
        self._following = follow
        if moving:
            self._rest.start()
        else:
            self._settled = self._scale
            self._rest.stop()
        self.refresh()
        self.scale_changed.emit()

    def settle(self) -> None:
        """The movement is over."""
        if self._settled != self._scale:
            self.set_scale(self._scale, follow=self._following)

    def whole_span(self) -> tuple[int, int] | None:
        """From the first day that there is to the last; today is within."""
        span = self._line.span if self._line else None
        if span is None or self._shown is None:
            return span
        today = self._shown.today
        near = today and span[1] < today and self._line is not None and self._line.query.years is None
        return (span[0], max(span[1], today) if near else span[1])

    def fit(self) -> None:
        """All of it in view, from now on until the reader asks for something else."""
        span = self.whole_span()
        if span:
            self.set_scale(fitted(span, self._axis_width()), follow=True)
        self.refresh()

    def show_days(self, first: float, last: float, *, moving: bool = False) -> None:
        """Brings the days from `first` to `last` into view, from edge to edge."""
        width = self._axis_width()
        self.set_scale(Scale(first, width / max(1.0, last - first), width), moving=moving)

    def zoom(self, factor: float, at: float | None = None, *, moving: bool = False) -> None:
        """Around a pixel of the axis, else around what has the keyboard, else around the middle."""
        if at is None:
            at = self._focus_x()
        span = self.whole_span()
        wider = self._scale.zoomed(factor, at)
        if span and factor < 1 and wider.per_day <= fitted(span, self._axis_width()).per_day:
            self.fit()
        else:
            self.set_scale(wider, moving=moving)

    def _focus_x(self) -> float:
        day = self.walk().day(self._focus) if self._focus else None
        x = self._scale.x(day) if day is not None else -1.0
        return x if 0 <= x <= self._scale.width else self._scale.width / 2

    def pan(self, pixels: float, *, moving: bool = False) -> None:
        self.set_scale(self._scale.moved(pixels), moving=moving)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        if self._following:
            self.fit()
        else:
            self.set_scale(self._scale)

    # -- the keyboard ----------------------------------------------------------------------------------------------------------------

    def walk(self) -> Walk:
        """The ways from item to item."""
        assert self._line is not None
        return Walk(self._line, [lane.code for lane in self._shown.lanes] if self._shown else [])

    @property
    def focus_place(self) -> tuple[int, int] | None:
        """(band, place) of the item that has the keyboard."""
        return self._focus

    @property
    def current_row(self) -> int | None:
        """The row that the keyboard is on; before it was used, the first that is selected."""
        if self._focus is not None and self._line is not None:
            return self.walk().row(self._focus)
        return min(self._chosen, default=None)

    def set_focus_place(self, place: tuple[int, int] | None, *, reveal: bool = True) -> None:
        """Brings the keyboard to an item, and the item into sight: what is folded is opened."""
        self._focus = place
        self.refresh()
        if place is not None and reveal:
            self._reveal(place)
        tell_focus(self)
        self.focus_moved.emit()

    def focus_row(self, row: int) -> None:
        """Brings the keyboard to a row, if the timeline has it."""
        place = self.walk().place(row) if self._line is not None else None
        if place is not None and place != self._focus:
            self.set_focus_place(place)

    def _reveal(self, place: tuple[int, int]) -> None:
        day = self.walk().day(place)
        if day is not None:
            x = self._scale.x(day)
            if not 12 <= x <= self._scale.width - 40:
                self.set_scale(self._scale.moved(x - self._scale.width * (0.3 if x > 0 else 0.7)))
            self._unfold(place)
        scene = self.scene
        if scene is not None and place[0] >= 0:
            mark = self.mark_of(place)
            y, bar = (mark.y if mark else scene.y(place[0])), self.verticalScrollBar()
            over = scene.top + 14 - y if y < scene.top + 14 else min(0.0, scene.bottom - 14 - y)
            if over:
                bar.setValue(bar.value() - round(over))

    def _unfold(self, place: tuple[int, int]) -> None:
        """Opens the cluster that hides an item, and the lane, if it is closed."""
        if self._shown is not None and place[0] >= 0 and self._shown.lanes[place[0]].closed:
            self.lane_closed.emit(self._shown.lanes[place[0]].code)
        asked = self.asked(self._scale, float(self.viewport().height()))
        host = self.walk().host(place, asked) if asked is not None else None
        if host is not None:
            self._opened |= {host}
            self.refresh()

    def mark_of(self, place: tuple[int, int]) -> Mark | None:
        """The mark of an item, if it is drawn."""
        scene = self.scene
        marks = () if scene is None else scene.tray if place[0] == TRAY else scene.marks
        return next((mark for mark in marks if (mark.band, mark.place) == place), None)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if self._line is None or not self._key(_Key(event.key()), event.modifiers()):
            super().keyPressEvent(event)

    def _key(self, key: Qt.Key, modifiers: Qt.KeyboardModifier) -> bool:
        """Whether the key meant something here."""
        if modifiers & (_Mod.ControlModifier | _Mod.AltModifier | _Mod.MetaModifier):
            return False
        walk, steps = self.walk(), {_Key.Key_Left: (-1, 0), _Key.Key_Right: (1, 0), _Key.Key_Up: (0, -1), _Key.Key_Down: (0, 1)}
        if key in steps:
            self._walk(walk.step(self._focus, *steps[key]) if self._focus else self._start())
        elif key in (_Key.Key_Home, _Key.Key_End):
            self._walk(walk.edge(self._focus or self._start(), last=key == _Key.Key_End))
        elif key in (_Key.Key_Plus, _Key.Key_Equal, _Key.Key_Minus):
            self.zoom(1 / STEP if key == _Key.Key_Minus else STEP)
        elif key in (_Key.Key_PageUp, _Key.Key_PageDown):
            self.pan(self._scale.width * 0.8 * (1 if key == _Key.Key_PageDown else -1))
        elif key == _Key.Key_0:
            self.fit()
        elif key in (_Key.Key_Return, _Key.Key_Enter, _Key.Key_Space) and self._focus is not None:
            self._act(key == _Key.Key_Space, modifiers)
        else:
            return False
        return True

    def _start(self) -> tuple[int, int] | None:
        """Where the keyboard begins: at the selected row, else at the first mark in view."""
        row = min(self._chosen, default=None)
        place = self.walk().place(row) if row is not None else None
        if place is not None:
            return place
        scene = self.scene
        marks = [mark for mark in scene.marks if mark.left >= scene.margin] if scene else []
        return (marks[0].band, marks[0].place) if marks else self.walk().first()

    def _walk(self, place: tuple[int, int] | None) -> None:
        if place is not None:
            self.set_focus_place(place)

    def _act(self, select: bool, modifiers: Qt.KeyboardModifier) -> None:
        row = self.current_row
        if row is not None:
            self._choose(row, add=False) if select else self.opened.emit(row)

    def _choose(self, row: int, *, add: bool) -> None:
        """Selects a row alone; add: beside what is selected, or no longer. A selected row alone is let go by selecting it again."""
        alone: frozenset[int] = frozenset() if self._chosen == {row} else frozenset({row})
        rows = self._chosen ^ {row} if add else alone
        self.set_chosen(tuple(rows))
        self.chosen.emit(array("I", sorted(rows)))

    def focusInEvent(self, event: QFocusEvent) -> None:
        super().focusInEvent(event)
        self.refresh()

    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        self.refresh()

    # -- for screen readers ----------------------------------------------------------------------------------------------------------

    def accessible(self) -> Items:
        """The interface, which lives as long as the canvas."""
        if self._interface is None:
            self._interface = Items(self)
        return self._interface

    def readable(self) -> list[Mark]:
        """The marks in view, in the order of lanes and time, the undated last."""
        scene = self.scene
        if scene is None:
            return []
        return [*sorted(scene.marks, key=lambda mark: (mark.band, mark.place)), *scene.tray]

    def said(self, mark: Mark) -> str:
        """A mark in words."""
        return self._speak((mark.band, mark.place))

    def where(self, mark: Mark) -> QRect:
        until = max(mark.right, mark.label_x + mark.label_width)
        return QRect(round(mark.left), round(mark.y) - 11, round(until - mark.left), 22)

    def is_chosen(self, mark: Mark) -> bool:
        return mark.row in self._chosen

    def focused_place(self) -> int:
        """The place among `readable` of what has the keyboard, -1 for none."""
        marks = ((mark.band, mark.place) for mark in self.readable())
        return next((place for place, at in enumerate(marks) if at == self._focus), -1)

    # -- the mouse -------------------------------------------------------------------------------------------------------------------

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
            self._choose(mark.row, add=bool(modifiers & (_Mod.ControlModifier | _Mod.ShiftModifier)))
        elif more is not None and abs(more.y - at.y()) <= 11 and more.plus_x <= at.x() <= more.plus_x + more.plus_width:
            self.undated_wanted.emit()
        elif at.x() < scene.margin and (band := scene.band_at(at.y())) is not None:
            self.lane_closed.emit(scene.bands[band].lane.code)
        elif self._chosen and at.y() > scene.top:
            self.set_chosen(())
            self.chosen.emit(array("I"))

    def toggle_cluster(self, row: int) -> None:
        """Shows in place what is folded into a mark, or folds it again."""
        self._opened ^= {row}
        self.refresh()

    @property
    def open_clusters(self) -> frozenset[int]:
        """The rows whose clusters are open."""
        return self._opened

    def close_clusters(self) -> bool:
        """Folds all that was opened; whether there was anything."""
        was, self._opened = bool(self._opened), frozenset()
        if was:
            self.refresh()
        return was

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

    def _hover(self, at: QPointF, where: QPointF) -> None:
        scene = self.scene
        mark = scene.at(at.x(), at.y()) if scene else None
        plus = scene.plus_at(at.x(), at.y()) if scene else None
        hand = mark is not None or plus is not None or (scene is not None and at.x() < scene.margin and scene.band_at(at.y()) is not None)
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

    # -- paint -----------------------------------------------------------------------------------------------------------------------

    def sizeHint(self) -> QSize:
        return QSize(700, 500)

    def minimumSizeHint(self) -> QSize:
        return QSize(320, 160)

    def paintEvent(self, event: QPaintEvent) -> None:
        scene = self.scene
        with QPainter(self.viewport()) as painter:
            if scene is None:
                painter.fillRect(self.viewport().rect(), self._theme.colour("surface"))
                return
            draw_scene(painter, self._theme, scene, self._lettering)
            if self._brush is not None:
                left, right = (self._scale.x(day) + scene.margin for day in self._brush)
                fill(painter, QRectF(left, 0, right - left, scene.bottom), self._theme.colour("accent", 40))
