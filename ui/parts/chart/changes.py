"""From one chart to the next: what the panel's buttons make of a ChartSpec, and what a chart of these figures can be."""

from collections.abc import Callable
from dataclasses import replace

from storage.chart_values import ChartData
from storage.charts import KINDS, SHOWN, ChartSpec
from storage.query import Query
from storage.series import Thing


def keeping(spec: ChartSpec, keep: Callable[[Thing], bool]) -> ChartSpec:
    """The chart with only those of its things that are kept."""
    return replace(spec, things=tuple(thing for thing in spec.things if keep(thing)))


def added(spec: ChartSpec, key: str) -> ChartSpec:
    """The chart with an indicator for all its areas and organizations, or with one of those for all its indicators."""
    table, _, identifier = key.partition("/")
    if table == "indicators":
        new = [Thing(identifier, area, organization, "") for area, organization in spec.subjects]
    else:
        subject = (identifier, "") if table == "areas" else ("", identifier)
        new = [Thing(indicator, *subject, "") for indicator in spec.indicators]
    things = dict.fromkeys((*spec.things, *new))
    kind = "multiples" if table == "indicators" and spec.kind not in ("scatter", "multiples") else spec.kind
    return replace(spec, things=tuple(things), kind=kind, measure="value" if kind != spec.kind else spec.measure)


def marking(query: Query | None, words: str) -> Query | None:
    """The events with these words; none without words."""
    return Query("events", words.strip()) if words.strip() else None


def opened_again(kind: str) -> dict[str, object]:
    """What another form leaves open again."""
    return {"year": None, "measure": "value"} if kind in ("ranked", "scatter") else {}


def kinds_of(data: ChartData) -> list[str]:
    """The forms that these figures can have: rank lines of ranks alone, a scatter of two indicators, several panels of several series."""
    kinds = {one.value_kind for one in data.series}
    two, several = len(data.spec.indicators) == 2, len(data.series) > 1
    possible = {
        "lines": kinds != {"rank"}, "columns": "rank" not in kinds, "ranked": True, "ranks": kinds == {"rank"}, "scatter": two,
        "multiples": several,
    }  # fmt: skip
    return [kind for kind in KINDS if possible[kind] or kind == data.spec.kind]


def parts_of(spec: ChartSpec) -> tuple[str, ...]:
    """What of SHOWN the form has."""
    if spec.at_one_time or spec.kind == "scatter":
        return ("spread", "claims") if spec.kind == "ranked" else ("spread",)
    return tuple(part for part in SHOWN if part != "bridge") if spec.kind == "columns" else SHOWN
