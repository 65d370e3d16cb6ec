"""The names by which statistics are found, each once.

A figure is what its indicator, subject, breakdown, years and source are called; a million figures share a few thousand such names. So the
index holds the names, and which rows have them is read from the small arrays by row.
"""

import sqlite3
from collections.abc import Iterator
from typing import NamedTuple

from storage.catalog import Table
from storage.derive import Content
from storage.labels import Labels
from storage.pinyin import spellings
from storage.tables import BY_NAME
from storage.terms import IDEOGRAPH, LATIN
from storage.text import Folding, segment, tokens

SOUNDED = ("areas", "organizations")  # names also indexed by their sound: whose figure it is, not what was measured


class Part(NamedTuple):
    """One name. field and code: which rows have it (code is the year itself for `year`). also: other spellings, as aliases."""

    field: str
    code: int
    tier: str
    name: str
    also: tuple[str, ...] = ()


class PartList:
    """The parts of `table`; its facets must be in `column_values`, the content in the order of its rows."""

    def __init__(self, table: Table, content: Content, connection: sqlite3.Connection) -> None:
        self.table, self.content, self.connection, self.labels = table, content, connection, Labels(content)

    def parts(self) -> Iterator[Part]:
        """Those of the better tiers first, so that one range of numbers holds them."""
        for field in self.table.blocks:
            for code, value in self._values(field):
                yield from self._named(field, code, value)
        years = {record[name] for record in self.content[self.table.name] for name in ("year", "last_year")} - {None}
        yield from (Part("year", int(year), "title", str(year)) for year in sorted(years, key=str))  # type: ignore[arg-type]
        yield from self._of_indicators()
        yield from self._of_sources()

    def _values(self, field: str) -> list[tuple[int, str]]:
        sql = "SELECT code, value FROM column_values WHERE tbl = ? AND field = ? ORDER BY code"
        return self.connection.execute(sql, (self.table.name, field)).fetchall()

    def _named(self, field: str, code: int, value: str) -> Iterator[Part]:
        target = BY_NAME[self.table.field(field).target]
        for name in self.labels.both(target.name, value):
            yield Part(field, code, "title", name, tuple(spellings(name)) if target.name in SOUNDED else ())
        for name in self.labels.aliases(target.entity, value):
            yield Part(field, code, "alias", name)
        if target.name == "areas":
            area = next(record for record in self.content["areas"] if record["area_id"] == value)
            yield from (Part(field, code, "alias", str(area[iso])) for iso in ("iso2", "iso3") if area.get(iso))

    def _of_indicators(self) -> Iterator[Part]:
        """What an indicator is about and how it is measured."""
        indicators = {record["indicator_id"]: record for record in self.content["indicators"]}
        for code, value in self._values("indicator_id"):
            for link, target in (("topic_id", "topics"), ("unit_id", "units")):
                for name in self.labels.both(target, indicators[value][link]):
                    yield Part("indicator_id", code, "text", name)

    def _of_sources(self) -> Iterator[Part]:
        sources = {record["source_id"]: record for record in self.content["sources"]}
        for code, value in self._values("source_id"):
            for name in dict.fromkeys((sources[value]["title"], sources[value]["publisher"])):
                if name:
                    yield Part("source_id", code, "text", str(name))


def insert(connection: sqlite3.Connection, parts: PartList, fold: Folding) -> None:
    """Fills `parts` and `parts_fts`, which have one row for each."""
    for number, part in enumerate(parts.parts(), 1):
        folded = fold(part.name)
        weight = sum(IDEOGRAPH * len(run) if cjk else LATIN for run, cjk in tokens(folded))
        connection.execute("INSERT INTO parts VALUES (?, ?, ?, ?, ?, ?)", (number, part.field, part.code, part.tier, weight, part.name))
        words = {"title": "", "alias": " ".join(segment(fold(other)) for other in part.also), "text": ""}
        words[part.tier] = segment(folded)
        connection.execute("INSERT INTO parts_fts(rowid, title, alias, text) VALUES (?, ?, ?, ?)", (number, *words.values()))
