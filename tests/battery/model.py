"""What a reader does, as plain values; the same steps done to her file and to a plain model of it, which must always agree."""

import json
import random
from dataclasses import dataclass, field
from pathlib import Path

from storage import collections, notes
from storage.collections import Entry
from storage.text import Folding
from storage.userdata import UserData
from storage.words import Text

Step = tuple[str, ...]
FOLD = Folding()
KEYS = [f"events/{number}" for number in range(12)]
NAMES = [f"发言 {number}" for number in range(8)]
TEXTS = ["", "短", "with 'quotes' and \"more\"", "一" * 3000, "x" * 20_000]


@dataclass
class Model:
    """Lists (gone or not) with their records and notes, notes on records, settings."""

    lists: dict[str, dict[str, str]] = field(default_factory=dict)
    gone: set[str] = field(default_factory=set)
    notes: dict[str, str] = field(default_factory=dict)
    settings: dict[str, str] = field(default_factory=dict)

    def do(self, step: Step) -> None:
        match step:
            case ("create", name):
                self.lists[name] = {}
            case ("add", name, key, text):
                self.lists[name].setdefault(key, text)
            case ("edit", name, key, text):
                self.lists[name][key] = text
            case ("remove", name, key):
                del self.lists[name][key]
            case ("delete", name):
                self.gone.add(name)
            case ("restore", name):
                self.gone.discard(name)
            case ("write", key, text):
                self.notes[key] = text
            case ("erase", key):
                self.notes.pop(key, None)
            case ("set", name, text):
                self.settings[name] = json.dumps(text)

    @property
    def state(self) -> str:
        """All of it, to be compared."""
        return json.dumps([self.lists, sorted(self.gone), self.notes, self.settings], sort_keys=True)


def next_step(model: Model, chance: random.Random) -> Step:
    """Anything that the model allows; additions weigh most."""
    text = chance.choice(TEXTS)
    there = [name for name in model.lists if name not in model.gone]
    name = chance.choice(there) if there else ""
    inside = list(model.lists.get(name, {}))
    can: list[Step] = [("write", chance.choice(KEYS), text or "note"), ("set", chance.choice("abcd"), text), ("export",)]
    can += [("create", new) for new in NAMES if new not in model.lists][:1]
    if name:
        can += [*[("add", name, key, text or "added") for key in KEYS if key not in inside][:2], ("delete", name)]
    if inside:
        can += [("edit", name, chance.choice(inside), text or "edited"), ("remove", name, chance.choice(inside))]
    can += [("restore", gone) for gone in sorted(model.gone)][:1] + [("erase", key) for key in sorted(model.notes)][:1]
    return chance.choice(can)


def numbers(user: UserData) -> dict[str, int]:
    """The lists by name, deleted ones too."""
    return {one.name: one.id for one in (*collections.collections(user), *collections.in_bin(user))}


def do(user: UserData, step: Step, exports: Path) -> None:
    """The step, done to the reader's file."""
    match step:
        case ("create", name):
            collections.create(user, name)
        case ("add", name, key, text):
            collections.add(user, numbers(user)[name], (Entry(key, Text("a", "b"), text),))
        case ("edit", name, key, text):
            collections.set_note(user, numbers(user)[name], key, text)
        case ("remove", name, key):
            collections.remove(user, numbers(user)[name], (key,))
        case ("delete", name):
            collections.delete(user, numbers(user)[name])
        case ("restore", name):
            collections.restore(user, numbers(user)[name])
        case _:
            do_elsewhere(user, step, exports)


def do_elsewhere(user: UserData, step: Step, exports: Path) -> None:
    """What is done to no list."""
    match step:
        case ("write", key, text):
            notes.write(user, key, text, Text("a", "b"), FOLD)
        case ("erase", key):
            notes.delete(user, key)
        case ("set", name, text):
            user.save_setting(name, text)
        case ("export",):
            user.export(exports / "all.ipalmanac-data")


def read(user: UserData) -> Model:
    """What the reader's file holds."""
    lists = {name: {one.key: one.note for one in collections.entries(user, number)} for name, number in numbers(user).items()}
    settings = dict(user.read("SELECT name, value FROM settings"))
    gone = {one.name for one in collections.in_bin(user)}
    return Model(lists, gone, {note.key: note.text for note in notes.notes(user)}, settings)
