"""Copying rows: asked off the GUI thread, so that a large selection does not freeze the window."""

from dataclasses import dataclass
from typing import TYPE_CHECKING

from PySide6.QtCore import QMimeData, QObject
from PySide6.QtGui import QGuiApplication

from storage.words import say
from ui.notices import Notices
from ui.workspace import Workspace

if TYPE_CHECKING:
    from storage.export.job import Sheet
    from storage.library import Library

MANY = 20_000  # from here on it takes long enough to be told when it is done


@dataclass(frozen=True)
class CopyRequest:
    """Asks for rows as the clipboard takes them."""

    sheet: "Sheet"
    language: str
    headers: bool

    def answer(self, library: "Library") -> object:
        from storage.export.clipboard import flavours  # not before it is asked for

        return flavours(library, self.sheet, self.language, self.headers)


class Copying(QObject):
    """Puts the marked rows on the clipboard, as text and as HTML."""

    def __init__(self, workspace: Workspace, notices: Notices) -> None:
        super().__init__()
        self._workspace, self._notices = workspace, notices

    def copy(self, columns: tuple[str, ...], *, headers: bool) -> None:
        """The marked rows in the order of the results, those columns. With headers also a line that names the sources."""
        workspace = self._workspace
        from storage.export.job import Sheet

        rows = workspace.selected_in_order()
        if not rows:
            return
        if len(rows) > MANY:
            self._notices.say("differ", say("status.copying", workspace.language, n=len(rows)))
        request = CopyRequest(Sheet(workspace.query.table, columns, rows), workspace.record_language, headers)
        workspace.ask("copy", request, lambda answer: self._put(answer, len(rows)))

    def _put(self, answer: object, count: int) -> None:
        data = QMimeData()
        data.setText(getattr(answer, "text", ""))
        data.setHtml(getattr(answer, "html", ""))
        QGuiApplication.clipboard().setMimeData(data)
        if count > MANY:
            self._notices.say("good", say("copy.done", self._workspace.language, n=count))
