"""A record as plain text, for the clipboard: what the page says, with its sources, ready for a mail or a note."""

from typing import TYPE_CHECKING

from storage.citations import citation
from ui import formats
from ui.parts.fact_rows import agreement_of, fact_rows
from ui.parts.head import caption, when
from ui.parts.telling import Telling

if TYPE_CHECKING:
    from storage.record import RecordPage


def record_text(page: "RecordPage", telling: Telling) -> str:
    """Names, figure, facts, what to mind, and sources, a line each."""
    lines = [f"{caption(page, telling)}: {telling.name(page.title)}"]
    if page.evidence:
        fact, unit = page.evidence.fact, telling.label("units", page.measured["unit_id"])
        value = formats.figure(fact.value, fact.decimals, fact.qualifier, fact.basis)
        said = agreement_of(page.evidence, telling)
        lines.append(f"{value} {unit} ({said})")
    elif said := when(page, telling):
        lines.append(said)
    if page.fields.get("summary"):
        lines.append(str(page.fields["summary"]))
    for row in fact_rows(page, telling):
        parts = [part for part in (row.text.replace("\n", "; "), *(link.text for link in row.links)) if part]
        lines.append(f"{row.label}: {', '.join(parts)}")
    lines += [telling.spoken(caution.text) for caution in page.cautions]
    lines += [telling.spoken(case.text) for case in page.discrepancies]
    lines += [citation(witness.source, telling.language, witness.locator) for witness in page.sources]
    return "\n".join(lines)
