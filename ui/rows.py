"""The results as a table model: rows by their place, a hundred fetched at a time when they are looked at, never a query in between."""

from array import array
from collections import OrderedDict
from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QObject, QPersistentModelIndex, Qt

from storage.catalog import Field, Table
from storage.query import Sort
from storage.tables import BY_NAME
from storage.words import field_text, known, say, text
from ui import formats
from ui.formats import Figure, Shown
from ui.workspace import Workspace

if TYPE_CHECKING:
    from storage.library import Rows
    from storage.why import Why

PAGE = 100
PAGES = 40
CUT = 5  # pixels: no letter is narrower on average, so a cell never shows more than width / CUT of them
# these say which claim group a row is of: repeated, they are said more quietly
IDENTITY = frozenset(
    {"mark", "period", "period_start", "period_end", "indicator_id", "subject", "area_id", "organization_id", "breakdown_id"}
)
_BESIDE = {"statistics": ("claim_group", "disagrees", "basis", "decimals", "qualifier", "unit_id", "picked")}
_ARROWS = ("↑", "↓")
_SUPERSCRIPTS = "¹²³⁴⁵⁶⁷⁸⁹"
_ALIGN = {"left": Qt.AlignmentFlag.AlignLeft, "right": Qt.AlignmentFlag.AlignRight, "centre": Qt.AlignmentFlag.AlignHCenter}
_CENTRED = ("mark", "flag")
_NAMING = ("title", "name", "link", "subject")  # what names a row: there is room for a few words more
_Index = QModelIndex | QPersistentModelIndex
_NONE = QModelIndex()
_FLAGS = Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable | Qt.ItemFlag.ItemNeverHasChildren


class RowsModel(QAbstractTableModel):
    """Shows the rows of one table in the order given. Columns are Field names. Fetches on the GUI thread, by primary key."""

    def __init__(self, workspace: Workspace, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._workspace = workspace
        self.table: Table = BY_NAME["events"]
        self.rows: Rows = array("I")
        self.fields: tuple[Field, ...] = ()
        self.widths: dict[str, int] = {}
        self.sorts: tuple[Sort, ...] = ()
        self.telling = -1  # the column that says why a row was found
        self._pages: OrderedDict[int, list[tuple[object, ...]]] = OrderedDict()
        self._shown: dict[int, tuple[Shown, ...]] = {}
        self._places: dict[int, int] | None = None
        self._whys: Mapping[int, Why] = {}

    # -- what is shown ---------------------------------------------------------------------------------------------------------------

    def show(self, table: str, rows: "Rows", columns: Sequence[str], sorts: tuple[Sort, ...] = ()) -> None:
        """Other rows, another table or other columns; columns that the table does not have are passed over."""
        self.beginResetModel()
        self.table, self.rows, self.sorts = BY_NAME[table], rows, sorts
        fields = tuple(self.table.by_name[name] for name in columns if name in self.table.by_name)
        self.fields = self.fields if fields == self.fields else fields
        self.telling = next((place for place, field in enumerate(fields) if field.kind in _NAMING), -1)
        self._whys = {}
        self._forget()
        self.endResetModel()

    def grow(self, rows: "Rows") -> None:
        """All rows, of which those that are shown are the first."""
        shown = len(self.rows)
        if len(rows) > shown:
            self.beginInsertRows(_NONE, shown, len(rows) - 1)
            self.rows, self._places = rows, None
            self.endInsertRows()

    def reword(self) -> None:
        """After another language was chosen: the same rows said anew."""
        self._shown.clear()
        if self.rowCount():
            self.dataChanged.emit(self.index(0, 0), self.index(self.rowCount() - 1, self.columnCount() - 1))
        self.headerDataChanged.emit(Qt.Orientation.Horizontal, 0, max(0, self.columnCount() - 1))

    def fetch_again(self) -> None:
        """After another rule was chosen: the same rows, of which other claims are shown."""
        self._pages.clear()
        self.reword()

    def _forget(self) -> None:
        self._pages.clear()
        self._shown.clear()
        self._places = None
        beside = [name for name in _BESIDE.get(self.table.source, ()) if name not in {field.name for field in self.fields}]
        self._names = [*(field.name for field in self.fields), *beside]
        self._place_of = {name: place for place, name in enumerate(self._names)}

    def record(self, place: int) -> tuple[object, ...]:
        """The values of the row at that place, in the order of `fields` and then of what is needed beside them."""
        page = place // PAGE
        held = self._pages.get(page)
        if held is None:
            part = self.rows[page * PAGE : (page + 1) * PAGE]
            held = self._pages[page] = self._workspace.records(self.table.name, part, self._names)
            if len(self._pages) > PAGES:
                oldest, _ = self._pages.popitem(last=False)
                for gone in range(oldest * PAGE, (oldest + 1) * PAGE):
                    self._shown.pop(gone, None)
        return held[place % PAGE]

    def noted(self, place: int) -> bool:
        """Whether the reader wrote a note on the row's record."""
        return self.rows[place] in self._workspace.noted_rows(self.table.name)

    def take_whys(self, whys: "Mapping[int, Why]") -> None:
        """Why rows were found, by row of the database; those of other rows stay."""
        self._whys = {**self._whys, **whys}
        if whys and self.telling >= 0:
            places = self.places_of(tuple(whys))
            if places:
                self.dataChanged.emit(self.index(places[0], self.telling), self.index(places[-1], self.telling))

    def why(self, place: int) -> str:
        """`former name: SIPO`; empty where the row itself shows it, or as long as it is not known."""
        why = self._whys.get(self.rows[place]) if self._whys else None
        return f"{why.label.in_language(self._workspace.language)}: {why.text}" if why is not None else ""

    def _matched(self, place: int) -> str:
        """The same as a sentence of its own."""
        why = self._whys.get(self.rows[place])
        language = self._workspace.language
        return say("matched", language, label=why.label.in_language(language), text=why.text) if why is not None else ""

    def value(self, place: int, name: str) -> object:
        """One value of the row at that place; None where the field was not fetched."""
        position = self._place_of.get(name)
        return None if position is None else self.record(place)[position]

    def differs(self, index: _Index) -> bool:
        """Whether the cell is a ≠."""
        return index.isValid() and self.fields[index.column()].kind == "mark" and bool(self.value(index.row(), "disagrees"))

    def group(self, place: int) -> object:
        """What rows of one claim group have in common; None where there are no groups."""
        return self.value(place, "claim_group")

    def picked(self, place: int) -> bool | None:
        """Whether the row is the claim that is shown of its group, by the rule of now; None where there are no groups."""
        picked = self.value(place, "picked")
        return None if picked is None else bool(picked)

    def shown(self, place: int) -> tuple[Shown, ...]:
        """The cells of the row at that place as a reader sees them."""
        cells = self._shown.get(place)
        if cells is None:
            record = self.record(place)
            workspace = self._workspace
            languages = workspace.record_language, workspace.language
            cells = self._shown[place] = tuple(
                formats.cell(field, self._figure(record) if field.name == "value" else value, *languages, workspace.label)
                for field, value in zip(self.fields, record, strict=False)
            )
        return cells

    def _figure(self, record: tuple[object, ...]) -> object:
        """A statistic's value as it is painted; that it was reckoned stands in the column of marks, if that says so."""
        stated = self._stated(record)
        marked = "mark" in self._place_of and not record[self._place_of["disagrees"]]
        return stated._replace(basis="stated") if isinstance(stated, Figure) and marked else stated

    def _stated(self, record: tuple[object, ...]) -> object:
        """A statistic's value with all that its source says of it."""
        value, decimals, qualifier, basis = (record[self._place_of[name]] for name in ("value", "decimals", "qualifier", "basis"))
        if not isinstance(value, int | float):
            return value
        return Figure(value, decimals if isinstance(decimals, int) else None, str(qualifier), str(basis))

    def place_of(self, row: int) -> int | None:
        """The place of a row of the database, or None if it is not among the results."""
        rows = self.rows
        if isinstance(rows, range):
            return rows.index(row) if row in rows else None
        if self._places is None:
            try:
                return rows.index(row)
            except ValueError:
                return None
        return self._places.get(row)

    def places_of(self, rows: Sequence[int]) -> list[int]:
        """The places of those of the rows that are among the results, ascending."""
        if isinstance(self.rows, range):
            return sorted(self.rows.index(row) for row in rows if row in self.rows)
        if self._places is None and len(rows) > 3:
            self._places = {row: place for place, row in enumerate(self.rows)}
        found = (self.place_of(row) for row in rows)
        return sorted(place for place in found if place is not None)

    # -- what Qt asks ----------------------------------------------------------------------------------------------------------------

    def rowCount(self, parent: _Index = _NONE) -> int:
        return 0 if parent.isValid() else len(self.rows)

    def columnCount(self, parent: _Index = _NONE) -> int:
        return 0 if parent.isValid() else len(self.fields)

    def flags(self, index: _Index) -> Qt.ItemFlag:
        return _FLAGS if index.isValid() else Qt.ItemFlag.NoItemFlags

    def data(self, index: _Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        if not index.isValid():
            return None
        if role == Qt.ItemDataRole.DisplayRole:
            whole = formats.one_line(self.shown(index.row())[index.column()])
            return whole[: self.widths.get(self.fields[index.column()].name, 600) // CUT]
        if role == Qt.ItemDataRole.ToolTipRole:
            return self._whole(index)
        if role == Qt.ItemDataRole.AccessibleTextRole:
            return self._spoken(index)
        if role == Qt.ItemDataRole.TextAlignmentRole:
            return _ALIGN[self.shown(index.row())[index.column()].align] | Qt.AlignmentFlag.AlignVCenter
        return None

    def _whole(self, index: _Index) -> str:
        """What the cell says; a figure with its unit and its signs in words; a name with why its row was found; a mark in words."""
        field = self.fields[index.column()]
        figure = self._stated(self.record(index.row())) if field.name == "value" else None
        if isinstance(figure, Figure):
            return "\n".join((self._whole_figure(figure, self.value(index.row(), "unit_id")), *self._not_shown(index.row())))
        if field.kind == "mark":
            return self._whole_mark(index)
        whole = formats.one_line(self.shown(index.row())[index.column()])
        matched = self._matched(index.row()) if index.column() == self.telling else ""
        return f"{whole}\n{matched}" if matched else whole

    def _whole_figure(self, figure: Figure, unit: object) -> str:
        """`∴ 12.5 %`, and below it what the signs mean; the reader may have put the unit's column away."""
        language = self._workspace.language
        said = [formats.figure(*figure), self._workspace.label("units", unit).in_language(language) if unit else ""]
        signs = ", ".join(formats.signs_in_words(figure.qualifier, figure.basis, language))
        return "\n".join(part for part in (" ".join(part for part in said if part), signs) if part)

    def _not_shown(self, place: int) -> list[str]:
        """That another claim is shown of the figure, if that is so."""
        return [text("evidence.not_shown").in_language(self._workspace.language)] if self.picked(place) is False else []

    def _whole_mark(self, index: _Index) -> str:
        """Nothing where there is no mark; a ≠ says where a click leads."""
        if not formats.one_line(self.shown(index.row())[index.column()]):
            return ""
        ask = [text("evidence.click").in_language(self._workspace.language)] if self.differs(index) else []
        return "\n".join((self._spoken_mark(index.row()), *ask))

    def _spoken(self, index: _Index) -> str:
        """An empty cell would be read as "row 1"."""
        field, language = self.fields[index.column()], self._workspace.language
        label = self.label(field)
        if field.kind == "mark":
            return self._spoken_mark(index.row())
        cell = self.shown(index.row())[index.column()]
        said = formats.one_line(cell) or text("unknown").in_language(language)
        figure = self._stated(self.record(index.row())) if field.name == "value" else None
        if isinstance(figure, Figure):
            spoken = formats.spoken(figure.value, figure.decimals, figure.qualifier, figure.basis, language)
            said = ", ".join((spoken, *self._not_shown(index.row())))
        telling = index.column() == self.telling
        noted = text("note.mark").in_language(language) if telling and self.noted(index.row()) else ""
        matched = self._matched(index.row()) if telling else ""
        return ", ".join(part for part in (f"{label}: {said}", matched, noted) if part)

    def _spoken_mark(self, place: int) -> str:
        language = self._workspace.language
        said = [field_text(self.table.name, "disagrees").in_language(language)] if self.value(place, "disagrees") else []
        if self.value(place, "basis") == "reckoned":
            said.append(text("code.basis.reckoned").in_language(language))
        return ", ".join(said) or text("table.no_mark").in_language(language)

    def label(self, field: Field) -> str:
        """What a column is called."""
        return field_text(self.table.source, field.name).in_language(self._workspace.language)

    def headerData(self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        if orientation != Qt.Orientation.Horizontal or not 0 <= section < len(self.fields):
            return None
        field = self.fields[section]
        if role == Qt.ItemDataRole.DisplayRole:
            arrow = self._arrow(field.name)
            return (arrow.strip() or formats.DIFFER) if field.kind == "mark" else self.label(field) + arrow  # room for one sign
        if role == Qt.ItemDataRole.AccessibleTextRole:
            return self._header_tip(field)
        if role == Qt.ItemDataRole.ToolTipRole:
            return self._header_tip(field)
        if role == Qt.ItemDataRole.TextAlignmentRole:
            side = "right" if field.numeric else "centre" if field.kind in _CENTRED else "left"
            return _ALIGN[side] | Qt.AlignmentFlag.AlignVCenter
        return None

    def _arrow(self, name: str) -> str:
        """↓ in the column that the rows are sorted by; with a number where there are several."""
        for place, key in enumerate(self.sorts):
            if key.field == name:
                number = _SUPERSCRIPTS[place] if len(self.sorts) > 1 and place < len(_SUPERSCRIPTS) else ""
                return f" {_ARROWS[key.descending]}{number}"
        return ""

    def _header_tip(self, field: Field) -> str:
        """The column's whole name, what it means, and how a sort by it is ended."""
        code = f"tip.field.{field.name}"
        language = self._workspace.language
        label = field_text(self.table.source, "disagrees").in_language(language) if field.kind == "mark" else self.label(field)
        means = [text(code).in_language(language)] if known(code) else []
        order = next((key for key in self.sorts if key.field == field.name), None)
        ends = [text(f"tip.sorted.{'down' if order.descending else 'up'}").in_language(language)] if order else []
        return "\n".join((label, *means, *ends))
