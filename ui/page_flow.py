"""Text and tables laid out on pages: a row is never split, a header stands on every page, and a wide table is made small enough."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Protocol

from PySide6.QtCore import QRectF, QSizeF, Qt
from PySide6.QtGui import QPainter, QPen

from ui.print import text_height
from ui.theme import Theme

if TYPE_CHECKING:
    from storage.export.report import Section

PAD, APART = 3.0, 8.0
WIDEST, NARROWEST, SLIM = 300.0, 72.0, 96.0  # of columns, in logical pixels; slim ones are not made narrower
SMALLEST = 0.5  # that a table is made, to fit
_WRAP = Qt.TextFlag.TextWordWrap | Qt.AlignmentFlag.AlignTop


class Item(Protocol):
    """Something that stands on one page. gap: room before it, unless it begins the page."""

    gap: float

    def height(self) -> float: ...

    def draw(self, painter: QPainter, y: float) -> None: ...


@dataclass
class Words:
    """A paragraph."""

    said: str
    width: float
    theme: Theme
    role: str = "caption"
    weight: str = "regular"
    gap: float = 2.0

    def height(self) -> float:
        return text_height(self.theme, self.said, self.width, self.role, self.weight)

    def draw(self, painter: QPainter, y: float) -> None:
        painter.setFont(self.theme.font(self.role, self.weight))
        painter.setPen(self.theme.colour("text"))
        painter.drawText(QRectF(0, y, self.width, self.height()), int(_WRAP | Qt.AlignmentFlag.AlignLeft), self.said)


class Table:
    """The columns of a section: how wide each is, and how much smaller all is drawn."""

    def __init__(self, section: "Section", width: float, theme: Theme) -> None:
        self.section, self.theme = section, theme
        self.widths = self._fit([self._natural(place) for place in range(len(section.numbers))], width)
        whole = sum(self.widths) + APART * (len(self.widths) - 1)
        self.scale = min(1.0, max(SMALLEST, width / whole)) if whole else 1.0

    def _natural(self, place: int) -> float:
        """As wide as the widest text in one line."""
        head, body = self.theme.metrics("caption", "semibold"), self.theme.metrics("caption")
        texts = {line[place] for line in self.section.rows}
        longest = max((body.horizontalAdvance(part) for text in texts for part in text.split("\n")), default=0.0)
        return min(max(longest, head.horizontalAdvance(self.section.headings[place])) + 2, WIDEST)

    def _fit(self, natural: list[float], width: float) -> list[float]:
        """Slim columns keep their width, the others share what is left as they would like it."""
        room = width - APART * (len(natural) - 1)
        slim = [wanted <= SLIM or number for wanted, number in zip(natural, self.section.numbers, strict=True)]
        fixed = sum(wanted for wanted, keeps in zip(natural, slim, strict=True) if keeps)
        elastic = sum(natural) - fixed
        share = min(1.0, (room - fixed) / elastic) if elastic and room > fixed else 0.0
        return [wanted if keeps else max(wanted * share, NARROWEST) for wanted, keeps in zip(natural, slim, strict=True)]

    def rows(self) -> Iterator["Line"]:
        return (Line(self, texts) for texts in self.section.rows)

    def head(self) -> "Line | None":
        return Line(self, self.section.headings, "semibold") if any(self.section.headings) else None


@dataclass
class Line:
    """A row of a table."""

    table: Table
    texts: Sequence[str]
    weight: str = "regular"
    gap: float = 0.0

    def height(self) -> float:
        theme, widths = self.table.theme, self.table.widths
        tall = max(
            (text_height(theme, text, width, "caption", self.weight) for text, width in zip(self.texts, widths, strict=True)), default=0
        )
        return (max(tall, theme.metrics("caption").height()) + 2 * PAD) * self.table.scale

    def draw(self, painter: QPainter, y: float) -> None:
        table, theme, tall = self.table, self.table.theme, self.height() / self.table.scale
        painter.save()
        painter.translate(0, y)
        painter.scale(table.scale, table.scale)
        painter.setFont(theme.font("caption", self.weight))
        painter.setPen(theme.colour("text"))
        x = 0.0
        for text, width, number in zip(self.texts, table.widths, table.section.numbers, strict=True):
            side = Qt.AlignmentFlag.AlignRight if number else Qt.AlignmentFlag.AlignLeft
            painter.drawText(QRectF(x, PAD, width, tall), int(_WRAP | side), text)
            x += width + APART
        painter.setPen(QPen(theme.colour("text" if self.weight == "semibold" else "line"), 0.75))
        painter.drawLine(0, round(tall), round(x - APART), round(tall))
        painter.restore()


def paged(items: Sequence[Item], size: QSizeF) -> list[list[tuple[float, Item]]]:
    """The items of each page with their places on it; the header of a table again where it goes on."""
    pages: list[list[tuple[float, Item]]] = [[]]
    y, head = 0.0, None
    for item in items:
        head = item if isinstance(item, Line) and item.weight == "semibold" else head if isinstance(item, Line) else None
        tall, gap = item.height(), item.gap if pages[-1] else 0.0
        if pages[-1] and y + gap + tall > size.height():
            pages.append([])
            y, gap = 0.0, 0.0
            if head is not None and item is not head:
                pages[-1].append((0.0, head))
                y = head.height()
        pages[-1].append((y + gap, item))
        y += gap + tall
    return pages
