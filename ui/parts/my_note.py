"""What the reader wrote about the record: plain text, written where it stands, with the records that it links to below."""

from collections.abc import Callable, Sequence

from PySide6.QtWidgets import QVBoxLayout, QWidget

from storage.words import Text
from ui.parts.section import Section
from ui.parts.telling import ICONS, Telling
from ui.theme import Theme
from ui.widgets.boxes import fill_box
from ui.widgets.link import LinkButton
from ui.widgets.note_edit import NoteEdit

Ask = Callable[[str, Callable[[object], None]], None]  # the beginning of a name, and who takes the names that begin so


class MyNote(Section):
    """write: keeps a text; ask: finds records by the beginning of their names; open: shows one."""

    def __init__(
        self, theme: Theme, text: str, telling: Telling, write: Callable[[str], None], ask: Ask, open_: Callable[[str], None]
    ) -> None:
        super().__init__(theme, telling.text("note.title"))
        self._theme, self._telling, self._ask, self._open = theme, telling, ask, open_
        self.edit = NoteEdit(theme, text)
        self.edit.setAccessibleName(telling.text("note.title"))
        self.edit.setAccessibleDescription(telling.text("note.how"))
        self.edit.setPlaceholderText(telling.text("note.how"))
        self.links = QWidget()
        self._rows = QVBoxLayout(self.links)
        fill_box(self._rows, (), 2, (2, 2, 0, 0))
        self.add(self.edit)
        self.add(self.links)
        self.edit.written.connect(write)
        self.edit.written.connect(lambda _text: self._show_links())
        self.edit.names_wanted.connect(self._look_for)
        self._show_links()

    def show_text(self, text: str) -> None:
        """Another text, that was changed elsewhere; while the reader writes here, hers stands."""
        if text != self.edit.stored() and not self.edit.hasFocus():
            self.edit.set_stored(text)
            self._show_links()

    def _show_links(self) -> None:
        while self._rows.count():
            item = self._rows.takeAt(0)
            gone = item.widget() if item is not None else None
            if gone is not None:
                gone.deleteLater()
        for key, name in self.edit.links():
            link = LinkButton(self._theme, name, "small")
            link.clicked.connect(lambda _checked=False, key=key: self._open(key))
            self._rows.addWidget(link)
        self.links.setVisible(self._rows.count() > 0)

    def _look_for(self, typed: str) -> None:
        self._ask(typed, lambda answer: self._take(typed, answer))

    def _take(self, typed: str, answer: object) -> None:
        found: Sequence[tuple[str, Text]] = answer  # type: ignore[assignment]
        language = self._telling.language
        names = [(key, name.in_language(language), ICONS[key.partition("/")[0]]) for key, name in found]
        self.edit.offer(typed, names, self._telling.text("note.names"))
