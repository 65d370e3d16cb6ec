"""Who says so: everything behind one figure or record, in the place of its page, as near as one key."""

from itertools import pairwise
from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication, QEvent, Qt, Signal
from PySide6.QtGui import QFocusEvent
from PySide6.QtWidgets import QApplication, QFrame, QScrollArea, QVBoxLayout, QWidget

from storage.who_says import WhoSaysRequest
from ui.doors import doors
from ui.parts.claim_entry import ClaimEntry
from ui.parts.evidence_cards import SameYear, names_card, posts_card, statement_card, steps_card, voices_card
from ui.parts.evidence_head import EvidenceHead, title
from ui.parts.keys import native
from ui.parts.remarks import CautionsSection, DiscrepanciesSection
from ui.parts.sources import telling_button
from ui.parts.telling import Telling
from ui.theme import Theme
from ui.widgets.boxes import Rule, fill_box, ground, row
from ui.widgets.button import button, set_words
from ui.widgets.label import Label
from ui.workspace import Workspace

if TYPE_CHECKING:
    from storage.who_says import Voice, WhoSays

CHANNEL = "evidence"
MARGIN = 16
NAMES = ("title", "title_en", "title_zh", "name_en", "name_zh")


class EvidenceView(QWidget):
    """Shows who says so of the workspace's open record as long as that is asked. The old answer stays until the new one is there."""

    shown = Signal(str)  # the key of the record whose evidence is there now
    rule_wanted = Signal()

    def __init__(self, workspace: Workspace, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._workspace, self._theme = workspace, theme
        self._found: WhoSays | None = None
        self._entries: list[ClaimEntry] = []
        self._current: ClaimEntry | None = None
        self._to_claims = False
        self._doors = doors(workspace)
        self._title = Label(theme, "", "heading", "semibold")
        self._page = button(theme, "", "eye", "icon", " ")
        self._close = button(theme, "", "x", "icon", " ")
        self._copy = button(theme, "", "copy", "primary")
        self._copy_all = button(theme, "", "", "plain")
        self._source = button(theme, "", "books", "link")
        self._scroll = QScrollArea()
        self._lay_out()
        self._say()
        self._connect()
        if workspace.evidence is not None:
            self.load()

    def _lay_out(self) -> None:
        ground(self, "surface")
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self._scroll.setFrameShape(QFrame.Shape.NoFrame)
        self._scroll.setWidgetResizable(True)
        self._scroll.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        key = Label(self._theme, native(("F4",)), "caption", role="muted")
        bar = row(self._title, key, None, self._page, self._close, space=6, margins=(MARGIN, 0, 8, 0))
        bar.setFixedHeight(self._theme.size("filter_bar"))
        self._foot = row(self._copy, self._copy_all, None, self._source, margins=(MARGIN, 8, MARGIN, 8))
        fill_box(QVBoxLayout(self), (bar, (self._scroll, 1), Rule(), self._foot), 0, (0, 0, 0, 0))

    def _connect(self) -> None:
        workspace = self._workspace
        self._page.clicked.connect(lambda: workspace.open_record(workspace.record))
        self._close.clicked.connect(workspace.close_evidence)
        self._copy.clicked.connect(self._copy_one)
        self._copy_all.clicked.connect(self._copy_every)
        self._source.clicked.connect(lambda: self._current.open_source() if self._current else None)
        workspace.record_changed.connect(self._record_changed)
        workspace.languages_changed.connect(self._retell)
        workspace.rule_changed.connect(self._record_changed)

    def _say(self) -> None:
        telling = self._telling
        self._title.setText(telling.text("evidence.title"))
        set_words(self._page, "", telling.text("evidence.page"))
        set_words(self._close, "", telling.text("evidence.close"))
        set_words(self._copy, telling.text("evidence.copy_one"))
        set_words(self._source, telling.text("evidence.open_source"))
        self.setAccessibleName(telling.text("evidence.title"))
        self._scroll.setAccessibleName(self.accessibleName())

    @property
    def _telling(self) -> Telling:
        return Telling(self._workspace.language, self._workspace.record_language, self._workspace.label)

    @property
    def key(self) -> str:
        """The key of the record whose evidence is there, or empty."""
        return self._found.key if self._found else ""

    @property
    def entries(self) -> list[ClaimEntry]:
        """The claims, from top to bottom."""
        return self._entries

    def asked(self) -> tuple[str, str]:
        """The key and the field that it answers, for F4 while it has the keyboard."""
        return self._workspace.record, self._workspace.evidence or ""

    # -- the answer ------------------------------------------------------------------------------------------------------------------

    def _record_changed(self) -> None:
        if self._workspace.evidence is None:
            self._to_claims = False
        else:
            self.load()

    def load(self) -> None:
        """Asks who says what the open record says."""
        if self._workspace.record:
            request = WhoSaysRequest(self._workspace.record, self._workspace.evidence or "")
            self._workspace.ask(CHANNEL, request, self._take)

    def _take(self, answer: object) -> None:
        found: WhoSays = answer  # type: ignore[assignment]
        if (found.key, found.field) == (self._workspace.record, self._workspace.evidence):
            self._found = found
            self._build(found)
            self._scroll.verticalScrollBar().setValue(0)
            self.shown.emit(found.key)
            if self._to_claims:
                self._focus_claims()

    def _retell(self) -> None:
        self._say()
        if self._found is not None:
            self._build(self._found)

    def _build(self, found: "WhoSays") -> None:
        held = QApplication.focusWidget()
        had_keyboard = held is not None and self._scroll.isAncestorOf(held)
        self._entries, self._current = [], None
        content = ground(QWidget(), "surface")
        fill_box(QVBoxLayout(content), (*self._parts(found, self._telling), None), 10, (MARGIN, 0, MARGIN, MARGIN))
        content.setAccessibleName(self._telling.say("evidence.name", name=title(found, self._telling)[0]))
        self._scroll.setWidget(content)
        content.show()
        self._current = self._entries[0] if self._entries else None
        telling, several = self._telling, len(self._voices(found)) > 1
        set_words(self._copy_all, telling.say("evidence.copy_all", n=len(self._voices(found))))
        self._copy_all.setVisible(several)
        self._foot.setVisible(bool(self._entries))
        self._order(content)
        if had_keyboard:
            self._focus_claims()

    def _parts(self, found: "WhoSays", telling: Telling) -> list[QWidget]:
        """From top to bottom."""
        theme, page, doors = self._theme, found.page, self._doors
        parts: list[QWidget] = [EvidenceHead(theme, found, telling)]
        if found.evidence and len(found.evidence.claims) > 1:
            parts.append(steps_card(theme, found, found.evidence, telling, self.rule_wanted.emit))
        unit = telling.first(telling.labels("units", str(page.measured["unit_id"]))) if found.evidence else ""
        parts += [statement_card(theme, one, unit, telling, self._entry) for one in found.statements]
        if not found.evidence and found.voices:
            parts.append(voices_card(theme, found, telling, self._entry))
        elif not found.evidence:
            parts.append(Label(theme, telling.text("record.no_sources"), "small", role="muted", wrap=True))
        if found.posts:
            parts.append(posts_card(theme, found, telling, doors))
        if found.spellings:  # right below the head if a name was asked for
            parts.insert(1 if found.field in NAMES else len(parts), names_card(theme, found, telling, doors))
        if found.evidence and found.evidence.otherwise:
            parts.append(SameYear(theme, found.evidence, telling, doors))
        if page.cautions:
            parts.append(CautionsSection(theme, page, telling, doors))
        if page.discrepancies:
            parts.append(DiscrepanciesSection(theme, page, telling, doors))
        return parts

    def _entry(self, voice: "Voice") -> ClaimEntry:
        made = ClaimEntry(self._theme, voice, self._telling, self._doors)
        made.entered.connect(lambda: self._enter(made))
        made.moved.connect(lambda step: self._move(made, step))
        claim, found = voice.witness.claim, self._found
        if claim and found and found.evidence and len(found.evidence.claims) > 1 and found.key == f"statistics/{claim.statistic_id}":
            made.mark_opened()
        self._entries.append(made)
        return made

    @staticmethod
    def _voices(found: "WhoSays") -> "list[Voice]":
        return [voice for one in found.statements for voice in one.voices] or list(found.voices)

    # -- keyboard --------------------------------------------------------------------------------------------------------------------

    def focusInEvent(self, event: QFocusEvent) -> None:
        """The keyboard goes to the first claim; if the answer is still on its way, as soon as it is there."""
        super().focusInEvent(event)
        self._focus_claims()

    def _focus_claims(self) -> None:
        self._to_claims = (self.key, self._found.field if self._found else None) != (self._workspace.record, self._workspace.evidence)
        if not self._to_claims:
            target: QWidget = self._current or self._scroll
            target.setFocus(Qt.FocusReason.OtherFocusReason)

    def _order(self, content: QWidget) -> None:
        """Tab leads from the last of the answer to the buttons at the foot: Qt puts what is new behind them."""
        stops = [widget for widget in content.findChildren(QWidget) if widget.focusPolicy() & Qt.FocusPolicy.TabFocus]
        for one, following in pairwise((*stops[-1:], self._copy, self._copy_all, self._source)):
            QWidget.setTabOrder(one, following)

    def _enter(self, entry: ClaimEntry) -> None:
        self._current = entry
        if entry is self._entries[0] and not self._scroll.verticalScrollBar().value():
            return  # the panel has just been opened: what it is about stays to be seen
        QCoreApplication.sendPostedEvents(None, QEvent.Type.LayoutRequest.value)  # a new page takes its height now, not later
        self._scroll.ensureWidgetVisible(entry, 0, 12)

    def _move(self, entry: ClaimEntry, step: int) -> None:
        """To the claim above or below; from the first one further up to the top of the panel."""
        place = self._entries.index(entry) + step
        if 0 <= place < len(self._entries):
            self._entries[place].setFocus(Qt.FocusReason.TabFocusReason)
        else:
            bar = self._scroll.verticalScrollBar()
            bar.setValue(bar.minimum() if step < 0 else bar.maximum())

    # -- what a reader does ----------------------------------------------------------------------------------------------------------

    def _copy_one(self) -> None:
        if self._current is not None:
            self._current.copy_citation()
            telling_button(self._copy, self._theme, self._telling)

    def _copy_every(self) -> None:
        if self._found is not None:
            witnesses = [voice.witness for voice in self._voices(self._found)]
            self._doors.cite(list(dict.fromkeys((witness.source, witness.locator) for witness in witnesses)))
            telling_button(self._copy_all, self._theme, self._telling)
