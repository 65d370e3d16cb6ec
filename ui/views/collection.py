"""One collection: its records of any kind in the reader's order, with a note for each; and the ways out of it."""

from typing import TYPE_CHECKING

from PySide6.QtCore import QPoint, QTimer, Signal
from PySide6.QtGui import QAction, QGuiApplication
from PySide6.QtWidgets import QMenu, QStackedLayout, QVBoxLayout, QWidget

from storage.collections import Entry
from storage.held import Held
from storage.words import say
from ui.collecting import NOTES, Collecting
from ui.entries import EntriesModel
from ui.entry_table import EntryTable
from ui.theme import Theme
from ui.widgets.boxes import Rule, fill_box, ground, row
from ui.widgets.button import button, set_words
from ui.widgets.empty_note import EmptyNote, Note
from ui.widgets.label import ElidedLabel
from ui.widgets.picture import Picture
from ui.workspace import COLLECTION, Workspace

if TYPE_CHECKING:
    from ui.actions import Actions

LEAFING = 60  # milliseconds until a record opens while the arrow keys run through rows


class CollectionView(QWidget):
    """Shows the collection of the workspace's place. The record of a single chosen row opens beside it, as in the tables."""

    record_wanted = Signal(str)  # Enter or a double click
    gone_wanted = Signal(str, str)  # the same for a record that the almanac has no more: its name, and what is known of it
    menu_wanted = Signal(object, QPoint)  # what else can be done with the collection of that number
    note_wanted = Signal(str)  # F2 in the list of notes: where the note is written

    def __init__(self, workspace: Workspace, theme: Theme, collecting: Collecting, actions: "Actions") -> None:
        super().__init__()
        self._workspace, self._theme, self._collecting, self._actions = workspace, theme, collecting, actions
        self.opens_beside = True
        self.number, self._asked = 0, ""
        self._name = ElidedLabel(theme, "", "heading", "semibold")
        self._count = ElidedLabel(theme, "", "small", role="muted")
        self._to_timeline = button(theme, "", "rows", "quiet")
        self._to_chart = button(theme, "", "chart-line", "quiet")
        self._more = button(theme, "", "dots-three", "icon", " ")
        self.model = EntriesModel(workspace)
        self.table = EntryTable(self.model, theme)
        self._empty = EmptyNote(theme)
        self._stack = QStackedLayout()
        self._leaf = QTimer(self, singleShot=True, interval=LEAFING)
        self._lay_out()
        self._connect()
        self.reword()
        self.show_place()

    def _lay_out(self) -> None:
        self._icon = Picture(self._theme, "bookmark-simple", "icon_large")
        bar = row(self._icon, self._name, self._count, None, self._to_timeline, self._to_chart, self._more, space=8, margins=(16, 0, 12, 0))
        bar.setFixedHeight(self._theme.size("filter_bar"))
        body = QWidget()
        body.setLayout(self._stack)
        self._stack.addWidget(self.table)
        self._stack.addWidget(self._empty)
        fill_box(QVBoxLayout(self), (bar, Rule(), (body, 1)), 0, (0, 0, 0, 0))
        self.setFocusProxy(self.table)
        ground(self, "surface")

    def _connect(self) -> None:
        workspace, table, collecting = self._workspace, self.table, self._collecting
        workspace.place_changed.connect(self.show_place)
        workspace.record_changed.connect(self._mark_open)
        workspace.languages_changed.connect(self.reword)
        collecting.changed.connect(self._say_name)
        collecting.entries_changed.connect(self._changed)
        self._to_timeline.clicked.connect(lambda: workspace.show_view("timeline"))
        self._to_chart.clicked.connect(lambda: workspace.show_view("chart"))
        self._more.clicked.connect(lambda: self.menu_wanted.emit(self.number, self._more.mapToGlobal(QPoint(0, self._more.height()))))
        self.model.noted.connect(lambda key, note: collecting.set_note(self.number, key, note))
        table.opened.connect(self.open_current)
        table.note_wanted.connect(lambda: self.note_wanted.emit(self.current_key()))
        table.removed.connect(lambda keys: collecting.take_out(self.number, keys))
        table.arranged.connect(self._arrange)
        table.dropped.connect(lambda keys, before: collecting.collect(keys, self.number, before))
        table.customContextMenuRequested.connect(lambda at: self._menu(table.viewport().mapToGlobal(at)))
        table.selectionModel().selectionChanged.connect(lambda *_: self._chosen())
        self._leaf.timeout.connect(self._open_beside)

    def _say(self, code: str, **values: object) -> str:
        return say(code, self._workspace.language, **values)

    # -- what is shown ---------------------------------------------------------------------------------------------------------------

    def show_place(self) -> None:
        """The collection of the place, if it is another one."""
        number = self._workspace.collection
        asked = self._workspace.query.text if number == NOTES else ""
        if number and (number, asked) != (self.number, self._asked) and number in self._collecting:
            self.number, self._asked = number, asked
            notes = number == NOTES
            for part in (self._to_timeline, self._to_chart):
                part.setVisible(not notes)
            triggers = EntryTable.EditTrigger
            self.table.setEditTriggers(triggers.NoEditTriggers if notes else triggers.DoubleClicked | triggers.EditKeyPressed)
            self.table.writes = not notes
            self.load()

    def load(self) -> None:
        """Reads it anew."""
        self._say_name()
        self._say_empty()
        self._icon.set_picture("note" if self.number == NOTES else "bookmark-simple", "muted")
        self._collecting.ask(self.number, self._take)

    def _changed(self, number: int) -> None:
        if number == self.number and number in self._collecting:
            self.load()
            if self._workspace.collection == number != NOTES:
                self._collecting.show(number)

    def _take(self, lines: tuple[tuple[Entry, Held], ...]) -> None:
        chosen = self.table.chosen_keys()
        self.model.show(lines)
        self.table.arrange()
        self.table.choose(chosen, max(0, self.table.currentIndex().column()))
        self._stack.setCurrentWidget(self.table if lines else self._empty)
        self._say_name()
        for wanted, tables in ((self._to_chart, ("statistics",)), (self._to_timeline, ("events", "statistics", "programmes"))):
            wanted.setEnabled(any(held.there and held.table in tables for _, held in lines))

    def _say_name(self) -> None:
        if self.number not in self._collecting:
            return
        name, lines = self._collecting[self.number].name, self.model.lines
        gone = sum(not held.there for _, held in lines)
        self._name.setText(name)
        count = "notes.found" if self.number == NOTES else "collection.records"
        parts = [self._say(count, n=len(lines)), self._say("collection.gone_count", n=gone) if gone else ""]
        self._count.setText(" · ".join(part for part in parts if part))
        self.table.setAccessibleName(self._say("collection.list", name=name))
        self.setAccessibleName(self.table.accessibleName())

    def reword(self) -> None:
        """Says everything in the program's language."""
        set_words(self._to_timeline, self._say("collection.timeline"))
        set_words(self._to_chart, self._say("collection.chart"))
        set_words(self._more, "", self._say("collection.more"))
        self._say_empty()
        self.model.reword()
        self._say_name()

    def _say_empty(self) -> None:
        notes = self.number == NOTES
        code, key = ("notes.empty", "my_note") if notes else ("collection.empty", "collect")
        shortcut = self._actions[key].shortcut()
        how = self._say(f"{code}.how", key=shortcut.toString(shortcut.SequenceFormat.NativeText))
        self._empty.show_note(Note("note" if notes else "bookmark-simple", self._say(code), how))

    def _mark_open(self) -> None:
        self.table.painter_.open_key = self._workspace.record
        self.table.viewport().update()

    # -- what the reader does --------------------------------------------------------------------------------------------------------

    def current_key(self) -> str:
        """The record that the keyboard is on, if the almanac still has it."""
        place = self.table.currentIndex().row()
        held = self.model.lines[place][1] if 0 <= place < len(self.model.lines) else None
        return held.key if held is not None and held.there else ""

    def collected(self) -> list[str]:
        """The keys of the marked rows, for another collection."""
        return self.table.chosen_keys() or [key for key in (self.table.current_key(),) if key]

    def select_all(self) -> None:
        self.table.selectAll()

    def copy(self) -> int:
        """Puts the marked rows on the clipboard; how many."""
        places = self.table.chosen()
        QGuiApplication.clipboard().setText(self.model.copied(places))
        return len(places)

    def open_current(self) -> None:
        self._leaf.stop()
        place, key = self.table.currentIndex().row(), self.current_key()
        if key:
            self.record_wanted.emit(key)
        elif 0 <= place < len(self.model.lines):
            self.gone_wanted.emit(self.model.names(place)[0], self.model.last_known(place))

    def _chosen(self) -> None:
        if self.opens_beside and len(self.table.chosen()) == 1 and self._workspace.view == COLLECTION and self.table.hasFocus():
            self._leaf.start()
        else:
            self._leaf.stop()

    def _open_beside(self) -> None:
        key = self.current_key()
        if key and self._workspace.view == COLLECTION:
            self._workspace.follow(key)

    def _arrange(self, keys: tuple[str, ...]) -> None:
        self._collecting.arrange(self.number, keys)

    def _menu(self, at: QPoint) -> None:
        menu = self._actions.menu(("open_record", "who_says_so", "", "copy", "cite", "collect_into", ""), self)
        for code, keys, wish in (
            ("write_note", "F2", self.table.write_note),
            ("up", "Alt+Up", lambda: self.table.move_rows(-1)),
            ("down", "Alt+Down", lambda: self.table.move_rows(1)),
            ("take_out", "Del", lambda: self._collecting.take_out(self.number, self.table.chosen_keys())),
        ):
            menu.addAction(shown(menu, self._say(f"collection.{code}"), keys, wish))
        menu.popup(at)


def shown(menu: QMenu, words: str, keys: str, wish: object) -> QAction:
    """An entry of a menu with the key that does the same; the list hears its keys itself."""
    from PySide6.QtCore import Qt

    action = QAction(words, menu)
    action.setMenuRole(QAction.MenuRole.NoRole)
    action.setShortcut(keys)
    action.setShortcutContext(Qt.ShortcutContext.WidgetShortcut)
    action.triggered.connect(lambda _checked=False: wish())  # type: ignore[operator]
    return action
