"""What a chart becomes in an office program: categories, columns of numbers, and how each is drawn; the same for Excel and PowerPoint."""

import json
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise
from typing import TYPE_CHECKING, NamedTuple

from storage import paths
from storage.chart_data import chart_data
from storage.chart_panels import Panel, panels_of, styles_of
from storage.chart_proposal import proposed
from storage.chart_values import ChartData, ChartPoint, ChartSeries
from storage.chart_words import joined, logarithmic, measure, period
from storage.export.job import ExportJob, Sheet
from storage.messages import Message

if TYPE_CHECKING:
    from storage.library import Library

MUTED = "#575C65"
MARKERS = ("circle", "square", "triangle", "diamond", "x", "plus", "star", "dash")  # in the order of the palette; both programs have them
DASHES = ("solid", "dash", "round_dot", "dash_dot")
MOST_BARS = 30
FEW_PLACES = 12  # of a ranking, each of which has its tick; of more, round ones from nought, which is no place and is not written
COLUMNS = ("period", "indicator_id", "subject", "value", "qualifier", "unit_id", "status", "source_id", "locator")


class Column(NamedTuple):
    """A series: a number, or None, for each category; low, high: of what its sources state. colour: `#RRGGBB`. marker, dash: as above.

    form: of its numbers, in Excel's signs. keyed: whether the legend names it; of one line in several stretches the longest alone is.
    """

    name: str
    values: tuple[float | None, ...]
    lows: tuple[float | None, ...]
    highs: tuple[float | None, ...]
    colour: str
    marker: str
    dash: str
    form: str
    keyed: bool = True

    @property
    def differs(self) -> bool:
        return any(low != high for low, high in zip(self.lows, self.highs, strict=True))


@dataclass(frozen=True, slots=True)
class Plot:
    """One native chart. kind: `line`, `column`, `bar` or `scatter`. across: of a scatter, the numbers of the lower axis, one a category.

    lowest: where the axis of values begins, None for the program's own choice.
    """

    title: str
    axis: str
    categories: tuple[str, ...]
    columns: tuple[Column, ...]
    kind: str
    upside_down: bool = False
    log: bool = False
    lowest: float | None = None
    across: tuple[float, ...] = ()
    across_name: str = ""

    @property
    def unkeyed(self) -> list[int]:
        """The places of the columns that the legend leaves out."""
        return [place for place, column in enumerate(self.columns) if not column.keyed]


def data_of(job: ExportJob, library: "Library") -> ChartData:
    """The figures of the job's chart, or of the chart that suits its rows. Raises Message `chart_nothing`."""
    library.rule = job.rule
    spec = job.chart or proposed(library, [row for sheet in job.sheets if sheet.table == "statistics" for row in sheet.rows])
    data = chart_data(library, spec) if spec is not None else None
    if data is None or data.empty:
        raise Message("chart_nothing")
    return data


def sheet_of_points(data: ChartData) -> Sheet:
    """The statistics that the chart draws, one row each."""
    rows = [point.point.row for one in data.series for point in one.points]
    return Sheet("statistics", COLUMNS, tuple(dict.fromkeys(rows)))


def palette() -> list[str]:
    """The colours of data on paper."""
    tokens = json.loads((paths.resources() / "theme.json").read_text(encoding="utf-8"))
    return list(tokens["light"]["data"])


def plots_of(data: ChartData, language: str) -> tuple[Plot, ...]:
    """One for each panel."""
    return tuple(_plot(data, panel, language) for panel in panels_of(data))


def _plot(data: ChartData, panel: Panel, language: str) -> Plot:
    title, axis = joined(panel.title, language), measure(data, panel, language)
    if data.spec.kind == "scatter":
        return _scatter(data, panel, language)
    if data.spec.kind == "ranked":
        return _bars(data, panel, language, title, axis)
    points = _slots(panel.series)
    categories = tuple(label if point is None or label.isdigit() else period(point, language) for label, point in points)
    keys = [label for label, _ in points]
    rank = panel.value_kind == "rank"
    kind = "column" if data.spec.kind == "columns" else "line"
    columns = tuple(
        column
        for place, one in enumerate(panel.series)
        for column in _stretches(_column(data, panel, place, [_at(one, key) for key in keys], language), one, keys, whole=kind != "line")
    )  # fmt: skip
    return Plot(title, axis, categories, columns, kind, rank, logarithmic(data, panel), _lowest(panel, rank, kind))


def _stretches(column: Column, one: ChartSeries, keys: Sequence[str], *, whole: bool) -> list[Column]:
    """The column as lines that can be drawn through: a break in what is counted begins another one, which is called by its years."""
    cuts = [0, *(place for place, broken in enumerate(one.breaks) if place and broken), len(one.points)]
    if whole or len(cuts) == 2:
        return [column]
    parts = []
    longest = max(last - first for first, last in pairwise(cuts))
    for first, last in pairwise(cuts):
        begin, end = (one.points[place].year for place in (first, last - 1))
        there = {_key(one, point) for point in one.points[first:last]}
        values, lows, highs = (
            tuple(value if key in there else None for key, value in zip(keys, some, strict=True))
            for some in (column.values, column.lows, column.highs)
        )
        named = f"{column.name} {begin}" + (f"–{end}" if end > begin else "")
        parts.append(column._replace(name=named, values=values, lows=lows, highs=highs, keyed=last - first == longest))
    return parts


def _lowest(panel: Panel, rank: bool, kind: str) -> float | None:
    values = [point.low for one in panel.series for point in one.points]
    if rank:
        return 1.0 if max(point.high for one in panel.series for point in one.points) <= FEW_PLACES else 0.0
    return 0.0 if (kind == "column" and min(values) >= 0) or 0 <= min(values) <= 0.5 * max(values) else None


def _slots(series: Sequence[ChartSeries]) -> list[tuple[str, ChartPoint | None]]:
    """The periods in their order; of years all from the first to the last, so that a gap is as wide as it is long."""
    found: dict[str, ChartPoint] = {}
    for one in series:
        for point in one.points:
            found.setdefault(_key(one, point), point)
    keys = sorted(found)
    if all(one.length == "year" for one in series) and keys:
        keys = [str(year) for year in range(int(keys[0]), int(keys[-1]) + 1)]
    return [(key, found.get(key)) for key in keys]


def _key(one: ChartSeries, point: ChartPoint) -> str:
    return str(point.year) if one.length == "year" else point.point.last_day


def _at(one: ChartSeries, key: str) -> ChartPoint | None:
    return next((point for point in one.points if _key(one, point) == key), None)


def _column(data: ChartData, panel: Panel, place: int, points: Sequence[ChartPoint | None], language: str) -> Column:
    one = panel.series[place]
    number = styles_of(data.series).get((one.thing, one.length), -1)
    hues = palette()
    return Column(
        joined(panel.names[place], language),
        tuple(None if point is None else point.value for point in points),
        tuple(None if point is None else point.low for point in points),
        tuple(None if point is None else point.high for point in points),
        hues[number % len(hues)] if number >= 0 else MUTED,
        MARKERS[number % len(MARKERS)] if number >= 0 else "none",
        DASHES[number // len(hues) % len(DASHES)] if number >= 0 else "solid",
        _form(data, [point for point in points if point is not None]),
    )  # fmt: skip


def _form(data: ChartData, points: Sequence[ChartPoint]) -> str:
    """As many decimals as are stated; one for what was reckoned."""
    decimals = max((point.point.decimals for point in points), default=0) if data.spec.measure == "value" else 1
    return "#,##0" + ("." + "0" * decimals if decimals else "")


def axis_form(plot: Plot, language: str) -> str:
    """The numbers of the axis: whole ones for ranks; great ones in English in their magnitude (Excel counts by thousands alone)."""
    most = max((abs(value) for column in plot.columns for value in column.values if value is not None), default=0)
    if plot.upside_down:
        return "#,##0;;"
    for unit, form in ((1e11, '#,##0,,," billion"'), (1e8, '#,##0,," million"')):
        if language == "en" and most >= unit:
            return form
    return plot.columns[0].form


def _bars(data: ChartData, panel: Panel, language: str, title: str, axis: str) -> Plot:
    order = sorted(range(len(panel.series)), key=lambda place: (panel.series[place].points[0].rank, joined(panel.names[place], language)))
    kept = order[:MOST_BARS]
    points = [panel.series[place].points[0] for place in kept]
    names = tuple(joined(panel.names[place], language) for place in kept)
    column = _column(data, panel, kept[0], points, language)._replace(name=title or axis)
    return Plot(title, axis, names, (column,), "bar", lowest=0.0 if min(point.low for point in points) >= 0 else None)


def colours_of_bars(data: ChartData, plot: Plot, language: str) -> list[str]:
    """Of each bar: its own where it was chosen, else muted."""
    panel, hues, styles = panels_of(data)[0], palette(), styles_of(data.series)
    by_name = {joined(name, language): one for name, one in zip(panel.names, panel.series, strict=True)}
    places = [styles.get((by_name[name].thing, by_name[name].length), -1) for name in plot.categories]
    return [hues[place % len(hues)] if place >= 0 else "#BDBEB9" for place in places]


def _scatter(data: ChartData, panel: Panel, language: str) -> Plot:
    indicators = list(dict.fromkeys(one.thing.indicator_id for one in panel.series))
    first = [one for one in panel.series if one.thing.indicator_id == indicators[0]]
    other = {one.thing[1:]: one for one in panel.series if one.thing.indicator_id == indicators[-1]}
    several = len({one.thing[1:] for one in first}) > 1
    names, xs, points = [], [], []
    for one in first:
        for point in one.points:
            match = other.get(one.thing[1:])
            found = _at(match, _key(match, point)) if match is not None else None
            if found is not None:
                names.append(joined(one.subject, language) if several else period(point, language))
                xs.append(point.value)
                points.append(found)
    second = next(iter(other.values()))
    column = _column(data, panel, panel.series.index(second), points, language)._replace(name=second.indicator.in_language(language))
    unit = second.unit.in_language(language)
    across = f"{first[0].indicator.in_language(language)} ({first[0].unit.in_language(language)})"
    return Plot("", f"{column.name} ({unit})", tuple(names), (column,), "scatter", across=tuple(xs), across_name=across)
