"""How the shown claim of a group was found, step by step, so that a reader can follow the rule instead of believing it."""

from collections.abc import Sequence
from typing import NamedTuple

from storage.claims import STEPS, Claim, Rule


class Taken(NamedTuple):
    """One step of a rule. code: of STEPS. back: the places of the claims that it left behind, ascending. left: how many remained."""

    code: str
    back: tuple[int, ...]
    left: int


def taken(claims: Sequence[Claim], rule: Rule) -> tuple[Taken, ...]:
    """Every step of the rule in its order; those after a single claim is left leave nothing behind."""
    left, out = list(range(len(claims))), list[Taken]()
    for code in rule.steps:
        score = STEPS[code](claims)
        scores = {place: score(claims[place]) for place in left}
        best = max(scores.values(), default=0)
        back = tuple(place for place in left if scores[place] != best)
        left = [place for place in left if scores[place] == best]
        out.append(Taken(code, back, len(left)))
    return tuple(out)


def ranked(claims: Sequence[Claim], rule: Rule) -> list[int]:
    """The places of the claims, the best-founded first: a claim that an earlier step leaves behind stands after one that stays longer.

    The first is the one that `pick` shows; the order of the claims never matters.
    """
    scores = [STEPS[code](claims) for code in rule.steps]
    in_order = sorted(range(len(claims)), key=lambda place: (claims[place].source_id, claims[place]))
    return sorted(in_order, key=lambda place: tuple(score(claims[place]) for score in scores), reverse=True)
