"""One cell, typed once: what each kind of field becomes, in each language."""

from datetime import date

import pytest

from storage.export.cells import EMPTY, Cell, date_cell, needs, number_cell, plain, shown, typer
from storage.library import Library
from storage.tables import BY_NAME
from storage.tables.statistics import STATISTICS


def made(library: Library, table: str, name: str, values: tuple[object, ...], language: str = "en") -> Cell:
    field = BY_NAME[table].field(name)
    assert len(needs(BY_NAME[table], field)) == len(values)
    return typer(field, library, language)(values)


@pytest.mark.parametrize(
    ("table", "name", "values", "texts"),
    [
        ("statistics", "indicator_id", ("share",), ("Share", "占比", "Share · 占比")),
        ("statistics", "qualifier", ("more_than",), ("more than", "超过", "more than · 超过")),
        ("statistics", "disagrees", (1,), ("yes", "是", "yes · 是")),
        ("statistics", "subject", ("huawei", "cn", None), ("Huawei, China", "华为，中国", "Huawei · 华为, China · 中国")),
        ("statistics", "mark", (1, "reckoned", "about"), ("≠ ≈ reckoned", "≠ ≈ 推算", "≠ ≈ reckoned · 推算")),
        ("statistics", "mark", (0, "stated", "exact"), ("", "", "")),
        ("events", "title", ("Wuzhen", None), ("Wuzhen", "Wuzhen", "Wuzhen")),
        ("events", "title", ("WIPO", "WIPO"), ("WIPO", "WIPO", "WIPO")),
        ("events", "country", ("CN",), ("China", "中国", "China · 中国")),
        ("participants", "entity_id", ("huawei", "organization"), ("Huawei", "华为", "Huawei · 华为")),
        ("statistics", "indicator_id", ("gone",), ("gone", "gone", "gone")),
        ("statistics", "status", (None,), ("", "", "")),
    ],
)
def test_names_and_words_in_the_record_language(
    library: Library, table: str, name: str, values: tuple[object, ...], texts: tuple[str, str, str]
) -> None:
    assert tuple(shown(made(library, table, name, values, language)) for language in ("en", "zh", "both")) == texts


@pytest.mark.parametrize(
    ("start", "end", "cell"),
    [
        ("2024", "2024", Cell("integer", 2024, "0")),
        ("2024-12-31", "2024-12-31", Cell("date", date(2024, 12, 31), "yyyy-mm-dd")),
        ("1985", "2016", Cell("text", "1985–2016")),
        (None, None, EMPTY),
        (None, "2016", Cell("integer", 2016, "0")),
    ],
)
def test_periods(library: Library, start: str | None, end: str | None, cell: Cell) -> None:
    assert made(library, "statistics", "period", (start, end)) == cell


@pytest.mark.parametrize("written", ["1883-03-20", "2022-11", "2022", "2023-02-30", "in 2022"])
def test_what_is_no_day_of_a_spreadsheet_stays_as_written(written: str) -> None:
    assert date_cell(written) == Cell("text", written)


@pytest.mark.parametrize(
    ("value", "decimals", "in_file", "on_screen"),
    [
        (74.7, 1, "74.7", "74.7"),
        (74.0, 1, "74.0", "74.0"),
        (-1234.5, 2, "-1234.50", "-1,234.50"),
        (11000000000000.0, 0, "11000000000000", "11,000,000,000,000"),
        (0.001, None, "0.001", "0.001"),
        (5, None, "5", "5"),
    ],
)
def test_numbers_as_a_data_file_and_as_a_reader_has_them(value: float, decimals: int | None, in_file: str, on_screen: str) -> None:
    cell = number_cell(value, decimals)
    assert (plain(cell), shown(cell), cell.value) == (in_file, on_screen, value)


def test_years_have_no_thousands_and_counts_have(library: Library) -> None:
    assert shown(made(library, "statistics", "year", (2024,))) == "2024"
    assert shown(made(library, "indicators", "statistic_count", (1234,))) == "1,234"


def test_every_field_of_every_table_makes_a_cell(library: Library) -> None:
    for table in BY_NAME.values():
        for field in table.fields:
            nothing = (None,) * len(needs(table, field))
            assert typer(field, library, "en")(nothing) == EMPTY, f"{table.name}.{field.name}"


def test_a_value_is_read_with_its_decimals() -> None:
    assert needs(STATISTICS, STATISTICS.field("value")) == ("value", "decimals")
