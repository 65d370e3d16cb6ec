"""Painting that several widgets and delegates share, so that a tick, a focus ring or an elided line looks the same everywhere."""

from collections.abc import Iterable

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QPainter, QPen, QPolygonF

from ui.theme import Theme

LEFT = Qt.AlignmentFlag.AlignLeft
RIGHT = Qt.AlignmentFlag.AlignRight
CENTRE = Qt.AlignmentFlag.AlignHCenter
_LINE = Qt.AlignmentFlag.AlignVCenter | Qt.TextFlag.TextSingleLine


def pen(colour: QColor, width: float = 1.0, style: Qt.PenStyle = Qt.PenStyle.SolidLine) -> QPen:
    """A pen with round ends and corners."""
    made = QPen(colour, width, style)
    made.setCapStyle(Qt.PenCapStyle.RoundCap)
    made.setJoinStyle(Qt.PenJoinStyle.RoundJoin)
    return made


def fill(painter: QPainter, rect: QRectF, colour: QColor, radius: float = 0.0) -> None:
    """A plain ground, with round corners if `radius`."""
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(colour)
    painter.drawRoundedRect(rect, radius, radius)


def focus_ring(painter: QPainter, theme: Theme, rect: QRectF, radius: float = 6.0, role: str = "accent") -> None:
    """The 2-px ring of what has the keyboard, inside `rect`."""
    painter.setPen(pen(theme.colour(role), 2))
    painter.setBrush(Qt.BrushStyle.NoBrush)
    painter.drawRoundedRect(rect.adjusted(1, 1, -1, -1), radius, radius)


def tick_box(painter: QPainter, theme: Theme, box: QRectF, checked: bool, enabled: bool = True) -> None:
    """A check box of any size, its tick drawn in proportion."""
    accent = "accent" if enabled else "disabled"
    painter.setPen(pen(theme.colour(accent if checked else "line_strong")))
    painter.setBrush(theme.colour(accent if checked else "surface"))
    painter.drawRoundedRect(box, 3, 3)
    if checked:
        painter.setPen(pen(theme.colour("on_accent"), box.width() / 8))
        points = ((0.24, 0.52), (0.43, 0.71), (0.77, 0.28))
        painter.drawPolyline(QPolygonF([QPointF(box.left() + box.width() * x, box.top() + box.height() * y) for x, y in points]))


def draw_text(
    painter: QPainter,
    theme: Theme,
    rect: QRectF,
    text: str,
    role: str = "text",
    size: str = "body",
    weight: str = "regular",
    align: Qt.AlignmentFlag = LEFT,
    marks: Iterable[str] = (),
) -> float:
    """One line in the middle of `rect`, cut on the right where it is too long. Returns where the text ends.

    marks: spellings, in lower case, that get the ground of a match wherever they occur.
    """
    metrics = theme.metrics(size, weight)
    width = metrics.horizontalAdvance(text)
    if width > rect.width():
        text = metrics.elidedText(text, Qt.TextElideMode.ElideRight, rect.width())
        width = metrics.horizontalAdvance(text)
    left = rect.left() if align == LEFT else rect.right() - width if align == RIGHT else rect.center().x() - width / 2
    for mark in marks:
        _mark(painter, theme, QRectF(left, rect.top(), width, rect.height()), text, mark, size, weight)
    painter.setFont(theme.font(size, weight))
    painter.setPen(theme.colour(role))
    painter.drawText(QRectF(left, rect.top(), width + 2, rect.height()), _LINE | LEFT, text)
    return left + width


def _mark(painter: QPainter, theme: Theme, line: QRectF, text: str, mark: str, size: str, weight: str) -> None:
    metrics, low = theme.metrics(size, weight), text.lower()
    if len(low) != len(text):  # a few capitals grow when lowered; their places would not fit
        return
    found = low.find(mark) if mark else -1
    while found >= 0:
        start = metrics.horizontalAdvance(text[:found])
        end = metrics.horizontalAdvance(text[: found + len(mark)])
        ground = QRectF(line.left() + start - 1, line.center().y() - metrics.height() / 2, end - start + 2, metrics.height())
        fill(painter, ground, theme.colour("match"), 3)
        found = low.find(mark, found + len(mark))
