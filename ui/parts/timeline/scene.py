"""One frame of a timeline as a value: what is drawn, where, and what it stands for. Screen, pictures and tests all look at the same."""

from dataclasses import dataclass
from typing import NamedTuple

from ui.parts.timeline.lanes import Band
from ui.parts.timeline.ticks import Era, Tick

TRAY = -2  # the lane of what has no date


class Looks(NamedTuple):
    """How a mark is told from others: a colour of the theme's data, and a shape besides."""

    hue: int
    shape: int = 0


class Mark(NamedTuple):
    """One item. left, right: of its bar, or of its dot. soft: whether (left, right) end is known to the month or year only.

    place: among the timeline's items, or among the undated. band: the place of its band, or TRAY. label: what there is room for, from
    `label_x` on. more, echoes: how many items and echoes are folded into it; `plus` says so. opened: its cluster is open.
    """

    place: int
    row: int
    band: int
    left: float
    right: float
    y: float
    dot: bool
    soft: tuple[bool, bool]
    looks: Looks
    echo: bool
    more: int = 0
    echoes: int = 0
    opened: bool = False
    label: str = ""
    label_x: float = 0.0
    label_width: float = 0.0
    inside: bool = False
    plus_x: float = 0.0
    plus_width: float = 0.0

    @property
    def plus(self) -> str:
        """What is said of the folded: `+3`, `−` where the cluster is open, or nothing."""
        if self.opened:
            return "−"
        number = self.more or self.echoes
        return f"+{number:,}" if number else ""


class Heap(NamedTuple):
    """The density of one lane: bars from `bottom` upwards, (left, width, height) in pixels; items: how many they are."""

    band: int
    bottom: float
    looks: Looks
    bars: list[tuple[float, float, float]]
    items: int


class Counts(NamedTuple):
    """shown: drawn or folded into what is drawn; with the others they are all that the query finds."""

    shown: int
    earlier: int
    later: int
    undated: int

    @property
    def total(self) -> int:
        return sum(self)


class Said(NamedTuple):
    """Words of a scene. undated, why: what has no date, and why; nothing: where nothing is in view, with `{earlier}` and `{later}`."""

    undated: str = ""
    why: str = ""
    nothing: str = ""


class Entry(NamedTuple):
    """A line of the legend."""

    label: str
    looks: Looks
    x: float
    width: float


@dataclass(frozen=True, slots=True)
class Scene:
    """Pixels of the whole widget: to the left of `margin` the lanes' names, above `top` the axis, below `bottom` the tray and the legend.

    scroll: by how much the lanes are moved up. heap: the density, where there are too many marks for single ones. today: its x, or None.
    focus: the place of the item that has the keyboard, or None; chosen: rows that are selected. still: a picture, in which nothing can be
    opened or closed.
    """

    width: float
    height: float
    margin: float
    top: float
    bottom: float
    scroll: float
    content: float
    ticks: tuple[Tick, ...]
    eras: tuple[Era, ...]
    bands: tuple[Band, ...]
    marks: tuple[Mark, ...]
    heaps: tuple[Heap, ...]
    tray: tuple[Mark, ...]
    tray_more: Mark | None
    said: Said
    legend: tuple[Entry, ...]
    counts: Counts
    today: float | None
    chosen: frozenset[int]
    focus: tuple[int, int] | None
    focused: bool
    still: bool

    def y(self, band: int) -> float:
        """Where a band begins."""
        return self.top + self.bands[band].top - self.scroll

    def band_at(self, y: float) -> int | None:
        """The place of the band at a height, None for none."""
        if not self.top <= y < self.bottom:
            return None
        within = y - self.top + self.scroll
        return next((place for place, band in enumerate(self.bands) if band.top <= within < band.bottom), None)

    def at(self, x: float, y: float) -> Mark | None:
        """The mark at a point, or the words beside it."""
        near = [mark for mark in (*self.marks, *self.tray) if abs(mark.y - y) <= 11 and mark.left - 4 <= x <= self._end(mark)]
        near = [mark for mark in near if x >= self.margin and (mark.band == TRAY or self.top <= y < self.bottom)]
        return min(near, key=lambda mark: (not mark.left - 4 <= x <= mark.right + 4, mark.right - mark.left), default=None)

    @staticmethod
    def _end(mark: Mark) -> float:
        return max(mark.right + 4, mark.label_x + mark.label_width)

    def plus_at(self, x: float, y: float) -> Mark | None:
        """The mark whose +n is at a point."""
        for mark in self.marks:
            if mark.plus and abs(mark.y - y) <= 11 and mark.plus_x <= x <= mark.plus_x + mark.plus_width and self.top <= y < self.bottom:
                return mark
        return None
