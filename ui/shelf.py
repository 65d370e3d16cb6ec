"""The collections in the sidebar: opened by a click, named in place; rows that are dragged onto one are put into it."""

from collections.abc import Callable
from functools import partial

from PySide6.QtCore import QEvent, QObject, QPoint, Qt, Signal
from PySide6.QtGui import QAction, QDragEnterEvent, QDragMoveEvent, QDropEvent, QKeySequence
from PySide6.QtWidgets import QMenu, QVBoxLayout, QWidget

from storage.words import say
from ui import formats
from ui.collecting import KEYS, NOTES, Collecting
from ui.theme import Theme
from ui.widgets.boxes import row
from ui.widgets.button import button, set_words
from ui.widgets.label import ElidedLabel
from ui.widgets.named_list import NamedList
from ui.widgets.nav import NavItem
from ui.workspace import Workspace

Wish = tuple[str, str, Callable[[], object]]  # the code of its words, its key, what it does


class Shelf(QWidget):
    """A title with a button for a new one, and the list."""

    send_wanted = Signal(object)
    export_wanted = Signal(object)

    def __init__(self, workspace: Workspace, collecting: Collecting, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._workspace, self._collecting = workspace, collecting
        self._title = ElidedLabel(theme, "", "small", "semibold", "muted")
        self._new = button(theme, "", "plus", "small", " ")
        self.list = NamedList(theme)
        box = QVBoxLayout(self)
        box.setContentsMargins(0, 12, 0, 0)
        box.setSpacing(2)
        box.addWidget(row((self._title, 1), self._new, margins=(16, 0, 12, 2)))
        box.addWidget(self.list)
        self._new.clicked.connect(lambda: self.new())
        self.list.opened.connect(lambda key: collecting.show(int(key)))
        self.list.renamed.connect(lambda key, name: collecting.rename(int(key), name))
        self.list.deleted.connect(lambda key: collecting.delete(int(key)))
        self.list.menu_wanted.connect(lambda key, at: self.menu(int(key), at))
        self._new.setContextMenuPolicy(Qt.ContextMenuPolicy.CustomContextMenu)
        self._new.customContextMenuRequested.connect(lambda at: self.bin_menu(self._new.mapToGlobal(at)))
        collecting.changed.connect(self.reword)
        workspace.notes_changed.connect(self.reword)
        workspace.counts_changed.connect(self._count_notes)
        workspace.place_changed.connect(self._follow)
        self.setAcceptDrops(True)
        self.list.viewport().setAcceptDrops(True)
        self.list.viewport().installEventFilter(self)
        self.reword()

    def _say(self, code: str, **values: object) -> str:
        return say(code, self._workspace.language, **values)

    def reword(self) -> None:
        """Shows what there is, in the program's language."""
        lists = self._collecting.lists
        self._title.setText(self._say("collections.title"))
        set_words(self._new, "", self._say("collections.new").replace("&", "").partition("(")[0])
        self.list.setAccessibleName(self._say("collections.title"))
        items = [NavItem(str(one.id), "bookmark-simple", one.name, formats.number(one.size), not one.size) for one in lists]
        tips = {str(one.id): self._say("collections.tip", n=one.size) for one in lists}
        if self._workspace.noted:
            found = self._collecting.notes_found
            items.append(NavItem(str(NOTES), "note", self._say("notes.title"), formats.number(found), not found))
            tips[str(NOTES)] = self._say("notes.list")
        self.list.set_items(items, tips)
        self.list.setVisible(bool(items))
        self._follow()

    def _count_notes(self) -> None:
        """What was typed is looked for in the notes too."""
        if self._workspace.noted:
            self.reword()

    def _follow(self) -> None:
        self.list.set_here(str(self._workspace.collection or ""))

    def rename(self, number: int) -> None:
        """Opens the name of one for editing."""
        self.list.rename(str(number))

    def new(self) -> None:
        """A new one, to be named at once."""
        number = self._collecting.create()
        if number is not None:
            self._collecting.show(number)
            self.rename(number)

    # -- menus -----------------------------------------------------------------------------------------------------------------------

    def menu(self, number: int, at: QPoint) -> None:
        """What can be done with one of them."""
        collecting, menu = self._collecting, self._empty_menu()
        if number == NOTES:
            self._add(menu, "open", "Return", lambda: collecting.show(number))
            self._add(menu, "export", "", lambda: self.export_wanted.emit(number))
            menu.popup(at)
            return
        wishes: tuple[Wish, ...] = (
            ("open", "Return", lambda: collecting.show(number)), ("rename", "F2", lambda: self.rename(number)),
            ("duplicate", "", lambda: collecting.duplicate(number)),
        )  # fmt: skip
        for wish in wishes:
            self._add(menu, *wish)
        others = [one for one in collecting.lists if one.id != number]
        into = menu.addMenu(self._say("collections.merge"))
        into.menuAction().setMenuRole(QAction.MenuRole.NoRole)
        into.setEnabled(bool(others))
        for other in others:
            self._named(into, other.name, partial(collecting.merge, other.id, number))
        menu.addSeparator()
        self._add(menu, "export", "", lambda: self.export_wanted.emit(number))
        self._add(menu, "send", "", lambda: self.send_wanted.emit(number))
        menu.addSeparator()
        self._add(menu, "delete", "Del", lambda: collecting.delete(number))
        self._add_bin(menu)
        menu.popup(at)

    def bin_menu(self, at: QPoint) -> None:
        """What can be done beside them."""
        menu = self._empty_menu()
        self._add(menu, "new", "", self.new)
        self._add_bin(menu)
        menu.popup(at)

    def _add_bin(self, menu: QMenu) -> None:
        gone = self._collecting.in_bin()
        bin_ = menu.addMenu(self._say("collections.bin"))
        bin_.menuAction().setMenuRole(QAction.MenuRole.NoRole)
        bin_.setEnabled(bool(gone))
        for one in gone:
            words = f"{one.name} ({self._say('collections.tip', n=one.size)})"
            self._named(bin_, words, partial(self._collecting.restore, one))

    def _empty_menu(self) -> QMenu:
        menu = QMenu(self)
        menu.aboutToHide.connect(menu.deleteLater)
        return menu

    def _add(self, menu: QMenu, code: str, key: str, wish: Callable[[], object]) -> None:
        action = self._named(menu, self._say(f"collections.{code}"), wish, plain=False)
        action.setShortcut(QKeySequence(key))
        action.setShortcutContext(Qt.ShortcutContext.WidgetShortcut)  # shown only: the list hears its keys itself

    @staticmethod
    def _named(menu: QMenu, words: str, wish: Callable[[], object], *, plain: bool = True) -> QAction:
        action = QAction(words.replace("&", "&&") if plain else words, menu)
        action.setMenuRole(QAction.MenuRole.NoRole)
        action.triggered.connect(lambda _checked=False: wish())
        menu.addAction(action)
        return action

    # -- what is dropped -------------------------------------------------------------------------------------------------------------

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Drags over the list are the shelf's."""
        if event.type() in (QEvent.Type.DragEnter, QEvent.Type.DragMove) and isinstance(event, QDragMoveEvent):
            self.dragMoveEvent(event, self.list.key_at(event.position().toPoint()))
            return True
        if event.type() == QEvent.Type.DragLeave:
            self.list.set_target("")
            return True
        if event.type() == QEvent.Type.Drop and isinstance(event, QDropEvent):
            self._drop(event, self.list.key_at(event.position().toPoint()))
            return True
        return super().eventFilter(watched, event)

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        self.dragMoveEvent(event)

    def dragMoveEvent(self, event: QDragMoveEvent, key: str = "") -> None:
        if not event.mimeData().hasFormat(KEYS):
            event.ignore()
            return
        self.list.set_target(key)
        event.setDropAction(Qt.DropAction.CopyAction)
        event.accept()

    def dropEvent(self, event: QDropEvent) -> None:
        self._drop(event, "")

    def _drop(self, event: QDropEvent, key: str) -> None:
        """Onto a collection: into it. Beside the list: into a new one."""
        keys = [one for one in bytes(event.mimeData().data(KEYS).data()).decode("utf-8", "replace").split("\n") if one]
        self.list.set_target("")
        event.setDropAction(Qt.DropAction.CopyAction)
        event.accept()
        if keys:
            self._collecting.collect(keys, int(key) if key else 0)
