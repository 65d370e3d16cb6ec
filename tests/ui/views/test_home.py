"""The start page: it shows real rows at once, its questions are answered from the data, and everything on it opens."""

from itertools import pairwise

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QAbstractItemModelTester, QTest
from PySide6.QtWidgets import QLabel
from pytestqt.qtbot import QtBot

from storage.questions import QUESTIONS
from ui.parts.answers import NARROW, AnswerCard
from ui.parts.keys import KEY, KEYS, Keys
from ui.parts.newest import NewestModel
from ui.theme import Theme
from ui.views.home import HomeView
from ui.workspace import HOME, Workspace


@pytest.fixture
def home(qtbot: QtBot, workspace: Workspace, theme: Theme) -> HomeView:
    made = HomeView(workspace, theme)
    qtbot.addWidget(made)
    made.resize(1190, 790)
    return made


def answered(qtbot: QtBot, home: HomeView) -> list[AnswerCard]:
    home.show()
    qtbot.waitUntil(lambda: all(card.worked for card in home.answers.cards), timeout=10_000)
    return home.answers.cards


def texts(home: HomeView) -> list[str]:
    return [label.text() for label in home.findChildren(QLabel)]


def test_totals_and_newest_events_are_there_before_anything_is_asked(home: HomeView, workspace: Workspace) -> None:
    assert any(f"{workspace.total('statistics'):,} statistics" in text for text in texts(home))
    model = home.newest.model()
    assert model.rowCount() == 9
    title = workspace.records("events", (1,), ("title_en",))[0][0]
    assert model.index(0, 0).data() == title


def test_the_list_is_a_proper_model(home: HomeView) -> None:
    model = home.newest.model()
    assert isinstance(model, NewestModel)
    QAbstractItemModelTester(model, QAbstractItemModelTester.FailureReportingMode.Fatal)
    home.tell()


def test_each_question_gets_its_answer(qtbot: QtBot, home: HomeView) -> None:
    for card in answered(qtbot, home):
        assert card.text().endswith("?")
        assert "{" not in card.accessibleDescription()
        assert any(character.isdigit() for character in card.accessibleDescription())


@pytest.mark.parametrize("place", range(len(QUESTIONS)))
def test_a_card_opens_the_query_that_it_stands_for(qtbot: QtBot, home: HomeView, workspace: Workspace, place: int) -> None:
    card = answered(qtbot, home)[place]
    with qtbot.waitSignal(workspace.results_changed, timeout=10_000):
        QTest.keyClick(card, Qt.Key.Key_Return)
    assert workspace.view == "table"
    assert workspace.query == QUESTIONS[place].query
    assert card.worked is not None
    assert len(workspace.rows) == card.worked.rows


def test_the_arrow_keys_walk_through_the_events_and_enter_opens_one(qtbot: QtBot, home: HomeView, workspace: Workspace) -> None:
    home.show()
    assert home.newest.currentIndex().isValid()
    QTest.keyClick(home.newest, Qt.Key.Key_Down)
    QTest.keyClick(home.newest, Qt.Key.Key_Return)
    assert workspace.record == workspace.key_of("events", 2)
    assert workspace.view == HOME


def test_a_click_opens_the_event(home: HomeView, workspace: Workspace) -> None:
    home.show()
    place = home.newest.visualRect(home.newest.model().index(3, 0)).center()
    QTest.mouseClick(home.newest.viewport(), Qt.MouseButton.LeftButton, pos=place)
    assert workspace.record == workspace.key_of("events", 4)


def test_the_page_changes_its_language_at_once(qtbot: QtBot, home: HomeView, workspace: Workspace) -> None:
    cards = answered(qtbot, home)
    before = [card.text() for card in cards]
    workspace.set_languages("zh", "zh")
    assert all(card.text() not in before and "？" in card.text() for card in cards)
    assert "最新事件" in texts(home)
    assert "Newest events" not in texts(home)


def test_in_a_narrow_window_the_cards_stand_below_one_another(qtbot: QtBot, home: HomeView) -> None:
    cards = answered(qtbot, home)
    assert len({card.y() for card in cards}) == 1
    assert len({card.height() for card in cards}) == 1
    home.resize(NARROW, 900)
    qtbot.waitUntil(lambda: len({card.x() for card in cards}) == 1)
    assert all(one.geometry().bottom() < other.y() for one, other in pairwise(cards))


def test_what_the_keys_do_is_never_cut(qtbot: QtBot, home: HomeView, workspace: Workspace, theme: Theme) -> None:
    home.show()
    for language in ("en", "zh"):
        workspace.set_languages(language, "both")
        keys = home.findChild(Keys)
        assert keys is not None
        room = keys.width() - KEY - 8
        meanings = [line.partition(": ")[2] for line in keys.accessibleDescription().split("; ")]
        assert len(meanings) == len(KEYS)
        assert all(theme.metrics("small").horizontalAdvance(meaning) <= room for meaning in meanings)
