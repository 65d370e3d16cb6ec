"""In which form a chart leaves: as a workbook or slide to be edited, or as a picture. The system's own dialog asks where to."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QDialog, QDialogButtonBox, QPushButton, QVBoxLayout, QWidget

from storage.words import say, text
from ui.dialogs.export import Radios
from ui.print import FORMS
from ui.settings import Settings
from ui.theme import Theme
from ui.widgets.button import button
from ui.widgets.label import Label

BOOKS = {"chart_book": ".xlsx", "pptx": ".pptx"}


class ChartExport(QDialog):
    """The form is remembered."""

    book_wished = Signal(str)  # the code of a format
    picture_wished = Signal(str)  # the code of a PictureForm

    def __init__(self, settings: Settings, theme: Theme, language: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._settings = settings
        self.setWindowTitle(say("chart.dialog", language))
        books = [(code, f"{text(f'format.{code}').in_language(language)} ({suffix})", True) for code, suffix in BOOKS.items()]
        pictures = [(form.code, f"{text(f'picture.{form.code}').in_language(language)} ({form.suffix})", True) for form in FORMS]
        kept = settings.get("chart_format")
        self.forms = Radios([*books, *pictures], kept if isinstance(kept, str) else next(iter(BOOKS)), theme)
        self.forms.setAccessibleName(say("export.format", language))
        buttons = QDialogButtonBox()
        go: QPushButton = button(theme, say("export.go", language), "export", "primary")
        go.setDefault(True)
        buttons.addButton(go, QDialogButtonBox.ButtonRole.AcceptRole)
        buttons.addButton(button(theme, say("button.cancel", language)), QDialogButtonBox.ButtonRole.RejectRole)
        buttons.accepted.connect(self.accept)
        buttons.rejected.connect(self.reject)
        box = QVBoxLayout(self)
        box.setContentsMargins(24, 20, 24, 20)
        box.setSpacing(16)
        box.addWidget(self.forms)
        box.addWidget(Label(theme, say("chart.dialog.said", language), "small", role="muted", wrap=True))
        box.addWidget(buttons)
        self.setMinimumWidth(460)
        self.accepted.connect(self._tell)

    def _tell(self) -> None:
        code = self.forms.chosen
        self._settings.set("chart_format", code)
        (self.book_wished if code in BOOKS else self.picture_wished).emit(code)
