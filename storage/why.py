"""Why a row answers what was typed, where its name does not show it: the one field, other name or tie that has the words."""

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING, NamedTuple

from storage import find
from storage.catalog import Table
from storage.describe import code_label, field_label
from storage.marks import Marks, marks, pieces_of
from storage.parse import Parsed
from storage.query import Query
from storage.relations import ENTITIES
from storage.tables import BY_NAME
from storage.words import Text, text

if TYPE_CHECKING:
    from storage.library import Library

ROOM = 60  # characters of a long text that are quoted, and how many of them stand before the match
BEFORE = 20
_SUBJECT = (("indicators", "indicator_id"), ("areas", "area_id"), ("organizations", "organization_id"))
_SUBJECT_FIELDS = (*(field for _, field in _SUBJECT), "breakdown_id", "period_start", "period_end")
_OF_SOURCE = ("publisher",)
_TAKING_PART = "SELECT entity_type, entity_id, role FROM participants WHERE event_id = ? ORDER BY row"
_POSTS = "SELECT title, organization_id FROM affiliations WHERE person_id = ? ORDER BY row"
_ALIASES = "SELECT alias, kind FROM aliases WHERE entity_type = ? AND entity_id = ?"

Record = dict[str, object]


class Why(NamedTuple):
    """label: what kind of thing has the words (`former name`, `Summary`, `speaker`); text: the thing, cut around the words."""

    label: Text
    text: str


class Piece(NamedTuple):
    """A text of a record, what it is, and the field that shows it in a table (empty if none does)."""

    label: Text
    text: str
    field: str = ""


NOTHING = Piece(Text("", ""), "")


@dataclass(frozen=True, slots=True)
class WhyRequest:
    """Asks of a query's rows which thing, other than their names and the fields in `shown`, has the words; for the rows in sight alone."""

    query: Query
    rows: tuple[int, ...]
    shown: tuple[str, ...] = ()

    def answer(self, library: "Library") -> dict[int, Why]:
        """By row; a row whose name or shown fields have every word is left out."""
        table = BY_NAME[self.query.table]
        words = _Words(library, find.understand(library, self.query)[0])
        if not words:
            return {}
        seen = marks(library, Query(table.name, self.query.text))
        found = ((row, _why(library, table, library.record(table.name, row), words, seen, self.shown)) for row in self.rows)
        return {row: why for row, why in found if why is not None}


class _Words:
    """The words that must all be found, each with its alternatives as patterns."""

    def __init__(self, library: "Library", parsed: Parsed) -> None:
        self._fold: Callable[[str], str] = library.folding
        spelled = [
            [[re.compile(piece) for piece in pieces_of(word)] for word in alternatives] for alternatives in dict.fromkeys(parsed.words)
        ]
        self._words = [[pieces for pieces in word if pieces] for word in spelled]
        self.latin = all(one.text.isascii() for alternatives in parsed.words for one in alternatives)

    def __len__(self) -> int:
        return len(self._words)

    def within(self, shown: str) -> frozenset[int]:
        """The places of the words that a text has."""
        folded = self._fold(shown)
        return frozenset(
            place
            for place, word in enumerate(self._words)
            if any(all(pattern.search(folded) for pattern in pieces) for pieces in word) or not word
        )


def _why(library: "Library", table: Table, record: Record, words: _Words, seen: Marks, shown: tuple[str, ...]) -> Why | None:
    names = _names(library, table, record)
    left = frozenset(range(len(words))) - words.within(" / ".join(names))
    if not left:
        return None
    best = _best(_called(library, table, record), words, left, shown)
    if best is None and not any(map(seen.spans, names)):  # a name that is marked, though by another spelling, needs no more words
        best = _best(_pieces(library, table, record), words, left, shown)
        if best is None and words.latin and len(left) == len(words) and not names[-1].isascii():
            return Why(text("matched.sound"), names[-1])
    return Why(best.label, _cut(best.text, seen)) if best is not None and best.text else None


def _best(pieces: Iterator[Piece], words: _Words, left: frozenset[int], shown: tuple[str, ...]) -> Piece | None:
    """The piece with most of the words that are left; one without text if a field that is shown has them all."""
    best, most = None, 0
    for piece in pieces:
        found = left & words.within(piece.text)
        if found and piece.field in shown:
            left -= found
        elif len(found) > most:
            best, most = piece, len(found)
        if not left:
            return NOTHING
        if most == len(left):
            return best
    return best


def _cut(whole: str, seen: Marks) -> str:
    """A long text around its first match, between whole words where it has words."""
    line = " ".join(whole.split())
    if len(line) <= ROOM:
        return line
    start = max(0, next((span[0] for span in seen.spans(line)), 0) - BEFORE)
    blank = line.find(" ", start) + 1
    start = blank if 0 < blank <= start + BEFORE and start else start
    return ("…" if start else "") + line[start : start + ROOM] + ("…" if start + ROOM < len(line) else "")


# -- what a record says of itself ------------------------------------------------------------------------------------------------------


def _names(library: "Library", table: Table, record: Record) -> tuple[str, ...]:
    """What a row is called in a table, the Chinese name last; a statistic by what it measures, of whom, and when."""
    if table.source != "statistics":
        return tuple(str(record[name] or "") for name in table.names)
    linked = ((table.field(name).target, record[name]) for name in _SUBJECT_FIELDS if record[name])
    return tuple(name for target, key in linked for name in (library.label(target, key) if target else (str(key),)))


def _called(library: "Library", table: Table, record: Record) -> Iterator[Piece]:
    """The other names of a record; of a statistic those of what and whom it is about."""
    if table.source != "statistics":
        yield from _other_names(library, table.name, record[table.id_field])
        return
    for target, name in _SUBJECT:
        yield from _other_names(library, target, record[name])
    yield from _area_codes(library, record["area_id"])


def _pieces(library: "Library", table: Table, record: Record) -> Iterator[Piece]:
    """Everything else that the index has of a record, the best reasons first."""
    yield from _own_texts(table, record)
    if table.name == "events":
        yield from _taking_part(library, record)
    if table.name == "people":
        yield from _posts(library, record)
    yield from _linked(library, table, record)


def _other_names(library: "Library", table: str, identifier: object) -> Iterator[Piece]:
    if identifier:
        for alias, kind in library.execute(_ALIASES, (BY_NAME[table].entity, identifier)):
            yield Piece(code_label("alias_kind", kind), alias)


def _area_codes(library: "Library", area: object) -> Iterator[Piece]:
    for name in ("iso3", "iso2") if area else ():
        code = library.lookup("areas", name).get(str(area))
        if code:
            yield Piece(field_label(BY_NAME["areas"], name), str(code))


def _own_texts(table: Table, record: Record) -> Iterator[Piece]:
    for field in table.fields:
        value = record.get(field.name)
        if not value:
            continue
        if field.tier in ("alias", "text"):
            yield Piece(field_label(table, field.name), str(value), field.name)
        elif field.code_list and field.name not in table.names:
            words = code_label(field.code_list, str(value))
            yield Piece(field_label(table, field.name), " ".join(dict.fromkeys(words)), field.name)
        elif field.name in (table.first, table.last):
            yield Piece(field_label(table, field.name), str(value), field.name)


def _taking_part(library: "Library", record: Record) -> Iterator[Piece]:
    for entity, identifier, role in library.execute(_TAKING_PART, (record["event_id"],)):
        names = [name for name in library.label(ENTITIES[entity], identifier) if name]
        label = code_label("role", role)
        yield Piece(label, " · ".join(dict.fromkeys(names)))
        for alias, _ in library.execute(_ALIASES, (entity, identifier)):
            yield Piece(label, f"{alias} ({names[0]})")


def _posts(library: "Library", record: Record) -> Iterator[Piece]:
    label = text("link.posts")
    for title, organization in library.execute(_POSTS, (record["person_id"],)):
        names = [name for name in library.label("organizations", organization) if name]
        yield Piece(label, ", ".join((str(title), *dict.fromkeys(names))))
        for alias, _ in library.execute(_ALIASES, ("organization", organization)):
            yield Piece(label, f"{alias} ({names[0]}), {title}")


def _linked(library: "Library", table: Table, record: Record) -> Iterator[Piece]:
    """The names of records that fields of its own name; of a statistic also who published its source."""
    named = _SUBJECT_FIELDS if table.source == "statistics" else ()
    for field in table.fields:
        value = record.get(field.name)
        if field.kind == "link" and value and field.name not in named:
            yield Piece(
                field_label(table, field.name), " · ".join(dict.fromkeys(filter(None, library.label(field.target, value)))), field.name
            )
    if table.source == "statistics":
        for name in _OF_SOURCE:
            if record.get(name):
                yield Piece(field_label(table, name), str(record[name]), name)
