"""What a reader must know before using what the page says: cautions about its figures, and where texts differ about the record."""

from typing import TYPE_CHECKING

from PySide6.QtCore import QPoint, Qt
from PySide6.QtWidgets import QScrollArea, QVBoxLayout, QWidget

from storage.locators import locator_in
from ui.parts.section import GrowingList, Section
from ui.parts.telling import Doors, Telling
from ui.theme import Theme
from ui.widgets.badge import Badge, BadgeButton
from ui.widgets.boxes import fill_box, row
from ui.widgets.label import Label
from ui.widgets.link import LinkButton

if TYPE_CHECKING:
    from storage.cautions import Caution
    from storage.discrepancies import Discrepancy, Side
    from storage.record import RecordPage

FIRST = 3
INSET = (2, 0, 0, 0)


class CautionsSection(Section):
    """One quiet sentence each, with the document that it rests on."""

    def __init__(self, theme: Theme, page: "RecordPage", telling: Telling, doors: Doors) -> None:
        super().__init__(theme, telling.text("record.cautions"))

        def make(place: int) -> QWidget:
            caution = page.cautions[place]
            return _entry(_sentence(theme, telling.spoken(caution.text)), _rests_on(theme, caution, telling, doors))

        self.list = GrowingList(theme, len(page.cautions), FIRST, make, lambda n: telling.say("record.more", n=n))
        self.add(self.list)


def _rests_on(theme: Theme, caution: "Caution", telling: Telling, doors: Doors) -> QWidget:
    if not caution.source_id:
        own = Label(theme, telling.text("record.caution.own"), "caption", role="muted")
        own.setContentsMargins(*INSET)
        return own
    link = LinkButton(theme, caution.source_title, "caption")
    link.clicked.connect(lambda: doors.open(f"sources/{caution.source_id}"))
    return link


class DiscrepanciesSection(Section):
    """Each case with what it is about, both texts with the place in them, and the other record, if it is another."""

    def __init__(self, theme: Theme, page: "RecordPage", telling: Telling, doors: Doors) -> None:
        count = len(page.discrepancies)
        super().__init__(theme, telling.text("record.discrepancies"), f"{count:,}" if count > 1 else "")
        own = {page.key, *(f"statistics/{witness.claim.statistic_id}" for witness in page.sources if witness.claim)}

        def make(place: int) -> QWidget:
            return _case(theme, page.discrepancies[place], own, telling, doors)

        self.list = GrowingList(theme, count, FIRST, make, lambda n: telling.say("record.more", n=n))
        self.add(self.list)


class TextsDiffer(BadgeButton):
    """At the top of a page: says that texts differ about it, and leads to where they stand, however far below."""

    def __init__(self, theme: Theme, page: "RecordPage", telling: Telling) -> None:
        kinds = dict.fromkeys(telling.code("discrepancy_kind", case.kind) for case in page.discrepancies)
        said = telling.say("record.discrepancy.below", kinds=telling.listed(list(kinds)))
        super().__init__(theme, "differ", said, telling.text("record.discrepancy.tip"))
        self.clicked.connect(self._lead)

    def _lead(self) -> None:
        around: QWidget | None = self
        while around is not None and not isinstance(around, QScrollArea):
            around = around.parentWidget()
        page = around.widget() if around is not None else None
        section = page.findChild(DiscrepanciesSection) if page is not None else None
        if around is None or page is None or section is None:
            return
        around.verticalScrollBar().setValue(section.mapTo(page, QPoint(0, 0)).y() - 8)
        first = next((link for link in section.findChildren(LinkButton) if link.isVisible()), None)
        if first is not None:
            first.setFocus(Qt.FocusReason.OtherFocusReason)


def _case(theme: Theme, case: "Discrepancy", own: set[str], telling: Telling, doors: Doors) -> QWidget:
    badge = row(Badge(theme, "differ", f"≠ {telling.code('discrepancy_kind', case.kind)}"), None, margins=INSET)
    texts = [_text(theme, side, telling, doors) for side in {(side.source, side.locator): side for side in case.sides}.values()]
    others = [_other(theme, side, telling, doors) for side in {side.key: side for side in case.sides if side.key not in own}.values()]
    return _entry(badge, _sentence(theme, telling.spoken(case.text)), *texts, *others)


def _text(theme: Theme, side: "Side", telling: Telling, doors: Doors) -> LinkButton:
    """One of both texts, with the place in it."""
    said = " · ".join(part for part in (side.source.title, locator_in(side.locator, telling.language)) if part)
    link = LinkButton(theme, said, "caption", "file-text")
    link.clicked.connect(lambda: doors.open(f"sources/{side.source.source_id}"))
    return link


def _other(theme: Theme, side: "Side", telling: Telling, doors: Doors) -> LinkButton:
    link = LinkButton(theme, telling.say("record.discrepancy.also", name=telling.name(side.name)), "caption")
    link.clicked.connect(lambda: doors.open(side.key))
    return link


def _sentence(theme: Theme, text: str) -> Label:
    made = Label(theme, text, "small", wrap=True, selectable=True)
    made.setContentsMargins(*INSET)
    return made


def _entry(*widgets: QWidget) -> QWidget:
    made = QWidget()
    fill_box(QVBoxLayout(made), widgets, 1, (0, 2, 0, 4))
    return made
