"""Why nothing is left: what each condition of a query hides, so that an empty result can say how to mend it."""

from dataclasses import dataclass
from typing import TYPE_CHECKING, NamedTuple

from storage import find
from storage.query import Filter, Query
from storage.text import tokens

if TYPE_CHECKING:
    from storage.library import Library
    from storage.parse import Word as Typed


class Without(NamedTuple):
    """How many rows there would be without one condition; `filter` is None for the years."""

    filter: Filter | None
    rows: int


class Word(NamedTuple):
    """How many rows of the table one typed word finds by itself."""

    text: str
    rows: int


class Hidden(NamedTuple):
    """What an empty result has to say. unfiltered: the rows that the text alone finds."""

    query: Query
    unfiltered: int
    without: tuple[Without, ...]
    words: tuple[Word, ...]


@dataclass(frozen=True, slots=True)
class HiddenRequest:
    """Asks what hides the rows of a query."""

    query: Query

    def answer(self, library: "Library") -> Hidden:
        query = self.query
        bare = query.cleared()
        conditions = [*([None] if query.years else []), *query.here]
        without = tuple(Without(one, library.matches(_less(query, one))) for one in conditions)
        return Hidden(query, library.matches(bare), without, _words(library, bare))


def _less(query: Query, one: Filter | None) -> Query:
    return query.with_years(None) if one is None else query.without_filter(one)


def _words(library: "Library", bare: Query) -> tuple[Word, ...]:
    """Each word by itself, as typed; nothing for a single word, which says no more than the whole."""
    parsed = find.understand(library, bare)[0]
    typed = {library.folding(part): part for part in bare.text.split()}
    words = [word for alternatives in parsed.words for word in alternatives if tokens(word.text)]
    if len(words) < 2:
        return ()
    return tuple(Word(typed.get(word.text, word.text), library.matches(bare.with_text(_alone(word)))) for word in words[:8])


def _alone(word: "Typed") -> str:
    """One word as it would be typed by itself."""
    return f'"{word.text}"' if word.phrase else word.text
