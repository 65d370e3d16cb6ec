"""An empty result explains itself: what was searched, what each filter hides, and what is near; each one click away."""

from collections.abc import Callable

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QFrame, QScrollArea

from storage.describe import joined
from storage.hidden import Hidden, HiddenRequest
from storage.near import Near, NearRequest
from storage.query import Filter, Query
from storage.tables import TABLES
from storage.words import say, table_word, text
from ui import formats
from ui.theme import Theme
from ui.widgets.boxes import ground, row
from ui.widgets.empty_note import WIDTH, EmptyNote, Note, NoteRow, NoteSection
from ui.workspace import Workspace

FEW = 3  # near names where it is the filters that hide


class Empty(QObject):
    """Fills an EmptyNote for the workspace's query, and does what the reader chooses there."""

    def __init__(self, workspace: Workspace, theme: Theme, without: Callable[[Filter | None], Query]) -> None:
        super().__init__()
        self._workspace, self._without = workspace, without
        self.note = EmptyNote(theme)
        self.page = _page(self.note)
        self.setParent(self.page)  # and ends with it
        self._hidden: Hidden | None = None
        self._near: tuple[Near, ...] = ()
        self._near_of = ""
        self.note.acted.connect(self._clear)
        self.note.chosen.connect(self._choose)
        workspace.counts_changed.connect(self._show_if_seen)

    def ask(self) -> None:
        """Asks what to say of the query; the page is filled when the answers are there."""
        query = self._workspace.query
        if self._hidden is not None and self._hidden.query != query:
            self._hidden = None
        self.show()
        self._workspace.ask("hidden", HiddenRequest(query), self._take_hidden)
        if query.text.strip() != self._near_of:
            self._near, self._near_of = (), query.text.strip()
            self._workspace.ask("near", NearRequest(query.text), self._take_near)

    def _take_hidden(self, answer: object) -> None:
        assert isinstance(answer, Hidden)
        self._hidden = answer
        self.show()

    def _take_near(self, answer: object) -> None:
        assert isinstance(answer, tuple)
        self._near = answer
        self.show()

    def _show_if_seen(self) -> None:
        if self.note.isVisible():
            self.show()

    # -- words -----------------------------------------------------------------------------------------------------------------------

    def show(self) -> None:
        """Says what is known so far, in the program's language."""
        hidden = self._hidden
        filtered = hidden is not None and hidden.unfiltered > 0
        sections = (self._what_hides(), self._words(), self._names(), self._elsewhere())
        self.note.show_note(
            Note(
                "funnel" if filtered else "magnifying-glass",
                self._say("empty.filtered" if filtered else "empty.title"),
                self._sentence(),
                self._say("empty.clear", n=hidden.unfiltered) if hidden and filtered else "",
                tuple(section for section in sections if section is not None),
            )
        )
        self.page.setAccessibleName(self.note.accessibleName())

    def _say(self, code: str, **values: object) -> str:
        return say(code, self._workspace.language, **values)

    def _table(self, name: str) -> str:
        return table_word(name, self._workspace.language)

    def _sentence(self) -> str:
        query, hidden = self._workspace.query, self._hidden
        table, sought = self._table(query.table), query.text.strip()
        if hidden is not None and hidden.unclear:
            return self._say("empty.unclear", text=", ".join(hidden.unclear))
        if hidden is None or not hidden.unfiltered:
            return self._say("empty.searched", table=table, text=sought) if sought else ""
        code = "empty.hidden" if sought else "empty.hidden_all"
        return self._say(code, n=hidden.unfiltered, m=len(hidden.without), table=table, text=sought)

    def _what_hides(self) -> NoteSection | None:
        hidden = self._hidden
        if hidden is None or not hidden.without:
            return None
        rows = []
        for place, (condition, found) in enumerate(hidden.without):
            label, said = self._condition(condition)
            action = self._say("empty.show", n=found) if found else self._say("empty.remove")
            icon = "calendar-blank" if condition is None else "funnel"
            rows.append(NoteRow(joined(label, said, self._workspace.language), icon=icon, action=action, key=f"without/{place}"))
        return NoteSection(self._say("empty.what_hides"), tuple(rows))

    def _condition(self, condition: Filter | None) -> tuple[str, str]:
        if condition is not None:
            return self._workspace.filter_words(condition)
        first, last = self._workspace.query.years or (None, None)
        return self._say("chip.years"), f"{first or ''}–{last or ''}"

    def _words(self) -> NoteSection | None:
        hidden = self._hidden
        if hidden is None or not hidden.words:
            return None
        rows = tuple(NoteRow(word.text, value=formats.number(word.rows)) for word in hidden.words)
        return NoteSection(self._say("empty.words", table=self._table(hidden.query.table)), rows)

    def _names(self) -> NoteSection | None:
        if not self._near:
            return None
        workspace = self._workspace
        found = self._near[:FEW] if self._hidden is not None and self._hidden.unfiltered else self._near
        names = (formats.name(near.label, workspace.record_language, workspace.language) for near in found)
        choices = tuple((formats.one_line(name), f"near/{near.table}/{near.id}") for name, near in zip(names, found, strict=True))
        return NoteSection(self._say("empty.named" if found[0].named else "empty.near"), choices=choices)

    def _elsewhere(self) -> NoteSection | None:
        workspace = self._workspace
        if not workspace.query.text.strip():
            return None
        found = [(table.name, workspace.counts.get(table.name, 0)) for table in TABLES if table.name != workspace.query.table]
        labels = {name: text(f"table.{name}").in_language(workspace.language) for name, n in found if n}
        choices = tuple((self._say("empty.elsewhere_one", n=n, table=labels[name]), f"table/{name}") for name, n in found if n)
        return NoteSection(self._say("empty.elsewhere"), choices=choices) if choices else None

    # -- what is chosen --------------------------------------------------------------------------------------------------------------

    def _clear(self) -> None:
        self._workspace.set_query(self._hidden.bare if self._hidden is not None else self._workspace.query.cleared())

    def _choose(self, key: str) -> None:
        kind, _, rest = key.partition("/")
        workspace = self._workspace
        if kind == "table":
            workspace.set_query(workspace.query.with_table(rest))
        elif kind == "near":
            workspace.show_record_in_table(rest)
        elif self._hidden is not None:
            workspace.set_query(self._without(self._hidden.without[int(rest)].filter))


def _page(note: EmptyNote) -> QScrollArea:
    """The note in the middle of a page that scrolls in a small window."""
    holder = ground(row(None, (note, 10), None, margins=(16, 0, 16, 0)), "surface")
    note.setMaximumWidth(WIDTH + 32)
    page = QScrollArea()
    page.setWidget(holder)
    page.setWidgetResizable(True)
    page.setFrameShape(QFrame.Shape.NoFrame)
    ground(page.viewport(), "surface")
    return page
