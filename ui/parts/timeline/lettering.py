"""Words that are painted again in the next frame: laid out once and kept, since laying out two hundred of them takes longer than a frame.

It writes what `ui.widgets.paint.draw_text` writes; pictures that leave the program use that one, whose text stays text.
"""

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QFont, QPainter, QStaticText, QTextLayout

from ui.theme import Theme
from ui.widgets.paint import LEFT, RIGHT

WIDE = 100_000.0
MOST = 4_000  # kept; then all are forgotten
_Key = tuple[str, str, str, float]


class Lettering:
    """For one widget on a screen."""

    def __init__(self) -> None:
        self._kept: dict[_Key, tuple[QStaticText, float, float, QFont]] = {}

    def __call__(
        self,
        painter: QPainter,
        theme: Theme,
        rect: QRectF,
        text: str,
        role: str = "text",
        size: str = "body",
        weight: str = "regular",
        align: Qt.AlignmentFlag = LEFT,
    ) -> None:
        """One line in the middle of `rect`, cut on the right where it is too long."""
        key = text, size, weight, 0.0
        found = self._kept.get(key) or self._made(theme, key, text)
        if found[1] > rect.width() + 0.5:
            key = text, size, weight, rect.width() // 1
            found = self._kept.get(key) or self._made(theme, key, self._cut(theme, text, size, weight, rect.width()))
        laid, width, height, font = found
        left = rect.left() if align == LEFT else rect.right() - width if align == RIGHT else rect.center().x() - width / 2
        painter.setFont(font)
        painter.setPen(theme.colour(role))
        painter.drawStaticText(QPointF(left, rect.center().y() - height / 2), laid)

    @staticmethod
    def _cut(theme: Theme, text: str, size: str, weight: str, room: float) -> str:
        return theme.metrics(size, weight).elidedText(text, Qt.TextElideMode.ElideRight, room)

    def _made(self, theme: Theme, key: _Key, text: str) -> tuple[QStaticText, float, float, QFont]:
        if len(self._kept) > MOST:
            self._kept.clear()
        metrics, font, laid = theme.metrics(key[1], key[2]), theme.font(key[1], key[2]), QStaticText(text)
        laid.setTextFormat(Qt.TextFormat.PlainText)
        laid.setPerformanceHint(QStaticText.PerformanceHint.AggressiveCaching)
        laid.prepare(font=font)
        rise = 0.0 if text.isascii() else _ascent(text, font) - metrics.ascent()
        found = self._kept[key] = laid, metrics.horizontalAdvance(text), metrics.height() + 2 * rise, font
        return found


def _ascent(text: str, font: QFont) -> float:
    """Of a line: Chinese beside English stands in a taller line, whose middle is not that of its words."""
    layout = QTextLayout(text, font)
    layout.beginLayout()
    line = layout.createLine()
    line.setLineWidth(WIDE)  # else it has no height
    layout.endLayout()
    return line.ascent()
