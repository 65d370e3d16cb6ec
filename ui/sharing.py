"""Collections that leave the program and come to it: as one workbook or briefing, and as a file from colleague to colleague."""

from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QFileDialog, QWidget

from storage import collection_file
from storage.collection_file import SUFFIX, Sent
from storage.held import HeldRequest, entry, query_for
from storage.messages import Message
from storage.tables import BY_NAME, TABLES
from storage.words import say, text
from ui.collecting import Collecting
from ui.columns import load
from ui.exporting import Exporting, beside, file_name, folder_for, show_in_folder
from ui.notices import Notices
from ui.restoring import ENDING
from ui.settings import Settings
from ui.theme import Theme
from ui.workspace import Workspace

if TYPE_CHECKING:
    from storage.collections import Entry
    from storage.export.job import ExportJob, Sheet
    from storage.held import Held

PURPOSE = "collection"
FILES = (SUFFIX, ENDING)  # what a window takes


class Sharing(QObject):
    """ask_path, ask_file: the dialogs that ask where to and which."""

    def __init__(
        self, window: QWidget, workspace: Workspace, settings: Settings, theme: Theme, notices: Notices, collecting: Collecting,
        exporting: Callable[[], Exporting],
    ) -> None:  # fmt: skip
        super().__init__(window)
        self._window, self._workspace, self._settings, self._theme = window, workspace, settings, theme
        self._notices, self._collecting, self._exporting = notices, collecting, exporting
        self.ask_path: Callable[[Path, str], Path | None] = self._ask_path
        self.ask_file: Callable[[], Path | None] = self._ask_file

    def _say(self, code: str, **values: object) -> str:
        return say(code, self._workspace.language, **values)

    # -- as a workbook or a briefing -------------------------------------------------------------------------------------------------

    def export(self, number: int) -> None:
        """The whole of it, a sheet for each table, in its order and with its notes."""
        name = self._collecting[number].name
        kinds = ";;".join(f"{text(code).in_language(self._workspace.language)} (*{suffix})" for code, suffix in self._kinds())
        path = self.ask_path(folder_for(self._settings, "export") / f"{file_name(name)}.xlsx", kinds)
        if path is None:
            return
        if path.suffix.lower() not in (suffix for _, suffix in self._kinds()):
            path = path.with_name(path.name + ".xlsx")
        self._settings.set("export_folder", str(path.parent))
        self._collecting.ask(number, lambda lines: self._start(path, name, lines))

    @staticmethod
    def _kinds() -> tuple[tuple[str, str], ...]:
        return ("format.xlsx", ".xlsx"), ("format.docx", ".docx")

    def _start(self, path: Path, name: str, lines: "tuple[tuple[Entry, Held], ...]") -> None:
        job = self.job_of(path, name, lines)
        if job.sheets:
            self._exporting().start(job)
        else:
            self._notices.say("differ", self._say("collection.empty"))

    def job_of(self, path: Path, name: str, lines: "tuple[tuple[Entry, Held], ...]") -> "ExportJob":
        """What is exported of these records; those that the almanac has no more are named in the file's notes."""
        from storage.export.job import ExportJob

        workspace, language = self._workspace, self._workspace.record_language
        said = "zh" if language == "zh" or (language == "both" and workspace.language == "zh") else "en"
        gone = [(one, held) for one, held in lines if not held.there]
        notes = [say("collection.exported", said, name=name)]
        notes += [say("collection.exported.gone", said, title=one.title.in_language(said), key=one.key) for one, _ in gone]
        sheets = tuple(sheet for table in TABLES if (sheet := self._sheet(table.name, lines)) is not None)
        return ExportJob(
            path, sheets, query_for((one.key for one, held in lines if held.there), 0), language, workspace.rule,
            notes=tuple(notes), style=self._settings.choice("citation"), title=name,
        )  # fmt: skip

    def _sheet(self, table: str, lines: "tuple[tuple[Entry, Held], ...]") -> "Sheet | None":
        from storage.export.job import Beside, Sheet

        here = [one for one, held in lines if held.there and held.table == table]
        rows = [(one, row) for one in here if (row := self._workspace.row_of(one.key)) is not None]
        if not rows:
            return None
        said = {one.key.partition("/")[2]: one.note for one, _ in rows if one.note}
        own = (Beside(text("collection.my_note"), said),) if said else ()
        ids = {one.key.partition("/")[2] for one, _ in rows}
        noted = tuple(one for one in beside(self._workspace, table) if ids & set(one.said))
        return Sheet(table, load(self._settings, BY_NAME[table]).names, [row for _, row in rows], (*own, *noted))

    # -- from colleague to colleague -------------------------------------------------------------------------------------------------

    def send(self, number: int) -> None:
        """Writes the file that a colleague opens."""
        name = self._collecting[number].name
        kind = f"{self._say('collection.kind')} (*{SUFFIX})"
        path = self.ask_path(folder_for(self._settings, PURPOSE) / f"{file_name(name)}{SUFFIX}", kind)
        if path is None:
            return
        path = path if path.name.lower().endswith(SUFFIX) else path.with_name(path.name + SUFFIX)
        self._settings.set(f"{PURPOSE}_folder", str(path.parent))
        self._collecting.ask(number, lambda lines: self._write(path, name, tuple(one for one, _ in lines)))

    def _write(self, path: Path, name: str, entries: "tuple[Entry, ...]") -> None:
        try:
            collection_file.write(path, Sent(name, self._version, entries))
        except Message as fault:
            self._notices.fault(fault)
            return
        folder = self._say("export.folder"), lambda: show_in_folder(path)
        self._notices.say("good", self._say("collection.sent", name=name, file=path.name), "", folder)

    @property
    def _version(self) -> str:
        return self._workspace.meta.get("data_version", "")

    def ask(self) -> Path | None:
        """Asks which file is to be opened."""
        path = self.ask_file()
        if path is not None:
            self._settings.set(f"{PURPOSE}_folder", str(path.parent))
        return path

    def open(self, path: Path) -> None:
        """Shows what a file holds before any of it is kept."""
        if not path.name.lower().endswith(SUFFIX):
            self._notices.fault(Message("file_unknown", file=path.name, suffix=SUFFIX))
            return
        try:
            sent = collection_file.receive(path)
        except Message as fault:
            self._notices.fault(fault)
            return
        keys = tuple(one.key for one in sent.entries)
        self._workspace.ask("receive", HeldRequest(keys), lambda answer: self._preview(sent, answer))

    def _preview(self, sent: Sent, answer: object) -> None:
        from ui.dialogs.receive import ReceiveDialog

        found: dict[str, Held] = {held.key: held for held in answer}  # type: ignore[attr-defined]
        dialog = ReceiveDialog(self._workspace, self._theme, sent, found, self._window)
        dialog.kept.connect(lambda name: self._keep(name, sent, found))
        dialog.open()

    def _keep(self, name: str, sent: Sent, found: "dict[str, Held]") -> None:
        entries = (entry(found[one.key], one.note) if one.key in found else one for one in sent.entries)
        number = self._collecting.create(entries, name)
        if number is not None:
            self._collecting.show(number)
            undo = self._say("button.undo"), self._collecting.offer_undo()
            self._notices.say("good", self._say("collection.received", name=name), "", undo)

    # -- dialogs ---------------------------------------------------------------------------------------------------------------------

    def _ask_path(self, proposed: Path, kinds: str) -> Path | None:
        found, kind = QFileDialog.getSaveFileName(self._window, self._say("export.save"), str(proposed), kinds)
        if not found:
            return None
        path, chosen = Path(found), kind.rpartition("(*")[2].rstrip(")")
        return path.with_suffix(chosen) if chosen in (".xlsx", ".docx") and path.suffix in (".xlsx", ".docx") else path

    def _ask_file(self) -> Path | None:
        kind = f"{self._say('collection.files')} ({' '.join(f'*{ending}' for ending in FILES)})"
        title = text("action.open_file").in_language(self._workspace.language).replace("&", "").rstrip("….")
        found, _ = QFileDialog.getOpenFileName(self._window, title, str(folder_for(self._settings, PURPOSE)), kind)
        return Path(found) if found else None
