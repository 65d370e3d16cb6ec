"""The results as a table: one row a record, columns the reader's own, sorted by the query, selected together with every other view."""

from typing import TYPE_CHECKING

from PySide6.QtCore import QItemSelectionModel, QPoint, QTimer, Signal
from PySide6.QtWidgets import QStackedLayout, QWidget

from storage.catalog import Field
from storage.query import Filter, Query
from storage.tables import BY_NAME
from storage.words import text
from ui import columns
from ui.actions import ROW_MENU, Actions
from ui.cells import CellPainter
from ui.columns import Columns
from ui.echo import Echo
from ui.grids import Grids
from ui.reasons import Reasons
from ui.rows import RowsModel
from ui.settings import Settings
from ui.theme import Theme
from ui.widgets.boxes import ground
from ui.workspace import Workspace

if TYPE_CHECKING:
    from ui.empty import Empty

FIRST = 45  # rows that the widths are measured by
LEAFING = 60  # milliseconds until a record opens while the arrow keys run through rows
ROW_SIZES = {"normal": "table_row", "compact": "table_row_compact", "roomy": "table_row_roomy"}
_Flag = QItemSelectionModel.SelectionFlag


class TableView(QWidget):
    """A View of the contract in ui.view. Opens the record of a single chosen row when `opens_beside`, and takes no focus from the table."""

    key, title, icon = "table", "view.table", "table"

    record_wanted = Signal(str)  # Enter or a double click: the record's key
    evidence_wanted = Signal(str)  # a click on ≠: the statistic's key
    columns_changed = Signal()
    columns_set = Signal(str, object, object)  # by the reader: of which table, the columns before and after
    dragged = Signal()  # the marked rows, towards another program

    def __init__(self, workspace: Workspace, theme: Theme, settings: Settings, actions: Actions) -> None:
        super().__init__()
        self._workspace, self._theme, self._settings, self._actions = workspace, theme, settings, actions
        self.opens_beside = True
        self._begun = False  # whether only the first of the results are shown yet
        self._shown_query = Query()
        self._needed: dict[str, int] = {}
        self._model = RowsModel(workspace, self)
        self.cells = CellPainter(self._model, theme, self)
        self.grids = Grids(self._model, self.cells, theme)
        Reasons(workspace, self._model, self.cells, self.grids)
        self._echo = Echo(workspace, self._model, self.grids.selection)
        self._empty: Empty | None = None
        self._stack = QStackedLayout(self)
        self._stack.addWidget(self.grids)
        self._leaf = QTimer(self, singleShot=True, interval=LEAFING)
        self._leaf.timeout.connect(self._open_beside)
        self.setFocusProxy(self.grids)
        ground(self, "surface")
        self._connect()
        self._set_row_height()
        self.reword()
        self.take_results()

    def _connect(self) -> None:
        workspace, grids = self._workspace, self.grids
        workspace.rows_begun.connect(self.take_results)
        workspace.results_changed.connect(self._take_all)
        workspace.record_changed.connect(self._mark_open)
        workspace.languages_changed.connect(self.reword)
        workspace.rule_changed.connect(self._model.fetch_again)
        workspace.counts_changed.connect(self._show_empty)
        workspace.notes_changed.connect(self.grids.repaint_all)
        self._settings.changed.connect(self._setting_changed)
        self._echo.chosen.connect(self._chosen)
        grids.opened.connect(self.open_current)
        grids.mark_clicked.connect(lambda place: self.evidence_wanted.emit(self._key(self._model.rows[place])))
        grids.selection.currentColumnChanged.connect(self._turned)
        grids.resized.connect(self.arrange)
        grids.dragged.connect(self.dragged)
        grids.sort_wanted.connect(self.sort)
        grids.order_changed.connect(lambda names: self.set_columns(self.columns.moved(names)))
        grids.width_changed.connect(lambda name, width: self.set_columns(self.columns.with_width(name, width)))
        grids.menu_wanted.connect(self._menu)
        grids.header_menu_wanted.connect(self._header_menu)

    # -- the contract ----------------------------------------------------------------------------------------------------------------

    def widget(self) -> QWidget:
        return self

    def state(self) -> dict[str, object]:
        return {"top": self.grids.main.verticalScrollBar().value()}

    def restore(self, state: dict[str, object]) -> None:
        top = state.get("top")
        if isinstance(top, int):
            self.grids.main.verticalScrollBar().setValue(top)

    def focus(self) -> None:
        self.grids.main.setFocus()

    # -- rows ------------------------------------------------------------------------------------------------------------------------

    def take_results(self) -> None:
        """Shows what the workspace found."""
        query, rows = self._workspace.results.query, self._workspace.results.rows
        self._begun = not self._workspace.results.whole
        other_table = query.table != self._shown_query.table
        moved_on = other_table or query.text != self._shown_query.text
        self._shown_query = query
        if other_table:
            self._needed = {}
        self.cells.marks = self._workspace.marks
        self._model.show(query.table, rows, self._columns().names, query.sort_here)
        self._mark_open()
        self._echo.restore()
        if not (self._begun and self._needed):  # else the columns stay until the rows are painted and the others there
            self._measure()
        self.arrange()
        self._keep_current(stay=not moved_on)
        self._show_empty()

    def _take_all(self) -> None:
        """Where the first rows are shown already, the others are put behind them."""
        results, shown = self._workspace.results, self._model.rows
        if self._begun and results.query == self._shown_query and results.rows[: len(shown)] == shown:
            with self.grids.still():
                self._model.grow(results.rows)
            self._echo.restore()
            needed = dict(self._needed)
            self._measure()
            if self._needed != needed:
                self.arrange()
            self._show_empty()
        else:
            self.take_results()
        self._begun = False

    def _keep_current(self, *, stay: bool) -> None:
        """A table without a current cell crashes screen readers. After sorting or filtering the chosen row stays in sight."""
        if not self._model.rowCount():
            return
        chosen = self._model.places_of(self._workspace.selection[:1]) if stay else []
        place = chosen[0] if chosen else 0
        index = self._model.index(place, self._first_named())
        self.grids.selection.setCurrentIndex(index, _Flag.NoUpdate)
        self.grids.main.scrollTo(index)

    def _first_named(self) -> int:
        """The column that the keyboard begins in: the first that is not a mark."""
        return next((place for place, field in enumerate(self._model.fields) if field.kind != "mark"), 0)

    def _mark_open(self) -> None:
        table, _, _ = self._workspace.record.partition("/")
        row = self._workspace.row_of(self._workspace.record) if table == self._model.table.name else None
        self.cells.open_row = row or 0
        self.grids.main.viewport().update()

    def _show_empty(self) -> None:
        """An empty result is explained once it is known what the other tables have."""
        if self._model.rowCount() or self._workspace.busy:
            self._stack.setCurrentWidget(self.grids)
            return
        if self._empty is None:
            from ui.empty import Empty  # with the first search that finds nothing

            self._empty = Empty(self._workspace, self._theme, self.without)
            self._stack.addWidget(self._empty.page)
        self._stack.setCurrentWidget(self._empty.page)
        self._empty.ask()

    def without(self, condition: Filter | None) -> Query:
        """The query less one of its filters; None is the years."""
        query = self._workspace.query
        return query.with_years(None) if condition is None else query.without_filter(condition)

    # -- what the keyboard is on -----------------------------------------------------------------------------------------------------

    def current_row(self) -> int | None:
        """The row of the database that the keyboard is on."""
        place = self.grids.main.currentIndex().row()
        return self._model.rows[place] if 0 <= place < self._model.rowCount() else None

    def current_value(self) -> tuple[Field, object] | None:
        """The field and value of the cell that the keyboard is on."""
        index = self.grids.main.currentIndex()
        if not index.isValid():
            return None
        field = self._model.fields[index.column()]
        return field, self._model.value(index.row(), field.name)

    def current_key(self) -> str:
        row = self.current_row()
        return "" if row is None else self._key(row)

    def current_field(self) -> str:
        """The field that the keyboard is on, as who says so is asked of it: a figure is answered as a whole."""
        found = self.current_value()
        return "" if found is None or self._model.table.source == "statistics" else found[0].name

    def _key(self, row: int) -> str:
        return self._workspace.key_of(self._model.table.name, row)

    def open_current(self) -> None:
        self._leaf.stop()
        key = self.current_key()
        if key:
            self.record_wanted.emit(key)

    def _chosen(self) -> None:
        if self.opens_beside and len(self._workspace.selection) == 1:
            self._leaf.start()
        else:
            self._leaf.stop()

    def _turned(self) -> None:
        """To another cell of the row: who says so, if it is open, follows."""
        if self._workspace.evidence is not None and self.grids.has_keyboard():
            self._chosen()

    def _open_beside(self) -> None:
        """The record of the one chosen row, or who says so."""
        selection = self._workspace.selection
        if len(selection) == 1 and self._workspace.query.table == self._model.table.name:
            self._workspace.follow(self._key(selection[0]), self.current_field())

    def select_all(self) -> None:
        self.grids.main.selectAll()

    # -- columns and order -----------------------------------------------------------------------------------------------------------

    @property
    def columns(self) -> Columns:
        """The reader's columns of this table."""
        return self._columns()

    @property
    def table_name(self) -> str:
        return self._model.table.name

    def _columns(self) -> Columns:
        return columns.load(self._settings, BY_NAME[self._workspace.results.query.table])

    def set_columns(self, new: Columns) -> None:
        """Shows other columns and keeps them for this table: the reader wants them so."""
        old = self.columns
        if new != old:
            self.show_columns(new)
            self.columns_set.emit(self._model.table.name, old, new)

    def show_columns(self, new: Columns) -> None:
        """Shows other columns and keeps them."""
        old_names = tuple(field.name for field in self._model.fields)
        columns.save(self._settings, self._model.table, new)
        if new.names != old_names:
            top = self.grids.main.verticalScrollBar().value()
            self._model.show(self._model.table.name, self._model.rows, new.names, self._model.sorts)
            self._echo.restore()
            self._measure()
            self.arrange()
            self._keep_current(stay=True)
            self.grids.main.verticalScrollBar().setValue(top)
        else:
            self.arrange()
        self.columns_changed.emit()

    def _measure(self) -> None:
        """What figures and names need; while the reader types, columns only grow, so that they do not dance."""
        places = range(min(FIRST, self._model.rowCount()))
        for place, field in enumerate(self._model.fields):
            self._needed[field.name] = max(self.cells.widest(place, places), self._needed.get(field.name, 0))

    def arrange(self) -> None:
        """Fits the columns into the width that there is."""
        chosen = self.columns
        widths = columns.fit(self._model.fields, chosen, self._needed, self.grids.room())
        self.grids.arrange(min(chosen.frozen, max(0, len(self._model.fields) - 1)), widths)

    def sort(self, name: str, beside: bool) -> None:
        """A click on a header: ascending, descending, not at all; beside: as a further key after those there are."""
        keys = [(key.field, key.descending) for key in self._workspace.query.sort_here]
        old = dict(keys).get(name)
        following = {None: [(name, False)], False: [(name, True)], True: []}[old]
        if not beside:
            self._workspace.sort_by(following)
        elif old is None:
            self._workspace.sort_by([*keys, *following])
        else:
            self._workspace.sort_by([new for key in keys for new in (following if key[0] == name else [key])])

    def sort_by(self, name: str, descending: bool | None) -> None:
        """Sorts by one column alone; None: by no column."""
        self._workspace.sort_by([] if descending is None else [(name, descending)])

    def choose_columns(self) -> None:
        """Opens the dialog in which the reader chooses the columns."""
        from ui.dialogs.columns import ColumnsDialog

        dialog = ColumnsDialog(self._model.table, self.columns, self._theme, self._workspace.language, self)
        dialog.chosen.connect(self.set_columns)
        dialog.open()

    # -- words and looks -------------------------------------------------------------------------------------------------------------

    def reword(self) -> None:
        self.grids.set_name(text("table.name").in_language(self._workspace.language))
        self._needed = {}
        self._model.reword()
        self._measure()
        self.arrange()
        if self._empty is not None and self._stack.currentWidget() is self._empty.page:
            self._empty.show()

    def _set_row_height(self) -> None:
        self.grids.set_row_height(self._theme.size(ROW_SIZES[self._settings.choice("rows")]))

    def _setting_changed(self, name: str) -> None:
        if name == "rows":
            self._set_row_height()

    def _menu(self, at: QPoint) -> None:
        self._actions.menu(ROW_MENU, self).popup(at)

    def _header_menu(self, name: str, at: QPoint) -> None:
        from ui.header_menu import header_menu

        header_menu(self, name, self._workspace.language, self).popup(at)
