"""One connection to the reader's file, and nothing lost when the file cannot be written.

A change is a function that is given a connection. It is confirmed when it is on disk. Where the disk is full, or the file is locked or
read-only, the whole content is taken into memory, the change made there and remembered; from then on all reading is from memory, until
`retry` has made every remembered change in the file, in order.
"""

import os
import secrets
import sqlite3
import threading
import time
from collections.abc import Callable, Sequence
from contextlib import closing, suppress
from datetime import date, datetime
from pathlib import Path
from typing import Any, NamedTuple, TypeVar

from storage import backups
from storage.disks import is_shared
from storage.messages import Message
from storage.paths import database_uri

T = TypeVar("T")
Change = Callable[[sqlite3.Connection], object]
Ready = Callable[[sqlite3.Connection, Path | None], None]
TRIES = 2  # a file set aside, then a disk that is full
LEAST = 64 * 1024  # bytes of a disk, below which it is full
PATIENCE = 0.5  # seconds: another program holds the file for milliseconds; who holds it longer is waited for by `retry`
_WHY = (
    ("FULL", "full"),
    ("READONLY", "read_only"),
    ("PERM", "read_only"),
    ("BUSY", "locked"),
    ("LOCKED", "locked"),
    ("PROTOCOL", "locked"),
)
_DAMAGE = ("SQLITE_CORRUPT", "SQLITE_NOTADB", "SQLITE_FORMAT")


class _Waiting(NamedTuple):
    """A change that is in memory alone."""

    make: Change
    quiet: bool
    newest: str


class Keeper:
    """The file at `path`, opened or made.

    ready: brings a connection to today's form; it is given the folder of the copies, or None for a copy in memory, and may raise Message
    `user_newer` for a file that must not be touched.
    trouble: why changes are in memory alone, or None. remarks: what the reader must be told once; whoever tells it empties the list.
    after_change: is called after each change, and given whether it was a quiet one.
    May be used from any thread.
    """

    def __init__(self, path: Path, ready: Ready) -> None:
        self.path = path
        self.trouble: Message | None = None
        self.remarks: list[Message] = []
        self.after_change: Callable[[bool], None] = lambda quiet: None
        self.shared = is_shared(path.parent)
        self._ready = ready
        self._lock = threading.RLock()
        self._file: sqlite3.Connection | None = None
        self._memory: sqlite3.Connection | None = None
        self._waiting: list[_Waiting] = []
        self._last = 0
        self._changed = False
        self._identity: tuple[int, int] | None = None
        self._identity_of_wal: tuple[int, int] | None = None
        self._day: date | None = None
        self._open()

    @property
    def unsaved(self) -> int:
        """How many changes of the reader's are in memory alone; quiet ones are none."""
        return sum(1 for one in self._waiting if not one.quiet)

    @property
    def _now(self) -> sqlite3.Connection:
        connection = self._memory or self._file
        if connection is None:
            raise RuntimeError("the reader's file is closed")
        return connection

    def read(self, sql: str, parameters: Sequence[object] = ()) -> list[Any]:
        """The rows of a SELECT."""
        return self._tried(lambda: self._now.execute(sql, parameters).fetchall())

    def change(self, make: Callable[[sqlite3.Connection], T], *, quiet: bool = False, newest: str = "") -> T:
        """Makes a change as one transaction; when this returns, it is on disk, or remembered and `trouble` says why.

        `make` may be run more than once, and must do the same each time. quiet: nobody shows what is changed, and nobody would miss it.
        newest: of the remembered changes of this name only the last is wanted.
        """
        made = self._changed_by(make, quiet, newest)
        self.after_change(quiet)
        return made

    def _changed_by(self, make: Callable[[sqlite3.Connection], T], quiet: bool, newest: str) -> T:
        with self._lock:
            lost = self._has_lost_the_file()
            self._copy_of_the_day()
            made = self._tried(lambda: _transaction(self._now, make))
            self._changed = True
            if self._memory is not None:
                self._waiting = [one for one in self._waiting if not newest or one.newest != newest]
                self._waiting.append(_Waiting(make, quiet, newest))
            if lost:
                self.retry()
            return made

    def _has_lost_the_file(self) -> bool:
        """Where someone took the file away, or put another in its place, SQLite would go on writing to what has no name any more."""
        if self._file is None or _identity(self.path) == self._identity:
            return False
        if self.path.exists():
            with suppress(OSError, sqlite3.Error, Message):
                backups.make(self._file, self.path.parent, backups.REPLACED)
        self._retreat(Message("user_unwritable", file=self.path, reason="moved"))
        wal = self.path.with_name(f"{self.path.name}-wal")
        if self._identity_of_wal is not None and _identity(wal) == self._identity_of_wal:
            _set_aside(wal)  # SQLite would take the journal of the file that is gone for that of the new one
        return True

    def _tried(self, step: Callable[[], T]) -> T:
        """The answer of a step; where the file fails it, again on what took the place of the file."""
        with self._lock:
            for _ in range(TRIES):
                try:
                    return step()
                except sqlite3.DatabaseError as fault:
                    if self._memory is not None:
                        raise
                    self._give_way(fault)
            return step()

    def number(self) -> int:
        """A number for what is new: greater than all that this file has, also where a clock was set back; no other program gives it.

        Milliseconds, then twenty bits of chance, for the programs that write at the same moment.
        """
        with self._lock:
            self._last = max(self._last + 1, (time.time_ns() // 1_000_000 << 20) + secrets.randbits(20))
            return self._last

    def count_from(self, last: int) -> None:
        """Numbers given from now on are greater than this."""
        self._last = max(self._last, last)

    def retry(self) -> bool:
        """Tries to save what is in memory alone; whether nothing is left unsaved. Quick, so that it can be tried every few seconds."""
        with self._lock:
            if self._memory is None:
                return True
            if self.trouble is not None and self.trouble.code == "user_newer":
                return False
            try:
                self._file = self._file or self._opened(self._memory, patience=0.0)
                while self._waiting:
                    _transaction(self._file, self._waiting[0].make)
                    del self._waiting[0]
            except (sqlite3.DatabaseError, OSError) as fault:
                self._drop_file()
                self.trouble = self._why(fault)
                return False
            self._memory.close()
            self._memory = self.trouble = None
            return True

    def check(self) -> list[str]:
        """What `PRAGMA integrity_check` says; `["ok"]` for a sound file."""
        return [str(line) for (line,) in self.read("PRAGMA integrity_check")]

    def close(self) -> None:
        """Saves what can be saved, and ends."""
        with self._lock:
            if self.retry() and self._changed:
                self._copy_of_the_day(again=True)
            self._drop_file()
            if self._memory is not None:
                self._memory.close()
                self._memory = None

    # -- all of it at once -----------------------------------------------------------------------------------------------------------

    def export(self, path: Path) -> None:
        """Writes everything, with what is in memory alone, to a file. Raises OSError, sqlite3.Error or Message `backup_damaged`."""
        with self._lock:
            backups.write(self._now, path)

    def restore(self, path: Path) -> None:
        """Puts what a copy or an exported file holds in the place of everything; what was there is kept as a copy first.

        Raises Message `backup_damaged`, `backup_foreign` or `user_newer`, or as `export` does; then nothing is changed.
        """
        with self._lock:
            content = _in_memory()
            backups.read_into(path, content)
            self._ready(content, None)  # an older form is brought to today's, and a newer one refused, before anything is touched
            backups.make(self._now, self.path.parent, backups.REPLACED)
            self.change(lambda file: _overwrite(file, content))

    def _copy_of_the_day(self, *, again: bool = False) -> None:
        """Once a day, and anew when all windows close. Where it cannot be written, work goes on, and the reader is told once a day."""
        today = date.today()  # noqa: DTZ011 the reader's own day
        if self._memory is not None or self._file is None or (self._day == today and not again):
            return
        self._day = today
        try:
            if again or backups.needed(self.path.parent):
                backups.make(self._file, self.path.parent)
        except (OSError, sqlite3.Error, Message) as fault:
            self.remarks.append(Message("backup_failed", folder=self.path.parent / backups.FOLDER, reason=str(fault)))

    # -- when the file cannot be used ------------------------------------------------------------------------------------------------

    def _open(self) -> None:
        try:
            self._file = self._opened()
            self._copy_of_the_day()
        except Message as newer:
            self._retreat(newer)
        except sqlite3.DatabaseError as fault:
            self._give_way(fault)
        except OSError as fault:
            self._retreat(self._why(fault))

    def _opened(self, lost: sqlite3.Connection | None = None, patience: float | None = None) -> sqlite3.Connection:
        """A connection that is ready. lost: what to write into the file if it is there no more. patience: seconds, while it is opened."""
        gone = lost is not None and not self.path.exists()
        waits = PATIENCE if patience is None else patience
        file = sqlite3.connect(self.path, timeout=waits, isolation_level=None, check_same_thread=False)
        try:
            self._set_up(file)
            if gone and lost is not None:
                backups.copy(lost, file)
                self._waiting.clear()
            self._make_ready(file)
            file.execute(f"PRAGMA busy_timeout = {round(PATIENCE * 1000)}")
            self._identity, self._identity_of_wal = _identity(self.path), _identity(self.path.with_name(f"{self.path.name}-wal"))
        except BaseException:
            file.close()
            raise
        return file

    def _make_ready(self, file: sqlite3.Connection) -> None:
        """Damage shows itself in many ways; what a step of `ready` cannot read is damaged too."""
        if file.execute("PRAGMA integrity_check(1)").fetchone()[0] != "ok":
            raise Damaged
        try:
            self._ready(file, self.path.parent)
        except sqlite3.DatabaseError as fault:
            raise fault if _is_outside(fault) else Damaged(str(fault)) from fault

    def _set_up(self, file: sqlite3.Connection) -> None:
        """Confirmed is on disk: also on a Mac, whose plain sync leaves it to the disk. WAL where this machine alone writes."""
        file.execute("PRAGMA fullfsync = ON")
        file.execute("PRAGMA trusted_schema = OFF")
        file.execute(f"PRAGMA synchronous = {'EXTRA' if self.shared else 'FULL'}")
        file.execute("BEGIN IMMEDIATE")  # a file that cannot be written is found out before its journal is changed
        file.execute("ROLLBACK")
        with suppress(sqlite3.OperationalError):  # another program has it open: next time
            file.execute(f"PRAGMA journal_mode = {'DELETE' if self.shared else 'WAL'}")

    def _give_way(self, fault: sqlite3.DatabaseError) -> None:
        """After a fault of the file: a good copy takes its place, or memory. Any other fault is raised again."""
        if _is_damage(fault):
            self._recover()
        elif _is_outside(fault):
            self._retreat(self._why(fault))
        else:
            raise fault

    def _retreat(self, trouble: Message) -> None:
        """Takes the content into memory; of a newer program's file nothing."""
        memory = _in_memory()
        if trouble.code != "user_newer":
            self._copy_into(memory)
        self._drop_file()
        self._ready(memory, None)
        self._memory, self.trouble = memory, trouble

    def _copy_into(self, memory: sqlite3.Connection) -> None:
        """By the connection that is open, else by one that only reads, else (a read-only folder has no room for what a reader of WAL needs)
        by one that takes the file for unchanging."""
        if self._file is not None:
            with suppress(sqlite3.Error):
                backups.copy(self._file, memory)
                return
            self._drop_file()
        for immutable in (False, True):
            with suppress(sqlite3.Error), closing(_reader(self.path, immutable=immutable)) as source:
                if source.execute("PRAGMA integrity_check(1)").fetchone()[0] == "ok":
                    backups.copy(source, memory)
                    return

    def _recover(self) -> None:
        """Sets a damaged file aside, opens the newest good copy in its place, and has the reader told."""
        self._drop_file()
        good = backups.newest_good(self.path.parent)
        content = _in_memory()
        if good is not None:
            backups.read_into(good.path, content)
        self._ready(content, None)
        try:
            aside = _set_aside(self.path)
            self._file = self._opened(content)
        except (sqlite3.DatabaseError, OSError) as fault:
            self._memory, self.trouble = content, self._why(fault)
            return
        told: dict[str, object] = {"file": self.path, "aside": aside.name, "day": good.day if good else ""}
        self.remarks.append(Message("user_restored" if good else "user_begun_anew", **told))

    def _drop_file(self) -> None:
        if self._file is not None:
            with suppress(sqlite3.Error):
                self._file.close()
            self._file = None

    def _why(self, fault: Exception) -> Message:
        why = next((why for start, why in _WHY if _name(fault).startswith(f"SQLITE_{start}")), "unwritable")
        if why == "unwritable" and not (self.path.parent.is_dir() and os.access(self.path.parent, os.W_OK)):
            why = "read_only"
        elif why == "unwritable" and _is_full(self.path.parent):  # SQLite speaks of its shared memory then
            why = "full"
        return Message(f"user_{why}", file=self.path, reason=str(fault))


class Damaged(sqlite3.DatabaseError):
    """The file can be opened, and its pages do not fit together."""


def _name(fault: BaseException) -> str:
    return str(getattr(fault, "sqlite_errorname", ""))


def _is_full(folder: Path) -> bool:
    import shutil

    try:
        return shutil.disk_usage(folder).free < LEAST
    except OSError:
        return False


def _is_damage(fault: sqlite3.DatabaseError) -> bool:
    """Of text that is none Python's sqlite3 says so without a code."""
    return isinstance(fault, Damaged) or _name(fault).startswith(_DAMAGE) or str(fault).startswith("Could not decode")


def _is_outside(fault: sqlite3.DatabaseError) -> bool:
    """Whether the disk, the folder or another program is the cause, and not this program."""
    outside = ("FULL", "READONLY", "PERM", "BUSY", "LOCKED", "IOERR", "CANTOPEN", "PROTOCOL", "NOLFS", "AUTH", "NOMEM")
    return _name(fault).startswith(tuple(f"SQLITE_{one}" for one in outside))


def _identity(path: Path) -> tuple[int, int] | None:
    """What tells a file from another of the same name."""
    try:
        found = path.stat()
    except OSError:
        return None
    return found.st_dev, found.st_ino


def _in_memory() -> sqlite3.Connection:
    return sqlite3.connect(":memory:", isolation_level=None, check_same_thread=False)


def _transaction(connection: sqlite3.Connection, make: Callable[[sqlite3.Connection], T]) -> T:
    connection.execute("BEGIN IMMEDIATE")
    try:
        made = make(connection)
        connection.execute("COMMIT")
    except BaseException:
        if connection.in_transaction:
            connection.execute("ROLLBACK")
        raise
    return made


def _reader(path: Path, *, immutable: bool) -> sqlite3.Connection:
    return sqlite3.connect(database_uri(path, immutable=immutable), uri=True, timeout=PATIENCE)


def _overwrite(file: sqlite3.Connection, content: sqlite3.Connection) -> None:
    """The content of every table in the place of that of the file, within its transaction."""
    tables = [name for (name,) in file.execute("SELECT name FROM sqlite_master WHERE type = 'table' AND sql NOT LIKE 'CREATE VIRTUAL%'")]
    own = [name for name in tables if not name.startswith(("sqlite_", "notes_index_"))]
    for table in [*own, "notes_index"]:
        names = [name for _, name, *_ in file.execute(f"PRAGMA table_info({table})")]
        listed = ", ".join((*(["rowid"] if table == "notes_index" else []), *names))
        rows = content.execute(f"SELECT {listed} FROM {table}").fetchall()
        file.execute(f"DELETE FROM {table}")
        file.executemany(f"INSERT INTO {table} ({listed}) VALUES ({', '.join('?' * len(listed.split(', ')))})", rows)


def _set_aside(path: Path) -> Path:
    """Gives a file, and the journals that belong to it, a dated name that is free; returns it."""
    stamp = datetime.now().astimezone().strftime("%Y-%m-%d-%H%M%S")
    number, aside = 1, path.with_name(f"{path.stem}-damaged-{stamp}{path.suffix}")
    while aside.exists():
        number += 1
        aside = path.with_name(f"{path.stem}-damaged-{stamp}-{number}{path.suffix}")
    path.replace(aside)
    for journal in ("-wal", "-journal"):
        with suppress(FileNotFoundError):
            path.with_name(path.name + journal).replace(aside.with_name(aside.name + journal))
    path.with_name(f"{path.name}-shm").unlink(missing_ok=True)  # holds nothing that the WAL does not
    return aside
