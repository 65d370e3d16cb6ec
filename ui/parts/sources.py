"""Who says so: each source of a record with where it says it, and of a statistic what it states and whether that fits."""

from typing import TYPE_CHECKING

from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QPushButton, QVBoxLayout, QWidget

from storage.locators import locator_in
from ui import formats
from ui.parts.address import Address
from ui.parts.section import GrowingList, Section
from ui.parts.telling import Doors, Telling
from ui.theme import Theme
from ui.widgets.badge import Badge
from ui.widgets.boxes import fill_box, row
from ui.widgets.button import button, set_words
from ui.widgets.label import Label
from ui.widgets.link import LinkButton

if TYPE_CHECKING:
    from storage.evidence import Evidence
    from storage.record import RecordPage, Witness

FIRST = 6
ROOM = 286  # for words and badges in one line, where the page is narrowest
INSET = 2  # where the words of a link begin
LINE = (INSET, 1, 0, 1)
TOLD = 1600  # milliseconds that a button says what it did


def telling_button(made: QPushButton, theme: Theme, telling: Telling) -> None:
    """Lets a button say that it copied, and then be itself again."""
    told = telling.text("record.copied")
    icon, words, tip, name = made.icon(), made.text(), made.toolTip(), made.accessibleName()
    if name == told:
        return
    made.setIcon(theme.icon("check", "good"))
    set_words(made, told if words else "", told)
    made.setAccessibleName(told)

    def back() -> None:
        made.setIcon(icon)
        if made.accessibleName() == told:  # else the page was told in another language meanwhile
            set_words(made, words.replace("&&", "&"), tip)
            made.setAccessibleName(name)

    QTimer.singleShot(TOLD, made, back)


class SourceEntry(QWidget):
    """One source."""

    def __init__(self, theme: Theme, page: "RecordPage", witness: "Witness", telling: Telling, doors: Doors) -> None:
        super().__init__()
        self._theme, self._telling, self._doors, self._witness = theme, telling, doors, witness
        source = witness.source
        self.title = LinkButton(theme, source.title, "small", role="text", weight="medium")
        self.title.clicked.connect(lambda: doors.open(f"sources/{source.source_id}"))
        self.copy = button(theme, "", "copy", "small", telling.text("record.copy_citation"))
        self.copy.setAccessibleName(f"{telling.text('record.copy_citation')}: {source.title}")
        self.copy.clicked.connect(self._copy)
        self._box = QVBoxLayout(self)
        fill_box(self._box, (row((self.title, 1), self.copy, space=4), self._quiet(self._meta()), *self._badges(page)), 2, (0, 4, 0, 6))
        for text in self._notes():
            self._box.addWidget(self._quiet(text))
        self.address: Address | None = None
        if source.url:
            self._offer_address()

    def _quiet(self, text: str) -> Label:
        made = Label(self._theme, text, "caption", role="muted", wrap=True, selectable=True)
        made.setContentsMargins(INSET, 0, 0, 0)
        return made

    def _meta(self) -> str:
        source, telling = self._witness.source, self._telling
        day = telling.period(source.published_on) if source.published_on else telling.text("record.no_date")
        kind = telling.code("source_kind", self._witness.kind)
        origin = telling.say("record.of_origin", name=telling.first(self._witness.origin)) if self._witness.origin else ""
        tongue = telling.code("language", self._witness.language) if self._witness.language else ""
        return " · ".join(part for part in (source.publisher or source.author, day, kind, tongue, origin) if part)

    def _badges(self, page: "RecordPage") -> list[QWidget]:
        """What it states, its standing, and where: in one line if there is room."""
        theme, telling, witness = self._theme, self._telling, self._witness
        line: list[QWidget] = []
        claim, evidence = witness.claim, page.evidence
        if claim is not None and evidence is not None:
            stated = formats.figure(claim.value, claim.decimals, claim.qualifier, claim.basis)
            line.append(Label(theme, stated, "small", "semibold", selectable=True))
            if claim.outside:
                line.append(Badge(theme, "differ", telling.text("record.outside")))
            elif claim.picked and evidence.values_differ:
                line.append(Badge(theme, "shown", telling.text("record.shown")))
        line.append(Badge(theme, witness.source.standing, telling.code("standing", witness.source.standing)))
        where = self._where(page)
        if where is None:
            return [row(*line, None, space=6, margins=LINE)]
        taken = sum(widget.sizeHint().width() + 6 for widget in line) + where.sizeHint().width()
        if taken <= ROOM:
            return [row(*line, (where, 1), space=6, margins=LINE)]
        return [row(*line, None, space=6, margins=LINE), row((where, 1), margins=LINE)]

    def _where(self, page: "RecordPage") -> Label | None:
        """Where in the source, and for which field."""
        witness, telling = self._witness, self._telling
        field = telling.say("record.of_field", field=telling.field(page.table, witness.field)) if witness.field else ""
        said = " · ".join(part for part in (locator_in(witness.locator, telling.language), field) if part)
        if not said:
            return None
        fits = self._theme.metrics("small").horizontalAdvance(said) < ROOM / 2
        return Label(self._theme, said, "small", wrap=not fits, selectable=True)

    def _notes(self) -> list[str]:
        claim, telling = self._witness.claim, self._telling
        parts = [self._witness.note, self._witness.source.licence]
        if claim is not None:
            basis = telling.code("basis", claim.basis) if claim.basis != "stated" else ""
            status = telling.code("status", claim.status) if claim.status else ""
            parts = [" · ".join(part for part in (basis, status, claim.note) if part), *parts]
        return [part for part in parts if part]

    def _copy(self) -> None:
        self._doors.cite(((self._witness.source, self._witness.locator),))
        telling_button(self.copy, self._theme, self._telling)

    # -- its address: shown first, opened only then ----------------------------------------------------------------------------------

    def _offer_address(self) -> None:
        self.offer = LinkButton(self._theme, self._telling.text("record.open_address"), "caption")
        self.offer.setAccessibleDescription(self._telling.say("record.address_of", title=self._witness.source.title))
        self.offer.clicked.connect(self.show_address)
        self._box.addWidget(self.offer)

    def show_address(self) -> None:
        """Shows the address with what can be done with it, or hides it again."""
        if self.address is None:
            self.address = Address(self._theme, self._witness.source.url, self._telling, self._doors)
            self._box.addWidget(self.address)
            return
        self.address.setVisible(self.address.isHidden())


class SourcesSection(Section):
    """All sources of a record, and of a statistic why the shown value is the one shown."""

    def __init__(self, theme: Theme, page: "RecordPage", telling: Telling, doors: Doors) -> None:
        several = len(page.sources) > 1
        every = button(theme, telling.say("record.copy_citations", n=len(page.sources)), "copy", "link") if several else None
        heading = telling.text("record.document" if page.table == "sources" else "record.who_says")
        super().__init__(theme, heading, f"{len(page.sources):,}" if several else "", every)
        if page.evidence is not None and len(page.evidence.claims) > 1:
            self.add(Label(theme, why(page.evidence, telling), "small", role="muted", wrap=True, selectable=True))
        if not page.sources:
            self.add(Label(theme, telling.text("record.no_sources"), "small", role="muted", wrap=True))
        if every is not None:
            every.clicked.connect(lambda: self._copy_all(theme, page, telling, doors, every))

        def make(place: int) -> SourceEntry:
            return SourceEntry(theme, page, page.sources[place], telling, doors)

        self.list = GrowingList(theme, len(page.sources), FIRST, make, lambda n: telling.say("record.more", n=n))
        self.add(self.list)

    @staticmethod
    def _copy_all(theme: Theme, page: "RecordPage", telling: Telling, doors: Doors, pressed: QPushButton) -> None:
        doors.cite([(witness.source, witness.locator) for witness in page.sources])
        telling_button(pressed, theme, telling)


def why(evidence: "Evidence", telling: Telling) -> str:
    """Why values differ, and by which rule and which of its steps the shown one was picked."""
    step = telling.text(f"decided.{evidence.step}")
    differ = f"{telling.text(f'differ.{evidence.kind}')} " if evidence.kind else ""
    return f"{differ}{telling.say('picked.by', step=step)} {telling.say('picked.rule', rule=telling.text(f'rule.{evidence.rule}'))}"
