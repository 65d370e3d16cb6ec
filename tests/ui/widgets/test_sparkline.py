"""Gaps stay open, ranks stand upside down, differences are as tall as they are; each point can be read and opened."""

import pytest
from hypothesis import given
from hypothesis import strategies as st
from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QColor, QImage
from pytestqt.qtbot import QtBot

from ui.theme import Theme
from ui.widgets.spark_shape import Shape
from ui.widgets.sparkline import Sparkline, SparkPoint

PLOT = QRectF(0, 0, 100, 50)


def point(year: int, value: float, **more: object) -> SparkPoint:
    return SparkPoint(year, value, str(year), f"{value:,}", **more)  # type: ignore[arg-type]


SERIES = [point(2000, 10), point(2001, 20), point(2004, 30, joined=False), point(2005, 40)]


@pytest.fixture
def spark(theme: Theme, qtbot: QtBot) -> Sparkline:
    made = Sparkline(theme)
    qtbot.addWidget(made)
    made.set_points(SERIES, 1, name="Huawei", summary="From 10 in 2000 to 40 in 2005.")
    made.resize(240, 96)
    with qtbot.waitExposed(made):
        made.show()
    made.setFocus()
    return made


def test_a_gap_ends_the_line() -> None:
    assert Shape(SERIES, PLOT).runs == [[0, 1], [2, 3]]


def test_a_bound_joins_nothing() -> None:
    shape = Shape([point(2000, 1), point(2001, 2, bound="above"), point(2002, 3)], PLOT)
    assert shape.runs == [[0], [1], [2]]
    assert shape.alone == {0, 1, 2}


def test_more_stands_higher_and_better_ranks_too() -> None:
    plain, ranks = Shape(SERIES, PLOT), Shape(SERIES, PLOT, upside_down=True)
    assert plain.up(40) < plain.up(10)
    assert ranks.up(1) < ranks.up(40)


def test_the_ground_is_zero_only_where_that_shows_the_series() -> None:
    assert Shape(SERIES, PLOT).from_zero
    assert not Shape([point(2000, 1000), point(2001, 1010)], PLOT).from_zero
    assert not Shape([point(2000, -5), point(2001, 10)], PLOT).from_zero
    assert not Shape(SERIES, PLOT, upside_down=True).from_zero


def test_a_difference_is_as_tall_as_it_is_and_never_too_small_to_see() -> None:
    shape = Shape([point(2000, 20, low=10, high=30, differ=True), point(2001, 40), point(2002, 20, low=19.9, high=20, differ=True)], PLOT)
    assert shape.spread(0) == (shape.up(30), shape.up(10))
    top, bottom = shape.spread(2)
    assert bottom - top >= 8


values = st.floats(-1e12, 1e12)


@given(st.lists(values, min_size=1, max_size=30), st.booleans())
def test_every_point_stands_on_the_plot(series: list[float], upside_down: bool) -> None:
    shape = Shape([point(2000 + year, value) for year, value in enumerate(series)], PLOT, upside_down=upside_down)
    for place in shape.places:
        assert PLOT.adjusted(-1e-6, -1e-6, 1e-6, 1e-6).contains(place)
    assert shape.nearest(-50) == 0
    assert shape.nearest(1000) == len(series) - 1


def test_the_arrow_keys_read_points_and_enter_opens(spark: Sparkline, qtbot: QtBot) -> None:
    read: list[int] = []
    spark.point_read.connect(read.append)
    for key in (Qt.Key.Key_Right, Qt.Key.Key_End, Qt.Key.Key_Right, Qt.Key.Key_Home):
        qtbot.keyClick(spark, key)
    assert read == [2, 3, 0]
    with qtbot.waitSignal(spark.point_clicked, check_params_cb=lambda place: place == 0):
        qtbot.keyClick(spark, Qt.Key.Key_Return)


def test_the_mouse_reads_and_opens_the_nearest_point(spark: Sparkline, qtbot: QtBot) -> None:
    place = spark.shape().places[2].toPoint()
    qtbot.mouseMove(spark, place)
    assert spark.read == 2
    with qtbot.waitSignal(spark.point_clicked, check_params_cb=lambda index: index == 2):
        qtbot.mouseClick(spark, Qt.MouseButton.LeftButton, pos=place)


def painted(spark: Sparkline, role_colour: QColor) -> int:
    """How many dots of the picture have that colour."""
    image = spark.grab().toImage().convertToFormat(QImage.Format.Format_RGB32)
    return sum(image.pixelColor(x, y) == role_colour for x in range(image.width()) for y in range(image.height()))


def test_sources_that_differ_are_seen(spark: Sparkline, theme: Theme) -> None:
    differ = theme.colour("differ")
    assert painted(spark, differ) == 0
    spark.set_points([*SERIES, point(2006, 45, low=20, high=45, differ=True)])
    assert painted(spark, differ) > 0


def test_a_single_point_and_none_can_be_shown(spark: Sparkline, theme: Theme, qtbot: QtBot) -> None:
    spark.set_points([point(2020, 5)])
    assert painted(spark, theme.colour("accent")) > 0
    spark.set_points([])
    assert painted(spark, theme.colour("accent")) == 0
    qtbot.keyClick(spark, Qt.Key.Key_Right)


def test_a_screen_reader_hears_the_whole(spark: Sparkline) -> None:
    assert (spark.accessibleName(), spark.summary) == ("Huawei", "From 10 in 2000 to 40 in 2005.")
