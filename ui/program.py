"""The program from its start to its end: one for each reader, with as many windows as she left open."""

import sys
from collections.abc import Callable, Mapping
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QTimer, Signal
from PySide6.QtGui import QFileOpenEvent
from PySide6.QtWidgets import QApplication
from shiboken6 import delete, isValid

from storage import paths, session
from ui.own import Own
from ui.settings import Settings
from ui.start import SOON, after_first_paint, open_workspace, prepare
from ui.starts import Starts
from ui.theme import Theme
from ui.windows import Windows
from ui.workspace import Workspace

if TYPE_CHECKING:
    from ui.window import Window

Make = Callable[[Workspace, Theme, Settings], "Window"]


class Program(QApplication):
    """On a Mac the system names files, and ends the program, by events of the application."""

    file_named = Signal(str)
    quit_wanted = Signal()

    def event(self, event: QEvent) -> bool:
        if event.type() == QEvent.Type.Quit:
            self.quit_wanted.emit()
        if isinstance(event, QFileOpenEvent) and event.file():
            self.file_named.emit(event.file())
            return True
        return super().event(event)


def begin(path: Path, settings: Mapping[str, object], file: str | None, make: Make) -> int:
    """Opens the windows on a reference database until they are closed, or hands `file` to the program that runs already; the exit code."""
    own = Own()
    starts = Starts(own.folder)
    asked = str(Path(file).absolute()) if file else "" if path == paths.reference_database() else str(path.absolute())
    if not starts.is_first() and starts.hand_over(asked):
        return 0
    app = Program(sys.argv[:1]) if sys.platform == "darwin" else QApplication(sys.argv[:1])
    keep_beside(own.folder)
    kept = Settings(settings, lambda values: own.data().save_settings(values))
    theme = prepare(app, kept, paths.resources())
    windows = Windows(own, kept, theme, lambda database, beside: open_workspace(database or path, kept, own, beside), make)
    if not windows.open(session.read(own.folder)):
        return 1
    first = windows.all[0]
    starts.handed.connect(windows.open_file)
    if isinstance(app, Program):
        app.file_named.connect(windows.open_file)
        app.quit_wanted.connect(windows.stay)
    app.commitDataRequest.connect(lambda _manager: windows.stay())
    QTimer.singleShot(0, first, lambda: after_first_paint(first))
    QTimer.singleShot(SOON, windows, starts.listen)
    if file:
        QTimer.singleShot(SOON, windows, lambda: windows.open_file(asked))
    code = app.exec()
    windows.close()
    starts.close()
    take_apart()
    return code


def take_apart() -> None:
    """Widgets go in Qt's order before Python ends: PySide would end them in no order, and a chart's scene ask for a part that is gone."""
    for widget in QApplication.topLevelWidgets():
        if isValid(widget) and widget.parent() is None:
            delete(widget)


def keep_beside(folder: Path) -> None:
    """What Qt itself keeps (the folders of its own file dialog) stays in the reader's folder where the program is carried about."""
    if paths.portable_folder() is not None:
        from PySide6.QtCore import QSettings

        QSettings.setPath(QSettings.Format.NativeFormat, QSettings.Scope.UserScope, str(folder))
