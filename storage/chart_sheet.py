"""A chart as a table: what stands behind it on screen, on the clipboard and in a workbook."""

from typing import NamedTuple

from storage.chart_panels import Panel, own, panels_of
from storage.chart_values import ChartData, ChartPoint, ChartSeries
from storage.chart_words import joined, measure, period, point_words, shown
from storage.words import text


class Cell(NamedTuple):
    """shown: as it stands in the chart; spoken: in a sentence; value: the number that is drawn; row: of the statistic, 0 for none."""

    shown: str
    spoken: str
    value: float | None = None
    row: int = 0
    point: ChartPoint | None = None


class Sheet(NamedTuple):
    """heads: of the columns, the first that of the periods, or of the names. lines: as many cells each; None where there is no figure."""

    heads: tuple[str, ...]
    lines: tuple[tuple[Cell | None, ...], ...]


def sheet_of(data: ChartData, language: str) -> Sheet:
    """Periods down and series across; of one year, names down and indicators across, the greatest first."""
    if data.empty:
        return Sheet((), ())
    return _of_one_time(data, language) if data.spec.at_one_time else _of_years(data, language)


def columns_of(data: ChartData, language: str) -> list[tuple[Panel, int, str]]:
    """Each series with its panel, its place there, and a heading that names it whole with its unit."""
    panels = panels_of(data)
    everyone = [one for panel in panels for one in panel.series]
    return [
        (panel, place, f"{joined(own(one, everyone), language)} ({measure(data, panel, language)})")
        for panel in panels
        for place, one in enumerate(panel.series)
    ]


def _of_years(data: ChartData, language: str) -> Sheet:
    columns = columns_of(data, language)
    periods: dict[tuple[str, str, str], ChartPoint] = {}
    for panel, place, _ in columns:
        for point in panel.series[place].points:
            periods.setdefault(_key(point), point)
    lines = []
    for key in sorted(periods):
        first = period(periods[key], language)
        cells = [_cell(data, panel, place, _at(panel.series[place], key), language) for panel, place, _ in columns]
        lines.append((Cell(first, first), *cells))
    return Sheet((text("chart.column.period").in_language(language), *(head for _, _, head in columns)), tuple(lines))


def _key(point: ChartPoint) -> tuple[str, str, str]:
    return point.point.last_day, point.point.start, point.point.end


def _at(series: ChartSeries, key: tuple[str, str, str]) -> ChartPoint | None:
    return next((point for point in series.points if _key(point) == key), None)


def _cell(data: ChartData, panel: Panel, place: int, point: ChartPoint | None, language: str) -> Cell | None:
    if point is None:
        return None
    said = shown(point, data.spec.measure) + (" ≠" if point.point.disagrees else "")
    return Cell(said, point_words(data, panel, place, point, language), point.value, point.point.row, point)


def _of_one_time(data: ChartData, language: str) -> Sheet:
    shown_series = [one for one in data.series if one.points]
    indicators = list(dict.fromkeys(one.indicator for one in shown_series))
    subjects: dict[tuple[object, ...], dict[object, tuple[Panel, int]]] = {}
    units: dict[object, str] = {}
    for panel in panels_of(data):
        for place, one in enumerate(panel.series):
            subjects.setdefault(one.subject, {})[one.indicator] = (panel, place)
            units[one.indicator] = one.unit.in_language(language)
    heads = [f"{indicator.in_language(language)} ({units[indicator]})" for indicator in indicators]
    lines = []
    for subject, found in subjects.items():
        name = joined(subject, language)  # type: ignore[arg-type]
        cells = [
            _cell(data, *found[indicator], found[indicator][0].series[found[indicator][1]].points[0], language)
            if indicator in found
            else None
            for indicator in indicators
        ]
        lines.append((Cell(name, name), *cells))
    lines.sort(key=lambda line: line[1].point.rank if line[1] and line[1].point else 10**9)
    return Sheet((text("chart.column.series").in_language(language), *heads), tuple(lines))
