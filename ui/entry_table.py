"""The table of a collection: keys and drags that put its records into another order, and a note that is written where it stands."""

from collections.abc import Sequence

from PySide6.QtCore import QItemSelectionModel, QMimeData, Qt, Signal
from PySide6.QtGui import QDragEnterEvent, QDragMoveEvent, QDropEvent, QKeyEvent, QMouseEvent, QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QAbstractItemView, QFrame, QHeaderView, QTableView

from ui.collecting import KEYS
from ui.entries import COLUMNS, KIND, MARK, NOTE, PLACE, SOURCE, TITLE, UNIT, UNIT_ROOM, VALUE, WHEN, EntriesModel, EntryPainter
from ui.theme import Theme
from ui.widgets.boxes import own_viewport

WIDTHS = {PLACE: 48, MARK: 36, KIND: 128, WHEN: 156, VALUE: 116, UNIT: 108}
SHARES = {TITLE: 5, SOURCE: 2, NOTE: 3}  # of the width that is left
LEAST = 110
NARROW, WIDE = 900, 1080  # under the first units stand beside the figures and kinds are icons, under the second sources are in tool tips
ICON = 40
_Select = QItemSelectionModel.SelectionFlag


def dragged_keys(data: QMimeData) -> list[str]:
    """The keys that are being dragged, if any are."""
    return bytes(data.data(KEYS).data()).decode("utf-8", "replace").split("\n") if data.hasFormat(KEYS) else []


class EntryTable(QTableView):
    """Enter opens, F2 writes the note, Delete takes out, Alt with an arrow moves rows up and down."""

    opened = Signal()
    removed = Signal(object)  # keys
    arranged = Signal(object)  # all keys in their new order
    note_wanted = Signal()  # where notes are not written in the list
    dropped = Signal(object, str)  # keys from elsewhere, and the key before which they come

    def __init__(self, model: EntriesModel, theme: Theme) -> None:
        super().__init__()
        self._lines, self._theme = model, theme
        self.painter_ = EntryPainter(theme, self)
        self.setModel(model)
        self.setItemDelegate(self.painter_)
        self._drop_line: int | None = None
        self.writes = True  # whether notes are written here
        self._set_up()
        self.doubleClicked.connect(lambda index: None if index.column() == NOTE else self.opened.emit())

    def _set_up(self) -> None:
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setShowGrid(False)
        self.setWordWrap(False)
        self.setCornerButtonEnabled(False)
        self.setTabKeyNavigation(False)
        own_viewport(self)
        self.setMouseTracking(True)
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.setSelectionMode(QAbstractItemView.SelectionMode.ExtendedSelection)
        triggers = QAbstractItemView.EditTrigger
        self.setEditTriggers(triggers.DoubleClicked | triggers.EditKeyPressed)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setContextMenuPolicy(Qt.ContextMenuPolicy.CustomContextMenu)
        self.setDragEnabled(True)
        self.setAcceptDrops(True)
        self.setDropIndicatorShown(False)
        self.setDragDropMode(QAbstractItemView.DragDropMode.DragDrop)
        self.verticalHeader().hide()
        self.verticalHeader().setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        self.verticalHeader().setDefaultSectionSize(self._theme.size("table_row"))
        header = self.horizontalHeader()
        header.setFont(self._theme.font("small", "semibold"))
        header.setFixedHeight(self._theme.size("table_header"))
        header.setHighlightSections(False)
        header.setSectionsClickable(False)
        header.setMinimumSectionSize(24)
        header.setSectionResizeMode(QHeaderView.ResizeMode.Fixed)

    # -- rows ------------------------------------------------------------------------------------------------------------------------

    def chosen(self) -> list[int]:
        """The places of the marked rows, ascending."""
        selection = self.selectionModel().selection()
        parts = [selection.at(place) for place in range(selection.size())]
        return sorted({place for part in parts for place in range(part.top(), part.bottom() + 1)})

    def chosen_keys(self) -> list[str]:
        return self._lines.keys(self.chosen())

    def current_key(self) -> str:
        return next(iter(self._lines.keys((self.currentIndex().row(),))), "")

    def choose(self, keys: Sequence[str], column: int = TITLE) -> None:
        """Marks these rows; the keyboard goes to the first of them, or stays near where it was."""
        places = [place for key in keys if (place := self._lines.place_of(key)) >= 0]
        model, chosen = self._lines, self.selectionModel()
        if not model.rowCount():
            return
        first = places[0] if places else min(max(0, self.currentIndex().row()), model.rowCount() - 1)
        chosen.setCurrentIndex(model.index(first, column), _Select.NoUpdate)
        chosen.clearSelection()
        for place in places:
            chosen.select(model.index(place, 0), _Select.Select | _Select.Rows)
        self.scrollTo(model.index(first, column))

    def move_rows(self, step: int) -> None:
        """The marked rows one place up (-1) or down (1), together."""
        places = self.chosen() or [self.currentIndex().row()]
        keys = self._lines.keys(range(len(self._lines.lines)))
        if not places or places[0] + step < 0 or places[-1] + step >= len(keys):
            return
        moved = [keys[place] for place in places]
        at = places[0] - 1 if step < 0 else places[0] + 1
        others = [key for key in keys if key not in moved]
        self.arranged.emit((*others[:at], *moved, *others[at:]))

    def write_note(self) -> None:
        """Opens the note of the current row."""
        if not self.writes:
            self.note_wanted.emit()
            return
        index = self._lines.index(self.currentIndex().row(), NOTE)
        if index.isValid():
            self.setCurrentIndex(index)
            self.edit(index)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        held = event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier
        steps = {Qt.Key.Key_Up: -1, Qt.Key.Key_Down: 1}
        if held == Qt.KeyboardModifier.AltModifier and event.key() in steps:
            self.move_rows(steps[Qt.Key(event.key())])
        elif event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and self.state() != QAbstractItemView.State.EditingState:
            self.opened.emit()
        elif event.key() in (Qt.Key.Key_Delete, Qt.Key.Key_Backspace) and not held and self.chosen():
            self.removed.emit(tuple(self.chosen_keys()))
        elif event.key() == Qt.Key.Key_F2:
            self.write_note()
        else:
            super().keyPressEvent(event)

    def keyboardSearch(self, search: str) -> None:
        """Nothing: the search box finds more."""

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """The side buttons of a mouse are the window's."""
        if event.button() in (Qt.MouseButton.BackButton, Qt.MouseButton.ForwardButton):
            event.ignore()
        else:
            super().mousePressEvent(event)

    # -- dragging --------------------------------------------------------------------------------------------------------------------

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        if event.mimeData().hasFormat(KEYS):
            event.acceptProposedAction()
        else:
            event.ignore()

    def dragMoveEvent(self, event: QDragMoveEvent) -> None:
        if not event.mimeData().hasFormat(KEYS):
            event.ignore()
            return
        self._show_line(self._place_at(event.position().y()))
        event.acceptProposedAction()

    def dragLeaveEvent(self, event: object) -> None:
        self._show_line(None)

    def dropEvent(self, event: QDropEvent) -> None:
        keys, place = dragged_keys(event.mimeData()), self._place_at(event.position().y())
        self._show_line(None)
        event.setDropAction(Qt.DropAction.CopyAction)
        event.accept()
        here = self._lines.keys(range(len(self._lines.lines)))
        before = next((key for key in here[place:] if key not in keys), "")
        if event.source() is self:
            others = [key for key in here if key not in keys]
            at = others.index(before) if before else len(others)
            self.arranged.emit((*others[:at], *keys, *others[at:]))
        elif keys:
            self.dropped.emit(tuple(keys), before)

    def _place_at(self, y: float) -> int:
        """Between which rows the mouse is: the place of the lower one."""
        height = self._theme.size("table_row")
        return max(0, min(len(self._lines.lines), round((y + self.verticalHeader().offset()) / height)))

    def _show_line(self, place: int | None) -> None:
        self._drop_line = place
        self.viewport().update()

    # -- looks -----------------------------------------------------------------------------------------------------------------------

    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        if self._drop_line is not None:
            y = self._drop_line * self._theme.size("table_row") - self.verticalHeader().offset()
            with QPainter(self.viewport()) as painter:
                painter.fillRect(0, max(0, y - 1), self.viewport().width(), 2, self._theme.colour("accent"))

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self.arrange()

    def arrange(self) -> None:
        """Fits the columns into the width that there is; those that are empty in all rows are away."""
        lines, width = self._lines.lines, self.viewport().width()
        has = {VALUE: any(held.value is not None for _, held in lines), MARK: any(held.disagrees for _, held in lines)}
        has |= {UNIT: has[VALUE] and width >= NARROW, SOURCE: width >= WIDE, WHEN: any(held.first or held.last for _, held in lines)}
        self._lines.narrow = width < NARROW
        widths = WIDTHS | ({KIND: ICON, VALUE: WIDTHS[VALUE] + UNIT_ROOM} if self._lines.narrow else {})
        fixed = sum(size for column, size in widths.items() if has.get(column, True))
        shares = {column: share for column, share in SHARES.items() if has.get(column, True)}
        for column in range(len(COLUMNS)):
            self.setColumnHidden(column, not has.get(column, True))
            left = max(LEAST, (width - fixed) * shares.get(column, 0) // sum(shares.values()))
            self.setColumnWidth(column, widths.get(column, left))
