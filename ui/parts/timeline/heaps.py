"""The density: of each lane how many items there are when, where single marks would hide one another."""

from collections.abc import Sequence
from itertools import pairwise

from storage.timeline import Timeline
from ui.parts.timeline import density
from ui.parts.timeline.asked import Asked
from ui.parts.timeline.lanes import Band
from ui.parts.timeline.scene import Heap, Looks


def heaps(asked: Asked, placed: Sequence[Band], scroll: float, which: Sequence[int]) -> list[Heap]:
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
