"""What can be chosen of a file besides its format; the dialog and the command line are made from it."""

from typing import NamedTuple


class Option(NamedTuple):
    """name: of the field of ExportJob, and `export.<name>` in the words. values: the first at first, `export.<name>.<value>` in the words.

    help: for the command line. tables: for whose rows it is asked; empty: for those of any table.
    """

    name: str
    values: tuple[str, ...]
    help: str
    tables: tuple[str, ...] = ()


LAYOUT = Option(
    "layout", ("tidy", "wide"), "of statistics in a workbook: a row for each figure, or years across", ("statistics", "disagreements")
)
DELIMITER = Option("delimiter", ("comma", "semicolon", "tab"), "of a CSV file")
ENCODING = Option("encoding", ("utf-8-sig", "utf-8", "gb18030"), "of a CSV file; utf-8-sig is what Excel reads")
OPTIONS = (LAYOUT, DELIMITER, ENCODING)
