"""The chart in the window: made in a few clicks and keys, read, changed, kept, and taken out in every form."""

import io
from collections.abc import Callable
from pathlib import Path

import pytest
from openpyxl import load_workbook
from pptx import Presentation
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QGuiApplication, QImage
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLineEdit, QPushButton, QWidget
from pytestqt.qtbot import QtBot

from storage.chart_values import ChartData
from storage.export.job import Format
from storage.query import Filter, Query
from ui.parts.chart.figures import Figures
from ui.parts.chart.hall import Hall
from ui.print import FORMS, PictureForm
from ui.views.chart import ChartView
from ui.window import Window
from ui.workspace import Workspace

Ask = Callable[[Query], None]


class Hands:
    """What a reader does, counted: a click, a key, some words typed in one go."""

    def __init__(self, qtbot: QtBot, window: Window, space: Workspace) -> None:
        self.qtbot, self.window, self.space = qtbot, window, space
        self.count = 0

    def settle(self) -> None:
        self.qtbot.waitUntil(lambda: self.space.idle, timeout=20_000)
        self.qtbot.wait(1)
        self.qtbot.waitUntil(lambda: self.space.idle, timeout=20_000)

    def click(self, widget: QWidget, at: QPoint | None = None) -> None:
        self.count += 1
        QTest.mouseClick(widget, Qt.MouseButton.LeftButton, pos=at or widget.rect().center())
        self.settle()

    def type(self, widget: QWidget, words: str) -> None:
        self.count += 1
        widget = widget if isinstance(widget, QLineEdit) else widget.findChildren(QLineEdit)[0]
        widget.setFocus()
        QTest.keyClicks(widget, words)
        self.settle()

    def key(self, widget: QWidget, key: Qt.Key) -> None:
        self.count += 1
        QTest.keyClick(widget, key)
        self.settle()

    def command(self, code: str) -> None:
        """By its key."""
        self.count += 1
        self.window.actions_.refresh()
        assert not self.window.actions_[code].shortcut().isEmpty()
        self.window.actions_[code].trigger()
        self.settle()

    def segment(self, words: str) -> None:
        self.click(next(one for one in self.window.top.findChildren(QPushButton) if one.text() == words))

    @property
    def view(self) -> ChartView:
        found: ChartView = self.window.centre.pages["chart"]
        return found

    @property
    def data(self) -> ChartData:
        assert self.view.data is not None
        return self.view.data

    def chart_of(self, words: str) -> ChartData:
        """From the start page: the view, the words, Enter."""
        self.segment("Chart")
        self.type(self.view._empty.line, words)
        self.key(self.view._empty.line, Qt.Key.Key_Return)
        return self.data

    def remove(self, name: str) -> None:
        self.click(next(one for one in self.view.panel.findChildren(QPushButton) if one.accessibleName() == f"Remove {name}"))


@pytest.fixture
def hands(qtbot: QtBot, window: Window, space: Workspace) -> Hands:
    window.activateWindow()
    made = Hands(qtbot, window, space)
    made.settle()
    return made


def all_forms(hands: Hands, folder: Path) -> None:
    """Saves the chart in every form there is and looks into each."""
    window, view = hands.window, hands.view
    picture = view.picture()
    assert picture is not None
    for form in FORMS:
        target = folder / f"{form.code}{form.suffix}"

        def chosen(_: Path, target: Path = target, form: PictureForm = form) -> tuple[Path, PictureForm]:
            return target, form

        window.printing.ask_path = chosen
        window.printing.save(picture)
        written = target.read_bytes()
        if form.suffix == ".png":
            assert not QImage.fromData(written).isNull()
        elif form.suffix == ".svg":
            assert written.count(b"<text") > 5
            assert hands.data.data_version.encode() in written
        else:
            assert written.startswith(b"%PDF")
            assert b"/FontFile" in written
    for code in ("chart_book", "pptx"):

        def where(proposed: Path, _: Format) -> Path:
            return folder / proposed.name

        window.exporting.ask_path = where
        window.charting.export_as(code)
        hands.qtbot.waitUntil(lambda: window.exporting.job is None, timeout=20_000)
    (book,), (slides,) = folder.glob("*.xlsx"), folder.glob("*.pptx")
    assert load_workbook(book).worksheets[0]._charts
    assert any(shape.has_chart for shape in Presentation(io.BytesIO(slides.read_bytes())).slides[0].shapes)


def test_pct_applications_of_five_countries(hands: Hands, tmp_path: Path) -> None:
    data = hands.chart_of("PCT international applications filed")
    assert data.spec.kind == "lines"
    assert {one.thing.area_id for one in data.series} == {"cn", "us", "jp", "kr", "de"}
    assert hands.count < 10
    all_forms(hands, tmp_path)


def test_chinas_gii_rank_with_how_many_sources_state_each(hands: Hands, tmp_path: Path) -> None:
    hands.type(hands.window.top.search, "China GII rank")
    hands.command("show_chart")
    hands.click(hands.view.panel.checks["claims"], QPoint(12, 10))
    assert hands.data.spec.kind == "ranks"
    (line,) = hands.data.series
    assert (line.thing.indicator_id, line.thing.area_id) == ("gii-rank", "cn")
    assert [point.year for point in line.points] == list(range(2009, 2026))
    assert "claims" in hands.data.spec.shown
    assert hands.count < 10
    all_forms(hands, tmp_path)


def test_top_clusters_as_rank_lines(hands: Hands, tmp_path: Path) -> None:
    data = hands.chart_of("science and technology cluster rank")
    assert data.spec.kind == "ranks"
    assert {"shenzhen-hong-kong-guangzhou", "tokyo-yokohama", "beijing"} <= {one.thing.area_id for one in data.series}
    assert data.span == (2017, 2025)
    assert hands.count < 10
    all_forms(hands, tmp_path)


def test_huaweis_research_against_its_applications(hands: Hands, tmp_path: Path) -> None:
    hands.chart_of("Huawei")
    kept = {"company-rd-expenditure-cny", "pct-published-applications"}
    for one in [one for one in hands.data.series if one.thing.indicator_id not in kept]:
        hands.remove(one.indicator.en)
    assert set(hands.data.spec.indicators) == kept
    hands.key(hands.view.panel.kind, Qt.Key.Key_S)
    hands.view.panel.kind.activated.emit(hands.view.panel.kind.currentIndex())
    hands.settle()
    assert hands.data.spec.kind == "scatter"
    assert hands.count < 10
    all_forms(hands, tmp_path)


def test_ai_patents_by_country(hands: Hands, tmp_path: Path) -> None:
    data = hands.chart_of("AI patents granted")
    assert data.spec.kind == "ranked"
    assert "spread" in data.spec.shown
    assert len(data.series) > 10
    assert hands.count < 10
    all_forms(hands, tmp_path)


# -- from anything ---------------------------------------------------------------------------------------------------------------------


def test_a_selection_becomes_a_chart_by_one_key(hands: Hands, space: Workspace, asked: Ask) -> None:
    asked(Query("statistics", filters=(Filter("statistics", "indicator_id", "in", ("rd-share-of-gdp",)),)))
    rows = [row for row in space.rows if space.records("statistics", (row,), ("area_id",))[0][0] in ("cn", "kr")][:3]
    space.select(rows)
    hands.command("show_chart")
    assert {one.thing.area_id for one in hands.data.series} <= {"cn", "kr"}
    assert {one.thing.indicator_id for one in hands.data.series} == {"rd-share-of-gdp"}


def test_a_question_of_the_start_page_becomes_a_chart(hands: Hands, space: Workspace) -> None:
    hands.command("show_chart")
    assert [one.thing[:3] for one in hands.data.series] == [("pct-published-applications", "", "huawei")]
    hands.command("back")
    assert space.view == "home"


def test_an_open_record_becomes_a_chart_and_back_leads_to_it(hands: Hands, space: Workspace, asked: Ask) -> None:
    asked(Query("indicators"))
    space.open_record("indicators/gii-rank")
    hands.settle()
    hands.command("show_chart")
    assert hands.data.spec.indicators == ("gii-rank",)
    assert hands.view.isVisible()
    hands.command("back")
    assert (space.view, space.record) == ("table", "indicators/gii-rank")


def test_typing_in_the_chart_charts_what_is_typed(hands: Hands, space: Workspace) -> None:
    hands.chart_of("PCT international applications filed")
    hands.type(hands.window.top.search, "Korea GII rank")
    assert space.view == "chart"
    assert {one.thing.indicator_id for one in hands.data.series} == {"gii-rank"}


def test_another_search_ends_the_chart_of_what_was_marked(hands: Hands, space: Workspace, asked: Ask) -> None:
    asked(Query("statistics", "huawei"))
    space.select(space.rows)
    hands.command("show_chart")
    space.set_query(space.query.with_text("GII rank China"))
    hands.settle()
    hands.command("show_chart")
    assert {one.thing[:2] for one in hands.data.series} == {("gii-rank", "cn")}


def test_a_small_chart_of_a_record_becomes_a_large_one(hands: Hands, space: Workspace, asked: Ask) -> None:
    asked(Query("indicators"))
    space.open_record("organizations/huawei")
    hands.settle()
    page = hands.window.panes.record
    assert page is not None
    page.complete()  # type: ignore[attr-defined]
    hands.click(next(one for one in page.findChildren(QPushButton) if one.accessibleName() == "Open as a chart"))
    assert len(hands.data.series) == 1
    assert hands.data.series[0].thing.organization_id == "huawei"


def test_what_has_no_figures_says_what_to_do(hands: Hands, space: Workspace) -> None:
    hands.segment("Chart")
    assert hands.view.data is None
    assert hands.view._empty.line.isVisible()
    assert hands.view._empty.list.count() > 3


def test_what_has_no_figures_is_looked_for_as_it_was_typed(hands: Hands, space: Workspace, asked: Ask) -> None:
    asked(Query("events", "Lu Wei"))
    hands.command("show_chart")
    assert hands.view.data is None
    assert hands.view._empty.line.text() == "Lu Wei"
    hands.type(hands.window.top.search, " zzz")
    assert hands.view._empty.line.text() == space.query.text != "Lu Wei"


# -- reading and changing --------------------------------------------------------------------------------------------------------------


def test_the_keys_read_figures_and_f4_says_who_says_so(hands: Hands, space: Workspace) -> None:
    hands.chart_of("PCT international applications filed")
    canvas = hands.view.canvas
    canvas.setFocus()
    hands.key(canvas, Qt.Key.Key_Left)
    first = canvas.row()
    hands.key(canvas, Qt.Key.Key_Left)
    hands.key(canvas, Qt.Key.Key_Down)
    assert canvas.row() not in (0, first)
    assert canvas.readout.isVisible()
    key = hands.view.current_key()
    hands.command("who_says_so")
    assert (space.record, space.evidence) == (key, "")
    assert hands.view.data is not None


def test_the_mouse_reads_all_lines_of_a_year(hands: Hands) -> None:
    hands.chart_of("PCT international applications filed")
    canvas = hands.view.canvas
    plot = canvas.plots[0]
    at = plot.mapToScene(plot.frame().point(2022.5, 60_000))
    canvas.read_at(at)
    assert {row.name for row in canvas.readout.rows} == {"China", "United States", "Japan", "Republic of Korea", "Germany"}
    assert any(row.differs for row in canvas.readout.rows)
    assert all(row.publisher for row in canvas.readout.rows)


def test_a_mark_opens_its_event(hands: Hands, space: Workspace) -> None:
    hands.chart_of("PCT international applications filed")
    hands.type(hands.view.panel.events, "National Intellectual Property Strategy")
    hands.key(hands.view.panel.events, Qt.Key.Key_Return)
    plot = hands.view.canvas.plots[0]
    mark = plot.drawer.event_marks(plot.frame())[0]
    at = hands.view.canvas.mapFromScene(plot.mapToScene(mark.at))
    hands.click(hands.view.canvas.viewport(), at)
    assert space.record == mark.event.key


def test_the_years_of_the_chart_are_those_of_the_chip(hands: Hands, space: Workspace) -> None:
    hands.chart_of("PCT international applications filed")
    hands.view.panel.histogram.span_changed.emit(2015, 2020)
    hands.settle()
    assert space.query.years == (2015, 2020)
    assert {point.year for one in hands.data.series for point in one.points} <= set(range(2015, 2021))
    hands.window.actions_["clear_filters"].trigger()
    hands.settle()
    assert hands.data.spec.years is None
    assert min(point.year for one in hands.data.series for point in one.points) < 2015
    assert hands.data.spec.indicators == ("pct-applications",)


def test_the_base_year_is_dragged(hands: Hands) -> None:
    hands.chart_of("PCT international applications filed")
    hands.view._change(measure="index")
    hands.settle()
    line = hands.view.canvas._base
    assert line is not None
    line.setPos(2015.2)
    line.sigPositionChangeFinished.emit(line)
    hands.settle()
    assert hands.data.spec.base == 2015


def test_each_change_is_a_step_back(hands: Hands, space: Workspace) -> None:
    hands.chart_of("PCT international applications filed")
    hands.remove("Germany")
    assert "de" not in {one.thing.area_id for one in hands.data.series}
    hands.command("back")
    assert "de" in {one.thing.area_id for one in hands.data.series}


def test_the_reader_gives_it_a_title_that_stands_on_what_leaves(hands: Hands) -> None:
    hands.chart_of("PCT international applications filed")
    hands.type(hands.view.panel.name, "For the speech")
    hands.key(hands.view.panel.name, Qt.Key.Key_Return)
    picture = hands.view.picture()
    assert picture is not None
    assert picture.title == "For the speech"
    assert hands.view._name.text() == "For the speech"


def test_ranked_bars_go_through_the_years(hands: Hands) -> None:
    hands.chart_of("PCT international applications filed")
    hands.view._change(kind="ranked", everyone=True)
    hands.settle()
    year = hands.data.spec.year
    hands.view.years.step(-1)
    hands.settle()
    assert hands.data.spec.year == (year or 0) - 1


def test_the_data_behind_are_a_table_by_one_key(hands: Hands) -> None:
    hands.chart_of("PCT international applications filed")
    hands.command("chart_table")
    table = hands.view.table
    assert isinstance(table, Figures)
    assert table.isVisible()
    model = table.model()
    assert model.columnCount() == 1 + len(hands.data.series)
    spoken = model.data(model.index(model.rowCount() - 1, 1), Qt.ItemDataRole.AccessibleTextRole)
    assert "China" in spoken
    hands.command("chart_table")
    assert hands.view.canvas.isVisible()


def test_a_screen_reader_hears_the_chart_in_a_sentence(hands: Hands) -> None:
    hands.chart_of("PCT international applications filed")
    assert hands.view.canvas.accessibleName()
    assert "China: from" in hands.view.canvas.accessibleDescription()


def test_both_languages_and_themes_are_taken_at_once(hands: Hands, space: Workspace) -> None:
    hands.chart_of("PCT international applications filed")
    ground = hands.view.canvas.backgroundBrush().color()
    hands.window.settings.set("theme", "dark")
    assert hands.view.canvas.backgroundBrush().color() != ground
    hands.window.settings.set("theme", "light")
    space.set_languages("zh", "zh")
    hands.settle()
    assert hands.view._name.text() == "PCT国际专利申请量"
    assert hands.view.canvas.plots[0].drawer.name(0) == "中国"


# -- kept, copied, presented -----------------------------------------------------------------------------------------------------------


def test_a_chart_is_kept_under_a_name_and_opens_as_it_was(hands: Hands, space: Workspace) -> None:
    hands.chart_of("PCT international applications filed")
    hands.view._change(log=True, shown=("bridge",))
    space.set_query(space.query.with_years((2000, 2020)))
    hands.settle()
    was = hands.data.spec
    hands.command("save_search")
    hands.command("home")
    (kept,) = hands.window.searches.saved
    assert kept.chart is not None
    hands.window.searches.open(kept.id)
    hands.settle()
    assert hands.data.spec == was


def test_its_files_are_named_in_the_languages_of_names(hands: Hands, space: Workspace) -> None:
    hands.chart_of("PCT international applications filed")
    proposed: list[str] = []
    hands.window.printing.ask_path = lambda path: proposed.append(path.name)
    hands.window.exporting.ask_path = lambda path, form: proposed.append(path.name)
    for language, holds in (("both", ("PCT ", "国际专利申请", "–")), ("zh", ("国际专利申请",)), ("en", ("PCT ",))):
        space.set_languages("en", language)
        hands.settle()
        picture = hands.view.picture()
        assert picture is not None
        hands.window.printing.save(picture)
        hands.window.charting.export_as("pptx")
        assert proposed[-1].removesuffix(".pptx") == proposed[-2].removesuffix(".png")
        assert all(word in proposed[-1] for word in holds)
        assert (language == "en") == ("申请" not in proposed[-1])


def test_picture_and_figures_are_copied_together(hands: Hands) -> None:
    data = hands.chart_of("PCT international applications filed")
    hands.command("copy")
    mime = QGuiApplication.clipboard().mimeData()
    assert mime.hasImage()
    assert "70,160" in mime.text()
    assert data.data_version in mime.text()


def test_figures_are_copied_alone_with_headings_and_sources(hands: Hands) -> None:
    data = hands.chart_of("PCT international applications filed")
    QGuiApplication.clipboard().setText("of before")
    hands.command("copy_with_headers")
    mime = QGuiApplication.clipboard().mimeData()
    assert not mime.hasImage()
    lines = mime.text().splitlines()
    assert "\t" in lines[0]
    assert any("70,160" in line for line in lines[1:])
    assert any(data.data_version in line for line in lines[2:])
    assert not hands.window.notices.strip.isHidden()


def test_the_wall_and_the_picture_say_names_in_the_language_of_the_chart(hands: Hands, space: Workspace) -> None:
    hands.chart_of("PCT international applications filed")
    space.set_languages("en", "zh")
    hands.settle()
    hands.command("present")
    hall, picture = hands.window.charting.hall, hands.view.picture()
    assert isinstance(hall, Hall)
    assert picture is not None
    assert hall.windowTitle() == hall.accessibleName() == hands.view._name.text() == picture.title
    assert "申请" in hall.windowTitle()
    assert hall.canvas.names == "zh"
    hall.close()


def test_presented_it_fills_the_screen_in_large_type_and_the_arrows_go_on(qtbot: QtBot, hands: Hands) -> None:
    hands.chart_of("PCT international applications filed")
    hands.command("present")
    hall = hands.window.charting.hall
    assert isinstance(hall, Hall)
    hall.resize(1280, 720)
    assert hall.canvas.plots[0].drawer.look.line("body") >= 720 / 36
    QTest.keyClick(hall, Qt.Key.Key_Left)
    assert hall.canvas.row()
    QTest.keyClick(hall, Qt.Key.Key_Escape)
    assert not hall.isVisible()
