"""A chart as a value, the chart that suits, and what its figures may and may not say."""

from collections.abc import Iterator
from dataclasses import replace
from itertools import pairwise
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from storage import chart_words
from storage.chart_data import chart_data
from storage.chart_find import ChoicesRequest
from storage.chart_panels import panels_of, styles_of
from storage.chart_proposal import ProposedChart, proposed
from storage.chart_sheet import sheet_of
from storage.chart_values import ChartData, ChartSeries
from storage.charts import KINDS, MEASURES, SHOWN, ChartSpec, from_json, to_json
from storage.claims import STANDINGS
from storage.library import Library
from storage.query import Filter, Query
from storage.series import Thing, of_thing
from storage.words import Text, say

PCT = "pct-applications"
FIVE = ("cn", "us", "jp", "kr", "de")
text = st.text(max_size=12)
years = st.none() | st.integers(1900, 2100)


@pytest.fixture(scope="module")
def library(library_path: Path) -> Iterator[Library]:
    made = Library(library_path)
    yield made
    made.close()


def drawn(library: Library, key: str, **changes: object) -> ChartData:
    spec = proposed(library, key=key)
    assert spec is not None
    return chart_data(library, replace(spec, **changes))  # type: ignore[arg-type]


def line(data: ChartData, area: str) -> ChartSeries:
    return next(one for one in data.series if one.thing.area_id == area)


CHARTS = st.builds(
    ChartSpec,
    things=st.lists(st.builds(Thing, text, text, text, text), max_size=4).map(tuple),
    kind=st.sampled_from(KINDS),
    measure=st.sampled_from(MEASURES),
    log=st.booleans(),
    length=text,
    years=st.none() | st.tuples(years, years),
    year=years,
    base=years,
    everyone=st.booleans(),
    events=st.none() | st.builds(Query, text=text),
    shown=st.sets(st.sampled_from(SHOWN)).map(lambda some: tuple(part for part in SHOWN if part in some)),
    name=st.builds(Text, text, text),
)


@given(CHARTS)
def test_every_chart_survives_being_kept(spec: ChartSpec) -> None:
    assert from_json(to_json(spec)) == spec


@pytest.mark.parametrize("written", ["", "{}", "[]", '{"version": 2}', '{"version": 1, "kind": "pie"}', "null"])
def test_what_is_no_chart_is_refused(written: str) -> None:
    with pytest.raises(ValueError, match="not a chart"):
        from_json(written)


@pytest.mark.parametrize(
    ("key", "kind"),
    [
        ("indicators/pct-applications", "lines"),
        ("indicators/gii-rank", "ranks"),
        ("indicators/st-cluster-rank", "ranks"),
        ("indicators/gerd-growth", "columns"),
        ("indicators/ai-patents-granted", "ranked"),
        ("organizations/huawei", "multiples"),
        ("areas/cn", "multiples"),
    ],
)
def test_the_form_suits_what_is_counted(library: Library, key: str, kind: str) -> None:
    spec = proposed(library, key=key)
    assert spec is not None
    assert spec.kind == kind
    assert not chart_data(library, spec).empty


def test_a_record_without_figures_has_no_chart(library: Library) -> None:
    assert ProposedChart(key="people/daren-tang").answer(library) is None
    assert ProposedChart(query=Query("events")).answer(library) is None


def test_marked_statistics_are_charted_as_what_they_are_figures_of(library: Library) -> None:
    query = Query("statistics", filters=(Filter("statistics", "indicator_id", "in", (PCT,)), Filter("statistics", "area_id", "in", FIVE)))
    spec = proposed(library, rows=list(library.rows_of_query(query)))
    assert spec is not None
    assert {thing.area_id for thing in spec.things} == set(FIVE)


@pytest.mark.parametrize(
    "typed",
    [
        "PCT international applications China OR Japan OR Germany OR Korea OR US",
        "PCT international applications 中国 OR JP OR 德国 OR 韩国 OR us",
    ],
)
def test_every_country_that_was_asked_for_is_drawn(library: Library, typed: str) -> None:
    spec = proposed(library, query=Query("statistics", typed))
    assert spec is not None
    assert {(thing.indicator_id, thing.area_id) for thing in spec.things} == {(PCT, area) for area in FIVE}


def test_a_word_of_a_name_names_a_country_and_a_small_word_does_not(library: Library) -> None:
    for typed, areas in (("Korea GII rank", {"kr"}), ("trademark applications Korea", {"kr"}), ("GII rank of China", {"cn"})):
        spec = proposed(library, query=Query("statistics", typed))
        assert spec is not None
        assert {thing.area_id for thing in spec.things} == areas


def test_every_fact_is_a_point_and_gaps_stay_gaps(library: Library) -> None:
    data = drawn(library, f"indicators/{PCT}")
    for one in data.series:
        (whole,) = of_thing(library, one.thing)
        assert [point.point for point in one.points] == list(whole.points)
        for (before, point), leads in zip(pairwise(one.points), one.joined[1:], strict=True):
            assert leads == (point.year - before.year == 1)


def test_a_line_never_leads_across_a_break(library: Library) -> None:
    data = drawn(library, "indicators/st-cluster-rank")
    across = [(one, place) for one in data.series for place, broken in enumerate(one.breaks) if broken]
    assert across
    assert not any(one.joined[place] for one, place in across)
    assert {"venture-capital-st-cluster-rank", "patents-alone-st-cluster-rank"} <= {caution.caution_id for caution in data.cautions}


def test_sources_that_disagree_give_a_point_its_height(library: Library) -> None:
    data = drawn(library, f"indicators/{PCT}")
    for one in data.series:
        for point in one.points:
            assert point.low <= point.value <= point.high or point.point.qualifier not in ("exact", "about")
            assert (point.high > point.low) <= point.point.disagrees
    assert data.disagreements == sum(point.point.disagrees for one in data.series for point in one.points) > 0


def test_an_index_is_100_in_its_base_year_and_lacks_who_has_no_figure_then(library: Library) -> None:
    data = drawn(library, f"indicators/{PCT}", measure="index", base=2010)
    for one in data.series:
        assert next(point.value for point in one.points if point.year == 2010) == pytest.approx(100)
    late = drawn(library, f"indicators/{PCT}", measure="index", base=1994)
    assert {one.thing.area_id for one in late.series} == {"cn"}
    assert len(late.left_out) == len(FIVE) - 1


def test_an_index_never_reaches_across_a_break(library: Library) -> None:
    spec = ChartSpec((Thing("patent-applications", "cn", "", ""),), measure="index")
    before, after = (chart_data(library, replace(spec, base=base)).series[0] for base in (2010, 2019))
    assert {point.year for point in before.points} <= set(range(1980, 2017))
    assert {point.year for point in after.points} <= set(range(2017, 2030))


def test_a_share_of_the_world_is_of_the_world_of_that_year(library: Library) -> None:
    data = drawn(library, f"indicators/{PCT}", measure="share")
    (whole,) = of_thing(library, Thing(PCT, "world", "", ""))
    totals = {point.start: point.value for point in whole.points}
    for one in data.series:
        for point in one.points:
            assert point.value == pytest.approx(100 * point.point.value / totals[point.point.start])


def test_no_share_is_told_of_a_world_that_lacks_someone(library: Library) -> None:
    spec = ChartSpec((Thing("trademark-applications", "cn", "", ""),), measure="share")
    data = chart_data(library, spec)
    assert {point.year for one in data.series for point in one.points} <= set(range(1980, 2015))
    assert "share-trademark-applications-world" in {caution.caution_id for caution in data.cautions}


def test_a_change_is_told_from_year_to_year_only_and_never_over_a_break(library: Library) -> None:
    spec = ChartSpec((Thing("patent-applications", "cn", "", ""),))
    values, changes = chart_data(library, spec).series[0], chart_data(library, replace(spec, measure="change")).series[0]
    told = {point.year for point in changes.points}
    there = {point.year for point in values.points}
    assert told <= {year for year in there if year - 1 in there}
    broken = {point.year for point, why in zip(values.points, values.breaks, strict=True) if why}
    assert broken
    assert not told & broken


def test_ranks_are_neither_indexed_nor_shared(library: Library) -> None:
    assert drawn(library, "indicators/gii-rank").measures == ("value",)


def test_units_stand_in_panels_of_their_own(library: Library) -> None:
    data = drawn(library, "organizations/huawei")
    assert len(panels_of(data)) > 3
    assert all(len({one.unit for one in panel.series}) == 1 for panel in panels_of(data))
    mixed = chart_data(library, ChartSpec((Thing(PCT, "cn", "", ""), Thing("rd-share-of-gdp", "cn", "", ""))))
    assert len(panels_of(mixed)) == 2


def test_an_area_has_its_colour_in_every_chart(library: Library) -> None:
    found = set()
    for key in (f"indicators/{PCT}", "indicators/gii-rank", "indicators/rd-share-of-gdp", "indicators/trademark-applications"):
        data = drawn(library, key)
        places = styles_of(data.series)
        found.add(places[line(data, "cn").thing, line(data, "cn").length])
        taken = [place % 8 for place in places.values() if place >= 0]
        assert len(set(taken)) == len(taken)
    assert len(found) == 1


def test_ranked_bars_show_one_year_of_everyone_and_the_places_among_them(library: Library) -> None:
    data = drawn(library, "indicators/gii-rank", kind="ranked", year=2024, everyone=True)
    assert {point.year for one in data.series for point in one.points} == {2024}
    assert len(data.series) > 20
    best = min(data.series, key=lambda one: one.points[0].rank)
    assert best.points[0].value == min(one.points[0].value for one in data.series)


def test_events_of_the_question_are_marked_within_the_years(library: Library) -> None:
    data = drawn(library, f"indicators/{PCT}", events=Query("events", "战略"), years=(2007, 2010))
    assert data.events
    assert all(2007 <= event.x < 2011 for event in data.events)
    assert any("2008" in event.start for event in data.events)


def test_the_rule_of_the_library_picks_what_is_drawn_and_is_named(library: Library) -> None:
    library.rule = "newest"
    try:
        data = drawn(library, f"indicators/{PCT}")
    finally:
        library.rule = "default"
    assert data.rule == "newest"
    assert any(say("rule.newest", "en") in said for said in chart_words.source_lines(data, "en"))


@pytest.mark.parametrize("language", ["en", "zh"])
def test_what_a_chart_says_holds_its_ends_sources_and_version(library: Library, language: str) -> None:
    data = drawn(library, f"indicators/{PCT}")
    said = chart_words.summary(data, language)
    for one in data.series:
        for point in (one.points[0], one.points[-1]):
            assert chart_words.stated(point) in said
    source = chart_words.source_lines(data, language)[0]
    assert data.data_version in source
    assert f"{data.claims:,}" in source
    assert str(len(data.documents)) in source


def test_the_source_that_is_named_first_is_the_best_founded_of_those_that_state_what_is_shown(library: Library) -> None:
    data = drawn(library, "indicators/gii-rank")
    rows = [point.point.row for one in data.series if one.chosen for point in one.points]
    marks = ",".join("?" * len(rows))
    sql = f"SELECT DISTINCT s.source_id, s.standing FROM statistics t JOIN sources s USING (source_id) WHERE t.row IN ({marks})"
    found = dict(library.execute(sql, rows).fetchall())
    assert found[data.documents[0].source_id] == min(found.values(), key=STANDINGS.index)


def test_the_table_behind_has_every_figure_once(library: Library) -> None:
    data = drawn(library, "organizations/huawei")
    cells = [cell for line_ in sheet_of(data, "en").lines for cell in line_[1:] if cell]
    assert sorted(cell.row for cell in cells) == sorted(point.point.row for one in data.series for point in one.points)
    assert all(cell.spoken for cell in cells)


def test_only_what_has_figures_of_the_indicator_is_offered(library: Library) -> None:
    found = ChoicesRequest("法国", ("areas", "organizations"), (PCT,), ("areas/cn",)).answer(library)
    assert [choice.key for choice in found] == ["areas/fr"]
    first = ChoicesRequest("", ("areas",), (PCT,), ("areas/cn",)).answer(library)
    assert "areas/cn" not in {choice.key for choice in first}
    assert [choice.figures for choice in first] == sorted((choice.figures for choice in first), reverse=True)
