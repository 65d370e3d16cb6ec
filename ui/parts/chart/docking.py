"""Where the read-out stands: in the corner that covers least of the lines, and not over what is read. It stays as long as it can."""

from collections.abc import Sequence

from PySide6.QtCore import QPointF, QRectF, QSizeF


class Dock:
    """Remembers what the corners cover while nothing but the mouse moves."""

    def __init__(self) -> None:
        self._covered: dict[tuple[object, ...], list[float]] = {}
        self._last: tuple[object, int] = None, -1

    def place(
        self, area: QRectF, size: QSizeF, own: QRectF, points: Sequence[QPointF], read: Sequence[QPointF], drawn: object
    ) -> QPointF:  # fmt: skip
        """The upper left of the read-out.

        own: a room to be kept free altogether, or empty. drawn: what `points` are of: another object, other points.
        """
        corners = [
            QPointF(x, y)
            for y in (area.top() + 6, area.bottom() - size.height() - 6)
            for x in (area.left() + 8, area.right() - size.width() - 8)
        ]
        rooms = [QRectF(corner, size) for corner in corners]
        before, here = self._last
        if before is drawn and here >= 0 and not self._in_the_way(rooms[here], own, read):
            return corners[here]
        key = (id(drawn), size.width(), size.height())
        if key not in self._covered:
            self._covered = {key: [sum(room.contains(point) for point in points) for room in rooms]}
        best = min(range(len(rooms)), key=lambda number: (self._in_the_way(rooms[number], own, read), self._covered[key][number]))
        self._last = drawn, best
        return corners[best]

    @staticmethod
    def _in_the_way(room: QRectF, own: QRectF, read: Sequence[QPointF]) -> float:
        over = room.intersected(own)
        return over.width() * over.height() + sum(room.contains(point) for point in read)
