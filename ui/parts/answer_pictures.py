"""The small pictures of the start page's answers: a series with its peak, values apart from one another, days of a month."""

from collections.abc import Sequence
from datetime import date
from itertools import pairwise

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QPainter, QPolygonF

from storage import dates
from storage.answers import Bar, Days, Line, Pair, Pairs, Picture
from ui import formats
from ui.parts.telling import Telling
from ui.theme import Theme
from ui.widgets.paint import CENTRE, RIGHT, draw_text, fill, pen

BELOW, BAR = 17.0, 17.0


def draw_picture(painter: QPainter, theme: Theme, rect: QRectF, picture: Picture, telling: Telling) -> None:
    """Draws a picture into `rect`, some hundred pixels high; nothing for None."""
    painter.save()
    if isinstance(picture, Line):
        _line(painter, theme, rect, picture, telling)
    elif isinstance(picture, Pairs):
        _pairs(painter, theme, rect, picture.pairs, telling)
    elif isinstance(picture, Days) and picture.bars:
        _days(painter, theme, rect, picture, telling)
    painter.restore()


# -- a series --------------------------------------------------------------------------------------------------------------------------


def _line(painter: QPainter, theme: Theme, rect: QRectF, line: Line, telling: Telling) -> None:
    above = theme.metrics("caption", "semibold").height() + 8
    plot = rect.adjusted(2, above, -6, -BELOW)
    xs = [dates.decimal(point.last_day)[1] for point in line.points]
    top = max(point.value for point in line.points) or 1.0
    wide = (xs[-1] - xs[0]) or 1.0
    places = [
        QPointF(plot.left() + (x - xs[0]) / wide * plot.width(), plot.bottom() - max(0.0, point.value) / top * plot.height())
        for x, point in zip(xs, line.points, strict=True)
    ]
    _area(painter, theme, plot, places, line.joined)
    _peak(painter, theme, plot, places[line.marked], line, telling)
    _ends(painter, theme, plot, line, telling)


def _area(painter: QPainter, theme: Theme, plot: QRectF, places: list[QPointF], joined: Sequence[bool]) -> None:
    """The line over its ground; gaps stay open."""
    for (before, place), leads in zip(pairwise(places), joined[1:], strict=True):
        if leads:
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(theme.colour("accent", 26))
            painter.drawPolygon(QPolygonF([QPointF(before.x(), plot.bottom()), before, place, QPointF(place.x(), plot.bottom())]))
            painter.setPen(pen(theme.colour("accent"), 1.8))
            painter.drawLine(before, place)
    painter.setPen(pen(theme.colour("line")))
    painter.drawLine(plot.bottomLeft(), plot.bottomRight())


def _peak(painter: QPainter, theme: Theme, plot: QRectF, place: QPointF, line: Line, telling: Telling) -> None:
    point = line.points[line.marked]
    said = formats.figure(point.value, point.decimals, point.qualifier)
    width = theme.metrics("caption", "semibold").horizontalAdvance(said) + 2
    left = max(plot.left(), min(plot.right() - width + 4, place.x() - width / 2))
    draw_text(painter, theme, QRectF(left, place.y() - 22, width, 16), said, "text", "caption", "semibold", CENTRE)
    painter.setPen(pen(theme.colour("surface"), 1.4))
    painter.setBrush(theme.colour("accent"))
    painter.drawEllipse(place, 4.5, 4.5)


def _ends(painter: QPainter, theme: Theme, plot: QRectF, line: Line, telling: Telling) -> None:
    below = QRectF(plot.left() - 2, plot.bottom() + 2, plot.width() + 8, BELOW - 2)
    first, last = line.points[0], line.points[-1]
    draw_text(painter, theme, below, telling.period(first.start, first.end, short=True), "muted", "caption")
    draw_text(painter, theme, below, telling.period(last.start, last.end, short=True), "muted", "caption", align=RIGHT)


# -- values apart ----------------------------------------------------------------------------------------------------------------------


def _pairs(painter: QPainter, theme: Theme, rect: QRectF, pairs: tuple[Pair, ...], telling: Telling) -> None:
    """A dumbbell each, all to one scale, so that the widest is the longest."""
    periods = [telling.period(*pair.period, short=True) for pair in pairs]
    names = [telling.first(pair.name) for pair in pairs]
    gaps = [f"{formats.DIFFER} {formats.number(*_gap(pair))}" for pair in pairs]
    advance = theme.metrics("small").horizontalAdvance
    dated = max(advance(period) for period in periods) + 8
    named = min(rect.width() * 0.4 - dated, max(advance(name) for name in names) + 6)
    taken = named + dated
    beside = max(theme.metrics("small", "semibold").horizontalAdvance(gap) for gap in gaps) + 10
    widest = max(_gap(pair)[0] for pair in pairs) or 1.0
    step = min(28.0, rect.height() / len(pairs))
    track = QRectF(rect.left() + taken, rect.top(), max(24.0, rect.width() - taken - beside), step)
    for place, (pair, name, period, gap) in enumerate(zip(pairs, names, periods, gaps, strict=True)):
        middle = rect.top() + step * (place + 0.5)
        draw_text(painter, theme, QRectF(rect.left(), middle - 9, named - 6, 18), name, "text", "small")
        draw_text(painter, theme, QRectF(rect.left() + named, middle - 9, dated, 18), period, "text", "small")
        draw_text(painter, theme, QRectF(track.right(), middle - 9, beside, 18), gap, "differ", "small", "semibold", RIGHT)
        half = (track.width() / 2 - 8) * _gap(pair)[0] / widest
        _dumbbell(painter, theme, track, middle, half)


def _gap(pair: Pair) -> tuple[float, int]:
    decimals = max(pair.low.decimals, pair.high.decimals)
    return round(pair.high.value - pair.low.value, decimals), decimals


def _dumbbell(painter: QPainter, theme: Theme, track: QRectF, y: float, half: float) -> None:
    ends = [QPointF(track.center().x() - half, y), QPointF(track.center().x() + half, y)]
    painter.setPen(pen(theme.colour("line")))
    painter.drawLine(QPointF(track.left(), y), QPointF(track.right(), y))
    painter.setPen(pen(theme.colour("differ"), 4))
    painter.drawLine(*ends)
    painter.setPen(pen(theme.colour("surface"), 1.5))
    painter.setBrush(theme.colour("differ"))
    for end in ends:
        painter.drawEllipse(end, 4.5, 4.5)


# -- days ------------------------------------------------------------------------------------------------------------------------------


def _days(painter: QPainter, theme: Theme, rect: QRectF, days: Days, telling: Telling) -> None:
    """A bar from the first day to the last of each; the name in it, or beside it where it is too short."""
    first = min(_number(bar.start) for bar in days.bars)
    last = max(_number(bar.end) for bar in days.bars) + 1
    day = rect.width() / (last - first)
    step = min(20.0, (rect.height() - BELOW) / len(days.bars))
    floor = rect.top() + step * len(days.bars)
    painter.setPen(pen(theme.colour("line")))
    for number in range(last - first + 1):
        painter.drawLine(QPointF(rect.left() + number * day, rect.top()), QPointF(rect.left() + number * day, floor))
    kinds = list(dict.fromkeys(bar.kind for bar in days.bars))
    for place, bar in enumerate(days.bars):
        start, end = ((_number(text) - first) * day + rect.left() for text in (bar.start, bar.end))
        _bar(painter, theme, QRectF(start, rect.top() + step * place + 1, end + day - start, min(BAR, step - 2)), bar, rect, kinds, telling)
    below = QRectF(rect.left(), rect.bottom() - BELOW + 1, rect.width(), BELOW - 1)
    draw_text(painter, theme, below, telling.period(days.bars[0].start, max(bar.end for bar in days.bars), short=True), "muted", "caption")


def _bar(painter: QPainter, theme: Theme, box: QRectF, bar: Bar, rect: QRectF, kinds: list[str], telling: Telling) -> None:
    colour = theme.data(kinds.index(bar.kind))
    soft = type(colour)(colour)
    soft.setAlpha(60)
    fill(painter, box, soft, 4)
    fill(painter, QRectF(box.left(), box.top(), 3, box.height()), colour, 1.5)
    name = telling.first(bar.name)
    inside, after = box.width() - 12, rect.right() - box.right() - 6
    needed = theme.metrics("caption").horizontalAdvance(name)
    within = needed <= inside or inside >= after
    words = QRectF(box.left() + 8, box.top(), inside, box.height()) if within else QRectF(box.right() + 6, box.top(), after, box.height())
    draw_text(painter, theme, words, name, "text", "caption")


def _number(day: str) -> int:
    return date.fromisoformat(dates.first_day(day)).toordinal()
