"""Figures as their source states them, dates no more precise than known, names in the languages asked for."""

import math

import pytest
from hypothesis import given
from hypothesis import strategies as st

from storage.catalog import Field
from storage.tables import BY_NAME
from storage.words import Text
from ui import formats
from ui.formats import Figure

NAMES = {
    ("organizations", "huawei"): Text("Huawei", "华为"),
    ("areas", "cn"): Text("China", "中国"),
    ("breakdowns", "beijing"): Text("Beijing", "北京"),
    ("areas", "xk"): Text("Kosovo", ""),
    ("sources", "s"): Text("PCT Newsletter", "PCT Newsletter"),
}


def labels(table: str, identifier: str) -> Text:
    return NAMES.get((table, identifier), Text(identifier, identifier))


def shown(table: str, name: str, value: object, record: str = "en", ui: str = "en") -> formats.Shown:
    return formats.cell(BY_NAME[table].field(name), value, record, ui, labels)


@pytest.mark.parametrize(
    ("value", "decimals", "text"),
    [
        (47298.0, 0, "47,298"),
        (13.0, 1, "13.0"),
        (2.108, 3, "2.108"),
        (-144977.0, 0, "−144,977"),
        (0.0, 0, "0"),
        (-0.0, 0, "0"),
        (6.57, None, "6.57"),
        (12.0, None, "12"),
        (1e21, None, "1,000,000,000,000,000,000,000"),
        (1e-7, None, "0.0000001"),
    ],
)
def test_numbers_are_written_out(value: float, decimals: int | None, text: str) -> None:
    assert formats.number(value, decimals) == text


@given(st.floats(allow_nan=False, allow_infinity=False, width=32), st.integers(0, 6))
def test_no_digit_is_lost_or_made_up(value: float, decimals: int) -> None:
    text = formats.number(value, decimals)
    plain = text.replace(",", "").replace(formats.MINUS, "-")
    assert float(plain) == pytest.approx(round(value, decimals), rel=1e-12, abs=10.0**-decimals)
    assert len(text.partition(".")[2]) == decimals
    assert "e" not in text


@given(st.floats(allow_nan=False, allow_infinity=False))
def test_an_unrounded_number_reads_back_as_itself(value: float) -> None:
    assert math.isclose(float(formats.number(value).replace(",", "").replace(formats.MINUS, "-")), value, rel_tol=0, abs_tol=0)


@pytest.mark.parametrize(
    ("qualifier", "sign"), [("exact", ""), ("about", "≈"), ("more_than", ">"), ("less_than", "<"), ("at_least", "≥"), ("at_most", "≤")]
)
def test_the_qualifier_stands_before_the_figure(qualifier: str, sign: str) -> None:
    cell = shown("statistics", "value", Figure(218000.0, 0, qualifier))
    assert cell.main.replace(formats.THIN, "") == f"{sign}218,000"
    assert cell.align == "right"


def test_a_value_brings_what_it_needs_to_be_written() -> None:
    assert all(name in BY_NAME["statistics"].by_name for name in formats.beside("value"))
    assert formats.beside("locator") == ()


def test_a_reckoned_figure_is_marked() -> None:
    assert formats.RECKONED in formats.figure(12.5, 1, "exact", "reckoned")
    assert shown("statistics", "mark", (0, "reckoned")).main == formats.RECKONED
    assert shown("statistics", "mark", (0, "stated")) == formats.NOTHING


def test_disagreement_has_one_look() -> None:
    mark = shown("statistics", "mark", (1, "stated"))
    assert (mark.main, mark.role) == ("≠", "differ")


@pytest.mark.parametrize("language", ["en", "zh"])
def test_signs_are_spoken_in_words(language: str) -> None:
    said = formats.spoken(218000, 0, "about", "reckoned", language)
    assert said.endswith("218,000")
    assert "≈" not in said
    assert len(said) > len("218,000 ")


@pytest.mark.parametrize(
    ("record", "ui", "main", "other"),
    [("en", "en", "China", ""), ("zh", "en", "中国", ""), ("both", "en", "China", "中国"), ("both", "zh", "中国", "China")],
)
def test_names_come_in_the_languages_asked_for(record: str, ui: str, main: str, other: str) -> None:
    cell = shown("statistics", "area_id", "cn", record, ui)
    assert (cell.main, cell.other, cell.language) == (main, other, "")


def test_a_name_that_is_missing_is_shown_in_the_other_language_and_says_so() -> None:
    cell = shown("statistics", "area_id", "xk", "zh", "zh")
    assert (cell.main, cell.language) == ("Kosovo", "en")


def test_a_name_that_is_the_same_in_both_is_said_once() -> None:
    assert shown("statistics", "source_id", "s", "both").other == ""


def test_a_title_is_put_together_from_its_two_languages() -> None:
    cell = shown("events", "title", ("Madrid Protocol", "马德里议定书"), "both", "zh")
    assert formats.one_line(cell) == "马德里议定书 · Madrid Protocol"
    assert shown("events", "title", ("Madrid Protocol", None), "both", "zh").main == "Madrid Protocol"


def test_a_subject_is_the_organization_or_the_area_or_both() -> None:
    assert shown("statistics", "subject", ("huawei", None, None)).main == "Huawei"
    assert shown("statistics", "subject", (None, "cn", None)).main == "China"
    both = shown("statistics", "subject", ("huawei", "cn", None), "both")
    assert (both.main, both.other) == ("Huawei, China", "华为, 中国")
    assert shown("statistics", "subject", (None, None, None)) == formats.NOTHING


def test_a_place_in_a_source_is_said_in_the_language_of_the_program() -> None:
    assert shown("statistics", "locator", "Paragraphs 2-3", "both", "zh").main == "第2-3段"
    assert shown("statistics", "locator", "Paragraphs 2-3", "both", "en").main == "Paragraphs 2-3"


def test_a_part_of_a_figure_is_told_from_the_whole() -> None:
    part = shown("statistics", "subject", (None, "cn", "beijing"))
    assert (part.main, part.main[-part.quiet :]) == ("China · Beijing", " · Beijing")
    assert shown("statistics", "subject", ("huawei", "cn", "beijing"), "both", "zh").other == "Huawei, China · Beijing"
    assert shown("statistics", "subject", ("huawei", "cn", None)).quiet == 0


@pytest.mark.parametrize(
    ("value", "english", "chinese"),
    [
        (("2019", "2019"), "2019", "2019"),
        (("1985", "2016"), "1985–2016", "1985–2016"),
        (("2021-12-31", "2021-12-31"), "31 Dec 2021", "2021-12-31"),
        (("2023-01", "2023-01"), "Jan 2023", "2023-01"),
        ((None, None), "", ""),
    ],
)
def test_a_period_is_no_more_precise_than_its_source(value: object, english: str, chinese: str) -> None:
    assert shown("statistics", "period", value).main == english
    assert shown("statistics", "period", value, ui="zh").main == chinese


def test_what_is_no_date_is_shown_as_it_is() -> None:
    assert shown("events", "start_on", "spring 2019").main == "spring 2019"


def test_codes_are_words() -> None:
    assert shown("statistics", "standing", "primary").main == "primary"
    assert shown("statistics", "standing", "primary", ui="zh").main != "primary"
    assert shown("sources", "language", "de").main == "German"


def test_a_year_has_no_thousands() -> None:
    assert shown("statistics", "year", 2019).main == "2019"
    assert shown("statistics", "claims_in_group", 1204).main == "1,204"


def test_several_lines_become_one() -> None:
    assert shown("events", "summary", "one\n  two\tthree").main == "one two three"


@pytest.mark.parametrize("table", list(BY_NAME))
@given(value=st.one_of(st.none(), st.text(), st.floats(), st.integers(), st.tuples(st.text() | st.none(), st.text() | st.none())))
def test_whatever_a_cell_holds_it_is_shown(table: str, value: object) -> None:
    for field in BY_NAME[table].fields:
        for record in ("en", "zh", "both"):
            assert isinstance(formats.cell(field, value, record, "en", labels).main, str)


def test_unknown_is_empty() -> None:
    assert formats.cell(Field("value", "number"), None, "en", "en", labels) == formats.NOTHING
