"""The saved searches in the sidebar, under the tables; not there while there are none."""

from PySide6.QtCore import QPoint, Qt, Signal
from PySide6.QtGui import QAction, QKeySequence
from PySide6.QtWidgets import QMenu, QVBoxLayout, QWidget

from storage.searches import Saved
from storage.words import say, text
from ui.searches import Searches
from ui.theme import Theme
from ui.widgets.boxes import row
from ui.widgets.label import ElidedLabel
from ui.widgets.named_list import NamedList
from ui.widgets.nav import NavItem
from ui.workspace import COLLECTION, HOME, Workspace


class SavedSearches(QWidget):
    """A title and a list."""

    update_wanted = Signal(str)  # the number of one that is to be what is shown now

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
        items = [NavItem(str(one.id), _icon(one), one.name.in_language(language)) for one in saved]
        self.list.set_items(items, {str(one.id): "\n".join(self._about(one)) for one in saved})
        self.setVisible(bool(saved))

    def _about(self, one: Saved) -> list[str]:
        """What it asks, and what the reader made of it."""
        table = text(f"table.{one.query.table}").in_language(self._workspace.language)
        marks = [self._say("saved.pinned")] if one.pinned else []
        marks += [say("saved.is_standard", self._workspace.language, table=table)] if one.standard else []
        return [*self._workspace.described(one.query), *marks]

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
        self._add_choices(menu, self._searches[int(key)])
        menu.popup(at)

    def _add_choices(self, menu: QMenu, one: Saved) -> None:
        """What it is to be: what is shown now, the first of the list, what its table opens with."""
        language, searches = self._workspace.language, self._searches
        table = text(f"table.{one.query.table}").in_language(language)
        menu.addSeparator()
        for words, on, able, wish in (
            (self._say("saved.update"), None, self.can_update(one), lambda: self.update_wanted.emit(str(one.id))),
            (self._say("saved.pin"), one.pinned, True, lambda: searches.pin(one.id, not one.pinned)),
            (say("saved.standard", language, table=table), one.standard, one.chart is None,
             lambda: searches.make_standard(one.id, not one.standard)),
        ):  # fmt: skip
            action = QAction(words, menu)
            action.setMenuRole(QAction.MenuRole.NoRole)
            action.setCheckable(on is not None)
            action.setChecked(bool(on))
            action.setEnabled(able)
            action.triggered.connect(lambda _checked=False, wish=wish: wish())
            menu.addAction(action)

    def can_update(self, one: Saved) -> bool:
        """Whether something else of the same kind is shown than what is kept."""
        workspace = self._workspace
        if workspace.view in (HOME, COLLECTION) or (one.chart is None) == (workspace.view == "chart"):
            return False
        return one.chart is not None or not self._searches.is_saved(workspace.query)


def _icon(one: Saved) -> str:
    if one.pinned:
        return "push-pin"
    return "magnifying-glass" if one.chart is None else "chart-line"
