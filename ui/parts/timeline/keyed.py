"""The timeline by keyboard, and for those who do not see it: what has the keyboard, where it goes, and what it says."""

from array import array
from collections.abc import Callable

from PySide6.QtCore import QRect, Qt, Signal
from PySide6.QtGui import QFocusEvent, QKeyEvent, QResizeEvent

from ui.parts.timeline.access import tell_focus
from ui.parts.timeline.board import Board, Shown
from ui.parts.timeline.drawing import Titles
from ui.parts.timeline.scene import TRAY, Mark
from ui.parts.timeline.walk import Walk
from ui.theme import Theme

STEP = 1.3  # of the zoom
EDGE = 60.0  # pixels that words need
_Key, _Mod = Qt.Key, Qt.KeyboardModifier


class Keyed(Board):
    """speak: an item (band, place) in words."""

    chosen = Signal(object)  # rows, an array: by the reader
    opened = Signal(int)  # a row: Enter or a double click
    focus_moved = Signal()
    lane_closed = Signal(int)  # the code of a lane that is to be closed, or opened again

    def __init__(self, theme: Theme, titles: Titles, speak: Callable[[tuple[int, int]], str]) -> None:
        super().__init__(theme, titles)
        self._speak = speak

    def restyle(self, shown: Shown) -> None:
        """As before; in another order of lanes the keyboard stays on its item."""
        super().restyle(shown)
        if self._focus is not None and self._focus[0] != TRAY:
            self._focus = self.walk().again(self._focus[1])

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

    def _focus_x(self) -> float:
        """Around what has the keyboard, if it is in view."""
        day = self.walk().day(self._focus) if self._focus else None
        x = self._scale.x(day) if day is not None else -1.0
        return x if 0 <= x <= self._scale.width else super()._focus_x()

    def zoom_to(self, per_day: float) -> None:
        """So many pixels a day, around what is read: what has the keyboard, else is selected, else is nearest to the middle."""
        day = self._read() if self._line is not None else None
        self.zoom(per_day / self._scale.per_day, None if day is None else self._scale.x(day))
        if day is not None and not self.following and not EDGE <= self._scale.x(day) <= self._scale.width - 2 * EDGE:
            self.pan(self._scale.x(day) - self._scale.width * 0.4)

    def _read(self) -> float | None:
        """The day that the reader is likely to mean; None where nothing has a date."""
        walk, row = self.walk(), self.current_row
        place = self._focus or (walk.place(row) if row is not None else None)
        day = walk.day(place) if place is not None else None
        return walk.nearest_day(self._scale.day(self._scale.width / 2)) if day is None else day

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
            self.choose(row, add=False) if select else self.opened.emit(row)

    def choose(self, row: int, *, add: bool) -> None:
        """Selects a row alone; add: beside what is selected, or no longer. A selected row alone is let go by selecting it again."""
        alone: frozenset[int] = frozenset() if self._chosen == {row} else frozenset({row})
        rows = self._chosen ^ {row} if add else alone
        self.set_chosen(tuple(rows))
        self.chosen.emit(array("I", sorted(rows)))

    def resizeEvent(self, event: QResizeEvent) -> None:
        """What is being read stays in sight when a pane opens beside it."""
        before = self._scale.width
        super().resizeEvent(event)
        row = self.current_row if self._line is not None else None
        place = self._focus or (self.walk().place(row) if row is not None else None)
        day = self.walk().day(place) if place is not None else None
        if day is not None and not self.following:
            x = self._scale.x(day)
            if self._scale.width - EDGE < x <= before:
                self.pan(x - self._scale.width * 0.6)

    def focusInEvent(self, event: QFocusEvent) -> None:
        super().focusInEvent(event)
        self.refresh()

    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        self.refresh()

    # -- for screen readers ----------------------------------------------------------------------------------------------------------

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
