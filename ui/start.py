"""What happens once, when the program starts: words of Qt, the database or a word about it, and what can wait until the window is seen."""

import sys
import threading
from pathlib import Path
from types import TracebackType
from typing import TYPE_CHECKING

from PySide6.QtCore import QLocale, QObject, QTimer, Signal
from PySide6.QtGui import QIcon
from PySide6.QtWidgets import QApplication

from storage import paths
from storage.messages import Message
from storage.query import FACTS, Query
from storage.words import say, text
from ui.garbage import look_here
from ui.own import Own
from ui.settings import Settings
from ui.theme import Theme
from ui.workspace import Workspace

if TYPE_CHECKING:
    from PySide6.QtCore import QTranslator

    from ui.window import Window

LOG = "almanac.log"
TURN = 0.0005  # seconds; of Python's 0.005 a frame of three hundred texts loses many, one each time that it waits for its turn
SOON = 100  # milliseconds: the first frame is done
LATER = 1500  # milliseconds: by then the reader has seen the window, and has hardly moved a splitter


def prepare(app: QApplication, settings: Settings, resources: Path) -> Theme:
    """Name, look and language of the program; and that a thread which searches lets the window paint."""
    sys.setswitchinterval(TURN)
    app.setApplicationName(paths.APPLICATION)
    app.setApplicationDisplayName(paths.APPLICATION)
    app.setDesktopFileName(paths.IDENTIFIER)  # by which a Linux desktop finds its icon
    if settings.get("language") is None and QLocale.system().language() == QLocale.Language.Chinese:
        settings.propose("language", "zh")
    QtWords(app, settings)
    theme = Theme(resources, settings.choice("theme"))
    theme.apply(app)
    return theme


class QtWords(QObject):
    """Keeps Qt's own words (standard buttons, context menus of text) in the program's language."""

    def __init__(self, app: QApplication, settings: Settings) -> None:
        super().__init__(app)
        self._app, self._settings = app, settings
        self._chinese: QTranslator | None = None
        settings.changed.connect(lambda name: self._follow() if name == "language" else None)
        self._follow()

    def _follow(self) -> None:
        if self._settings.choice("language") == "zh":
            if self._chinese is None:
                from PySide6.QtCore import QLibraryInfo, QTranslator  # Qt's own words are English from the beginning

                self._chinese = QTranslator(self)
                self._chinese.load("qtbase_zh_CN", QLibraryInfo.path(QLibraryInfo.LibraryPath.TranslationsPath))
            self._app.installTranslator(self._chinese)
        elif self._chinese is not None:
            self._app.removeTranslator(self._chinese)


def first_query(settings: Settings) -> Query:
    """What is asked at the start: everything; of statistics one row a fact if the reader left it so."""
    return Query(filters=(FACTS,)) if settings.get("facts") is True else Query()


def open_workspace(path: Path, settings: Settings, own: Own | None = None, beside: Workspace | None = None) -> Workspace | None:
    """The workspace on that database; where it cannot be opened one clear dialog, which offers another file. None: the reader gave up."""
    language = settings.choice("language")
    while True:
        try:
            return Workspace(
                path, language=language, record_language=settings.choice("names"), query=first_query(settings),
                rule=settings.choice("rule"), own=own, beside=beside,
            )  # fmt: skip
        except Message as fault:
            chosen = _another(fault, language)
        if chosen is None:
            return None
        path = chosen


def _another(fault: Message, language: str) -> Path | None:
    from PySide6.QtWidgets import QFileDialog, QMessageBox  # for the day when something is wrong

    box = QMessageBox(QMessageBox.Icon.Critical, text("window.title").in_language(language), "")
    box.setText(text("fault.database.title").in_language(language))
    box.setInformativeText(say(f"fault.{fault.code}", language, **fault.values))
    choose = box.addButton(text("fault.database.choose").in_language(language), QMessageBox.ButtonRole.AcceptRole)
    box.addButton(text("fault.database.quit").in_language(language), QMessageBox.ButtonRole.RejectRole)
    box.exec()
    if box.clickedButton() is not choose:
        return None
    found, _ = QFileDialog.getOpenFileName(None, choose.text(), "", text("fault.database.filter").in_language(language))
    return Path(found) if found else None


class Faults(QObject):
    """What nobody caught: written to a file in the user's folder and told once; work goes on. No dialog inside the handler."""

    caught = Signal()

    def __init__(self, window: "Window") -> None:
        super().__init__(window)
        self._window, self._told = window, False
        self.caught.connect(self._tell)
        sys.excepthook = self._take
        threading.excepthook = lambda args: self._take(args.exc_type, args.exc_value, args.exc_traceback)

    def _take(self, kind: type[BaseException], fault: BaseException | None, trace: TracebackType | None) -> None:
        import traceback
        from datetime import datetime

        if fault is None or issubclass(kind, KeyboardInterrupt):
            return
        try:
            with (paths.user_folder() / LOG).open("a", encoding="utf-8") as log:
                log.write(f"\n{datetime.now().astimezone().isoformat(timespec='seconds')}\n")
                log.writelines(traceback.format_exception(kind, fault, trace))
        except OSError:
            pass  # a full disk must not hide the notice
        self.caught.emit()

    def _tell(self) -> None:
        if not self._told:
            self._told = True
            language = self._window.workspace.language
            consequence = say("fault.unexpected.consequence", language, file=paths.user_folder() / LOG)
            self._window.notices.say("error", text("fault.unexpected").in_language(language), consequence)


def watch(window: "Window") -> None:
    """Cycles are looked for, and what nobody caught is told, for as long as this window lives."""
    look_here(window)
    Faults(window)


def after_paint(window: "Window") -> None:
    """What can wait, of each window."""
    window.setWindowIcon(QIcon(str(paths.resources() / "icons" / "almanac.svg")))
    QTimer.singleShot(SOON, window, window.searches.load)
    QTimer.singleShot(SOON, window, window.show_kept)


def after_first_paint(window: "Window") -> None:
    """What can wait. The reader's data are opened beside her work, so that the first change does not halt."""
    watch(window)
    after_paint(window)
    QTimer.singleShot(LATER, window, window.workspace.own.load)
