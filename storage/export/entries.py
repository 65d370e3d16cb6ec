"""The entries of a citation file: what stands behind the rows of a job, whatever its tables, each source once."""

from collections.abc import Generator
from typing import TYPE_CHECKING

from storage.bibliography import Item, item
from storage.describe import heading
from storage.export.citing import Citing, Document
from storage.export.job import ExportJob, Sheet

if TYPE_CHECKING:
    from storage.library import Library


def citing(job: ExportJob, sheet: Sheet, library: "Library", style: str = "") -> Citing:
    """What a sheet cites: its rows, under the name of what was asked."""
    words = "zh" if job.language == "zh" else "en"
    title = heading(job.query.with_table(sheet.table), library, words) if len(sheet.rows) > 1 else ""
    return Citing(sheet.table, sheet.rows, style or job.style, words, job.language, job.rule, title)


def gathered(asked: Citing, library: "Library", done: int) -> Generator[int, None, list[Document]]:
    """What a sheet cites. Yields the rows done so far, with those of the sheets before it."""
    steps = asked.gathered(library)
    while True:
        try:
            yield done + next(steps)
        except StopIteration as end:
            return list(end.value)


def entries(job: ExportJob, library: "Library") -> Generator[int, None, list[Item]]:
    """All sheets' entries as CSL-JSON, the almanac's own last. Yields the rows done so far."""
    found: dict[str, Item] = {}
    own: dict[str, Item] = {}
    done = 0
    for sheet in job.sheets:
        asked = citing(job, sheet, library)
        documents = yield from gathered(asked, library, done)
        found.update({one.source.source_id: item(one.source, one.places) for one in documents})
        ours = asked.own_entry(library)
        own |= {ours["id"]: ours} if ours else {}
        done += len(sheet.rows)
    return [*found.values(), *own.values()]
