"""The self-check: opens what a reader would open, without a screen, and fails on an empty view, no rows, no marks or no pixels."""

import os
import sys
import threading
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from types import TracebackType

from PySide6.QtGui import QImage
from PySide6.QtWidgets import QApplication, QWidget

from storage import paths
from storage.query import Filter, Query
from storage.soundness import RANKS, Empty, Line, file_checks, sure
from storage.tables import TABLES
from storage.words import say, text
from ui.paper import Paper
from ui.parts.claim_entry import ClaimEntry
from ui.print import pdf
from ui.settings import Settings
from ui.theme import Theme
from ui.views import VIEWS
from ui.widgets.sparkline import Sparkline
from ui.window import Window
from ui.workspace import HOME, Place, Workspace

SEARCHES = ("专利", "商标", "华为", "PCT", "Darren Tan", "5G专利")
TWO = 2  # claims at the least where sources disagree
PATIENCE = 30.0  # seconds for one answer
PDF = 2000  # bytes of a page with something on it, at the least
COLOURS, INK = 8, 0.004  # what a painted view has at the least: colours, and pixels other than its ground among all


def run(database: Path, screenshots: Path | None, language: str) -> int:
    """Prints a line a check; returns 0 if all hold, else 1. Pictures go to the folder `screenshots`."""
    os.environ["QT_QPA_PLATFORM"] = "offscreen"
    if sys.platform == "win32":  # where the platform without a screen looks for no fonts by itself
        os.environ.setdefault("QT_QPA_FONTDIR", str(Path(os.environ.get("SYSTEMROOT", "C:/Windows")) / "Fonts"))
    words = "zh" if language == "zh" else "en"
    failed = 0
    with _caught() as faults:
        for check, holds in _checks(database, screenshots, language):
            sound = holds and not faults
            failed += not sound
            line = check if sound or not faults else ("fault", {"sentence": faults.pop(0)})
            verdict = text("check.ok" if sound else "check.failed").in_language(words)
            print(f"{verdict}\t{say(f'check.{line[0]}', words, **line[1])}", flush=True)
            faults.clear()
    print(say("check.sum" if not failed else "check.sum_failed", words, n=failed))
    return 1 if failed else 0


@contextmanager
def _caught() -> Iterator[list[str]]:
    """What is raised where nobody can catch it, in a slot or on another thread; it is written to standard error as well."""
    faults: list[str] = []

    def take(kind: type[BaseException], fault: BaseException | None, trace: TracebackType | None) -> None:
        faults.append(f"{kind.__name__}: {fault}")
        sys.__excepthook__(kind, fault or kind(), trace)

    before = sys.excepthook, threading.excepthook
    sys.excepthook = take
    threading.excepthook = lambda args: take(args.exc_type, args.exc_value, args.exc_traceback)
    try:
        yield faults
    finally:
        sys.excepthook, threading.excepthook = before


def _checks(database: Path, screenshots: Path | None, language: str) -> Iterator[tuple[Line, bool]]:
    readable = True
    for line, holds in file_checks(database, language):
        readable = readable and (holds or line[0] != "fault")
        yield line, holds
    if readable:
        yield from _views(database, screenshots, language)


def _views(database: Path, screenshots: Path | None, language: str) -> Iterator[tuple[Line, bool]]:
    app = QApplication.instance() or QApplication(sys.argv[:1])
    assert isinstance(app, QApplication)
    settings = Settings({})
    theme = Theme(paths.resources(), "light")
    theme.apply(app)
    words = "zh" if language == "zh" else "en"
    workspace = Workspace(database, language=words, record_language=language)
    window = Window(workspace, theme, settings)
    window.resize(1440, 900)
    window.show()
    looker = _Looker(window, workspace, screenshots)
    for check in (looker.home, looker.tables, looker.searches, looker.records, looker.evidence, looker.chart, looker.views):
        yield from sure(check, language)
    window.close()
    workspace.close()


class _Looker:
    """Leads the window to each place and looks at what it painted."""

    def __init__(self, window: Window, workspace: Workspace, screenshots: Path | None) -> None:
        self.window, self.workspace, self.screenshots = window, workspace, screenshots
        if screenshots is not None:
            screenshots.mkdir(parents=True, exist_ok=True)

    def home(self) -> Iterator[Line]:
        self._until(lambda: self.workspace.idle, "home")
        yield "view", {"what": HOME, "ink": self._look(self.window.centre.pages[HOME], "home")}

    def tables(self) -> Iterator[Line]:
        for table in TABLES:
            n = self._ask(Query(table=table.name))
            ink = self._look(self.window.centre.pages["table"], f"table-{table.name}")
            yield "table", {"what": table.name, "n": n, "ink": ink}

    def searches(self) -> Iterator[Line]:
        for place, typed in enumerate(SEARCHES):
            n = max(self._ask(Query(table=table, text=typed), may_lack=True) for table in ("statistics", "events", "people"))
            if not n:
                raise Empty("no_rows", what=typed)
            self._ask(Query(table="statistics" if place != SEARCHES.index("Darren Tan") else "people", text=typed))
            self._look(self.window, f"search-{place + 1}")
            yield "search", {"what": typed, "n": n}

    def records(self) -> Iterator[Line]:
        for table in TABLES:
            self._open(self.workspace.key_of(table.name, 1))
            ink = self._look(self._page(), f"record-{table.name}")
            yield "view", {"what": self.workspace.record, "ink": ink}

    def evidence(self) -> Iterator[Line]:
        """Who says so, of the first figure that sources disagree on."""
        self._ask(Query(table="statistics", filters=(Filter("statistics", "disagrees", "in", ("1",)),)))
        key = self.workspace.key_of("statistics", self.workspace.rows[0])
        self.workspace.show_evidence(key)
        self._until(lambda: getattr(self._page(), "key", "") == key and self.workspace.idle, key)
        claims = len(self._page().findChildren(ClaimEntry))
        if claims < TWO:
            raise Empty("no_marks", what=key)
        yield "evidence", {"n": claims, "ink": self._look(self._page(), "evidence")}

    def chart(self) -> Iterator[Line]:
        self._ask(Query(table="statistics", filters=RANKS))
        self._open(self.workspace.key_of("statistics", self.workspace.rows[0]))
        charts = self._page().findChildren(Sparkline)
        if not charts or len(charts[0].points) < len(range(2009, 2026)):
            raise Empty("no_marks", what=self.workspace.record)
        yield "chart", {"n": len(charts[0].points), "ink": self._look(charts[0], "chart")}

    def views(self) -> Iterator[Line]:
        """Every other view of results, and what it looks like on paper where it can be a picture."""
        for view in VIEWS[1:]:
            query = Query(table="events") if view.key == "timeline" else Query(table="statistics", filters=RANKS)
            self._ask(query)
            self.workspace.show_view(view.key)
            page = self.window.centre.page(view.key)
            self._until(lambda page=page: self.workspace.idle and page.picture() is not None, view.key)  # type: ignore[misc]
            yield "view", {"what": view.key, "ink": self._look(page, f"view-{view.key}")}
            if view.key == "chart":
                if page.drawn < len(range(2009, 2026)):
                    raise Empty("no_marks", what=view.key)
                yield "chart", {"n": page.drawn, "ink": self._look(page.canvas, "view-chart-canvas")}
            made = pdf(page.picture(), Paper(paths.resources()))
            if not made.startswith(b"%PDF") or len(made) < PDF:
                raise Empty("no_file", file=f"{view.key}.pdf")
            yield "export", {"format": f".pdf ({view.key})", "n": len(self.workspace.rows), "size": len(made)}

    def _page(self) -> QWidget:
        page = self.window.panes.beside
        if page is None:
            raise Empty("no_view", what=self.workspace.record)
        return page

    def _ask(self, query: Query, *, may_lack: bool = False) -> int:
        """Asks and waits for the rows; how many there are."""
        self.workspace.go(Place("table", query))
        self._until(lambda: self.workspace.results.query == query and not self.workspace.busy, query.text or query.table)
        n = len(self.workspace.rows)
        if not n and not may_lack:
            raise Empty("no_rows", what=query.text or query.table)
        return n

    def _open(self, key: str) -> None:
        self.workspace.open_record(key)
        self._until(lambda: getattr(self._page(), "key", "") == key and self.workspace.idle, key)

    def _until(self, there: Callable[[], bool], what: str) -> None:
        end = time.monotonic() + PATIENCE
        while not there():
            QApplication.processEvents()
            time.sleep(0.002)
            if time.monotonic() > end:
                raise Empty("no_answer", what=what)
        QApplication.processEvents()

    def _look(self, widget: QWidget, name: str) -> int:
        """How many pixels are not the ground's colour; a picture is kept if pictures are wanted."""
        QApplication.processEvents()
        image = widget.grab().toImage().convertToFormat(QImage.Format.Format_RGB32)
        if self.screenshots is not None:
            self.window.grab().save(str(self.screenshots / f"{name}.png"))
        counts: dict[int, int] = {}
        for y in range(0, image.height(), 2):
            for x in range(0, image.width(), 2):
                colour = image.pixel(x, y)
                counts[colour] = counts.get(colour, 0) + 1
        ink = sum(counts.values()) - max(counts.values(), default=0)
        if len(counts) < COLOURS or ink < INK * sum(counts.values()):
            raise Empty("no_ink", what=name)
        return ink
