"""BibTeX in UTF-8, as biber and today's styles read it. No library's writer escapes what TeX would run, so this one does."""

import re
from collections.abc import Iterator
from typing import TYPE_CHECKING, BinaryIO

from storage.bibliography import Item
from storage.export.entries import entries
from storage.export.job import ExportJob, Format

if TYPE_CHECKING:
    from storage.library import Library

TYPES = {"article-newspaper": "article", "report": "techreport"}  # all others: misc, which every style knows
PUBLISHERS = {"techreport": "institution"}
MONTHS = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")
_ESCAPED = {
    "\\": r"\textbackslash{}", "{": r"\{", "}": r"\}", "$": r"\$", "&": r"\&", "#": r"\#", "_": r"\_", "%": r"\%",
    "~": r"\textasciitilde{}", "^": r"\textasciicircum{}", '"': "{''}",
}  # fmt: skip
_SPECIAL = re.compile("[" + re.escape("".join(_ESCAPED)) + "]")
_CONTROLS = re.compile(r"[\x00-\x1f\x7f-\x9f\u2028\u2029]+")
_ADDRESS = {"{": "%7B", "}": "%7D", "\\": "%5C", "\n": "", "\r": "", " ": "%20"}


def write(job: ExportJob, library: "Library", stream: BinaryIO) -> Iterator[int]:
    """Writes the sources of the job's rows, then the almanac's own entry. Yields the rows done so far."""
    found = yield from entries(job, library)
    stream.write("\n".join(entry_text(entry) for entry in found).encode())


def entry_text(entry: Item) -> str:
    """One entry, its fields a line each."""
    kind = TYPES.get(entry["type"], "misc")
    lines = [f"  {name} = {value}," for name, value in _fields(entry, kind)]
    return "\n".join((f"@{kind}{{{entry['id']},", *lines, "}", ""))


def _fields(entry: Item, kind: str) -> Iterator[tuple[str, str]]:
    if "author" in entry:
        yield "author", "{" + " and ".join(_author(name) for name in entry["author"]) + "}"
    yield "title", "{{" + escaped(entry["title"]) + "}}"  # twice: else a style takes its capitals away
    for name, fact in (
        ("journal", "container-title"),
        (PUBLISHERS.get(kind, "publisher"), "publisher"),
        ("edition", "version"),
        ("type", "genre"),
    ):
        if fact in entry:
            yield name, "{" + escaped(entry[fact]) + "}"
    if "issued" in entry:
        year, *rest = entry["issued"]["date-parts"][0]
        yield "year", f"{{{year}}}"
        if rest:
            yield "month", MONTHS[rest[0] - 1]
        yield "date", "{" + "-".join((f"{year:04}", *(f"{part:02}" for part in rest))) + "}"
    if "URL" in entry:
        yield "url", "{" + address(entry["URL"]) + "}"
    if "accessed" in entry:
        yield "urldate", "{" + "-".join(f"{part:02}" for part in entry["accessed"]["date-parts"][0]) + "}"
    for name in ("language", "note"):
        if name in entry:
            yield name, "{" + escaped(entry[name]) + "}"


def _author(name: dict[str, str]) -> str:
    """An institution in braces of its own, or BibTeX would look for its first name."""
    return f"{{{escaped(name['literal'])}}}" if "literal" in name else f"{escaped(name['family'])}, {escaped(name['given'])}"


def escaped(text: str) -> str:
    """The text as TeX prints it."""
    return _SPECIAL.sub(lambda found: _ESCAPED[found[0]], " ".join(_CONTROLS.sub(" ", text).split()))


def address(url: str) -> str:
    """A web address as `url` fields hold it: as it is, but for what would end the field."""
    return "".join(_ADDRESS.get(character, character) for character in url)


BIBTEX = Format("bibtex", ".bib", "format.bibtex", many=True, write=write)
