"""Why a row was found, where its name does not show it."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from storage.library import Library
from storage.marks import marks
from storage.query import Query
from storage.tables import BY_NAME, TABLES
from storage.why import Why, WhyRequest


@pytest.fixture(scope="module")
def library(library_path: Path) -> Iterator[Library]:
    made = Library(library_path)
    yield made
    made.close()


def why(library: Library, typed: str, key: str, *shown: str) -> Why | None:
    """Of the row with that key; the search must have found it."""
    ((table, row),) = library.rows_of((key,))
    query = Query(table, typed)
    assert row in library.rows_of_query(query)
    return WhyRequest(query, (row,), shown).answer(library).get(row)


def test_a_former_name_is_said(library: Library) -> None:
    found = why(library, "SIPO", "organizations/cnipa")
    assert found is not None
    assert found.text == "SIPO"
    assert library.execute("SELECT kind FROM aliases WHERE alias = 'SIPO'").fetchone()[0] in ("former_name", "abbreviation")
    assert found.label.zh != found.label.en


@pytest.mark.parametrize("typed", ["Huawei", "华为", "huawei"])
def test_a_name_that_shows_it_needs_no_reason(library: Library, typed: str) -> None:
    assert why(library, typed, "organizations/huawei") is None


def test_pinyin_of_a_name(library: Library) -> None:
    found = why(library, "guojia zhishi", "organizations/cnipa")
    assert found is not None
    assert found.label.en == "pinyin of"
    assert "国家知识产权局" in found.text


def test_who_took_part_by_which_name(library: Library) -> None:
    rows = library.rows_of_query(Query("events", "Darren Tan"))
    found = WhyRequest(Query("events", "Darren Tan"), tuple(rows[:5])).answer(library)
    assert found
    assert all("Darren Tan (Daren Tang)" in one.text for one in found.values())


def test_a_text_is_quoted_around_the_words(library: Library) -> None:
    wanted = "summary IS NOT NULL AND length(summary) > 150"
    for row, summary, title in library.execute(f"SELECT row, summary, title_en FROM events WHERE {wanted}").fetchall()[:40]:
        words = [word for word in summary.split()[8:] if word.isalpha() and len(word) > 8 and word.lower() not in title.lower()]
        if not words:
            continue
        query = Query("events", f'"{words[0]}"')
        if row not in library.rows_of_query(query):
            continue
        found = WhyRequest(query, (row,)).answer(library).get(row)
        assert found is not None
        if found.label.en == "Summary":
            assert words[0].lower() in found.text.lower()
            return
    pytest.fail("no summary was quoted")


def test_what_a_column_shows_needs_no_words(library: Library) -> None:
    query = Query("events", "Geneva")
    row = next(row for row in library.rows_of_query(query) if WhyRequest(query, (row,)).answer(library))
    said = WhyRequest(query, (row,)).answer(library)[row]
    assert "Geneva" in said.text
    if said.label.en == "City":
        assert WhyRequest(query, (row,), ("city_id",)).answer(library) == {}


@pytest.mark.parametrize("typed", ["", "kind:forum", "-China", "(", "\ud800"])
def test_without_words_there_is_nothing_to_say(library: Library, typed: str) -> None:
    assert WhyRequest(Query("events", typed), (1, 2, 3)).answer(library) == {}


@pytest.mark.parametrize(
    "typed", ["WIPO", "专利", "China", "SIPO", "2019 forum", "5G专利", "Korea GII rank", "gjzscqj", "law", "press", "法"]
)
def test_every_row_has_a_name_that_shows_it_or_a_reason(library: Library, typed: str) -> None:
    """Nothing that the index holds is unknown here: a row without a reason has its name marked."""
    for table in TABLES:
        query = Query(table.name, typed)
        rows = tuple(library.rows_of_query(query)[:60])
        reasons, seen = WhyRequest(query, rows).answer(library), marks(library, query)
        for row in rows:
            record = library.record(table.name, row)
            names = BY_NAME[table.name].names
            if row not in reasons and table.name != "statistics":
                assert any(seen.spans(str(record[name] or "")) for name in names), (table.name, record)
