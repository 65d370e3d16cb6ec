"""The briefing for Word: what was asked, the figures as sentences or as a table, and the sources as footnotes, ready to be written on."""

from collections.abc import Iterator
from datetime import datetime, time
from typing import TYPE_CHECKING, Any, BinaryIO

from storage import dates
from storage.citations import citation, read
from storage.describe import code_label, worded
from storage.export.cells import QUALIFIER_MARKS, name_cell, number_cell, shown
from storage.export.footnotes import Footnotes
from storage.export.job import ExportJob, Format, Sheet
from storage.export.report import Report, Section, report
from storage.tables import BY_NAME
from storage.words import say

if TYPE_CHECKING:
    from storage.library import Library

FEW = 12  # figures up to which a reader would rather have sentences than a table
SOME = 50
WIDE = 5  # columns from which on a page lies on its side
_FACT = (
    "indicator_id", "organization_id", "area_id", "breakdown_id", "period_start", "period_end", "value", "decimals", "qualifier", "basis",
    "disagrees", "source_id", "locator", "statistic_id",
)  # fmt: skip


def write(job: ExportJob, library: "Library", stream: BinaryIO) -> Iterator[int]:
    """One document; of a long table its first rows, and it says so. Yields the rows done."""
    from docx import Document  # a writer: not loaded before the first paint

    said = report(job, library)
    made, done = Document(), 0
    paper = Paper(made, job, sideways=any(len(section.headings) > WIDE for section in said.sections if len(section.rows) > FEW))
    paper.head(said)
    tables = [pair for pair in zip(job.sheets, said.sections, strict=True) if not _listed(pair[0])]
    for sheet in filter(_listed, job.sheets):
        paper.facts(sheet, library)
    for _, section in tables:
        for rows in paper.table(section, titled=len(job.sheets) > 1):
            yield done + rows
        done += len(section.rows)
    paper.foot(said.sources if tables else (), said.notes, said.footer)
    paper.footnotes.attach(made)
    made.save(stream)
    if done < job.total:
        yield job.total


def _listed(sheet: Sheet) -> bool:
    """Whether its rows become sentences."""
    return BY_NAME[sheet.table].source == "statistics" and len(sheet.rows) <= FEW


class Paper:
    """A document being written."""

    def __init__(self, document: Any, job: ExportJob, *, sideways: bool) -> None:
        self._document, self._job = document, job
        self._said = "zh" if job.language == "zh" else "en"
        self.footnotes = Footnotes()
        self._page(sideways)

    def _page(self, sideways: bool) -> None:
        from docx.enum.section import WD_ORIENT
        from docx.oxml.ns import qn
        from docx.shared import Mm, Pt

        page = self._document.sections[0]
        page.page_width, page.page_height = (Mm(297), Mm(210)) if sideways else (Mm(210), Mm(297))
        page.orientation = WD_ORIENT.LANDSCAPE if sideways else WD_ORIENT.PORTRAIT
        page.left_margin = page.right_margin = Mm(20)
        page.top_margin = page.bottom_margin = Mm(18)
        for name, size in (("Normal", 10.5), ("Title", 18), ("Heading 2", 12.5)):
            style = self._document.styles[name]
            style.font.name, style.font.size = "Calibri", Pt(size)
            fonts = style.element.get_or_add_rPr().get_or_add_rFonts()
            for theme in ("asciiTheme", "hAnsiTheme", "eastAsiaTheme", "cstheme"):
                fonts.attrib.pop(qn(f"w:{theme}"), None)
            fonts.set(qn("w:eastAsia"), "Microsoft YaHei")
        self._document.styles["Normal"].paragraph_format.space_after = Pt(4)

    def head(self, report: Report) -> None:
        """Title, what was asked, and the properties of the file."""
        self._document.add_paragraph(report.title, style="Title")
        for line in report.asked:
            self._document.add_paragraph(line)
        properties = self._document.core_properties
        properties.title, properties.author, properties.comments = report.title, "IP Almanac", report.footer
        properties.created = properties.modified = datetime.combine(self._job.day, time())

    def facts(self, sheet: Sheet, library: "Library") -> None:
        """A bullet for each figure, its source in a footnote."""
        records = library.records(sheet.table, sheet.rows, _FACT)
        place = _FACT.index("source_id")
        sources = read(library, (str(record[place]) for record in records))
        for record in records:
            fact = dict(zip(_FACT, record, strict=True))
            paragraph = self._document.add_paragraph(style="List Bullet")
            paragraph.add_run(f"{self._about(fact, library)}: ")
            paragraph.add_run(self._figure(fact, library)).bold = True
            remarks = self._remarks(fact)
            if remarks:
                paragraph.add_run(f" ({remarks})")
            source = sources[str(fact["source_id"])]
            self.footnotes.add(paragraph, citation(source, self._said, str(fact["locator"] or "")))
            self._said_of(sheet, fact["statistic_id"])

    def _said_of(self, sheet: Sheet, identifier: object) -> None:
        """What the reader says of a figure, below it."""
        for one in sheet.beside:
            said = one.said.get(str(identifier), "")
            if said:
                self._document.add_paragraph(f"{worded(one.heading, self._said)}: {said}", style="List Continue")

    def _about(self, fact: dict[str, Any], library: "Library") -> str:
        named = (("organization_id", "organizations"), ("area_id", "areas"), ("indicator_id", "indicators"), ("breakdown_id", "breakdowns"))
        parts = [str(name_cell(library, table, fact[name], self._job.language).value) for name, table in named if fact[name]]
        return ", ".join([*parts, dates.show(fact["period_start"] or "", fact["period_end"] or "", self._said)])

    def _figure(self, fact: dict[str, Any], library: "Library") -> str:
        sign = QUALIFIER_MARKS.get(fact["qualifier"], "")
        unit = name_cell(library, "units", library.lookup("indicators", "unit_id").get(fact["indicator_id"]), self._job.language)
        return " ".join(str(part) for part in (sign, shown(number_cell(fact["value"], fact["decimals"])), unit.value) if part)

    def _remarks(self, fact: dict[str, Any]) -> str:
        reckoned = worded(code_label("basis", "reckoned"), self._job.language) if fact["basis"] == "reckoned" else ""
        disputed = say("report.disputed", self._said) if fact["disagrees"] else ""
        return "; ".join(part for part in (reckoned, disputed) if part)

    def table(self, section: Section, *, titled: bool) -> Iterator[int]:
        """Rows under a header that is repeated on each page; yields how many are there."""
        from docx.enum.text import WD_ALIGN_PARAGRAPH
        from docx.shared import Pt

        if titled:
            self._document.add_heading(section.title, 2)
        grid = self._document.add_table(rows=0, cols=len(section.headings), style="Light List")
        for number, line in enumerate((section.headings, *section.rows)):
            for cell, text, right in zip(grid.add_row().cells, line, section.numbers, strict=True):
                paragraph = cell.paragraphs[0]
                paragraph.paragraph_format.space_after = Pt(0)
                run = paragraph.add_run(text)
                run.font.size, run.bold = Pt(8.5), number == 0
                if right:
                    paragraph.alignment = WD_ALIGN_PARAGRAPH.RIGHT
            if number and (number % SOME == 0 or number == len(section.rows)):
                yield number
        _repeat_header(grid.rows[0])

    def foot(self, sources: tuple[str, ...], notes: tuple[str, ...], footer: str) -> None:
        """Sources of tables by their numbers, what is to be minded, and the foot of each page."""
        for title, lines in (("report.sources", [f"[{n}] {line}" for n, line in enumerate(sources, 1)]), ("report.notes", notes)):
            if lines:
                self._document.add_heading(say(title, self._said), 2)
            for line in lines:
                self._document.add_paragraph(line)
        paragraph = self._document.sections[0].footer.paragraphs[0]
        paragraph.add_run(f"{footer} · ")
        _field(paragraph, "PAGE")
        paragraph.add_run(" / ")
        _field(paragraph, "NUMPAGES")


def _repeat_header(row: Any) -> None:
    from docx.oxml import OxmlElement

    row._tr.get_or_add_trPr().append(OxmlElement("w:tblHeader"))


def _field(paragraph: Any, code: str) -> None:
    """A number that Word counts."""
    from docx.oxml import OxmlElement
    from docx.oxml.ns import qn

    element = OxmlElement("w:fldSimple")
    element.set(qn("w:instr"), code)
    element.append(OxmlElement("w:r"))
    paragraph._p.append(element)


DOCX = Format("docx", ".docx", "format.docx", many=True, write=write)
