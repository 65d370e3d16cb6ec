"""Which claim each rule shows, whose figure a claim is, and that a library tells the same by every way."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from storage.claims import Claim, pick
from storage.evidence import evidence
from storage.library import Library
from storage.query import FACTS, Filter, Query, Sort
from storage.rules import CODES, DEFAULT, RULES, rule_called
from storage.series import of_subject
from storage.tally import TallyRequest
from storage.voices import NOBODY, Voice, Voices

WIPO, REPEATED, HOME, PRESS_OF_HOME = (
    Voice(("wipo", "united-nations"), own=True, home=False),
    Voice(("wipo", "united-nations"), own=False, home=False),
    Voice(("cnipa",), own=True, home=True),
    Voice(("cnipa",), own=False, home=True),
)


def claim(
    value: float, standing: str = "press", voice: Voice = NOBODY, on: str = "", qualifier: str = "exact", basis: str = "stated"
) -> Claim:
    return Claim(value, 0, qualifier, "", "count", standing, on, f"{standing}-{value}", basis, voice)


@pytest.mark.parametrize(
    ("rule", "shown", "others", "step"),
    [
        ("default", claim(1, "primary"), [claim(2, "copy", WIPO, "2025")], "standing"),
        ("wipo", claim(1, "copy", WIPO), [claim(2, "primary", on="2025"), claim(3, "press", HOME)], "wipo"),
        ("wipo", claim(1, "other", WIPO), [claim(2, "primary", REPEATED)], "wipo"),  # its own document before who repeats it
        ("wipo", claim(1, "mirror", REPEATED), [claim(2, "primary", HOME)], "wipo"),
        ("wipo", claim(1, "primary"), [claim(2, "press")], "standing"),  # where WIPO says nothing, as usual
        ("wipo", claim(1, "press"), [claim(2, "copy", WIPO, basis="reckoned")], "stated"),
        ("national", claim(1, "other", HOME), [claim(2, "primary", WIPO), claim(3, "press", PRESS_OF_HOME)], "national"),
        ("national", claim(1, "press", PRESS_OF_HOME), [claim(2, "primary")], "national"),
        ("national", claim(1, "primary"), [claim(2, "press", REPEATED)], "standing"),
        ("newest", claim(1, "mirror", on="2025"), [claim(2, "primary", on="2024-12-31")], "latest"),
        ("newest", claim(1, "mirror", on="2012"), [claim(2, "primary")], "latest"),  # undated sources come last
        ("newest", claim(1, "primary"), [claim(2, "press")], "standing"),
        ("newest", claim(1, "press", on="2019"), [claim(2, "press", on="2025", basis="reckoned")], "stated"),
        ("newest", claim(9, "press", on="2025", qualifier="more_than"), [claim(2, "primary", on="2024")], "latest"),
        # the same figure in full is better than a round one of whom is preferred
        ("newest", claim(38210, "press", on="2024"), [claim(38000, "press", on="2025", qualifier="more_than")], "fuller"),
        ("wipo", claim(1497159, "press", HOME), [claim(1500000, "press", WIPO, qualifier="about")], "fuller"),
        ("wipo", claim(1600000, "press", WIPO, qualifier="about"), [claim(1497159, "primary", HOME)], "wipo"),  # another figure
    ],
)
def test_a_rule_shows_what_it_prefers(rule: str, shown: Claim, others: list[Claim], step: str) -> None:
    for some in ([shown, *others], [*others, shown]):
        assert (some[pick(some, rule_called(rule)).index], pick(some, rule_called(rule)).step) == (shown, step)


def test_every_rule_takes_the_usual_steps_after_its_own() -> None:
    for rule in RULES:
        assert set(DEFAULT.steps) <= set(rule.steps)
        assert rule.steps[0] == "stated"
        assert len(set(rule.steps)) == len(rule.steps)


VOICES = Voices(
    kinds={"cnipa": "government", "wipo": "intergovernmental", "office": "government", "huawei": "company", "bureau": "research"},
    countries={"cnipa": "CN", "huawei": "CN", "office": "AT", "bureau": "CN"},
    parents={"wipo-office": "wipo", "wipo": "un", "bureau": "cnipa", "round": "about", "about": "round"},
    isos={"cn": "CN", "at": "AT"},
    wholes={"wuzhen": "zhejiang", "zhejiang": "cn", "cn": "world"},
)


@pytest.mark.parametrize(
    ("origin", "publisher", "area", "organization", "bodies", "own", "home"),
    [
        ("", "cnipa", "cn", "", ("cnipa",), True, True),
        ("", "cnipa", "wuzhen", "", ("cnipa",), True, True),  # a town of the country
        ("", "cnipa", "at", "", ("cnipa",), True, False),
        ("", "cnipa", "world", "", ("cnipa",), True, False),
        ("", "cnipa", "", "huawei", ("cnipa",), True, True),
        ("", "huawei", "", "huawei", ("huawei",), True, False),  # no authority
        ("cnipa", "The Daily", "cn", "", ("cnipa",), False, True),
        ("wipo", "cnipa", "cn", "", ("wipo", "un"), False, False),  # repeats WIPO's figure
        ("wipo", "wipo-office", "cn", "", ("wipo", "un"), True, False),
        ("", "wipo-office", "cn", "", ("wipo-office", "wipo", "un"), True, False),
        ("", "bureau", "cn", "", ("bureau", "cnipa"), True, True),
        ("", "A blog", "cn", "", ("A blog",), True, False),
        ("", "", "cn", "", (), False, False),
    ],
)
def test_a_voice_speaks_for_the_bodies_that_it_belongs_to(
    origin: str, publisher: str, area: str, organization: str, bodies: tuple[str, ...], own: bool, home: bool
) -> None:
    assert VOICES.voice(origin, publisher, area, organization) == Voice(bodies, own, home)


def test_bodies_that_belong_to_one_another_in_a_circle_end() -> None:
    assert VOICES.voice("", "round", "cn", "").bodies[:2] == ("round", "about")


# -- a library --------------------------------------------------------------------------------------------------------------------------


@pytest.fixture
def library(library_path: Path) -> Iterator[Library]:
    found = Library(library_path)
    yield found
    found.close()


def shown_by(library: Library, rule: str) -> dict[int, int]:
    """Claim group to row of the shown claim."""
    library.rule = rule
    rows = library.rows_of_query(Query("statistics", filters=(FACTS,)))
    return {int(str(group)): row for row, (group,) in zip(rows, library.records("statistics", rows, ("claim_group",)), strict=True)}


def test_each_rule_shows_one_claim_of_each_group_and_no_group_is_lost(library: Library) -> None:
    groups = {group for (group,) in library.execute("SELECT DISTINCT claim_group FROM statistics")}
    shown = {rule: shown_by(library, rule) for rule in CODES}
    assert all(set(one) == groups and library.matches(Query("statistics", filters=(FACTS,))) == len(groups) for one in shown.values())
    assert all(shown[rule] != shown[DEFAULT.code] for rule in CODES if rule != DEFAULT.code)


@pytest.mark.parametrize("rule", CODES)
def test_what_the_build_stored_is_what_the_evidence_finds(library: Library, rule: str) -> None:
    shown = shown_by(library, rule)
    several = library.execute("SELECT claim_group, min(statistic_id) FROM statistics WHERE values_differ GROUP BY claim_group").fetchall()
    for group, identifier in several[::5]:
        found = evidence(library, identifier)
        assert library.row_of("statistics", found.fact.statistic_id) == shown[group]
        assert found.rule == rule


def contested(library: Library) -> tuple[int, int, str]:
    """(row that the default shows, row that `newest` shows, area) of a figure with a year, on which the two differ in value."""
    default, newest = shown_by(library, DEFAULT.code), shown_by(library, "newest")
    for group, row in default.items():
        values = library.records("statistics", (row, newest[group]), ("value", "area_id", "period_start"))
        if newest[group] != row and values[0][0] != values[1][0] and values[0][1] and values[0][2]:
            return row, newest[group], str(values[0][1])
    raise AssertionError("no figure is contested")


def test_columns_filters_sorts_series_and_sums_follow_the_rule(library: Library) -> None:
    usual, newest, area = contested(library)
    table = Query("statistics", filters=(Filter("statistics", "area_id", "in", (area,)),))
    for rule, shown, hidden in ((DEFAULT.code, usual, newest), ("newest", newest, usual)):
        library.rule = rule
        assert library.records("statistics", (shown, hidden), ("picked",)) == [(1,), (0,)]
        others = set(library.rows_of_query(table.with_filter(Filter("statistics", "picked", "not_in", ("1",)))))
        assert (shown in others, hidden in others) == (False, True)
        down = list(library.rows_of_query(table.with_sort([Sort("statistics", "picked", True)])))
        assert down.index(shown) < down.index(hidden)
        points = {point.row for series in of_subject(library, "areas", area, 10_000) for point in series.points}
        assert (shown in points, hidden in points) == (True, False)


def test_sums_are_of_the_claims_that_the_rule_shows(library: Library) -> None:
    usual, _, area = contested(library)
    ((indicator,),) = library.records("statistics", (usual,), ("indicator_id",))
    wanted = {"area_id": area, "indicator_id": str(indicator)}
    alike = Query("statistics", filters=(FACTS, *(Filter("statistics", name, "in", (value,)) for name, value in wanted.items())))
    said = {}
    for rule in (DEFAULT.code, "newest"):
        library.rule = rule
        said[rule] = TallyRequest(tuple(library.rows_of_query(alike))).answer(library).summary
    assert said[DEFAULT.code].count == said["newest"].count > 1
    assert said[DEFAULT.code] != said["newest"]


def test_a_rule_that_a_database_does_not_know_is_passed_over(library: Library) -> None:
    library.rule = "newest"
    library.rule = "of another program"
    assert (library.rule, library.picked("f")) == (DEFAULT.code, "f.picked = 1")
