"""The licences of all that the program is made of, part by part, as the bundle ships them in one text."""

from pathlib import Path
from typing import NamedTuple

from PySide6.QtCore import QStringListModel, Qt
from PySide6.QtGui import QFontDatabase
from PySide6.QtWidgets import QDialog, QListView, QPlainTextEdit, QSplitter, QVBoxLayout, QWidget

from storage.words import text
from ui.theme import Theme
from ui.widgets.button import button
from ui.widgets.label import Label

FILE = "licences/notices.txt"
LINE = "═" * 78  # as packaging/notices.py draws it between the parts


class Notice(NamedTuple):
    name: str
    licence: str
    text: str


def notices(resources: Path) -> list[Notice]:
    """The parts in their order; none where the file was not made."""
    file = resources / FILE
    if not file.is_file():
        return []
    _, *pieces = file.read_text(encoding="utf-8").split(f"{LINE}\n")
    heads = (piece.rstrip("\n").split("\n", 1) for piece in pieces[::2])
    return [Notice(name, licence, words.strip()) for (name, licence), words in zip(heads, pieces[1::2], strict=True)]


class LicencesDialog(QDialog):
    """On the left the parts, on the right the terms of the one that is chosen."""

    def __init__(self, theme: Theme, language: str, resources: Path, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._notices = notices(resources)
        self.setWindowTitle(text("licences.title").in_language(language))
        said = "licences.explain" if self._notices else "licences.missing"
        self.parts, self.text = QListView(), QPlainTextEdit()
        self.text.setReadOnly(True)
        self.text.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse | Qt.TextInteractionFlag.TextSelectableByKeyboard)
        self.text.setFont(QFontDatabase.systemFont(QFontDatabase.SystemFont.FixedFont))
        self.text.setLineWrapMode(QPlainTextEdit.LineWrapMode.WidgetWidth)
        self.parts.setModel(QStringListModel([notice.name for notice in self._notices], self))
        self.parts.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.parts.setTextElideMode(Qt.TextElideMode.ElideRight)
        self.parts.setSpacing(2)
        self.parts.setEditTriggers(QListView.EditTrigger.NoEditTriggers)
        self.parts.setAccessibleName(text("licences.parts").in_language(language))
        self.text.setAccessibleName(text("licences.text").in_language(language))
        close = button(theme, text("button.close").in_language(language))
        close.clicked.connect(self.accept)
        both = QSplitter()
        both.addWidget(self.parts)
        both.addWidget(self.text)
        both.setSizes([240, 640])
        both.setVisible(bool(self._notices))
        box = QVBoxLayout(self)
        box.setContentsMargins(24, 20, 24, 16)
        box.setSpacing(12)
        box.addWidget(Label(theme, text(said).in_language(language), wrap=True))
        box.addWidget(both, 1)
        box.addWidget(close, 0, Qt.AlignmentFlag.AlignHCenter)
        self.resize(940, 620 if self._notices else 140)
        self.parts.selectionModel().currentChanged.connect(lambda index: self._show(index.row()))
        if self._notices:
            self.parts.setCurrentIndex(self.parts.model().index(0, 0))

    def _show(self, place: int) -> None:
        notice = self._notices[place]
        self.text.setPlainText(f"{notice.name}\n{notice.licence}\n\n{notice.text}")
