"""Copies of the reader's file: one a day and one before whatever changes all of it, each checked when it is written.

They are numbered, so that a clock that was set back neither hides the newest nor makes room by throwing it away.
"""

import os
import re
import sqlite3
from collections.abc import Iterator
from contextlib import closing, contextmanager
from datetime import date
from pathlib import Path
from typing import NamedTuple

from storage.messages import Message
from storage.paths import database_uri
from storage.userform import APPLICATION_ID

FOLDER = "backups"
MOST = 7  # of each reason
DAILY, STEP, REPLACED = "day", "step", "replaced"  # once a day; before a newer program changes the file; before another takes its place
_NAME = re.compile(r"user-(\d{6,})-(\d{4}-\d{2}-\d{2})-([a-z]+)\.db")
_COUNTS = {
    "collections": "SELECT count(*) FROM collections WHERE deleted_on IS NULL",
    "entries": (
        "SELECT count(*) FROM entries JOIN collections ON id = collection "
        "WHERE entries.deleted_on IS NULL AND collections.deleted_on IS NULL"
    ),
    "notes": "SELECT count(*) FROM notes WHERE deleted_on IS NULL",
    "searches": "SELECT count(*) FROM saved_searches WHERE deleted_on IS NULL AND chart IS NULL",
    "charts": "SELECT count(*) FROM saved_searches WHERE deleted_on IS NULL AND chart IS NOT NULL",
}


class Backup(NamedTuple):
    """One copy. day: as 2026-11-22, by the clock of that day; reason: `day`, `step` or `replaced`."""

    path: Path
    number: int
    day: str
    reason: str


class Holdings(NamedTuple):
    """How much of each kind a file holds; 0 also where it is too old to know the kind."""

    collections: int = 0
    entries: int = 0
    notes: int = 0
    searches: int = 0
    charts: int = 0


def kept(folder: Path) -> tuple[Backup, ...]:
    """The copies beside the file in `folder`, the newest first."""
    try:
        names = [path.name for path in (folder / FOLDER).iterdir()]
    except OSError:
        return ()
    found = ((name, match) for name in names if (match := _NAME.fullmatch(name)))
    made = (Backup(folder / FOLDER / name, int(match[1]), match[2], match[3]) for name, match in found)
    return tuple(sorted(made, key=lambda one: one.number, reverse=True))


def holds(path: Path) -> Holdings:
    """What a copy or an exported file holds. Raises Message `backup_damaged`, or `backup_foreign` for what is no file of a reader."""
    with _reading(path) as file:
        return _counted(file)


def _counted(file: sqlite3.Connection) -> Holdings:
    tables = {name for (name,) in file.execute("SELECT name FROM sqlite_master WHERE type = 'table'")}
    columns = {name for _, name, *_ in file.execute("PRAGMA table_info(saved_searches)")}
    known = {name: sql for name, sql in _COUNTS.items() if _table(name) in tables}
    if "chart" not in columns:
        known.pop("charts", None)
        if "searches" in known:
            known["searches"] = known["searches"].removesuffix(" AND chart IS NULL")
    return Holdings(**{name: int(file.execute(sql).fetchone()[0]) for name, sql in known.items()})


def _table(name: str) -> str:
    return name if name in ("collections", "entries", "notes") else "saved_searches"


@contextmanager
def _reading(path: Path) -> Iterator[sqlite3.Connection]:
    """A sound file of a reader, read-only."""
    try:
        with closing(sqlite3.connect(database_uri(path), uri=True, timeout=1.0)) as file:
            if file.execute("PRAGMA application_id").fetchone()[0] != APPLICATION_ID:
                raise Message("backup_foreign", file=path)
            if file.execute("PRAGMA integrity_check(1)").fetchone()[0] != "ok":
                raise Message("backup_damaged", file=path)
            yield file
    except sqlite3.DatabaseError as fault:
        foreign = getattr(fault, "sqlite_errorname", "") == "SQLITE_NOTADB"
        raise Message("backup_foreign" if foreign else "backup_damaged", file=path) from fault


def make(source: sqlite3.Connection, folder: Path, reason: str = DAILY) -> Path:
    """Copies the file that `source` has open; older copies of the same reason than the last seven go. Raises OSError or sqlite3.Error."""
    there = folder / FOLDER
    there.mkdir(exist_ok=True)
    number = max((one.number for one in kept(folder)), default=0) + 1
    path = there / f"user-{number:06}-{date.today().isoformat()}-{reason}.db"  # noqa: DTZ011 the reader's own day
    write(source, path)
    for old in _spare([one for one in kept(folder) if one.reason == reason]):
        old.path.unlink(missing_ok=True)
    return path


def _spare(copies: list[Backup]) -> list[Backup]:
    """Of the copies of one reason, the newest first: the daily ones of a day that has a newer one, and those beyond the seventh."""
    days: set[str] = set()
    stay = []
    for one in copies:
        if one.reason != DAILY or one.day not in days:
            stay.append(one)
        days.add(one.day)
    return [one for one in copies if one not in stay[:MOST]]


def write(source: sqlite3.Connection, path: Path) -> None:
    """Copies the file that `source` has open to `path`: beside it first, checked, put on disk, and moved into place at the end."""
    beside = path.with_name(f".{path.name}.{os.getpid()}.part")
    try:
        with closing(sqlite3.connect(beside)) as target:
            copy(source, target)
            target.execute("PRAGMA journal_mode = DELETE")  # one file alone
            wanted = _counted(target)
        if holds(beside) != wanted:
            raise Message("backup_damaged", file=path)
        with beside.open("rb+") as written:
            os.fsync(written.fileno())
        beside.replace(path)
    finally:
        beside.unlink(missing_ok=True)


def needed(folder: Path) -> bool:
    """Whether there is no copy of today."""
    today = date.today().isoformat()  # noqa: DTZ011 the reader's own day
    return not any(one.day == today and one.reason == DAILY for one in kept(folder))


def newest_good(folder: Path) -> Backup | None:
    """The newest copy that is sound."""
    for one in kept(folder):
        try:
            holds(one.path)
        except Message:
            continue
        return one
    return None


def read_into(path: Path, target: sqlite3.Connection) -> None:
    """Puts the content of a copy in the place of all that `target` has open. Raises as `holds` does."""
    with _reading(path) as file:
        copy(file, target)


def copy(source: sqlite3.Connection, target: sqlite3.Connection) -> None:
    """All of one database over another. The source is held while it is read: sqlite3's `backup` waits for a locked one without end."""
    held = source.in_transaction
    if not held:
        source.execute("BEGIN")
    try:
        source.execute("SELECT count(*) FROM sqlite_master").fetchone()
        source.backup(target)
    finally:
        if not held:
            source.execute("ROLLBACK")
