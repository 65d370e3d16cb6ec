"""What goes wrong or must be known is said where it matters, on a strip in place: one sentence, what follows from it, what to do."""

from PySide6.QtCore import QRectF, Signal
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QSizePolicy

from ui.theme import Theme
from ui.widgets.boxes import column, fill_box
from ui.widgets.button import button, set_words
from ui.widgets.label import Label
from ui.widgets.paint import fill

KINDS = {"error": "warning", "differ": "info", "good": "check-circle"}  # kind: icon


class Notice(QFrame):
    """A strip that is hidden until there is something to say."""

    acted = Signal()
    acted_otherwise = Signal()
    dismissed = Signal()

    def __init__(self, theme: Theme, dismiss_tip: str = "") -> None:
        super().__init__()
        self._theme, self._kind = theme, "differ"
        self._sentence = Label(theme, "", "body", "medium", wrap=True)
        self._consequence = Label(theme, "", "small", role="muted", wrap=True)
        self._act = button(theme, "", "", "plain")
        self._other = button(theme, "", "", "plain")
        self._close = button(theme, "", "x", "icon", dismiss_tip)
        self._act.clicked.connect(self.acted)
        self._other.clicked.connect(self.acted_otherwise)
        self._close.clicked.connect(self._dismiss)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Minimum)
        self._lay_out()
        self.hide()

    def _lay_out(self) -> None:
        box = QHBoxLayout(self)
        words = column(None, self._sentence, self._consequence, None, space=0)
        fill_box(box, ((words, 1), self._act, self._other, self._close), 8, (42, 8, 8, 8))

    def say(self, kind: str, sentence: str, consequence: str = "", action: str = "", *, other: str = "", dismissible: bool = True) -> None:
        """Shows the strip. kind: `error`, `differ` (to be known) or `good`. action, other: the words of its buttons, none without."""
        self._kind = kind
        self._sentence.setText(sentence)
        self._consequence.setText(consequence)
        self._consequence.setVisible(bool(consequence))
        set_words(self._act, action)
        self._act.setVisible(bool(action))
        set_words(self._other, other)
        self._other.setVisible(bool(other))
        self._close.setVisible(dismissible)
        self.setAccessibleName(" ".join(part for part in (sentence, consequence) if part))
        self.show()
        self.update()

    def set_dismiss_tip(self, tip: str) -> None:
        set_words(self._close, "", tip)

    def _dismiss(self) -> None:
        self.hide()
        self.dismissed.emit()

    def paintEvent(self, event: QPaintEvent) -> None:
        theme = self._theme
        side = theme.size("icon")
        with QPainter(self) as painter:
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            fill(painter, self.rect().toRectF(), theme.colour(f"{self._kind}_soft"), theme.radius("card"))
            theme.draw_icon(painter, KINDS[self._kind], QRectF(14, (self.height() - side) / 2, side, side), self._kind)
