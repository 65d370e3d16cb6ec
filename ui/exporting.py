"""The way of an export: what in a small dialog, where in the system's own, then a job that can be cancelled, and a word at its end."""

import re
from collections.abc import Callable, Iterable
from dataclasses import replace
from pathlib import Path

from PySide6.QtCore import QObject, QStandardPaths, QUrl
from PySide6.QtGui import QDesktopServices
from PySide6.QtWidgets import QFileDialog, QWidget

from storage.export.job import Beside, ExportJob, Format, Sheet, today
from storage.messages import Message
from storage.tables import BY_NAME
from storage.words import Text, say, text
from ui.columns import load
from ui.jobs import Job
from ui.notices import Notices
from ui.settings import Settings
from ui.theme import Theme
from ui.widgets.status_strip import StatusStrip
from ui.wish import Wish
from ui.workspace import Workspace

_NOT_IN_NAMES = re.compile(r'[\x00-\x1f<>:"/\\|?*]+')
LONGEST = 60
_Places = QStandardPaths.StandardLocation


class Exporting(QObject):
    """One export at a time. ask_path: the dialog that asks where; columns: the fields that the table shows."""

    def __init__(
        self, window: QWidget, workspace: Workspace, settings: Settings, theme: Theme, strip: StatusStrip, notices: Notices,
        columns: Callable[[], tuple[str, ...]],
    ) -> None:  # fmt: skip
        super().__init__(window)
        self._window, self._workspace, self._settings, self._theme = window, workspace, settings, theme
        self._strip, self._notices, self._columns = strip, notices, columns
        self.ask_path: Callable[[Path, Format], Path | None] = self._ask_path
        self.job: Job | None = None
        self._closing = False
        strip.cancelled.connect(self.cancel)

    # -- asking ----------------------------------------------------------------------------------------------------------------------

    def ask(self, scope: str = "") -> None:
        """Opens the dialog; without a scope it proposes the selection if that is more than one row, else what was exported last."""
        if self.job is not None:
            self._notices.say("differ", self._say("export.running"))
            return
        from ui.dialogs.export import ExportDialog  # with the formats, when it is first asked for

        selected = len(self._workspace.selected_in_order())
        kept = self._settings.get("export_scope")
        proposed = scope or ("selection" if selected > 1 else kept if kept in ("everywhere", "table") else "results")
        dialog = ExportDialog(self._workspace, self._settings, self._theme, proposed, len(self._columns()), self._window)
        dialog.wished.connect(self.export)
        dialog.open()

    def export(self, wish: Wish) -> None:
        """Asks where, and begins."""
        path = self.ask_path(folder_for(self._settings, "export") / (self.file_name() + wish.format.suffix), wish.format)
        if path is not None:
            self._settings.set("export_folder", str(path.parent))
            self.start(self.job_of(wish, path))

    def job_of(self, wish: Wish, path: Path) -> ExportJob:
        """The rows as they are on screen at this moment, in that order; of `everywhere` the tables, whose rows the job itself finds."""
        workspace = self._workspace
        table = workspace.results.query.table
        scopes = {"selection": workspace.selected_in_order(), "results": workspace.rows}
        rows = scopes.get(wish.scope, range(1, workspace.total(table) + 1))
        columns = _every(table) if wish.every else self._columns()
        sheets: tuple[Sheet, ...] = (Sheet(table, columns, rows),)
        if wish.scope == "everywhere":
            sheets = tuple(Sheet(name, _every(name) if wish.every else self._columns_of(name), ()) for name in workspace.found_in)
        if wish.notes:
            sheets = tuple(replace(sheet, beside=beside(workspace, sheet.table)) for sheet in sheets)
        style = self._settings.choice("citation")
        job = ExportJob(
            path,
            sheets,
            workspace.results.query,
            workspace.record_language,
            workspace.rule,
            format=wish.format.code,
            style=style,
            scope=wish.scope,
        )
        return replace(job, **dict(wish.options))  # type: ignore[arg-type]  # names of fields that hold texts

    def _columns_of(self, table: str) -> tuple[str, ...]:
        return load(self._settings, BY_NAME[table]).names

    def file_name(self) -> str:
        """`Statistics 统计数据 华为 PCT 2019–2024 2026-11-22`: the table in the record language, what was asked, the day."""
        workspace = self._workspace
        query = workspace.results.query
        words = text(f"table.{query.table}")
        table = " ".join(words) if workspace.record_language == "both" else words.in_language(workspace.record_language)
        asked = workspace.heading(query).in_language("zh" if workspace.record_language == "zh" else "en")
        return file_name(table, "" if asked in words else asked)

    def _ask_path(self, proposed: Path, form: Format) -> Path | None:
        kind = f"{text(form.label).in_language(self._workspace.language)} (*{form.suffix})"
        found, _ = QFileDialog.getSaveFileName(self._window, self._say("export.save"), str(proposed), kind)
        if not found:
            return None
        path = Path(found)
        if form.named(path):
            return path
        whole = path.with_name(path.name + form.suffix)
        return self._ask_path(whole, form) if whole.exists() else whole  # so that the dialog asks whether to replace that one

    # -- the job ---------------------------------------------------------------------------------------------------------------------

    def start(self, export: ExportJob) -> None:
        """Runs it off the GUI thread with a Library of its own."""
        from storage.export.run import found, run

        self._notices.clear()
        total = self._workspace.found_elsewhere if export.scope == "everywhere" else export.total
        job = self.job = self._workspace.job(lambda library: run(found(export, library), library), total)
        self._strip.begin_job(self._say("status.exporting", n=total), self._say("status.cancel"))
        job.progress.connect(lambda done: self._strip.set_progress(done, total))
        job.finished.connect(lambda: self._finished(export, total))
        job.cancelled.connect(self._cancelled)
        job.failed.connect(lambda fault: self._failed(export, fault))
        job.start()

    def cancel(self) -> None:
        if self.job is not None:
            self.job.cancel()

    def holds_window(self) -> bool:
        """Whether the window must stay for a file that is being written; it then closes when the file is whole."""
        if self.job is None:
            return False
        self._closing = True
        self._notices.say("differ", self._say("export.closing"), "", (self._say("export.close_now"), self.drop_and_close))
        return True

    def drop_and_close(self) -> None:
        """Cancels what is going on, waits until its part of a file is gone, and closes the window."""
        if self.job is not None:
            job, self.job = self.job, None
            job.cancel()
            job.wait()
        self._window.close()

    def _end(self) -> bool:
        """Takes the job away; whether the window was to close after it."""
        closing, self._closing = self._closing, False
        self._strip.end_job()
        if self.job is not None:
            self.job.deleteLater()
        self.job = None
        return closing

    def _finished(self, export: ExportJob, total: int) -> None:
        closing = self._end()
        if closing:
            self._window.close()
            return
        path = export.path
        self._notices.say(
            "good", self._say("export.done", n=total, file=path.name), "",
            (self._say("export.open"), lambda: open_file(path)), (self._say("export.folder"), lambda: show_in_folder(path)),
        )  # fmt: skip

    def _cancelled(self) -> None:
        self._end()
        self._notices.say("differ", self._say("export.cancelled"))

    def _failed(self, export: ExportJob, fault: object) -> None:
        self._end()
        again = (self._say("export.retry"), lambda: self.start(export))
        other = (self._say("export.other"), lambda: self._elsewhere(export))
        named = fault if isinstance(fault, Message) else Message("export_failed", file=export.path, reason=fault)
        self._notices.fault(named, again, other)

    def _elsewhere(self, export: ExportJob) -> None:
        from storage.export.run import format_of

        path = self.ask_path(export.path, format_of(export.path, export.format))
        if path is not None:
            self.start(replace(export, path=path))

    def _say(self, code: str, **values: object) -> str:
        return say(code, self._workspace.language, **values)


def beside(workspace: Workspace, table: str) -> tuple[Beside, ...]:
    """The reader's notes on records of a table, as a column; none where there are none."""
    said = workspace.notes_on(table)
    return (Beside(text("note.column"), said),) if said else ()


def _every(table: str) -> tuple[str, ...]:
    return tuple(field.name for field in BY_NAME[table].fields)


def spoken(called: Iterable[Text], language: str) -> list[str]:
    """Each part of a name in the languages of names: `en`, `zh` or, one after the other, `both`."""
    return [word for part in called for word in (dict.fromkeys(part) if language == "both" else (part.in_language(language),))]


def file_name(*parts: str) -> str:
    """The parts, without what file systems refuse, and the day; without a suffix."""
    plain = (_NOT_IN_NAMES.sub(" ", part)[:LONGEST].strip(" .") for part in parts)
    return " ".join(" ".join((*plain, today().isoformat())).split())


def folder_for(settings: Settings, purpose: str) -> Path:
    """Where the last file of that purpose went; at first the reader's documents."""
    kept = settings.get(f"{purpose}_folder")
    folder = Path(kept) if isinstance(kept, str) else Path(QStandardPaths.writableLocation(_Places.DocumentsLocation))
    return folder if folder.is_dir() else Path.home()


def open_file(path: Path) -> None:
    """In the program that the system has for it."""
    QDesktopServices.openUrl(QUrl.fromLocalFile(str(path)))


def show_in_folder(path: Path) -> None:
    """Opens the folder; with the file marked where the system can do that in one call."""
    import sys
    from subprocess import Popen

    if sys.platform == "win32":
        Popen(["explorer.exe", "/select,", str(path)])
    elif sys.platform == "darwin":
        Popen(["open", "-R", str(path)])
    else:
        open_file(path.parent)
