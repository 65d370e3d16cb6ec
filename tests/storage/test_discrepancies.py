"""Where texts differ, the pages of both records say so, and both texts can be looked up."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from storage.discrepancies import of_keys
from storage.library import Library
from storage.record import record_page


@pytest.fixture(scope="module")
def library(library_path: Path) -> Iterator[Library]:
    opened = Library(library_path)
    yield opened
    opened.close()


def test_every_case_is_on_the_pages_of_both_records_and_of_both_texts(library: Library) -> None:
    cases = library.execute("SELECT discrepancy_id, key_a, key_b, source_a, source_b FROM discrepancies").fetchall()
    assert cases
    for identifier, *keys, one, other in cases:
        for key in (*keys, f"sources/{one}", f"sources/{other}"):
            assert identifier in {case.discrepancy_id for case in record_page(library, key).discrepancies}, key


def test_a_case_says_what_it_is_in_both_languages_and_where_it_stands(library: Library) -> None:
    (case,) = of_keys(library, ("people/daren-tang",))
    assert "Darren Tan" in case.text.en
    assert "Darren Tan" in case.text.zh
    assert case.kind == "name"
    assert len({side.source.source_id for side in case.sides}) == 2
    assert all(side.key == "people/daren-tang" and side.locator for side in case.sides)


def test_a_case_about_one_claim_is_told_with_every_claim_of_the_figure(library: Library) -> None:
    sql = "SELECT statistic_id FROM statistics WHERE indicator_id = 'st-clusters-in-top-100' AND area_id = 'cn' AND period_start = '2024'"
    pages = [record_page(library, f"statistics/{identifier}").discrepancies for (identifier,) in library.execute(sql)]
    assert len(pages) > 2
    assert all({case.discrepancy_id for case in told} == {case.discrepancy_id for case in pages[0]} != set() for told in pages)


def test_a_record_that_no_text_differs_about_has_none(library: Library) -> None:
    assert of_keys(library, ("events/paris-convention-1883", "people/nobody")) == ()
