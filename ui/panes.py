"""Sidebar, results and what stands beside them (a record's page, or who says so); in a small window that lies over the results."""

from collections.abc import Callable, Mapping

from PySide6.QtCore import Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QSplitter, QStackedWidget, QWidget

from ui.settings import Settings
from ui.theme import Theme

WIDE, MIDDLE = 1400, 1200  # under WIDE panes are narrower; under MIDDLE what stands beside the results is a page over them
NARROW_SIDEBAR = 232


class Panes(QSplitter):
    """makers: what can stand beside the results, by name, each made when it is first wanted; `record`, `evidence` name its sizes too.

    Widths that the reader set are kept and come back.
    """

    def __init__(
        self, sidebar: QWidget, centre: QWidget, settings: Settings, theme: Theme, makers: Mapping[str, Callable[[], QWidget]]
    ) -> None:
        super().__init__(Qt.Orientation.Horizontal)
        self._settings, self._theme, self._makers = settings, theme, makers
        self._made: dict[str, QWidget] = {}
        self._shown = ""
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
    def beside(self) -> QWidget | None:
        """What stands beside the results or over them, or None."""
        return self._made.get(self._shown)

    @property
    def record(self) -> QWidget | None:
        """The record page, if it is to be seen."""
        return self._made.get("record") if self._shown == "record" else None

    @property
    def wide(self) -> bool:
        """Whether a page has a place beside the results."""
        return self.width() >= MIDDLE

    @property
    def covered(self) -> bool:
        """Whether a page lies over the results."""
        return self._cover.currentIndex() > 0

    def show_beside(self, name: str) -> None:
        """Shows one of the pages, or none if the name is empty."""
        self._shown = name
        if name and name not in self._made:
            self._made[name] = self._makers[name]()
            self._made[name].setMinimumWidth(self._theme.size("record_min"))
        self._arrange()

    def resizeEvent(self, event: QResizeEvent) -> None:
        old = event.oldSize().width()
        super().resizeEvent(event)
        if any((old < limit) != (self.width() < limit) for limit in (WIDE, MIDDLE)):
            self._arrange()

    def _arrange(self) -> None:
        shown = self.beside
        for page in self._made.values():
            if page is not shown:
                page.hide()
        if shown is not None and self.wide and self.indexOf(shown) < 0:
            self.addWidget(shown)
            self.setStretchFactor(self.indexOf(shown), 0)
        elif shown is not None and not self.wide and self._cover.indexOf(shown) < 0:
            self._cover.addWidget(shown)
        if shown is not None and not self.wide:
            self._cover.setCurrentWidget(shown)
        else:
            self._cover.setCurrentIndex(0)
        if shown is not None:
            shown.show()
        self._spread()

    def _spread(self) -> None:
        """Gives each pane the width that the reader set, else the one for this size of window."""
        if not self.width():
            return
        kept = self._settings.get("panes")
        kept = kept if isinstance(kept, dict) else {}
        small = self.width() < WIDE
        sidebar = kept.get("sidebar") or (NARROW_SIDEBAR if small else self._theme.size("sidebar"))
        place = self._place_beside
        first = self._theme.size("record_min" if small and self._shown == "record" else self._shown) if place else 0
        beside = min(kept.get(self._shown) or first, self.width() - sidebar - self._cover.minimumWidth() - 2) if place else 0
        sizes = [sidebar, max(1, self.width() - sidebar - beside - 2)]
        self.setSizes([*sizes, *(beside if index == place else 0 for index in range(2, self.count()))])

    @property
    def _place_beside(self) -> int:
        """The place in the splitter of the page that is to be seen, 0 if there is none or it lies over the results."""
        shown = self.beside
        return max(0, self.indexOf(shown)) if shown is not None else 0

    def _keep(self) -> None:
        kept = self._settings.get("panes")
        sizes = self.sizes()
        new = {**(kept if isinstance(kept, dict) else {}), "sidebar": sizes[0]}
        place = self._place_beside
        if place and sizes[place]:
            new[self._shown] = sizes[place]
        self._settings.set("panes", new)
