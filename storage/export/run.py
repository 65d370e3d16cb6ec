"""Runs an export so that the folder is never left in between: the file is written beside its target and takes its place at the end."""

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING, BinaryIO

from storage.export import FORMATS
from storage.export.beside import beside
from storage.export.job import ExportJob, Format
from storage.messages import Message

if TYPE_CHECKING:
    from storage.library import Library


def format_of(path: Path, code: str = "") -> Format:
    """The format of that code or ending (`references`, `txt`), else of the path's ending (`.csl.json` before `.json`).

    Raises Message `export_format_unknown`.
    """
    longest = sorted(FORMATS, key=lambda one: -len(one.suffix))
    ending = f".{code.lower().removeprefix('.')}"
    by_code = (form for form in longest if form.code == code)
    by_ending = (form for form in longest if (form.suffix == ending if code else form.named(path)))
    form = next(by_code, None) or next(by_ending, None)
    if form is None:
        known = (form.code if form.suffix == f".{form.code}" else f"{form.code} ({form.suffix})" for form in FORMATS)
        raise Message("export_format_unknown", format=code or path.suffix or path.name, known=", ".join(known))
    return form


def found(job: ExportJob, library: "Library") -> ExportJob:
    """The job with the rows of a search through all tables, which only now are looked for; any other job as it is."""
    if job.scope != "everywhere":
        return job
    sheets = (replace(sheet, rows=library.rows_of_query(job.query.with_table(sheet.table))) for sheet in job.sheets)
    return replace(job, sheets=tuple(sheet for sheet in sheets if len(sheet.rows)))


def run(job: ExportJob, library: "Library") -> Iterator[int]:
    """Writes the job to its path; yields the rows done so far. The old file stays until the new one is whole. From then on the library
    picks claims by the job's rule.

    Closing the generator cancels: what was written is taken away. Raises the Messages of `beside`.
    """
    form, library.rule = _form(job), job.rule
    with beside(job.path) as stream:
        yield from form.write(job, library, stream)


def write_to(stream: BinaryIO, job: ExportJob, library: "Library") -> Iterator[int]:
    """Writes the job to an open stream, such as standard output, in the format that `job.format` or its path's suffix names."""
    form, library.rule = _form(job), job.rule
    yield from form.write(job, library, stream)


def _form(job: ExportJob) -> Format:
    form = format_of(job.path, job.format)
    if len(job.sheets) > 1 and not form.many:
        raise Message("export_one_table", format=form.code)
    for sheet in job.sheets:
        if not form.takes(sheet.table):
            raise Message("export_wrong_table", format=form.code, table=sheet.table, tables=", ".join(form.tables))
    return form
