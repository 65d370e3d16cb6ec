"""The ways of a chart out of the window: into files of every form, onto the clipboard, and onto the wall."""

from dataclasses import replace
from typing import TYPE_CHECKING

from PySide6.QtCore import QMimeData, QObject
from PySide6.QtGui import QGuiApplication

from storage.words import say

if TYPE_CHECKING:
    from storage.chart_values import ChartData
    from ui.parts.chart.hall import Hall
    from ui.views.chart import ChartView
    from ui.window import Window


class Charting(QObject):
    """Of one window; asked only while its chart shows figures."""

    def __init__(self, window: "Window") -> None:
        super().__init__(window)
        self._window = window
        self.hall: Hall | None = None

    @property
    def _view(self) -> "ChartView":
        found: ChartView = self._window.centre.pages["chart"]
        return found

    @property
    def _data(self) -> "ChartData":
        data = self._view.data
        assert data is not None
        return data

    # -- files -------------------------------------------------------------------------------------------------------------------------

    def export(self) -> None:
        """Asks for the form, then where to."""
        from ui.dialogs.chart_export import ChartExport

        window = self._window
        dialog = ChartExport(window.settings, window.theme, window.workspace.language, window)
        dialog.book_wished.connect(self.export_as)
        dialog.picture_wished.connect(self._save_picture)
        dialog.open()

    def export_as(self, code: str) -> None:
        """A workbook or slide, by the code of its format."""
        from storage.chart_words import called
        from storage.export import FORMATS
        from storage.export.chart_plan import sheet_of_points
        from storage.export.job import ExportJob
        from ui.exporting import file_name, folder_for, spoken

        window, data = self._window, self._data
        workspace, exporting = window.workspace, window.exporting
        form = next(form for form in FORMATS if form.code == code)
        named = file_name(*spoken(called(data), workspace.record_language))
        path = exporting.ask_path(folder_for(window.settings, "export") / (named + form.suffix), form)
        if path is not None:
            window.settings.set("export_folder", str(path.parent))
            sheets = (sheet_of_points(data),)
            exporting.start(ExportJob(path, sheets, workspace.query, workspace.record_language, data.rule, format=code, chart=data.spec))

    def _save_picture(self, code: str) -> None:
        self._window.settings.set("picture_form", code)
        picture = self._view.picture()
        if picture is not None:
            self._window.printing.save(picture)

    # -- the clipboard -----------------------------------------------------------------------------------------------------------------

    def copy(self) -> None:
        """Picture and figures together: whoever pastes takes what suits, a document the picture, a spreadsheet the table."""
        table = self._view.table
        if table is not None and table.hasFocus():
            QGuiApplication.clipboard().setText(table.marked())  # type: ignore[attr-defined]
            return
        picture = self._view.picture()
        if picture is None:
            return
        from ui.print import mime

        window = self._window
        data = mime(picture, window.printing.paper)
        self._add_figures(data)
        QGuiApplication.clipboard().setMimeData(data)
        window.notices.say("good", say("chart.copied", window.workspace.language))

    def copy_figures(self) -> None:
        """The figures alone, with headings and the lines of the sources."""
        data = QMimeData()
        self._add_figures(data)
        QGuiApplication.clipboard().setMimeData(data)
        self._window.notices.say("good", say("chart.figures_copied", self._window.workspace.language))

    def _add_figures(self, data: QMimeData) -> None:
        from storage.chart_sheet import sheet_of
        from storage.chart_words import source_lines

        language = self._window.workspace.language
        sheet = sheet_of(self._data, language)
        lines = ["\t".join(sheet.heads), *("\t".join(cell.shown if cell else "" for cell in line) for line in sheet.lines)]
        data.setText("\n".join((*lines, "", *source_lines(self._data, language, native=True))))

    # -- the wall ----------------------------------------------------------------------------------------------------------------------

    def present(self) -> None:
        """Full screen, in large type; the arrow keys go through the years, or through the saved charts."""
        from ui.parts.chart.hall import Hall

        window = self._window
        if self.hall is None:
            self.hall = Hall(window.theme, window.workspace.language, self._view.names, self._data, self._figures)
            window.destroyed.connect(self.hall.deleteLater)
        charts = [replace(one.chart, years=one.query.years) for one in window.searches.saved if one.chart is not None]
        self.hall.begin(self._data, window.workspace.language, self._view.names, charts)
        self.hall.show_on(window.screen())

    def _figures(self, spec: object, then: object) -> None:
        from storage.chart_data import ChartRequest

        self._window.workspace.ask("hall", ChartRequest(spec), then)  # type: ignore[arg-type]
