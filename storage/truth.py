"""Whether a row that has some of the words asked for answers the question: eight words at a time, looked up in a table of all cases."""

from collections.abc import Callable, Iterator
from functools import lru_cache, reduce

from storage.terms import All, Node, Term, leaves

MOST_TERMS = 8  # as many as a byte has bits


def terms(node: Node) -> tuple[Term, ...]:
    """The terms of a tree, each once."""
    return tuple(dict.fromkeys(leaves(node)))


def packed(node: Node) -> Iterator[Node]:
    """The parts of a tree that is no term, as many together as have no more than eight terms."""
    assert not isinstance(node, Term)
    together: tuple[Node, ...] = ()
    for part in node.of:
        if together and len(terms(type(node)((*together, part)))) > MOST_TERMS:
            yield type(node)(together)
            together = ()
        together = (*together, part)
    yield together[0] if len(together) == 1 else type(node)(together)


# for each of eight terms the ways of having some of them in which it is among them; the ways are bits of one number
_WAYS = tuple(sum(1 << bits for bits in range(256) if bits >> place & 1) for place in range(MOST_TERMS))


@lru_cache(64)
def truth(node: Node, asked: tuple[Term, ...]) -> bytes:
    """For each way in which a row may have some of at most eight terms, as bits, whether (1 or 0) it answers the tree."""
    ways = dict(zip(asked, _WAYS, strict=False))

    def answering(part: Node) -> int:
        if isinstance(part, Term):
            return ways[part]
        return reduce(int.__and__ if isinstance(part, All) else int.__or__, map(answering, part.of))

    answers = answering(node)
    return bytes(answers >> bits & 1 for bits in range(256))


def pruned(node: Node, known: Callable[[Term], bool]) -> Node | None:
    """The tree without terms that nothing has; None if nothing can answer it."""
    if isinstance(node, Term):
        return node if known(node) else None
    left = [pruned(part, known) for part in node.of]
    if isinstance(node, All) and None in left:
        return None
    some = tuple(part for part in left if part)
    return type(node)(some) if len(some) > 1 else some[0] if some else None
