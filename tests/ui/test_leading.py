"""Where a search leads: from the start page to the table with the best answer, and nowhere once the reader chose a table."""

import pytest
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLineEdit
from pytestqt.qtbot import QtBot

from storage.best import best_table
from storage.library import Library
from storage.query import Query
from ui.window import Window
from ui.workspace import HOME, Workspace


def enter(qtbot: QtBot, window: Window, text: str) -> None:
    """Types into the search box as a reader does (or an input method: Chinese comes in one piece), and waits for every answer."""
    line = window.top.search.focusProxy()
    assert isinstance(line, QLineEdit)
    if text.isascii():
        QTest.keyClicks(line, text)
    else:
        line.insert(text)
        line.textEdited.emit(line.text())
    qtbot.waitUntil(lambda: window.workspace.idle, timeout=20_000)


@pytest.mark.parametrize("text", ["Huawei", "WIPO", "华为", "Daren Tang", "Huawei PCT", "Wuzhen"])
def test_from_the_start_page_a_search_leads_to_the_best_answer(qtbot: QtBot, window: Window, space: Workspace, text: str) -> None:
    enter(qtbot, window, text)
    library = Library(space.path)
    assert space.query.table == best_table(library, Query(text=text))
    library.close()
    assert len(space.rows) == space.counts[space.query.table] > 0


def test_a_table_that_the_reader_chose_stays_whatever_is_typed(qtbot: QtBot, window: Window, space: Workspace) -> None:
    window.actions_["table_areas"].trigger()
    for text in ("Huawei", " PCT"):
        enter(qtbot, window, text)
        assert space.query.table == "areas"
    assert sum(space.counts.values()) > space.counts["areas"]


def test_choosing_a_table_ends_the_search_from_nowhere(qtbot: QtBot, window: Window, space: Workspace) -> None:
    enter(qtbot, window, "Huawei")
    window.actions_["table_sources"].trigger()
    enter(qtbot, window, " PCT")
    assert space.query.table == "sources"


def test_from_the_start_page_again_the_best_table_is_sought_anew(qtbot: QtBot, window: Window, space: Workspace) -> None:
    window.actions_["table_areas"].trigger()
    window.actions_["home"].trigger()
    enter(qtbot, window, "Daren Tang")
    assert space.query.table == "people"


def test_one_step_back_leads_to_the_start_page(qtbot: QtBot, window: Window, space: Workspace) -> None:
    enter(qtbot, window, "Huawei PCT")
    window.actions_["back"].trigger()
    assert space.view == HOME
