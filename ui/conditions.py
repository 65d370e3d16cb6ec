"""What a query is filtered by, as the reader sees it: the years and each filter, but for the switch of facts."""

from dataclasses import replace

from storage.query import FACTS, Filter, Query
from storage.tables import BY_NAME

Condition = Filter | None  # None is the years


def chips_of(query: Query) -> list[Condition]:
    """What a query is filtered by in its table, but for the switch of facts."""
    return [*([None] if query.years else []), *(one for one in query.here if one.field != FACTS.field)]


def without(query: Query, condition: Condition) -> Query:
    """The query less one of its filters, or less its years."""
    if condition is None:
        return query.with_years(None)
    return without_choice(query) if is_choice(condition) else query.without_filter(condition)


def is_choice(condition: Filter) -> bool:
    """Whether a condition lets single records through, by their ids: a collection, or ids that were looked up."""
    return (condition.field, condition.op) == (BY_NAME[condition.table].id_field, "in")


def is_nobody(condition: Filter) -> bool:
    """Whether a condition is a choice of no record at all: of a collection, in a table of which it has nothing."""
    return is_choice(condition) and condition.values[:1] != () and condition.values[0].startswith("~")


def without_choice(query: Query) -> Query:
    """The query for all records again: single ones are chosen, and no longer chosen, in all tables at once."""
    return replace(query, filters=tuple(one for one in query.filters if not is_choice(one)))


def cleared(query: Query) -> Query:
    """The query without the filters and years of its table; the switch of facts stays as it is."""
    bare = without_choice(query.cleared()) if any(map(is_choice, query.here)) else query.cleared()
    return bare.with_filter(FACTS) if FACTS in query.filters else bare


def asks_something(query: Query) -> bool:
    """Whether it asks for less than a whole table, the switch of facts aside."""
    return bool(query.text.strip() or chips_of(query))
