"""The lanes as a widget: it keeps which days are in view and what was opened, and paints the scene of that."""

from collections.abc import Sequence
from typing import TYPE_CHECKING, NamedTuple

from PySide6.QtCore import QRectF, QSize, Qt, QTimer, Signal
from PySide6.QtGui import QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QAbstractScrollArea, QFrame, QSizePolicy

from ui.parts.timeline.asked import Asked, Sizes
from ui.parts.timeline.draw import draw_scene
from ui.parts.timeline.drawing import Known, TimelineDrawing, Titles, drawing_of, words
from ui.parts.timeline.lanes import Lane
from ui.parts.timeline.layout import layout
from ui.parts.timeline.lettering import Lettering
from ui.parts.timeline.scale import Scale, fitted
from ui.parts.timeline.scene import Looks, Said, Scene
from ui.theme import Theme
from ui.widgets.boxes import own_viewport
from ui.widgets.paint import fill

if TYPE_CHECKING:
    from storage.timeline import Timeline
    from ui.parts.timeline.tracks import Tracks

REST = 220  # milliseconds without movement, after which lanes take the room that what is now in view needs
MOST_LANES = 200  # of which the widest name is looked for
MOST_KNOWN = 20_000  # widths of words that are kept


class Shown(NamedTuple):
    """What the canvas shows beside the timeline itself: see `Asked`."""

    lanes: tuple[Lane, ...]
    colours: tuple[Looks, ...] | None
    legend: tuple[tuple[str, Looks], ...]
    language: str
    periods: bool
    today: int
    said: Said


class Board(QAbstractScrollArea):
    """titles: what the rows of the timeline are called, asked for those whose words are drawn."""

    scale_changed = Signal()

    def __init__(self, theme: Theme, titles: Titles) -> None:
        super().__init__()
        self._theme, self._titles = theme, titles
        self._line: Timeline | None = None
        self._tracks: Tracks | None = None
        self._shown: Shown | None = None
        self._scale = Scale(0, 1, 600)
        self._following = True
        self._scene: Scene | None = None
        self._opened: frozenset[int] = frozenset()
        self._chosen: frozenset[int] = frozenset()
        self._focus: tuple[int, int] | None = None
        self._brush: tuple[float, float] | None = None
        self._known = Known({}, {})
        self._sizes: Sizes | None = None
        self._settled: Scale | None = None
        self._lettering = Lettering()
        self._rest = QTimer(self, singleShot=True, interval=REST)
        self._rest.timeout.connect(self.settle)
        own_viewport(self).setMouseTracking(True)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)
        theme.changed.connect(self.refresh)

    # -- what is shown ---------------------------------------------------------------------------------------------------------------

    def show_timeline(self, timeline: "Timeline", tracks: "Tracks", shown: Shown, *, fit: bool) -> None:
        """Shows these results; fit: all of them, else what was in view stays so."""
        self._line, self._tracks = timeline, tracks
        self._opened = frozenset() if self._shown is None or self._shown.lanes != shown.lanes else self._opened
        self._focus = None
        self.restyle(shown)
        if fit:
            self.fit()
        else:
            self.set_scale(self._scale, follow=self._following)

    def restyle(self, shown: Shown) -> None:
        """The same results in other lanes' order, colours or words."""
        self._shown, self._sizes = shown, None
        self._known.forget()
        self.refresh()

    def set_chosen(self, rows: Sequence[int]) -> None:
        """Marks these rows, and no others."""
        found = frozenset(rows)
        if found != self._chosen:
            self._chosen = found
            self.refresh()

    def refresh(self) -> None:
        """Lays out and paints anew."""
        self._scene = None
        self.viewport().update()

    @property
    def timeline(self) -> "Timeline | None":
        return self._line

    @property
    def scale(self) -> Scale:
        """Which days are in view."""
        return self._scale

    @property
    def following(self) -> bool:
        """Whether everything is in view because nothing else was asked for."""
        return self._following

    def sizes(self) -> Sizes:
        """The measures of the reader's text: as wide as the widest name of a lane, within bounds."""
        if self._sizes is None:
            theme, lanes = self._theme, self._shown.lanes if self._shown else ()
            widest = max((theme.metrics("small", "medium").horizontalAdvance(lane.label) for lane in lanes[:MOST_LANES]), default=80.0)
            icons = 22 if any(lane.icon for lane in lanes) else 0
            margin = round(min(max(widest + icons + 66, 136.0), 236.0))
            self._sizes = Sizes(margin, 40.0 * theme.size("table_header") / 32, theme.size("lane_track"), theme.size("table_row"))
        return self._sizes

    def asked(self, scale: Scale, height: float | None) -> Asked | None:
        """What a scene of this scale is laid out from; None while there is nothing to show."""
        if self._line is None or self._tracks is None or self._shown is None:
            return None
        shown = self._shown
        return Asked(
            self._line, self._tracks, shown.lanes, scale, height, self.sizes(), shown.language, shown.colours, shown.legend, self._opened,
            self._chosen, self._focus, self.hasFocus(), float(self.verticalScrollBar().value()), shown.today, shown.periods,
            settled=self._settled,
        )  # fmt: skip

    def drawing(self) -> TimelineDrawing | None:
        """What is in view, for a picture."""
        asked, shown = self.asked(self._scale, float(self.viewport().height())), self._shown
        if asked is None or shown is None:
            return None
        return drawing_of(asked, self._theme, self._titles, shown.said)

    @property
    def scene(self) -> Scene | None:
        """What is drawn now."""
        if self._scene is None:
            asked = self.asked(self._scale, float(self.viewport().height()))
            if asked is not None and self._shown is not None:
                if len(self._known.widths) > MOST_KNOWN:
                    self._known.forget()
                self._scene = layout(asked, words(self._theme, self._titles, self._shown.said, self._known))
                self._fit_scroll(self._scene)
        return self._scene

    def _fit_scroll(self, scene: Scene) -> None:
        bar = self.verticalScrollBar()
        room = scene.bottom - scene.top
        most = max(0, round(scene.content - room))
        if (bar.maximum(), bar.pageStep()) != (most, round(room)):
            bar.setPageStep(round(room))
            bar.setSingleStep(self._theme.size("lane_track"))
            bar.setRange(0, most)

    def scrollContentsBy(self, dx: int, dy: int) -> None:
        self.refresh()

    def toggle_cluster(self, row: int) -> None:
        """Shows in place what is folded into a mark, or folds it again."""
        self._opened ^= {row}
        self.refresh()

    @property
    def open_clusters(self) -> frozenset[int]:
        """The rows whose clusters are open."""
        return self._opened

    def close_clusters(self) -> bool:
        """Folds all that was opened; whether there was anything."""
        was, self._opened = bool(self._opened), frozenset()
        if was:
            self.refresh()
        return was

    # -- the axis --------------------------------------------------------------------------------------------------------------------

    def _axis_width(self) -> float:
        return max(60.0, self.viewport().width() - self.sizes().margin)

    def set_scale(self, scale: Scale, *, follow: bool = False, moving: bool = False) -> None:
        """Brings other days into view, as far as there is something to see there. moving: more is to come, so lanes keep their heights."""
        span = self.whole_span()
        scale = scale.resized(self._axis_width())
        self._scale = scale.within(span) if span else scale
        self._following = follow
        if moving:
            self._rest.start()
        else:
            self._settled = self._scale
            self._rest.stop()
        self.refresh()
        self.scale_changed.emit()

    def settle(self) -> None:
        """The movement is over."""
        if self._settled != self._scale:
            self.set_scale(self._scale, follow=self._following)

    def whole_span(self) -> tuple[int, int] | None:
        """From the first day that there is to the last; today is within."""
        span = self._line.span if self._line else None
        if span is None or self._shown is None:
            return span
        today = self._shown.today
        near = today and span[1] < today and self._line is not None and self._line.query.years is None
        return (span[0], max(span[1], today) if near else span[1])

    def fit(self) -> None:
        """All of it in view, from now on until the reader asks for something else."""
        span = self.whole_span()
        if span:
            self.set_scale(fitted(span, self._axis_width()), follow=True)
        self.refresh()

    def show_days(self, first: float, last: float, *, moving: bool = False) -> None:
        """Brings the days from `first` to `last` into view, from edge to edge."""
        width = self._axis_width()
        self.set_scale(Scale(first, width / max(1.0, last - first), width), moving=moving)

    def zoom(self, factor: float, at: float | None = None, *, moving: bool = False) -> None:
        """Around a pixel of the axis, else around what has the keyboard, else around the middle."""
        if at is None:
            at = self._focus_x()
        span = self.whole_span()
        wider = self._scale.zoomed(factor, at)
        if span and factor < 1 and wider.per_day <= fitted(span, self._axis_width()).per_day:
            self.fit()
        else:
            self.set_scale(wider, moving=moving)

    def _focus_x(self) -> float:
        """Where one zooms that points nowhere."""
        return self._scale.width / 2

    def pan(self, pixels: float, *, moving: bool = False) -> None:
        self.set_scale(self._scale.moved(pixels), moving=moving)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        if self._following:
            self.fit()
        else:
            self.set_scale(self._scale)

    # -- paint -----------------------------------------------------------------------------------------------------------------------

    def sizeHint(self) -> QSize:
        return QSize(700, 500)

    def minimumSizeHint(self) -> QSize:
        return QSize(320, 160)

    def paintEvent(self, event: QPaintEvent) -> None:
        scene = self.scene
        with QPainter(self.viewport()) as painter:
            if scene is None:
                painter.fillRect(self.viewport().rect(), self._theme.colour("surface"))
                return
            draw_scene(painter, self._theme, scene, self._lettering)
            if self._brush is not None:
                left, right = (self._scale.x(day) + scene.margin for day in self._brush)
                fill(painter, QRectF(left, 0, right - left, scene.bottom), self._theme.colour("accent", 40))
