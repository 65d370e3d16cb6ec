"""The middle of the window: the start page, or the filter bar over one of the views of the results."""

from collections.abc import Callable
from functools import cached_property
from importlib import import_module
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QEvent, QObject, Signal
from PySide6.QtWidgets import QFrame, QStackedWidget, QVBoxLayout, QWidget

from ui.actions import Actions
from ui.settings import Settings
from ui.theme import Theme
from ui.views import VIEWS
from ui.widgets.boxes import Rule, ground, row
from ui.workspace import COLLECTION, HOME, Workspace

if TYPE_CHECKING:
    from ui.filter_bar import FilterBar


class Centre(QWidget):
    """Views are made when they are first shown."""

    record_wanted = Signal(str)  # a record's key, by whichever view shows

    def __init__(self, workspace: Workspace, theme: Theme, settings: Settings, actions: Actions) -> None:
        super().__init__()
        self._workspace, self._theme, self._settings, self._actions = workspace, theme, settings, actions
        self._head: tuple[QWidget, ...] = ()
        self._notice: tuple[QWidget, QWidget] | None = None  # the strip, and what it stands in
        self.pages: dict[str, Any] = {}
        self.makers: dict[str, Callable[[], QWidget]] = {}  # of pages that need more than the workspace, by the key of the view
        self._stack = QStackedWidget()
        self._stack.setFrameShape(QFrame.Shape.NoFrame)
        self._box = QVBoxLayout(self)
        self._box.setContentsMargins(0, 0, 0, 0)
        self._box.setSpacing(0)
        self._box.addWidget(self._stack, 1)
        ground(self, "surface")

    @cached_property
    def filters(self) -> "FilterBar":
        """The filter bar, made with the first view of results."""
        from ui.filter_bar import FilterBar
        from ui.widgets.busy_bar import BusyBar

        bar, busy = FilterBar(self._workspace, self._theme, self._actions), BusyBar(self._theme)
        self._busy = busy
        self._workspace.busy_changed.connect(self._show_busy)
        self._head = (bar, Rule(), busy)
        for part in self._head:
            self._box.insertWidget(self._box.indexOf(self._stack), part)
        bar.reword()
        return bar

    def _show_busy(self, busy: bool) -> None:
        (self._busy.begin if busy else self._busy.end)()

    def reword(self) -> None:
        """Says everything in the program's language."""
        if self._head:
            self.filters.reword()

    def show_view(self, key: str) -> None:
        """Brings a view to the front, made now if it is the first time."""
        if key not in self.pages:
            self.pages[key] = self._made(key)
            self._stack.addWidget(self.pages[key])
        self._stack.setCurrentWidget(self.pages[key])
        if key != HOME:
            self.filters.refresh()
        for part in self._head:
            part.setVisible(key not in (HOME, COLLECTION) and (part is self._busy or self.filters.needed))

    def _made(self, key: str) -> QWidget:
        if key == HOME:
            from ui.views.home import HomeView

            home: QWidget = HomeView(self._workspace, self._theme)
            return home
        if key in self.makers:
            return self.makers[key]()
        where, name = next((view.module, view.name) for view in VIEWS if view.key == key)
        made: QWidget = getattr(import_module(where), name)(self._workspace, self._theme, self._settings, self._actions)
        if hasattr(made, "record_wanted"):
            made.record_wanted.connect(self.record_wanted)
        return made

    def page(self, key: str) -> Any:
        """A view that was made, or None."""
        return self.pages.get(key)

    def put_notice(self, strip: QWidget) -> None:
        """A notice stands above everything else in the middle."""
        holder = row(strip, margins=(12, 8, 12, 8))
        strip.installEventFilter(self)
        self._notice = strip, holder
        self._box.insertWidget(0, holder)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Where there is nothing to say there is no room for it."""
        if event.type() in (QEvent.Type.ShowToParent, QEvent.Type.HideToParent) and self._notice and watched is self._notice[0]:
            self._notice[1].setVisible(event.type() == QEvent.Type.ShowToParent)
        return super().eventFilter(watched, event)
