"""Keys, signs and how to search: one plain page; and what this program is."""

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeySequence
from PySide6.QtWidgets import QDialog, QFrame, QGridLayout, QScrollArea, QVBoxLayout, QWidget

from storage.words import say, text
from ui.actions import ACTIONS, label, plain, shortcuts
from ui.theme import Theme
from ui.widgets.boxes import column, ground
from ui.widgets.button import button
from ui.widgets.label import Label


class HelpDialog(QDialog):
    """versions: of the program and of the data."""

    def __init__(self, theme: Theme, language: str, versions: tuple[str, str], parent: QWidget | None = None, *, keys: bool = True) -> None:
        super().__init__(parent)
        self._theme, self._language = theme, language
        self.setWindowTitle(text("help.title" if keys else "window.title").in_language(language))
        parts: list[QWidget | None] = [Label(theme, "IP Almanac", "title", "semibold")]
        parts += [self._text(text("help.about").in_language(language))]
        parts += [self._text(say("help.versions", language, program=versions[0], data=versions[1]))]
        if keys:
            for code in ("search", "signs", "timeline"):
                parts += [self._heading(f"help.{code}"), self._text(text(f"help.{code}.words").in_language(language))]
            parts += [self._heading("help.keys"), self._keys()]
        page = column(*parts, None, space=8, margins=(24, 20, 24, 20))
        area = QScrollArea()
        area.setWidget(ground(page, "surface"))
        area.setWidgetResizable(True)
        area.setAccessibleName(self.windowTitle())
        area.setFrameShape(QFrame.Shape.NoFrame)
        close = button(theme, text("button.close").in_language(language))
        close.clicked.connect(self.accept)
        box = QVBoxLayout(self)
        box.setContentsMargins(0, 0, 0, 12)
        box.addWidget(area)
        box.addWidget(close, 0, Qt.AlignmentFlag.AlignHCenter)
        self.resize(520, 600 if keys else 280)

    def _text(self, words: str) -> Label:
        return Label(self._theme, words, wrap=True, selectable=True)

    def _heading(self, code: str) -> Label:
        return Label(self._theme, text(code).in_language(self._language), "heading", "semibold")

    def _keys(self) -> QWidget:
        """Every command that has keys."""
        made = QWidget()
        grid = QGridLayout(made)
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setColumnStretch(1, 1)
        native = QKeySequence.SequenceFormat.NativeText
        for line, action in enumerate(action for action in ACTIONS if action.keys):
            said = "  ".join(dict.fromkeys(key.toString(native) for key in shortcuts(action.keys) if on_keyboards(key)))
            grid.addWidget(Label(self._theme, said, weight="medium"), line, 0)
            grid.addWidget(Label(self._theme, plain(label(action.code, self._language)), role="muted"), line, 1)
        grid.setHorizontalSpacing(24)
        return made


def on_keyboards(sequence: QKeySequence) -> bool:
    """Whether people have the key: the system also binds keys of rare hardware, such as Find, Exit or F16."""
    key = sequence[0].key()  # type: ignore[index]
    return key < Qt.Key.Key_Back and key != Qt.Key.Key_Help and not Qt.Key.Key_F13 <= key <= Qt.Key.Key_F35
