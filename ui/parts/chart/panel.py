"""What changes a chart: its indicators, areas and organizations, its form and measure, its years, and what is shown beside the lines."""

from collections import Counter
from collections.abc import Callable
from dataclasses import replace

from PySide6.QtCore import QPointF, QSize, Qt, Signal
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QFrame, QScrollArea, QSizePolicy, QVBoxLayout, QWidget

from storage.chart_panels import styles_of
from storage.chart_values import ChartData, ChartSeries
from storage.chart_words import title
from storage.charts import MEASURES, NAMELESS, SHOWN, ChartSpec
from storage.words import Text, say, text
from ui import formats
from ui.parts.chart.changes import keeping, kinds_of, opened_again, parts_of
from ui.parts.chart.finder import Finder
from ui.parts.chart.look import Look, draw_marker, pen
from ui.theme import Theme
from ui.widgets.boxes import Rule, column, fill_box, ground, row
from ui.widgets.button import button, set_words
from ui.widgets.check import Check
from ui.widgets.choice import Choice
from ui.widgets.histogram import Histogram, HistogramWords
from ui.widgets.label import ElidedLabel, Label
from ui.widgets.line import Line

WIDTH = 288
MARGIN = 16
LEAST_YEARS = 3  # of figures, for a brush to make sense


class Swatch(QWidget):
    """The line and marker of a series."""

    def __init__(self, theme: Theme, place: int) -> None:
        super().__init__()
        self._theme, self._place = theme, place
        self.setFixedSize(QSize(30, 20))

    def paintEvent(self, event: QPaintEvent) -> None:
        look = Look(self._theme)
        style, middle = look.style(self._place), QPointF(14, 10)
        with QPainter(self) as painter:
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            painter.setPen(pen(style.colour, 2, style.dash))
            painter.drawLine(QPointF(1, 10), QPointF(27, 10))
            draw_marker(painter, look, middle, style, 9)


class ChartPanel(QScrollArea):
    """Shows a ChartData and says what the reader wants instead: another ChartSpec, other years, or one of its links."""

    wanted = Signal(object)  # a ChartSpec
    years_wanted = Signal(object)  # (first, last) or None
    events_wanted = Signal(str)  # the words of the events to mark
    added = Signal(str)  # the key of an indicator, area or organization
    linked = Signal(str)  # table, save, picture, export, present
    closed = Signal()

    def __init__(self, theme: Theme, ask: Callable[[str, tuple[str, ...], Callable[[object], None]], None]) -> None:
        super().__init__()
        self._theme, self._ask = theme, ask
        self._data: ChartData | None = None
        self._language, self._record_language = "en", "both"
        self._showing = False
        self._title = Label(theme, "", "heading", "semibold")
        self._close = button(theme, "", "x", "icon", " ")
        self._close.clicked.connect(self.closed)
        self._heads = {
            code: Label(theme, "", "small", "medium", "muted") for code in ("indicators", "subjects", "kind", "measure", "years", "shown")
        }
        self._indicators, self._subjects = QVBoxLayout(), QVBoxLayout()
        self.add_indicator = Finder(theme, lambda words: ask(words, ("indicators",), self._offer_indicators))
        self.add_subject = Finder(theme, lambda words: ask(words, ("areas", "organizations"), self._offer_subjects))
        self.kind, self.measure, self.length = (Choice(theme) for _ in range(3))
        self.log, self.everyone = Check(theme), Check(theme)
        self.histogram = Histogram(theme, HistogramWords("", "", ""))
        self.checks = {part: Check(theme) for part in SHOWN}
        self.events, self.name = Line(), Line()
        self.links = {code: button(theme, "", icon, "link") for code, icon in LINKS}
        self._lay_out()
        self._connect()

    def _lay_out(self) -> None:
        heads = self._heads
        for box in (self._indicators, self._subjects):
            box.setSpacing(0)
        head = row((self._title, 1), self._close)
        links = column(*self.links.values(), space=0)
        page = ground(QWidget(), "window")
        fill_box(
            QVBoxLayout(page),
            (
                head, self.name,
                heads["indicators"], self._indicators, self.add_indicator, 4, heads["subjects"], self._subjects, self.add_subject, 4,
                Rule(), heads["kind"], self.kind, self.everyone, heads["measure"], self.measure, self.log, self.length, self.histogram,
                Rule(), heads["shown"], column(*self.checks.values(), self.events, space=2), Rule(), links, None,
            ),
            6, (MARGIN, 12, MARGIN, 16),
        )  # fmt: skip
        self.setWidget(page)
        self.setWidgetResizable(True)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setFixedWidth(WIDTH)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.histogram.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)

    def _connect(self) -> None:
        self.kind.activated.connect(lambda _: self._change(kind=self.kind.currentData(), **opened_again(self.kind.currentData())))
        self.measure.activated.connect(lambda _: self._change(measure=self.measure.currentData(), base=None))
        self.length.activated.connect(lambda _: self._change(length=self.length.currentData(), year=None, base=None))
        self.log.clicked.connect(lambda on: self._change(log=on))
        self.everyone.clicked.connect(lambda on: self._change(everyone=on))
        for part, check in self.checks.items():
            check.clicked.connect(lambda on, part=part: self._want(lambda spec: spec.with_shown(part, on)))
        self.histogram.span_changed.connect(self._brushed)
        self.name.editingFinished.connect(self._rename)
        self.events.editingFinished.connect(lambda: self.events_wanted.emit(self.events.text()))
        self.add_indicator.chosen.connect(self.added)
        self.add_subject.chosen.connect(self.added)
        for code, link in self.links.items():
            link.clicked.connect(lambda _=False, code=code: self.linked.emit(code))

    def _want(self, change: Callable[[ChartSpec], ChartSpec]) -> None:
        if self._data is not None and not self._showing:
            self.wanted.emit(change(self._data.spec))

    def _change(self, **values: object) -> None:
        self._want(lambda spec: replace(spec, **values))  # type: ignore[arg-type]

    def _rename(self) -> None:
        """Another title; without words the chart says by itself what it is of."""
        words = " ".join(self.name.text().split())
        self._want(lambda spec: replace(spec, name=Text(words, words)))

    def _brushed(self, first: int, last: int) -> None:
        if self._data is not None:
            whole = self._data.span
            self.years_wanted.emit(None if (first, last) == whole else (first, last))

    # -- what is shown -----------------------------------------------------------------------------------------------------------------

    def tell(self, language: str, record_language: str) -> None:
        """Says everything in these languages."""
        self._language, self._record_language = language, record_language
        self._title.setText(self._say("chart.panel"))
        set_words(self._close, "", self._say("chart.close_panel"))
        for code, head in self._heads.items():
            head.setText(self._say(f"chart.{code}"))
        for part, check in self.checks.items():
            check.setText(self._say(f"chart.shown.{part}"))
            check.setAccessibleName(check.text())
        self.log.setText(self._say("chart.log"))
        self.everyone.setText(self._say("chart.everyone"))
        for box, code in ((self.kind, "kind"), (self.measure, "measure"), (self.length, "length")):
            box.setAccessibleName(self._say(f"chart.{code}"))
        self.add_indicator.set_words(self._say("chart.add_indicator"))
        self.add_subject.set_words(self._say("chart.add_subject"))
        self.events.setPlaceholderText(self._say("chart.events.search"))
        self.events.setAccessibleName(self._say("chart.events.search"))
        self.name.setAccessibleName(self._say("chart.title"))
        self.histogram.set_words(HistogramWords(self._say("chart.years"), self._say("chart.years.first"), self._say("chart.years.last")))
        for code, link in self.links.items():
            set_words(link, self._say(f"chart.{code}"))
        self.setAccessibleName(self._say("chart.panel"))
        if self._data is not None:
            self.show_data(self._data)

    def _say(self, code: str, **values: object) -> str:
        return say(code, self._language, **values)

    def show_data(self, data: ChartData) -> None:
        """Shows how the chart stands."""
        self._data, self._showing = data, True
        spec = data.spec
        if not self.name.hasFocus():
            self.name.setText(spec.name.in_language(self._language))
        own = title(replace(data, spec=replace(spec, name=NAMELESS)), self._language)
        self.name.setPlaceholderText(self._say("chart.title.auto", title=own))
        self._show_indicators(data)
        self._show_subjects(data)
        _fill(self.kind, [(kind, text(f"chart.kind.{kind}").in_language(self._language)) for kind in kinds_of(data)], spec.kind)
        measures = [(code, text(f"chart.measure.{code}").in_language(self._language)) for code in MEASURES if code in data.measures]
        _fill(self.measure, measures, spec.measure)
        _fill(self.length, [(kind, _length(kind, self._language)) for kind in data.lengths], spec.length)
        self._heads["measure"].setVisible(len(measures) > 1)
        self.measure.setVisible(len(measures) > 1)
        self.length.setVisible(len(data.lengths) > 1)
        amounts = any(one.value_kind in ("count", "money", "ratio") for one in data.series)
        self.log.setVisible(amounts and spec.kind in ("lines", "multiples") and spec.measure in ("value", "index"))
        self.log.setChecked(spec.log)
        self.everyone.setVisible(spec.kind in ("ranked", "scatter"))
        self.everyone.setChecked(spec.everyone)
        self._show_years(data)
        for part, check in self.checks.items():
            check.setChecked(part in spec.shown)
            check.setVisible(part in parts_of(spec))
        self.events.setVisible("events" in parts_of(spec) and "events" in spec.shown)
        if not self.events.hasFocus():
            self.events.setText(spec.events.text if spec.events else "")
        self._showing = False

    def _show_years(self, data: ChartData) -> None:
        first, last = data.span
        wide = last - first >= LEAST_YEARS and not data.spec.at_one_time
        self.histogram.setVisible(wide)
        self._heads["years"].setVisible(False)
        if wide:
            counts = Counter(data.years)
            self.histogram.set_range(first, last)
            self.histogram.set_counts(counts)
            low, high = data.spec.years or (None, None)
            span = (low or first, high or last)
            self.histogram.set_span(None if span == (first, last) else span)

    def _show_indicators(self, data: ChartData) -> None:
        named = {one.thing.indicator_id: one.indicator for one in data.series}
        _clear(self._indicators)
        for identifier in data.spec.indicators:
            name = named.get(identifier) or next((parts[-1] for parts in data.left_out), Text(identifier, identifier))
            gone = (
                keeping(data.spec, lambda thing, gone=identifier: thing.indicator_id != gone)  # type: ignore[misc]
                if len(data.spec.indicators) > 1
                else None
            )
            self._indicators.addWidget(self._line(name, None, gone))

    def _show_subjects(self, data: ChartData) -> None:
        places = styles_of(data.series)
        shown: dict[tuple[str, ...], ChartSeries] = {}
        for one in data.series:
            if one.chosen:
                shown.setdefault(one.thing[1:], one)
        _clear(self._subjects)
        for subject, one in shown.items():
            gone = keeping(data.spec, lambda thing, subject=subject: thing[1:] != subject) if len(shown) > 1 else None  # type: ignore[misc]
            name = Text(*(", ".join(part.in_language(tongue) for part in one.subject) for tongue in ("en", "zh")))
            self._subjects.addWidget(self._line(name, places.get((one.thing, one.length), -1), gone))

    def _line(self, name: Text, place: int | None, gone: ChartSpec | None) -> QWidget:
        said = formats.name(name, self._record_language, self._language)
        parts: list[QWidget | tuple[QWidget, int]] = [] if place is None else [Swatch(self._theme, place)]
        label = ElidedLabel(self._theme, formats.one_line(said))
        parts.append((label, 1))
        if gone is not None:
            remove = button(self._theme, "", "x", "small", self._say("chart.remove", name=said.main))
            remove.clicked.connect(lambda: self.wanted.emit(gone))
            parts.append(remove)
        made = row(*parts, space=4)
        made.setFixedHeight(self._theme.size("nav_row"))
        return made

    def _offer_indicators(self, choices: object) -> None:
        self.add_indicator.offer(choices, self._language, self._record_language)  # type: ignore[arg-type]

    def _offer_subjects(self, choices: object) -> None:
        self.add_subject.offer(choices, self._language, self._record_language)  # type: ignore[arg-type]


LINKS = (
    ("table", "table"), ("save", "floppy-disk"), ("picture", "image"), ("export", "export"), ("present", "eye"),
)  # fmt: skip


def _length(kind: str, language: str) -> str:
    from storage.chart_words import period_words

    return period_words(kind, language)


def _fill(box: Choice, items: list[tuple[str, str]], current: str) -> None:
    if [(box.itemData(place), box.itemText(place)) for place in range(box.count())] != items:
        box.clear()
        for key, words in items:
            box.addItem(words, key)
    box.setCurrentIndex(max(0, box.findData(current)))


def _clear(box: QVBoxLayout) -> None:
    while (item := box.takeAt(0)) is not None:
        widget = item.widget()
        if widget is not None:
            widget.hide()
            widget.deleteLater()
