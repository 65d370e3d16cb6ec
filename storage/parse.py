"""What is typed in the one box, read as words, phrases, exclusions and conditions; what cannot be read so is taken literally."""

import re
from collections.abc import Callable, Container
from dataclasses import dataclass, field
from typing import NamedTuple

_PIECE = re.compile(r'(-?)(?:([^\s":：]+)[:：])?(?:"([^"]*)"?|(\S+))|(\S+)')
_SPAN = re.compile(r"^(\d{1,4})?\s*(?:\.\.|[–—~至-])\s*(\d{1,4})?$")
_COMPARED = re.compile(r"^(>=|<=|>|<)(.+)$")
_YEAR = re.compile(r"^\d{3,4}$")
YEAR_NAMES = ("year", "years", "年", "年份")


class Word(NamedTuple):
    """One thing to be found: as typed, whether its parts must stand together, and whether it may be the start of a longer word."""

    text: str
    phrase: bool = False
    prefix: bool = False


class Condition(NamedTuple):
    """`name:value` as typed; op is `is`, `span`, `>`, `<`, `>=` or `<=`."""

    name: str
    op: str
    value: str
    excluded: bool = False


@dataclass(frozen=True, slots=True)
class Parsed:
    """All of `words` must be found, each by any of its alternatives; none of `excluded`."""

    words: tuple[tuple[Word, ...], ...] = ()
    excluded: tuple[Word, ...] = ()
    conditions: tuple[Condition, ...] = field(default=())
    years: tuple[int | None, int | None] | None = None

    @property
    def plain(self) -> str:
        """The words as typed, for comparing with whole names."""
        return " ".join(word.text for alternatives in self.words for word in alternatives[:1])


def parse(text: str, names: Container[str] = (), fold: Callable[[str], str] = str.casefold) -> Parsed:
    """Any text at all. `names` are the folded names of fields that `name:value` may use; other colons are literal. `fold` folds each word;
    the text itself comes folded with `keep`, so that only plain quotes, colons and blanks are left to see.

    `OR` joins its neighbours, `-` excludes, quotes keep parts together; the last word is a prefix unless a space or a quote ends it.
    A name and a colon at the very end say nothing yet.
    """
    words: list[tuple[Word, ...]] = []
    excluded: list[Word] = []
    conditions: list[Condition] = []
    years: tuple[int | None, int | None] | None = None
    joined = False
    for match in _PIECE.finditer(text):
        minus, name, quoted, bare, _rest = match.groups()
        if match.group() == "OR" and words:
            joined = True
            continue
        if match.end() == len(text) and _unfinished(match.group(), names, fold):
            continue
        value = quoted if quoted is not None else (bare or match.group())
        if name is not None:
            span = None if minus else _years(fold(name), fold(value))
            if span is not None:
                years = span
                continue
            if fold(name) in names and value:
                conditions.append(_condition(fold(name), value, bool(minus)))
                continue
            value = f"{name}:{value}"
        if quoted is None and bare is None:
            value, minus = match.group(), ""
        word = Word(fold(value), quoted is not None, quoted is None and match.end() == len(text))
        if minus:
            excluded.append(word)
        elif joined:
            words[-1] = (*words[-1], word)
        else:
            words.append((word,))
        joined = False
    return Parsed(tuple(words), tuple(excluded), tuple(conditions), years)


def _unfinished(piece: str, names: Container[str], fold: Callable[[str], str]) -> bool:
    """Whether it is a name whose value is still to be typed: until then it says nothing."""
    name = fold(piece.lstrip("-")[:-1])
    return piece[-1] in ":：" and (name in names or name in YEAR_NAMES)


def _condition(name: str, value: str, excluded: bool) -> Condition:
    compared = _COMPARED.match(value)
    if compared:
        return Condition(name, compared[1], compared[2], excluded)
    return Condition(name, "span" if ".." in value else "is", value, excluded)


def _years(name: str, value: str) -> tuple[int | None, int | None] | None:
    """The span of years that `year:…` names, whichever of its ends comes first; None if it names none."""
    if name not in YEAR_NAMES:
        return None
    if _YEAR.match(value):
        return int(value), int(value)
    compared = _COMPARED.match(value)
    if compared and _YEAR.match(compared[2]):
        year = int(compared[2])
        return {">": (year + 1, None), ">=": (year, None), "<": (None, year - 1), "<=": (None, year)}[compared[1]]
    span = _SPAN.match(value)
    if span and (span[1] or span[2]):
        first, last = (int(end) if end else None for end in (span[1], span[2]))
        return (last, first) if first is not None and last is not None and first > last else (first, last)
    return None
