"""Why nothing is left: what each condition of a query hides, so that an empty result can say how to mend it."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING, NamedTuple

from storage import conditions, find
from storage.query import FACTS, Filter, Query
from storage.tables import BY_NAME
from storage.text import tokens

if TYPE_CHECKING:
    from storage.library import Library
    from storage.parse import Word as Typed

COMPARING = (">", "<", ">=", "<=")


class Without(NamedTuple):
    """How many rows there would be without one condition; `filter` is None for the years."""

    filter: Filter | None
    rows: int


class Word(NamedTuple):
    """How many rows of the table one typed word finds by itself."""

    text: str
    rows: int


class Hidden(NamedTuple):
    """What an empty result has to say. unfiltered: the rows that `bare` finds, the query without filters. without: what hides something.
    unclear: conditions that were typed and ask of a number what is none.

    A condition that brings no row when it alone is taken away hides nothing by itself, and is not named. Where none does, but all together
    hide rows, each is named that passes fewer rows than the text finds.
    """

    query: Query
    unfiltered: int
    without: tuple[Without, ...]
    words: tuple[Word, ...]
    bare: Query
    unclear: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class HiddenRequest:
    """Asks what hides the rows of a query."""

    query: Query

    def answer(self, library: "Library") -> Hidden:
        query = self.query
        bare = _bare(library, query)
        filters = [*([None] if query.years else []), *query.here]
        unfiltered = library.matches(bare)
        without = tuple(Without(one, library.matches(_less(query, one))) for one in filters) if unfiltered else ()
        hiding = tuple(one for one in without if one.rows) or tuple(one for one in without if _hides(library, bare, query, one, unfiltered))
        return Hidden(query, unfiltered, hiding, _words(library, bare), bare, tuple(_unclear(library, query)))


def _unclear(library: "Library", query: Query) -> Iterator[str]:
    for one in find.understand(library, query)[0].conditions:
        if conditions.unclear(BY_NAME[query.table], one):
            yield f"{one.name}:{one.op if one.op in COMPARING else ''}{one.value}"


def _bare(library: "Library", query: Query) -> Query:
    """Without filters and years; the switch of facts is no filter, unless it hides all that there is by itself."""
    facts = query.cleared().with_filter(FACTS)
    return facts if FACTS in query.filters and library.matches(facts) else query.cleared()


def _hides(library: "Library", bare: Query, query: Query, one: Without, unfiltered: int) -> bool:
    """Whether a condition by itself leaves out rows that the text finds; the switch of facts leaves each of them a row."""
    if one.filter == FACTS:
        return False
    alone = bare.with_years(query.years) if one.filter is None else bare.with_filter(one.filter)
    return library.matches(alone) < unfiltered


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
