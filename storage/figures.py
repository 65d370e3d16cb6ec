"""The figures of a record as small charts: which series it has, what each is called beside the others, and where a line may be drawn."""

from collections.abc import Iterable
from itertools import pairwise
from typing import TYPE_CHECKING, NamedTuple

from storage.cautions import Caution, Figure, between
from storage.cautions import read as read_cautions
from storage.change import Change, Stated, change
from storage.series import Point, Series, of_statistic, of_subject, runs
from storage.words import Text

if TYPE_CHECKING:
    from storage.library import Library

OWN = {"indicators": "indicator_id", "organizations": "organization_id", "areas": "area_id"}
MOST = 60  # series of one record; the rest are in the table
_VOICES = """
SELECT coalesce(t.origin_id, s.origin_id, s.publisher_id, s.publisher, s.source_id)
FROM statistics t JOIN sources s ON s.source_id = t.source_id
WHERE t.claim_group = (SELECT claim_group FROM statistics WHERE row = ?)
"""


class Figures(NamedTuple):
    """One series. name: what tells it from the others of the record, part by part. joined: for each point, whether a line leads to it."""

    series: Series
    name: tuple[Text, ...]
    unit: Text
    value_kind: str
    joined: tuple[bool, ...]


class Before(NamedTuple):
    """The fact before another one in its series, and the change since, if there is one to tell.

    one_voice: whether someone who states the one states the other too; else the two may not be comparable. breaks: why the two are not
    comparable at all, so that there is no change to tell.
    """

    statistic_id: str
    point: Point
    change: Change | None
    one_voice: bool
    breaks: tuple[Caution, ...] = ()


def figures_of(library: "Library", table: str, identifier: str) -> tuple[Figures, ...]:
    """The main series of an indicator, organization or area, the longest first; none for other records."""
    if table not in OWN:
        return ()
    cautions = read_cautions(library)
    return tuple(_named(library, series, OWN[table], cautions) for series in of_subject(library, table, identifier, MOST))


def figures_around(library: "Library", row: int) -> Figures | None:
    """The series that the fact of a statistic stands in; None if it is undated."""
    series = of_statistic(library, row)
    return _named(library, series, "", read_cautions(library)) if series else None


def before(library: "Library", figures: Figures, place: int) -> Before | None:
    """The fact of the period before that of the one at `place`; None if it is the first, or there is a gap between them."""
    points, last = figures.series.points, place
    begins = _begins(figures.series)
    while points[last].row not in begins and points[last].last_day == points[place].last_day:  # a year may be stated in two ways
        last -= 1
    now, old = points[place], points[last]
    if old.last_day == now.last_day:
        return None
    breaks = between(read_cautions(library), figures.series, old, now)
    said = change(Stated(now.value, now.decimals, now.qualifier), Stated(old.value, old.decimals, old.qualifier), figures.value_kind)
    one_voice = bool(_voices(library, now.row) & _voices(library, old.row))
    return Before(library.ids("statistics", (old.row,))[0], old, None if breaks else said, one_voice, breaks)


def of_points(series: Series, points: Iterable[Point]) -> list[Figure]:
    """Points of a series as the cautions look at them."""
    subject = (series.indicator_id, series.area_id, series.organization_id)
    return [Figure(*subject, int(point.start[:4]), int(point.end[:4])) for point in points]


def _voices(library: "Library", row: int) -> set[object]:
    return {voice for (voice,) in library.execute(_VOICES, (row,))}


def _begins(series: Series) -> frozenset[int]:
    """The rows of the points before which there is a gap."""
    return frozenset(run[0].row for run in runs(series.points))


def joined(series: Series, cautions: Iterable[Caution]) -> tuple[bool, ...]:
    """For each point whether a line leads to it: not over a gap, not across a break."""
    begins, mine = _begins(series), [one for one in cautions if one.is_break and one.indicator_id in ("", series.indicator_id)]
    followed = [not between(mine, series, before, point) for before, point in pairwise(series.points)]
    return tuple(follows and point.row not in begins for point, follows in zip(series.points, (False, *followed), strict=True))


def _named(library: "Library", series: Series, own: str, cautions: Iterable[Caution]) -> Figures:
    ids = (
        ("indicators", "indicator_id", series.indicator_id),
        ("organizations", "organization_id", series.organization_id),
        ("areas", "area_id", series.area_id),
        ("breakdowns", "breakdown_id", series.breakdown_id),
    )
    name = tuple(library.label(table, identifier) for table, field, identifier in ids if identifier and field != own)
    unit = library.label("units", library.lookup("indicators", "unit_id")[series.indicator_id])
    kind = str(library.lookup("indicators", "value_kind")[series.indicator_id])
    return Figures(series, name, unit, kind, joined(series, cautions))
