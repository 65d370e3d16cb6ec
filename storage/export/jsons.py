"""JSON for programs: each record with its fields under the catalog's names, and with every source that says it, in full."""

import json
from collections.abc import Iterator
from datetime import date
from typing import TYPE_CHECKING, BinaryIO

from storage.citations import Source, citation, read
from storage.export.job import ExportJob, Format
from storage.export.plan import Plan, Record, raw
from storage.export.provenance import Uses

if TYPE_CHECKING:
    from storage.library import Library

IN_SOURCES = ("source_ids", "locators")  # what CSV says in columns stands here in `sources`


def write_lines(job: ExportJob, library: "Library", stream: BinaryIO) -> Iterator[int]:
    """One record a line (JSON Lines, UTF-8); yields the rows done so far."""
    done = 0
    for page in _pages(job, library):
        stream.write("".join(f"{record}\n" for record in page).encode())
        done += len(page)
        yield done


def write(job: ExportJob, library: "Library", stream: BinaryIO) -> Iterator[int]:
    """One array of the same records."""
    done = 0
    stream.write(b"[")
    for page in _pages(job, library):
        stream.write((("," if done else "") + "\n" + ",\n".join(page)).encode())
        done += len(page)
        yield done
    stream.write(b"\n]\n")


def _pages(job: ExportJob, library: "Library") -> Iterator[list[str]]:
    known: dict[str, Source] = {}
    for sheet in job.sheets:
        plan = raw(sheet, library, job.language)
        for page in plan.pages(sheet.rows):
            missing = {use.source_id for record in page for use in record.uses} - known.keys()
            known.update(read(library, sorted(missing)))
            yield [_line(plan, record, known, job.language) for record in page]


def _line(plan: Plan, record: Record, known: dict[str, Source], language: str) -> str:
    named = zip(plan.headings, record.cells, strict=True)
    fields: dict[str, object] = {name: _value(cell.value) for name, cell in named if name not in IN_SOURCES}
    fields["sources"] = _sources(record.uses, known, language)
    return json.dumps(fields, ensure_ascii=False)


def _value(value: str | float | date | None) -> str | float | None:
    if isinstance(value, date):
        return value.isoformat()
    return int(value) if isinstance(value, float) and value.is_integer() else value


def _sources(uses: Uses, known: dict[str, Source], language: str) -> list[dict[str, str]]:
    return [
        {**known[use.source_id]._asdict(), "locator": use.locator, "citation": citation(known[use.source_id], language, use.locator)}
        for use in uses
        if use.source_id in known
    ]


JSON = Format("json", ".json", "format.json", many=True, write=write)
JSONL = Format("jsonl", ".jsonl", "format.jsonl", many=True, write=write_lines)
