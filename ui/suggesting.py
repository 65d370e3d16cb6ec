"""What is offered under the search box: while one types fields and values, in the empty box the searches of late and those with a name."""

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Qt, QTimer
from PySide6.QtGui import QKeyEvent

from storage.searches import condition_count
from storage.words import say, text
from ui import formats
from ui.searches import Searches
from ui.theme import Theme
from ui.widgets.search_box import SearchBox
from ui.workspace import HOME, Workspace

if TYPE_CHECKING:
    from storage.completion import Completion
    from storage.query import Query
    from ui.widgets.nav import NavItem
    from ui.widgets.suggestions import Suggestions

CHANNEL = "completion"
DWELL = 4000  # milliseconds: a search that stands so long was meant, even if the keyboard stays in the box
RECENT = 8  # shown of the searches of late
_GO = (Qt.Key.Key_Return, Qt.Key.Key_Enter)
_PLAIN = (Qt.KeyboardModifier.NoModifier, Qt.KeyboardModifier.KeypadModifier)
_STEPS = {int(Qt.Key.Key_Down): 1, int(Qt.Key.Key_Up): -1}


class Suggesting(QObject):
    """Opens by itself only for a name of a field, or its values; never while an input method composes. Esc closes it first."""

    def __init__(self, box: SearchBox, workspace: Workspace, searches: Searches, theme: Theme) -> None:
        super().__init__(box)
        self._box, self._workspace, self._searches, self._theme = box, workspace, searches, theme
        self._popup: Suggestions | None = None
        self._completions: tuple[Completion, ...] = ()
        self._asked = ("", 0)
        self._dwell = QTimer(self, singleShot=True, interval=DWELL)
        self._dwell.timeout.connect(self._keep)
        box.set_helper(self._take_key)
        box.text_changed.connect(self._typed)
        box.pressed.connect(self._pressed)
        box.composed.connect(self.close)
        box.left.connect(self._left)
        workspace.place_changed.connect(self._follow)

    @property
    def open(self) -> bool:
        """Whether the list is to be seen."""
        return self._popup is not None and self._popup.isVisible()

    def close(self) -> bool:
        """Closes the list; whether there was one to close."""
        was_open = self.open
        if self._popup is not None:
            self._popup.hide()
        return was_open

    @property
    def popup(self) -> "Suggestions":
        """The list, made when it is first wanted."""
        if self._popup is None:
            from ui.widgets.suggestions import Suggestions

            self._popup = Suggestions(self._theme, self._box.line)
            self._popup.chosen.connect(self._choose)
        return self._popup

    def _say(self, code: str, **values: object) -> str:
        return say(code, self._workspace.language, **values)

    def _follow(self) -> None:
        """Elsewhere the list has nothing to say; to be led to another table while one types is no going elsewhere."""
        if self._workspace.view == HOME or self._workspace.query.text != self._box.text():
            self.close()

    # -- fields and values -----------------------------------------------------------------------------------------------------------

    def _typed(self, typed: str) -> None:
        self._dwell.start()
        if not typed.strip() or self._box.composing:
            self.close()
            return
        from storage.completion import CompletionRequest  # with the first search

        workspace = self._workspace
        self._asked = typed, self._box.place
        query = workspace.query.with_text(typed)
        workspace.ask(CHANNEL, CompletionRequest(query, self._box.place, workspace.language), self._take)

    def _take(self, answer: object) -> None:
        """Shows completions if the text still stands as it was asked, and they would change it."""
        found: tuple[Completion, ...] = answer  # type: ignore[assignment]
        typed = self._box.text()
        wanted = [one for one in found if typed[one.start : one.end] != one.text]
        if self._asked != (typed, self._box.place) or not wanted or not self._box.line.hasFocus() or self._box.composing:
            self.close()
            return
        self._completions = tuple(wanted)
        self._show([self._item(place, one) for place, one in enumerate(wanted)], self._say("suggest.completions"))

    def _item(self, place: int, one: "Completion") -> "NavItem":
        from ui.widgets.nav import NavItem

        label = one.label.in_language(self._workspace.language)
        if one.rows is None:
            return NavItem(f"complete/{place}", "tag", one.text, label)
        if one.named:
            label = formats.one_line(formats.name(one.label, self._workspace.record_language, self._workspace.language))
        return NavItem(f"complete/{place}", "", label, formats.number(one.rows))

    # -- searches --------------------------------------------------------------------------------------------------------------------

    def offer_searches(self) -> bool:
        """In an empty box, the searches of late and those with a name; whether there are any."""
        if self._box.text() or self._box.composing:
            return False
        items = [*self._recent_items(), *self._saved_items()]
        if items:
            self._show(items, self._say("suggest.searches"))
        return bool(items)

    def _recent_items(self) -> "list[NavItem]":
        from ui.widgets.nav import NavItem

        recent = self._searches.recent[:RECENT]
        rows = [NavItem(f"recent/{place}", "clock", " ".join(query.text.split()), self._where(query)) for place, query in enumerate(recent)]
        if not rows:
            return []
        return [NavItem("", "", self._say("suggest.recent")), *rows, NavItem("clear", "trash", self._say("suggest.clear"), "", True)]

    def _saved_items(self) -> "list[NavItem]":
        from ui.widgets.nav import NavItem

        language = self._workspace.language
        rows = [
            NavItem(f"saved/{one.id}", "magnifying-glass", one.name.in_language(language), self._where(one.query))
            for one in self._searches.saved
        ]
        return [NavItem("", "", self._say("saved.title")), *rows] if rows else []

    def _where(self, query: "Query") -> str:
        """`Statistics`, and by how many filters it is narrowed."""
        table = text(f"table.{query.table}").in_language(self._workspace.language)
        count = condition_count(query)
        return self._say("suggest.filtered", table=table, n=count) if count else table

    def _show(self, items: "list[NavItem]", name: str) -> None:
        self.popup.offer(items, name, self._box)

    # -- what the reader does --------------------------------------------------------------------------------------------------------

    def _pressed(self) -> None:
        self.close()
        self.offer_searches()

    def _take_key(self, event: QKeyEvent) -> bool:
        """Arrows walk, Enter takes what one walked to, Tab takes that or the first, Esc closes; every other key is the line's."""
        key, plain = event.key(), event.modifiers() in _PLAIN
        if not self.open:
            return plain and key == Qt.Key.Key_Down and self.offer_searches()
        if plain and key in _STEPS:
            self.popup.step(_STEPS[key])
            return True
        if plain and key == Qt.Key.Key_Escape:
            return self.close()
        chosen = self.popup.current() or (self.popup.first() if key == Qt.Key.Key_Tab and self._completing else "")
        if plain and chosen and (key in _GO or key == Qt.Key.Key_Tab):
            self._choose(chosen)
            return True
        if key in (*_GO, Qt.Key.Key_Left, Qt.Key.Key_Right, Qt.Key.Key_Home, Qt.Key.Key_End, Qt.Key.Key_Tab):
            self.close()
        return False

    @property
    def _completing(self) -> bool:
        return self.popup.first().startswith("complete/")

    def _choose(self, key: str) -> None:
        kind, _, which = key.partition("/")
        self.close()
        if kind == "complete":
            self._complete(self._completions[int(which)])
        elif kind == "recent":
            self._searches.ask(self._searches.recent[int(which)])
        elif kind == "saved":
            self._searches.ask(self._searches[int(which)].query)
        else:
            self._searches.clear_recent()

    def _complete(self, one: "Completion") -> None:
        """A name is followed by its values, a value by a blank: it stands whole."""
        blank = "" if one.rows is None or self._box.text()[one.end :].startswith(" ") else " "
        self._box.replace(one.start, one.end, one.text + blank)

    def _left(self) -> None:
        self.close()
        self._keep()

    def _keep(self) -> None:
        """A search that stood a while, or that the reader went on from, is one of late."""
        query = self._workspace.query
        if query.text.strip() and query.text == self._box.text():
            self._searches.keep(query)
