"""The top of a record's page: what it is, its names, and of a statistic the figure itself in its series."""

from typing import TYPE_CHECKING

from PySide6.QtWidgets import QVBoxLayout, QWidget

from storage.tables import BY_NAME
from ui import formats
from ui.parts.fact_rows import agreement_of
from ui.parts.keys import native
from ui.parts.remarks import TextsDiffer
from ui.parts.small_charts import chart, rule_line
from ui.parts.telling import ICONS, Doors, Telling
from ui.theme import Theme
from ui.widgets.badge import BadgeButton
from ui.widgets.boxes import column, fill_box, row
from ui.widgets.label import Label
from ui.widgets.link import LinkButton

if TYPE_CHECKING:
    from collections.abc import Callable

    from storage.evidence import Evidence
    from storage.record import RecordPage

ROOM = 276  # for figure and unit in one line, where the page is narrowest
LONG = 12  # characters of a figure beyond which the largest size does not fit the page


def caption(page: "RecordPage", telling: Telling) -> str:
    """What kind of record it is: `Event · forum`."""
    field = BY_NAME[page.table].by_name.get("kind")
    kind = telling.code(field.code_list, page.fields["kind"]) if field and page.fields.get("kind") else ""
    return " · ".join(part for part in (telling.text(f"record.{page.table}"), kind) if part)


def when(page: "RecordPage", telling: Telling) -> str:
    """The day or days of an event, the period of a statistic."""
    first, last = ("period_start", "period_end") if page.evidence else ("start_on", "end_on")
    return telling.period(page.fields.get(first) or "", page.fields.get(last) or "")


def telling_who(telling: Telling) -> str:
    """Where the badge of agreement leads: `Who says so? (F4)`."""
    return f"{telling.text('evidence.ask')} ({native(('F4',))})"


class Head(QWidget):
    """Title, other name, date and summary; of a statistic subject, period, agreement, figure and chart."""

    def __init__(self, theme: Theme, page: "RecordPage", telling: Telling, doors: Doors, opened: "Callable[[int], None]") -> None:
        super().__init__()
        self._theme, self._telling = theme, telling
        self._box = QVBoxLayout(self)
        fill_box(self._box, (), 4, (0, 0, 0, 8))
        title = telling.labels("indicators", str(page.fields["indicator_id"])) if page.evidence else page.title
        main, other = telling.names(title)
        self._add(Label(theme, main, "title", "semibold", wrap=True, selectable=True))
        if other:
            self._add(Label(theme, other, "small", role="muted", wrap=True, selectable=True))
        if page.evidence:
            self._statistic(page, page.evidence, doors, opened)
        elif said := when(page, telling):
            self._add(Label(theme, said, "body", "medium", wrap=True, selectable=True))
        if page.discrepancies and not page.evidence:
            self._add(row(TextsDiffer(theme, page, telling), None))
        if page.fields.get("summary"):
            self._box.addSpacing(4)
            self._add(Label(theme, str(page.fields["summary"]), wrap=True, selectable=True))

    def _add(self, widget: QWidget) -> None:
        self._box.addWidget(widget)

    def _statistic(self, page: "RecordPage", evidence: "Evidence", doors: Doors, opened: "Callable[[int], None]") -> None:
        for field in ("organization_id", "area_id"):
            for group in page.links:
                if group.code == field:
                    self._add(self._subject(group.entries[0].table, group.entries[0].id, doors))
        if page.fields["breakdown_id"]:
            part = self._telling.label("breakdowns", str(page.fields["breakdown_id"]))
            self._add(Label(self._theme, part, "body", role="muted", wrap=True, selectable=True))
        said = agreement_of(evidence, self._telling)
        if evidence.disagrees:
            said = f"{said} · {self._telling.code('disagreement_kind', evidence.kind)}"
        look = "differ" if evidence.disagrees else "agree" if evidence.sources > 1 else "plain"
        said_when = when(page, self._telling)
        undated = "" if said_when else self._telling.text("record.no_period")
        period = Label(self._theme, said_when or undated, "body", "medium", "muted" if undated else "text", selectable=True)
        badge = BadgeButton(self._theme, look, said, telling_who(self._telling))
        badge.clicked.connect(lambda: doors.ask(page.key, ""))
        self._add(row(period, None, badge))
        if page.discrepancies:
            self._add(row(None, TextsDiffer(self._theme, page, self._telling)))
        self._add(self._figure(page, evidence))
        if page.fields["statistic_id"] != evidence.fact.statistic_id:
            self._opened_row(page, evidence)
        if page.figures and len(page.figures[0].series.points) > 1:
            self._add(chart(self._theme, page.figures[0], page.place, self._telling, opened))
            self._add(rule_line(self._theme, page.rule, self._telling))

    def _subject(self, table: str, identifier: str, doors: Doors) -> LinkButton:
        link = LinkButton(self._theme, self._telling.label(table, identifier), "body", ICONS[table])
        link.clicked.connect(lambda: doors.open(f"{table}/{identifier}"))
        return link

    def _figure(self, page: "RecordPage", evidence: "Evidence") -> QWidget:
        """The shown value, large, with its unit: beside it where there is room, else below."""
        fact, telling = evidence.fact, self._telling
        said = formats.figure(fact.value, fact.decimals, fact.qualifier, fact.basis)
        value = Label(self._theme, said, "figure" if len(said) <= LONG else "display", "semibold", selectable=True)
        value.setAccessibleName(formats.spoken(fact.value, fact.decimals, fact.qualifier, fact.basis, telling.language))
        unit = Label(self._theme, telling.label("units", page.measured["unit_id"]), "body", role="muted", selectable=True)
        if value.sizeHint().width() + unit.sizeHint().width() > ROOM:
            return column(value, unit, space=0)
        return row(value, unit, None)

    def _opened_row(self, page: "RecordPage", evidence: "Evidence") -> None:
        """The reader opened a claim that is not the shown one: where it states something else, that is said."""
        mine = next(claim for claim in evidence.claims if claim.statistic_id == page.fields["statistic_id"])
        if (mine.value, mine.qualifier) != (evidence.fact.value, evidence.fact.qualifier):
            value = formats.figure(mine.value, mine.decimals, mine.qualifier, mine.basis)
            role = "differ" if mine.outside else "muted"
            self._add(Label(self._theme, self._telling.say("record.this_row", value=value), "small", role=role, wrap=True, selectable=True))
