"""The ways of the keyboard: to the neighbour in time, to the neighbouring lane, to the ends; and to what is folded or has no date."""

from collections.abc import Sequence
from typing import TYPE_CHECKING

from storage.timeline import Timeline
from ui.parts.timeline.scene import TRAY

if TYPE_CHECKING:
    from ui.parts.timeline.asked import Asked

Place = tuple[int, int]  # the band's place, and that of the item in the timeline; or TRAY and the place among the undated


class Walk:
    """codes: of the lanes, from above."""

    def __init__(self, timeline: Timeline, codes: Sequence[int]) -> None:
        self._line, self._codes = timeline, codes

    def _part(self, band: int) -> tuple[int, int]:
        code = self._codes[band]
        return self._line.starts[code], self._line.starts[code + 1]

    def first(self) -> Place | None:
        """The earliest item of the first lane, else the first of the undated."""
        if self._codes:
            return 0, self._part(0)[0]
        return (TRAY, 0) if len(self._line.undated) else None

    def row(self, place: Place) -> int | None:
        """The row of an item; None if the results changed meanwhile."""
        rows = self._line.undated if place[0] == TRAY else self._line.rows
        return int(rows[place[1]]) if place[1] < len(rows) else None

    def day(self, place: Place) -> float | None:
        """The middle of an item's first day; None for what has no date."""
        return None if place[0] == TRAY or place[1] >= len(self._line.first) else int(self._line.first[place[1]]) + 0.5

    def nearest_day(self, day: float) -> float | None:
        """The middle of the day on which the item nearest to a day begins; None where nothing has a date."""
        days = self._line.first
        return int(days[abs(days - day).argmin()]) + 0.5 if len(days) else None

    def place(self, row: int) -> Place | None:
        """Where a row stands itself, not as an echo."""
        import numpy as np

        found = np.flatnonzero((self._line.rows == row) & ~self._line.echo)
        if len(found):
            return self.again(int(found[0]))
        undated = np.flatnonzero(self._line.undated == row)
        return (TRAY, int(undated[0])) if len(undated) else None

    def again(self, item: int) -> Place | None:
        """The place of an item; None where no lane has it."""
        return next(((band, item) for band in range(len(self._codes)) if self._part(band)[0] <= item < self._part(band)[1]), None)

    def step(self, place: Place | None, sideways: int, down: int) -> Place | None:
        """The neighbour in time (before or after), or the item nearest in time in the lane above or below; at an end the item itself."""
        if place is None:
            return self.first()
        return self._beside(place, sideways) if sideways else self._beyond(place, down)

    def _beside(self, place: Place, step: int) -> Place:
        band, at = place
        first, end = (0, len(self._line.undated)) if band == TRAY else self._part(band)
        return band, min(max(at + step, first), end - 1)

    def _beyond(self, place: Place, step: int) -> Place:
        band, _ = place
        after = (len(self._codes) if band == TRAY else band) + step
        if after >= len(self._codes):
            return (TRAY, 0) if band != TRAY and len(self._line.undated) else place
        return place if after < 0 else self._nearest(after, self.day(place))

    def _nearest(self, band: int, day: float | None) -> Place:
        import numpy as np

        begin, end = self._part(band)
        if day is None:
            return band, end - 1
        days = self._line.first[begin:end]
        at = int(np.searchsorted(days, day))
        near = [one for one in (at - 1, at) if 0 <= one < end - begin]
        return band, begin + min(near, key=lambda one: abs(int(days[one]) - day))

    def edge(self, place: Place | None, *, last: bool) -> Place | None:
        """The first or the last item of the lane."""
        if place is None:
            return self.first()
        first, end = (0, len(self._line.undated)) if place[0] == TRAY else self._part(place[0])
        return place[0], end - 1 if last else first

    def host(self, place: Place, asked: "Asked") -> int | None:
        """The row of the mark that an item is folded into; None if it is drawn itself."""
        from ui.parts.timeline.layout import folded_around

        band, at = place
        if band == TRAY:
            return None
        found = folded_around(asked, band, at)
        if found is None or found.shown[at - found.begin]:
            return None
        return int(self._line.rows[found.host[at - found.begin]])
