"""Which track of its lane an item stands on: decided once for each zoom level, never by what is in view, so that nothing jumps while one
pans or zooms within a level.

The rule: from the earliest on, each item takes the first track that is free. What finds none among the tracks that are shown is folded into
the mark before it.
"""

from collections.abc import Sequence
from functools import cached_property
from typing import TYPE_CHECKING, Any

from storage.timeline import Timeline
from ui.parts.timeline.density import coarsest

if TYPE_CHECKING:
    from numpy.typing import NDArray

    Array = NDArray[Any]

MARK = 9.0  # pixels; the least that is seen of an item
NEED = 84.0  # pixels beside a mark, for some words and a +n, at the widest of a level twice as many
AMPLE = 260.0  # the same where every item could have a track of its own: most words are whole
INSIDE = 120.0  # from this width on the words stand in the bar
WIDE = 260.0  # bars that would shut out everything else have tracks of their own
GAP = 8.0
MOST = 60  # tracks that are looked at
FEW = 6_000  # up to so many items all are arranged at once
PART = 1_500  # items of a stretch that is arranged at once, where there are more
_UNKNOWN = -1


class Tracks:
    """The tracks of a timeline's items, worked out as they are asked for and kept by level."""

    def __init__(self, timeline: Timeline) -> None:
        self.timeline = timeline
        self._found: dict[tuple[int, bool], tuple[Array, set[int]]] = {}
        self.small = len(timeline.rows) <= FEW
        first, last = timeline.span or (0, 0)
        self._begin = first
        self.dated = timeline.dated
        self.echoes = len(timeline.rows) > self.dated
        self._stretch = max(1, (last - first + 1) * PART // max(1, len(timeline.rows)))

    @cached_property
    def ordered(self) -> "Array":
        """The first days of all rows, ascending."""
        import numpy as np

        return np.sort(self.timeline.first[~self.timeline.echo])

    @cached_property
    def coarsest(self) -> int:
        """See `density.coarsest`."""
        return coarsest(self.timeline.whole_dating)

    def of(self, level: int, first: float, last: float, earlier: "Sequence[Array]" = (), *, ample: bool = False) -> "Array":
        """The track of every item that begins between two days or on one of the `earlier`; others may be -1. Wide bars: from 1000 on.

        ample: there is a track for every item, so that words need not be cut.
        """
        import numpy as np

        if (level, ample) not in self._found:
            self._found[level, ample] = np.full(len(self.timeline.rows), _UNKNOWN, np.int16), set()
        tracks, known = self._found[level, ample]
        parts = [0] if self.small else range(int(first - self._begin) // self._stretch - 1, int(last - self._begin) // self._stretch + 2)
        before = {part for days in earlier for part in np.unique((days - self._begin) // self._stretch).tolist()}
        for part in {*parts, *before} - known:
            known.add(part)
            self._arrange(tracks, 2.0**level, part, AMPLE if ample else NEED)
        return tracks

    def _arrange(self, tracks: "Array", per_day: float, part: int, need: float) -> None:
        import numpy as np

        line = self.timeline
        for begin, end in zip(line.starts[:-1], line.starts[1:], strict=True):
            low, start, high = begin, begin, end
            if not self.small:  # a stretch, with the one before it to know what is taken
                from_day = self._begin + part * self._stretch
                edges = np.searchsorted(line.first[begin:end], (from_day - self._stretch, from_day, from_day + self._stretch))
                low, start, high = (begin + int(edge) for edge in edges)
            if high > start:
                found = first_fit(line.first[low:high].tolist(), line.last[low:high].tolist(), per_day, need)
                tracks[start:high] = found[start - low :]


def first_fit(first: list[int], last: list[int], per_day: float, need: float) -> list[int]:
    """The track of each of a lane's items, which come by their first day. need: pixels beside a mark."""
    ends: list[float] = []
    wide: list[float] = []
    out = []
    for begin, end in zip(first, last, strict=True):
        x, width = begin * per_day, (end + 1 - begin) * per_day
        broad = width > WIDE
        taken = wide if broad else ends
        until = x + (width + GAP if width >= INSIDE else max(width, MARK) + need)
        for track, reached in enumerate(taken):
            if reached <= x:
                taken[track] = until
                break
        else:
            track = min(len(taken), MOST)
            if track < MOST:
                taken.append(until)
        out.append(track + 1000 if broad else track)
    return out
