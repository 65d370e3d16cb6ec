"""What a window looks at: query, results, selection, open record and the way back. Views read it and hear its signals."""

from array import array
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from storage.catalog import Table
from storage.describe import filter_words, value_label
from storage.library import Library, Rows
from storage.query import FACTS, Filter, Query, Sort
from storage.rules import DEFAULT
from storage.styles import LINE
from storage.tables import BY_NAME, TABLES
from storage.words import Text, text
from ui.jobs import Asker, Job, Request
from ui.own import Own
from ui.search import Counts, Facets, Found, Searcher

if TYPE_CHECKING:
    from storage.charts import ChartSpec
    from storage.collections import Collection
    from storage.marks import Marks
    from storage.searches import Saved
    from storage.text import Folding
    from storage.userdata import UserData

HOME, COLLECTION = "home", "collection"
_NO_ROWS: "array[int]" = array("I")
MOST_PLACES = 200


def first_facets(table: Table) -> tuple[str, ...]:
    """The facets that are unfolded before the reader chooses: the year and the first two lists."""
    years = [facet.field for facet in table.facets if facet.kind == "year"]
    lists = [facet.field for facet in table.facets if facet.kind != "year"]
    return (*years, *lists[: 3 - len(years)])


@dataclass(frozen=True, slots=True)
class Place:
    """Where back and forward lead: a view (`home` or a view's key), what it asks, and the record that is open.

    evidence: None where the record's page is open; else who says so is asked, of the field of that name or, if empty, of the whole record.
    chart: what the reader made of the chart; None where it follows from selection, record and results. collection: the number of the one
    that the view COLLECTION shows; its query finds the same records in the other views.
    """

    view: str
    query: Query
    record: str = ""
    evidence: str | None = None
    chart: "ChartSpec | None" = None
    collection: int = 0

    def after(self, old: "Place") -> "Place":
        """The place that one comes to from `old`: a chart ends with the question that it answers; years are its own.

        A chart that follows from the results leaves with their table: what other tables hold are no figures.
        """
        if self.view == COLLECTION and (not self.collection or (self.collection == old.collection and self.query != old.query)):
            return replace(self, view="table", collection=0)  # whoever asks on looks among its records
        asked = self.query.with_years(None).with_sort(()) != old.query.with_years(None).with_sort(())
        if not asked or self.chart != old.chart:
            return self
        elsewhere = self.view == old.view == "chart" and self.query.table not in (old.query.table, "statistics")
        return replace(self, chart=None, view="table" if elsewhere else self.view)


class Workspace(QObject):
    """One a window. Its methods are wishes, its signals facts. Records for painting come from a connection of the GUI thread's own.

    own: the reader's data, if others use them too. beside: another window's, with which this one shares that connection.
    """

    place_changed = Signal()  # view, table, query or open record: what the tool bar, the sidebar and the chips show
    rows_begun = Signal()  # the first of the results are there; results_changed follows when all are
    results_changed = Signal()
    counts_changed = Signal()
    facets_changed = Signal()
    selection_changed = Signal()
    record_changed = Signal()  # another record is open, or of the same one its page instead of who says so, or the other way round
    languages_changed = Signal()
    rule_changed = Signal()
    asked_otherwise = Signal(object, object)  # the query before and after: the reader changed filters, years or order of one table
    notes_changed = Signal()  # other records have a note of the reader's
    busy_changed = Signal(bool)
    failed = Signal(object)

    def __init__(
        self, path: Path, parent: QObject | None = None, language: str = "en", record_language: str = "both", query: Query | None = None,
        rule: str = DEFAULT.code, own: Own | None = None, beside: "Workspace | None" = None,
    ) -> None:  # fmt: skip
        super().__init__(parent)
        self.path = path
        self.language = language  # of the program: en or zh
        self.record_language = record_language  # of names: en, zh or both
        self.citation_style = LINE  # one of storage.styles
        self._sharing: list[Workspace] = beside._sharing if beside is not None and beside.path == path else []
        self._library: Library = beside._library if beside is not None and self._sharing else Library(path)
        self._sharing.append(self)
        self._library.language, self._library.rule = self.order_language, rule
        self._rule = self._library.rule
        self.own = own or Own()
        self._owns = own is None
        self._searcher = Searcher(path, self)
        self._searcher.answered.connect(self._take)
        self._searcher.failed.connect(self._fail)
        self._searcher.done.connect(self._settle)
        self._settled = 0
        self._asker = Asker(path, self)
        self._asker.rule = self.rule
        self._asker.failed.connect(self._fail_to_answer)
        self._place = Place(HOME, query or Query())
        self._page_beneath = False
        self._back: list[Place] = []
        self._forward: list[Place] = []
        self._selection: dict[str, array[int]] = {}
        self._in_order: tuple[array[int], Rows, array[int]] | None = None
        self._busy = False
        self._facets_wanted: dict[str, tuple[str, ...]] = {}
        self._marks: tuple[Query, Marks] | None = None
        self._choices: dict[Filter, Text] = {}
        self._noted: frozenset[str] | None = None
        self._noted_rows: dict[str, frozenset[int]] = {}
        self.own.changed.connect(self._own_changed)
        self.results = Found(self._place.query, range(1, self._library.count("events") + 1))
        self.counts: dict[str, int] = {table.name: self._library.count(table.name) for table in TABLES}
        self.best = ""  # the table with the best answer to the text, where there is text and an answer
        self.facets: dict[str, dict[str, int]] = {}
        self.facets_of = ""  # the table that they are of

    # -- where we are ----------------------------------------------------------------------------------------------------------------

    @property
    def place(self) -> Place:
        return self._place

    @property
    def query(self) -> Query:
        return self._place.query

    @property
    def view(self) -> str:
        """The key of the view that shows: `home`, `table`, ..."""
        return self._place.view

    @property
    def record(self) -> str:
        """The key of the open record, or empty."""
        return self._place.record

    @property
    def evidence(self) -> str | None:
        """Of which field of the open record it is asked who says so; empty: of all of it. None where that is not asked."""
        return self._place.evidence

    @property
    def order_language(self) -> str:
        """Whose order of names a sort follows."""
        return self.language if self.record_language == "both" else self.record_language

    def query_for(self, table: str) -> Query:
        """The query as another table takes it."""
        return self.query.with_table(table)

    def go(self, place: Place, *, remember: bool = True) -> None:
        """To another place; the old one is a step back, unless told not to remember it (typing makes no step for each letter)."""
        place = place.after(self._place)
        if place == self._place:
            return
        if remember:
            self._back = [*self._back[-MOST_PLACES:], self._place]
            self._forward.clear()
        self._move(place)

    def _move(self, place: Place) -> None:
        old, self._place = self._place, place
        uncounted = place.view != HOME and self.facets_of != place.query.table  # the first table is there without being asked for
        if place.query != old.query or (uncounted and old.view == HOME):
            self._ask()
        self.place_changed.emit()
        if (place.record, place.evidence) != (old.record, old.evidence):
            self.record_changed.emit()

    def set_query(self, query: Query, *, remember: bool = True) -> None:
        """Asks another query; from the start page this shows the table. Another table or text closes the record of the one before."""
        if query == self.query and self.view != HOME:
            return
        old, another = self.query, (query.table, query.text) != (self.query.table, self.query.text)
        view = "table" if self.view == HOME else self.view
        kept = self.view != HOME and not another
        self.go(replace(self._place, view=view, query=query) if kept else Place(view, query), remember=remember)
        if not another and query != old:
            self.asked_otherwise.emit(old, query)

    def show_view(self, view: str) -> None:
        """The start page shows no record: a figure never stands beside what it does not belong to."""
        query = self._suited(view) if self.view == COLLECTION else self.query
        self.go(Place(view, self.query) if view == HOME else replace(self._place, view=view, query=query, collection=0))

    def _suited(self, view: str) -> Query:
        """The query of a collection, in the table that a view can show most of, if the collection has any of it."""
        wanted = {"chart": "statistics", "timeline": "events"}.get(view, self.query.table)
        some = any(one.table == wanted and one.values and not one.values[0].startswith("~") for one in self.query.filters)
        return self.query.with_table(wanted) if some else self.query

    @property
    def collection(self) -> int:
        """The number of the collection that is shown, or 0."""
        return self._place.collection if self.view == COLLECTION else 0

    def show_collection(self, number: int, query: Query) -> None:
        """Shows a collection. query: finds its records; where it is shown already, they are others now, and there is no step back."""
        if self.collection == number:
            self._move(replace(self._place, query=query.with_table(self.query.table)))
        else:
            self.go(Place(COLLECTION, query, self.record if self.evidence is None else "", collection=number))

    def call_choice(self, conditions: Iterable[Filter], name: Text) -> None:
        """What a choice of single records is called in chips, beside how many there are."""
        for condition in conditions:
            self._choices[condition] = name

    def open_record(self, key: str, *, remember: bool = True) -> None:
        """Shows a record's page beside the results; an empty key closes it. remember=False for leafing through rows."""
        self.go(replace(self._place, record=key, evidence=None), remember=remember)

    def show_evidence(self, key: str, field: str = "", *, remember: bool = True) -> None:
        """Shows who says so in the place of the record's page: of a statistic all claims of its figure, of another record its sources.

        field: of which field of it; those that no source is named for are answered by the sources of the whole record.
        """
        if self.evidence is None:
            self._page_beneath = bool(self.record)
        self.go(replace(self._place, record=key, evidence=field), remember=remember)

    def close_evidence(self) -> None:
        """Back to the record's page, if that was there before; else to the results alone: a step back, if nothing came between."""
        if self.evidence is None:
            return
        beneath = replace(self._place, record=self.record if self._page_beneath else "", evidence=None)
        if self._back[-1:] == [beneath]:
            self.back()
        else:
            self.go(beneath)

    def follow(self, key: str, field: str = "") -> None:
        """The reader came to this row: its page, or who says so where that is open. One step back is the place before leafing began."""
        if self.evidence is not None:
            self.show_evidence(key, field, remember=False)
        else:
            self.open_record(key, remember=not self.record)

    def show_record_in_table(self, key: str) -> None:
        """Opens a record and brings its table, without filters, to the front."""
        asked = Query(key.partition("/")[0])  # of statistics every claim, as this one may not be the one that is shown
        self.go(Place("table", asked if asked.table == FACTS.table else self.carried(asked), key))

    def carried(self, query: Query) -> Query:
        """A query from elsewhere with the reader's switch of one row a fact, which is no part of a search."""
        return query.with_filter(FACTS) if FACTS in self.query.filters else query

    @property
    def can_go_back(self) -> bool:
        return bool(self._back)

    @property
    def can_go_forward(self) -> bool:
        return bool(self._forward)

    def back(self) -> None:
        if self._back:
            self._forward.append(self._place)
            self._move(self._back.pop())

    def forward(self) -> None:
        if self._forward:
            self._back.append(self._place)
            self._move(self._forward.pop())

    @property
    def found_in(self) -> list[str]:
        """The tables in which the text and the years of the query are found."""
        return [table.name for table in TABLES if self.counts.get(table.name)]

    @property
    def found_elsewhere(self) -> int:
        """How many records of all tables that are; 0 where nothing was asked that holds for all tables, or one table has them all."""
        asked = bool(self.query.text.strip() or self.query.years) and len(self.found_in) > 1
        return sum(self.counts[name] for name in self.found_in) if asked else 0

    # -- asking ----------------------------------------------------------------------------------------------------------------------

    def facets_wanted(self, table: str) -> tuple[str, ...]:
        """The facets of a table that are unfolded: at first the year and the first two others."""
        return self._facets_wanted.get(table, first_facets(BY_NAME[table]))

    def want_facets(self, names: tuple[str, ...]) -> None:
        """The facets of the current table that are unfolded: only those are counted."""
        table = self.query.table
        more = set(names) - set(self.facets_wanted(table))
        self._facets_wanted[table] = names
        if more:
            self._ask()

    def set_languages(self, language: str, record_language: str) -> None:
        if (language, record_language) != (self.language, self.record_language):
            self.language, self.record_language = language, record_language
            self._library.language = self.order_language
            self.languages_changed.emit()
            self._ask()

    @property
    def rule(self) -> str:
        """The code of the rule by which the shown claims are picked, in everything that is asked here."""
        return self._rule

    def set_rule(self, rule: str) -> None:
        """Picks the shown claims by another rule. Views ask again for what they show of picked claims."""
        self._library.rule = rule
        if self._library.rule != self._rule:
            self._rule = self._library.rule
            self._asker.rule = self.rule
            self._ask()
            self.rule_changed.emit()

    def _ask(self) -> None:
        self._searcher.ask(self.query, self.facets_wanted(self.query.table), self.order_language, self.rule)
        self._set_busy(True)

    def _take(self, token: int, answer: object) -> None:
        if token != self._searcher.token:
            return
        if isinstance(answer, Found):
            self._take_rows(answer)
        elif isinstance(answer, Counts):
            self.counts, self.best = {**self.counts, **answer.counts}, answer.best
            self.counts_changed.emit()
        elif isinstance(answer, Facets):
            self.facets, self.facets_of = answer.counts, answer.query.table
            self.facets_changed.emit()

    def _take_rows(self, found: Found) -> None:
        """What is asked again, for another facet, or in another language that orders alike, brings no other rows."""
        if not found.whole and found.query == self.results.query:
            return
        same = found == self.results
        self.results = found
        if not found.whole:
            self.rows_begun.emit()
            return
        self._set_busy(False)
        self._forget_what_left()
        if not same:
            self.results_changed.emit()

    def _settle(self, token: int) -> None:
        self._settled = token

    def _fail_to_answer(self, channel: str, token: int, fault: object) -> None:
        self.failed.emit(fault)

    def _fail(self, token: int, fault: object) -> None:
        self._set_busy(False)
        self.failed.emit(fault)

    def _set_busy(self, busy: bool) -> None:
        if busy != self._busy:
            self._busy = busy
            self.busy_changed.emit(busy)

    @property
    def busy(self) -> bool:
        """Whether the newest query waits for its rows."""
        return self._busy

    @property
    def idle(self) -> bool:
        """Whether nothing that was asked waits for an answer."""
        return self._settled == self._searcher.token and self._asker.idle

    def ask(self, channel: str, request: Request, then: Callable[[object], None]) -> None:
        """Answers a request off the GUI thread; of one channel only the newest."""
        self._asker.ask(channel, request, then)

    def job(self, make: Callable[[Library], Iterable[int]], total: int) -> Job:
        """A job with a Library of its own, not yet started."""
        return Job(self.path, make, total, self)  # type: ignore[arg-type]

    # -- the selection, shared by every view -----------------------------------------------------------------------------------------

    @property
    def selection(self) -> "array[int]":
        """The rows of the current table that the reader marked, ascending."""
        return self._selection.get(self.query.table, _NO_ROWS)

    def select(self, rows: Iterable[int]) -> None:
        """Marks rows of the current table and no others."""
        chosen = array("I", sorted(rows))
        if chosen != self.selection:
            self._selection[self.query.table] = chosen
            self.selection_changed.emit()

    def _forget_what_left(self) -> None:
        """A row that the results lack is no longer marked: what cannot be seen is neither counted, copied nor exported."""
        marked = self.selection
        if marked and len(self.results.rows) < self.total(self.query.table):
            there = set(self.results.rows)
            kept = array("I", (row for row in marked if row in there))
            if len(kept) < len(marked):
                self._selection[self.query.table] = kept
                self.selection_changed.emit()

    def selected_in_order(self) -> "array[int]":
        """The marked rows in the order of the results; marked rows that the results lack are left out."""
        if not self.selection:
            return _NO_ROWS
        key = self.selection, self.rows
        if self._in_order is None or any(held is not now for held, now in zip(self._in_order[:2], key, strict=True)):
            chosen = set(self.selection)
            self._in_order = *key, array("I", (row for row in key[1] if row in chosen))
        return self._in_order[2]

    # -- records and names for painting: a hundred rows by primary key ---------------------------------------------------------------

    def records(self, table: str, rows: Sequence[int], names: Sequence[str]) -> list[tuple[object, ...]]:
        return self._library.records(table, rows, names)

    def label(self, table: str, identifier: object) -> Text:
        return self._library.label(table, identifier)

    def labels(self, table: str) -> dict[str, Text]:
        return self._library.labels(table)

    def key_of(self, table: str, row: int) -> str:
        return self._library.keys(table, (row,))[0]

    def keys_of(self, table: str, rows: Sequence[int]) -> list[str]:
        """The keys of rows, in their order."""
        return self._library.keys(table, rows)

    def row_of(self, key: str) -> int | None:
        """The row of a key, or None if this database has no such record."""
        found = self._library.rows_of((key,))
        return found[0][1] if found else None

    @property
    def marks(self) -> "Marks | None":
        """What to highlight in the results; None where nothing was typed."""
        query = Query(self.results.query.table, self.results.query.text)
        if not query.text.strip():
            return None
        from storage.marks import marks  # with the search, after the first paint

        if self._marks is None or self._marks[0] != query:
            self._marks = query, marks(self._library, query)
        return self._marks[1]

    def filter_words(self, condition: Filter) -> tuple[str, str]:
        """A filter as its field and what it asks of it, in the program's language."""
        if condition in self._choices:
            return text("collection.chip").in_language(self.language), self._choices[condition].in_language(self.language)
        return filter_words(condition, self._library, self.language)

    def value_words(self, table: str, field: str, value: str) -> Text:
        """What a value of a field or facet is called."""
        return value_label(BY_NAME[table], field, value, self._library)

    def total(self, table: str) -> int:
        return self._library.count(table)

    @property
    def meta(self) -> dict[str, str]:
        return self._library.meta

    # -- filters, in the words of the views ------------------------------------------------------------------------------------------

    def filter_by(self, field: str, values: Sequence[str], op: str = "in") -> None:
        self.set_query(self.query.with_filter(Filter(self.query.table, field, op, tuple(values))))

    def sort_by(self, keys: Iterable[tuple[str, bool]]) -> None:
        self.set_query(self.query.with_sort(Sort(self.query.table, field, down) for field, down in keys))

    # -- the user's own settings -----------------------------------------------------------------------------------------------------

    def user_data(self) -> "UserData":
        """The user's own database, opened when it is first asked for. What it cannot write it keeps in memory; its `trouble` says why."""
        return self.own.data()

    def kept_collections(self) -> "tuple[Collection, ...]":
        """The reader's collections, in their order."""
        from storage import collections  # not before the first paint

        return collections.collections(self.own)

    @property
    def folding(self) -> "Folding":
        """How this almanac folds letters: notes are cut for their index as its records are."""
        return self._library.folding

    @property
    def noted(self) -> frozenset[str]:
        """The keys of the records that the reader wrote a note on."""
        if self._noted is None:
            from storage.notes import noted

            self._noted = noted(self.own)
        return self._noted

    def noted_rows(self, table: str) -> frozenset[int]:
        """The rows of a table that the reader wrote a note on."""
        if table not in self._noted_rows:
            keys = (key for key in self.noted if key.startswith(f"{table}/"))
            self._noted_rows[table] = frozenset(row for key in keys if (row := self.row_of(key)) is not None)
        return self._noted_rows[table]

    def notes_on(self, table: str) -> dict[str, str]:
        """What the reader wrote on records of a table, by their ids; a link as the name of what it leads to."""
        from storage.notes import LINK, notes

        own = [one for one in notes(self.user_data()) if one.key.startswith(f"{table}/")]
        return {one.key.partition("/")[2]: LINK.sub(lambda link: link[2] or link[1], one.text) for one in own}

    def _own_changed(self) -> None:
        """Another record may have a note now."""
        from storage.notes import noted

        now = noted(self.own)
        if now != self._noted:
            self._noted, self._noted_rows = now, {}
            self.notes_changed.emit()

    def save_settings(self, values: Mapping[str, object]) -> None:
        """Keeps settings in the user's own database."""
        self.user_data().save_settings(values)

    def kept_searches(self) -> "tuple[tuple[Query, ...], tuple[Saved, ...]]":
        """The searches of late, and those with a name: as they are now, also where they could not be written yet."""
        from storage import userfile

        return userfile.recent_from(self.own.read), userfile.saved_from(self.own.read)

    def heading(self, query: Query) -> Text:
        """A short name for a query in both languages: its words, its years, and what its filters let through."""
        from storage.describe import heading

        return Text(*(heading(query, self._library, language) for language in ("en", "zh")))

    def described(self, query: Query) -> list[str]:
        """What a query asks, line by line, in the program's language."""
        from storage.describe import describe

        return describe(query, self._library, self.language)

    def close(self) -> None:
        """Ends the threads, and closes the databases that no other window uses."""
        if self._owns:
            self.own.close()
        self._searcher.close()
        self._asker.close()
        self._sharing.remove(self)
        if not self._sharing:
            self._library.close()

    @property
    def rows(self) -> Rows:
        """All rows of the results, also in the moment in which only the first of them were told."""
        return self.results.rows if self.results.whole else self._library.rows_of_query(self.results.query)
