"""Charts in Excel and PowerPoint: native, with the same numbers, gaps left empty, and the sources inside."""

import io
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from zipfile import ZipFile

import pytest
from openpyxl import load_workbook
from pptx import Presentation

from storage.chart_data import chart_data
from storage.chart_proposal import proposed
from storage.chart_values import ChartData
from storage.charts import ChartSpec
from storage.export import FORMATS
from storage.export.job import ExportJob, Sheet
from storage.library import Library
from storage.messages import Message
from storage.query import Query
from tests.storage.export.conftest import DAY

BY_CODE = {form.code: form for form in FORMATS}
KEYS = ("indicators/pct-applications", "indicators/st-cluster-rank", "organizations/huawei", "indicators/ai-patents-granted")


@pytest.fixture(scope="module")
def library(library_path: Path) -> Iterator[Library]:
    made = Library(library_path)
    yield made
    made.close()


def chart_of(library: Library, key: str) -> ChartSpec:
    spec = proposed(library, key=key)
    assert spec is not None
    return spec


def written(library: Library, code: str, spec: ChartSpec | None, language: str = "en", sheets: tuple[Sheet, ...] = ()) -> bytes:
    stream = io.BytesIO()
    job = ExportJob(Path(f"x{BY_CODE[code].suffix}"), sheets, Query("statistics"), language, format=code, chart=spec, day=DAY)
    list(BY_CODE[code].write(job, library, stream))
    return stream.getvalue()


def values_of(data: ChartData) -> list[float]:
    return sorted(point.value for one in data.series for point in one.points)


@pytest.mark.parametrize("key", KEYS)
def test_the_workbook_has_a_native_chart_beside_the_very_numbers(library: Library, key: str) -> None:
    spec = chart_of(library, key)
    data = chart_data(library, spec)
    book = load_workbook(io.BytesIO(written(library, "chart_book", spec)))
    first = book.worksheets[0]
    assert first._charts  # openpyxl has no other way to tell
    numbers = [cell.value for row in first.iter_rows() for cell in row if isinstance(cell.value, int | float)]
    assert sorted(map(float, numbers)) == pytest.approx(values_of(data))
    said = " ".join(str(cell.value) for sheet in book.worksheets for row in sheet.iter_rows() for cell in row if cell.value)
    assert data.data_version in said
    assert "best-founded source first" in said
    assert book["Sources"].max_row == len(data.documents) + 1


def test_the_workbook_counts_the_statistics_that_it_holds(library: Library) -> None:
    book = load_workbook(io.BytesIO(written(library, "chart_book", chart_of(library, "indicators/gii-rank"))))
    assert book["About"]["B1"].value.startswith(f"Statistics: {book['Statistics'].max_row - 1} of ")


def test_excel_does_not_warn_of_years(library: Library) -> None:
    made = written(library, "chart_book", chart_of(library, "indicators/pct-applications"))
    with ZipFile(io.BytesIO(made)) as parts:
        sheet = parts.read("xl/worksheets/sheet1.xml").decode()
    years = [row[0].row for row in load_workbook(io.BytesIO(made)).worksheets[0].iter_rows() if str(row[0].value).isdigit()]
    assert f'<ignoredError sqref="A{years[0]}:A{years[-1]}" numberStoredAsText="1"/>' in sheet


@pytest.mark.parametrize("key", KEYS)
def test_the_slide_has_a_native_chart_with_gaps_title_sources_and_notes(library: Library, key: str) -> None:
    spec = chart_of(library, key)
    data = chart_data(library, spec)
    slide = Presentation(io.BytesIO(written(library, "pptx", spec))).slides[0]
    charts = [shape.chart for shape in slide.shapes if shape.has_chart]
    drawn = [value for chart in charts for series in chart.plots[0].series for value in series.values if value is not None]
    assert sorted(drawn) == pytest.approx(values_of(data))
    texts = [shape.text_frame.text for shape in slide.shapes if shape.has_text_frame]
    assert any(data.data_version in said for said in texts)
    assert any("best-founded source first" in said for said in texts)
    assert slide.notes_slide.notes_text_frame.text.strip()


def test_years_without_a_figure_are_empty_in_the_slide(library: Library) -> None:
    spec = chart_of(library, "indicators/pct-applications")
    chart = next(shape.chart for shape in Presentation(io.BytesIO(written(library, "pptx", spec))).slides[0].shapes if shape.has_chart)
    assert list(chart.plots[0].categories) == [str(year) for year in range(1994, 2025)]
    assert None in chart.plots[0].series[0].values


@pytest.mark.parametrize(("typed", "lowest"), [("GII rank China", 0), ("Huawei PCT applicant rank", 1)])
def test_a_ranking_counts_from_its_first_place_or_by_round_ones(library: Library, typed: str, lowest: int) -> None:
    spec = proposed(library, query=Query("statistics", typed))
    assert spec is not None
    assert spec.kind == "ranks"
    slide = Presentation(io.BytesIO(written(library, "pptx", spec))).slides[0]
    axis = next(shape.chart.value_axis for shape in slide.shapes if shape.has_chart)
    assert axis.minimum_scale == lowest
    assert axis.major_unit == (lowest or None)
    assert axis.tick_labels.number_format.endswith(";;")  # nought is no place
    with ZipFile(io.BytesIO(written(library, "chart_book", spec))) as parts:
        drawn = parts.read("xl/charts/chart1.xml").decode()
    assert f'<c:min val="{lowest}' in drawn
    assert ('<c:majorUnit val="1"/>' in drawn) == bool(lowest)


def test_no_line_leads_across_a_break(library: Library) -> None:
    spec = proposed(library, query=Query("statistics", "GII rank China"))
    assert spec is not None
    (one,) = chart_data(library, spec).series
    begins = [point.year for point, broken in zip(one.points, one.breaks, strict=True) if broken]
    assert begins
    (chart,) = (shape.chart for shape in Presentation(io.BytesIO(written(library, "pptx", spec))).slides[0].shapes if shape.has_chart)
    years = list(chart.plots[0].categories)
    drawn = [
        [year for year, value in zip(years, line.values, strict=True) if value is not None] for line in chart.plots[0].series
    ]  # of each line
    assert [int(line[0]) for line in drawn[1:]] == begins
    heads = [cell.value for cell in load_workbook(io.BytesIO(written(library, "chart_book", spec))).worksheets[0][4]]
    assert [line.name for line in chart.plots[0].series] == heads[1:]
    assert all(drawn)
    legend = chart.legend._element.xml
    assert [f'<c:idx val="{place}"/>' in legend for place in range(len(drawn))] == [len(line) < max(map(len, drawn)) for line in drawn]


def test_disagreement_is_drawn_in_both(library: Library) -> None:
    spec = replace(chart_of(library, "indicators/pct-applications"), years=(2022, 2022))
    assert chart_data(library, spec).disagreements
    slide = Presentation(io.BytesIO(written(library, "pptx", spec))).slides[0]
    assert any("errBars" in shape.chart._chartSpace.xml for shape in slide.shapes if shape.has_chart)


def test_the_same_job_makes_the_same_workbook(library: Library) -> None:
    spec = chart_of(library, "indicators/gii-rank")
    assert written(library, "chart_book", spec, "both") == written(library, "chart_book", spec, "both")


def test_rows_without_a_chart_are_drawn_as_suits_them(library: Library) -> None:
    rows = list(library.rows_of_query(Query("statistics", "Korea GII rank")))
    slide = Presentation(io.BytesIO(written(library, "pptx", None, sheets=(Sheet("statistics", ("value",), rows),)))).slides[0]
    assert "GII" in slide.shapes.title.text_frame.text


def test_what_cannot_be_drawn_is_said(library: Library) -> None:
    with pytest.raises(Message, match="chart_nothing"):
        written(library, "pptx", None, sheets=(Sheet("statistics", ("value",), ()),))
