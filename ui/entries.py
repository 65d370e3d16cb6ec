"""Records of any kind in one list, in the reader's own order and with a note for each: the model, and how its rows are painted."""

from collections.abc import Sequence
from typing import Any

from PySide6.QtCore import QAbstractTableModel, QMimeData, QModelIndex, QPersistentModelIndex, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QPainter
from PySide6.QtWidgets import QLineEdit, QStyledItemDelegate, QStyleOptionViewItem, QTableView, QWidget

from storage.collections import Entry
from storage.held import Held
from storage.notes import LINK
from storage.words import Text, say, text
from ui import formats
from ui.collecting import KEYS
from ui.sidebar import ICONS
from ui.theme import Theme
from ui.widgets.label import plain_tip
from ui.widgets.line import Line
from ui.widgets.paint import RIGHT, draw_text, fill, focus_ring
from ui.widgets.states import hovered
from ui.workspace import Workspace

Index = QModelIndex | QPersistentModelIndex
COLUMNS = ("place", "mark", "kind", "title", "when", "value", "unit", "source", "note")
PLACE, MARK, KIND, TITLE, WHEN, VALUE, UNIT, SOURCE, NOTE = range(len(COLUMNS))
LINE = Qt.ItemDataRole.UserRole  # the whole line: (Entry, Held)
PAD = 8
UNIT_ROOM = 72
LONGEST = 2000  # characters of a note in a list; more is a note on the record
_NONE = QModelIndex()
_RIGHT = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter
_LEFT = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter


class EntriesModel(QAbstractTableModel):
    """The lines of one collection. Notes can be edited in place; rows are dragged as keys."""

    noted = Signal(str, str)  # a key and what the reader says of it now

    def __init__(self, workspace: Workspace) -> None:
        super().__init__()
        self._workspace = workspace
        self.narrow = False  # whether there is no room for units and words beside the icons
        self.lines: tuple[tuple[Entry, Held], ...] = ()

    def show(self, lines: Sequence[tuple[Entry, Held]]) -> None:
        """Other lines; where the records are the same, the rows stay."""
        same = [entry.key for entry, _ in lines] == [entry.key for entry, _ in self.lines]
        if same:
            self.lines = tuple(lines)
            self.reword()
            return
        self.beginResetModel()
        self.lines = tuple(lines)
        self.endResetModel()

    def reword(self) -> None:
        """The same in another language."""
        if self.lines:
            self.dataChanged.emit(self.index(0, 0), self.index(len(self.lines) - 1, len(COLUMNS) - 1))
        self.headerDataChanged.emit(Qt.Orientation.Horizontal, 0, len(COLUMNS) - 1)

    def keys(self, places: Sequence[int]) -> list[str]:
        return [self.lines[place][0].key for place in places if 0 <= place < len(self.lines)]

    def place_of(self, key: str) -> int:
        """Where a record stands, or -1."""
        return next((place for place, (entry, _) in enumerate(self.lines) if entry.key == key), -1)

    # -- words -----------------------------------------------------------------------------------------------------------------------

    def names(self, place: int) -> tuple[str, str]:
        """What a record is called, and in the other language; of a figure without the period, which has a column of its own."""
        held = self.lines[place][1]
        period = f", {held.first if held.first == held.last else f'{held.first}–{held.last}'}"
        title = held.title if held.value is None else Text(*(name.replace(period, "", 1) for name in held.title))
        shown = formats.name(title, self._workspace.record_language, self._workspace.language)
        return shown.main, shown.other

    def said(self, place: int, column: int) -> str:
        """What a cell says."""
        (entry, held), language = self.lines[place], self._workspace.language
        if column == TITLE:
            return " · ".join(part for part in self.names(place) if part)
        if column == VALUE:
            return "" if held.value is None else formats.figure(held.value, held.decimals, held.qualifier, held.basis)
        plain = {
            PLACE: str(place + 1),
            MARK: "≠" if held.disagrees else "",
            KIND: text(f"record.{held.table}").in_language(language),
            WHEN: formats.date(held.first, held.last, language),
            UNIT: held.unit.in_language(language),
            SOURCE: held.sources[0] if held.sources else "",
            NOTE: LINK.sub(lambda link: link[2] or link[1], entry.note),
        }
        return plain[column]

    def last_known(self, place: int) -> str:
        """Of a record that the almanac has no more: when it was last there, what it stated, and who said so."""
        held, language = self.lines[place][1], self._workspace.language
        figure = " ".join(part for part in (self.said(place, VALUE), self.said(place, UNIT)) if part)
        since = say("collection.gone.known", language, data=held.data) if held.data else text("collection.gone").in_language(language)
        return "\n".join(part for part in (since, self.said(place, WHEN), figure, *held.sources) if part)

    def gone(self) -> str:
        return text("collection.gone").in_language(self._workspace.language)

    def _tip(self, place: int, column: int) -> str:
        held = self.lines[place][1]
        if column == SOURCE:
            return "\n".join(held.sources)
        if column == VALUE:
            return " ".join(part for part in (self.said(place, VALUE), self.said(place, UNIT)) if part)
        if column == TITLE and not held.there:
            return f"{self.said(place, column)}\n{self.last_known(place)}"
        return self.said(place, column)

    def _spoken(self, place: int, column: int) -> str:
        language = self._workspace.language
        gone = [text("collection.gone").in_language(language)] if column == TITLE and not self.lines[place][1].there else []
        if column == MARK:
            mark = "field.disagrees" if self.lines[place][1].disagrees else "table.no_mark"
            return text(mark).in_language(language)
        said = self.said(place, column) or text("unknown").in_language(language)
        label = text(f"collection.column.{COLUMNS[column]}").in_language(language)
        return ", ".join((f"{label}: {said}", *gone))

    def _heading(self, column: int) -> str:
        silent = column == MARK or (column == KIND and self.narrow)
        return "" if silent else text(f"collection.column.{COLUMNS[column]}").in_language(self._workspace.language)

    # -- what Qt asks ----------------------------------------------------------------------------------------------------------------

    def rowCount(self, parent: Index = _NONE) -> int:
        return 0 if parent.isValid() else len(self.lines)

    def columnCount(self, parent: Index = _NONE) -> int:
        return 0 if parent.isValid() else len(COLUMNS)

    def flags(self, index: Index) -> Qt.ItemFlag:
        if not index.isValid():
            return Qt.ItemFlag.ItemIsDropEnabled
        flags = Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable | Qt.ItemFlag.ItemIsDragEnabled
        return flags | Qt.ItemFlag.ItemIsEditable if index.column() == NOTE else flags

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        if not index.isValid() or index.row() >= len(self.lines):
            return None
        place, column = index.row(), index.column()
        if role == LINE:
            return self.lines[place]
        if role in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.EditRole):
            return self.said(place, column)
        if role == Qt.ItemDataRole.ToolTipRole:
            return plain_tip(self._tip(place, column))
        if role == Qt.ItemDataRole.AccessibleTextRole:
            return self._spoken(place, column)
        return None

    def setData(self, index: Index, value: Any, role: int = Qt.ItemDataRole.EditRole) -> bool:
        if role != Qt.ItemDataRole.EditRole or not index.isValid() or index.column() != NOTE:
            return False
        self.noted.emit(self.lines[index.row()][0].key, str(value))
        return True

    def headerData(self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        if orientation != Qt.Orientation.Horizontal:
            return None
        if role == Qt.ItemDataRole.DisplayRole:
            return self._heading(section)
        if role == Qt.ItemDataRole.TextAlignmentRole:
            return _RIGHT if section in (VALUE, PLACE) else _LEFT
        return None

    def mimeTypes(self) -> list[str]:
        return [KEYS]

    def supportedDragActions(self) -> Qt.DropAction:
        return Qt.DropAction.MoveAction | Qt.DropAction.CopyAction

    def mimeData(self, indexes: Sequence[QModelIndex]) -> QMimeData:
        places = sorted({index.row() for index in indexes})
        data = QMimeData()
        data.setData(KEYS, "\n".join(self.keys(places)).encode())
        data.setText(self.copied(places))
        return data

    def copied(self, places: Sequence[int]) -> str:
        """Lines with tabs, for a spreadsheet: every figure with its source, the key last."""
        columns = (KIND, TITLE, WHEN, VALUE, UNIT, NOTE, SOURCE)
        lines = ("\t".join([*(_plain(self.said(place, column)) for column in columns), self.lines[place][0].key]) for place in places)
        return "\n".join(lines)


def _plain(said: str) -> str:
    return " ".join(said.split())


class EntryPainter(QStyledItemDelegate):
    """Rows as in the tables: the figure in medium weight at the right, the name in the other language beside it, quietly."""

    def __init__(self, theme: Theme, view: QTableView) -> None:
        super().__init__(view)
        self._theme, self._view = theme, view
        self.open_key = ""  # the record that is open beside the table

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        return QSize(80, self._theme.size("table_row"))

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        theme, rect, view = self._theme, QRectF(option.rect), self._view
        entry, held = index.data(LINE)
        chosen, opened = view.selectionModel().isSelected(index), entry.key == self.open_key
        painter.save()
        if chosen or opened:
            painter.fillRect(option.rect, theme.colour("selected" if view.hasFocus() else "selected_inactive"))
        elif hovered(view, option.rect.adjusted(-4000, 0, 4000, 0)):
            painter.fillRect(option.rect, theme.colour("hover"))
        painter.fillRect(QRectF(rect.left(), rect.bottom() - 1, rect.width(), 1), theme.colour("line"))
        if opened and index.column() == 0:
            painter.fillRect(QRectF(rect.left(), rect.top(), 3, rect.height()), theme.colour("accent"))
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        self._cell(painter, rect.adjusted(PAD, 0, -PAD, -1), index, held)
        if view.hasFocus() and view.currentIndex() == index:
            focus_ring(painter, theme, rect.adjusted(1, 1, -1, -2), 2)
        painter.restore()

    def _cell(self, painter: QPainter, room: QRectF, index: Index, held: Held) -> None:
        theme, column, said = self._theme, index.column(), str(index.data())
        if column == KIND:
            side = theme.size("icon")
            theme.draw_icon(painter, ICONS[held.table], QRectF(room.left(), room.center().y() - side / 2, side, side), "muted")
            if room.width() > 2 * side:
                draw_text(painter, theme, room.adjusted(side + PAD, 0, 0, 0), said, "muted")
        elif column == MARK and said:
            pill = QRectF(room.center().x() - 9, room.center().y() - 9, 18, 18)
            fill(painter, pill, theme.colour("differ_soft"), 4)
            draw_text(painter, theme, pill, said, "differ", "body", "semibold", Qt.AlignmentFlag.AlignHCenter)
        elif column == TITLE:
            self._title(painter, room, index, held)
        elif column == PLACE:
            draw_text(painter, theme, room, said, "muted", "body", "regular", RIGHT)
        elif column == VALUE:
            self._value(painter, room, index, said)
        else:
            draw_text(painter, theme, room, " ".join(said.split()), "muted" if column in (UNIT, SOURCE) else "text")

    def _value(self, painter: QPainter, room: QRectF, index: Index, said: str) -> None:
        """A figure never stands without its unit: where that has no column, it stands beside."""
        model = index.model()
        assert isinstance(model, EntriesModel)
        if said and model.narrow:
            unit = QRectF(room.right() - UNIT_ROOM, room.top(), UNIT_ROOM, room.height())
            draw_text(painter, self._theme, unit, model.said(index.row(), UNIT), "muted", "small")
        room = room.adjusted(0, 0, -UNIT_ROOM - PAD if model.narrow else 0, 0)
        draw_text(painter, self._theme, room, said, "text", "body", "medium", RIGHT)

    def _title(self, painter: QPainter, room: QRectF, index: Index, held: Held) -> None:
        theme = self._theme
        model = index.model()
        assert isinstance(model, EntriesModel)
        main, other = model.names(index.row())
        if not held.there:
            other, side = model.gone(), theme.size("icon")
            theme.draw_icon(painter, "warning", QRectF(room.left(), room.center().y() - side / 2, side, side), "differ")
            room = room.adjusted(side + PAD, 0, 0, 0)
        end = draw_text(painter, theme, room, main, "text" if held.there else "muted")
        left = room.adjusted(end - room.left() + PAD, 0, 0, 0)
        if other and left.width() > 60:
            draw_text(painter, theme, left, other, "muted" if held.there else "differ", "small")

    def createEditor(self, parent: QWidget, option: QStyleOptionViewItem, index: Index) -> QWidget:
        editor = Line()
        editor.setParent(parent)
        editor.setMaxLength(LONGEST)
        editor.setAccessibleName(str(index.model().headerData(NOTE, Qt.Orientation.Horizontal)))
        return editor

    def setEditorData(self, editor: QWidget, index: Index) -> None:
        assert isinstance(editor, QLineEdit)
        editor.setText(" ".join(str(index.data()).split("\n")))
        editor.setModified(False)

    def setModelData(self, editor: QWidget, model: Any, index: Index) -> None:
        """A note of several lines, that a colleague wrote, stays as it is unless the reader changes it."""
        assert isinstance(editor, QLineEdit)
        if editor.isModified():
            model.setData(index, editor.text())
