"""The figures of a chart as plain values: what is worked out off the GUI thread, and drawn, told and exported from then on."""

from dataclasses import dataclass
from typing import NamedTuple

from storage.cautions import Caution, Figure
from storage.charts import ChartSpec
from storage.dates import decimal
from storage.series import Point, Thing
from storage.words import Text


class ChartPoint(NamedTuple):
    """A fact on a chart. x: a decimal year; year-long periods stand in the middle of their year, others at their last day.

    value: what is drawn, with its unit that of the measure; low, high: the ends of what the sources state, as drawn, equal to value where
    they state one. point: the fact as it is stated. rank: its place among the series of the chart in that year, from 1. publisher: of the
    picked claim's source.
    """

    x: float
    year: int
    value: float
    low: float
    high: float
    point: Point
    publisher: str = ""
    rank: int = 0


class ChartSeries(NamedTuple):
    """One line. name: what tells it from its neighbours in all charts, part by part. place: of its colour, dash and marker.

    joined: for each point, whether a line leads to it from the one before. breaks: for each, the caution that stands between the two, if
    one does. chosen: whether the reader asked for it by name; else it is there for comparison.
    """

    thing: Thing
    length: str
    subject: tuple[Text, ...]
    indicator: Text
    unit: Text
    dimension: str
    value_kind: str
    place: int
    points: tuple[ChartPoint, ...]
    joined: tuple[bool, ...]
    breaks: tuple[Caution | None, ...]
    chosen: bool = True


class ChartEvent(NamedTuple):
    """An event as a mark. x: where it begins, a decimal year. start, end: EDTF level 0."""

    key: str
    x: float
    name: Text
    start: str
    end: str


class Document(NamedTuple):
    """A source of the chart's claims. claims: how many of them."""

    source_id: str
    title: str
    publisher: str
    published_on: str
    claims: int


@dataclass(frozen=True, slots=True)
class ChartData:
    """All that a chart draws and says.

    spec: as asked, with what was left open filled in. span: first and last year that there are figures of; years: the year of each of them.
    lengths: of the periods that there are, most figures first. left_out: things without a figure to draw. measures: those that make sense
    here. documents: those first that state most of the shown figures. rule: the picking rule's name.
    """

    spec: ChartSpec
    series: tuple[ChartSeries, ...]
    span: tuple[int, int]
    lengths: tuple[str, ...]
    measures: tuple[str, ...]
    cautions: tuple[Caution, ...]
    events: tuple[ChartEvent, ...]
    events_more: int
    left_out: tuple[tuple[Text, ...], ...]
    documents: tuple[Document, ...]
    rule: str
    data_version: str
    years: tuple[int, ...] = ()

    @property
    def claims(self) -> int:
        """How many claims the shown facts were picked from."""
        return sum(document.claims for document in self.documents)

    @property
    def disagreements(self) -> int:
        """How many of the shown figures the sources disagree on."""
        return sum(point.point.disagrees for series in self.series for point in series.points)

    @property
    def empty(self) -> bool:
        return not any(series.points for series in self.series)


def figures_of(series: ChartSeries) -> list[Figure]:
    """The points as the cautions look at them."""
    thing = series.thing
    return [
        Figure(thing.indicator_id, thing.area_id, thing.organization_id, int(one.point.start[:4]), int(one.point.end[:4]))
        for one in series.points
    ]


def year_of(point: Point) -> int:
    """The year that a fact belongs to: that of its last day."""
    return int(point.last_day[:4])


def place_of(point: Point, kind: str) -> float:
    """Where a fact stands on an axis of decimal years: see ChartPoint."""
    return year_of(point) + 0.5 if kind == "year" else decimal(point.last_day)[1]
