"""Lines as arrays: where they lead, where they are not settled, and where their sources differ."""

from dataclasses import dataclass

import numpy as np

from storage.chart_values import ChartSeries
from ui.parts.chart.drawing import bound, kind_of, unsettled


@dataclass(frozen=True)
class Trace:
    """A line as arrays: decimal years, drawn values (logarithms, on such an axis), and for each point whether the one before leads to it.

    loose: whether that way is dashed, because the figure is not settled.
    """

    x: np.ndarray
    y: np.ndarray
    joined: np.ndarray
    loose: np.ndarray
    special: tuple[int, ...] = ()  # points whose marker is drawn however dense they are
    wide: tuple[int, ...] = ()  # points whose sources differ


def trace_of(series: ChartSeries, *, log: bool) -> Trace:
    points = series.points
    y = np.array([point.value for point in points], dtype=float)
    bounds = np.array([bound(point) for point in points]) != 0
    free = np.array([unsettled(point) for point in points], dtype=bool)
    joined = np.array(series.joined, dtype=bool) & ~bounds
    if len(points) > 1:
        joined[1:] &= ~bounds[:-1]
    special = tuple(place for place, point in enumerate(points) if bound(point) or kind_of(point) != "whole")
    wide = tuple(place for place, point in enumerate(points) if point.high > point.low)
    x = np.array([point.x for point in points], dtype=float)
    return Trace(x, np.log10(y) if log else y, joined, free, special, wide)


def middle(series: ChartSeries, place: int) -> float:
    return round((series.points[place - 1].x + series.points[place].x) / 2, 3)


def usual(x: np.ndarray) -> float:
    return float((x[-1] - x[0]) / (len(x) - 1)) if len(x) > 1 else 1.0


def alone(trace: Trace) -> list[int]:
    """Points that no line touches."""
    after = np.append(trace.joined[1:], False)
    return [int(place) for place in np.flatnonzero(~trace.joined & ~after)] if len(trace.x) < 5000 else []


def runs(series: ChartSeries, trace: Trace) -> list[list[int]]:
    """Neighbours that are joined and of which one at least is stated differently."""
    if not trace.wide:
        return []
    wide, runs = set(trace.wide), []
    run: list[int] = []
    for place in range(len(series.points)):
        if run and not (trace.joined[place] and (place in wide or run[-1] in wide)):
            runs.append(run)
            run = []
        run.append(place)
    runs.append(run)
    return [run for run in runs if len(run) > 1]
