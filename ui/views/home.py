"""The first page, which already answers something: what is inside, three questions worked out, what is new."""

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, QTimer
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QFrame, QHBoxLayout, QScrollArea, QVBoxLayout, QWidget

from storage.home import newest_events
from storage.query import Filter, Query
from storage.tables import BY_NAME
from ui.parts.answers import Answers
from ui.parts.keys import Keys
from ui.parts.newest import Newest
from ui.parts.telling import Telling
from ui.theme import Theme
from ui.widgets.boxes import column, fill_box, ground, own_viewport, row
from ui.widgets.button import button, set_words
from ui.widgets.label import Label
from ui.workspace import Place, Workspace

if TYPE_CHECKING:
    from storage.home import HomePage

CHANNEL = "home"
FRAME = 16  # milliseconds: the first frame is on the screen before a thread begins to work the answers out
MARGINS = (40, 28, 40, 16)
SIDE, NARROW = 300, 860  # of the keys beside the events; under NARROW they stand below


class HomeView(QWidget):
    """Totals and events are there at the first paint; the questions are worked out off the GUI thread once the page is seen."""

    def __init__(self, workspace: Workspace, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._workspace, self._theme = workspace, theme
        self._title = Label(theme, "", "display", "semibold")
        self._totals = Label(theme, "", role="muted", wrap=True)
        self.answers = Answers(theme)
        self._newest_title = Label(theme, "", "heading", "semibold")
        self._all = button(theme, "", "arrow-right", "link")
        self.newest = Newest(theme)
        self._keys_title = Label(theme, "", "heading", "semibold")
        self._keys = Keys(theme)
        self._below = QHBoxLayout()
        self._lay_out()
        self.tell()
        self.answers.painted.connect(lambda: QTimer.singleShot(FRAME, self, self._ask))
        self.answers.asked.connect(self._open_query)
        self.newest.opened.connect(workspace.open_record)
        self._all.clicked.connect(lambda: self._open_query(Query("events")))
        workspace.languages_changed.connect(self.tell)
        workspace.rule_changed.connect(self._ask)

    def _lay_out(self) -> None:
        ground(self, "surface")
        head = row(self._newest_title, None, self._all)
        head.setFixedHeight(32)
        keys_head = row(self._keys_title, None)
        keys_head.setFixedHeight(32)
        self._side = column(keys_head, self._keys, None, space=4)
        fill_box(self._below, ((column(head, self.newest, None, space=4), 1), self._side), 48, (0, 0, 0, 0))
        page = ground(QWidget(), "surface")
        fill_box(QVBoxLayout(page), (self._title, self._totals, 14, self.answers, 18, self._below, None), 6, MARGINS)
        scroll = QScrollArea()
        scroll.setFrameShape(QFrame.Shape.NoFrame)
        scroll.setWidgetResizable(True)
        scroll.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        scroll.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        ground(own_viewport(scroll), "surface")
        scroll.setWidget(page)
        fill_box(QVBoxLayout(self), ((scroll, 1),), 0, (0, 0, 0, 0))
        self.setFocusProxy(self.answers.cards[0])

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        narrow = self.width() < NARROW
        self._below.setDirection(QBoxLayout.Direction.TopToBottom if narrow else QBoxLayout.Direction.LeftToRight)
        self._below.setSpacing(16 if narrow else 48)
        self._side.setFixedWidth(SIDE)

    def tell(self) -> None:
        """Says everything in the languages of now."""
        workspace = self._workspace
        telling = Telling(workspace.language, workspace.record_language, workspace.label)
        totals = {name: workspace.total(name) for name in ("events", "statistics", "sources")}
        self._title.setText(telling.text("home.title"))
        self._totals.setText(telling.say("home.totals", **totals))
        self._newest_title.setText(telling.text("home.newest"))
        set_words(self._all, telling.say("home.all_events", n=totals["events"]))
        self.newest.setAccessibleName(telling.text("home.newest"))
        self.newest.set_events(newest_events(workspace.records, workspace.label, totals["events"]), telling)
        self._keys_title.setText(telling.text("home.keys"))
        self._keys.tell(telling)
        self.answers.tell(telling, {card.question.query: self._query_words(card.question.query) for card in self.answers.cards})

    def focused_query(self) -> Query | None:
        """The query of the question that has the keyboard; of none, that of the first question."""
        cards = self.answers.cards
        return next((card.question.query for card in cards if card.hasFocus()), cards[0].question.query)

    def _query_words(self, query: Query) -> str:
        """What the query asks: the text, then what its filters let through."""
        filters = [self._filter_words(condition) for condition in query.here]
        return " · ".join([query.text, *filters] if query.text else filters)

    def _filter_words(self, condition: Filter) -> str:
        """What a filter lets through; of a flag, its name."""
        label, said = self._workspace.filter_words(condition)
        return label if BY_NAME[condition.table].field(condition.field).kind == "flag" else said

    def _ask(self) -> None:
        from storage.requests import HomeRequest  # once the page is seen

        self._workspace.ask(CHANNEL, HomeRequest(), self._take)

    def _take(self, answer: object) -> None:
        page: HomePage = answer  # type: ignore[assignment]
        self.answers.answer(page.questions)

    def _open_query(self, query: Query) -> None:
        self._workspace.go(Place("table", self._workspace.carried(query)))
