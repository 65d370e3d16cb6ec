"""What is printed: the rows on screen or the open record, with header, question and sources; and the way of a picture to a file."""

import shutil
import subprocess
from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtCore import QSizeF
from PySide6.QtGui import QPdfWriter
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from storage.export.report import Section
from storage.query import Query
from tests.ui.test_print import Sketch
from ui import pdf
from ui.page_flow import SMALLEST, Table, paged
from ui.pages import Pages, paint, set_up
from ui.print import FORMS, Picture
from ui.window import Window
from ui.workspace import Workspace

Ask = Callable[[Query], None]
PICTURE = Picture(Sketch(), "PCT 国际申请: a/b", "years: 2019–2024", ("WIPO",))


@pytest.fixture
def shown(window: Window) -> list[Pages]:
    """What would be shown in the preview."""
    pages: list[Pages] = []
    window.printing.show = pages.append
    return pages


def read(window: Window, pages: Pages, tmp_path: Path) -> list[str]:
    """The text of each page, as a reader of the PDF would copy it."""
    if shutil.which("pdftotext") is None:
        pytest.skip("pdftotext (poppler-utils) is not on this machine")

    def write(writer: QPdfWriter) -> None:
        set_up(writer)
        paint(pages, writer, window.printing.paper, "en")

    (tmp_path / "pages.pdf").write_bytes(pdf.written("pages", write))
    made = subprocess.run(["pdftotext", "-layout", tmp_path / "pages.pdf", "-"], capture_output=True, check=True)
    return made.stdout.decode().split("\f")[:-1]


def test_a_printed_table_repeats_its_header_counts_its_pages_and_ends_with_its_sources(
    qtbot: QtBot, window: Window, asked: Ask, space: Workspace, shown: list[Pages], tmp_path: Path
) -> None:
    asked(Query("statistics", "Huawei PCT"))
    window.actions_["print"].trigger()
    qtbot.waitUntil(lambda: bool(shown))
    pages = read(window, shown[0], tmp_path)
    assert len(pages) > 2
    assert "search: Huawei PCT" in pages[0]
    headed = [page for page in pages if "Indicator" in page and "Value" in page]
    assert len(headed) >= len(pages) - 4  # the last pages are sources and notes
    assert all(f"page {number} of {len(pages)}" in page for number, page in enumerate(pages, 1))
    assert "[1]" in pages[0]
    assert any("WIPO" in page and "https://" in page for page in pages[-4:])


def test_a_row_is_never_split_over_two_pages(window: Window) -> None:
    rows = tuple((str(number), "a word and another " * (number % 7)) for number in range(200))
    section = Section("", ("No.", "Text"), (True, False), rows, (False,) * len(rows))
    size = QSizeF(400, 500)
    table = Table(section, size.width(), window.printing.paper)
    head = table.head()
    assert head is not None
    pages = paged([head, *table.rows()], size)
    assert all(page[0][1] is head for page in pages)
    assert all(y + item.height() <= size.height() for page in pages for y, item in page)
    assert sum(len(page) - 1 for page in pages) == len(rows)


def test_a_table_with_very_many_columns_is_made_smaller(window: Window) -> None:
    section = Section("", ("heading",) * 20, (False,) * 20, (("some words of text",) * 20,), (False,))
    table = Table(section, 700, window.printing.paper)
    assert table.scale < 1
    assert sum(table.widths) * table.scale <= 700 or table.scale == SMALLEST


def test_a_chinese_program_prints_characters_that_can_be_searched(
    qtbot: QtBot, window: Window, asked: Ask, space: Workspace, shown: list[Pages], tmp_path: Path
) -> None:
    space.set_languages("zh", "both")
    asked(Query("statistics", "Huawei PCT"))
    window.actions_["print"].trigger()
    qtbot.waitUntil(lambda: bool(shown))
    assert "按申请人统计" in "".join(read(window, shown[0], tmp_path)[0].split())  # not the radicals that look like them


def test_the_open_record_is_printed_with_its_sources(
    qtbot: QtBot, window: Window, asked: Ask, space: Workspace, shown: list[Pages], tmp_path: Path
) -> None:
    asked(Query("events", "乌镇"))
    window.show_record(space.key_of("events", space.rows[0]))
    qtbot.waitUntil(lambda: bool(getattr(window.panes.record, "key", "")))
    window.actions_["print_record"].trigger()
    title = space.label("events", space.record.partition("/")[2])
    (page,) = read(window, shown[0], tmp_path)
    assert title.zh.split("（")[0][:6] in page
    assert "[1]" in page
    assert "page 1 of 1" in page


def test_a_picture_is_saved_where_the_last_one_was_and_in_its_form(window: Window, tmp_path: Path) -> None:
    proposed: list[Path] = []

    def ask(path: Path) -> tuple[Path, object]:
        proposed.append(path)
        return tmp_path / "out.svg", next(form for form in FORMS if form.code == "svg")

    window.printing.ask_path = ask  # type: ignore[assignment]
    window.printing.save(PICTURE)
    assert (tmp_path / "out.svg").read_bytes().startswith(b"<?xml")
    window.printing.save(PICTURE)
    assert proposed[1].parent == tmp_path
    assert "/" not in proposed[1].name
    assert proposed[1].name.startswith("PCT 国际申请")


def test_a_picture_that_cannot_be_written_leaves_the_old_file_and_offers_another_try(window: Window, tmp_path: Path) -> None:
    gone = tmp_path / "gone" / "out.png"
    window.printing.ask_path = lambda path: (gone, FORMS[0])
    window.printing.save(PICTURE)
    assert not window.notices.strip.isHidden()
    gone.parent.mkdir()
    window.notices.strip.acted.emit()
    assert gone.read_bytes().startswith(b"\x89PNG")


def test_a_copied_picture_is_on_the_clipboard(window: Window) -> None:
    window.printing.copy(PICTURE)
    assert QApplication.clipboard().image().width() > PICTURE.drawing.size.width()
    assert isinstance(PICTURE.drawing.size, QSizeF)
