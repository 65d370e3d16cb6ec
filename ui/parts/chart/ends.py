"""The names of the lines at their ends, beside the plot: none over another, as close to its line as it can be."""

from collections.abc import Sequence

from PySide6.QtCore import QPointF, QRectF
from PySide6.QtGui import QPainter

from storage.chart_words import shown
from ui.parts.chart.courses import Courses
from ui.parts.chart.look import clear, pen
from ui.parts.chart.scale import Frame, amount

ROOM = 0.3  # of the width, at most, for the names
LONG = 170  # pixels of a name and its value, above which they stand one below the other
GREAT, MOST_DIGITS = 10_000_000, 4  # a value from here on is told in its magnitude, if it has no more digits than so many


class Ends(Courses):
    """Courses with names at their ends."""

    def right_margin(self, width: float) -> float:
        if "labels" not in self.data.spec.shown:
            return self.look.px(16)
        widest = max((self._label_width(number) for number in self._labelled()), default=0)
        numbers = max((self.look.width(self._value(number)) for number in self._labelled()), default=0)
        return max(min(widest + self.look.px(20), width * ROOM), numbers + self.look.px(20))  # names give way, numbers do not

    def _labelled(self) -> list[int]:
        return [number for number, series in enumerate(self.panel.series) if series.points and not self.styles[number].muted]

    def _value(self, number: int, frame: Frame | None = None) -> str:
        """The last value that is seen: in its magnitude where that is short and keeps every digit."""
        points = self.panel.series[number].points
        point = points[-1] if frame is None else next((one for one in reversed(points) if one.x <= frame.right), points[0])
        short = len(str(int(abs(point.value))).rstrip("0")) <= MOST_DIGITS and point.value.is_integer()
        if self.data.spec.measure == "value" and abs(point.value) >= GREAT and short:
            return amount(point.value, point.value, self.look.language)
        return shown(point, self.data.spec.measure)

    def _named(self, number: int) -> str:
        """What stands at the end of a line; a panel of one line has its name as its title."""
        return "" if self.titled and len(self.panel.series) == 1 else self.name(number)

    def _label_width(self, number: int) -> float:
        name = self.look.width(self._named(number), "small", "semibold")
        value = self.look.width(self._value(number))
        return max(name, value) if self._two_lines(name, value) else name + self.look.px(6) + value

    def _two_lines(self, name: float, value: float) -> bool:
        return name + value > self.look.px(LONG)

    def paint_beside(self, painter: QPainter, frame: Frame) -> None:
        if "labels" not in self.data.spec.shown:
            return
        look, plot = self.look, frame.plot
        ends = []
        for number in self._labelled():
            inside = [point for point in self.panel.series[number].points if point.x <= frame.right]
            if inside:
                ends.append(
                    (min(max(frame.height(inside[-1].value), plot.top()), plot.bottom()), number, float(frame.across(inside[-1].x)))
                )
        wide = frame.whole - plot.right() - look.px(12)
        heights = {number: self._tall(number, wide) for _, number, _ in ends}
        for (y, number, x), middle in zip(sorted(ends), spread_out(sorted(ends), heights, plot), strict=True):
            room = QRectF(plot.right() + look.px(10), middle - heights[number] / 2, wide, heights[number])
            self._label(painter, room, self._named(number), self._value(number, frame))
            if abs(middle - y) > look.px(3) or plot.right() - x > look.px(24):
                painter.setPen(pen(clear(self.styles[number].colour, 140), look.px(0.8), (1, 2)))
                painter.drawLine(QPointF(min(x + look.px(7), plot.right()), y), QPointF(plot.right() + look.px(7), middle))

    def _tall(self, number: int, wide: float) -> float:
        name, value = self.look.width(self._named(number), "small", "semibold"), self.look.width(self._value(number))
        lines = 2 if self._two_lines(name, value) or name + value + self.look.px(6) > wide else 1
        return lines * self.look.line("small") + 1

    def _label(self, painter: QPainter, room: QRectF, name: str, value: str) -> None:
        look = self.look
        if room.height() > 1.5 * look.line("small"):
            half = room.height() / 2
            look.write(painter, QRectF(room.left(), room.top(), room.width(), half), name, "text", "small", "semibold")
            look.write(painter, QRectF(room.left(), room.top() + half, room.width(), half), value, "muted")
        else:
            used = look.write(painter, room, name, "text", "small", "semibold") + look.px(6) if name else 0.0
            look.write(painter, room.adjusted(used, 0, 0, 0), value, "muted")


def spread_out(ends: Sequence[tuple[float, int, float]], heights: dict[int, float], plot: QRectF) -> list[float]:
    """Middles of the labels, from top to bottom: as close to their lines as they can be without one lying over another."""
    blocks: list[tuple[list[tuple[float, float]], float]] = []  # (wanted middle, height) of each, and the top of the block
    for y, number, _ in ends:
        members = [(y, heights[number])]
        while True:
            tall = sum(height for _, height in members)
            offset, wanted = 0.0, []
            for middle, height in members:
                wanted.append(middle - height / 2 - offset)
                offset += height
            top = min(max(sum(wanted) / len(wanted), plot.top() - 8), max(plot.bottom() + 8 - tall, plot.top() - 8))
            if blocks and blocks[-1][1] + sum(height for _, height in blocks[-1][0]) > top:
                members = blocks.pop()[0] + members
            else:
                blocks.append((members, top))
                break
    out = []
    for members, top in blocks:
        for _, height in members:
            out.append(top + height / 2)
            top += height
    return out
