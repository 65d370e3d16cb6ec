"""RIS, which every citation manager reads: one entry a source, in UTF-8, lines ended by CR LF."""

import re
from collections.abc import Iterator
from typing import TYPE_CHECKING, BinaryIO

from storage.bibliography import Item
from storage.export.entries import entries
from storage.export.job import ExportJob, Format

if TYPE_CHECKING:
    from storage.library import Library

TYPES = {
    "article-newspaper": "NEWS", "dataset": "DATA", "post": "BLOG", "report": "RPRT", "speech": "HEAR", "webpage": "ELEC",
}  # fmt: skip
_BREAKS = re.compile(r"[\x00-\x1f\x85\u2028\u2029]+")


def write(job: ExportJob, library: "Library", stream: BinaryIO) -> Iterator[int]:
    """Writes the sources of the job's rows, then the almanac's own entry. Yields the rows done so far."""
    import rispy  # a writer: not loaded before the first paint

    class Writer(rispy.RisWriter):  # type: ignore[misc]  # rispy ships no types
        """Without the number before each entry, which not every reader of RIS takes for a comment."""

        def set_header(self, count: int) -> str:
            return ""

    found = yield from entries(job, library)
    written = rispy.dumps([record(entry) for entry in found], implementation=Writer).lstrip("\n")
    stream.write(written.replace("\r\n", "\n").replace("\n", "\r\n").encode())


def record(entry: Item) -> dict[str, object]:
    """An entry of CSL-JSON under the names that rispy gives to RIS tags."""
    made: dict[str, object] = {
        "type_of_reference": TYPES[entry["type"]],
        "id": entry["id"],
        "title": _line(entry["title"]),
        "authors": [_line(author(name)) for name in entry.get("author", ())],
        "secondary_title": _line(entry.get("container-title", "")),
        "publisher": _line(entry.get("publisher", "")),
        "year": _year(entry),
        "date": _day(entry.get("issued")),
        "access_date": _day(entry.get("accessed")),
        "type_of_work": entry.get("genre", ""),
        "edition": entry.get("version", ""),
        "language": entry.get("language", ""),
        "urls": [entry["URL"]] if "URL" in entry else [],
        "notes": [_line(entry["note"])] if "note" in entry else [],
    }
    return {name: value for name, value in made.items() if value}


def author(name: dict[str, str]) -> str:
    """`Lambert, Jane`, or a name as it is printed."""
    return name["literal"] if "literal" in name else f"{name['family']}, {name['given']}"


def _line(text: str) -> str:
    """RIS has one line a field."""
    return " ".join(_BREAKS.sub(" ", text).split())


def _year(entry: Item) -> str:
    return str(entry["issued"]["date-parts"][0][0]) if "issued" in entry else ""


def _day(date: dict[str, list[list[int]]] | None) -> str:
    """`2024/09/26/`, with empty parts for what is not known."""
    if not date:
        return ""
    year, *rest = date["date-parts"][0]
    month, day = [*(f"{part:02}" for part in rest), "", ""][:2]
    return f"{year:04}/{month}/{day}/"


RIS = Format("ris", ".ris", "format.ris", many=True, write=write)
