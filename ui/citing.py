"""The command to cite: what is cited, the panel, and long lists in the background."""

from collections.abc import Iterator, Sequence
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QWidget

from storage.words import say
from ui.cited import put
from ui.exporting import Exporting
from ui.notices import Notices
from ui.settings import Settings
from ui.theme import Theme
from ui.workspace import Workspace

if TYPE_CHECKING:
    from storage.export.citing import Citing
    from storage.export.job import Format
    from storage.library import Library
    from storage.references import Reference


class CitingCommand(QObject):
    """Opens the panel, and does what it wishes."""

    def __init__(
        self, window: QWidget, workspace: Workspace, settings: Settings, theme: Theme, notices: Notices, exporting: Exporting
    ) -> None:
        super().__init__(window)
        self._window, self._workspace, self._settings, self._theme = window, workspace, settings, theme
        self._notices, self._exporting = notices, exporting

    def ask(self, key: str = "") -> None:
        """Opens the panel for a record, or for the marked rows."""
        citing = self.of_record(key) if key else self.of_selection()
        if citing is not None:
            self._open(citing)

    def ask_rows(self, table: str, rows: Sequence[int], title: str) -> None:
        """Opens the panel for rows that a view shows under a title of its own, such as a chart's."""
        self._open(self._citing(table, rows, title))

    def _open(self, citing: "Citing") -> None:
        from ui.dialogs.cite import CiteDialog  # when it is first asked for

        dialog = CiteDialog(self._workspace, self._settings, self._theme, citing, self._window)
        dialog.copy_wanted.connect(self.copy)
        dialog.save_wanted.connect(self.save)
        dialog.open()

    def of_record(self, key: str) -> "Citing | None":
        row = self._workspace.row_of(key)
        return None if row is None else self._citing(key.partition("/")[0], (row,))

    def of_selection(self) -> "Citing | None":
        rows = self._workspace.selected_in_order()
        if not rows:
            return None
        query = self._workspace.query
        several = self._workspace.heading(query) if len(rows) > 1 else None
        return self._citing(query.table, rows, several.in_language(self._workspace.language) if several else "")

    def _citing(self, table: str, rows: Sequence[int], title: str = "") -> "Citing":
        from storage.export.citing import Citing

        workspace = self._workspace
        style = self._settings.choice("citation")
        return Citing(table, rows, style, workspace.language, workspace.record_language, workspace.rule, title)

    def copy(self, citing: "Citing", own: bool) -> None:
        """Copies all references of a long list; it is said when that is done."""
        from storage.export.citing import own_reference, steps
        from storage.references import listed

        made: list[Reference] = []

        def run(library: "Library") -> Iterator[int]:
            for portion in steps(citing, citing.documents(library)):
                made.extend(portion)
                yield len(made)
            ours = own_reference(citing, library) if own else None
            made.extend([ours] if ours else [])

        def done() -> None:
            put(listed(made, citing.style))
            self._notices.say("good", say("cite.copied", self._workspace.language, n=len(made)))

        self._notices.say("differ", say("cite.copying", self._workspace.language))
        job = self._workspace.job(run, len(citing.rows))
        job.finished.connect(done)
        job.failed.connect(self._notices.fault)
        job.start()

    def save(self, citing: "Citing", form: "Format") -> None:
        """Asks where, and writes the references to a file."""
        from storage.export.job import ExportJob, Sheet
        from storage.tables import BY_NAME

        proposed = self._folder() / f"{self._exporting.file_name()}{form.suffix}"
        path = self._exporting.ask_path(proposed, form)
        if path is not None:
            sheet = Sheet(citing.table, (BY_NAME[citing.table].id_field,), citing.rows)
            query = self._workspace.query.with_table(citing.table)
            job = ExportJob(path, (sheet,), query, citing.record_language, citing.rule, format=form.code)
            self._exporting.start(replace(job, style=citing.style))

    def _folder(self) -> Path:
        kept = self._settings.get("export_folder")
        folder = Path(kept) if isinstance(kept, str) else Path.home() / "Documents"
        return folder if folder.is_dir() else Path.home()
