"""Says in the table why a row was found, where its name does not show it: asked for the rows in sight, once they stand still."""

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer

from ui.cells import CellPainter
from ui.grids import Grids
from ui.rows import RowsModel
from ui.workspace import Workspace

if TYPE_CHECKING:
    from storage.why import Why

CHANNEL = "why"
STILL = 120  # milliseconds without a key, a turn of the wheel or another width


class Reasons(QObject):
    """Costs nothing while one types: the question is asked afterwards and answered off the GUI thread."""

    def __init__(self, workspace: Workspace, model: RowsModel, cells: CellPainter, grids: Grids) -> None:
        super().__init__(grids)
        self._workspace, self._model, self._cells, self._grids = workspace, model, cells, grids
        self._known: set[int] = set()
        self._still = QTimer(self, singleShot=True, interval=STILL)
        self._still.timeout.connect(self._ask)
        model.modelReset.connect(self._begin)
        grids.resized.connect(self._still.start)
        grids.main.verticalScrollBar().valueChanged.connect(lambda _value: self._still.start())

    def _begin(self) -> None:
        self._known.clear()
        self._still.start()

    def _ask(self) -> None:
        rows = tuple(row for row in self._grids.main.rows_in_sight() if row not in self._known) if self._cells.marks else ()
        if rows and self._grids.isVisible():
            from storage.why import WhyRequest  # with the first search

            self._known.update(rows)
            names = tuple(field.name for field in self._model.fields)
            self._workspace.ask(CHANNEL, WhyRequest(self._workspace.results.query, rows, names), self._take)

    def _take(self, answer: object) -> None:
        whys: dict[int, Why] = answer  # type: ignore[assignment]
        self._model.take_whys(whys)
