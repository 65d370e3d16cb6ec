"""Reads the user's own database with the standard library alone, before the first paint; `userdata` writes it."""

import json
import sqlite3
from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import suppress
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Any, Protocol

from storage.paths import database_uri
from storage.query import Query, from_json
from storage.searches import Saved, understood
from storage.words import Text

if TYPE_CHECKING:
    from storage.charts import ChartSpec

FILE = "user.db"
Read = Callable[[str], Iterable[Any]]


class Reader(Protocol):
    """Whatever reads the user's database: UserData, or before it is opened the file itself."""

    def read(self, sql: str, parameters: Sequence[object] = ()) -> list[Any]:
        """The rows of a SELECT."""


def clean(text: str) -> str:
    """Text without halves of characters, which no file takes."""
    return text.encode("utf-8", "ignore").decode()


def settings(folder: Path) -> dict[str, object]:
    """All settings by name; those that cannot be read are left out."""
    return settings_from(partial(rows, folder))


def settings_from(read: Read) -> dict[str, object]:
    """The same, of whatever answers a SELECT."""
    found = {}
    for name, value in read("SELECT name, value FROM settings"):
        with suppress(ValueError):
            found[name] = json.loads(value)
    return found


def recent_searches(folder: Path) -> tuple[Query, ...]:
    """The searches of late, the newest first; those that cannot be read are left out."""
    return recent_from(partial(rows, folder))


def saved_searches(folder: Path) -> tuple[Saved, ...]:
    """The searches and charts that have a name: those that are pinned, then the others, in the order in which they were saved."""
    return saved_from(partial(rows, folder))


def recent_from(read: Read) -> tuple[Query, ...]:
    """The same, of whatever answers a SELECT."""
    found = read("SELECT query FROM recent_searches ORDER BY place DESC")
    return tuple(query for (written,) in found if (query := _query(written)) is not None)


def saved_from(read: Read) -> tuple[Saved, ...]:
    """The same, of whatever answers a SELECT."""
    columns = "id", "name_en", "name_zh", "query"
    for more in (("chart", "look", "pinned", "standard"), ("chart",), ()):  # the latter two of older files
        ordered = f"ORDER BY {'pinned DESC, ' if 'pinned' in more else ''}id"
        found = list(read(f"SELECT {', '.join((*columns, *more))} FROM saved_searches WHERE deleted_on IS NULL {ordered}"))
        if found:
            break
    return tuple(one for row in found if (one := _saved(*row)) is not None)


def _saved(
    number: int, en: str, zh: str, written: str, drawn: str | None = None, look: str | None = None, pinned: int = 0, standard: int = 0
) -> Saved | None:
    query, chart = _query(written), _chart(drawn)
    if query is None or (drawn and chart is None):
        return None
    return Saved(number, Text(en, zh), query, chart, _look(look), bool(pinned), bool(standard))


def _look(written: str | None) -> dict[str, object] | None:
    try:
        found = json.loads(written or "null")
    except ValueError:
        return None
    return found if isinstance(found, dict) else None


def _chart(drawn: str | None) -> "ChartSpec | None":
    """None where there is none, or another version wrote it."""
    if not drawn:
        return None
    from storage.charts import from_json as chart_from_json  # whoever keeps no chart loads none

    try:
        return chart_from_json(drawn)
    except ValueError:
        return None


def _query(written: str) -> Query | None:
    try:
        return understood(from_json(written))
    except ValueError:
        return None


def rows(folder: Path, sql: str, parameters: Sequence[object] = ()) -> Iterator[Any]:
    """The rows of a SELECT; none where the table is missing. Of a damaged file those of its newest sound copy."""
    path = folder / FILE
    if not path.is_file():
        return iter(())
    try:
        return iter(_read(path, sql, parameters, immutable=False))
    except sqlite3.DatabaseError as fault:
        said = getattr(fault, "sqlite_errorname", "")
    except ValueError:
        return iter(())
    try:
        if said.startswith(("SQLITE_CANTOPEN", "SQLITE_READONLY", "SQLITE_IOERR")):  # no room for what a reader of WAL needs
            return iter(_read(path, sql, parameters, immutable=True))
        if said.startswith(("SQLITE_NOTADB", "SQLITE_CORRUPT")):
            from storage.backups import newest_good

            good = newest_good(folder)
            return iter(_read(good.path, sql, parameters, immutable=True) if good else ())
    except (sqlite3.Error, ValueError):
        pass
    return iter(())


def _read(path: Path, sql: str, parameters: Sequence[object], *, immutable: bool) -> list[Any]:
    connection = sqlite3.connect(database_uri(path, immutable=immutable), uri=True, timeout=0.2)
    try:
        return connection.execute(sql, parameters).fetchall()
    finally:
        connection.close()
