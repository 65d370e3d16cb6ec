"""What the last line of the window says: how many, how many of them marked, and what these add up to, or why not."""

from collections.abc import Iterator
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject

from storage.query import FACTS
from storage.words import say, table_word, text
from ui import formats
from ui.conditions import is_choice, is_nobody
from ui.widgets.status_strip import StatusStrip
from ui.workspace import HOME, Workspace

if TYPE_CHECKING:
    from storage.aggregate import Measure, Refusal, Summary
    from storage.tally import Tally

MOST_REFUSALS = 2
RANK = "rank"  # the unit of places, which are said as ordinals


class Status(QObject):
    """Fills a StatusStrip from the workspace."""

    def __init__(self, workspace: Workspace, strip: StatusStrip) -> None:
        super().__init__(strip)
        self._workspace, self._strip = workspace, strip
        self._tally: Tally | None = None
        for signal in (workspace.results_changed, workspace.place_changed, workspace.languages_changed):
            signal.connect(self.refresh)
        for signal in (workspace.selection_changed, workspace.rule_changed):
            signal.connect(self._selection_changed)
        workspace.results_changed.connect(self._selection_changed)
        workspace.counts_changed.connect(self.refresh)
        self.refresh()

    def _selection_changed(self) -> None:
        self._tally = None
        selected = self._workspace.selected_in_order()
        if self._workspace.results.query.table == "statistics" and len(selected) > 1:
            from storage.tally import TallyRequest  # arithmetic that nobody needs before something is marked

            self._workspace.ask("tally", TallyRequest(selected), self._take)
        self.refresh()

    def _take(self, answer: object) -> None:
        tally: Tally = answer  # type: ignore[assignment]
        if tally.rows == len(self._workspace.selected_in_order()):
            self._tally = tally
            self.refresh()

    def refresh(self) -> None:
        """Says it anew, once all rows are there to be counted."""
        if not self._workspace.results.whole:
            return
        if self._workspace.view == HOME:
            self._strip.set_left(list(self._about_the_data()))
            self._strip.set_right([self._rule])
        elif self._workspace.collection:
            self._strip.set_left([self._collected()])
            self._strip.set_right([self._rule, self._say("status.data", version=self._version)])
        else:
            self._strip.set_left(list(self._texts()), "\n".join(self._cautions()))
            shown = [self._rule] if self._workspace.results.query.table == FACTS.table else []
            self._strip.set_right([*shown, self._say("status.data", version=self._version)])

    def _collected(self) -> str:
        """How many records a collection has, those that the data have no more with them; or how many notes there are."""
        workspace = self._workspace
        if workspace.collection < 0:
            return self._say("notes.found", n=len(workspace.noted))
        chosen = (one for one in workspace.query.filters if is_choice(one) and not is_nobody(one))
        return self._say("collection.records", n=sum(len(one.values) for one in chosen))

    def _say(self, code: str, **values: object) -> str:
        return say(code, self._workspace.language, **values)

    @property
    def _version(self) -> str:
        return self._workspace.meta.get("data_version", "")

    @property
    def _rule(self) -> str:
        """By which the values are picked that stand for several claims."""
        return self._say("status.rule", rule=text(f"rule.{self._workspace.rule}").in_language(self._workspace.language))

    def _about_the_data(self) -> Iterator[str]:
        """No almanac is built of data that did not pass the checks, so every source in it is checked."""
        yield self._say("status.reference", version=self._version)
        yield self._say("status.checked", n=self._workspace.total("sources"))

    def _texts(self) -> Iterator[str]:
        workspace, language = self._workspace, self._workspace.language
        table = workspace.results.query.table
        found, total = len(workspace.results.rows), workspace.total(table)
        code = "status.all" if found == total else "status.count"
        yield say(code, language, n=found, total=total, table=table_word(table, language))
        selected = len(workspace.selected_in_order())
        if selected:
            yield say("status.selected", language, n=selected)
        if self._tally is not None and selected > 1:
            yield from self._aggregates(self._tally.summary, selected)
        cautions = self._cautions()
        if cautions:
            yield self._say("caution.one" if len(cautions) == 1 else "caution.several", n=len(cautions), text=cautions[0])

    def _cautions(self) -> list[str]:
        """What holding the marked figures together may get wrong."""
        return [caution.text.in_language(self._workspace.language) for caution in self._tally.cautions] if self._tally else []

    def _aggregates(self, summary: "Summary", selected: int) -> Iterator[str]:
        language = self._workspace.language
        if summary.count != selected:
            yield say("status.facts", language, n=summary.count)
        for place, measure in enumerate(summary.measures):
            yield self._measure(measure, summary, with_unit=place == 0)
        for refusal in summary.refusals[:MOST_REFUSALS]:
            yield self._refusal(refusal)

    def _measure(self, measure: "Measure", summary: "Summary", *, with_unit: bool) -> str:
        language = self._workspace.language
        sign = formats.SIGNS["about"] + formats.THIN if summary.approximate and measure.code in ("sum", "mean") else ""
        unit = self._workspace.label("units", summary.unit_id).in_language(language) if with_unit and summary.unit_id else ""
        name = text(f"measure.{measure.code}").in_language(language)
        code = "status.rank" if summary.unit_id == RANK and measure.code in ("minimum", "maximum") else "status.measure"
        return say(code, language, name=name, value=sign + formats.number(measure.value, measure.decimals), unit=unit).strip()

    def _refusal(self, refusal: "Refusal") -> str:
        from storage.aggregate import TABLE_OF

        language = self._workspace.language
        named = {
            name: self._workspace.label(TABLE_OF[name], value).in_language(language) if name in TABLE_OF else value
            for name, value in refusal.values.items()
        }
        return say(refusal.code, language, **named)
