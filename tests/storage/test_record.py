"""The page of a record on the real data: what a colleague with five minutes before a speech must find there, each with its source."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from storage.library import Library
from storage.messages import Message
from storage.query import Filter, Query
from storage.record import RecordPage, record_page
from storage.related import sources
from storage.requests import RecordRequest
from storage.tables import TABLES


@pytest.fixture(scope="module")
def library(library_path: Path) -> Iterator[Library]:
    opened = Library(library_path)
    yield opened
    opened.close()


def page(library: Library, key: str) -> RecordPage:
    return RecordRequest(key).answer(library)


def fact(library: Library, indicator: str, field: str, subject: str, year: int) -> RecordPage:
    """The page of one figure, found as the table finds it."""
    filters = tuple(
        Filter("statistics", name, "in", (value,)) for name, value in (("indicator_id", indicator), (field, subject), ("picked", "1"))
    )
    rows = library.rows_of_query(Query("statistics", filters=filters, years=(year, year)))
    return page(library, library.keys("statistics", rows)[0])


def links(found: RecordPage, code: str) -> list[str]:
    return [entry.id for group in found.links if group.code == code for entry in group.entries]


def test_the_rank_of_china_stands_in_the_series_of_all_its_years(library: Library) -> None:
    found = fact(library, "gii-rank", "area_id", "cn", 2023)
    points = found.figures[0].series.points
    assert [point.start for point in points] == [str(year) for year in range(2009, 2026)]
    assert points[found.place].start == "2023"
    assert found.before is not None
    assert (found.before.point.start, found.before.change and found.before.change.kind) == ("2022", "places")


def test_a_figure_names_every_source_with_its_place_in_it(library: Library) -> None:
    found = fact(library, "gii-rank", "area_id", "cn", 2023)
    assert found.evidence is not None
    assert len(found.sources) == len(found.evidence.claims) == found.evidence.sources > 3
    assert all(witness.source.title and witness.locator and witness.claim for witness in found.sources)
    assert found.sources[0].claim == found.evidence.fact


def test_huawei_has_its_applications_year_by_year(library: Library) -> None:
    found = page(library, "organizations/huawei")
    series = next(figures.series for figures in found.figures if figures.series.indicator_id == "pct-published-applications")
    years = [int(point.start) for point in series.points]
    assert years == list(range(years[0], years[-1] + 1))
    assert len(years) > 15
    assert found.statistics_query is not None
    assert library.matches(found.statistics_query) == found.statistics
    assert found.sources


def test_the_organizers_of_the_wuzhen_forum_are_linked_with_their_roles(library: Library) -> None:
    found = page(library, "events/wic-2021-ai-subforum")
    organizers = {entry.id: entry.notes[0] for group in found.links if group.code == "organizations" for entry in group.entries}
    assert organizers["wipo"] in ("organizer", "co_organizer")
    assert len(organizers) > 1
    assert found.sources
    assert found.sources[0].locator


def test_the_five_golden_keys_each_have_a_page_with_what_belongs_to_it(library: Library) -> None:
    rows = library.rows_of_query(Query("programmes", "golden key"))
    keys = [found for found in (page(library, key) for key in library.keys("programmes", rows)) if "olden key" in found.title.en]
    assert len({found.fields["golden_key"] for found in keys}) == 5
    assert all(found.sources and links(found, "same_golden_key") for found in keys)


def test_disagreement_is_told_with_all_claims(library: Library) -> None:
    rows = library.rows_of_query(Query("statistics", filters=(Filter("statistics", "disagrees", "in", ("1",)),)))
    for key in library.keys("statistics", rows[:20]):
        found = page(library, key)
        assert found.evidence is not None
        assert found.evidence.disagrees
        assert len({witness.claim.value for witness in found.sources if witness.claim}) > 1


def test_links_lead_both_ways(library: Library) -> None:
    assert "daren-tang" in links(page(library, "organizations/wipo"), "people")
    assert "wipo" in links(page(library, "people/daren-tang"), "posts")
    assert "huawei" in links(page(library, "organizations/hisilicon"), "parent_id")
    assert "hisilicon" in links(page(library, "organizations/huawei"), "parts")


def test_a_link_to_the_table_finds_just_the_records_that_the_page_lists(library: Library) -> None:
    offered = 0
    for key in ("areas/cn", "organizations/wipo", "organizations/huawei", "programmes/wipo-golden-key-policy", "events/wuzhen-2021"):
        found = page(library, key)
        for group in found.links:
            if group.query is not None:
                offered += 1
                listed = {entry.id for entry in group.entries}
                assert set(library.ids(group.query.table, library.rows_of_query(group.query))) - {found.id} == listed
    assert offered > 5


def test_a_post_told_by_several_sources_stands_once(library: Library) -> None:
    posts = [
        (entry.id, entry.notes[0]) for group in page(library, "people/daren-tang").links if group.code == "posts" for entry in group.entries
    ]
    assert len(posts) == len(set(posts))


def test_posts_bring_their_own_sources(library: Library) -> None:
    sql = (
        "SELECT person_id, source_id FROM affiliations WHERE source_id NOT IN (SELECT source_id FROM citations WHERE entity_id = person_id)"
    )
    person, source = library.execute(sql).fetchone()
    witness = next(one for one in page(library, f"people/{person}").sources if one.source.source_id == source)
    assert witness.field == "posts"


@pytest.mark.parametrize("table", [table.name for table in TABLES])
def test_every_kind_of_record_has_a_page_with_a_source(library: Library, table: str) -> None:
    total = library.count(table)
    for row in range(1, total + 1, max(1, total // 12)):
        found = page(library, library.keys(table, (row,))[0])
        assert found.row == row
        assert found.title.en or found.title.zh
        assert found.sources or table in ("areas", "organizations", "programmes", "indicators")


@pytest.mark.parametrize("key", ["events/none", "nothing/at-all", "", "events", "statistics/", "sqlite_master/x"])
def test_a_key_of_nothing_is_a_message(library: Library, key: str) -> None:
    with pytest.raises(Message, match="no_such_record"):
        page(library, key)


def test_the_share_of_the_world_stands_beside_the_count_of_ai_patents(library: Library) -> None:
    filters = tuple(
        Filter("statistics", name, "in", (value,)) for name, value in (("indicator_id", "ai-patent-applications"), ("area_id", "cn"))
    )
    rows = library.rows_of_query(Query("statistics", filters=filters, years=(2011, 2020)))
    found = next(one for one in (page(library, key) for key in library.keys("statistics", rows)) if one.fields["period_end"] == "2020")
    assert found.evidence is not None
    assert {"share", "rank"} <= {other.value_kind for other in found.evidence.beside}


def test_a_series_of_a_databank_says_whose_figure_it_repeats(library: Library) -> None:
    names = {"patent-applications-resident": "wipo", "scientific-articles": "ncses", "rd-share-of-gdp": "unesco", "ip-charges-receipts": ""}
    for indicator, body in names.items():
        sql = "SELECT statistic_id FROM statistics WHERE indicator_id = ? AND source_id LIKE 'world-bank%' AND area_id = 'cn' LIMIT 1"
        ((identifier,),) = library.execute(sql, (indicator,)).fetchall()
        page = record_page(library, f"statistics/{identifier}")
        mine = next(witness for witness in page.sources if witness.claim and witness.claim.statistic_id == identifier)
        assert mine.origin == (library.label("organizations", body) if body else None)


def test_the_list_counts_the_documents_that_the_page_names(library: Library) -> None:
    """A person's posts have documents of their own."""
    for identifier, count in library.execute("SELECT person_id, source_count FROM people").fetchall():
        assert count == len({cited.source_id for cited in sources(library, "people", identifier)}), identifier
