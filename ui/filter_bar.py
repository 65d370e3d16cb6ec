"""The bar above the results: what hides rows, said in words and taken away one by one; and the search to keep, the switch, the columns."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QWidget

from storage.query import FACTS
from storage.tables import BY_NAME
from storage.words import say, table_word, text
from ui.actions import Actions, plain
from ui.conditions import Condition, asks_something, chips_of, without
from ui.theme import Theme
from ui.widgets.boxes import fill_box, ground
from ui.widgets.button import button, set_words
from ui.widgets.check import Check
from ui.widgets.chips import Chips, ChipText
from ui.widgets.label import ElidedLabel
from ui.workspace import Workspace


class FilterBar(QWidget):
    """A chip for the years and for each filter, in the order in which they were set; the newest goes with Esc."""

    def __init__(self, workspace: Workspace, theme: Theme, actions: Actions) -> None:
        super().__init__()
        self._workspace, self._actions = workspace, actions
        self._order: list[tuple[str, str]] = []
        self._theme = theme
        self._idle: ElidedLabel | None = None  # says that years do not narrow this table
        self.chips = Chips(theme)
        self._facts = Check(theme)
        self._facts.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self._save = button(theme, "", "floppy-disk", "link")
        self._coverage = button(theme, "", "check-circle", "link")
        self._columns = button(theme, "", "columns", "icon")
        self._box = box = QHBoxLayout(self)
        fill_box(box, (self.chips, None, self._save, self._coverage, self._facts, self._columns), 12, (16, 6, 12, 6))
        box.setStretchFactor(self.chips, 100)
        box.setAlignment(self.chips, Qt.AlignmentFlag.AlignVCenter)
        self.setMinimumHeight(theme.size("filter_bar"))
        ground(self, "surface")
        self.chips.removed.connect(self._remove)
        self.chips.clear_all.connect(actions["clear_filters"].trigger)
        self._facts.toggled.connect(actions["facts_only"].setChecked)
        self._save.clicked.connect(actions["save_search"].trigger)
        actions["save_search"].enabledChanged.connect(self._save.setEnabled)
        self._coverage.clicked.connect(actions["coverage"].trigger)
        self._columns.clicked.connect(actions["choose_columns"].trigger)
        workspace.place_changed.connect(self.refresh)
        workspace.rule_changed.connect(self._name_rule)

    def reword(self) -> None:
        language = self._workspace.language
        self.chips.setAccessibleName(text("chips.name").in_language(language))
        self.chips.set_clear_words(text("chips.clear").in_language(language))
        self._facts.setText(text("switch.facts").in_language(language))
        self._facts.setAccessibleName(self._facts.text())
        self._name_rule()
        set_words(self._save, text("button.save_search").in_language(language), text("button.save_search.tip").in_language(language))
        set_words(self._coverage, plain(self._actions["coverage"].text()))
        set_words(self._columns, "", plain(self._actions["choose_columns"].text()))
        self.refresh()

    def _name_rule(self) -> None:
        language, rule = self._workspace.language, self._workspace.rule
        self._facts.setToolTip(say("switch.facts.tip", language, rule=text(f"rule.{rule}").in_language(language)))

    def conditions(self) -> list[Condition]:
        """The chips' conditions, the oldest first."""
        conditions = {self._key(one): one for one in chips_of(self._workspace.query)}
        self._order = [key for key in self._order if key in conditions]
        self._order += [key for key in conditions if key not in self._order]
        return [conditions[key] for key in self._order]

    def _key(self, condition: Condition) -> tuple[str, str]:
        return ("", "years") if condition is None else (condition.field, condition.op)

    def refresh(self) -> None:
        """Shows the query's filters."""
        query = self._workspace.query
        self.chips.set_chips([self._chip(one) for one in self.conditions()])
        self._save.setVisible(asks_something(query))
        self._show_idle_years()
        self._facts.setVisible(query.table == FACTS.table)
        self._coverage.setVisible(query.table == "sources")
        self._columns.setVisible(self._workspace.view == "table")
        on = FACTS in query.filters
        if self._facts.isChecked() != on:
            self._facts.setChecked(on)

    def _show_idle_years(self) -> None:
        """Says so where years are asked for of records that have none: they hide nothing there."""
        query = self._workspace.query
        idle = "year" not in BY_NAME[query.table].by_name and (query.years is not None or _typed_years(query.text))
        if idle and self._idle is None:
            self._idle = ElidedLabel(self._theme, "", "small", "regular", "muted")
            self._box.insertWidget(1, self._idle)
        if self._idle is not None:
            language = self._workspace.language
            self._idle.setText(say("chips.idle_years", language, table=table_word(query.table, language)))
            self._idle.setVisible(idle)

    @property
    def needed(self) -> bool:
        """Whether there is anything in it for the view that shows."""
        query = self._workspace.query
        return self._workspace.view == "table" or query.table == FACTS.table or asks_something(query)

    def _chip(self, condition: Condition) -> ChipText:
        language = self._workspace.language
        if condition is None:
            first, last = self._workspace.query.years or (None, None)
            years = str(first) if first == last else f"{first or ''}–{last or ''}"
            label, value = text("chip.years").in_language(language), years
        else:
            label, value = self._workspace.filter_words(condition)
        return ChipText(label, value, say("chip.remove", language, label=label, value=value))

    def _remove(self, place: int) -> None:
        conditions = self.conditions()
        if place < len(conditions):
            self._workspace.set_query(without(self._workspace.query, conditions[place]))

    def remove_newest(self) -> bool:
        """Takes the newest filter away; whether there was one."""
        conditions = self.conditions()
        if conditions:
            self._workspace.set_query(without(self._workspace.query, conditions[-1]))
        return bool(conditions)


def _typed_years(typed: str) -> bool:
    """Whether a span of years stands in the text."""
    if ":" not in typed and "：" not in typed:
        return False
    from storage.parse import parse  # with the search

    return parse(typed).years is not None
