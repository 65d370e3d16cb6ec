"""Writes the user's own database: settings, recent and saved searches. Imported after the first paint."""

import json
import sqlite3
import time
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, Any, TypeVar

from sqlite_utils import Database

from storage.messages import Message
from storage.migrations import STEPS, migrate
from storage.query import Query, to_json
from storage.searches import MOST_RECENT, same_words
from storage.userfile import FILE, clean
from storage.words import Text

if TYPE_CHECKING:
    from storage.charts import ChartSpec

T = TypeVar("T")
IN_BIN = 30  # days until what was deleted is gone for good


class UserData:
    """The user's database in `folder`, made if missing. Every change is on disk when the method returns.

    Raises Message `user_newer` for a file of a newer program and `user_damaged` or `user_unwritable` where it cannot be used;
    the file is left as it is.
    """

    def __init__(self, folder: Path) -> None:
        self.path = folder / FILE
        self._last = 0
        try:
            self._database = Database(sqlite3.connect(self.path, timeout=2.0, isolation_level=None, check_same_thread=False))
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

    def read(self, sql: str, parameters: Sequence[object] = ()) -> list[Any]:
        """The rows of a SELECT."""
        return self._database.conn.execute(sql, parameters).fetchall()

    def change(self, make: Callable[[sqlite3.Connection], T]) -> T:
        """Runs a change as one transaction: all of it is on disk when this returns, or nothing. `make` may be run more than once."""
        with self._writing() as database:
            return make(database.conn)

    def number(self) -> int:
        """A number for what is new: greater than those given before on any machine whose clock is right, and never given twice."""
        self._last = max(self._last + 1, time.time_ns() // 1_000_000)
        return self._last

    @contextmanager
    def _writing(self) -> Iterator[Database]:
        """One transaction: all of it is on disk, or nothing."""
        try:
            self._database.conn.execute("BEGIN IMMEDIATE")
            with self._database.conn:
                yield self._database
        except sqlite3.OperationalError as fault:
            raise Message("user_unwritable", file=self.path, reason=str(fault)) from fault

    def _empty_bin(self) -> None:
        with self._writing() as database:
            for table in ("saved_searches", "entries", "collections", "notes"):
                database.execute(f"DELETE FROM {table} WHERE deleted_on < date('now', ?)", (f"-{IN_BIN} days",))
            database.execute("DELETE FROM entries WHERE collection NOT IN (SELECT id FROM collections)")
            database.execute("DELETE FROM notes_index WHERE rowid NOT IN (SELECT id FROM notes)")

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

    def save_search(self, name: Text, query: Query, chart: "ChartSpec | None" = None, look: Mapping[str, object] | None = None) -> int:
        """Keeps a search, or a chart, under a name; returns its number. look: as in Saved."""
        number = self.number()
        values = (number, clean(name.en), clean(name.zh), *_written(query, chart, look))
        added = "INSERT INTO saved_searches (id, name_en, name_zh, query, chart, look) VALUES (?, ?, ?, ?, ?, ?)"
        self.change(lambda file: file.execute(added, values))
        return number

    def change_search(self, number: int, query: Query, chart: "ChartSpec | None" = None, look: Mapping[str, object] | None = None) -> None:
        """Keeps under the same name what is asked and shown now."""
        changed = "UPDATE saved_searches SET query = ?, chart = ?, look = ? WHERE id = ?"
        self.change(lambda file: file.execute(changed, (*_written(query, chart, look), number)))

    def rename_search(self, number: int, name: Text) -> None:
        """Gives a saved search another name."""
        renamed = "UPDATE saved_searches SET name_en = ?, name_zh = ? WHERE id = ?"
        self.change(lambda file: file.execute(renamed, (clean(name.en), clean(name.zh), number)))

    def pin_search(self, number: int, pinned: bool) -> None:
        """Puts a saved search before those that are not pinned, or back among them."""
        self.change(lambda file: file.execute("UPDATE saved_searches SET pinned = ? WHERE id = ?", (pinned, number)))

    def set_standard(self, table: str, number: int | None) -> None:
        """Which saved search a table opens with; None: no one."""
        chosen = "UPDATE saved_searches SET standard = (id IS ?) WHERE json_extract(query, '$.table') = ?"
        self.change(lambda file: file.execute(chosen, (number, table)))

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


def _written(query: Query, chart: "ChartSpec | None", look: Mapping[str, object] | None) -> tuple[str, str | None, str | None]:
    from storage.charts import to_json as chart_to_json

    drawn = None if chart is None else chart_to_json(chart)
    return to_json(query), drawn, None if look is None else json.dumps(look)
