"""Finds what is hot in a long table, and stores its sets of rows (`storage.hot`)."""

import sqlite3
from array import array
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from itertools import chain

from storage.catalog import TIERS, Table
from storage.hot import BEGUN, SHARE, SHARE_OF_PARTS, SHARE_OF_PLAIN, packed, written
from storage.suited import FEW
from storage.tables import TABLES
from storage.terms import Term, expression, pairs
from storage.text import is_ideograph
from storage.textindex import COLUMNS

LONGEST_RUN, LONGEST_NAME = 6, 40  # characters


def insert(connection: sqlite3.Connection, table: Table, rows: int) -> None:
    """Fills `hot` for a table of so many rows, whose index must be finished; leaves it alone if they are few."""
    if rows <= FEW or table not in TABLES:
        return
    tiers, share = (TIERS[-1:], SHARE_OF_PLAIN) if table.blocks else (TIERS, SHARE)
    _insert(connection, table.name, rows, tiers, rows // share)
    for name, begun in _begun(connection, table.name, rows // SHARE):
        _store(connection, (table.name, name, BEGUN), begun, rows)
    if table.blocks:
        parts = connection.execute("SELECT count(*) FROM parts").fetchone()[0]
        _insert(connection, "parts", parts, TIERS[-1:], parts // SHARE_OF_PARTS)


def _insert(connection: sqlite3.Connection, name: str, rows: int, tiers: Sequence[str], least: int) -> None:
    words = _words(connection, name, least)
    for term in (*map(Term, words), *_beginnings(connection, name, least), *_runs(connection, name, words, least)):
        better: list[int] = []
        for tier in tiers:
            found = list(_matched(connection, name, term, tier))
            if len(found) > len(better):
                _store(connection, (name, written(term), tier), found, rows)
            better = found


def _store(connection: sqlite3.Connection, key: tuple[str, str, str], rows: Iterable[int], last: int) -> None:
    connection.execute("INSERT INTO hot VALUES (?, ?, ?, ?)", (*key, packed(array("I", rows), last + 1)))


def _matched(connection: sqlite3.Connection, table: str, term: Term, tier: str) -> Iterator[int]:
    match = f"SELECT rowid FROM {table}_fts WHERE {table}_fts MATCH ?"
    return chain.from_iterable(connection.execute(match, (expression(term, COLUMNS[tier]),)))


def _words(connection: sqlite3.Connection, table: str, least: int) -> list[str]:
    return list(chain.from_iterable(connection.execute(f"SELECT term FROM {table}_vocab WHERE rows >= ? ORDER BY term", (least,))))


def _beginnings(connection: sqlite3.Connection, table: str, least: int) -> list[Term]:
    """Of several words that together are hot."""
    rows: Counter[str] = Counter()
    endings: Counter[str] = Counter()
    for term, n in connection.execute(f"SELECT term, rows FROM {table}_vocab"):
        for length in (1,) if is_ideograph(term[0]) else range(1, len(term) + 1):
            rows[term[:length]] += n
            endings[term[:length]] += 1
    return [Term(start, True) for start in sorted(rows) if rows[start] >= least and endings[start] > 1]


def _runs(connection: sqlite3.Connection, table: str, words: list[str], least: int) -> list[Term]:
    """Chinese runs of more than two characters, each made longer as long as it is hot."""
    hot_pairs = [word for word in words if len(word) == 2 and is_ideograph(word[0])]
    counted = f"SELECT count(*) FROM {table}_fts WHERE {table}_fts MATCH ?"
    found: list[Term] = []
    runs = hot_pairs
    for _ in range(3, LONGEST_RUN + 1):
        longer = [run + pair[1] for run in runs for pair in hot_pairs if run[-1] == pair[0]]
        terms = {run: Term(" ".join(pairs(run))) for run in longer}
        runs = [run for run, term in terms.items() if connection.execute(counted, (expression(term),)).fetchone()[0] >= least]
        found += [terms[run] for run in runs]
    return found


def _begun(connection: sqlite3.Connection, table: str, least: int) -> Iterator[tuple[str, list[int]]]:
    """The beginnings that hot many names have, and the rows of those."""
    names = connection.execute("SELECT folded, row FROM names WHERE tbl = ? AND alias = 0", (table,)).fetchall()
    frequent = {"": names}
    for length in range(1, LONGEST_NAME + 1):
        longer: dict[str, list[tuple[str, int]]] = {}
        for name, row in chain.from_iterable(frequent.values()):
            if len(name) > length:  # a name that ends here is that name, not the beginning of one
                longer.setdefault(name[:length], []).append((name, row))
        frequent = {start: named for start, named in sorted(longer.items()) if len(named) >= least}
        yield from ((start, sorted({row for _, row in named})) for start, named in frequent.items())
