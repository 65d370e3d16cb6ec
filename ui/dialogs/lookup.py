"""Look up ids: paste them, or choose a file that the program once wrote."""

from pathlib import Path

from PySide6.QtCore import Signal
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QDialog, QDialogButtonBox, QFileDialog, QPlainTextEdit, QVBoxLayout, QWidget

from storage.lookup import LookupRequest
from storage.words import say
from ui.theme import Theme
from ui.widgets.button import button
from ui.widgets.label import Label

MOST_PASTED = 100_000  # characters that are put in without being asked for


class LookupDialog(QDialog):
    """What is on the clipboard stands there already if it names records."""

    wished = Signal(object)  # a LookupRequest

    def __init__(self, theme: Theme, language: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._language = language
        self.setWindowTitle(self._say("lookup.title"))
        self.text = QPlainTextEdit()
        self.text.setTabChangesFocus(True)
        self.text.setAccessibleName(self._say("lookup.explain"))
        self.text.setPlaceholderText("statistics/gii-rank.cn.2024.wipo-gii\nevents/ai-action-summit-2025")
        copied = QGuiApplication.clipboard().text()[:MOST_PASTED]
        if "/" in copied and "://" not in copied[:200]:
            self.text.setPlainText(copied)
        self._lay_out(theme)

    def _say(self, code: str) -> str:
        return say(code, self._language)

    def _lay_out(self, theme: Theme) -> None:
        buttons = QDialogButtonBox()
        go = button(theme, self._say("lookup.go"), "magnifying-glass", "primary")
        file = button(theme, self._say("lookup.file"))
        go.setDefault(True)
        buttons.addButton(go, QDialogButtonBox.ButtonRole.AcceptRole)
        buttons.addButton(file, QDialogButtonBox.ButtonRole.ActionRole)
        buttons.addButton(button(theme, self._say("button.cancel")), QDialogButtonBox.ButtonRole.RejectRole)
        buttons.accepted.connect(self._look_up)
        buttons.rejected.connect(self.reject)
        file.clicked.connect(self._choose)
        box = QVBoxLayout(self)
        box.setContentsMargins(24, 20, 24, 20)
        box.setSpacing(12)
        box.addWidget(Label(theme, self._say("lookup.explain"), wrap=True))
        box.addWidget(self.text, 1)
        box.addWidget(buttons)
        self.resize(520, 320)

    def _look_up(self) -> None:
        self.accept()
        self.wished.emit(LookupRequest(self.text.toPlainText()))

    def _choose(self) -> None:
        found, _ = QFileDialog.getOpenFileName(
            self, self._say("lookup.file"), "", f"{self._say('lookup.kinds')} (*.xlsx *.ods *.csv *.json *.jsonl *.txt)"
        )
        if found:
            self.accept()
            self.wished.emit(LookupRequest(path=Path(found)))
