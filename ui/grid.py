"""The table widget: Qt's own scrolling, selection, headers and accessibility, with the rows painted by a CellPainter."""

from collections.abc import Callable

from PySide6.QtCore import QEvent, QItemSelectionModel, QModelIndex, QPersistentModelIndex, QPoint, QRect, Qt, Signal
from PySide6.QtGui import QGuiApplication, QHelpEvent, QKeyEvent, QMouseEvent, QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QAbstractItemView, QFrame, QHeaderView, QTableView, QToolTip

from ui.cells import CellPainter, Column, Row
from ui.rows import RowsModel
from ui.theme import Theme
from ui.widgets.boxes import own_viewport
from ui.widgets.label import plain_tip

Index = QModelIndex | QPersistentModelIndex
_OPEN = (Qt.Key.Key_Return, Qt.Key.Key_Enter)
_LINK = Qt.CursorShape.PointingHandCursor


class Header(QHeaderView):
    """A header whose selection model is its own and stays empty: to ask for each column whether all of it is selected takes seconds."""

    sort_wanted = Signal(int, bool)  # column, whether beside the keys there are

    def __init__(self, theme: Theme, lead: Callable[[int], int]) -> None:
        super().__init__(Qt.Orientation.Horizontal)
        self._theme, self.cells_lead = theme, lead
        self.setFont(theme.font("small", "semibold"))
        self.setFixedHeight(theme.size("table_header"))
        self.setSectionsMovable(True)
        self.setSectionsClickable(True)
        self.setHighlightSections(False)
        self.setMinimumSectionSize(24)
        self.setTextElideMode(Qt.TextElideMode.ElideRight)
        self.setContextMenuPolicy(Qt.ContextMenuPolicy.CustomContextMenu)
        self._beside = False
        self.sectionClicked.connect(lambda section: self.sort_wanted.emit(section, self._beside))

    def paintSection(self, painter: QPainter, rect: QRect, logicalIndex: int) -> None:
        """The first label stands above its cells, which stand a little further in."""
        lead = self.cells_lead(logicalIndex)
        if lead:
            painter.fillRect(rect, self.palette().base())
            super().paintSection(painter, rect.adjusted(lead, 0, 0, 0), logicalIndex)
            painter.fillRect(rect.left(), rect.bottom(), lead, 1, self._theme.colour("line"))
        else:
            super().paintSection(painter, rect, logicalIndex)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        self._beside = bool(event.modifiers() & Qt.KeyboardModifier.ShiftModifier)
        super().mouseReleaseEvent(event)

    def setSelectionModel(self, selectionModel: QItemSelectionModel) -> None:
        """Whichever a table hands over, also when it is given one anew."""
        super().setSelectionModel(QItemSelectionModel(selectionModel.model(), self))


class Grid(QTableView):
    """Shows a RowsModel. Two of them, with one painter and one selection, make a table whose first columns stand still."""

    opened = Signal()  # Enter or a double click: the current row
    mark_clicked = Signal(int)  # the place of a row: a click on its ≠
    focus_moved = Signal()
    dragged = Signal()  # the marked rows, away from the table
    left_side = Signal()  # the left arrow in the first column
    right_side = Signal()
    resized = Signal()

    def __init__(self, model: RowsModel, cells: CellPainter, theme: Theme, *, first: bool = True) -> None:
        super().__init__()
        self._rows, self._cells, self._theme = model, cells, theme
        self._held: QPoint | None = None  # where a marked row was pressed, until it is known whether it is dragged or clicked
        self.first = first  # whether it is the leftmost
        self.active = self.hasFocus
        self.header = Header(theme, lambda place: cells.lead(model.fields[place]) if place < len(model.fields) else 0)
        self.setHorizontalHeader(self.header)
        self.setModel(model)
        self._set_up()
        self.doubleClicked.connect(lambda _index: self.opened.emit())
        self.clicked.connect(self._clicked)

    def _set_up(self) -> None:
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setShowGrid(False)
        self.setWordWrap(False)
        self.setCornerButtonEnabled(False)
        self.setTabKeyNavigation(False)
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.setSelectionMode(QAbstractItemView.SelectionMode.ExtendedSelection)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setContextMenuPolicy(Qt.ContextMenuPolicy.CustomContextMenu)
        own_viewport(self).setAttribute(Qt.WidgetAttribute.WA_OpaquePaintEvent)
        self.setMouseTracking(True)
        self.verticalHeader().hide()
        self.verticalHeader().setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        self.verticalHeader().setMinimumSectionSize(16)
        self.set_row_height(self._cells.row_height)

    def set_row_height(self, height: int) -> None:
        self.verticalHeader().setDefaultSectionSize(height)
        self.verticalScrollBar().setSingleStep(height)

    # -- painting --------------------------------------------------------------------------------------------------------------------

    def paintEvent(self, event: QPaintEvent) -> None:
        area = event.rect()
        with QPainter(self.viewport()) as painter:
            painter.fillRect(area, self._theme.colour("surface"))
            rows = self._visible_rows(area.top(), area.bottom())
            if rows:
                columns = self._visible_columns(area.left(), area.right())
                right = self.viewport().width()
                self._cells.paint(painter, rows, columns, active=self.active(), first=self.first, right=right)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self.resized.emit()

    def _visible_rows(self, top: int, bottom: int) -> list[Row]:
        count, height = self._rows.rowCount(), self._cells.row_height
        if not count:
            return []
        start = self.verticalHeader().offset()
        chosen, model = self.selectionModel(), self._rows
        current = self.currentIndex()
        column = current.column() if self.active() else -1
        places = range(max(0, (top + start) // height), min(count, (bottom + start) // height + 1))
        return [
            Row(place, place * height - start, chosen.isSelected(model.index(place, 0)), column if place == current.row() else -1)
            for place in places
        ]

    def rows_in_sight(self) -> list[int]:
        """The rows of the database that are to be seen, from top to bottom."""
        start, height = self.verticalHeader().offset(), self._cells.row_height
        last = min(self._rows.rowCount(), (start + self.viewport().height()) // height + 1)
        return list(self._rows.rows[start // height : last])

    def rows_fill(self) -> bool:
        """Whether there are rows down to the lower edge."""
        return self._rows.rowCount() * self._cells.row_height >= self.verticalHeader().offset() + self.viewport().height()

    def _visible_columns(self, left: int, right: int) -> list[Column]:
        out = []
        for place in range(self._rows.columnCount()):
            if not self.isColumnHidden(place):
                x, width = self.columnViewportPosition(place), self.columnWidth(place)
                if x <= right and x + width > left:
                    out.append(Column(place, x, width))
        return out

    def last_column(self) -> int:
        """The rightmost column that is not hidden."""
        return self.header.logicalIndex(max((v for v in range(self.header.count()) if not self._hidden(v)), default=0))

    def first_column(self) -> int:
        """The leftmost column that is not hidden."""
        return self.header.logicalIndex(min((v for v in range(self.header.count()) if not self._hidden(v)), default=0))

    def _hidden(self, visual: int) -> bool:
        return self.isColumnHidden(self.header.logicalIndex(visual))

    def update_row(self, place: int) -> None:
        """Paints one row anew."""
        if place >= 0:
            y = place * self._cells.row_height - self.verticalHeader().offset()
            self.viewport().update(0, y, self.viewport().width(), self._cells.row_height)

    # -- keyboard and mouse ----------------------------------------------------------------------------------------------------------

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in _OPEN:
            self.opened.emit()
        elif event.key() == Qt.Key.Key_Left and self.currentIndex().column() == self.first_column():
            self.left_side.emit()
        elif event.key() == Qt.Key.Key_Right and self.currentIndex().column() == self.last_column():
            self.right_side.emit()
        else:
            super().keyPressEvent(event)

    def keyboardSearch(self, search: str) -> None:
        """Nothing: Qt would read the whole column in order to find a row that begins with a letter; the search box finds more."""

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """The side buttons of a mouse mean back and forward: they are the window's."""
        if event.button() in (Qt.MouseButton.BackButton, Qt.MouseButton.ForwardButton):
            event.ignore()
        elif self._may_drag(event):
            self._held = event.position().toPoint()
        else:
            self._held = None
            super().mousePressEvent(event)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        if self._held is not None and event.button() == Qt.MouseButton.LeftButton:
            index, self._held = self.indexAt(self._held), None
            self.setCurrentIndex(index)
            self.clicked.emit(index)
        super().mouseReleaseEvent(event)

    def _may_drag(self, event: QMouseEvent) -> bool:
        """Whether several rows are marked and one of them is pressed: from any other row a drag marks rows."""
        index, chosen = self.indexAt(event.position().toPoint()), self.selectionModel()
        plain = event.button() == Qt.MouseButton.LeftButton and event.modifiers() == Qt.KeyboardModifier.NoModifier
        parts = chosen.selection()
        several = parts.size() > 1 or any(parts.at(place).height() > 1 for place in range(parts.size()))
        return plain and several and index.isValid() and chosen.isSelected(index)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        at = event.position().toPoint()
        if self._held is not None:
            if (at - self._held).manhattanLength() >= QGuiApplication.styleHints().startDragDistance():
                self._held = None
                self.dragged.emit()
            return
        super().mouseMoveEvent(event)
        self._hover(self.rowAt(at.y()) if not event.buttons() else -1)
        self.viewport().setCursor(_LINK if self._rows.differs(self.indexAt(at)) else Qt.CursorShape.ArrowCursor)

    def _clicked(self, index: QModelIndex) -> None:
        if self._rows.differs(index) and QGuiApplication.keyboardModifiers() == Qt.KeyboardModifier.NoModifier:
            self.mark_clicked.emit(index.row())

    def viewportEvent(self, event: QEvent) -> bool:
        if event.type() == QEvent.Type.ToolTip and isinstance(event, QHelpEvent):
            self._tip(event)
            return True
        if event.type() in (QEvent.Type.Leave, QEvent.Type.HoverLeave):
            self._hover(-1)
        return super().viewportEvent(event)

    def _hover(self, place: int) -> None:
        if place != self._cells.hovered:
            old, self._cells.hovered = self._cells.hovered, place
            self._cells.rows_changed.emit(old, place)

    def _tip(self, event: QHelpEvent) -> None:
        """The whole text of a cell that is cut, and of a figure its unit."""
        index = self.indexAt(event.pos())
        if not index.isValid():
            return
        field = self._rows.fields[index.column()]
        cut = self._cells.is_cut(index.row(), index.column(), self.columnWidth(index.column()))
        tip = str(index.data(Qt.ItemDataRole.ToolTipRole) or "") if cut or field.name == "value" or field.kind == "mark" else ""
        QToolTip.showText(event.globalPos(), plain_tip(tip), self.viewport(), self.visualRect(index))

    def focusInEvent(self, event: QEvent) -> None:
        super().focusInEvent(event)  # type: ignore[arg-type]
        self.focus_moved.emit()

    def focusOutEvent(self, event: QEvent) -> None:
        super().focusOutEvent(event)  # type: ignore[arg-type]
        self.focus_moved.emit()

    def currentChanged(self, current: Index, previous: Index) -> None:
        super().currentChanged(current, previous)
        self.update_row(previous.row())
        self.update_row(current.row())
