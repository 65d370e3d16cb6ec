"""Which letters of a shown text answer what was typed: the search finds records, the reader wants to see why."""

import re
from collections.abc import Callable, Iterator
from typing import TYPE_CHECKING

from storage import find
from storage.parse import Parsed, Word
from storage.query import Query
from storage.terms import forms
from storage.text import tokens

if TYPE_CHECKING:
    from storage.library import Library

MOST = 60
REMEMBERED = 4000  # names repeat from row to row
_NAMED = ("organizations", "areas", "people")
_LETTER = "[a-z0-9]"  # of folded text; a class with wider ranges takes a millisecond and more to compile, for each letter typed


class Marks:
    """Finds the matches of one query in any text. False where there is nothing to mark."""

    def __init__(self, pattern: re.Pattern[str] | None, fold: Callable[[str], str]) -> None:
        self._pattern, self._fold = pattern, fold
        self._found: dict[str, list[tuple[int, int]]] = {}

    def __bool__(self) -> bool:
        return self._pattern is not None

    def spans(self, text: str) -> list[tuple[int, int]]:
        """(start, end) of each match, in order, without overlaps."""
        if self._pattern is None or not text:
            return []
        found = self._found.get(text)
        if found is None:
            if len(self._found) >= REMEMBERED:
                self._found.clear()
            found = self._found[text] = self._search(self._pattern, text)
        return found

    def _search(self, pattern: re.Pattern[str], text: str) -> list[tuple[int, int]]:
        folded = self._fold(text)
        if len(folded) != len(text):  # a ligature or a double blank: places would not fit
            folded = text.lower()
            if len(folded) != len(text):
                return []
        return [match.span() for match in pattern.finditer(folded)]


def marks(library: "Library", query: Query) -> Marks:
    """The matches of the query's words; a whole name is marked in the other language too, since it was found by it."""
    parsed = find.understand(library, query)[0]
    pieces = list(dict.fromkeys(_pieces(library, parsed)))[:MOST]
    return Marks(re.compile("|".join(sorted(pieces, key=len, reverse=True))) if pieces else None, library.folding)


def _pieces(library: "Library", parsed: Parsed) -> Iterator[str]:
    words = [word for alternatives in parsed.words for word in alternatives]
    for word in words:
        yield from pieces_of(word)
    for name in {word.text for word in words} | {parsed.plain}:
        for other in _other_names(library, name):
            yield from pieces_of(Word(library.folding(other), phrase=True))


def pieces_of(word: Word) -> Iterator[str]:
    """Patterns in folded text, all of which a text must have that has the word."""
    parts = tokens(word.text)
    if word.phrase and len(parts) > 1:
        yield r"[\W_]*".join(_part(text, cjk) for text, cjk in parts)
        return
    for place, (text, cjk) in enumerate(parts):
        yield _part(text, cjk, prefix=word.prefix and place == len(parts) - 1)


def _part(text: str, cjk: bool, prefix: bool = False) -> str:
    """A Chinese run wherever it stands; a Latin word as a whole, or as the start of one."""
    if cjk:
        return re.escape(text)
    either = "|".join(re.escape(form) for form in ((text,) if prefix else forms(text)))
    return f"(?<!{_LETTER})(?:{either})" + ("" if prefix else f"(?!{_LETTER})")


def _other_names(library: "Library", name: str) -> Iterator[str]:
    """The names, in both languages, of the records that are called so."""
    if len(name) < 2:
        return
    for table in _NAMED:
        found = f"SELECT name_en, name_zh FROM {table} WHERE row IN (SELECT row FROM names WHERE tbl = ? AND folded = ? LIMIT 5)"
        for names in library.execute(found, (table, name)):
            yield from (text for text in names if text)
