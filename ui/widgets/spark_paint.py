"""How a sparkline is drawn: open gaps, dashes to what is provisional, halos where sources differ, arrows for bounds."""

from itertools import pairwise

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QPainter, QPolygonF

from ui.theme import Theme
from ui.widgets.paint import CENTRE, LEFT, RIGHT, draw_text, fill, pen
from ui.widgets.spark_shape import Shape

BELOW = 18.0  # the room for names under the plot
_INK = "accent"


def draw_series(painter: QPainter, theme: Theme, shape: Shape) -> None:
    """The line with all that is to be known of its points."""
    if shape.from_zero:
        _area(painter, theme, shape)
    _line(painter, theme, shape, dashed=False)
    _line(painter, theme, shape, dashed=True)
    for index, point in enumerate(shape.points):
        if point.differ:
            top, bottom = shape.spread(index)
            fill(painter, QRectF(shape.places[index].x() - 4, top, 8, bottom - top), theme.colour("differ", 70), 4)
        if point.bound:
            _arrow(painter, theme, shape, index)
        elif point.differ or point.reckoned or index in shape.alone:
            draw_dot(painter, theme, shape, index, 2.6)


def _area(painter: QPainter, theme: Theme, shape: Shape) -> None:
    plot = shape.plot
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(theme.colour(_INK, 26))
    for run in shape.runs:
        places = [shape.places[index] for index in run]
        painter.drawPolygon(QPolygonF([QPointF(places[0].x(), plot.bottom()), *places, QPointF(places[-1].x(), plot.bottom())]))
    painter.setPen(pen(theme.colour("line")))
    painter.drawLine(plot.bottomLeft(), plot.bottomRight())


def _line(painter: QPainter, theme: Theme, shape: Shape, *, dashed: bool) -> None:
    """The joined parts; the way to a provisional point is dashed."""
    painter.setPen(pen(theme.colour(_INK), 1.8, Qt.PenStyle.DashLine if dashed else Qt.PenStyle.SolidLine))
    for run in shape.runs:
        stretch: list[QPointF] = []
        for before, index in pairwise(run):
            if shape.points[index].provisional == dashed:
                stretch = stretch or [shape.places[before]]
                stretch.append(shape.places[index])
            elif stretch:
                painter.drawPolyline(QPolygonF(stretch))
                stretch = []
        if stretch:
            painter.drawPolyline(QPolygonF(stretch))


def draw_dot(painter: QPainter, theme: Theme, shape: Shape, index: int, radius: float) -> None:
    """A point: hollow where it was reckoned, in the colour of disagreement where sources differ."""
    point = shape.points[index]
    role = "differ" if point.differ else _INK
    painter.setPen(pen(theme.colour(role if point.reckoned else "surface"), 1.4))
    painter.setBrush(theme.colour("surface" if point.reckoned else role))
    painter.drawEllipse(shape.places[index], radius, radius)


def _arrow(painter: QPainter, theme: Theme, shape: Shape, index: int) -> None:
    """A bound: a bar, and an arrow to where the value may be."""
    place = shape.places[index]
    tip = -5 if (shape.points[index].bound == "above") != shape.upside_down else 5
    painter.setPen(pen(theme.colour("muted"), 1.4))
    painter.drawLine(place + QPointF(-4, 0), place + QPointF(4, 0))
    painter.drawPolyline(QPolygonF([place + QPointF(-2.5, tip / 2), place + QPointF(0, tip), place + QPointF(2.5, tip / 2)]))


def draw_names(painter: QPainter, theme: Theme, shape: Shape, focus: int) -> None:
    """First and last name below the plot, except where that of the point in focus (-1 for none) stands."""
    below = QRectF(shape.plot.left() - 4, shape.plot.bottom() + 3, shape.plot.width() + 8, BELOW - 3)
    taken = _read_out(painter, theme, shape, focus, below) if focus >= 0 else QRectF()
    for index, align in {0: LEFT, len(shape.points) - 1: RIGHT}.items():
        if index == focus:
            continue
        name = shape.points[index].name
        width = theme.metrics("caption").horizontalAdvance(name)
        room = QRectF(below.left() if align == LEFT else below.right() - width, below.top(), width + 1, below.height())
        if not taken.adjusted(-6, 0, 6, 0).intersects(room):
            draw_text(painter, theme, room, name, "muted", "caption")


def _read_out(painter: QPainter, theme: Theme, shape: Shape, index: int, below: QRectF) -> QRectF:
    """A dot, the value above it and the name below; the room that the name takes."""
    point, place = shape.points[index], shape.places[index]
    metrics = theme.metrics("caption", "semibold")
    painter.setPen(pen(theme.colour("line_strong"), 1, Qt.PenStyle.DotLine))
    painter.drawLine(QPointF(place.x(), place.y() + 6), QPointF(place.x(), below.top()))
    draw_dot(painter, theme, shape, index, 4.5)

    def centred(text: str, top: float) -> QRectF:
        width = metrics.horizontalAdvance(text) + 2
        left = max(below.left(), min(below.right() - width, place.x() - width / 2))
        room = QRectF(left, top, width, metrics.height())
        draw_text(painter, theme, room, text, "text", "caption", "semibold", CENTRE)
        return room

    centred(point.shown, place.y() - metrics.height() - 7)
    return centred(point.name, below.top())
