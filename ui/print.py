"""Pictures that leave the program: whatever a view draws, with its title, what was asked and its sources inside, so that it stands alone.

A view that can be a picture has a method `picture() -> Picture | None`; the commands *Save as picture*, *Copy as picture* and *Print* do
the rest. What it draws is a `Drawing`: a value that paints itself into any rectangle: screen, files and paper use one function.
"""

from collections.abc import Callable
from dataclasses import dataclass
from math import ceil
from typing import NamedTuple, Protocol

from PySide6.QtCore import QBuffer, QByteArray, QIODevice, QMarginsF, QMimeData, QRectF, QSizeF, Qt
from PySide6.QtGui import QImage, QPageLayout, QPageSize, QPainter, QPdfWriter

from storage.words import Text
from ui.pdf import written
from ui.theme import Theme

DPI = 96  # of a logical pixel, in which natural sizes are
POINT = 72 / DPI
MARGIN, GAP = 24.0, 12.0
ELSEWHERE = "Microsoft YaHei,PingFang SC,Noto Sans CJK SC,sans-serif"  # for who opens an SVG on another system
_WRAP = Qt.TextFlag.TextWordWrap | Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignTop


class Drawing(Protocol):
    """What a view draws, as a value."""

    @property
    def size(self) -> QSizeF:
        """Its natural size, in logical pixels (96 to the inch)."""

    def draw(self, painter: QPainter, rect: QRectF, theme: Theme, language: str) -> None:
        """Paints itself into the rectangle, in logical pixels, with the colours and fonts of `theme` (light, when it leaves the program).

        It leaves the painter as it was, and paints text as text: no glyphs as paths, no pixmaps, else nothing in a PDF or SVG can be
        selected.
        """


@dataclass(frozen=True)
class Picture:
    """A drawing that can stand alone.

    title: the heading above it. called: in both languages, for the name of its file; the title where empty.
    asked: what was asked and filtered, one line, may be empty.
    sources: the lines below it, wrapped: the sources with their publishers, the picking rule, the data version. language: `en` or `zh`.
    """

    drawing: Drawing
    title: str
    asked: str = ""
    sources: tuple[str, ...] = ()
    language: str = "en"
    called: tuple[Text, ...] = ()

    def size(self, theme: Theme) -> QSizeF:
        """The drawing with all that stands around it, in logical pixels."""
        natural = self.drawing.size
        head, foot = self._heights(theme, natural.width())
        return QSizeF(ceil(natural.width() + 2 * MARGIN), ceil(natural.height() + head + foot + 2 * MARGIN))

    def paint(self, painter: QPainter, rect: QRectF, theme: Theme) -> None:
        """All of it on white, into the rectangle; the drawing takes the room that the texts leave."""
        painter.fillRect(rect, theme.colour("surface"))
        inner = rect.adjusted(MARGIN, MARGIN, -MARGIN, -MARGIN)
        head, foot = self._heights(theme, inner.width())
        self._lines(painter, theme, inner, ((self.title, "heading", "semibold", "text"), (self.asked, "small", "regular", "muted")))
        middle = inner.adjusted(0, head, 0, -foot)
        painter.save()
        self.drawing.draw(painter, middle, theme, self.language)
        painter.restore()
        below = QRectF(inner.left(), middle.bottom() + GAP, inner.width(), foot)
        self._lines(painter, theme, below, [(line, "caption", "regular", "muted") for line in self.sources])

    def _heights(self, theme: Theme, width: float) -> tuple[float, float]:
        """Of what stands above and below the drawing, with the gap between."""
        head = text_height(theme, self.title, width, "heading", "semibold") + text_height(theme, self.asked, width, "small")
        foot = sum(text_height(theme, line, width, "caption") for line in self.sources)
        return head + GAP * bool(head), foot + GAP * bool(foot)

    def _lines(self, painter: QPainter, theme: Theme, rect: QRectF, lines: "list[Line] | tuple[Line, ...]") -> None:
        top = rect.top()
        for said, font, weight, role in lines:
            tall = text_height(theme, said, rect.width(), font, weight)
            painter.setFont(theme.font(font, weight))
            painter.setPen(theme.colour(role))
            painter.drawText(QRectF(rect.left(), top, rect.width(), tall), int(_WRAP), said)
            top += tall


Line = tuple[str, str, str, str]  # what is said, and the font, weight and colour that it is said in


def text_height(theme: Theme, said: str, width: float, role: str, weight: str = "regular") -> float:
    """Of a text that wraps within the width; 0 for an empty one."""
    if not said:
        return 0.0
    return theme.metrics(role, weight).boundingRect(QRectF(0, 0, width, 1e6), int(_WRAP), said).height() + 2


# -- as files ----------------------------------------------------------------------------------------------------------------------------


def image(picture: Picture, theme: Theme, scale: float = 1.0) -> QImage:
    """The picture with `scale` dots to a logical pixel; it knows its dots per inch, so that Word shows it in its natural size."""
    size = picture.size(theme)
    made = QImage((size * scale).toSize(), QImage.Format.Format_RGB32)
    made.setDevicePixelRatio(scale)
    made.setDotsPerMeterX(round(DPI * scale / 0.0254))
    made.setDotsPerMeterY(round(DPI * scale / 0.0254))
    with QPainter(made) as painter:
        painter.setRenderHints(QPainter.RenderHint.Antialiasing | QPainter.RenderHint.TextAntialiasing)
        picture.paint(painter, QRectF(made.rect().topLeft(), size), theme)
    made.setText("Title", picture.title)
    made.setText("Description", "\n".join((picture.asked, *picture.sources)))
    return made


def png(picture: Picture, theme: Theme, scale: float = 1.0) -> bytes:
    """The same as a file."""
    return _written(lambda buffer: image(picture, theme, scale).save(buffer, "PNG"))  # type: ignore[call-overload]


def svg(picture: Picture, theme: Theme) -> bytes:
    """Lines and shapes, and text that stays text; whoever lacks the font has another one of the same kind."""
    from PySide6.QtSvg import QSvgGenerator  # not before the first picture

    size = picture.size(theme)

    def write(buffer: QBuffer) -> None:
        generator = QSvgGenerator()
        generator.setOutputDevice(buffer)
        generator.setResolution(DPI)
        generator.setSize(size.toSize())
        generator.setViewBox(QRectF(0, 0, size.width(), size.height()))
        generator.setTitle(picture.title)
        generator.setDescription("\n".join((picture.asked, *picture.sources)))
        with QPainter(generator) as painter:
            picture.paint(painter, QRectF(0, 0, size.width(), size.height()), theme)

    own = ",".join(theme.font().families())
    return _written(write).replace(own.encode(), f"{own},{ELSEWHERE}".encode())


def pdf(picture: Picture, theme: Theme) -> bytes:
    """One page as large as the picture, its fonts within, its text selectable."""
    size = picture.size(theme)

    def write(writer: QPdfWriter) -> None:
        page = QPageSize(size * POINT, QPageSize.Unit.Point, "", QPageSize.SizeMatchPolicy.ExactMatch)
        writer.setPageLayout(QPageLayout(page, QPageLayout.Orientation.Portrait, QMarginsF()))
        with QPainter(writer) as painter:
            painter.scale(writer.resolution() / DPI, writer.resolution() / DPI)
            picture.paint(painter, QRectF(0, 0, size.width(), size.height()), theme)

    return written(picture.title, write)


def _written(write: Callable[[QBuffer], object]) -> bytes:
    buffer = QBuffer()
    buffer.open(QIODevice.OpenModeFlag.WriteOnly)
    write(buffer)
    buffer.close()
    return bytes(buffer.data().data())


class PictureForm(NamedTuple):
    """A kind of picture file. code: `picture.<code>` in the words; suffix: with the dot; make: its bytes."""

    code: str
    suffix: str
    make: Callable[[Picture, Theme], bytes]


FORMS = (
    PictureForm("png_2x", ".png", lambda picture, theme: png(picture, theme, 2.0)),
    PictureForm("png", ".png", png),
    PictureForm("png_300", ".png", lambda picture, theme: png(picture, theme, 300 / DPI)),
    PictureForm("svg", ".svg", svg),
    PictureForm("pdf", ".pdf", pdf),
)


def mime(picture: Picture, theme: Theme) -> QMimeData:
    """For the clipboard: the picture at twice its size, and as SVG for programs that take it. No text beside it: Word would paste that."""
    data = QMimeData()
    data.setImageData(image(picture, theme, 2.0))
    data.setData("image/svg+xml", QByteArray(svg(picture, theme)))
    return data
