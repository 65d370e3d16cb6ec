"""Records that are named by their permanent ids, marked in their table."""

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject

from storage.query import Filter, Query
from storage.tables import BY_NAME
from storage.words import say, table_word
from ui.notices import Notices
from ui.workspace import Place, Workspace

if TYPE_CHECKING:
    from storage.lookup import Looked

SHOWN_ALONE = 500  # records up to which the table shows just them; more are marked among all
MOST_NAMED = 3


class Lookup(QObject):
    """Asks for the records, shows the table that has most of them, and marks them there."""

    def __init__(self, workspace: Workspace, notices: Notices) -> None:
        super().__init__(workspace)
        self._workspace, self._notices = workspace, notices
        self._waiting: tuple[Query, tuple[int, ...]] | None = None
        workspace.results_changed.connect(self._mark)

    def look_up(self, request: object) -> None:
        """request: a LookupRequest."""
        self._workspace.ask("lookup", request, self._take)  # type: ignore[arg-type]

    def _take(self, answer: object) -> None:
        looked: Looked = answer  # type: ignore[assignment]
        if looked.found:
            table = max(looked.found, key=lambda name: len(looked.found[name]))
            self._show(table, looked.found[table])
        self._tell(looked)

    def _show(self, table: str, rows: tuple[int, ...]) -> None:
        workspace, field = self._workspace, BY_NAME[table].id_field
        query = Query(table)
        if len(rows) <= SHOWN_ALONE:
            ids = tuple(workspace.key_of(table, row).partition("/")[2] for row in rows)
            query = query.with_filter(Filter(table, field, "in", ids))
        self._waiting = query, rows
        workspace.go(Place("table", query))
        self._mark()

    def _mark(self) -> None:
        if self._waiting is not None and self._workspace.results.query == self._waiting[0]:
            rows, self._waiting = self._waiting[1], None
            self._workspace.select(rows)

    def _tell(self, looked: "Looked") -> None:
        language = self._workspace.language
        counts = [f"{len(rows):,} {table_word(name, language)}" for name, rows in looked.found.items()]
        named = ("、" if language == "zh" else ", ").join(looked.missing[:MOST_NAMED])
        unknown = say("lookup.missing", language, n=len(looked.missing), ids=named) if looked.missing else ""
        if looked.found:
            found = say("lookup.found", language, found=("、" if language == "zh" else ", ").join(counts))
            self._notices.say("differ" if looked.missing else "good", found, unknown)
        else:
            self._notices.say("error", say("lookup.nothing", language), unknown)
