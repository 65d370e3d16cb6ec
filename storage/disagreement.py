"""Sources state different values of one figure: why? Told where the data allow it, by rules that a reader can be told.

Two statements (a value with its qualifier) that cannot both be right are held against each other. The first of these that is true of them
is the reason; examples of each stand in the tests:

rounding     one is the other with its last digits cut off instead of rounded (2.118 and 2.11).
scope        a note of one of them says what it counts or leaves out, and the other has not the same note.
revision     one is provisional or revised and the other is not; or a note says that a figure was revised, or names the other's value (of
             1,000 and more); or one voice said the one and later the other. A voice is the body whose figure a source repeats, else its
             publisher. Later goes by the date of publication; a source without one is no older than the youngest period that it has
             figures of. Where the dates of all who say the two values are interleaved, they prove nothing.
collection   each stands in a data set, and the voices of the two are not one: two bodies collect the figure, each for itself.
unexplained  none of these.

A value in fewer digits has the reason of the one that it repeats: 2.11 differs from the 2.10033 of a later release for the same reason as
the 2.118 which it is cut from. A group has the weightiest reason of its pairs, in the order rounding, revision, collection, scope,
unexplained. A group whose values differ, but agree as intervals, differs by rounding.
"""

import re
from collections import defaultdict
from collections.abc import Iterable, Sequence
from fractions import Fraction
from itertools import combinations
from typing import NamedTuple

from storage.claims import BOUNDS, Claim, disagrees, exact, last_digit, values_differ
from storage.dates import first_day, last_day
from storage.scope import tells_scope
from storage.tables.statistics import DISAGREEMENT_KINDS

REVISED = re.compile(r"\brevis|\bfirst (published|release)|\bpreliminary|\bprovisional|\blater\b", re.IGNORECASE)
NAMED_FROM = 1000  # below, a number in a note is too often a year of age, a place or a number of things
_NUMBER = re.compile(r"\d[\d,]*(?:\.\d+)?")
_WEIGHTS = {kind: weight for weight, kind in enumerate(DISAGREEMENT_KINDS)}


class Witness(NamedTuple):
    """A claim, and what tells why it is as it is.

    voice: who stands behind it, or empty. note: as the data have it. not_before: a day before which its source cannot have been published,
    or empty; only asked where the claim has no date of publication. dataset: its source is a collection of data, not a text about them.
    """

    claim: Claim
    voice: str
    note: str
    not_before: str
    dataset: bool = False


Statement = Sequence[Witness]  # all who say the same


def kind_of_disagreement(witnesses: Sequence[Witness]) -> str:
    """One of DISAGREEMENT_KINDS for a claim group, or empty where all state the same. The order of the witnesses never matters."""
    if not values_differ([witness.claim for witness in witnesses]):
        return ""
    statements = _statements(witnesses)
    kinds = {_reason(one, other, statements) for one, other in combinations(statements, 2) if _conflict(one, other)}
    return max(kinds, key=_WEIGHTS.__getitem__, default="rounding")


def _statements(witnesses: Iterable[Witness]) -> list[Statement]:
    found: dict[tuple[float, str], list[Witness]] = defaultdict(list)
    for witness in witnesses:
        found[witness.claim.value, witness.claim.qualifier].append(witness)
    return list(found.values())


def _conflict(one: Statement, other: Statement) -> bool:
    """Whether some who say the one and some who say the other have no point in common."""
    return any(disagrees((a.claim, b.claim)) for a in one for b in other)


def _reason(one: Statement, other: Statement, statements: Sequence[Statement]) -> str:
    """Why two statements differ: of themselves, or of those that they repeat in fewer digits."""
    if _is_cut(one, other) or _is_cut(other, one):
        return "rounding"
    pairs = [(a, b) for a in _repeated(one, statements) for b in _repeated(other, statements) if _conflict(a, b)]
    if any(_scope_told(a, b) for a, b in pairs):
        return "scope"
    if any(_revised(a, b) for a, b in pairs):
        return "revision"
    return "collection" if any(_collected_apart(a, b) for a, b in pairs) else "unexplained"


# -- digits ----------------------------------------------------------------------------------------------------------------------------


def _repeated(statement: Statement, statements: Sequence[Statement]) -> list[Statement]:
    """The statement, and those in more digits that it may be repeating."""
    finer = [other for other in statements if _coarser(statement, other) and (_is_cut(statement, other) or not _conflict(statement, other))]
    return [statement, *finer]


def _coarser(one: Statement, other: Statement) -> bool:
    sides = (one[0].claim, other[0].claim)
    return not any(side.qualifier in BOUNDS for side in sides) and _unit(one) > _unit(other)


def _unit(statement: Statement) -> Fraction:
    return min(last_digit(witness.claim) for witness in statement)


def _is_cut(one: Statement, other: Statement) -> bool:
    """Whether `one` is `other` without its last digits."""
    if not _coarser(one, other):
        return False
    short, long = exact(one[0].claim.value), exact(other[0].claim.value)
    return abs(short) <= abs(long) < abs(short) + _unit(one) and (short >= 0) == (long >= 0)


# -- notes and dates -------------------------------------------------------------------------------------------------------------------


def _scope_told(one: Statement, other: Statement) -> bool:
    return any(a.note != b.note and (tells_scope(a.note) or tells_scope(b.note)) for a in one for b in other)


def _collected_apart(one: Statement, other: Statement) -> bool:
    return any(a.dataset and b.dataset and a.voice and b.voice and a.voice != b.voice for a in one for b in other)


def _revised(one: Statement, other: Statement) -> bool:
    return any(_status_tells(a, b) or _note_tells(a, b) or _note_tells(b, a) for a in one for b in other) or (
        _followed(one, other) != _followed(other, one) and not (_interleaved(one, other))
    )


def _status_tells(one: Witness, other: Witness) -> bool:
    states = (one.claim.status, other.claim.status)
    return any((states[0] == status) != (states[1] == status) for status in ("provisional", "revised"))


def _note_tells(one: Witness, other: Witness) -> bool:
    """Whether the note of one speaks of a revision, or names the value of the other."""
    named = {float(number.replace(",", "")) for number in _NUMBER.findall(one.note)}
    return bool(REVISED.search(one.note)) or (other.claim.value in named and other.claim.value >= NAMED_FROM)


def _followed(one: Statement, other: Statement) -> bool:
    """Whether a voice said the one before it said the other."""
    return any(a.voice and a.voice == b.voice and _latest(a) < _earliest(b) for a in one for b in other)


def _interleaved(one: Statement, other: Statement) -> bool:
    """Whether, going by the dates of all who say them, neither was given up for the other."""
    dated = [[witness for witness in statement if witness.claim.published_on] for statement in (one, other)]
    before = any(_latest(a) < _earliest(b) for a in dated[0] for b in dated[1])
    after = any(_latest(b) < _earliest(a) for a in dated[0] for b in dated[1])
    return before and after


def _earliest(witness: Witness) -> str:
    published = witness.claim.published_on
    return first_day(published) if published else witness.not_before


def _latest(witness: Witness) -> str:
    return last_day(witness.claim.published_on) if witness.claim.published_on else "9999"
