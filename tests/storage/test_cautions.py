"""A figure that is about to be misread is said to be, and no other."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from storage.cautions import Caution, Figure, concerning, naming, of_rows, reaches, read
from storage.library import Library
from storage.query import Filter, Query
from storage.record import RecordPage, record_page
from storage.tables.details import OCCASIONS
from storage.words import Text


def caution(when: str = "compare_periods", indicator: str = "a", other: str = "", area: str = "", first: int = 0, last: int = 0) -> Caution:
    words = f"{when} {indicator} {other} {area} {first} {last}"
    return Caution("x", when, indicator, other, area, first, last, "", "", Text(words, words))


def figure(indicator: str, area: str, first: int, last: int = 0) -> Figure:
    return Figure(indicator, area, "", first, last or first)


CN, US, WORLD = (figure("a", area, 2016) for area in ("cn", "us", "world"))
NEXT, LATER = figure("a", "cn", 2017), figure("a", "cn", 2020)
BREAK = caution(area="cn", first=2016, last=2017)


@pytest.mark.parametrize(
    ("one", "figures", "concerned"),
    [
        (BREAK, (CN, NEXT), True),
        (BREAK, (figure("a", "cn", 1990), LATER), True),  # across it, though neither is beside it
        (BREAK, (NEXT, LATER), False),
        (BREAK, (CN, figure("a", "us", 2017)), False),  # two years, but of two countries
        (BREAK, (figure("a", "us", 2016), figure("a", "us", 2017)), False),
        (BREAK, (figure("b", "cn", 2016), figure("b", "cn", 2017)), False),
        (BREAK, (CN, CN), False),
        (BREAK, (CN, figure("a", "cn", 0)), False),
        (caution(), (CN, NEXT), True),
        (caution(), (CN, US), False),
        (caution(indicator=""), (figure("b", "us", 2001), figure("b", "us", 2002)), True),
        (caution(first=2018), (CN, NEXT), False),
        (caution(first=2018), (CN, LATER), True),
        (caution(last=2015), (CN, NEXT), False),
        (caution(last=2016), (CN, NEXT), True),
        (caution("compare_indicators", "a", "b"), (CN, figure("b", "us", 1999)), True),
        (caution("compare_indicators", "a", "b"), (CN, NEXT), False),
        (caution("compare_indicators", "a", "b", "us"), (CN, figure("b", "us", 1999)), False),
        (caution("compare_areas"), (CN, US), True),
        (caution("compare_areas"), (CN, NEXT), False),
        (caution("compare_areas", area="world", first=2015), (CN, WORLD), True),
        (caution("compare_areas", area="world", first=2015), (CN, US), False),
        (caution("compare_areas", area="world", first=2017), (CN, WORLD), False),
        (caution("sum"), (CN, US), True),
        (caution("sum"), (CN,), False),
        (caution("sum", area="cn", first=1985, last=2013), (CN, figure("a", "cn", 1985, 2016)), True),
        (caution("sum", area="cn", first=1985, last=2013), (CN, NEXT), False),
        (caution("rank"), (CN, US), True),
    ],
)
def test_who_is_warned(one: Caution, figures: tuple[Figure, ...], concerned: bool) -> None:
    assert bool(concerning((one,), figures)) is concerned


def test_a_sentence_is_said_once_and_only_on_its_occasion() -> None:
    twice = (caution(), caution("sum"), caution()._replace(caution_id="y"))
    assert [one.when for one in concerning(twice, (CN, NEXT))] == ["compare_periods", "sum"]
    assert concerning(twice, (CN, NEXT), ("rank",)) == ()


ids, years = st.sampled_from(("", "a", "b")), st.sampled_from((0, 2010, 2016, 2017, 2020))
some_figures = st.lists(st.builds(Figure, st.sampled_from("ab"), ids, ids, years, years), max_size=6)
some_cautions = st.lists(st.builds(caution, st.sampled_from(OCCASIONS), ids, ids, ids, years, years), max_size=6)


@given(some_cautions, some_figures, st.randoms())
def test_the_order_of_figures_never_matters(cautions: list[Caution], figures: list[Figure], random: object) -> None:
    turned = list(figures)
    random.shuffle(turned)  # type: ignore[attr-defined]
    assert concerning(cautions, figures) == concerning(cautions, turned)


@given(some_cautions, some_figures)
def test_nobody_is_warned_of_one_figure_alone(cautions: list[Caution], figures: list[Figure]) -> None:
    assert all(concerning(cautions, (one, one)) == () for one in figures)


@given(some_figures, years, years)
def test_more_figures_reach_no_less_far(figures: list[Figure], first: int, last: int) -> None:
    one = caution(first=first, last=last)
    assert not any(reaches(one, (figure,)) for figure in figures) or reaches(one, figures)


# -- of the real data ------------------------------------------------------------------------------------------------------------------


@pytest.fixture(scope="module")
def library(library_path: Path) -> Iterator[Library]:
    opened = Library(library_path)
    yield opened
    opened.close()


def rows(library: Library, years: tuple[int, int], **values: str) -> list[int]:
    filters = tuple(Filter("statistics", field, "in", (value,)) for field, value in values.items())
    return list(library.rows_of_query(Query("statistics", filters=filters, years=years)))


def page(library: Library, year: int, **values: str) -> RecordPage:
    found = library.keys("statistics", rows(library, (year, year), picked="1", **values))
    pages = (record_page(library, key) for key in found)
    return next(one for one in pages if one.fields["period_start"] == one.fields["period_end"] and not one.fields["breakdown_id"])


def test_every_caution_concerns_figures_that_are_there(library: Library) -> None:
    """A row that can never be met would be a slip in its ids or years."""
    columns = "indicator_id, coalesce(area_id, ''), coalesce(organization_id, ''), coalesce(year, 0), coalesce(last_year, 0)"
    figures = [Figure(*line) for line in library.execute(f"SELECT DISTINCT {columns} FROM statistics")]
    assert [one.caution_id for one in read(library) if not concerning((one,), figures)] == []


def test_no_change_is_told_across_a_break_and_the_reason_is(library: Library) -> None:
    found = page(library, 2017, indicator_id="patent-applications", area_id="cn")
    assert found.before is not None
    assert found.before.change is None
    assert found.before.breaks
    assert found.cautions[0] in found.before.breaks
    assert found.cautions[0].source_id


def test_a_caution_without_a_break_leaves_the_change_and_is_said(library: Library) -> None:
    found = page(library, 2023, indicator_id="gii-rank", area_id="cn")
    assert found.before is not None
    assert found.before.change is not None
    assert not found.before.breaks
    assert any(one.indicator_id == "gii-rank" and not one.is_break for one in found.cautions)


def test_filings_by_office_beside_filings_by_origin_are_warned_of(library: Library) -> None:
    names = ("patent-applications", "patent-applications-origin")
    both = [rows(library, (2022, 2022), area_id="cn", indicator_id=name, picked="1")[0] for name in names]
    assert [one.when for one in of_rows(library, both)] == ["compare_indicators"]
    assert of_rows(library, both[:1]) == ()


def test_an_indicator_page_names_what_concerns_it_from_either_side(library: Library) -> None:
    for name in ("patents-in-force", "patent-grants"):
        assert any("stock" in one.text.en for one in naming(library, indicator=name))
        assert record_page(library, f"indicators/{name}").cautions == naming(library, indicator=name)
