"""The bar under the menus: the way back, the one search box, the views, and the main button."""

from collections.abc import Sequence

from PySide6.QtCore import QSize, Qt, QTimer, Signal
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QHBoxLayout, QToolButton, QWidget

from storage.words import text
from ui.actions import Actions, plain
from ui.theme import Theme
from ui.widgets.boxes import fill_box, ground
from ui.widgets.button import button, set_words
from ui.widgets.search_box import SearchBox
from ui.widgets.segments import Segment, Segments
from ui.workspace import COLLECTION, HOME, Workspace

BURST = 1500  # milliseconds: what is typed with shorter pauses is one step back, not one a letter
WIDEST_SEARCH = 520


class TopBar(QWidget):
    """Back, forward, search, view switch (where there is more than one view) and Export."""

    typed = Signal()  # before what was typed is asked
    results_wanted = Signal()  # Enter or the down arrow in the search box

    def __init__(self, workspace: Workspace, theme: Theme, actions: Actions, views: Sequence[tuple[str, str, str]]) -> None:
        super().__init__()
        self._workspace, self._theme, self._actions, self._views = workspace, theme, actions, views
        self.search = SearchBox(theme)
        self.search.setMaximumWidth(WIDEST_SEARCH)
        self.search.setMinimumWidth(140)  # in the smallest window
        self._back, self._forward = self._arrow(actions["back"]), self._arrow(actions["forward"])
        self._segments = Segments(theme) if len(views) > 1 else None
        self._export = button(theme, "", "export", "primary")
        self._export.clicked.connect(actions["export"].trigger)
        self.collect = button(theme, "", "bookmark-simple", "plain")
        self.collect.clicked.connect(actions["collect_into"].trigger)
        self._pause = QTimer(self, singleShot=True, interval=BURST)
        self._lay_out()
        self.search.text_changed.connect(self._typed)
        self.search.accepted.connect(self._accepted)
        self.search.left_down.connect(self.results_wanted)
        actions["export"].enabledChanged.connect(self._export.setEnabled)
        actions["collect_into"].enabledChanged.connect(self.collect.setEnabled)
        workspace.place_changed.connect(self._follow)

    def _arrow(self, action: QAction) -> QToolButton:
        arrow = QToolButton()
        arrow.setDefaultAction(action)
        arrow.setAutoRaise(True)
        arrow.setIconSize(QSize(16, 16))
        arrow.setFixedSize(28, 28)
        arrow.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonIconOnly)
        arrow.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        return arrow

    def _lay_out(self) -> None:
        box = QHBoxLayout(self)
        middle = (self._segments,) if self._segments is not None else ()
        fill_box(box, (self._back, self._forward, self.search, *middle, None, self.collect, self._export), 8, (12, 0, 12, 0))
        box.setStretchFactor(self.search, 10)
        self.setFixedHeight(self._theme.size("tool_bar"))
        ground(self, "window")
        if self._segments is not None:
            self._segments.chosen.connect(self._workspace.show_view)

    def reword(self) -> None:
        """Says everything in the program's language."""
        language = self._workspace.language
        keys = self._actions["find"].shortcuts()
        hint = keys[-1].toString(keys[-1].SequenceFormat.NativeText) if keys else ""
        self.search.set_words(text("search.placeholder").in_language(language), text("search.clear").in_language(language), hint)
        set_words(self._export, text("button.export").in_language(language), plain(self._actions["export"].text()))
        set_words(self.collect, text("button.collect").in_language(language), plain(self._actions["collect_into"].text()))
        for arrow, code in ((self._back, "back"), (self._forward, "forward")):
            arrow.setAccessibleName(plain(self._actions[code].text()))
        if self._segments is not None:
            named = [Segment(key, text(title).in_language(language), icon) for key, title, icon in self._views]
            self._segments.set_segments(named)

    def _typed(self, typed: str) -> None:
        """The first letter after a pause makes a step back; the letters after it do not."""
        remember = not self._pause.isActive()
        self._pause.start()
        self.typed.emit()
        self._workspace.set_query(self._workspace.query.with_text(typed), remember=remember)

    def _accepted(self) -> None:
        self._pause.stop()
        self.results_wanted.emit()

    def _follow(self) -> None:
        """Shows the text that is asked; what an input method is composing is left alone."""
        asked = self._workspace.query.text
        if asked != self.search.text() and not self.search.composing:
            self.search.set_text(asked)
            self._pause.stop()
        if self._segments is not None:
            self._segments.set_current("" if self._workspace.view in (HOME, COLLECTION) else self._workspace.view)
