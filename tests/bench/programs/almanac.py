"""Starts the program as `main.py` does without arguments and times its first frame with rows: the start page, or the table of events.

usage: python -m tests.bench.programs.almanac home|table
"""

import sys

import main

main.before_qt()  # as a start does

from PySide6.QtWidgets import QAbstractItemView, QListView  # noqa: E402

import ui.start  # noqa: E402
from tests.bench.programs.first_paint import telling  # noqa: E402
from ui.workspace import Place, Workspace  # noqa: E402


class OnTheTable(Workspace):
    """A workspace that begins with the results in the place of the start page."""

    def __init__(self, *arguments: object, **options: object) -> None:
        super().__init__(*arguments, **options)  # type: ignore[arg-type]
        self._place = Place("table", self.query)


def watch(view: str) -> None:
    """Hooks the timing into the widget that shows rows in that view."""
    if view == "table":
        from ui.grid import Grid

        setattr(ui.start, "Workspace", OnTheTable)  # noqa: B010
        setattr(Grid, "paintEvent", telling(Grid.paintEvent, _has_rows))  # noqa: B010
    else:
        from ui.parts.newest import Newest

        setattr(Newest, "paintEvent", telling(QListView.paintEvent, _has_rows))  # noqa: B010


def _has_rows(table: QAbstractItemView) -> bool:
    return table.model().rowCount() > 0


if __name__ == "__main__":
    watch(sys.argv[1])
    sys.exit(main.main([]))
