"""Several sources state one figure: do they agree, and which of them is shown? Both are decided here, by rules that a reader can be told.

Agreement is asked of intervals, not of pairs of rounded numbers: 2.1, 2.11 and 2.108 are one figure in three precisions. All arithmetic is
exact (fractions), so that 2.15 is the common end of 2.1 and 2.2 on every machine.

The reader is shown what a source says: a figure that no source states never stands in for one that is stated, however good the source that
it was reckoned from; a total that is known to lack someone never stands in for one that contradicts it and lacks nobody; a preliminary
figure never stands in for the one that the same body gave in its place; a rounded figure never stands in for the exact one of equal
standing.
"""

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from fractions import Fraction
from math import inf
from typing import NamedTuple

from storage.rules import DEFAULT as DEFAULT
from storage.rules import RULES as RULES
from storage.rules import Rule as Rule
from storage.voices import NOBODY, Voice

STANDINGS = ("primary", "copy", "press", "professional", "other", "mirror")
LOWER_BOUNDS = frozenset({"more_than", "at_least"})
UPPER_BOUNDS = frozenset({"less_than", "at_most"})
BOUNDS = LOWER_BOUNDS | UPPER_BOUNDS
# A revised figure replaces a final one, so both are settled; what no source calls either comes before what one calls preliminary.
SETTLED = {"final": 0, "revised": 0, "": 1, "provisional": 2, "estimate": 3, "target": 4}
ROUNDED_FROM = 10_000
ABOUT = Fraction(1, 100)


class Claim(NamedTuple):
    """What one source says of one figure.

    value: finite. decimals: digits after the point as written. qualifier, status, value_kind, standing, basis: the catalog's codes (status
    may be empty). published_on: EDTF level 0, or empty. basis: `reckoned` where the source only leads to the value. voice: whose figure it
    is. partial: by its own note it is a total that lacks someone.
    """

    value: float
    decimals: int
    qualifier: str
    status: str
    value_kind: str
    standing: str
    published_on: str
    source_id: str
    basis: str = "stated"
    voice: Voice = NOBODY
    partial: bool = False


class Picked(NamedTuple):
    """index: the place of the picked claim. step: what decided.

    The step is the one after which a single value was left; where all claims state the same, the one after which a single claim was left;
    `only` where there was one claim from the start, `tie` where no step told them apart and the source's id had to.
    """

    index: int  # type: ignore[assignment]  # hides tuple.index, which nobody wants of a pair
    step: str


def interval(claim: Claim) -> tuple[float, float]:
    """The closed interval that a claim stands for, in the unit of its value; a bound is open to one side (±inf).

    `exact` is v ± s/2, s the unit of its last stated digit; `about` is v ± s and at least v ± 1 %; `more_than` and `at_least` reach from
    v up, `less_than` and `at_most` up to v.
    """
    low, high = _ends(claim)
    return (-inf if low is None else float(low), inf if high is None else float(high))


def values_differ(claims: Sequence[Claim]) -> bool:
    """Whether the claims, as written, are not all one value with one qualifier; 2.1 and 2.10 are one value."""
    return len({_said(claim) for claim in claims}) > 1


def disagrees(claims: Sequence[Claim]) -> bool:
    """Whether no point is common to the intervals of all claims. Ends belong to an interval: two that touch agree."""
    if len(claims) < 2:
        return False
    ends = [_ends(claim) for claim in claims]
    lows = [low for low, _ in ends if low is not None]
    highs = [high for _, high in ends if high is not None]
    return bool(lows and highs) and max(lows) > min(highs)


def picks(claims: Sequence[Claim]) -> list[int]:
    """For each of RULES the place of the claim that it shows."""
    if len(claims) == 1:
        return [0] * len(RULES)
    scored: Scores = {}
    return [_first(claims, [*_narrowed(claims, rule, scored)][-1][1]) for rule in RULES]


def pick(claims: Sequence[Claim], rule: Rule = DEFAULT) -> Picked:
    """Which claim of a group is shown as its fact; the order of the claims never matters. ValueError if there is none."""
    if not claims:
        raise ValueError("a claim group has at least one claim")
    if len(claims) == 1:
        return Picked(0, "only")
    told_apart_by_value, step = values_differ(claims), ""
    for code, left in _narrowed(claims, rule, {}):
        if not step and (len(left) == 1 or (told_apart_by_value and not values_differ([claims[place] for place in left]))):
            step = code
    return Picked(_first(claims, left), step or "tie")


def _narrowed(claims: Sequence[Claim], rule: Rule, scored: "Scores") -> Iterator[tuple[str, list[int]]]:
    """(step, places that it leaves) until one is left or there is no further step. scored: what rules share, by step."""
    left = list(range(len(claims)))
    for code in rule.steps:
        if code not in scored:
            scored[code] = list(map(STEPS[code](claims), claims))
        scores = scored[code]
        best = max(map(scores.__getitem__, left))
        left = [place for place in left if scores[place] == best]
        yield code, left
        if len(left) == 1:
            return


def _first(claims: Sequence[Claim], left: Iterable[int]) -> int:
    """Of those that no step tells apart."""
    return min(left, key=lambda place: (claims[place].source_id, claims[place]))


def last_digit(claim: Claim) -> Fraction:
    """The unit of the last digit that a claim states.

    The last decimal place of a fraction; 10^(trailing zeros) of a count or money from 10,000 up; 0 for ranks and for smaller counts and
    money, where every digit is meant; 1 for other whole numbers (54 %).
    """
    if claim.value_kind == "rank":
        return Fraction(0)
    if claim.decimals > 0:
        return Fraction(1, 10**claim.decimals)
    if claim.value_kind not in ("count", "money"):
        return Fraction(1)
    digits = str(abs(int(exact(claim.value))))
    return Fraction(0) if int(digits) < ROUNDED_FROM else Fraction(10 ** (len(digits) - len(digits.rstrip("0"))))


def _ends(claim: Claim) -> tuple[Fraction | None, Fraction | None]:
    """Both ends of the interval, exactly; None is without end."""
    value = exact(claim.value)
    if claim.qualifier in LOWER_BOUNDS:
        return value, None
    if claim.qualifier in UPPER_BOUNDS:
        return None, value
    unit = last_digit(claim)
    reach = max(unit, abs(value) * ABOUT) if claim.qualifier == "about" else unit / 2
    return value - reach, value + reach


def exact(value: float) -> Fraction:
    """The number as it was written: 0.1 is one tenth, not the float beside it."""
    return Fraction(repr(float(value)))


def _said(claim: Claim) -> tuple[Fraction, str]:
    return exact(claim.value), claim.qualifier


Score = int | str | Fraction
Scores = dict[str, list[Score]]  # of the claims of a group, in their order, by step
Step = Callable[[Sequence[Claim]], Callable[[Claim], Score]]  # of a whole group, how a claim of it scores: the greatest score stays


def _by_stated(_: Sequence[Claim]) -> Callable[[Claim], Score]:
    return lambda claim: int(claim.basis == "stated")


def _by_whole(claims: Sequence[Claim]) -> Callable[[Claim], Score]:
    """A total that lacks someone gives way to one that contradicts it, not to one that agrees with it."""
    whole = [one for one in claims if not one.partial]
    return lambda claim: int(not claim.partial or not any(disagrees((claim, other)) for other in whole))


def _by_body(body: str) -> Step:
    """What a body says itself, then what others repeat of it, then everything else."""
    return lambda _: lambda claim: int(body in claim.voice.bodies) * (1 + claim.voice.own)


def _by_home(_: Sequence[Claim]) -> Callable[[Claim], Score]:
    """The same for the authorities of the country that the figure is about."""
    return lambda claim: int(claim.voice.home) * (1 + claim.voice.own)


def _by_current(claims: Sequence[Claim]) -> Callable[[Claim], Score]:
    """A provisional value gives way to another that its own voice states and does not call provisional, not to one that agrees with it."""
    settled = [one for one in claims if SETTLED.get(one.status, SETTLED[""]) <= SETTLED[""] and one.qualifier not in BOUNDS]

    def superseded(claim: Claim) -> bool:
        voice = claim.voice.bodies[:1]
        return bool(voice) and any(other.voice.bodies[:1] == voice and disagrees((claim, other)) for other in settled)

    return lambda claim: int(claim.status != "provisional" or not superseded(claim))


def _by_standing(_: Sequence[Claim]) -> Callable[[Claim], Score]:
    return lambda claim: -STANDINGS.index(claim.standing) if claim.standing in STANDINGS else -len(STANDINGS)


def _by_value(_: Sequence[Claim]) -> Callable[[Claim], Score]:
    return lambda claim: int(claim.qualifier not in BOUNDS)


def _by_exact(claims: Sequence[Claim]) -> Callable[[Claim], Score]:
    """A rounded value gives way to the exact one that it rounds, not to one that it contradicts."""
    stated = [claim for claim in claims if claim.qualifier == "exact"]
    return lambda claim: int(claim.qualifier != "about" or not any(not disagrees((claim, other)) for other in stated))


def _by_fuller(claims: Sequence[Claim]) -> Callable[[Claim], Score]:
    """The same for bounds: what is rounded or bounded gives way to the exact value that it agrees with."""
    stated = [claim for claim in claims if claim.qualifier == "exact"]
    return lambda claim: int(claim.qualifier == "exact" or not any(not disagrees((claim, other)) for other in stated))


def _by_final(_: Sequence[Claim]) -> Callable[[Claim], Score]:
    return lambda claim: -SETTLED.get(claim.status, SETTLED[""])


def _by_sources(claims: Sequence[Claim]) -> Callable[[Claim], Score]:
    """Sources are counted over the whole group, those that an earlier step left behind included."""
    pairs = {(_said(claim), claim.source_id) for claim in claims}
    return lambda claim: sum(said == _said(claim) for said, _ in pairs)


def _by_latest(_: Sequence[Claim]) -> Callable[[Claim], Score]:
    """As text: no date comes first, and a year alone before any day of it."""
    return lambda claim: claim.published_on


def _by_digits(_: Sequence[Claim]) -> Callable[[Claim], Score]:
    return lambda claim: -last_digit(claim)


STEPS: Mapping[str, Step] = {
    "stated": _by_stated,
    "whole": _by_whole,
    "wipo": _by_body("wipo"),
    "national": _by_home,
    "current": _by_current,
    "standing": _by_standing,
    "value": _by_value,
    "exact": _by_exact,
    "fuller": _by_fuller,
    "final": _by_final,
    "sources": _by_sources,
    "latest": _by_latest,
    "digits": _by_digits,
}
