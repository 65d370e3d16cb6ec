"""The record page: what it says, where its links lead, and that nothing leaves the program before the reader has seen where it goes."""

from collections.abc import Callable

import pytest
from PySide6.QtCore import Qt, QUrl
from PySide6.QtGui import QContextMenuEvent, QDesktopServices, QGuiApplication
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLabel, QPushButton, QScrollArea, QWidget
from pytestqt.qtbot import QtBot

from storage.query import Filter, Query
from ui.parts.sources import SourceEntry
from ui.theme import Theme
from ui.views.record import RecordView
from ui.widgets.badge import Badge, BadgeButton
from ui.widgets.facts import Facts
from ui.widgets.link import LinkButton
from ui.widgets.sparkline import Sparkline
from ui.workspace import Workspace

Opened = Callable[[str], RecordView]


@pytest.fixture
def view(qtbot: QtBot, workspace: Workspace, theme: Theme) -> RecordView:
    made = RecordView(workspace, theme)
    qtbot.addWidget(made)
    made.resize(352, 760)
    made.show()
    return made


@pytest.fixture
def opened(qtbot: QtBot, workspace: Workspace, view: RecordView) -> Opened:
    """Opens a record and waits for the whole page."""

    def open_it(key: str) -> RecordView:
        with qtbot.waitSignal(view.shown, timeout=10_000):
            workspace.open_record(key)
        view.complete()
        return view

    return open_it


def statistic(workspace: Workspace, qtbot: QtBot, *conditions: tuple[str, str], years: tuple[int, int] | None = None) -> str:
    """The key of the first statistic that meets the conditions."""
    filters = tuple(Filter("statistics", field, "in", (value,)) for field, value in conditions)
    with qtbot.waitSignal(workspace.results_changed, timeout=10_000):
        workspace.set_query(Query("statistics", years=years, filters=filters))
    return workspace.key_of("statistics", workspace.rows[0])


def said(widget: QWidget) -> list[str]:
    return [label.text() for label in widget.findChildren(QLabel) if label.text()]


def link(widget: QWidget, text: str) -> LinkButton:
    return next(one for one in widget.findChildren(LinkButton) if text in one.text())


HUAWEI = (("indicator_id", "pct-published-applications"), ("organization_id", "huawei"), ("picked", "1"))


def test_a_figure_stands_large_with_its_unit_and_its_sources(qtbot: QtBot, workspace: Workspace, opened: Opened) -> None:
    view = opened(statistic(workspace, qtbot, *HUAWEI, years=(2022, 2022)))
    words = said(view)
    assert "7,689" in words
    assert "Published PCT applications by applicant" in words
    assert "按申请人统计的PCT公布量" in words
    assert "4 sources agree" in words
    assert len(view.findChildren(SourceEntry)) == 4
    assert any("applications" in word for word in words)


def test_disagreement_is_said_and_the_claim_that_differs_is_marked(qtbot: QtBot, workspace: Workspace, opened: Opened) -> None:
    conditions = (("indicator_id", "industrial-robot-installations"), ("disagrees", "1"), ("picked", "1"))
    view = opened(statistic(workspace, qtbot, *conditions))
    badges = [badge.text() for badge in view.findChildren(Badge)]
    agreement = view.findChildren(BadgeButton)[0]
    assert agreement.text().startswith("≠")
    assert "values" in agreement.text()
    assert "≠ differs" in badges
    assert "shown" in badges


def test_the_mark_of_agreement_leads_to_who_says_so(qtbot: QtBot, workspace: Workspace, opened: Opened) -> None:
    view = opened(statistic(workspace, qtbot, *HUAWEI, years=(2022, 2022)))
    QTest.keyClick(view.findChildren(BadgeButton)[0], Qt.Key.Key_Return)
    assert (workspace.record, workspace.evidence) == (view.key, "")


def test_who_says_so_is_asked_of_the_fact_or_point_that_has_the_keyboard(opened: Opened, workspace: Workspace) -> None:
    view = opened("events/wic-2021-ai-subforum")
    view.activateWindow()
    link(view, "Wuzhen").setFocus()
    assert view.asked() == ("events/wic-2021-ai-subforum", "city_id")
    view = opened("organizations/huawei")
    chart = view.findChildren(Sparkline)[0]
    chart.setFocus()
    QTest.keyClick(chart, Qt.Key.Key_Home)
    first, field = view.asked()
    assert (first, field) == (workspace.key_of("statistics", chart.points[0].known_as), "")


def test_a_fact_has_a_menu_that_asks_who_says_so_and_copies_it(opened: Opened, workspace: Workspace) -> None:
    view = opened("events/wic-2021-ai-subforum")
    city = link(view, "Wuzhen")
    facts = view.findChildren(Facts)[0]
    for words in ("Copy", "Who says so?"):
        at = city.mapTo(facts, city.rect().center())
        QApplication.sendEvent(facts, QContextMenuEvent(QContextMenuEvent.Reason.Mouse, at, facts.mapToGlobal(at)))
        menu = QApplication.activePopupWidget()
        assert menu is not None
        next(action for action in menu.actions() if action.text() == words).trigger()
        menu.close()
    assert "Wuzhen" in QGuiApplication.clipboard().text()
    assert (workspace.record, workspace.evidence) == ("events/wic-2021-ai-subforum", "city_id")


def test_who_opens_a_claim_that_is_not_shown_is_told(qtbot: QtBot, workspace: Workspace, opened: Opened) -> None:
    with qtbot.waitSignal(workspace.results_changed, timeout=10_000):
        workspace.set_query(
            Query("statistics", filters=(Filter("statistics", "disagrees", "in", ("1",)), Filter("statistics", "picked", "in", ("0",))))
        )
    names = ("value", "claim_group")
    picked = {}
    for row in workspace.rows:
        value, group = workspace.records("statistics", (row,), names)[0]
        shown = workspace.records("statistics", (row - 1,), (*names, "picked"))[0]
        if shown[2] and shown[1] == group and shown[0] != value:
            picked[row] = value
            break
    view = opened(workspace.key_of("statistics", next(iter(picked))))
    assert any("The row you opened states" in word for word in said(view))


def test_links_open_records(opened: Opened, workspace: Workspace, qtbot: QtBot) -> None:
    view = opened("events/wic-2021-ai-subforum")
    with qtbot.waitSignal(view.shown, timeout=10_000):
        link(view, "World Intellectual Property Organization").click()
    assert workspace.record == "organizations/wipo"
    assert view.key == "organizations/wipo"


def test_a_point_of_a_chart_opens_its_fact(opened: Opened, workspace: Workspace) -> None:
    view = opened("organizations/huawei")
    view.findChildren(Sparkline)[0].point_clicked.emit(0)
    assert workspace.record.startswith("statistics/")


def test_the_page_leads_to_its_figures_in_the_table(opened: Opened, workspace: Workspace) -> None:
    view = opened("organizations/huawei")
    next(button for button in view.findChildren(QPushButton) if button.text().startswith("All") and "in the table" in button.text()).click()
    assert workspace.view == "table"
    assert workspace.query == Query("statistics", filters=(Filter("statistics", "organization_id", "in", ("huawei",)),))
    assert workspace.record == "organizations/huawei"


def test_a_long_list_grows(opened: Opened) -> None:
    view = opened("organizations/wipo")
    more = next(button for button in view.findChildren(QPushButton) if button.text().endswith(" more"))
    before = len(view.findChildren(LinkButton))
    more.click()
    assert len(view.findChildren(LinkButton)) > before


def test_copying_a_citation_puts_source_and_place_on_the_clipboard(opened: Opened) -> None:
    view = opened("events/wic-2021-ai-subforum")
    entry = view.findChildren(SourceEntry)[0]
    entry.copy.click()
    text = QGuiApplication.clipboard().text()
    assert entry.title.text() in text
    assert "paragraph" in text


def test_a_button_that_copied_says_so_and_is_itself_again(qtbot: QtBot, opened: Opened) -> None:
    entry = opened("events/wic-2021-ai-subforum").findChildren(SourceEntry)[0]
    name = entry.copy.accessibleName()
    entry.copy.click()
    entry.copy.click()
    assert entry.copy.accessibleName() == "Copied"
    qtbot.waitUntil(lambda: entry.copy.accessibleName() == name, timeout=5_000)
    qtbot.wait(50)
    assert entry.copy.accessibleName() == name


def test_copying_the_record_gives_its_facts_and_sources(qtbot: QtBot, workspace: Workspace, opened: Opened) -> None:
    view = opened(statistic(workspace, qtbot, *HUAWEI, years=(2022, 2022)))
    next(button for button in view.findChildren(QPushButton) if button.accessibleName() == "Copy this record").click()
    text = QGuiApplication.clipboard().text()
    assert "7,689 applications" in text
    assert all(entry.title.text() in text for entry in view.findChildren(SourceEntry))


def test_an_address_is_shown_before_it_is_opened(qtbot: QtBot, opened: Opened, monkeypatch: pytest.MonkeyPatch) -> None:
    visited: list[QUrl] = []
    monkeypatch.setattr(QDesktopServices, "openUrl", visited.append)
    view = opened("sources/yicai-gii-2024")
    entry = view.findChildren(SourceEntry)[0]
    entry.offer.click()
    assert visited == []
    assert entry.address is not None
    qtbot.waitUntil(entry.address.isVisible)
    shown = next(label for label in entry.address.findChildren(QLabel) if label.accessibleName().startswith("http"))
    assert entry.address.visit is not None
    entry.address.visit.click()
    assert [url.toString() for url in visited] == [shown.accessibleName()]


def test_the_old_page_stays_until_the_new_one_is_there(qtbot: QtBot, opened: Opened, workspace: Workspace) -> None:
    view = opened("people/daren-tang")
    with qtbot.waitSignal(view.shown, timeout=10_000):
        workspace.open_record("organizations/huawei")
        assert view.key == "people/daren-tang"
        assert "Daren Tang" in said(view)
    assert view.key == "organizations/huawei"


def test_of_many_records_opened_at_once_the_last_is_shown(qtbot: QtBot, view: RecordView, workspace: Workspace) -> None:
    keys = ["people/daren-tang", "organizations/wipo", "areas/cn", "organizations/huawei"]
    for key in keys:
        workspace.open_record(key, remember=False)
    qtbot.waitUntil(lambda: view.key == keys[-1], timeout=10_000)


def test_the_page_changes_its_language_at_once(opened: Opened, workspace: Workspace) -> None:
    view = opened("people/daren-tang")
    workspace.set_languages("zh", "zh")
    view.complete()
    words = said(view)
    assert "邓鸿森" in words
    assert "来源" in words
    assert "Sources" not in words
    assert "Daren Tang" not in words


def test_the_page_is_walked_through_by_keyboard(opened: Opened, workspace: Workspace) -> None:
    view = opened("events/wic-2021-ai-subforum")
    first = link(view, "Wuzhen")
    first.setFocus()
    QTest.keyClick(first, Qt.Key.Key_Return)
    assert workspace.record == "areas/wuzhen"


@pytest.mark.parametrize("key", ["organizations/wipo", "events/wic-2021-ai-subforum", "sources/yicai-gii-2024", "indicators/gii-rank"])
def test_texts_are_plain_and_whatever_takes_the_keyboard_has_a_name(opened: Opened, key: str) -> None:
    view = opened(key)
    labels = [label for label in view.findChildren(QLabel) if not isinstance(label, Badge)]
    assert {label.textFormat() for label in labels} == {Qt.TextFormat.PlainText}
    stops = [w for w in view.findChildren(LinkButton) + view.findChildren(QPushButton) + view.findChildren(Sparkline) if w.isVisible()]
    assert [stop for stop in stops if not stop.accessibleName()] == []


def test_closing_closes_the_record(opened: Opened, workspace: Workspace) -> None:
    view = opened("people/daren-tang")
    next(button for button in view.findChildren(QPushButton) if button.accessibleName() == "Close this page").click()
    assert workspace.record == ""


@pytest.mark.parametrize("key", ["programmes/wipo-golden-key-policy", "organizations/wipo", "areas/cn", "people/daren-tang"])
def test_no_page_is_wider_than_the_narrowest_pane(opened: Opened, key: str) -> None:
    """A long heading beside a link gives way; nothing has to be scrolled sideways."""
    area = opened(key).findChild(QScrollArea)
    assert area is not None
    content = area.widget()
    assert content is not None
    assert content.minimumSizeHint().width() <= 320
