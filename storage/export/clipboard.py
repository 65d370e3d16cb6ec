"""What goes to the clipboard, in the two flavours that spreadsheets and word processors take: HTML, and text with tabs."""

import re
from collections.abc import Iterable
from datetime import date
from html import escape
from typing import TYPE_CHECKING, NamedTuple

from storage.citations import citation, read
from storage.describe import worded
from storage.export.cells import Cell, shown
from storage.export.job import Sheet
from storage.export.plan import Record, labelled
from storage.export.provenance import Use
from storage.export.safe import guarded
from storage.words import say, text

if TYPE_CHECKING:
    from storage.library import Library

NAMED_SOURCES = 5  # in the last line; the others are counted
DAY_ZERO = date(1899, 12, 30)  # of Excel's and LibreOffice's dates from March 1900 on
HEAD = (
    '<html xmlns:x="urn:schemas-microsoft-com:office:excel"><head><meta charset="utf-8">'
    "<style>br{mso-data-placement:same-cell}</style></head><body><!--StartFragment--><table>"
)
FOOT = "</table><!--EndFragment--></body></html>"
_NOT_PLAIN = re.compile(r"[^A-Za-z0-9]")
_BREAKS = re.compile(r"[\t\r\n\v\f\x85\u2028\u2029]+")


class Flavours(NamedTuple):
    """The same table as `text/plain` (tabs and line feeds) and as `text/html`."""

    text: str
    html: str


def flavours(library: "Library", sheet: Sheet, language: str, headers: bool = False) -> Flavours:
    """The chosen columns as shown, each value with its unit in the next column.

    headers: with the labels of the columns above, and a last line that names the sources.
    """
    plan = labelled(sheet, library, language, headed=headers)
    records = [record for page in plan.pages(sheet.rows) for record in page]
    lines = ["\t".join(_plain(cell) for cell in record.cells) for record in records]
    body = [f"<tr>{''.join(_td(cell) for cell in record.cells)}</tr>" for record in records]
    if headers:
        rule = library.rule if plan.table.source == "statistics" else ""
        last = source_line(library, records, language, rule)
        lines = ["\t".join(one_line(heading) for heading in plan.headings), *lines, one_line(last)]
        body.insert(0, f"<tr>{''.join(f'<th>{escape(heading)}</th>' for heading in plan.headings)}</tr>")
        body.append(f'<tr><td colspan="{len(plan.columns)}">{escape(last)}</td></tr>')
    return Flavours("\n".join(lines), HEAD + "\n".join(body) + FOOT)


def source_line(library: "Library", records: Iterable[Record], language: str, rule: str = "") -> str:
    """`Sources: “…,” WIPO, 2024, p5, https://…; … and 3 more; IP Almanac, data 2026.11`; the locator where a source has just one.

    rule: by which the shown values were picked, to be named at the end.
    """
    locators: dict[str, set[str]] = {}
    for use in _uses(records):
        locators.setdefault(use.source_id, set()).add(use.locator)
    sources = read(library, list(locators)[:NAMED_SOURCES])
    named = [citation(source, language, *(locators[key] if len(locators[key]) == 1 else ())) for key, source in sources.items()]
    said = "zh" if language == "zh" else "en"
    if len(locators) > NAMED_SOURCES:
        named.append(say("clipboard.more", said, n=len(locators) - NAMED_SOURCES))
    almanac = say("clipboard.almanac", said, version=library.meta.get("data_version", ""))
    if rule:
        almanac = f"{almanac}{'，' if language == 'zh' else ', '}{say('clipboard.rule', said, rule=text(f'rule.{rule}').in_language(said))}"
    joint = "；" if language == "zh" else "; "
    return f"{worded(text('clipboard.sources'), language)}{'：' if language == 'zh' else ': '}{joint.join((*named, almanac))}"


def _uses(records: Iterable[Record]) -> Iterable[Use]:
    return (use for record in records for use in record.uses)


def one_line(value: str) -> str:
    """The text without the signs that part cells and rows."""
    return _BREAKS.sub(" ", value)


def _plain(cell: Cell) -> str:
    """Text is guarded as in CSV: a spreadsheet runs what is pasted as text."""
    return guarded(one_line(shown(cell)).strip()) if cell.kind in ("text", "link") else shown(cell)


def _td(cell: Cell) -> str:
    """A table cell that Excel (mso-…, x:num) and LibreOffice (sd…) take for a number, for a date, or for text whatever it looks like."""
    said = escape(shown(cell)).replace("\n", "<br>")
    if cell.value is None:
        return "<td></td>"
    if isinstance(cell.value, str):
        return f"<td {_formatted('@')}>{said}</td>"
    number = (cell.value - DAY_ZERO).days if isinstance(cell.value, date) else cell.value
    return f'<td align="right" x:num="{number:.15g}" sdval="{number:.15g}" {_formatted(cell.number_format)}>{said}</td>'


def _formatted(number_format: str) -> str:
    """A number format as Excel and as LibreOffice write it; both know English format codes."""
    escaped = _NOT_PLAIN.sub(r"\\\g<0>", number_format)
    return f'sdnum="1033;0;{number_format.upper()}" style="mso-number-format:\'{escaped}\'"'
