"""How many rows each year has, with a span to draw over it. Its two ends are sliders, so that keys and screen readers have them too."""

from collections.abc import Mapping
from typing import NamedTuple

from PySide6.QtCore import QPointF, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QMouseEvent, QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QSizePolicy, QSlider, QWidget

from ui.theme import Theme
from ui.widgets.boxes import row
from ui.widgets.label import Label
from ui.widgets.paint import RIGHT, draw_text, fill, focus_ring, pen

HANDLE = 24  # takes clicks; what is seen of it is 6 wide
SIDE = 16
PLOT = 52
HEAD = 22


class HistogramWords(NamedTuple):
    """The facet's title, and what its two ends are called."""

    title: str
    first: str
    last: str


class _End(QSlider):
    """One end of the span: a slider that is drawn as a handle and asks its histogram where a drag leads."""

    def __init__(self, theme: Theme, histogram: "Histogram") -> None:
        super().__init__(Qt.Orientation.Horizontal, histogram)
        self._theme, self._histogram = theme, histogram
        self.setPageStep(5)
        self.setCursor(Qt.CursorShape.SizeHorCursor)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)

    def paintEvent(self, event: QPaintEvent) -> None:
        theme, middle = self._theme, self.width() / 2
        with QPainter(self) as painter:
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            painter.setPen(pen(theme.colour("accent"), 1.2))
            painter.drawLine(QPointF(middle, 0), QPointF(middle, self.height()))
            knob = QRectF(middle - 3, self.height() / 2 - 7, 6, 14)
            painter.setBrush(theme.colour("surface"))
            painter.drawRoundedRect(knob, 3, 3)
            if self.hasFocus():
                focus_ring(painter, theme, knob.adjusted(-4, -4, 4, 4), 5)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        self.setSliderDown(event.button() == Qt.MouseButton.LeftButton)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        if self.isSliderDown():
            self._histogram.drag(self, self.mapToParent(event.position().toPoint()).x())

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        if self.isSliderDown():
            self.setSliderDown(False)
            self._histogram.settle()

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        self._histogram.reset()


class Histogram(QWidget):
    """Bars of the years from the first to the last that any row has. Dragging over it, dragging an end or the arrow keys set the span."""

    span_changed = Signal(int, int)  # by the reader, when a drag ends or a key was pressed; the whole range means no span

    def __init__(self, theme: Theme, words: HistogramWords) -> None:
        super().__init__()
        self._theme = theme
        self._counts: dict[int, int] = {}
        self._range = self._span = self._told = (0, 0)
        self._from: int | None = None
        self._showing = False
        self._title = Label(theme, "", "small", "semibold")
        self._said = Label(theme, "", "caption", role="muted")
        self._head = row(self._title, None, self._said)
        self._head.setParent(self)
        self._ends = (_End(theme, self), _End(theme, self))
        self.set_words(words)
        self.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)
        self._ends[0].valueChanged.connect(lambda year: self._take((year, self._span[1])))
        self._ends[1].valueChanged.connect(lambda year: self._take((self._span[0], year)))

    def set_words(self, words: HistogramWords) -> None:
        self._title.setText(words.title)
        for end, name in zip(self._ends, (words.first, words.last), strict=True):
            end.setAccessibleName(f"{words.title}: {name}")

    def set_counts(self, counts: Mapping[int, int]) -> None:
        """Rows by year. The first counts set the axis; later ones keep it, so that it does not jump under a filter (else `set_range`)."""
        self._counts = dict(counts)
        years = [year for year, count in counts.items() if count]
        if years and self._range == (0, 0):
            self.set_range(min(years), max(years))
        self.update()

    def set_range(self, first: int, last: int) -> None:
        """The years of the axis; the whole of it becomes the span."""
        self._range = (first, last)
        self.set_span(None)

    def set_span(self, span: tuple[int, int] | None) -> None:
        """Shows a span, None for all years, without telling of it."""
        first, last = span or self._range
        low, high = self._range
        self._span = self._told = (max(low, min(first, high)), max(low, min(last, high)))
        self._show()

    @property
    def span(self) -> tuple[int, int]:
        """First and last year of the span, both within it."""
        return self._span

    def _show(self) -> None:
        (low, high), (first, last) = self._range, self._span
        self._showing = True  # a slider whose range changes speaks of values in between, which nobody chose
        for end, value, least, most in zip(self._ends, self._span, (low, first), (last, high), strict=True):
            end.setRange(least, most)
            end.setValue(value)
        self._showing = False
        self._said.setText("" if self._range == (0, 0) else str(first) if first == last else f"{first}–{last}")
        self._place()
        self.update()

    def _take(self, said: tuple[int, int]) -> None:
        """An end says another year than is shown: a key or a screen reader moved it."""
        if not self._showing and said != self._span:
            self._span = said
            self._show()
            self.settle()

    # -- dragging --------------------------------------------------------------------------------------------------------------------

    def drag(self, end: QSlider, x: int) -> None:
        """Brings an end to the year at `x`; it stops at the other end."""
        first, last = self._span
        if end is self._ends[0]:
            first = min(self._year_at(x + self._step() / 2), last)
        else:
            last = max(self._year_at(x - self._step() / 2), first)
        self._span = (first, last)
        self._show()

    def settle(self) -> None:
        """Tells of the span if it is another one than was told last."""
        if self._span != self._told:
            self._told = self._span
            self.span_changed.emit(*self._span)

    def reset(self) -> None:
        """All years again."""
        self._span = self._range
        self._show()
        self.settle()

    def mousePressEvent(self, event: QMouseEvent) -> None:
        if event.button() == Qt.MouseButton.LeftButton and self._plot().contains(event.position()) and self._range != (0, 0):
            self._from = self._year_at(event.position().x())
            self._draw_to(self._from)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        if self._from is not None:
            self._draw_to(self._year_at(event.position().x()))

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        if self._from is not None:
            self._from = None
            self.settle()

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        self.reset()

    def _draw_to(self, year: int) -> None:
        assert self._from is not None
        self._span = (min(self._from, year), max(self._from, year))
        self._show()

    # -- geometry and paint ----------------------------------------------------------------------------------------------------------

    def _plot(self) -> QRectF:
        return QRectF(SIDE, HEAD + 4, self.width() - 2 * SIDE, PLOT)

    def _step(self) -> float:
        return self._plot().width() / (self._range[1] - self._range[0] + 1)

    def _year_at(self, x: float) -> int:
        low, high = self._range
        return max(low, min(high, low + int((x - self._plot().left()) // self._step())))

    def _edge(self, year: int) -> float:
        return self._plot().left() + (year - self._range[0]) * self._step()

    def _place(self) -> None:
        plot = self._plot()
        for end, year in zip(self._ends, (self._span[0], self._span[1] + 1), strict=True):
            end.setVisible(self._range != (0, 0))
            end.setGeometry(round(self._edge(year) - HANDLE / 2), round(plot.top() - 4), HANDLE, round(plot.height() + 4))
        self._head.setGeometry(SIDE, 0, self.width() - 2 * SIDE, HEAD)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._place()

    def sizeHint(self) -> QSize:
        return QSize(self._theme.size("sidebar"), HEAD + 4 + PLOT + round(self._theme.metrics("caption").height()) + 6)

    def paintEvent(self, event: QPaintEvent) -> None:
        if self._range == (0, 0):
            return
        theme, plot = self._theme, self._plot()
        with QPainter(self) as painter:
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            left, right = self._edge(self._span[0]), self._edge(self._span[1] + 1)
            fill(painter, QRectF(left, plot.top() - 4, right - left, plot.height() + 4), theme.colour("accent", 26))
            self._bars(painter, plot)
            painter.setPen(pen(theme.colour("line_strong")))
            painter.drawLine(QPointF(plot.left(), plot.bottom() + 0.5), QPointF(plot.right(), plot.bottom() + 0.5))
            line = QRectF(plot.left(), plot.bottom() + 2, plot.width(), theme.metrics("caption").height() + 2)
            draw_text(painter, theme, line, str(self._range[0]), "muted", "caption")
            draw_text(painter, theme, line, str(self._range[1]), "muted", "caption", align=RIGHT)

    def _bars(self, painter: QPainter, plot: QRectF) -> None:
        low, high = self._range
        step, most = self._step(), max(self._counts.values(), default=1)
        gap = 0.75 if step >= 4 else 0.0
        within, without = self._theme.colour("accent"), self._theme.colour("line_strong", 120)
        for year in range(low, high + 1):
            count = self._counts.get(year, 0)
            if count:
                height = max(1.5, plot.height() * count / most)
                colour = within if self._span[0] <= year <= self._span[1] else without
                fill(painter, QRectF(self._edge(year) + gap, plot.bottom() - height, max(step - 2 * gap, 1), height), colour)
