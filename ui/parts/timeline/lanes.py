"""The lanes: in which order they stand, how high each is, and which are closed to a strip of ticks."""

from collections.abc import Mapping, Sequence
from collections.abc import Set as AbstractSet
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, NamedTuple

from storage.timeline import Timeline
from ui.parts.timeline.folding import BROAD, fold

if TYPE_CHECKING:
    from numpy.typing import NDArray

    Array = NDArray[Any]

LEAST_SPACE, MOST_SPACE = 8.0, 16.0  # above and below a lane's tracks
LEAST_LANE = 20.0  # of a lane that has nothing in view
CROWDED = 3  # tracks of each lane at the most, where the density is drawn
NEAR = 400  # items beside those in view
SORTS = ("list", "size", "time")


class Lane(NamedTuple):
    """code: its place in the timeline's `lane_values`. hue: its place among the theme's colours of data."""

    code: int
    label: str
    icon: str = ""
    hue: int = 1
    closed: bool = False


@dataclass(frozen=True, slots=True)
class Band:
    """A lane where it stands. tracks: of its marks; broad: of its broad bars, which stand below.

    count: its items that are drawn or folded into what is drawn, echoes left out. room: the tracks that the lane has by itself; where
    clusters were opened it shows more.
    """

    lane: Lane
    top: float
    height: float
    tracks: int
    broad: int
    count: int
    room: tuple[int, int]

    @property
    def bottom(self) -> float:
        return self.top + self.height

    def middle(self, track: int, height: float) -> float:
        """The middle of a track; `track` as `first_fit` gives it, or beyond the lane's own where a cluster was opened."""
        place = self.tracks + track - BROAD if track >= BROAD else track
        return self.top + (self.height - (self.tracks + self.broad) * height) / 2 + (place + 0.5) * height


def ordered(timeline: Timeline, labels: Mapping[str, str], order: Mapping[str, int], sort: str) -> list[int]:
    """The codes of the lanes that have items, the unknown last. order: the place of a value in its list, where it has one."""

    def size(code: int) -> int:
        return timeline.starts[code + 1] - timeline.starts[code]

    def key(code: int) -> tuple[object, ...]:
        value = timeline.lane_values[code]
        listed = (order.get(value, len(order)), labels.get(value, value).casefold())
        by_size, by_time = (-size(code), *listed), (int(timeline.first[timeline.starts[code]]), *listed)
        return (not value, *{"size": by_size, "time": by_time}.get(sort, listed))

    return sorted((code for code in range(len(timeline.lane_values)) if size(code)), key=key)


def around(timeline: Timeline, lane: Lane, view: tuple[int, int]) -> slice:
    """The items of a lane from well before a view to well after it: what is folded there has its mark among them."""
    return slice(max(timeline.starts[lane.code], view[0] - NEAR), min(timeline.starts[lane.code + 1], view[1] + NEAR))


def bands(
    timeline: Timeline,
    lanes: Sequence[Lane],
    tracks: "Array | None",
    views: Sequence[tuple[int, int]],
    opened: AbstractSet[int],
    height: float,
    track: float,
) -> tuple[Band, ...]:
    """The lanes one below the other. tracks: of the items at this level, None for the density; views: of each lane what is in view.

    Room that is left goes to the lanes in which most is folded. No lane is lower than its name, so all may be higher than `height`.
    """
    rooms = _rooms(lanes, tracks, views, height, track)
    seen = rooms
    if tracks is not None and opened:
        seen = [_opened(timeline, lane, tracks, view, room, opened) for lane, view, room in zip(lanes, views, rooms, strict=True)]
    busy = [room for room in seen if sum(room)]
    free = height - sum(map(sum, busy)) * track - (len(lanes) - len(busy)) * LEAST_LANE
    space = min(MOST_SPACE, max(LEAST_SPACE, free / max(1, len(busy))))
    made, top = [], 0.0
    for lane, room, shown in zip(lanes, rooms, seen, strict=True):
        high = sum(shown) * track + space if sum(shown) else LEAST_LANE
        made.append(Band(lane, top, high, *shown, 0, room))
        top += high
    return tuple(made)


def _rooms(
    lanes: Sequence[Lane], tracks: "Array | None", views: Sequence[tuple[int, int]], height: float, track: float
) -> list[tuple[int, int]]:
    """The tracks of each lane, and those for its broad bars."""
    if tracks is None:
        even = int((height / max(1, len(lanes)) - LEAST_SPACE) / track)
        rooms = [(max(1, min(CROWDED, even)), 0)] * len(lanes)
    else:
        loads = [([], 0) if lane.closed else _load(tracks, *view) for lane, view in zip(lanes, views, strict=True)]
        empty = sum(not lane.closed and start == stop for lane, (start, stop) in zip(lanes, views, strict=True))
        rooms = _share(loads, height - (len(lanes) - empty) * LEAST_SPACE - empty * LEAST_LANE, track)
    return [(1, 0) if lane.closed else room for lane, room in zip(lanes, rooms, strict=True)]


def _load(tracks: "Array", start: int, stop: int) -> tuple[list[int], int]:
    """How many items stand on each track, and how many tracks have broad bars."""
    import numpy as np

    found = tracks[start:stop]
    broad = found >= BROAD
    return np.bincount(found[~broad & (found >= 0)]).tolist(), int(found.max()) - BROAD + 1 if broad.any() else 0


def _share(loads: Sequence[tuple[list[int], int]], height: float, track: float) -> list[tuple[int, int]]:
    """The tracks of each lane: one, and where there is room for more, first where most is folded for each track that there is."""
    rooms = [[min(sum(counts), 1), min(broad, 1)] for counts, broad in loads]
    left = height / track - sum(map(sum, rooms))
    while left >= 1:
        folded = [(sum(load[0][room[0] :]), load[1] - room[1]) for load, room in zip(loads, rooms, strict=True)]
        wishes = [(wish / max(1, rooms[place][kind]), -place, -kind) for place, both in enumerate(folded) for kind, wish in enumerate(both)]
        most, place, kind = max(wishes, default=(0, 0, 0))
        if most <= 0:
            break
        rooms[-place][-kind] += 1
        left -= 1
    return [(normal, broad) for normal, broad in rooms]


def _opened(
    timeline: Timeline, lane: Lane, tracks: "Array", view: tuple[int, int], room: tuple[int, int], opened: AbstractSet[int]
) -> tuple[int, int]:
    """The tracks of a lane that shows all of the clusters which were opened."""
    if lane.closed:
        return room
    part = around(timeline, lane, view)
    folded = fold(timeline, tracks, part, room, opened)
    found = folded.track[folded.shown]
    broad = found >= BROAD
    normal, wide = int(found[~broad].max(initial=room[0] - 1)) + 1, int(found[broad].max(initial=BROAD + room[1] - 1)) - BROAD + 1
    return max(normal, room[0]), max(wide, room[1])
