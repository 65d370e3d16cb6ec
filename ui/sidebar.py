"""The left pane: the tables with what each of them has, the saved searches, and the facets of the table that is shown."""

from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtWidgets import QApplication, QFrame, QScrollArea, QVBoxLayout, QWidget

from storage.tables import TABLES
from storage.words import text
from ui import formats
from ui.theme import Theme
from ui.widgets.boxes import Rule, ground, own_viewport
from ui.widgets.nav import NavItem, NavList
from ui.workspace import HOME, Workspace

ICONS = {
    "events": "calendar-blank", "statistics": "chart-bar", "organizations": "buildings", "people": "users-three", "programmes": "stack",
    "indicators": "ruler", "areas": "globe-hemisphere-east", "sources": "books",
}  # fmt: skip

if TYPE_CHECKING:
    from ui.collecting import Collecting
    from ui.facets import Facets
    from ui.saved import SavedSearches
    from ui.searches import Searches
    from ui.shelf import Shelf


class Sidebar(QScrollArea):
    """Home and the eight tables; counts are totals at rest and matches while something is asked."""

    update_wanted = Signal(str)  # the number of a saved search that is to be what is shown now

    def __init__(self, workspace: Workspace, theme: Theme, searches: "Searches") -> None:
        super().__init__()
        self._workspace, self._theme, self._searches = workspace, theme, searches
        self.nav = NavList(theme)
        self.saved: SavedSearches | None = None
        self.shelf: Shelf | None = None
        self._facets: Facets | None = None
        self._inside = QWidget()
        self._box = QVBoxLayout(self._inside)
        self._box.setContentsMargins(0, 8, 0, 8)
        self._box.setSpacing(0)
        self._box.addWidget(self.nav)
        self._tail = self._box.count()  # where the facets begin
        self._box.addStretch(1)
        ground(own_viewport(self), "window")
        self.setWidget(ground(self._inside, "window"))
        self.setWidgetResizable(True)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setFocusProxy(self.nav)
        self.nav.chosen.connect(self._go)
        workspace.counts_changed.connect(self._show)
        workspace.place_changed.connect(self._follow)
        workspace.facets_changed.connect(self._make_facets)
        searches.changed.connect(self._show_saved)

    def _go(self, key: str) -> None:
        workspace = self._workspace
        if key == HOME:
            workspace.show_view(HOME)
        else:
            self._searches.go_to(key)

    def reword(self) -> None:
        self.nav.setAccessibleName(text("nav.name").in_language(self._workspace.language))
        self._show()
        for part in (self.saved, self.shelf, self._facets):
            if part is not None:
                part.reword()

    def _follow(self) -> None:
        """Facets are of a table: the start page and a collection have none."""
        home = self._workspace.view == HOME
        away = home or bool(self._workspace.collection)
        if self._facets is not None:
            self._facets.setVisible(not away)
            self._rule.setVisible(not away)
        self.nav.set_current(HOME if home else "" if self._workspace.collection else self._workspace.query.table)

    def _make_facets(self) -> None:
        """With the first counts, which come after the first rows: no rows wait for facets that have nothing to show yet."""
        if self._facets is None:
            from ui.facets import Facets  # the start page does without

            self._facets = Facets(self._workspace, self._theme)
            self._rule = Rule()
            self._box.insertSpacing(self._tail, 12)
            self._box.insertWidget(self._tail + 1, self._rule)
            self._box.insertWidget(self._tail + 2, self._facets)
            self._follow()

    def _show_saved(self) -> None:
        """The saved searches are made when there is the first of them."""
        if self.saved is None and self._searches.saved:
            from ui.saved import SavedSearches

            self.saved = SavedSearches(self._workspace, self._searches, self._theme, self._inside)
            self.saved.update_wanted.connect(self.update_wanted)
            self._box.insertWidget(1, self.saved)
            self._tail += 1
            QWidget.setTabOrder(self.nav, self.saved.list)

    def show_shelf(self, collecting: "Collecting") -> "Shelf":
        """The collections, under the saved searches: made when what the reader keeps was read."""
        from ui.shelf import Shelf

        if self.shelf is None:
            self.shelf = Shelf(self._workspace, collecting, self._theme, self._inside)
            self._box.insertWidget(self._tail, self.shelf)
            self._tail += 1
            QWidget.setTabOrder(self.nav if self.saved is None else self.saved.list, self.shelf)
        return self.shelf

    def name_collection(self, number: int, then: Callable[[], None]) -> None:
        """Lets the reader name a collection that was just made. then: gives the keyboard back."""
        if self.shelf is not None:
            self.ensureWidgetVisible(self.shelf)
            self.shelf.rename(number)
            self.shelf.list.itemDelegate().closeEditor.connect(lambda *_: self._named(then), Qt.ConnectionType.SingleShotConnection)

    def _named(self, then: Callable[[], None]) -> None:
        """Whoever ended the name by going elsewhere stays there."""
        held = QApplication.focusWidget()
        if held is not None and self.isAncestorOf(held):
            then()

    def name_saved(self, number: int) -> None:
        """Lets the reader name a search that was just saved."""
        if self.saved is not None:
            self.ensureWidgetVisible(self.saved)
            self.saved.rename(number)

    def _show(self) -> None:
        workspace = self._workspace
        items = [NavItem(HOME, "house", text("view.home").in_language(workspace.language))]
        for table in TABLES:
            count = workspace.counts.get(table.name, 0)
            label = text(f"table.{table.name}").in_language(workspace.language)
            items.append(NavItem(table.name, ICONS[table.name], label, formats.number(count), not count))
        self.nav.set_items(items)
        self._follow()

    def sizeHint(self) -> QSize:
        return QSize(self._theme.size("sidebar"), 400)

    def minimumSizeHint(self) -> QSize:
        return QSize(self._theme.size("sidebar_min"), 200)
