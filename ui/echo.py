"""The selection of one table and the selection that all views share. An echo ends by comparing: what stands there already is not pushed."""

from array import array
from collections.abc import Iterable

from PySide6.QtCore import QItemSelection, QItemSelectionModel, QObject, Signal

from ui.rows import RowsModel
from ui.workspace import Workspace

_Flag = QItemSelectionModel.SelectionFlag


def runs(places: Iterable[int]) -> list[tuple[int, int]]:
    """Ascending places as (first, last) of each run without a gap."""
    out: list[tuple[int, int]] = []
    for place in places:
        if out and out[-1][1] == place - 1:
            out[-1] = out[-1][0], place
        else:
            out.append((place, place))
    return out


class Echo(QObject):
    """Between a table's selection model and the workspace's selection. Reads and writes ranges, never single rows."""

    chosen = Signal()  # the reader chose other rows here

    def __init__(self, workspace: Workspace, model: RowsModel, selection: QItemSelectionModel) -> None:
        super().__init__(selection)
        self._workspace, self._rows, self._selection = workspace, model, selection
        self._known: array[int] = array("I")  # what both sides hold, as far as the results have it
        selection.selectionChanged.connect(self._push)
        workspace.selection_changed.connect(self._pull)

    def rows(self) -> "array[int]":
        """The rows of the database that are marked here, ascending."""
        found = array("I")
        ranges = self._selection.selection()
        for first, last in sorted({(r.top(), r.bottom()) for r in map(ranges.at, range(ranges.count()))}):
            found.extend(self._rows.rows[first : last + 1])
        return array("I", sorted(set(found)))

    def _push(self) -> None:
        mine = self.rows()
        if mine != self._known:
            self._known = mine
            self._workspace.select(mine)
            self.chosen.emit()

    def _pull(self) -> None:
        if self._workspace.query.table == self._rows.table.name and self._workspace.selection != self._known:
            self.restore()

    def restore(self) -> None:
        """Marks here what the workspace has marked, as far as it is among the results."""
        places = self._rows.places_of(self._workspace.selection)
        self._known = array("I", sorted(self._rows.rows[place] for place in places))
        marked = QItemSelection()
        last = self._rows.columnCount() - 1
        for top, bottom in runs(places):
            marked.select(self._rows.index(top, 0), self._rows.index(bottom, last))
        self._selection.select(marked, _Flag.ClearAndSelect)
