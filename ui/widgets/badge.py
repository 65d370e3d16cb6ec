"""A word on a small ground: the standing of a source, sources that differ or agree. Word and icon carry it, colour only helps."""

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QKeyEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QAbstractButton, QLabel, QSizePolicy

from ui.theme import Theme
from ui.widgets.paint import draw_text, fill, focus_ring

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
    "opened": ("selected_text", "selected", "caret-right"),
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


class BadgeButton(QAbstractButton):
    """A badge that leads somewhere. tip: where to."""

    def __init__(self, theme: Theme, kind: str, text: str, tip: str) -> None:
        super().__init__()
        self._theme, self._kind = theme, kind
        self.setText(text)
        self.setToolTip(tip)
        self.setAccessibleName(text)
        self.setAccessibleDescription(tip)
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)

    def sizeHint(self) -> QSize:
        return badge_size(self._theme, self._kind, self.text()).expandedTo(QSize(0, self._theme.size("hit_target_min")))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.click()
        else:
            super().keyPressEvent(event)

    def paintEvent(self, event: QPaintEvent) -> None:
        size = badge_size(self._theme, self._kind, self.text())
        rect = QRectF(0, (self.height() - size.height()) / 2, self.width(), size.height())
        with QPainter(self) as painter:
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            draw_badge(painter, self._theme, rect, self._kind, self.text())
            if self.hasFocus():
                focus_ring(painter, self._theme, self.rect().toRectF(), self._theme.radius("small"))
