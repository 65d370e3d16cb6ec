"""Which items of a lane are drawn and which are folded into the mark before them, once it is known how many tracks the lane has."""

from collections.abc import Set as AbstractSet
from typing import TYPE_CHECKING, Any, NamedTuple

from storage.timeline import Timeline

if TYPE_CHECKING:
    from numpy.typing import NDArray

    Array = NDArray[Any]

BROAD = 1000  # from this track on stand the bars that are wider than words


class Folded(NamedTuple):
    """Of the items `begin` to `begin + len(shown)`: which are drawn, and where the others went.

    shown: of bool. track: on which each stands; beyond the lane's own those that nothing stands on are left out. host: the item that it is
    folded into, or itself, among all items. more, echoes: how many items and how many echoes are folded into it. opened: whether it shows
    what would be folded into it.
    """

    begin: int
    shown: "Array"
    track: "Array"
    host: "Array"
    more: "Array"
    echoes: "Array"
    opened: "Array"


def fold(timeline: Timeline, tracks: "Array", part: slice, room: tuple[int, int], opened: AbstractSet[int]) -> Folded:
    """room: tracks of the lane, and those for broad bars. opened: rows whose clusters the reader has opened."""
    import numpy as np

    track, rows, echo = tracks[part], timeline.rows[part], timeline.echo[part]
    n, broad = len(track), track >= BROAD
    fits = np.where(broad, track - BROAD < room[1], track < room[0]) & (track >= 0)
    host = np.arange(n)
    for kind in (broad, ~broad):
        last = np.maximum.accumulate(np.where(kind & fits, np.arange(n), -1))
        host = np.where(kind & ~fits, last, host)
    host = np.maximum(host, 0)
    is_open = np.isin(rows, np.fromiter(opened, np.uint32, len(opened))) & ~echo & fits if opened else np.zeros(n, bool)
    hidden = ~fits & ~is_open[host]
    more = np.bincount(host[hidden & ~echo], minlength=n)
    echoes = np.bincount(host[hidden & echo], minlength=n)
    shows = np.zeros(n, bool)
    shows[host[~fits & is_open[host]]] = True
    return Folded(part.start, ~hidden, _closed_up(track, ~hidden, room), host + part.start, more, echoes, shows)


def _closed_up(track: "Array", shown: "Array", room: tuple[int, int]) -> "Array":
    """The tracks, without those beyond the lane's own that nothing shown stands on."""
    import numpy as np

    made = track.copy()
    for first in (room[0], BROAD + room[1]):
        beyond = shown & (track >= first) & ((track >= BROAD) == (first >= BROAD))
        if beyond.any():
            made[beyond] = first + np.searchsorted(np.unique(track[beyond]), track[beyond])
    return made
