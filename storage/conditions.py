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

SHORT_NAMES = {
    "source": ("source_id", "publisher", "publisher_id"), "area": ("area_id",), "country": ("country", "area_id"), "city": ("city_id",),
    "org": ("organization_id", "organizer", "publisher_id"),
    "organization": ("organization_id", "organizer"), "indicator": ("indicator_id",),
    "topic": ("topic_id",), "series": ("series_id",), "unit": ("unit_id",), "parent": ("parent_id",),
    "breakdown": ("breakdown_id",), "origin": ("origin_id",),
}  # fmt: skip
FLAGS = ("1", "0")


@cache
def names() -> frozenset[str]:
    """The names that `name:value` may use: short names, fields and facets of any table, and their words in both languages."""
    fields = {name for table in TABLES for name in (*table.by_name, *table.facet_by_name)}
    return frozenset((*SHORT_NAMES, *fields, *(word.casefold() for field in fields for word in words_of(f"field.{field}"))))


def as_filter(library: "Library", table: Table, condition: Condition) -> Filter | None:
    """The filter that a typed condition means in this table; None if the table has no such field or value."""
    for name in fields_called(table, condition.name):
        field = table.by_name.get(name)
        values = _values(library, table, name, field, condition)
        if values is not None:
            op = "between" if condition.op != "is" else "not_in" if condition.excluded else "in"
            return Filter(table.name, name, op, values)
    return None


def fields_called(table: Table, name: str) -> list[str]:
    """The fields and facets of a table that go by a folded name; the one that is meant first."""
    known = [*table.by_name, *(facet.field for facet in table.facets if facet.sql)]
    named = [field for field in known if name == field or name in (w.casefold() for w in words_of(f"field.{field}"))]
    return [field for field in (*named, *SHORT_NAMES.get(name, ())) if field in known]


def _values(library: "Library", table: Table, name: str, field: Field | None, condition: Condition) -> tuple[str, ...] | None:
    if condition.op == "span":
        low, _, high = condition.value.partition("..")
        return (high, low) if _backwards(low, high) else (low, high)
    if condition.op in (">", ">="):
        return condition.value, ""
    if condition.op in ("<", "<="):
        return "", condition.value
    facet = table.facet_by_name.get(name)
    target = facet.target if facet and facet.target else field.target if field else ""
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
    """The ids that are the value or are called so, else those whose name has it as a whole word or run."""
    known = library.folded_names(target)
    wanted = library.folding(value)
    exact = tuple(key for key, names in known.items() if wanted == key or wanted in names)
    return exact or tuple(key for key, names in known.items() if _has(" ".join((*names[:2], key)), wanted))


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
