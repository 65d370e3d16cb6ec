"""What to export: which rows, which columns, which format. Where to is asked by the system's own dialog."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QButtonGroup, QDialog, QDialogButtonBox, QFormLayout, QPushButton, QVBoxLayout, QWidget

from storage.export import FORMATS
from storage.tables import BY_NAME
from storage.words import say, text
from ui.settings import Settings
from ui.theme import Theme
from ui.widgets.boxes import column
from ui.widgets.button import button
from ui.widgets.label import Label
from ui.widgets.radio import Radio
from ui.wish import Wish
from ui.workspace import Workspace


class ExportDialog(QDialog):
    """Radio buttons, so that all there is to choose is in sight. The format is remembered."""

    wished = Signal(object)  # a Wish

    def __init__(
        self, workspace: Workspace, settings: Settings, theme: Theme, scope: str, shown: int, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._workspace, self._settings, self._theme = workspace, settings, theme
        self.setWindowTitle(self._say("export.title"))
        self.scopes = self._scopes(scope)
        self.columns = self._columns(shown)
        self.formats = self._formats()
        self._lay_out()
        self.accepted.connect(self._tell)

    def _say(self, code: str, **values: object) -> str:
        return say(code, self._workspace.language, **values)

    def _choice(self, choices: list[tuple[str, str, bool]], checked: str) -> "Choice":
        return Choice(choices, checked, self._theme)

    def _scopes(self, scope: str) -> "Choice":
        workspace = self._workspace
        counts = {
            "selection": len(workspace.selected_in_order()),
            "results": len(workspace.rows),
            "table": workspace.total(workspace.results.query.table),
        }
        return self._choice([(key, self._say(f"export.{key}", n=n), n > 0) for key, n in counts.items()], scope)

    def _columns(self, shown: int) -> "Choice":
        every = len(BY_NAME[self._workspace.results.query.table].fields)
        words = [("visible", self._say("export.visible", n=shown), True), ("every", self._say("export.every", n=every), True)]
        return self._choice(words, "visible")

    def _formats(self) -> "Choice":
        """Those that take the table's rows."""
        kept, table = self._settings.get("export_format"), self._workspace.results.query.table
        fitting = [form for form in FORMATS if form.takes(table)]
        words = [(form.code, f"{text(form.label).in_language(self._workspace.language)} ({form.suffix})", True) for form in fitting]
        return self._choice(words, kept if kept in {form.code for form in fitting} else fitting[0].code)

    def _lay_out(self) -> None:
        form = QFormLayout()
        form.setHorizontalSpacing(24)
        form.setVerticalSpacing(16)
        for code, choice in (("scope", self.scopes), ("columns", self.columns), ("format", self.formats)):
            name = self._say(f"export.{code}")
            choice.setAccessibleName(name)
            form.addRow(Label(self._theme, name, weight="semibold"), choice)
        buttons = QDialogButtonBox()
        go: QPushButton = button(self._theme, self._say("export.go"), "export", "primary")
        go.setDefault(True)
        buttons.addButton(go, QDialogButtonBox.ButtonRole.AcceptRole)
        buttons.addButton(button(self._theme, self._say("button.cancel")), QDialogButtonBox.ButtonRole.RejectRole)
        buttons.accepted.connect(self.accept)
        buttons.rejected.connect(self.reject)
        box = QVBoxLayout(self)
        box.setContentsMargins(24, 20, 24, 20)
        box.setSpacing(20)
        box.addLayout(form)
        box.addWidget(Label(self._theme, self._say("export.explain"), "small", role="muted", wrap=True))
        box.addWidget(buttons)
        self.setMinimumWidth(420)

    def _tell(self) -> None:
        code = self.formats.chosen
        self._settings.set("export_format", code)
        form = next(form for form in FORMATS if form.code == code)
        self.wished.emit(Wish(self.scopes.chosen, self.columns.chosen == "every", form))


class Choice(QWidget):
    """Radio buttons of which one is on; what cannot be chosen is grey."""

    def __init__(self, choices: list[tuple[str, str, bool]], checked: str, theme: Theme) -> None:
        super().__init__()
        self._group = QButtonGroup(self)
        self.buttons: dict[str, Radio] = {}
        for key, words, possible in choices:
            made = self.buttons[key] = Radio(theme, words)
            made.setEnabled(possible)
            self._group.addButton(made)
        possible_keys = [key for key, _, possible in choices if possible]
        wanted = checked if checked in possible_keys else (possible_keys or [choices[0][0]])[0]
        self.buttons[wanted].setChecked(True)
        box = QVBoxLayout(self)
        box.setContentsMargins(0, 0, 0, 0)
        box.addWidget(column(*self.buttons.values(), space=0))

    @property
    def chosen(self) -> str:
        return next(key for key, made in self.buttons.items() if made.isChecked())
