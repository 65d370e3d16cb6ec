"""What is exported, as values that a dialog, the command line and a test make alike; and what a format is."""

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, BinaryIO, NamedTuple

from storage.options import Option
from storage.query import Query
from storage.styles import LINE
from storage.words import Text

if TYPE_CHECKING:
    from storage.charts import ChartSpec
    from storage.library import Library


def today() -> date:
    """The reader's own calendar day."""
    return date.today()  # noqa: DTZ011  # the day on the reader's wall, not in Greenwich


SCOPES = ("selection", "results", "everywhere", "table")  # marked rows, those found, those found in all tables, all rows of one


class Beside(NamedTuple):
    """What the reader says of the rows, in a column of its own. heading: in both languages. said: by the id of the record."""

    heading: Text
    said: Mapping[str, str]


@dataclass(frozen=True, slots=True)
class Sheet:
    """Rows of one table in the order to write them, and the names of the fields to write (composed ones too).

    beside: the reader's own columns, after those.
    """

    table: str
    columns: tuple[str, ...]
    rows: Sequence[int]
    beside: tuple[Beside, ...] = ()


@dataclass(frozen=True, slots=True)
class ExportJob:
    """One export.

    path: the file to make. sheets: one a table. query: what found the rows. language: `en`, `zh` or `both`, for names and headings.
    rule: by which the shown claims were picked (`rule.<code>` in the words). notes: sentences to keep in the file. format: the code of a
    Format; empty means by the path's suffix. day: the date that it states. style: in which references are written (`storage.styles`).
    scope: which rows these are, one of SCOPES or empty. layout, delimiter, encoding: see `storage.options`.
    chart: what a chart format draws; None: what suits the rows. title: of a document; empty: what the query is called.
    """

    path: Path
    sheets: tuple[Sheet, ...]
    query: Query
    language: str = "en"
    rule: str = "default"
    layout: str = "tidy"
    notes: tuple[str, ...] = ()
    format: str = ""
    day: date = field(default_factory=today)
    style: str = LINE
    chart: "ChartSpec | None" = None
    scope: str = ""
    delimiter: str = "comma"
    encoding: str = "utf-8-sig"
    title: str = ""

    @property
    def total(self) -> int:
        """How many rows will be written."""
        return sum(len(sheet.rows) for sheet in self.sheets)


@dataclass(frozen=True, slots=True)
class Format:
    """A kind of file.

    code: its name on the command line. suffix: with the dot. label: its code in the words. many: whether it takes more than one sheet.
    write: writes a job into a stream; yields the rows done so far, a few hundred at a time, and leaves the stream open.
    tables: whose rows it takes; empty: those of any table. options: what can be chosen of it.
    """

    code: str
    suffix: str
    label: str
    many: bool
    write: Callable[[ExportJob, "Library", BinaryIO], Iterator[int]]
    tables: tuple[str, ...] = ()
    options: tuple[Option, ...] = ()

    def takes(self, table: str) -> bool:
        """Whether rows of the table can be written so."""
        return not self.tables or table in self.tables

    def named(self, path: Path) -> bool:
        """Whether the file's name ends as files of this kind do."""
        return path.name.lower().endswith(self.suffix)
