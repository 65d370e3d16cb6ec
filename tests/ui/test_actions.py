"""Every command is reachable, named in both languages, and no two share a key."""

from collections import Counter

import pytest
from PySide6.QtGui import QAction, QKeySequence
from PySide6.QtWidgets import QApplication

from storage.words import known, text
from ui.actions import ACTIONS, MENUS, ROW_MENU, Action, label, plain, shortcuts
from ui.settings import SETTINGS
from ui.window import Window

LANGUAGES = ("en", "zh")


@pytest.mark.parametrize("action", ACTIONS, ids=lambda action: action.code)
def test_a_command_has_words_in_both_languages(action: Action) -> None:
    assert action.code.startswith("table_") or known(f"action.{action.code}")
    assert all(label(action.code, language) for language in LANGUAGES)
    assert not action.menu or action.menu in MENUS


def test_no_two_commands_share_a_key(qapp: QApplication) -> None:  # the system names its keys
    keys = Counter(sequence.toString() for action in ACTIONS for sequence in shortcuts(action.keys))
    assert [key for key, count in keys.items() if count > 1] == []


def test_the_keys_of_the_design_are_bound(window: Window) -> None:
    bound = {
        "find": ("Ctrl+F", "Ctrl+K"), "show_table": ("Ctrl+T",), "who_says_so": ("F4",), "copy": ("Ctrl+C",), "export": ("Ctrl+E",),
        "copy_with_headers": ("Ctrl+Shift+C",), "palette": ("Ctrl+Shift+P",), "back": ("Alt+Left",), "forward": ("Alt+Right",),
        "next_pane": ("F6",), "help": ("F1",), "escape": ("Esc",), "table_events": ("Ctrl+1",), "table_sources": ("Ctrl+8",),
        "home": ("Alt+Home",), "select_all": ("Ctrl+A",), "quit": ("Ctrl+Q",), "settings": ("Ctrl+,",),
        "collect": ("Ctrl+D",), "undo": ("Ctrl+Z",), "redo": ("Ctrl+Shift+Z",),
    }  # fmt: skip
    for code, keys in bound.items():
        assert {QKeySequence(key) for key in keys} <= set(window.actions_[code].shortcuts()), code


def test_macos_never_guesses_what_an_action_is(window: Window) -> None:
    heuristic = QAction.MenuRole.TextHeuristicRole
    assert [action.text() for action in window.findChildren(QAction) if action.menuRole() == heuristic and action.text()] == []


@pytest.mark.parametrize("language", LANGUAGES)
def test_mnemonics_of_a_menu_differ(window: Window, language: str) -> None:
    for name in MENUS:
        letters = [label(action.code, language).partition("&")[2][:1].lower() for action in ACTIONS if action.menu == name]
        own = [letter for letter in letters if letter]
        assert len(set(own)) >= len(own) - (name == "go") * 8, (name, own)
    assert all("&" in text(f"menu.{name}").in_language(language) for name in MENUS)


def test_a_label_without_its_mnemonic() -> None:
    assert plain("&File") == "File"
    assert plain("导出(&E)…") == "导出"
    assert plain("Export…") == "Export"


def test_every_entry_of_the_context_menu_is_a_command(window: Window) -> None:
    menu = window.actions_.menu(ROW_MENU, window)
    assert [action.objectName() for action in menu.actions() if not action.isSeparator()] == [code for code in ROW_MENU if code]


def test_settings_can_be_chosen_in_the_view_menu(window: Window) -> None:
    for setting in SETTINGS:
        for value in setting.values:
            assert known(f"setting.{setting.name}.{value}")
    offered = [name for name, *_ in window.actions_.offered()]
    assert "Theme: Dark" in offered
    assert "Language: 中文" in offered
