"""What was meant where nothing is found: a record by its permanent id, or names that are nearly what was typed, one click away."""

from dataclasses import dataclass
from typing import TYPE_CHECKING, NamedTuple

from storage.tables import BY_NAME, TABLES
from storage.text import tokens
from storage.words import Text

if TYPE_CHECKING:
    from storage.library import Library

ROUGHLY, LOOKED_AT = 65.0, 200  # of 100, by which names are looked at more closely, and how many
ENOUGH = 0.7  # of 1: what is less like is no slip of the finger, and better not said
WITHIN = 0.95  # what a name that only contains the like of what was typed is worth beside one that is like it as a whole
_NAMES = "SELECT folded, tbl, row FROM names WHERE tbl <> 'sources'"  # nobody remembers a source by its title


class Near(NamedTuple):
    """A record whose name, or other name, is like the text. named: whether the text is its id."""

    table: str
    id: str
    label: Text
    named: bool = False


@dataclass(frozen=True, slots=True)
class NearRequest:
    """Asks for the records whose id or key (`table/id`) `text` is, else for those of all tables whose names are most like it, if any is."""

    text: str
    limit: int = 6

    def answer(self, library: "Library") -> tuple[Near, ...]:
        return _by_id(library, self.text.strip()) or self._by_name(library)

    def _by_name(self, library: "Library") -> tuple[Near, ...]:
        from rapidfuzz import fuzz, process  # only an empty result asks for it

        wanted = library.folding(self.text)
        if len(wanted) < 2:
            return ()
        names = library.execute(_NAMES).fetchall()
        folded = [name for name, _, _ in names]
        best: dict[tuple[str, int], tuple[float, float]] = {}
        for name, _, place in process.extract(wanted, folded, scorer=fuzz.WRatio, limit=LOOKED_AT, score_cutoff=ROUGHLY):
            _, table, row = names[place]
            best[table, row] = max(_likeness(wanted, name), best.get((table, row), (0.0, 0.0)))
        nearest = sorted((key for key, likeness in best.items() if likeness[0] >= ENOUGH), key=lambda key: (_inverted(best[key]), key))
        return tuple(_near(library, table, row) for table, row in nearest[: self.limit])


def _inverted(likeness: tuple[float, float]) -> tuple[float, float]:
    return -likeness[0], -likeness[1]


def _by_id(library: "Library", typed: str) -> tuple[Near, ...]:
    """The records of that key, or of that id in any table, in capitals too."""
    kept, slash, identifier = typed.rpartition("/")
    tables = [table.name for table in TABLES if not slash or table.name == kept.lower()]
    found = library.rows_of(f"{table}/{one}" for one in dict.fromkeys((identifier, identifier.lower())) for table in tables)
    nearest = (_near(library, *key) for key in found)
    return tuple(near._replace(label=library.label(near.table, near.id), named=True) for near in nearest)


def _near(library: "Library", table: str, row: int) -> Near:
    view = BY_NAME[table]
    identifier, english, chinese = library.records(table, (row,), (view.id_field, *view.names))[0]
    return Near(table, str(identifier), Text(str(english or ""), str(chinese or "")))


def _likeness(wanted: str, name: str) -> tuple[float, float]:
    """How like a name is to what was typed, at most 1; among equals, how like it is as a whole."""
    from rapidfuzz.distance import OSA

    whole = OSA.normalized_similarity(wanted, name)
    return max(whole, WITHIN * _within(wanted, name)), whole


def _within(wanted: str, name: str) -> float:
    """How like the words typed are to words of the name, on the average; 0 if one of them is like none."""
    found = [_best(word, cjk, name) for word, cjk in tokens(wanted)]
    return sum(found) / len(found) if found and min(found) >= ENOUGH else 0.0


def _best(word: str, cjk: bool, name: str) -> float:
    """A Chinese run within the name; a Latin word beside each of its words, which may go on."""
    from rapidfuzz import fuzz
    from rapidfuzz.distance import OSA

    if cjk:
        return fuzz.partial_ratio(word, name) / 100 if len(word) <= len(name) else 0.0
    others = [other for other, foreign in tokens(name) if not foreign]
    whole = max((OSA.normalized_similarity(word, other) for other in others), default=0.0)
    begun = max((OSA.normalized_similarity(word, other[: len(word)]) for other in others), default=0.0)
    return max(whole, WITHIN * begun)
