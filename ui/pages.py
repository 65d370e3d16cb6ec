"""Pages for the printer: tables with a repeated header and records as running text, pictures to the width of the page. Black on white."""

from html import escape
from typing import TYPE_CHECKING, Protocol

from PySide6.QtCore import QMarginsF, QRectF, QSizeF, Qt
from PySide6.QtGui import QPagedPaintDevice, QPageLayout, QPageSize, QPainter, QTextDocument

from storage.words import say
from ui.print import DPI, Picture
from ui.theme import Theme

if TYPE_CHECKING:
    from storage.export.report import Report, Section

EDGE = 14.0  # millimetres
FOOT = 28.0


class Pages(Protocol):
    """What can be printed. `title` names the print job; `laid_out` makes it fit a size and says how many pages that takes."""

    title: str
    footer: str

    def laid_out(self, size: QSizeF, theme: Theme) -> int:
        """How many pages of that size, in logical pixels."""

    def paint(self, painter: QPainter, page: int, size: QSizeF, theme: Theme) -> None:
        """One of them, from 0, at the painter's origin."""


class PicturePages:
    """A picture, as large as the page lets it be."""

    def __init__(self, picture: Picture) -> None:
        self._picture, self.title, self.footer = picture, picture.title, ""

    def laid_out(self, size: QSizeF, theme: Theme) -> int:
        return 1

    def paint(self, painter: QPainter, page: int, size: QSizeF, theme: Theme) -> None:
        natural = self._picture.size(theme)
        scale = min(size.width() / natural.width(), size.height() / natural.height())
        painter.scale(scale, scale)
        self._picture.paint(painter, QRectF(0, 0, natural.width(), natural.height()), theme)


class ReportPages:
    """A Report: heading, question, tables whose header is on each page, sources, notes."""

    def __init__(self, report: "Report", language: str) -> None:
        self._report, self._language = report, language
        self.title, self.footer = report.title, report.footer
        self._document = QTextDocument()

    def laid_out(self, size: QSizeF, theme: Theme) -> int:
        document = self._document = QTextDocument()
        document.setDefaultFont(theme.font("caption"))
        document.setDocumentMargin(0)
        document.setUseDesignMetrics(True)
        document.setHtml(html(self._report, self._language))
        for frame in document.rootFrame().childFrames():
            _repeat_header(frame)
        document.setPageSize(size)
        return document.pageCount()

    def paint(self, painter: QPainter, page: int, size: QSizeF, theme: Theme) -> None:
        painter.translate(0, -page * size.height())
        self._document.drawContents(painter, QRectF(0, page * size.height(), size.width(), size.height()))


def _repeat_header(frame: object) -> None:
    from PySide6.QtGui import QTextTable

    if isinstance(frame, QTextTable) and frame.rows() > 1:
        shape = frame.format()
        shape.setHeaderRowCount(1)
        frame.setFormat(shape)


def html(report: "Report", language: str) -> str:
    """The report in the HTML that QTextDocument lays out."""
    parts = [f'<p style="font-size:17px"><b>{escape(report.title)}</b></p>']
    parts += [f'<p style="margin-top:0">{_lined(line)}</p>' for line in report.asked]
    parts += [_table(section, with_title=len(report.sections) > 1) for section in report.sections]
    if report.sources:
        parts.append(f'<p style="margin-top:14px"><b>{escape(say("report.sources", language))}</b></p>')
        parts += [f'<p style="margin:0 0 2px 0">[{number}] {escape(line)}</p>' for number, line in enumerate(report.sources, 1)]
    if report.notes:
        parts.append(f'<p style="margin-top:14px"><b>{escape(say("report.notes", language))}</b></p>')
        parts += [f'<p style="margin:0 0 2px 0">{_lined(note)}</p>' for note in report.notes]
    return "".join(parts)


def _table(section: "Section", *, with_title: bool) -> str:
    sides = ["right" if number else "left" for number in section.numbers]
    heads = "".join(f'<th align="{side}" style="{_HEAD}">{escape(said)}</th>' for said, side in zip(section.headings, sides, strict=True))
    lines = "".join(
        "<tr>"
        + "".join(f'<td align="{side}" style="{_LINE}">{_lined(said)}</td>' for said, side in zip(line, sides, strict=True))
        + "</tr>"
        for line in section.rows
    )
    title = f'<p style="margin-top:14px"><b>{escape(section.title)}</b></p>' if with_title else ""
    head = f"<tr>{heads}</tr>" if any(section.headings) else ""
    return (
        f'{title}<table width="100%" cellspacing="0" cellpadding="3" style="border-collapse:collapse; margin-top:8px">{head}{lines}</table>'
    )


_HEAD = "border-bottom:1px solid #1d2025; vertical-align:bottom"
_LINE = "border-bottom:1px solid #e2e2dc"


def _lined(said: str) -> str:
    return escape(said).replace("\n", "<br>")


# -- on a printer, or in a file -----------------------------------------------------------------------------------------------------------


def set_up(device: QPagedPaintDevice) -> None:
    """A4, landscape, until the reader chooses otherwise."""
    margins = QMarginsF(EDGE, EDGE, EDGE, EDGE)
    device.setPageLayout(
        QPageLayout(QPageSize(QPageSize.PageSizeId.A4), QPageLayout.Orientation.Landscape, margins, QPageLayout.Unit.Millimeter)
    )


def paint(pages: Pages, device: QPagedPaintDevice, theme: Theme, language: str) -> int:
    """Puts all pages on a printer or a PDF, each with its number; gives how many. OSError if the device takes nothing."""
    painter = QPainter()
    if not painter.begin(device):
        raise OSError(say("print.device", language))
    try:
        scale = device.logicalDpiX() / DPI
        inches = device.pageLayout().paintRect(QPageLayout.Unit.Inch)
        body = QSizeF(inches.width() * DPI, inches.height() * DPI - FOOT)
        count = pages.laid_out(body, theme)
        for page in range(count):
            if page:
                device.newPage()
            painter.save()
            painter.scale(scale, scale)
            painter.save()
            pages.paint(painter, page, body, theme)
            painter.restore()
            foot = QRectF(0, body.height() + FOOT / 2, body.width(), FOOT / 2)
            _foot(painter, foot, theme, pages.footer, say("print.page", language, n=page + 1, total=count))
            painter.restore()
    finally:
        painter.end()
    return count


def _foot(painter: QPainter, rect: QRectF, theme: Theme, left: str, right: str) -> None:
    painter.setFont(theme.font("caption"))
    painter.setPen(theme.colour("text"))
    painter.drawText(rect, Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter, left)
    painter.drawText(rect, Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter, right)
