"""All that a scene depends on, as values: what is asked of `layout`, and how words are measured for it."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Any, NamedTuple

from storage.timeline import Timeline
from ui.parts.timeline.lanes import Lane
from ui.parts.timeline.scale import Scale
from ui.parts.timeline.scene import Looks, Said
from ui.parts.timeline.tracks import Tracks


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
    said: Said


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


def stored(day: int) -> Any:
    """A day as a timeline stores its days: asked for another kind of number, NumPy would copy all of them."""
    import numpy as np

    return np.int32(day)
