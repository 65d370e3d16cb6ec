"""From results, axis and size to a Scene. Knows no Qt: how wide words are and what records are called is asked from the caller."""

import math
from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from itertools import pairwise
from typing import TYPE_CHECKING, Any, NamedTuple

from storage.timeline import DAY, Timeline
from ui.parts.timeline import density
from ui.parts.timeline.folding import Folded, fold
from ui.parts.timeline.lanes import Band, Lane, around, bands
from ui.parts.timeline.scale import Scale
from ui.parts.timeline.scene import TRAY, Counts, Entry, Heap, Looks, Mark, Scene
from ui.parts.timeline.ticks import eras, ticks
from ui.parts.timeline.tracks import GAP, INSIDE, MARK, Tracks

if TYPE_CHECKING:
    from numpy.typing import NDArray

    Array = NDArray[Any]

MANY = 2_000  # marks in view; above that the density is drawn
MOST_LABELS, LEAST_LABEL, WIDEST_LABEL = 200, 26.0, 280.0
PLUS_SIDE, STAMP = 6.0, 10.0
_EDGE = 6.0


class Sizes(NamedTuple):
    """In pixels. margin: of the lanes' names; top: of the axis; track: of one line of marks; line: of the tray and of the legend."""

    margin: float = 148.0
    top: float = 40.0
    track: float = 22.0
    line: float = 30.0


@dataclass(frozen=True, slots=True)
class Words:
    """What is asked while a scene is laid out. titles: of rows; measure, measure_plus: the width of words; cut: words in a width."""

    titles: Callable[[Sequence[int]], Sequence[str]]
    measure: Callable[[str], float]
    measure_plus: Callable[[str], float]
    cut: Callable[[str, float], str]
    tray_label: str = ""
    tray_reason: str = ""


@dataclass(frozen=True, slots=True)
class Asked:
    """All that a scene depends on. scale: its width is that of the axis. colours: the looks of each colour value, None where lanes decide.

    legend: words and looks. opened: rows whose clusters are open. focus: (lane or TRAY, place) of the item with the keyboard.
    height: None lays out all lanes, however high. settled: the scale for whose view the lanes share the height, while one pans and zooms
    the one before that; None for `scale`.
    """

    timeline: Timeline
    tracks: Tracks
    lanes: tuple[Lane, ...]
    scale: Scale
    height: float | None
    sizes: Sizes
    language: str
    colours: tuple[Looks, ...] | None = None
    legend: tuple[tuple[str, Looks], ...] = ()
    opened: frozenset[int] = frozenset()
    chosen: frozenset[int] = frozenset()
    focus: tuple[int, int] | None = None
    focused: bool = False
    scroll: float = 0.0
    today: int = 0
    periods: bool = False
    least_height: float = 0.0
    settled: Scale | None = None


def _placed(asked: Asked) -> "tuple[tuple[Band, ...], Array | None, list[tuple[int, int]]]":
    """The bands; the items' tracks, or None where the density is drawn; and of each lane which items may be in view."""
    line, scale, sizes = asked.timeline, asked.scale, asked.sizes
    views = [_view(line, lane.code, scale) for lane in asked.lanes]
    room = max(sizes.track, (asked.least_height if asked.height is None else asked.height) - sizes.top - _foot(asked))
    if _many(views):
        return bands(line, asked.lanes, None, views, asked.opened, room, sizes.track), None, views
    tracks, before = asked.tracks.of(scale.level, scale.first, scale.last), views
    if asked.settled is not None and asked.settled != scale:
        at_rest = [_view(line, lane.code, asked.settled) for lane in asked.lanes]
        if not _many(at_rest):
            before = at_rest
            tracks = asked.tracks.of(scale.level, asked.settled.first, asked.settled.last)
    return bands(line, asked.lanes, tracks, before, asked.opened, room, sizes.track), tracks, views


def _many(views: Sequence[tuple[int, int]]) -> bool:
    return sum(stop - start for start, stop in views) > MANY


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


def layout(asked: Asked, words: Words) -> Scene:
    """The scene of what is asked."""
    line, scale, sizes = asked.timeline, asked.scale, asked.sizes
    placed, tracks, views = _placed(asked)
    tray, foot = sizes.line if len(line.undated) else 0.0, _foot(asked)
    content = placed[-1].bottom if placed else 0.0
    height = asked.height if asked.height is not None else max(content + sizes.top + foot, asked.least_height)
    bottom = height - foot
    scroll = max(0.0, min(asked.scroll, content - (bottom - sizes.top)))
    if tracks is None:
        heaps, marks = _heaps(asked, placed, scroll, range(len(placed))), []
    else:
        closed = [place for place, band in enumerate(placed) if band.lane.closed]
        heaps, marks = _heaps(asked, placed, scroll, closed), _marks(asked, placed, views, tracks, scroll, bottom, words)
    shown = sum(heap.items for heap in heaps) + sum(mark.more + (not mark.echo) for mark in marks)
    placed = _numbered(placed, heaps, marks)
    seen = [mark for mark in marks if sizes.top - sizes.track < mark.y < bottom + sizes.track]
    seen = _labelled(seen, asked, words)
    laid, more = _tray(asked, bottom + sizes.line / 2, words) if tray else ((), None)
    today = scale.x(asked.today) + sizes.margin if asked.today and scale.first < asked.today < scale.last else None
    return Scene(
        scale.width + sizes.margin, height, sizes.margin, sizes.top, bottom, scroll, content,
        ticks(scale, asked.language), eras(scale, asked.language), placed, tuple(seen), tuple(heaps), laid, more,
        words.tray_label, words.tray_reason, _legend(asked, words), _counts(asked, shown),
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


def _view(line: Timeline, lane: int, scale: Scale) -> tuple[int, int]:
    """From which item of a lane to which any may be in view."""
    begin, end = line.starts[lane], line.starts[lane + 1]
    first = begin + int(line.until[begin:end].searchsorted(_stored(math.floor(scale.first))))
    return first, max(first, begin + int(line.first[begin:end].searchsorted(_stored(math.ceil(scale.last)))))


def _counts(asked: Asked, shown: int) -> Counts:
    """What is not drawn is before or after what is in view."""
    dated = asked.tracks.dated
    later = min(dated - int(asked.tracks.ordered.searchsorted(_stored(math.ceil(asked.scale.last)))), dated - shown)
    return Counts(shown, dated - shown - later, later, len(asked.timeline.undated))


def _stored(day: int) -> Any:
    """A day as a timeline stores its days: asked for another kind of number, NumPy would copy all of them."""
    import numpy as np

    return np.int32(day)


# -- density ---------------------------------------------------------------------------------------------------------------------------


def _heaps(asked: Asked, placed: Sequence[Band], scroll: float, which: Sequence[int]) -> list[Heap]:
    """Bars of each of these lanes: all by one measure, except that lanes which are closed have one of their own."""
    import numpy as np

    if not which:
        return []
    line, scale = asked.timeline, asked.scale
    days = density.edges(scale, asked.tracks.coarsest)
    counts = {place: density.counted(line, placed[place].lane.code, np.array(days, np.int32)) for place in which}
    most = max(int(found.max(initial=0)) for found in counts.values())
    xs = [scale.x(day) + asked.sizes.margin for day in days]
    widths = [max(1.0, right - left - (1.0 if right - left > 4 else 0.0)) for left, right in pairwise(xs)]
    out = []
    for place, found in counts.items():
        band = placed[place]
        top = 1 if most < 1 else most
        high = (band.height - 6) / top
        some = np.flatnonzero(found).tolist()
        bars = [(xs[at], widths[at], max(1.5, number * high)) for at, number in zip(some, found[some].tolist(), strict=True)]
        own = int(found.sum()) - (_echoes(line, band.lane.code, days) if asked.tracks.echoes else 0)
        out.append(Heap(place, asked.sizes.top + band.bottom - 3 - scroll, Looks(band.lane.hue), bars, own))
    return out


def _echoes(line: Timeline, lane: int, days: Sequence[int]) -> int:
    import numpy as np

    part = slice(line.starts[lane], line.starts[lane + 1])
    if not line.echo[part].any():
        return 0
    first, stop = np.searchsorted(line.first[part], (days[0], days[-1]))
    return int(line.echo[part][first:stop].sum())


# -- marks -----------------------------------------------------------------------------------------------------------------------------


def _marks(
    asked: Asked, placed: Sequence[Band], views: Sequence[tuple[int, int]], tracks: "Array", scroll: float, bottom: float, words: Words
) -> list[Mark]:
    """Every mark whose bar reaches into the view, by lane, track and time, with the room that its words have."""
    out: list[Mark] = []
    for place, (band, (start, stop)) in enumerate(zip(placed, views, strict=True)):
        if band.lane.closed or start == stop:
            continue
        part = around(asked.timeline, band.lane, (start, stop))
        folded = fold(asked.timeline, tracks, part, band.room, asked.opened)
        made = _of_band(asked, place, band, folded, (start, stop), tracks, asked.sizes.top - scroll)
        out += _with_room(made, asked, words)
    return out


def _of_band(
    asked: Asked, place: int, band: Band, folded: Folded, view: tuple[int, int], tracks: "Array", top: float
) -> list[tuple[int, Mark]]:
    """(track, mark) of what a band shows."""
    import numpy as np

    line, scale, margin = asked.timeline, asked.scale, asked.sizes.margin
    start, stop = view
    near = slice(start - folded.begin, stop - folded.begin)
    items = np.flatnonzero(folded.shown[near] & (line.last[start:stop] >= math.floor(scale.first))) + start
    at = items - folded.begin
    columns = (
        items.tolist(), line.rows[items].tolist(), line.first[items].tolist(), line.last[items].tolist(), line.dating[items].tolist(),
        line.echo[items].tolist(), line.colour[items].tolist(), tracks[items].tolist(), folded.more[at].tolist(),
        folded.echoes[at].tolist(), folded.opened[at].tolist(),
    )  # fmt: skip
    own, edge, partial = Looks(band.lane.hue), margin + scale.width, not asked.periods
    out = []
    for item, row, first, last, dating, echo, colour, track, more, echoes, opened in zip(*columns, strict=True):
        begin, end = (first - scale.first) * scale.per_day + margin, (last + 1 - scale.first) * scale.per_day + margin
        left, right = max(begin, margin), min(end, edge)  # of what goes on beyond an edge only what is in view is drawn, and does not fade
        soft = (dating & 3 < DAY and begin == left and partial, dating >> 2 & 3 < DAY and end == right and partial)
        dot = first == last
        if right - left < MARK or dot:
            middle = (left + right) / 2
            left, right = middle - MARK / 2, middle + MARK / 2
        looks = own if asked.colours is None else asked.colours[colour]
        y = top + band.middle(track, asked.sizes.track)
        inside = not dot and (end - begin >= INSIDE or end > edge)  # as it was arranged, however little of the bar is in view
        out.append((track, Mark(item, row, place, left, right, y, dot, soft, looks, echo, more, echoes, opened, inside=inside)))
    return out


def _with_room(made: list[tuple[int, Mark]], asked: Asked, words: Words) -> list[Mark]:
    """Each mark with the place of its words and of its +n: up to the next mark on its track."""
    edge = asked.sizes.margin + asked.scale.width - _EDGE
    follow: dict[int, float] = {}
    out = []
    for track, mark in reversed(made if asked.tracks.small else _apart(made, words)):
        free = follow.get(track, edge) - GAP
        begin = max(mark.left, asked.sizes.margin)
        left = begin + GAP + (STAMP if mark.looks.shape else 0.0) if mark.inside else mark.right + _EDGE
        until = min(mark.right - _EDGE, edge) if mark.inside else free
        plus = mark.plus
        wide = words.measure_plus(plus) + 2 * PLUS_SIDE if plus else 0.0
        room = until - left - (wide + 4 if plus else 0)
        follow[track] = mark.left
        out.append(mark._replace(label_x=left, label_width=max(0.0, min(room, WIDEST_LABEL)), plus_width=wide))
    out.reverse()
    return out


def _apart(made: list[tuple[int, Mark]], words: Words) -> list[tuple[int, Mark]]:
    """Where stretches that were arranged by themselves meet, a mark may stand on another: it is folded into that one."""
    out: list[tuple[int, Mark]] = []
    before: dict[int, int] = {}
    for track, mark in made:
        place = before.get(track)
        if place is not None:
            other = out[place][1]
            room = words.measure_plus(other.plus) + 2 * PLUS_SIDE + _EDGE + GAP if other.plus and other.right - other.left < INSIDE else 0.0
            if mark.left < other.right + room:
                more = other.more + mark.more + (not mark.echo)
                out[place] = track, other._replace(more=more, echoes=other.echoes + mark.echoes + mark.echo)
                continue
        before[track] = len(out)
        out.append((track, mark))
    return out


def _labelled(marks: list[Mark], asked: Asked, words: Words) -> list[Mark]:
    """The marks with their words, where there is room for some; of too many those with the most room, chosen ones first."""
    wanted = [place for place, mark in enumerate(marks) if mark.label_width >= LEAST_LABEL]
    if len(wanted) > MOST_LABELS:
        wanted.sort(key=lambda place: (marks[place].row not in asked.chosen, -marks[place].label_width))
        wanted = wanted[:MOST_LABELS]
    titles = dict(zip(wanted, words.titles([marks[place].row for place in wanted]), strict=True))
    out = []
    for place, mark in enumerate(marks):
        said = words.cut(titles[place], mark.label_width) if place in titles else ""
        width = min(mark.label_width, words.measure(said)) if said else 0.0
        at = mark.label_x + (width + 5 if said else 0.0)
        at = min(at, mark.right - mark.plus_width) if mark.inside and mark.plus else at
        out.append(mark._replace(label=said, label_width=width, plus_x=at))
    return out


# -- tray and legend -------------------------------------------------------------------------------------------------------------------


def _tray(asked: Asked, y: float, words: Words) -> tuple[tuple[Mark, ...], Mark | None]:
    """What has no date, side by side as far as there is room; and a last mark that stands for the rest."""
    rows = asked.timeline.undated.tolist()
    edge = asked.sizes.margin + asked.scale.width - words.measure(words.tray_reason) - 24
    x = asked.sizes.margin + 8
    out: list[Mark] = []
    some = rows[:24]
    for place, (row, title) in enumerate(zip(some, words.titles(some), strict=True)):
        wide = min(words.measure(title), 220.0)
        rest = len(rows) - place - 1
        needed = MARK + 6 + wide + (words.measure_plus(f"+{rest:,}") + 2 * PLUS_SIDE + 12 if rest else 0)
        if x + needed > edge and (place or x + 80 > edge):
            break
        wide = min(wide, edge - x - MARK - 6)
        said = words.cut(title, wide)
        colour = Looks(1)
        out.append(Mark(place, row, TRAY, x, x + MARK, y, True, (True, True), colour, False, 0, 0, False, said, x + MARK + 6, wide))
        x += MARK + 6 + wide + 16
    rest = len(rows) - len(out)
    if not rest:
        return tuple(out), None
    plus = words.measure_plus(f"+{rest:,}") + 2 * PLUS_SIDE
    more = Mark(len(out), 0, TRAY, x, x, y, True, (True, True), Looks(1), False, rest, 0, False, "", x, 0.0, False, x, plus)
    return tuple(out), more


def _legend(asked: Asked, words: Words) -> tuple[Entry, ...]:
    x, out = asked.sizes.margin + 8, []
    for label, looks in asked.legend:
        wide = words.measure(label)
        out.append(Entry(label, looks, x, wide))
        x += MARK + 6 + wide + 18
    return tuple(out)
