"""Notes on records: written on the page, linked, found by their words, marked in the table, taken back."""

from collections.abc import Callable
from pathlib import Path

import pytest
from openpyxl import load_workbook
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from storage import notes
from storage.export import FORMATS
from storage.query import Query
from ui.collecting import NOTES
from ui.dialogs.export import ExportDialog
from ui.parts.my_note import MyNote
from ui.views.collection import CollectionView
from ui.views.record import RecordView
from ui.window import Window
from ui.wish import Wish
from ui.workspace import COLLECTION, Workspace

Ask = Callable[[Query], None]


def press(window: Window, code: str) -> None:
    window.actions_.refresh()
    window.actions_[code].trigger()


def note(qtbot: QtBot, window: Window, space: Workspace) -> MyNote:
    """The note of the open record, on its page."""
    qtbot.waitUntil(lambda: space.idle, timeout=20_000)
    page = window.panes.record
    assert isinstance(page, RecordView)
    page.complete()
    return next(made for made in page.findChildren(MyNote) if made.isVisibleTo(page))


def written(space: Workspace, key: str) -> str | None:
    found = notes.note(space.own.data(), key)
    return None if found is None else found.text


@pytest.fixture
def on(qtbot: QtBot, window: Window, space: Workspace, asked: Ask) -> str:
    """The key of an event whose page is open."""
    window.show_kept()
    asked(Query("events"))
    key = space.key_of("events", 1)
    window.show_record(key)
    qtbot.waitUntil(lambda: space.idle, timeout=20_000)
    return key


def test_what_is_written_is_kept_by_itself(qtbot: QtBot, window: Window, space: Workspace, on: str) -> None:
    edit = note(qtbot, window, space).edit
    edit.setFocus()
    QTest.keyClicks(edit, "Ask Geneva about 2019")
    qtbot.waitUntil(lambda: written(space, on) == "Ask Geneva about 2019")
    assert space.noted == {on}
    assert space.noted_rows("events") == {1}


def test_the_key_leads_to_the_note_of_the_current_row(qtbot: QtBot, window: Window, space: Workspace, asked: Ask) -> None:
    asked(Query("events"))
    press(window, "my_note")
    window.activateWindow()
    edit = note(qtbot, window, space).edit
    qtbot.waitUntil(edit.hasFocus)


def test_a_note_is_taken_back_and_the_page_shows_it(qtbot: QtBot, window: Window, space: Workspace, on: str) -> None:
    made = note(qtbot, window, space)
    window.noting.write(on, "first")
    assert made.edit.stored() == "first"
    press(window, "undo")
    assert written(space, on) is None
    assert made.edit.stored() == ""
    press(window, "redo")
    assert written(space, on) == "first"


def test_two_brackets_link_to_another_record(qtbot: QtBot, window: Window, space: Workspace, on: str) -> None:
    made = note(qtbot, window, space)
    window.activateWindow()
    made.edit.setFocus()
    qtbot.waitUntil(made.edit.hasFocus)
    QTest.keyClicks(made.edit, "see [[Huawei")
    qtbot.waitUntil(lambda: made.edit.offering, timeout=10_000)
    QTest.keyClick(made.edit, Qt.Key.Key_Return)
    stored = made.edit.stored()
    (key,) = notes.links(stored)
    assert "Huawei" in made.edit.toPlainText()
    assert key not in made.edit.toPlainText()
    made.edit.tell()
    assert [(link, name) for link, name in made.edit.links()] == [(key, space.label(*key.split("/")).en)]
    assert written(space, on) == stored


def test_the_box_finds_notes_in_both_languages(qtbot: QtBot, window: Window, space: Workspace, asked: Ask, on: str) -> None:
    window.noting.write(on, "brinkmanship 专利布局")
    shelf = window.sidebar.shelf
    assert shelf is not None
    for typed, count in (("brinkman", "1"), ("专利布局", "1"), ("zyxolite", "0")):
        asked(Query("events", typed))
        model = shelf.list.model()
        rows = [str(model.index(place, 0).data(Qt.ItemDataRole.AccessibleTextRole)) for place in range(model.rowCount())]
        assert f"Notes, {count}" in rows
    asked(Query("events", "brinkman"))
    window.collecting.show(NOTES)
    qtbot.waitUntil(lambda: space.idle, timeout=20_000)
    view = window.centre.page(COLLECTION)
    assert isinstance(view, CollectionView)
    assert [(entry.key, entry.note) for entry, _ in view.model.lines] == [(on, "brinkmanship 专利布局")]
    assert window.top.search.text() == "brinkman"


def test_the_table_says_which_records_have_one(qtbot: QtBot, window: Window, space: Workspace, on: str) -> None:
    window.noting.write(on, "mine")
    table = window.table
    assert table is not None
    column = table._model.telling
    said = [str(table._model.index(place, column).data(Qt.ItemDataRole.AccessibleTextRole)) for place in (0, 1)]
    assert ["has my note" in one for one in said] == [True, False]


def test_a_deleted_note_comes_back_by_undo(qtbot: QtBot, window: Window, space: Workspace, on: str) -> None:
    window.noting.write(on, "mine")
    window.undo.did("columns", lambda: None, lambda: None, table="")  # else it would be one step with what was just written
    window.collecting.take_out(NOTES, (on,))
    assert written(space, on) is None
    press(window, "undo")
    assert written(space, on) == "mine"


def test_notes_leave_only_if_the_reader_says_so(qtbot: QtBot, window: Window, space: Workspace, on: str, tmp_path: Path) -> None:
    key = space.key_of("organizations", 1)
    window.noting.write(on, f"mine, see [[{key}|the office]]")
    dialog = ExportDialog(space, window.settings, window.theme, "results", 3)
    qtbot.addWidget(dialog)
    assert dialog.notes.isVisibleTo(dialog)
    xlsx = next(form for form in FORMATS if form.code == "xlsx")
    for wanted in (False, True):
        file = tmp_path / f"{wanted}.xlsx"
        window.exporting.start(window.exporting.job_of(Wish("table", False, xlsx, (), wanted), file))
        qtbot.waitUntil(lambda: window.exporting.job is None, timeout=20_000)
        sheet = load_workbook(file).worksheets[0]
        cells = [str(cell.value) for line in sheet.iter_rows() for cell in line if cell.value is not None]
        assert ("mine, see the office" in cells, any("My note" in cell for cell in cells)) == (wanted, wanted)


@pytest.mark.parametrize("way", ["another record", "close"])
def test_what_was_just_written_is_not_lost(qtbot: QtBot, window: Window, space: Workspace, on: str, way: str) -> None:
    edit = note(qtbot, window, space).edit
    edit.setPlainText("written at the last moment")
    if way == "close":
        window.close()
    else:
        space.open_record(space.key_of("events", 2))
        qtbot.waitUntil(lambda: space.idle, timeout=20_000)
    assert written(space, on) == "written at the last moment"
