"""What the commands do: each is a short sentence about the workspace and the parts of one window."""

from typing import TYPE_CHECKING, Any

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget

from storage import paths
from storage.catalog import Field
from storage.query import FACTS, Filter, Query
from storage.tables import BY_NAME
from storage.words import say
from ui.conditions import asks_something, chips_of, cleared
from ui.workspace import HOME, Place

if TYPE_CHECKING:
    from collections.abc import Sequence

    from ui.print import Picture
    from ui.window import Window

_DATES = ("date", "period")


class Commands:
    """The handlers of ACTIONS, their conditions (`can_…`) and states (`is_…`)."""

    def __init__(self, window: "Window") -> None:
        self._window = window

    # -- going about -----------------------------------------------------------------------------------------------------------------

    def back(self) -> None:
        self._window.workspace.back()

    def forward(self) -> None:
        self._window.workspace.forward()

    def home(self) -> None:
        self._window.workspace.show_view(HOME)

    def show_table(self) -> None:
        self._show("table")

    def show_timeline(self) -> None:
        self._show("timeline")

    def _show(self, view: str) -> None:
        """By a command the keyboard goes along, so that the arrows work at once."""
        self._window.workspace.show_view(view)
        self._window.focus_results()

    def show_chart(self) -> None:
        """The selection, the open record or the results as the chart that suits; of the start page, the question that has the keyboard."""
        window = self._window
        page = window.centre.page(HOME)
        workspace, beside = window.workspace, window.panes.beside
        query = page.focused_query() if workspace.view == HOME and page is not None else None
        if query is not None:
            workspace.go(Place("chart", query))
        elif workspace.view != "chart" or (beside is not None and window.holds_focus(beside)):
            workspace.go(Place("chart", workspace.query, workspace.record))
        window.focus_results()

    def chart_table(self) -> None:
        self._window.centre.pages["chart"].toggle_table()

    def present(self) -> None:
        self._window.charting.present()

    def show_records(self, table: str) -> None:
        self._window.searches.go_to(table)

    def open_record(self) -> None:
        """Opens the current row's record and gives it the keyboard."""
        key = self._current_key()
        if key:
            self._window.show_record(key)

    def who_says_so(self) -> None:
        """Opens who says so: of the fact or the cell that the keyboard is on, else of the open record."""
        key, field = self._asked()
        if key:
            self._window.show_evidence(key, field)

    def _asked(self) -> tuple[str, str]:
        """The key and the field that who says so is asked of."""
        window = self._window
        page, view = window.panes.beside, window.centre.page(window.workspace.view)
        if page is not None and window.holds_focus(page) and hasattr(page, "asked"):
            key, field = page.asked()
        elif hasattr(view, "current_key") and (found := view.current_key()):
            key, field = found, view.current_field() if hasattr(view, "current_field") else ""
        else:
            key, field = window.workspace.record, ""
        return key, field

    def _current_key(self) -> str:
        shown = self._shown
        return shown.current_key() if hasattr(shown, "current_key") and self.can_row() else self._window.workspace.record

    @property
    def _shown(self) -> Any:
        """The view that shows, or None."""
        return self._window.centre.page(self._window.workspace.view)

    def find(self) -> None:
        self._window.top.search.take_focus()
        self._window.suggesting.offer_searches()

    def escape(self) -> None:
        """The first that applies: an input method's own, the list under the search box, the text in it, who says so, a page over the
        results, what is unfolded in them, the newest chip, the focus.
        """
        window = self._window
        search = window.top.search
        if search.composing or window.suggesting.close():
            return
        if window.search_focused() and search.text():
            window.workspace.set_query(window.workspace.query.with_text(""))
        elif window.workspace.evidence is not None:
            window.workspace.close_evidence()
            window.focus_results()
        elif window.panes.covered:
            window.workspace.open_record("")
        elif not self._step_back():
            window.focus_results()

    def _step_back(self) -> bool:
        """Folds what the reader unfolded in the view, else takes the newest chip away; whether there was either."""
        window, fold = self._window, getattr(self._shown, "close_clusters", None)
        return bool(fold and fold()) or (window.workspace.view != HOME and window.centre.filters.remove_newest())

    def next_pane(self) -> None:
        self._turn(1)

    def previous_pane(self) -> None:
        self._turn(-1)

    def _turn(self, step: int) -> None:
        """The keyboard goes round: search, sidebar, results, record."""
        stops: list[QWidget] = self._window.stops()
        held = next((place for place, stop in enumerate(stops) if self._window.holds_focus(stop)), 0)
        target = stops[(held + step) % len(stops)]
        target.setFocus(Qt.FocusReason.TabFocusReason)

    # -- what was changed ------------------------------------------------------------------------------------------------------------

    def undo(self) -> None:
        self._window.undo.undo()

    def redo(self) -> None:
        self._window.undo.redo()

    def can_undo(self) -> bool:
        return self._window.undo.can_undo

    def can_redo(self) -> bool:
        return self._window.undo.can_redo

    # -- copying and exporting -------------------------------------------------------------------------------------------------------

    def collect(self) -> None:
        """What the keyboard is in or what is marked, into the current collection."""
        self._window.collecting.collect(self._collected())

    def collect_into(self) -> None:
        """The same, into one that the reader chooses."""
        self._window.ask_collection(self._collected())

    def _collected(self) -> "Sequence[str]":
        """The keys of what is to be collected: the open record, if the keyboard is in its page; what is marked, or what the chart draws;
        else the current row, else the open record.
        """
        window, shown = self._window, self._shown
        workspace, page = window.workspace, window.panes.beside
        if page is not None and window.holds_focus(page):
            return [workspace.record]
        if hasattr(shown, "collected"):
            return shown.collected()  # type: ignore[no-any-return]
        if self.can_selection():
            return workspace.keys_of(workspace.query.table, workspace.selected_in_order())
        drawn = self._cited(shown) if workspace.view == "chart" else None
        if drawn is not None:
            return workspace.keys_of(drawn[0], drawn[1])
        key = self._current_key()
        return [key] if key else []

    def my_note(self) -> None:
        """Writes on the open record, if the keyboard is in its page, else on the current row's."""
        window, page = self._window, self._window.panes.beside
        here = page is not None and window.holds_focus(page)
        window.write_note(window.workspace.record if here else self._current_key())

    def can_collect(self) -> bool:
        return self.can_row() or bool(self._window.workspace.record)

    def open_file(self) -> None:
        """A collection that a colleague sent, or everything of a reader."""
        path = self._window.sharing.ask()
        if path is not None:
            self._window.take_file(path)

    def copy(self) -> None:
        """The marked rows; where a chart is in front, its picture and its figures."""
        if hasattr(self._shown, "copy"):
            self._window.strip.tell(say("copy.done", self._window.workspace.language, n=self._shown.copy()))
            return
        if self.can_chart():
            self._window.charting.copy()
            return
        self._window.copying.copy(self.shown_columns(), headers=False)

    def copy_with_headers(self) -> None:
        if self.can_chart():
            self._window.charting.copy_figures()
            return
        self._window.copying.copy(self.shown_columns(), headers=True)

    def cite(self) -> None:
        """Cites the record whose page or evidence has the keyboard; else what the view is made of (a chart), what is marked, or the record.

        A view says what it is made of by `cited()`: the table, its rows, and the title of what they make; None for nothing.
        """
        window = self._window
        page, view = window.panes.beside, window.centre.page(window.workspace.view)
        if page is not None and window.holds_focus(page):
            window.citing.ask(window.workspace.record)
        elif found := self._cited(view):
            window.citing.ask_rows(*found)
        else:
            window.citing.ask("" if self.can_selection() else window.workspace.record)

    @staticmethod
    def _cited(view: object) -> "tuple[str, Sequence[int], str] | None":
        cited = getattr(view, "cited", None)
        return cited() if cited is not None else None

    def export(self) -> None:
        if self.can_chart():
            self._window.charting.export()
        elif self._window.workspace.collection:
            self._window.sharing.export(self._window.workspace.collection)
        else:
            self._window.exporting.ask()

    def export_selection(self) -> None:
        self._window.exporting.ask("selection")

    def save_picture(self) -> None:
        picture = self._picture()
        if picture is not None:
            self._window.printing.save(picture)

    def copy_picture(self) -> None:
        picture = self._picture()
        if picture is not None:
            self._window.printing.copy(picture)

    def print(self) -> None:
        """What the keyboard is in: the open record, or the results as the view shows them."""
        window, picture = self._window, self._picture()
        if self.can_record() and window.panes.record is not None and window.holds_focus(window.panes.record):
            self.print_record()
        elif picture is not None:
            window.printing.print_picture(picture)
        else:
            window.printing.print_rows()

    def print_record(self) -> None:
        page = self._window.panes.record
        report = page.report() if page is not None and hasattr(page, "report") else None
        if report is not None:
            self._window.printing.print_report(report)

    def _picture(self) -> "Picture | None":
        """What the view in front can be as a picture."""
        make = getattr(self._window.centre.page(self._window.workspace.view), "picture", None)
        found: Picture | None = make() if make is not None else None
        return found

    def shown_columns(self) -> tuple[str, ...]:
        """The fields that the table shows, in their order."""
        from ui import columns  # with the first table

        table = BY_NAME[self._window.workspace.results.query.table]
        return columns.load(self._window.settings, table).names

    def select_all(self) -> None:
        if hasattr(self._shown, "select_all"):
            self._shown.select_all()

    # -- the query -------------------------------------------------------------------------------------------------------------------

    def clear_filters(self) -> None:
        workspace = self._window.workspace
        workspace.set_query(cleared(workspace.query))

    def save_search(self) -> None:
        """Keeps the query, or the chart that is shown, under the name that says what it is, and lets the reader change that name."""
        window = self._window
        drawn = window.centre.pages["chart"].kept() if self.can_chart() else ()
        number = window.searches.save(window.workspace.query, *drawn)
        if number is not None:
            self._window.sidebar.name_saved(number)

    def update_saved(self, number: str) -> None:
        """Keeps what is shown now under the name of a saved search."""
        drawn = self._window.centre.pages["chart"].kept()[:1] if self.can_chart() else ()
        self._window.searches.update(int(number), self._window.workspace.query, *drawn)

    def facts_only(self, on: bool) -> None:
        """One row a fact: remembered, and part of the query."""
        workspace = self._window.workspace
        if on != self.is_facts_only():
            self._window.settings.set("facts", on)
            workspace.set_query(workspace.query.with_filter(FACTS) if on else workspace.query.without_filter(FACTS))

    def choose_columns(self) -> None:
        if self._window.table is not None:
            self._window.table.choose_columns()

    def filter_by_value(self) -> None:
        self._by_value("in")

    def exclude_value(self) -> None:
        self._by_value("not_in")

    def _by_value(self, op: str) -> None:
        found = self._value()
        if found is not None:
            workspace = self._window.workspace
            workspace.set_query(by_value(workspace.query, *found, op))

    def _value(self) -> tuple[Field, object] | None:
        shown = self._shown
        return shown.current_value() if hasattr(shown, "current_value") and self.can_row() else None

    # -- dialogs ---------------------------------------------------------------------------------------------------------------------

    def look_up(self) -> None:
        """Records by their permanent ids, pasted or from a file."""
        from ui.dialogs.lookup import LookupDialog

        window = self._window
        dialog = LookupDialog(window.theme, window.workspace.language, window)
        dialog.wished.connect(window.lookup.look_up)
        dialog.open()

    def palette(self) -> None:
        from ui.dialogs.palette import Palette  # dialogs are loaded when they are first opened

        window = self._window
        Palette(window.actions_.offered(), window.theme, window.workspace.language, window).open()

    def coverage(self) -> None:
        from ui.dialogs.coverage import CoverageDialog

        window = self._window
        CoverageDialog(window.workspace, window.theme, window.printing.print_report, window).open()

    def settings(self) -> None:
        from ui.dialogs.settings import SettingsDialog

        SettingsDialog(self._window.settings, self._window.theme, self._window.workspace.language, self._window).open()

    def help(self) -> None:
        self._help(keys=True)

    def about(self) -> None:
        self._help(keys=False)

    def licences(self) -> None:
        from ui.dialogs.licences import LicencesDialog

        window = self._window
        LicencesDialog(window.theme, window.workspace.language, paths.resources(), window).open()

    def _help(self, *, keys: bool) -> None:
        from ui.dialogs.help import HelpDialog

        window = self._window
        versions = paths.program_version(), window.workspace.meta.get("data_version", "")
        HelpDialog(window.theme, window.workspace.language, versions, window, keys=keys).open()

    def new_window(self) -> None:
        if self._window.windows is not None:
            self._window.windows.new()

    def restore(self) -> None:
        self._window.restoring.ask()

    def quit(self) -> None:
        if self._window.windows is not None:
            self._window.windows.quit()
        else:
            self._window.close()

    # -- what can be done now --------------------------------------------------------------------------------------------------------

    def can_new_window(self) -> bool:
        return self._window.windows is not None

    def can_back(self) -> bool:
        return self._window.workspace.can_go_back

    def can_forward(self) -> bool:
        return self._window.workspace.can_go_forward

    def can_rows(self) -> bool:
        return self._window.workspace.view != HOME and self._shown is not None

    def can_columns(self) -> bool:
        return self._window.workspace.view == "table"

    def can_row(self) -> bool:
        return self.can_rows() and bool(self._window.workspace.rows)

    def can_ask_who(self) -> bool:
        return self.can_row() or bool(self._window.workspace.record)

    def can_copy(self) -> bool:
        return self.can_chart() or self.can_selection() or bool(self._window.workspace.collection)

    def can_copy_with_headers(self) -> bool:
        return self.can_chart() or self.can_selection()

    def can_selection(self) -> bool:
        return self.can_rows() and not self._window.workspace.collection and bool(self._window.workspace.selection)

    def can_cite(self) -> bool:
        window = self._window
        return self.can_selection() or bool(window.workspace.record) or self._cited(window.centre.page(window.workspace.view)) is not None

    def can_export(self) -> bool:
        return self._window.workspace.view != HOME

    def can_chart(self) -> bool:
        """Whether a chart is in front and shows figures."""
        page = self._window.centre.page("chart")
        return self._window.workspace.view == "chart" and page is not None and page.data is not None

    def can_picture(self) -> bool:
        """Whether the view in front is one that makes pictures."""
        return hasattr(self._window.centre.page(self._window.workspace.view), "picture")

    def can_record(self) -> bool:
        return bool(self._window.workspace.record)

    def can_filters(self) -> bool:
        return self._window.workspace.view != HOME and bool(chips_of(self._window.workspace.query))

    def can_save(self) -> bool:
        window = self._window
        query = window.workspace.query
        if window.workspace.view == "chart":
            return self.can_chart() and not window.searches.is_saved(query, window.centre.pages["chart"].kept()[0])
        return window.workspace.view != HOME and asks_something(query) and not window.searches.is_saved(query)

    def can_facts(self) -> bool:
        return self._window.workspace.view != HOME and self._window.workspace.query.table == FACTS.table

    def can_value(self) -> bool:
        return self._value() is not None

    def can_exclude(self) -> bool:
        found = self._value()
        return found is not None and found[0].kind not in _DATES

    def is_facts_only(self) -> bool:
        return FACTS in self._window.workspace.query.filters


def by_value(query: Query, field: Field, value: object, op: str) -> Query:
    """The query filtered by a cell: a date by its year, a composed cell by what it shows; no value is a value too.

    What is excluded is so beside what was excluded before.
    """
    if field.kind in _DATES:
        year = str((value[0] or value[1] or "") if isinstance(value, tuple) else value or "")[:4]
        if year.isdigit():
            return query.with_years((int(year), int(year)))
        dates = field.name == BY_NAME[query.table].first or field.kind == "period"
        return query.with_years(None).with_filter(Filter(query.table, "year", "unknown")) if dates else query
    name, single = field.name, value
    if field.of and isinstance(value, tuple):
        (name, single), *parts = [(part, held) for part, held in zip(field.of, value, strict=True) if held] or [(field.of[0], None)]
        if field.kind == "subject" and parts and op == "in":  # China · Beijing is neither all of China nor every Beijing
            query = by_value(query, BY_NAME[query.table].by_name[parts[-1][0]], parts[-1][1], op)
        elif field.kind == "subject" and parts:
            name, single = parts[-1]
    written = "" if single is None else f"{single:g}" if isinstance(single, float) and abs(single) < 1e6 else str(single)
    others = next((one.values for one in query.here if (one.field, one.op) == (name, op)), ()) if op == "not_in" else ()
    return query.with_filter(Filter(query.table, name, op, (*(other for other in others if other != written), written)))
