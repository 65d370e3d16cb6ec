"""Which of many statistics a reader means: those whose names say what she typed and little else.

A statistic is found by the names of its indicator, area, organization and breakdown. For each name the words that she did not type are
counted (a Chinese character left over counts half); the fewer, the closer. A name of which she typed nothing does not count, but a
breakdown that she did not ask for counts one, so that the whole comes before its parts.
"""

from array import array
from collections.abc import Iterable
from typing import TYPE_CHECKING

from storage.parse import Parsed
from storage.sql import forms
from storage.text import tokens

if TYPE_CHECKING:
    from storage.library import Library, Tokens

_NAMED = (("indicator_id", "indicators"), ("area_id", "areas"), ("organization_id", "organizations"), ("breakdown_id", "breakdowns"))
MOST = 200_000


def closest(library: "Library", rows: Iterable[int], parsed: Parsed) -> "array[int]":
    """The rows of statistics, closest first, equal ones in default order. Beyond MOST rows the default order must do."""
    found = array("I", sorted(rows))
    if len(found) > MOST:
        return found
    codes, scores = [], []
    for field, table in _NAMED:
        column = library.columns.codes("statistics", field)
        codes.append(column)
        scores.append(_left_over(library, table, library.columns.values("statistics", field), set(map(column.__getitem__, found)), parsed))
    (c0, c1, c2, c3), (s0, s1, s2, s3) = codes, scores
    return array("I", sorted(found, key=lambda row: s0[c0[row]] + s1[c1[row]] + s2[c2[row]] + s3[c3[row]]))


def _left_over(library: "Library", table: str, values: list[str], wanted: set[int], parsed: Parsed) -> list[float]:
    """By code, how much of each wanted value's closest name was not typed."""
    latin, runs = _typed(parsed)
    names = library.name_tokens(table)
    unasked = 1.0 if table == "breakdowns" else 0.0
    out = [0.0] * len(values)
    for code in wanted:
        if values[code]:
            counts = [count for name in names.get(values[code], ()) if (count := _missing(name, latin, runs)) is not None]
            out[code] = min(counts, default=unasked)
    return out


def _typed(parsed: Parsed) -> tuple[tuple[tuple[frozenset[str], str], ...], tuple[str, ...]]:
    """The Latin words typed, each as (forms, its beginning if it may go on), and the Chinese runs."""
    latin: list[tuple[frozenset[str], str]] = []
    runs: list[str] = []
    for alternatives in parsed.words:
        for word in alternatives:
            for token, cjk in tokens(word.text):
                if cjk:
                    runs.append(token)
                else:
                    latin.append((frozenset(forms(token)), token if word.prefix else ""))
    return tuple(latin), tuple(runs)


def _missing(name: "Tokens", latin: tuple[tuple[frozenset[str], str], ...], runs: tuple[str, ...]) -> float | None:
    """How much of a name was not typed; None if none of it was."""
    missing, typed = 0.0, False
    for token, cjk in name:
        if cjk:
            rest = token
            for run in runs:
                rest = rest.replace(run, "")
            typed = typed or len(rest) < len(token)
            missing += len(rest) / 2
        elif any(token in words or (start and token.startswith(start)) for words, start in latin):
            typed = True
        else:
            missing += 1
    return missing if typed else None
