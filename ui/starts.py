"""One program at a time for one reader on one machine: a second start hands over what it was started with, and ends. No socket is opened.

The first holds a lock in the reader's folder and watches a folder beside it, into which a second puts a file. Where no lock can be made (a
folder that cannot be written to), or nobody takes the file, the second goes on by itself: two programs on one file lose nothing.
"""

import json
import os
import sys
import time
from contextlib import suppress
from pathlib import Path

from PySide6.QtCore import QFileSystemWatcher, QLockFile, QObject, Signal

WAIT = 10.0  # seconds: for so long a second start waits for the first, which may just be starting too, to take what it hands over
MUTEX = "Local\\IPAlmanac.Running"  # by which an installer for Windows knows that the program runs


class Starts(QObject):
    """handed: another start came, with the file that it was to open, or an empty text."""

    handed = Signal(str)

    def __init__(self, folder: Path) -> None:
        super().__init__()
        here = "".join(letter if letter.isalnum() else "-" for letter in _machine())  # a share has the folder of many machines
        self._lock = QLockFile(str(folder / f"running-{here}.lock"))
        self._lock.setStaleLockTime(0)  # only the end of the program that holds it makes it stale
        self._place = folder / f"handed-{here}"
        self._watcher: QFileSystemWatcher | None = None
        self._mutex: object = None

    def is_first(self) -> bool:
        """Whether this is the one program, or nobody can tell."""
        first = self._lock.tryLock(0) or self._lock.error() != QLockFile.LockError.LockFailedError
        if first and sys.platform == "win32":
            import ctypes

            self._mutex = ctypes.windll.kernel32.CreateMutexW(None, False, MUTEX)
        return first

    def hand_over(self, file: str) -> bool:
        """Gives the first program what this one was started with; whether it took it."""
        if sys.platform == "win32":
            import ctypes

            ctypes.windll.user32.AllowSetForegroundWindow(-1)  # any: else Windows lets the first only blink in the task bar
        note = self._place / f"{os.getpid()}-{time.time_ns()}.json"
        part = note.with_suffix(".part")
        try:
            self._place.mkdir(exist_ok=True)
            part.write_text(json.dumps({"file": file}), encoding="utf-8")
            part.replace(note)
        except OSError:
            return False
        end = time.monotonic() + WAIT
        while time.monotonic() < end:
            if not note.exists():
                return True
            time.sleep(0.02)
        return not _taken_back(note)

    def listen(self) -> None:
        """From now on tells of other starts."""
        with suppress(OSError):
            self._place.mkdir(exist_ok=True)
            self._watcher = QFileSystemWatcher([str(self._place)], self)
            self._watcher.directoryChanged.connect(self._look)
            self._look()

    def close(self) -> None:
        """Lets another program be the first."""
        if self._watcher is not None:
            self._watcher.removePaths(self._watcher.directories())
        with suppress(OSError):
            self._place.rmdir()
        self._lock.unlock()

    def _look(self) -> None:
        for note in sorted(self._place.glob("*.json")):
            try:
                said = json.loads(note.read_text(encoding="utf-8"))
                note.unlink()
            except (OSError, ValueError):
                continue
            file = said.get("file") if isinstance(said, dict) else None
            self.handed.emit(file if isinstance(file, str) else "")


def _machine() -> str:
    return (os.environ.get("COMPUTERNAME", "") if sys.platform == "win32" else os.uname().nodename) or "here"


def _taken_back(note: Path) -> bool:
    try:
        note.unlink()
    except OSError:
        return False
    return True
