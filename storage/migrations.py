"""The steps that bring the user's database to today's form, oldest first; each runs once."""

from sqlite_utils import Database

from storage.userfile import APPLICATION_ID


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


STEPS = (_settings, _searches, _charts)


def migrate(database: Database) -> None:
    """Runs the steps that the file has not seen; its user_version counts them."""
    done = int(database.execute("PRAGMA user_version").fetchone()[0])
    for number, step in enumerate(STEPS[done:], done + 1):
        with database.conn:
            step(database)
            database.execute(f"PRAGMA user_version = {number}")
