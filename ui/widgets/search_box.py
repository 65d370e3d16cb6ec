"""The one search box. It tells of text that is committed, never of what an input method is still composing."""

from collections.abc import Callable

from PySide6.QtCore import QEvent, QObject, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QColor, QInputMethodEvent, QKeyEvent, QPainter, QPaintEvent, QPalette
from PySide6.QtWidgets import QFrame, QHBoxLayout, QSizePolicy, QWidget

from ui.theme import Theme
from ui.widgets.button import button, set_words
from ui.widgets.label import Label
from ui.widgets.line import Line
from ui.widgets.paint import fill, focus_ring, pen

HEIGHT = 34
_GO = (Qt.Key.Key_Return, Qt.Key.Key_Enter)


class _Line(Line):
    """A line edit without a frame that knows whether an input method is at work in it."""

    left_down = Signal()
    gone = Signal()
    composed = Signal()  # an input method began, went on or ended

    def __init__(self) -> None:
        super().__init__()
        self.composing = False
        self.helper: Callable[[QKeyEvent], bool] = lambda event: False
        self.setFrame(False)

    def inputMethodEvent(self, event: QInputMethodEvent) -> None:
        self.composing = bool(event.preeditString())
        self.composed.emit()
        super().inputMethodEvent(event)

    def event(self, event: QEvent) -> bool:
        """Tab is a key like others for the helper, though Qt moves the keyboard on before a line hears of it."""
        tab = event.type() == QEvent.Type.KeyPress and isinstance(event, QKeyEvent) and event.key() == Qt.Key.Key_Tab
        if tab and not self.composing and self.helper(event):  # type: ignore[arg-type]
            return True
        return super().event(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if self.composing and event.key() in (*_GO, Qt.Key.Key_Down, Qt.Key.Key_Up, Qt.Key.Key_Escape):
            return  # the input method's own: Qt would commit what is half written
        if not self.composing and self.helper(event):
            return
        if event.key() in _GO:
            self.gone.emit()
        elif event.key() == Qt.Key.Key_Down and event.modifiers() in (Qt.KeyboardModifier.NoModifier, Qt.KeyboardModifier.KeypadModifier):
            self.left_down.emit()
        else:
            super().keyPressEvent(event)


class SearchBox(QFrame):
    """A frame with an icon, the line, and at its end a hint at the shortcut or, once there is text, a button that clears it."""

    text_changed = Signal(str)  # the reader typed, pasted or cleared; not what set_text put there
    accepted = Signal()
    left_down = Signal()
    pressed = Signal()  # by the mouse
    left = Signal()  # by the keyboard, which went elsewhere
    composed = Signal()

    def __init__(self, theme: Theme, placeholder: str = "", clear_tip: str = "", hint: str = "") -> None:
        super().__init__()
        self._theme = theme
        self._line = _Line()
        self._clear = button(theme, "", "x-circle", "icon")
        self._hint = Label(theme, "", "caption", role="muted")
        self._fill()
        self.set_words(placeholder, clear_tip, hint)
        self._line.textChanged.connect(self._show_end)
        self._line.textEdited.connect(self.text_changed)
        self._line.gone.connect(self.accepted)
        self._line.left_down.connect(self.left_down)
        self._line.composed.connect(self.composed)
        self._clear.clicked.connect(self._clear_by_hand)
        self._line.installEventFilter(self)
        self._show_end()

    def _fill(self) -> None:
        box = QHBoxLayout(self)
        box.setContentsMargins(34, 2, 3, 2)
        box.setSpacing(4)
        for part in (self._line, self._hint, self._clear):
            box.addWidget(part)
        self._line.setFont(self._theme.font())
        palette = QPalette()
        palette.setColor(QPalette.ColorRole.Base, QColor(Qt.GlobalColor.transparent))
        self._line.setPalette(palette)
        self._hint.setContentsMargins(0, 0, 8, 0)
        self._hint.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self.setFocusProxy(self._line)
        self.setFixedHeight(max(HEIGHT, round(self._theme.metrics().height()) + 14))
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    def set_words(self, placeholder: str, clear_tip: str, hint: str) -> None:
        """What stands in the empty box, what the button at its end does, and the keys that lead here."""
        self._line.setPlaceholderText(placeholder)
        self._line.setAccessibleName(placeholder)
        self._line.setAccessibleDescription(hint)
        self._hint.setText(hint)
        set_words(self._clear, "", clear_tip)

    def text(self) -> str:
        """What is committed."""
        return self._line.text()

    def set_text(self, text: str) -> None:
        """Puts text there without telling of it; nothing where it is there already, so that the cursor stays."""
        if text != self._line.text():
            self._line.setText(text)

    @property
    def place(self) -> int:
        """The place of the cursor in the text."""
        return self._line.cursorPosition()

    @property
    def line(self) -> QWidget:
        """What has the keyboard."""
        return self._line

    def set_helper(self, helper: Callable[[QKeyEvent], bool]) -> None:
        """Who is asked first about each key that is not an input method's, and says whether it took it."""
        self._line.helper = helper

    def replace(self, start: int, end: int, text: str) -> None:
        """Puts `text` in the place of some characters, as if it were typed: it can be undone, and is told."""
        self._line.setSelection(start, end - start)
        self._line.insert(text)
        self.text_changed.emit(self._line.text())

    @property
    def composing(self) -> bool:
        """Whether an input method is at work: Esc and Enter are its own then."""
        return self._line.composing

    def take_focus(self) -> None:
        """The keyboard, with all text marked."""
        self._line.setFocus(Qt.FocusReason.ShortcutFocusReason)
        self._line.selectAll()

    def _clear_by_hand(self) -> None:
        self._line.clear()
        self._line.setFocus(Qt.FocusReason.OtherFocusReason)
        self.text_changed.emit("")

    def _show_end(self) -> None:
        self._clear.setVisible(bool(self._line.text()))
        self._hint.setVisible(not self._line.text())

    def sizeHint(self) -> QSize:
        return QSize(420, self.height())

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() in (QEvent.Type.FocusIn, QEvent.Type.FocusOut):
            self.update()
        if event.type() == QEvent.Type.FocusOut:
            self.left.emit()
        elif event.type() == QEvent.Type.MouseButtonPress:
            self.pressed.emit()
        return False

    def paintEvent(self, event: QPaintEvent) -> None:
        theme, side = self._theme, self._theme.size("icon")
        rect = self.rect().toRectF()
        with QPainter(self) as painter:
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            fill(painter, rect.adjusted(0.5, 0.5, -0.5, -0.5), theme.colour("surface"), 7)
            if self._line.hasFocus():
                focus_ring(painter, theme, rect, 7)
            else:
                painter.setPen(pen(theme.colour("line_strong" if self.isEnabled() else "line")))
                painter.setBrush(Qt.BrushStyle.NoBrush)
                painter.drawRoundedRect(rect.adjusted(0.5, 0.5, -0.5, -0.5), 7, 7)
            icon = QRectF(11, (rect.height() - side) / 2, side, side)
            theme.draw_icon(painter, "magnifying-glass", icon, "muted" if self.isEnabled() else "disabled")
