"""What typed words ask of an index, as a small tree: it becomes a MATCH of FTS5, or is answered from sets of rows, and means the same.

Only letters, digits and Chinese characters reach FTS5, each term quoted, so that no text can be an error.
"""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import NamedTuple, TypeAlias

from storage.parse import Parsed, Word
from storage.syllables import readings, spoken
from storage.text import tokens

_VARIANTS_FROM = 4
LATIN, IDEOGRAPH = 2, 1  # what a word and a character weigh when it is reckoned how close a name is to what was typed
LONGEST_NAME = 100  # letters of pinyin: no name is longer, and text that was pasted is none


class Term(NamedTuple):
    """Tokens side by side. prefix: the last may be the start of a longer one."""

    text: str
    prefix: bool = False


@dataclass(frozen=True, slots=True)
class All:
    """Every one of them, anywhere in the record."""

    of: "tuple[Node, ...]"


@dataclass(frozen=True, slots=True)
class Some:
    """At least one of them."""

    of: "tuple[Node, ...]"


Node: TypeAlias = Term | All | Some


@lru_cache(4)
def wanted(parsed: Parsed) -> Node | None:
    """What must be there; None if there is nothing to search for. The same for every table, so it is worked out once."""
    words = _all(_some(_word(word) for word in alternatives) for alternatives in dict.fromkeys(parsed.words))
    return _some((words, _run_together(parsed))) if words else None


def unwanted(parsed: Parsed) -> Node | None:
    """What must not be there."""
    return _some(_word(word) for word in parsed.excluded)


def leaves(node: Node) -> Iterator[Term]:
    """The terms of a tree; one may come more than once."""
    if isinstance(node, Term):
        yield node
    else:
        for part in node.of:
            yield from leaves(part)


def expression(node: Node, columns: Sequence[str] = ()) -> str:
    """The MATCH, within the named columns (all if none)."""
    written = _written(node)
    return f"{{{' '.join(columns)}}} : ({written})" if columns else written


def _written(node: Node) -> str:
    if isinstance(node, Term):
        return f'"{node.text}" *' if node.prefix else f'"{node.text}"'
    return "(" + (" AND " if isinstance(node, All) else " OR ").join(map(_written, node.of)) + ")"


def _all(nodes: Iterable[Node | None]) -> Node | None:
    given = tuple(node for node in nodes if node)
    return All(given) if len(given) > 1 else given[0] if given else None


def _some(nodes: Iterable[Node | None]) -> Node | None:
    given = tuple(node for node in nodes if node)
    return Some(given) if len(given) > 1 else given[0] if given else None


def _run_together(parsed: Parsed) -> Node | None:
    """Pinyin with blanks in it (`hua wei`) as one word."""
    if len(parsed.words) < 2 or any(len(alternatives) > 1 or alternatives[0].phrase for alternatives in parsed.words):
        return None
    run = "".join(word.text for (word,) in parsed.words)
    return _some(_sounded(run, open_end=False)) if run.isalpha() else None


def _sounded(word: str, *, open_end: bool) -> list[Term]:
    """What a Latin word asks for if it is pinyin: the last syllable may be the beginning of a longer one."""
    return [Term(spoken(reading), True) for reading in readings(word, open_end=open_end)] if len(word) <= LONGEST_NAME else []


def _word(word: Word) -> Node | None:
    """One word; a word of several parts (`5G专利`, `a-b`) needs all of them, a phrase needs them side by side."""
    parts = tokens(word.text)
    if not parts:
        return None
    if word.phrase:
        return _phrase(parts)
    last = len(parts) - 1
    return _all(_part(text, cjk, word.prefix and place == last) for place, (text, cjk) in enumerate(parts))


def _part(text: str, cjk: bool, prefix: bool) -> Node | None:
    if cjk:
        return Term(text, True) if len(text) == 1 else Term(" ".join(pairs(text)))
    if prefix:
        shorter = (Term(form) for form in forms(text) if not form.startswith(text))
        return _some((Term(text, True), *shorter, *_sounded(text, open_end=True)))
    return _some((*(Term(form) for form in forms(text)), *_sounded(text, open_end=False)))


def _phrase(parts: Sequence[tuple[str, bool]]) -> Term:
    """All parts side by side. In the index a Chinese run ends with its last character alone; at a phrase's end the run may go on."""
    written: list[str] = []
    for place, (text, cjk) in enumerate(parts):
        ends = place == len(parts) - 1
        if not cjk:
            written.append(text)
        else:
            written += pairs(text)
            if not ends or len(text) == 1:
                written.append(text[-1])
    return Term(" ".join(written), parts[-1][1] and len(parts[-1][0]) == 1)


def pairs(run: str) -> list[str]:
    """The overlapping pairs of a Chinese run."""
    return [run[place : place + 2] for place in range(len(run) - 1)]


def forms(word: str) -> tuple[str, ...]:
    """An English word in singular and plural, so that `patents` finds a patent; other words as they are."""
    if len(word) < _VARIANTS_FROM or not word.isascii() or not word.isalpha():
        return (word,)
    if word.endswith("ies"):
        return word, word[:-3] + "y"
    if word.endswith("s") and not word.endswith("ss"):
        return word, word[:-1]
    if word.endswith("y"):
        return word, word[:-1] + "ies", word + "s"
    return word, word + "s"
