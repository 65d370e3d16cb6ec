"""The reader's collections: what a window does with them. Written at once, told by signals, and every change can be undone."""

from collections.abc import Callable, Iterable, Sequence
from typing import TYPE_CHECKING, TypeVar

from PySide6.QtCore import QObject, Signal
from shiboken6 import isValid

from storage import collections
from storage.collection_file import MOST
from storage.collections import Collection, Entry
from storage.held import Held, HeldRequest, entry, outdated, query_for, remembered
from storage.words import Text, say
from ui.notices import Notices
from ui.noting import Noting
from ui.settings import Settings
from ui.undo import Undo
from ui.workspace import Workspace

if TYPE_CHECKING:
    from storage.userdata import UserData

T = TypeVar("T")
NOTES = -1  # stands for the list of all records with a note
CURRENT = "collection"  # the setting that says into which collection Ctrl+D puts records
KEYS = "application/x-ipalmanac-keys"  # what is dragged within the program: keys, a line each


class Collecting(QObject):
    """Empty until `load`. What fails is told by `failed`. Numbers of collections are too long for Qt's own integers."""

    changed = Signal()  # the lists, their names or sizes
    entries_changed = Signal(object)  # what is in one of them
    made = Signal(object)  # a new one, which the reader may want to name
    failed = Signal(object)
    told = Signal(str)  # what was done, to be said in passing

    def __init__(self, workspace: Workspace, settings: Settings, undo: Undo, notices: Notices, noting: Noting) -> None:
        super().__init__(workspace)
        self._workspace, self._settings, self._undo, self._notices, self._noting = workspace, settings, undo, notices, noting
        self.lists: tuple[Collection, ...] = ()
        workspace.own.changed.connect(self._follow)

    def load(self) -> None:
        """Reads what was kept."""
        self.lists = self._workspace.kept_collections()
        self.changed.emit()

    def _follow(self) -> None:
        """Any window may have changed it."""
        self.load()
        if self._workspace.collection:
            self.entries_changed.emit(self._workspace.collection)

    @property
    def notes_found(self) -> int:
        """How many notes have what was typed; all of them where nothing was."""
        typed = self._workspace.query.text
        return len(self._noting.found(typed)) if typed.strip() and self._workspace.noted else len(self._workspace.noted)

    def offer_undo(self) -> Callable[[], None]:
        """What takes the newest change back."""
        return self._undo.offer()

    def _say(self, code: str, **values: object) -> str:
        return say(code, self._workspace.language, **values)

    def _user(self) -> "UserData":
        return self._workspace.user_data()

    def _write(self, change: Callable[["UserData"], T]) -> T | None:
        """What the change returns; None where it could not be written."""
        try:
            done = change(self._user())
        except Exception as fault:
            self.failed.emit(fault)
            return None
        return done

    # -- lists -----------------------------------------------------------------------------------------------------------------------

    def __getitem__(self, number: int) -> Collection:
        if number == NOTES:
            return Collection(NOTES, self._say("notes.title"), len(self._workspace.noted))
        return next(one for one in self.lists if one.id == number)

    def __contains__(self, number: object) -> bool:
        return number == NOTES or any(one.id == number for one in self.lists)

    @property
    def current(self) -> Collection | None:
        """The one into which records go: that which is shown, else that which was last used."""
        wanted = (self._workspace.collection, self._settings.get(CURRENT))
        found = (one for number in wanted for one in self.lists if one.id == number)
        return next(found, self.lists[-1] if self.lists else None)

    def make_current(self, number: int) -> None:
        self._settings.set(CURRENT, number)

    def create(self, entries: Iterable[Entry] = (), name: str = "") -> int | None:
        """A new collection; its number, None where it could not be kept."""
        names = {one.name for one in self.lists}
        free = (self._say("collections.new_name", n=n) for n in range(len(self.lists) + 1, len(self.lists) + 1000))
        called, given = name or next(one for one in free if one not in names), tuple(entries)
        number = self._write(lambda user: collections.create(user, called, given))
        if number is not None:
            self.make_current(number)
            self._remember_new("collection_new", number, called)
        return number

    def _remember_new(self, code: str, number: int, name: str) -> None:
        self._undo.did(code, lambda: self._restore(number), lambda: self._remove(number), name=name)

    def _restore(self, number: int) -> None:
        self._write(lambda user: collections.restore(user, number))

    def _remove(self, number: int) -> None:
        self._write(lambda user: collections.delete(user, number))
        if self._workspace.collection == number:
            self._workspace.show_view("table")

    def rename(self, number: int, name: str) -> None:
        """An empty name changes nothing."""
        if number == NOTES:
            return
        wanted, old = " ".join(name.split()), self[number].name
        if wanted and wanted != old:
            self._rename(number, wanted)
            self._undo.did("collection_rename", lambda: self._rename(number, wanted), lambda: self._rename(number, old), name=old)

    def _rename(self, number: int, name: str) -> None:
        self._write(lambda user: collections.rename(user, number, name))

    def duplicate(self, number: int) -> int | None:
        """A copy of it, with its order and notes."""
        name = self._say("collections.copy_name", name=self[number].name)
        made = self._write(lambda user: collections.duplicate(user, number, name))
        if made is not None:
            self._remember_new("collection_copy", made, name)
        return made

    def merge(self, into: int, other: int) -> None:
        """Adds the records of another at the end of one; the other goes into the bin."""
        name, gone = self[into].name, self[other].name
        merged = self._write(lambda user: collections.merge(user, into, (other,)))
        if merged is None:
            return
        if self._workspace.collection == other:
            self.show(into)
        self._undo.did(
            "collection_merge", lambda: self._write(lambda user: collections.merge(user, into, (other,))),
            lambda: self._write(lambda user: collections.unmerge(user, into, merged)), name=name,
        )  # fmt: skip
        self._tell(self._say("collections.merged", name=name, other=gone))

    def delete(self, number: int) -> None:
        """Into the bin; no question is asked, since it can be undone."""
        if number == NOTES:
            return
        name = self[number].name
        self._remove(number)
        if number not in self:
            self._undo.did("collection_delete", lambda: self._remove(number), lambda: self._restore(number), name=name)
            self._tell(self._say("collections.deleted", name=name))

    def in_bin(self) -> tuple[Collection, ...]:
        """The deleted ones, the newest first."""
        return collections.in_bin(self._user())

    def restore(self, gone: Collection) -> None:
        """Brings one back out of the bin."""
        self._restore(gone.id)
        if gone.id in self:
            self._undo.did("collection_restore", lambda: self._restore(gone.id), lambda: self._remove(gone.id), name=gone.name)

    # -- what is in them -------------------------------------------------------------------------------------------------------------

    def entries(self, number: int) -> tuple[Entry, ...]:
        """The records of one, in its order; of the notes those that have what was typed."""
        if number == NOTES:
            return tuple(Entry(one.key, one.title, one.text) for one in self._noting.found(self._workspace.query.text))
        return collections.entries(self._user(), number)

    def show(self, number: int) -> None:
        """Opens it as a table."""
        if number == NOTES:
            self._workspace.show_collection(NOTES, self._workspace.query)
            return
        query = query_for((one.key for one in self.entries(number)), number)
        self._workspace.call_choice(query.filters, Text(self[number].name, self[number].name))
        self.make_current(number)
        self._workspace.show_collection(number, query)

    def ask(self, number: int, then: Callable[[tuple[tuple[Entry, Held], ...]], None]) -> None:
        """What the almanac says of each record of one, in its order; of those that it has no more, what was known of them."""
        kept = self.entries(number)

        def take(answer: object) -> None:
            owner = getattr(then, "__self__", None)
            if isinstance(owner, QObject) and not isValid(owner):
                return  # a view that is gone wants no answer
            found: dict[str, Held] = {held.key: held for held in answer}  # type: ignore[attr-defined]
            then(tuple((one, found.get(one.key) or remembered(one)) for one in kept))
            if number != NOTES:
                old = [(one, found[one.key]) for one in kept if one.key in found]
                self._keep_known([entry(now, one.note) for one, now in old if outdated(one, now)])

        self._workspace.ask("collection", HeldRequest(tuple(one.key for one in kept)), take)

    def _keep_known(self, known: Sequence[Entry]) -> None:
        """After the data changed: what is known of records now is what will be remembered."""
        if known:
            try:
                collections.keep_known(self._user(), known)
            except Exception as fault:
                self.failed.emit(fault)

    def collect(self, keys: Sequence[str], number: int | None = None, before: str = "") -> None:
        """Puts records into a collection, or into the current one, or, where there is none, into a new one that can be named at once."""
        if len(keys) > MOST:
            self._notices.say("differ", self._say("collection.too_many", n=MOST))
        elif keys and number != NOTES:
            request = HeldRequest(tuple(keys))
            self._workspace.ask("collect", request, lambda answer: self._put(answer, number, before))

    def _put(self, answer: object, number: int | None, before: str) -> None:
        found = tuple(entry(held) for held in answer)  # type: ignore[attr-defined]
        wanted = number if number is not None else self.current.id if self.current is not None else 0
        if wanted not in self:
            made = self.create(found)
            if made is not None:
                self.made.emit(made)
                self.told.emit(self._say("collection.added", n=len(found), name=self[made].name))
        elif self[wanted].size + len(found) > MOST:
            self._notices.say("differ", self._say("collection.too_many", n=MOST))
        else:
            self.make_current(wanted)
            self._add(wanted, found, before)

    def _add(self, number: int, found: tuple[Entry, ...], before: str) -> None:
        added, name = self._write(lambda user: collections.add(user, number, found, before)), self[number].name
        if added:
            self._undo.did(
                "collect", lambda: self._put_back(number, added), lambda: self._take_out(number, added), n=len(added), name=name
            )  # fmt: skip
            self.told.emit(self._say("collection.added", n=len(added), name=name))
        elif added is not None:
            self.told.emit(self._say("collection.already", n=len(found), name=name))

    def take_out(self, number: int, keys: Sequence[str]) -> None:
        """Records out of a collection; of the notes, the notes themselves are deleted."""
        if number == NOTES:
            for key in keys:
                self._noting.write(key, "")
                name = self._workspace.label(*key.split("/", 1)).in_language(self._workspace.language)
                self._tell(self._say("notes.deleted", name=name))
            return
        gone, name = tuple(keys), self[number].name
        self._take_out(number, gone)
        self._undo.did("take_out", lambda: self._take_out(number, gone), lambda: self._put_back(number, gone), n=len(gone), name=name)
        self._tell(self._say("collection.taken_out", n=len(gone), name=name))

    def _take_out(self, number: int, keys: Sequence[str]) -> None:
        self._write(lambda user: collections.remove(user, number, keys))

    def _put_back(self, number: int, keys: Sequence[str]) -> None:
        self._write(lambda user: collections.put_back(user, number, keys))

    def arrange(self, number: int, keys: Sequence[str]) -> None:
        """Another order; notes have none of their own."""
        if number == NOTES:
            return
        old, new = tuple(one.key for one in self.entries(number)), tuple(keys)
        if new != old:
            self._arrange(number, new)
            kind = f"arrange.{number}"
            self._undo.did("arrange", lambda: self._arrange(number, new), lambda: self._arrange(number, old), kind, name=self[number].name)

    def _arrange(self, number: int, keys: Sequence[str]) -> None:
        self._write(lambda user: collections.arrange(user, number, keys))

    def set_note(self, number: int, key: str, note: str) -> None:
        """What the reader says of a record in this collection."""
        old = next((one.note for one in self.entries(number) if one.key == key), "")
        if note.strip() != old:
            self._set_note(number, key, note.strip())
            forth, back = (lambda said=said: self._set_note(number, key, said) for said in (note.strip(), old))
            self._undo.did("entry_note", forth, back, name=self[number].name)

    def _set_note(self, number: int, key: str, note: str) -> None:
        self._write(lambda user: collections.set_note(user, number, key, note))

    def _tell(self, sentence: str) -> None:
        self._notices.say("good", sentence, "", (self._say("button.undo"), self._undo.offer()))
