"""Collections in the window: filled by keys, drags and menus, shown with order and notes, undone, sent and received."""

import json
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtCore import QMimeData, QPoint, QPointF, Qt, QUrl
from PySide6.QtGui import QDropEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLineEdit, QPushButton
from pytestqt.qtbot import QtBot

from storage import collections
from storage.collections import Entry
from storage.query import Query
from storage.words import Text
from ui.collecting import KEYS
from ui.dialogs.receive import ReceiveDialog
from ui.views.collection import CollectionView
from ui.window import Window
from ui.workspace import COLLECTION, Workspace

Ask = Callable[[Query], None]
ROOT = Path(__file__).resolve().parents[2]


def press(window: Window, code: str) -> None:
    window.actions_.refresh()
    window.actions_[code].trigger()


@pytest.fixture
def shelved(qtbot: QtBot, window: Window, space: Workspace) -> Window:
    """The window as it is once it has been seen."""
    window.show_kept()
    return window


def settle(qtbot: QtBot, space: Workspace) -> None:
    qtbot.waitUntil(lambda: space.idle, timeout=20_000)


def kept(space: Workspace) -> dict[str, list[str]]:
    """The keys in each collection, by its name, as the file has them."""
    user = space.own.data()
    return {one.name: [entry.key for entry in collections.entries(user, one.id)] for one in collections.collections(user)}


def collect(qtbot: QtBot, window: Window, space: Workspace, asked: Ask, table: str, rows: tuple[int, ...] = (1, 2, 3)) -> list[str]:
    asked(Query(table))
    space.select(rows)
    press(window, "collect")
    settle(qtbot, space)
    return space.keys_of(table, rows)


def page(window: Window) -> CollectionView:
    found = window.centre.page(COLLECTION)
    assert isinstance(found, CollectionView)
    return found


def opened(qtbot: QtBot, window: Window, space: Workspace) -> CollectionView:
    window.collecting.show(window.collecting.lists[0].id)
    settle(qtbot, space)
    return page(window)


def test_the_first_rows_make_a_collection_that_can_be_named_at_once(qtbot: QtBot, shelved: Window, space: Workspace, asked: Ask) -> None:
    keys = collect(qtbot, shelved, space, asked, "events")
    assert kept(space) == {"Collection 1": keys}
    shelf = shelved.sidebar.shelf
    assert shelf is not None
    editor = next(made for made in shelf.list.findChildren(QLineEdit) if made.isVisible())
    QTest.keyClicks(editor, "Geneva speech")
    QTest.keyClick(editor, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: "Geneva speech" in kept(space))
    assert space.view == "table"  # to name it is not to go there


def test_records_of_any_kind_go_into_the_current_one_and_come_out_by_undo(
    qtbot: QtBot, shelved: Window, space: Workspace, asked: Ask
) -> None:
    events = collect(qtbot, shelved, space, asked, "events")
    figures = collect(qtbot, shelved, space, asked, "statistics", (5, 9))
    assert kept(space) == {"Collection 1": [*events, *figures]}
    press(shelved, "undo")
    assert kept(space) == {"Collection 1": events}
    press(shelved, "undo")
    assert kept(space) == {}
    press(shelved, "redo")
    press(shelved, "redo")
    assert kept(space) == {"Collection 1": [*events, *figures]}


def test_what_is_in_it_already_is_said_and_not_doubled(qtbot: QtBot, shelved: Window, space: Workspace, asked: Ask) -> None:
    keys = collect(qtbot, shelved, space, asked, "events")
    with qtbot.waitSignal(shelved.collecting.told) as told:
        collect(qtbot, shelved, space, asked, "events")
    assert kept(space) == {"Collection 1": keys}
    assert told.args == ["They are in “Collection 1” already."]


def test_the_open_record_is_collected_where_its_page_has_the_keyboard(qtbot: QtBot, shelved: Window, space: Workspace, asked: Ask) -> None:
    asked(Query("events"))
    key = space.key_of("sources", 4)
    shelved.show_record(key)
    settle(qtbot, space)
    shelved.activateWindow()
    assert shelved.panes.beside is not None
    qtbot.waitUntil(lambda: shelved.panes.beside is not None and shelved.holds_focus(shelved.panes.beside))
    press(shelved, "collect")
    settle(qtbot, space)
    assert kept(space) == {"Collection 1": [key]}


def test_a_collection_shows_records_of_all_kinds_in_its_order(qtbot: QtBot, shelved: Window, space: Workspace, asked: Ask) -> None:
    figures = collect(qtbot, shelved, space, asked, "statistics", (5, 9))
    events = collect(qtbot, shelved, space, asked, "events", (1, 2))
    view = opened(qtbot, shelved, space)
    assert [entry.key for entry, _ in view.model.lines] == [*figures, *events]
    held = view.model.lines[0][1]
    (value,) = space.records("statistics", (5,), ("value",))[0]
    assert held.value == value
    assert held.sources


def test_the_other_views_show_the_same_records(qtbot: QtBot, shelved: Window, space: Workspace, asked: Ask) -> None:
    collect(qtbot, shelved, space, asked, "statistics", (5, 9))
    collect(qtbot, shelved, space, asked, "events", (1, 2))
    opened(qtbot, shelved, space)
    press(shelved, "show_timeline")
    settle(qtbot, space)
    assert (space.view, space.query.table, list(space.rows)) == ("timeline", "events", [1, 2])
    assert (space.counts["statistics"], space.counts["sources"]) == (2, 0)
    assert [chip.value for chip in map(shelved.centre.filters._chip, shelved.centre.filters.conditions())] == ["Collection 1"]
    press(shelved, "clear_filters")
    settle(qtbot, space)
    assert space.counts["sources"] == space.total("sources")
    press(shelved, "back")
    press(shelved, "back")
    assert space.collection


def test_typing_looks_among_the_records_of_the_collection(qtbot: QtBot, shelved: Window, space: Workspace, asked: Ask) -> None:
    collect(qtbot, shelved, space, asked, "events", (1, 2, 3))
    opened(qtbot, shelved, space)
    title = space.records("events", (2,), ("title_en",))[0][0]
    space.set_query(space.query.with_text(f'"{title}"'))
    settle(qtbot, space)
    assert (space.view, list(space.rows)) == ("table", [2])


def test_rows_are_moved_by_keys_and_back_by_undo(qtbot: QtBot, shelved: Window, space: Workspace, asked: Ask) -> None:
    keys = collect(qtbot, shelved, space, asked, "events")
    view = opened(qtbot, shelved, space)
    view.table.choose([keys[2]])
    QTest.keyClick(view.table, Qt.Key.Key_Up, Qt.KeyboardModifier.AltModifier)
    settle(qtbot, space)
    assert kept(space) == {"Collection 1": [keys[0], keys[2], keys[1]]}
    assert view.table.chosen_keys() == [keys[2]]
    press(shelved, "undo")
    assert kept(space) == {"Collection 1": keys}


def test_rows_taken_out_come_back_to_their_places(qtbot: QtBot, shelved: Window, space: Workspace, asked: Ask) -> None:
    keys = collect(qtbot, shelved, space, asked, "events")
    view = opened(qtbot, shelved, space)
    view.table.choose([keys[1]])
    QTest.keyClick(view.table, Qt.Key.Key_Delete)
    settle(qtbot, space)
    assert [entry.key for entry, _ in view.model.lines] == [keys[0], keys[2]]
    press(shelved, "undo")
    settle(qtbot, space)
    assert [entry.key for entry, _ in view.model.lines] == keys


def test_a_note_is_written_where_it_stands(qtbot: QtBot, shelved: Window, space: Workspace, asked: Ask) -> None:
    keys = collect(qtbot, shelved, space, asked, "events")
    view = opened(qtbot, shelved, space)
    view.table.choose([keys[1]])
    QTest.keyClick(view.table, Qt.Key.Key_F2)
    editor = next(made for made in view.table.findChildren(QLineEdit) if made.isVisible())
    QTest.keyClicks(editor, "opens the speech")
    QTest.keyClick(editor, Qt.Key.Key_Return)
    number = shelved.collecting.lists[0].id
    qtbot.waitUntil(lambda: [entry.note for entry in shelved.collecting.entries(number)] == ["", "opens the speech", ""])
    settle(qtbot, space)
    press(shelved, "undo")
    assert [entry.note for entry in shelved.collecting.entries(number)] == ["", "", ""]


def test_rows_dropped_on_a_collection_go_into_it(qtbot: QtBot, shelved: Window, space: Workspace, asked: Ask) -> None:
    keys = collect(qtbot, shelved, space, asked, "events")
    more = space.keys_of("people", (1, 2))
    data = QMimeData()
    data.setData(KEYS, "\n".join(more).encode())
    shelf = shelved.sidebar.shelf
    assert shelf is not None
    place = QPointF(shelf.list.visualRect(shelf.list.model().index(0, 0)).center())
    drop = QDropEvent(place, Qt.DropAction.CopyAction, data, Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier)
    shelf.eventFilter(shelf.list.viewport(), drop)
    settle(qtbot, space)
    assert kept(space) == {"Collection 1": [*keys, *more]}


def test_a_deleted_one_comes_back_by_undo_and_out_of_the_bin(qtbot: QtBot, shelved: Window, space: Workspace, asked: Ask) -> None:
    keys = collect(qtbot, shelved, space, asked, "events")
    collecting = shelved.collecting
    collecting.delete(collecting.lists[0].id)
    assert kept(space) == {}
    press(shelved, "undo")
    assert kept(space) == {"Collection 1": keys}
    collecting.delete(collecting.lists[0].id)
    (gone,) = collecting.in_bin()
    collecting.restore(gone)
    assert kept(space) == {"Collection 1": keys}


def test_merging_keeps_both_and_can_be_undone(qtbot: QtBot, shelved: Window, space: Workspace, asked: Ask) -> None:
    keys = collect(qtbot, shelved, space, asked, "events")
    collecting = shelved.collecting
    first = collecting.lists[0].id
    copy = collecting.duplicate(first)
    assert copy is not None
    other = collecting.create((Entry(space.key_of("people", 1), Text("x", "x")),), "Others")
    assert other is not None
    collecting.merge(first, other)
    assert kept(space) == {"Collection 1": [*keys, space.key_of("people", 1)], "Collection 1 (copy)": keys}
    press(shelved, "undo")
    assert set(kept(space)) == {"Collection 1", "Collection 1 (copy)", "Others"}
    assert kept(space)["Collection 1"] == keys


def test_what_the_almanac_has_no_more_stays_and_is_marked(qtbot: QtBot, shelved: Window, space: Workspace, asked: Ask) -> None:
    keys = collect(qtbot, shelved, space, asked, "events", (1,))
    known = '{"data": "2025-01", "value": 12.5, "decimals": 1, "unit": ["%", "%"], "sources": ["WIPO, 2024"]}'
    number = shelved.collecting.lists[0].id
    collections.add(space.own.data(), number, (Entry("statistics/no-more.2019", Text("Share, China, 2019", "占比"), "", known),))
    view = opened(qtbot, shelved, space)
    assert [held.there for _, held in view.model.lines] == [True, False]
    assert "12.5" in view.model.last_known(1)
    assert "WIPO, 2024" in view.model.last_known(1)
    assert "2025-01" in view.model.last_known(1)
    assert "no longer in the data" in str(view.model.index(1, 3).data(Qt.ItemDataRole.AccessibleTextRole))
    view.table.choose(["statistics/no-more.2019"])
    view.open_current()
    assert "no longer in the data" in shelved.notices.strip.accessibleName()
    assert space.keys_of("events", (1,)) == keys


def test_it_goes_to_a_colleague_as_a_file_and_is_seen_before_it_is_kept(
    qtbot: QtBot, shelved: Window, space: Workspace, asked: Ask, tmp_path: Path
) -> None:
    keys = collect(qtbot, shelved, space, asked, "events")
    number = shelved.collecting.lists[0].id
    shelved.collecting.set_note(number, keys[0], "für Genf 专利")
    file = tmp_path / "发言.ipalmanac-collection"
    shelved.sharing.ask_path = lambda _proposed, _kinds: file
    shelved.sharing.send(number)
    settle(qtbot, space)
    shelved.collecting.delete(number)
    shelved.sharing.open(file)
    settle(qtbot, space)
    dialog = next(made for made in shelved.findChildren(ReceiveDialog) if made.isVisible())
    assert [entry.note for entry, _ in dialog.model.lines] == ["für Genf 专利", "", ""]
    assert kept(space) == {}
    dialog.name.setText("From a colleague")
    dialog.keep.click()
    assert kept(space) == {"From a colleague": keys}
    assert space.collection


@pytest.mark.parametrize("content", ["", "{}", "[1]", '{"format": "ipalmanac-collection", "version": 99, "name": "x"}', "\x00" * 100])
def test_a_file_that_is_none_is_said(shelved: Window, tmp_path: Path, content: str) -> None:
    file = tmp_path / "x.ipalmanac-collection"
    file.write_text(content)
    shelved.sharing.open(file)
    assert file.name in shelved.notices.strip.accessibleName()
    shelved.sharing.open(tmp_path / "x.exe")
    assert "x.exe" in shelved.notices.strip.accessibleName()


@pytest.mark.parametrize("suffix", [".xlsx", ".docx"])
def test_it_is_exported_whole_with_its_notes(
    qtbot: QtBot, shelved: Window, space: Workspace, asked: Ask, tmp_path: Path, suffix: str
) -> None:
    events = collect(qtbot, shelved, space, asked, "events", (1, 2))
    figures = collect(qtbot, shelved, space, asked, "statistics", (5, 9))
    collecting = shelved.collecting
    number = collecting.lists[0].id
    collecting.arrange(number, (events[1], events[0], *figures))
    collecting.set_note(number, figures[0], "the headline")
    file = tmp_path / f"briefing{suffix}"
    shelved.sharing.ask_path = lambda _proposed, _kinds: file
    collecting.show(number)
    press(shelved, "export")
    qtbot.waitUntil(lambda: file.exists() and shelved.exporting.job is None, timeout=20_000)
    said = in_workbook(file) if suffix == ".xlsx" else in_document(file)
    assert "the headline" in said
    assert "Collection 1" in said
    titles = [str(title) for (title,) in space.records("events", space_rows(space, events), ("title_en",))]
    assert all(title in said for title in titles)
    assert said.index(titles[1]) < said.index(titles[0])


def space_rows(space: Workspace, keys: list[str]) -> list[int]:
    return [row for key in keys if (row := space.row_of(key)) is not None]


def in_workbook(file: Path) -> str:
    from openpyxl import load_workbook

    book = load_workbook(file)
    assert len(book.sheetnames) >= 3
    return "\n".join(str(cell.value) for sheet in book.worksheets for line in sheet.iter_rows() for cell in line if cell.value is not None)


def in_document(file: Path) -> str:
    from docx import Document

    made = Document(str(file))
    cells = [cell.text for table in made.tables for line in table.rows for cell in line.cells]
    return "\n".join([*(paragraph.text for paragraph in made.paragraphs), *cells])


def test_it_is_dragged_rows_that_carry_keys(qtbot: QtBot, shelved: Window, space: Workspace, asked: Ask) -> None:
    asked(Query("events"))
    space.select((1, 2))
    carried: list[bytes] = []
    shelved.copying.begin_drag = lambda _source, data: carried.append(bytes(data.data(KEYS).data()))
    shelved.copying.drag(("title",), shelved)
    settle(qtbot, space)
    assert carried == ["\n".join(space.keys_of("events", (1, 2))).encode()]


def test_the_button_offers_the_collections_and_a_new_one(qtbot: QtBot, shelved: Window, space: Workspace, asked: Ask) -> None:
    from ui.choosing import collection_menu

    collect(qtbot, shelved, space, asked, "events")
    menu = collection_menu(shelved, shelved.collecting, space.keys_of("people", (1,)), "en")
    assert [(action.text(), action.isChecked()) for action in menu.actions() if not action.isSeparator()] == [
        ("Collection 1", True), ("&New collection", False),
    ]  # fmt: skip
    menu.actions()[-1].trigger()
    settle(qtbot, space)
    assert kept(space)["Collection 2"] == space.keys_of("people", (1,))
    assert shelved.top.collect.accessibleName() == "Collect"
    assert shelved.top.collect.mapTo(shelved, QPoint()).x() > 0


def test_the_notice_takes_back_what_it_tells_of_whatever_came_after(qtbot: QtBot, shelved: Window, space: Workspace, asked: Ask) -> None:
    keys = collect(qtbot, shelved, space, asked, "events")
    shelved.collecting.delete(shelved.collecting.lists[0].id)
    space.filter_by("kind", ("forum",))
    filtered = space.query
    undo = next(one for one in shelved.notices.strip.findChildren(QPushButton) if one.text() == "Undo")
    undo.click()
    assert kept(space) == {"Collection 1": keys}
    assert space.query == filtered
    press(shelved, "undo")
    assert kept(space) == {}


def test_a_file_that_is_let_fall_on_the_window_is_shown(qtbot: QtBot, shelved: Window, space: Workspace, tmp_path: Path) -> None:
    file, other = tmp_path / "a.ipalmanac-collection", tmp_path / "b.txt"
    made = {"format": "ipalmanac-collection", "version": 1, "data_version": "2025-01", "name": "Sent", "entries": [{"key": "events/none"}]}
    file.write_text(json.dumps(made))
    data = QMimeData()
    data.setUrls([QUrl.fromLocalFile(str(path)) for path in (file, other)])
    shelved.dropEvent(
        QDropEvent(QPointF(700, 400), Qt.DropAction.CopyAction, data, Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier)
    )
    qtbot.waitUntil(lambda: any(made.isVisible() for made in shelved.findChildren(ReceiveDialog)), timeout=10_000)
    dialog = next(made for made in shelved.findChildren(ReceiveDialog) if made.isVisible())
    assert [held.there for _, held in dialog.model.lines] == [False]
    dialog.reject()
    settle(qtbot, space)


def test_a_table_of_which_a_collection_has_nothing_shows_all_it_has(qtbot: QtBot, shelved: Window, space: Workspace, asked: Ask) -> None:
    collect(qtbot, shelved, space, asked, "statistics", (5, 9))
    opened(qtbot, shelved, space)
    press(shelved, "table_statistics")
    settle(qtbot, space)
    assert list(space.rows) == [5, 9]
    press(shelved, "table_events")
    settle(qtbot, space)
    assert len(space.rows) == space.total("events")


def test_the_sidebar_loads_no_format_of_exports() -> None:
    said = "import sys, ui.shelf, ui.noting; print([name for name in sys.modules if name.startswith('storage.export')])"
    ran = subprocess.run([sys.executable, "-c", said], cwd=ROOT, capture_output=True, text=True, check=True)
    assert ran.stdout.strip() == "[]"
