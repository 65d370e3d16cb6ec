"""Lines of a million points: only what is seen is drawn, and of each column of pixels only its ends."""

import numpy as np
import pyqtgraph as pg
from PySide6.QtGui import QPainter

from ui.parts.chart.scale import Frame

PER_PIXEL = 4  # points a column of pixels, above which they are thinned


def thinned(x: np.ndarray, y: np.ndarray, joined: np.ndarray, frame: Frame) -> tuple[np.ndarray, np.ndarray, np.ndarray]:
    """The points within the frame and one beside it at either end; of many, the least and the greatest of each column of pixels."""
    first = max(int(np.searchsorted(x, frame.left)) - 1, 0)
    last = min(int(np.searchsorted(x, frame.right, "right")) + 1, len(x))
    x, y, joined = x[first:last], y[first:last], joined[first:last]
    step = len(x) // max(1, int(frame.plot.width()))
    return _ends(x, y, joined, step) if step >= PER_PIXEL else (x, y, joined)


def _ends(x: np.ndarray, y: np.ndarray, joined: np.ndarray, step: int) -> tuple[np.ndarray, np.ndarray, np.ndarray]:
    """Of each `step` points the least and the greatest, at the place of the first of them. A gap within them opens the line there."""
    whole = len(x) // step * step
    blocks = y[:whole].reshape(-1, step)
    thin = np.empty(2 * len(blocks))
    thin[::2], thin[1::2] = blocks.min(axis=1), blocks.max(axis=1)
    leads = np.ones(len(thin), dtype=bool)
    leads[::2] = joined[:whole].reshape(-1, step).all(axis=1)
    return np.repeat(x[:whole:step], 2), thin, leads


def polyline(painter: QPainter, x: np.ndarray, y: np.ndarray, joined: np.ndarray) -> None:
    """Draws a line that leads to each point which is `joined` to the one before."""
    connect = np.append(joined[1:], False).astype(np.int32)
    painter.drawPath(pg.arrayToQPath(x, y, connect=connect))
