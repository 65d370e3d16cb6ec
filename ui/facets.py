"""The facets of the current table: a histogram of years and lists of values, whose counts follow the query and the other filters."""

from collections.abc import Callable
from functools import cached_property

from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QAction, QResizeEvent
from PySide6.QtWidgets import QMenu, QPushButton, QVBoxLayout, QWidget

from storage.catalog import Facet
from storage.describe import field_label
from storage.query import Filter
from storage.tables import BY_NAME
from storage.words import say, text
from ui import formats
from ui.theme import Theme
from ui.widgets.boxes import row
from ui.widgets.button import button, set_words
from ui.widgets.facet_list import FacetList, FacetValue, FacetWords
from ui.widgets.histogram import Histogram, HistogramWords
from ui.workspace import Workspace

NO_FACETS = frozenset({"picked"})  # a switch of its own


class Folding(QWidget):
    """A facet that can be folded away: its name alone, or the list, made when it is first opened, with a small button to fold it."""

    def __init__(self, theme: Theme, make: Callable[[], FacetList]) -> None:
        super().__init__()
        self._make, self._theme = make, theme
        self.inside: FacetList | None = None
        self.opener = button(theme, "", "caret-right", "quiet")
        self.opener.setIcon(theme.icon("caret-right"))
        self.opener.setLayoutDirection(Qt.LayoutDirection.LeftToRight)
        self.opener.setFont(theme.font("small", "semibold"))
        self.opener.setFixedHeight(theme.size("facet_row") + 2)
        self._opener_row = row(self.opener, None, margins=(6, 0, 16, 0))
        self._box = QVBoxLayout(self)
        self._box.setContentsMargins(0, 0, 0, 0)
        self._box.addWidget(self._opener_row)

    @cached_property
    def closer(self) -> QPushButton:
        """The button that folds it away, made with the list."""
        made = button(self._theme, "", "caret-up", "icon")
        made.setParent(self)
        made.setFixedSize(24, 24)
        return made

    def fold(self, folded: bool) -> None:
        if self.inside is None:
            if folded:
                return
            self.inside = self._make()
            self._box.addWidget(self.inside)
        self._opener_row.setVisible(folded)
        self.inside.setVisible(not folded)
        self.closer.setVisible(not folded)
        self.closer.raise_()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        if self.inside is not None:
            self.closer.move(self.width() - 34, 1)


class Facets(QWidget):
    """Made anew for each table. Only unfolded facets are counted."""

    def __init__(self, workspace: Workspace, theme: Theme) -> None:
        super().__init__()
        self._workspace, self._theme = workspace, theme
        self._table = ""
        self._followed: tuple[object, object] | None = None  # the filters and years that are shown as chosen
        self._years: Histogram | None = None
        self._undated: FacetList | None = None
        self._lists: dict[str, FacetList] = {}
        self._folds: dict[str, Folding] = {}
        self._box = QVBoxLayout(self)
        self._box.setContentsMargins(0, 10, 0, 0)
        self._box.setSpacing(4)
        workspace.place_changed.connect(self._follow)
        workspace.facets_changed.connect(self.refresh)
        self._follow()

    def _follow(self) -> None:
        """What is chosen; another text alone chooses nothing else."""
        query = self._workspace.query
        if query.table != self._table:
            self._table = query.table
            self._make()
        elif (query.here, query.years) == self._followed:
            return
        self._followed = query.here, query.years
        self._show_span()
        for name in self._lists:
            self._show_values(name)

    # -- widgets ---------------------------------------------------------------------------------------------------------------------

    def _make(self) -> None:
        while self._box.count():
            item = self._box.takeAt(0)
            old = item.widget() if item is not None else None
            if old is not None:
                old.hide()
                old.deleteLater()
        self._years, self._undated, self._lists, self._folds = None, None, {}, {}
        facets = [facet for facet in BY_NAME[self._table].facets if facet.field not in NO_FACETS]
        for facet in sorted(facets, key=lambda facet: facet.kind != "year"):
            self._box.addWidget(self._histogram() if facet.kind == "year" else self._list(facet))
        self._words()
        self.refresh()

    def _histogram(self) -> Histogram:
        self._years = Histogram(self._theme, HistogramWords("", "", ""))
        self._years.span_changed.connect(self._set_span)
        return self._years

    def _add_undated(self) -> FacetList:
        """The rows whose year is not known, below the years; made when there are the first of them."""
        made = FacetList(self._theme, FacetWords("", str, "", self._title("year")))
        made.toggled.connect(lambda _value, on: self._set_undated(on))
        self._box.insertWidget(1, made)
        return made

    def _list(self, facet: Facet) -> QWidget:
        name = facet.field
        if name in self._workspace.facets_wanted(self._table):
            return self._made_list(name, foldable=False)
        fold = self._folds[name] = Folding(self._theme, lambda: self._made_list(name, foldable=True))
        fold.opener.clicked.connect(lambda: self._unfold(name))
        return fold

    def _made_list(self, name: str, *, foldable: bool) -> FacetList:
        made = self._lists[name] = FacetList(self._theme, self._facet_words(name), foldable=foldable)
        made.toggled.connect(lambda value, on: self._toggle(name, value, on))
        made.menu_wanted.connect(lambda value, at: self._menu(name, value, at))
        return made

    def _unfold(self, name: str) -> None:
        fold = self._folds[name]
        if fold.inside is None:
            fold.fold(False)
            fold.closer.clicked.connect(lambda: self._fold(name))
            set_words(fold.closer, "", say("facet.fold", self._workspace.language, name=self._title(name)))
            self._show_values(name)
        fold.fold(False)
        self._workspace.want_facets((*self._workspace.facets_wanted(self._table), name))

    def _fold(self, name: str) -> None:
        self._folds[name].fold(True)
        wanted = self._workspace.facets_wanted(self._table)
        self._workspace.want_facets(tuple(other for other in wanted if other != name))

    # -- words -----------------------------------------------------------------------------------------------------------------------

    def reword(self) -> None:
        """Says everything in the program's language."""
        self._words()
        self.refresh()

    def _words(self) -> None:
        language = self._workspace.language
        self.setAccessibleName(text("facets.name").in_language(language))
        for name, made in self._lists.items():
            made.set_words(self._facet_words(name))
        for name, fold in self._folds.items():
            set_words(fold.opener, self._title(name))
            if fold.inside is not None:
                set_words(fold.closer, "", say("facet.fold", language, name=self._title(name)))
        if self._years is not None:
            ends = (text(f"facet.{code}").in_language(language) for code in ("first_year", "last_year"))
            self._years.set_words(HistogramWords(self._title("year"), *ends))
        if self._undated is not None:
            self._undated.set_words(FacetWords("", str, "", self._title("year")))

    def _facet_words(self, name: str) -> FacetWords:
        language = self._workspace.language
        many = BY_NAME[self._table].facet_by_name[name].kind == "many"
        note = text("facet.many").in_language(language) if many else ""
        fewer, find, out = (text(f"facet.{code}").in_language(language) for code in ("fewer", "find", "excluded"))
        return FacetWords(self._title(name), lambda n: say("facet.more", language, n=n), fewer, find, note, out)

    def _title(self, name: str) -> str:
        return field_label(BY_NAME[self._table], name).in_language(self._workspace.language)

    # -- values ----------------------------------------------------------------------------------------------------------------------

    def refresh(self) -> None:
        """Shows the newest counts; those of another table are left out."""
        if self._workspace.facets_of == self._table:
            self._show_years()
            for name in self._lists:
                self._show_values(name)

    def _show_years(self) -> None:
        counts = {int(year): n for year, n in self._workspace.facets.get("year", {}).items() if year}
        if self._years is not None and not counts:
            self._years.set_counts({})
        if self._years is not None and counts:
            span = self._workspace.query.years
            ends = [year for year in span or () if year is not None]
            self._years.set_range(min([*counts, *ends]), max([*counts, *ends]))
            self._years.set_counts(counts)
            self._show_span()
        if self._years is not None:
            self._years.setVisible(bool(counts) or self._workspace.query.years is not None)  # no rows have no years
        self._show_undated()

    def _show_undated(self) -> None:
        undated, chosen = self._workspace.facets.get("year", {}).get("", 0), self._wants_undated
        if self._undated is None and undated:
            self._undated = self._add_undated()
        if self._undated is not None:
            label = text("unknown").in_language(self._workspace.language)
            self._undated.set_values([FacetValue("", label, undated, chosen)])
            self._undated.setVisible(bool(undated or chosen))

    @property
    def _wants_undated(self) -> bool:
        return self._no_year in self._workspace.query.here

    @property
    def _no_year(self) -> Filter:
        return Filter(self._table, "year", "unknown")

    def _set_undated(self, on: bool) -> None:
        """A year that is not known lies in no span: the one takes the place of the other."""
        query = self._workspace.query
        self._workspace.set_query(query.with_years(None).with_filter(self._no_year) if on else query.without_filter(self._no_year))

    def _show_span(self) -> None:
        if self._years is not None:
            span = self._workspace.query.years
            self._years.set_span(None if span is None else (span[0] or -9999, span[1] or 9999))

    def _set_span(self, first: int, last: int) -> None:
        workspace = self._workspace
        years = [int(year) for year in workspace.facets.get("year", {}) if year]
        whole = bool(years) and first <= min(years) and last >= max(years)
        dated = workspace.query.without_filter(self._no_year)
        workspace.set_query(dated.with_years(None if whole else (first, last)))

    def _show_values(self, name: str) -> None:
        if self._workspace.facets_of != self._table or name not in self._workspace.facets:
            return
        counts = self._workspace.facets[name]
        chosen, out = self._chosen(name), self._chosen(name, "not_in")
        values = {**counts, **{value: 0 for value in (*chosen, *out) if value not in counts}}
        shown = [FacetValue(value, self._label(name, value), n, value in chosen, value in out) for value, n in values.items()]
        self._lists[name].set_values(shown)
        (self._folds.get(name) or self._lists[name]).setVisible(bool(shown))

    def _label(self, name: str, value: str) -> str:
        workspace = self._workspace
        words = workspace.value_words(self._table, name, value)
        if BY_NAME[self._table].facet_by_name[name].target:
            return formats.name(words, workspace.record_language, workspace.language).main
        return words.in_language(workspace.language)

    def _chosen(self, name: str, op: str = "in") -> tuple[str, ...]:
        found = [f.values for f in self._workspace.query.here if f.field == name and f.op == op]
        return found[0] if found else ()

    def _toggle(self, name: str, value: str, on: bool) -> None:
        """Chooses a value or no longer; one that was excluded is let in again."""
        query = self._workspace.query
        if value in self._chosen(name, "not_in"):
            query = query.with_filter(Filter(self._table, name, "not_in", _without(self._chosen(name, "not_in"), value)))
        if on or value in self._chosen(name):
            kept = _without(self._chosen(name), value)
            query = query.with_filter(Filter(self._table, name, "in", (*kept, value) if on else kept))
        self._workspace.set_query(query)

    def _exclude(self, name: str, value: str) -> None:
        """Leaves the rows of a value out, beside those that are left out already."""
        query = self._workspace.query.with_filter(Filter(self._table, name, "in", _without(self._chosen(name), value)))
        out = (*_without(self._chosen(name, "not_in"), value), value)
        self._workspace.set_query(query.with_filter(Filter(self._table, name, "not_in", out)))

    def _menu(self, name: str, value: str, at: QPoint) -> None:
        menu = QMenu(self)
        menu.aboutToHide.connect(menu.deleteLater)
        wishes = {"filter_by_value": lambda: self._toggle(name, value, True), "exclude_value": lambda: self._exclude(name, value)}
        for code, wish in wishes.items():
            action = QAction(text(f"action.{code}").in_language(self._workspace.language), menu)
            action.setMenuRole(QAction.MenuRole.NoRole)
            action.triggered.connect(lambda _checked=False, wish=wish: wish())
            menu.addAction(action)
        menu.popup(at)


def _without(values: tuple[str, ...], gone: str) -> tuple[str, ...]:
    return tuple(value for value in values if value != gone)
