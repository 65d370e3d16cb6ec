"""Matches are marked behind the very letters, wherever the line breaks, and text stays plain text."""

from collections.abc import Sequence

import pytest
from PySide6.QtCore import QRect
from PySide6.QtGui import QImage, QRegion
from PySide6.QtWidgets import QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from ui.theme import Theme
from ui.widgets.label import Label
from ui.widgets.link import LinkButton
from ui.widgets.marked import Marked

WORD = "Wuzhen"


def spans(text: str) -> Sequence[tuple[int, int]]:
    start = text.find(WORD)
    return [(start, start + len(WORD))] if start >= 0 else []


def page(qtbot: QtBot, theme: Theme, widget: QWidget, width: int) -> QRect:
    """Where the ground of the match is in a widget on a page of that width."""
    made = Marked(spans)
    made.setAutoFillBackground(True)
    box = QVBoxLayout(made)
    box.setContentsMargins(0, 0, 0, 0)
    box.addWidget(widget)
    box.addStretch(1)
    made.resize(width, 200)
    qtbot.addWidget(made)
    with qtbot.waitExposed(made):
        made.show()
    return ground(theme, widget)


def ground(theme: Theme, widget: QWidget) -> QRect:
    """The rectangle around everything that has the colour of a match."""
    image = widget.grab().toImage().convertToFormat(QImage.Format.Format_RGB32)
    wanted = theme.colour("match").rgb()
    found = QRegion()
    for y in range(image.height()):
        columns = [x for x in range(image.width()) if image.pixel(x, y) == wanted]
        if columns:
            found += QRect(columns[0], y, columns[-1] - columns[0] + 1, 1)
    return found.boundingRect()


def made(kind: str, theme: Theme, text: str) -> tuple[QWidget, int]:
    """A widget with the text, and where its text begins."""
    if kind == "link":
        return LinkButton(theme, text), 2
    return Label(theme, text, wrap=kind != "line", selectable=kind == "selectable"), 0


@pytest.mark.parametrize("kind", ["label", "selectable", "link", "line"])
@pytest.mark.parametrize("before", ["", "The summit in ", "在中国的"])
def test_the_ground_stands_behind_the_word(qtbot: QtBot, theme: Theme, kind: str, before: str) -> None:
    widget, left = made(kind, theme, f"{before}{WORD} 乌镇")
    found = page(qtbot, theme, widget, 400)
    start, end = (theme.metrics().horizontalAdvance(text) for text in (before, before + WORD))
    assert abs(found.left() - (left + start)) <= 2
    assert abs(found.right() - (left + end)) <= 2
    assert 0 <= found.top() <= 4
    assert found.height() >= theme.metrics().height() - 4


@pytest.mark.parametrize("kind", ["label", "selectable", "link"])
def test_it_follows_the_word_to_the_next_line(qtbot: QtBot, theme: Theme, kind: str) -> None:
    widget, left = made(kind, theme, f"The World Internet Conference {WORD} Summit")
    width = round(theme.metrics().horizontalAdvance("The World Internet Conference ")) + 12
    found = page(qtbot, theme, widget, width)
    assert abs(found.left() - left) <= 2
    assert found.top() >= theme.metrics().height() - 3


@pytest.mark.parametrize("kind", ["label", "selectable"])
def test_lines_of_a_text_are_lines(qtbot: QtBot, theme: Theme, kind: str) -> None:
    widget, _ = made(kind, theme, f"one\ntwo\n{WORD}")
    found = page(qtbot, theme, widget, 300)
    assert 2 * theme.metrics().height() - 4 <= found.top() <= 2 * theme.metrics().height() + 6


def test_elsewhere_nothing_is_marked(qtbot: QtBot, theme: Theme) -> None:
    label = Label(theme, f"in {WORD}")
    qtbot.addWidget(label)
    label.show()
    assert ground(theme, label).isEmpty()


def test_what_looks_like_html_is_shown_as_it_is(qtbot: QtBot, theme: Theme) -> None:
    widget, _ = made("selectable", theme, f"<b>{WORD}</b> & co")
    found = page(qtbot, theme, widget, 400)
    assert abs(found.left() - theme.metrics().horizontalAdvance("<b>")) <= 2
