"""The reader's notes on records: written at once, found by their words, and every change can be undone."""

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from storage import notes
from storage.notes import Note
from storage.words import Text
from ui.undo import Undo
from ui.workspace import Workspace

if TYPE_CHECKING:
    from storage.userdata import UserData


class Noting(QObject):
    """What fails is told by `failed`."""

    failed = Signal(object)

    def __init__(self, workspace: Workspace, undo: Undo) -> None:
        super().__init__(workspace)
        self._workspace, self._undo = workspace, undo
        self._indexed = False

    def text_of(self, key: str) -> str:
        """The note on a record, or empty."""
        found = notes.note(self._user(), key) if key in self._workspace.noted else None
        return found.text if found is not None else ""

    def _user(self) -> "UserData":
        return self._workspace.user_data()

    def write(self, key: str, written: str) -> None:
        """Another text; nothing but blanks deletes the note. What is written on without a long pause is one step to undo."""
        old, new = self.text_of(key), written.strip("\n")
        if new.strip() == old.strip():
            return
        self._write(key, new)
        name = self._workspace.label(*_parts(key))
        self._undo.did("note", lambda: self._write(key, new), lambda: self._write(key, old), f"note.{key}", name=name)

    def _write(self, key: str, written: str) -> None:
        try:
            notes.write(self._user(), key, written, self._title(key), self._workspace.folding)
        except Exception as fault:
            self.failed.emit(fault)

    def _title(self, key: str) -> Text:
        return self._workspace.label(*_parts(key))

    def found(self, typed: str) -> tuple[Note, ...]:
        """The notes that have what was typed; all of them, the newest first, where nothing was."""
        user = self._user()
        if not typed.strip():
            return notes.notes(user)
        if not self._indexed:
            notes.index_again(user, self._workspace.meta.get("content_sha256", ""), self._workspace.folding)
            self._indexed = True
        return notes.found(user, typed, self._workspace.folding)


def _parts(key: str) -> tuple[str, str]:
    table, _, identifier = key.partition("/")
    return table, identifier
