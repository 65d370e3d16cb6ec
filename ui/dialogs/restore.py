"""Copies of all that is the reader's own: what each holds, to be brought back; and everything as one file, out and in."""

import sqlite3
from pathlib import Path

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QButtonGroup, QDialog, QFrame, QScrollArea, QVBoxLayout, QWidget

from storage import backups, dates
from storage.backups import Backup, Holdings
from storage.messages import Message
from storage.words import say, text
from ui.own import Own
from ui.theme import Theme
from ui.widgets.boxes import Rule, column, fill_box, ground, row
from ui.widgets.button import button
from ui.widgets.label import Label
from ui.widgets.radio import Radio

SIZE = (620, 520)
INDENT = 28


class RestoreDialog(QDialog):
    """The newest copy is chosen at first; nothing changes before *Restore* is pressed, and that can be undone by the copy it makes."""

    restored = Signal(str)  # what it is now, in words
    import_wanted = Signal()
    export_wanted = Signal()

    def __init__(self, own: Own, theme: Theme, language: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._own, self._theme, self._language = own, theme, language
        self._group = QButtonGroup(self)
        self._paths: dict[int, tuple[Path, str]] = {}
        self._area = QScrollArea()
        self._area.setWidgetResizable(True)
        self._area.setFrameShape(QFrame.Shape.NoFrame)
        self._area.setAccessibleName(self._say("copies"))
        self.said = Label(theme, "", "small", role="muted", wrap=True)
        self.restore = button(theme, self._say("restore"), "", "primary")
        self.take_in, self.give_out = button(theme, self._say("import")), button(theme, self._say("export"))
        self.close_ = button(theme, text("button.close").in_language(language))
        self.setWindowTitle(self._say("title"))
        self._lay_out()
        self.restore.clicked.connect(self._restore)
        self.take_in.clicked.connect(self.import_wanted)
        self.give_out.clicked.connect(self.export_wanted)
        self.close_.clicked.connect(self.reject)
        self.show_copies()

    def _say(self, code: str, **values: object) -> str:
        return say(f"restore.{code}", self._language, **values)

    def _lay_out(self) -> None:
        head = column(
            Label(self._theme, self._say("title"), "title", "semibold"),
            Label(self._theme, self._say("explain"), role="muted", wrap=True),
            space=6,
            margins=(24, 20, 24, 12),
        )
        foot = row(self.give_out, self.take_in, None, self.close_, self.restore, space=8, margins=(24, 12, 24, 12))
        below = row(self.said, margins=(24, 6, 24, 6))
        fill_box(QVBoxLayout(self), (head, Rule(), (self._area, 1), below, Rule(), foot), 0, (0, 0, 0, 0))
        room = self.screen().availableSize()
        self.resize(min(SIZE[0], room.width() - 40), min(SIZE[1], room.height() - 60))

    def show_copies(self, *files: Path) -> None:
        """Lists the copies, and before them files that the reader named."""
        self._paths.clear()
        for old in self._group.buttons():
            self._group.removeButton(old)
        named = [(path, self._say("file", name=path.name)) for path in files]
        found = [(one.path, self._called(one)) for one in backups.kept(self._own.folder)]
        entries = [self._entry(path, words) for path, words in (*named, *found)]
        shown = entries or [Label(self._theme, self._say("none"), role="muted", wrap=True)]
        self._area.setWidget(ground(column(*shown, None, space=8, margins=(20, 14, 20, 14)), "surface"))
        chosen = next((one for one in self._group.buttons() if one.isEnabled()), None)
        if chosen is not None:
            chosen.setChecked(True)
            chosen.setFocus()
        self.restore.setEnabled(chosen is not None)

    def _called(self, copy: Backup) -> str:
        return self._say(copy.reason, day=dates.show(copy.day, language=self._language))

    def _entry(self, path: Path, words: str) -> QWidget:
        radio = Radio(self._theme, words)
        holds = _held(path)
        radio.setEnabled(holds is not None)
        told = self._say("damaged") if holds is None else self._told(holds)
        radio.setAccessibleDescription(told)
        number = len(self._paths)
        self._group.addButton(radio, number)
        self._paths[number] = path, words
        return column(radio, row(Label(self._theme, told, "small", role="muted", wrap=True), margins=(INDENT, 0, 0, 0)), space=0)

    def _told(self, holds: Holdings) -> str:
        """What there is, and nothing of what there is not."""
        found = holds._asdict()
        counts = {code: found[code] for code in ("collections", "notes", "searches", "charts") if found[code]}
        return " · ".join(self._say(code, n=n, entries=holds.entries) for code, n in counts.items()) or self._say("settings")

    def look_into(self, path: Path) -> None:
        """Shows what a file holds, above the copies."""
        self.said.setText("")
        self.show_copies(path)

    def tell(self, sentence: str) -> None:
        """Says what came of an export."""
        self.said.setText(sentence)

    # -- what is pressed -------------------------------------------------------------------------------------------------------------

    def _restore(self) -> None:
        path, words = self._paths[self._group.checkedId()]
        try:
            self._own.restore(path)
        except Message as fault:
            self.said.setText(say(f"fault.{fault.code}", self._language, **fault.values))
        except (OSError, sqlite3.Error) as fault:
            self.said.setText(self._say("failed", reason=fault))
        else:
            self.accept()
            self.restored.emit(words)


def _held(path: Path) -> Holdings | None:
    try:
        return backups.holds(path)
    except Message:
        return None
