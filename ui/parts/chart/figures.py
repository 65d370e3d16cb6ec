"""The data behind a chart as a table: years down, lines across; which is also how a screen reader goes through it."""

from typing import Any

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QPersistentModelIndex, Qt, Signal
from PySide6.QtGui import QKeyEvent, QKeySequence
from PySide6.QtWidgets import QApplication, QFrame, QHeaderView, QTableView

from storage.chart_sheet import Cell, Sheet, sheet_of
from storage.chart_values import ChartData
from storage.words import text
from ui.theme import Theme

Index = QModelIndex | QPersistentModelIndex
_ROOT = QModelIndex()
WIDEST = 220


class _Model(QAbstractTableModel):
    def __init__(self) -> None:
        super().__init__()
        self.sheet = Sheet((), ())
        self.spoken = ""

    def take(self, sheet: Sheet, nothing: str) -> None:
        self.beginResetModel()
        self.sheet, self.spoken = sheet, nothing
        self.endResetModel()

    def rowCount(self, parent: Index = _ROOT) -> int:
        return 0 if parent.isValid() else len(self.sheet.lines)

    def columnCount(self, parent: Index = _ROOT) -> int:
        return 0 if parent.isValid() else len(self.sheet.heads)

    def cell(self, index: Index) -> Cell | None:
        return self.sheet.lines[index.row()][index.column()]

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        cell = self.cell(index)
        if role == Qt.ItemDataRole.DisplayRole:
            return cell.shown if cell else ""
        if role == Qt.ItemDataRole.AccessibleTextRole:
            return cell.spoken if cell else self.spoken
        if role == Qt.ItemDataRole.ToolTipRole:
            return cell.spoken if cell else None
        if role == Qt.ItemDataRole.TextAlignmentRole:
            side = Qt.AlignmentFlag.AlignRight if index.column() else Qt.AlignmentFlag.AlignLeft
            return side | Qt.AlignmentFlag.AlignVCenter
        return None

    def headerData(self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        if orientation == Qt.Orientation.Horizontal and role == Qt.ItemDataRole.DisplayRole:
            return self.sheet.heads[section]
        return None


class Figures(QTableView):
    """Enter or a double click opens the statistic; Ctrl+C copies what is marked, with headings."""

    opened = Signal(int)  # the row of the statistic

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._model = _Model()
        self.setModel(self._model)
        self.setFont(theme.font())
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setShowGrid(False)
        self.verticalHeader().hide()
        self.verticalHeader().setDefaultSectionSize(theme.size("table_row"))
        self.horizontalHeader().setFixedHeight(theme.size("table_header"))
        self.horizontalHeader().setSectionResizeMode(QHeaderView.ResizeMode.Interactive)
        self.doubleClicked.connect(lambda _: self._open())

    def show_data(self, data: ChartData, language: str) -> None:
        """Shows the figures of a chart."""
        self._model.take(sheet_of(data, language), text("chart.no_figure").in_language(language))
        self.setAccessibleName(text("chart.table").in_language(language))
        self.resizeColumnsToContents()
        for column in range(self._model.columnCount()):
            self.setColumnWidth(column, min(self.columnWidth(column) + 16, WIDEST))
        if self._model.rowCount():
            self.setCurrentIndex(self._model.index(self._model.rowCount() - 1, min(1, self._model.columnCount() - 1)))

    def row(self) -> int:
        """The row of the statistic that the keyboard is on, or 0."""
        index = self.currentIndex()
        cell = self._model.cell(index) if index.isValid() else None
        return cell.row if cell else 0

    def _open(self) -> None:
        if self.row():
            self.opened.emit(self.row())

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self._open()
        elif event.matches(QKeySequence.StandardKey.Copy):
            QApplication.clipboard().setText(self.marked())
        else:
            super().keyPressEvent(event)

    def marked(self) -> str:
        """The marked cells as text with tabs, under their headings."""
        chosen = self.selectionModel().selectedIndexes()
        rows, columns = sorted({index.row() for index in chosen}), sorted({index.column() for index in chosen} | {0})
        heads = "\t".join(self._model.sheet.heads[column] for column in columns)
        lines = [[self._model.sheet.lines[row][column] for column in columns] for row in rows]
        return "\n".join([heads, *("\t".join(cell.shown if cell else "" for cell in line) for line in lines)])
