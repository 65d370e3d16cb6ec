"""A table whose first columns stand still: one grid, and a second beside it only where the reader froze columns."""

from collections.abc import Iterator, Mapping
from contextlib import contextmanager

from PySide6.QtCore import QItemSelectionModel, QPoint, QSize, Qt, QTimer, Signal
from PySide6.QtWidgets import QHBoxLayout, QHeaderView, QVBoxLayout, QWidget

from ui.cells import CellPainter
from ui.grid import Grid
from ui.rows import RowsModel
from ui.theme import Theme


class Grids(QWidget):
    """Shows a RowsModel. The left grid has the frozen columns, the right one the others; both share selection, rows in sight and hover."""

    opened = Signal()
    mark_clicked = Signal(int)
    dragged = Signal()
    focus_moved = Signal()
    menu_wanted = Signal(QPoint)
    header_menu_wanted = Signal(str, QPoint)
    sort_wanted = Signal(str, bool)
    order_changed = Signal(object)  # names of the columns, as the reader dragged them
    width_changed = Signal(str, int)  # by the reader
    resized = Signal()

    def __init__(self, model: RowsModel, cells: CellPainter, theme: Theme) -> None:
        super().__init__()
        self._rows, self._cells, self._theme = model, cells, theme
        self._frozen = 0
        self._widths: dict[str, int] = {}
        self._box = QHBoxLayout(self)
        self._box.setContentsMargins(0, 0, 0, 0)
        self._box.setSpacing(0)
        self.main = self._made(first=True)
        self._left: Grid | None = None
        self._holder: QWidget | None = None
        self._foot: QWidget | None = None
        self._box.addWidget(self.main, 1)
        self.setFocusProxy(self.main)
        self.main.resized.connect(self.resized)
        cells.rows_changed.connect(self._update_rows)

    def _made(self, *, first: bool) -> Grid:
        grid = Grid(self._rows, self._cells, self._theme, first=first)
        grid.active = self.has_keyboard
        grid.opened.connect(self.opened)
        grid.mark_clicked.connect(self.mark_clicked)
        grid.dragged.connect(self.dragged)
        grid.focus_moved.connect(self.repaint_all)
        grid.focus_moved.connect(self.focus_moved)
        grid.customContextMenuRequested.connect(lambda at, grid=grid: self.menu_wanted.emit(grid.viewport().mapToGlobal(at)))
        header = grid.header
        header.customContextMenuRequested.connect(lambda at, header=header: self._header_menu(header, at))
        header.sort_wanted.connect(lambda section, beside: self.sort_wanted.emit(self._rows.fields[section].name, beside))
        header.sectionResized.connect(self._resized)
        header.sectionMoved.connect(lambda *_: QTimer.singleShot(0, self, self._moved))
        return grid

    @property
    def grids(self) -> list[Grid]:
        return [self.main] if self._left is None or not self._frozen else [self._left, self.main]

    @property
    def selection(self) -> QItemSelectionModel:
        return self.main.selectionModel()

    def set_name(self, name: str) -> None:
        """What a screen reader calls the table."""
        self.setAccessibleName(name)
        for grid in (self.main, self._left):
            if grid is not None:
                grid.setAccessibleName(name)

    def has_keyboard(self) -> bool:
        return any(grid.hasFocus() for grid in self.grids)

    # -- columns ---------------------------------------------------------------------------------------------------------------------

    def arrange(self, frozen: int, widths: Mapping[str, int]) -> None:
        """So many columns stand still; each has its width."""
        self._widths = dict(widths)
        self._rows.widths = self._widths
        self._cells.set_widths(tuple(self._widths.get(field.name, 0) for field in self._rows.fields))
        self._freeze(frozen)
        for grid in self.grids:
            header = grid.header
            for place, field in enumerate(self._rows.fields):
                if header.visualIndex(place) != place:
                    header.moveSection(header.visualIndex(place), place)
                away = bool(frozen) and (place < frozen) != (grid is self._left)
                if grid.isColumnHidden(place) != away:
                    grid.setColumnHidden(place, away)
                width = self._widths.get(field.name, field.width)
                if not away and header.sectionSize(place) != width:
                    header.resizeSection(place, width)
        fits = sum(self._widths.get(field.name, 0) for field in self._rows.fields) <= self.room()
        policy = Qt.ScrollBarPolicy.ScrollBarAlwaysOff if fits else Qt.ScrollBarPolicy.ScrollBarAsNeeded
        self.main.setHorizontalScrollBarPolicy(policy)
        if self._left is not None and frozen:
            self._left.setFixedWidth(self.frozen_width() + 1)
        self.repaint_all()

    def frozen_width(self) -> int:
        """How much of the width stands still."""
        still = self._rows.fields[: self._frozen]
        return sum(self._widths.get(field.name, 0) for field in still)

    def room(self) -> int:
        """The width that the columns have together."""
        return self.main.viewport().width() + (self.frozen_width() if self._frozen else 0)

    def _freeze(self, frozen: int) -> None:
        self._frozen = frozen
        if frozen and self._left is None:
            self._add_left()
        self.main.first = not frozen
        if self._holder is not None:
            self._holder.setVisible(bool(frozen))

    def _add_left(self) -> None:
        left = self._left = self._made(first=True)
        left.setAccessibleName(self.accessibleName())
        left.setSelectionModel(self.main.selectionModel())
        left.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        left.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        left.header.setSectionsMovable(True)
        bars = left.verticalScrollBar(), self.main.verticalScrollBar()
        bars[0].valueChanged.connect(bars[1].setValue)
        bars[1].valueChanged.connect(bars[0].setValue)
        self.main.horizontalScrollBar().rangeChanged.connect(self._level)
        left.right_side.connect(lambda: self._cross(self.main, self.main.first_column()))
        self.main.left_side.connect(lambda: self._cross(left, left.last_column()))
        self._holder, self._foot = QWidget(), QWidget()
        box = QVBoxLayout(self._holder)
        box.setContentsMargins(0, 0, 0, 0)
        box.setSpacing(0)
        box.addWidget(left)
        box.addWidget(self._foot)
        self._box.insertWidget(0, self._holder)
        left.verticalScrollBar().setValue(bars[1].value())
        self._level()

    def _level(self) -> None:
        """Where the right grid has a scroll bar at its foot, the left one has nothing."""
        bar = self.main.horizontalScrollBar()
        if self._foot is not None:
            self._foot.setFixedHeight(bar.sizeHint().height() if bar.maximum() > 0 else 0)

    def _cross(self, grid: Grid, column: int) -> None:
        """The arrow key leads over the border of the frozen columns."""
        if self._frozen:
            here = self.main.currentIndex()
            self.selection.setCurrentIndex(self._rows.index(here.row(), column), QItemSelectionModel.SelectionFlag.NoUpdate)
            grid.setFocus(Qt.FocusReason.OtherFocusReason)

    def _header_menu(self, header: QHeaderView, at: QPoint) -> None:
        section = header.logicalIndexAt(at)
        if section >= 0:
            self.header_menu_wanted.emit(self._rows.fields[section].name, header.viewport().mapToGlobal(at))

    def _resized(self, section: int, old: int, new: int) -> None:
        """By the reader, unless it is what `arrange` asked for (a hidden column has no width)."""
        if section < len(self._rows.fields) and new > 0:
            name = self._rows.fields[section].name
            if self._widths.get(name, new) != new:
                self._widths[name] = new
                self.width_changed.emit(name, new)

    def _moved(self) -> None:
        """In each grid the columns stand in an order; if it is not the model's, the reader dragged one."""
        names = [field.name for field in self._rows.fields]
        order: list[str] = []
        for grid in self.grids:
            logical = (grid.header.logicalIndex(visual) for visual in range(grid.header.count()))
            order += [names[place] for place in logical if not grid.isColumnHidden(place)]
        order = list(dict.fromkeys(order))
        if order != names and len(order) == len(names):
            self.order_changed.emit(tuple(order))

    # -- rows ------------------------------------------------------------------------------------------------------------------------

    def set_row_height(self, height: int) -> None:
        self._cells.row_height = height
        self._cells.forget()
        for grid in (self.main, self._left):
            if grid is not None:
                grid.set_row_height(height)

    @contextmanager
    def still(self) -> Iterator[None]:
        """While rows are put behind those in sight nothing is painted anew: Qt would, though not a letter of what is seen changes."""
        screens = [grid.viewport() for grid in self.grids if grid.rows_fill()]
        for screen in screens:
            screen.setAttribute(Qt.WidgetAttribute.WA_UpdatesDisabled, True)
        yield
        for grid in self.grids:
            grid.executeDelayedItemsLayout()
        for screen in screens:
            screen.setAttribute(Qt.WidgetAttribute.WA_UpdatesDisabled, False)

    def _update_rows(self, one: int, other: int) -> None:
        for grid in self.grids:
            grid.update_row(one)
            grid.update_row(other)

    def repaint_all(self) -> None:
        """Paints what is seen anew."""
        for grid in self.grids:
            grid.viewport().update()

    def minimumSizeHint(self) -> QSize:
        return QSize(200, 120)
