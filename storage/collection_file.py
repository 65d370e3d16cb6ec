"""A collection as a file that one sends to a colleague: JSON, with the version of the data that it was made with."""

import json
from pathlib import Path
from typing import NamedTuple

from storage.collections import Entry
from storage.messages import Message
from storage.tables import BY_NAME
from storage.words import Text

SUFFIX = ".ipalmanac-collection"
FORMAT, VERSION = "ipalmanac-collection", 1
LARGEST = 50_000_000  # bytes
MOST = 10_000  # records of a collection


class Sent(NamedTuple):
    """What is in a file. data: the version of the data that it was made with."""

    name: str
    data: str
    entries: tuple[Entry, ...]


def write(path: Path, sent: Sent) -> None:
    """Makes the file; the old one stays until the new one is whole. Raises the Messages of `beside`."""
    from storage.export.beside import beside  # with all formats: the sidebar, which is there at once, needs none of them

    made = {
        "format": FORMAT,
        "version": VERSION,
        "data_version": sent.data,
        "name": sent.name,
        "entries": [
            {"key": one.key, "title_en": one.title.en, "title_zh": one.title.zh, "note": one.note, "known": one.known}
            for one in sent.entries
        ],
    }  # fmt: skip
    with beside(path) as stream:
        stream.write((json.dumps(made, ensure_ascii=False, indent=1) + "\n").encode("utf-8", "replace"))


def receive(path: Path) -> Sent:
    """What a file holds. Raises Message `collection_unreadable`, or `collection_newer` for a file of a newer program."""
    try:
        if path.stat().st_size > LARGEST:
            raise Message("collection_unreadable", file=path.name)
        found = json.loads(path.read_text(encoding="utf-8-sig"))
        if found["format"] != FORMAT:
            raise Message("collection_unreadable", file=path.name)
        if int(found["version"]) > VERSION:
            raise Message("collection_newer", file=path.name)
        return Sent(_line(found["name"])[:200], _line(found["data_version"])[:40], _entries(found["entries"]))
    except (OSError, ValueError, KeyError, TypeError, AttributeError, RecursionError) as fault:
        raise Message("collection_unreadable", file=path.name) from fault


def _entries(found: object) -> tuple[Entry, ...]:
    """Each record once; what cannot be the key of a record is passed over."""
    listed: list[dict[str, object]] = found if isinstance(found, list) else []
    made = (
        Entry(
            str(one["key"])[:500], Text(_line(one.get("title_en"))[:1000], _line(one.get("title_zh"))[:1000]),
            str(one.get("note") or "")[:20_000], str(one.get("known") or "")[:20_000],
        )
        for one in listed
    )  # fmt: skip
    return tuple({one.key: one for one in made if one.key.partition("/")[0] in BY_NAME and one.key.partition("/")[2]}.values())[:MOST]


def _line(value: object) -> str:
    return " ".join(str(value or "").split())
