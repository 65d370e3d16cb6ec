"""A record as a page to print: what its page says, in the same words, with its sources numbered."""

from typing import TYPE_CHECKING

from storage.citations import citation
from storage.export.report import Report, Section
from ui import formats
from ui.parts.fact_rows import agreement_of, fact_rows
from ui.parts.head import caption, when
from ui.parts.links import tied
from ui.parts.telling import Telling

if TYPE_CHECKING:
    from storage.record import RecordPage


def record_report(page: "RecordPage", telling: Telling, footer: str) -> Report:
    """Names, figure, facts, ties, what to mind, and sources."""
    rows = [(row.label, _value(row.text, *(link.text for link in row.links))) for row in fact_rows(page, telling)]
    rows += [(telling.text(f"link.{group.code}"), _value(*(telling.name(entry.title) for entry in group.entries))) for group in tied(page)]
    facts = Section("", ("", ""), (False, False), tuple(rows), (False,) * len(rows))
    mind = [telling.spoken(caution.text) for caution in page.cautions] + [telling.spoken(case.text) for case in page.discrepancies]
    sources = tuple(citation(witness.source, telling.language, witness.locator) for witness in page.sources)
    head = [caption(page, telling), *_figure(page, telling), str(page.fields.get("summary") or "")]
    return Report(telling.name(page.title), tuple(line for line in head if line), (facts,), sources, tuple(mind), footer)


def _figure(page: "RecordPage", telling: Telling) -> list[str]:
    if page.evidence is None:
        return [when(page, telling)]
    fact, unit = page.evidence.fact, telling.label("units", page.measured["unit_id"])
    value = formats.figure(fact.value, fact.decimals, fact.qualifier, fact.basis)
    return [f"{value} {unit} ({agreement_of(page.evidence, telling)})"]


def _value(*parts: str) -> str:
    return "\n".join(part for part in parts if part)
