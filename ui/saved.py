"""The saved searches in the sidebar, under the tables; not there while there are none."""

from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QAction, QKeySequence
from PySide6.QtWidgets import QMenu, QVBoxLayout, QWidget

from storage.words import text
from ui.searches import Searches
from ui.theme import Theme
from ui.widgets.boxes import row
from ui.widgets.label import ElidedLabel
from ui.widgets.named_list import NamedList
from ui.widgets.nav import NavItem
from ui.workspace import Workspace


class SavedSearches(QWidget):
    """A title and a list."""

    def __init__(self, workspace: Workspace, searches: Searches, theme: Theme, parent: QWidget) -> None:
        super().__init__(parent)
        self._workspace, self._searches = workspace, searches
        self._title = ElidedLabel(theme, "", "small", "semibold", "muted")
        self.list = NamedList(theme)
        box = QVBoxLayout(self)
        box.setContentsMargins(0, 12, 0, 0)
        box.setSpacing(2)
        box.addWidget(row(self._title, margins=(16, 0, 16, 2)))
        box.addWidget(self.list)
        self.list.opened.connect(lambda key: searches.open(int(key)))
        self.list.renamed.connect(lambda key, name: searches.rename(int(key), name))
        self.list.deleted.connect(lambda key: searches.delete(int(key)))
        self.list.menu_wanted.connect(self._menu)
        searches.changed.connect(self.reword)
        self.reword()

    def _say(self, code: str) -> str:
        return text(code).in_language(self._workspace.language)

    def reword(self) -> None:
        """Shows what there is, in the program's language."""
        language, saved = self._workspace.language, self._searches.saved
        self._title.setText(self._say("saved.title"))
        self.list.setAccessibleName(self._say("saved.title"))
        icons = {one.id: "magnifying-glass" if one.chart is None else "chart-line" for one in saved}
        items = [NavItem(str(one.id), icons[one.id], one.name.in_language(language)) for one in saved]
        self.list.set_items(items, {str(one.id): "\n".join(self._workspace.described(one.query)) for one in saved})
        self.setVisible(bool(saved))

    def rename(self, number: int) -> None:
        """Opens the name of one for editing."""
        self.list.rename(str(number))

    def _menu(self, key: str, at: QPoint) -> None:
        menu = QMenu(self)
        menu.aboutToHide.connect(menu.deleteLater)
        for code, shortcut, wish in (
            ("open", QKeySequence(Qt.Key.Key_Return), self.list.opened.emit),
            ("rename", QKeySequence(Qt.Key.Key_F2), self.list.rename),
            ("delete", QKeySequence(Qt.Key.Key_Delete), self.list.deleted.emit),
        ):
            action = QAction(self._say(f"saved.{code}"), menu)
            action.setMenuRole(QAction.MenuRole.NoRole)
            action.setShortcut(shortcut)
            action.setShortcutContext(Qt.ShortcutContext.WidgetShortcut)  # shown only: the list hears its keys itself
            action.triggered.connect(lambda _checked=False, wish=wish: wish(key))
            menu.addAction(action)
        menu.popup(at)
