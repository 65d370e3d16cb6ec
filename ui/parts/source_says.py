"""On a document's page: everything it says. How much of each kind, its first figures, who states the same, and how it writes names."""

from collections.abc import Callable
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QWidget

from storage.locators import locator_in
from ui import formats
from ui.parts.links import NotedLink
from ui.parts.section import GrowingList, Section
from ui.parts.telling import ICONS, Doors, Telling
from ui.theme import Theme
from ui.widgets.badge import Badge
from ui.widgets.boxes import row
from ui.widgets.button import button
from ui.widgets.flow_layout import FlowLayout
from ui.widgets.label import Label
from ui.widgets.link import LinkButton

if TYPE_CHECKING:
    from storage.source_says import FirstFigure, Shared, SourceSays, Written

FIRST = 4


class SaysSection(Section):
    """How much of each kind, as links to the table; then the first figures."""

    def __init__(self, theme: Theme, says: "SourceSays", telling: Telling, doors: Doors) -> None:
        total = next((told.total for told in says.told if told.table == "statistics"), 0)
        every = button(theme, telling.say("record.all_in_table", n=total), "arrow-right", "link") if total > len(says.figures) else None
        super().__init__(theme, telling.text("says.title"), "", every)
        if every is not None:
            every.clicked.connect(lambda: doors.show(says.told[0].query))
        kinds = QWidget()
        flow = FlowLayout(kinds, space=12)
        for told in says.told:
            link = LinkButton(theme, telling.say(f"says.{told.table}", n=told.total), "small", ICONS[told.table])
            link.clicked.connect(lambda _=False, query=told.query: doors.show(query))
            flow.addWidget(link)
        self.add(kinds if says.told else Label(theme, telling.text("says.nothing"), "small", role="muted", wrap=True))
        for figure in says.figures:
            self.add(_figure(theme, figure, telling, doors))


def _figure(theme: Theme, figure: "FirstFigure", telling: Telling, doors: Doors) -> QWidget:
    value = formats.figure(figure.value, figure.decimals, figure.qualifier, figure.basis)
    link = NotedLink(
        theme, telling.say("says.figure", value=value, name=telling.first(figure.name)), locator_in(figure.locator, telling.language)
    )
    link.clicked.connect(lambda: doors.open(f"statistics/{figure.statistic_id}"))
    return row((link, 1), Badge(theme, "differ", formats.DIFFER), space=6) if figure.disagrees else link


class SharedSection(Section):
    """Other documents that state the same figures, and those that repeat the same body."""

    def __init__(self, theme: Theme, says: "SourceSays", telling: Telling, doors: Doors) -> None:
        super().__init__(theme, telling.text("says.shared"), f"{len(says.shared):,}" if says.shared else "")

        def make(place: int) -> QWidget:
            return _shared(theme, says.shared[place], telling, doors)

        self.add(GrowingList(theme, len(says.shared), FIRST, make, lambda n: telling.say("record.more", n=n)))
        if says.repeating_query is not None and says.body is not None:
            query = says.repeating_query
            link = LinkButton(theme, telling.say("says.repeating", n=says.repeating, name=telling.first(says.body)), "small", "books")
            link.clicked.connect(lambda: doors.show(query))
            self.add(link)


def _shared(theme: Theme, shared: "Shared", telling: Telling, doors: Doors) -> NotedLink:
    note = telling.say("says.shared_disputed" if shared.disputed else "says.shared_note", n=shared.figures, m=shared.disputed)
    made = NotedLink(theme, shared.title, note)
    made.clicked.connect(lambda: doors.open(f"sources/{shared.source_id}"))
    return made


class WrittenSection(Section):
    """Names that the document writes in its own way, each with the record that is meant."""

    def __init__(self, theme: Theme, says: "SourceSays", telling: Telling, doors: Doors) -> None:
        super().__init__(theme, telling.text("says.written"), f"{len(says.written):,}" if len(says.written) > 1 else "")

        def make(place: int) -> QWidget:
            return _written(theme, says.written[place], telling, doors)

        self.add(GrowingList(theme, len(says.written), FIRST, make, lambda n: telling.say("record.more", n=n)))


def _written(theme: Theme, written: "Written", telling: Telling, doors: Doors) -> NotedLink:
    made = NotedLink(theme, written.alias, telling.listed([telling.name(written.name), telling.code("alias_kind", written.kind)]))
    made.clicked.connect(lambda: doors.open(written.key))
    return made


def source_says(theme: Theme, says: "SourceSays", telling: Telling, doors: Doors) -> list[Callable[[], Section]]:
    """What makes the sections that there are, from top to bottom."""
    wanted = ((SaysSection, True), (SharedSection, bool(says.shared or says.repeating)), (WrittenSection, bool(says.written)))
    return [partial(section, theme, says, telling, doors) for section, there in wanted if there]
