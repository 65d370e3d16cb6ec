"""Tells the reader what could not be saved, tries again, and asks before anything would be lost."""

from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer

from storage import dates
from storage.words import say, text
from ui.own import Own

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget

    from storage.messages import Message
    from ui.window import Window

AGAIN = 3000  # milliseconds
PASSING = ("user_locked", "user_unwritable")


class Keeping(QObject):
    """window: the one that the reader looks at."""

    def __init__(self, own: Own, window: "Callable[[], Window | None]") -> None:
        super().__init__()
        self._own, self._window = own, window
        self._known = 0, ""
        self._told = False  # that something is not saved
        self._clock = QTimer(self, interval=AGAIN)
        self._clock.timeout.connect(own.retry)
        own.state_changed.connect(self.look)

    def look(self) -> None:
        """Says what there is to say."""
        window = self._window()
        if window is None:
            return
        for remark in self._own.remarks():
            kind = "error" if remark.code in ("user_restored", "user_begun_anew", "backup_failed") else "differ"
            window.notices.say(kind, _sentence(remark, window.workspace.language))
        trouble, unsaved = self._own.trouble, self._own.unsaved
        state = unsaved, trouble.code if trouble is not None else ""
        if state == self._known:
            return
        self._known = state
        if trouble is not None:
            self._clock.start()
            self._tell(window)
            return
        self._clock.stop()
        if self._told:
            self._told = False
            window.notices.say("good", text("keeping.saved").in_language(window.workspace.language))

    def _tell(self, window: "Window") -> None:
        """A file that is held for a moment is not worth a word before something of the reader's waits for it."""
        language, trouble, unsaved = window.workspace.language, self._own.trouble, self._own.unsaved
        if trouble is None or (not unsaved and trouble.code in PASSING):
            return
        sentence = say(f"fault.{trouble.code}", language, **trouble.values)
        if not unsaved:
            window.notices.say("differ", sentence)
            return
        self._told = True
        again = text("keeping.again").in_language(language), self._own.retry
        elsewhere = text("keeping.elsewhere").in_language(language), lambda: self.save_elsewhere(window)
        choices = (elsewhere,) if trouble.code == "user_newer" else (again, elsewhere)
        window.notices.say("error", say("keeping.unsaved", language, n=unsaved), sentence, *choices)

    def save_elsewhere(self, window: "Window") -> bool:
        """Asks for a file, and writes everything there; whether it is written."""
        done, said = window.restoring.export()
        if said:
            window.notices.say("good" if done else "error", said)
        return done

    def may_end(self, window: "Window") -> bool:
        """Whether nothing would be lost if the program ended now, or the reader wants it so."""
        self._own.retry()
        while self._own.unsaved:
            chosen = self._ask(window)
            if chosen == "elsewhere" and self.save_elsewhere(window):
                return True
            if chosen in ("cancel", "quit"):
                return chosen == "quit"
            self._own.retry()
        return True

    def _ask(self, window: "QWidget") -> str:
        from PySide6.QtWidgets import QMessageBox

        language = self._window().workspace.language  # type: ignore[union-attr]
        trouble = self._own.trouble
        box = QMessageBox(QMessageBox.Icon.Warning, text("window.title").in_language(language), "", parent=window)
        box.setText(say("keeping.unsaved", language, n=self._own.unsaved))
        box.setInformativeText(say(f"fault.{trouble.code}", language, **trouble.values) if trouble is not None else "")
        role = QMessageBox.ButtonRole
        buttons = {
            box.addButton(text(f"keeping.{code}").in_language(language), which): code
            for code, which in (("again", role.ActionRole), ("elsewhere", role.ActionRole), ("quit", role.DestructiveRole))
        }
        cancel = box.addButton(text("button.cancel").in_language(language), role.RejectRole)
        box.setDefaultButton(cancel)
        box.exec()
        return buttons.get(box.clickedButton(), "cancel")  # type: ignore[call-overload, no-any-return]


def _sentence(remark: "Message", language: str) -> str:
    day = str(remark.values.get("day", ""))
    return say(f"fault.{remark.code}", language, **{**remark.values, "day": dates.show(day, language=language) if day else ""})
