"""Query to SQL: pure functions, and the one place that writes WHERE."""

from collections.abc import Iterable, Sequence
from typing import NamedTuple

from storage.catalog import Facet, Table
from storage.query import Filter

NEGATIVE = ("not_in", "known")


class Clause(NamedTuple):
    """A piece of SQL and its parameters."""

    sql: str
    parameters: tuple[object, ...] = ()


def both(*clauses: Clause) -> Clause:
    """All of the clauses that say something, ANDed."""
    given = [clause for clause in clauses if clause.sql]
    return Clause(" AND ".join(clause.sql for clause in given), tuple(p for clause in given for p in clause.parameters))


def any_of(*clauses: Clause) -> Clause:
    """At least one of the clauses."""
    if len(clauses) < 2:
        return clauses[0] if clauses else Clause("")
    return Clause("(" + " OR ".join(clause.sql for clause in clauses) + ")", tuple(p for clause in clauses for p in clause.parameters))


def where(table: Table, filters: Iterable[Filter], years: tuple[int | None, int | None] | None) -> Clause:
    """The condition on the rows of `table`: its own filters and the years, if it has years. Values of a field are ORed, fields ANDed."""
    clauses = [Clause(table.where)] if table.where else []
    here = [filter_ for filter_ in filters if filter_.table == table.name]
    for name in dict.fromkeys(filter_.field for filter_ in here):
        wanted = [_condition(table, f) for f in here if f.field == name and f.op not in NEGATIVE]
        clauses.append(any_of(*wanted))
        clauses += [_condition(table, f) for f in here if f.field == name and f.op in NEGATIVE]
    if years and "year" in table.by_name:
        clauses.append(_years(years))
    return both(*clauses)


def _years(years: tuple[int | None, int | None]) -> Clause:
    first, last = years
    return both(
        Clause("last_year >= ?", (first,)) if first is not None else Clause(""),
        Clause("year <= ?", (last,)) if last is not None else Clause(""),
    )


def _condition(table: Table, filter_: Filter) -> Clause:
    facet = table.facet_by_name.get(filter_.field)
    if facet is not None and facet.sql:
        return _many(facet, filter_)
    field = table.field(filter_.field)
    if field.of:
        return _any_of(table, field.of, filter_)
    if field.path:
        via, _, column = field.path.partition(".")
        target = table.field(via).target
        inner = _plain(column, filter_, field.numeric)
        key = _ID_FIELDS[target]
        return Clause(f"{via} IN (SELECT {key} FROM {target} WHERE {inner.sql})", inner.parameters)
    return _plain(field.name, filter_, field.numeric)


_ID_FIELDS = {"indicators": "indicator_id", "sources": "source_id", "organizations": "organization_id", "areas": "area_id"}


def _any_of(table: Table, names: Sequence[str], filter_: Filter) -> Clause:
    """A composed field has a value if one of its parts has it, and excludes it if none has."""
    parts = [_plain(name, filter_, table.field(name).numeric) for name in names]
    joint = " AND " if filter_.op in ("not_in", "unknown") else " OR "
    return Clause("(" + joint.join(part.sql for part in parts) + ")", tuple(p for part in parts for p in part.parameters))


def _plain(column: str, filter_: Filter, numeric: bool) -> Clause:
    if filter_.op == "unknown":
        return Clause(f"{column} IS NULL")
    if filter_.op == "known":
        return Clause(f"{column} IS NOT NULL")
    if filter_.op == "between":
        return _between(column, filter_.values, numeric)
    values = tuple(value for value in filter_.values if value != "")
    marks = ", ".join("?" * len(values))
    compared = f"{column} COLLATE NOCASE" if not numeric else column
    given: tuple[object, ...] = tuple(_number(value) for value in values) if numeric else values
    some = f"{compared} IN ({marks})" if values else "0"
    if filter_.op == "not_in":
        blank = f"{column} IS NOT NULL" if "" in filter_.values else "1"
        return Clause(f"(coalesce({compared} NOT IN ({marks}), 1) AND {blank})" if values else blank, given)
    return Clause(f"({some} OR {column} IS NULL)" if "" in filter_.values else some, given)


def _between(column: str, values: Sequence[str], numeric: bool) -> Clause:
    """Any of the spans that the values name in pairs; an empty end is open, a text end takes in all that begins with it."""
    ends = (*values, "")[: len(values) + len(values) % 2]
    return any_of(*(_span(column, low, high, numeric) for low, high in zip(ends[::2], ends[1::2], strict=True)))


def _span(column: str, low: str, high: str, numeric: bool) -> Clause:
    lower = Clause(f"{column} >= ?", (_number(low) if numeric else low,)) if low else Clause("")
    upper = Clause(f"{column} <= ?", (_number(high) if numeric else high + "\uffff",)) if high else Clause("")
    both_ends = both(lower, upper)
    return Clause(f"({both_ends.sql or '1'})", both_ends.parameters)


def _number(text: str) -> float | str:
    try:
        return float(text.replace(",", ""))
    except ValueError:
        return text


def _many(facet: Facet, filter_: Filter) -> Clause:
    """A facet with many values a row, through the SELECT of its pairs."""
    values = tuple(value for value in filter_.values if value != "")
    marks = ", ".join("?" * len(values))
    some = f"row IN (WITH pairs(r, v) AS ({facet.sql}) SELECT r FROM pairs WHERE v COLLATE NOCASE IN ({marks}))"
    none = f"row NOT IN (WITH pairs(r, v) AS ({facet.sql}) SELECT r FROM pairs)"
    if filter_.op in ("unknown", "known"):
        return Clause(none if filter_.op == "unknown" else f"NOT ({none})")
    parts = [some] * bool(values) + [none] * ("" in filter_.values)
    clause = "(" + " OR ".join(parts or ["0"]) + ")"
    return Clause(f"NOT {clause}" if filter_.op == "not_in" else clause, values)
