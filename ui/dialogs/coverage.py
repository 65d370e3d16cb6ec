"""How well founded the figures are: a page of numbers, each of which opens the figures that it counts."""

from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QDialog, QFrame, QScrollArea, QVBoxLayout, QWidget

from storage.coverage import CoverageRequest
from storage.query import Query
from ui.parts.coverage import ContestedFigures, Topics, report
from ui.parts.small_charts import rule_line
from ui.parts.telling import Telling
from ui.theme import Theme
from ui.widgets.boxes import Rule, column, fill_box, ground, row
from ui.widgets.button import button, set_words
from ui.widgets.label import Label
from ui.workspace import Place, Workspace

if TYPE_CHECKING:
    from storage.coverage import Coverage
    from storage.export.report import Report

CHANNEL = "coverage"
SIZE = (1080, 700)


class CoverageDialog(QDialog):
    """Worked out when it is opened, and again for another rule; what is pressed shows in the window, and the page goes.

    printed: is given the page for paper.
    """

    shown = Signal()

    def __init__(self, workspace: Workspace, theme: Theme, printed: "Callable[[Report], None]", parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._workspace, self._theme, self._printed = workspace, theme, printed
        self.coverage: Coverage | None = None
        self.topics: Topics | None = None
        self.contested: ContestedFigures | None = None
        self._area = QScrollArea()
        self._area.setWidgetResizable(True)
        self._area.setFrameShape(QFrame.Shape.NoFrame)
        self._print, self._close = button(theme, "", "printer"), button(theme, "")
        self._print.setEnabled(False)
        self._print.clicked.connect(self._to_paper)
        self._close.clicked.connect(self.accept)
        foot = row(self._print, None, self._close, margins=(24, 12, 24, 12))
        fill_box(QVBoxLayout(self), ((self._area, 1), Rule(), foot), 0, (0, 0, 0, 0))
        room = parent.size() if parent is not None else self.screen().availableSize()
        self.resize(min(SIZE[0], room.width() - 40), min(SIZE[1], room.height() - 40))
        self._retell()
        workspace.languages_changed.connect(self._retell)
        workspace.rule_changed.connect(self._ask)
        self._ask()

    @property
    def _telling(self) -> Telling:
        return Telling(self._workspace.language, self._workspace.record_language, self._workspace.label)

    def _ask(self) -> None:
        self._workspace.ask(CHANNEL, CoverageRequest(), self._take)

    def _take(self, answer: object) -> None:
        self.coverage = answer  # type: ignore[assignment]
        self._print.setEnabled(True)
        self._retell()
        self.shown.emit()

    def _retell(self) -> None:
        """Says everything in the languages of now."""
        telling, theme = self._telling, self._theme
        self.setWindowTitle(telling.text("coverage.title"))
        self._area.setAccessibleName(self.windowTitle())
        set_words(self._print, telling.text("coverage.print"))
        set_words(self._close, telling.text("button.close"))
        parts: list[QWidget | None] = [Label(theme, self.windowTitle(), "title", "semibold")]
        parts.append(Label(theme, telling.text("coverage.explain"), role="muted", wrap=True))
        if self.coverage is not None:
            self.topics = Topics(theme, self.coverage, telling, self._show)
            self.contested = ContestedFigures(theme, self.coverage, telling, self._open)
            parts += [rule_line(theme, self.coverage.rule, telling), self.topics, self.contested]
        self._area.setWidget(ground(column(*parts, None, space=10, margins=(24, 20, 24, 20)), "surface"))

    # -- what is pressed -------------------------------------------------------------------------------------------------------------

    def _show(self, query: Query) -> None:
        self.accept()
        self._workspace.go(Place("table", query))

    def _open(self, key: str) -> None:
        """Who says so, beside the table of its figures."""
        coverage = self.coverage
        assert coverage is not None
        self.accept()
        self._workspace.go(Place("table", coverage.lines[0].disagreeing.query))
        self._workspace.show_evidence(key)

    def _to_paper(self) -> None:
        if self.coverage is not None:
            telling = self._telling
            footer = telling.say("clipboard.almanac", version=self._workspace.meta.get("data_version", ""))
            self._printed(report(self.coverage, telling, footer))
