"""Values to filter by: ticked by mouse and keys, the rest one click away, chosen ones never out of sight."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QAccessible
from PySide6.QtWidgets import QLineEdit, QListView, QPushButton
from pytestqt.modeltest import ModelTester
from pytestqt.qtbot import QtBot

from ui.theme import Theme
from ui.widgets.facet_list import FEW, FacetList, FacetValue, FacetWords
from ui.widgets.facet_model import FacetDelegate

WORDS = FacetWords("Area", lambda count: f"{count} more", "fewer", "Find")
VALUES = [FacetValue(f"a{place}", f"Area {place}", 100 - place) for place in range(30)]


@pytest.fixture
def facet(theme: Theme, qtbot: QtBot) -> FacetList:
    made = FacetList(theme, WORDS)
    qtbot.addWidget(made)
    made.set_values(VALUES)
    made.resize(248, 500)
    with qtbot.waitExposed(made):
        made.show()
    return made


@pytest.fixture
def told(facet: FacetList) -> list[tuple[str, bool]]:
    wishes: list[tuple[str, bool]] = []
    facet.toggled.connect(lambda value, wanted: wishes.append((value, wanted)))
    return wishes


def rows(facet: FacetList) -> QListView:
    found = facet.findChild(QListView)
    assert found is not None
    return found


def find(facet: FacetList) -> QLineEdit:
    found = facet.findChild(QLineEdit)
    assert found is not None
    return found


def more(facet: FacetList) -> QPushButton:
    return next(button for button in facet.findChildren(QPushButton) if button.property("look") == "link")


def test_the_model_is_sound(facet: FacetList, qtmodeltester: ModelTester) -> None:
    qtmodeltester.check(rows(facet).model())


def test_a_click_anywhere_in_a_row_ticks_it(facet: FacetList, told: list[tuple[str, bool]], qtbot: QtBot) -> None:
    view = rows(facet)
    qtbot.mouseClick(view.viewport(), Qt.MouseButton.LeftButton, pos=view.visualRect(view.model().index(2, 0)).center())
    assert told == [("a2", True)]


@pytest.mark.parametrize("key", [Qt.Key.Key_Space, Qt.Key.Key_Return])
def test_keys_tick_and_untick(facet: FacetList, told: list[tuple[str, bool]], qtbot: QtBot, key: Qt.Key) -> None:
    facet.set_values([FacetValue("x", "X", 3, checked=True), FacetValue("y", "Y", 2)])
    rows(facet).setFocus()
    rows(facet).setCurrentIndex(rows(facet).model().index(0, 0))
    qtbot.keyClick(rows(facet), key)
    qtbot.keyClick(rows(facet), Qt.Key.Key_Down)
    qtbot.keyClick(rows(facet), key)
    assert told == [("x", False), ("y", True)]


def test_a_tick_is_shown_only_when_the_answer_says_so(facet: FacetList, told: list[tuple[str, bool]], qtbot: QtBot) -> None:
    view = rows(facet)
    first = view.model().index(0, 0)
    qtbot.mouseClick(view.viewport(), Qt.MouseButton.LeftButton, pos=view.visualRect(first).center())
    assert first.data(Qt.ItemDataRole.CheckStateRole) == Qt.CheckState.Unchecked
    facet.set_values([FacetValue("a0", "Area 0", 100, checked=True), *VALUES[1:]])
    assert first.data(Qt.ItemDataRole.CheckStateRole) == Qt.CheckState.Checked
    assert len(told) == 1


def test_few_are_shown_until_one_asks_for_more(facet: FacetList, qtbot: QtBot) -> None:
    assert len(facet.shown) == FEW
    assert more(facet).text() == f"{len(VALUES) - FEW} more"
    qtbot.mouseClick(more(facet), Qt.MouseButton.LeftButton)
    assert len(facet.shown) == len(VALUES)
    assert find(facet).hasFocus()
    qtbot.mouseClick(more(facet), Qt.MouseButton.LeftButton)
    assert len(facet.shown) == FEW


def test_nothing_more_to_show_needs_no_link(facet: FacetList) -> None:
    facet.set_values(VALUES[:FEW])
    assert not more(facet).isVisible()


def test_chosen_values_are_always_in_sight(facet: FacetList, qtbot: QtBot) -> None:
    facet.set_values([*VALUES[:-1], FacetValue("last", "Last", 1, checked=True)])
    assert facet.shown[-1].value == "last"
    facet.unfold(True)
    qtbot.keyClicks(find(facet), "area 17")
    assert [value.value for value in facet.shown] == ["a17", "last"]


def test_folding_forgets_what_was_sought(facet: FacetList, qtbot: QtBot) -> None:
    facet.unfold(True)
    qtbot.keyClicks(find(facet), "17")
    facet.unfold(False)
    facet.unfold(True)
    assert len(facet.shown) == len(VALUES)


def test_a_screen_reader_hears_names_counts_and_ticks(facet: FacetList) -> None:
    facet.set_values([FacetValue("a", "Primary", 1204, checked=True)])
    interface = QAccessible.queryAccessibleInterface(rows(facet))
    assert interface.text(QAccessible.Text.Name) == "Area"
    assert interface.child(0).text(QAccessible.Text.Name) == "Primary, 1,204"
    assert interface.child(0).state().checked


def test_labels_that_would_be_cut_alike_are_told_apart_and_whole_in_their_tips(facet: FacetList) -> None:
    labels = [f"Trademark applications, {what}" for what in ("by origin of the applicant", "by office that received them")]
    facet.set_values([FacetValue(label, label, 4_200 + place) for place, label in enumerate([*labels, "Patents that were in force then"])])
    delegate, model = rows(facet).itemDelegate(), rows(facet).model()
    assert isinstance(delegate, FacetDelegate)
    shown = [delegate.words(value, model, 120, "regular") for value in facet.shown]
    assert len(set(shown)) == 3
    assert all("…" in words for words in shown)
    assert shown[2].endswith("…")
    assert [model.index(place, 0).data(Qt.ItemDataRole.ToolTipRole) for place in (0, 1)] == [f"{labels[0]}, 4,200", f"{labels[1]}, 4,201"]
