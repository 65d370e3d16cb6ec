"""Why sources state different values: the reason a careful reader would give, where the data allow one."""

from random import Random

import pytest
from hypothesis import given
from hypothesis import strategies as st

from storage.claims import Claim, disagrees, values_differ
from storage.disagreement import Witness, kind_of_disagreement
from storage.tables.indicators import VALUE_KINDS
from storage.tables.statistics import DISAGREEMENT_KINDS, QUALIFIERS, STATUSES


def said(
    written: str,
    voice: str = "",
    on: str = "",
    note: str = "",
    *,
    status: str = "",
    not_before: str = "",
    kind: str = "share",
    dataset: bool = False,
) -> Witness:
    """`2.11`, `about 384000`: a source states it."""
    qualifier, _, number = written.rpartition(" ")
    decimals = len(number.partition(".")[2])
    return Witness(
        Claim(float(number), decimals, qualifier or "exact", status, kind, "press", on, f"{voice}-{on}"), voice, note, not_before, dataset
    )


OLD, NEW = said("21.6", "caict", "2022-07-06"), said("20.9", "caict", "2022-07-30")
EXAMPLES = [
    # all state the same, or nobody else states anything
    ("", said("2.1")),
    ("", said("2.1"), said("2.10", "b")),
    ("", said("about 5", kind="count"), said("about 5", "b", kind="count")),
    # one figure in several precisions; a bound that a value meets
    ("rounding", said("1.9"), said("1.91", "b"), said("1.91214", "c")),
    ("rounding", said("more_than 400000", kind="count"), said("422000", "b", kind="count")),
    # cut off instead of rounded
    ("rounding", said("2.118"), said("2.11", "b")),
    ("rounding", said("22470000000", kind="money"), said("22400000000", "b", kind="money")),
    ("unexplained", said("2.118"), said("2.12", "b"), said("2.10", "c")),
    ("unexplained", said("2.54"), said("2.55518", "b")),  # neither rounded nor cut
    ("unexplained", said("11", kind="rank"), said("12", "b", kind="rank")),
    # one of them says what it counts
    ("scope", said("6000000", "wipo", kind="count"), said("3072678", "bank", note="It has no figure for one office.", kind="count")),
    ("scope", said("100", "a", note="China includes Hong Kong.", kind="count"), said("90", "b", kind="count")),
    (
        "unexplained",
        said("100", "a", note="China includes Hong Kong.", kind="count"),
        said("90", "b", note="China includes Hong Kong.", kind="count"),
    ),
    # one is not settled yet
    ("revision", said("about 384000", "ifr", status="provisional", kind="count"), said("about 422000", "press", kind="count")),
    ("revision", said("70015", "a", kind="count"), said("70017", "b", status="revised", kind="count")),
    ("unexplained", said("70015", "a", status="final", kind="count"), said("70017", "b", status="estimate", kind="count")),
    # a note tells of it
    ("revision", said("4", "a", note="Others count more from a later state of the data.", kind="count"), said("6", "b", kind="count")),
    ("revision", said("35195", "a", note="WIPO gave 36,094 in its review.", kind="count"), said("36094", "b", kind="count")),
    ("unexplained", said("35195", "a", note="WIPO gave 36,095 in its review.", kind="count"), said("36094", "b", kind="count")),
    ("unexplained", said("4", "a", note="Of 6 months.", kind="count"), said("6", "b", kind="count")),
    # one voice, and later the same voice
    ("revision", said("6.65", "nbs", "2024-03-07"), said("6.77", "nbs", "2024-10-02")),
    ("revision", said("6.65", "nbs", "2023"), said("6.77", "nbs", "2024-01")),
    ("unexplained", said("6.65", "nbs", "2024"), said("6.77", "nbs", "2024-10-02")),  # may be of one day
    ("unexplained", said("6.65", "nbs", "2024-03-07"), said("6.77", "oecd", "2024-10-02")),
    ("unexplained", said("6.65", "", "2024-03-07"), said("6.77", "", "2024-10-02")),  # nobody knows who
    ("unexplained", said("6.65", "nbs", "2024-03-07"), said("6.77", "nbs")),
    ("revision", said("2.118", "bank", "2021-09-15"), said("2.10033", "bank", not_before="2022-01-01")),
    ("unexplained", said("2.118", "bank", "2021-09-15"), said("2.10033", "bank", not_before="2021-01-01")),
    # dates that prove nothing: the one value was said before and after the other
    ("revision", OLD, NEW),
    ("unexplained", OLD, NEW, said("21.6", "press", "2022-08-19")),
    # two data sets, each collected for itself
    ("collection", said("3.936", "unesco", "2021-09-15", dataset=True), said("3.83", "ncses", dataset=True)),
    ("collection", said("3.936", "unesco", dataset=True), said("3.83", "ncses", dataset=True), said("3.8", "press")),
    ("unexplained", said("3.936", "unesco", dataset=True), said("3.83", "ncses")),  # a text about figures of nobody knows whom
    ("unexplained", said("3.936", "unesco", dataset=True), said("3.83", "unesco", dataset=True)),
    ("unexplained", said("3.936", "unesco", dataset=True), said("3.83", dataset=True)),
    ("unexplained", said("3.936", "unesco", dataset=True), said("3.83", "ncses", dataset=True), said("3.70", "press")),
    ("revision", said("3.936", "unesco", status="provisional", dataset=True), said("3.83", "ncses", dataset=True)),
    ("scope", said("90", "a", dataset=True), said("100", "b", note="Includes Hong Kong.", dataset=True)),
    # fewer digits have the reason of what they repeat
    ("revision", said("2.118", "bank", "2021"), said("2.10033", "bank", "2023"), said("2.11", "press", "2017"), said("2.1", "ncses")),
    ("unexplained", said("2.118", "bank", "2021"), said("2.10033", "bank", "2023"), said("2.13", "press", "2017")),
]


@pytest.mark.parametrize(("kind", "witnesses"), [(kind, witnesses) for kind, *witnesses in EXAMPLES])
def test_the_reason_is_the_one_that_a_careful_reader_gives(kind: str, witnesses: list[Witness]) -> None:
    assert kind_of_disagreement(witnesses) == kind


@st.composite
def witnesses(draw: st.DrawFn) -> Witness:
    """Values lie close together, so that every kind is common."""
    decimals = draw(st.integers(0, 2))
    claim = Claim(
        value=round(draw(st.integers(1, 30)) * draw(st.sampled_from((1, 1200))) / 10**decimals, decimals),
        decimals=decimals,
        qualifier=draw(st.sampled_from(QUALIFIERS)),
        status=draw(st.sampled_from(("", *STATUSES))),
        value_kind=draw(st.sampled_from(VALUE_KINDS)),
        standing="press",
        published_on=draw(st.sampled_from(("", "2019", "2019-05", "2019-05-02", "2024"))),
        source_id=draw(st.sampled_from("abc")),
    )
    note = draw(st.sampled_from(("", "Revised.", "Only a part.", "It was 1,200 before.")))
    not_before = draw(st.sampled_from(("", "2018-01-01", "2020-01-01")))
    return Witness(claim, draw(st.sampled_from(("", "a", "b"))), note, not_before, draw(st.booleans()))


groups = st.lists(witnesses(), min_size=1, max_size=5)


@given(groups)
def test_there_is_a_kind_exactly_where_values_differ(group: list[Witness]) -> None:
    kind = kind_of_disagreement(group)
    assert (kind in DISAGREEMENT_KINDS) == values_differ([witness.claim for witness in group])


@given(groups)
def test_values_that_agree_differ_by_rounding_alone(group: list[Witness]) -> None:
    claims = [witness.claim for witness in group]
    assert kind_of_disagreement(group) in ("", "rounding") or disagrees(claims)


@given(groups, st.randoms(use_true_random=False))
def test_the_order_of_sources_never_matters(group: list[Witness], random: Random) -> None:
    turned = list(group)
    random.shuffle(turned)
    assert kind_of_disagreement(turned) == kind_of_disagreement(group)


@given(groups, st.integers(0, 4))
def test_who_says_the_same_twice_changes_nothing(group: list[Witness], place: int) -> None:
    assert kind_of_disagreement([*group, group[place % len(group)]]) == kind_of_disagreement(group)
