"""CSL-JSON: the entries as citation processors take them (Zotero, pandoc, Word add-ins)."""

import json
from collections.abc import Iterator
from typing import TYPE_CHECKING, BinaryIO

from storage.export.entries import entries
from storage.export.job import ExportJob, Format

if TYPE_CHECKING:
    from storage.library import Library


def write(job: ExportJob, library: "Library", stream: BinaryIO) -> Iterator[int]:
    """Writes the sources of the job's rows, then the almanac's own entry. Yields the rows done so far."""
    found = yield from entries(job, library)
    stream.write((json.dumps(found, ensure_ascii=False, indent=1) + "\n").encode())


CSL_JSON = Format("csl-json", ".csl.json", "format.csl_json", many=True, write=write)
