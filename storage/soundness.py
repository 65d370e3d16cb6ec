"""What the self-check asks of the files: that both databases are sound, that exports can be written, how far the Chinese names go."""

import sqlite3
import tempfile
from collections.abc import Callable, Iterator
from pathlib import Path

from storage import paths, userfile
from storage.checks import check_database
from storage.commands import consume
from storage.export import FORMATS
from storage.export.job import ExportJob, Sheet
from storage.export.run import run as export
from storage.library import Library
from storage.messages import Message
from storage.query import Filter, Query
from storage.tables import BY_NAME, TABLES
from storage.words import known, say

RANKS = (Filter("statistics", "indicator_id", "in", ("gii-rank",)), Filter("statistics", "area_id", "in", ("cn",)))
Line = tuple[str, dict[str, object]]  # a code and the values of its sentence


class Empty(Exception):
    """A view, answer or file without content; the code and the values of its sentence."""

    def __init__(self, code: str, **values: object) -> None:
        super().__init__(code)
        self.line: Line = (code, values)


def sure(check: Callable[[], Iterator[Line]], language: str) -> Iterator[tuple[Line, bool]]:
    """Each line of a check, and whether it holds; a check ends where it raises."""
    try:
        for line in check():
            yield line, True
    except Empty as empty:
        yield empty.line, False
    except (Message, sqlite3.Error, OSError) as fault:
        yield ("fault", {"sentence": _sentence(fault, language)}), False


def file_checks(path: Path, language: str) -> Iterator[tuple[Line, bool]]:
    """The checks that need no window."""
    try:
        library = Library(path)
    except Message as fault:
        yield ("fault", {"sentence": _sentence(fault, language)}), False
        return
    with tempfile.TemporaryDirectory() as folder:
        for check in (
            lambda: _database(library, language),
            _user_database,
            lambda: _coverage(library),
            lambda: _exports(library, Path(folder)),
        ):
            yield from sure(check, language)
    library.close()


def _sentence(fault: Exception, language: str) -> str:
    if isinstance(fault, Message) and known(f"fault.{fault.code}"):
        return say(f"fault.{fault.code}", "zh" if language == "zh" else "en", **fault.values)
    return str(fault)


def _database(library: Library, language: str) -> Iterator[Line]:
    connection = paths.open_reference(library.path)
    faults = list(check_database(connection))
    connection.close()
    if faults:
        raise Empty("database_unsound", sentence=_sentence(faults[0], language), n=len(faults))
    rows = sum(library.count(table.name) for table in TABLES)
    yield "database", {"version": library.meta["data_version"], "sha": library.meta["content_sha256"], "n": rows}


def _user_database() -> Iterator[Line]:
    """The reader's own file as it is, and that a new one can be written and read."""
    from storage.userdata import UserData

    own = paths.user_folder() / userfile.FILE
    if own.is_file():
        connection = sqlite3.connect(own.resolve().as_uri() + "?mode=ro", uri=True)
        sound = [line[0] for line in connection.execute("PRAGMA integrity_check")]
        connection.close()
        if sound != ["ok"]:
            raise Empty("user_unsound", file=own, sentence=sound[0])
    with tempfile.TemporaryDirectory() as folder:
        data = UserData(Path(folder))
        data.save_setting("check", ["核对", 1])
        sound = data.check()
        data.close()
        if sound != ["ok"] or userfile.settings(Path(folder)).get("check") != ["核对", 1]:
            raise Empty("user_unsound", file=Path(folder), sentence=sound[0])
    yield "user", {"file": own if own.is_file() else "–"}


def _coverage(library: Library) -> Iterator[Line]:
    for table in TABLES:
        if table.names[0] != table.names[1]:
            total, named = library.execute(f"SELECT count(*), count({table.names[1]}) FROM {table.name}").fetchone()
            yield "coverage", {"table": table.name, "named": named, "total": total, "share": f"{100 * named / total:.1f}"}


def _exports(library: Library, folder: Path) -> Iterator[Line]:
    """Every format there is, of the ranks or, where it does not take statistics, of the first records of a table that it takes."""
    query = Query(table="statistics", filters=RANKS)
    ranks = list(library.rows_of_query(query))
    if not ranks:
        raise Empty("no_rows", what="gii-rank cn")
    for form in FORMATS:
        table = "statistics" if form.takes("statistics") else form.tables[0]
        rows = ranks if table == "statistics" else list(library.rows_of_query(Query(table=table)))[:100]
        sheet = Sheet(table, tuple(name for name in BY_NAME[table].columns if name != "mark"), rows)
        path, asked = folder / f"check 核对{form.suffix}", query if rows is ranks else Query(table=table)
        consume(export(ExportJob(path, (sheet,), asked, language="both", format=form.code), library))
        if not path.stat().st_size:
            raise Empty("no_file", file=path.name)
        yield "export", {"format": form.suffix, "n": len(rows), "size": path.stat().st_size}
