"""The marks: where each stands, what is folded into it, and how much room its words have."""

import math
from collections.abc import Sequence
from typing import TYPE_CHECKING, Any

from storage.timeline import DAY
from ui.parts.timeline.asked import Asked, Words
from ui.parts.timeline.folding import Folded, fold
from ui.parts.timeline.lanes import Band, around
from ui.parts.timeline.scene import Looks, Mark
from ui.parts.timeline.tracks import GAP, INSIDE, MARK

if TYPE_CHECKING:
    from numpy.typing import NDArray

    Array = NDArray[Any]

MOST_LABELS, LEAST_LABEL, WIDEST_LABEL = 200, 26.0, 640.0
LEAST_SAID = 3  # characters, the dots among them: less says nothing
PLUS_SIDE, STAMP = 6.0, 10.0
_EDGE = 6.0


def marks(
    asked: Asked, placed: Sequence[Band], views: Sequence[tuple[int, int]], tracks: "Array", scroll: float, words: Words
) -> list[Mark]:
    """Every mark whose bar reaches into the view, by lane, track and time, with the room that its words have."""
    out: list[Mark] = []
    for place, (band, (start, stop)) in enumerate(zip(placed, views, strict=True)):
        if band.lane.closed or start == stop:
            continue
        part = around(asked.timeline, band.lane, (start, stop))
        folded = fold(asked.timeline, tracks, part, band.room, asked.opened)
        made = _of_band(asked, place, band, folded, (start, stop), asked.sizes.top - scroll)
        out += _with_room(made, asked, words)
    return out


def _of_band(asked: Asked, place: int, band: Band, folded: Folded, view: tuple[int, int], top: float) -> list[tuple[int, Mark]]:
    """(track, mark) of what a band shows."""
    import numpy as np

    line, scale, margin = asked.timeline, asked.scale, asked.sizes.margin
    start, stop = view
    near = slice(start - folded.begin, stop - folded.begin)
    items = np.flatnonzero(folded.shown[near] & (line.last[start:stop] >= math.floor(scale.first))) + start
    at = items - folded.begin
    columns = (
        items.tolist(), line.rows[items].tolist(), line.first[items].tolist(), line.last[items].tolist(), line.dating[items].tolist(),
        line.echo[items].tolist(), line.colour[items].tolist(), folded.track[at].tolist(), folded.more[at].tolist(),
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
    made = made if asked.tracks.small else _apart(made, words)
    follow: dict[int, float] = {}
    out = []
    for (track, mark), reached in zip(reversed(made), reversed(_reached(made)), strict=True):
        free = follow.get(track, edge) - GAP
        begin = max(mark.left, asked.sizes.margin)
        left = begin + GAP + (STAMP if mark.looks.shape else 0.0) if mark.inside else mark.right + _EDGE
        until = min(mark.right - _EDGE, edge) if mark.inside else free
        plus = mark.plus
        wide = words.measure_plus(plus) + 2 * PLUS_SIDE if plus else 0.0
        room = until - left - (wide + 4 if plus else 0)
        before = mark.left - 4 - wide  # where there is no room after a mark, its +n stands before it
        turned = bool(plus) and not mark.inside and mark.right + wide > edge and before > reached + 4
        follow[track] = before if turned else mark.left
        label_width = max(0.0, min(room, WIDEST_LABEL))
        out.append(mark._replace(label_x=left, label_width=label_width, plus_width=wide, plus_x=before if turned else 0.0))
    out.reverse()
    return out


def _reached(made: list[tuple[int, Mark]]) -> list[float]:
    """Of each mark where the one before it on its track ends."""
    ends: dict[int, float] = {}
    out = []
    for track, mark in made:
        out.append(ends.get(track, 0.0))
        ends[track] = mark.right
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


def labelled(marks: list[Mark], asked: Asked, words: Words) -> list[Mark]:
    """The marks with their words, where there is room for some; of too many those with the most room, chosen ones first."""
    wanted = [place for place, mark in enumerate(marks) if mark.label_width >= LEAST_LABEL]
    if len(wanted) > MOST_LABELS:
        wanted.sort(key=lambda place: (marks[place].row not in asked.chosen, -marks[place].label_width))
        wanted = wanted[:MOST_LABELS]
    titles = dict(zip(wanted, words.titles([marks[place].row for place in wanted]), strict=True))
    out = []
    for place, mark in enumerate(marks):
        said = words.cut(titles[place], mark.label_width) if place in titles else ""
        said = said if len(said) >= LEAST_SAID or said == titles.get(place) else ""
        width = min(mark.label_width, words.measure(said)) if said else 0.0
        at = mark.label_x + (width + 5 if said else 0.0)
        at = mark.plus_x or (min(at, mark.right - mark.plus_width) if mark.inside and mark.plus else at)
        out.append(mark._replace(label=said, label_width=width, plus_x=at))
    return out
