"""Where Python looks for cycles: on the GUI thread alone.

Whichever thread happens to make the seven hundredth object looks through all of them, and a cycle that holds a widget would then be taken
apart by the thread that searches: Qt ends the program for it.
"""

import gc

from PySide6.QtCore import QObject, QTimer

PAUSE = 1000  # milliseconds


def look() -> None:
    """Takes apart the cycles of every generation that has grown by as much as Python itself would wait for. On the GUI thread."""
    for generation, (grown, enough) in reversed(list(enumerate(zip(gc.get_count(), gc.get_threshold(), strict=True)))):
        if grown > enough:
            gc.collect(generation)
            return


def look_here(owner: QObject) -> None:
    """From now on cycles are looked for once in a while on this thread, for as long as `owner` lives, and on no other."""
    gc.disable()
    gc.freeze()  # what is there by now stays
    timer = QTimer(owner, interval=PAUSE)
    timer.timeout.connect(look)
    timer.start()
