"""Conditions as typed, `kind:forum` or `年份:2019`, read as the filters that a facet would set."""

from collections.abc import Iterable
from functools import cache
from itertools import chain
from typing import TYPE_CHECKING

from storage.catalog import Field, Table
from storage.describe import code_label, code_list
from storage.parse import Condition
from storage.query import Filter
from storage.tables import TABLES
from storage.text import tokens
from storage.words import text as words_of

if TYPE_CHECKING:
    from storage.library import Library

_SOURCE = ("source_id", "publisher", "publisher_id")
_ORGANIZATION = ("organization_id", "organizer", "organization")
SHORT_NAMES = {
    "source": _SOURCE, "来源": _SOURCE, "area": ("area_id",), "地区": ("area_id", "country"),
    "country": ("country", "area_id"), "国家": ("country", "area_id"), "city": ("city_id",), "城市": ("city_id",),
    "org": (*_ORGANIZATION, "publisher_id"), "organization": _ORGANIZATION, "organisation": _ORGANIZATION, "机构": _ORGANIZATION,
    "indicator": ("indicator_id",), "指标": ("indicator_id",), "topic": ("topic_id",), "主题": ("topic_id",),
    "series": ("series_id",), "系列": ("series_id",), "unit": ("unit_id",), "parent": ("parent_id",), "breakdown": ("breakdown_id",),
    "origin": ("origin_id",), "publisher": ("publisher", "publisher_id"), "发布者": ("publisher", "publisher_id"), "分歧": ("disagrees",),
}  # fmt: skip
FLAGS = ("1", "0")


@cache
def names() -> frozenset[str]:
    """The names that `name:value` may use: short names, fields and facets of any table, and their words in both languages."""
    fields = {name for table in TABLES for name in (*table.by_name, *table.facet_by_name)}
    return frozenset((*SHORT_NAMES, *fields, *(word for field in fields for word in _labels(field))))


def _labels(field: str) -> list[str]:
    """What a field is called, folded: `国家/地区` by either of its words too."""
    labels = [word.casefold() for word in words_of(f"field.{field}")]
    return [*labels, *(part for label in labels if "/" in label for part in label.split("/"))]


def as_filter(library: "Library", table: Table, condition: Condition) -> Filter | None:
    """The filter that a typed condition means in this table; None if the table has no such field or value."""
    for name in fields_called(table, condition.name):
        field = table.by_name.get(name)
        values = _values(library, table, name, field, condition)
        if values is not None:
            op = "between" if condition.op != "is" else "not_in" if condition.excluded else "in"
            return Filter(table.name, name, op, values)
    return None


def unclear(table: Table, condition: Condition) -> bool:
    """Whether it asks of a number what is none: `value:>=abc`."""
    names = fields_called(table, condition.name)
    field = table.by_name.get(names[0]) if names else None
    ends = condition.value.split("..") if condition.op == "span" else [condition.value]
    return field is not None and field.numeric and not all(_is_number(end) for end in ends if end)


def _is_number(typed: str) -> bool:
    try:
        float(typed.replace(",", ""))
    except ValueError:
        return False
    return True


def fields_called(table: Table, name: str) -> list[str]:
    """The fields and facets of a table that go by a folded name; the one that is meant first."""
    known = [*table.by_name, *(facet.field for facet in table.facets if facet.sql)]
    named = [field for field in known if name == field or name in _labels(field)]
    return list(dict.fromkeys(field for field in (*named, *SHORT_NAMES.get(name, ())) if field in known))


def _values(library: "Library", table: Table, name: str, field: Field | None, condition: Condition) -> tuple[str, ...] | None:
    if condition.op == "span":
        low, _, high = condition.value.partition("..")
        return (high, low) if _backwards(low, high) else (low, high)
    if condition.op in (">", ">="):
        return condition.value, ""
    if condition.op in ("<", "<="):
        return "", condition.value
    facet = table.facet_by_name.get(name)
    linked = facet.target if facet and facet.target else field.target if field else ""
    target = table.name if name == table.id_field and table.entity else linked
    if target:
        return _linked(library, target, condition.value) or None
    codes = _codes(library, table, name, field)
    if codes:
        return _coded(library, code_list(field, name), codes, condition.value) or None
    return (
        (condition.value,)
        if field is None or field.numeric or field.kind in ("code", "date")
        else _texts(library, table, name, condition.value)
    )


def _backwards(low: str, high: str) -> bool:
    """Whether the ends of a span stand the wrong way round: as numbers, or as dates, which are text."""
    try:
        return float(low) > float(high)
    except ValueError:
        return bool(low and high) and low > high


def _linked(library: "Library", target: str, value: str) -> tuple[str, ...]:
    """The ids that are the value or are called so (sources: whose publisher is), else those whose name has it as a word or run."""
    known = library.folded_names(target)
    wanted = library.folding(value)
    exact = tuple(key for key, names in known.items() if wanted == key or wanted in names)
    exact += _published_by(library, wanted) if target == "sources" else ()
    return exact or tuple(key for key, names in known.items() if _has(" ".join((*names[:2], key)), wanted))


def _published_by(library: "Library", name: str) -> tuple[str, ...]:
    """The sources of the organization that is called so: who says it, not of whom a title speaks."""
    called = {key for key, names in library.folded_names("organizations").items() if name == key or name in names}
    return tuple(key for key, by in library.lookup("sources", "publisher_id").items() if by in called)


def _codes(library: "Library", table: Table, name: str, field: Field | None) -> tuple[str, ...]:
    """The values of a field or facet whose values have words of their own; none for others."""
    if field is not None and (field.codes or field.kind == "flag"):
        return field.codes or FLAGS
    if name not in table.facet_by_name or not (field is None or field.code_list):
        return ()
    return tuple(code for code in library.columns.values(table.source, name) if code)


def _coded(library: "Library", words: str, codes: Iterable[str], value: str) -> tuple[str, ...]:
    wanted = library.folding(value)
    return tuple(code for code in codes if wanted == code or wanted in map(library.folding, code_label(words, code)))


def _texts(library: "Library", table: Table, name: str, value: str) -> tuple[str, ...] | None:
    """The texts of a field that have the value in them."""
    field = table.field(name)
    if field.path or field.of:
        via, _, column = field.path.partition(".")
        held: Iterable[object] = library.lookup(table.field(via).target, column).values() if field.path else ()
    else:
        held = chain.from_iterable(library.execute(f"SELECT DISTINCT {name} FROM {table.source} WHERE {name} IS NOT NULL"))
    wanted = library.folding(value)
    return tuple({str(text) for text in held if text and _has(library.folding(str(text)), wanted)}) or None


def _has(text: str, wanted: str) -> bool:
    """Whether the words of `wanted` all stand in `text`: Latin ones as whole words, Chinese ones as runs."""
    here = {token for token, cjk in tokens(text) if not cjk}
    return bool(wanted) and all(token in text if cjk else token in here for token, cjk in tokens(wanted))
