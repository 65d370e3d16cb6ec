"""How each window was left: read by the standard library before the first paint, written as it changes."""

import json
from collections.abc import Mapping
from pathlib import Path
from typing import TYPE_CHECKING

from storage.userfile import rows

if TYPE_CHECKING:
    import sqlite3

    from storage.userdata import UserData

State = Mapping[str, object]


def read(folder: Path) -> tuple[State, ...]:
    """The windows that were open, the oldest first; those that cannot be read are left out."""
    found = []
    for (written,) in rows(folder, "SELECT state FROM session ORDER BY window"):
        try:
            state = json.loads(written)
        except ValueError:
            continue
        if isinstance(state, dict):
            found.append(state)
    return tuple(found)


def write(user: "UserData", windows: Mapping[int, State]) -> None:
    """Keeps the windows that are open now, by number, in the place of what was kept; what JSON cannot hold is a TypeError."""
    written = [(number, json.dumps(state)) for number, state in windows.items()]

    def change(file: "sqlite3.Connection") -> None:
        file.execute("DELETE FROM session")
        file.executemany("INSERT INTO session (window, state) VALUES (?, ?)", written)

    user.change(change, quiet=True, newest="session")
