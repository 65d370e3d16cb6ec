"""Sidebar, results and record page side by side; in a small window the record page lies over the results."""

from collections.abc import Callable

from PySide6.QtCore import Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QSplitter, QStackedWidget, QWidget

from ui.settings import Settings
from ui.theme import Theme

WIDE, MIDDLE = 1400, 1200  # under WIDE panes are narrower; under MIDDLE the record is a page over the results
NARROW_SIDEBAR = 232


class Panes(QSplitter):
    """record: makes the record page when it is first wanted. Widths that the reader set are kept and come back."""

    def __init__(self, sidebar: QWidget, centre: QWidget, settings: Settings, theme: Theme, record: Callable[[], QWidget]) -> None:
        super().__init__(Qt.Orientation.Horizontal)
        self._settings, self._theme, self._make_record = settings, theme, record
        self._record: QWidget | None = None
        self._record_wanted = False
        self._cover = QStackedWidget()
        self._cover.addWidget(centre)
        self.setHandleWidth(1)
        self.setChildrenCollapsible(False)
        self.addWidget(sidebar)
        self.addWidget(self._cover)
        self.setStretchFactor(0, 0)
        self.setStretchFactor(1, 1)
        self._cover.setMinimumWidth(theme.size("content_min"))
        sidebar.setMinimumWidth(theme.size("sidebar_min"))
        sidebar.setMaximumWidth(420)
        self.splitterMoved.connect(self._keep)

    @property
    def record(self) -> QWidget | None:
        """The record page, if it is to be seen."""
        return self._record if self._record_wanted else None

    @property
    def wide(self) -> bool:
        """Whether the record page has a place beside the results."""
        return self.width() >= MIDDLE

    @property
    def covered(self) -> bool:
        """Whether the record page lies over the results."""
        return self._cover.currentIndex() == 1

    def show_record(self, wanted: bool) -> None:
        """Shows the record page, or puts it away."""
        self._record_wanted = wanted
        if wanted and self._record is None:
            self._record = self._make_record()
            self._record.setMinimumWidth(self._theme.size("record_min"))
        self._arrange()

    def resizeEvent(self, event: QResizeEvent) -> None:
        old = event.oldSize().width()
        super().resizeEvent(event)
        if any((old < limit) != (self.width() < limit) for limit in (WIDE, MIDDLE)):
            self._arrange()

    def _arrange(self) -> None:
        record = self._record
        if record is not None:
            beside = self.wide
            if beside and self.indexOf(record) < 0:
                self.addWidget(record)
                self.setStretchFactor(2, 0)
            elif not beside and self._cover.indexOf(record) < 0:
                self._cover.addWidget(record)
            self._cover.setCurrentIndex(1 if self._record_wanted and not beside else 0)
            record.setVisible(self._record_wanted)
        self._spread()

    def _spread(self) -> None:
        """Gives each pane the width that the reader set, else the one for this size of window."""
        if not self.width():
            return
        kept = self._settings.get("panes")
        kept = kept if isinstance(kept, dict) else {}
        small = self.width() < WIDE
        sidebar = kept.get("sidebar") or (NARROW_SIDEBAR if small else self._theme.size("sidebar"))
        beside = self._record is not None and self._record_wanted and self.indexOf(self._record) >= 0
        record = (kept.get("record") or self._theme.size("record_min" if small else "record")) if beside else 0
        sizes = [sidebar, max(1, self.width() - sidebar - record - 2)]
        self.setSizes([*sizes, record] if self.count() > 2 else sizes)

    def _keep(self) -> None:
        kept = self._settings.get("panes")
        sizes = self.sizes()
        new = {**(kept if isinstance(kept, dict) else {}), "sidebar": sizes[0]}
        if len(sizes) > 2 and sizes[2]:
            new["record"] = sizes[2]
        self._settings.set("panes", new)
