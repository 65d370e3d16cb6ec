"""The way of a picture or a page out of the window: saved, copied, or shown as it will be on paper."""

from collections.abc import Callable
from functools import cached_property
from pathlib import Path

from PySide6.QtCore import QObject, Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QFileDialog, QWidget

from storage import paths
from storage.export.beside import beside
from storage.export.job import ExportJob, Sheet
from storage.messages import Message
from storage.words import say
from ui.exporting import file_name, folder_for, open_file, show_in_folder, spoken
from ui.notices import Notices
from ui.pages import Pages, PicturePages, ReportPages, paint, set_up
from ui.paper import Paper
from ui.print import FORMS, Picture, PictureForm, mime
from ui.settings import Settings
from ui.workspace import Workspace

LARGE = 200  # rows whose layout takes long enough to be told of


class Printing(QObject):
    """Pictures and pages of one window. ask_path: the dialog that asks where a picture goes; show: what is done with pages."""

    def __init__(
        self, window: QWidget, workspace: Workspace, settings: Settings, notices: Notices, columns: Callable[[], tuple[str, ...]]
    ) -> None:
        super().__init__(window)
        self._window, self._workspace, self._settings, self._notices, self._columns = window, workspace, settings, notices, columns
        self.ask_path: Callable[[Path], tuple[Path, PictureForm] | None] = self._ask_path
        self.show: Callable[[Pages], None] = self._preview

    @cached_property
    def paper(self) -> Paper:
        """The theme of pictures and pages."""
        return Paper(paths.resources())

    # -- pictures --------------------------------------------------------------------------------------------------------------------

    def save(self, picture: Picture) -> None:
        """Asks where and in which form, and writes the picture there."""
        named = file_name(*(spoken(picture.called, self._workspace.record_language) or (picture.title,)))
        wanted = self.ask_path(folder_for(self._settings, "picture") / (named + FORMS[0].suffix))
        if wanted is not None:
            self._settings.set("picture_folder", str(wanted[0].parent))
            self._settings.set("picture_form", wanted[1].code)
            self._write(picture, *wanted)

    def copy(self, picture: Picture) -> None:
        QGuiApplication.clipboard().setMimeData(mime(picture, self.paper))
        self._notices.say("good", self._say("picture.copied"))

    def _write(self, picture: Picture, path: Path, form: PictureForm) -> None:
        try:
            with beside(path) as stream:
                stream.write(form.make(picture, self.paper))
        except Message as fault:
            again = self._say("export.retry"), lambda: self._write(picture, path, form)
            self._notices.fault(fault, again, (self._say("export.other"), lambda: self.save(picture)))
            return
        self._notices.say(
            "good", self._say("picture.saved", file=path.name), "",
            (self._say("export.open"), lambda: open_file(path)), (self._say("export.folder"), lambda: show_in_folder(path)),
        )  # fmt: skip

    def _ask_path(self, proposed: Path) -> tuple[Path, PictureForm] | None:
        named = {f"{self._say(f'picture.{form.code}')} (*{form.suffix})": form for form in FORMS}
        kept = next((words for words, form in named.items() if form.code == self._settings.get("picture_form")), next(iter(named)))
        title = self._say("picture.save")
        if not proposed.exists():
            proposed = proposed.with_name(proposed.name.removesuffix(FORMS[0].suffix) + named[kept].suffix)
        found, chosen = QFileDialog.getSaveFileName(self._window, title, str(proposed), ";;".join(named), kept)
        if not found:
            return None
        form, path = named.get(chosen, named[kept]), Path(found)
        if path.suffix.lower() != form.suffix:  # the system's dialog keeps the ending that was typed, not the one that was chosen
            typed = next((one for one in FORMS if one.suffix == path.suffix.lower()), None)
            form, path = (typed, path) if typed else (form, path.with_name(path.name + form.suffix))
            if path != Path(found) and path.exists():
                return self._ask_path(path)  # so that the dialog asks whether to replace that one
        return path, form

    # -- pages -----------------------------------------------------------------------------------------------------------------------

    def print_picture(self, picture: Picture) -> None:
        self.show(PicturePages(picture))

    def print_rows(self) -> None:
        """The marked rows if they are more than one, else the results, with the columns that are shown."""
        from storage.export.report import MOST_ROWS, ReportRequest

        workspace = self._workspace
        marked = workspace.selected_in_order()
        rows = marked if len(marked) > 1 else workspace.rows
        sheet = Sheet(workspace.results.query.table, self._columns(), rows)
        if min(len(rows), MOST_ROWS) > LARGE:
            self._notices.say("differ", self._say("print.large", n=min(len(rows), MOST_ROWS)))
        # a page has no room for every name twice: of two languages the program's own is printed
        language = workspace.language if workspace.record_language == "both" else workspace.record_language
        job = ExportJob(Path(), (sheet,), workspace.results.query, language, workspace.rule)
        workspace.ask("print", ReportRequest(job), self.print_report)

    def print_report(self, report: object) -> None:
        """Shows a Report as pages."""
        self.show(ReportPages(report, self._workspace.language))  # type: ignore[arg-type]
        self._notices.clear()

    def _preview(self, pages: Pages) -> None:
        """The system's preview; from there to the printer, or into a PDF."""
        from PySide6.QtPrintSupport import QPrinter, QPrintPreviewDialog  # not before something is printed

        printer = self._printer = QPrinter(QPrinter.PrinterMode.HighResolution)  # which the dialog does not keep
        printer.setDocName(pages.title)
        printer.setCreator(paths.APPLICATION)
        set_up(printer)
        dialog = QPrintPreviewDialog(printer, self._window)
        dialog.paintRequested.connect(lambda device: self._paint(pages, device))
        dialog.resize(self._window.size() * 0.85)
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        dialog.open()

    def _paint(self, pages: Pages, device: object) -> None:
        try:
            paint(pages, device, self.paper, self._workspace.language)  # type: ignore[arg-type]
        except OSError as fault:
            self._notices.fault(fault, code="print.failed")

    def _say(self, code: str, **values: object) -> str:
        return say(code, self._workspace.language, **values)
