"""A few keys worth knowing, in one painted widget."""

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QKeySequence, QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from ui.parts.telling import Telling
from ui.theme import Theme
from ui.widgets.paint import draw_text

KEYS = (("search", ("Ctrl+K",)), ("sources", ("F4",)), ("tables", ("Ctrl+1", "Ctrl+8")), ("chart", ("Ctrl+G",)), ("export", ("Ctrl+E",)))
ROW, KEY = 24, 104


def native(keys: tuple[str, ...]) -> str:
    """Keys as this system writes them: `Ctrl+1 … Ctrl+8`, `⌘1 … ⌘8`."""
    return " … ".join(QKeySequence(key).toString(QKeySequence.SequenceFormat.NativeText) for key in keys)


class Keys(QWidget):
    """Each key with what it does."""

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._theme = theme
        self._lines: list[tuple[str, str]] = []
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)

    def tell(self, telling: Telling) -> None:
        self._lines = [(native(keys), telling.text(f"home.key.{code}")) for code, keys in KEYS]
        self.setAccessibleName(telling.text("home.keys"))
        self.setAccessibleDescription("; ".join(f"{key}: {meaning}" for key, meaning in self._lines))
        self.update()

    def sizeHint(self) -> QSize:
        return QSize(300, ROW * len(KEYS))

    def paintEvent(self, event: QPaintEvent) -> None:
        with QPainter(self) as painter:
            for place, (key, meaning) in enumerate(self._lines):
                draw_text(painter, self._theme, QRectF(0, ROW * place, KEY, ROW), key, "text", "small", "medium")
                draw_text(painter, self._theme, QRectF(KEY + 8, ROW * place, self.width() - KEY - 8, ROW), meaning, "muted", "small")
