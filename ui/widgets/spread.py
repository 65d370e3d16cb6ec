"""Values on one line, so that the size of a difference is seen before it is read: a dot each, its interval behind it, bounds as edges."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from math import ceil, floor, isinf, log10

from PySide6.QtCore import QPointF, QRectF, QSize
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from ui import formats
from ui.theme import Theme
from ui.widgets.paint import CENTRE, draw_text, fill, pen

LOOKS = {"shown": "accent", "outside": "differ", "fits": "muted"}
SIDE, ABOVE, BELOW = 34.0, 26.0, 24.0
STEPS = (1, 2, 2.5, 5, 10)
TICKS = 5
DOT, BAR, EDGE = 6.0, 10.0, 10.0


@dataclass(frozen=True, slots=True)
class SpreadValue:
    """A value with the interval that it stands for (±inf to the open side of a bound). look: one of LOOKS. count: how many state it."""

    value: float
    low: float
    high: float
    shown: str
    look: str
    count: int = 1

    @property
    def bound(self) -> bool:
        return isinf(self.low) or isinf(self.high)


def ticks(low: float, high: float, *, whole: bool = False) -> list[float]:
    """About five round numbers from `low` or below to `high` or above. whole: there is nothing between two whole numbers."""
    rough = (high - low) / TICKS
    power = 10.0 ** floor(log10(rough))
    step = next(power * step for step in STEPS if power * step >= rough * 0.999)
    step = max(1.0, step) if whole else step
    first, last = floor(low / step + 1e-9), ceil(high / step - 1e-9)
    return [round(place * step, 10) for place in range(first, last + 1)]


def _weight(one: SpreadValue) -> tuple[bool, bool, bool, int]:
    """What matters most is drawn last, and named first."""
    return one.look == "shown", not one.bound, one.look == "outside", one.count


class Spread(QWidget):
    """Draws the values given; nothing where they are all one."""

    def __init__(self, theme: Theme, values: Sequence[SpreadValue], name: str) -> None:
        super().__init__()
        self._theme = theme
        self._values = sorted(values, key=_weight)
        ends = [float(one.value) for one in values]
        margin = (max(ends) - min(ends)) * 0.08
        self.ticks = ticks(min(ends) - margin, max(ends) + margin, whole=all(end.is_integer() for end in ends)) if margin else []
        self.setAccessibleName(name)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        if not self.ticks:
            self.hide()

    def sizeHint(self) -> QSize:
        return QSize(280, round(ABOVE + BELOW + 2 * DOT + 8))

    def place_of(self, value: float) -> float:
        """Where a value stands; what lies beyond the line stands at its end."""
        low, high = self.ticks[0], self.ticks[-1]
        share = min(1.0, max(0.0, (value - low) / (high - low)))
        return SIDE + share * (self.width() - 2 * SIDE)

    def paintEvent(self, event: QPaintEvent) -> None:
        if not self.ticks:
            return
        with QPainter(self) as painter:
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            middle = ABOVE + DOT + 2
            self._axis(painter, middle)
            for one in self._values:
                self._interval(painter, one, middle)
            for one in self._values:
                self._mark(painter, one, middle)
            for rect, one in self._labels():
                draw_text(painter, self._theme, rect, one.shown, LOOKS[one.look], "small", "semibold", CENTRE)

    def _axis(self, painter: QPainter, middle: float) -> None:
        painter.setPen(pen(self._theme.colour("line_strong")))
        painter.drawLine(QPointF(SIDE, middle), QPointF(self.width() - SIDE, middle))
        for tick in self.ticks:
            painter.setPen(pen(self._theme.colour("line_strong")))
            painter.drawLine(QPointF(self.place_of(tick), middle), QPointF(self.place_of(tick), middle + 4))
        for rect, said in self._tick_labels(middle + 8):
            draw_text(painter, self._theme, rect, said, "muted", "caption", align=CENTRE)

    def _tick_labels(self, top: float) -> Iterator[tuple[QRectF, str]]:
        """As many round numbers as stand whole beside one another: a number that is cut at the edge is another number."""
        metrics = self._theme.metrics("caption")
        decimals = max(0, -floor(log10(self.ticks[1] - self.ticks[0]) + 1e-9))
        named = self.ticks[:: max(1, (len(self.ticks) - 1) // 2)]
        taken: list[QRectF] = []
        for tick in (named[0], named[-1], *named[1:-1]):
            said = formats.number(tick, decimals)
            rect = self._inside(tick, metrics.horizontalAdvance(said) + 4, top, 16)
            if rect.left() >= 0 and not any(rect.adjusted(-6, 0, 6, 0).intersects(other) for other in taken):
                taken.append(rect)
                yield rect, said

    def _inside(self, value: float, width: float, top: float, height: float) -> QRectF:
        """Room for a label in the middle of its place, moved as far as the edges ask; with a negative left if it is wider than all this."""
        left = min(max(0.0, self.place_of(value) - width / 2), self.width() - width)
        return QRectF(left, top, width, height)

    def _interval(self, painter: QPainter, one: SpreadValue, middle: float) -> None:
        """A bound is not drawn to the end of the line: one edge says where it begins."""
        if not one.bound and one.high > one.low:
            left, right = self.place_of(one.low), self.place_of(one.high)
            if right - left > 2 * DOT:
                fill(painter, QRectF(left, middle - BAR / 2, right - left, BAR), self._theme.colour(LOOKS[one.look], 46), BAR / 2)

    def _mark(self, painter: QPainter, one: SpreadValue, middle: float) -> None:
        place, colour = QPointF(self.place_of(one.value), middle), self._theme.colour(LOOKS[one.look])
        if one.bound:
            painter.setPen(pen(colour, 1.8))
            painter.drawLine(place - QPointF(0, EDGE), place + QPointF(0, EDGE))
            ahead = 7.0 if isinf(one.high) else -7.0
            painter.drawLine(place - QPointF(0, EDGE), place + QPointF(ahead, -EDGE))
            return
        painter.setPen(pen(self._theme.colour("surface"), 2))
        painter.setBrush(colour)
        size = DOT + (3.0 if one.count > 1 else 0.0)
        painter.drawEllipse(place, size, size)
        if one.count > 1:
            room = QRectF(place.x() - 10, middle - 10, 20, 20)
            draw_text(
                painter, self._theme, room, str(one.count), "on_accent" if one.look == "shown" else "surface", "caption", "semibold", CENTRE
            )

    def _labels(self) -> Iterator[tuple[QRectF, SpreadValue]]:
        """The most important first; a label that would lie on another is left out, since the cards below say it."""
        taken: list[QRectF] = []
        metrics = self._theme.metrics("small", "semibold")
        for one in reversed(self._values):
            rect = self._inside(one.value, metrics.horizontalAdvance(one.shown) + 4, 2, 18)
            if not any(rect.adjusted(-6, 0, 6, 0).intersects(other) for other in taken):
                taken.append(rect)
                yield rect, one
