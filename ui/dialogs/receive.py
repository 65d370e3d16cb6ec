"""A collection that a colleague sent, before it is kept: what is in it, and what of it this almanac does not have."""

from collections.abc import Mapping

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QDialog, QDialogButtonBox, QVBoxLayout, QWidget

from storage.collection_file import Sent
from storage.held import Held, remembered
from storage.words import say
from ui.entries import NOTE, EntriesModel
from ui.entry_table import EntryTable
from ui.theme import Theme
from ui.widgets.boxes import row
from ui.widgets.button import button
from ui.widgets.label import Label
from ui.widgets.line import Line
from ui.workspace import Workspace


class ReceiveDialog(QDialog):
    """found: what this almanac has of it, by key."""

    kept = Signal(str)  # under which name

    def __init__(self, workspace: Workspace, theme: Theme, sent: Sent, found: Mapping[str, Held], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._workspace, self._theme = workspace, theme
        self.setWindowTitle(self._say("collection.receive"))
        self.name = Line()
        self.name.setText(sent.name)
        self.name.setMaxLength(200)
        self.name.setAccessibleName(self._say("collection.receive.name"))
        self.model = EntriesModel(workspace)
        self.model.show(tuple((one, found.get(one.key) or remembered(one)) for one in sent.entries))
        self.table = EntryTable(self.model, theme)
        self.table.setEditTriggers(EntryTable.EditTrigger.NoEditTriggers)
        self.table.setAcceptDrops(False)
        self.table.setDragEnabled(False)
        self.table.setAccessibleName(self._say("collection.list", name=sent.name))
        self._lay_out(sent, len(sent.entries) - len(found))

    def _say(self, code: str, **values: object) -> str:
        return say(code, self._workspace.language, **values)

    def _lay_out(self, sent: Sent, missing: int) -> None:
        theme, data = self._theme, self._workspace.meta.get("data_version", "")
        head = self._say("collection.receive.said", n=len(sent.entries), data=sent.data)
        also = self._say("collection.receive.missing", n=missing, data=data) if missing else self._say("collection.receive.all")
        buttons = QDialogButtonBox()
        self.keep = button(theme, self._say("collection.receive.keep"), "bookmark-simple", "primary")
        self.keep.setDefault(True)
        buttons.addButton(self.keep, QDialogButtonBox.ButtonRole.AcceptRole)
        buttons.addButton(button(theme, self._say("button.cancel")), QDialogButtonBox.ButtonRole.RejectRole)
        buttons.accepted.connect(self._keep)
        buttons.rejected.connect(self.reject)
        box = QVBoxLayout(self)
        box.setContentsMargins(24, 20, 24, 20)
        box.setSpacing(12)
        box.addWidget(Label(theme, head, "body", "medium", wrap=True))
        box.addWidget(Label(theme, also, role="differ" if missing else "muted", wrap=True))
        named = Label(theme, self._say("collection.receive.name"))
        named.setBuddy(self.name)
        box.addWidget(row(named, (self.name, 1)))
        box.addWidget(self.table, 1)
        box.addWidget(buttons)
        self.resize(860, 520)
        self.table.setColumnHidden(NOTE, False)

    def _keep(self) -> None:
        name = " ".join(self.name.text().split())
        if name:
            self.accept()
            self.kept.emit(name)
        else:
            self.name.setFocus()
