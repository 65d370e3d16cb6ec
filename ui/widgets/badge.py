"""A word on a small ground: the standing of a source, sources that differ or agree. Word and icon carry it, colour only helps."""

from PySide6.QtCore import QRectF, QSize
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QLabel, QSizePolicy

from ui.theme import Theme
from ui.widgets.paint import draw_text, fill

HEIGHT = 20
LOOKS = {  # kind: (ink, ground, icon)
    "primary": ("good", "good_soft", "check-circle"),
    "copy": ("muted", "sunken", "copy-simple"),
    "professional": ("muted", "sunken", "briefcase"),
    "press": ("muted", "sunken", "newspaper"),
    "other": ("muted", "sunken", "file-text"),
    "mirror": ("differ", "differ_soft", "warning"),
    "differ": ("differ", "differ_soft", ""),  # its text begins with ≠
    "agree": ("good", "good_soft", "check"),
    "shown": ("on_accent", "accent", "eye"),
    "plain": ("muted", "sunken", ""),
}


def badge_size(theme: Theme, kind: str, text: str) -> QSize:
    """How much room a badge takes."""
    metrics = theme.metrics("caption", "semibold")
    height = max(HEIGHT, round(metrics.height()) + 4)
    return QSize(round(metrics.horizontalAdvance(text)) + (32 if LOOKS.get(kind, LOOKS["plain"])[2] else 16), height)


def draw_badge(painter: QPainter, theme: Theme, rect: QRectF, kind: str, text: str) -> None:
    """The badge for a delegate; a kind that is not in LOOKS is drawn plain."""
    ink, ground, icon = LOOKS.get(kind, LOOKS["plain"])
    fill(painter, rect, theme.colour(ground), theme.radius("small"))
    words = rect.adjusted(8, 0, -6, 0)
    if icon:
        theme.draw_icon(painter, icon, QRectF(rect.left() + 7, rect.center().y() - 6, 12, 12), ink)
        words.setLeft(rect.left() + 23)
    draw_text(painter, theme, words, text, ink, "caption", "semibold")


class Badge(QLabel):
    """A badge as a widget; a screen reader reads its text."""

    def __init__(self, theme: Theme, kind: str, text: str) -> None:
        super().__init__()
        self._theme, self._kind = theme, kind
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)  # a figure is never cut
        self.setText(text)

    def set_badge(self, kind: str, text: str) -> None:
        self._kind = kind
        self.setText(text)
        self.updateGeometry()
        self.update()

    def sizeHint(self) -> QSize:
        return badge_size(self._theme, self._kind, self.text())

    def paintEvent(self, event: QPaintEvent) -> None:
        with QPainter(self) as painter:
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            draw_badge(painter, self._theme, self.rect().toRectF(), self._kind, self.text())
