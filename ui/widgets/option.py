"""What a check box and a radio button have in common: a sign and words in the theme's colours.

Fusion draws the edges of its own too faintly in the dark.
"""

from collections.abc import Callable

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QPainter
from PySide6.QtWidgets import QAbstractButton

from ui.theme import Theme
from ui.widgets.paint import draw_text, fill, focus_ring


def dress(button: QAbstractButton, text: str) -> None:
    """Gives it its words, shown as they are, and its name."""
    button.setText(text.replace("&", "&&"))
    button.setAccessibleName(text)
    button.setAttribute(Qt.WidgetAttribute.WA_Hover)


def size(button: QAbstractButton, theme: Theme, sign: int) -> QSize:
    """sign: the width of the sign with the gap after it."""
    width = theme.metrics().horizontalAdvance(button.text().replace("&&", "&"))
    return QSize(round(width) + sign + 10, theme.size("hit_target_min"))


def paint(button: QAbstractButton, theme: Theme, side: int, gap: int, sign: Callable[[QPainter, QRectF], None]) -> None:
    """Draws it. side: of the square into which `sign` draws; gap: from there to the words."""
    rect, on = button.rect().toRectF(), button.isEnabled()
    with QPainter(button) as painter:
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        if on and button.underMouse():
            fill(painter, rect, theme.colour("hover"), theme.radius("small"))
        sign(painter, QRectF(4.5, rect.center().y() - side / 2, side, side))
        words = rect.adjusted(4 + side + gap, 0, -4, 0)
        draw_text(painter, theme, words, button.text().replace("&&", "&"), "text" if on else "disabled")
        if button.hasFocus():
            focus_ring(painter, theme, rect, theme.radius("small"))
