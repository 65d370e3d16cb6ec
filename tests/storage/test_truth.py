"""However a question is taken apart, a row answers it if and only if it has the words that the question asks for."""

from hypothesis import given
from hypothesis import strategies as st

from storage.terms import All, Node, Some, Term, leaves
from storage.truth import MOST_TERMS, packed, pruned, terms, truth

WORDS = [Term(word) for word in "abcdefghijkl"]


def trees(words: list[Term]) -> st.SearchStrategy[Node]:
    def joined(parts: st.SearchStrategy[Node]) -> st.SearchStrategy[Node]:
        several = st.lists(parts, min_size=2, max_size=4).map(tuple)
        return several.map(All) | several.map(Some)

    return st.recursive(st.sampled_from(words), joined, max_leaves=12)


def answers(node: Node, has: set[Term]) -> bool:
    if isinstance(node, Term):
        return node in has
    return (all if isinstance(node, All) else any)(answers(part, has) for part in node.of)


@given(trees(WORDS[:MOST_TERMS]), st.sets(st.sampled_from(WORDS)))
def test_a_table_of_all_cases_has_the_answer(node: Node, has: set[Term]) -> None:
    asked = terms(node)
    bits = sum(1 << place for place, term in enumerate(asked) if term in has)
    assert truth(node, asked)[bits] == answers(node, has)


@given(trees(WORDS), st.sets(st.sampled_from(WORDS)))
def test_a_tree_in_packets_asks_the_same(node: Node, has: set[Term]) -> None:
    if isinstance(node, Term):
        return
    packets = list(packed(node))
    assert answers(type(node)(tuple(packets)), has) == answers(node, has)
    simple = all(isinstance(part, Term) for part in node.of)
    assert not simple or all(len(terms(packet)) <= MOST_TERMS for packet in packets)


@given(trees(WORDS), st.sets(st.sampled_from(WORDS)), st.sets(st.sampled_from(WORDS)))
def test_without_unknown_words_a_tree_asks_the_same_of_all_that_is_known(node: Node, known: set[Term], has: set[Term]) -> None:
    left = pruned(node, known.__contains__)
    assert answers(node, has & known) == (left is not None and answers(left, has & known))
    assert left is None or set(leaves(left)) <= known
