"""What a search costs before anything is painted, for each class of query: the first hundred rows, all rows, the exact total and facets.

What a library has answered before it answers from memory, so it is made to forget before each question.
"""

import random
import sqlite3
from collections.abc import Callable, Iterable, Iterator

from storage.catalog import Table
from storage.library import Library
from storage.query import Query
from storage.tables import BY_NAME
from tests.bench.figures import Figure, Setting, by_turns, cpu, middle, p95
from tests.bench.words import RARE_ENGLISH

SCREEN = 100
TIMES, SECONDS = 60, 8
FACETS = {"statistics": ("year", "indicator_id", "area_id"), "events": ("year", "kind", "topic_id")}
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


def first_screen(library: Library, table: Table, text: str) -> int:
    """Finds and fetches what one screen shows; how many rows that are."""
    library.engine.forget()
    return len(library.records(table.name, library.first_rows(Query(table.name, text), SCREEN), table.columns))


def all_rows(library: Library, table: Table, text: str) -> int:
    """Finds all rows, in order; how many there are."""
    library.engine.forget()
    return len(library.rows_of_query(Query(table.name, text)))


def total_and_facets(library: Library, table: Table, text: str, names: Iterable[str]) -> None:
    library.engine.forget()
    query = Query(table.name, text)
    library.matches(query)
    library.facets(query, names)


def by_id(connection: sqlite3.Connection, table: Table, rows: int) -> Callable[[], object]:
    """The floor: a hundred whole rows by their ids, somewhere in the table."""
    drawn = random.Random(3)
    sql = f"SELECT * FROM {table.name} WHERE row IN ({', '.join('?' * SCREEN)})"
    return lambda: connection.execute(sql, drawn.sample(range(1, rows + 1), SCREEN)).fetchall()


def like(connection: sqlite3.Connection) -> object:
    """What SQLite does without an index: looks through the names and notes that statistics are found by."""
    return connection.execute(LIKE, {"sought": f"%{RARE_ENGLISH}%"}).fetchall()


def figures(setting: Setting) -> Iterator[Figure]:
    made, small = Library(setting.made), Library(setting.small)
    plain = sqlite3.connect(setting.made)
    for table in FACETS:
        floor = by_id(plain, BY_NAME[table], made.count(table))
        for name, text in QUERIES.items():
            yield from _of_query(BY_NAME[table], name, text, (made, small), floor)
    actions = {
        "ours": lambda: cpu(lambda: first_screen(made, BY_NAME["statistics"], RARE_ENGLISH)),
        "like": lambda: cpu(lambda: like(plain)),
    }
    rare = by_turns(actions, 7)
    yield Figure("a rare word", middle(rare["ours"]), middle(rare["like"]), "LIKE over names and notes", goal=LIKE_GOAL)


def _of_query(table: Table, name: str, text: str, of: tuple[Library, Library], floor: Callable[[], object]) -> Iterator[Figure]:
    (made, small), three, every = of, FACETS[table.name], [facet.field for facet in table.facets]
    for library in of:
        total_and_facets(library, table, text, every)  # what is read once
    actions = {
        "made": lambda: cpu(lambda: first_screen(made, table, text)),
        "small": lambda: cpu(lambda: first_screen(small, table, text)),
        "floor": lambda: cpu(floor),
        "all": lambda: cpu(lambda: all_rows(made, table, text)),
        "three": lambda: cpu(lambda: total_and_facets(made, table, text, three)),
        "facets": lambda: cpu(lambda: total_and_facets(made, table, text, every)),
    }
    times = {of: p95(measured) for of, measured in by_turns(actions, TIMES, SECONDS).items()}
    label = f"first screen of {table.name}, {name} ({all_rows(made, table, text):,} hits)"
    yield Figure(label, times["made"], times["floor"], "100 rows by id", goal=FIRST_SCREEN)
    shown = [first_screen(library, table, text) for library in (made, small)]
    same = shown[0] == shown[1]  # else the one fetches rows where the other has none
    yield Figure(label, times["made"], times["small"], f"the same in the small one, {shown[1]} rows", goal=AS_SMALL if same else None)
    yield Figure(f"all rows in order of {table.name}, {name}", times["all"])
    yield Figure(f"exact total and three facets of {table.name}, {name}", times["three"], limit=ANSWER_MS)
    label = f"exact total and all {len(every)} facets of {table.name}, {name}"
    yield Figure(label, times["facets"], times["three"], "with three", goal=ALL_AS_THREE)
