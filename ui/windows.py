"""All windows of the program: opened as they were left, one more when wanted, each kept as it changes; what other starts hand over."""

import threading
from collections.abc import Callable, Mapping, Sequence
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QPoint, QTimer
from PySide6.QtWidgets import QApplication

from ui.own import Own
from ui.settings import Settings
from ui.start import after_paint, watch
from ui.theme import Theme
from ui.workspace import Workspace

if TYPE_CHECKING:
    from storage.userdata import UserData
    from ui.keeping import Keeping
    from ui.session import Standing
    from ui.window import Window

SOON = 700  # milliseconds from a change to its being kept, with what the write itself takes less than a second
LONGEST_END = 8000  # milliseconds
STEP = 28  # pixels: a further window stands beside the one before
COLLECTION, EVERYTHING = ".ipalmanac-collection", ".ipalmanac-data"
State = Mapping[str, object]
Opens = Callable[[Path | None, Workspace | None], Workspace | None]
Make = Callable[[Workspace, Theme, Settings], "Window"]


class Windows(QObject):
    """opens: gives a workspace on a database (None: the program's), beside another window's, or None where the reader gave up."""

    def __init__(self, own: Own, settings: Settings, theme: Theme, opens: Opens, make: Make) -> None:
        super().__init__()
        self.own, self._settings, self._theme, self._opens, self._make = own, settings, theme, opens, make
        self.all: list[Window] = []
        self._standing: dict[int, Standing] = {}
        self._kept: Sequence[State] = ()
        self._ending = False
        self._writing: threading.Thread | None = None
        own.state_changed.connect(self._look)
        self._clock = QTimer(self, interval=SOON)
        self._clock.timeout.connect(self._keep_soon)
        self._clock.start()
        own.replaced.connect(self._take_settings)

    @cached_property
    def keeping(self) -> "Keeping":
        """Made when there is first something to say, or to ask at the end."""
        from ui.keeping import Keeping

        return Keeping(self.own, lambda: self.front)

    def _look(self) -> None:
        self.keeping.look()

    @property
    def front(self) -> "Window | None":
        """The window that the reader looks at, or looked at last."""
        active = QApplication.activeWindow()
        return next((window for window in self.all if window is active), self.all[-1] if self.all else None)

    # -- opening ---------------------------------------------------------------------------------------------------------------------

    def open(self, states: Sequence[State]) -> bool:
        """The windows that were left open, or one; whether there is any."""
        for state in states or ({},):
            if self.new(state=state) is None:
                break
        return bool(self.all)

    def new(self, database: Path | None = None, state: State | None = None) -> "Window | None":
        """One more window, as another was left, or at the start page."""
        before = self.front
        workspace = self._opens(database, before.workspace if before is not None else None)
        if workspace is None:
            return None
        window = self._make(workspace, self._theme, self._settings)
        window.windows = self
        if state:
            self._stand(window).restore(state)
        elif before is not None:
            window.resize(before.size())
            window.move(before.pos() + QPoint(STEP, STEP))
        self.all.append(window)
        window.show()
        if before is not None:
            QTimer.singleShot(0, window, lambda: after_paint(window))
        return window

    def open_file(self, name: str) -> None:
        """What another start, the system or the reader names: a collection, a file with everything, or another database."""
        window = self.front
        if window is None:
            return
        self.raise_()
        path = Path(name)
        ending = path.suffix.casefold()
        if not name:
            return
        if ending == COLLECTION:
            window.sharing.open(path)
        elif ending == EVERYTHING:
            window.restoring.ask(path)
        else:
            self.new(path)

    def raise_(self) -> None:
        """Brings the window of the reader before those of other programs."""
        window = self.front
        if window is not None:
            if window.isMinimized():
                window.showNormal()
            window.raise_()
            window.activateWindow()

    # -- closing ---------------------------------------------------------------------------------------------------------------------

    def may_close(self, window: "Window") -> bool:
        """The last window is kept as it is; one of several is gone from the next start. False: the reader wants to stay."""
        last = len(self.all) == 1
        if last and not self._ending:
            self.keep()
        if last and not self.keeping.may_end(window):
            self._ending = False
            return False
        if not self._ending and not last:
            self._forget(window)
        elif last:
            self._clock.stop()
        return True

    def stay(self) -> None:
        """All windows are about to be closed, by the reader or with the session of the system: they come back at the next start."""
        self.keep()
        self._ending = True
        QTimer.singleShot(LONGEST_END, self, self._go_on)

    def _go_on(self) -> None:
        """Whoever is still here was not closed: another program, or an export, would not have it."""
        self._ending = False

    def quit(self) -> None:
        """Closes all windows, which come back at the next start."""
        self.stay()
        for window in list(reversed(self.all)):
            if not window.close():
                self._ending = False
                return
            if len(self.all) > 1:
                self._forget(window)

    def _forget(self, window: "Window") -> None:
        self.all.remove(window)
        self._standing.pop(id(window), None)
        QTimer.singleShot(0, window, lambda: _end(window))
        if self.all:
            watch(self.all[0])

    def close(self) -> None:
        """After the last window: ends what they had in common."""
        if self._writing is not None:
            self._writing.join(5)
        for window in self.all:
            window.workspace.close()
        self.own.close()

    # -- the session -----------------------------------------------------------------------------------------------------------------

    def _stand(self, window: "Window") -> "Standing":
        from ui.session import Standing  # after the first paint, where nothing was left

        if id(window) not in self._standing:
            self._standing[id(window)] = Standing(window)
        return self._standing[id(window)]

    def _states(self) -> list[State]:
        return [self._stand(window).state() for window in self.all]

    def keep(self) -> None:
        """Keeps how all windows stand, now."""
        from storage.session import write

        if self._writing is not None:
            self._writing.join(5)
        states = self._states()
        if not self._same(states):
            self._kept = states
            write(self.own.data(), dict(enumerate(states)))

    def _keep_soon(self) -> None:
        """What changed since the last look is written by another thread: a slow disk halts nobody."""
        if not self.own.is_open or self._ending or (self._writing is not None and self._writing.is_alive()):
            return
        states = self._states()
        if not self._same(states):
            self._kept = states
            self._writing = threading.Thread(target=_write, args=(self.own.data(), dict(enumerate(states))), name="session", daemon=True)
            self._writing.start()

    def _same(self, states: Sequence[State]) -> bool:
        return list(states) == list(self._kept)

    def _take_settings(self) -> None:
        self._settings.take(self.own.settings())


def _write(user: "UserData", states: Mapping[int, State]) -> None:
    from storage.session import write

    write(user, states)


def _end(window: "Window") -> None:
    window.workspace.close()
    window.deleteLater()
