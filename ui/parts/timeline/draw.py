"""Paints a Scene. The one function for screen, PNG, SVG, PDF and paper; it keeps no state and reads nothing but the scene and the theme."""

from collections.abc import Callable, Sequence

from PySide6.QtCore import QLineF, QPointF, QRectF, Qt
from PySide6.QtGui import QPainter, QPen

from storage.words import fill as fill_in
from ui.parts.timeline.scene import Heap, Mark, Scene
from ui.parts.timeline.shapes import RADIUS, draw_mark, shape
from ui.theme import Theme
from ui.widgets.paint import CENTRE, RIGHT, draw_text, fill, pen

Write = Callable[..., object]  # what is called as `draw_text` is


def draw_scene(painter: QPainter, theme: Theme, scene: Scene, write: Write = draw_text) -> None:
    """All of it, from (0, 0) on. write: how words are painted."""
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.fillRect(QRectF(0, 0, scene.width, scene.height), theme.colour("surface"))
    painter.save()
    painter.setClipRect(QRectF(0, scene.top, scene.width, scene.bottom - scene.top))
    _bands(painter, theme, scene, write)
    painter.setClipRect(QRectF(scene.margin, scene.top, scene.width - scene.margin, scene.bottom - scene.top))
    _grid(painter, theme, scene)
    draw_heaps(painter, theme, scene.heaps)
    for mark in scene.marks:
        _mark(painter, theme, scene, mark, write)
    if not scene.counts.shown and scene.counts.total > scene.counts.undated:
        middle = QRectF(scene.margin, (scene.top + scene.bottom) / 2 - 12, scene.width - scene.margin, 24)
        write(painter, theme, middle, fill_in(scene.said.nothing, scene.counts._asdict()), "muted", "body", align=CENTRE)
    painter.restore()
    _axis(painter, theme, scene, write)
    _foot(painter, theme, scene, write)
    painter.setPen(pen(theme.colour("line")))
    painter.drawLine(QPointF(scene.margin - 0.5, 0), QPointF(scene.margin - 0.5, scene.bottom))


# -- axis and lanes --------------------------------------------------------------------------------------------------------------------


def _grid(painter: QPainter, theme: Theme, scene: Scene) -> None:
    painter.setRenderHint(QPainter.RenderHint.Antialiasing, False)  # upright lines are sharper without, and five times as fast
    for strong in (False, True):
        painter.setPen(QPen(theme.colour("line", 255 if strong else 130), 1))
        xs = [scene.margin + tick.x for tick in scene.ticks if tick.strong == strong and 0 < tick.x < scene.width - scene.margin]
        painter.drawLines([QLineF(x, scene.top, x, scene.bottom) for x in xs])
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    if scene.today is not None:
        painter.setPen(pen(theme.colour("accent", 150), 1.2, Qt.PenStyle.DotLine))
        painter.drawLine(QPointF(scene.today, scene.top), QPointF(scene.today, scene.bottom))


def _axis(painter: QPainter, theme: Theme, scene: Scene, write: Write) -> None:
    painter.save()
    painter.setClipRect(QRectF(scene.margin, 0, scene.width - scene.margin, scene.top + 1))
    half = scene.top / 2
    only = not scene.eras
    for tick in scene.ticks:
        x = scene.margin + tick.x
        if tick.x < -2 or x > scene.width - 12:
            continue  # half a year is misread
        painter.setPen(pen(theme.colour("line")))
        painter.drawLine(QPointF(x, half if tick.strong else scene.top - 12), QPointF(x, scene.top))
        place = QRectF(x + 5, 0 if only else half - 3, 90, scene.top if only else half)
        weight = "medium" if only else "regular"
        write(painter, theme, place, tick.label, "text" if only or tick.strong else "muted", "small", weight)
    _eras(painter, theme, scene, half, write)
    painter.restore()
    painter.setPen(pen(theme.colour("line")))
    painter.drawLine(QPointF(0, scene.top - 0.5), QPointF(scene.width, scene.top - 0.5))


def _eras(painter: QPainter, theme: Theme, scene: Scene, half: float, write: Write) -> None:
    """A year stays in sight as long as any of it is; where two would meet, the one that goes gives way."""
    metrics = theme.metrics("small", "semibold")
    for era in scene.eras:
        left = scene.margin + max(0.0, era.left) + 5
        room = scene.margin + era.right - left
        if metrics.horizontalAdvance(era.label) <= room - 4:
            write(painter, theme, QRectF(left, 1, room, half), era.label, "text", "small", "semibold")
        if era.left > 0:
            painter.setPen(pen(theme.colour("line")))
            painter.drawLine(QPointF(scene.margin + era.left, 4), QPointF(scene.margin + era.left, scene.top))


def _bands(painter: QPainter, theme: Theme, scene: Scene, write: Write) -> None:
    for place, band in enumerate(scene.bands):
        top = scene.y(place)
        if top > scene.bottom or top + band.height < scene.top:
            continue
        middle = top + min(band.height / 2, 19.0)
        painter.setPen(pen(theme.colour("line")))
        painter.drawLine(QPointF(0, top + band.height - 0.5), QPointF(scene.width, top + band.height - 0.5))
        if not scene.still:
            caret = "caret-right" if band.lane.closed else "caret-down"
            theme.draw_icon(painter, caret, QRectF(6, middle - 5, 10, 10), "disabled")
        left = 22.0
        if band.lane.icon:
            theme.draw_icon(painter, band.lane.icon, QRectF(left, middle - 8, 16, 16), "muted")
            left += 22
        number = f"{band.count:,}"
        wide = theme.metrics("small").horizontalAdvance(number)
        write(painter, theme, QRectF(scene.margin - wide - 9, middle - 10, wide + 1, 20), number, "muted", "small")
        name = QRectF(left, middle - 10, scene.margin - wide - 16 - left, 20)
        quiet = not (band.tracks or band.broad)  # nothing of it is in view
        write(painter, theme, name, band.lane.label, "muted" if quiet else "text", "small", "regular" if quiet else "medium")


def draw_heaps(painter: QPainter, theme: Theme, heaps: Sequence[Heap]) -> None:
    """The density."""
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing, False)
    painter.setPen(Qt.PenStyle.NoPen)
    for heap in heaps:
        painter.setBrush(theme.data(heap.looks.hue))
        painter.drawRects([QRectF(left, heap.bottom - high, wide, high) for left, wide, high in heap.bars])
    painter.restore()


# -- marks -----------------------------------------------------------------------------------------------------------------------------


def _mark(painter: QPainter, theme: Theme, scene: Scene, mark: Mark, write: Write) -> None:
    chosen = mark.row in scene.chosen
    focus = scene.focused and scene.focus == (mark.band, mark.place)
    if chosen or focus:
        _frame(painter, theme, mark, chosen, focus)
    draw_mark(painter, theme, mark, theme.data(mark.looks.hue))
    if mark.label:
        role = "selected_text" if chosen else "muted" if mark.echo else "text"
        place = QRectF(mark.label_x, mark.y - 10, mark.label_width + 40, 20)
        write(painter, theme, place, mark.label, role, "small", "medium" if chosen else "regular")
    if mark.plus:
        _plus(painter, theme, mark, write)


def _frame(painter: QPainter, theme: Theme, mark: Mark, chosen: bool, focus: bool) -> None:
    """The ground of what is selected, and the ring of what has the keyboard."""
    until = max(mark.right, mark.label_x + mark.label_width if mark.label else mark.right)
    box = QRectF(mark.left - 5, mark.y - 10.5, until - mark.left + 10, 21)
    painter.setPen(pen(theme.colour("accent"), 2 if focus else 1.2) if focus or chosen else Qt.PenStyle.NoPen)
    painter.setBrush(theme.colour("selected") if chosen else Qt.BrushStyle.NoBrush)
    painter.drawRoundedRect(box, 6, 6)


def _plus(painter: QPainter, theme: Theme, mark: Mark, write: Write) -> None:
    box = QRectF(mark.plus_x, mark.y - 8, mark.plus_width, 16)
    if mark.more or mark.opened:
        fill(painter, box, theme.colour("sunken"), 8)
    else:
        painter.setPen(pen(theme.colour("line_strong"), 1))
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.drawRoundedRect(box, 8, 8)
    write(painter, theme, box, mark.plus, "text", "caption", "semibold", CENTRE)


# -- tray and legend -------------------------------------------------------------------------------------------------------------------


def _foot(painter: QPainter, theme: Theme, scene: Scene, write: Write) -> None:
    painter.setPen(pen(theme.colour("line")))
    painter.drawLine(QPointF(0, scene.bottom - 0.5), QPointF(scene.width, scene.bottom - 0.5))
    if scene.tray or scene.tray_more:
        _tray(painter, theme, scene, write)
    if scene.legend:
        _legend(painter, theme, scene, write)


def _tray(painter: QPainter, theme: Theme, scene: Scene, write: Write) -> None:
    y = (scene.tray or (scene.tray_more,))[0].y  # type: ignore[union-attr]
    number = f"{scene.counts.undated:,}"
    wide = theme.metrics("small").horizontalAdvance(number)
    write(painter, theme, QRectF(scene.margin - wide - 9, y - 10, wide + 1, 20), number, "muted", "small")
    write(painter, theme, QRectF(22, y - 10, scene.margin - wide - 38, 20), scene.said.undated, "text", "small", "medium")
    for mark in scene.tray:
        _mark(painter, theme, scene, mark, write)
    if scene.tray_more is not None:
        _plus(painter, theme, scene.tray_more, write)
    reason = QRectF(scene.margin + 8, y - 10, scene.width - scene.margin - 20, 20)
    write(painter, theme, reason, scene.said.why, "muted", "small", align=RIGHT)


def _legend(painter: QPainter, theme: Theme, scene: Scene, write: Write) -> None:
    y = scene.height - 15.0
    for entry in scene.legend:
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(theme.data(entry.looks.hue))
        shape(painter, entry.looks.shape, QPointF(entry.x + RADIUS, y))
        write(painter, theme, QRectF(entry.x + 2 * RADIUS + 6, y - 10, entry.width + 4, 20), entry.label, "muted", "small")
