"""A source as an entry of CSL-JSON, the form that citation managers exchange: made here alone, and every other form is made from it.

A field is set only where the source states it. A title that the almanac's compilers worded stands in square brackets, as styles want it.
"""

import re
from typing import TYPE_CHECKING, Any

from storage.bylines import names
from storage.citations import Source
from storage.describe import worded
from storage.words import say, text

if TYPE_CHECKING:
    from collections.abc import Sequence

    from storage.library import Library

Item = dict[str, Any]

TYPES = {
    "dataset": "dataset", "report": "report", "speech": "speech", "social_post": "post",
}  # fmt: skip  # all others are pages; what the press publishes, newspapers
ALMANAC, GENRE = "ip-almanac", "cite.press_release"
_OURS = re.compile(r"\btitle\b[^.;]*\b(worded|our( own)? words|from the page|by the compiler)", re.IGNORECASE)


def item(source: Source, places: "Sequence[str]" = ()) -> Item:
    """The source as CSL-JSON. places: where in it; kept as its note."""
    newspaper = source.kind == "news" and source.standing == "press"
    made: Item = {
        "id": source.source_id,
        "type": "article-newspaper" if newspaper else TYPES.get(source.kind, "webpage"),
        "title": f"[{source.title}]" if _OURS.search(source.note) and not source.title.startswith("[") else source.title,
        "author": names(source.author),
        "container-title" if newspaper else "publisher": source.publisher,
        "issued": _date(source.published_on),
        "accessed": _date(source.accessed_on),
        "language": source.language.partition(";")[0],
        "genre": say(GENRE, "en") if source.kind == "press_release" else "",
        "URL": source.url,
        "note": "; ".join(place for place in places if place),
    }
    return {name: value for name, value in made.items() if value}


def own_item(library: "Library", identifier: str, title: str, language: str, rule: str = "") -> Item:
    """The almanac's own entry. identifier: the record's key, or how many records of which table; rule: by which shown values are picked."""
    version = library.meta.get("data_version", "")
    said = "zh" if language == "zh" else "en"
    picked = [say("cite.picked", said, rule=text(f"rule.{rule}").in_language(said))] if rule else []
    note = ("；" if said == "zh" else "; ").join([identifier, say("cite.version", said, version=version), *picked])
    return {
        "id": re.sub(r"[^a-z0-9-]+", "-", f"{ALMANAC}-{version}-{identifier}".lower()).strip("-"),
        "type": "dataset",
        "title": title,
        "author": [{"literal": say("cite.almanac", said)}],
        "issued": _date(version.replace(".", "-")),
        "version": version,
        "language": said,
        "note": note,
    }


def record_title(library: "Library", key: str, language: str) -> str:
    """The name of a record, in one language or both."""
    table, _, identifier = key.partition("/")
    return worded(library.label(table, identifier), language)


def _date(written: str) -> dict[str, list[list[int]]]:
    """`2024-09` as CSL has dates; empty for none."""
    parts = written.split("-")
    return {"date-parts": [[int(part) for part in parts]]} if written and all(part.isdecimal() for part in parts) else {}
