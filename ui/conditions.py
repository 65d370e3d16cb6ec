"""What a query is filtered by, as the reader sees it: the years and each filter, but for the switch of facts."""

from storage.query import FACTS, Filter, Query

Condition = Filter | None  # None is the years


def chips_of(query: Query) -> list[Condition]:
    """What a query is filtered by in its table, but for the switch of facts."""
    return [*([None] if query.years else []), *(one for one in query.here if one.field != FACTS.field)]


def without(query: Query, condition: Condition) -> Query:
    """The query less one of its filters, or less its years."""
    return query.with_years(None) if condition is None else query.without_filter(condition)


def cleared(query: Query) -> Query:
    """The query without the filters and years of its table; the switch of facts stays as it is."""
    bare = query.cleared()
    return bare.with_filter(FACTS) if FACTS in query.filters else bare


def asks_something(query: Query) -> bool:
    """Whether it asks for less than a whole table, the switch of facts aside."""
    return bool(query.text.strip() or chips_of(query))
