"""What to export: which rows, which columns, which format. Where to is asked by the system's own dialog."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QButtonGroup, QDialog, QDialogButtonBox, QFormLayout, QGridLayout, QPushButton, QVBoxLayout, QWidget

from storage.export import FORMATS
from storage.options import OPTIONS
from storage.tables import BY_NAME
from storage.words import say, text
from ui.settings import Settings
from ui.theme import Theme
from ui.widgets.button import button
from ui.widgets.check import Check
from ui.widgets.choice import Choice
from ui.widgets.label import Label
from ui.widgets.radio import Radio
from ui.wish import Wish
from ui.workspace import Workspace

TWO_COLUMNS = 5  # more radio buttons than these stand in two columns


class ExportDialog(QDialog):
    """Radio buttons, so that all there is to choose is in sight. What was chosen is remembered."""

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
        self.options = {option.name: self._option(option.name, option.values) for option in OPTIONS}
        self.notes = Check(theme, self._say("note.export"))
        self._form = QFormLayout()
        self._lay_out()
        self.formats.changed.connect(self._fit_options)
        self._fit_options()
        self.accepted.connect(self._tell)

    def _say(self, code: str, **values: object) -> str:
        return say(code, self._workspace.language, **values)

    def _choice(self, choices: list[tuple[str, str, bool]], checked: str) -> "Radios":
        return Radios(choices, checked, self._theme)

    def _scopes(self, scope: str) -> "Radios":
        workspace = self._workspace
        counts = {
            "selection": len(workspace.selected_in_order()),
            "results": len(workspace.rows),
            "everywhere": workspace.found_elsewhere,
            "table": workspace.total(workspace.results.query.table),
        }
        return self._choice([(key, self._say(f"export.{key}", n=n), n > 0) for key, n in counts.items()], scope)

    def _columns(self, shown: int) -> "Radios":
        every = len(BY_NAME[self._workspace.results.query.table].fields)
        words = [("visible", self._say("export.visible", n=shown), True), ("every", self._say("export.every", n=every), True)]
        return self._choice(words, "every" if self._settings.get("export_columns") == "every" else "visible")

    def _formats(self) -> "Radios":
        """Those that take the table's rows."""
        kept, table = self._settings.get("export_format"), self._workspace.results.query.table
        fitting = [form for form in FORMATS if form.takes(table)]
        words = [(form.code, f"{text(form.label).in_language(self._workspace.language)} ({form.suffix})", True) for form in fitting]
        return self._choice(words, kept if kept in {form.code for form in fitting} else fitting[0].code)

    def _option(self, name: str, values: tuple[str, ...]) -> Choice:
        made = Choice(self._theme, self._say(f"export.{name}"))
        for value in values:
            made.addItem(self._say(f"export.{name}.{value}"), value)
        made.setCurrentIndex(max(made.findData(self._settings.get(f"export_{name}")), 0))
        return made

    def _lay_out(self) -> None:
        self._form.setHorizontalSpacing(24)
        self._form.setVerticalSpacing(16)
        for code, radios in (("scope", self.scopes), ("columns", self.columns), ("format", self.formats)):
            name = self._say(f"export.{code}")
            radios.setAccessibleName(name)
            self._form.addRow(Label(self._theme, name, weight="semibold"), radios)
        if self._workspace.noted_rows(self._workspace.results.query.table):
            self._form.addRow("", self.notes)
        for option, choice in self.options.items():
            self._form.addRow(Label(self._theme, self._say(f"export.{option}"), weight="semibold"), choice)
        box = QVBoxLayout(self)
        box.setContentsMargins(24, 20, 24, 20)
        box.setSpacing(20)
        box.addLayout(self._form)
        box.addWidget(Label(self._theme, self._say("export.explain"), "small", role="muted", wrap=True))
        box.addWidget(self._buttons())
        self.setMinimumWidth(420)

    def _buttons(self) -> QDialogButtonBox:
        buttons = QDialogButtonBox()
        go: QPushButton = button(self._theme, self._say("export.go"), "export", "primary")
        go.setDefault(True)
        buttons.addButton(go, QDialogButtonBox.ButtonRole.AcceptRole)
        buttons.addButton(button(self._theme, self._say("button.cancel")), QDialogButtonBox.ButtonRole.RejectRole)
        buttons.accepted.connect(self.accept)
        buttons.rejected.connect(self.reject)
        return buttons

    def _asked(self) -> list[str]:
        """The options of the chosen format."""
        form = next(form for form in FORMATS if form.code == self.formats.chosen)
        table = self._workspace.results.query.table
        return [option.name for option in form.options if not option.tables or table in option.tables]

    def _fit_options(self) -> None:
        """Only what can be chosen of the format is in sight; and only rows of one table go into a file that holds one."""
        asked = self._asked()
        for name, choice in self.options.items():
            self._form.setRowVisible(choice, name in asked)
        form = next(form for form in FORMATS if form.code == self.formats.chosen)
        self.scopes.allow("everywhere", form.many and not form.tables and self._workspace.found_elsewhere > 0)
        self.adjustSize()

    def _tell(self) -> None:
        form = next(form for form in FORMATS if form.code == self.formats.chosen)
        options = tuple((name, str(self.options[name].currentData())) for name in self._asked())
        kept = {"format": form.code, "columns": self.columns.chosen, "scope": self.scopes.chosen, **dict(options)}
        for name, value in kept.items():
            self._settings.set(f"export_{name}", value)
        self.wished.emit(Wish(self.scopes.chosen, self.columns.chosen == "every", form, options, self.notes.isChecked()))


class Radios(QWidget):
    """Radio buttons of which one is on; what cannot be chosen is grey. Many stand in two columns."""

    changed = Signal()

    def __init__(self, choices: list[tuple[str, str, bool]], checked: str, theme: Theme) -> None:
        super().__init__()
        self._group = QButtonGroup(self)
        self.buttons: dict[str, Radio] = {}
        box = QGridLayout(self)
        box.setContentsMargins(0, 0, 0, 0)
        box.setHorizontalSpacing(24)
        box.setVerticalSpacing(0)
        high = -(-len(choices) // 2) if len(choices) > TWO_COLUMNS else len(choices)
        for place, (key, words, possible) in enumerate(choices):
            made = self.buttons[key] = Radio(theme, words)
            made.setEnabled(possible)
            self._group.addButton(made)
            box.addWidget(made, place % high, place // high)
        possible_keys = [key for key, _, possible in choices if possible]
        wanted = checked if checked in possible_keys else (possible_keys or [choices[0][0]])[0]
        self.buttons[wanted].setChecked(True)
        self._group.buttonToggled.connect(lambda _button, on: self.changed.emit() if on else None)

    def allow(self, key: str, possible: bool) -> None:
        """Whether a choice can be made; if it was the one that is on, the first that can be takes its place."""
        self.buttons[key].setEnabled(possible)
        if not possible and self.buttons[key].isChecked():
            next(made for made in self.buttons.values() if made.isEnabled()).setChecked(True)

    @property
    def chosen(self) -> str:
        return next(key for key, made in self.buttons.items() if made.isChecked())
