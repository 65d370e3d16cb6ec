"""Conditions as typed, `kind:forum` or `年份:2019`, read as the filters that a facet would set."""

from collections.abc import Iterable
from functools import cache
from itertools import chain
from typing import TYPE_CHECKING

from storage.catalog import Field, Table
from storage.parse import Condition
from storage.query import Filter
from storage.tables import TABLES
from storage.text import tokens
from storage.words import text as words_of

if TYPE_CHECKING:
    from storage.library import Library

SHORT_NAMES = {
    "source": ("source_id", "publisher", "publisher_id"), "area": ("area_id",), "country": ("country", "area_id"), "city": ("city_id",),
    "org": ("organization_id", "organizer", "publisher_id"),
    "organization": ("organization_id", "organizer"), "indicator": ("indicator_id",),
    "topic": ("topic_id",), "series": ("series_id",), "unit": ("unit_id",), "parent": ("parent_id",),
}  # fmt: skip


@cache
def names() -> frozenset[str]:
    """The names that `name:value` may use: short names, fields of any table, and their words in both languages."""
    fields = {field.name for table in TABLES for field in table.fields}
    return frozenset((*SHORT_NAMES, *fields, *(word.casefold() for field in fields for word in words_of(f"field.{field}"))))


def as_filter(library: "Library", table: Table, condition: Condition) -> Filter | None:
    """The filter that a typed condition means in this table; None if the table has no such field or value."""
    for name in _fields_called(table, condition.name):
        field = table.by_name.get(name)
        values = _values(library, table, name, field, condition)
        if values is not None:
            op = "between" if condition.op != "is" else "not_in" if condition.excluded else "in"
            return Filter(table.name, name, op, values)
    return None


def _fields_called(table: Table, name: str) -> list[str]:
    known = [*table.by_name, *(facet.field for facet in table.facets if facet.sql)]
    named = [field for field in known if name == field or name in (w.casefold() for w in words_of(f"field.{field}"))]
    return [field for field in (*named, *SHORT_NAMES.get(name, ())) if field in known]


def _values(library: "Library", table: Table, name: str, field: Field | None, condition: Condition) -> tuple[str, ...] | None:
    if condition.op == "span":
        low, _, high = condition.value.partition("..")
        return low, high
    if condition.op in (">", ">="):
        return condition.value, ""
    if condition.op in ("<", "<="):
        return "", condition.value
    facet = table.facet_by_name.get(name)
    target = facet.target if facet and facet.target else field.target if field else ""
    if target:
        return _linked(library, target, condition.value) or None
    if field is not None and field.code_list:
        return _coded(library, field, condition.value) or None
    return (
        (condition.value,)
        if field is None or field.numeric or field.kind in ("code", "date", "flag")
        else _texts(library, table, name, condition.value)
    )


def _linked(library: "Library", target: str, value: str) -> tuple[str, ...]:
    """The ids that are the value, else those whose name has it as a whole word or run."""
    labels = library.labels(target)
    wanted = library.folding(value)
    if wanted in labels:
        return (wanted,)
    exact = tuple(key for key, label in labels.items() if wanted in (library.folding(label.en), library.folding(label.zh)))
    return exact or tuple(key for key, label in labels.items() if _has(library.folding(f"{label.en} {label.zh} {key}"), wanted))


def _coded(library: "Library", field: Field, value: str) -> tuple[str, ...]:
    wanted = library.folding(value)
    codes = field.codes or tuple(code for code in library.columns.values("statistics", field.name) if code)
    return tuple(c for c in codes if wanted == c or wanted in (library.folding(w) for w in words_of(f"code.{field.code_list}.{c}")))


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
