"""The marks themselves: dots in shapes that are told apart without colour, bars whose ends fade where only the month or year is known."""

import math

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QBrush, QColor, QLinearGradient, QPainter, QPen, QPolygonF

from ui.parts.timeline.scene import Mark
from ui.theme import Theme
from ui.widgets.paint import pen

SHAPES = 7  # circle, square, diamond, triangle, triangle upside down, pentagon, star
RADIUS = 4.5
FADE = 0.22  # of a bar, at the most: what fades at a soft end
MOST_FADE = 26.0
_CORNERS = {1: (4, 45.0, 1.2), 2: (4, 0.0, 1.25), 3: (3, -90.0, 1.25), 4: (3, 90.0, 1.25), 5: (5, -90.0, 1.15)}


def shape(painter: QPainter, kind: int, middle: QPointF, radius: float = RADIUS) -> None:
    """One of SHAPES in the painter's pen and brush."""
    if kind == 0:
        painter.drawEllipse(middle, radius, radius)
        return
    if kind in _CORNERS:
        corners, turned, grown = _CORNERS[kind]
        radii = [radius * grown] * corners
    else:
        corners, turned, radii = 10, -90.0, [radius * (1.35 if place % 2 == 0 else 0.6) for place in range(10)]
    angles = [math.radians(turned + 360 / corners * place) for place in range(corners)]
    points = [QPointF(middle.x() + r * math.cos(a), middle.y() + r * math.sin(a)) for a, r in zip(angles, radii, strict=True)]
    painter.drawPolygon(QPolygonF(points))


def draw_mark(painter: QPainter, theme: Theme, mark: Mark, colour: QColor) -> None:
    """The dot or bar of an item; an echo is hollow."""
    if mark.dot:
        _dot(painter, theme, mark, colour)
    else:
        _bar(painter, theme, mark, colour)


def _dot(painter: QPainter, theme: Theme, mark: Mark, colour: QColor) -> None:
    middle = QPointF((mark.left + mark.right) / 2, mark.y)
    hollow = mark.echo or any(mark.soft)
    painter.setPen(QPen(colour, 1.4, Qt.PenStyle.DotLine if any(mark.soft) else Qt.PenStyle.SolidLine) if hollow else Qt.PenStyle.NoPen)
    painter.setBrush(theme.colour("surface") if hollow else colour)
    shape(painter, mark.looks.shape, middle, RADIUS - (0.7 if hollow else 0))


def _bar(painter: QPainter, theme: Theme, mark: Mark, colour: QColor) -> None:
    high = 9.0 if mark.inside else 5.0
    box = QRectF(mark.left, mark.y - high, mark.right - mark.left, 2 * high)
    if mark.echo:
        _outline(painter, theme, mark, box, colour)
        return
    painter.setPen(Qt.PenStyle.NoPen)
    if any(mark.soft):
        painter.setBrush(_soft(mark, colour, 80 if mark.inside else 150))
        painter.drawRect(box)
    else:
        painter.setBrush(_tone(colour, 80) if mark.inside else colour)
        painter.drawRoundedRect(box, 3, 3)
    if mark.looks.shape and box.width() > 14:
        _stamp(painter, theme, mark, box, colour)


def _outline(painter: QPainter, theme: Theme, mark: Mark, box: QRectF, colour: QColor) -> None:
    """Of an echo: a frame, open at a soft end."""
    painter.setPen(pen(colour, 1.2))
    painter.setBrush(Qt.BrushStyle.NoBrush)
    box = box.adjusted(0.6, 0.6, -0.6, -0.6)
    if not any(mark.soft):
        painter.drawRoundedRect(box, 3, 3)
        return
    painter.setPen(QPen(QBrush(_soft(mark, colour, 255)), 1.2))
    painter.drawLine(box.topLeft(), box.topRight())
    painter.drawLine(box.bottomLeft(), box.bottomRight())


def _stamp(painter: QPainter, theme: Theme, mark: Mark, box: QRectF, colour: QColor) -> None:
    """The shape at the beginning of a bar, so that bars too are told apart without colour."""
    painter.setPen(pen(theme.colour("surface"), 1))
    painter.setBrush(colour)
    at = mark.label_x - 9 if mark.inside else box.center().x()
    shape(painter, mark.looks.shape, QPointF(at, box.center().y()), 3.6)


def _soft(mark: Mark, colour: QColor, strength: int) -> QLinearGradient:
    """Fades at the ends that are known to the month or year only."""
    width = mark.right - mark.left
    share = min(FADE, MOST_FADE / width)
    made = QLinearGradient(mark.left, 0, mark.right, 0)
    ends = [0 if soft else strength for soft in mark.soft]
    for at, alpha in ((0.0, ends[0]), (share, strength), (1 - share, strength), (1.0, ends[1])):
        made.setColorAt(at, _tone(colour, alpha))
    return made


def _tone(colour: QColor, alpha: int) -> QColor:
    return QColor(colour.red(), colour.green(), colour.blue(), alpha)
