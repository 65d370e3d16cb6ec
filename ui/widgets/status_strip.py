"""The last line of the window: what is shown and chosen on the left, the state of data and work on the right."""

from collections.abc import Sequence

from PySide6.QtCore import QTimer, Signal
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QHBoxLayout, QProgressBar, QWidget

from ui.theme import Theme
from ui.widgets.boxes import fill_box, ground, row
from ui.widgets.button import button, set_words
from ui.widgets.label import ElidedLabel, Label, plain_tip
from ui.widgets.paint import fill

_APART = " · "
PASSING = 4000  # milliseconds


class _Bar(QProgressBar):
    """A progress bar without a frame; it is whole and pale while nobody knows how far the work is."""

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._theme = theme
        self.setTextVisible(False)
        self.setFixedSize(120, 4)

    def paintEvent(self, event: QPaintEvent) -> None:
        rect, total = self.rect().toRectF(), self.maximum()
        with QPainter(self) as painter:
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            fill(painter, rect, self._theme.colour("line") if total else self._theme.colour("accent", 90), 2)
            if total:
                rect.setWidth(rect.width() * self.value() / total)
                fill(painter, rect, self._theme.colour("accent"), 2)


class StatusStrip(QWidget):
    """The first text on the left is the weightiest; the others give way when the window is narrow."""

    cancelled = Signal()

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._first = Label(theme, "", "small", "medium")
        self._others = ElidedLabel(theme, "", "small", role="muted")
        self._right = Label(theme, "", "small", role="muted")
        self._job = self._job_row(theme)
        self._state = ""
        self._told = QTimer(self, singleShot=True, interval=PASSING)
        self._told.timeout.connect(lambda: self._right.setText(self._state))
        box = QHBoxLayout(self)
        fill_box(box, (self._first, 8, (self._others, 1), 16, self._job, self._right), 0, (12, 0, 12, 0))
        self.setFixedHeight(theme.size("status_bar"))
        ground(self, "window")

    def _job_row(self, theme: Theme) -> QWidget:
        self._words = Label(theme, "", "small", role="muted")
        self._bar = _Bar(theme)
        self._percent = Label(theme, "", "small", role="muted")
        self._cancel = button(theme, "", "x", "small")
        self._cancel.clicked.connect(self.cancelled)
        made = row(self._words, self._bar, self._percent, self._cancel, margins=(0, 0, 12, 0))
        made.hide()
        return made

    def set_left(self, texts: Sequence[str], more: str = "") -> None:
        """`53 of 47,298 statistics`, `3 selected`, `sum 20,783 applications` … more: what the tool tip adds."""
        first, *others = list(texts) or [""]
        self._first.setText(first)
        self._others.setText(f"{_APART.lstrip()}{_APART.join(others)}" if others else "")
        self._others.set_more(more)

    def set_right(self, texts: Sequence[str]) -> None:
        """`Data 2026-11` …"""
        self._state = _APART.join(texts)
        if not self._told.isActive():
            self._right.setText(self._state)

    def tell(self, words: str) -> None:
        """Says in passing what was done, in the place of the state of the data, and to a screen reader."""
        if not self._told.isActive():
            self._state = self._right.text()
        self._right.setText(words)
        self._told.start()
        from PySide6.QtGui import QAccessible, QAccessibleAnnouncementEvent  # with the first word: two milliseconds of the first frame

        QAccessible.updateAccessibility(QAccessibleAnnouncementEvent(self, words))

    def begin_job(self, words: str, cancel_tip: str = "") -> None:
        """Shows that work goes on: what it is, how far, and a cross that asks to end it (`cancelled`)."""
        self._words.setText(words)
        self._bar.setAccessibleName(words)
        set_words(self._cancel, "", cancel_tip)
        self.set_progress(0, 0)
        self._job.show()

    def set_progress(self, done: int, total: int) -> None:
        """So many of so many; a total of 0 is not known."""
        self._bar.setRange(0, max(0, total))
        self._bar.setValue(done)
        self._percent.setText(f"{100 * done // total} %" if total else "")
        self._bar.setToolTip(plain_tip(f"{done:,} / {total:,}") if total else "")

    def end_job(self) -> None:
        """Takes the progress away."""
        self._job.hide()

    @property
    def job_shown(self) -> bool:
        return not self._job.isHidden()

    @property
    def texts(self) -> tuple[str, str, str]:
        """What stands there: first, others, right; for tests and for copying."""
        return self._first.text(), self._others.text(), self._right.text()

    @property
    def more(self) -> str:
        """What the tool tip adds to it."""
        return self._others.accessibleDescription()
