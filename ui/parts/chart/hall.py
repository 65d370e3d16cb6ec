"""A chart for a hall: the whole screen, type that is read from the last row, and the arrow keys to go on."""

from collections.abc import Callable
from dataclasses import replace

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent, QPainter, QPaintEvent, QResizeEvent, QScreen
from PySide6.QtWidgets import QVBoxLayout, QWidget

from storage import chart_words
from storage.chart_values import ChartData
from storage.charts import ChartSpec
from ui.parts.chart.canvas import ChartCanvas
from ui.parts.chart.look import Look
from ui.theme import Theme
from ui.widgets.boxes import ground

LINES = 34  # lines of body text that fill the height: at 720 pixels 21 each, which the last row reads
LEAST = 1.5
Ask = Callable[[ChartSpec, Callable[[object], None]], None]
_Key = Qt.Key


class Words(QWidget):
    """Lines of text in the type of the hall."""

    def __init__(self) -> None:
        super().__init__()
        self._look: Look | None = None
        self._lines: list[tuple[str, str, str, str]] = []

    def tell(self, look: Look, lines: list[tuple[str, str, str, str]]) -> None:
        """lines: what is said, its size, weight and colour."""
        self._look, self._lines = look, lines
        self.setFixedHeight(round(sum(look.line(size, weight) for _, size, weight, _ in lines) + look.px(6)))
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        if self._look is None:
            return
        with QPainter(self) as painter:
            top = 0.0
            for said, size, weight, colour in self._lines:
                tall = self._look.line(size, weight)
                room = self.rect().toRectF()
                room.setTop(top)
                room.setHeight(tall)
                self._look.write(painter, room, said, colour, size, weight)
                top += tall


class Hall(QWidget):
    """Esc or F11 leaves. Left and right: the figures of the years one by one, or the year of ranked bars; up and down: the saved charts."""

    def __init__(self, theme: Theme, language: str, names: str, data: ChartData, ask: Ask) -> None:
        super().__init__(None, Qt.WindowType.Window)
        self._theme, self._language, self._names, self._ask = theme, language, names, ask
        self.charts: list[ChartSpec] = []
        self.data = data
        self._first = data.spec
        self.canvas = ChartCanvas(theme, language, LEAST)
        self.canvas.readout.brief = True
        self._head, self._foot = Words(), Words()
        box = QVBoxLayout(self)
        box.setContentsMargins(40, 28, 40, 24)
        box.addWidget(self._head)
        box.addWidget(self.canvas, 1)
        box.addWidget(self._foot)
        ground(self, "surface")
        self.canvas.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.canvas.retell(language, names)
        self.setWindowTitle(chart_words.title(data, names))
        self.take(data)

    @property
    def scale(self) -> float:
        """How much larger than on a page."""
        return max(LEAST, self.height() / LINES / self._theme.metrics().height())

    def show_on(self, screen: QScreen) -> None:
        """Fills the screen."""
        self.setGeometry(screen.geometry())
        self.showFullScreen()
        self.activateWindow()
        self.setFocus(Qt.FocusReason.OtherFocusReason)

    def begin(self, data: ChartData, language: str, names: str, charts: list[ChartSpec]) -> None:
        """Shows a chart first, and these after it. names: the language of its title and of the names on it."""
        self._first, self.charts, self._language, self._names = data.spec, charts, language, names
        self.canvas.retell(language, names)
        self.setWindowTitle(chart_words.title(data, names))
        self.take(data)

    def take(self, answer: object) -> None:
        """Shows these figures."""
        data: ChartData = answer  # type: ignore[assignment]
        if data.empty:
            return
        self.data = data
        look = Look(self._theme, self._language, self.scale)
        self._head.tell(
            look,
            [
                (chart_words.title(data, self._names), "title", "semibold", "text"),
                (chart_words.subtitle(data, self._language), "body", "regular", "muted"),
            ],
        )
        self._foot.tell(look, [(chart_words.source_lines(data, self._language)[0], "caption", "regular", "muted")])
        self.canvas.set_scale(self.scale)
        self.canvas.show_data(data)
        self.setAccessibleName(chart_words.title(data, self._names))
        self.setAccessibleDescription(chart_words.summary(data, self._language))

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self.take(self.data)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        key = _Key(event.key())
        steps = {_Key.Key_Left: -1, _Key.Key_Right: 1, _Key.Key_Space: 1, _Key.Key_PageUp: -1, _Key.Key_PageDown: 1}
        if key in (_Key.Key_Escape, _Key.Key_F11):
            self.close()
        elif key in (_Key.Key_Up, _Key.Key_Down, _Key.Key_PageUp, _Key.Key_PageDown):
            self.turn(-1 if key in (_Key.Key_Up, _Key.Key_PageUp) else 1)
        elif key in steps:
            self.step(steps[key])
        else:
            super().keyPressEvent(event)

    def step(self, by: int) -> None:
        """The next year."""
        spec, years = self.data.spec, sorted(set(self.data.years))
        if spec.at_one_time and spec.year in years:
            place = min(max(years.index(spec.year) + by, 0), len(years) - 1)
            self._ask(replace(spec, year=years[place]), self.take)
        else:
            self.canvas.step(by)

    def turn(self, by: int) -> None:
        """The next of the saved charts; the one that was shown first is before them."""
        everyone = [self._first, *self.charts]
        shown = self.data.spec
        here = next((place for place, one in enumerate(everyone) if (one.things, one.kind) == (shown.things, shown.kind)), 0)
        self._ask(everyone[(here + by) % len(everyone)], self.take)
