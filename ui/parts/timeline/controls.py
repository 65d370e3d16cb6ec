"""The bar above the lanes: what the lanes and the colours are, in which order, how much time is in view, and the years to filter by."""

from collections.abc import Sequence

from PySide6.QtCore import Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QWidget

from storage.words import say, text
from ui.parts.timeline.lanes import SORTS
from ui.theme import Theme
from ui.widgets.boxes import fill_box, ground
from ui.widgets.button import button, set_words
from ui.widgets.choice import Choice
from ui.widgets.label import Label, plain_tip
from ui.widgets.segments import Segment, Segments

NARROW = 780
ZOOMS = ("years", "months", "days")
Options = Sequence[tuple[str, str]]  # (value, words)


class Controls(QWidget):
    """Signals carry what the reader chose: a facet's field or empty, one of SORTS, one of ZOOMS."""

    lanes_chosen = Signal(str)
    colours_chosen = Signal(str)
    sort_chosen = Signal(str)
    zoom_chosen = Signal(str)
    fit_wanted = Signal()
    years_wanted = Signal()

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._language = "en"
        self._labels = {name: Label(theme, "", "small", role="muted") for name in ("lanes", "colours")}
        self.lanes, self.sort, self.colours = Choice(theme), Choice(theme), Choice(theme)
        self.only = button(theme, "", "funnel", "link")
        self.zoom = Segments(theme)
        self.zoom.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        self.fit = button(theme, "", "arrows-out-line-horizontal", "icon")
        box = QHBoxLayout(self)
        parts = (
            self._labels["lanes"],
            self.lanes,
            self.sort,
            4,
            self._labels["colours"],
            self.colours,
            None,
            self.only,
            self.zoom,
            self.fit,
        )
        fill_box(box, parts, 8, (16, 6, 12, 6))
        self.setMinimumHeight(theme.size("filter_bar"))
        ground(self, "surface")
        for choice, signal in ((self.lanes, self.lanes_chosen), (self.colours, self.colours_chosen), (self.sort, self.sort_chosen)):
            choice.activated.connect(lambda _place, choice=choice, signal=signal: signal.emit(choice.currentData()))
        self.zoom.chosen.connect(self.zoom_chosen)
        self.fit.clicked.connect(self.fit_wanted)
        self.only.clicked.connect(self.years_wanted)

    def reword(self, language: str) -> None:
        """Says everything in a language, but for what can be chosen: see `offer`."""
        self._language = language
        for name, label in self._labels.items():
            label.setText(text(f"timeline.{name}").in_language(language))
        for name, choice in (("lanes", self.lanes), ("colours", self.colours), ("sort", self.sort)):
            choice.setAccessibleName(text(f"timeline.{name}").in_language(language))
            choice.setToolTip(choice.accessibleName())
        self.zoom.setAccessibleName(text("timeline.zoom").in_language(language))
        self.zoom.set_segments([Segment(name, text(f"timeline.{name}").in_language(language)) for name in ZOOMS])
        set_words(self.fit, "", text("timeline.fit").in_language(language))

    def offer(self, facets: Options, lanes: str, sort: str, colours: str) -> None:
        """What can be lanes and colours, and what is. facets: fields and what they are called."""
        language = self._language
        one_lane = ("", text("timeline.one_lane").in_language(language))
        _fill(self.lanes, (*facets, one_lane), lanes)
        _fill(self.colours, (("", text("timeline.as_lanes").in_language(language)), *facets), colours)
        _fill(self.sort, [(name, text(f"timeline.sort.{name}").in_language(language)) for name in SORTS], sort)

    def show_zoom(self, zoom: str, years: str) -> None:
        """Which zoom is on, and the years in view that the results could be filtered to; empty for none."""
        if self.zoom.current() != zoom:
            self.zoom.set_current(zoom)
        self.only.setVisible(bool(years))
        words = say("timeline.only", self._language, years=years)
        if years and self.only.text() != words:
            set_words(self.only, words, plain_tip(text("timeline.only.tip").in_language(self._language)))

    def resizeEvent(self, event: QResizeEvent) -> None:
        """In a small window the words beside the choices stand in their tool tips only."""
        super().resizeEvent(event)
        for label in self._labels.values():
            label.setVisible(self.width() >= NARROW)


def _fill(choice: Choice, options: Options, value: str) -> None:
    """Offers these, of which `value` is chosen; what is there already stays."""
    if [(choice.itemData(place), choice.itemText(place)) for place in range(choice.count())] != list(options):
        choice.clear()
        for data, words in options:
            choice.addItem(words, data)
        choice.updateGeometry()
    place = choice.findData(value)
    if place != choice.currentIndex():
        choice.setCurrentIndex(place)
