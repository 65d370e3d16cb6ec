"""Everything that is the reader's own as one file, out and in; and the copies that she may go back to."""

import sqlite3
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Qt
from PySide6.QtWidgets import QFileDialog

from storage.messages import Message
from storage.words import say, text
from ui.exporting import folder_for

if TYPE_CHECKING:
    from ui.dialogs.restore import RestoreDialog
    from ui.window import Window

ENDING = ".ipalmanac-data"
PURPOSE = "everything"


class Restoring(QObject):
    """Of one window."""

    def __init__(self, window: "Window") -> None:
        super().__init__(window)
        self._window = window

    def ask(self, file: Path | None = None) -> None:
        """Shows the copies and, before them, what a file holds."""
        from ui.dialogs.restore import RestoreDialog

        window = self._window
        dialog = RestoreDialog(window.workspace.own, window.theme, window.workspace.language, window)
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        dialog.restored.connect(lambda what: window.notices.say("good", self._say("restore.done", what=what)))
        dialog.export_wanted.connect(lambda: dialog.tell(self.export()[1]))
        dialog.import_wanted.connect(lambda: self._look_into(dialog))
        if file is not None:
            dialog.look_into(file)
        dialog.open()

    def _look_into(self, dialog: "RestoreDialog") -> None:
        file = self._ask_file()
        if file is not None:
            dialog.look_into(file)

    def export(self) -> tuple[bool, str]:
        """Asks for a file and writes everything there; whether it is written, and a sentence, empty if the reader named no file."""
        path = self._ask_path()
        if path is None:
            return False, ""
        try:
            self._window.workspace.own.data().export(path)
        except Message as fault:
            return False, self._say(f"fault.{fault.code}", **fault.values)
        except (OSError, sqlite3.Error) as fault:
            return False, self._say("restore.not_written", file=path, reason=fault)
        return True, self._say("restore.exported", file=path)

    def _ask_path(self) -> Path | None:
        today = date.today().isoformat()  # noqa: DTZ011 the reader's own day
        proposed = folder_for(self._window.settings, PURPOSE) / f"IP Almanac {today}{ENDING}"
        name, _ = QFileDialog.getSaveFileName(self._window, self._say("restore.export"), str(proposed), self._kind())
        if not name:
            return None
        path = Path(name) if name.casefold().endswith(ENDING) else Path(name + ENDING)
        self._window.settings.set(f"{PURPOSE}_folder", str(path.parent))
        return path

    def _ask_file(self) -> Path | None:
        folder = folder_for(self._window.settings, PURPOSE)
        name, _ = QFileDialog.getOpenFileName(self._window, self._say("restore.import"), str(folder), self._kind())
        return Path(name) if name else None

    def _kind(self) -> str:
        return f"{text('restore.files').in_language(self._window.workspace.language)} (*{ENDING})"

    def _say(self, code: str, **values: object) -> str:
        return say(code, self._window.workspace.language, **values)
