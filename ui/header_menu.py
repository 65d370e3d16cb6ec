"""What may be done with a column: the menu of a table's header."""

from collections.abc import Callable
from dataclasses import replace
from typing import Protocol

from PySide6.QtGui import QAction
from PySide6.QtWidgets import QMenu, QWidget

from storage.words import text
from ui.columns import Columns


class Sorted(Protocol):
    """What the menu needs of a table."""

    @property
    def columns(self) -> Columns: ...
    def set_columns(self, new: Columns) -> None: ...
    def sort_by(self, name: str, descending: bool | None) -> None: ...
    def choose_columns(self) -> None: ...


def header_menu(table: Sorted, name: str, language: str, parent: QWidget) -> QMenu:
    """The commands of one column. It takes itself away when it is closed."""
    columns = table.columns
    place = columns.names.index(name) if name in columns.names else 0
    menu = QMenu(parent)
    menu.aboutToHide.connect(menu.deleteLater)

    def add(code: str, do: Callable[[], None], *, enabled: bool = True) -> None:
        action = menu.addAction(text(f"action.{code}").in_language(language))
        action.setMenuRole(QAction.MenuRole.NoRole)
        action.triggered.connect(lambda _checked=False: do())
        action.setEnabled(enabled)

    add("sort_up", lambda: table.sort_by(name, False))
    add("sort_down", lambda: table.sort_by(name, True))
    add("sort_off", lambda: table.sort_by(name, None))
    menu.addSeparator()
    add("hide_column", lambda: table.set_columns(columns.without(name)), enabled=len(columns.names) > 1)
    add("freeze_here", lambda: table.set_columns(replace(columns, frozen=place + 1)), enabled=place + 1 < len(columns.names))
    add("unfreeze", lambda: table.set_columns(replace(columns, frozen=0)), enabled=columns.frozen > 0)
    fitted = replace(columns, widths=tuple(pair for pair in columns.widths if pair[0] != name))
    add("best_fit", lambda: table.set_columns(fitted), enabled=fitted != columns)
    menu.addSeparator()
    add("choose_columns", table.choose_columns)
    return menu
