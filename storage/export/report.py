"""Rows as a reader reads them on paper: a heading, what was asked, tables with numbered sources; for printing and for briefings."""

from dataclasses import dataclass
from typing import TYPE_CHECKING

from storage.citations import citation, read
from storage.describe import describe, describe_sort, heading, worded
from storage.export.about import Tally, about_rule, cautions, says
from storage.export.cells import shown
from storage.export.job import ExportJob, Sheet
from storage.export.plan import Plan, labelled
from storage.export.register import Register
from storage.tables import BY_NAME
from storage.words import text

if TYPE_CHECKING:
    from storage.library import Library

MOST_ROWS = 1_000  # some hundred pages


@dataclass(frozen=True, slots=True)
class Section:
    """A table, without the columns that are empty in all of its rows.

    numbers: which columns hold figures, and stand to the right. disputed: the rows that are marked ≠.
    """

    title: str
    headings: tuple[str, ...]
    numbers: tuple[bool, ...]
    rows: tuple[tuple[str, ...], ...]
    disputed: tuple[bool, ...]


@dataclass(frozen=True, slots=True)
class Report:
    """asked: what was asked, a line each. sources: in full, the first is number 1. notes: rule, cautions, what was left out.

    footer: the program, its data and the day, for the foot of each page.
    """

    title: str
    asked: tuple[str, ...]
    sections: tuple[Section, ...]
    sources: tuple[str, ...]
    notes: tuple[str, ...]
    footer: str


@dataclass(frozen=True, slots=True)
class ReportRequest:
    """Asks for the rows of a job as a Report; its path is not used."""

    job: ExportJob

    def answer(self, library: "Library") -> Report:
        return report(self.job, library)


def report(job: ExportJob, library: "Library", most: int = MOST_ROWS) -> Report:
    """The job's rows, the first `most` of each sheet."""
    register, tally = Register(), Tally()
    sections = tuple(_section(sheet, job, library, register, tally, most) for sheet in job.sheets)
    sources = read(library, register.source_ids).values()
    said = "zh" if job.language == "zh" else "en"
    return Report(
        title=job.title or heading(job.query.with_table(job.sheets[0].table), library, job.language),
        asked=tuple(_asked(job, library)),
        sections=sections,
        sources=tuple(citation(source, said) for source in sources),
        notes=(*_notes(job, library, tally), *(says("report.more", job.language, n=most, total=n) for n in _cut(job, most))),
        footer=footer(library, job),
    )


def footer(library: "Library", job: ExportJob) -> str:
    """`IP Almanac, data 2026.11 · 2026-11-22`."""
    version = library.meta.get("data_version", "")
    return f"{says('clipboard.almanac', 'zh' if job.language == 'zh' else 'en', version=version)} · {job.day.isoformat()}"


def _section(sheet: Sheet, job: ExportJob, library: "Library", register: Register, tally: Tally, most: int) -> Section:
    plan = labelled(sheet, library, job.language, with_sources=register.typer(with_locators=True, language=job.language), carried=False)
    records = [record for page in plan.pages(sheet.rows[:most]) for record in page]
    disputed = tuple(record.disputed for record in records)
    if BY_NAME[sheet.table].source == "statistics":
        tally.claims, tally.disputed = tally.claims + len(records), tally.disputed + sum(disputed)
    kinds = [{record.cells[place].kind for record in records} - {"empty"} for place in range(len(plan.columns))]
    kept = [place for place, kind in enumerate(kinds) if kind]  # paper has no room for columns of nothing
    return Section(
        worded(text(f"table.{sheet.table}"), job.language),
        tuple(plan.headings[place] for place in kept),
        tuple(_is_number(plan, place) for place in kept),
        tuple(tuple(shown(record.cells[place]) for place in kept) for record in records),
        disputed,
    )


def _is_number(plan: Plan, place: int) -> bool:
    field = plan.table.by_name.get(plan.columns[place].name)
    return field is not None and field.numeric


def _asked(job: ExportJob, library: "Library") -> list[str]:
    lines = describe(job.query, library, job.language)
    order = describe_sort(job.query, job.language)
    return [*lines, *([f"{worded(text('about.order'), job.language)}: {order}"] if order else [])]


def _notes(job: ExportJob, library: "Library", tally: Tally) -> list[str]:
    if not tally.claims:
        return list(job.notes)
    disputes = [says("about.disagreement.said", job.language, n=tally.disputed, total=tally.claims)] if tally.disputed else []
    return [about_rule(job), *disputes, *cautions(job, library), *job.notes]


def _cut(job: ExportJob, most: int) -> list[int]:
    return [len(sheet.rows) for sheet in job.sheets if len(sheet.rows) > most]
