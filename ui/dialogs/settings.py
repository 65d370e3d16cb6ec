"""The settings page, built from the list of settings: a new one needs no new page."""

from PySide6.QtWidgets import QDialog, QFormLayout, QVBoxLayout, QWidget

from storage.words import text
from ui.actions import plain
from ui.settings import SETTINGS, Setting, Settings
from ui.theme import Theme
from ui.widgets.button import button
from ui.widgets.choice import Choice
from ui.widgets.label import Label


class SettingsDialog(QDialog):
    """Every change is taken at once."""

    def __init__(self, settings: Settings, theme: Theme, language: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._settings, self._theme = settings, theme
        self.boxes: dict[str, Choice] = {}
        self._labels: dict[str, Label] = {}
        self._explain = Label(theme, "", "small", role="muted", wrap=True)
        self._close = button(theme, "")
        self._close.clicked.connect(self.accept)
        form = QFormLayout()
        form.setHorizontalSpacing(24)
        form.setVerticalSpacing(12)
        for setting in SETTINGS:
            self._labels[setting.name] = Label(theme, "", weight="medium")
            form.addRow(self._labels[setting.name], self._box(setting))
        box = QVBoxLayout(self)
        box.setContentsMargins(24, 20, 24, 20)
        box.setSpacing(16)
        box.addLayout(form)
        box.addWidget(self._explain)
        box.addWidget(self._close)
        self.setMinimumWidth(360)
        self.reword(language)
        settings.changed.connect(self._follow)

    def _box(self, setting: Setting) -> Choice:
        made = self.boxes[setting.name] = Choice(self._theme)
        for value in setting.values:
            made.addItem(value, value)
        made.setCurrentIndex(setting.values.index(self._settings.choice(setting.name)))
        made.activated.connect(lambda place: self._settings.set(setting.name, setting.values[place]))
        return made

    def _follow(self, name: str) -> None:
        if name == "language":
            self.reword(self._settings.choice("language"))

    def reword(self, language: str) -> None:
        self.setWindowTitle(text("settings.title").in_language(language))
        self._explain.setText(text("settings.explain").in_language(language))
        self._close.setText(text("button.close").in_language(language))
        for setting in SETTINGS:
            name = plain(text(f"setting.{setting.name}").in_language(language))
            self._labels[setting.name].setText(name)
            box = self.boxes[setting.name]
            box.setAccessibleName(name)
            for place, value in enumerate(setting.values):
                box.setItemText(place, plain(text(f"setting.{setting.name}.{value}").in_language(language)))
