"""A page whose labels and links mark what answers the search: a ground is painted behind the words, the text stays plain text."""

from collections.abc import Callable, Sequence

from PySide6.QtCore import QPointF, QRectF
from PySide6.QtGui import QFont, QPainter
from PySide6.QtWidgets import QWidget

from ui.theme import Theme
from ui.widgets.paint import fill

Spans = Callable[[str], Sequence[tuple[int, int]]]  # (start, end) of each match in a text


class Marked(QWidget):
    """What stands in it asks it, when it is painted, which of its letters to mark; so `update()` is enough when the search changes."""

    def __init__(self, spans: Spans) -> None:
        super().__init__()
        self.spans = spans


def spans_for(widget: QWidget, text: str) -> Sequence[tuple[int, int]]:
    """What is to be marked in a text of this widget: nothing, unless it stands on a Marked page."""
    page = widget.parentWidget()
    while page is not None and not isinstance(page, Marked):
        page = page.parentWidget()
    return page.spans(text) if isinstance(page, Marked) else ()


def grounds(text: str, font: QFont, width: float, spans: Sequence[tuple[int, int]], *, wrap: bool) -> tuple[list[QRectF], float]:
    """Where the marked letters stand, from the text's top left corner, line by line; and how tall the text is.

    The lines break as Qt breaks them in a label, in a document and in `drawText`.
    """
    from PySide6.QtGui import QTextLayout, QTextOption  # the first paint marks nothing, and need not wait for them

    layout = QTextLayout(text.replace("\n", "\u2028"), font)
    option = QTextOption()
    option.setWrapMode(QTextOption.WrapMode.WordWrap if wrap else QTextOption.WrapMode.NoWrap)
    layout.setTextOption(option)
    layout.beginLayout()
    top, out = 0.0, list[QRectF]()
    while (line := layout.createLine()).isValid():
        line.setLineWidth(width if wrap else 1e6)
        line.setPosition(QPointF(0, top))
        first, last = line.textStart(), line.textStart() + line.textLength()
        for start, end in spans:
            if start < last and end > first:
                left, right = (_x(line.cursorToX(place)) for place in (max(start, first), min(end, last)))
                out.append(QRectF(min(left, right) - 1, top, abs(right - left) + 2, line.height()))
        top += line.height()
    layout.endLayout()
    return out, top


def _x(answer: object) -> float:
    """PySide gives the place of a letter with the letter that it is of."""
    return float(answer[0] if isinstance(answer, tuple) else answer)  # type: ignore[arg-type]


def paint_marks(widget: QWidget, theme: Theme, text: str, font: QFont, room: QRectF, *, wrap: bool, middle: bool = False) -> None:
    """The grounds of a text that the widget is about to paint in `room`; middle: the text stands halfway between top and bottom."""
    spans = spans_for(widget, text)
    if not spans:
        return
    found, height = grounds(text, font, room.width(), spans, wrap=wrap)
    down = max(0.0, (room.height() - height) / 2) if middle else 0.0
    with QPainter(widget) as painter:
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        for ground in found:
            fill(painter, ground.translated(room.left(), room.top() + down), theme.colour("match"), 3)
