"""The formats that a selection can leave in, in the order of the dialog."""

from storage.export.bibtex import BIBTEX
from storage.export.chart_book import CHART_BOOK
from storage.export.csljson import CSL_JSON
from storage.export.delimited import CSV
from storage.export.docx import DOCX
from storage.export.ics import ICS
from storage.export.job import Format
from storage.export.jsons import JSON, JSONL
from storage.export.ods import ODS
from storage.export.pptx import PPTX
from storage.export.reftext import REFERENCES
from storage.export.ris import RIS
from storage.export.xlsx import XLSX

FORMATS: tuple[Format, ...] = (XLSX, CSV, DOCX, ODS, JSON, JSONL, REFERENCES, RIS, BIBTEX, CSL_JSON, ICS, CHART_BOOK, PPTX)
