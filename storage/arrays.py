"""Small arrays by row, worked out once at build: what a facet counts, a timeline draws and a sort follows, without asking SQL again.

All are little-endian unsigned integers of 1, 2 or 4 bytes; the index is the row, so entry 0 is unused; 0 means unknown.
"""

import re
import sqlite3
import sys
from array import array
from collections.abc import Callable, Hashable, Iterable, Iterator, Sequence
from functools import lru_cache
from operator import itemgetter
from typing import Any, NamedTuple

from storage import dates
from storage.catalog import Facet, Field, Table
from storage.derive import Content, Record, Value
from storage.pinyin import sort_text
from storage.suited import FEW
from storage.text import Folding
from storage.words import LANGUAGES, text

_WIDTHS = ((1, "B"), (2, "H"), (4, "I"))
_DIGITS = re.compile(r"(\d+)", re.ASCII)

Label = Callable[[str, str, str], str]  # (table, id, language) -> name


class Blob(NamedTuple):
    """One row of `columns`: kind is codes, many_offsets, many_codes, first_year, last_year, first_day, last_day, dating, blocks, rank or
    order.

    known: how many are not 0.
    """

    tbl: str
    field: str
    language: str
    kind: str
    width: int
    known: int
    data: bytes


class Named(NamedTuple):
    """One row of `column_values`: the value of a code."""

    tbl: str
    field: str
    code: int
    value: str


def pack(numbers: Sequence[int]) -> tuple[int, bytes]:
    """(width, bytes) in the least width that holds them all."""
    most = max(numbers, default=0)
    size, code = next((size, code) for size, code in _WIDTHS if most < 256**size)
    packed = array(code, numbers)
    if sys.byteorder == "big":
        packed.byteswap()
    return size, packed.tobytes()


def blob(table: str, field: str, language: str, kind: str, numbers: Sequence[int], known: int | None = None) -> Blob:
    width, data = pack(numbers)
    return Blob(table, field, language, kind, width, sum(map(bool, numbers)) if known is None else known, data)


class Arrays:
    """Everything that `columns` and `column_values` hold of one table, made from its records in the order of their rows.

    label: the name of a record in a language, in the words the reader sees. connection: the built tables, for facets with a SELECT.
    """

    def __init__(self, table: Table, content: Content, label: Label, connection: sqlite3.Connection) -> None:
        self.table, self.content, self.label, self.connection = table, content, label, connection
        self._targets: dict[str, dict[Value, Record]] = {}
        self._fold = Folding()

    def all(self) -> Iterator[Blob | Named]:
        for facet in self.table.facets:
            yield from self._facet(facet)
        if self.table.blocks:
            yield blob(self.table.name, "", "", "blocks", self._blocks())
        if "year" in self.table.by_name:
            for kind, name in (("first_year", "year"), ("last_year", "last_year")):
                yield blob(self.table.name, "year", "", kind, [0, *(int(value or 0) for value in self.column(name))])
        if self.table.first:
            yield from self._days()
        for helper in self.table.helpers:
            numbers = (int(str(record[helper])) for record in self.content[self.table.name])
            yield blob(self.table.name, helper, "", "codes", [0, *numbers])
        for field in self.table.fields:
            if f"{field.name}_by" not in self.table.helpers:  # what depends on the reader's rule is ordered when it is asked for
                yield from self._ranks(field)

    def _days(self) -> Iterator[Blob]:
        """`first_day`, `last_day` (numbers as `dates.day_number` has them) and `dating` (see `dating`)."""
        name, first, last = self.table.name, self.table.first, self.table.last or self.table.first
        dated = [_dated(start, end) for start, end in zip(self.column(first), self.column(last), strict=True)]
        for place, kind in enumerate(("first_day", "last_day", "dating")):
            yield blob(name, first, "", kind, [0, *(one[place] for one in dated)])

    def _blocks(self) -> list[int]:
        """The first row of each run of rows that are alike in the table's blocks."""
        alike = list(zip(*(self.column(name) for name in self.table.blocks), strict=True))
        return [row for row, these in enumerate(alike, 1) if row == 1 or these != alike[row - 2]]

    def column(self, name: str) -> list[Value]:
        """The value of a field, stored or reached through a link, for each row."""
        field = self.table.field(name)
        records = self.content[self.table.name]
        if not field.path:
            return [record[name] for record in records]
        via, _, far = field.path.partition(".")
        there = self._target(self.table.field(via).target)
        return [there[record[via]][far] if record[via] is not None else None for record in records]

    def _target(self, table: str) -> dict[Value, Record]:
        if table not in self._targets:
            self._targets[table] = {next(iter(record.values())): record for record in self.content[table]}
        return self._targets[table]

    # -- facets ------------------------------------------------------------------------------------------------------------------------

    def _facet(self, facet: Facet) -> Iterator[Blob | Named]:
        if facet.sql:
            yield from self._many(facet)
            return
        values = self.column(facet.field)
        codes = {value: code for code, value in enumerate(sorted({v for v in values if v is not None}, key=str), 1)}
        yield blob(self.table.name, facet.field, "", "codes", [0, *(0 if value is None else codes[value] for value in values)])
        yield from (Named(self.table.name, facet.field, code, str(value)) for value, code in codes.items())

    def _many(self, facet: Facet) -> Iterator[Blob | Named]:
        pairs = sorted(dict.fromkeys(self.connection.execute(facet.sql)), key=itemgetter(0))  # a row's first value stays its first
        codes = {value: code for code, value in enumerate(sorted({value for _, value in pairs}), 1)}
        counts = [0] * (len(self.content[self.table.name]) + 2)
        for row, _ in pairs:
            counts[row + 1] += 1
        for place in range(1, len(counts)):
            counts[place] += counts[place - 1]
        yield blob(self.table.name, facet.field, "", "many_offsets", counts, len({row for row, _ in pairs}))
        yield blob(self.table.name, facet.field, "", "many_codes", [codes[value] for _, value in pairs])
        yield from (Named(self.table.name, facet.field, code, value) for value, code in codes.items())

    # -- order -------------------------------------------------------------------------------------------------------------------------

    def _ranks(self, field: Field) -> Iterator[Blob]:
        """`rank` of a field: once, or once a language where what the reader sees differs; of a long table also `order`."""
        made = {language: self._ranked(field, language) for language in LANGUAGES}
        same = made["en"] == made["zh"]
        for language in ("en",) if same else LANGUAGES:
            ranks = made[language]
            shown = "" if same else language
            ranked = blob(self.table.name, field.name, shown, "rank", ranks)
            yield ranked
            if len(ranks) > FEW:
                yield blob(self.table.name, field.name, shown, "order", _ordered(ranks), ranked.known)

    def _ranked(self, field: Field, language: str) -> list[int]:
        """The dense rank of each row, entry 0 unused."""
        values = self._values(field)
        key = self._key(field, language)
        keys = {value: key(value) for value in set(values) if value is not None}
        ranks = {key: rank for rank, key in enumerate(sorted(set(keys.values())), 1)}
        return [0, *(0 if value is None else ranks[keys[value]] for value in values)]

    def _values(self, field: Field) -> Sequence[Any]:
        """What is ranked: a value, or for a composed field those of its parts; None where nothing is known."""
        if not field.of:
            return self.column(field.name)
        parts = zip(*(self.column(name) for name in field.of), strict=True)
        return [None if all(part is None for part in both) else both for both in parts]

    def _key(self, field: Field, language: str) -> Callable[[Any], Any]:
        """How a value of the field is compared with others."""
        keys: dict[str, Callable[[Any], Any]] = {
            "title": lambda names: self._name(names[0] or "", names[1] or "", language),
            "period": lambda ends: (dates.first_day(ends[0] or ends[1]), dates.last_day(ends[1] or ends[0])),
            "subject": lambda who: self._subject(field.of, who, language),
            "mark": lambda signs: (signs[0] or 0, signs[1] == "reckoned"),
            "link": lambda link: self._natural(self._called(field.name, link, language)),
            "code": lambda code: self._natural(text(f"code.{field.code_list}.{code}").in_language(language)),
            "date": dates.sort_key,
        }
        if field.kind in ("number", "integer", "flag"):
            return lambda number: number
        return keys.get(field.kind, lambda words: self._natural(str(words)))

    def _subject(self, fields: Sequence[str], who: Sequence[Any], language: str) -> Hashable:
        """The organization, else the area; the whole before its parts."""
        (first, *_, part), (organization, area, breakdown) = fields, who
        whole = self._called(first, organization, language) if organization else self._called(fields[1], area, language) if area else ""
        return self._natural(whole), self._natural(self._called(part, breakdown, language)) if breakdown else ()

    def _called(self, field: str, identifier: str, language: str) -> str:
        target = self.table.field(field).target
        return self.label(target, identifier, language)

    def _name(self, english: str, chinese: str, language: str) -> Hashable:
        return self._natural((chinese or english) if language == "zh" else (english or chinese))

    def _natural(self, words: str) -> Hashable:
        """Chinese by its sound, no case and accents, digits compared as the numbers that they are."""
        parts = _DIGITS.split(self._fold(sort_text(words)))
        return tuple(int(part) if place % 2 else part for place, part in enumerate(parts))


@lru_cache(maxsize=65_536)
def _dated(start: Value, end: Value) -> tuple[int, int, int]:
    """First day, last day and dating of a record with these two dates; zeros where neither is known."""
    first, last = str(start or end or ""), str(end or start or "")
    if not first:
        return 0, 0, 0
    return dates.numbers(first)[0], dates.numbers(last)[1], dating(first, last)


def dating(first: str, last: str) -> int:
    """How precisely the ends are known: of each 1 for a year, 2 for a month, 3 for a day, the end's four times; 16 more for a span."""
    known = [dates.PRECISIONS.index(dates.parse(text).precision) + 1 for text in (first, last)]
    return known[0] + 4 * known[1] + 16 * (first != last)


def _ordered(ranks: list[int]) -> list[int]:
    """The rows from the first rank to the last, the unknown after them; equal ones in their own order."""
    ordered = sorted(range(1, len(ranks)), key=ranks.__getitem__)
    unknown = ranks.count(0) - 1
    return [*ordered[unknown:], *ordered[:unknown]]


def insert(connection: sqlite3.Connection, entries: Iterable[Blob | Named]) -> None:
    """Puts them into the tables `columns` and `column_values`."""
    for entry in entries:
        table = "columns" if isinstance(entry, Blob) else "column_values"
        connection.execute(f"INSERT INTO {table} VALUES ({', '.join('?' * len(entry))})", entry)
