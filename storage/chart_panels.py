"""How a chart falls into panels, and what tells the lines of one panel apart. There are no two axes beside one plot: what has another unit
stands in a panel of its own.
"""

from collections.abc import Iterable
from typing import NamedTuple

from storage.chart_values import ChartData, ChartSeries
from storage.charts import MOST
from storage.words import Text

SAME_KINDS = frozenset({"share", "growth"})  # of one unit, yet not of one axis: a share beside a growth is misread


class Panel(NamedTuple):
    """One plot. title: what all of its series share and those of other panels do not; names: of each series, what is its own."""

    title: tuple[Text, ...]
    series: tuple[ChartSeries, ...]
    names: tuple[tuple[Text, ...], ...]

    @property
    def unit(self) -> Text:
        return self.series[0].unit

    @property
    def value_kind(self) -> str:
        return self.series[0].value_kind


def panels_of(data: ChartData) -> tuple[Panel, ...]:
    """The panels of a chart, in the order of its things; none where there is nothing to draw. A scatter is one panel of all."""
    shown = [one for one in data.series if one.points]
    if not shown:
        return ()
    if data.spec.kind == "scatter":
        return (_panel(shown, shown),)
    groups: dict[object, list[ChartSeries]] = {}
    for one in shown:
        groups.setdefault(_group(data, one), []).append(one)
    return tuple(_panel(group, shown) for group in groups.values())


def _group(data: ChartData, one: ChartSeries) -> object:
    several = len({other.thing.indicator_id for other in data.series}) > 1
    if data.spec.kind == "multiples":
        return one.thing.indicator_id if several else one.thing[1:]
    if data.spec.measure in ("index", "share"):
        return data.spec.measure
    return one.unit, one.value_kind if one.value_kind in SAME_KINDS or one.value_kind == "rank" else ""


def _panel(group: list[ChartSeries], everyone: list[ChartSeries]) -> Panel:
    names = tuple(own(one, group) for one in group)
    title = tuple(dict.fromkeys(part for part in (_common_indicator(group), *_common_subject(group, everyone)) if part is not None))
    return Panel(title, tuple(group), names)


def own(one: ChartSeries, group: Iterable[ChartSeries]) -> tuple[Text, ...]:
    """What tells a series from the others of its group: its subject, its indicator, or both."""
    others = list(group)
    one_indicator = len({other.thing.indicator_id for other in others}) == 1
    one_subject = len({other.subject for other in others}) == 1
    if one_indicator:
        return one.subject or (one.indicator,)
    return (one.indicator,) if one_subject else (*one.subject, one.indicator)


def _common_indicator(group: list[ChartSeries]) -> Text | None:
    return group[0].indicator if len({one.thing.indicator_id for one in group}) == 1 else None


def _common_subject(group: list[ChartSeries], everyone: list[ChartSeries]) -> tuple[Text, ...]:
    """The subject, where this panel has one and the others have not all the same."""
    mine, all_of_them = {one.subject for one in group}, {one.subject for one in everyone}
    return group[0].subject if len(mine) == 1 and len(all_of_them) > 1 else ()


def styles_of(series: Iterable[ChartSeries]) -> dict[tuple[object, ...], int]:
    """The place in the palette of each series, by (thing, length).

    An area or organization has the same in every chart; only where two of one chart would have the same colour does the one with fewer
    figures take the next that is free. Several series of one subject take the palette's own order. Beyond MOST: -1, which is drawn muted.
    """
    chosen = [one for one in series if one.chosen]
    keys = {(one.thing, one.length): one for one in chosen}
    subjects = {one.thing[1:3] for one in chosen}
    indicators = {one.thing.indicator_id for one in chosen}
    if len(subjects) == 1 and len(keys) > 1 and (len(indicators) == 1 or len(keys) > len(indicators)):
        return {key: place if place < MOST else -1 for place, key in enumerate(keys)}
    taken: dict[int, tuple[object, ...]] = {}
    given: dict[tuple[object, ...], int] = {}
    for one in sorted({one.thing[1:3]: one for one in chosen}.values(), key=lambda one: one.place):
        subject = one.thing[1:3]
        colour = one.place % MOST
        free = [(colour + step) % MOST for step in range(MOST) if (colour + step) % MOST not in taken]
        if free:
            taken[free[0]] = subject
            given[subject] = one.place if free[0] == colour else free[0]
    return {key: given.get(one.thing[1:3], -1) for key, one in keys.items()}
