"""Runs the program as its user does, on a real screen, and prints what was seen: started by test_window_flow as a program of its own."""

import json
import sys
from collections.abc import Callable, Iterator
from pathlib import Path

from PySide6.QtCore import QPoint, Qt, QTimer
from PySide6.QtGui import QInputMethodEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

import ui.window
from storage import userfile
from storage.export import FORMATS
from ui.window import Window
from ui.wish import Wish

PATIENCE = 30_000  # milliseconds


def steps(window: Window, folder: Path, seen: dict[str, object]) -> Iterator[Callable[[], bool]]:
    """What the reader does; each yielded condition is waited for."""
    space = window.workspace
    yield lambda: window.isActiveWindow() or window.isVisible()
    line = window.top.search.focusProxy()
    assert line is not None
    seen["focus"] = window.focusWidget() is line  # without a window manager no window is the active one
    typed = QInputMethodEvent()
    typed.setCommitString("华为 PCT")
    QApplication.sendEvent(line, typed)
    yield lambda: space.idle and len(space.rows) > 0 and space.query.table == "statistics"
    seen["rows"] = len(space.rows)
    seen["text"] = window.top.search.text()
    table = window.table
    assert table is not None
    grid = table.grids.main
    row = QPoint(200, 3 * grid.rowHeight(0) + 10)
    QTest.mouseClick(grid.viewport(), Qt.MouseButton.LeftButton, pos=row)
    yield lambda: bool(space.record) and space.idle and getattr(window.panes.record, "key", "") == space.record
    seen["record"] = space.record == space.key_of("statistics", space.rows[3])
    window.actions_["who_says_so"].trigger()
    yield lambda: space.evidence is not None and space.idle and getattr(window.panes.beside, "key", "") == space.record
    seen["claims"] = len(getattr(window.panes.beside, "entries", ()))
    window.actions_["escape"].trigger()
    seen["page"] = window.panes.beside is window.panes.record
    screen = window.screen().grabWindow(window.winId()).toImage()
    seen["colours"] = len({screen.pixel(x, y) for x in range(0, screen.width(), 5) for y in range(0, screen.height(), 5)})
    window.exporting.ask_path = lambda proposed, form: folder / proposed.name
    window.exporting.export(Wish("results", False, next(form for form in FORMATS if form.code == "xlsx")))
    yield lambda: window.exporting.job is None
    seen["files"] = [path.name for path in folder.iterdir()]
    for _ in range(2):
        window.actions_["back"].trigger()
    seen["home"] = space.view
    window.close()


def drive(window: Window, folder: Path) -> None:
    """Goes on to the next step when the last one's condition holds; gives up after PATIENCE."""
    seen: dict[str, object] = {}
    walk = steps(window, folder, seen)
    waiting: list[Callable[[], bool]] = [next(walk)]
    clock = QTimer(window, interval=20)

    def look() -> None:
        if waiting[0]():
            following = next(walk, None)
            if following is None:
                print(json.dumps(seen))
                clock.stop()
            else:
                waiting[0] = following

    clock.timeout.connect(look)
    clock.start()
    QTimer.singleShot(PATIENCE, window, lambda: (print(json.dumps({**seen, "late": True})), QApplication.exit(1)))


def main(database: Path, folder: Path) -> int:
    shown = Window.showEvent

    def show(window: Window, event: object) -> None:
        shown(window, event)  # type: ignore[arg-type]
        drive(window, folder)

    Window.showEvent = show  # type: ignore[assignment,method-assign]
    from storage import paths

    return ui.window.run(database, userfile.settings(paths.user_folder()))


if __name__ == "__main__":
    sys.exit(main(Path(sys.argv[1]), Path(sys.argv[2])))
