"""The top of the panel of evidence: which fact it is about, whether the sources agree on it, and how far apart they are."""

from typing import TYPE_CHECKING

from PySide6.QtWidgets import QVBoxLayout, QWidget

from storage.claims import BOUNDS
from storage.tables import BY_NAME
from ui.parts.evidence_words import apart, figure, scope
from ui.parts.fact_rows import agreement_of, field_words
from ui.parts.head import caption, when
from ui.parts.remarks import TextsDiffer
from ui.parts.telling import Telling
from ui.theme import Theme
from ui.widgets.badge import Badge
from ui.widgets.boxes import fill_box, row
from ui.widgets.label import Label
from ui.widgets.spread import Spread, SpreadValue

if TYPE_CHECKING:
    from storage.evidence import Evidence
    from storage.who_says import Statement, WhoSays


class EvidenceHead(QWidget):
    """Of a statistic its name, agreement and the values on one line; of another record its name and the field that was asked."""

    def __init__(self, theme: Theme, found: "WhoSays", telling: Telling) -> None:
        super().__init__()
        self._theme, self._telling = theme, telling
        self._box = QVBoxLayout(self)
        fill_box(self._box, (), 4, (0, 0, 0, 4))
        main, other = title(found, telling)
        self._add(Label(theme, main, "heading", "semibold", wrap=True, selectable=True))
        if other:
            self._add(Label(theme, other, "small", role="muted", wrap=True, selectable=True))
        if found.evidence:
            self._statistic(found, found.evidence)
        else:
            self._record(found)
            if found.page.discrepancies:
                self._add(row(TextsDiffer(theme, found.page, telling), None))

    def _add(self, widget: QWidget) -> None:
        self._box.addWidget(widget)

    def _quiet(self, text: str) -> None:
        self._add(Label(self._theme, text, "small", role="muted", wrap=True, selectable=True))

    def _statistic(self, found: "WhoSays", evidence: "Evidence") -> None:
        theme, telling = self._theme, self._telling
        said = agreement_of(evidence, telling)
        look = "differ" if evidence.disagrees else "agree" if evidence.sources > 1 else "plain"
        self._add(row(Badge(theme, look, said), None))
        if found.page.discrepancies:
            self._add(row(TextsDiffer(theme, found.page, telling), None))
        if found.spread:
            self._quiet(apart(found.spread, found.statements, telling))
        if len(found.statements) > 1:
            self._add(spread(theme, found.statements, telling))
        if evidence.kind:
            self._quiet(telling.text(f"differ.{evidence.kind}"))
            for note in scope(evidence, telling):
                self._quiet(note)
        elif evidence.sources == 1:
            self._quiet(telling.text("evidence.alone"))

    def _record(self, found: "WhoSays") -> None:
        page, telling = found.page, self._telling
        self._quiet(caption(page, telling))
        field = BY_NAME[page.table].by_name.get(found.field)
        value = field_words(page, field, telling) if field is not None else ""
        if field is not None and value:
            label = telling.field(page.table, field.name)
            self._add(Label(self._theme, f"{label}: {value}", "body", "medium", wrap=True, selectable=True))
        if field is not None and field.computed:
            self._quiet(telling.text("evidence.counted"))
        elif found.of_figures:
            self._quiet(telling.text("evidence.of_figures"))
        elif field is not None and found.voices:
            self._quiet(telling.text("evidence.of_field" if found.of_field else "evidence.of_all"))


def title(found: "WhoSays", telling: Telling) -> tuple[str, str]:
    """The name of the fact or record, and the one in the other language or an empty text."""
    page = found.page
    if not page.evidence:
        return telling.names(page.title)
    ids = (("indicators", "indicator_id"), ("organizations", "organization_id"), ("areas", "area_id"), ("breakdowns", "breakdown_id"))
    parts = [telling.names(telling.labels(table, str(page.fields[field]))) for table, field in ids if page.fields[field]]
    period = when(page, telling) or telling.text("record.no_period")
    main = telling.listed([*(first for first, _ in parts), period])
    others = [other or first for first, other in parts] if any(other for _, other in parts) else []
    return main, "  ".join(others)


def spread(theme: Theme, statements: "tuple[Statement, ...]", telling: Telling) -> Spread:
    """The statements on one line."""
    values = [
        SpreadValue(
            one.value, one.low, one.high, figure(one), "shown" if one.shown else "outside" if one.outside else "fits", len(one.voices)
        )
        for one in statements
    ]
    return Spread(theme, values, telling.say("evidence.spread", values=telling.listed([value.shown for value in values])))


def look_of(one: "Statement") -> tuple[str, str]:
    """The badge of a statement: its look, and the code of its words."""
    if one.shown:
        return "shown", "record.shown"
    if one.outside:
        return "differ", "record.outside"
    return "agree", "evidence.fits_bound" if one.qualifier in BOUNDS else "evidence.fits"
