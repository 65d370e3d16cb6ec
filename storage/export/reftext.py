"""A list of references as text: what the reader would copy, for as many sources as the rows have."""

from collections.abc import Iterator
from typing import TYPE_CHECKING, BinaryIO

from storage.export.citing import own_reference, steps
from storage.export.entries import citing, gathered
from storage.export.job import ExportJob, Format
from storage.references import Reference, listed

if TYPE_CHECKING:
    from storage.library import Library


def write(job: ExportJob, library: "Library", stream: BinaryIO) -> Iterator[int]:
    """Writes the references in the job's style, a line each, each source once, and the almanac's own. Yields the rows done so far."""
    found: dict[str, Reference] = {}
    own: list[Reference] = []
    done = 0
    for sheet in job.sheets:
        asked = citing(job, sheet, library)
        documents = yield from gathered(asked, library, done)
        done += len(sheet.rows)
        for portion in steps(asked, documents):
            found.update({one.text: one for one in portion})
            yield done
        ours = own_reference(asked, library)
        own += [ours] if ours else []
    stream.write((listed([*found.values(), *own], job.style).text + "\n").encode("utf-8-sig"))


REFERENCES = Format("references", ".txt", "format.references", many=True, write=write)
