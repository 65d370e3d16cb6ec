"""The reader's own lists of records, of any kind and in an order of their own. Every function is one change, on disk when it returns.

What is deleted or taken out stays in the bin for 30 days, so that each function has another that undoes it.
"""

from collections.abc import Iterable, Mapping, Sequence
from typing import TYPE_CHECKING, NamedTuple

from storage.userfile import clean
from storage.words import Text

if TYPE_CHECKING:
    import sqlite3

    from storage.userdata import UserData
    from storage.userfile import Reader

FIELDS = "key, title_en, title_zh, note, known"


class Collection(NamedTuple):
    """A list. size: how many records are in it."""

    id: int
    name: str
    size: int


class Entry(NamedTuple):
    """A record in a list. title, known: what it was called and what was known of it when last seen, in any form that its writer reads
    again; both are shown where a newer reference database has the record no more."""

    key: str
    title: Text
    note: str = ""
    known: str = ""


class Merged(NamedTuple):
    """What a merge changed: the keys that are new in the list, the notes of those that were there as they stood, the lists that went."""

    added: tuple[str, ...]
    notes: Mapping[str, str]
    gone: tuple[int, ...]


# -- lists -----------------------------------------------------------------------------------------------------------------------------


def collections(user: "Reader") -> tuple[Collection, ...]:
    """All lists, in the reader's order."""
    return _lists(user, "deleted_on IS NULL ORDER BY place, id")


def in_bin(user: "Reader") -> tuple[Collection, ...]:
    """The deleted lists, the newest first."""
    return _lists(user, "deleted_on IS NOT NULL ORDER BY deleted_on DESC, id DESC")


def _lists(user: "Reader", which: str) -> tuple[Collection, ...]:
    count = "(SELECT count(*) FROM entries WHERE collection = collections.id AND deleted_on IS NULL)"
    return tuple(Collection(*row) for row in user.read(f"SELECT id, name, {count} FROM collections WHERE {which}"))


def create(user: "UserData", name: str, entries: Iterable[Entry] = ()) -> int:
    """A new list, the last one, with these records; returns its number."""
    number, wanted = user.number(), tuple(entries)

    def change(file: "sqlite3.Connection") -> None:
        place = "SELECT coalesce(max(place), 0) + 1 FROM collections"
        file.execute(f"INSERT INTO collections (id, name, place, made_on) VALUES (?, ?, ({place}), date('now'))", (number, clean(name)))
        _add(file, number, wanted)

    user.change(change)
    return number


def duplicate(user: "UserData", number: int, name: str) -> int:
    """A new list with the same records, order and notes; returns its number."""
    return create(user, name, entries(user, number))


def rename(user: "UserData", number: int, name: str) -> None:
    """Gives a list another name."""
    user.change(lambda file: file.execute("UPDATE collections SET name = ? WHERE id = ?", (clean(name), number)))


def arrange_lists(user: "UserData", numbers: Sequence[int]) -> None:
    """Puts the lists into this order; those that are not named come after."""
    user.change(lambda file: _arrange(file, "collections", "id", "1", (), numbers))


def delete(user: "UserData", number: int) -> None:
    """Puts a list into the bin."""
    user.change(lambda file: file.execute("UPDATE collections SET deleted_on = date('now') WHERE id = ?", (number,)))


def restore(user: "UserData", number: int) -> None:
    """Brings a deleted list back to its place."""
    user.change(lambda file: file.execute("UPDATE collections SET deleted_on = NULL WHERE id = ?", (number,)))


def merge(user: "UserData", into: int, others: Sequence[int]) -> Merged:
    """Adds the records of other lists at the end of one and puts the others into the bin. Of a record in both, both notes are kept."""

    def change(file: "sqlite3.Connection") -> Merged:
        before = {entry.key: entry.note for entry in _entries(file, into)}
        found = [entry for other in others for entry in _entries(file, other)]
        added = _add(file, into, found)
        notes = dict(before)
        for entry in found:
            if entry.note and entry.note not in notes.get(entry.key, entry.note):
                notes[entry.key] = "\n".join(filter(None, (notes[entry.key], entry.note)))
        changed = {key: note for key, note in notes.items() if note != before[key]}
        _set_notes(file, into, changed)
        file.executemany("UPDATE collections SET deleted_on = date('now') WHERE id = ?", [(other,) for other in others])
        return Merged(added, {key: before[key] for key in changed}, tuple(others))

    return user.change(change)


def unmerge(user: "UserData", into: int, merged: Merged) -> None:
    """Undoes a merge."""

    def change(file: "sqlite3.Connection") -> None:
        _remove(file, into, merged.added)
        _set_notes(file, into, merged.notes)
        file.executemany("UPDATE collections SET deleted_on = NULL WHERE id = ?", [(other,) for other in merged.gone])

    user.change(change)


# -- what is in a list -----------------------------------------------------------------------------------------------------------------


def entries(user: "Reader", number: int) -> tuple[Entry, ...]:
    """The records of a list, in its order."""
    return tuple(map(_entry, user.read(f"SELECT {FIELDS} FROM entries WHERE {_THERE} ORDER BY place", (number,))))


def lists_with(user: "Reader", key: str) -> tuple[int, ...]:
    """The numbers of the lists that hold a record."""
    found = "SELECT id FROM entries JOIN collections ON id = collection WHERE key = ?"
    there = "entries.deleted_on IS NULL AND collections.deleted_on IS NULL"
    return tuple(number for (number,) in user.read(f"{found} AND {there} ORDER BY collections.place, id", (key,)))


def add(user: "UserData", number: int, wanted: Iterable[Entry], before: str = "") -> tuple[str, ...]:
    """Puts records at the end of a list, or before one of it; returns the keys that were not in it. The others stay where they are.

    One that comes back out of the bin has its note again, unless it comes with another.
    """
    given = tuple(wanted)

    def change(file: "sqlite3.Connection") -> tuple[str, ...]:
        there = [entry.key for entry in _entries(file, number)]
        added = _add(file, number, given)
        if before in there and added:
            at = there.index(before)
            _arrange_entries(file, number, (*there[:at], *added, *there[at:]))
        return added

    return user.change(change)


def remove(user: "UserData", number: int, keys: Iterable[str]) -> None:
    """Takes records out of a list."""
    gone = tuple(keys)
    user.change(lambda file: _remove(file, number, gone))


def put_back(user: "UserData", number: int, keys: Iterable[str]) -> None:
    """Brings records that were taken out back to their places."""
    back = "UPDATE entries SET deleted_on = NULL WHERE collection = ? AND key = ?"
    wanted = [(number, key) for key in keys]
    user.change(lambda file: file.executemany(back, wanted))


def arrange(user: "UserData", number: int, keys: Sequence[str]) -> None:
    """Puts the records of a list into this order; those that are not named come after, as they were."""
    user.change(lambda file: _arrange_entries(file, number, keys))


def set_note(user: "UserData", number: int, key: str, note: str) -> None:
    """What the reader says of a record in this list."""
    user.change(lambda file: _set_notes(file, number, {key: note}))


def keep_known(user: "UserData", known: Iterable[Entry]) -> None:
    """Keeps what records are called today and what is known of them, in every list that holds them; notes stay."""
    sets = "UPDATE entries SET title_en = ?, title_zh = ?, known = ? WHERE key = ?"
    rows = [(*map(clean, (*entry.title, entry.known)), entry.key) for entry in known]
    user.change(lambda file: file.executemany(sets, rows))


_THERE = "collection = ? AND deleted_on IS NULL"


def _entry(row: tuple[str, str, str, str, str]) -> Entry:
    key, en, zh, note, known = row
    return Entry(key, Text(en, zh), note, known)


def _entries(file: "sqlite3.Connection", number: int) -> list[Entry]:
    return [_entry(row) for row in file.execute(f"SELECT {FIELDS} FROM entries WHERE {_THERE} ORDER BY place", (number,))]


def _add(file: "sqlite3.Connection", number: int, wanted: Iterable[Entry]) -> tuple[str, ...]:
    there = {entry.key for entry in _entries(file, number)}
    new = {entry.key: entry for entry in wanted if entry.key not in there}
    place = file.execute("SELECT coalesce(max(place), 0) FROM entries WHERE collection = ?", (number,)).fetchone()[0]
    rows = [(number, e.key, place + n, *map(clean, (e.note, *e.title, e.known))) for n, e in enumerate(new.values(), 1)]
    back = (
        "UPDATE SET place = excluded.place, title_en = excluded.title_en, title_zh = excluded.title_zh, known = excluded.known, "
        "note = CASE excluded.note WHEN '' THEN note ELSE excluded.note END, deleted_on = NULL"
    )
    columns = "collection, key, place, note, title_en, title_zh, known"
    file.executemany(f"INSERT INTO entries ({columns}) VALUES (?, ?, ?, ?, ?, ?, ?) ON CONFLICT DO {back}", rows)
    return tuple(new)


def _remove(file: "sqlite3.Connection", number: int, keys: Iterable[str]) -> None:
    gone = f"UPDATE entries SET deleted_on = date('now') WHERE {_THERE} AND key = ?"
    file.executemany(gone, [(number, key) for key in keys])


def _set_notes(file: "sqlite3.Connection", number: int, notes: Mapping[str, str]) -> None:
    rows = [(clean(note), number, key) for key, note in notes.items()]
    file.executemany("UPDATE entries SET note = ? WHERE collection = ? AND key = ?", rows)


def _arrange_entries(file: "sqlite3.Connection", number: int, keys: Sequence[str]) -> None:
    _arrange(file, "entries", "key", "collection = ?", (number,), keys)


def _arrange(file: "sqlite3.Connection", table: str, name: str, among: str, which: tuple[int, ...], wanted: Sequence[object]) -> None:
    """Numbers the places anew: those wanted first, then the others; what is in the bin keeps its place among its neighbours."""
    there = [one for (one,) in file.execute(f"SELECT {name} FROM {table} WHERE {among} ORDER BY place, {name}", which)]
    first = [one for one in dict.fromkeys(wanted) if one in set(there)]
    rest = [one for one in there if one not in set(first)]
    rows = [(place, *which, one) for place, one in enumerate((*first, *rest), 1)]
    file.executemany(f"UPDATE {table} SET place = ? WHERE {among} AND {name} = ?", rows)
