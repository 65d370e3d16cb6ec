"""Whatever is typed into the box gives an answer and leaves no fault; what an input method composes is its own until it is committed."""

from collections.abc import Iterator

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from PySide6.QtCore import Qt
from PySide6.QtGui import QInputMethodEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLineEdit
from pytestqt.qtbot import QtBot

from ui.window import Window
from ui.workspace import Workspace

HOSTILE = [
    "\x00", "a\x00b", "\ud800", "华\udfff为", "\u202e华为\u202c", "\u200f\u200e", "\ufeff", "\t\n", "\\", "%_%", "://", "<b>x</b>", "&amp;",
    "'; DROP TABLE events; --", '"', '"" OR', "*", "a*", "NEAR(a b)", "a AND NOT b", "^a", "{title}: a", "title:a", "-", "--", "- -", "OR",
    "OR OR", "kind:", 'kind:"', "-kind:forum", "year:..", "year:99999999", "value:>", "value:>abc", "value:1..x", "a" * 300, "法",
    "１２３ＰＣＴ", "e\u0301", "\U0001f469\u200d\U0001f467", "\U00020000\U0002a6a5", "\ufdfa",
]  # fmt: skip


def line(window: Window) -> QLineEdit:
    made = window.top.search.line
    assert isinstance(made, QLineEdit)
    return made


@pytest.fixture
def faults(window: Window, space: Workspace) -> Iterator[list[object]]:
    """What went wrong while one typed: nothing."""
    found: list[object] = []
    space.failed.connect(found.append)
    window.activateWindow()
    line(window).setFocus()
    yield found
    space.failed.disconnect(found.append)
    assert found == []


def enter(qtbot: QtBot, window: Window, text: str) -> None:
    """Puts text into the box in one piece, as pasting and input methods do, in the place of what was there."""
    line(window).selectAll()
    done = QInputMethodEvent()
    done.setCommitString(text)
    QApplication.sendEvent(line(window), done)
    qtbot.waitUntil(lambda: window.workspace.idle, timeout=20_000)


@pytest.mark.parametrize("text", HOSTILE, ids=ascii)
def test_hostile_text_gives_an_answer(qtbot: QtBot, window: Window, space: Workspace, faults: list[object], text: str) -> None:
    enter(qtbot, window, text)
    typed = window.top.search.text()
    if typed.strip():
        assert space.results.query.text == typed
        assert len(space.rows) == space.counts[space.query.table]


@settings(max_examples=40, suppress_health_check=[HealthCheck.function_scoped_fixture], deadline=None)
@given(text=st.text(st.one_of(st.characters(exclude_categories=()), st.sampled_from('华为专利kind: "-OR*')), max_size=40))
def test_any_text_gives_an_answer(qtbot: QtBot, window: Window, space: Workspace, faults: list[object], text: str) -> None:
    enter(qtbot, window, text)
    assert faults == []
    assert space.results.query.text == space.query.text == window.top.search.text()


@pytest.mark.parametrize(
    "text", ["x" * 50_000, "专利" * 25_000, "patent " * 10_000, "5G专利 " * 10_000], ids=["latin", "chinese", "words", "mixed"]
)
def test_fifty_thousand_characters_give_an_answer(qtbot: QtBot, window: Window, space: Workspace, faults: list[object], text: str) -> None:
    enter(qtbot, window, text)
    assert window.top.search.text() == text
    assert space.results.query.text == text
    enter(qtbot, window, "Huawei")
    assert len(space.rows) > 0


def test_letters_typed_one_by_one_are_each_answered_or_overtaken(
    qtbot: QtBot, window: Window, space: Workspace, faults: list[object]
) -> None:
    QTest.keyClicks(line(window), 'kind:forum "belt and road" -2019 OR silk year:2017..')
    qtbot.waitUntil(lambda: space.idle, timeout=20_000)
    assert space.results.query.text == window.top.search.text()


# -- an input method -------------------------------------------------------------------------------------------------------------------


def compose(window: Window, preedit: str) -> None:
    QApplication.sendEvent(line(window), QInputMethodEvent(preedit, []))


def test_what_is_composed_is_neither_searched_nor_ended_by_a_key(
    qtbot: QtBot, window: Window, space: Workspace, faults: list[object]
) -> None:
    enter(qtbot, window, "WIPO")
    before, token = space.place, space._searcher.token
    for preedit in ("z", "zhu", "zhuan", "zhuan l", "zhuan li"):
        compose(window, preedit)
        for key in (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Down, Qt.Key.Key_Up, Qt.Key.Key_Escape):
            QTest.keyClick(line(window), key)
    assert (space.place, space._searcher.token) == (before, token)
    assert line(window).hasFocus()
    assert window.top.search.text() == "WIPO"
    done = QInputMethodEvent()
    done.setCommitString("专利")
    QApplication.sendEvent(line(window), done)
    qtbot.waitUntil(lambda: space.idle, timeout=20_000)
    assert space.query.text == "WIPO专利"


def test_a_composition_given_up_leaves_the_search_as_it_was(qtbot: QtBot, window: Window, space: Workspace, faults: list[object]) -> None:
    enter(qtbot, window, "WIPO")
    before = space.place
    compose(window, "zhuan")
    compose(window, "")
    assert space.place == before
    QTest.keyClick(line(window), Qt.Key.Key_Return)
    assert not line(window).hasFocus()  # Enter is the search's again


def test_results_that_arrive_leave_the_composition_alone(qtbot: QtBot, window: Window, space: Workspace, faults: list[object]) -> None:
    line(window).selectAll()
    done = QInputMethodEvent()
    done.setCommitString("Huawei")
    QApplication.sendEvent(line(window), done)
    compose(window, "zhuan")
    qtbot.waitUntil(lambda: space.idle, timeout=20_000)
    assert window.top.search.composing
    assert window.top.search.text() == "Huawei"
