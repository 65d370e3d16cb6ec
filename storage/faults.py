"""Faults in source tables: all of them are gathered before anything is refused, each with the place where a person can mend it."""

from collections.abc import Iterable
from typing import NamedTuple

from storage.messages import Message


class Fault(NamedTuple):
    """One fault.

    file: its name in the package. line: of the file, from 1. column: the number of the field, from 1 (of the character, where a file is
    no table). code, values: as in Message.
    """

    file: str
    line: int
    column: int
    code: str
    values: dict[str, object]


class Faults(Message):
    """A package was refused; `faults` are all that was found, in the order of file, line and column."""

    def __init__(self, faults: Iterable[Fault]) -> None:
        self.faults = sorted(faults, key=lambda fault: fault[:4])
        super().__init__("data_faulty", n=len(self.faults))

    def __str__(self) -> str:
        return "\n".join(f"{f.file}:{f.line}:{f.column}: {Message(f.code, **f.values)}" for f in self.faults)
