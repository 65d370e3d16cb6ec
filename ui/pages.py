"""Pages for the printer: tables with a repeated header and records as running text, pictures to the width of the page. Black on white."""

from collections.abc import Iterator
from typing import TYPE_CHECKING, Protocol

from PySide6.QtCore import QMarginsF, QRectF, QSizeF, Qt
from PySide6.QtGui import QPagedPaintDevice, QPageLayout, QPageSize, QPainter

from storage.words import say
from ui.page_flow import Item, Table, Words, paged
from ui.print import DPI, Picture
from ui.theme import Theme

if TYPE_CHECKING:
    from storage.export.report import Report

EDGE = 14.0  # millimetres
FOOT = 28.0
GAP = 14.0


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
        self._pages: list[list[tuple[float, Item]]] = []

    def laid_out(self, size: QSizeF, theme: Theme) -> int:
        self._pages = paged(list(self._items(size.width(), theme)), size)
        return len(self._pages)

    def paint(self, painter: QPainter, page: int, size: QSizeF, theme: Theme) -> None:
        for y, item in self._pages[page]:
            item.draw(painter, y)

    def _items(self, width: float, theme: Theme) -> Iterator[Item]:
        report = self._report
        yield Words(report.title, width, theme, "heading", "semibold")
        yield from (Words(line, width, theme) for line in report.asked)
        for section in report.sections:
            if len(report.sections) > 1:
                yield Words(section.title, width, theme, "body", "semibold", GAP)
            table = Table(section, width, theme)
            head = table.head()
            if head is not None:
                head.gap = GAP / 2
                yield head
            yield from table.rows()
        numbered = [f"[{number}] {line}" for number, line in enumerate(report.sources, 1)]
        for code, lines in (("report.sources", numbered), ("report.notes", report.notes)):
            if lines:
                yield Words(say(code, self._language), width, theme, "small", "semibold", GAP)
            yield from (Words(line, width, theme) for line in lines)


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
