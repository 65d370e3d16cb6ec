"""Copying rows: asked off the GUI thread, so that a large selection does not freeze the window."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import TYPE_CHECKING

from PySide6.QtCore import QMimeData, QObject, Qt
from PySide6.QtGui import QDrag, QGuiApplication
from PySide6.QtWidgets import QWidget

from storage.words import say
from ui.notices import Notices
from ui.workspace import Workspace

if TYPE_CHECKING:
    from storage.export.job import Sheet
    from storage.library import Library

MANY = 20_000  # from here on it takes long enough to be told of before it is done
HUGE = 200_000


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
    """Puts the marked rows on the clipboard, or under the mouse, as text and as HTML.

    tell: says a word in the status line; export: what is offered instead of a huge copy. begin_drag: what is done with dragged rows.
    """

    def __init__(self, workspace: Workspace, notices: Notices, tell: Callable[[str], None], export: Callable[[], None]) -> None:
        super().__init__()
        self._workspace, self._notices, self._tell, self._export = workspace, notices, tell, export
        self.begin_drag: Callable[[QWidget, QMimeData], None] = _drag

    def copy(self, columns: tuple[str, ...], *, headers: bool) -> None:
        """The marked rows in the order of the results, those columns. With headers also a line that names the sources.

        Of very many rows it first asks: such a text takes other programs minutes to paste.
        """
        count = len(self._workspace.selected_in_order())
        if count > HUGE:
            anyway = self._say("copy.anyway"), lambda: self._ask(columns, headers)
            self._notices.say("differ", self._say("copy.huge", n=count), "", (self._say("copy.export"), self._export), anyway)
        elif count:
            self._ask(columns, headers)

    def drag(self, columns: tuple[str, ...], source: QWidget) -> None:
        """What Ctrl+C would copy, for another program to drop; nothing if the mouse is let go before it is there."""
        request = self._request(columns, headers=False)
        rows = request.sheet.rows
        if 0 < len(rows) <= HUGE:
            keys = self._workspace.keys_of(request.sheet.table, rows) if len(rows) <= MANY else []
            self._workspace.ask("drag", request, lambda answer: self.begin_drag(source, _with_keys(_data(answer), keys)))

    def _request(self, columns: tuple[str, ...], *, headers: bool) -> CopyRequest:
        from storage.export.job import Sheet

        workspace = self._workspace
        return CopyRequest(Sheet(workspace.query.table, columns, workspace.selected_in_order()), workspace.record_language, headers)

    def _ask(self, columns: tuple[str, ...], headers: bool) -> None:
        request = self._request(columns, headers=headers)
        count = len(request.sheet.rows)
        if count > MANY:
            self._tell(self._say("status.copying", n=count))
        self._workspace.ask("copy", request, lambda answer: self._put(answer, count))

    def _put(self, answer: object, count: int) -> None:
        QGuiApplication.clipboard().setMimeData(_data(answer))
        self._tell(self._say("copy.done", n=count))

    def _say(self, code: str, **values: object) -> str:
        return say(code, self._workspace.language, **values)


def _data(answer: object) -> QMimeData:
    data = QMimeData()
    data.setText(getattr(answer, "text", ""))
    data.setHtml(getattr(answer, "html", ""))
    return data


def _with_keys(data: QMimeData, keys: list[str]) -> QMimeData:
    """With what a collection takes."""
    from ui.collecting import KEYS

    data.setData(KEYS, "\n".join(keys).encode())
    return data


def _drag(source: QWidget, data: QMimeData) -> None:
    if QGuiApplication.mouseButtons() & Qt.MouseButton.LeftButton:
        drag = QDrag(source)
        drag.setMimeData(data)
        drag.exec(Qt.DropAction.CopyAction)
