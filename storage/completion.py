"""What could be written where the cursor stands: names of fields, and after a name and a colon its values with what they would leave."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from typing import TYPE_CHECKING, NamedTuple

from storage.catalog import Facet, Table
from storage.conditions import SHORT_NAMES, fields_called
from storage.describe import field_label, value_label
from storage.parse import YEAR_NAMES
from storage.query import Filter, Query
from storage.tables import BY_NAME, TABLES
from storage.text import tokens
from storage.words import Text, text

if TYPE_CHECKING:
    from storage.library import Library

MOST = 12
MOST_PUBLISHERS = 4
LEAST = 3  # letters of a bare word before a name is offered: shorter ones begin too many other words
LEAST_CJK = 2
_PIECE = re.compile(r'-?(?:([^\s":：]+)([:：]))?("[^"]*"?|[^\s"]*)')
_BARE = re.compile(r'[\s":：]|\.\.|^[<>-]')  # a value with one of these is quoted


class Completion(NamedTuple):
    """text replaces the characters from `start` to `end`. label: what that is called; named: it is a record's name.

    rows: how many rows a value would leave; None for the name of a field.
    """

    text: str
    start: int
    end: int
    label: Text
    rows: int | None = None
    named: bool = False


@dataclass(frozen=True, slots=True)
class CompletionRequest:
    """Asks what the text of `query` could become at `cursor`: in its table first, then in the others, since one box searches them all."""

    query: Query
    cursor: int
    language: str = "en"

    def answer(self, library: "Library") -> tuple[Completion, ...]:
        piece = _piece(self.query.text, self.cursor)
        if piece is None:
            return ()
        tables = (BY_NAME[self.query.table], *TABLES)
        if piece.name:
            return tuple(_values(library, self, tables, piece))[:MOST]
        return tuple(_names(library, self.language, tables, piece))[:MOST]


class Piece(NamedTuple):
    """What stands around the cursor: its place, a minus, the name before the colon as typed, and what was typed of the value or word."""

    start: int
    end: int
    minus: str
    name: str
    typed: str


def _piece(typed: str, cursor: int) -> Piece | None:
    """The piece of which the cursor stands at the end or within; None between two."""
    for match in _PIECE.finditer(typed):
        if match.start() < cursor <= match.end():
            name, _, value = match.groups()
            if name is not None and cursor < match.start(3):
                return None  # within a name that has its value
            minus = "-" if match.group().startswith("-") else ""
            return Piece(match.start(), match.end(), minus, name or "", value[: cursor - match.start(3)].strip('"'))
    return None


# -- names -----------------------------------------------------------------------------------------------------------------------------


@cache
def _short(field: str) -> str:
    """What a field is called where one types English: its short name if it has one."""
    return max((name for name, fields in SHORT_NAMES.items() if fields[0] == field), key=len, default=field)


def _names(library: "Library", language: str, tables: tuple[Table, ...], piece: Piece) -> Iterator[Completion]:
    wanted = library.folding(piece.typed)
    chinese = any(cjk for _, cjk in tokens(wanted))
    if len(wanted) < (LEAST_CJK if chinese else LEAST):
        return
    seen = set()
    for table, facet in ((one, facet) for one in tables for facet in one.facets):
        english, own = _short(facet.field), text(f"field.{facet.field}").zh
        if facet.kind == "year":
            english, own = YEAR_NAMES[0], YEAR_NAMES[-1]
        written = own if chinese or (language == "zh" and not english.startswith(wanted)) else english
        if written not in seen and (english.startswith(wanted) or own.startswith(wanted)):
            seen.add(written)
            yield Completion(f"{piece.minus}{written}:", piece.start, piece.end, field_label(table, facet.field))


# -- values ----------------------------------------------------------------------------------------------------------------------------


def _values(library: "Library", request: CompletionRequest, tables: tuple[Table, ...], piece: Piece) -> Iterator[Completion]:
    found = _facet(library, tables, library.folding(piece.name))
    if found is None:
        return
    table, facet = found
    others = Query(table.name, _without(request.query.text, piece), request.query.years, request.query.filters)
    wanted = library.folding(piece.typed)
    if facet.target == "sources":
        yield from _publishers(library, request.language, others, piece, wanted)
    counts = library.facets(others, (facet.field,))[facet.field]
    ranked = []
    for value, rows in counts.items():
        place = _place(wanted, _folded(library, table, facet, value)) if value else None
        if place is not None:
            ranked.append((place, -int(value) if facet.kind == "year" else -rows, value))
    for _, _, value in sorted(ranked)[: 2 * MOST]:
        label = _label(library, table, facet, value)
        written = _written(value if not facet.target and label == (value, value) else label.in_language(request.language))
        if written:
            before = f"{piece.minus}{piece.name}:"
            yield Completion(before + written, piece.start, piece.end, label, counts[value], bool(facet.target))


def _publishers(library: "Library", language: str, others: Query, piece: Piece, wanted: str) -> Iterator[Completion]:
    """Who published sources, before their titles: `source:WIPO` asks for all of WIPO's."""
    published: dict[str, list[str]] = {}
    for source, by in library.lookup("sources", "publisher_id").items():
        published.setdefault(str(by or ""), []).append(source)
    places = ((_place(wanted, library.folded_names("organizations").get(by, ())), by) for by in published)
    called = sorted((place, -len(published[by]), by) for place, by in places if place is not None)
    for _, _, by in called[:MOST_PUBLISHERS]:
        label = library.label("organizations", by)
        rows = library.matches(others.with_filter(Filter(others.table, "source_id", "in", tuple(published[by]))))
        written = _written(label.in_language(language))
        if rows and written:
            yield Completion(f"{piece.minus}{piece.name}:{written}", piece.start, piece.end, label, rows, named=True)


def _facet(library: "Library", tables: tuple[Table, ...], name: str) -> tuple[Table, Facet] | None:
    """The facet that a name means, in the first table that has it."""
    for table in tables:
        fields = ["year"] if name in YEAR_NAMES else fields_called(table, name)
        for field in fields:
            facet = table.facet_by_name.get(field)
            if facet is not None:
                return table, facet
    return None


def _label(library: "Library", table: Table, facet: Facet, value: str) -> Text:
    return Text(value, value) if facet.kind == "year" else value_label(table, facet.field, value, library)


def _folded(library: "Library", table: Table, facet: Facet, value: str) -> tuple[str, ...]:
    """All names of a value."""
    known = library.folded_names(facet.target).get(value) if facet.target else None
    return known if known is not None else tuple(map(library.folding, (*_label(library, table, facet, value), value)))


def _place(wanted: str, names: tuple[str, ...]) -> int | None:
    """0 where a name begins with what was typed, 1 where a word of it does, or a Chinese name has it; None elsewhere."""
    if any(name.startswith(wanted) for name in names):
        return 0
    inside = wanted if any(cjk for _, cjk in tokens(wanted)) else f" {wanted}"
    return 1 if any(inside in name for name in names) else None


def _written(value: str) -> str:
    """As one would type it: in quotes where it has blanks; empty where it cannot be typed."""
    if '"' in value:
        return ""
    return f'"{value}"' if _BARE.search(value) else value


def _without(typed: str, piece: Piece) -> str:
    return typed[: piece.start] + typed[piece.end :]
