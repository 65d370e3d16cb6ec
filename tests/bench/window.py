"""The program's window in the process that measures it, and peers that stand in for what Qt offers by itself."""

import sqlite3
import time
from collections.abc import Callable, Iterable, Sequence
from pathlib import Path

from PySide6.QtCore import QCoreApplication, QEventLoop, QTimer
from PySide6.QtSql import QSqlDatabase, QSqlQueryModel, QSqlTableModel
from PySide6.QtWidgets import QApplication, QTableView

from storage import paths
from storage.query import Query
from ui.settings import Settings
from ui.start import prepare
from ui.views.table import TableView
from ui.window import Window
from ui.workspace import Place, Workspace

SIZE = (1700, 1500)  # more than forty rows
PATIENCE = 120  # seconds


def until(done: Callable[[], object]) -> None:
    """Lets events happen until it is done, asleep between them as a program is. TimeoutError if it never is."""
    end = time.perf_counter() + PATIENCE
    waking = QTimer(interval=1000)
    waking.start()
    while not done():
        QCoreApplication.processEvents(QEventLoop.ProcessEventsFlag.WaitForMoreEvents)
        if time.perf_counter() > end:
            raise TimeoutError("the window never came to rest")


def application() -> QApplication:
    """The one there is, or a new one."""
    found = QApplication.instance()
    return found if isinstance(found, QApplication) else QApplication([])


class Opened:
    """The program's window on a database, on a table's results and answered to the end."""

    def __init__(self, database: Path, query: Query) -> None:
        self.app = application()
        settings = Settings({})
        self.theme = prepare(self.app, settings, paths.resources())
        self.workspace = Workspace(database)
        self.window = Window(self.workspace, self.theme, settings)
        self.window.resize(*SIZE)
        self.window.show()
        self.window.activateWindow()
        self.ask(query)

    @property
    def table(self) -> TableView:
        """The table of results; once it was shown."""
        table = self.window.table
        assert table is not None
        return table

    def ask(self, query: Query) -> None:
        """Shows a query's results and waits until everything about it is answered."""
        self.workspace.go(Place("table", query))
        until(lambda: self.workspace.idle)
        QCoreApplication.processEvents()

    def close(self) -> None:
        self.window.close()
        QCoreApplication.processEvents()
        self.workspace.close()


def strings(rows: Iterable[Sequence[str]], columns: int, database: Path) -> None:
    """A table of strings, for a model of Qt's own to show."""
    connection = sqlite3.connect(database)
    connection.execute(f"CREATE TABLE shown ({', '.join(f'c{place} TEXT' for place in range(columns))})")
    connection.executemany(f"INSERT INTO shown VALUES ({', '.join('?' * columns)})", rows)
    connection.commit()
    connection.close()


def connected(database: Path, name: str) -> QSqlDatabase:
    """Qt's own connection to a SQLite file, read only."""
    connection = QSqlDatabase.addDatabase("QSQLITE", name)
    connection.setDatabaseName(str(database))
    connection.setConnectOptions("QSQLITE_OPEN_READONLY")
    if not connection.open():
        raise OSError(connection.lastError().text())
    return connection


def everything(model: QSqlQueryModel) -> None:
    """Fetches the rows that such a model has not yet fetched: before that it does not know its last one."""
    while model.canFetchMore():
        model.fetchMore()


def stock_view(model: QSqlQueryModel, like: QTableView) -> QTableView:
    """A table view with Qt's own delegate, as large as another and with its rows and columns."""
    view = QTableView()
    view.setModel(model)
    view.setWordWrap(False)
    view.setShowGrid(False)
    view.verticalHeader().hide()
    view.verticalHeader().setDefaultSectionSize(like.verticalHeader().defaultSectionSize())
    view.setSelectionBehavior(QTableView.SelectionBehavior.SelectRows)
    view.setVerticalScrollMode(QTableView.ScrollMode.ScrollPerPixel)
    view.setFrameShape(QTableView.Shape.NoFrame)
    for place in range(model.columnCount()):
        view.setColumnWidth(place, like.columnWidth(place))
    view.resize(like.size())
    view.show()
    return view


def table_model(database: QSqlDatabase, name: str) -> QSqlTableModel:
    model = QSqlTableModel(None, database)
    model.setTable(name)
    model.select()
    return model
