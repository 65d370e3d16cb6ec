"""One bar, as what it stands for: whole where it is stated and settled, hatched, hollow or open where it is not."""

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QPainter

from storage.chart_values import ChartPoint
from ui.parts.chart.drawing import bound, kind_of, unsettled
from ui.parts.chart.look import Look, clear, draw_arrow, pen


def draw_bar(painter: QPainter, look: Look, room: QRectF, colour: QColor, point: ChartPoint, end: QPointF) -> None:
    """end: the direction in which the bar grows, one long.

    Provisional: dashed edge; reckoned: hollow; about: open at its end; a bound: with an arrow.
    """
    kind, edge = kind_of(point), pen(colour, look.px(1.4), (3, 2) if unsettled(point) else ())
    loose = unsettled(point)
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(look.colour("surface") if kind == "hollow" else clear(colour, 110) if loose else colour)
    painter.drawRect(room)
    if loose or kind == "hollow":
        painter.setPen(edge)
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.drawRect(room)
    tip = QPointF(room.center().x(), room.top() if end.y() < 0 else room.bottom()) if end.y() else QPointF(room.right(), room.center().y())
    if kind == "open":
        _open_end(painter, look, room, end)
    if bound(point):
        draw_arrow(painter, look, tip, colour, end * bound(point))


def _open_end(painter: QPainter, look: Look, room: QRectF, end: QPointF) -> None:
    """Bites out of the end: where it lies is not known to the last digit."""
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(look.colour("surface"))
    size, along = look.px(3), room.width() if end.y() else room.height()
    for number in range(max(2, int(along / (2.4 * size)))):
        place = (number + 0.5) / max(2, int(along / (2.4 * size))) * along
        at = (
            QPointF(room.left() + place, room.top() if end.y() < 0 else room.bottom())
            if end.y()
            else QPointF(room.right(), room.top() + place)
        )
        painter.drawEllipse(at, size * 0.7, size * 0.7)


def draw_whisker(painter: QPainter, look: Look, low: QPointF, high: QPointF) -> None:
    """From what the sources say at the least to what they say at the most; light under dark, so that it is seen on any bar."""
    along = high - low
    upright = abs(along.y()) >= abs(along.x())
    cap = QPointF(look.px(4), 0) if upright else QPointF(0, look.px(4))
    for colour, width in ((look.colour("surface"), 3.6), (look.colour("text"), 1.6)):
        painter.setPen(pen(colour, look.px(width)))
        painter.drawLine(low, high)
        for at in (low, high):
            painter.drawLine(at - cap, at + cap)
