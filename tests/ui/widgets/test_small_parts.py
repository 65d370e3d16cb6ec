"""Badges, notices, progress, facts, segments, empty pages and the text that they show."""

import pytest
from PySide6.QtCore import QRect, Qt
from PySide6.QtGui import QAccessible, QColor
from PySide6.QtWidgets import QLabel, QPushButton, QWidget
from pytestqt.qtbot import QtBot

from ui.theme import Theme
from ui.widgets.badge import Badge
from ui.widgets.boxes import row
from ui.widgets.busy_bar import BusyBar
from ui.widgets.button import LOOKS, button, set_words
from ui.widgets.check import Check
from ui.widgets.choice import Choice
from ui.widgets.empty_note import EmptyNote, Note, NoteRow, NoteSection
from ui.widgets.facts import FactLink, FactRow, Facts
from ui.widgets.flow_layout import FlowLayout
from ui.widgets.label import ElidedLabel, Label, plain_tip
from ui.widgets.link import LinkButton
from ui.widgets.notice import Notice
from ui.widgets.radio import Radio
from ui.widgets.segments import Segment, Segments
from ui.widgets.status_strip import StatusStrip

LONG = "A name that is much longer than the place that it is given"


def spoken(widget: QWidget) -> str:
    return QAccessible.queryAccessibleInterface(widget).text(QAccessible.Text.Name)


# -- text ----------------------------------------------------------------------------------------------------------------------------


def test_text_of_the_data_is_never_read_as_html(theme: Theme, qtbot: QtBot) -> None:
    for label in (Label(theme, "<b>x</b>"), ElidedLabel(theme, "<b>x</b>"), Label(theme, "<b>x</b>", wrap=True, selectable=True)):
        qtbot.addWidget(label)
        assert label.textFormat() == Qt.TextFormat.PlainText
        assert spoken(label) == "<b>x</b>"
    assert "<b>" not in plain_tip("<b>x</b>")
    assert plain_tip("R&D") == "R&D"


@pytest.mark.parametrize("look", [look for look in LOOKS if look not in ("icon", "small")])
def test_an_ampersand_in_a_name_is_shown_and_spoken(theme: Theme, qtbot: QtBot, look: str) -> None:
    made = button(theme, "AT&T", "", look)
    qtbot.addWidget(made)
    assert made.text() == "AT&&T"  # Qt shows one
    assert spoken(made) == "AT&T"
    assert made.shortcut().isEmpty()


def test_a_button_without_words_says_what_it_does(theme: Theme, qtbot: QtBot) -> None:
    made = button(theme, "", "x", "icon", "Close")
    qtbot.addWidget(made)
    assert (spoken(made), made.toolTip()) == ("Close", "Close")
    set_words(made, "", "关闭")
    assert spoken(made) == "关闭"


def test_a_long_label_gives_way_and_is_whole_in_its_tip(theme: Theme, qtbot: QtBot) -> None:
    label = ElidedLabel(theme, LONG)
    qtbot.addWidget(label)
    label.resize(80, 20)
    label.grab()
    assert label.toolTip() == LONG
    label.resize(2000, 20)
    label.grab()
    assert label.toolTip() == ""
    assert label.minimumSizeHint().width() < 80


def test_a_label_takes_the_colour_of_its_role_on_any_ground(theme: Theme, qtbot: QtBot) -> None:
    label = Label(theme, "████", role="differ")
    holder = row(label)
    qtbot.addWidget(holder)
    holder.setBackgroundRole(holder.palette().ColorRole.Base)
    holder.setAutoFillBackground(True)
    for mode in ("light", "dark"):
        theme.set_mode(mode)
        image = label.grab().toImage()
        assert image.pixelColor(8, image.height() // 2) == theme.colour("differ")


# -- badges and notices --------------------------------------------------------------------------------------------------------------


def test_a_badge_is_never_cut_and_is_read_aloud(theme: Theme, qtbot: QtBot) -> None:
    badge = Badge(theme, "differ", "≠ 70,017")
    holder = row(badge, Label(theme, LONG * 3))
    qtbot.addWidget(holder)
    holder.resize(120, 30)
    holder.grab()
    assert badge.width() >= theme.metrics("caption", "semibold").horizontalAdvance("≠ 70,017")
    assert spoken(badge) == "≠ 70,017"


def test_a_notice_says_what_follows_and_offers_one_thing_to_do(theme: Theme, qtbot: QtBot) -> None:
    notice = Notice(theme, "Close")
    holder = row(notice)
    qtbot.addWidget(holder)
    assert notice.isHidden()
    notice.say("error", "figures.xlsx is open.", "Nothing was written.", "Save as…")
    assert not notice.isHidden()
    assert notice.accessibleName() == "figures.xlsx is open. Nothing was written."
    buttons = {spoken(one): one for one in notice.findChildren(QPushButton)}
    with qtbot.waitSignal(notice.acted):
        qtbot.mouseClick(buttons["Save as…"], Qt.MouseButton.LeftButton)
    with qtbot.waitSignal(notice.dismissed):
        qtbot.mouseClick(buttons["Close"], Qt.MouseButton.LeftButton)
    assert notice.isHidden()


# -- work that takes time ------------------------------------------------------------------------------------------------------------


def test_short_work_shows_no_bar_and_long_work_does(theme: Theme, qtbot: QtBot) -> None:
    bar = BusyBar(theme, still=True)
    qtbot.addWidget(bar)
    height = bar.height()
    bar.begin()
    bar.end()
    qtbot.wait(theme.milliseconds("busy_after_ms") + 50)
    seen = [bar.shown]
    bar.begin()
    seen.append(bar.shown)
    qtbot.waitUntil(lambda: bar.shown, timeout=2000)
    bar.end()
    assert [*seen, bar.shown] == [False, False, False]
    assert bar.height() == height


def test_the_status_line_tells_of_work_and_lets_it_be_ended(theme: Theme, qtbot: QtBot) -> None:
    strip = StatusStrip(theme)
    qtbot.addWidget(strip)
    strip.set_left(["53 of 47,298 statistics", "3 selected", "sum 20,783"])
    strip.set_right(["Data 2026-11"])
    first, others, right = strip.texts
    assert (first, right) == ("53 of 47,298 statistics", "Data 2026-11")
    assert "3 selected" in others
    assert "sum 20,783" in others
    strip.begin_job("Export", "Cancel the export")
    strip.set_progress(31, 62)
    shown = [strip.job_shown]
    assert "50 %" in [label.text() for label in strip.findChildren(QLabel)]
    (cross,) = strip.findChildren(QPushButton)
    with qtbot.waitSignal(strip.cancelled):
        qtbot.mouseClick(cross, Qt.MouseButton.LeftButton)
    strip.end_job()
    assert [*shown, strip.job_shown] == [True, False]
    strip.set_left([])
    assert strip.texts[:2] == ("", "")


# -- facts and links -----------------------------------------------------------------------------------------------------------------


@pytest.fixture
def facts(theme: Theme, qtbot: QtBot) -> Facts:
    made = Facts(theme)
    qtbot.addWidget(made)
    made.resize(300, 400)
    with qtbot.waitExposed(made):
        made.show()
    return made


def test_values_can_be_marked_and_links_lead_somewhere(facts: Facts, qtbot: QtBot) -> None:
    facts.set_rows([FactRow("Definition", "a <i>text</i>"), FactRow("Host", links=(FactLink("WIPO", "organizations/wipo", "co-host"),))])
    text = next(label for label in facts.findChildren(QLabel) if label.text() == "a <i>text</i>")
    assert text.textInteractionFlags() & Qt.TextInteractionFlag.TextSelectableByMouse
    assert text.textFormat() == Qt.TextFormat.PlainText
    (link,) = facts.findChildren(LinkButton)
    assert link.accessibleDescription() == "Host, co-host"
    for press in (lambda: qtbot.mouseClick(link, Qt.MouseButton.LeftButton), lambda: qtbot.keyClick(link, Qt.Key.Key_Return)):
        with qtbot.waitSignal(facts.opened, check_params_cb=lambda key: key == "organizations/wipo"):
            press()


def test_only_the_last_rows_are_shown(facts: Facts, qtbot: QtBot) -> None:
    facts.set_rows([FactRow("One", "1"), FactRow("Two", "2")])
    facts.set_rows([FactRow("Three", "3")])
    qtbot.waitUntil(lambda: [label.text() for label in facts.findChildren(QLabel) if label.isVisible()] == ["Three", "3"])


def test_a_long_link_breaks_its_line_and_stays_inside(theme: Theme, qtbot: QtBot) -> None:
    link = LinkButton(theme, LONG)
    qtbot.addWidget(link)
    assert link.heightForWidth(120) >= 2 * theme.metrics().height()
    assert link.heightForWidth(2000) < 2 * theme.metrics().height()
    assert QAccessible.queryAccessibleInterface(link).role() == QAccessible.Role.Button


# -- choosing ------------------------------------------------------------------------------------------------------------------------


@pytest.fixture
def segments(theme: Theme, qtbot: QtBot) -> Segments:
    made = Segments(theme, "View")
    qtbot.addWidget(made)
    made.set_segments([Segment("table", "Table", "table"), Segment("chart", "Chart", "chart-line")])
    made.set_current("table")
    with qtbot.waitExposed(made):
        made.show()
    return made


def test_one_segment_is_down_and_a_click_or_an_arrow_chooses(segments: Segments, qtbot: QtBot) -> None:
    chosen: list[str] = []
    segments.chosen.connect(chosen.append)
    table, chart = segments.findChildren(QPushButton)
    qtbot.mouseClick(chart, Qt.MouseButton.LeftButton)
    assert (table.isChecked(), chart.isChecked(), chosen) == (False, True, ["chart"])
    qtbot.mouseClick(chart, Qt.MouseButton.LeftButton)
    chart.setFocus()
    qtbot.keyClick(chart, Qt.Key.Key_Left)
    assert (segments.current(), chosen) == ("table", ["chart", "table"])


def test_the_program_moves_segments_without_telling(segments: Segments, qtbot: QtBot) -> None:
    with qtbot.assertNotEmitted(segments.chosen):
        segments.set_current("chart")
        segments.set_current("home")
        segments.set_segments([Segment("table", "表格", "table"), Segment("chart", "图表", "chart-line")])
    assert not any(one.isChecked() for one in segments.findChildren(QPushButton))


def test_a_check_box_is_ticked_anywhere_on_it(theme: Theme, qtbot: QtBot) -> None:
    check = Check(theme, "R&D")
    qtbot.addWidget(check)
    check.resize(200, 24)
    qtbot.mouseClick(check, Qt.MouseButton.LeftButton, pos=QRect(0, 0, 190, 24).center())
    assert check.isChecked()
    assert spoken(check) == "R&D"
    assert QAccessible.queryAccessibleInterface(check).state().checked


def light_of(colour: QColor) -> float:
    """The relative luminance of WCAG."""
    linear = [
        part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in (colour.redF(), colour.greenF(), colour.blueF())
    ]
    return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]


@pytest.mark.parametrize("mode", ["light", "dark"])
def test_a_radio_button_that_is_not_chosen_has_a_ring_that_is_seen(theme: Theme, qtbot: QtBot, mode: str) -> None:
    theme.set_mode(mode)
    made = Radio(theme, "")
    qtbot.addWidget(made)
    made.resize(made.sizeHint())
    picture = made.grab().toImage()
    ground = light_of(theme.colour("window"))
    lights = [light_of(picture.pixelColor(x, picture.height() // 2)) for x in range(3, 10)]
    assert max((max(one, ground) + 0.05) / (min(one, ground) + 0.05) for one in lights) >= 3


def test_the_wheel_does_not_change_a_choice(theme: Theme, qtbot: QtBot) -> None:
    from PySide6.QtCore import QPoint, QPointF
    from PySide6.QtGui import QWheelEvent
    from PySide6.QtWidgets import QApplication

    choice = Choice(theme, "Indicator")
    choice.addItems(["one", "two"])
    qtbot.addWidget(choice)
    nothing = Qt.MouseButton.NoButton, Qt.KeyboardModifier.NoModifier, Qt.ScrollPhase.NoScrollPhase
    QApplication.sendEvent(choice, QWheelEvent(QPointF(5, 5), QPointF(5, 5), QPoint(0, -120), QPoint(0, -120), *nothing, False))
    assert choice.currentText() == "one"
    qtbot.keyClick(choice, Qt.Key.Key_Down)
    assert choice.currentText() == "two"


# -- nothing found -------------------------------------------------------------------------------------------------------------------


def test_an_empty_page_leads_on(theme: Theme, qtbot: QtBot) -> None:
    page = EmptyNote(theme)
    qtbot.addWidget(page)
    hides = NoteSection("What hides them", (NoteRow("Years hide all 127", "", action="Remove", key="filter/0"),))
    near = NoteSection("Near names", choices=(("AT&T", "organizations/att"), ("华为终端", "organizations/hd")))
    page.show_note(Note("funnel", "Nothing left", "127 match, none passes.", "Show 127", (hides, near)))
    buttons = {spoken(one): one for one in page.findChildren(QPushButton)}
    with qtbot.waitSignal(page.acted):
        buttons["Show 127"].click()
    for words, key in (("Remove", "filter/0"), ("AT&T", "organizations/att"), ("华为终端", "organizations/hd")):
        with qtbot.waitSignal(page.chosen, check_params_cb=lambda chosen, key=key: chosen == key):
            buttons[words].click()
    page.show_note(Note("question", "Nothing found"))
    page.show()
    assert [label.text() for label in page.findChildren(QLabel) if label.isVisible()] == ["Nothing found"]


def test_a_flow_fills_lines_and_then_goes_on_below(qtbot: QtBot) -> None:
    holder = QWidget()
    qtbot.addWidget(holder)
    flow = FlowLayout(holder, space=10)
    parts = [QWidget() for _ in range(5)]
    for part in parts:
        part.setFixedSize(40, 20)
        flow.addWidget(part)
    holder.resize(150, flow.heightForWidth(150))
    flow.activate()
    assert [(part.x(), part.y()) for part in parts] == [(0, 0), (50, 0), (100, 0), (0, 30), (50, 30)]
    assert flow.heightForWidth(150) == 50
    assert flow.heightForWidth(1000) == 20
