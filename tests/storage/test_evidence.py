"""Who says so: the shown claim, those that fit it and those that do not, and what stands beside it."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from storage.build import build
from storage.evidence import Evidence, evidence
from storage.library import Library
from tests.fixtures.tiny_package import tiny_tables, write_package


@pytest.fixture(scope="module")
def library(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Library]:
    """The tiny package, with China's rank of the year as another ranking of the topic of patents."""
    tables = tiny_tables()
    tables["indicators"].append(
        {**tables["indicators"][1], "indicator_id": "patent-origin-rank", "name_en": "Rank of origins", "topic_id": "patents"}
    )
    rank = next(row for row in tables["statistics"] if row["indicator_id"] == "gii-rank" and row["area_id"] == "cn")
    tables["statistics"].append({**rank, "indicator_id": "patent-origin-rank", "period_start": "2019", "period_end": "2019", "value": "1"})
    folder = tmp_path_factory.mktemp("tiny")
    build(write_package(folder / "data", tables), folder / "almanac.db")
    opened = Library(folder / "almanac.db")
    yield opened
    opened.close()


def of(library: Library, area: str, period_end: str = "2019", source: str = "") -> Evidence:
    sql = "SELECT statistic_id FROM statistics WHERE indicator_id = 'patent-applications' AND area_id = ? AND period_start = '2019' "
    sql += "AND period_end = ? AND breakdown_id IS NULL AND source_id LIKE ? ORDER BY row"
    return evidence(library, library.execute(sql, (area, period_end, source or "%")).fetchone()[0])


def test_claims_that_fit_agree_and_the_best_founded_is_shown(library: Library) -> None:
    found = of(library, "cn")
    assert [(claim.source_id, claim.picked, claim.outside) for claim in found.claims] == [
        ("wipo-2020", True, False),
        ("news-2021", False, False),
    ]
    assert (found.sources, found.disagrees, found.values_differ, found.step) == (2, False, True, "standing")


def test_a_claim_that_does_not_fit_is_marked(library: Library) -> None:
    found = of(library, "us")
    assert found.disagrees
    assert [(claim.value, claim.outside) for claim in found.claims] == [(621453.0, False), (599999.0, True)]
    assert found.values == 2


@pytest.mark.parametrize("source", ["wipo-2020", "blog-2021"])
def test_every_claim_of_a_group_tells_the_same_story(library: Library, source: str) -> None:
    assert of(library, "us", source=source) == of(library, "us")


def test_the_same_year_stated_otherwise_stands_beside_it_both_ways(library: Library) -> None:
    year, last_day = of(library, "cn"), of(library, "cn", "2019-12-31")
    assert [(other.start, other.end, other.value) for other in year.otherwise] == [("2019", "2019-12-31", 1400661.0)]
    assert [other.statistic_id for other in last_day.otherwise] == [year.fact.statistic_id]


def test_many_years_together_are_not_one_of_them_stated_otherwise(library: Library) -> None:
    assert all(other.start != "1985" for other in of(library, "cn").otherwise)


def test_a_rank_of_the_same_family_topic_and_time_stands_beside_it(library: Library) -> None:
    assert [(rank.indicator_id, rank.value) for rank in of(library, "cn").beside] == [("patent-origin-rank", 1.0)]
    assert of(library, "us").beside == ()


def test_who_asks_for_a_claim_that_is_not_there_is_told(library: Library) -> None:
    with pytest.raises(LookupError):
        evidence(library, "no-such-claim")


def test_the_shown_claim_is_the_one_that_the_build_picked(library_path: Path) -> None:
    """The page and the table may not show different values: over every claim group that has several claims."""
    opened = Library(library_path)
    sql = "SELECT statistic_id FROM statistics WHERE picked = 1 AND claims_in_group > 1"
    picked = [identifier for (identifier,) in opened.execute(sql)]
    assert [evidence(opened, identifier).fact.statistic_id for identifier in picked] == picked
    opened.close()
