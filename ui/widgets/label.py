"""Text of the data is plain text: it is never read as HTML, and an `&` in a name is no shortcut."""

import html

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QPainter, QPaintEvent, QPalette, QResizeEvent
from PySide6.QtWidgets import QLabel, QSizePolicy, QWidget

from ui.theme import Theme
from ui.widgets.marked import paint_marks
from ui.widgets.paint import draw_text


def plain_tip(text: str) -> str:
    """A tool tip that shows `text` as it is: Qt would read what looks like HTML as HTML."""
    return f"<span>{html.escape(text)}</span>".replace("\n", "<br>") if "<" in text else text


def wrapped_tip(text: str) -> str:
    """A tool tip that breaks its lines, with `text` as it is: plain ones are as wide as their longest line."""
    return f"<span>{html.escape(text)}</span>".replace("\n", "<br>") if text else ""


class Label(QLabel):
    """A line or a paragraph in a size, weight and colour of the theme. wrap: breaks lines; selectable: by mouse and keyboard."""

    def __init__(
        self,
        theme: Theme,
        text: str = "",
        size: str = "body",
        weight: str = "regular",
        role: str = "text",
        *,
        wrap: bool = False,
        selectable: bool = False,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._theme, self._role = theme, role
        self.setTextFormat(Qt.TextFormat.PlainText)
        self.setText(text)
        self.setFont(theme.font(size, weight))
        self.setWordWrap(wrap)
        if wrap:
            self.setAlignment(Qt.AlignmentFlag.AlignTop | Qt.AlignmentFlag.AlignLeft)
            self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Minimum)
        if selectable:
            self.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse | Qt.TextInteractionFlag.TextSelectableByKeyboard)
        self.setForegroundRole(QPalette.ColorRole.WindowText)  # else it follows the ground that it stands on
        self._recolour()
        theme.changed.connect(self._recolour)

    def paintEvent(self, event: QPaintEvent) -> None:
        if self.palette().color(QPalette.ColorGroup.Active, QPalette.ColorRole.WindowText) != self._theme.colour(self._role):
            self._recolour()  # a sheet that the application takes anew can give back the palette of before
        room, wrap = self.contentsRect().toRectF(), self.wordWrap()
        paint_marks(self, self._theme, self.text(), self.font(), room, wrap=wrap, middle=not wrap)
        super().paintEvent(event)

    def set_role(self, role: str) -> None:
        """Another colour of the theme."""
        self._role = role
        self._recolour()

    def _recolour(self) -> None:
        palette = QPalette(self.palette())
        palette.setColor(QPalette.ColorRole.WindowText, self._theme.colour(self._role))
        self.setPalette(palette)


class ElidedLabel(QLabel):
    """One line that gives way: cut on the right, whole in its tool tip and to a screen reader; it never pushes its neighbours out."""

    def __init__(self, theme: Theme, text: str = "", size: str = "body", weight: str = "regular", role: str = "text") -> None:
        super().__init__()
        self._theme, self._look, self._role = theme, (size, weight), role
        self._more = ""
        self.setTextFormat(Qt.TextFormat.PlainText)
        self.setFont(theme.font(size, weight))
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)
        self.setText(text)

    def setText(self, text: str) -> None:
        super().setText(" ".join(text.split()))
        self._tell()

    def set_more(self, text: str) -> None:
        """What the tool tip and a screen reader say beyond the line itself."""
        self._more = text
        self.setAccessibleDescription(text)
        self._tell()

    def set_role(self, role: str) -> None:
        self._role = role
        self.update()

    def sizeHint(self) -> QSize:
        metrics = self._theme.metrics(*self._look)
        return QSize(round(metrics.horizontalAdvance(self.text())) + 4, round(metrics.height()) + 4)

    def minimumSizeHint(self) -> QSize:
        return QSize(24, self.sizeHint().height())

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._tell()

    def _tell(self) -> None:
        cut = self._theme.metrics(*self._look).horizontalAdvance(self.text()) > self.width()
        if self._more:
            self.setToolTip(wrapped_tip("\n".join((*((self.text(),) if cut else ()), self._more))))
        else:
            self.setToolTip(plain_tip(self.text()) if cut else "")

    def paintEvent(self, event: QPaintEvent) -> None:
        with QPainter(self) as painter:
            draw_text(painter, self._theme, self.rect().toRectF(), self.text(), self._role, *self._look)
