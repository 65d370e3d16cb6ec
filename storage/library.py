"""The reference database, read-only: rows found, records fetched, names said, keys and rows turned into one another."""

import sqlite3
from array import array
from collections.abc import Callable, Iterable, Sequence
from functools import cached_property
from operator import itemgetter
from pathlib import Path
from typing import TYPE_CHECKING, Any, TypeAlias

from storage import columns, paths
from storage.catalog import Field, Table
from storage.format import APPLICATION_ID as APPLICATION_ID
from storage.format import FORMAT_VERSION as FORMAT_VERSION
from storage.messages import Message
from storage.query import PICKED, Query
from storage.rules import DEFAULT
from storage.tables import BY_NAME
from storage.words import Text

if TYPE_CHECKING:
    from storage.engine import Engine
    from storage.text import Folding

PAGE = 400

Rows: TypeAlias = "range | array[int]"  # quoted: an array takes no subscript before Python 3.12


class Library:
    """One read-only connection to one reference database.

    A row is a record's place (from 1) in the default order of its table; a key is `table/id`. Rows hold for one file only.
    Not for two threads at once, except `interrupt`. Raises Message `database_missing`, `database_foreign`,
    `database_newer`, `database_older` or `database_damaged`.
    """

    def __init__(self, path: Path) -> None:
        self.path = path
        self.language = "en"  # whose order of names a sort follows
        self._rule, self._bit = DEFAULT.code, 1
        self._connection = paths.open_reference(path)
        self._execute = self._connection.execute
        try:
            self._check()
        except Message:
            self.close()
            raise
        self._labels: dict[str, dict[str, Text]] = {}
        self._other_names: dict[str, dict[str, list[str]]] = {}
        self._folded_names: dict[str, dict[str, tuple[str, ...]]] = {}
        self._lookups: dict[str, dict[str, object]] = {}

    def _check(self) -> None:
        """Who made the file, in which format, and whether it has its length: cheap enough for each start."""
        try:
            application = self._execute("PRAGMA application_id").fetchone()[0]
            version = self._execute("PRAGMA user_version").fetchone()[0]
            pages = self._execute("PRAGMA page_count").fetchone()[0] * self._execute("PRAGMA page_size").fetchone()[0]
        except sqlite3.DatabaseError as fault:
            raise Message("database_damaged", file=self.path) from fault
        if application != APPLICATION_ID:
            raise Message("database_foreign", file=self.path)
        if version != FORMAT_VERSION:
            raise Message("database_newer" if version > FORMAT_VERSION else "database_older", file=self.path, version=version)
        if self.path.stat().st_size != pages:
            raise Message("database_damaged", file=self.path)

    def close(self) -> None:
        self._connection.close()

    def interrupt(self) -> None:
        """Ends the running statement with sqlite3.OperationalError (SQLITE_INTERRUPT); the one method that any thread may call."""
        self._connection.interrupt()

    @cached_property
    def meta(self) -> dict[str, str]:
        """format_version, data_version, content_sha256, and `count_<table>` for each table."""
        return dict(self._execute("SELECT key, value FROM meta"))

    @cached_property
    def folding(self) -> "Folding":
        from storage.text import Folding  # what only a search needs is not loaded before the first paint

        return Folding(self._execute("SELECT character, folded FROM folding"))

    @property
    def rule(self) -> str:
        """The code of the rule by which `picked` is told, here and by everything that asks this library."""
        return self._rule

    @rule.setter
    def rule(self, code: str) -> None:
        """A rule that the database was not built with is passed over for the default."""
        if code != self._rule:
            known = self.meta.get("rules", "").split()
            self._rule, place = (code, known.index(code)) if code in known else (DEFAULT.code, 0)
            self._bit = 1 << place
            if "engine" in self.__dict__:
                self.engine.forget()

    def picked(self, alias: str = "statistics") -> str:
        """The condition, in SQL, on a claim to be the one that is shown. alias: what the statement calls `statistics`."""
        return f"{alias}.picked = 1" if self._rule == DEFAULT.code else f"{alias}.picked_by & {self._bit} <> 0"

    def count(self, table: str) -> int:
        """How many rows the table has."""
        view = BY_NAME[table]
        if view.where:
            return int(self._execute(f"SELECT count(*) FROM {view.source} WHERE {view.where}").fetchone()[0])
        return int(self.meta[f"count_{table}"])

    # -- asking ----------------------------------------------------------------------------------------------------------------------

    @cached_property
    def engine(self) -> "Engine":
        """What answers queries, with what it has read so far."""
        from storage.engine import Engine  # as above

        return Engine(self)

    def rows_of_query(self, query: Query) -> Rows:
        """The rows of `query.table` that answer it, in its order."""
        return self.engine.rows(query)

    def first_rows(self, query: Query, n: int) -> Rows:
        """The first n of `rows_of_query`, at once however many there are."""
        return self.engine.first(query, n)

    def matches(self, query: Query) -> int:
        """How many rows of `query.table` answer it."""
        return self.engine.answer(query).total

    def facets(self, query: Query, names: Iterable[str]) -> dict[str, dict[str, int]]:
        """For each named facet of `query.table` how many rows have each value, under all filters but its own; `""` is unknown.

        A facet with many values a row may add up to more than the rows.
        """
        return self.engine.answer(query).facets(names)

    def execute(self, sql: str, parameters: Sequence[object] = ()) -> sqlite3.Cursor:
        """For the modules of storage that read tables of their own."""
        return self._execute(sql, parameters)

    @cached_property
    def columns(self) -> "columns.Columns":
        """Small arrays by row: categories, years, sort ranks."""
        return columns.Columns(self._connection, self.count, lambda: self._bit)

    # -- records ---------------------------------------------------------------------------------------------------------------------

    def records(self, table: str, rows: Iterable[int], names: Sequence[str]) -> list[tuple[object, ...]]:
        """The named fields of each row, in the order of `rows`.

        A composed field (`title`, `period`, `subject`, `mark`) is the tuple of the fields it is made of; a computed field with a path is
        followed to the record it names; unknown is None.
        """
        plan = _Plan(BY_NAME[table], names, self.picked())
        finish = plan.finisher(self)
        if isinstance(rows, range) and rows.step == 1 and rows:  # rows that follow one another are found by their ends
            sql = f"SELECT row, {plan.sql} FROM {plan.source} WHERE row BETWEEN ? AND ? ORDER BY row"
            return list(map(finish, self._execute(sql, (rows[0], rows[-1]))))
        wanted = list(rows)
        found: dict[int, tuple[object, ...]] = {}
        for start in range(0, len(wanted), PAGE):
            part = wanted[start : start + PAGE]
            marks = ",".join("?" * len(part))
            for record in self._execute(f"SELECT row, {plan.sql} FROM {plan.source} WHERE row IN ({marks})", part):
                found[record[0]] = record
        return [finish(found[row]) for row in wanted]

    def record(self, table: str, row: int) -> dict[str, object]:
        """All fields of one row by name, composed ones left out."""
        names = [field.name for field in BY_NAME[table].fields if not field.of]
        return dict(zip(names, self.records(table, (row,), names)[0], strict=True))

    def ids(self, table: str, rows: Iterable[int]) -> list[str]:
        """The id of each row."""
        return [str(record[0]) for record in self.records(table, rows, (BY_NAME[table].id_field,))]

    def keys(self, table: str, rows: Iterable[int]) -> list[str]:
        """The key (`table/id`) of each row."""
        return [f"{table}/{identifier}" for identifier in self.ids(table, rows)]

    def row_of(self, table: str, identifier: str) -> int | None:
        """The row with that id, or None."""
        view = BY_NAME[table]
        found = self._execute(f"SELECT row FROM {view.source} WHERE {view.id_field} = ?", (identifier,)).fetchone()
        return int(found[0]) if found else None

    def rows_of(self, keys: Iterable[str]) -> list[tuple[str, int]]:
        """(table, row) of each key that this database has; the others are left out."""
        out = []
        for key in keys:
            table, _, identifier = key.partition("/")
            row = self.row_of(table, identifier) if table in BY_NAME else None
            if row is not None:
                out.append((table, row))
        return out

    # -- names -----------------------------------------------------------------------------------------------------------------------

    def labels(self, table: str) -> dict[str, Text]:
        """Names by id, of a table with names of its own (not of statistics). Read once."""
        if table not in self._labels:
            view = BY_NAME[table]
            sql = f"SELECT {view.id_field}, {view.names[0]}, {view.names[1]} FROM {view.source}"
            self._labels[table] = {key: Text(en or "", zh or "") for key, en, zh in self._execute(sql)}
        return self._labels[table]

    def label(self, table: str, identifier: object) -> Text:
        """The name of a record in both languages; a statistic's is its indicator, subject, breakdown, period. The id where there is none.

        An id is taken in any case: countries are ISO codes in capitals, areas ids in small letters.
        """
        key = str(identifier)
        if table == "statistics":
            return self._statistic_label(key)
        names = self.labels(table)
        return names.get(key) or names.get(key.lower()) or Text(key, key)

    def _statistic_label(self, identifier: str) -> Text:
        columns = "indicator_id, organization_id, area_id, breakdown_id, period_start, period_end"
        sql = f"SELECT {columns} FROM statistics WHERE statistic_id = ?"
        found = self._execute(sql, (identifier,)).fetchone()
        if found is None:
            return Text(identifier, identifier)
        indicator, organization, area, breakdown, start, end = found
        names = [self.label("indicators", indicator)]
        if organization or area:
            names.append(self.label("organizations", organization) if organization else self.label("areas", area))
        names += [self.label("breakdowns", breakdown)] if breakdown else []
        when = start if start == end else f"{start or ''}–{end or ''}"
        dated = [when] if when else []
        return Text(", ".join([name.en or name.zh for name in names] + dated), ", ".join([name.zh or name.en for name in names] + dated))

    def other_names(self, table: str) -> dict[str, list[str]]:
        """The aliases of a table's records by id. Read once."""
        if table not in self._other_names:
            names: dict[str, list[str]] = {}
            for key, alias in self._execute("SELECT entity_id, alias FROM aliases WHERE entity_type = ?", (BY_NAME[table].entity,)):
                names.setdefault(key, []).append(alias)
            self._other_names[table] = names
        return self._other_names[table]

    def folded_names(self, table: str) -> dict[str, tuple[str, ...]]:
        """The names of a table's records in both languages and their aliases, all folded, by id. Read once."""
        if table not in self._folded_names:
            others = self.other_names(table) if BY_NAME[table].entity else {}
            found = ((key, (*label, *others.get(key, ()))) for key, label in self.labels(table).items())
            self._folded_names[table] = {key: tuple(map(self.folding, names)) for key, names in found}
        return self._folded_names[table]

    def lookup(self, table: str, column: str) -> dict[str, object]:
        """One column of a small table by id. Read once."""
        key = f"{table}.{column}"
        if key not in self._lookups:
            view = BY_NAME[table]
            self._lookups[key] = dict(self._execute(f"SELECT {view.id_field}, {column} FROM {view.source}"))
        return self._lookups[key]


class _Plan:
    """Which columns to select for the named fields, and how a selected tuple becomes their values."""

    def __init__(self, table: Table, names: Sequence[str], picked: str) -> None:
        self.source = table.source
        self._columns: list[str] = []
        self._steps = [self._step(table, table.field(name)) for name in names]
        self.sql = ", ".join(picked if column == PICKED else column for column in self._columns) or "1"

    def _place(self, column: str) -> int:
        if column not in self._columns:
            self._columns.append(column)
        return self._columns.index(column) + 1

    def _step(self, table: Table, field: Field) -> tuple[tuple[int, ...], str, str]:
        if field.of:
            return tuple(self._place(name) for name in field.of), "", ""
        if field.path:
            via, _, column = field.path.partition(".")
            return (self._place(via),), table.field(via).target, column
        return (self._place(field.name),), "", "stored"

    def finisher(self, library: Library) -> Callable[[tuple[Any, ...]], tuple[object, ...]]:
        places = [places[0] for places, target, column in self._steps if column == "stored"]
        if 1 < len(places) == len(self._steps):
            return itemgetter(*places)
        makers = [self._maker(library, *step) for step in self._steps]
        return lambda record: tuple(make(record) for make in makers)

    @staticmethod
    def _maker(library: Library, places: tuple[int, ...], target: str, column: str) -> Callable[[tuple[Any, ...]], object]:
        place = places[0]
        if target:
            values = library.lookup(target, column)
            return lambda record: values.get(record[place])
        if column:
            return lambda record: record[place]
        return lambda record: tuple(record[place] for place in places)
