"""Says in the window's one strip what happened, and does what its buttons offer. The newest replaces the one before it."""

import logging
from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer

from storage.messages import Message
from storage.words import say
from ui.theme import Theme

if TYPE_CHECKING:
    from ui.widgets.notice import Notice

Choice = tuple[str, Callable[[], None]]
READ = 3000  # milliseconds in which nobody has read it yet
_log = logging.getLogger(__name__)


class Notices(QObject):
    """Owns the strip, which is made when there is first something to say; `place` puts it into the window."""

    def __init__(self, theme: Theme, place: Callable[["Notice"], None], language: Callable[[], str]) -> None:
        super().__init__()
        self._theme, self._place, self._language = theme, place, language
        self._strip: Notice | None = None
        self._kind = self._said_in = ""
        self.fresh = QTimer(self, singleShot=True, interval=READ)
        self._choices: tuple[Choice, ...] = ()

    @property
    def strip(self) -> "Notice":
        if self._strip is None:
            from ui.widgets.notice import Notice  # with the first thing to say

            self._strip = Notice(self._theme, say("button.dismiss", self._language()))
            self._strip.acted.connect(lambda: self._act(0))
            self._strip.acted_otherwise.connect(lambda: self._act(1))
            self._place(self._strip)
        return self._strip

    def say(self, kind: str, sentence: str, consequence: str = "", *choices: Choice) -> None:
        """kind: `error`, `differ` or `good`; at most two choices, each with what it does."""
        self._kind, self._choices, self._said_in = kind, choices, self._language()
        self.fresh.start()
        labels = [label for label, _ in choices] + ["", ""]
        self.strip.set_dismiss_tip(say("button.dismiss", self._language()))
        self.strip.say(kind, sentence, consequence, labels[0], other=labels[1])

    def fault(self, fault: object, *choices: Choice, code: str = "fault.search", consequence: str = "") -> None:
        """Says a Message in words; any other fault is logged, and said by `code`."""
        if isinstance(fault, Message):
            self.say("error", say(f"fault.{fault.code}", self._language(), **fault.values), consequence, *choices)
        else:
            _log.error("%s", fault, exc_info=fault if isinstance(fault, BaseException) else None)
            self.say("error", say(code, self._language(), reason=fault), consequence, *choices)

    def pass_by(self) -> None:
        """The reader searches or looks at something else: what said that all went well has been read and goes; what is wrong stays."""
        if self._kind == "good" and not self.fresh.isActive():
            self.clear()

    def reword(self) -> None:
        """What was said in the other language goes; what is wrong stays in the words that it was said in."""
        if self._kind != "error" and self._said_in != self._language():
            self.clear()

    def clear(self) -> None:
        if self._strip is not None:
            self._strip.hide()

    def _act(self, place: int) -> None:
        if place < len(self._choices):
            choice = self._choices[place][1]
            self.clear()
            choice()
