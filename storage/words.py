"""Labels and sentences by code, English and Simplified Chinese; the window and the command line say them, storage never does."""

from collections.abc import Mapping
from functools import cache
from importlib import import_module
from typing import NamedTuple

from storage.phrases import BOOKS

LANGUAGES = ("en", "zh")
Book = Mapping[str, tuple[str, str]]  # code: (English, Chinese)


class Text(NamedTuple):
    """One phrase in both languages."""

    en: str
    zh: str

    def in_language(self, language: str) -> str:
        """The phrase in `language`, or in the other one where it is missing."""
        return (self.zh or self.en) if language == "zh" else (self.en or self.zh)


def books_of(code: str) -> tuple[Book, ...]:
    """The phrase books that may have a code, in the order in which they are looked through."""
    return _books(code.partition(".")[0])


@cache
def _books(start: str) -> tuple[Book, ...]:
    return tuple(import_module(f"storage.phrases.{name}").PHRASES for name, starts in BOOKS if start in starts.split())


def text(code: str) -> Text:
    """The phrase of a code; the code's last part, in words, where there is none, so that a screen is never blank."""
    for book in books_of(code):
        found = book.get(code)
        if found is not None:
            return Text(found[0], found[1])
    bare = code.rpartition(".")[2].replace("_", " ")
    return Text(bare, bare)


def field_text(table: str, name: str) -> Text:
    """The label of a field: its own in that table, else the one that all tables share."""
    own = f"field.{table}.{name}"
    return text(own if known(own) else f"field.{name}")


def table_word(name: str, language: str) -> str:
    """What the records of a table are called within a sentence: `statistics`, `统计数据`."""
    return text(f"table.{name}").in_language(language).lower()


def known(code: str) -> bool:
    return any(code in book for book in books_of(code))


def say(code: str, language: str, /, **values: object) -> str:
    """The sentence of a code with its values in place: `{n|event|events}` is the first for 1, else the last; integers get thousands."""
    return fill(text(code).in_language(language), values)


def fill(pattern: str, values: Mapping[str, object]) -> str:
    """`{name}` becomes the value, `{name|one|many}` the word that suits the number."""
    out, rest = [], pattern
    while "{" in rest:
        before, _, rest = rest.partition("{")
        inside, _, rest = rest.partition("}")
        name, *forms = inside.split("|")
        value = values.get(name, "")
        out.append(before)
        out.append((forms[0] if value == 1 else forms[-1]) if forms else shown(value))
    return "".join((*out, rest))


def shown(value: object) -> str:
    return f"{value:,}" if isinstance(value, int) and not isinstance(value, bool) else str(value)
