"""A facet in the sidebar: its values with counts to tick, the commonest first, the rest one click away and searchable."""

from collections.abc import Callable, Sequence
from typing import NamedTuple

from PySide6.QtCore import QPoint, QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QFrame, QListView, QSizePolicy, QVBoxLayout, QWidget

from ui.theme import Theme
from ui.widgets.boxes import own_viewport, row
from ui.widgets.button import button, set_words
from ui.widgets.facet_model import FacetDelegate, FacetModel, FacetValue
from ui.widgets.label import ElidedLabel, Label, plain_tip
from ui.widgets.line import Line

__all__ = ["FacetList", "FacetValue", "FacetWords"]

FEW = 5  # shown at first
FOLDER = 40  # pixels
MANY = 12  # rows seen at a time once it is unfolded; with more there is a box to search them


class FacetWords(NamedTuple):
    """What a facet says besides its values. more: the link that unfolds it, given how many are hidden. excluded: said of such a value."""

    title: str
    more: Callable[[int], str]
    fewer: str
    find: str
    note: str = ""
    excluded: str = ""


class _Rows(QListView):
    """The rows, as tall as they are many, up to MANY."""

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._theme = theme
        self.setFrameShape(QFrame.Shape.NoFrame)
        own_viewport(self)
        self.setMouseTracking(True)
        self.setUniformItemSizes(True)
        self.setSelectionMode(QListView.SelectionMode.NoSelection)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setVerticalScrollMode(QListView.ScrollMode.ScrollPerPixel)
        self.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):  # as space does: in a window of tables Enter is what hands find
            event = QKeyEvent(event.type(), Qt.Key.Key_Space, event.modifiers(), " ")
        super().keyPressEvent(event)

    def sizeHint(self) -> QSize:
        count = self.model().rowCount() if self.model() is not None else 0
        return QSize(self._theme.size("sidebar"), self._theme.size("facet_row") * min(count, MANY))

    def minimumSizeHint(self) -> QSize:
        return QSize(80, self.sizeHint().height())


class FacetList(QWidget):
    """A title, the values, and a link to the rest. Values come in the order to show; chosen ones are always in sight."""

    toggled = Signal(str, bool)  # the value, and whether the reader wants it chosen
    menu_wanted = Signal(str, QPoint)  # for a value

    def __init__(self, theme: Theme, words: FacetWords, *, foldable: bool = False) -> None:
        super().__init__()
        self._theme, self._words = theme, words
        self._values: list[FacetValue] = []
        self._unfolded = False
        self._room = FOLDER if foldable else 16  # at the end of the title: for the button that folds the facet away
        self._title = ElidedLabel(theme, "", "small", "semibold")
        self._note = Label(theme, "", "caption", role="muted")
        self._find = Line()
        self._model = FacetModel()
        self._rows = _Rows(theme)
        self._more = button(theme, "", "caret-down", "link")
        self._build()
        self.set_words(words)
        self._model.wanted.connect(self.toggled)
        self._find.textChanged.connect(self._show)
        self._more.clicked.connect(self._fold)
        self._rows.setContextMenuPolicy(Qt.ContextMenuPolicy.CustomContextMenu)
        self._rows.customContextMenuRequested.connect(self._ask_for_menu)

    def _build(self) -> None:
        self._rows.setModel(self._model)
        self._rows.setItemDelegate(FacetDelegate(self._theme, self._rows))
        self._find.setFont(self._theme.font("small"))
        self._find.setClearButtonEnabled(True)
        self._more.setFont(self._theme.font("small"))
        box = QVBoxLayout(self)
        box.setContentsMargins(0, 0, 0, 0)
        box.setSpacing(2)
        self._head = row((self._title, 1), self._note, margins=(16, 4, self._room, 2))
        box.addWidget(self._head)
        self._find_row = row(self._find, margins=(16, 0, 16, 2))
        self._more_row = row(self._more, None, margins=(34, 0, 16, 0))
        for part in (self._find_row, self._rows, self._more_row):
            box.addWidget(part)

    def set_words(self, words: FacetWords) -> None:
        """The same facet in other words."""
        self._words = words
        self._title.setText(words.title)
        self._head.setVisible(bool(words.title))
        self._model.excluded_word = words.excluded
        self._rows.setAccessibleName(words.title or words.find)
        self._note.setText(words.note)
        self._note.setToolTip(plain_tip(words.note))
        self._find.setPlaceholderText(words.find)
        self._find.setAccessibleName(f"{words.find}: {words.title}")
        self._show()

    def set_values(self, values: Sequence[FacetValue]) -> None:
        """Shows these values. What was unfolded or searched stays so."""
        self._values = list(values)
        self._show()

    @property
    def shown(self) -> tuple[FacetValue, ...]:
        """The values in sight."""
        return tuple(self._model.values)

    def unfold(self, unfolded: bool) -> None:
        """Shows all values, or the first few."""
        self._unfolded = unfolded
        if not unfolded:
            self._find.clear()
        self._show()

    def _fold(self) -> None:
        self.unfold(not self._unfolded)
        if self._unfolded and self._find.isVisibleTo(self):
            self._find.setFocus(Qt.FocusReason.OtherFocusReason)

    def _ask_for_menu(self, at: QPoint) -> None:
        index = self._rows.indexAt(at)
        index = index if index.isValid() else self._rows.currentIndex()
        if index.isValid():
            self.menu_wanted.emit(self._model.values[index.row()].value, self._rows.viewport().mapToGlobal(at))

    def _wanted(self) -> list[FacetValue]:
        if not self._unfolded:
            return [value for place, value in enumerate(self._values) if place < FEW or value.checked or value.excluded]
        sought = self._find.text().casefold().split()
        return [
            value for value in self._values if value.checked or value.excluded or all(word in value.label.casefold() for word in sought)
        ]

    def _show(self) -> None:
        few = self._wanted()
        before = self._rows.sizeHint().height()
        self._model.set_values(few, max((value.count for value in self._values), default=0))
        if self._rows.sizeHint().height() != before:
            self._rows.updateGeometry()
        hidden = len(self._values) - len(few)
        self._find_row.setVisible(self._unfolded and len(self._values) > MANY)
        self._more_row.setVisible(self._unfolded or hidden > 0)
        set_words(self._more, self._words.fewer if self._unfolded else self._words.more(hidden))
        self._more.setIcon(self._theme.icon("caret-up" if self._unfolded else "caret-down", "accent"))
