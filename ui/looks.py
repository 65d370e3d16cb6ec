"""How a saved view looks: which view it is, the columns of its table, and the span that the timeline shows; taken now, and shown again."""

from collections.abc import Mapping
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer

from storage.tables import BY_NAME
from ui.views import VIEWS
from ui.workspace import HOME

if TYPE_CHECKING:
    from ui.window import Window

Look = Mapping[str, object]
SETTLED, PATIENCE = 30, 200  # milliseconds between two looks whether the results are there, and how many looks
_VIEWS = tuple(view.key for view in VIEWS)


class Looks(QObject):
    """Of one window."""

    def __init__(self, window: "Window") -> None:
        super().__init__(window)
        self._window = window
        self._waiting: tuple[object, dict[str, object]] | None = None
        self._looks = 0
        self._clock = QTimer(self, interval=SETTLED)
        self._clock.timeout.connect(self._try)

    def now(self) -> Look:
        """As the window looks now, in what JSON can hold. Where a table has scrolled to is no part of it."""
        window = self._window
        view = window.workspace.view if window.workspace.view in _VIEWS else "table"
        page = window.centre.page(view)
        state = page.state() if view == "timeline" and page is not None else {}
        return {"view": view, "columns": window.settings.get(f"columns.{window.workspace.query.table}"), "state": state}

    @staticmethod
    def view_of(look: Look | None, otherwise: str) -> str:
        """The view of a saved look; a version of the program without it shows another."""
        view = look.get("view") if look is not None else None
        if isinstance(view, str) and view in _VIEWS:
            return view
        return otherwise if otherwise in _VIEWS else "table"

    def show(self, look: Look | None) -> None:
        """Shows the columns of the place that the window went to, and its span as soon as the results are there."""
        window = self._window
        if look is None or window.workspace.view == HOME:
            return
        from ui import columns  # with the first table

        table, wanted = BY_NAME[window.workspace.query.table], look.get("columns")
        if window.settings.get(f"columns.{table.name}") != wanted:
            window.settings.set(f"columns.{table.name}", wanted if isinstance(wanted, dict) else None)
            if window.table is not None and window.table.table_name == table.name:
                window.table.show_columns(columns.load(window.settings, table))
        state = look.get("state")
        if isinstance(state, dict) and state:
            self._waiting, self._looks = (window.workspace.place, state), 0
            self._clock.start()

    def _try(self) -> None:
        """The span is shown when everything has been answered, unless the reader went on meanwhile."""
        self._looks += 1
        workspace = self._window.workspace
        place, state = self._waiting or (None, {})
        if workspace.place != place or self._looks > PATIENCE:
            self._clock.stop()
        elif workspace.idle:
            self._clock.stop()
            page = self._window.centre.page(workspace.view)
            if page is not None:
                page.restore(state)
