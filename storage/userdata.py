"""Writes the user's own database: settings, recent and saved searches. Imported after the first paint."""

import json
import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING

from sqlite_utils import Database

from storage.messages import Message
from storage.migrations import STEPS, migrate
from storage.query import Query, to_json
from storage.searches import MOST_RECENT, same_words
from storage.userfile import FILE
from storage.words import Text

if TYPE_CHECKING:
    from storage.charts import ChartSpec

IN_BIN = 30  # days until what was deleted is gone for good


class UserData:
    """The user's database in `folder`, made if missing. Every change is on disk when the method returns.

    Raises Message `user_newer` for a file of a newer program and `user_damaged` or `user_unwritable` where it cannot be used;
    the file is left as it is.
    """

    def __init__(self, folder: Path) -> None:
        self.path = folder / FILE
        try:
            self._database = Database(sqlite3.connect(self.path, timeout=2.0))
        except sqlite3.OperationalError as fault:
            raise Message("user_unwritable", file=self.path, reason=str(fault)) from fault
        try:
            self._prepare()
        except BaseException:
            self.close()
            raise

    def _prepare(self) -> None:
        try:
            version = int(self._database.execute("PRAGMA user_version").fetchone()[0])
            if version > len(STEPS):
                raise Message("user_newer", file=self.path)
            migrate(self._database)
            self._empty_bin()
        except sqlite3.OperationalError as fault:
            raise Message("user_unwritable", file=self.path, reason=str(fault)) from fault
        except sqlite3.DatabaseError as fault:
            raise Message("user_damaged", file=self.path) from fault

    @contextmanager
    def _writing(self) -> Iterator[Database]:
        """One transaction: all of it is on disk, or nothing."""
        try:
            with self._database.conn:
                yield self._database
        except sqlite3.OperationalError as fault:
            raise Message("user_unwritable", file=self.path, reason=str(fault)) from fault

    def _empty_bin(self) -> None:
        with self._writing() as database:
            database.execute("DELETE FROM saved_searches WHERE deleted_on < date('now', ?)", (f"-{IN_BIN} days",))

    def save_setting(self, name: str, value: object) -> None:
        """Keeps a setting (anything JSON can hold) under its name."""
        with self._writing() as database:
            database.table("settings").upsert({"name": name, "value": json.dumps(value)}, pk="name")

    # -- searches --------------------------------------------------------------------------------------------------------------------

    def keep_recent(self, query: Query) -> None:
        """Makes it the newest of the recent searches; of the same words only one is kept, of all the last 20."""
        with self._writing() as database:
            place = database.execute("SELECT coalesce(max(place), 0) + 1 FROM recent_searches").fetchone()[0]
            database.table("recent_searches").upsert(
                {"words": json.dumps(same_words(query)), "query": to_json(query), "place": place}, pk="words"
            )
            oldest = "SELECT words FROM recent_searches ORDER BY place DESC LIMIT -1 OFFSET ?"
            database.execute(f"DELETE FROM recent_searches WHERE words IN ({oldest})", (MOST_RECENT,))

    def clear_recent(self) -> None:
        """Forgets all recent searches."""
        with self._writing() as database:
            database.execute("DELETE FROM recent_searches")

    def save_search(self, name: Text, query: Query, chart: "ChartSpec | None" = None) -> int:
        """Keeps a search, or a chart, under a name; returns its number."""
        from storage.charts import to_json as chart_to_json

        drawn = None if chart is None else chart_to_json(chart)
        with self._writing() as database:
            added = "INSERT INTO saved_searches (name_en, name_zh, query, chart) VALUES (?, ?, ?, ?) RETURNING id"
            return int(database.execute(added, (name.en, name.zh, to_json(query), drawn)).fetchone()[0])

    def rename_search(self, number: int, name: Text) -> None:
        """Gives a saved search another name."""
        with self._writing() as database:
            database.execute("UPDATE saved_searches SET name_en = ?, name_zh = ? WHERE id = ?", (name.en, name.zh, number))

    def delete_search(self, number: int) -> None:
        """Takes a saved search away; for 30 days it can be brought back."""
        with self._writing() as database:
            database.execute("UPDATE saved_searches SET deleted_on = date('now') WHERE id = ?", (number,))

    def restore_search(self, number: int) -> None:
        """Brings a deleted search back to its old place."""
        with self._writing() as database:
            database.execute("UPDATE saved_searches SET deleted_on = NULL WHERE id = ?", (number,))

    def check(self) -> list[str]:
        """What `PRAGMA integrity_check` says; `["ok"]` for a sound file."""
        return [str(line[0]) for line in self._database.execute("PRAGMA integrity_check")]

    def close(self) -> None:
        self._database.conn.close()
