"""What is painted: every lane, mark, word and cluster of a scene leaves ink where it stands, on screen and in pictures that leave."""

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest
from PySide6.QtCore import QRectF, QSizeF
from PySide6.QtGui import QColor, QImage, QPainter

from storage.query import Query
from tests.ui.parts.timeline.boards import Board, Boards, between
from ui import print as pictures
from ui.parts.timeline.draw import Write, draw_scene
from ui.parts.timeline.drawing import TimelineDrawing, drawing_of
from ui.parts.timeline.lettering import Lettering
from ui.parts.timeline.scene import Mark, Said, Scene
from ui.theme import Theme
from ui.widgets.paint import draw_text

RESOURCES = Path(__file__).resolve().parents[4] / "resources"
NEAR = 60  # of 255: antialiasing mixes colours, a missing mark has none of it


def painted(scene: Scene, theme: Theme, factor: float = 1.0, write: Write = draw_text) -> QImage:
    image = QImage((QSizeF(scene.width, scene.height) * factor).toSize(), QImage.Format.Format_RGB32)
    image.setDevicePixelRatio(factor)
    with QPainter(image) as painter:
        draw_scene(painter, theme, scene, write)
    return image


def pixels(image: QImage, box: QRectF) -> Iterator[QColor]:
    factor = image.devicePixelRatio()
    inside = QRectF(box.topLeft() * factor, box.size() * factor).toRect().intersected(image.rect())
    for y in range(inside.top(), inside.bottom() + 1):
        for x in range(inside.left(), inside.right() + 1):
            yield image.pixelColor(x, y)


def far(one: QColor, other: QColor) -> int:
    return max(abs(one.red() - other.red()), abs(one.green() - other.green()), abs(one.blue() - other.blue()))


def ink(image: QImage, box: QRectF, colour: QColor) -> float:
    """The share of a box that is of about this colour."""
    found = [far(one, colour) < NEAR for one in pixels(image, box)]
    return sum(found) / max(1, len(found))


def box_of(mark: Mark) -> QRectF:
    return QRectF(mark.left, mark.y - 4, mark.right - mark.left, 8)


def missing(scene: Scene, image: QImage, theme: Theme) -> Iterator[str]:
    """What a scene has and its image lacks."""
    text = theme.colour("text")
    for place, band in enumerate(scene.bands):
        words = QRectF(22, scene.y(place) + min(band.height / 2, 19) - 8, scene.margin - 60, 16)
        if ink(image, words, text if band.tracks or band.broad else theme.colour("muted")) < 0.01:
            yield f"the lane {band.lane.label}"
    for mark in (*scene.marks, *scene.tray):
        if mark.right < scene.width:
            yield from missing_of(mark, image, theme)
    for era in scene.eras:
        if era.left >= 0 and era.right - era.left > 60 and ink(image, QRectF(scene.margin + era.left + 4, 2, 50, 18), text) < 0.01:
            yield f"the year {era.label}"
    for entry in scene.legend:
        if ink(image, QRectF(entry.x, scene.height - 20, 9, 10), theme.data(entry.looks.hue)) < 0.1:
            yield f"the colour of {entry.label}"


def missing_of(mark: Mark, image: QImage, theme: Theme) -> Iterator[str]:
    text, surface = theme.colour("text"), theme.colour("surface")
    ground = [far(one, surface) > NEAR / 4 for one in pixels(image, box_of(mark))]
    if sum(ground) < 0.2 * len(ground):
        yield f"the mark of {mark.label or mark.row}"
    if mark.label and ink(image, QRectF(mark.label_x, mark.y - 8, mark.label_width, 16), text) < 0.02:
        yield f"the words {mark.label}"
    if mark.plus and ink(image, QRectF(mark.plus_x + 3, mark.y - 6, mark.plus_width - 6, 12), text) < 0.02:
        yield f"the cluster {mark.plus} of {mark.label}"


@pytest.mark.parametrize(("factor", "write"), [(1.0, draw_text), (1.0, Lettering()), (2.0, Lettering())])
@pytest.mark.parametrize(("first", "last"), [("2024-07", "2025-06"), ("2015", "2026"), ("2024-09-01", "2024-09-30")])
def test_nothing_of_a_scene_is_missing(board: Boards, theme: Theme, first: str, last: str, factor: float, write: Write) -> None:
    scene = board(colours="topic_id").scene(scale=between(first, last), height=None)
    assert len(scene.marks) > 5
    assert list(missing(scene, painted(scene, theme, factor, write), theme)) == []


def middle(image: QImage, box: QRectF, colour: QColor) -> float:
    """The height at which the ink of a box lies on the average."""
    inside = box.toRect()
    places = ((x, y) for y in range(inside.top(), inside.bottom() + 1) for x in range(inside.left(), inside.right()))
    rows = [y for x, y in places if far(image.pixelColor(x, y), colour) < NEAR]
    return sum(rows) / max(1, len(rows))


def test_words_stand_alike_on_screen_and_in_pictures(board: Boards, theme: Theme) -> None:
    """Chinese beside English too: both stand in the middle of their line."""
    plain = board().scene(scale=between("2024-07", "2025-06"), height=None)
    marks = [mark._replace(label="专利 patent"[: 9 if mark.more else 2]) for mark in plain.marks if mark.label_width > 60]
    scene = replace(plain, marks=tuple(marks))
    one, other = (painted(scene, theme, 1.0, write) for write in (draw_text, Lettering()))
    for mark in marks:
        box = QRectF(mark.label_x, mark.y - 10, 40, 20)
        assert middle(one, box, theme.colour("text")) == pytest.approx(middle(other, box, theme.colour("text")), abs=1.2)


def test_what_is_missing_would_be_seen(board: Boards, theme: Theme) -> None:
    """The look above tells a lane, a word and a cluster that are there from ones that are not."""
    scene = board().scene(scale=between("2024-07", "2025-06"), height=None)
    cluster = next(mark for mark in scene.marks if mark.more and mark.label)
    lane = scene.bands[3]
    spoilt = replace(
        scene,
        marks=tuple(mark._replace(label="", more=0) if mark is cluster else mark for mark in scene.marks),
        bands=tuple(replace(band, lane=band.lane._replace(label="", icon="")) if band is lane else band for band in scene.bands),
    )
    found = list(missing(scene, painted(spoilt, theme), theme))
    assert found == [f"the lane {lane.lane.label}", f"the words {cluster.label}", f"the cluster {cluster.plus} of {cluster.label}"]


def test_the_dark_has_marks_and_words_too(board: Boards) -> None:
    dark = Theme(RESOURCES, "dark")
    scene = board().scene(scale=between("2024-07", "2025-06"), height=None)
    image = painted(scene, dark)
    assert far(image.pixelColor(round(scene.width) - 3, round(scene.height) - 3), dark.colour("surface")) < 3
    assert [one for one in missing(scene, image, dark) if "mark" in one or "lane" in one] == []


def test_selected_and_focused_marks_stand_out(board: Boards, theme: Theme) -> None:
    events, scale = board(), between("2024-07", "2025-06")
    mark = next(mark for mark in events.scene(scale=scale).marks if mark.label)
    chosen = events.scene(scale=scale, chosen=frozenset({mark.row}))
    focused = events.scene(scale=scale, focus=(mark.band, mark.place), focused=True)
    around = QRectF(mark.left - 6, mark.y - 12, mark.label_x + mark.label_width - mark.left + 12, 24)
    plain = ink(painted(events.scene(scale=scale), theme), around, theme.colour("accent"))
    assert ink(painted(chosen, theme), around, theme.colour("selected")) > 0.3
    assert ink(painted(focused, theme), around, theme.colour("accent")) > plain + 0.03


# -- pictures --------------------------------------------------------------------------------------------------------------------------


def picture(events: Board, theme: Theme, first: str, last: str) -> tuple[TimelineDrawing, pictures.Picture]:
    asked = replace(events.asked, scale=between(first, last), chosen=frozenset({1}))
    drawn = drawing_of(asked, theme, events.titles, Said("No date", "its sources give no date"))
    return drawn, pictures.Picture(drawn, "Events: timeline", "Search: AI", ("IP Almanac, data 2026",))


def test_a_picture_has_all_lanes_and_is_light(board: Boards, theme: Theme) -> None:
    light = Theme(RESOURCES, "light")
    drawn, whole = picture(board(), Theme(RESOURCES, "dark"), "2024-07", "2025-06")
    scene = drawn.scene(light, drawn.size.width())
    assert scene.content <= scene.bottom - scene.top
    assert scene.chosen == frozenset()
    image = pictures.image(whole, light)
    assert image.pixelColor(2, 2) == QColor("#FFFFFF")


def test_words_of_an_svg_stay_words(board: Boards, theme: Theme) -> None:
    drawn, whole = picture(board(Query(text="AI")), theme, "2023", "2025")
    svg = pictures.svg(whole, theme).decode()
    scene = drawn.scene(theme, drawn.size.width())
    for band in scene.bands:
        assert band.lane.label in svg
    for mark in scene.marks:
        if mark.label.isascii() and "&" not in mark.label and '"' not in mark.label:
            assert mark.label in svg
    assert "Events: timeline" in svg
    assert "Search: AI" in svg
    assert ">2024<" in svg
