"""A total that lacks someone is never shown for the total, and no line leads from the one to the other."""

from collections.abc import Iterator
from itertools import pairwise
from pathlib import Path

import pytest

from storage.chart_data import chart_data
from storage.charts import ChartSpec
from storage.figures import before, figures_around
from storage.library import Library
from storage.rules import CODES
from storage.scope import is_partial
from storage.series import Series, Thing, of_thing

WORLD = Thing("trademark-applications", "world", "", "")


@pytest.fixture
def library(library_path: Path) -> Iterator[Library]:
    found = Library(library_path)
    yield found
    found.close()


def years(library: Library) -> Series:
    return next(series for series in of_thing(library, WORLD) if series.length == "year")


@pytest.mark.parametrize(
    ("note", "partial"),
    [
        ("Sum of the offices in this series; from 2015 it has no figure for China’s office.", True),
        ("54 authorities only.", True),
        ("Imported vehicles are not counted.", False),
        ('year taken from the date of the document, which says only "now"', False),
        ("", False),
    ],
)
def test_a_note_says_that_a_total_lacks_someone(note: str, partial: bool) -> None:
    assert is_partial(note) == partial


@pytest.mark.parametrize("rule", CODES)
def test_no_rule_shows_a_total_without_china_where_one_with_it_contradicts_it(library: Library, rule: str) -> None:
    library.rule = rule
    contested = library.execute(
        "SELECT p.value, p.note, o.note FROM statistics p JOIN statistics o ON o.claim_group = p.claim_group AND o.row <> p.row "
        f"WHERE {library.picked('p')} AND p.disagrees AND p.note LIKE '%no figure for%' AND p.basis = o.basis"
    ).fetchall()
    assert all("no figure for" in (other or "") for *_, other in contested)
    assert any(point.disagrees and not point.partial for point in years(library).points)


def test_no_line_and_no_change_leads_from_one_scope_to_another(library: Library) -> None:
    series = years(library)
    partial = [point.partial for point in series.points]
    changed = [place for place, (one, other) in enumerate(pairwise(partial), 1) if one != other]
    assert changed
    (line,) = chart_data(library, ChartSpec((WORLD,))).series
    figures = figures_around(library, series.points[-1].row)
    assert figures is not None
    for place in changed:
        assert not line.joined[place]
        assert line.breaks[place] is not None
        assert not figures.joined[place]
        told = before(library, figures, place)
        assert told is not None
        assert told.change is None
        assert told.breaks


def test_the_chart_says_why_its_line_is_broken(library: Library) -> None:
    data = chart_data(library, ChartSpec((WORLD,)))
    broken = {caution.text for caution in data.series[0].breaks if caution}
    assert broken <= {caution.text for caution in data.cautions}
    assert {caution.caution_id for caution in data.cautions} >= {"partial-total"}
    drawn = chart_data(library, ChartSpec((WORLD,), measure="change"))
    gone = {one.point.start for one, broken in zip(data.series[0].points, data.series[0].breaks, strict=True) if broken}
    assert gone
    assert not gone & {one.point.start for one in drawn.series[0].points}
