"""How a chart is dressed: colours and fonts of the theme for a page or a hall; the colour, dash and marker of each line."""

from functools import cache
from math import cos, pi, sin
from typing import NamedTuple

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QFont, QFontMetricsF, QPainter, QPainterPath, QPen, QPolygonF

from ui.theme import Theme

HUES = 8  # of the palette; beyond it dashes tell lines of one colour apart
DASHES: tuple[tuple[float, ...], ...] = ((), (7, 3), (2, 2.4), (8, 3, 2, 3))
MARKERS = ("circle", "square", "down", "diamond", "pentagon", "up", "cross", "star")
SIZES = {"up": 1.2, "down": 1.2, "diamond": 1.2, "pentagon": 1.1, "cross": 1.2, "star": 1.5}  # so that all weigh the same to the eye
_ALIGN = {"left": Qt.AlignmentFlag.AlignLeft, "right": Qt.AlignmentFlag.AlignRight, "centre": Qt.AlignmentFlag.AlignHCenter}


class Style(NamedTuple):
    """Of one series. marker: of MARKERS. dash: in widths of the line, empty for a whole one. muted: it stands behind the others."""

    colour: QColor
    marker: str
    dash: tuple[float, ...] = ()
    muted: bool = False


class Look:
    """theme: of the window, or of paper. scale: 1 for a page, more for a hall. language: `en` or `zh`; names: that of names, if another."""

    def __init__(self, theme: Theme, language: str = "en", scale: float = 1.0, names: str = "") -> None:
        self.theme, self.language, self.scale = theme, language, scale
        self.names = names or language
        self._fonts: dict[tuple[str, str], tuple[QFont, QFontMetricsF]] = {}

    def _font(self, role: str, weight: str) -> tuple[QFont, QFontMetricsF]:
        key = (role, weight)
        if key not in self._fonts:
            font = QFont(self.theme.font(role, weight))
            font.setPixelSize(round(font.pixelSize() * self.scale))
            self._fonts[key] = font, QFontMetricsF(font)
        return self._fonts[key]

    def colour(self, role: str, alpha: int = 255) -> QColor:
        return self.theme.colour(role, alpha)

    def px(self, length: float) -> float:
        """A length of the page at this scale."""
        return length * self.scale

    def width(self, text: str, role: str = "small", weight: str = "regular") -> float:
        return self._font(role, weight)[1].horizontalAdvance(text)

    def line(self, role: str = "small", weight: str = "regular") -> float:
        """The height of a line of text."""
        return self._font(role, weight)[1].height()

    def cut(self, text: str, room: float, role: str = "small", weight: str = "regular") -> str:
        """The text, cut on the right where it is wider than the room."""
        return self._font(role, weight)[1].elidedText(text, Qt.TextElideMode.ElideRight, max(room, 0))

    def write(
        self, painter: QPainter, rect: QRectF, text: str, colour: str = "text", role: str = "small", weight: str = "regular",
        align: str = "left",
    ) -> float:  # fmt: skip
        """One line in the middle of the rectangle, cut where it is too long; returns its width."""
        said = self.cut(text, rect.width() + 1, role, weight)
        painter.setFont(self._font(role, weight)[0])
        painter.setPen(self.colour(colour))
        painter.drawText(
            rect, int(_ALIGN[align] | Qt.AlignmentFlag.AlignVCenter | Qt.TextFlag.TextSingleLine | Qt.TextFlag.TextDontClip), said
        )
        return self.width(said, role, weight)

    def style(self, place: int) -> Style:
        """Of a place in the palette (`storage.chart_panels.styles_of`); -1 is muted."""
        if place < 0:
            return Style(self.colour("muted"), "circle", (), muted=True)
        return Style(self.theme.data(place % HUES), MARKERS[place % HUES], DASHES[place // HUES % len(DASHES)])


def pen(colour: QColor, width: float = 1.0, dash: tuple[float, ...] = ()) -> QPen:
    """A pen in logical pixels, so that it grows with the paper."""
    made = QPen(colour, width)
    made.setJoinStyle(Qt.PenJoinStyle.RoundJoin)
    made.setCapStyle(Qt.PenCapStyle.FlatCap if dash else Qt.PenCapStyle.RoundCap)
    if dash:
        made.setDashPattern(dash)
    return made


def clear(colour: QColor, alpha: int) -> QColor:
    """The same colour, seen through."""
    return QColor(colour.red(), colour.green(), colour.blue(), alpha)


@cache
def shape(marker: str) -> QPainterPath:
    """A marker about the origin, one wide."""
    path = QPainterPath()
    if marker == "circle":
        path.addEllipse(QPointF(0, 0), 0.5, 0.5)
    elif marker == "square":
        path.addRect(QRectF(-0.44, -0.44, 0.88, 0.88))
    elif marker == "cross":
        arm = 0.17
        corners = ((-arm, -0.5), (arm, -0.5), (arm, -arm), (0.5, -arm), (0.5, arm), (arm, arm), (arm, 0.5), (-arm, 0.5), (-arm, arm),
                   (-0.5, arm), (-0.5, -arm), (-arm, -arm))  # fmt: skip
        path.addPolygon(QPolygonF([QPointF(x, y) for x, y in corners]))
        path.closeSubpath()
    else:
        path.addPolygon(_polygon(marker))
        path.closeSubpath()
    return path


def _polygon(marker: str) -> QPolygonF:
    corners, turn, inner = {
        "up": (3, -pi / 2, 1.0),
        "down": (3, pi / 2, 1.0),
        "diamond": (4, -pi / 2, 1.0),
        "pentagon": (5, -pi / 2, 1.0),
    }.get(marker, (10, -pi / 2, 0.45))
    radii = [0.58 if number % 2 == 0 or inner == 1.0 else 0.58 * inner for number in range(corners)]
    return QPolygonF(
        [QPointF(r * cos(turn + 2 * pi * number / corners), r * sin(turn + 2 * pi * number / corners)) for number, r in enumerate(radii)]
    )


def draw_marker(painter: QPainter, look: Look, at: QPointF, style: Style, size: float, kind: str = "whole") -> None:
    """A point. kind: `whole`, `hollow` (reckoned) or `open` (about): a marker whose right side is left open."""
    path, size = shape(style.marker), size * SIZES.get(style.marker, 1.0)
    painter.save()
    painter.translate(at)
    painter.scale(size, size)
    edge = pen(style.colour, 1.6 * look.scale / size)
    if kind == "whole":
        painter.setPen(pen(look.colour("surface"), 1.1 * look.scale / size))
        painter.setBrush(style.colour)
    else:
        painter.setPen(edge)
        painter.setBrush(look.colour("surface"))
    painter.drawPath(path)
    if kind == "open":
        painter.setPen(pen(look.colour("surface"), 2.4 * look.scale / size))
        painter.drawLine(QPointF(0.22, -0.5), QPointF(0.5, 0.1))
    painter.restore()


def draw_ring(painter: QPainter, look: Look, at: QPointF) -> None:
    """Around a point that is selected."""
    painter.setPen(pen(look.colour("accent"), look.px(2)))
    painter.setBrush(Qt.BrushStyle.NoBrush)
    painter.drawEllipse(at, look.px(8), look.px(8))


def draw_arrow(painter: QPainter, look: Look, at: QPointF, colour: QColor, direction: QPointF) -> None:
    """From a bound to where the figure lies: `direction` is one long, upwards (0, -1)."""
    long, head = look.px(16), look.px(4)
    tip = at + direction * long
    side = QPointF(-direction.y(), direction.x()) * head
    painter.setPen(pen(colour, look.px(1.5)))
    painter.setBrush(Qt.BrushStyle.NoBrush)
    painter.drawLine(at, tip)
    painter.drawPolyline(QPolygonF([tip - direction * head + side, tip, tip - direction * head - side]))
