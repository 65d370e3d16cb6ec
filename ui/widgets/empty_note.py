"""Nothing found is an answer too: what was asked, what hides rows, how each word was read, what is near."""

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFrame, QSizePolicy, QVBoxLayout, QWidget

from ui.theme import Theme
from ui.widgets.boxes import Part, Rule, card, column, row
from ui.widgets.button import button
from ui.widgets.flow_layout import FlowLayout
from ui.widgets.label import ElidedLabel, Label
from ui.widgets.picture import Picture

WIDTH = 720


@dataclass(frozen=True, slots=True)
class NoteRow:
    """A line in a section. note: quiet words beside the text, or below it where there is a button; value: at the right edge."""

    text: str
    note: str = ""
    value: str = ""
    icon: str = ""
    action: str = ""
    key: str = ""
    strong: bool = False


@dataclass(frozen=True, slots=True)
class NoteSection:
    """A heading over rows on a card, or over choices: buttons in a line, each with the key that it stands for."""

    heading: str
    rows: tuple[NoteRow, ...] = ()
    choices: tuple[tuple[str, str], ...] = ()  # (words, key)


@dataclass(frozen=True, slots=True)
class Note:
    """A whole empty page. action: the words of its main button, none without."""

    icon: str
    title: str
    sentence: str = ""
    action: str = ""
    sections: tuple[NoteSection, ...] = ()


class EmptyNote(QWidget):
    """Stands in the place of results."""

    acted = Signal()  # the main button
    chosen = Signal(str)  # the key of a row's button or of a choice

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._theme = theme
        self._box = QVBoxLayout(self)
        self._box.setContentsMargins(16, 40, 16, 16)
        self._body: QWidget | None = None

    def show_note(self, note: Note) -> None:
        """Shows this, and nothing else."""
        if self._body is not None:
            self._box.removeWidget(self._body)
            self._body.hide()
            self._body.deleteLater()
        self._body = column(self._head(note), *(self._section(section) for section in note.sections), None, space=24)
        self._body.setMaximumWidth(WIDTH)
        self._body.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Preferred)
        self._box.addWidget(self._body)
        self.setAccessibleName(note.title)
        self.setAccessibleDescription(note.sentence)

    def _head(self, note: Note) -> QWidget:
        words: list[QWidget] = [Label(self._theme, note.title, "title", "medium", wrap=True)]
        if note.sentence:
            words.append(Label(self._theme, note.sentence, role="muted", wrap=True))
        parts: list[Part] = [Picture(self._theme, note.icon, "icon_empty"), (column(*words, space=4), 1)]
        if note.action:
            act = button(self._theme, note.action, "", "primary")
            act.clicked.connect(self.acted)
            parts.append(act)
        return row(*parts, space=16)

    def _section(self, section: NoteSection) -> QWidget:
        heading = Label(self._theme, section.heading, "small", "semibold", "muted")
        return column(heading, self._rows(section.rows) if section.rows else self._choices(section), space=8)

    def _rows(self, rows: Sequence[NoteRow]) -> QFrame:
        parts: list[QWidget] = []
        for place, one in enumerate(rows):
            if place and (one.action or one.strong):
                parts.append(Rule())
            parts.append(self._with_button(one) if one.action else self._plain(one))
        return card(*parts, space=6)

    def _with_button(self, one: NoteRow) -> QWidget:
        act = button(self._theme, one.action)
        act.clicked.connect(lambda: self.chosen.emit(one.key))
        words: list[QWidget] = [Label(self._theme, one.text, weight="medium", wrap=True)]
        if one.note:
            words.append(Label(self._theme, one.note, "small", role="muted", wrap=True))
        icon = (Picture(self._theme, one.icon),) if one.icon else ()
        return row(*icon, (column(None, *words, None, space=0), 1), act, space=12)  # level with the button

    def _plain(self, one: NoteRow) -> QWidget:
        weight = "semibold" if one.strong else "medium"
        value = Label(self._theme, one.value, weight=weight, role="text" if one.strong else "muted")
        return row(Label(self._theme, one.text, weight=weight), (ElidedLabel(self._theme, one.note, role="muted"), 1), value)

    def _choices(self, section: NoteSection) -> QWidget:
        made = QWidget()
        flow = FlowLayout(made)
        for words, key in section.choices:
            choice = button(self._theme, words)
            choice.clicked.connect(lambda _checked=False, key=key: self.chosen.emit(key))
            flow.addWidget(choice)
        return made
