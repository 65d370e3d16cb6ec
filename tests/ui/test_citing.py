"""Citing from the window: one click in the chosen style, and the panel for a record or for many rows."""

import json
from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtCore import QMimeData
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QPushButton
from pytestqt.qtbot import QtBot

from storage.export.citing import Citing, own_reference
from storage.export.csljson import CSL_JSON
from storage.library import Library
from storage.query import Query
from storage.styles import LINE
from storage.words import say
from ui.cited import copy_sources
from ui.dialogs.cite import MOST, CiteDialog
from ui.window import Window
from ui.workspace import Workspace

Ask = Callable[[Query], None]


def clipboard() -> QMimeData:
    return QGuiApplication.clipboard().mimeData()


@pytest.fixture
def panel(qtbot: QtBot, window: Window, space: Workspace, asked: Ask) -> CiteDialog:
    """The panel for the first five of Huawei's PCT figures, in APA."""
    window.settings.set("citation", "apa")
    asked(Query("statistics", "Huawei PCT"))
    space.select(list(space.rows)[:5])
    window.actions_.refresh()
    window.actions_["cite"].trigger()
    made = window.findChild(CiteDialog)
    assert made is not None
    qtbot.waitUntil(lambda: bool(made.preview.toPlainText()), timeout=20_000)
    return made


def lines(panel: CiteDialog) -> list[str]:
    return panel.preview.toPlainText().splitlines()


def test_the_sources_of_the_marked_rows_are_cited_once_each(panel: CiteDialog, space: Workspace) -> None:
    sources = {line[0] for line in space.records("statistics", list(space.rows)[:5], ("source_id",))}
    assert len(lines(panel)) == len(sources) + 1
    assert lines(panel)[-1].startswith("IP Almanac. (")
    assert space.meta["data_version"] in lines(panel)[-1]


def test_our_own_entry_can_be_left_out_and_stays_out(panel: CiteDialog, window: Window) -> None:
    panel.own.click()
    assert not any("IP Almanac" in line for line in lines(panel))
    assert window.settings.get("cite_own") is False


def test_another_style_is_shown_at_once_and_remembered(qtbot: QtBot, panel: CiteDialog, window: Window, space: Workspace) -> None:
    before = lines(panel)
    panel.styles.chosen.emit("gb7714")
    qtbot.waitUntil(lambda: lines(panel) != before, timeout=20_000)
    assert all(line.startswith(f"[{number}] ") for number, line in enumerate(lines(panel), 1))
    assert window.settings.choice("citation") == space.citation_style == "gb7714"


def test_what_is_seen_is_what_is_copied_italics_too(panel: CiteDialog) -> None:
    panel.copy.click()
    assert clipboard().text().splitlines() == lines(panel)
    assert clipboard().html().count("<i>") >= len(lines(panel))


def test_the_file_holds_the_same_sources(qtbot: QtBot, panel: CiteDialog, window: Window, tmp_path: Path) -> None:
    target = tmp_path / "sources.csl.json"
    window.exporting.ask_path = lambda proposed, form: target
    panel.save_wanted.emit(panel._citing, CSL_JSON)
    qtbot.waitUntil(lambda: window.exporting.job is None, timeout=20_000)
    assert len(json.loads(target.read_text(encoding="utf-8"))) == len(lines(panel))


def test_a_long_list_is_counted_and_copied_whole(qtbot: QtBot, window: Window, space: Workspace, asked: Ask) -> None:
    asked(Query("sources", "WIPO"))
    space.select(list(space.rows)[: MOST + 3])
    window.actions_.refresh()
    window.actions_["cite"].trigger()
    panel = window.findChild(CiteDialog)
    assert panel is not None
    qtbot.waitUntil(lambda: len(lines(panel)) == MOST, timeout=20_000)
    assert "3 more" in panel.count.text()
    QGuiApplication.clipboard().setText("-")
    panel.copy.click()
    qtbot.waitUntil(lambda: len(clipboard().text().splitlines()) == MOST + 3, timeout=20_000)


def test_a_sources_own_page_cites_no_almanac(qtbot: QtBot, window: Window, space: Workspace) -> None:
    space.open_record(space.key_of("sources", 1))
    window.citing.ask(space.record)
    panel = window.findChild(CiteDialog)
    assert panel is not None
    qtbot.waitUntil(lambda: bool(lines(panel)), timeout=20_000)
    assert len(lines(panel)) == 1
    assert panel.own.isHidden()


def test_a_view_with_figures_of_its_own_is_cited_under_its_title(
    qtbot: QtBot, window: Window, space: Workspace, asked: Ask, monkeypatch: pytest.MonkeyPatch
) -> None:
    asked(Query("statistics", "Huawei PCT"))
    rows = list(space.rows)[:7]
    monkeypatch.setattr(window.centre.page("table"), "cited", lambda: ("statistics", rows, "Huawei before all"), raising=False)
    window.actions_.refresh()
    window.actions_["cite"].trigger()
    panel = window.findChild(CiteDialog)
    assert panel is not None
    qtbot.waitUntil(lambda: "Huawei before all" in panel.preview.toPlainText(), timeout=20_000)
    assert "7 records of statistics" in panel.preview.toPlainText()


def test_the_rule_is_named_for_shown_values_alone(window: Window, space: Workspace, library_path: Path) -> None:
    """Of two claims of one figure, a rule picked the one; the other is cited as what its own document says."""
    library = Library(library_path)
    sql = "SELECT statistic_id, picked FROM statistics WHERE claim_group = (SELECT min(claim_group) FROM statistics WHERE disagrees)"
    keys = {bool(picked): f"statistics/{identifier}" for identifier, picked in library.execute(sql)}
    rows = {shown: space.row_of(key) for shown, key in keys.items()}
    for marked, named in (([True], True), ([False], False), ([True, False], False)):
        citing = Citing("statistics", [row for shown in marked if (row := rows[shown]) is not None], LINE, "en")
        own = own_reference(citing, library)
        assert own is not None
        assert (say("cite.picked", "en", rule=say("rule.default", "en")) in own.text) == named
    library.close()


def test_the_page_of_a_record_leads_to_its_citation(qtbot: QtBot, window: Window, space: Workspace) -> None:
    key = space.key_of("events", 1)
    window.show_record(key)
    page = window.panes.beside
    assert page is not None
    next(made for made in page.findChildren(QPushButton) if made.accessibleName() == "Cite this record").click()
    panel = window.findChild(CiteDialog)
    assert panel is not None
    qtbot.waitUntil(lambda: key in panel.preview.toPlainText(), timeout=20_000)


def test_one_click_copies_in_the_chosen_style(qtbot: QtBot, window: Window, space: Workspace) -> None:
    from storage.citations import read
    from storage.library import Library

    library = Library(space.path)
    source = next(iter(read(library, [str(space.records("sources", (1,), ("source_id",))[0][0])]).values()))
    library.close()
    QGuiApplication.clipboard().setText("-")
    copy_sources(space, ((source, "p5"),))
    line = clipboard().text()
    assert source.title[:20] in line
    window.settings.set("citation", "apa")
    copy_sources(space, ((source, "p5"),))
    qtbot.waitUntil(lambda: clipboard().text() != line, timeout=20_000)
    assert "<i>" in clipboard().html()
    assert clipboard().text().endswith("(Cited: p5.)")
