"""Writes the user's own database: settings, recent and saved searches. Imported after the first paint."""

import json
import sqlite3
from collections.abc import Mapping
from contextlib import closing
from pathlib import Path
from typing import TYPE_CHECKING

from sqlite_utils import Database

from storage import backups
from storage.keeping import Damaged, Keeper
from storage.messages import Message
from storage.migrations import STEPS, migrate
from storage.query import Query, to_json
from storage.searches import MOST_RECENT, same_words
from storage.userfile import FILE, clean
from storage.userform import APPLICATION_ID, MAJOR, NONSENSE, version
from storage.words import Text

if TYPE_CHECKING:
    from storage.charts import ChartSpec

IN_BIN = 30  # days until what was deleted is gone for good
_WITH_BIN = ("saved_searches", "entries", "collections", "notes")
_NUMBERED = ("saved_searches", "collections", "notes")


class UserData(Keeper):
    """The user's database in `folder`, made if missing. Every change is on disk when the method returns, or `trouble` says why not yet.

    A file of another major version is left as it is, and what is changed lives in memory; one of a newer minor version is used, for it has
    nothing but additions, which stay in it.
    """

    def __init__(self, folder: Path) -> None:
        super().__init__(folder / FILE, self._prepare)
        newer = self.trouble is None and self._told_once("told.newer", version(self._number_of_form())[1] > len(STEPS))
        if newer:
            self.remarks.append(Message("user_newer_minor", file=self.path))
        if self._told_once("told.shared", self.shared and self.trouble is None):
            self.remarks.append(Message("user_shared", folder=folder))

    def _prepare(self, connection: sqlite3.Connection, copies: Path | None) -> None:
        """Today's form; a copy of the file comes first."""
        done = int(connection.execute("PRAGMA user_version").fetchone()[0])
        known = connection.execute("PRAGMA application_id").fetchone()[0] == APPLICATION_ID
        if not 0 <= done < NONSENSE or (not known and connection.execute("SELECT 1 FROM sqlite_master").fetchone()):
            raise Damaged
        if version(done)[0] > MAJOR:
            raise Message("user_newer", file=self.path)
        if 0 < done < len(STEPS) and copies is not None:
            backups.make(connection, copies, backups.STEP)
        if done < len(STEPS):
            migrate(Database(connection))
        if copies is not None and not _today() <= _columns(connection):
            raise Damaged
        _empty_bin(connection)
        self.count_from(max(int(connection.execute(f"SELECT coalesce(max(id), 0) FROM {table}").fetchone()[0]) for table in _NUMBERED))

    def _number_of_form(self) -> int:
        return int(self.read("PRAGMA user_version")[0][0])

    def _told_once(self, name: str, is_so: bool) -> bool:
        """Whether it is so and was not told before."""
        if not is_so or self.read("SELECT 1 FROM settings WHERE name = ?", (name,)):
            return False
        self.save_setting(name, True)
        return True

    def save_setting(self, name: str, value: object) -> None:
        """Keeps a setting (anything JSON can hold) under its name."""
        self.save_settings({name: value})

    def save_settings(self, values: Mapping[str, object]) -> None:
        """Keeps several settings in one change."""
        rows = [(name, json.dumps(value)) for name, value in values.items()]
        kept = "INSERT INTO settings (name, value) VALUES (?, ?) ON CONFLICT DO UPDATE SET value = excluded.value"
        self.change(lambda file: file.executemany(kept, rows), quiet=True)

    # -- searches --------------------------------------------------------------------------------------------------------------------

    def keep_recent(self, query: Query) -> None:
        """Makes it the newest of the recent searches; of the same words only one is kept, of all the last 20."""
        kept = (
            "INSERT INTO recent_searches (words, query, place) VALUES (?, ?, (SELECT coalesce(max(place), 0) + 1 FROM recent_searches)) "
            "ON CONFLICT DO UPDATE SET query = excluded.query, place = excluded.place"
        )
        oldest = "SELECT words FROM recent_searches ORDER BY place DESC LIMIT -1 OFFSET ?"
        values = json.dumps(same_words(query)), to_json(query)

        def change(file: sqlite3.Connection) -> None:
            file.execute(kept, values)
            file.execute(f"DELETE FROM recent_searches WHERE words IN ({oldest})", (MOST_RECENT,))

        self.change(change, quiet=True)

    def clear_recent(self) -> None:
        """Forgets all recent searches."""
        self.change(lambda file: file.execute("DELETE FROM recent_searches"))

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
        self.change(lambda file: file.execute("UPDATE saved_searches SET deleted_on = date('now') WHERE id = ?", (number,)))

    def restore_search(self, number: int) -> None:
        """Brings a deleted search back to its old place."""
        self.change(lambda file: file.execute("UPDATE saved_searches SET deleted_on = NULL WHERE id = ?", (number,)))


def _columns(connection: sqlite3.Connection) -> set[tuple[str, str]]:
    """Every table with each of its columns."""
    found = "SELECT master.name, info.name FROM sqlite_master AS master, pragma_table_info(master.name) AS info WHERE master.type = 'table'"
    return set(connection.execute(found))


def _today() -> set[tuple[str, str]]:
    """The same of a file as it is made today."""
    with closing(sqlite3.connect(":memory:", isolation_level=None)) as made:
        migrate(Database(made))
        return _columns(made)


def _empty_bin(connection: sqlite3.Connection) -> None:
    """Writes only where there is something to throw away."""
    late = f"date('now', '-{IN_BIN} days')"
    old = " UNION ALL ".join(f"SELECT 1 FROM {table} WHERE deleted_on < {late}" for table in _WITH_BIN)
    if not connection.execute(old).fetchone():
        return
    connection.execute("BEGIN IMMEDIATE")
    with connection:
        for table in _WITH_BIN:
            connection.execute(f"DELETE FROM {table} WHERE deleted_on < {late}")
        connection.execute("DELETE FROM entries WHERE collection NOT IN (SELECT id FROM collections)")
        connection.execute("DELETE FROM notes_index WHERE rowid NOT IN (SELECT id FROM notes)")


def _written(query: Query, chart: "ChartSpec | None", look: Mapping[str, object] | None) -> tuple[str, str | None, str | None]:
    from storage.charts import to_json as chart_to_json

    drawn = None if chart is None else chart_to_json(chart)
    return to_json(query), drawn, None if look is None else json.dumps(look)
