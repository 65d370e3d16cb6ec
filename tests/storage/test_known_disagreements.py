"""The disagreements that a careful reader of the sources knows: each is found in the built database, and explained as far as it can be."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from storage.discrepancies import Discrepancy, of_keys
from storage.evidence import Evidence, evidence
from storage.library import Library
from storage.record import record_page


@pytest.fixture(scope="module")
def library(library_path: Path) -> Iterator[Library]:
    opened = Library(library_path)
    yield opened
    opened.close()


def figure(library: Library, indicator: str, subject: str, year: int) -> Evidence:
    """What stands behind one figure of a year, without a breakdown."""
    where = "indicator_id = ? AND coalesce(organization_id, area_id) = ? AND period_start = ? AND period_end = ? AND breakdown_id IS NULL"
    sql = f"SELECT statistic_id FROM statistics WHERE {where} AND picked = 1"
    (found,) = library.execute(sql, (indicator, subject, str(year), str(year))).fetchall()
    return evidence(library, found[0])


def stated(found: Evidence) -> set[float]:
    return {claim.value for claim in found.claims}


def of_status(found: Evidence, *statuses: str) -> set[float]:
    return {claim.value for claim in found.claims if claim.status in statuses}


def test_robots_of_the_world_in_2018_preliminary_and_final(library: Library) -> None:
    found = figure(library, "industrial-robot-installations", "world", 2018)
    assert of_status(found, "provisional") == {384_000}
    assert 422_000 in stated(found) - of_status(found, "provisional")
    assert (found.disagrees, found.kind) == (True, "revision")


@pytest.mark.parametrize(("indicator", "year"), [("gerd-cny", 2023), ("gerd-growth", 2017), ("gerd-growth", 2021), ("gerd-growth", 2024)])
def test_research_spending_preliminary_and_final(library: Library, indicator: str, year: int) -> None:
    found = figure(library, indicator, "cn", year)
    assert of_status(found, "provisional")
    assert stated(found) - of_status(found, "provisional")
    assert (found.disagrees, found.kind) == (True, "revision")


@pytest.mark.parametrize(("area", "year"), [("cn", 2022), ("us", 2022), ("jp", 2022), ("cn", 2016), ("world", 2009)])
def test_pct_counts_before_and_after_their_revision(library: Library, area: str, year: int) -> None:
    found = figure(library, "pct-applications", area, year)
    assert of_status(found, "provisional")
    assert of_status(found, "revised")
    assert not of_status(found, "provisional") & of_status(found, "revised")
    assert (found.disagrees, found.kind) == (True, "revision")


def test_the_digital_economy_of_2012_has_two_shares_and_no_reason(library: Library) -> None:
    """Both were said in the summer of 2022, the one before and after the other: no source tells why."""
    found = figure(library, "digital-economy-share-of-gdp", "cn", 2012)
    assert stated(found) == {21.6, 20.9}
    assert (found.disagrees, found.kind) == (True, "unexplained")


def test_models_of_alibaba_in_2024_were_counted_again(library: Library) -> None:
    found = figure(library, "notable-ai-models-organization", "alibaba", 2024)
    assert stated(found) == {6, 4}
    assert (found.disagrees, found.kind) == (True, "revision")
    assert any("later state" in claim.note for claim in found.claims)


def test_research_of_huawei_in_dollars_depends_on_who_converts(library: Library) -> None:
    """Neither source says at which rate."""
    found = figure(library, "company-rd-expenditure-usd", "huawei", 2022)
    assert len(stated(found)) == found.sources == 2
    assert (found.disagrees, found.kind) == (True, "unexplained")


@pytest.mark.parametrize("year", [2015, 2016])
def test_trademarks_of_the_world_differ_in_scope(library: Library, year: int) -> None:
    found = figure(library, "trademark-applications", "world", year)
    bank = next(claim for claim in found.claims if claim.source_id.startswith("world-bank"))
    assert max(stated(found)) > 1.9 * bank.value
    assert "China" in bank.note
    assert (found.disagrees, found.kind) == (True, "scope")
    page = record_page(library, f"statistics/{bank.statistic_id}")
    assert any(caution.is_break and "China" in caution.text.en for caution in page.cautions)


def test_the_gii_rank_of_2020_is_stated_by_three_and_reckoned_by_one(library: Library) -> None:
    found = figure(library, "gii-rank", "cn", 2020)
    assert sorted(claim.basis for claim in found.claims) == ["reckoned", "stated", "stated", "stated"]
    assert (found.values_differ, found.disagrees, found.kind) == (False, False, "")
    assert found.fact.basis == "stated"


def test_pct_applications_of_china_in_2017_are_shown_as_counted_not_as_rounded(library: Library) -> None:
    found = figure(library, "pct-applications", "cn", 2017)
    assert {claim.qualifier for claim in found.claims} == {"about", "exact"}
    assert (found.fact.value, found.fact.qualifier, found.step) == (48_882, "exact", "exact")
    assert not found.disagrees


def case(library: Library, *keys: str) -> Discrepancy:
    """The one discrepancy that has these two sides and both records' pages show."""
    (found,) = [one for one in of_keys(library, keys) if {side.key for side in one.sides} == set(keys)]
    for key in keys:
        assert found in record_page(library, key).discrepancies
    return found


OP_ED, INTERVIEW, VISIT = "chinadaily-2024-03-10-op-ed", "chinadaily-2025-04-23-shen-interview", "wipo-2024-09-16-dg-visit"
CLUSTERS = "statistics/st-clusters-in-top-100.cn"


def test_clusters_are_world_class_in_one_text_and_among_the_top_100_in_another(library: Library) -> None:
    found = case(library, f"{CLUSTERS}.2023.{OP_ED}", f"{CLUSTERS}.2024.{VISIT}")
    assert found.kind == "wording"
    assert "24" in found.text.en
    assert [side.source.source_id for side in found.sides] == [OP_ED, VISIT]


def test_the_director_general_is_written_in_two_ways(library: Library) -> None:
    found = case(library, "people/daren-tang")
    assert found.kind == "name"
    assert all(name in found.text.en for name in ("Darren Tan", "Daren Tang"))
    assert {side.source.source_id for side in found.sides} == {OP_ED, VISIT}


def test_the_26_are_clusters_or_cities(library: Library) -> None:
    found = case(library, f"{CLUSTERS}.2024.{INTERVIEW}", f"{CLUSTERS}.2024.{VISIT}")
    assert found.kind == "wording"
    group = figure(library, "st-clusters-in-top-100", "cn", 2024)
    assert stated(group) == {26}
    assert not group.disagrees


@pytest.mark.parametrize("year", [2008, 2010, 2013])
def test_research_intensity_in_three_precisions_is_one_figure(library: Library, year: int) -> None:
    found = figure(library, "rd-share-of-gdp", "cn", year)
    assert len({claim.decimals for claim in found.claims}) == 3
    assert (found.values_differ, found.disagrees, found.kind) == (True, False, "rounding")


def test_research_intensity_of_2016_looks_like_four_precisions_and_was_revised(library: Library) -> None:
    """2.1, 2.11 and 2.118 are one figure; 2.10033 is what the World Bank had later, and no rounding leads from the one to the other."""
    found = figure(library, "rd-share-of-gdp", "cn", 2016)
    assert stated(found) == {2.1, 2.11, 2.118, 2.10033}
    assert (found.disagrees, found.kind) == (True, "revision")
    outside = {claim.value for claim in found.claims if claim.outside}
    assert found.fact.value == 2.118
    assert 2.10033 in outside
    assert 2.1 not in outside
