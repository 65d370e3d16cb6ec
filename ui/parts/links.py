"""Records tied to a record, kind by kind, as links with what ties them; long lists grow, or go on in the table."""

from typing import TYPE_CHECKING

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QPainter, QPaintEvent

from storage import words
from storage.tables import BY_NAME
from ui.parts.section import GrowingList, Section
from ui.parts.telling import Doors, Telling
from ui.theme import Theme
from ui.widgets.button import button
from ui.widgets.link import LinkButton

if TYPE_CHECKING:
    from storage.record import Group, RecordPage
    from storage.related import Linked

FIRST = 8
_CODES = {  # the lists of words that a note on a record of the table may come from
    "events": ("role", "event_kind"),
    "organizations": ("role", "organization_kind"),
    "people": ("role",),
    "programmes": ("programme_kind",),
    "areas": ("role", "area_kind"),
    "sources": ("role",),
}


class NotedLink(LinkButton):
    """A link with quiet words under it, in one widget: pages have many of them."""

    def __init__(self, theme: Theme, text: str, note: str) -> None:
        super().__init__(theme, text, "small")
        self._note, self._noted = note, dict[int, int]()
        self.setAccessibleDescription(note)

    def _note_height(self, width: float) -> float:
        if not self._note:
            return 0.0
        room = QRectF(0, 0, max(1.0, width - 4), 1e6)
        return self._theme.metrics("caption").boundingRect(room, Qt.TextFlag.TextWordWrap, self._note).height() + 1

    def heightForWidth(self, width: int) -> int:
        if width not in self._noted:
            self._noted[width] = super().heightForWidth(width) + round(self._note_height(width))
        return self._noted[width]

    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        if self._note:
            top = super().heightForWidth(self.width()) - 2
            with QPainter(self) as painter:
                painter.setFont(self._theme.font("caption"))
                painter.setPen(self._theme.colour("muted"))
                painter.drawText(QRectF(2, top, self.width() - 4, self.height() - top), Qt.TextFlag.TextWordWrap, self._note)


def tied(page: "RecordPage") -> "list[Group]":
    """The groups that have a section of their own: those that the record's own fields name stand among its facts."""
    fields = BY_NAME[page.table].by_name
    return [group for group in page.links if group.code not in fields]


class LinksSection(Section):
    """One kind of link."""

    def __init__(self, theme: Theme, group: "Group", telling: Telling, doors: Doors) -> None:
        every = None
        if group.query is not None and len(group.entries) > FIRST:
            query = group.query
            every = button(theme, telling.say("record.all_in_table", n=len(group.entries)), "arrow-right", "link")
            every.clicked.connect(lambda: doors.show(query))
        super().__init__(theme, telling.text(f"link.{group.code}"), f"{len(group.entries):,}", every)

        def make(place: int) -> LinkButton:
            entry = group.entries[place]
            made = NotedLink(theme, telling.name(entry.title), note_words(entry, telling))
            made.clicked.connect(lambda: doors.open(f"{entry.table}/{entry.id}"))
            return made

        self.list = GrowingList(theme, len(group.entries), FIRST, make, lambda n: telling.say("record.more", n=n))
        self.add(self.list)


def note_words(entry: "Linked", telling: Telling) -> str:
    """What ties the record, in words: a role, a post with its years, a kind, a day."""
    return telling.listed([said for note in entry.notes if (said := _note(entry.table, note, telling))])


def _note(table: str, note: str, telling: Telling) -> str:
    for name in _CODES.get(table, ()):
        if words.known(f"code.{name}.{note}"):
            return telling.code(name, note)
    if "/" in note and not any(character.isalpha() for character in note):
        start, _, end = note.partition("/")
        return telling.period(start, end) if end else f"{telling.period(start)}–" if start else ""
    return telling.period(note) if note[:4].isdecimal() else note
