"""A timeline as a picture that can leave the program: the days in view, with all lanes, however high they are together."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from typing import NamedTuple

from PySide6.QtCore import QRectF, QSizeF, Qt
from PySide6.QtGui import QPainter

from ui.parts.timeline.asked import Asked, Words
from ui.parts.timeline.draw import draw_scene
from ui.parts.timeline.layout import layout
from ui.parts.timeline.scene import Said, Scene
from ui.theme import Theme

STEP = 10.0  # pixels by which the room of words grows, so that they do not tremble while one zooms
Titles = Callable[[Sequence[int]], Sequence[str]]


@dataclass(frozen=True)
class TimelineDrawing:
    """A Drawing of `ui.print`. asked: as on screen, without selection and keyboard; size: of all its lanes."""

    asked: Asked
    titles: Titles
    said: Said
    size: QSizeF

    def scene(self, theme: Theme, width: float) -> Scene:
        """What is drawn, in the fonts of a theme."""
        asked = replace(self.asked, scale=self.asked.scale.resized(width - self.asked.sizes.margin))
        return layout(asked, words(theme, self.titles, self.said))

    def draw(self, painter: QPainter, rect: QRectF, theme: Theme, language: str) -> None:
        painter.save()
        painter.translate(rect.topLeft())
        factor = rect.width() / self.size.width()
        painter.scale(factor, factor)
        draw_scene(painter, theme, self.scene(theme, self.size.width()))
        painter.restore()


def drawing_of(asked: Asked, theme: Theme, titles: Titles, said: Said) -> TimelineDrawing:
    """The drawing of what a canvas shows, as high as it needs to be."""
    whole = replace(
        asked, least_height=asked.height or 0.0, height=None, scroll=0.0, chosen=frozenset(), focus=None, focused=False, settled=None
    )
    scene = layout(whole, words(theme, titles, said))
    return TimelineDrawing(whole, titles, said, QSizeF(scene.width, scene.height))


class Known(NamedTuple):
    """What was measured and cut before, kept by whoever asks again and again."""

    widths: dict[str, float]
    cuts: dict[tuple[str, float], str]

    def forget(self) -> None:
        self.widths.clear()
        self.cuts.clear()


def words(theme: Theme, titles: Titles, said: Said, known: Known | None = None) -> Words:
    """How words are measured and cut in a theme's fonts."""
    widths, cuts = known or Known({}, {})
    small, caption = theme.metrics("small"), theme.metrics("caption", "semibold")

    def measure(said: str) -> float:
        found = widths.get(said)
        if found is None:
            found = widths[said] = small.horizontalAdvance(said)
        return found

    def measure_plus(said: str) -> float:
        key = f"\n{said}"
        found = widths.get(key)
        if found is None:
            found = widths[key] = caption.horizontalAdvance(said)
        return found

    def cut(said: str, room: float) -> str:
        if measure(said) <= room:
            return said
        room = room // STEP * STEP
        found = cuts.get((said, room))
        if found is None:
            found = cuts[said, room] = small.elidedText(said, Qt.TextElideMode.ElideRight, room)
        return found

    return Words(titles, measure, measure_plus, cut, said)
