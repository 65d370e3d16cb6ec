"""What the reader wants exported: what the dialog finds out and the export is told."""

from dataclasses import dataclass

from storage.export.job import Format


@dataclass(frozen=True, slots=True)
class Wish:
    """What the dialog found out. scope: one of SCOPES; every: all columns, not only those shown; options: of the format, by name.

    notes: with what the reader wrote on the records, in a column of its own.
    """

    scope: str
    every: bool
    format: Format
    options: tuple[tuple[str, str], ...] = ()
    notes: bool = False
