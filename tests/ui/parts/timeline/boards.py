"""Real results laid out in the program's own fonts, to be looked at from anywhere."""

from collections.abc import Callable
from dataclasses import replace

from storage import dates
from storage.library import Library
from storage.query import Query
from storage.tables import BY_NAME
from storage.timeline import Timeline, TimelineRequest
from ui.parts.telling import Telling
from ui.parts.timeline import naming
from ui.parts.timeline.asked import Asked, Sizes
from ui.parts.timeline.drawing import words
from ui.parts.timeline.layout import layout
from ui.parts.timeline.scale import Scale, fitted
from ui.parts.timeline.scene import Said, Scene
from ui.parts.timeline.tracks import Tracks
from ui.theme import Theme

WIDTH, HEIGHT = 900.0, 640.0


class Board:
    """One result on a timeline, to be looked at from anywhere."""

    def __init__(self, library: Library, theme: Theme, query: Query, lanes: str, colours: str) -> None:
        self.library, self.theme, table = library, theme, BY_NAME[query.table]
        self.line: Timeline = TimelineRequest(query, library.rows_of_query(query), lanes, colours).answer(library)
        telling = Telling("en", "en", library.label)
        self.titles = naming.Titles(library.records)
        self.titles.use(table, telling)
        labels = {value: value or "unknown" for value in self.line.lane_values}
        shown = naming.lanes(table, self.line, lanes, labels, naming.first_sort(table, lanes), frozenset())
        looks, legend = naming.colours(self.line, {}, "en") if colours else (None, ())
        periods = any(field.kind == "period" for field in table.fields)
        scale = fitted(self.line.span or (1, 2), WIDTH)
        self.asked = Asked(
            self.line, Tracks(self.line), shown, scale, HEIGHT, Sizes(), "en", looks, legend, periods=periods
        )  # fmt: skip

    def scene(self, **changed: object) -> Scene:
        """Everything in view, or what `changed` of `Asked` says."""
        return layout(replace(self.asked, **changed), words(self.theme, self.titles, Said("No date", "its sources give no date")))  # type: ignore[arg-type]


Boards = Callable[..., Board]


def between(first: str, last: str, width: float = WIDTH) -> Scale:
    """The axis from the first day of one date to the last of another, from edge to edge."""
    begin, end = dates.numbers(first)[0], dates.numbers(last)[1] + 1
    return Scale(begin, width / (end - begin), width)
