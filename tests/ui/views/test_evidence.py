"""The panel that answers who says so: what it tells of each figure and record, in words, by mouse and by keyboard."""

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import Qt, QUrl
from PySide6.QtGui import QDesktopServices, QGuiApplication
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLabel, QPushButton, QScrollArea, QWidget
from pytestqt.qtbot import QtBot

from storage.evidence import evidence
from storage.library import Library
from storage.who_says import who_says
from storage.words import text
from ui.parts.claim_entry import ClaimEntry
from ui.parts.remarks import DiscrepanciesSection, TextsDiffer
from ui.parts.telling import Telling
from ui.theme import Theme
from ui.views.evidence import EvidenceView
from ui.widgets.badge import Badge
from ui.widgets.link import LinkButton
from ui.widgets.spread import Spread
from ui.workspace import Workspace

Asked = Callable[..., EvidenceView]


@pytest.fixture(scope="module")
def library(library_path: Path) -> Iterator[Library]:
    opened = Library(library_path)
    yield opened
    opened.close()


@pytest.fixture
def view(qtbot: QtBot, workspace: Workspace, theme: Theme) -> EvidenceView:
    made = EvidenceView(workspace, theme)
    qtbot.addWidget(made)
    made.resize(480, 860)
    made.show()
    return made


@pytest.fixture
def asked(qtbot: QtBot, workspace: Workspace, view: EvidenceView) -> Asked:
    """Asks who says so and waits for the answer."""

    def ask(key: str, field: str = "") -> EvidenceView:
        with qtbot.waitSignal(view.shown, timeout=10_000):
            workspace.show_evidence(key, field)
        return view

    return ask


def figure(library: Library, indicator: str, subject: str, year: int) -> str:
    """The key of the shown claim of one figure of a year, without a breakdown."""
    where = "indicator_id = ? AND coalesce(organization_id, area_id) = ? AND period_start = ? AND period_end = ? AND breakdown_id IS NULL"
    sql = f"SELECT statistic_id FROM statistics WHERE {where} AND picked = 1"
    ((found,),) = library.execute(sql, (indicator, subject, str(year), str(year))).fetchall()
    return f"statistics/{found}"


def said(widget: QWidget) -> list[str]:
    labels = [label.text() for label in widget.findChildren(QLabel)]
    return [words for words in (*labels, *(link.text() for link in widget.findChildren(LinkButton))) if words]


def walk_in(qtbot: QtBot, view: EvidenceView) -> None:
    """Gives the panel the keyboard."""
    view.activateWindow()
    view.setFocus()
    qtbot.waitUntil(lambda: QApplication.focusWidget() is view.entries[0], timeout=5_000)


ROBOTS = ("industrial-robot-installations", "world", 2018)


# -- what it says ----------------------------------------------------------------------------------------------------------------------


def test_each_value_stands_once_with_all_who_state_it_and_how_far_it_is(asked: Asked, library: Library) -> None:
    view = asked(figure(library, *ROBOTS))
    words = said(view)
    assert {"≈\N{NARROW NO-BREAK SPACE}384,000", "≈\N{NARROW NO-BREAK SPACE}422,000"} <= set(words)
    assert "9 % from the value shown" in words
    assert any("38,000 less than the value shown (9 %)" in one for one in words)
    assert "it holds for the value shown" in words  # more than 420,000
    assert any("2 documents, all with figures of International Federation of Robotics" in one for one in words)
    assert [badge.text() for badge in view.findChildren(Badge)].count("shown") == 1
    assert any("Paragraph 1" in one and "10 April 2019" in one for one in words)


def test_a_claim_is_heard_in_one_breath(asked: Asked, library: Library) -> None:
    names = [entry.accessibleName() for entry in asked(figure(library, *ROBOTS)).entries]
    assert len(names) == 4
    assert names[0].startswith("about 422,000, ")
    assert names[0].endswith(", other, shown")
    preliminary = next(name for name in names if "provisional" in name)
    assert preliminary.startswith("about 384,000, provisional, International Federation of Robotics")
    assert preliminary.endswith(", 10 April 2019, copy of a primary, differs from the value shown")
    assert sum(name.endswith("fits the value shown") for name in names) == 2  # who says the same, and a bound


def test_the_rule_is_told_step_by_step_up_to_the_one_that_decided(asked: Asked, library: Library) -> None:
    words = said(asked(figure(library, "pct-applications", "cn", 2017)))
    assert "Why 48,882 is shown" in words
    assert any(one.startswith("sets aside the value") and one.endswith("; this decides") for one in words)
    assert any(one.startswith("Not needed: ") for one in words)
    assert f"Rule: {text('rule.default').en}" in words


def test_another_rule_is_followed_at_once(qtbot: QtBot, asked: Asked, library: Library, workspace: Workspace) -> None:
    differing = library.execute("SELECT statistic_id FROM statistics WHERE disagrees AND picked = 1").fetchall()
    by_default = {identifier: evidence(library, identifier).fact.value for (identifier,) in differing}
    library.rule = "newest"
    key, value = next((key, new) for key in by_default if (new := evidence(library, key).fact.value) != by_default[key])
    library.rule = "default"
    view = asked(f"statistics/{key}")
    shown = next(entry.voice.witness.claim for entry in view.entries)
    assert shown is not None
    assert shown.value == by_default[key]
    with qtbot.waitSignal(view.shown, timeout=10_000):
        workspace.set_rule("newest")
    assert f"Rule: {text('rule.newest').en}" in said(view)
    shown = next(entry.voice.witness.claim for entry in view.entries)
    assert shown is not None
    assert shown.value == value


def test_rounded_figures_that_agree_are_not_called_a_difference(asked: Asked, library: Library) -> None:
    view = asked(figure(library, "rd-share-of-gdp", "cn", 2013))
    badges = [badge.text() for badge in view.findChildren(Badge)]
    assert "fits" in badges
    assert not any("differs" in badge for badge in badges)
    assert text("differ.rounding").en in said(view)
    assert any("percentage points" in one and "value shown" in one for one in said(view))


def test_the_same_year_stated_otherwise_leads_to_who_says_that(asked: Asked, library: Library, workspace: Workspace) -> None:
    keys = library.execute("SELECT statistic_id FROM statistics WHERE period_end LIKE '____-12-31' AND picked = 1").fetchall()
    key = next(f"statistics/{one}" for (one,) in keys if who_says(library, f"statistics/{one}").page.evidence.otherwise)  # type: ignore[union-attr]
    view = asked(key)
    assert "Same year, stated otherwise" in said(view)
    link = next(one for one in view.findChildren(LinkButton) if one.accessibleDescription() == "Who says so?")
    link.click()
    assert workspace.record != key
    assert workspace.evidence == ""


@pytest.mark.parametrize(
    ("figure_of", "sentence"),
    [
        (ROBOTS, "differ.revision"),
        (("gerd-cny", "cn", 2023), "differ.revision"),
        (("pct-applications", "cn", 2022), "differ.revision"),
        (("digital-economy-share-of-gdp", "cn", 2012), "differ.unexplained"),
        (("notable-ai-models-organization", "alibaba", 2024), "differ.revision"),
        (("company-rd-expenditure-usd", "huawei", 2022), "differ.unexplained"),
        (("trademark-applications", "world", 2016), "differ.scope"),
        (("rd-share-of-gdp", "cn", 2010), "differ.rounding"),
        (("rd-share-of-gdp", "cn", 2016), "differ.revision"),
    ],
    ids=lambda case: case[0] if isinstance(case, tuple) else case,
)
def test_the_known_disagreements_are_told_in_both_languages(
    asked: Asked, library: Library, workspace: Workspace, figure_of: tuple[str, str, int], sentence: str
) -> None:
    view = asked(figure(library, *figure_of))
    spread = view.findChild(Spread)
    assert spread is not None
    assert spread.isVisible()
    assert text(sentence).en in said(view)
    workspace.set_languages("zh", "zh")
    assert text(sentence).zh in said(view)
    assert text(sentence).en not in said(view)


def test_three_state_a_rank_and_one_reckons_it(asked: Asked, library: Library) -> None:
    view = asked(figure(library, "gii-rank", "cn", 2020))
    names = [entry.accessibleName() for entry in view.entries]
    assert [name.startswith("reckoned ") for name in names].count(True) == 1
    assert names[-1].startswith("reckoned ")
    assert any(one.startswith("reckoned · ") for one in said(view))
    assert sum(one.startswith("stated · ") for one in said(view)) == 3
    assert "3 sources state it, 1 leads to it by reckoning" in [badge.text() for badge in view.findChildren(Badge)]


def test_trademarks_of_the_world_come_with_their_caution(asked: Asked, library: Library) -> None:
    view = asked(figure(library, "trademark-applications", "world", 2016))
    assert "Mind when comparing" in said(view)


def test_where_not_the_same_is_counted_the_note_that_says_what_is_stands_beside(asked: Asked, library: Library) -> None:
    view = asked(figure(library, "trademark-applications", "world", 2016))
    words = said(view)
    (told,) = (claim for claim in evidence(library, view.key.removeprefix("statistics/")).claims if "no figure for" in claim.note)
    assert words[words.index(text("differ.scope").en) + 1] == f"{told.value:,.0f}: {told.note}"


def test_a_step_that_takes_only_repetitions_says_that_the_value_stays(asked: Asked, library: Library) -> None:
    view = asked(figure(library, "notable-ai-models-organization", "alibaba", 2024))
    words = said(view)
    assert any(one.startswith("sets aside the value 4") for one in words)
    agreeing = said(asked(figure(library, "gii-rank", "cn", 2020)))
    assert any(one.endswith("; the value stays") or "; the value stays; " in one for one in agreeing)


CLUSTERS = "statistics/st-clusters-in-top-100.cn"


@pytest.mark.parametrize(
    ("key", "word"),
    [
        (f"{CLUSTERS}.2023.chinadaily-2024-03-10-op-ed", "world-class"),
        ("people/daren-tang", "Darren Tan"),
        (f"{CLUSTERS}.2024.chinadaily-2025-04-23-shen-interview", "cities"),
    ],
)
def test_where_texts_differ_is_told_with_both_texts(asked: Asked, key: str, word: str) -> None:
    view = asked(key)
    words = said(view)
    assert "Texts differ" in words
    assert any(word in one for one in words)
    pointer = view.findChild(TextsDiffer)
    assert pointer is not None
    assert pointer.text().startswith("≠ Texts differ: ")
    view.resize(480, 300)
    QTest.qWait(20)
    section = view.findChild(DiscrepanciesSection)
    assert section is not None
    assert section.visibleRegion().isEmpty()
    QTest.keyClick(pointer, Qt.Key.Key_Return)
    assert not section.visibleRegion().isEmpty()


def test_a_record_has_the_documents_of_all_of_it_where_none_is_named_for_the_field(asked: Asked) -> None:
    words = said(asked("events/wic-2021-ai-subforum", "city_id"))
    assert any(one.startswith("City: Wuzhen") for one in words)
    assert text("evidence.of_all").en in words
    assert text("evidence.counted").en in said(asked("organizations/wipo", "statistic_count"))


def test_documents_that_give_only_figures_of_a_record_are_not_passed_off_as_telling_of_it(asked: Asked, library: Library) -> None:
    sql = "SELECT area_id FROM areas WHERE area_id IN (SELECT area_id FROM statistics) AND area_id NOT IN (SELECT entity_id FROM citations)"
    ((area,), *_) = library.execute(sql).fetchall()
    view = asked(f"areas/{area}")
    assert view.entries
    assert text("evidence.of_figures").en in said(view)
    assert text("evidence.of_figures").en not in said(asked("events/wic-2021-ai-subforum"))


def test_a_name_that_documents_write_differently_stands_with_who_writes_it_so(asked: Asked, workspace: Workspace) -> None:
    view = asked("people/daren-tang", "title")
    words = said(view)
    assert words.index("How it is written") < words.index("Documents that tell of it")
    assert "Darren Tan" in words
    assert "Posts, and who tells of them" in words
    document = next(one for one in view.findChildren(LinkButton) if "Op-ed" in one.text())
    document.click()
    assert workspace.record == "sources/chinadaily-2024-03-10-op-ed"
    assert workspace.evidence is None


def test_the_row_from_which_one_came_is_marked(asked: Asked, library: Library) -> None:
    shown = figure(library, *ROBOTS)
    other = evidence(library, shown.removeprefix("statistics/")).claims[-1].statistic_id
    for key in (shown, f"statistics/{other}"):
        (marked,) = (entry for entry in asked(key).entries if entry.accessibleDescription() == "the row you came from")
        assert marked.voice.witness.claim is not None
        assert key == f"statistics/{marked.voice.witness.claim.statistic_id}"
        assert "the row you came from" in said(marked)


# -- what can be done ------------------------------------------------------------------------------------------------------------------


def test_an_address_is_shown_before_it_is_opened(qtbot: QtBot, asked: Asked, library: Library, monkeypatch: pytest.MonkeyPatch) -> None:
    visited: list[QUrl] = []
    monkeypatch.setattr(QDesktopServices, "openUrl", visited.append)
    view = asked(figure(library, *ROBOTS))
    walk_in(qtbot, view)
    entry = view.entries[0]
    entry.toggle_address()
    assert visited == []
    assert entry.address is not None
    assert entry.address.visit is not None
    assert QApplication.focusWidget() is entry.address.visit
    QTest.keyClick(entry.address.visit, Qt.Key.Key_Return)
    assert [url.toString() for url in visited] == [entry.address.text.accessibleName()]
    entry.toggle_address()
    assert entry.address.isHidden()


def test_all_that_a_source_says_is_one_step_away(qtbot: QtBot, asked: Asked, library: Library, workspace: Workspace) -> None:
    key = figure(library, "pct-applications", "cn", 2017)
    entry = asked(key).entries[0]
    with qtbot.waitSignal(workspace.results_changed, timeout=10_000):
        entry.show_all()
    assert len(workspace.rows) == entry.voice.total > 1
    assert (workspace.record, workspace.evidence) == (key, "")
    with qtbot.waitSignal(workspace.results_changed, timeout=10_000):
        asked("people/daren-tang").entries[0].show_all()
    assert workspace.query.table == "people"
    assert workspace.record == "people/daren-tang"


def test_claims_are_walked_through_and_have_their_commands_by_keyboard(qtbot: QtBot, asked: Asked, library: Library) -> None:
    view = asked(figure(library, *ROBOTS))
    walk_in(qtbot, view)
    QTest.keyClick(view.entries[0], Qt.Key.Key_Down)
    second = view.entries[1]
    assert QApplication.focusWidget() is second
    commands = [words for _, words, _ in second.commands()]
    assert commands[:2] == ["Copy citation", "Open address…"]
    assert any(words.startswith("All ") and words.endswith("figures of this source") for words in commands)
    QTest.keyClick(second, Qt.Key.Key_C, Qt.KeyboardModifier.ControlModifier)
    assert second.voice.witness.source.title in QGuiApplication.clipboard().text()
    QTest.keyClick(second, Qt.Key.Key_Up)
    assert QApplication.focusWidget() is view.entries[0]


def test_tab_leads_through_the_answer_to_the_buttons_at_the_foot(qtbot: QtBot, asked: Asked, library: Library) -> None:
    asked("people/daren-tang")
    view = asked(figure(library, *ROBOTS))
    walk_in(qtbot, view)
    walked: list[QWidget] = []
    for _ in range(60):
        held = QApplication.focusWidget()
        assert held is not None
        walked.append(held)
        QTest.keyClick(held, Qt.Key.Key_Tab)
    names = [widget.accessibleName() for widget in walked]
    assert [walked.index(entry) for entry in view.entries] == sorted(walked.index(entry) for entry in view.entries)
    assert walked.index(view.entries[-1]) < names.index("Copy citation") < names.index("Copy all 4") < names.index("Open source")


def test_enter_opens_the_menu_of_a_claim(qtbot: QtBot, asked: Asked, library: Library, workspace: Workspace) -> None:
    entry = asked(figure(library, *ROBOTS)).entries[0]
    QTest.keyClick(entry, Qt.Key.Key_Return)
    menu = QApplication.activePopupWidget()
    assert menu is not None
    assert [action.text() for action in menu.actions()] == [words for _, words, _ in entry.commands()]
    next(action for action in menu.actions() if action.text() == "Open the source’s page").trigger()
    menu.close()
    assert workspace.record == f"sources/{entry.voice.witness.source.source_id}"


def test_citations_of_the_claim_with_the_keyboard_and_of_all(qtbot: QtBot, asked: Asked, library: Library) -> None:
    view = asked(figure(library, *ROBOTS))
    walk_in(qtbot, view)
    QTest.keyClick(view.entries[0], Qt.Key.Key_Down)
    buttons = {button.text(): button for button in view.findChildren(QPushButton) if button.isVisible()}
    buttons["Copy citation"].click()
    assert view.entries[1].voice.witness.source.title in QGuiApplication.clipboard().text()
    buttons["Copy all 4"].click()
    copied = QGuiApplication.clipboard().text()
    assert all(entry.voice.witness.source.title in copied for entry in view.entries)


def test_the_keyboard_reaches_the_claims_even_before_they_are_there(qtbot: QtBot, view: EvidenceView, workspace: Workspace) -> None:
    with qtbot.waitSignal(view.shown, timeout=10_000):
        workspace.show_evidence("people/daren-tang")
        view.activateWindow()
        view.setFocus()
    qtbot.waitUntil(lambda: QApplication.focusWidget() is view.entries[0], timeout=5_000)


def test_the_old_answer_stays_until_the_new_one_is_there(qtbot: QtBot, asked: Asked, workspace: Workspace, library: Library) -> None:
    view = asked("people/daren-tang")
    with qtbot.waitSignal(view.shown, timeout=10_000):
        workspace.show_evidence(figure(library, *ROBOTS))
        assert view.key == "people/daren-tang"
    assert view.key == workspace.record


# -- how it looks ----------------------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    "key", ["people/daren-tang", "events/cipac-2024", "organizations/cnipa", "areas/vn", "sources/yicai-gii-2024", ROBOTS]
)
def test_texts_are_plain_names_are_there_and_nothing_is_wider_than_the_narrowest_pane(
    asked: Asked, library: Library, key: str | tuple[str, str, int]
) -> None:
    view = asked(key if isinstance(key, str) else figure(library, *key))
    labels = [label for label in view.findChildren(QLabel) if not isinstance(label, Badge)]
    assert {label.textFormat() for label in labels} == {Qt.TextFormat.PlainText}
    stops = [*view.findChildren(LinkButton), *view.findChildren(QPushButton), *view.findChildren(ClaimEntry)]
    assert [stop for stop in stops if stop.isVisible() and not stop.accessibleName()] == []
    area = view.findChild(QScrollArea)
    assert area is not None
    content = area.widget()
    assert content is not None
    assert content.minimumSizeHint().width() <= 320


def test_it_says_everything_in_chinese(asked: Asked, library: Library, workspace: Workspace) -> None:
    workspace.set_languages("zh", "zh")
    view = asked(figure(library, *ROBOTS))
    words = said(view)
    assert {"谁说的？", "与采用值相差9%", "采用", "≠ 不符"} <= set(words)
    assert "Who says so?" not in words
    telling = Telling("zh", "zh", workspace.label)
    assert view.entries[0].accessibleName().endswith(telling.text("evidence.claim.picked"))
