"""What stands at the year under the mouse: every line with its value, its place, whether its sources agree, and who says so."""

from collections.abc import Sequence
from typing import NamedTuple

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QWidget

from storage.chart_words import ends, period, shown
from storage.words import say
from ui.parts.chart.drawing import Drawer, Hit, kind_of
from ui.parts.chart.look import Look, Style, draw_marker, pen

MOST = 10
PAD, GAP, LINE = 12, 10, 24
LONGEST_NAME, LONGEST_SOURCE = 190, 150


class Row(NamedTuple):
    """badge: what is said of agreement; differs: whether it is a disagreement."""

    style: Style
    kind: str
    name: str
    value: str
    badge: str
    differs: bool
    rank: str
    publisher: str
    current: bool


def rows_of(drawer: Drawer, hits: Sequence[Hit], current: int, language: str) -> list[Row]:
    """The points as lines of text: those in colours, and the current one."""
    kept = [(place, hit) for place, hit in enumerate(hits) if not drawer.styles[hit.series].muted or place == current][:MOST]
    measure = drawer.data.spec.measure
    out = []
    for place, hit in kept:
        point, series = drawer.point(hit), drawer.panel.series[hit.series]
        badge = ""
        if point.point.disagrees:
            badge = "≠ " + "–".join(dict.fromkeys(ends(point, measure)))
        elif point.point.claims > 1:
            badge = "✓ " + say("chart.agree", language, n=point.point.claims)
        several = len(drawer.panel.series) > 1 and series.value_kind != "rank" and drawer.data.spec.kind != "scatter"
        rank = say("chart.rank_of", language, rank=point.rank) if several else ""
        name = drawer.name(hit.series)
        out.append(
            Row(
                drawer.styles[hit.series], kind_of(point), name, shown(point, measure), badge, point.point.disagrees, rank, point.publisher,
                place == current,
            )
        )  # fmt: skip
    return out


class Readout(QWidget):
    """A card that lets the mouse through; screen readers are told by the canvas. brief: names and values alone."""

    brief = False

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self._look: Look | None = None
        self.rows: list[Row] = []
        self._title = ""
        self._widths: list[float] = []
        self._hint = ""
        self.hide()

    def show_hits(self, drawer: Drawer, hits: Sequence[Hit], current: int, language: str) -> None:
        """Takes what is read; none hides it."""
        if not hits:
            self.hide()
            return
        self._look = drawer.look
        self.rows = rows_of(drawer, hits, current, language)
        self._title = period(drawer.point(hits[max(current, 0)]), language)
        self._hint = "" if self.brief else say("chart.click", language)
        if self.brief:
            self.rows = [row._replace(badge="≠" if row.differs else "", rank="", publisher="") for row in self.rows]
        self._measure()
        self.show()
        self.raise_()
        self.update()

    def _measure(self) -> None:
        look = self._look
        assert look is not None
        fields = (
            [min(look.width(row.name), look.px(LONGEST_NAME)) for row in self.rows],
            [look.width(row.value, "small", "semibold") for row in self.rows],
            [look.width(row.badge, "caption", "medium") + look.px(12) if row.badge else 0 for row in self.rows],
            [look.width(row.rank, "caption") for row in self.rows],
            [min(look.width(row.publisher, "caption"), look.px(LONGEST_SOURCE)) for row in self.rows],
        )
        self._widths = [max(widths, default=0) for widths in fields]
        used = [width for width in self._widths if width]
        head = look.width(self._title, "body", "semibold") + look.width(self._hint, "caption") + look.px(30)
        wide = max(sum(used) + look.px(GAP) * (len(used) - 1) + look.px(34), head)
        tall = look.px(LINE) * len(self.rows) + look.px(26)
        self.resize(round(wide + 2 * look.px(PAD)), round(tall + 2 * look.px(8)))

    def paintEvent(self, event: QPaintEvent) -> None:
        look = self._look
        if look is None:
            return
        with QPainter(self) as painter:
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            painter.setPen(pen(look.colour("line")))
            painter.setBrush(look.colour("raised"))
            painter.drawRoundedRect(self.rect().toRectF().adjusted(0.5, 0.5, -0.5, -0.5), 8, 8)
            inner = self.rect().toRectF().adjusted(look.px(PAD), look.px(8), -look.px(PAD), 0)
            head = QRectF(inner.left(), inner.top(), inner.width(), look.px(24))
            look.write(painter, head, self._title, "text", "body", "semibold")
            look.write(painter, head, self._hint, "muted", "caption", align="right")
            for place, row in enumerate(self.rows):
                top = inner.top() + look.px(26) + place * look.px(LINE)
                self._paint_row(painter, look, row, QRectF(inner.left(), top, inner.width(), look.px(LINE)))

    def _paint_row(self, painter: QPainter, look: Look, row: Row, room: QRectF) -> None:
        if row.current and len(self.rows) > 1:
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(look.colour("hover"))
            painter.drawRoundedRect(room.adjusted(-6, 1, 6, -1), 4, 4)
        middle = QPointF(room.left() + look.px(12), room.center().y())
        painter.setPen(pen(row.style.colour, look.px(2), row.style.dash))
        painter.drawLine(middle - QPointF(look.px(11), 0), middle + QPointF(look.px(11), 0))
        draw_marker(painter, look, middle, row.style, look.px(8), row.kind)
        left = room.left() + look.px(34)
        said = (row.name, row.value, row.badge, row.rank, row.publisher)
        looks = (
            ("text", "small", "regular", "left"), ("text", "small", "semibold", "right"), ("", "caption", "medium", "left"),
            ("muted", "caption", "regular", "right"), ("muted", "caption", "regular", "left"),
        )  # fmt: skip
        for words, wide, (colour, role, weight, align) in zip(said, self._widths, looks, strict=True):
            cell = QRectF(left, room.top(), wide + 1, room.height())
            if words and not colour:
                self._badge(painter, look, row, cell)
            elif words:
                look.write(painter, cell, words, colour, role, weight, align)
            left += wide + look.px(GAP) if wide else 0

    def _badge(self, painter: QPainter, look: Look, row: Row, cell: QRectF) -> None:
        role = "differ" if row.differs else "good"
        wide = look.width(row.badge, "caption", "medium") + look.px(12)
        ground = QRectF(cell.left(), cell.center().y() - look.px(9), wide, look.px(18))
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(look.colour(f"{role}_soft"))
        painter.drawRoundedRect(ground, 4, 4)
        look.write(painter, ground.adjusted(look.px(6), 0, 0, 0), row.badge, role, "caption", "medium")
