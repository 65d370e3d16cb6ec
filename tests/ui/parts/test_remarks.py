"""What must be minded stands on the page, with the documents it rests on."""

from collections.abc import Callable

import pytest
from PySide6.QtWidgets import QLabel, QWidget
from pytestqt.qtbot import QtBot

from ui.parts.remarks import CautionsSection, DiscrepanciesSection
from ui.theme import Theme
from ui.views.record import RecordView
from ui.widgets.link import LinkButton
from ui.workspace import Workspace

Opened = Callable[[str], RecordView]


@pytest.fixture
def opened(qtbot: QtBot, space: Workspace, theme: Theme) -> Opened:
    """Opens a record and waits for the whole page."""
    view = RecordView(space, theme)
    qtbot.addWidget(view)
    view.resize(352, 760)
    view.show()

    def open_it(key: str) -> RecordView:
        with qtbot.waitSignal(view.shown, timeout=10_000):
            space.open_record(key)
        view.complete()
        return view

    return open_it


def links(widget: QWidget) -> dict[str, LinkButton]:
    return {link.text(): link for link in widget.findChildren(LinkButton)}


def test_a_break_is_said_in_the_place_of_the_change(opened: Opened, space: Workspace) -> None:
    sql = "indicator_id = 'patent-applications' AND area_id = 'cn' AND period_start = '2017' AND period_end = '2017' AND picked = 1"
    (identifier,) = space._library.execute(f"SELECT statistic_id FROM statistics WHERE {sql}").fetchone()
    view = opened(f"statistics/{identifier}")
    said = [label.text() for label in view.findChildren(QLabel)]
    assert "not told: the series breaks here" in said
    section = view.findChild(CautionsSection)
    assert section is not None
    assert any("fee was paid" in label.text() for label in section.findChildren(QLabel))
    next(iter(links(section).values())).click()
    assert space.record.startswith("sources/")


def test_a_case_leads_to_both_texts_and_to_the_other_record(opened: Opened, space: Workspace) -> None:
    view = opened("events/icf-2024")
    section = view.findChild(DiscrepanciesSection)
    assert section is not None
    found = links(section)
    also = next(text for text in found if text.startswith("Also about"))
    assert any(text.endswith("paragraph 5") for text in found)
    found[also].click()
    assert space.record.startswith("statistics/event-countries")


def test_a_page_without_remarks_has_no_empty_section(opened: Opened) -> None:
    view = opened("people/gabriele-bertolli")
    assert view.findChild(CautionsSection) is None
    assert view.findChild(DiscrepanciesSection) is None


def test_remarks_are_told_in_the_language_of_the_program(opened: Opened, space: Workspace) -> None:
    space.set_languages("zh", "both")
    view = opened("people/daren-tang")
    section = view.findChild(DiscrepanciesSection)
    assert section is not None
    assert any("误写" in label.text() for label in section.findChildren(QLabel))


def test_one_place_in_one_text_is_named_once(opened: Opened) -> None:
    view = opened("events/icf-2024")
    section = view.findChild(DiscrepanciesSection)
    assert section is not None
    named = [link.text() for link in section.findChildren(LinkButton)]
    assert len(named) == len(set(named)) == 2
