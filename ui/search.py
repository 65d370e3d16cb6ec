"""One thread that answers the newest question: what is typed never waits for what was typed before."""

import threading
from collections.abc import Callable
from pathlib import Path
from typing import NamedTuple

from PySide6.QtCore import QObject, Signal

from storage.library import Library, Rows
from storage.paths import as_message
from storage.query import Query
from storage.rules import DEFAULT
from storage.tables import TABLES

PAUSE = 0.02  # seconds between answers
SCREEN = 100  # rows that are told at once: no screen shows more
LONGEST = 1000  # characters; who pastes more than that looks for no name, and the best table is not worth the seconds


class Found(NamedTuple):
    """The rows that answer a query, in its order. whole: False where they are the first of more, which follow at once."""

    query: Query
    rows: Rows
    whole: bool = True


class Counts(NamedTuple):
    """How many rows of each table answer the query's text and years. best: the table with the best answer to the text, or empty."""

    query: Query
    counts: dict[str, int]
    best: str = ""


class Facets(NamedTuple):
    """For each facet asked for, how many rows have each value; `""` is unknown."""

    query: Query
    counts: dict[str, dict[str, int]]


class Question(NamedTuple):
    """A query, the facets to count with it, and the number that tells whether its answers are still wanted.

    language: whose order of names a sort follows. rule: by which claims are picked to be shown.
    """

    token: int
    query: Query
    facets: tuple[str, ...]
    language: str
    rule: str


class Searcher(QObject):
    """Answers `Found` (the first rows, then all), `Counts`, `Facets`, each with the question's token. A newer one ends an older one."""

    answered = Signal(int, object)
    failed = Signal(int, object)
    done = Signal(int)  # after the last answer to the question of that token, or after its end

    def __init__(self, path: Path, parent: QObject | None = None, opened: Callable[[Path], Library] = Library) -> None:
        super().__init__(parent)
        self._path, self._opened = path, opened
        self._wake = threading.Condition()
        self._waiting: Question | None = None
        self._token = 0
        self._closing = False
        self._library: Library | None = None
        self._thread: threading.Thread | None = None

    @property
    def token(self) -> int:
        """The newest question's."""
        return self._token

    def ask(self, query: Query, facets: tuple[str, ...], language: str, rule: str = DEFAULT.code) -> int:
        """Replaces the waiting question, interrupts the running one and returns the token that the answers will carry."""
        with self._wake:
            self._token += 1
            self._waiting = Question(self._token, query, facets, language, rule)
            if self._thread is None:
                self._thread = threading.Thread(target=self._run, name="search", daemon=True)
                self._thread.start()
            elif self._library is not None:
                self._library.interrupt()
            self._wake.notify()
            return self._token

    def close(self) -> None:
        """Ends the thread; unanswered questions stay so."""
        with self._wake:
            self._closing = True
            self._token += 1
            if self._library is not None:
                self._library.interrupt()
            self._wake.notify()
        if self._thread is not None:
            self._thread.join(5)

    def _run(self) -> None:
        library = self._opened(self._path)
        with self._wake:
            self._library = library
        while True:
            with self._wake:
                while self._waiting is None and not self._closing:
                    self._wake.wait()
                if self._closing:
                    break
                question, self._waiting = self._waiting, None
            assert question is not None
            self._answer(library, question)
            self.done.emit(question.token)
        library.close()

    def _overtaken(self) -> bool:
        """Lets the window paint what it was told; whether a newer question came meanwhile."""
        with self._wake:
            return self._wake.wait_for(lambda: self._waiting is not None or self._closing, PAUSE)

    def _answer(self, library: Library, question: Question) -> None:
        library.language, library.rule = question.language, question.rule
        try:
            for answer in _answers(library, question):
                if question.token != self._token:
                    return
                if answer is None:
                    continue
                self.answered.emit(question.token, answer)
                if question.token != self._token or self._overtaken():
                    return
        except Exception as fault:  # the thread must live on; the window says what happened
            if question.token == self._token and getattr(fault, "sqlite_errorname", "") != "SQLITE_INTERRUPT":
                self.failed.emit(question.token, as_message(fault, self._path))
            # else it was interrupted for a newer question: an index just being opened says so in words of its own


def _answers(library: Library, question: Question):  # type: ignore[no-untyped-def]
    from storage.best import best_table  # with the search, after the first paint

    query = question.query
    first = library.first_rows(query, SCREEN) if query.text.strip() and not query.sort_here else range(0)
    if 0 < len(first) < SCREEN:
        yield Found(query, first)
    else:
        if len(first):
            yield Found(query, first, whole=False)
        yield Found(query, library.rows_of_query(query))
    counts: dict[str, int] = {}
    for table in TABLES:
        counts[table.name] = library.matches(query.with_table(table.name))
        yield None  # a text of ten thousand words takes long enough to be given up in between
    yield Counts(query, counts, best_table(library, query) if 0 < len(query.text.strip()) <= LONGEST else "")
    if question.facets:
        yield Facets(query, library.facets(query, question.facets))
