"""The steps that bring the user's database to today's form, oldest first; each runs once."""

from sqlite_utils import Database

from storage.userform import APPLICATION_ID


def _settings(database: Database) -> None:
    database.create_table("settings", {"name": str, "value": str}, pk="name", not_null={"value"})
    database.execute(f"PRAGMA application_id = {APPLICATION_ID}")


def _searches(database: Database) -> None:
    """Recent searches by their words, and saved ones; a deleted one keeps the day until it is gone for good."""
    database.create_table("recent_searches", {"words": str, "query": str, "place": int}, pk="words", not_null={"query", "place"})
    saved = {"id": int, "name_en": str, "name_zh": str, "query": str, "deleted_on": str}
    database.create_table("saved_searches", saved, pk="id", not_null={"name_en", "name_zh", "query"})


def _charts(database: Database) -> None:
    """What is saved may be a chart: how it is drawn stands beside what is asked."""
    database.table("saved_searches").add_column("chart", str)


def _collections(database: Database) -> None:
    """Lists of keys. A record stands in a list once; one that was taken out keeps its place and its note until the bin is emptied."""
    columns = {"id": int, "name": str, "place": int, "made_on": str, "deleted_on": str}
    database.create_table("collections", columns, pk="id", not_null={"name", "place"})
    entry = {"collection": int, "key": str, "place": int, "note": str, "title_en": str, "title_zh": str, "known": str, "deleted_on": str}
    database.create_table(
        "entries", entry, pk=("collection", "key"), not_null={"place", "note", "title_en", "title_zh", "known"},
        foreign_keys=[("collection", "collections", "id")],
    )  # fmt: skip
    database.table("entries").create_index(["key"])


def _notes(database: Database) -> None:
    """The reader's notes by key, and an index of their words as `storage.text` cuts them, filled by `storage.notes` alone."""
    columns = {"id": int, "key": str, "text": str, "title_en": str, "title_zh": str, "changed_on": str, "deleted_on": str}
    database.create_table("notes", columns, pk="id", not_null={"key", "text", "title_en", "title_zh"})
    database.table("notes").create_index(["key"], unique=True)
    database.execute("CREATE VIRTUAL TABLE notes_index USING fts5(words, prefix='1 2', tokenize='unicode61 remove_diacritics 2')")


def _session(database: Database) -> None:
    """How each window was left."""
    database.create_table("session", {"window": int, "state": str}, pk="window", not_null={"state"})


def _looks(database: Database) -> None:
    """What is saved keeps its view, columns and zoom too, may be pinned, and may be what a table opens with."""
    saved = database.table("saved_searches")
    saved.add_column("look", str)
    saved.add_column("pinned", int, not_null_default=0)
    saved.add_column("standard", int, not_null_default=0)


STEPS = (_settings, _searches, _charts, _collections, _notes, _session, _looks)


def migrate(database: Database) -> None:
    """Runs the steps that the file has not seen, all in one transaction, so that two programs that start at once run each step once."""
    database.conn.execute("BEGIN IMMEDIATE")
    with database.conn:
        done = int(database.execute("PRAGMA user_version").fetchone()[0])
        for step in STEPS[done:]:
            step(database)
        database.execute(f"PRAGMA user_version = {max(done, len(STEPS))}")
