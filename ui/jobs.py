"""Work off the GUI thread: a generator run to its end with progress, cancel and error; and questions whose newest of a kind wins."""

import threading
from collections.abc import Callable, Generator, Iterator
from pathlib import Path
from typing import Protocol

from PySide6.QtCore import QObject, Signal
from shiboken6 import isValid

from storage.library import Library
from storage.paths import as_message
from storage.rules import DEFAULT

TICK = 0.1


class Request(Protocol):
    """A question that a view asks the Workspace: a frozen value that knows how to answer itself from a Library."""

    def answer(self, library: Library) -> object:
        """The answer, as plain values. Runs off the GUI thread."""


class Job(QObject):
    """One generator of rows done, in a thread and with a Library of its own. Signals: progress, then finished, cancelled or failed."""

    progress = Signal(int)
    finished = Signal()
    cancelled = Signal()
    failed = Signal(object)

    def __init__(self, path: Path, make: Callable[[Library], Iterator[int]], total: int, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.total = total
        self._path, self._make = path, make
        self._stop = threading.Event()
        self._thread = threading.Thread(target=self._run, name="job", daemon=True)

    def start(self) -> None:
        self._thread.start()

    def cancel(self) -> None:
        """Asks the job to end at its next step; what it wrote is taken away by the generator itself."""
        self._stop.set()

    def wait(self, seconds: float = 10.0) -> None:
        self._thread.join(seconds)

    def _run(self) -> None:
        import time

        try:
            library = Library(self._path)
        except Exception as fault:
            self.failed.emit(fault)
            return
        steps, told = self._make(library), 0.0
        try:
            for done in steps:
                if self._stop.is_set():
                    break
                now = time.monotonic()
                if now - told >= TICK:
                    told = now
                    self.progress.emit(done)
        except Exception as fault:
            self.failed.emit(fault)
            return
        finally:
            if isinstance(steps, Generator):
                steps.close()
            library.close()
        (self.cancelled if self._stop.is_set() else self.finished).emit()


class Asker(QObject):
    """One thread for what views ask beside the search. Of the requests with one `channel` only the newest is answered.

    rule: by which claims are picked to be shown in the answers from now on.
    """

    answered = Signal(str, int, object)
    failed = Signal(str, int, object)

    def __init__(self, path: Path, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.rule = DEFAULT.code
        self._path = path
        self._wake = threading.Condition()
        self._waiting: dict[str, tuple[int, Request]] = {}
        self._callbacks: dict[str, tuple[int, Callable[[object], None]]] = {}
        self._token = 0
        self._closing = False
        self._thread: threading.Thread | None = None
        self.answered.connect(self._deliver)
        self.failed.connect(self._forget)

    def ask(self, channel: str, request: Request, then: Callable[[object], None]) -> None:
        """Calls `then(answer)` on the GUI thread, unless a newer request of the channel came first."""
        with self._wake:
            self._token += 1
            self._waiting[channel] = (self._token, request)
            self._callbacks[channel] = (self._token, then)
            if self._thread is None:
                self._thread = threading.Thread(target=self._run, name="ask", daemon=True)
                self._thread.start()
            self._wake.notify()

    @property
    def idle(self) -> bool:
        return not self._callbacks

    def close(self) -> None:
        with self._wake:
            self._closing = True
            self._wake.notify()
        if self._thread is not None:
            self._thread.join(5)

    def _deliver(self, channel: str, token: int, answer: object) -> None:
        wanted, then = self._callbacks.get(channel, (0, None))
        if wanted == token and then is not None:
            del self._callbacks[channel]
            owner = getattr(then, "__self__", None)
            if not isinstance(owner, QObject) or isValid(owner):  # a view that is gone wants no answer
                then(answer)

    def _forget(self, channel: str, token: int, fault: object) -> None:
        if self._callbacks.get(channel, (0, None))[0] == token:
            del self._callbacks[channel]

    def _run(self) -> None:
        library = Library(self._path)
        while True:
            with self._wake:
                while not self._waiting and not self._closing:
                    self._wake.wait()
                if self._closing:
                    break
                channel = next(iter(self._waiting))
                token, request = self._waiting.pop(channel)
            try:
                library.rule = self.rule
                self.answered.emit(channel, token, request.answer(library))
            except Exception as fault:  # the thread must live on
                self.failed.emit(channel, token, as_message(fault, self._path))
        library.close()
