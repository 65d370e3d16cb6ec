"""What is drawn: a line that goes missing, a gap that is closed, a band or a mark that is not there are seen here."""

from collections.abc import Iterator
from dataclasses import replace
from itertools import pairwise
from pathlib import Path

import pytest
from PySide6.QtCore import QPointF, QRectF, QSizeF
from PySide6.QtGui import QColor, QImage, QPainter
from pytestqt.qtbot import QtBot

from storage.chart_data import chart_data
from storage.chart_proposal import proposed
from storage.chart_values import ChartData, ChartSeries
from storage.charts import ChartSpec
from storage.library import Library
from storage.query import Query
from storage.series import Thing
from ui.paper import Paper
from ui.parts.chart.board import ChartDrawing, drawers_of, frame_of, rooms
from ui.parts.chart.drawing import Drawer, Hit
from ui.parts.chart.ends import Ends
from ui.parts.chart.lines import halo
from ui.parts.chart.look import Look
from ui.parts.chart.scale import Frame

RESOURCES = Path(__file__).resolve().parents[4] / "resources"
SIZE = (900, 500)


@pytest.fixture(scope="module")
def library(library_path: Path) -> Iterator[Library]:
    made = Library(library_path)
    yield made
    made.close()


@pytest.fixture
def paper(qtbot: QtBot) -> Paper:
    return Paper(RESOURCES)


def spec_of(library: Library, key: str) -> ChartSpec:
    spec = proposed(library, key=key)
    assert spec is not None
    return spec


def painted(data: ChartData, paper: Paper) -> QImage:
    image = QImage(*SIZE, QImage.Format.Format_RGB32)
    image.fill(paper.colour("surface"))
    with QPainter(image) as painter:
        ChartDrawing(data, QSizeF(*SIZE)).draw(painter, QRectF(0, 0, *SIZE), paper, "en")
    return image


def only(data: ChartData, paper: Paper) -> tuple[Drawer, Frame]:
    (drawer,) = drawers_of(data, Look(paper))
    return drawer, frame_of(drawer, *SIZE)


def close_to(image: QImage, at: QPointF, colour: QColor, reach: int = 3, tolerance: int = 40) -> bool:
    """Whether some pixel around a place has nearly that colour: antialiasing is no fault."""
    for x in range(int(at.x()) - reach, int(at.x()) + reach + 1):
        for y in range(int(at.y()) - reach, int(at.y()) + reach + 1):
            if image.rect().contains(x, y):
                found = image.pixelColor(x, y)
                if (
                    max(abs(found.red() - colour.red()), abs(found.green() - colour.green()), abs(found.blue() - colour.blue()))
                    <= tolerance
                ):
                    return True
    return False


def places(drawer: Drawer, frame: Frame, series: ChartSeries) -> list[QPointF]:
    return [frame.point(point.x, point.value) for point in series.points]


def test_every_point_of_every_line_is_drawn_in_its_colour(library: Library, paper: Paper) -> None:
    data = chart_data(library, spec_of(library, "indicators/pct-applications"))
    image, (drawer, frame) = painted(data, paper), only(data, paper)
    for number, series in enumerate(drawer.panel.series):
        seen = [close_to(image, at, drawer.styles[number].colour, 4) for at in places(drawer, frame, series)]
        assert seen.count(False) <= 1  # a marker may lie under that of another line


def test_a_gap_is_left_open_and_bridged_only_when_asked(library: Library, paper: Paper) -> None:
    spec = ChartSpec((Thing("pct-applications", "kr", "", ""),), shown=())
    for shown, bridged in (((), False), (("bridge",), True)):
        data = chart_data(library, replace(spec, shown=shown))
        image, (drawer, frame) = painted(data, paper), only(data, paper)
        series, colour = drawer.panel.series[0], drawer.styles[0].colour
        at = places(drawer, frame, series)
        gaps = [place for place in range(1, len(at)) if not series.joined[place]]
        assert gaps
        for place in gaps:
            way = [at[place - 1] + (at[place] - at[place - 1]) * share for share in (0.35, 0.4, 0.45, 0.5, 0.55, 0.6)]
            assert any(close_to(image, middle, colour, 2, 120) for middle in way) == bridged


def test_where_sources_differ_the_figure_has_a_height(library: Library, paper: Paper) -> None:
    spec = ChartSpec((Thing("rd-share-of-gdp", "kr", "", ""),))
    data = chart_data(library, spec)
    drawer, frame = only(data, paper)
    points = drawer.panel.series[0].points
    wide = max(points, key=lambda point: point.high - point.low)
    room = halo(frame, drawer.look, wide)
    assert room.height() >= abs(frame.height(wide.high) - frame.height(wide.low))
    image, without = painted(data, paper), painted(chart_data(library, replace(spec, shown=())), paper)
    at = room.bottomLeft() + QPointF(room.width() / 2, -2)
    assert image.pixelColor(at.toPoint()) != without.pixelColor(at.toPoint())


def test_ranks_stand_upside_down_with_1_on_top(library: Library, paper: Paper) -> None:
    _, frame = only(chart_data(library, spec_of(library, "indicators/st-cluster-rank")), paper)
    assert frame.height(1) < frame.height(5)
    assert frame.plot.top() <= frame.height(1)


def test_bars_begin_at_zero_and_lines_say_when_they_do_not(library: Library, paper: Paper) -> None:
    growth = chart_data(library, spec_of(library, "indicators/gerd-growth"))
    drawer, _ = only(growth, paper)
    assert drawer.limits()[2] <= 0
    lines, _ = only(chart_data(library, ChartSpec((Thing("gii-score", "cn", "", ""),))), paper)
    assert lines.limits()[2] > 0
    assert lines.warning()
    assert not only(chart_data(library, spec_of(library, "indicators/pct-applications")), paper)[0].warning()


def test_each_bar_of_a_ranking_is_as_long_as_its_figure(library: Library, paper: Paper) -> None:
    data = chart_data(library, spec_of(library, "indicators/ai-patents-granted"))
    drawer, frame = only(data, paper)
    rows = drawer.rows(frame)  # type: ignore[attr-defined]
    bars = [drawer.bar(frame, hit, row) for hit, row in rows]  # type: ignore[attr-defined]
    lengths = [bar.width() / drawer.point(hit).value for bar, (hit, _) in zip(bars, rows, strict=True) if bar.width() > 3]
    assert max(lengths) - min(lengths) < 1e-6 * max(lengths)
    image = painted(data, paper)
    assert all(close_to(image, bar.center(), drawer.styles[hit.series].colour, 1) for bar, (hit, _) in zip(bars[:3], rows, strict=False))


def test_events_stand_below_at_their_day_and_their_words_never_overlap(library: Library, paper: Paper) -> None:
    data = chart_data(library, replace(spec_of(library, "indicators/pct-applications"), events=Query("events", "law")))
    drawer, frame = only(data, paper)
    marks = drawer.event_marks(frame)
    assert len(marks) == len(data.events) > 3
    for mark in marks:
        assert mark.at.x() == pytest.approx(frame.across(mark.event.x))
    worded = [mark.room for mark in marks if mark.words]
    assert all(before.right() <= after.left() + 9 for before, after in pairwise(worded))
    image = painted(data, paper)
    assert all(close_to(image, mark.at, paper.colour("muted"), 1) for mark in marks)


def test_what_stands_at_a_year_is_read_with_all_lines(library: Library, paper: Paper) -> None:
    data = chart_data(library, spec_of(library, "indicators/pct-applications"))
    drawer, frame = only(data, paper)
    hits, current = drawer.hits_at(frame, frame.point(2022.5, 59_056))
    assert {drawer.point(hit).year for hit in hits} == {2022}
    assert len(hits) == len(drawer.panel.series)
    assert drawer.panel.series[hits[current].series].thing.area_id == "us"


@pytest.mark.parametrize("count", range(1, 13))
def test_panels_fill_the_room_without_overlapping(count: int) -> None:
    made = rooms(count, QRectF(0, 0, 900, 600), 10)
    assert len(made) == count
    assert all(QRectF(-1, -1, 902, 602).contains(room) for room in made)
    assert not any(one.intersects(other) for place, one in enumerate(made) for other in made[place + 1 :])


@pytest.mark.parametrize(
    ("value", "language", "said"),
    [
        (11_700_000.0, "en", "11.7 million"),
        (11_700_000.0, "zh", "1,170万"),
        (15_230_000.0, "en", "15.23 million"),
        (113_789_328.0, "en", "113,789,328"),  # rounded it would be another figure
    ],
)
def test_the_value_at_the_end_of_a_line_keeps_its_digits(library: Library, paper: Paper, value: float, language: str, said: str) -> None:
    data = chart_data(library, spec_of(library, "indicators/pct-applications"))
    line = data.series[0]
    last = line.points[-1]
    ended = line._replace(points=(*line.points[:-1], last._replace(value=value, point=last.point._replace(value=value))))
    (drawer,) = drawers_of(replace(data, series=(ended,)), Look(paper, language))
    assert isinstance(drawer, Ends)
    assert said in drawer._value(0)


def test_the_keys_go_through_every_figure(library: Library, paper: Paper) -> None:
    for key in ("indicators/pct-applications", "indicators/gerd-growth"):
        data = chart_data(library, spec_of(library, key))
        drawer, _ = only(data, paper)
        every = {Hit(number, place) for number, one in enumerate(drawer.panel.series) for place in range(len(one.points))}
        assert {hit for stop in drawer.stops() for hit in stop} == every


def test_colours_reach_three_to_one_on_both_grounds(qtbot: QtBot) -> None:
    from ui.theme import Theme

    for mode in ("light", "dark"):
        theme = Theme(RESOURCES, mode)
        for place in range(8):
            assert _contrast(theme.data(place), theme.colour("surface")) >= 3


def _contrast(one: QColor, other: QColor) -> float:
    def bright(colour: QColor) -> float:
        shares = (colour.redF(), colour.greenF(), colour.blueF())
        red, green, blue = (part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in shares)
        return float(0.2126 * red + 0.7152 * green + 0.0722 * blue)

    high, low = sorted((bright(one), bright(other)), reverse=True)
    return (high + 0.05) / (low + 0.05)
