"""How well founded the figures are: every number is that of its query, and the most contested figures come first."""

from pathlib import Path

import pytest

from storage.claims import BOUNDS, STANDINGS
from storage.coverage import DISAGREEING, SEVERAL, Coverage, CoverageRequest
from storage.evidence import evidence
from storage.library import Library
from storage.rules import CODES
from storage.who_says import who_says


@pytest.fixture(scope="module")
def library(library_path: Path) -> Library:
    return Library(library_path)


@pytest.fixture(scope="module")
def coverage(library: Library) -> Coverage:
    return CoverageRequest().answer(library)


def test_every_number_is_what_its_query_finds(library: Library, coverage: Coverage) -> None:
    for line in coverage.lines:
        for share in (line.figures, line.several, line.disagreeing, *line.standings):
            assert library.matches(share.query) == share.n


def test_topics_and_standings_add_up_to_all_figures(library: Library, coverage: Coverage) -> None:
    whole, *topics = coverage.lines
    groups = library.execute("SELECT claim_group, count(DISTINCT source_id), max(disagrees) FROM statistics GROUP BY 1").fetchall()
    assert whole.figures.n == len(groups) == sum(line.figures.n for line in topics)
    assert whole.several.n == sum(sources > 1 for _, sources, _ in groups) == sum(line.several.n for line in topics)
    assert whole.disagreeing.n == sum(disagrees for _, _, disagrees in groups)
    for line in coverage.lines:
        assert sum(share.n for share in line.standings) == line.figures.n
        assert len(line.standings) == len(STANDINGS)
        assert line.disagreeing.n <= line.several.n
    assert {SEVERAL, DISAGREEING} <= {one for line in topics for share in (line.several, line.disagreeing) for one in share.query.filters}


def test_the_most_contested_figures_come_first_and_lead_to_their_evidence(library: Library, coverage: Coverage) -> None:
    assert [one.apart for one in coverage.contested] == sorted((one.apart for one in coverage.contested), reverse=True)
    for one in coverage.contested:
        found = evidence(library, one.key.removeprefix("statistics/"))
        values = [claim.value for claim in found.claims if claim.qualifier in ("exact", "about")]
        assert found.disagrees
        assert (one.low.value, one.high.value, one.kind) == (min(values), max(values), found.kind)
        assert found.fact.statistic_id == one.key.removeprefix("statistics/")
        assert {(end.value, end.qualifier) for end in (one.low, one.high)} <= {(claim.value, claim.qualifier) for claim in found.claims}


@pytest.mark.parametrize("rule", CODES)
def test_one_difference_is_told_by_one_number_wherever_it_is_told(library: Library, rule: str) -> None:
    library.rule = rule
    for one in CoverageRequest().answer(library).contested:
        found = who_says(library, one.key)
        gaps = [statement.gap for statement in found.statements if statement.gap and statement.qualifier not in BOUNDS]
        assert one.gap == found.spread
        assert one.gap in gaps
        assert abs(one.gap.value) == max(abs(gap.value) for gap in gaps)
        assert one.gap.percent is None or one.gap.percent == pytest.approx(100 * one.apart, abs=0.06)
    library.rule = "default"


def test_standings_follow_the_rule(library: Library, coverage: Coverage) -> None:
    library.rule = "newest"
    other = CoverageRequest().answer(library)
    library.rule = coverage.rule
    assert other.rule == "newest"
    assert [share.n for share in other.lines[0].standings] != [share.n for share in coverage.lines[0].standings]
    assert other.lines[0].several.n == coverage.lines[0].several.n
