"""How a shown claim was found: the steps lead to the claim that is shown, and leave nobody out."""

from hypothesis import given
from hypothesis import strategies as st

from storage.claims import RULES, STANDINGS, Claim, Rule, pick
from storage.steps import ranked, taken

claims = st.lists(
    st.builds(
        Claim,
        value=st.sampled_from([384_000.0, 420_000.0, 422_000.0]),
        decimals=st.just(0),
        qualifier=st.sampled_from(["exact", "about", "more_than"]),
        status=st.sampled_from(["", "final", "provisional"]),
        value_kind=st.just("count"),
        standing=st.sampled_from(STANDINGS),
        published_on=st.sampled_from(["", "2019", "2019-09-18", "2020-09-24"]),
        source_id=st.sampled_from("abcdef"),
        basis=st.sampled_from(["stated", "reckoned"]),
        partial=st.booleans(),
    ),
    min_size=1,
    max_size=6,
)


@given(claims, st.sampled_from(RULES))
def test_the_best_founded_claim_is_the_shown_one(group: list[Claim], rule: Rule) -> None:
    order = ranked(group, rule)
    assert sorted(order) == list(range(len(group)))
    assert group[order[0]] == group[pick(group, rule).index]


@given(claims, st.sampled_from(RULES))
def test_the_steps_leave_behind_all_but_the_shown_value(group: list[Claim], rule: Rule) -> None:
    steps = taken(group, rule)
    gone = [place for step in steps for place in step.back]
    assert len(gone) == len(set(gone)) == len(group) - steps[-1].left
    assert pick(group, rule).index not in gone
    assert [step.code for step in steps] == list(rule.steps)


def claim(value: float, standing: str, status: str = "", qualifier: str = "about") -> Claim:
    return Claim(value, 0, qualifier, status, "count", standing, "", f"{value}{standing}")


def test_the_robots_of_2018_step_by_step() -> None:
    group = [
        claim(384_000, "copy", "provisional"),
        claim(422_000, "copy"),
        claim(420_000, "copy", "", "more_than"),
        claim(421_000, "press"),
    ]
    back = {step.code: step.back for step in taken(group, RULES[0]) if step.back}
    assert back == {"standing": (3,), "value": (2,), "final": (0,)}
    assert ranked(group, RULES[0]) == [1, 0, 2, 3]
