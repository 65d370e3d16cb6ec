"""How a window stands, as plain values that outlive it; and a window made to stand so again, as far as there still is what it showed."""

from array import array
from collections.abc import Mapping, Sequence
from dataclasses import replace
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QByteArray, QObject, QTimer

from storage.query import from_json, to_json
from storage.searches import understood
from ui.views import VIEWS
from ui.workspace import COLLECTION, HOME, Place

if TYPE_CHECKING:
    from ui.window import Window

VERSION = 1
MOST_MARKED = 2000  # records: who marked more marks them again by two keys
SETTLED = 30  # milliseconds between two looks whether the results are there
PATIENCE = 200  # looks
_VIEWS = (HOME, COLLECTION, *(view.key for view in VIEWS))
State = Mapping[str, object]


class Standing(QObject):
    """Says how one window stands, and makes it stand so again."""

    def __init__(self, window: "Window") -> None:
        super().__init__(window)
        self._window = window
        self._keys: tuple[array[int], str, list[str]] | None = None
        self._waiting: State = {}
        self._looks = 0
        self._clock = QTimer(self, interval=SETTLED)
        self._clock.timeout.connect(self._look)

    @property
    def settled(self) -> bool:
        """Whether the window stands as it was to stand."""
        return not self._clock.isActive()

    def state(self) -> State:
        """Everything, in what JSON can hold."""
        window = self._window
        if not self.settled and self._waiting:
            return self._waiting  # not yet as it was
        place = window.workspace.place
        return {
            "version": VERSION,
            "window": bytes(window.saveGeometry().toBase64().data()).decode(),
            "view": place.view,
            "collection": place.collection,
            "query": to_json(place.query),
            "record": place.record,
            "evidence": place.evidence,
            "chart": _drawn(place),
            "marked": self._marked(),
            "views": {key: page.state() for key, page in window.centre.pages.items() if key in _VIEWS and hasattr(page, "state")},
        }

    def restore(self, state: State) -> None:
        """Before the window is shown. What is gone, or another version kept, is passed over."""
        if state.get("version") != VERSION:
            return
        geometry = state.get("window")
        if isinstance(geometry, str):
            self._window.restoreGeometry(QByteArray.fromBase64(geometry.encode()))  # on a screen that is there
        place = self._place(state)
        if place is None:
            return
        self._waiting = state
        self._window.workspace.go(place, remember=False)
        self._clock.start()

    def _place(self, state: State) -> Place | None:
        try:
            query = understood(from_json(str(state.get("query"))))
        except ValueError:
            return None
        view, record, evidence = state.get("view"), state.get("record"), state.get("evidence")
        if query is None or view not in _VIEWS:
            return None
        key = record if isinstance(record, str) and record and self._window.workspace.row_of(record) is not None else ""
        asked = evidence if key and isinstance(evidence, str) else None
        number = self._collection(state.get("collection")) if view == COLLECTION else 0
        if view == COLLECTION and not number:
            view = HOME
        place = Place(str(view), query, key if view != HOME else "", asked, collection=number)
        drawn = state.get("chart")
        return replace(place, chart=_chart(drawn)) if isinstance(drawn, str) else place

    def _collection(self, number: object) -> int:
        """The number, if the reader has that collection still."""
        return next((one.id for one in self._window.workspace.kept_collections() if one.id == number), 0)

    def _marked(self) -> Sequence[str]:
        """The keys of the marked rows; the same list for the same rows, as this is asked every second."""
        workspace = self._window.workspace
        rows, table = workspace.selection, workspace.query.table
        if self._keys is None or self._keys[0] is not rows or self._keys[1] != table:
            keys = [workspace.key_of(table, row) for row in rows] if len(rows) <= MOST_MARKED else []
            self._keys = rows, table, keys
        return self._keys[2]

    def _look(self) -> None:
        """Rows are marked and views scrolled when the results are there; not if the reader was quicker."""
        workspace = self._window.workspace
        self._looks += 1
        if workspace.busy and self._looks < PATIENCE:
            return
        self._clock.stop()
        state, self._waiting = self._waiting, {}
        if to_json(workspace.query) != state.get("query") and understood(from_json(str(state["query"]))) != workspace.query:
            return
        self._mark(state.get("marked"))
        views = state.get("views")
        if isinstance(views, dict):
            QTimer.singleShot(0, self, lambda: self._stand(views))

    def _mark(self, keys: object) -> None:
        workspace = self._window.workspace
        if isinstance(keys, list) and keys:
            rows = [workspace.row_of(key) for key in keys if isinstance(key, str) and key.partition("/")[0] == workspace.query.table]
            workspace.select(row for row in rows if row is not None)

    def _stand(self, views: Mapping[str, Any]) -> None:
        for key, page in self._window.centre.pages.items():
            state = views.get(key)
            if isinstance(state, dict) and hasattr(page, "restore"):
                page.restore(state)


def _drawn(place: Place) -> str | None:
    if place.chart is None:
        return None
    from storage.charts import to_json as chart_to_json

    return chart_to_json(place.chart)


def _chart(drawn: str) -> Any:
    from storage.charts import from_json as chart_from_json  # whoever left no chart loads none

    try:
        return chart_from_json(drawn)
    except ValueError:
        return None
