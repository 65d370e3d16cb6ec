"""Which rows answer a query: tier by tier from the index, or straight from the table; and the counts beside them."""

from array import array
from collections import Counter
from collections.abc import Iterable, Iterator
from itertools import chain
from typing import TYPE_CHECKING, NamedTuple

from storage import sql
from storage.catalog import Facet, Field, Table
from storage.closeness import closest
from storage.parse import Condition, Parsed, parse
from storage.query import Filter, Query
from storage.tables import BY_NAME, TABLES
from storage.text import tokens
from storage.words import text as words_of

if TYPE_CHECKING:
    from storage.library import Library, Rows

TIERS = ("name", "name_prefix", "title", "alias", "text")
RELEVANCE = "relevance"
SHORT_NAMES = {
    "source": ("source_id", "publisher", "publisher_id"), "area": ("area_id",), "country": ("country", "area_id"), "city": ("city_id",),
    "org": ("organization_id", "organizer", "publisher_id"),
    "organization": ("organization_id", "organizer"), "indicator": ("indicator_id",),
    "topic": ("topic_id",), "series": ("series_id",), "unit": ("unit_id",), "parent": ("parent_id",),
}  # fmt: skip


class Understood(NamedTuple):
    """A query as one table takes it: the words to match, and the condition on its rows."""

    parsed: Parsed
    condition: sql.Clause


def understand(library: "Library", query: Query) -> Understood:
    """What was typed, read for `query.table`; typed conditions become the same filters that a facet sets."""
    table = BY_NAME[query.table]
    parsed = parse(library.folding(query.text, keep=True), _names(), library.folding) if query.text.strip() else Parsed()
    typed = [_filter(library, table, condition) for condition in parsed.conditions]
    clauses = [sql.where(table, (*query.filters, *(f for f in typed if f)), query.years)]
    if parsed.years:
        clauses.append(sql.where(table, (), parsed.years))
    if any(f is None for f in typed):
        clauses.append(sql.Clause("0"))
    return Understood(parsed, sql.both(*clauses))


def rows(library: "Library", query: Query) -> "Rows":
    """The rows of `query.table` in the query's order: by chosen sort, else by relevance where there is text, else the default order."""
    understood = understand(library, query)
    chosen = [(key.field, key.descending) for key in query.sort_here if key.field != RELEVANCE]
    if not sql.match(understood.parsed) and not sql.unwanted(understood.parsed):
        found = _by_condition(library, BY_NAME[query.table], understood.condition)
    else:
        found = _ranked(tiers(library, query, understood), library.count(BY_NAME[query.table].source))
    if not chosen:
        return found
    return library.columns.sort(found, BY_NAME[query.table].source, chosen, library.language)


def _by_condition(library: "Library", table: Table, condition: sql.Clause) -> "Rows":
    if not condition.sql:
        return range(1, library.count(table.name) + 1)
    found = library.execute(f"SELECT row FROM {table.source} WHERE {condition.sql} ORDER BY row", condition.parameters)
    return array("I", chain.from_iterable(found))


def _ranked(found: Iterable[tuple[str, Iterable[int]]], size: int) -> "array[int]":
    """Each row once, in the first tier that has it."""
    seen = bytearray(size + 1)
    out = array("I")
    for _tier, rows_of_tier in found:
        for row in rows_of_tier:
            if not seen[row]:
                seen[row] = 1
                out.append(row)
    return out


def tiers(library: "Library", query: Query, understood: Understood | None = None) -> Iterator[tuple[str, Iterable[int]]]:
    """(tier, rows) from the best to the least, in default order (statistics: the closest first); a row may come again in a later tier."""
    table = BY_NAME[query.table]
    parsed, condition = understood or understand(library, query)
    narrowed = f" AND {{row}} IN (SELECT row FROM {table.source} WHERE {condition.sql})" if condition.sql else ""
    name = parsed.plain
    if name and not parsed.excluded and table in TABLES and table.name != "statistics":
        only = narrowed.format(row="row")
        named = f"SELECT row FROM names WHERE tbl = ? AND folded = ?{only} ORDER BY alias, row"
        yield TIERS[0], chain.from_iterable(library.execute(named, (table.name, name, *condition.parameters)))
        begun = f"SELECT DISTINCT row FROM names WHERE tbl = ? AND folded > ? AND folded < ? AND alias = 0{only} ORDER BY row"
        yield TIERS[1], chain.from_iterable(library.execute(begun, (table.name, name, name + "\U0010ffff", *condition.parameters)))
    only = narrowed.format(row="+rowid")
    by_name = table.source == "statistics"  # whose names are those of its indicator and subject: the closest first, whichever name it was
    for tier, columns in ((TIERS[2], ("title",)), (TIERS[3], ("title", "alias")), (TIERS[4], ()))[by_name:]:
        expression = sql.match(parsed, columns)
        if expression:
            full_text = f"SELECT rowid FROM {table.source}_fts WHERE {table.source}_fts MATCH ?{only} ORDER BY rowid"
            found: Iterable[int] = chain.from_iterable(library.execute(full_text, (expression, *condition.parameters)))
            if by_name and tier != TIERS[4]:
                yield TIERS[2], closest(library, found, parsed)
            else:
                yield tier, found
        elif tier == TIERS[4] and sql.unwanted(parsed):
            yield tier, _without(library, table, parsed, condition)


def _without(library: "Library", table: Table, parsed: Parsed, condition: sql.Clause) -> Iterable[int]:
    """The rows that lack the excluded words, when nothing else is asked for."""
    lacking = sql.Clause(f"row NOT IN (SELECT rowid FROM {table.source}_fts WHERE {table.source}_fts MATCH ?)", (sql.unwanted(parsed),))
    return _by_condition(library, table, sql.both(condition, lacking))


def count(library: "Library", query: Query) -> int:
    """How many rows of `query.table` answer it."""
    table = BY_NAME[query.table]
    parsed, condition = understand(library, query)
    expression = sql.match(parsed)
    if not expression:
        if sql.unwanted(parsed):
            return sum(1 for _ in _without(library, table, parsed, condition))
        if not condition.sql:
            return library.count(table.name)
        return int(library.execute(f"SELECT count(*) FROM {table.source} WHERE {condition.sql}", condition.parameters).fetchone()[0])
    only = f" AND +rowid IN (SELECT row FROM {table.source} WHERE {condition.sql})" if condition.sql else ""
    counting = f"SELECT count(*) FROM {table.source}_fts WHERE {table.source}_fts MATCH ?{only}"
    return int(library.execute(counting, (expression, *condition.parameters)).fetchone()[0])


def facets(library: "Library", query: Query, names: Iterable[str]) -> dict[str, dict[str, int]]:
    """For each named facet the number of rows of each value, under all filters but its own; `""` is unknown."""
    table = BY_NAME[query.table]
    plain = query.with_sort(())
    shared: Rows | None = None
    out: dict[str, dict[str, int]] = {}
    for name in names:
        facet = table.facet_by_name[name]
        others = _without_own(plain, facet)
        if others == plain:
            shared = rows(library, plain) if shared is None else shared
            counted: Rows = shared
        else:
            counted = rows(library, others)
        out[name] = _counts(library, table, facet, counted)
    return out


def _without_own(query: Query, facet: Facet) -> Query:
    if facet.kind == "year":
        return query.with_years(None)
    kept = tuple(f for f in query.filters if (f.table, f.field) != (query.table, facet.field))
    return Query(query.table, query.text, query.years, kept, query.sort)


def _counts(library: "Library", table: Table, facet: Facet, counted: "Rows") -> dict[str, int]:
    columns, source = library.columns, table.source
    if facet.kind == "year":
        years = Counter(map(columns.first_years(source).__getitem__, counted))
        return {str(year) if year else "": n for year, n in sorted(years.items())}
    values = columns.values(source, facet.field)
    if facet.kind == "many":
        offsets, codes = columns.many(source, facet.field)
        tally = Counter(code for row in counted for code in codes[offsets[row] : offsets[row + 1]] or (0,))
    else:
        tally = Counter(map(columns.codes(source, facet.field).__getitem__, counted))
    return {values[code]: n for code, n in tally.most_common()}


# -- typed conditions ------------------------------------------------------------------------------------------------------------------


def _names() -> frozenset[str]:
    """The names that `name:value` may use: short names, fields of any table, and their words in both languages."""
    if not _NAMES:
        found = set(SHORT_NAMES)
        for table in TABLES:
            for field in table.fields:
                found.add(field.name)
                found |= {word.casefold() for word in words_of(f"field.{field.name}")}
        _NAMES.append(frozenset(found))
    return _NAMES[0]


_NAMES: list[frozenset[str]] = []


def _filter(library: "Library", table: Table, condition: Condition) -> Filter | None:
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
