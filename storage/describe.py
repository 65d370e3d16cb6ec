"""What a value means and a query asks, in words: for chips, for headings, and for the sheet of a workbook that says what it holds."""

from typing import TYPE_CHECKING

from storage.catalog import Field, Table
from storage.query import FACTS, Filter, Query
from storage.tables import BY_NAME
from storage.words import Text, field_text, known, say, text

if TYPE_CHECKING:
    from storage.library import Library

MOST_NAMED = 3  # of single records; more are counted


def worded(phrase: Text, language: str) -> str:
    """The phrase in `en` or `zh` (the other where one is missing), or for `both` as `English · 中文`; once where the two are the same."""
    if language != "both":
        return phrase.in_language(language)
    return " · ".join(dict.fromkeys(part for part in phrase if part))


def field_label(table: Table, name: str) -> Text:
    """What a field or facet is called; a view calls its fields as the table does whose rows it shows."""
    return field_text(table.source, name)


def value_label(table: Table, name: str, value: str, library: "Library") -> Text:
    """What a stored value of a field or facet means: a record's name, a code's word, yes or no; else the value itself."""
    field, facet = table.by_name.get(name), table.facet_by_name.get(name)
    target = field.target if field else facet.target if facet else ""
    if not value:
        return text("unknown")
    if target:
        return library.label(target, value)
    return code_label(code_list(field, name), value)


def code_list(field: Field | None, name: str) -> str:
    """The list of words for the values of a field; a facet that is no field, and a field that names no list, lend theirs their own name."""
    if field and field.kind == "flag":
        return "flag"
    return (field.code_list if field else "") or name


def code_label(name: str, value: str) -> Text:
    """What one value of a list of words means; the value itself where it has no word."""
    code = f"code.{name}.{value}"
    return text(code) if known(code) else Text(value, value)


def describe(query: Query, library: "Library", language: str) -> list[str]:
    """What leaves rows of the query's table out: what was typed, the years, each filter. Empty if nothing does."""
    out = []
    if query.text.strip():
        out.append(_line(text("describe.search"), query.text.strip(), language))
    if query.years:
        out.append(_line(text("describe.years"), span(*query.years, language), language))
    return [*out, *(describe_filter(condition, library, language) for condition in query.here)]


def heading(query: Query, library: "Library", language: str) -> str:
    """A short name: the words, the years, and what the filters let through; the table's where nothing narrows it."""
    parts = [" ".join(query.text.split())] if query.text.strip() else []
    parts += [span(*query.years, language)] if query.years else []
    parts += [_short(condition, library, language) for condition in query.here if condition != FACTS]
    return ("，" if language == "zh" else ", ").join(parts) or worded(text(f"table.{query.table}"), language)


def _short(condition: Filter, library: "Library", language: str) -> str:
    """What a filter lets through; of yes or no, which says nothing by itself, with the name of the field."""
    label, said = filter_words(condition, library, language)
    field = BY_NAME[condition.table].by_name.get(condition.field)
    if field is None or field.kind != "flag":
        return said
    return label if (condition.op, condition.values) == ("in", ("1",)) else f"{label}{'：' if language == 'zh' else ': '}{said}"


def describe_filter(condition: Filter, library: "Library", language: str) -> str:
    """One filter as `field: values`; values that are ORed are joined by commas. The switch of facts is called as its box is."""
    return joined(*filter_words(condition, library, language), language)


def joined(label: str, said: str, language: str) -> str:
    """`label: said`, or the label alone where nothing is said of it."""
    return f"{label}{'：' if language == 'zh' else ': '}{said}" if said else label


def filter_words(condition: Filter, library: "Library", language: str) -> tuple[str, str]:
    """What a filter's field is called, and what it asks of it; of the switch of facts its name, and nothing."""
    if condition == FACTS:
        return worded(text("switch.facts"), language), ""
    table = BY_NAME[condition.table]
    label = worded(field_label(table, condition.field), language)
    if condition.op == "between":
        return label, span(*_two(condition.values), language)
    if condition.op in ("unknown", "known"):
        return label, worded(text("unknown" if condition.op == "unknown" else "describe.known"), language)
    if condition.field == table.id_field and len(condition.values) > MOST_NAMED:  # a choice of single records
        return label, _sentence("describe.records", language, n=len(condition.values))
    values = [worded(value_label(table, condition.field, value, library), language) for value in condition.values]
    said = ("、" if language == "zh" else ", ").join(values)
    return label, _sentence("describe.not", language, values=said) if condition.op == "not_in" else said


def describe_sort(query: Query, language: str) -> str:
    """The chosen order of the query's table, or an empty text where none was chosen."""
    table = BY_NAME[query.table]
    steps = []
    for key in query.sort_here:
        name = worded(field_label(table, key.field), language)
        steps.append(_sentence("describe.descending", language, field=name) if key.descending else name)
    return ("、" if language == "zh" else ", ").join(steps)


def span(first: object, last: object, language: str) -> str:
    """`2019–2024`, `from 2019`, `up to 2024`, or one year."""
    low, high = ("" if end is None else str(end) for end in (first, last))
    if low and high:
        return low if low == high else f"{low}–{high}"
    return _sentence("describe.from" if low else "describe.to", language, value=low or high)


def _two(values: tuple[str, ...]) -> tuple[str, str]:
    return (values[0] if values else "", values[1] if len(values) > 1 else "")


def _line(label: Text, said: str, language: str) -> str:
    return joined(worded(label, language), said, language)


def _sentence(code: str, language: str, **values: object) -> str:
    return say(code, "en" if language == "both" else language, **values)
