"""Filters in force, taken away one by one or all at once, by mouse and keyboard."""

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtWidgets import QPushButton
from pytestqt.qtbot import QtBot

from ui.theme import Theme
from ui.widgets.chips import Chips, ChipText

TEXTS = [ChipText("Years", "2014–2025", "Remove Years 2014–2025"), ChipText("Kind", "R&D"), ChipText("Source", "<b>a</b>")]


@pytest.fixture
def chips(theme: Theme, qtbot: QtBot) -> Chips:
    made = Chips(theme, "Clear all")
    qtbot.addWidget(made)
    made.set_chips(TEXTS)
    made.resize(700, 40)
    with qtbot.waitExposed(made):
        made.show()
    return made


def test_the_cross_takes_a_chip_away_and_its_words_do_not(chips: Chips, qtbot: QtBot) -> None:
    chip = chips.chips[1]
    with qtbot.assertNotEmitted(chips.removed):
        qtbot.mouseClick(chip, Qt.MouseButton.LeftButton, pos=QPoint(12, chip.height() // 2))
    with qtbot.waitSignal(chips.removed, check_params_cb=lambda place: place == 1):
        qtbot.mouseClick(chip, Qt.MouseButton.LeftButton, pos=chip.cross().center().toPoint())


@pytest.mark.parametrize("key", [Qt.Key.Key_Delete, Qt.Key.Key_Backspace, Qt.Key.Key_Return, Qt.Key.Key_Space])
def test_keys_take_a_chip_away(chips: Chips, qtbot: QtBot, key: Qt.Key) -> None:
    with qtbot.waitSignal(chips.removed, check_params_cb=lambda place: place == 2):
        qtbot.keyClick(chips.chips[2], key)


def test_the_keyboard_stays_among_the_chips_that_are_left(chips: Chips, qtbot: QtBot) -> None:
    chips.chips[2].setFocus()
    chips.set_chips(TEXTS[:2])
    assert chips.chips[1].hasFocus()


def test_one_link_clears_all(chips: Chips, qtbot: QtBot) -> None:
    (link,) = chips.findChildren(QPushButton)
    with qtbot.waitSignal(chips.clear_all):
        qtbot.mouseClick(link, Qt.MouseButton.LeftButton)
    chips.set_chips([])
    assert chips.isHidden()


def test_each_chip_says_what_its_cross_does(chips: Chips) -> None:
    assert [chip.accessibleName() for chip in chips.chips] == ["Remove Years 2014–2025", "Kind R&D", "Source <b>a</b>"]


def test_a_row_that_is_full_goes_on_below(chips: Chips, qtbot: QtBot) -> None:
    chips.resize(200, chips.heightForWidth(200))
    layout = chips.layout()
    assert layout is not None
    layout.activate()
    tops = [chip.y() for chip in chips.chips]
    assert tops[0] < tops[-1]
    assert all(chip.geometry().right() < 200 for chip in chips.chips)
    assert chips.chips[-1].geometry().bottom() < chips.height()
