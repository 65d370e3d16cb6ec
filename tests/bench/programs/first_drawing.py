"""The first drawing of a table of dates, from an application without anything to a painted widget: ours, or pyqtgraph's.

Arguments: `ours` or `pyqtgraph`, database, table. Prints the processor's milliseconds.
"""

import sys
import time
from pathlib import Path

from PySide6.QtWidgets import QApplication, QWidget

from storage.library import Library
from storage.query import Query
from storage.tables import BY_NAME
from ui.theme import Theme

SIZE = (1200, 700)


def ours(library: Library, table: str, theme: Theme) -> QWidget:
    from storage.timeline import TimelineRequest
    from ui.parts.telling import Telling
    from ui.parts.timeline import naming
    from ui.parts.timeline.board import Shown
    from ui.parts.timeline.canvas import Canvas
    from ui.parts.timeline.scene import Said
    from ui.parts.timeline.tracks import Tracks

    view, query = BY_NAME[table], Query(table)
    titles = naming.Titles(library.records)
    titles.use(view, Telling("en", "en", library.label))
    line = TimelineRequest(query, library.rows_of_query(query), "indicator_id").answer(library)
    canvas = Canvas(theme, titles, lambda place: "")
    lanes = naming.lanes(view, line, "", {}, "size", frozenset())[:15]
    canvas.resize(*SIZE)
    canvas.show()
    canvas.show_timeline(line, Tracks(line), Shown(lanes, None, (), "en", True, 0, Said()), fit=True)
    return canvas


def plotted(library: Library, table: str, theme: Theme) -> QWidget:
    import numpy as np
    import pyqtgraph

    days = np.array(library.columns.days(table, BY_NAME[table].first)[0])
    widget = pyqtgraph.PlotWidget()
    widget.resize(*SIZE)
    widget.plot(days, np.arange(len(days)))
    widget.show()
    return widget  # type: ignore[no-any-return]


def main(which: str, database: Path, table: str) -> None:
    app = QApplication([])
    theme = Theme(Path(__file__).resolve().parents[3] / "resources", "light")
    theme.apply(app)
    library = Library(database)
    begin = time.process_time()
    shown = (ours if which == "ours" else plotted)(library, table, theme)
    app.processEvents()
    if not shown.isVisible():
        raise SystemExit("nothing was shown")
    print((time.process_time() - begin) * 1000, flush=True)


if __name__ == "__main__":
    main(sys.argv[1], Path(sys.argv[2]), sys.argv[3])
