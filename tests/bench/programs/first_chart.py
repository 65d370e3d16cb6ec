"""The processor time until the first chart is painted: ours in an open window, or pyqtgraph's own import, plot and paint. Prints ms.

first_chart.py ours DATABASE | first_chart.py pyqtgraph | first_chart.py next DATABASE   (the second chart, from click to painted)
"""

import sys
import time
from pathlib import Path

from PySide6.QtCore import QCoreApplication, QEventLoop
from PySide6.QtWidgets import QApplication

SIZE = (1440, 900)


def pyqtgraph() -> float:
    app = QApplication([])
    begin = time.process_time()
    import pyqtgraph as pg

    plot = pg.PlotWidget()
    for number in range(5):
        plot.plot(list(range(2000, 2025)), [number * year % 97 for year in range(25)], symbol="o")
    plot.resize(900, 600)
    plot.show()
    app.processEvents()
    plot.grab()
    return (time.process_time() - begin) * 1000


def ours(database: str, *, first: bool) -> float:
    from storage.query import Query
    from tests.bench.window import Opened
    from ui.workspace import Place

    opened = Opened(Path(database), Query("statistics"))
    opened.window.resize(*SIZE)
    QCoreApplication.processEvents()

    def chart(indicator: str) -> float:
        begin = time.process_time()
        opened.workspace.go(Place("chart", Query("statistics"), f"indicators/{indicator}"))
        while True:
            QCoreApplication.processEvents(QEventLoop.ProcessEventsFlag.WaitForMoreEvents, 5)
            view = opened.window.centre.page("chart")
            if view is not None and view.data is not None and view.data.spec.indicators == (indicator,) and opened.workspace.idle:
                break
        QCoreApplication.processEvents()
        view.canvas.viewport().repaint()
        return (time.process_time() - begin) * 1000

    took = chart("pct-applications")
    return took if first else chart("rd-share-of-gdp")


if __name__ == "__main__":
    kind, *rest = sys.argv[1:]
    print(pyqtgraph() if kind == "pyqtgraph" else ours(rest[0], first=kind == "ours"))
