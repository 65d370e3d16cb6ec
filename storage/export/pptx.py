"""A chart as a PowerPoint slide: a chart of PowerPoint's own that can be edited, a title, a source line, and notes that say the rest."""

import io
from collections.abc import Iterator, Sequence
from datetime import datetime, time
from math import ceil
from typing import TYPE_CHECKING, Any, BinaryIO

from storage import chart_words
from storage.chart_panels import panels_of
from storage.chart_values import ChartData
from storage.export.chart_plan import Column, Plot, axis_form, colours_of_bars, data_of, plots_of
from storage.export.job import ExportJob, Format
from storage.export.safe import clean

if TYPE_CHECKING:
    from storage.library import Library

WIDTH, HEIGHT = 13.333, 7.5  # inches: a wide screen
MARGIN, TOP, FOOT = 0.6, 1.45, 0.95
PER_SLIDE = 6  # charts
LONG = 56  # characters of a title
MOST_NOTES = 60  # sentences
FONTS = {"zh": "Microsoft YaHei", "en": "Segoe UI"}
GREY, INK = "575C65", "1D2025"
MARKS = {"circle": "CIRCLE", "square": "SQUARE", "triangle": "TRIANGLE", "diamond": "DIAMOND", "x": "X", "plus": "PLUS", "star": "STAR",
         "dash": "DASH", "none": "NONE"}  # fmt: skip
DASHES = {"solid": "SOLID", "dash": "DASH", "round_dot": "ROUND_DOT", "dash_dot": "DASH_DOT"}


def write(job: ExportJob, library: "Library", stream: BinaryIO) -> Iterator[int]:
    """Writes the slide, or as many as the panels need. Raises Message `chart_nothing`."""
    from pptx import Presentation  # a writer: not loaded before the first paint
    from pptx.util import Inches

    data, language = data_of(job, library), "zh" if job.language == "zh" else "en"
    shown = Presentation()
    shown.slide_width, shown.slide_height = Inches(WIDTH), Inches(HEIGHT)
    plots = plots_of(data, language)
    for start in range(0, len(plots), PER_SLIDE):
        _slide(shown, data, plots[start : start + PER_SLIDE], language)
        yield 0
    properties = shown.core_properties
    properties.title, properties.author = clean(chart_words.title(data, language)), "IP Almanac"
    properties.comments = clean(chart_words.source_lines(data, language)[0])
    properties.created = properties.modified = datetime.combine(job.day, time())
    buffer = io.BytesIO()
    shown.save(buffer)
    stream.write(buffer.getvalue())
    yield sum(len(one.points) for one in data.series)


def _slide(shown: Any, data: ChartData, plots: Sequence[Plot], language: str) -> None:
    slide = shown.slides.add_slide(shown.slide_layouts[5])  # title only
    lines = chart_words.source_lines(data, language, native=True)
    _title(slide, data, language)
    _text(slide, chart_words.subtitle(data, language), MARGIN, 1.02, WIDTH - 2 * MARGIN, 0.4, 14, language)
    columns = 1 if len(plots) == 1 else 2 if len(plots) <= 4 else 3
    rows = ceil(len(plots) / columns)
    wide, tall = (WIDTH - 2 * MARGIN) / columns, (HEIGHT - TOP - FOOT) / rows
    for place, plot in enumerate(plots):
        room = (MARGIN + place % columns * wide, TOP + place // columns * tall, wide, tall)
        _chart(slide, plot, room, data, language, alone=len(plots) == 1)
    _text(slide, "\n".join(lines[:3]), MARGIN, HEIGHT - FOOT, WIDTH - 2 * MARGIN, FOOT - 0.15, 10, language)
    slide.notes_slide.notes_text_frame.text = clean("\n".join(_notes(data, lines, language)))


def _title(slide: Any, data: ChartData, language: str) -> None:
    from pptx.util import Inches

    title = slide.shapes.title
    title.left, title.top, title.width, title.height = (Inches(value) for value in (MARGIN, 0.35, WIDTH - 2 * MARGIN, 0.7))
    title.text_frame.text = clean(chart_words.title(data, language))
    _dress_text(title.text_frame, 26 if len(title.text_frame.text) < LONG else 20, INK, language, bold=True)


def _text(slide: Any, said: str, left: float, top: float, wide: float, tall: float, size: int, language: str) -> None:
    from pptx.util import Inches

    box = slide.shapes.add_textbox(*(Inches(value) for value in (left, top, wide, tall)))
    box.text_frame.word_wrap = True
    box.text_frame.text = clean(said)
    _dress_text(box.text_frame, size, GREY, language)


def _dress_text(frame: Any, size: int, colour: str, language: str, *, bold: bool = False) -> None:
    from pptx.dml.color import RGBColor
    from pptx.enum.text import PP_ALIGN
    from pptx.util import Pt

    for paragraph in frame.paragraphs:
        paragraph.alignment = PP_ALIGN.LEFT
        for run in paragraph.runs:
            run.font.size, run.font.bold, run.font.name = Pt(size), bold, FONTS[language]
            run.font.color.rgb = RGBColor.from_string(colour)
            if language == "zh":
                properties = run._r.get_or_add_rPr()
                properties.set("lang", "zh-CN")
                far = properties.makeelement(properties.tag.rpartition("}")[0] + "}ea", {"typeface": FONTS["zh"]})
                properties.append(far)


def _notes(data: ChartData, lines: Sequence[str], language: str) -> list[str]:
    """The summary, the sources, and each figure on which they disagree."""
    said = [chart_words.summary(data, language), "", *lines]
    for panel in panels_of(data):
        for place, one in enumerate(panel.series):
            said += [chart_words.point_words(data, panel, place, point, language) for point in one.points if point.point.disagrees]
    documents = [f"{document.publisher}: {document.title}" if document.publisher else document.title for document in data.documents[:8]]
    return [*said[:MOST_NOTES], "", *documents]


def _chart(slide: Any, plot: Plot, room: tuple[float, ...], data: ChartData, language: str, *, alone: bool) -> None:
    from pptx.chart.data import CategoryChartData, XyChartData
    from pptx.enum.chart import XL_CHART_TYPE
    from pptx.util import Inches

    kinds = {"line": XL_CHART_TYPE.LINE_MARKERS, "column": XL_CHART_TYPE.COLUMN_CLUSTERED, "bar": XL_CHART_TYPE.BAR_CLUSTERED}
    if plot.kind == "scatter":
        numbers: Any = XyChartData(number_format="#,##0.##")
        series = numbers.add_series(plot.columns[0].name)
        for x, y in zip(plot.across, plot.columns[0].values, strict=True):
            series.add_data_point(x, y)
        kind = XL_CHART_TYPE.XY_SCATTER
    else:
        numbers = CategoryChartData(number_format=plot.columns[0].form)
        numbers.categories = plot.categories
        for column in plot.columns:
            numbers.add_series(column.name, column.values, number_format=column.form)
        kind = kinds[plot.kind]
    frame = slide.shapes.add_chart(kind, *(Inches(value) for value in room), numbers)
    frame._element.nvGraphicFramePr.cNvPr.set("descr", clean(chart_words.summary(data, language)))
    _dress(frame.chart, plot, data, language, alone=alone)


def _dress(chart: Any, plot: Plot, data: ChartData, language: str, *, alone: bool) -> None:
    from pptx.dml.color import RGBColor
    from pptx.enum.chart import XL_LEGEND_POSITION
    from pptx.util import Pt

    chart.font.size, chart.font.name = Pt(14 if alone else 11), FONTS[language]
    chart.font.color.rgb = RGBColor.from_string(INK)
    chart.has_title = bool(plot.title) and not alone
    if chart.has_title:
        chart.chart_title.text_frame.text = clean(plot.title)
        chart.chart_title.text_frame.paragraphs[0].runs[0].font.size = Pt(12)
    chart.has_legend = len(plot.columns) > 1
    if chart.has_legend:
        chart.legend.position, chart.legend.include_in_layout = XL_LEGEND_POSITION.BOTTOM, False
        for place in reversed(plot.unkeyed):
            _leave_out(chart.legend._element, place)
    _axes(chart, plot, language)
    for column, series in zip(plot.columns, chart.plots[0].series, strict=True):
        _series(series, plot, column)
    if plot.kind == "bar":
        for number, colour in enumerate(colours_of_bars(data, plot, language)):
            fill = chart.plots[0].series[0].points[number].format.fill
            fill.solid()
            fill.fore_color.rgb = RGBColor.from_string(colour.removeprefix("#"))
    if plot.kind in ("bar", "column"):
        chart.plots[0].gap_width = 40
    if plot.kind == "scatter":
        _label_points(chart.plots[0].series[0], plot)


def _leave_out(legend: Any, place: int) -> None:
    """Of a legend a series; python-pptx has no word for it. The format has these right behind the legend's position."""
    space = legend.tag.rpartition("}")[0] + "}"
    entry = legend.makeelement(space + "legendEntry", {})
    for tag, value in (("idx", str(place)), ("delete", "1")):
        entry.append(entry.makeelement(space + tag, {"val": value}))
    legend.insert(legend.index(legend.find(space + "legendPos")) + 1, entry)


def _axes(chart: Any, plot: Plot, language: str) -> None:
    from pptx.dml.color import RGBColor

    values, categories = chart.value_axis, chart.category_axis
    values.has_title = True
    values.axis_title.text_frame.text = clean(plot.axis)
    _small(values.axis_title.text_frame)
    values.major_gridlines.format.line.color.rgb = RGBColor.from_string("E2E2DC")
    values.format.line.fill.background()
    values.tick_labels.number_format, values.tick_labels.number_format_is_linked = axis_form(plot, language), False
    categories.has_major_gridlines = False
    categories.format.line.color.rgb = RGBColor.from_string("8A8E93")
    if plot.lowest is not None and not plot.log:
        values.minimum_scale = plot.lowest
    if plot.upside_down:
        from pptx.enum.chart import XL_TICK_LABEL_POSITION

        values.reverse_order = True
        values.major_unit = 1 if plot.lowest else None
        categories.tick_label_position = XL_TICK_LABEL_POSITION.HIGH
    if plot.kind == "bar":
        categories.reverse_order = True
    if plot.kind == "scatter":
        categories.has_title = True
        categories.axis_title.text_frame.text = clean(plot.across_name)
        _small(categories.axis_title.text_frame)
    if plot.log:
        scaling = values._element.scaling
        base = scaling.makeelement(scaling.tag.rpartition("}")[0] + "}logBase", {"val": "10"})
        scaling.insert(0, base)


def _small(frame: Any) -> None:
    from pptx.dml.color import RGBColor
    from pptx.util import Pt

    font = frame.paragraphs[0].runs[0].font
    font.size, font.bold, font.color.rgb = Pt(11), False, RGBColor.from_string(GREY)


def _series(series: Any, plot: Plot, column: Column) -> None:
    from pptx.dml.color import RGBColor
    from pptx.enum.chart import XL_MARKER_STYLE
    from pptx.enum.dml import MSO_LINE
    from pptx.util import Pt

    colour = RGBColor.from_string(column.colour.removeprefix("#"))
    if plot.kind in ("column", "bar"):
        series.format.fill.solid()
        series.format.fill.fore_color.rgb = colour
        series.invert_if_negative = False
    else:
        if plot.kind == "scatter":
            series.format.line.fill.background()
        else:
            series.format.line.color.rgb, series.format.line.width = colour, Pt(2.25)
            series.format.line.dash_style = getattr(MSO_LINE, DASHES[column.dash])
            series.smooth = False
        series.marker.style, series.marker.size = getattr(XL_MARKER_STYLE, MARKS[column.marker]), 7
        series.marker.format.fill.solid()
        series.marker.format.fill.fore_color.rgb = colour
        series.marker.format.line.color.rgb = colour
    if column.differs and plot.kind != "scatter":
        _error_bars(series._element, column, across=plot.kind == "bar")


def _error_bars(element: Any, column: Column, *, across: bool) -> None:
    """From what sources say at the least to what they say at the most; python-pptx has none, so they are written as the format has them."""
    space = element.tag.rpartition("}")[0] + "}"

    def add(parent: Any, tag: str, value: str | None = None) -> Any:
        made = parent.makeelement(space + tag, {} if value is None else {"val": value})
        parent.append(made)
        return made

    bars = element.makeelement(space + "errBars", {})
    if not across:
        add(bars, "errDir", "y")
    for tag, written in (("errBarType", "both"), ("errValType", "cust"), ("noEndCap", "0")):
        add(bars, tag, written)
    sides = {"plus": (column.highs, 1), "minus": (column.lows, -1)}
    for side, (ends, sign) in sides.items():
        numbers = add(add(bars, side), "numLit")
        add(numbers, "formatCode").text = "General"
        add(numbers, "ptCount", str(len(column.values)))
        for place, (value, end) in enumerate(zip(column.values, ends, strict=True)):
            if value is not None and end is not None and end != value:
                point = add(numbers, "pt")
                point.set("idx", str(place))
                add(point, "v").text = repr(sign * (end - value))
    element.insert(element.index(element.find(space + "cat")), bars)


def _label_points(series: Any, plot: Plot) -> None:
    from pptx.enum.chart import XL_LABEL_POSITION
    from pptx.util import Pt

    for place, name in enumerate(plot.categories):
        label = series.points[place].data_label
        label.has_text_frame = True
        label.text_frame.text = clean(name)
        label.text_frame.paragraphs[0].runs[0].font.size = Pt(11)
        label.position = XL_LABEL_POSITION.RIGHT


PPTX = Format("pptx", ".pptx", "format.pptx", many=False, write=write, tables=("statistics",))
