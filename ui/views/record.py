"""One record, whole: what is known of it, what it is tied to, and who says so."""

from collections.abc import Callable, Sequence
from dataclasses import replace
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QPoint, QTimer, Signal
from PySide6.QtWidgets import QApplication, QFrame, QMenu, QScrollArea, QVBoxLayout, QWidget

from storage.naming import NamesRequest
from storage.requests import RecordRequest
from ui.doors import doors
from ui.parts.fact_rows import ADDRESS, fact_rows
from ui.parts.head import Head, caption
from ui.parts.links import LinksSection, tied
from ui.parts.record_text import record_text
from ui.parts.remarks import CautionsSection, DiscrepanciesSection
from ui.parts.small_charts import ChartsSection
from ui.parts.source_says import source_says
from ui.parts.sources import SourcesSection, telling_button
from ui.parts.telling import Telling
from ui.theme import Theme
from ui.widgets.boxes import fill_box, ground, row
from ui.widgets.button import button, set_words
from ui.widgets.facts import FactRow, Facts
from ui.widgets.label import ElidedLabel
from ui.widgets.marked import Marked
from ui.widgets.sparkline import Sparkline
from ui.workspace import Workspace

if TYPE_CHECKING:
    from storage.export.report import Report
    from storage.figures import Figures
    from storage.record import RecordPage
    from ui.parts.my_note import MyNote

CHANNEL = "record"
MARGIN = 16
AT_ONCE = 2  # parts of a page that surely fill what is seen of it: the head and the facts


class RecordView(QWidget):
    """The page of the workspace's open record. The old page stays until the new one is there; with no record open the last one stays."""

    shown = Signal(str)  # the key of the record whose page is there now
    cite_wanted = Signal()  # of that record
    note_written = Signal(str, str)  # on which record, and what

    def __init__(self, workspace: Workspace, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._workspace, self._theme = workspace, theme
        self._page: RecordPage | None = None
        self._box: QVBoxLayout | None = None
        self._waiting: list[Callable[[], QWidget]] = []
        self._known: Facts | None = None
        self._note: MyNote | None = None
        self.note_of: Callable[[str], str] = lambda _key: ""  # what the reader wrote on a record
        self._later = QTimer(self, singleShot=True, interval=0)
        self._later.timeout.connect(self._continue)
        self._doors = doors(workspace)
        self._caption = ElidedLabel(theme, "", "small", "medium", "muted")
        self._copy = button(theme, "", "copy", "icon", workspace.language)
        self._cite_it = button(theme, "", "quotes", "icon", workspace.language)
        self._close = button(theme, "", "x", "icon", workspace.language)
        self._scroll = QScrollArea()
        self._lay_out()
        self._say()
        self._copy.clicked.connect(self._copy_record)
        self._cite_it.clicked.connect(lambda: self.cite_wanted.emit())
        self._close.clicked.connect(lambda: workspace.open_record(""))
        workspace.record_changed.connect(self._record_changed)
        workspace.languages_changed.connect(self._retell)
        workspace.rule_changed.connect(self.load)
        workspace.results_changed.connect(self._remark)
        workspace.own.changed.connect(self._follow_note)
        if workspace.record:
            self.load()

    def _lay_out(self) -> None:
        ground(self, "surface")
        self._scroll.setFrameShape(QFrame.Shape.NoFrame)
        self._scroll.setWidgetResizable(True)
        self.setFocusProxy(self._scroll)
        bar = row((self._caption, 1), self._copy, self._cite_it, self._close, space=4, margins=(MARGIN, 0, 8, 0))
        bar.setFixedHeight(self._theme.size("filter_bar"))
        fill_box(QVBoxLayout(self), (bar, (self._scroll, 1)), 0, (0, 0, 0, 0))

    def _say(self) -> None:
        telling = self._telling
        set_words(self._copy, "", telling.text("record.copy"))
        set_words(self._cite_it, "", telling.text("cite.record"))
        set_words(self._close, "", telling.text("record.close"))
        self.setAccessibleName(telling.text("record.page"))
        self._scroll.setAccessibleName(self.accessibleName())

    @property
    def _telling(self) -> Telling:
        return Telling(self._workspace.language, self._workspace.record_language, self._workspace.label)

    def report(self) -> "Report | None":
        """The page as it is printed, once it is there."""
        from storage.export.job import today
        from ui.parts.record_report import record_report  # not before something is printed

        if self._page is None:
            return None
        almanac = self._telling.say("clipboard.almanac", version=self._workspace.meta.get("data_version", ""))
        return record_report(self._page, self._telling, f"{almanac} · {today().isoformat()}")

    @property
    def key(self) -> str:
        """The key of the record whose page is there, or empty."""
        return self._page.key if self._page else ""

    # -- the page --------------------------------------------------------------------------------------------------------------------

    def _record_changed(self) -> None:
        """Beneath who says so the page waits until it is looked at."""
        if self._workspace.evidence is None and self._workspace.record != self.key:
            self.load()

    def load(self) -> None:
        """Asks for the page of the open record."""
        if self._workspace.record:
            self._workspace.ask(CHANNEL, RecordRequest(self._workspace.record), self._take)

    def _take(self, answer: object) -> None:
        page: RecordPage = answer  # type: ignore[assignment]
        if page.key == self._workspace.record:
            self._page = page
            self._build(page)
            self._scroll.verticalScrollBar().setValue(0)
            self.shown.emit(page.key)

    def _retell(self) -> None:
        self._say()
        if self._page is not None:
            self._build(self._page)

    def _build(self, page: "RecordPage") -> None:
        """A new page in the place of the old one, in one go; what begins below the window's edge follows at once, part by part."""
        self.keep_note()
        self._caption.setText(caption(page, self._telling))
        content = ground(Marked(self._matches), "surface")
        box = QVBoxLayout(content)
        self._waiting = self._parts(page, self._telling)
        self._known = self._note = None
        fill_box(box, (*(make() for make in self._next(AT_ONCE)), None), 12, (MARGIN, 0, MARGIN, MARGIN))
        self._box = box
        self._scroll.setWidget(content)
        self._later.start()

    def _matches(self, text: str) -> Sequence[tuple[int, int]]:
        """What of a text on the page answers the search."""
        marks = self._workspace.marks
        return marks.spans(text) if marks is not None else ()

    def _remark(self) -> None:
        content = self._scroll.widget()
        if content is not None:
            content.update()

    def _parts(self, page: "RecordPage", telling: Telling) -> "list[Callable[[], QWidget]]":
        """What makes the parts of the page, from top to bottom."""
        theme, doors, query = self._theme, self._doors, page.statistics_query
        parts: list[Callable[[], QWidget]] = [lambda: Head(theme, page, telling, doors, self._open_statistic)]
        who_says = partial(SourcesSection, theme, page, telling, doors)
        rows = fact_rows(page, telling)
        if rows:
            parts.append(lambda: self._facts(rows))
        if page.cautions:
            parts.append(lambda: CautionsSection(theme, page, telling, doors))
        if page.says is not None:
            parts += [who_says, *source_says(theme, page.says, telling, doors)]
        elif query is not None:
            parts.append(lambda: ChartsSection(theme, page, telling, self._open_statistic, lambda: self._doors.show(query), self._chart))
        parts += [partial(LinksSection, theme, group, telling, doors) for group in tied(page)]
        if page.discrepancies:
            parts.append(lambda: DiscrepanciesSection(theme, page, telling, doors))
        parts = parts if page.says is not None else [*parts, who_says]
        place = 1 if page.key in self._workspace.noted else len(parts)  # what the reader wrote is seen at once
        return [*parts[:place], lambda: self._my_note(page.key, telling), *parts[place:]]

    def _my_note(self, key: str, telling: Telling) -> "MyNote":
        from ui.parts.my_note import MyNote

        def ask(typed: str, then: Callable[[object], None]) -> None:
            self._workspace.ask("names", NamesRequest(typed), then)

        written = self.note_of(key)
        self._note = MyNote(self._theme, written, telling, lambda text: self.note_written.emit(key, text), ask, self._doors.open)
        return self._note

    def _follow_note(self) -> None:
        """The note was taken back, or written in another window."""
        if self._note is not None and self._page is not None:
            self._note.show_text(self.note_of(self._page.key))

    def keep_note(self) -> None:
        """What was just written is kept before the page goes."""
        if self._note is not None:
            self._note.edit.tell()

    def write_note(self) -> None:
        """Gives the note the keyboard."""
        self.complete()
        if self._note is not None:
            self._scroll.ensureWidgetVisible(self._note)
            self._note.edit.setFocus()

    def _next(self, count: int) -> "list[Callable[[], QWidget]]":
        taken, self._waiting = self._waiting[:count], self._waiting[count:]
        return taken

    def _continue(self) -> None:
        """Puts in the next part. One at a turn of the event loop, so that leafing through rows stays smooth."""
        for make in self._next(1):
            if self._box is not None:
                part = make()
                self._box.insertWidget(self._box.count() - 1, part)
                part.show()  # else the layout shows it one turn of the event loop later
        if self._waiting:
            self._later.start()

    def _facts(self, rows: list[FactRow]) -> Facts:
        facts = Facts(self._theme)
        facts.set_rows(rows)
        facts.opened.connect(self._open_fact)
        facts.menu_wanted.connect(self._menu)
        self._known = facts
        return facts

    def asked(self) -> tuple[str, str]:
        """The key and the field that who says so is asked of: the point of a chart or the fact that the keyboard is on, else the record."""
        held = QApplication.focusWidget()
        if isinstance(held, Sparkline) and held.current is not None:
            return self._workspace.key_of("statistics", held.current.known_as), ""
        field = self._known.field_of(held) if self._known is not None and self._page is not None and not self._page.evidence else ""
        return self._workspace.record, field

    def complete(self) -> None:
        """Puts in every part that is still to come."""
        while self._waiting:
            self._continue()

    # -- what a reader does ----------------------------------------------------------------------------------------------------------

    def _chart(self, figures: "Figures") -> None:
        """A series as a chart of its own, in the form that suits its kind."""
        from storage.charts import of_series  # with the first chart

        chart = of_series(figures.series, figures.value_kind)
        self._workspace.go(replace(self._workspace.place, view="chart", evidence=None, chart=chart))

    def _open_statistic(self, row_: int) -> None:
        self._workspace.open_record(self._workspace.key_of("statistics", row_))

    def _menu(self, field: str, text: str, at: QPoint) -> None:
        """What can be done with a fact."""
        key, telling = self._workspace.record, self._telling
        menu = QMenu(self)
        menu.aboutToHide.connect(menu.deleteLater)
        ask = "" if key.startswith("statistics/") else field
        menu.addAction(self._theme.icon("books"), telling.text("evidence.ask"), lambda: self._workspace.show_evidence(key, ask))
        menu.addAction(self._theme.icon("copy"), telling.text("evidence.copy_fact"), lambda: self._doors.copy(text))
        menu.popup(at)

    def _open_fact(self, key: str) -> None:
        if key.startswith(ADDRESS):
            self._doors.visit(key.removeprefix(ADDRESS))
        else:
            self._workspace.open_record(key)

    def _copy_record(self) -> None:
        if self._page is not None:
            self._doors.copy(record_text(self._page, self._telling))
            telling_button(self._copy, self._theme, self._telling)
