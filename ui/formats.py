"""Values as a reader sees them: one place says how figures, dates and names look, so that table, record page and status bar say the same.

Pure and quick, since it is asked for every painted cell; the labels of linked records are asked from the caller.
"""

from collections.abc import Callable
from decimal import Decimal
from functools import lru_cache
from typing import NamedTuple

from storage import dates, words
from storage.catalog import Field
from storage.words import Text

Labels = Callable[[str, str], Text]  # (table, id) -> the record's name in both languages

SIGNS = {"about": "≈", "more_than": ">", "less_than": "<", "at_least": "≥", "at_most": "≤"}
MINUS, DIFFER, RECKONED = "\N{MINUS SIGN}", "≠", "∴"  # ∴ (therefore): worked out from what the source says
PART_OF = " · "
THIN = "\N{NARROW NO-BREAK SPACE}"


class Shown(NamedTuple):
    """A cell: the words, the other language's beside them (or empty), `left`, `right` or `centre`, and the theme's role of the words.

    language: of `main`, where it is a name in another language than asked for (a screen reader then speaks it rightly); else empty.
    quiet: how many characters at the end of `main` are said more quietly.
    """

    main: str
    other: str = ""
    align: str = "left"
    role: str = "text"
    language: str = ""
    quiet: int = 0


class Figure(NamedTuple):
    """What it takes to write a statistic's value as its source states it. decimals: digits after the point, None where not known."""

    value: float
    decimals: int | None = None
    qualifier: str = "exact"
    basis: str = "stated"


NOTHING = Shown("")


@lru_cache(maxsize=4096)
def number(value: float, decimals: int | None = None) -> str:
    """`47,298`, `13.0`, `−144,977`: commas for thousands in both languages, never an exponent; `decimals` None: as many as it needs."""
    if decimals is not None:
        text = f"{value:,.{decimals}f}"
    elif isinstance(value, int) or value.is_integer():
        text = f"{value:,.0f}"
    else:
        text = f"{Decimal(repr(value)):,f}"
    text = "0" if text == "-0" else text
    return text.replace("-", MINUS)


def figure(value: float, decimals: int | None = None, qualifier: str = "exact", basis: str = "stated") -> str:
    """A number with the sign of its qualifier before it and ∴ where it was reckoned: `≈ 218,000`, `> 420,000`, `∴ 12.5`."""
    signs = [SIGNS[qualifier]] if qualifier in SIGNS else []
    if basis == "reckoned":
        signs.insert(0, RECKONED)
    return THIN.join((*signs, number(value, decimals)))


def spoken(value: float, decimals: int | None, qualifier: str, basis: str, ui_language: str) -> str:
    """The same for a screen reader, which would skip the signs: `about 218,000`."""
    return " ".join((*signs_in_words(qualifier, basis, ui_language), number(value, decimals)))


def signs_in_words(qualifier: str, basis: str, ui_language: str) -> list[str]:
    """What ∴ and the sign of a qualifier mean; nothing of an exact figure that is stated."""
    codes = (("basis", basis), ("qualifier", qualifier))
    return [words.text(f"code.{kind}.{code}").in_language(ui_language) for kind, code in codes if code not in ("stated", "exact", "")]


def name(text: Text, record_language: str, ui_language: str = "en") -> Shown:
    """A name in the record language (`en`, `zh` or `both`): with both the program's own language comes first, the other stands beside it.

    Where the wanted language has none the other is shown, and `language` says so.
    """
    wanted = ui_language if record_language == "both" else record_language
    first, second = (text.zh, text.en) if wanted == "zh" else (text.en, text.zh)
    if not first:
        return Shown(second, language=("en" if wanted == "zh" else "zh") if second else "")
    beside = second if record_language == "both" and second != first else ""
    return Shown(first, beside)


def one_line(shown: Shown) -> str:
    """Both names in one text: `Huawei · 华为`."""
    return " · ".join(part for part in (shown.main, shown.other) if part)


def date(start: object, end: object, ui_language: str, *, short: bool = True) -> str:
    """A partial date or a period in words; what is no date is shown as it is."""
    return _date(str(start or ""), str(end or ""), ui_language, short)


@lru_cache(maxsize=4096)
def _date(start: str, end: str, ui_language: str, short: bool) -> str:
    try:
        return dates.show(start, end, ui_language, short=short)
    except ValueError:
        return "–".join(part for part in (start, end) if part)


@lru_cache(maxsize=1024)
def code(code_list: str, value: str, ui_language: str) -> str:
    """The word of a code."""
    return words.text(f"code.{code_list}.{value}").in_language(ui_language)


def beside(field_name: str) -> tuple[str, ...]:
    """Which further fields a cell of this field needs: to be fetched with it and handed to `cell` as a Figure."""
    return ("decimals", "qualifier") if field_name == "value" else ()


def cell(field: Field, value: object, record_language: str, ui_language: str, labels: Labels) -> Shown:
    """How a field's value looks. Unknown is empty.

    value: as `Library.records` gives it (a tuple for composed fields); a statistic's value as a Figure, or it is taken as exact.
    """
    if value is None or value == "":
        return NOTHING
    return _FORMS.get(field.kind, _text)(field, value, record_language, ui_language, labels)


def _text(field: Field, value: object, record_language: str, ui_language: str, labels: Labels) -> Shown:
    if field.name == "language":
        return Shown(code("language", str(value), ui_language))
    if field.name == "locator":
        from storage.locators import locator_in  # the first table of statistics; its patterns take longer than the first frame can wait

        return Shown(locator_in(str(value), ui_language))
    return Shown(" ".join(str(value).split()))  # one line


def _number(field: Field, value: object, record_language: str, ui_language: str, labels: Labels) -> Shown:
    if isinstance(value, Figure):
        return Shown(figure(*value), align="right")
    if isinstance(value, int | float):
        plain = field.name in ("year", "last_year", "row", "claim_group")  # 2,019 is no year
        return Shown(str(value) if plain else number(value), align="right")
    return Shown(str(value), align="right")


def _date_cell(field: Field, value: object, record_language: str, ui_language: str, labels: Labels) -> Shown:
    return Shown(date(value, "", ui_language))


def _code_cell(field: Field, value: object, record_language: str, ui_language: str, labels: Labels) -> Shown:
    return Shown(code(field.code_list, str(value), ui_language))


def _link(field: Field, value: object, record_language: str, ui_language: str, labels: Labels) -> Shown:
    return name(labels(field.target, str(value)), record_language, ui_language)


def _flag(field: Field, value: object, record_language: str, ui_language: str, labels: Labels) -> Shown:
    return Shown("✓" if value else "", align="centre")


def _pair(value: object) -> tuple[object, object]:
    return (value[0], value[1]) if isinstance(value, tuple) and len(value) == 2 else (value, None)


def _title(field: Field, value: object, record_language: str, ui_language: str, labels: Labels) -> Shown:
    english, chinese = _pair(value)
    return name(Text(str(english or ""), str(chinese or "")), record_language, ui_language)


def _period(field: Field, value: object, record_language: str, ui_language: str, labels: Labels) -> Shown:
    return Shown(date(*_pair(value), ui_language))


def _subject(field: Field, value: object, record_language: str, ui_language: str, labels: Labels) -> Shown:
    """Whom or where a figure is about: the organization, with the area where it has one too; quietly, which part of it is counted."""
    organization, area, breakdown = (*value, None, None, None)[:3] if isinstance(value, tuple) else (None, None, None)
    if not breakdown and not (organization and area):  # nearly always, and asked for every painted row
        table, key = ("organizations", organization) if organization else ("areas", area)
        return name(labels(table, str(key)), record_language, ui_language) if key else NOTHING
    keys = (("organizations", organization), ("areas", area), ("breakdowns", breakdown))
    parts = [name(labels(table, str(key)), record_language, ui_language) for table, key in keys if key]
    if len(parts) < 2:
        return parts[0] if parts else NOTHING
    joints = [PART_OF if breakdown and place == len(parts) - 1 else ", " if place else "" for place in range(len(parts))]
    main = "".join(joint + part.main for joint, part in zip(joints, parts, strict=True))
    bilingual = any(part.other for part in parts)
    other = "".join(joint + (part.other or part.main) for joint, part in zip(joints, parts, strict=True)) if bilingual else ""
    return Shown(main, other, quiet=len(joints[-1] + parts[-1].main) if breakdown else 0)


def _mark(field: Field, value: object, record_language: str, ui_language: str, labels: Labels) -> Shown:
    """≠ where sources disagree, ∴ where the figure was reckoned."""
    disagrees, basis = _pair(value)
    if disagrees:
        return Shown(DIFFER, align="centre", role="differ")
    return Shown(RECKONED, align="centre", role="muted") if basis == "reckoned" else NOTHING


_FORMS: dict[str, Callable[[Field, object, str, str, Labels], Shown]] = {
    "number": _number,
    "integer": _number,
    "date": _date_cell,
    "code": _code_cell,
    "link": _link,
    "flag": _flag,
    "title": _title,
    "period": _period,
    "subject": _subject,
    "mark": _mark,
}
