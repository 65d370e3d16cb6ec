"""The formats that a selection can leave in, in the order of the dialog."""

from storage.export.delimited import CSV
from storage.export.job import Format
from storage.export.jsons import JSON, JSONL
from storage.export.xlsx import XLSX

FORMATS: tuple[Format, ...] = (XLSX, CSV, JSON, JSONL)
