"""A source in one line, to paste under a figure or into a footnote: all that finds the document again, in the order readers know.

English follows the notes of the Chicago manual, Chinese what publishers print in footnotes (GB/T 15834 for the marks). The title stays in
the language of the document. It is quick, and so what the window and the workbooks show; `storage.references` has the forms that journals
and offices ask for.
"""

from collections.abc import Iterable
from typing import TYPE_CHECKING, NamedTuple

from storage import dates
from storage.locators import locator_in
from storage.words import say

if TYPE_CHECKING:
    from storage.library import Library

PAGE = 400
INNER = {"zh": str.maketrans("《》", "〈〉"), "en": str.maketrans("“”", "‘’")}  # marks of a title within a title


class Source(NamedTuple):
    """What a citation states of a source; empty texts for what is not known, dates as EDTF level 0. language: one or more (`zh;en`)."""

    source_id: str
    title: str
    publisher: str
    author: str
    published_on: str
    accessed_on: str
    standing: str
    licence: str
    url: str
    kind: str = ""
    language: str = ""
    note: str = ""


def read(library: "Library", source_ids: Iterable[str]) -> dict[str, Source]:
    """The sources of those ids, in their order; ids that the database does not have are left out."""
    wanted = list(dict.fromkeys(source_ids))
    columns = ", ".join(f"coalesce({name}, '')" for name in Source._fields)
    found = {}
    for start in range(0, len(wanted), PAGE):
        part = wanted[start : start + PAGE]
        sql = f"SELECT {columns} FROM sources WHERE source_id IN ({','.join('?' * len(part))})"
        found.update({line[0]: Source(*line) for line in library.execute(sql, part)})
    return {identifier: found[identifier] for identifier in wanted if identifier in found}


def citation(source: Source, language: str, locator: str = "") -> str:
    """`Author, “Title,” Publisher, 3 May 2024, p5, https://…` or `作者：《题名》，发布者，2024年5月3日，p5，https://…`; English for `both`.

    Ends with the address, so that nothing sticks to it; a missing date is said, other missing parts are left out.
    """
    said = "zh" if language == "zh" else "en"
    title = source.title.translate(INNER[said])
    day = dates.show(source.published_on, "", said) if source.published_on else say("citation.undated", said)
    parts = [source.publisher if source.publisher != source.author else "", day, locator_in(locator, said), _address(source, said)]
    if said == "zh":
        head = f"{source.author}：《{title}》" if source.author else f"《{title}》"
        return "，".join((head, *(part for part in parts if part)))
    joint = "" if title.endswith(("?", "!", ".", "？", "！", "。")) else ","
    head = f"{source.author}, “{title}{joint}”" if source.author else f"“{title}{joint}”"
    return f"{head} " + ", ".join(part for part in parts if part)


def _address(source: Source, language: str) -> str:
    if source.url and source.accessed_on:
        return say("citation.accessed", language, day=dates.show(source.accessed_on, "", language), url=source.url)
    return source.url
