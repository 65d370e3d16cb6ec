"""One who says so: a document with where in it, how well founded it is, and what can be done with it by mouse and keyboard."""

from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QPoint, Qt, Signal
from PySide6.QtGui import QContextMenuEvent, QFocusEvent, QKeyEvent, QKeySequence, QPainter, QPaintEvent
from PySide6.QtWidgets import QMenu, QVBoxLayout, QWidget

from ui.parts.address import Address
from ui.parts.evidence_words import notes, small_print, spoken, where
from ui.parts.sources import telling_button
from ui.parts.telling import Doors, Telling
from ui.theme import Theme
from ui.widgets.badge import Badge
from ui.widgets.boxes import fill_box, row
from ui.widgets.button import button
from ui.widgets.flow_layout import FlowLayout
from ui.widgets.label import Label
from ui.widgets.link import LinkButton
from ui.widgets.paint import focus_ring

if TYPE_CHECKING:
    from storage.who_says import Voice

_OPENS = (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Space, Qt.Key.Key_Menu)
_MOVES = {Qt.Key.Key_Up: -1, Qt.Key.Key_Down: 1}
INSET = 2


class ClaimEntry(QWidget):
    """Takes the keyboard as a whole: Enter or the menu key has its commands, Ctrl+C copies the citation, Tab leads to its buttons."""

    entered = Signal()  # it has the keyboard now
    moved = Signal(int)  # -1: to the claim above, 1: to the one below

    def __init__(self, theme: Theme, voice: "Voice", telling: Telling, doors: Doors) -> None:
        super().__init__()
        self._theme, self._telling, self._doors, self.voice = theme, telling, doors, voice
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setAccessibleName(spoken(voice, telling))
        witness = voice.witness
        source = witness.source
        title = LinkButton(theme, source.title, "small", role="text", weight="medium")
        title.clicked.connect(self.open_source)
        self.copy = button(theme, "", "copy", "small", telling.text("evidence.copy_one"))
        self.copy.setAccessibleName(f"{telling.text('evidence.copy_one')}: {source.title}")
        self.copy.clicked.connect(self.copy_citation)
        badge = Badge(theme, source.standing, telling.code("standing", source.standing))
        place = Label(theme, where(witness, telling), "small", role="muted", wrap=True, selectable=True)
        self._box = QVBoxLayout(self)
        place.setMinimumWidth(96)  # a long word does not widen the pane
        placed = row(badge, (place, 1), space=8, margins=(INSET, 0, 0, 0))
        placed.layout().setAlignment(badge, Qt.AlignmentFlag.AlignTop)  # type: ignore[union-attr]
        heads = (row((title, 1), self.copy, space=4), placed)
        fill_box(self._box, (*heads, self._quiet(small_print(witness, telling)), *map(self._note, notes(witness))), 2, (4, 5, 4, 5))
        self._box.addWidget(self._acts())
        self.address: Address | None = None

    def mark_opened(self) -> None:
        """Says that it is the row that the reader came from."""
        said = self._telling.text("evidence.opened")
        self._box.insertWidget(0, Badge(self._theme, "opened", said))
        self.setAccessibleDescription(said)

    def _quiet(self, text: str) -> Label:
        made = Label(self._theme, text, "caption", role="muted", wrap=True, selectable=True)
        made.setContentsMargins(INSET, 0, 0, 0)
        return made

    def _note(self, text: str) -> QWidget:
        """What must be known of it, in the source's own words or ours."""
        said = Label(self._theme, f"ⓘ {text}", "caption", role="muted", wrap=True, selectable=True)
        said.setContentsMargins(INSET, 0, 0, 0)
        said.setAccessibleName(text)
        return said

    def _acts(self) -> QWidget:
        """The links under it, as many a line as there is room for."""
        made = QWidget()
        flow = FlowLayout(made, space=12)
        for _, words, act in self.commands():
            if act in (self.toggle_address, self.show_all):
                link = LinkButton(self._theme, words, "caption")
                link.setAccessibleDescription(self.voice.witness.source.title)
                link.clicked.connect(act)
                flow.addWidget(link)
        return made

    # -- what can be done ------------------------------------------------------------------------------------------------------------

    def commands(self) -> list[tuple[str, str, Callable[[], None]]]:
        """(icon, words, what it does), as the menu has them."""
        telling, voice = self._telling, self.voice
        out = [("copy", telling.text("evidence.copy_one"), self.copy_citation)]
        if voice.witness.source.url:
            out.append(("arrow-square-out", telling.text("record.open_address"), self.toggle_address))
        if voice.total > 1:
            out.append(("table", telling.say(f"evidence.all.{voice.all_of_it.table}", n=voice.total), self.show_all))
        out.append(("books", telling.text("evidence.source_page"), self.open_source))
        if voice.witness.claim is not None:
            out.append(("chart-bar", telling.text("evidence.claim_page"), self.open_claim))
        return out

    def copy_citation(self) -> None:
        self._doors.cite(((self.voice.witness.source, self.voice.witness.locator),))
        telling_button(self.copy, self._theme, self._telling)

    def open_source(self) -> None:
        self._doors.open(f"sources/{self.voice.witness.source.source_id}")

    def open_claim(self) -> None:
        if self.voice.witness.claim is not None:
            self._doors.open(f"statistics/{self.voice.witness.claim.statistic_id}")

    def show_all(self) -> None:
        """The table with all that this source says."""
        self._doors.show(self.voice.all_of_it)

    def toggle_address(self) -> None:
        """Shows the address with what can be done with it, or hides it again; the keyboard goes to it, so that Enter confirms."""
        if self.address is None:
            self.address = Address(self._theme, self.voice.witness.source.url, self._telling, self._doors)
            self._box.addWidget(self.address)
            self.address.show()
        else:
            self.address.setVisible(self.address.isHidden())
        if not self.address.isHidden():
            (self.address.visit or self.address.copy).setFocus(Qt.FocusReason.OtherFocusReason)

    def menu(self) -> QMenu:
        """Its commands as a menu that takes itself away when it is closed."""
        menu = QMenu(self)
        menu.aboutToHide.connect(menu.deleteLater)
        for icon, words, act in self.commands():
            menu.addAction(self._theme.icon(icon), words.replace("&", "&&"), act)
        return menu

    # -- keyboard --------------------------------------------------------------------------------------------------------------------

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        self.menu().popup(event.globalPos())

    def event(self, event: QEvent) -> bool:
        """Ctrl+C is the window's, for rows of the table, unless a claim has the keyboard."""
        if event.type() == QEvent.Type.ShortcutOverride and isinstance(event, QKeyEvent) and event.matches(QKeySequence.StandardKey.Copy):
            event.accept()
            return True
        return super().event(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        key = Qt.Key(event.key())
        if event.matches(QKeySequence.StandardKey.Copy):
            self.copy_citation()
        elif key in _OPENS:
            self.menu().popup(self.mapToGlobal(QPoint(24, min(self.height(), 48))))
        elif key in _MOVES:
            self.moved.emit(_MOVES[key])
        else:
            super().keyPressEvent(event)

    def focusInEvent(self, event: QFocusEvent) -> None:
        super().focusInEvent(event)
        self.entered.emit()
        self.update()

    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        if self.hasFocus():
            with QPainter(self) as painter:
                painter.setRenderHint(QPainter.RenderHint.Antialiasing)
                focus_ring(painter, self._theme, self.rect().toRectF(), self._theme.radius("control"))
