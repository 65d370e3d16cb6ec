"""Icons as outlines: one file of path data instead of a font or an SVG module, crisp at any scale and always in a colour of the theme."""

import json
import logging
import re
from collections.abc import Callable, Iterator
from pathlib import Path

from PySide6.QtCore import QRect, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QIcon, QIconEngine, QPainter, QPainterPath, QPixmap

_COMMAND = re.compile(r"([A-DF-Za-df-z])([^A-DF-Za-df-z]*)")
_NUMBER = re.compile(r"-?\d*\.?\d+(?:[eE][-+]?\d+)?")
_TAKES = {"M": 2, "L": 2, "H": 1, "V": 1, "Q": 4, "C": 6, "Z": 0}
_ADD: dict[str, Callable[..., None]] = {
    "M": QPainterPath.moveTo,
    "L": QPainterPath.lineTo,
    "Q": QPainterPath.quadTo,
    "C": QPainterPath.cubicTo,
}
_log = logging.getLogger(__name__)


def _segments(data: str) -> Iterator[tuple[str, list[float]]]:
    """Each command with its numbers; a command that stands once before several sets of numbers is repeated."""
    for command, text in _COMMAND.findall(data):
        numbers, count = _numbers(text), _TAKES[command.upper()]
        yield command, numbers[:count]
        again = {"M": "L", "m": "l"}.get(command, command)  # further pairs after a move are lines
        for place in range(count, len(numbers) if count else 0, count or 1):
            yield again, numbers[place : place + count]


def _numbers(text: str) -> list[float]:
    try:
        return [float(number) for number in text.split()]
    except ValueError:  # parted by commas, or by nothing but a sign or a point
        return [float(number) for number in _NUMBER.findall(text)]


def parse(data: str) -> QPainterPath:
    """SVG path data (M L H V Q C Z, absolute or relative) as a path filled by winding, as font outlines are. KeyError for others."""
    path = QPainterPath()
    path.setFillRule(Qt.FillRule.WindingFill)
    for command, numbers in _segments(data):
        if command in _ADD:
            _ADD[command](path, *numbers)
        elif command in "Zz":
            path.closeSubpath()
        else:
            _add(path, command, numbers)
    return path


def _add(path: QPainterPath, command: str, numbers: list[float]) -> None:
    """A line along an axis, or a command whose numbers count from where the path is."""
    here, kind = path.currentPosition(), command.upper()
    x0, y0 = (here.x(), here.y()) if command.islower() else (0.0, 0.0)
    if kind == "H":
        path.lineTo(numbers[0] + x0, here.y())
    elif kind == "V":
        path.lineTo(here.x(), numbers[0] + y0)
    else:
        _ADD[kind](path, *(number + (y0 if place % 2 else x0) for place, number in enumerate(numbers)))


class Icons:
    """The outlines in a file that `resources/icons/draw.py` wrote; an icon that is not there is drawn as nothing, and logged."""

    def __init__(self, file: Path) -> None:
        self._file = file
        self._data: dict[str, dict[str, object]] | None = None
        self._paths: dict[str, tuple[QPainterPath, float]] = {}

    def names(self) -> list[str]:
        return sorted(self._read())

    def _read(self) -> dict[str, dict[str, object]]:
        if self._data is None:
            try:
                self._data = json.loads(self._file.read_text(encoding="utf-8"))
            except (OSError, ValueError) as fault:
                _log.warning("no icons: %s", fault)
                self._data = {}
        return self._data

    def outline(self, name: str) -> tuple[QPainterPath, float]:
        """The path, and the side of the square that it stands in."""
        if name not in self._paths:
            entry = self._read().get(name)
            if entry is None:
                _log.warning("no icon is named %s", name)
                entry = {"path": "", "viewbox": 1}
            self._paths[name] = parse(str(entry["path"])), float(str(entry["viewbox"]))
        return self._paths[name]

    def draw(self, painter: QPainter, name: str, rect: QRectF, colour: QColor) -> None:
        """Fills the outline into `rect`, which should be square."""
        path, side = self.outline(name)
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.translate(rect.topLeft())
        painter.scale(rect.width() / side, rect.height() / side)
        painter.fillPath(path, colour)
        painter.restore()


class Engine(QIconEngine):
    """Draws one icon in the colour that the theme has at that moment, so that a change of theme needs no new icons."""

    def __init__(self, icons: Icons, name: str, colour: Callable[[bool], QColor]) -> None:
        super().__init__()
        self._icons, self._name, self._colour = icons, name, colour

    def paint(self, painter: QPainter, rect: QRect, mode: QIcon.Mode, state: QIcon.State) -> None:
        side = min(rect.width(), rect.height())
        square = QRectF(rect.x() + (rect.width() - side) / 2, rect.y() + (rect.height() - side) / 2, side, side)
        self._icons.draw(painter, self._name, square, self._colour(mode != QIcon.Mode.Disabled))

    def pixmap(self, size: QSize, mode: QIcon.Mode, state: QIcon.State) -> QPixmap:
        return self.scaledPixmap(size, mode, state, 1.0)

    def scaledPixmap(self, size: QSize, mode: QIcon.Mode, state: QIcon.State, scale: float) -> QPixmap:
        picture = QPixmap(round(size.width() * scale), round(size.height() * scale))
        picture.setDevicePixelRatio(scale)
        picture.fill(Qt.GlobalColor.transparent)
        painter = QPainter(picture)
        self.paint(painter, QRect(0, 0, size.width(), size.height()), mode, state)
        painter.end()
        return picture

    def clone(self) -> QIconEngine:
        return Engine(self._icons, self._name, self._colour)
