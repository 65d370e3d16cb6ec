"""The least that a program of this kind can be: Qt, and a table view with nothing in it."""

from PySide6.QtWidgets import QApplication, QTableView

from tests.bench.programs.first_paint import screen_size, telling

if __name__ == "__main__":
    app = QApplication([])
    view = type("View", (QTableView,), {"paintEvent": telling(QTableView.paintEvent, lambda table: True)})()
    view.resize(*screen_size(1440, 900))
    view.show()
    app.exec()
