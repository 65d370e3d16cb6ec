"""What counts as one figure stated by several sources, and which statement of it the reader is shown."""

from math import inf
from random import Random

import pytest
from hypothesis import given
from hypothesis import strategies as st

from storage.claims import BOUNDS, DEFAULT, RULES, STANDINGS, STEPS, Claim, Rule, disagrees, interval, pick, values_differ
from storage.rules import rule_called
from storage.tables.indicators import VALUE_KINDS
from storage.tables.statistics import BASES, QUALIFIERS, STATUSES
from storage.voices import Voice


def claim(written: str, kind: str = "count", qualifier: str = "exact", **more: str) -> Claim:
    """A claim whose value is written like in the data: `2.10`, `-0.5`, `384000`."""
    rest = {"status": "", "standing": "press", "published_on": "", "source_id": "a"} | more
    return Claim(float(written), len(written.partition(".")[2]), qualifier, value_kind=kind, **rest)  # type: ignore[arg-type]


def group(kind: str, *written: str) -> list[Claim]:
    """Claims of one figure: `70000`, `about 70000`, `more_than 50000`."""
    parts = [text.rpartition(" ") for text in written]
    return [claim(value, kind, qualifier or "exact", source_id=f"s{place}") for place, (qualifier, _, value) in enumerate(parts)]


@st.composite
def claims(draw: st.DrawFn) -> Claim:
    """Values lie close together, so that agreement and disagreement are both common."""
    decimals = draw(st.integers(0, 4))
    return Claim(
        value=round(draw(st.integers(-40, 40)) * draw(st.sampled_from((1, 500, 12345))) / 10**decimals, decimals),
        decimals=decimals,
        qualifier=draw(st.sampled_from(QUALIFIERS)),
        status=draw(st.sampled_from(("", *STATUSES))),
        value_kind=draw(st.sampled_from(VALUE_KINDS)),
        standing=draw(st.sampled_from(STANDINGS)),
        published_on=draw(st.sampled_from(("", "2019", "2019-05", "2019-05-02", "2024"))),
        source_id=draw(st.sampled_from("abcdef")),
        basis=draw(st.sampled_from(BASES)),
    )


groups = st.lists(claims(), min_size=1, max_size=6)


@pytest.mark.parametrize(
    ("one", "low", "high"),
    [
        (claim("384000"), 383_500, 384_500),
        (claim("422000", qualifier="about"), 417_780, 426_220),  # 1 % is more than a thousand
        (claim("70000", qualifier="about"), 60_000, 80_000),
        (claim("69610"), 69_605, 69_615),
        (claim("10000"), 5_000, 15_000),
        (claim("9990"), 9_990, 9_990),
        (claim("0"), 0, 0),
        (claim("12.5"), 12.45, 12.55),
        (claim("40000000000", "money"), 35_000_000_000, 45_000_000_000),
        (claim("12", "rank"), 12, 12),
        (claim("30000", "rank"), 30_000, 30_000),
        (claim("54", "share"), 53.5, 54.5),
        (claim("2.10", "share"), 2.095, 2.105),
        (claim("0", "growth"), -0.5, 0.5),
        (claim("-12.5", "growth"), -12.55, -12.45),
        (claim("-20", "growth", "about"), -21, -19),
        (claim("-20000", "money"), -25_000, -15_000),
        (claim("50000", qualifier="more_than"), 50_000, inf),
        (claim("50000", qualifier="at_least"), 50_000, inf),
        (claim("100", "rank", "at_most"), -inf, 100),
        (claim("-3.5", "growth", "less_than"), -inf, -3.5),
    ],
)
def test_a_claim_stands_for_what_its_last_digit_leaves_open(one: Claim, low: float, high: float) -> None:
    assert interval(one) == (low, high)


@pytest.mark.parametrize(
    ("kind", "written"),
    [
        ("share", ("2.1", "2.11", "2.108")),
        ("share", ("0.1", "0.15")),  # in floats 0.1 + 0.05 > 0.15
        ("share", ("2.1", "2.2")),  # both may be 2.15
        ("rank", ("12", "12")),
        ("count", ("69610", "69600", "about 70000")),
        ("count", ("more_than 50000", "51234")),
        ("count", ("more_than 50000", "50000", "at_most 50000")),
        ("count", ("at_least 6", "more_than 4", "7")),
        ("money", ("578400000000", "more_than 578000000000")),
        ("money", ("2439310000000", "2440000000000", "more_than 2400000000000")),
        ("growth", ("-0.5", "-0.52")),
        ("growth", ("0", "-0.4")),
        ("count", ("6276", "about 6300")),
    ],
)
def test_roundings_and_bounds_of_one_figure_agree(kind: str, written: tuple[str, ...]) -> None:
    assert not disagrees(group(kind, *written))


@pytest.mark.parametrize(
    ("kind", "written"),
    [
        ("count", ("384000", "422000")),
        ("count", ("about 384000", "about 422000", "more_than 420000")),
        ("count", ("6", "4")),
        ("count", ("0", "1")),
        ("count", ("9999", "9998")),
        ("share", ("21.6", "20.9")),
        ("share", ("2.10", "2.12")),
        ("share", ("2.1", "2.14", "2.06")),  # each pair's neighbours are close, the outer two are not
        ("rank", ("14", "12")),
        ("count", ("more_than 50000", "49900")),
        ("count", ("at_most 6", "more_than 7")),
        ("growth", ("3.2", "-3.2")),
        ("growth", ("-0.5", "-0.7")),
        ("money", ("1960000000000", "1970000000000", "1990000000000")),
    ],
)
def test_figures_that_no_rounding_explains_disagree(kind: str, written: tuple[str, ...]) -> None:
    assert disagrees(group(kind, *written))


def test_values_differ_by_value_and_qualifier_not_by_the_number_of_zeros() -> None:
    assert not values_differ(group("share", "2.1", "2.10"))
    assert values_differ(group("share", "2.1", "2.11"))
    assert values_differ(group("count", "5300", "more_than 5300"))


@given(claims(), claims())
def test_disagreement_is_mutual(one: Claim, other: Claim) -> None:
    assert disagrees((one, other)) == disagrees((other, one))
    assert values_differ((one, other)) == values_differ((other, one))


@given(claims())
def test_one_claim_never_disagrees(one: Claim) -> None:
    assert not disagrees((one,))
    assert not disagrees((one, one))
    assert not values_differ((one, one))
    assert pick((one,)).step == "only"


@given(groups, st.randoms(use_true_random=False), st.sampled_from(RULES))
def test_the_order_of_the_claims_never_matters(some: list[Claim], random: Random, rule: Rule) -> None:
    mixed = list(some)
    random.shuffle(mixed)
    before, after = pick(some, rule), pick(mixed, rule)
    assert disagrees(some) == disagrees(mixed)
    assert (some[before.index], before.step) == (mixed[after.index], after.step)


@given(groups, st.data())
def test_hearing_a_claim_twice_changes_nothing(some: list[Claim], data: st.DataObject) -> None:
    twice = [*some, data.draw(st.sampled_from(some))]
    assert disagrees(twice) == disagrees(some)
    assert values_differ(twice) == values_differ(some)
    assert twice[pick(twice).index] == some[pick(some).index]


@given(groups, claims())
def test_another_claim_never_ends_a_disagreement(some: list[Claim], more: Claim) -> None:
    assert disagrees([*some, more]) >= disagrees(some)


@given(claims())
def test_about_leaves_more_open_than_exact(one: Claim) -> None:
    exact, about = interval(one._replace(qualifier="exact")), interval(one._replace(qualifier="about"))
    assert about[0] <= exact[0] <= one.value <= exact[1] <= about[1]
    if one.value:
        assert about[0] < about[1]


@given(groups)
def test_a_bound_is_shown_only_where_no_source_as_good_gives_a_value(some: list[Claim]) -> None:
    shown = some[pick(some).index]
    if shown.qualifier in BOUNDS:
        assert all(other.qualifier in BOUNDS for other in some if (other.basis, other.standing) == (shown.basis, shown.standing))


@given(groups)
def test_what_no_source_states_is_shown_only_where_nothing_is_stated(some: list[Claim]) -> None:
    if some[pick(some).index].basis == "reckoned":
        assert all(other.basis == "reckoned" for other in some)


@given(groups)
def test_a_rounded_value_is_shown_only_where_no_source_as_good_is_exact(some: list[Claim]) -> None:
    shown = some[pick(some).index]
    if shown.qualifier == "about":
        assert all(other.qualifier != "exact" for other in some if (other.basis, other.standing) == (shown.basis, shown.standing))


FINAL = claim("422000", status="final", source_id="b")


@pytest.mark.parametrize(
    ("shown", "others", "step"),
    [
        (claim("6", standing="primary"), [claim("4", standing="copy"), claim("4", standing="press", source_id="c")], "standing"),
        (claim("6", standing="primary"), [claim("7", standing="never heard of", source_id="c", published_on="2025")], "standing"),
        (claim("14"), [claim("12", standing="primary", basis="reckoned", source_id="b")], "stated"),
        (claim("70000", qualifier="more_than"), [claim("71234", basis="reckoned", source_id="b")], "stated"),
        (claim("51234"), [claim("52000", qualifier="more_than", published_on="2025")], "value"),
        (claim("48882", status="provisional"), [claim("49000", qualifier="about", published_on="2025", source_id="b")], "exact"),
        (claim("49000", qualifier="about"), [claim("52000", qualifier="more_than", published_on="2025")], "value"),
        (claim("49000", qualifier="about", standing="primary"), [claim("48882", source_id="b")], "standing"),
        (FINAL, [claim("384000", status="provisional", published_on="2025")], "final"),
        (claim("5", status="revised"), [claim("4", status="provisional"), claim("3", status="estimate"), claim("2")], "final"),
        (claim("6"), [claim("6", source_id="b"), claim("4", source_id="c", published_on="2025")], "sources"),
        (claim("6", published_on="2024-05"), [claim("4", published_on="2024", source_id="b"), claim("5", source_id="c")], "latest"),
        (claim("2.108", "share"), [claim("2.11", "share", source_id="b")], "digits"),
        (claim("6"), [claim("4", source_id="b")], "tie"),
        (claim("6", published_on="2024"), [claim("6", published_on="2023", source_id="b")], "latest"),
    ],
)
def test_the_first_step_that_tells_the_values_apart_decides(shown: Claim, others: list[Claim], step: str) -> None:
    some = [*others, shown]
    assert (some[pick(some).index], pick(some).step) == (shown, step)


IFR, PRESS = Voice(("ifr",), True, False), Voice(("paper",), True, False)
EARLY = claim("384000", qualifier="about", status="provisional", standing="copy", published_on="2019-04")._replace(voice=IFR)


@pytest.mark.parametrize(
    ("later", "shown", "step"),
    [
        (claim("422000", source_id="b", standing="other")._replace(voice=IFR._replace(own=False)), 1, "current"),
        (claim("422000", source_id="b", standing="other")._replace(voice=PRESS), 0, "standing"),
        (claim("384500", source_id="b", standing="other")._replace(voice=IFR), 0, "standing"),
        (claim("422000", source_id="b", standing="other", status="estimate")._replace(voice=IFR), 0, "standing"),
        (claim("420000", source_id="b", standing="other", qualifier="more_than")._replace(voice=IFR), 0, "standing"),
    ],
)
def test_a_preliminary_value_gives_way_to_what_its_own_voice_put_in_its_place(later: Claim, shown: int, step: str) -> None:
    assert pick([EARLY, later]) == (shown, step)


LACKING = claim("3789328", standing="primary")._replace(partial=True)


@pytest.mark.parametrize(
    ("other", "shown", "step"),
    [
        (claim("7000000", qualifier="about", standing="mirror", source_id="b"), 1, "whole"),
        (claim("3800000", qualifier="about", standing="mirror", source_id="b"), 0, "standing"),  # they agree
        (claim("7000000", source_id="b", standing="press")._replace(partial=True), 0, "standing"),  # both lack someone
        (claim("7000000", source_id="b", basis="reckoned"), 0, "stated"),
    ],
)
def test_a_total_that_lacks_someone_gives_way_to_one_that_contradicts_it(other: Claim, shown: int, step: str) -> None:
    for rule in RULES:
        assert pick([LACKING, other], rule).index == shown or step == "standing"
    assert pick([LACKING, other]) == (shown, step)


def test_sources_left_behind_by_their_standing_still_count() -> None:
    some = [claim("6", standing="primary", source_id="c"), claim("4", standing="primary", source_id="b"), claim("6", source_id="d")]
    assert pick(some) == (0, "sources")


def test_one_source_that_says_it_twice_counts_once() -> None:
    some = [claim("6"), claim("6"), claim("4", source_id="b", published_on="2024")]
    assert pick(some) == (2, "latest")


def test_another_rule_shows_another_claim() -> None:
    some = [claim("6", standing="primary", published_on="2019"), claim("4", published_on="2024", source_id="b")]
    assert pick(some, DEFAULT) == (0, "standing")
    assert pick(some, rule_called("newest")) == (1, "latest")


def test_every_rule_names_steps_that_exist() -> None:
    assert {step for rule in RULES for step in rule.steps} <= set(STEPS)
    assert len({rule.code for rule in RULES}) == len(RULES)


def test_a_group_without_claims_has_nothing_to_show() -> None:
    with pytest.raises(ValueError, match="at least one claim"):
        pick([])
