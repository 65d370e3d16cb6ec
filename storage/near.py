"""Names that are nearly what was typed: a slip of the finger should cost one click, not a second search."""

from dataclasses import dataclass
from typing import TYPE_CHECKING, NamedTuple

from storage.tables import TABLES
from storage.words import Text

if TYPE_CHECKING:
    from collections.abc import Iterator

    from storage.library import Library

ENOUGH = 72.0  # of 100: below it the likeness is chance
_ENTITIES = {table.entity: table.name for table in TABLES if table.entity}
_NAMED = [table.name for table in TABLES if table.name not in ("statistics", "sources")]


class Near(NamedTuple):
    """A record whose name, or other name, is like the text."""

    table: str
    id: str
    label: Text


@dataclass(frozen=True, slots=True)
class NearRequest:
    """Asks for the records of all tables whose names are most like `text`."""

    text: str
    limit: int = 6

    def answer(self, library: "Library") -> tuple[Near, ...]:
        from rapidfuzz import fuzz, process  # only an empty result asks for it

        wanted = library.folding(self.text)
        if len(wanted) < 2:
            return ()
        names = list(_names(library))
        folded = [library.folding(name) for _, _, name in names]
        best: dict[tuple[str, str], float] = {}
        for _, score, place in process.extract(wanted, folded, scorer=fuzz.WRatio, limit=4 * self.limit, score_cutoff=ENOUGH):
            table, identifier, _ = names[place]
            likeness = score + fuzz.ratio(wanted, folded[place]) / 100  # among equals, the one of the same length
            best[table, identifier] = max(likeness, best.get((table, identifier), 0.0))
        nearest = sorted(best, key=lambda key: (-best[key], key))[: self.limit]
        return tuple(Near(table, identifier, library.label(table, identifier)) for table, identifier in nearest)


def _names(library: "Library") -> "Iterator[tuple[str, str, str]]":
    """(table, id, name) of every name in both languages, and of every other name."""
    for table in _NAMED:
        for identifier, label in library.labels(table).items():
            yield from ((table, identifier, name) for name in dict.fromkeys(label) if name)
    for entity, identifier, alias in library.execute("SELECT entity_type, entity_id, alias FROM aliases"):
        yield _ENTITIES[entity], identifier, alias
