"""A chart as an Excel workbook: a chart of Excel's own beside its numbers, every claim behind them, the sources, and what the file says."""

from collections.abc import Iterator, Sequence
from dataclasses import replace
from datetime import datetime, time
from typing import TYPE_CHECKING, Any, BinaryIO

from storage import chart_words
from storage.chart_values import ChartData
from storage.citations import citation, read
from storage.describe import code_label, field_label, worded
from storage.export.about import Tally, about
from storage.export.book import Book
from storage.export.chart_plan import COLUMNS, Column, Plot, axis_form, colours_of_bars, data_of, plots_of
from storage.export.job import ExportJob, Format, Sheet
from storage.export.safe import clean
from storage.export.sheets import sheet_name
from storage.tables import BY_NAME
from storage.words import text

if TYPE_CHECKING:
    from xlsxwriter.worksheet import Worksheet

    from storage.library import Library

OPTIONS = {"strings_to_formulas": False, "strings_to_urls": False, "strings_to_numbers": False, "in_memory": True}
FIRST_ROW = 3  # title, subtitle, a blank line
TALL, WIDE = 400, 760  # of a chart, in pixels
GREY = "#575C65"
FIELDS = ("indicator_id", "subject", "breakdown_id", "period_start", "period_end", "value", "qualifier", "basis", "status", "picked")
WIDTHS = (38, 28, 22, 12, 12, 16, 11, 11, 12, 8, 8, 24, 36)
PAGE = 400


def write(job: ExportJob, library: "Library", stream: BinaryIO) -> Iterator[int]:
    """Writes the workbook; yields the rows done so far. The same job makes the same bytes. Raises Message `chart_nothing`."""
    from xlsxwriter.workbook import Workbook  # a writer: not loaded before the first paint

    data, language = data_of(job, library), "zh" if job.language == "zh" else "en"
    workbook = Workbook(stream, OPTIONS)
    book = Book(workbook)
    _begin(book, data, job.language, language)
    yield 0
    rows, sources = _claims(book, data, library, job.language)
    yield len(rows)
    _sources(book, sources, library, job.language)
    notes = (*job.notes, *chart_words.source_lines(data, language, native=True))
    whole = replace(job, sheets=(Sheet("statistics", COLUMNS, rows),), notes=notes)
    _about(book, whole, library, Tally(data.disagreements, len(rows), source_ids=sources))
    workbook.set_properties({
        "title": clean(chart_words.title(data, language)), "author": "IP Almanac", "created": datetime.combine(job.day, time()),
        "comments": clean(chart_words.source_lines(data, language)[0]),
    })  # fmt: skip
    workbook.close()


def _claims(book: Book, data: ChartData, library: "Library", language: str) -> tuple[list[int], list[str]]:
    """A sheet of all claims that the shown figures were picked from; their rows, and their sources in the order of their numbers."""
    table = BY_NAME["statistics"]
    names = (*FIELDS, "source_id", "locator", "statistic_id", "decimals")
    worksheet = book.sheet(sheet_name("table.statistics", language))
    heads = [field_label(table, name) for name in (*FIELDS, "source_id", "locator", "statistic_id")]
    for place, (head, width) in enumerate(zip(heads, WIDTHS, strict=True)):
        worksheet.write_string(0, place, worded(head, language), book.header)
        worksheet.set_column(place, place, width)
    numbers: dict[str, int] = {}
    rows = _rows_of_claims(data, library)
    for line, record in enumerate(library.records("statistics", rows, names), 1):
        _claim(book, worksheet, line, dict(zip(names, record, strict=True)), numbers, library, language)
    worksheet.freeze_panes(1, 2)
    worksheet.autofilter(0, 0, max(len(rows), 1), len(heads) - 1)
    return rows, list(numbers)


def _rows_of_claims(data: ChartData, library: "Library") -> list[int]:
    shown = [point.point.row for one in data.series for point in one.points]
    rows: list[int] = []
    for start in range(0, len(shown), PAGE):
        part = shown[start : start + PAGE]
        inner = f"SELECT claim_group FROM statistics WHERE row IN ({','.join('?' * len(part))})"
        rows += [row for (row,) in library.execute(f"SELECT row FROM statistics WHERE claim_group IN ({inner}) ORDER BY row", part)]
    return list(dict.fromkeys(rows))


def _claim(
    book: Book, worksheet: "Worksheet", line: int, claim: dict[str, object], numbers: dict[str, int], library: "Library", language: str
) -> None:
    organization, area, _ = claim["subject"] if isinstance(claim["subject"], tuple) else (None, None, None)
    subject = [library.label(kind, key) for kind, key in (("organizations", organization), ("areas", area)) if key]
    decimals = int(str(claim["decimals"] or 0))
    source = str(claim["source_id"])
    number = numbers.setdefault(source, len(numbers) + 1)
    breakdown = claim["breakdown_id"]
    cells: Sequence[object] = (
        worded(library.label("indicators", claim["indicator_id"]), language),
        ", ".join(worded(name, language) for name in subject),
        worded(library.label("breakdowns", breakdown), language) if breakdown else "",
        claim["period_start"], claim["period_end"], claim["value"],
        *(worded(code_label(code, str(claim[code])), language) if claim[code] else "" for code in ("qualifier", "basis", "status")),
        "✓" if claim["picked"] else "", f"[{number}]", claim["locator"], f"statistics/{claim['statistic_id']}",
    )  # fmt: skip
    for place, value in enumerate(cells):
        if isinstance(value, float):
            worksheet.write_number(line, place, value, book.format("#,##0" + ("." + "0" * decimals if decimals else "")))
        elif value:
            worksheet.write_string(line, place, book.text(clean(str(value))), book.format("@" if place in (3, 4) else ""))


def _sources(book: Book, sources: Sequence[str], library: "Library", language: str) -> None:
    worksheet = book.sheet(sheet_name("export.sources", language))
    wrapped = book.format("", wrap=True)
    for place, (code, width) in enumerate((("export.number", 8), ("export.citation", 110))):
        worksheet.write_string(0, place, worded(text(code), language), book.header)
        worksheet.set_column(place, place, width)
    for line, (identifier, source) in enumerate(read(library, sources).items(), 1):
        worksheet.write_string(line, 0, f"[{sources.index(identifier) + 1}]")
        worksheet.write_string(line, 1, book.text(clean(citation(source, language))), wrapped)
    worksheet.freeze_panes(1, 0)


def _about(book: Book, job: ExportJob, library: "Library", tally: Tally) -> None:
    worksheet = book.sheet(sheet_name("export.about", job.language))
    worksheet.set_column(0, 0, 24, book.bold)
    worksheet.set_column(1, 1, 110, book.format("", wrap=True))
    for row, line in enumerate(about(job, library, tally)):
        worksheet.write_string(row, 0, line.label, book.bold)
        worksheet.write_string(row, 1, book.text(clean(line.said)), book.format("", wrap=True))
    worksheet.hide_gridlines(2)


def _begin(book: Book, data: ChartData, names: str, language: str) -> None:
    worksheet = book.sheet(sheet_name("chart.book.chart", names))
    title = book.workbook.add_format({"bold": True, "font_size": 15})
    quiet = book.workbook.add_format({"font_color": GREY})
    worksheet.write_string(0, 0, clean(chart_words.title(data, language)), title)
    worksheet.write_string(1, 0, clean(chart_words.subtitle(data, language)), quiet)
    row, top = FIRST_ROW, FIRST_ROW
    widest = max(len(plot.columns) + bool(plot.across) for plot in plots_of(data, language))
    worksheet.set_column(0, 0, 24)
    worksheet.set_column(1, widest, 16)
    years: list[str] = []
    for plot in plots_of(data, language):
        height = _numbers(book, worksheet, plot, row)
        chart = _chart(book, worksheet, plot, row, data, language)
        chart.set_size({"width": WIDE, "height": TALL})
        options = {"description": chart_words.summary(data, language), "object_position": 2}
        worksheet.insert_chart(top, widest + 2, chart, options)
        years.append(f"A{row + 2}:A{row + height}")
        row += height + 2
        top = max(top + 21, row)
    for line in chart_words.source_lines(data, language, native=True):
        worksheet.write_string(row, 0, clean(line), quiet)
        row += 1
    worksheet.ignore_errors({"number_stored_as_text": " ".join(years)})  # years are names of points, not amounts
    worksheet.hide_gridlines(2)
    worksheet.activate()


def _numbers(book: Book, worksheet: "Worksheet", plot: Plot, row: int) -> int:
    """The block of a plot, headings first; returns how many rows it has."""
    heads = [plot.title, *([plot.across_name] if plot.across else []), *(column.name for column in plot.columns)]
    for place, head in enumerate(heads):
        worksheet.write_string(row, place, clean(head), book.header)
    left = 1 + bool(plot.across)
    for number, category in enumerate(plot.categories):
        worksheet.write_string(row + 1 + number, 0, clean(category), book.format("@"))
        if plot.across:
            worksheet.write_number(row + 1 + number, 1, plot.across[number], book.format("#,##0.##"))
        for place, column in enumerate(plot.columns):
            value = column.values[number]
            if value is not None:
                differs = column.lows[number] != column.highs[number]
                worksheet.write_number(row + 1 + number, left + place, value, book.format(column.form, differs))
    return len(plot.categories) + 1


def _chart(book: Book, worksheet: "Worksheet", plot: Plot, row: int, data: ChartData, language: str) -> Any:
    chart = book.workbook.add_chart({"type": plot.kind})
    first, last, left = row + 1, row + len(plot.categories), 1 + bool(plot.across)
    for place, column in enumerate(plot.columns):
        where = 1 if plot.across else 0
        series: dict[str, Any] = {
            "name": [worksheet.get_name(), row, left + place],
            "categories": [worksheet.get_name(), first, where, last, where],
            "values": [worksheet.get_name(), first, left + place, last, left + place],
            **_drawn(plot, column),
        }
        if plot.kind == "bar":
            series["points"] = [{"fill": {"color": colour}} for colour in colours_of_bars(data, plot, language)]
        if plot.kind == "scatter":
            series["data_labels"] = {"custom": [{"value": name} for name in plot.categories], "value": True, "position": "right"}
        if column.differs:
            series["x_error_bars" if plot.kind == "bar" else "y_error_bars"] = _errors(column)
        chart.add_series(series)
    _dress(chart, plot, data, language)
    return chart


def _drawn(plot: Plot, column: Column) -> dict[str, Any]:
    if plot.kind in ("column", "bar"):
        return {"fill": {"color": column.colour}, "gap": 40}
    marker = {"type": column.marker, "size": 6, "fill": {"color": column.colour}, "border": {"color": column.colour}}
    if plot.kind == "scatter":
        return {"marker": {**marker, "size": 8}, "line": {"none": True}}
    return {"line": {"color": column.colour, "width": 2.0, "dash_type": column.dash}, "marker": marker}


def _errors(column: Column) -> dict[str, Any]:
    """From what sources say at the least to what they say at the most."""
    values = list(zip(column.values, column.lows, column.highs, strict=True))
    return {
        "type": "custom",
        "plus_values": [0 if value is None or high is None else high - value for value, _, high in values],
        "minus_values": [0 if value is None or low is None else value - low for value, low, _ in values],
        "line": {"color": GREY, "width": 1.0},
    }


def _dress(chart: Any, plot: Plot, data: ChartData, language: str) -> None:
    grid = {"visible": True, "line": {"color": "#E2E2DC", "width": 0.75}}
    value_axis: dict[str, Any] = {"name": clean(plot.axis), "name_font": {"bold": False, "color": GREY}, "major_gridlines": grid}
    value_axis["line"] = {"none": True}
    if plot.lowest is not None and not plot.log:
        value_axis["min"] = plot.lowest
    value_axis |= {"reverse": True, "crossing": "max"} if plot.upside_down else {}
    value_axis |= {"major_unit": 1} if plot.upside_down and plot.lowest else {}
    value_axis |= {"log_base": 10} if plot.log else {}
    value_axis["num_format"] = axis_form(plot, language)
    other: dict[str, Any] = {"num_font": {"color": GREY}, "line": {"color": "#8A8E93"}, "major_gridlines": {"visible": False}}
    if plot.kind == "bar":
        chart.set_y_axis({**other, "reverse": True})
        chart.set_x_axis(value_axis)
        chart.set_legend({"none": True})
    else:
        if plot.kind == "scatter":
            other |= {"name": clean(plot.across_name), "name_font": {"bold": False, "color": GREY}, "num_format": "#,##0"}
        chart.set_x_axis(other)
        chart.set_y_axis(value_axis)
        chart.set_legend({"none": True} if len(plot.columns) == 1 else {"position": "bottom", "delete_series": plot.unkeyed})
    named = plot.title or chart_words.title(data, language)
    chart.set_title({"name": clean(named), "name_font": {"size": 13, "bold": True}, "overlay": False})
    chart.show_blanks_as("gap")


CHART_BOOK = Format("chart_book", ".xlsx", "format.chart_book", many=False, write=write, tables=("statistics",))
