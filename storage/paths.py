"""Where the bundled database and the user's folder are, frozen or not, and how a read-only database is opened from any path."""

import sqlite3
import sys
from contextlib import suppress
from pathlib import Path
from urllib.parse import quote

from storage.messages import Message

APPLICATION = "IP Almanac"
IDENTIFIER = "org.ipalmanac.IPAlmanac"
DATABASE = "almanac.db"
PORTABLE = "portable.txt"  # beside the program: it is carried about, and so are the user's data


def root() -> Path:
    """The folder that holds `resources`: the bundle's, or the checkout's."""
    bundled = getattr(sys, "_MEIPASS", None)
    return Path(bundled) if bundled else Path(__file__).resolve().parent.parent


def resources() -> Path:
    return root() / "resources"


def reference_database() -> Path:
    """The reference database that came with the program."""
    return resources() / DATABASE


def user_folder() -> Path:
    """The user's own folder, made if missing; `IP_ALMANAC_HOME` names another.

    Where it cannot be made (a stick that is locked), whoever writes there finds out and says so: nothing is written elsewhere instead.
    """
    import os

    chosen = os.environ.get("IP_ALMANAC_HOME")
    if chosen:
        folder = Path(chosen)
    elif (beside := portable_folder()) is not None:
        folder = beside
    else:
        from platformdirs import user_data_path  # not needed by the command line

        folder = user_data_path(APPLICATION, appauthor=False)
    with suppress(OSError):
        folder.mkdir(parents=True, exist_ok=True)
    return folder


def portable_folder() -> Path | None:
    """The folder for the user's data beside a program that is carried about: where PORTABLE stands beside it. On a Mac that is beside the
    bundle, not in it; of a checkout it is the checkout itself."""
    if getattr(sys, "frozen", False):
        program = Path(sys.executable)
        bundle = next((parent for parent in program.parents if parent.suffix == ".app"), program)
        home = bundle.parent
    else:
        home = root()
    return home / "data" if (home / PORTABLE).is_file() else None


def database_uri(path: Path, *, immutable: bool = True) -> str:
    """A `file:` address that SQLite takes: for a Windows share four slashes, and `?`, `#` and `%` quoted."""
    plain = path.resolve().as_posix()
    slashes = "//" if plain.startswith("//") else ("///" if plain[1:2] == ":" else "//")
    return f"file:{slashes}{quote(plain, safe='/:')}?mode=ro{'&immutable=1' if immutable else ''}"


def open_reference(path: Path) -> sqlite3.Connection:
    """A read-only connection that trusts nothing in the file. Raises Message `database_missing`."""
    if not path.is_file():
        raise Message("database_missing", file=path)
    connection = sqlite3.connect(database_uri(path), uri=True, check_same_thread=False, isolation_level=None)
    connection.execute("PRAGMA trusted_schema = OFF")
    connection.execute("PRAGMA query_only = ON")
    return connection


def as_message(fault: BaseException, path: Path) -> BaseException:
    """A damaged database as Message `database_damaged`; any other fault as it is."""
    damaged = getattr(fault, "sqlite_errorname", "") in ("SQLITE_CORRUPT", "SQLITE_NOTADB", "SQLITE_CORRUPT_VTAB")
    return Message("database_damaged", file=path) if damaged else fault


def has_display() -> bool:
    """Whether a window can be shown: always on Windows and macOS, elsewhere where a display server or another Qt platform is named."""
    import os

    return sys.platform in ("win32", "darwin") or any(os.environ.get(name) for name in ("DISPLAY", "WAYLAND_DISPLAY", "QT_QPA_PLATFORM"))


def program_version() -> str:
    """The version: its one home is pyproject.toml, which the bundle ships beside the resources."""
    import tomllib

    with (root() / "pyproject.toml").open("rb") as file:
        return str(tomllib.load(file)["project"]["version"])
