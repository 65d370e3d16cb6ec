"""The searches that a window keeps for its reader: those of late, and those with a name. Written at once, told by signals."""

from collections.abc import Callable
from dataclasses import replace
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from storage.query import Query
from storage.searches import MOST_RECENT, Saved, same_words
from storage.words import Text
from ui.workspace import HOME, Place, Workspace

if TYPE_CHECKING:
    from storage.charts import ChartSpec

LONGEST = 200  # characters: what is longer was pasted by accident, and is no search that anyone wants back


class Searches(QObject):
    """Empty until `load`. What cannot be written is told by `failed`: recent searches are then kept for as long as the window lives."""

    changed = Signal()
    deleted = Signal(object)  # the Saved that is gone, and can be brought back
    failed = Signal(object)

    def __init__(self, workspace: Workspace) -> None:
        super().__init__(workspace)
        self._workspace = workspace
        self.recent: tuple[Query, ...] = ()
        self.saved: tuple[Saved, ...] = ()

    def load(self) -> None:
        """Reads what was kept."""
        found = self._workspace.kept_searches()
        if found != (self.recent, self.saved):
            self.recent, self.saved = found
            self.changed.emit()

    def _write(self, change: Callable[[], object]) -> bool:
        """Whether it could be written; then what is shown is what is kept."""
        try:
            change()
        except Exception as fault:
            self.failed.emit(fault)
            return False
        self.load()
        return True

    # -- of late ---------------------------------------------------------------------------------------------------------------------

    def keep(self, query: Query) -> None:
        """Makes it the newest of the recent searches; what has no words, or far too many, is none."""
        words = same_words(query)
        if not words or len(words) > LONGEST or query in self.recent[:1]:
            return
        if not self._write(lambda: self._workspace.user_data().keep_recent(query)):
            others = (other for other in self.recent if same_words(other) != words)
            self.recent = (query, *others)[:MOST_RECENT]

    def clear_recent(self) -> None:
        self.recent = ()
        self._write(lambda: self._workspace.user_data().clear_recent())

    # -- with a name -----------------------------------------------------------------------------------------------------------------

    def is_saved(self, query: Query, chart: "ChartSpec | None" = None) -> bool:
        return any((one.query, one.chart) == (query, chart) for one in self.saved)

    def save(self, query: Query, chart: "ChartSpec | None" = None, name: Text | None = None) -> int | None:
        """Keeps a search under the name that says what it asks, or a chart under its title; its number, None where it could not be kept."""
        numbers: list[int] = []
        called = name or self._workspace.heading(query)
        self._write(lambda: numbers.append(self._workspace.user_data().save_search(called, query, chart)))
        return numbers[0] if numbers else None

    def rename(self, number: int, name: str) -> None:
        """Gives it the reader's name, in both languages; an empty name changes nothing."""
        wanted = " ".join(name.split())
        if wanted and wanted != self[number].name.in_language(self._workspace.language):
            self._write(lambda: self._workspace.user_data().rename_search(number, Text(wanted, wanted)))

    def delete(self, number: int) -> None:
        gone = self[number]
        if self._write(lambda: self._workspace.user_data().delete_search(number)):
            self.deleted.emit(gone)

    def restore(self, number: int) -> None:
        self._write(lambda: self._workspace.user_data().restore_search(number))

    def __getitem__(self, number: int) -> Saved:
        return next(one for one in self.saved if one.id == number)

    def open(self, number: int) -> None:
        """Shows what a kept search finds, or a kept chart as it was."""
        kept = self[number]
        if kept.chart is None:
            self.ask(kept.query)
        else:
            self._workspace.go(Place("chart", kept.query, chart=kept.chart))

    def ask(self, query: Query) -> None:
        """Shows what a kept search finds: its words, filters and order."""
        view = self._workspace.view
        self._workspace.go(replace(self._workspace.place, view="table" if view == HOME else view, query=query))
