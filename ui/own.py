"""The reader's own data, one for all windows: opened once, told to each when it changes."""

import threading
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QObject, Signal

from storage import paths

if TYPE_CHECKING:
    from storage.messages import Message
    from storage.userdata import UserData


class Own(QObject):
    """Until it is opened, the standard library alone reads it. Its signals may come from other threads: connect methods of QObjects."""

    changed = Signal()  # collections, notes or searches are others than before
    replaced = Signal()  # all of it was replaced, settings too
    state_changed = Signal()  # something could not be saved, or can be now, or there is something to tell

    def __init__(self) -> None:
        super().__init__()
        self._data: UserData | None = None
        self._opening = threading.Lock()
        self._state: tuple[Message | None, int] = None, 0

    @property
    def folder(self) -> Path:
        return paths.user_folder()

    @property
    def is_open(self) -> bool:
        return self._data is not None

    @property
    def trouble(self) -> "Message | None":
        """Why changes are in memory alone, or None."""
        return None if self._data is None else self._data.trouble

    @property
    def unsaved(self) -> int:
        """How many changes are in memory alone."""
        return 0 if self._data is None else self._data.unsaved

    def data(self) -> "UserData":
        """The user's database, opened when it is first asked for. What it cannot write it keeps in memory; its `trouble` says why."""
        with self._opening:
            if self._data is None:
                from storage.userdata import UserData  # loads sqlite_utils: never before the first paint

                self._data = UserData(self.folder)
                self._data.after_change = self._tell
                self._state = self._data.trouble, self._data.unsaved
                self.state_changed.emit()
            return self._data

    def read(self, sql: str, parameters: Sequence[object] = ()) -> list[Any]:
        """The rows of a SELECT; none where there is no file yet."""
        from storage.userfile import rows

        return self._data.read(sql, parameters) if self._data is not None else list(rows(self.folder, sql, parameters))

    def load(self) -> None:
        """Opens it off the GUI thread, so that the first change does not halt."""
        threading.Thread(target=self.data, name="own", daemon=True).start()

    def retry(self) -> None:
        """Tries again to save what is in memory alone."""
        if self._data is not None and self._data.trouble is not None:
            self._data.retry()
            self._tell(quiet=True)

    def remarks(self) -> "list[Message]":
        """What the reader must be told, once."""
        if self._data is None:
            return []
        told, self._data.remarks = self._data.remarks, []
        return told

    def restore(self, path: Path) -> None:
        """Puts what a copy or an exported file holds in the place of everything. Raises as Keeper.restore does."""
        self.data().restore(path)
        self.replaced.emit()
        self.changed.emit()

    def settings(self) -> Mapping[str, object]:
        """All settings as they are kept now."""
        from storage.userfile import settings_from

        return settings_from(self.read)

    def close(self) -> None:
        """Saves what can be saved, and ends."""
        if self._data is not None:
            self._data.after_change = lambda quiet: None
            self._data.close()
            self._data = None

    def _tell(self, quiet: bool) -> None:
        if self._data is None:
            return
        state = self._data.trouble, self._data.unsaved
        if state != self._state or self._data.remarks:
            self._state = state
            self.state_changed.emit()
        if not quiet:
            self.changed.emit()
