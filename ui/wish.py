"""What the reader wants exported: what the dialog finds out and the export is told."""

from dataclasses import dataclass

from storage.export.job import Format


@dataclass(frozen=True, slots=True)
class Wish:
    """What the dialog found out. scope: `selection`, `results` or `table`; every: all columns, not only those shown."""

    scope: str
    every: bool
    format: Format
