"""The formats that a selection can leave in, in the order of the dialog."""

from storage.export.delimited import CSV
from storage.export.job import Format

FORMATS: tuple[Format, ...] = (CSV,)
