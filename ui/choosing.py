"""The menu in which the reader chooses a collection."""

from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING

from PySide6.QtGui import QAction
from PySide6.QtWidgets import QMenu, QWidget

from storage.words import text

if TYPE_CHECKING:
    from ui.collecting import Collecting


def collection_menu(parent: QWidget, collecting: "Collecting", keys: Sequence[str], language: str) -> QMenu:
    """Puts records into the collection that is chosen, or into a new one; the current one is ticked. It takes itself away when closed."""
    menu = QMenu(parent)
    menu.aboutToHide.connect(menu.deleteLater)
    current = collecting.current

    def add(words: str, number: int, *, ticked: bool = False) -> None:
        action = QAction(words, menu)
        action.setMenuRole(QAction.MenuRole.NoRole)
        action.setCheckable(ticked)
        action.setChecked(ticked)
        wish: Callable[[], None] = lambda: collecting.collect(keys, number)  # noqa: E731
        action.triggered.connect(lambda _checked=False: wish())
        menu.addAction(action)

    for one in collecting.lists:
        add(one.name.replace("&", "&&"), one.id, ticked=current is not None and one.id == current.id)
    if collecting.lists:
        menu.addSeparator()
    add(text("collections.new").in_language(language), 0)
    return menu
