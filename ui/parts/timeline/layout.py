"""From results, axis and size to a Scene. Knows no Qt: how wide words are and what records are called is asked from the caller."""

import math
from collections.abc import Sequence
from dataclasses import replace
from typing import TYPE_CHECKING, Any

from storage.timeline import Timeline
from ui.parts.timeline.asked import Asked, Words, stored
from ui.parts.timeline.folding import Folded, fold
from ui.parts.timeline.foot import legend, tray
from ui.parts.timeline.heaps import heaps
from ui.parts.timeline.lanes import LEAST_LANE, Band, around, bands
from ui.parts.timeline.marks import labelled, marks
from ui.parts.timeline.scale import Scale
from ui.parts.timeline.scene import Counts, Heap, Mark, Scene
from ui.parts.timeline.ticks import eras, ticks

if TYPE_CHECKING:
    from numpy.typing import NDArray

    Array = NDArray[Any]

MANY = 2_000  # marks in view; above that the density is drawn


def layout(asked: Asked, words: Words) -> Scene:
    """The scene of what is asked."""
    scale, sizes = asked.scale, asked.sizes
    placed, tracks, views = _placed(asked)
    foot = _foot(asked)
    content = placed[-1].bottom if placed else 0.0
    height = asked.height if asked.height is not None else max(content + sizes.top + foot, asked.least_height)
    bottom = height - foot
    scroll = max(0.0, min(asked.scroll, content - (bottom - sizes.top)))
    if tracks is None:
        drawn, dense = [], heaps(asked, placed, scroll, range(len(placed)))
    else:
        closed = [place for place, band in enumerate(placed) if band.lane.closed]
        drawn, dense = marks(asked, placed, views, tracks, scroll, words), heaps(asked, placed, scroll, closed)
    shown = sum(heap.items for heap in dense) + sum(mark.more + (not mark.echo) for mark in drawn)
    placed = _numbered(placed, dense, drawn)
    seen = [mark for mark in drawn if sizes.top - sizes.track < mark.y < bottom + sizes.track]
    seen = labelled(seen, asked, words)
    laid, more = tray(asked, bottom + sizes.line / 2, words)
    today = scale.x(asked.today) + sizes.margin if asked.today and scale.first < asked.today < scale.last else None
    return Scene(
        scale.width + sizes.margin, height, sizes.margin, sizes.top, bottom, scroll, content,
        ticks(scale, asked.language), eras(scale, asked.language), placed, tuple(seen), tuple(dense), laid, more,
        words.said, legend(asked, words), _counts(asked, shown),
        today, asked.chosen, asked.focus, asked.focused, asked.height is None,
    )  # fmt: skip


def _numbered(placed: Sequence[Band], heaps: Sequence[Heap], marks: Sequence[Mark]) -> tuple[Band, ...]:
    """The bands with the number of what is drawn in each."""
    counts = [0] * len(placed)
    for heap in heaps:
        counts[heap.band] += heap.items
    for mark in marks:
        counts[mark.band] += mark.more + (not mark.echo)
    return tuple(replace(band, count=count) for band, count in zip(placed, counts, strict=True))


def _placed(asked: Asked) -> "tuple[tuple[Band, ...], Array | None, list[tuple[int, int]]]":
    """The bands; the items' tracks, or None where the density is drawn; and of each lane which items may be in view."""
    line, scale, sizes = asked.timeline, asked.scale, asked.sizes
    views = [_view(line, lane.code, scale) for lane in asked.lanes]
    room = max(sizes.track, (asked.least_height if asked.height is None else asked.height) - sizes.top - _foot(asked))
    if _many(line, views, scale):
        return bands(line, asked.lanes, None, views, asked.opened, room, sizes.track), None, views
    earlier = () if asked.tracks.small else _begun_before(asked, views)
    ample = len(line.rows) * sizes.track + len(asked.lanes) * LEAST_LANE <= room
    tracks, before = asked.tracks.of(scale.level, scale.first, scale.last, earlier, ample=ample), views
    if asked.settled is not None and asked.settled != scale:
        at_rest = [_view(line, lane.code, asked.settled) for lane in asked.lanes]
        if not _many(line, at_rest, asked.settled):
            before = at_rest
            tracks = asked.tracks.of(scale.level, asked.settled.first, asked.settled.last, ample=ample)
    return bands(line, asked.lanes, tracks, before, asked.opened, room, sizes.track), tracks, views


def _many(line: Timeline, views: Sequence[tuple[int, int]], scale: Scale) -> bool:
    """Whether more is in view than single marks can show. One long bar stretches a lane's view over much that ended before it."""
    if sum(stop - start for start, stop in views) <= MANY:
        return False
    return sum(int((line.last[start:stop] >= math.floor(scale.first)).sum()) for start, stop in views) > MANY


def _begun_before(asked: Asked, views: Sequence[tuple[int, int]]) -> "Sequence[Array]":
    """The first days of what is in view and began before it."""
    line, day = asked.timeline, math.floor(asked.scale.first)
    return [line.first[start:stop][(line.last[start:stop] >= day) & (line.first[start:stop] < day)] for start, stop in views]


def _foot(asked: Asked) -> float:
    """The height of the tray and the legend."""
    return asked.sizes.line * (bool(len(asked.timeline.undated)) + bool(asked.legend))


def folded_around(asked: Asked, band: int, item: int) -> Folded | None:
    """What is folded in a band near an item; None where the density is drawn or the lane is closed."""
    placed, tracks, _ = _placed(asked)
    if tracks is None or placed[band].lane.closed:
        return None
    part = around(asked.timeline, placed[band].lane, (item, item + 1))
    return fold(asked.timeline, tracks, part, placed[band].room, asked.opened)


def _view(line: Timeline, lane: int, scale: Scale) -> tuple[int, int]:
    """From which item of a lane to which any may be in view."""
    begin, end = line.starts[lane], line.starts[lane + 1]
    first = begin + int(line.until[begin:end].searchsorted(stored(math.floor(scale.first))))
    return first, max(first, begin + int(line.first[begin:end].searchsorted(stored(math.ceil(scale.last)))))


def _counts(asked: Asked, shown: int) -> Counts:
    """What is not drawn is before or after what is in view."""
    dated = asked.tracks.dated
    later = min(dated - int(asked.tracks.ordered.searchsorted(stored(math.ceil(asked.scale.last)))), dated - shown)
    return Counts(shown, dated - shown - later, later, len(asked.timeline.undated))
