"""What a cell is, decided once for every writer: a number, a date, a text; and how it is shown."""

import re
from collections.abc import Callable, Sequence
from datetime import date
from functools import lru_cache
from typing import TYPE_CHECKING, NamedTuple

from storage.catalog import Field, Table
from storage.describe import code_label, code_list, worded
from storage.export.safe import clean
from storage.locators import locator_in
from storage.tables import TABLES
from storage.words import Text

if TYPE_CHECKING:
    from storage.library import Library

DATE_FORMAT = "yyyy-mm-dd"
PLAIN = "0"
GROUPED = "#,##0"
# Excel holds 1900 for a leap year; before this day programs disagree by one, and before 1900 it has no dates at all.
FIRST_DATE = date(1900, 3, 1)
_DAY = re.compile(r"\d{4}-\d\d-\d\d", re.ASCII)
PART_OF = " · "  # between whom a figure is about and the part that it counts
QUALIFIER_MARKS = {"about": "≈", "more_than": ">", "less_than": "<", "at_least": "≥", "at_most": "≤"}
ENTITY_TABLES = {table.entity: table.name for table in TABLES if table.entity}


class Cell(NamedTuple):
    """One cell. kind: `text`, `number`, `integer`, `date`, `link` (an address, as text) or `empty`; number_format: as Excel writes it."""

    kind: str
    value: str | float | date | None
    number_format: str = ""


EMPTY = Cell("empty", None)
Typer = Callable[[Sequence[object]], Cell]


def needs(table: Table, field: Field) -> tuple[str, ...]:
    """The stored or computed fields whose values, in this order, make a cell of the field."""
    if field.kind == "mark":
        return (*field.of, "qualifier")
    if field.name == "value" and "decimals" in table.by_name:
        return ("value", "decimals")
    if field.name == "entity_id":
        return ("entity_id", "entity_type")
    return field.of or (field.name,)


def typer(field: Field, library: "Library", language: str) -> Typer:
    """The function that makes a cell of `needs(table, field)`, with names and words in the language (`en`, `zh` or `both`)."""
    if field.name == "entity_id":
        return lambda values: name_cell(library, ENTITY_TABLES.get(str(values[1]), ""), values[0], language)
    if field.kind == "link":
        return lambda values: name_cell(library, field.target, values[0], language)
    if field.kind in ("code", "flag") or field.name == "language":
        return lambda values: _code(code_list(field, field.name), values[0], language)
    if field.name == "locator":
        return lambda values: text_cell(locator_in(str(values[0] or ""), language))
    if field.kind == "title":
        return lambda values: text_cell(worded(Text(*(str(value or "") for value in values)), language))
    if field.kind == "subject":
        return lambda values: _subject(library, values, language)
    if field.kind == "mark":
        return lambda values: _mark(values, language)
    if field.kind == "period":
        return lambda values: _period(values)
    if field.kind == "date":
        return lambda values: dated_cell(values[0])
    return raw_typer(field)


def raw_typer(field: Field) -> Typer:
    """The same for the value as it is stored: ids, codes and flags stay what they are."""
    if field.kind == "number":
        return lambda values: number_cell(values[0], values[1] if len(values) > 1 else None)
    if field.kind in ("integer", "flag"):
        number_format = GROUPED if field.name.endswith("_count") else PLAIN
        return lambda values: EMPTY if values[0] is None else Cell("integer", int(str(values[0])), number_format)
    if field.kind == "date":
        return lambda values: date_cell(values[0])
    kind = "link" if field.kind == "url" else "text"
    return lambda values: text_cell(values[0], kind)


def text_cell(value: object, kind: str = "text") -> Cell:
    """A text without control characters; empty for nothing."""
    return EMPTY if value is None or value == "" else Cell(kind, clean(str(value)))


def number_cell(value: object, decimals: object = None) -> Cell:
    """A number with as many decimals as its source states; without that, as many as it needs."""
    if value is None or value == "":
        return EMPTY
    number = value if isinstance(value, float) else float(str(value))
    places = int(str(decimals)) if decimals is not None else len(f"{number:.10f}".rstrip("0").partition(".")[2])
    return Cell("number", number, f"{GROUPED}.{'0' * places}" if places else GROUPED)


def date_cell(value: object) -> Cell:
    """A day that a spreadsheet can hold as a date; any other date as it is written (`2022-11`, `1883-03-20`)."""
    written = str(value or "")
    if _DAY.fullmatch(written):
        try:
            day = date.fromisoformat(written)
        except ValueError:
            return text_cell(written)
        if day >= FIRST_DATE:
            return Cell("date", day, DATE_FORMAT)
    return text_cell(written)


def dated_cell(value: object) -> Cell:
    """For readers: a year by itself is a number, so that it sorts and pivots; else as `date_cell`."""
    written = str(value or "")
    return Cell("integer", int(written), PLAIN) if len(written) == 4 and written.isdigit() else date_cell(value)


def part_of_date(value: object, place: int) -> Cell:
    """The year (0), month (1) or day (2) of a date as far as it is known."""
    parts = str(value or "").split("-")
    known = len(parts) > place and parts[place].isascii() and parts[place].isdigit()
    return Cell("integer", int(parts[place]), PLAIN) if known else EMPTY


def name_cell(library: "Library", table: str, identifier: object, language: str) -> Cell:
    """The name of a record; the id where there is none."""
    if identifier is None or identifier == "":
        return EMPTY
    return text_cell(worded(library.label(table, identifier), language) if table else identifier)


def _code(name: str, value: object, language: str) -> Cell:
    """The word for a value of a list; nothing for nothing."""
    return EMPTY if value is None or value == "" else text_cell(worded(code_label(name, str(value)), language))


def _subject(library: "Library", values: Sequence[object], language: str) -> Cell:
    """`Huawei, China · computer technology`: a part of a figure is never taken for the whole."""
    organization, area, breakdown = values
    cells = (name_cell(library, "organizations", organization, language), name_cell(library, "areas", area, language))
    whole = ("，" if language == "zh" else ", ").join(str(cell.value) for cell in cells if cell.value)
    part = name_cell(library, "breakdowns", breakdown, language).value or ""
    return text_cell(PART_OF.join(said for said in (whole, str(part)) if said))


def _mark(values: Sequence[object], language: str) -> Cell:
    disagrees, basis, qualifier = values
    parts = ["≠" if disagrees else "", QUALIFIER_MARKS.get(str(qualifier), "")]
    if basis == "reckoned":
        parts.append(worded(code_label("basis", "reckoned"), language))
    return text_cell(" ".join(part for part in parts if part))


def _period(values: Sequence[object]) -> Cell:
    start, end = values
    if start == end or not start or not end:
        return dated_cell(start or end)
    return text_cell(f"{start}–{end}")


@lru_cache
def _pattern(number_format: str) -> str:
    places = len(number_format.partition(".")[2])
    return f"{',' if ',' in number_format else ''}.{places}f"


def plain(cell: Cell) -> str:
    """The cell as a data file holds it: a number with its decimals and a point, a date in ISO 8601."""
    if cell.kind == "number":
        return format(cell.value, _pattern(cell.number_format).lstrip(","))
    return "" if cell.value is None else str(cell.value)


def shown(cell: Cell) -> str:
    """The cell as a reader sees it: a number with thousands."""
    if cell.kind in ("number", "integer"):
        return format(cell.value, _pattern(cell.number_format))
    return "" if cell.value is None else str(cell.value)
