"""What the reader changed, step by step, so that it can be taken back: filters, order, columns, collections, notes, deletions.

Places (table, view, open record) are no changes: back and forward lead through them.
"""

import time
from collections.abc import Callable
from dataclasses import replace

from PySide6.QtCore import QObject, Signal
from PySide6.QtGui import QUndoCommand, QUndoStack

from storage.describe import field_label
from storage.query import FACTS, Query
from storage.tables import BY_NAME
from storage.words import Text, say, text
from ui.conditions import chips_of
from ui.workspace import HOME, Workspace

MOST = 200
BURST = 1.5  # seconds: what changes one thing again so soon (a span that is dragged) is one step with what came before
Change = Callable[[], object]


class Step(QUndoCommand):
    """One change that was made already, how to make it again, and how to take it back. kind: what it changes; empty: it joins no other."""

    def __init__(self, words: Text, forth: Change, back: Change, kind: str) -> None:
        super().__init__(words.en)
        self.words, self.forth, self.back, self.kind, self.made = words, forth, back, kind, time.monotonic()
        self._done = True

    def redo(self) -> None:
        """Qt calls it when the step is put on the stack, too: what is done is not done twice."""
        if self._done:
            self._done = False
        else:
            self.forth()

    def undo(self) -> None:
        self.back()


class Undo(QObject):
    """One a window. Watches the workspace for filters and order; everyone else tells what they did by `did`."""

    changed = Signal(int)  # how many steps can be taken back

    def __init__(self, workspace: Workspace, keep_facts: Callable[[bool], object]) -> None:
        super().__init__(workspace)
        self._workspace, self._keep_facts = workspace, keep_facts
        self._stack = QUndoStack(self)
        self._stack.setUndoLimit(MOST)
        self._steps: list[Step] = []
        self._running = False
        self._stack.indexChanged.connect(self.changed)
        workspace.asked_otherwise.connect(self._asked)

    def did(self, code: str, forth: Change, back: Change, kind: str = "", **values: object) -> None:
        """A change was made. code: `undo.<code>` says what, with the values (a Text in the language that is spoken)."""
        if self._running:
            return
        del self._steps[self._stack.index() :]
        last = self._steps[-1] if self._steps else None
        if last is not None and kind and last.kind == kind and time.monotonic() - last.made < BURST:
            last.forth, last.made = forth, time.monotonic()
            return
        words = Text(*(say(f"undo.{code}", language, **_in(language, values)) for language in ("en", "zh")))
        step = Step(words, forth, back, kind)
        self._steps = [*self._steps, step][-MOST:]
        self._stack.push(step)

    @property
    def can_undo(self) -> bool:
        return self._stack.canUndo()

    @property
    def can_redo(self) -> bool:
        return self._stack.canRedo()

    def undo(self) -> None:
        self._run(self._stack.undo)

    def redo(self) -> None:
        self._run(self._stack.redo)

    def _run(self, move: Change) -> None:
        self._running = True
        try:
            move()
        finally:
            self._running = False

    def offer(self) -> Callable[[], None]:
        """What takes back the newest step, whatever the reader does until she wishes it."""
        step = self._steps[self._stack.index() - 1]
        return lambda: self._take_back(step)

    def _take_back(self, step: Step) -> None:
        """The newest step by itself; one before others is undone as a change of its own, and these stay."""
        index = self._stack.index()
        if index and self._steps[index - 1] is step:
            self.undo()
        elif step in self._steps[:index]:
            self._run(step.back)
            self.did("again", step.back, step.forth, what=step.words)

    def labels(self) -> tuple[str, str]:
        """What the two commands are called now: `Undo: filter Country`; short where there is nothing to undo."""
        language, index = self._workspace.language, self._stack.index()
        before = self._steps[index - 1] if 0 < index <= len(self._steps) else None
        after = self._steps[index] if index < len(self._steps) else None
        return self._label("undo", before, language), self._label("redo", after, language)

    @staticmethod
    def _label(code: str, step: Step | None, language: str) -> str:
        bare = text(f"action.{code}").in_language(language)
        return bare if step is None else say("undo.named", language, command=bare, what=step.words.in_language(language))

    # -- filters and order -----------------------------------------------------------------------------------------------------------

    def _asked(self, old: Query, new: Query) -> None:
        """A query of the same table and words was asked otherwise, by the reader."""
        if not self._running:
            code, values = _difference(old, new)
            kind = f"{new.table}.{code}.{values.get('name', '')}" if code in ("years", "filter") else ""
            self.did(code, lambda: self._ask(new), lambda: self._ask(old), kind, **values)

    def _ask(self, query: Query) -> None:
        """The filters and the order of that query, where they can be seen; the words that are searched stay what they are now."""
        workspace = self._workspace
        wanted = replace(query, text=workspace.query.text)
        if (FACTS in wanted.filters) != (FACTS in workspace.query.filters):
            self._keep_facts(FACTS in wanted.filters)
        view = "table" if workspace.view == HOME else workspace.view
        workspace.go(replace(workspace.place, view=view, query=wanted))


def _in(language: str, values: dict[str, object]) -> dict[str, object]:
    return {name: value.in_language(language) if isinstance(value, Text) else value for name, value in values.items()}


def _difference(old: Query, new: Query) -> tuple[str, dict[str, object]]:
    """What was done to a query: its code, and what the sentence needs."""
    if (FACTS in old.filters) != (FACTS in new.filters):
        return "facts", {}
    before, after = chips_of(old), chips_of(new)
    if before and not after:
        return "clear", {}
    if old.years != new.years:
        return "years", {}
    table = BY_NAME[new.table]
    gone = [one for one in before if one is not None and one not in after]
    come = [one for one in after if one is not None and one not in before]
    changed = next(iter((*come, *gone)), None)
    if changed is not None:
        same = any((one.field, one.op) == (changed.field, changed.op) for one in after if one is not None)
        return "filter" if same else "unfilter", {"field": field_label(table, changed.field), "name": changed.field}
    sorted_by = new.sort_here or old.sort_here
    return "sort", {"field": field_label(table, sorted_by[0].field) if sorted_by else Text("", "")}
