"""The searches that a window keeps for its reader: those of late, and those with a name. Written at once, told by signals."""

from collections.abc import Callable, Mapping
from dataclasses import replace
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from storage.query import Query
from storage.searches import MOST_RECENT, Saved, same_words
from storage.words import Text, text
from ui.conditions import asks_something, is_nobody, without_choice
from ui.workspace import COLLECTION, HOME, Place, Workspace

if TYPE_CHECKING:
    from storage.charts import ChartSpec
    from ui.looks import Looks
    from ui.undo import Undo

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
        self.undo: Undo | None = None  # told of each change
        self.looks: Looks | None = None  # what says how the window looks, and makes it look so again

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

    @property
    def look(self) -> "Mapping[str, object] | None":
        """How the window looks now, where that can be kept."""
        return self.looks.now() if self.looks is not None else None

    def is_saved(self, query: Query, chart: "ChartSpec | None" = None) -> bool:
        look = self.look
        return any((one.query, one.chart) == (query, chart) and (chart is not None or one.look in (None, look)) for one in self.saved)

    def _did(self, code: str, forth: Callable[[], object], back: Callable[[], object], **values: object) -> None:
        if self.undo is not None:
            self.undo.did(f"saved_{code}", forth, back, "", **values)

    def save(self, query: Query, chart: "ChartSpec | None" = None, name: Text | None = None) -> int | None:
        """Keeps a search under the name that says what it asks, or a chart under its title; its number, None where it could not be kept."""
        numbers: list[int] = []
        called, look = name or self._workspace.heading(query), self.look
        self._write(lambda: numbers.append(self._workspace.user_data().save_search(called, query, chart, look)))
        if not numbers:
            return None
        self._did("new", lambda: self.restore(numbers[0]), lambda: self._delete(numbers[0]), name=called)
        return numbers[0]

    def rename(self, number: int, name: str) -> None:
        """Gives it the reader's name, in both languages; an empty name changes nothing."""
        wanted, old = " ".join(name.split()), self[number].name
        if wanted and wanted != old.in_language(self._workspace.language):
            new = Text(wanted, wanted)
            self._rename(number, new)
            self._did("rename", lambda: self._rename(number, new), lambda: self._rename(number, old), name=old)

    def _rename(self, number: int, name: Text) -> None:
        self._write(lambda: self._workspace.user_data().rename_search(number, name))

    def update(self, number: int, query: Query, chart: "ChartSpec | None" = None) -> None:
        """Keeps under the same name what is shown now."""
        old, look = self[number], self.look
        self._change(number, query, chart, look)
        self._did(
            "change", lambda: self._change(number, query, chart, look),
            lambda: self._change(number, old.query, old.chart, old.look), name=old.name,
        )  # fmt: skip

    def _change(self, number: int, query: Query, chart: "ChartSpec | None", look: "Mapping[str, object] | None") -> None:
        self._write(lambda: self._workspace.user_data().change_search(number, query, chart, look))

    def pin(self, number: int, pinned: bool) -> None:
        """Puts it before those that are not pinned, or back among them."""
        self._pin(number, pinned)
        self._did("pin", lambda: self._pin(number, pinned), lambda: self._pin(number, not pinned), name=self[number].name)

    def _pin(self, number: int, pinned: bool) -> None:
        self._write(lambda: self._workspace.user_data().pin_search(number, pinned))

    def make_standard(self, number: int, standard: bool) -> None:
        """Lets its table open with it, or as the program does."""
        table = self[number].query.table
        old = next((one.id for one in self.saved if one.standard and one.query.table == table), None)
        new = number if standard else None
        self._set_standard(table, new)
        self._did("standard", lambda: self._set_standard(table, new), lambda: self._set_standard(table, old), table=text(f"table.{table}"))

    def _set_standard(self, table: str, number: int | None) -> None:
        self._write(lambda: self._workspace.user_data().set_standard(table, number))

    def delete(self, number: int) -> None:
        gone = self[number]
        if self._delete(number):
            self._did("delete", lambda: self._delete(number), lambda: self.restore(number), name=gone.name)
            self.deleted.emit(gone)

    def _delete(self, number: int) -> bool:
        return self._write(lambda: self._workspace.user_data().delete_search(number))

    def restore(self, number: int) -> None:
        self._write(lambda: self._workspace.user_data().restore_search(number))

    def go_to(self, table: str) -> None:
        """Shows a table: where nothing is asked yet, with what the reader chose for it to open with."""
        workspace = self._workspace
        query = workspace.query.with_table(table)
        if any(map(is_nobody, query.here)):  # the collection that was shown has nothing here
            query = without_choice(query)
        standard = next((one for one in self.saved if one.standard and one.chart is None and one.query.table == table), None)
        if standard is not None and not asks_something(query) and not query.sort_here:
            own = (*standard.query.here, *(one for one in query.filters if one.table != table))
            wanted = replace(query, years=standard.query.years, filters=own, text=standard.query.text).with_sort(standard.query.sort_here)
            self._show(Saved(standard.id, standard.name, wanted, None, standard.look))
            return
        view = "table" if workspace.view in (HOME, COLLECTION) else workspace.view
        workspace.go(replace(workspace.place, view=view, query=query, collection=0))

    def __getitem__(self, number: int) -> Saved:
        return next(one for one in self.saved if one.id == number)

    def open(self, number: int) -> None:
        """Shows what is kept under a name as it was: what a search finds, in its view, or a chart."""
        kept = self[number]
        if kept.chart is None:
            self._show(kept)
        else:
            self._workspace.go(Place("chart", kept.query, chart=kept.chart))

    def _show(self, kept: Saved) -> None:
        if kept.look is None or self.looks is None:
            self.ask(kept.query)
            return
        self._workspace.go(Place(self.looks.view_of(kept.look, self._workspace.view), kept.query))
        self.looks.show(kept.look)

    def ask(self, query: Query) -> None:
        """Shows what a kept search finds: its words, filters and order."""
        view = self._workspace.view
        self._workspace.go(replace(self._workspace.place, view="table" if view in (HOME, COLLECTION) else view, query=query, collection=0))
