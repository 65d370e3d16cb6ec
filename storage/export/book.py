"""A workbook being written: the names of its sheets, the looks of its cells, and what did not fit."""

import re
from typing import TYPE_CHECKING, Any

from storage.export.cells import DATE_FORMAT, PLAIN
from storage.export.safe import CELL_CHARACTERS, FORMULA, cut

if TYPE_CHECKING:
    from xlsxwriter.workbook import Workbook

    from storage.export.ooxml import Workbook as OwnWorkbook

NAME_CHARACTERS = 31
TEXT_FORMAT_CHARACTERS = 255  # a longer text under "@" is shown as ##### by older Excels
DIFFER_SOFT, HEADER, LINE = "#FCEBDD", "#ECECE8", "#BDBEB9"
A4 = 9
FOOTER = "&L&A&R&P / &N"  # the sheet's name, the page, and how many there are
_ALIGNED: dict[str, dict[str, object]] = {
    "": {},
    "@": {},
    DATE_FORMAT: {"align": "left"},
    PLAIN: {"align": "left"},
}  # years stand among texts
_NUMBERS: dict[str, object] = {"align": "right", "indent": 1}  # else a number touches the unit beside it
AT_RISK = re.compile(rf"\d|{FORMULA.pattern}")
_FORBIDDEN = str.maketrans("[]:*?/\\", "()-----")


class Book:
    """Hands out worksheets and formats of XlsxWriter's workbook or of our own; `cut` counts the cells that had to be shortened."""

    def __init__(self, workbook: "Workbook | OwnWorkbook") -> None:
        self.workbook: Any = workbook
        self.cut = 0
        self._names: set[str] = set()
        self._formats: dict[tuple[str, bool, bool], Any] = {}
        frame = {"bg_color": HEADER, "bottom": 1, "bottom_color": LINE, "valign": "vcenter", "text_wrap": True}
        self.header = workbook.add_format({"bold": True, **frame})
        self.header_of_numbers = workbook.add_format({"bold": True, **frame, **_NUMBERS})
        self.bold = workbook.add_format({"bold": True, "valign": "top"})

    def sheet(self, wanted: str) -> Any:
        """A new worksheet, landscape, under the wanted name made valid and given a number where it is taken."""
        plain = " ".join(wanted.translate(_FORBIDDEN).split()).strip("'") or "Sheet"
        name, number = _short(plain, ""), 1
        while name.lower() in self._names or name.lower() == "history":  # Excel keeps that one for itself
            number += 1
            name = _short(plain, f" {number}")
        self._names.add(name.lower())
        worksheet = self.workbook.add_worksheet(name)
        worksheet.set_landscape()
        worksheet.set_paper(A4)
        worksheet.fit_to_pages(1, 0)
        worksheet.set_footer(FOOTER)
        return worksheet

    def format(self, number_format: str, disputed: bool = False, wrap: bool = False) -> Any:
        """The look of a cell; one object for all cells that look the same."""
        key = (number_format, disputed, wrap)
        made = self._formats.get(key)
        if made is None:
            look: dict[str, object] = {"num_format": number_format} if number_format else {}
            look |= {"bg_color": DIFFER_SOFT} if disputed else {}
            look |= {"valign": "top", "text_wrap": wrap, **_ALIGNED.get(number_format, _NUMBERS)}
            made = self._formats[key] = self.workbook.add_format(look)
        return made

    def text(self, value: str) -> str:
        """The text, cut to what a cell holds; counted if it was."""
        kept = cut(value, CELL_CHARACTERS)
        self.cut += kept is not value
        return kept


def text_format(text: str) -> str:
    """`@` for a text that would turn into a number, a date or a formula when its cell is edited; else none.

    Not for every text: whoever types a formula beside a column of `@` gets it shown, not reckoned.
    """
    return "@" if AT_RISK.match(text) and len(text) <= TEXT_FORMAT_CHARACTERS else ""


def _short(name: str, suffix: str) -> str:
    return name[: NAME_CHARACTERS - len(suffix)].rstrip() + suffix
