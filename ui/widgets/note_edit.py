"""Plain text with links by `[[`: a link stands there as the name of what it leads to; what it is called within is kept beside."""

import re
from collections.abc import Sequence

from PySide6.QtCore import QEvent, QMimeData, QRectF, QSize, Qt, QTimer, Signal
from PySide6.QtGui import QFocusEvent, QKeyEvent, QPainter, QPaintEvent, QPalette, QSyntaxHighlighter, QTextCharFormat, QTextDocument
from PySide6.QtWidgets import QFrame, QPlainTextEdit, QSizePolicy

from ui.theme import Theme
from ui.widgets.nav import NavItem
from ui.widgets.paint import pen
from ui.widgets.suggestions import Suggestions

PAUSE = 500  # milliseconds after the last letter: what was written is on disk within a second
SHORT, LONG = 2, 14  # lines: as tall as its text, between these
LONGEST = 100_000
_STORED = re.compile(r"\[\[([a-z_]+/[^\[\]|\s]+)(?:\|([^\[\]\n]*))?\]\]")
_SHOWN = re.compile(r"\[\[([^\[\]\n]+)\]\]")
_OPEN = re.compile(r"\[\[([^\[\]\n]*)$")


class _Links(QSyntaxHighlighter):
    """Links in the accent colour."""

    def __init__(self, document: QTextDocument, theme: Theme) -> None:
        super().__init__(document)
        self._theme = theme
        theme.changed.connect(self.rehighlight)

    def highlightBlock(self, text: str) -> None:
        look = QTextCharFormat()
        look.setForeground(self._theme.colour("accent"))
        for match in _SHOWN.finditer(text):
            self.setFormat(match.start(), match.end() - match.start(), look)


class NoteEdit(QPlainTextEdit):
    """Tells what was written after a pause and when the keyboard leaves. Tab leaves; Enter and Tab take a name from the list."""

    written = Signal(str)  # the text with the keys of its links
    names_wanted = Signal(str)  # what stands behind the last `[[`

    def __init__(self, theme: Theme, text: str = "") -> None:
        super().__init__()
        self._theme = theme
        self._keys: dict[str, str] = {}  # of links, by what they are called here
        self._offered: tuple[tuple[str, str], ...] = ()
        self._list: Suggestions | None = None
        self._last = text
        self._links = _Links(self.document(), theme)
        self._pause = QTimer(self, singleShot=True, interval=PAUSE)
        self._pause.timeout.connect(self.tell)
        self.setFont(theme.font())
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setTabChangesFocus(True)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.document().setDocumentMargin(7)
        self.viewport().setBackgroundRole(QPalette.ColorRole.Base)
        self.set_stored(text)
        self.textChanged.connect(self._changed)
        self.cursorPositionChanged.connect(self._look_for_link)

    # -- what is kept and what is shown ----------------------------------------------------------------------------------------------

    def set_stored(self, text: str) -> None:
        """Shows a text as it is kept."""
        self._keys = {}
        self._last = text
        self.blockSignals(True)  # it is no change of the reader's
        self.setPlainText(_STORED.sub(lambda match: f"[[{self._called(match[1], match[2] or match[1])}]]", text))
        self.blockSignals(False)
        self._fit()

    def stored(self) -> str:
        """The text as it is kept; a name that was typed and not chosen stays a name."""
        return _SHOWN.sub(
            lambda match: f"[[{self._keys[match[1]]}|{match[1]}]]" if match[1] in self._keys else match[0], self.toPlainText()
        )

    def links(self) -> tuple[tuple[str, str], ...]:
        """(key, name) of each link, once, in order."""
        names = dict.fromkeys(match[1] for match in _SHOWN.finditer(self.toPlainText()))
        return tuple((self._keys[name], name) for name in names if name in self._keys)

    def _called(self, key: str, name: str) -> str:
        """A name that no other record has in this note."""
        plain = re.sub(r"[\[\]|\n]+", " ", name).strip() or key
        while self._keys.get(plain, key) != key:
            plain += "′"
        self._keys[plain] = key
        return plain

    def tell(self) -> None:
        """Says what is written now, if it is something else than before."""
        self._pause.stop()
        text = self.stored()
        if text != self._last:
            self._last = text
            self.written.emit(text)

    def _changed(self) -> None:
        if len(self.toPlainText()) > LONGEST:
            self.textCursor().deletePreviousChar()
        self._pause.start()
        self._fit()

    def _fit(self) -> None:
        lines = max(SHORT, min(LONG, round(self.document().size().height())))
        self.setFixedHeight(round(lines * self.fontMetrics().lineSpacing() + 2 * self.document().documentMargin()) + 2)

    def sizeHint(self) -> QSize:
        return QSize(240, self.height())

    def insertFromMimeData(self, source: QMimeData) -> None:
        self.insertPlainText(source.text()[:LONGEST])

    # -- names for links -------------------------------------------------------------------------------------------------------------

    def _look_for_link(self) -> None:
        begun = self._begun()
        if begun is None or not self.hasFocus():
            self._close()
        elif begun.strip():
            self.names_wanted.emit(begun)

    def _begun(self) -> str | None:
        """What stands between the last `[[` and the keyboard; None where no link is begun."""
        cursor = self.textCursor()
        match = _OPEN.search(cursor.block().text()[: cursor.positionInBlock()])
        return match[1] if match else None

    def offer(self, typed: str, names: Sequence[tuple[str, str, str]], said: str) -> None:
        """Shows (key, name, icon) under the text, if what was asked for still stands there. said: what they are, for a screen reader."""
        if self._begun() != typed or not names:
            self._close()
            return
        if self._list is None:
            self._list = Suggestions(self._theme, self)
            self._list.chosen.connect(self._choose)
        self._offered = tuple((key, name) for key, name, _ in names)
        self._list.offer([NavItem(str(place), icon, name) for place, (_, name, icon) in enumerate(names)], said, self)
        self._list.step(1)

    @property
    def offering(self) -> bool:
        return self._list is not None and self._list.isVisible()

    def _close(self) -> None:
        if self._list is not None:
            self._list.hide()

    def _choose(self, place: str) -> None:
        key, name = self._offered[int(place)]
        begun, cursor = self._begun(), self.textCursor()
        self._close()
        if begun is not None:
            for _ in begun:
                cursor.deletePreviousChar()
            after = cursor.block().text()[cursor.positionInBlock() :]
            cursor.insertText(self._called(key, name) + ("" if after.startswith("]]") else "]]"))
            self.setTextCursor(cursor)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        steps = {Qt.Key.Key_Down: 1, Qt.Key.Key_Up: -1}
        if self.offering and self._list is not None:
            if event.key() in steps:
                self._list.step(steps[Qt.Key(event.key())])
                return
            if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Tab) and self._list.current():
                self._choose(self._list.current())
                return
        super().keyPressEvent(event)

    def event(self, event: QEvent) -> bool:
        """Esc closes the list, and is the window's only where there is none; keys of text stay the text's."""
        if isinstance(event, QKeyEvent) and self.offering:
            if event.type() == QEvent.Type.ShortcutOverride and event.key() == Qt.Key.Key_Escape:
                self._close()
                event.accept()
                return True
            if event.type() == QEvent.Type.KeyPress and event.key() == Qt.Key.Key_Tab:
                self.keyPressEvent(event)
                return True
        return super().event(event)

    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        self._close()
        self.tell()
        self.viewport().update()

    def focusInEvent(self, event: QFocusEvent) -> None:
        super().focusInEvent(event)
        self.viewport().update()

    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        with QPainter(self.viewport()) as painter:
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            held = self.hasFocus()
            painter.setPen(pen(self._theme.colour("accent" if held else "line"), 2 if held else 1))
            edge, radius = 1.0 if held else 0.5, self._theme.radius()
            painter.drawRoundedRect(QRectF(self.viewport().rect()).adjusted(edge, edge, -edge, -edge), radius, radius)
