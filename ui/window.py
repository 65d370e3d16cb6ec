"""The window: its parts put together, and what each must hear of the others. `run` opens it."""

from collections.abc import Mapping
from functools import cached_property, partial
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QByteArray, QMimeData, QSize, Qt, QTimer, Slot
from PySide6.QtGui import QCloseEvent, QDragEnterEvent, QDropEvent, QMouseEvent, QResizeEvent, QShowEvent
from PySide6.QtWidgets import QApplication, QMainWindow, QWidget

from storage.query import FACTS
from storage.tables import BY_NAME
from storage.words import say, text
from ui.actions import Actions
from ui.centre import Centre
from ui.commands import Commands
from ui.looks import Looks
from ui.notices import Notices
from ui.panes import Panes
from ui.searches import Searches
from ui.settings import Settings
from ui.sidebar import Sidebar
from ui.status import Status
from ui.suggesting import Suggesting
from ui.theme import Theme
from ui.top_bar import TopBar
from ui.undo import Undo
from ui.views import VIEWS
from ui.widgets.boxes import Rule, column
from ui.widgets.status_strip import StatusStrip
from ui.workspace import COLLECTION, HOME, Workspace

if TYPE_CHECKING:
    from collections.abc import Sequence

    from storage.searches import Saved
    from ui.charting import Charting
    from ui.citing import CitingCommand
    from ui.collecting import Collecting
    from ui.columns import Columns
    from ui.copying import Copying
    from ui.exporting import Exporting
    from ui.lookup import Lookup
    from ui.noting import Noting
    from ui.printing import Printing
    from ui.restoring import Restoring
    from ui.sharing import Sharing
    from ui.shelf import Shelf
    from ui.views.table import TableView
    from ui.windows import Windows

SIZE = (1440, 900)
LEAST = (1024, 640)  # where the screen has room for it


class Window(QMainWindow):
    """One workspace shown. It owns its parts; they speak through the workspace and know nothing of each other."""

    def __init__(self, workspace: Workspace, theme: Theme, settings: Settings) -> None:
        super().__init__()
        self.workspace, self.theme, self.settings = workspace, theme, settings
        self.windows: Windows | None = None  # this one among all
        self.undo = Undo(workspace, lambda on: settings.set("facts", on))
        commands = Commands(self)
        self.actions_ = Actions(self, commands, settings, theme)
        self.top = TopBar(workspace, theme, self.actions_, [(view.key, view.title, view.icon) for view in VIEWS])
        self.searches = Searches(workspace)
        self.suggesting = Suggesting(self.top.search, workspace, self.searches, theme)
        self.sidebar = Sidebar(workspace, theme, self.searches)
        self.sidebar.update_wanted.connect(commands.update_saved)
        self.centre = Centre(workspace, theme, settings, self.actions_)
        self.strip = StatusStrip(theme)
        self.notices = Notices(theme, self.centre.put_notice, lambda: workspace.language)
        self.panes = Panes(self.sidebar, self.centre, settings, theme, {"record": self._make_record, "evidence": self._make_evidence})
        self._columns = commands.shown_columns
        self._status = Status(workspace, self.strip)
        self._refresh = QTimer(self, singleShot=True, interval=0)
        self._from_nowhere = False
        self._old_query = workspace.query
        self.centre.makers[COLLECTION] = self._make_collection
        workspace.citation_style = settings.choice("citation")
        self._lay_out()
        self._connect()
        self.reword()
        self._show_place()

    def _lay_out(self) -> None:
        body = column(self.top, Rule(), self.panes, Rule(), self.strip, space=0)
        body.layout().setStretchFactor(self.panes, 1)  # type: ignore[union-attr]
        self.setCentralWidget(body)
        self.fit_screen()
        self.setAcceptDrops(True)
        kept = self.settings.get("window")
        if not (isinstance(kept, str) and self.restoreGeometry(QByteArray.fromBase64(kept.encode()))):
            room = self.screen().availableSize()
            self.resize(min(SIZE[0], room.width()), min(SIZE[1], room.height()))

    @Slot()
    def fit_screen(self) -> None:
        """No screen cuts the window, however much it enlarges: at 200 % an office's screen has room for 720 by 450."""
        room = self.screen().availableSize() - QSize(0, self.menuBar().sizeHint().height())  # a title bar is about as high
        self.setMinimumSize(QSize(*LEAST).boundedTo(room))

    def _connect(self) -> None:
        workspace = self.workspace
        workspace.place_changed.connect(self._show_place)
        workspace.record_changed.connect(self._show_record)
        workspace.counts_changed.connect(self._to_the_best_table)
        workspace.languages_changed.connect(self.reword)
        workspace.failed.connect(self.notices.fault)
        for signal in (workspace.place_changed, workspace.results_changed, workspace.selection_changed):
            signal.connect(self._refresh.start)
        self._refresh.timeout.connect(self.actions_.refresh)
        self.undo.changed.connect(self._say_undo)
        self.undo.changed.connect(self._refresh_soon)
        self.centre.record_wanted.connect(self.show_record)
        self.top.typed.connect(self._typed)
        for signal in (self.top.typed, workspace.place_changed):
            signal.connect(self.notices.pass_by)
        workspace.languages_changed.connect(self.notices.reword)
        self.top.results_wanted.connect(self.focus_results)
        self.settings.changed.connect(self._setting_changed)
        self.settings.failed.connect(self._not_kept)
        self.searches.changed.connect(self._refresh.start)
        self.searches.deleted.connect(self._offer_back)
        self.searches.undo, self.searches.looks = self.undo, Looks(self)
        workspace.own.changed.connect(self.searches.load)
        self.searches.failed.connect(self._search_not_kept)

    def _refresh_soon(self, _steps: int) -> None:
        self._refresh.start()

    def _search_not_kept(self, fault: object) -> None:
        self.notices.fault(fault, code="fault.searches")

    # -- parts that are loaded when they are first used ------------------------------------------------------------------------------

    @cached_property
    def exporting(self) -> "Exporting":
        from ui.exporting import Exporting

        return Exporting(self, self.workspace, self.settings, self.theme, self.strip, self.notices, self._columns)

    @cached_property
    def charting(self) -> "Charting":
        from ui.charting import Charting

        return Charting(self)

    @cached_property
    def copying(self) -> "Copying":
        from ui.copying import Copying

        return Copying(self.workspace, self.notices, self.strip.tell, lambda: self.exporting.ask("selection"))

    @cached_property
    def restoring(self) -> "Restoring":
        from ui.restoring import Restoring

        return Restoring(self)

    @cached_property
    def citing(self) -> "CitingCommand":
        from ui.citing import CitingCommand

        return CitingCommand(self, self.workspace, self.settings, self.theme, self.notices, self.exporting)

    @cached_property
    def collecting(self) -> "Collecting":
        from ui.collecting import Collecting

        made = Collecting(self.workspace, self.settings, self.undo, self.notices, self.noting)
        made.changed.connect(self._refresh.start)
        made.made.connect(self._name_collection)
        made.told.connect(self.strip.tell)
        made.failed.connect(self._collection_not_kept)
        return made

    @cached_property
    def noting(self) -> "Noting":
        from ui.noting import Noting

        made = Noting(self.workspace, self.undo)
        made.failed.connect(self._collection_not_kept)
        return made

    def _name_collection(self, number: int) -> None:
        self.sidebar.name_collection(number, self.focus_results)

    def _collection_not_kept(self, fault: object) -> None:
        self.notices.fault(fault, code="fault.collections")

    @cached_property
    def sharing(self) -> "Sharing":
        from ui.sharing import Sharing

        return Sharing(self, self.workspace, self.settings, self.theme, self.notices, self.collecting, lambda: self.exporting)

    @cached_property
    def lookup(self) -> "Lookup":
        from ui.lookup import Lookup

        return Lookup(self.workspace, self.notices)

    @cached_property
    def printing(self) -> "Printing":
        from ui.printing import Printing

        return Printing(self, self.workspace, self.settings, self.notices, self._columns)

    # -- what is shown ---------------------------------------------------------------------------------------------------------------

    @property
    def table(self) -> "TableView | None":
        """The table view, once it was shown."""
        found: TableView | None = self.centre.page("table")
        return found

    def _show_place(self) -> None:
        query, view = self.workspace.query, self.workspace.view
        if view == HOME or query.table != self._old_query.table:
            self._from_nowhere = False
        self._old_query = query
        self.centre.show_view(view)
        table = self.table
        if table is not None and view == "table":
            self._fit_table()
        self._title()

    def _typed(self) -> None:
        """What is typed on the start page is a search from nowhere, and remains one until the reader chooses a table."""
        self._from_nowhere = self._from_nowhere or self.workspace.view == HOME

    def _to_the_best_table(self) -> None:
        """A search from nowhere leads to the table with the best answer, letter by letter."""
        workspace = self.workspace
        filtered = any(condition != FACTS for condition in workspace.query.here)  # then the page says what the filters hide
        if self._from_nowhere and not filtered and workspace.best and workspace.best != workspace.query.table:
            workspace.set_query(workspace.query.with_table(workspace.best), remember=False)
            self._from_nowhere = True

    def _make_record(self) -> QWidget:
        from ui.views.record import RecordView

        made = RecordView(self.workspace, self.theme)
        made.note_of = self.noting.text_of
        made.note_written.connect(self.noting.write)
        made.cite_wanted.connect(self._cite_record)
        return made

    def _cite_record(self) -> None:
        self.citing.ask(self.workspace.record)

    def _make_evidence(self) -> QWidget:
        from ui.views.evidence import EvidenceView

        made = EvidenceView(self.workspace, self.theme)
        made.rule_wanted.connect(self.actions_["settings"].trigger)
        return made

    def _make_collection(self) -> QWidget:
        from ui.views.collection import CollectionView

        made = CollectionView(self.workspace, self.theme, self.collecting, self.actions_)
        made.record_wanted.connect(self.show_record)
        made.gone_wanted.connect(self._tell_gone)
        made.note_wanted.connect(self.write_note)
        made.menu_wanted.connect(lambda number, at: self.show_kept().menu(number, at))
        return made

    def _tell_gone(self, title: str, known: str) -> None:
        self.notices.say("differ", say("collection.gone.said", self.workspace.language, title=title), known)

    def show_kept(self) -> "Shelf":
        """The collections in the sidebar: read when the window has been seen."""
        made = self.sidebar.shelf is None
        shelf = self.sidebar.show_shelf(self.collecting)
        if made:
            shelf.send_wanted.connect(lambda number: self.sharing.send(number))
            shelf.export_wanted.connect(lambda number: self.sharing.export(number))
            self.collecting.load()
        return shelf

    def ask_collection(self, keys: "Sequence[str]") -> None:
        """Offers the collections, and a new one, under the button."""
        from ui.choosing import collection_menu

        below = self.top.collect.rect().bottomLeft()
        collection_menu(self, self.collecting, keys, self.workspace.language).popup(self.top.collect.mapToGlobal(below))

    def _show_record(self) -> None:
        workspace = self.workspace
        self.panes.show_beside("" if not workspace.record else "record" if workspace.evidence is None else "evidence")
        if self.table is not None:
            self._fit_table()

    def show_record(self, key: str) -> None:
        """Opens a record and gives its page the keyboard."""
        self.workspace.open_record(key)
        self._give_beside_the_keyboard()

    def write_note(self, key: str) -> None:
        """Opens a record and gives the note on it the keyboard."""
        if not key:
            return
        self.show_record(key)
        page = self.panes.record
        if isinstance(page, QWidget) and getattr(page, "key", "") == key:
            page.write_note()  # type: ignore[attr-defined]
        elif page is not None:
            page.shown.connect(self._write_note_there, Qt.ConnectionType.SingleShotConnection)  # type: ignore[attr-defined]

    def _write_note_there(self, _key: str) -> None:
        page = self.panes.record
        if page is not None:
            page.write_note()  # type: ignore[attr-defined]

    def show_evidence(self, key: str, field: str = "") -> None:
        """Opens who says so and gives it the keyboard."""
        self.workspace.show_evidence(key, field)
        self._give_beside_the_keyboard()

    def _give_beside_the_keyboard(self) -> None:
        if self.panes.beside is not None:
            self.panes.beside.setFocus(Qt.FocusReason.OtherFocusReason)

    def _fit_table(self) -> None:
        table = self.table
        if table is not None:
            if not getattr(table, "connected", False):
                table.evidence_wanted.connect(self.workspace.show_evidence)
                table.columns_set.connect(self._columns_set)
                table.dragged.connect(lambda: self.copying.drag(self._columns(), table))
                table.connected = True  # type: ignore[attr-defined]
            table.opens_beside = self.panes.wide

    def _columns_set(self, table: str, old: "Columns", new: "Columns") -> None:
        """The reader chose, moved or sized columns: that can be taken back."""
        forth, back = partial(self._show_columns, table, new), partial(self._show_columns, table, old)
        self.undo.did("columns", forth, back, f"columns.{table}", table=text(f"table.{table}"))

    def _show_columns(self, table: str, wanted: "Columns") -> None:
        from ui import columns

        columns.save(self.settings, BY_NAME[table], wanted)
        if self.table is not None and self.table.table_name == table:
            self.table.show_columns(wanted)

    def _title(self) -> None:
        language = self.workspace.language
        parts = [self.workspace.query.text.strip()] if self.workspace.view != HOME else []
        if self.workspace.view != HOME:
            parts.append(text(f"table.{self.workspace.query.table}").in_language(language))
        self.setWindowTitle(" – ".join(part for part in (*parts, text("window.title").in_language(language)) if part))

    # -- focus -----------------------------------------------------------------------------------------------------------------------

    def stops(self) -> list[QWidget]:
        """Where F6 leads, in order."""
        beside = self.panes.beside
        return [self.top.search, self.sidebar.nav, self.centre.pages[self.workspace.view], *([beside] if beside is not None else [])]

    def holds_focus(self, part: QWidget) -> bool:
        """Whether the keyboard is in a part or in something inside it."""
        held = QApplication.focusWidget()
        return held is not None and (held is part or part.isAncestorOf(held))

    def search_focused(self) -> bool:
        return self.holds_focus(self.top.search)

    def focus_results(self) -> None:
        """The keyboard goes to the results, or to what the start page has."""
        self.centre.pages[self.workspace.view].setFocus(Qt.FocusReason.OtherFocusReason)

    # -- words and settings ----------------------------------------------------------------------------------------------------------

    def reword(self) -> None:
        """Says everything in the program's language."""
        self.actions_.reword(self.workspace.language)
        for part in (self.top, self.sidebar, self.centre):
            part.reword()
        self._say_undo()
        self.actions_.refresh()
        self._title()

    def _say_undo(self) -> None:
        for code, label in zip(("undo", "redo"), self.undo.labels(), strict=True):
            self.actions_[code].setText(label)

    def _setting_changed(self, name: str) -> None:
        if name == "theme":
            self.theme.set_mode(self.settings.choice("theme"))
        elif name in ("language", "names"):
            self.workspace.set_languages(self.settings.choice("language"), self.settings.choice("names"))
        elif name == "citation":
            self.workspace.citation_style = self.settings.choice("citation")
        elif name == "rule":
            self.workspace.set_rule(self.settings.choice("rule"))
        self._refresh.start()

    def _offer_back(self, gone: "Saved") -> None:
        language = self.workspace.language
        sentence = say("saved.deleted", language, name=gone.name.in_language(language))
        undo = text("button.undo").in_language(language), self.undo.offer()
        self.notices.say("good", sentence, "", undo)

    def _not_kept(self, fault: object) -> None:
        language = self.workspace.language
        self.notices.fault(fault, code="fault.settings", consequence=text("fault.settings.consequence").in_language(language))

    # -- Qt --------------------------------------------------------------------------------------------------------------------------

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit_table()

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """The side buttons of a mouse; other parts let them pass."""
        steps = {Qt.MouseButton.BackButton: self.workspace.back, Qt.MouseButton.ForwardButton: self.workspace.forward}
        step = steps.get(event.button())
        if step is not None:
            step()
        else:
            super().mousePressEvent(event)

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self.windowHandle().screenChanged.connect(self.fit_screen, Qt.ConnectionType.UniqueConnection)
        self.top.search.setFocus(Qt.FocusReason.OtherFocusReason)

    def take_file(self, path: Path) -> None:
        """Opens a file that the reader chose or let fall here."""
        if self.windows is not None:
            self.windows.open_file(str(path))
        else:
            self.sharing.open(path)

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        if dropped_files(event.mimeData()):
            event.acceptProposedAction()

    def dropEvent(self, event: QDropEvent) -> None:
        """Files that this program opens; in a moment, since until then the other program waits."""
        for path in dropped_files(event.mimeData()):
            QTimer.singleShot(0, self, partial(self.take_file, path))
        event.acceptProposedAction()

    def closeEvent(self, event: QCloseEvent) -> None:
        if isinstance(self.panes.record, QWidget):
            self.panes.record.keep_note()  # type: ignore[attr-defined]
        if "exporting" in self.__dict__ and self.exporting.holds_window():
            event.ignore()
            return
        self.settings.set("window", bytes(self.saveGeometry().toBase64().data()).decode())
        self.settings.flush()
        if self.windows is not None and not self.windows.may_close(self):
            event.ignore()
            return
        super().closeEvent(event)


def dropped_files(data: QMimeData) -> list[Path]:
    """The files of this program's own kinds among what is dragged."""
    if not data.hasUrls():
        return []
    from ui.sharing import FILES

    paths = (Path(url.toLocalFile()) for url in data.urls() if url.isLocalFile())
    return [path for path in paths if path.name.casefold().endswith(FILES)]


def run(path: Path, settings: Mapping[str, object], file: str | None = None) -> int:
    """Opens windows on a reference database until they are closed; returns the exit code. settings: as `storage.userfile` read them."""
    from ui.program import begin

    return begin(path, settings, file, Window)
