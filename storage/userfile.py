"""Reads the user's own database with the standard library alone, before the first paint; `userdata` writes it."""

import json
import sqlite3
from pathlib import Path

FILE = "user.db"
APPLICATION_ID = 0x49505531  # "IPU1"


def settings(folder: Path) -> dict[str, object]:
    """All settings by name; empty if there is no file yet or it cannot be read (whoever writes next finds out and says so)."""
    path = folder / FILE
    if not path.is_file():
        return {}
    try:
        connection = sqlite3.connect(path.resolve().as_uri() + "?mode=ro", uri=True, timeout=0.2)
        try:
            return {name: json.loads(value) for name, value in connection.execute("SELECT name, value FROM settings")}
        finally:
            connection.close()
    except (sqlite3.Error, ValueError):
        return {}
