"""Writes the user's own database (settings for now; collections and notes come to live here). Imported after the first paint."""

import json
import sqlite3
from pathlib import Path

from sqlite_utils import Database

from storage.messages import Message
from storage.migrations import STEPS, migrate
from storage.userfile import FILE


class UserData:
    """The user's database in `folder`, made if missing. Every change is on disk when the method returns.

    Raises Message `user_newer` for a file of a newer program and `user_damaged` or `user_unwritable` where it cannot be used; the file is left as it is.
    """

    def __init__(self, folder: Path) -> None:
        self.path = folder / FILE
        try:
            self._database = Database(sqlite3.connect(self.path, timeout=2.0))
            version = int(self._database.execute("PRAGMA user_version").fetchone()[0])
            if version > len(STEPS):
                raise Message("user_newer", file=self.path)
            migrate(self._database)
        except sqlite3.OperationalError as fault:
            raise Message("user_unwritable", file=self.path, reason=str(fault)) from fault
        except sqlite3.DatabaseError as fault:
            raise Message("user_damaged", file=self.path) from fault

    def save_setting(self, name: str, value: object) -> None:
        """Keeps a setting (anything JSON can hold) under its name."""
        try:
            self._database.table("settings").upsert({"name": name, "value": json.dumps(value, ensure_ascii=False)}, pk="name")
        except sqlite3.OperationalError as fault:
            raise Message("user_unwritable", file=self.path, reason=str(fault)) from fault

    def check(self) -> list[str]:
        """What `PRAGMA integrity_check` says; `["ok"]` for a sound file."""
        return [str(line[0]) for line in self._database.execute("PRAGMA integrity_check")]

    def close(self) -> None:
        self._database.conn.close()
