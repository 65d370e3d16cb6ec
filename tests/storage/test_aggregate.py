"""A sum is shown only where it means something; elsewhere the reader is told why not."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from storage import words
from storage.aggregate import RECKONED, Fact, Summary, summarize

PARENTS = {"world": "", "asia": "world", "cn": "asia", "zhejiang": "cn", "hangzhou": "zhejiang", "us": "world", "jp": "asia", "eu": ""}


def fact(written: str, area: str = "cn", period: str = "2020", group: int = 0, **more: object) -> Fact:
    """A count of applications filed in China in 2020, unless said otherwise; `1985..2016` is a span."""
    start, _, end = period.partition("..")
    plain = Fact(
        value=float(written),
        decimals=len(written.partition(".")[2]),
        qualifier="exact",
        indicator_id="patent-applications",
        unit_id="applications",
        area_id=area,
        organization_id="",
        breakdown_id="",
        period_start=start,
        period_end=end or start,
        claim_group=group or hash((written, area, period, *map(str, more.values()))),
        value_kind="count",
        additive=True,
        stock_or_flow="flow",
    )
    return plain._replace(**more)  # type: ignore[arg-type]


def measures(summary: Summary) -> dict[str, float]:
    return {measure.code: measure.value for measure in summary.measures}


def shown(summary: Summary) -> dict[str, str]:
    return {measure.code: f"{measure.value:.{measure.decimals}f}" for measure in summary.measures}


def codes(summary: Summary) -> list[str]:
    return [refusal.code for refusal in summary.refusals]


def test_flows_of_several_years_are_added_up() -> None:
    summary = summarize([fact("100"), fact("120", period="2021"), fact("141", period="2022")], PARENTS)
    assert measures(summary) == {"sum": 361, "mean": 120.3, "minimum": 100, "maximum": 141}
    assert (summary.count, summary.refusals, summary.unit_id, summary.approximate) == (3, (), "applications", False)


def test_a_tenth_and_two_tenths_are_three_tenths() -> None:
    summary = summarize([fact("0.1"), fact("0.2", period="2021")], PARENTS)
    assert measures(summary)["sum"] == 0.3
    assert shown(summary) == {"sum": "0.3", "mean": "0.15", "minimum": "0.1", "maximum": "0.2"}


@pytest.mark.parametrize(("values", "mean"), [(("2", "2", "2", "3"), "2.3"), (("-2", "-2", "-2", "-3"), "-2.3"), (("1", "2"), "1.5")])
def test_a_mean_has_one_more_decimal_rounded_half_up(values: tuple[str, ...], mean: str) -> None:
    facts = [fact(value, period=str(2000 + place)) for place, value in enumerate(values)]
    assert shown(summarize(facts, PARENTS))["mean"] == mean


def test_a_sum_over_areas_side_by_side() -> None:
    assert measures(summarize([fact("100"), fact("50", "us"), fact("20", "jp")], PARENTS))["sum"] == 170


def test_a_single_fact_needs_no_measures() -> None:
    assert summarize([fact("100")], PARENTS)[1:3] == ((), ())
    assert summarize([], PARENTS).count == 0


def test_two_claims_of_one_fact_are_never_added_up() -> None:
    summary = summarize([fact("100", group=7), fact("103", group=7), fact("120", period="2021")], PARENTS)
    assert (summary.count, measures(summary)["sum"]) == (2, 220)
    assert codes(summary) == ["left_out.claims"]
    assert summary.refusals[0].values == {"n": 1}


ABOUT = fact("100", qualifier="about")


def test_a_sum_of_rounded_values_is_marked() -> None:
    summary = summarize([ABOUT, fact("120", period="2021")], PARENTS)
    assert (measures(summary)["sum"], summary.approximate) == (220, True)
    assert not summarize([ABOUT], PARENTS).approximate


@pytest.mark.parametrize(
    ("code", "facts"),
    [
        ("no_sum.overlap", [fact("300", "world"), fact("100")]),
        ("no_sum.overlap", [fact("300", "asia"), fact("100", "hangzhou")]),
        ("no_sum.overlap", [fact("100", "eu"), fact("300", "world")]),
        ("no_sum.overlap", [fact("100", "not-in-the-list"), fact("300", "world")]),
        ("no_sum.group", [fact("100", "eu"), fact("300", "us")]),
        ("no_sum.organizations_and_areas", [fact("100"), fact("5", "", organization_id="huawei")]),
        ("no_sum.lengths", [fact("900", period="1985..2016"), fact("100")]),
        ("no_sum.lengths", [fact("9", period="2020-05"), fact("100")]),
        ("no_sum.undated", [fact("9", period=""), fact("100", "us", period="")]),
        ("no_sum.overlap_of_periods", [fact("9", period="2011..2020"), fact("8", period="2014..2023")]),
        ("no_sum.overlap_of_periods", [fact("9", period="2020"), fact("9", period="2020-01..2020-12")]),
        ("no_sum.stock", [fact("9", stock_or_flow="stock"), fact("10", period="2021", stock_or_flow="stock")]),
        ("no_sum.bounds", [fact("9", qualifier="more_than"), fact("10", period="2021"), fact("11", period="2022")]),
        ("no_sum.whole_and_part", [fact("9", breakdown_id="domestic-applicants"), fact("10")]),
        ("no_sum.breakdowns", [fact("9", breakdown_id="semiconductors"), fact("10", breakdown_id="measurement")]),
        ("no_sum.not_additive", [fact("9", additive=False), fact("10", period="2021", additive=False)]),
        ("no_sum.share", [fact("9", value_kind="share"), fact("10", period="2021", value_kind="share")]),
        ("no_sum.growth", [fact("9", value_kind="growth"), fact("10", period="2021", value_kind="growth")]),
        ("no_sum.score", [fact("9", value_kind="score"), fact("10", period="2021", value_kind="score")]),
        ("no_sum.ratio", [fact("9", value_kind="ratio"), fact("10", period="2021", value_kind="ratio")]),
        ("no_sum.rank", [fact("9", value_kind="rank"), fact("10", period="2021", value_kind="rank")]),
    ],
)
def test_a_sum_that_would_mislead_is_refused_and_the_reason_said(code: str, facts: list[Fact]) -> None:
    for some in (facts, facts[::-1]):
        summary = summarize(some, PARENTS)
        assert code in codes(summary)
        assert "sum" not in measures(summary)
        assert {"minimum", "maximum"} <= set(measures(summary))
        for refusal in summary.refusals:
            assert words.known(refusal.code)
            for language in words.LANGUAGES:
                assert "{" not in words.say(refusal.code, language, **refusal.values)


def test_the_areas_that_overlap_are_named() -> None:
    (refusal,) = summarize([fact("100"), fact("50", "us"), fact("300", "world")], PARENTS).refusals
    assert refusal.values == {"area": "world", "other_area": "cn"}
    assert words.say(refusal.code, "en", area="World", other_area="China") == "no sum, no mean: World and China overlap"


def test_stocks_of_one_day_are_added_up_over_areas() -> None:
    facts = [fact("9", stock_or_flow="stock", period="2020-12-31"), fact("10", "us", stock_or_flow="stock", period="2020-12-31")]
    assert measures(summarize(facts, PARENTS))["sum"] == 19


def test_one_breakdown_alone_is_added_up() -> None:
    facts = [fact("9", breakdown_id="semiconductors"), fact("10", period="2021", breakdown_id="semiconductors")]
    assert measures(summarize(facts, PARENTS))["sum"] == 19


def test_an_area_named_as_a_group_is_not_added_to_others() -> None:
    facts = [fact("100", "belt-and-road"), fact("50", "us")]
    assert "sum" in measures(summarize(facts, PARENTS))
    assert codes(summarize(facts, PARENTS, groups={"belt-and-road"})) == ["no_sum.group"]


@pytest.mark.parametrize(
    ("code", "other"),
    [
        ("no_numbers.indicators", fact("10", indicator_id="patent-grants")),
        ("no_numbers.units", fact("10", indicator_id="gerd-cny", unit_id="cny")),
    ],
)
def test_unlike_things_get_no_numbers_at_all(code: str, other: Fact) -> None:
    summary = summarize([fact("9"), other, fact("8", period="2022")], PARENTS)
    assert summary.measures == ()
    assert summary.refusals == ((code, {"n": 2}),)
    assert words.known(summary.refusals[0].code)


@pytest.mark.parametrize(("ranks", "median"), [(("14", "11", "43"), "14"), (("14", "12", "11", "43"), "13"), (("11", "12"), "11.5")])
def test_ranks_have_a_middle_but_no_mean(ranks: tuple[str, ...], median: str) -> None:
    facts = [fact(rank, period=str(2000 + place), value_kind="rank", additive=False) for place, rank in enumerate(ranks)]
    summary = shown(summarize(facts, PARENTS))
    assert set(summary) == {"minimum", "maximum", "median"}
    assert summary["median"] == median


def test_a_bound_is_left_out_of_every_measure() -> None:
    facts = [fact("94", value_kind="rank"), fact("80", period="2021", value_kind="rank")]
    summary = summarize([*facts, fact("100", period="2022", value_kind="rank", qualifier="at_most")], PARENTS)
    assert measures(summary) == {"minimum": 80, "maximum": 94, "median": 87}
    assert summary.refusals[-1] == ("left_out.bounds", {"n": 1})
    assert summary.count == 3


@pytest.mark.parametrize(
    ("facts", "said"),
    [
        ([fact("9", breakdown_id="domestic-applicants"), fact("10")], ["no_sum.whole_and_part"]),
        ([fact("300", "world"), fact("100")], ["no_sum.overlap"]),
        (
            [fact("9", breakdown_id="ai", value_kind="share"), fact("10", value_kind="share")],
            ["no_sum.share", "no_mean.whole_and_part"],
        ),
    ],
)
def test_no_mean_of_a_whole_and_its_part(facts: list[Fact], said: list[str]) -> None:
    summary = summarize(facts, PARENTS)
    assert codes(summary) == said
    assert set(measures(summary)) == {"minimum", "maximum"}
    refused = [words.say(code, "en", area="World", other_area="China") for code in said]
    assert any("no mean" in sentence for sentence in refused)


def test_no_mean_of_figures_for_a_year_and_for_ten() -> None:
    facts = [fact("4.1", value_kind="growth", period="2011..2020"), fact("9.0", value_kind="growth")]
    summary = summarize(facts, PARENTS)
    assert set(measures(summary)) == {"minimum", "maximum"}
    assert codes(summary) == ["no_sum.growth", "no_mean.lengths"]


def test_every_measure_has_its_word() -> None:
    ranks = [fact("1", value_kind="rank"), fact("2", period="2021", value_kind="rank")]
    said = {*measures(summarize(ranks, PARENTS)), *measures(summarize([fact("1"), fact("2", period="2021")], PARENTS))}
    assert said >= RECKONED
    assert all(words.known(f"measure.{code}") for code in said)


@given(st.lists(st.integers(-(10**12), 10**12), min_size=2, max_size=30), st.integers(0, 4))
def test_sums_are_exact_and_their_order_never_matters(numbers: list[int], decimals: int) -> None:
    facts = [
        fact("0", period=str(1900 + place), value=number / 10**decimals, decimals=decimals, claim_group=place)
        for place, number in enumerate(numbers)
    ]
    summary = summarize(facts, PARENTS)
    assert shown(summary)["sum"] == f"{sum(numbers) / 10**decimals:.{decimals}f}"
    assert summarize(facts[::-1], PARENTS) == summary
    low, high = (measures(summary)[code] for code in ("minimum", "maximum"))
    assert low <= measures(summary)["mean"] <= high
