"""What a search costs before anything is painted, for each class of query: the first hundred rows, all rows, the exact total and facets.

What a library has answered before it answers from memory, so it is made to forget before each question.
"""

import random
import sqlite3
from collections.abc import Callable, Iterable, Iterator

from storage.library import Library
from storage.query import Query
from storage.tables import BY_NAME
from tests.bench.figures import Figure, Setting, by_turns, cpu, middle, p95
from tests.bench.words import RARE_ENGLISH

TABLE = BY_NAME["statistics"]
SCREEN = 100
TIMES, SECONDS = 60, 12
FACETS = ("year", "indicator_id", "area_id")
ALL_FACETS = tuple(facet.field for facet in TABLE.facets)
QUERIES = {
    "rare": RARE_ENGLISH, "common": "patent", "fairly common": "trademark", "two characters": "专利", "one character": "法",
    "mixed": "patent 专利", "one-letter prefix": "p", "no hit": "qqqqq",
}  # fmt: skip
LIKE = """
SELECT s.row FROM statistics s JOIN indicators i USING (indicator_id) JOIN sources o USING (source_id)
LEFT JOIN areas a USING (area_id) LEFT JOIN organizations g USING (organization_id)
WHERE s.note LIKE :sought OR i.name_en LIKE :sought OR i.name_zh LIKE :sought OR o.title LIKE :sought OR o.publisher LIKE :sought
OR a.name_en LIKE :sought OR a.name_zh LIKE :sought OR g.name_en LIKE :sought OR g.name_zh LIKE :sought
"""
FIRST_SCREEN, AS_SMALL, LIKE_GOAL, ANSWER_MS, ALL_AS_THREE = 3.0, 1.5, 1 / 1000, 16, 6


def first_screen(library: Library, text: str) -> None:
    """Finds and fetches what one screen shows."""
    library.engine.forget()
    library.records(TABLE.name, library.first_rows(Query(TABLE.name, text), SCREEN), TABLE.columns)


def all_rows(library: Library, text: str) -> int:
    """Finds all rows, in order; how many there are."""
    library.engine.forget()
    return len(library.rows_of_query(Query(TABLE.name, text)))


def total_and_facets(library: Library, text: str, names: Iterable[str]) -> None:
    library.engine.forget()
    query = Query(TABLE.name, text)
    library.matches(query)
    library.facets(query, names)


def by_id(connection: sqlite3.Connection, rows: int) -> Callable[[], object]:
    """The floor: a hundred whole rows by their ids, somewhere in the table."""
    drawn = random.Random(3)
    sql = f"SELECT * FROM {TABLE.name} WHERE row IN ({', '.join('?' * SCREEN)})"
    return lambda: connection.execute(sql, drawn.sample(range(1, rows + 1), SCREEN)).fetchall()


def like(connection: sqlite3.Connection) -> object:
    """What SQLite does without an index: looks through the names and notes that statistics are found by."""
    return connection.execute(LIKE, {"sought": f"%{RARE_ENGLISH}%"}).fetchall()


def figures(setting: Setting) -> Iterator[Figure]:
    made, small = Library(setting.made), Library(setting.small)
    plain = sqlite3.connect(setting.made)
    floor = by_id(plain, setting.rows)
    for name, text in QUERIES.items():
        for library in (made, small):
            total_and_facets(library, text, ALL_FACETS)  # what is read once
        yield from _of_query(name, text, made, small, floor)
    rare = by_turns({"ours": lambda: cpu(lambda: first_screen(made, RARE_ENGLISH)), "like": lambda: cpu(lambda: like(plain))}, 7)
    yield Figure("a rare word", middle(rare["ours"]), middle(rare["like"]), "LIKE over names and notes", goal=LIKE_GOAL)


def _of_query(name: str, text: str, made: Library, small: Library, floor: Callable[[], object]) -> Iterator[Figure]:
    actions = {
        "made": lambda: cpu(lambda: first_screen(made, text)),
        "small": lambda: cpu(lambda: first_screen(small, text)),
        "floor": lambda: cpu(floor),
        "all": lambda: cpu(lambda: all_rows(made, text)),
        "three": lambda: cpu(lambda: total_and_facets(made, text, FACETS)),
        "facets": lambda: cpu(lambda: total_and_facets(made, text, ALL_FACETS)),
    }
    times = {of: p95(measured) for of, measured in by_turns(actions, TIMES, SECONDS).items()}
    label = f"first screen, {name} ({all_rows(made, text):,} hits)"
    yield Figure(label, times["made"], times["floor"], "100 rows by id", goal=FIRST_SCREEN)
    yield Figure(label, times["made"], times["small"], "the same in 10,000", goal=AS_SMALL)
    yield Figure(f"all rows in order, {name}", times["all"])
    yield Figure(f"exact total and three facets, {name}", times["three"], limit=ANSWER_MS)
    yield Figure(f"exact total and all {len(ALL_FACETS)} facets, {name}", times["facets"], times["three"], "with three", goal=ALL_AS_THREE)
