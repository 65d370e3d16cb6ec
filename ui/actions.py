"""The commands as a list of records: menus, shortcuts, context menus and the palette are all made from it, so that none is forgotten."""

from collections.abc import Callable, Iterable
from typing import NamedTuple

from PySide6.QtCore import QObject
from PySide6.QtGui import QAction, QActionGroup, QKeySequence
from PySide6.QtWidgets import QMainWindow, QMenu, QWidget

from storage.tables import TABLES
from storage.words import LANGUAGES, text
from ui.settings import SETTINGS, Settings
from ui.theme import Theme

_Key = QKeySequence.StandardKey
_Role = QAction.MenuRole


class Action(NamedTuple):
    """One command. code: `action.<code>` in the words, and the method of Commands that it calls unless `handler` names another.

    menu: one of MENUS, or empty for context menus and keys alone. keys: the first is shown. needs: `can_<needs>` of Commands must be so.
    argument: handed to the method. checkable: whether it is a state (`is_<code>` of Commands). apart: a line above it in the menu.
    """

    code: str
    menu: str = ""
    keys: tuple[str | _Key, ...] = ()
    icon: str = ""
    needs: str = ""
    handler: str = ""
    argument: str = ""
    checkable: bool = False
    apart: bool = False
    role: _Role = _Role.NoRole


MENUS = ("file", "edit", "view", "go", "tools", "help")
ACTIONS: tuple[Action, ...] = (
    Action("new_window", "file", (_Key.New, "Ctrl+N"), needs="new_window"),
    Action("open_file", "file", ("Ctrl+O",), "folder-open"),
    Action("export", "file", ("Ctrl+E",), "export", "export", apart=True),
    Action("save_picture", "file", (), "", "picture"),
    Action("print", "file", ("Ctrl+P",), "", "export", apart=True),
    Action("print_record", "file", (), "", "record"),
    Action("restore", "file", apart=True),
    Action("quit", "file", (_Key.Quit, "Ctrl+Q"), apart=True, role=_Role.QuitRole),
    Action("undo", "edit", ("Ctrl+Z",), "arrow-counter-clockwise", "undo"),
    Action("redo", "edit", ("Ctrl+Shift+Z", "Ctrl+Y"), "arrows-clockwise", "redo"),
    Action("copy", "edit", (_Key.Copy,), "copy", "copy", apart=True),
    Action("copy_with_headers", "edit", ("Ctrl+Shift+C",), needs="copy_with_headers"),
    Action("copy_picture", "edit", (), "", "picture"),
    Action("cite", "edit", ("Ctrl+Alt+C",), "quotes", "cite"),
    Action("collect", "edit", ("Ctrl+D",), "bookmark-simple", "collect", apart=True),
    Action("collect_into", "edit", (), "", "collect"),
    Action("my_note", "edit", ("Ctrl+Shift+M",), "note", "collect"),
    Action("select_all", "edit", (_Key.SelectAll,), needs="rows", apart=True),
    Action("find", "edit", (_Key.Find, "Ctrl+F", "Ctrl+K"), "magnifying-glass", apart=True),
    Action("clear_filters", "edit", (), "funnel", "filters"),
    Action("save_search", "edit", ("Ctrl+S",), "floppy-disk", "save"),
    Action("show_table", "view", ("Ctrl+T",), "table"),
    Action("show_timeline", "view", ("Ctrl+L",), "rows"),
    Action("show_chart", "view", ("Ctrl+G",), "chart-line"),
    Action("chart_table", "view", ("F8",), "table", "chart"),
    Action("present", "view", ("F11",), "eye", "chart"),
    Action("facts_only", "view", (), needs="facts", checkable=True),
    Action("choose_columns", "view", (), "columns", "columns"),
    Action("back", "go", ("Alt+Left", "Ctrl+["), "arrow-left", "back"),
    Action("forward", "go", ("Alt+Right", "Ctrl+]"), "arrow-right", "forward"),
    Action("home", "go", ("Alt+Home",), "house", apart=True),
    *(
        Action(f"table_{table.name}", "go", (f"Ctrl+{place}",), handler="show_records", argument=table.name, apart=place == 1)
        for place, table in enumerate(TABLES, 1)
    ),
    Action("open_record", "go", (), "eye", "row", apart=True),
    Action("who_says_so", "go", ("F4",), "books", "ask_who"),
    Action("next_pane", "go", ("F6",), apart=True),
    Action("previous_pane", "go", ("Shift+F6",)),
    Action("look_up", "tools"),
    Action("palette", "tools", ("Ctrl+Shift+P",), "list"),
    Action("coverage", "tools", (), "check-circle"),
    Action("settings", "tools", (_Key.Preferences, "Ctrl+,"), "gear", role=_Role.PreferencesRole, apart=True),
    Action("help", "help", (_Key.HelpContents, "F1"), "question"),
    Action("licences", "help", (), "scales"),
    Action("about", "help", (), "info", role=_Role.AboutRole),
    Action("escape", "", ("Esc",)),
    Action("export_selection", "", (), "export", "selection"),
    Action("filter_by_value", "", (), "funnel", "value"),
    Action("exclude_value", "", (), "", "exclude"),
)
ROW_MENU = (
    "open_record", "who_says_so", "show_chart", "", "copy", "copy_with_headers", "cite", "export_selection", "collect", "collect_into",
    "my_note", "",
    "filter_by_value", "exclude_value", "",
    "choose_columns",
)  # fmt: skip


def plain(label: str) -> str:
    """A menu's words without the mark of its mnemonic, `文件(&F)` and `&File` alike."""
    start = label.find("(&")
    return (label[:start] + label[start + 4 :] if start >= 0 else label.replace("&", "")).rstrip("….")


class Actions(QObject):
    """The QActions of one window, made from ACTIONS and SETTINGS. handlers: a Commands."""

    def __init__(self, window: QMainWindow, handlers: object, settings: Settings, theme: Theme) -> None:
        super().__init__(window)
        self._window, self._handlers, self._settings, self._theme = window, handlers, settings, theme
        self._actions: dict[str, QAction] = {}
        self._menus: dict[str, QMenu] = {}
        self._choices: list[tuple[QMenu, QActionGroup, str]] = []
        for action in ACTIONS:
            self._actions[action.code] = self._made(action)
        self._fill_menus()

    def __getitem__(self, code: str) -> QAction:
        return self._actions[code]

    def _made(self, action: Action) -> QAction:
        made = QAction(self._window)
        made.setMenuRole(action.role)
        made.setObjectName(action.code)
        made.setShortcuts(shortcuts(action.keys))
        made.setCheckable(action.checkable)
        handler: Callable[..., None] = getattr(self._handlers, action.handler or action.code)
        if action.checkable:
            made.toggled.connect(handler)
        else:
            arguments = (action.argument,) if action.argument else ()
            made.triggered.connect(lambda _checked=False: handler(*arguments))
        if action.icon:
            made.setIcon(self._theme.icon(action.icon))
            made.setIconVisibleInMenu(False)
        self._window.addAction(made)
        return made

    # -- menus -----------------------------------------------------------------------------------------------------------------------

    def _fill_menus(self) -> None:
        bar = self._window.menuBar()
        for name in MENUS:
            menu = self._menus[name] = QMenu(self._window)
            menu.menuAction().setMenuRole(_Role.NoRole)
            bar.addMenu(menu)
            for action in ACTIONS:
                if action.menu == name:
                    if action.apart:
                        menu.addSeparator()
                    menu.addAction(self._actions[action.code])
        self._menus["view"].addSeparator()
        for setting in SETTINGS:
            self._add_choices(setting.name, setting.values)

    def _add_choices(self, name: str, values: Iterable[str]) -> None:
        menu = self._menus["view"].addMenu("")
        menu.menuAction().setMenuRole(_Role.NoRole)
        group = QActionGroup(menu)
        for value in values:
            one = QAction(group)
            one.setMenuRole(_Role.NoRole)
            one.setCheckable(True)
            one.setData(value)
            one.triggered.connect(lambda _checked=False, value=value: self._settings.set(name, value))
            menu.addAction(one)
        self._choices.append((menu, group, name))

    def menu(self, codes: Iterable[str], parent: QWidget) -> QMenu:
        """A context menu of these commands; an empty code is a line. It takes itself away when it is closed."""
        self.refresh()
        menu = QMenu(parent)
        menu.aboutToHide.connect(menu.deleteLater)
        for code in codes:
            if code:
                menu.addAction(self._actions[code])
            else:
                menu.addSeparator()
        return menu

    # -- words and states ------------------------------------------------------------------------------------------------------------

    def reword(self, language: str) -> None:
        """Says everything in another language."""
        for name, menu in self._menus.items():
            menu.setTitle(text(f"menu.{name}").in_language(language))
        for code, action in self._actions.items():
            action.setText(label(code, language))
        for menu, group, name in self._choices:
            menu.setTitle(text(f"setting.{name}").in_language(language))
            for one in group.actions():
                one.setText(text(f"setting.{name}.{one.data()}").in_language(language))

    def refresh(self) -> None:
        """Greys what cannot act now, and ticks what is on."""
        for action in ACTIONS:
            made = self._actions[action.code]
            if action.needs:
                made.setEnabled(getattr(self._handlers, f"can_{action.needs}")())
            if action.checkable:
                on = getattr(self._handlers, f"is_{action.code}")()
                if made.isChecked() != on:
                    made.setChecked(on)
        for _, group, name in self._choices:
            for one in group.actions():
                one.setChecked(one.data() == self._settings.choice(name))

    def offered(self) -> list[tuple[str, str, QAction, str]]:
        """(words, keys, action, the words in both languages) of everything that the palette offers now."""
        self.refresh()
        shown = {action.code: self._actions[action.code] for action in ACTIONS if action.code not in ("escape", "palette")}
        native = QKeySequence.SequenceFormat.NativeText
        out = [(plain(one.text()), one.shortcut().toString(native), one, _in_both(code)) for code, one in shown.items() if one.isEnabled()]
        for menu, group, name in self._choices:
            for one in (one for one in group.actions() if not one.isChecked()):
                also = " ".join(plain(words) for words in (*text(f"setting.{name}"), *text(f"setting.{name}.{one.data()}")))
                out.append((f"{plain(menu.title())}: {plain(one.text())}", "", one, also))
        return out


def label(code: str, language: str) -> str:
    """What a command is called in menus."""
    if code.startswith("table_"):
        return text(f"table.{code.removeprefix('table_')}").in_language(language)
    return text(f"action.{code}").in_language(language)


def _in_both(code: str) -> str:
    return " ".join(plain(label(code, language)) for language in LANGUAGES)


def shortcuts(keys: Iterable[str | _Key]) -> list[QKeySequence]:
    """Every sequence that the system or the design binds, each once; the first is the one that menus show."""
    out: list[QKeySequence] = []
    for key in keys:
        for sequence in [QKeySequence(key)] if isinstance(key, str) else QKeySequence.keyBindings(key):
            if sequence not in out and not sequence.isEmpty():
                out.append(sequence)
    return out
