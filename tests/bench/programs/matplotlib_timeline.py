"""A pan and zoom frame of the same timeline in matplotlib; run by an environment that has it.

Arguments: items, lanes, frames, words beside marks (0: all years are in view), years in view. Prints the processor's milliseconds of each
frame, a line each.
"""

import sys
import time

import numpy as np
from matplotlib.backends.backend_agg import FigureCanvasAgg  # type: ignore[import-not-found]
from matplotlib.figure import Figure  # type: ignore[import-not-found]


def main(items: int, lanes: int, frames: int, words: int, years: float) -> None:
    drawn = np.random.default_rng(1)
    days = 1886 + 140 * np.sort(drawn.random(items)) ** 0.5
    figure = Figure((12, 7), dpi=100)
    canvas = FigureCanvasAgg(figure)
    axes = figure.add_subplot()
    axes.plot(days, drawn.integers(0, lanes, items), ".", markersize=4)
    axes.set_yticks(range(lanes), [f"Lane {lane}" for lane in range(lanes)])
    for place in range(words):
        axes.text(1990 + years * (place / words - 0.5), place % lanes, f"an event and what it is called {place}", fontsize=8, clip_on=True)
    whole = years if words else 140
    canvas.draw()
    for frame in range(frames):
        width = whole * 0.985**frame
        start = time.thread_time()
        axes.set_xlim(1990 - width / 2 + frame * width * 0.002, 1990 + width / 2 + frame * width * 0.002)
        canvas.draw()
        print((time.thread_time() - start) * 1000)


if __name__ == "__main__":
    items, lanes, frames, words, years = sys.argv[1:]
    main(int(items), int(lanes), int(frames), int(words), float(years))
