"""The results as a timeline: when they happened, as precisely as is known, in lanes; selected together with every other view."""

import math
from collections.abc import Sequence
from typing import TYPE_CHECKING

from PySide6.QtCore import QPoint, QTimer, Signal
from PySide6.QtWidgets import QStackedLayout, QToolTip, QWidget

from storage import dates
from storage.catalog import Table
from storage.export.job import today
from storage.query import Filter, Query
from storage.requests import RecordRequest
from storage.tables import BY_NAME
from storage.timeline import Timeline, TimelineRequest, lane_facets
from storage.words import Text, field_text, say, table_word, text
from ui import formats
from ui.actions import Actions
from ui.conditions import without
from ui.parts.telling import Telling
from ui.parts.timeline import naming
from ui.parts.timeline.board import Shown
from ui.parts.timeline.canvas import Canvas
from ui.parts.timeline.controls import Controls
from ui.parts.timeline.lanes import SORTS
from ui.parts.timeline.naming import Titles, first_sort
from ui.parts.timeline.overview import Overview
from ui.parts.timeline.scale import STEPS
from ui.parts.timeline.scene import Said
from ui.parts.timeline.tip import tip
from ui.parts.timeline.tracks import Tracks
from ui.settings import Settings
from ui.theme import Theme
from ui.widgets.boxes import Rule, column, ground
from ui.widgets.empty_note import EmptyNote, Note
from ui.widgets.label import wrapped_tip
from ui.workspace import Workspace

if TYPE_CHECKING:
    from storage.timeline import Timeline
    from ui.empty import Empty
    from ui.parts.timeline.board import Shown
    from ui.print import Picture

HOVER = 350  # milliseconds until a mark says what it is
KEPT = "timeline"  # lanes, colours and order of each table, among the settings
MENU = ("open_record", "who_says_so", "", "copy", "copy_with_headers", "cite", "export_selection", "", "save_picture", "copy_picture")
FIRST_LANES = {"events": "kind", "statistics": "topic_id", "organizations": "kind", "sources": "kind"}


class TimelineView(QWidget):
    """A View of the contract in ui.view."""

    key, title, icon = "timeline", "view.timeline", "rows"

    record_wanted = Signal(str)  # Enter or a double click: the record's key

    def __init__(self, workspace: Workspace, theme: Theme, settings: Settings, actions: Actions) -> None:
        super().__init__()
        self._workspace, self._theme, self._settings, self._actions = workspace, theme, settings, actions
        self._titles = Titles(workspace.records)
        self.controls, self.canvas, self.overview = Controls(theme), Canvas(theme, self._titles, self.spoken), Overview(theme)
        self._closed: frozenset[str] = frozenset()
        self._fresh = True
        self._hovered = -1, QPoint()
        self._hover = QTimer(self, singleShot=True, interval=HOVER)
        self._brush: tuple[float, float] | None = None
        self._note: EmptyNote | None = None
        self._empty: Empty | None = None
        self._page = column(self.controls, Rule(), (self.canvas, 1), self.overview, space=0)
        self._stack = QStackedLayout(self)
        self._stack.addWidget(self._page)
        self.setFocusProxy(self.canvas)
        ground(self, "surface")
        self._connect()
        self.reword()

    def _connect(self) -> None:
        workspace, canvas, controls, overview = self._workspace, self.canvas, self.controls, self.overview
        workspace.results_changed.connect(self.take_results)
        workspace.selection_changed.connect(self._follow_selection)
        workspace.languages_changed.connect(self.reword)
        workspace.counts_changed.connect(self._explain)
        self._hover.timeout.connect(self._ask_tip)
        canvas.scale_changed.connect(self._show_view)
        canvas.chosen.connect(self._choose)
        canvas.opened.connect(self._open)
        canvas.hovered.connect(self._hover_over)
        canvas.lane_closed.connect(self._close_lane)
        canvas.undated_wanted.connect(self._show_undated)
        canvas.menu_wanted.connect(lambda at: self._actions.menu(MENU, self).popup(at))
        for part in (canvas, overview):
            part.brushed.connect(self._brushing)
            part.brush_ended.connect(self._end_brush)
        overview.moved.connect(lambda first, last: canvas.show_days(first, last, moving=True))
        overview.zoomed.connect(lambda steps: canvas.zoom(1.3**steps, moving=True))
        controls.lanes_chosen.connect(lambda field: self._keep("lanes", field))
        controls.colours_chosen.connect(lambda field: self._keep("colours", field))
        controls.sort_chosen.connect(lambda sort: self._keep("sort", sort))
        controls.zoom_chosen.connect(self._zoom_to)
        controls.fit_wanted.connect(canvas.fit)
        controls.years_wanted.connect(self._filter_years)

    # -- the contract ----------------------------------------------------------------------------------------------------------------

    def widget(self) -> QWidget:
        return self

    def state(self) -> dict[str, object]:
        scale = self.canvas.scale
        return {} if self.canvas.following else {"first": scale.first, "last": scale.last}

    def restore(self, state: dict[str, object]) -> None:
        first, last = state.get("first"), state.get("last")
        if isinstance(first, int | float) and isinstance(last, int | float) and first < last:
            self.canvas.show_days(float(first), float(last))

    def focus(self) -> None:
        self.canvas.setFocus()

    def current_key(self) -> str:
        """The key of the record that the keyboard is on, or empty."""
        row = self.canvas.current_row
        return "" if row is None or self.canvas.timeline is None else self._workspace.key_of(self.canvas.timeline.table, row)

    def select_all(self) -> None:
        self._workspace.select(self._workspace.rows)

    # -- results ---------------------------------------------------------------------------------------------------------------------

    @property
    def table(self) -> Table:
        return BY_NAME[self._workspace.results.query.table]

    def _choice(self, name: str) -> str:
        """What the reader chose for this table: `lanes`, `colours` or `sort`."""
        kept = self._settings.get(KEPT)
        mine = kept.get(self.table.name, {}) if isinstance(kept, dict) else {}
        value = mine.get(name) if isinstance(mine, dict) else None
        if name == "sort":
            return value if value in SORTS else first_sort(self.table, self._choice("lanes"))
        known = value == "" or value in self.table.facet_by_name
        return str(value) if known else FIRST_LANES.get(self.table.name, "") if name == "lanes" else ""

    def _keep(self, name: str, value: str) -> None:
        kept = self._settings.get(KEPT)
        all_kept = dict(kept) if isinstance(kept, dict) else {}
        mine = all_kept.get(self.table.name)
        all_kept[self.table.name] = {**(mine if isinstance(mine, dict) else {}), name: value}
        self._settings.set(KEPT, all_kept)
        if name == "lanes":
            self._closed = frozenset()
        if name == "sort":
            self._restyle()
        else:
            self.take_results()

    def take_results(self) -> None:
        """Asks when the results happened."""
        if not self.isVisible() and self.canvas.timeline is not None:
            self._fresh = True
            return
        self._fresh = False
        results = self._workspace.results
        if not self.table.first:
            self._show_note()
            return
        self._show_empty()
        request = TimelineRequest(results.query, self._workspace.rows, self._choice("lanes"), self._choice("colours"))
        self._workspace.ask("timeline", request, self._take)

    def showEvent(self, event: object) -> None:
        super().showEvent(event)  # type: ignore[arg-type]
        if self._fresh or self.canvas.timeline is None:
            self.take_results()

    def _take(self, answer: object) -> None:
        assert isinstance(answer, Timeline)
        old = self.canvas.timeline
        self._titles.use(BY_NAME[answer.table], self._telling())
        fit = old is None or self.canvas.following or _asks_elsewhere(old.query, answer.query)
        self.canvas.show_timeline(answer, Tracks(answer), self._shown(answer), fit=fit)
        scene = self.canvas.scene
        if old is not None and old.query != answer.query and scene is not None and not scene.counts.shown:
            self.canvas.fit()  # what is new is seen
        self._show_overview()
        self._follow_selection()
        self._show_view()

    def _telling(self) -> Telling:
        workspace = self._workspace
        return Telling(workspace.language, workspace.record_language, workspace.label)

    def _labels(self, field: str, values: Sequence[str]) -> dict[str, str]:
        """What the values of a facet are called, the unknown one too."""
        if not field:
            return {"": say("timeline.all", self._workspace.language, table=table_word(self.table.name, self._workspace.language))}
        telling = self._telling()
        names = {value: telling.first(self._workspace.value_words(self.table.name, field, value)) for value in values if value}
        return {**names, "": text("timeline.unknown").in_language(self._workspace.language)}

    def _shown(self, timeline: "Timeline") -> "Shown":
        language, table = self._workspace.language, BY_NAME[timeline.table]
        field, hues = self._choice("lanes"), self._choice("colours")
        labels = self._labels(field, timeline.lane_values)
        lanes = naming.lanes(table, timeline, field, labels, self._choice("sort"), self._closed)
        looks, legend = naming.colours(timeline, self._labels(hues, timeline.colour_values), language) if hues else (None, ())
        now = dates.day_number(dates.parse(today().isoformat()))
        codes = ("undated", f"undated.{table.name}", "nothing")
        said = Said(*(text(f"timeline.{code}").in_language(language) for code in codes))
        return Shown(lanes, looks, legend, language, any(one.kind == "period" for one in table.fields), now, said)

    def _restyle(self) -> None:
        line = self.canvas.timeline
        if line is not None and line.table == self.table.name:
            self._titles.use(self.table, self._telling())
            self.canvas.restyle(self._shown(line))
            self._show_overview()
            self._show_view()

    def reword(self) -> None:
        """Says everything in the program's language."""
        language = self._workspace.language
        self.controls.reword(language)
        name = say("timeline.name", language, table=table_word(self.table.name, language))
        self.canvas.setAccessibleName(name)
        self.canvas.setAccessibleDescription(text("timeline.use").in_language(language))
        self._restyle()
        if not self.table.first:
            self._show_note()

    def _show_note(self) -> None:
        """A table without dates says so."""
        language = self._workspace.language
        if self._note is None:
            self._note = EmptyNote(self._theme)
            self._note.acted.connect(lambda: self._workspace.show_view("table"))
            self._stack.addWidget(self._note)
        headline = say("timeline.dateless", language, table=text(f"table.{self.table.name}").in_language(language))
        why, action = (text(f"timeline.dateless.{part}").in_language(language) for part in ("why", "table"))
        self._note.show_note(Note("calendar-blank", headline, why, action))
        self._stack.setCurrentWidget(self._note)

    def _explain(self) -> None:
        if self.isVisible() and self.table.first:
            self._show_empty()

    def _show_empty(self) -> None:
        """An empty result is explained as the table explains it, once it is known what the other tables have."""
        if len(self._workspace.results.rows) or self._workspace.busy:
            self._stack.setCurrentWidget(self._page)
            return
        if self._empty is None:
            from ui.empty import Empty

            self._empty = Empty(self._workspace, self._theme, lambda condition: without(self._workspace.query, condition))
            self._stack.addWidget(self._empty.page)
        self._stack.setCurrentWidget(self._empty.page)
        self._empty.ask()

    # -- what is in view -------------------------------------------------------------------------------------------------------------

    def _show_overview(self) -> None:
        line = self.canvas.timeline
        if line is None:
            return
        found = [(int(line.whole[0]), int(line.whole[-1]))] if len(line.whole) else []
        span = self.canvas.whole_span()
        both = [*found, *([span] if span else [])]
        if both:
            whole = min(first for first, _ in both), max(last for _, last in both)
            self.overview.show_timeline(line, whole, self.canvas.sizes().margin, self._workspace.language)
        names = [facet.field for facet in lane_facets(self.table)]
        facets = [(name, field_text(self.table.source, name).in_language(self._workspace.language)) for name in names]
        self.controls.offer(facets, self._choice("lanes"), self._choice("sort"), self._choice("colours"))

    def _show_view(self) -> None:
        scene, scale, language = self.canvas.scene, self.canvas.scale, self._workspace.language
        if scene is None:
            return
        counts, table = scene.counts, table_word(self.table.name, language)
        rest = counts.total - counts.shown
        code = "timeline.part" if rest else "timeline.everything"
        self.overview.show_view(
            scale.first, scale.last, say("timeline.all", language, table=table), say(code, language, n=counts.shown, m=rest)
        )
        self.overview.setToolTip(say("timeline.part.tip", language, **counts._asdict(), n=counts.shown, total=counts.total))
        years = self._years(scale.first, scale.last)
        there = self.canvas.following or years == self._workspace.query.years
        self.controls.show_zoom(scale.named(), "" if there else _spoken_years(years))

    def _years(self, first: float, last: float) -> tuple[int, int]:
        """The years that two days lie in."""
        span = self.canvas.whole_span() or (1, 1)
        low, high = max(int(first), span[0]), min(math.ceil(last) - 1, span[1])
        return dates.of_number(max(1, min(low, high))).year, dates.of_number(max(1, high)).year

    def _zoom_to(self, zoom: str) -> None:
        self.canvas.zoom_to(dict(STEPS)[zoom])

    def _brushing(self, first: float, last: float) -> None:
        self._brush = first, last
        self.overview.show_brush(self._brush)
        years = self._years(first, last)
        self.controls.show_zoom(self.canvas.scale.named(), _spoken_years(years))

    def _end_brush(self) -> None:
        if self._brush is not None:
            years = self._years(*self._brush)
            self._brush = None
            self.overview.show_brush(None)
            self._workspace.set_query(self._workspace.query.with_years(years))
        self._show_view()

    def _filter_years(self) -> None:
        scale = self.canvas.scale
        self._workspace.set_query(self._workspace.query.with_years(self._years(scale.first, scale.last)))

    def _close_lane(self, code: int) -> None:
        line = self.canvas.timeline
        if line is not None:
            self._closed ^= {line.lane_values[code]}
            self._restyle()

    def _show_undated(self) -> None:
        query: Query = self._workspace.query.with_years(None)
        self._workspace.set_query(query.with_filter(Filter(query.table, "year", "unknown")))

    def close_clusters(self) -> bool:
        """Folds what was opened; whether there was anything. For Esc."""
        return self.canvas.close_clusters()

    # -- pictures --------------------------------------------------------------------------------------------------------------------

    def picture(self) -> "Picture | None":
        """What is in view, with what was asked and how it is to be read."""
        from ui.print import Picture  # with the first picture

        drawing, scene, language = self.canvas.drawing(), self.canvas.scene, self._workspace.language
        if drawing is None or scene is None or self._stack.currentWidget() is not self._page:
            return None
        query, counts = self._workspace.results.query, scene.counts
        called = self._workspace.heading(query)
        called = Text(*(say("timeline.heading", one, what=called.in_language(one)) for one in ("en", "zh")))
        scale = self.canvas.scale
        first, last = (str(dates.of_number(max(1, int(day)))) for day in (scale.first, scale.last - 0.01))
        seen = say("timeline.part.tip", language, **counts._asdict(), n=counts.shown, total=counts.total)
        asked = "; ".join((*self._workspace.described(query), dates.show(first, last, language)))
        hints = " · ".join(text(f"timeline.hint{part}").in_language(language) for part in ("", ".plus"))
        line, version = self.canvas.timeline, self._workspace.meta.get("data_version", "")
        source = say("timeline.data", language, version=version, n=line.documents if line is not None else 0)
        return Picture(drawing, called.in_language(language), asked, (seen, hints, source), language, (called,))

    # -- selection and records -------------------------------------------------------------------------------------------------------

    def _choose(self, rows: Sequence[int]) -> None:
        """By the reader: selected in every view; an open record page follows a single choice."""
        self._workspace.select(rows)
        if len(rows) == 1 and self._workspace.record:
            self._workspace.follow(self._workspace.key_of(self.table.name, rows[0]))

    def _follow_selection(self) -> None:
        line = self.canvas.timeline
        if line is not None and line.table == self._workspace.query.table:
            self.canvas.set_chosen(self._workspace.selection)

    def _open(self, row: int) -> None:
        self.record_wanted.emit(self._workspace.key_of(self.table.name, row))

    # -- what an item is -------------------------------------------------------------------------------------------------------------

    def dated(self, row: int) -> str:
        """The date of a row as its source states it."""
        table = self.table
        fields = (table.first, *([table.last] if table.last and table.last != table.first else []))
        found = (*self._workspace.records(table.name, (row,), fields)[0], "")
        return formats.date(found[0], found[1], self._workspace.language, short=False)

    def spoken(self, place: tuple[int, int] | None = None) -> str:
        """An item in words: the one at (band, place), else the one that has the keyboard."""
        place = place or self.canvas.focus_place
        line, scene, language = self.canvas.timeline, self.canvas.scene, self._workspace.language
        row = self.canvas.walk().row(place) if place is not None and line is not None else None
        if place is None or row is None or line is None or scene is None:
            return ""
        title = self._titles((row,))[0]
        if place[0] < 0:
            return say("timeline.item.undated", language, title=title, reason=text(f"timeline.undated.{line.table}").in_language(language))
        lane, mark = scene.bands[place[0]].lane, self.canvas.mark_of(place)
        first, end = line.starts[lane.code], line.starts[lane.code + 1]
        counted = {"place": place[1] - first + 1, "n": end - first}
        parts = [say("timeline.item", language, title=title, date=self.dated(row), lane=lane.label, **counted)]
        if line.echo[place[1]]:
            parts.append(text("timeline.item.echo").in_language(language))
        if mark is not None and mark.more and not mark.opened:
            parts.append(say("timeline.item.more", language, n=mark.more))
        if row in self._workspace.selection:
            parts.append(text("timeline.item.selected").in_language(language))
        return self._telling().listed(parts)

    def _hover_over(self, row: int, at: QPoint | None) -> None:
        if row != self._hovered[0]:
            self._hovered = row, at or QPoint()
            QToolTip.hideText()
            if row < 0:
                self._hover.stop()
            else:
                self._hover.start()

    def _ask_tip(self) -> None:
        row, at = self._hovered
        if row > 0:
            self._workspace.ask(
                "timeline-tip", RecordRequest(self._workspace.key_of(self.table.name, row)), lambda page: self._tip(row, at, page)
            )

    def _tip(self, row: int, at: QPoint, page: object) -> None:
        """Title, date as stated, place and sources; while the mouse is still there."""
        if self._hovered[0] == row and self.canvas.underMouse():
            QToolTip.showText(at + QPoint(8, 14), wrapped_tip(tip(page, self.dated(row), self._telling())), self.canvas)  # type: ignore[arg-type]


def _asks_elsewhere(old: Query, new: Query) -> bool:
    """Whether where one looked says nothing of what is asked now: another table, other years, or a text that does not go on."""
    before, after = old.text.strip(), new.text.strip()
    other = bool(before and after) and not (before.startswith(after) or after.startswith(before))
    return other or (old.table, old.years) != (new.table, new.years)


def _spoken_years(years: tuple[int, int]) -> str:
    return str(years[0]) if years[0] == years[1] else f"{years[0]}–{years[1]}"
