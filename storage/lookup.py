"""The way back: permanent ids, pasted or in a file that left the program, as rows of this database."""

import re
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple
from zipfile import BadZipFile, ZipFile

from storage.messages import Message
from storage.tables import BY_NAME, TABLES

if TYPE_CHECKING:
    from storage.library import Library

LARGEST = 200_000_000  # bytes of a file, or of what is packed in it
_ID = r"[A-Za-z0-9][A-Za-z0-9._~+-]*"
_KEY = re.compile(rf"\b({'|'.join(table.name for table in TABLES)})/({_ID})")
_BARE = re.compile(rf"(?<![\w/.-])({_ID})(?![\w/])")
_BESIDE = "sources"  # which a workbook lists beside the rows that it is about


class Looked(NamedTuple):
    """found: the rows of each table, in its own order. missing: keys, or lines, that this database has no record for."""

    found: dict[str, tuple[int, ...]]
    missing: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class LookupRequest:
    """Asks for the records that a text names, or a file. Raises Message `lookup_unreadable`."""

    text: str = ""
    path: Path | None = None

    def answer(self, library: "Library") -> Looked:
        if self.path is None:
            return looked_up(library, self.text)
        return looked_up(library, _read(self.path), bare=False)


def looked_up(library: "Library", text: str, *, bare: bool = True) -> Looked:
    """The records of the keys (`table/id`) in a text; without any key, those of the ids that stand in it by themselves."""
    keys = list(dict.fromkeys(_KEY.findall(text)))
    if not keys and bare:
        return _by_ids(library, list(dict.fromkeys(_BARE.findall(text))))
    if any(table != _BESIDE for table, _ in keys):
        keys = [key for key in keys if key[0] != _BESIDE]
    known = {key: library.row_of(*key) for key in keys}
    missing = [f"{table}/{identifier}" for (table, identifier), row in known.items() if row is None]
    return Looked(_by_table((key[0], row) for key, row in known.items() if row is not None), tuple(missing))


def _by_ids(library: "Library", identifiers: list[str]) -> Looked:
    """Of ids alone: every record that is called so."""
    rows = [(table.name, library.row_of(table.name, identifier), identifier) for identifier in identifiers for table in TABLES]
    known = {identifier for _, row, identifier in rows if row is not None}
    missing = tuple(identifier for identifier in identifiers if identifier not in known)
    return Looked(_by_table((table, row) for table, row, _ in rows if row is not None), missing)


def _by_table(rows: Iterable[tuple[str, int]]) -> dict[str, tuple[int, ...]]:
    found: dict[str, set[int]] = {}
    for table, row in rows:
        found.setdefault(table, set()).add(row)
    return {name: tuple(sorted(found[name])) for name in BY_NAME if name in found}


def _read(path: Path) -> str:
    """What a file says: of a workbook or a document its parts as they are stored, of any other its text."""
    try:
        if path.stat().st_size > LARGEST:
            raise Message("lookup_unreadable", file=path)
        with path.open("rb") as file:
            if file.read(2) != b"PK":
                return path.read_bytes().decode("utf-8-sig", "replace")
        with ZipFile(path) as packed:
            parts = [part for part in packed.infolist() if part.filename.endswith(".xml")]
            if sum(part.file_size for part in parts) > LARGEST * 10:
                raise Message("lookup_unreadable", file=path)
            return "\n".join(packed.read(part).decode("utf-8", "replace") for part in parts)
    except (OSError, BadZipFile) as fault:
        raise Message("lookup_unreadable", file=path) from fault
