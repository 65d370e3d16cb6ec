"""What the reader writes about a record: plain text with links to other records, found again by its words in English and Chinese alike.

The index of notes is cut by `storage.text` as that of the records is: whoever writes or searches brings `Library.folding`.
"""

import json
import re
from typing import TYPE_CHECKING, NamedTuple

from storage.text import segment
from storage.userfile import clean
from storage.words import Text

if TYPE_CHECKING:
    import sqlite3

    from storage.text import Folding
    from storage.userdata import UserData
    from storage.userfile import Reader

LINK = re.compile(r"\[\[([a-z_]+/[^\[\]|\s]+)(?:\|([^\[\]\n]*))?\]\]")  # [[events/cipac-2019|CIPAC 2019]]
FIELDS = "key, text, title_en, title_zh, changed_on"


class Note(NamedTuple):
    """title: what the record was called when the note was written. changed_on: the day, as 2026-11-22."""

    key: str
    text: str
    title: Text
    changed_on: str


def note(user: "Reader", key: str) -> Note | None:
    """The note on a record, or None."""
    found = user.read(f"SELECT {FIELDS} FROM notes WHERE deleted_on IS NULL AND key = ?", (key,))
    return _note(found[0]) if found else None


def notes(user: "Reader") -> tuple[Note, ...]:
    """All notes, the newest first."""
    return tuple(map(_note, user.read(f"SELECT {FIELDS} FROM notes WHERE deleted_on IS NULL ORDER BY changed_on DESC, id DESC")))


def noted(user: "Reader") -> frozenset[str]:
    """The keys of all records with a note."""
    return frozenset(key for (key,) in user.read("SELECT key FROM notes WHERE deleted_on IS NULL"))


def in_bin(user: "Reader") -> tuple[Note, ...]:
    """The deleted notes, the newest first."""
    return tuple(map(_note, user.read(f"SELECT {FIELDS} FROM notes WHERE deleted_on IS NOT NULL ORDER BY deleted_on DESC, id DESC")))


def write(user: "UserData", key: str, text: str, title: Text, fold: "Folding") -> None:
    """Keeps a note in the place of the one before; text of nothing but blanks deletes it. fold: `Library.folding`."""
    if not text.strip():
        delete(user, key)
        return
    number, words = user.number(), _words(text, fold)
    columns = "id, key, text, title_en, title_zh, changed_on"
    again = ", ".join(f"{name} = excluded.{name}" for name in ("text", "title_en", "title_zh", "changed_on"))

    def change(file: "sqlite3.Connection") -> None:
        file.execute(
            f"INSERT INTO notes ({columns}) VALUES (?, ?, ?, ?, ?, date('now')) ON CONFLICT (key) DO UPDATE SET {again}, deleted_on = NULL",
            (number, key, clean(text), clean(title.en), clean(title.zh)),
        )
        _index(file, key, words)

    user.change(change)


def delete(user: "UserData", key: str) -> None:
    """Puts a note into the bin."""
    user.change(lambda file: file.execute("UPDATE notes SET deleted_on = date('now') WHERE key = ?", (key,)))


def restore(user: "UserData", key: str) -> None:
    """Brings a deleted note back."""
    user.change(lambda file: file.execute("UPDATE notes SET deleted_on = NULL WHERE key = ?", (key,)))


def links(text: str) -> tuple[str, ...]:
    """The keys that a text links to, each once."""
    return tuple(dict.fromkeys(match[1] for match in LINK.finditer(text)))


def linking_to(user: "Reader", key: str) -> tuple[Note, ...]:
    """The notes that link to a record, the newest first."""
    found = f"SELECT {FIELDS} FROM notes WHERE deleted_on IS NULL AND instr(text, ?) ORDER BY changed_on DESC, id DESC"
    return tuple(note for note in map(_note, user.read(found, (f"[[{key}",))) if key in links(note.text))


def found(user: "Reader", typed: str, fold: "Folding") -> tuple[Note, ...]:
    """The notes that have what was typed, best first; typed text is read as the search box reads it, without its conditions."""
    from storage.parse import parse
    from storage.terms import expression, unwanted, wanted

    parsed = parse(fold(typed, keep=True), (), fold)
    asked, excluded = wanted(parsed), unwanted(parsed)
    if asked is None:
        return ()
    match = expression(asked) if excluded is None else f"{expression(asked)} NOT {expression(excluded)}"
    there = "FROM notes_index JOIN notes ON notes.id = notes_index.rowid WHERE notes_index MATCH ? AND deleted_on IS NULL"
    return tuple(map(_note, user.read(f"SELECT {FIELDS} {there} ORDER BY rank, changed_on DESC", (match,))))


def index_again(user: "UserData", stamp: str, fold: "Folding") -> None:
    """Cuts all notes anew where the index was made with another folding. stamp: the checksum of the reference database."""
    written = json.dumps(stamp)
    if user.read("SELECT value FROM settings WHERE name = 'notes.folding'") == [(written,)]:
        return
    words = [(number, _words(text, fold)) for number, text in user.read("SELECT id, text FROM notes")]

    def change(file: "sqlite3.Connection") -> None:
        file.execute("DELETE FROM notes_index")
        file.executemany("INSERT INTO notes_index (rowid, words) VALUES (?, ?)", words)
        kept = "INSERT INTO settings (name, value) VALUES ('notes.folding', ?) ON CONFLICT DO UPDATE SET value = excluded.value"
        file.execute(kept, (written,))

    user.change(change, quiet=True)


def _index(file: "sqlite3.Connection", key: str, words: str) -> None:
    number = file.execute("SELECT id FROM notes WHERE key = ?", (key,)).fetchone()[0]
    file.execute("DELETE FROM notes_index WHERE rowid = ?", (number,))
    file.execute("INSERT INTO notes_index (rowid, words) VALUES (?, ?)", (number, words))


def _words(text: str, fold: "Folding") -> str:
    """A link counts by what it is called."""
    return segment(fold(LINK.sub(lambda match: match[2] or match[1], text)))


def _note(row: tuple[str, str, str, str, str]) -> Note:
    key, text, en, zh, changed_on = row
    return Note(key, text, Text(en, zh), changed_on)
