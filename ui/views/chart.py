"""The results as a chart: how much, and how it moved. From a selection, a record or a search to the form that suits, and on from there."""

from dataclasses import replace
from typing import TYPE_CHECKING

from PySide6.QtCore import QSizeF, Qt, Signal
from PySide6.QtGui import QKeyEvent, QResizeEvent, QShowEvent
from PySide6.QtWidgets import QStackedWidget, QVBoxLayout, QWidget

from storage.charts import ChartSpec
from storage.words import say
from ui import formats
from ui.actions import Actions
from ui.settings import Settings
from ui.theme import Theme
from ui.widgets.boxes import Rule, column, ground, row
from ui.widgets.button import button, set_words
from ui.widgets.label import ElidedLabel, Label
from ui.workspace import Place, Workspace

if TYPE_CHECKING:
    from collections.abc import Sequence

    from storage.chart_values import ChartData
    from storage.words import Text
    from ui.print import Picture

CHANNEL = "chart"
ROOM_FOR_PANEL = 800  # of the view, under which the panel lies closed
MOST_LINES = 4  # of sources and remarks on screen; all of them are in what is exported
WORTH = ("indicators", "organizations", "areas", "statistics")


class ChartView(QWidget):
    """A View of the contract in ui.view. What it shows is the place's own chart, or what it makes of selection, record and results."""

    key, title, icon = "chart", "view.chart", "chart-line"

    record_wanted = Signal(str)  # the key of a record to open, with the keyboard

    def __init__(self, workspace: Workspace, theme: Theme, settings: Settings, actions: Actions) -> None:
        super().__init__()
        from ui.parts.chart.canvas import ChartCanvas
        from ui.parts.chart.finder import Finder
        from ui.parts.chart.panel import ChartPanel
        from ui.parts.chart.years import YearBar

        self._workspace, self._theme, self._settings, self._actions = workspace, theme, settings, actions
        self.data: ChartData | None = None
        self._asked: object = None
        self._sought = ""
        self._name, self._beside = ElidedLabel(theme, "", "title", "semibold"), ElidedLabel(theme, "", "body", role="muted")
        self._under, self._foot = Label(theme, "", role="muted"), Label(theme, "", "caption", role="muted", wrap=True)
        self.canvas = ChartCanvas(theme, workspace.language)
        self.panel = ChartPanel(theme, self._find)
        self.table: QWidget | None = None
        self._open = button(theme, "", "pencil-simple", "quiet")
        self.years = YearBar(theme)
        self._empty, self._empty_title = Finder(theme, self._find_any, always=True), Label(theme, "", "title", "medium")
        self._empty_said = Label(theme, "", role="muted", wrap=True)
        self._stack, self._inner = QStackedWidget(), QStackedWidget()
        self._wanted_open = settings.get("chart_panel") is not False
        self._lay_out()
        self._connect()
        self.reword()

    def _lay_out(self) -> None:
        ground(self, "surface")
        head = row(self._name, (self._beside, 1), self._open, space=10)
        self._inner.addWidget(self.canvas)
        foot = column(Rule(), column(self._foot, margins=(20, 8, 20, 8)), space=0)
        body = column(column(head, self._under, space=2, margins=(20, 12, 12, 0)), (self._inner, 1), self.years, foot, space=4)
        self._pages = row((body, 1), Rule(upright=True), self.panel, space=0)
        nothing = column(self._empty_title, self._empty_said, 8, self._empty, None, space=6, margins=(48, 48, 48, 16))
        nothing.setMaximumWidth(720)
        for page in (self._pages, nothing):
            self._stack.addWidget(page)
        box = QVBoxLayout(self)
        box.setContentsMargins(0, 0, 0, 0)
        box.addWidget(self._stack)
        self.setFocusProxy(self.canvas)

    def _connect(self) -> None:
        workspace, canvas, panel = self._workspace, self.canvas, self.panel
        workspace.place_changed.connect(self._follow)
        workspace.languages_changed.connect(self.reword)
        workspace.rule_changed.connect(self._ask_again)
        canvas.pressed.connect(self._press)
        workspace.selection_changed.connect(self._mark_selected)
        canvas.opened.connect(lambda found: self.record_wanted.emit(workspace.key_of("statistics", found)))
        canvas.event_pressed.connect(workspace.open_record)
        canvas.base_chosen.connect(lambda year: self._change(base=year))
        panel.wanted.connect(self.show_spec)
        panel.years_wanted.connect(lambda years: workspace.set_query(workspace.query.with_years(years)))
        panel.events_wanted.connect(self._mark)
        panel.added.connect(self._add)
        panel.closed.connect(lambda: self._open_panel(False))
        panel.linked.connect(self._linked)
        self._open.clicked.connect(lambda: self._open_panel(True))
        self._empty.chosen.connect(self._begin)
        self.years.chosen.connect(lambda year: self._change(year=year, remember=False))

    # -- the contract ------------------------------------------------------------------------------------------------------------------

    def widget(self) -> QWidget:
        return self

    def state(self) -> dict[str, object]:
        return {}

    def restore(self, state: dict[str, object]) -> None:
        """A chart stands in the place, not in the view."""

    def focus(self) -> None:
        self.canvas.setFocus()

    def current_key(self) -> str:
        """The key of the statistic that is read, or empty."""
        found = self.table.row() if self._table_shown() else self.canvas.row()  # type: ignore[union-attr]
        return self._workspace.key_of("statistics", found) if found else ""

    # -- what to show ------------------------------------------------------------------------------------------------------------------

    @property
    def spec(self) -> ChartSpec | None:
        """What is shown, with all that was left open filled in."""
        return None if self.data is None else self.data.spec

    @property
    def drawn(self) -> int:
        """How many figures are drawn."""
        return 0 if self.data is None else sum(len(one.points) for one in self.data.series)

    def _follow(self) -> None:
        if self.isVisible():
            self.load()

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self.load()

    def load(self) -> None:
        """Asks for the figures, unless they are there."""
        wanted = self._wanted()
        if wanted != self._asked and self._workspace.view == self.key:
            self._asked = wanted
            self._workspace.ask(CHANNEL, wanted, self._take)  # type: ignore[arg-type]

    def _ask_again(self) -> None:
        self._asked = None
        if self.isVisible():
            self.load()

    def _wanted(self) -> object:
        from storage.chart_data import ChartRequest
        from storage.chart_proposal import ProposedChart
        from storage.chart_sources import marks_of

        workspace = self._workspace
        chosen, query = workspace.place.chart, workspace.query
        if chosen is not None:
            return ChartRequest(replace(chosen, years=query.years))
        marked = tuple(self._marked()) if query.table == "statistics" else ()
        key = "" if marked else self._subject()
        return ProposedChart(marked, key, query, marks_of(workspace.query_for("events")), query.years)

    def _subject(self) -> str:
        """The open record; else what is marked in a table of records that have figures."""
        workspace = self._workspace
        table = workspace.query.table
        if workspace.record.partition("/")[0] in WORTH:
            return workspace.record
        marked = self._marked()
        return workspace.key_of(table, marked[0]) if table in WORTH and len(marked) else ""

    def _marked(self) -> "Sequence[int]":
        """The marked rows of what is asked now; before its results are there, those of the question before it are still marked."""
        workspace = self._workspace
        return workspace.selection if workspace.results.query == workspace.query else ()

    def _take(self, answer: object) -> None:
        data: ChartData | None = answer  # type: ignore[assignment]
        self.data = data
        if data is None or not data.spec.things:
            self._say_nothing()
            return
        self._hold(data)
        self._stack.setCurrentIndex(0)
        self.setFocusProxy(self.canvas)
        self.canvas.show_data(data)
        self.panel.show_data(data)
        if self._table_shown():
            self.table.show_data(data, self._workspace.language)  # type: ignore[union-attr]
        self._show_words()
        spec = data.spec
        self.years.show_years(sorted(set(data.years)) if spec.at_one_time else [], spec.year)
        self._actions.refresh()

    def _hold(self, data: "ChartData") -> None:
        """A chart that was made of a record or of marked rows stays when those go; the record gives it its room."""
        from storage.chart_data import ChartRequest

        workspace = self._workspace
        if workspace.place.chart is None and workspace.view == self.key:
            spec = replace(data.spec, years=None)
            self._asked = ChartRequest(replace(spec, years=workspace.query.years))
            made_of_record = bool(workspace.record) and not workspace.evidence
            query = workspace.query
            if query.table not in WORTH:  # then it was made of the figures that the search found
                query = query.with_table("statistics")
                self._asked = ChartRequest(replace(spec, years=query.years))
            here = replace(workspace.place, query=query, chart=spec, record="" if made_of_record else workspace.record)
            workspace.go(here, remember=False)

    def show_spec(self, spec: ChartSpec, *, remember: bool = True) -> None:
        """Shows another chart in the place of this one; one step back is the chart before."""
        workspace = self._workspace
        query = workspace.query if workspace.query.table in WORTH else workspace.query.with_table("statistics")
        workspace.go(Place(self.key, query, workspace.record, chart=replace(spec, years=None)), remember=remember)

    def _change(self, *, remember: bool = True, **values: object) -> None:
        if self.data is not None:
            self.show_spec(replace(self.data.spec, **values), remember=remember)  # type: ignore[arg-type]

    def _press(self, row: int) -> None:
        """A figure that is clicked is selected in every view, and tells who says so."""
        if self._workspace.query.table == "statistics":
            self._workspace.select((row,))
        self._workspace.show_evidence(self._workspace.key_of("statistics", row))

    def _mark_selected(self) -> None:
        self.canvas.mark(self._workspace.selection if self._workspace.query.table == "statistics" else ())

    def _mark(self, words: str) -> None:
        from ui.parts.chart.changes import marking

        old = self.spec.events.text if self.spec and self.spec.events else ""
        if self.data is not None and words.strip() != old:
            self._change(events=marking(self.data.spec.events, words))

    def _add(self, key: str) -> None:
        from ui.parts.chart.changes import added

        if self.data is not None:
            self.show_spec(added(self.data.spec, key))

    def _begin(self, key: str) -> None:
        """The first thing of a chart: what suits it."""
        from storage.chart_proposal import ProposedChart

        self._asked = ProposedChart(key=key)
        self._workspace.ask(CHANNEL, ProposedChart(key=key), self._begun)

    def _begun(self, answer: object) -> None:
        data: ChartData | None = answer  # type: ignore[assignment]
        if data is not None:
            self.show_spec(data.spec)

    # -- finding -----------------------------------------------------------------------------------------------------------------------

    def _find(self, words: str, tables: tuple[str, ...], then: object) -> None:
        from storage.chart_find import ChoicesRequest

        spec = self.spec
        there = () if spec is None else tuple(
            [f"indicators/{one}" for one in spec.indicators]
            + [f"areas/{area}" if area else f"organizations/{organization}" for area, organization in spec.subjects]
        )  # fmt: skip
        self._workspace.ask("chart-find", ChoicesRequest(words, tables, spec.indicators if spec else (), there), then)  # type: ignore[arg-type]

    def _find_any(self, words: str) -> None:
        from storage.chart_find import ChoicesRequest

        request = ChoicesRequest(words, ("indicators", "organizations", "areas") if words.strip() else ("indicators",))
        self._workspace.ask("chart-find", request, self._offer)

    def _offer(self, choices: object) -> None:
        self._empty.offer(choices, self._workspace.language, self._workspace.record_language)  # type: ignore[arg-type]

    # -- words -------------------------------------------------------------------------------------------------------------------------

    def _say(self, code: str, **values: object) -> str:
        return say(code, self._workspace.language, **values)

    @property
    def names(self) -> str:
        """The language of names on the chart, which has room for one."""
        kept = self._workspace.record_language
        return self._workspace.language if kept == "both" else kept

    def reword(self) -> None:
        """Says everything in the program's language."""
        language = self._workspace.language
        self.panel.tell(language, self._workspace.record_language)
        self.canvas.retell(language, self.names)
        set_words(self._open, self._say("chart.open_panel"))
        self.years.tell(language)
        self._empty.set_words(self._say("search.placeholder"))
        self._empty_title.setText(self._say("chart.empty"))
        keys = self._actions["show_chart"].shortcut()
        self._empty_said.setText(self._say("chart.empty.said", key=keys.toString(keys.SequenceFormat.NativeText)))
        self.setAccessibleName(self._say("chart.name"))
        if self.data is not None:
            self._show_words()

    def _show_words(self) -> None:
        from storage import chart_words
        from storage.words import Text

        data, language = self.data, self._workspace.language
        assert data is not None
        names = formats.name(Text(chart_words.title(data, "en"), chart_words.title(data, "zh")), self._workspace.record_language, language)
        self._name.setText(names.main)
        self._beside.setText(names.other)
        nothing = self._say("chart.nothing") if data.empty else ""
        self._under.setText(nothing or " · ".join([chart_words.subtitle(data, language), *self._warnings()]).strip(" ·"))
        lines = chart_words.source_lines(data, language)
        self._foot.setText("\n".join(lines[:MOST_LINES]))
        self._foot.setToolTip("\n".join(lines) if len(lines) > MOST_LINES else "")
        self._foot.setVisible(bool(lines))
        if data.events_more:
            self._under.setText(f"{self._under.text()} · {self._say('chart.events.more', n=data.events_more)}")

    def _warnings(self) -> list[str]:
        """Of a single panel the axis is spoken of here; panels of their own say it themselves."""
        plots = self.canvas.plots
        return [said for plot in plots if (said := plot.drawer.warning()) and plot.drawer.zooms] if len(plots) == 1 else []

    def _say_nothing(self) -> None:
        self.canvas.show_data(None)
        self._stack.setCurrentIndex(1)
        if self._workspace.query.text != self._sought:  # else the line holds what the reader has made of it
            self._sought = self._workspace.query.text
            self._empty.line.setText(self._sought)
        self._empty.refresh()
        self._actions.refresh()
        self.setFocusProxy(self._empty)
        if not self._workspace.query.text.strip():
            self._empty.setFocus(Qt.FocusReason.OtherFocusReason)

    # -- panel, table, year ------------------------------------------------------------------------------------------------------------

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._arrange()

    def _arrange(self) -> None:
        shown = self._wanted_open and self.width() >= ROOM_FOR_PANEL
        self.panel.setVisible(shown)
        self._open.setVisible(not shown)

    def _open_panel(self, wanted: bool) -> None:
        """Where there is no room for it beside the record page, that gives way."""
        self._wanted_open = wanted
        self._settings.set("chart_panel", wanted)
        if wanted and self.width() < ROOM_FOR_PANEL and self._workspace.record:
            self._workspace.go(replace(self._workspace.place, record="", evidence=None))
        self._arrange()

    def _table_shown(self) -> bool:
        return self.table is not None and self._inner.currentWidget() is self.table

    def toggle_table(self) -> None:
        """The data behind the chart, or the chart again; the keyboard goes along."""
        from ui.parts.chart.figures import Figures

        if self.data is None:
            return
        if self.table is None:
            self.table = Figures(self._theme)
            self.table.opened.connect(self.canvas.opened)
            self._inner.addWidget(self.table)
        shown = not self._table_shown()
        if shown:
            self.table.show_data(self.data, self._workspace.language)  # type: ignore[attr-defined]
        front: QWidget = self.table if shown else self.canvas
        self._inner.setCurrentWidget(front)
        front.setFocus(Qt.FocusReason.OtherFocusReason)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Space and self.years.isVisible():
            self.years.toggle()
        else:
            super().keyPressEvent(event)

    # -- out ---------------------------------------------------------------------------------------------------------------------------

    def _linked(self, code: str) -> None:
        actions = {"table": "chart_table", "save": "save_search", "picture": "save_picture", "export": "export", "present": "present"}
        self._actions[actions[code]].trigger()

    def cited(self) -> tuple[str, list[int], str] | None:
        """The statistics that are drawn and the chart's title, for who cites it."""
        if self.data is None or self.data.empty:
            return None
        from storage.chart_words import title

        rows = [point.point.row for one in self.data.series if one.chosen for point in one.points]
        return "statistics", rows, title(self.data, self._workspace.language)

    def kept(self) -> "tuple[ChartSpec, Text]":
        """What is saved of the chart, with its years in the query, and what it is called."""
        from storage.chart_words import title
        from storage.words import Text

        assert self.data is not None
        spec = self._workspace.place.chart or self.data.spec
        return replace(spec, years=None), Text(title(self.data, "en"), title(self.data, "zh"))

    def picture(self) -> "Picture | None":
        """The chart as it stands, with its title, years, sources and rule."""
        if self.data is None or self.data.empty:
            return None
        from storage import chart_words
        from ui.parts.chart.board import NATURAL, ChartDrawing
        from ui.print import Picture

        language = self._workspace.language
        size = QSizeF(self.canvas.size()) if self.canvas.width() > NATURAL[0] else QSizeF(*NATURAL)
        return Picture(
            ChartDrawing(self.data, size, self.names), chart_words.title(self.data, self.names), chart_words.subtitle(self.data, language),
            chart_words.source_lines(self.data, language), language, chart_words.called(self.data),
        )  # fmt: skip
