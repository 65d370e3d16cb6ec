"""What a chart shows, as a value that never changes: it is kept under a name, walked back to, exported, and drawn the same anywhere."""

import json
from dataclasses import dataclass, replace

from storage.query import Query
from storage.query import from_json as query_from_json
from storage.query import to_json as query_to_json
from storage.series import Series, Thing
from storage.words import Text

VERSION = 1
KINDS = ("lines", "columns", "ranked", "ranks", "scatter", "multiples")
MEASURES = ("value", "index", "share", "change")
SHOWN = ("spread", "bridge", "events", "labels", "claims")  # what can be switched on and off
AT_FIRST = ("spread", "events", "labels")  # a bridge over a gap is guessed: off at first
MOST = 8  # series with a colour of their own; more hues are not told apart
Years = tuple[int | None, int | None]
NAMELESS = Text("", "")


@dataclass(frozen=True, slots=True)
class ChartSpec:
    """things: of what, in order. everyone: beside them, all that have a figure of the same indicator (ranked bars and scatter).

    kind: of KINDS. measure: of MEASURES; `index` is 100 in the year `base`. log: whether the axis of values is logarithmic. length: of the
    periods (`series.length`), empty for what most of the figures have. years: from and to, both included, either may be None. year: whose
    figures ranked bars and scatter show; None for the latest. events: marked over the chart. shown: of SHOWN. name: the reader's own, or
    empty.
    """

    things: tuple[Thing, ...]
    kind: str = "lines"
    measure: str = "value"
    log: bool = False
    length: str = ""
    years: Years | None = None
    year: int | None = None
    base: int | None = None
    everyone: bool = False
    events: Query | None = None
    shown: tuple[str, ...] = AT_FIRST
    name: Text = NAMELESS

    def with_thing(self, thing: Thing) -> "ChartSpec":
        """With one more; the same if it is there already."""
        return self if thing in self.things else replace(self, things=(*self.things, thing))

    def without(self, thing: Thing) -> "ChartSpec":
        return replace(self, things=tuple(other for other in self.things if other != thing))

    def with_indicator(self, old: str, new: str) -> "ChartSpec":
        """Another indicator of the same areas and organizations; breakdowns belong to an indicator, so they go."""
        changed = (thing._replace(indicator_id=new, breakdown_id="") if thing.indicator_id == old else thing for thing in self.things)
        return replace(self, things=tuple(dict.fromkeys(changed)), length="", year=None, base=None)

    def with_shown(self, part: str, on: bool) -> "ChartSpec":
        """With one of SHOWN switched on or off."""
        wanted = {*self.shown, part} if on else set(self.shown) - {part}
        return replace(self, shown=tuple(one for one in SHOWN if one in wanted))

    @property
    def indicators(self) -> tuple[str, ...]:
        """The indicators, each once, in order."""
        return tuple(dict.fromkeys(thing.indicator_id for thing in self.things))

    @property
    def subjects(self) -> tuple[tuple[str, str], ...]:
        """The areas and organizations as (area_id, organization_id), each once, in order."""
        return tuple(dict.fromkeys((thing.area_id, thing.organization_id) for thing in self.things))

    @property
    def at_one_time(self) -> bool:
        """Whether it shows one year and not a course of years: a scatter of one subject alone has its years as points."""
        return self.kind == "ranked" or (self.kind == "scatter" and (self.everyone or len(self.subjects) > 1))


def to_json(spec: ChartSpec) -> str:
    """One line of JSON with `"version": 1`."""
    kept = {
        "version": VERSION,
        "things": [list(thing) for thing in spec.things],
        "kind": spec.kind,
        "measure": spec.measure,
        "log": spec.log,
        "length": spec.length,
        "years": spec.years,
        "year": spec.year,
        "base": spec.base,
        "everyone": spec.everyone,
        "events": None if spec.events is None else query_to_json(spec.events),
        "shown": list(spec.shown),
        "name": list(spec.name),
    }
    return json.dumps(kept)


def from_json(text: str) -> ChartSpec:
    """The ChartSpec that `to_json` wrote; ValueError for anything else."""
    try:
        data = json.loads(text)
        if data["version"] != VERSION or data["kind"] not in KINDS or data["measure"] not in MEASURES:
            raise ValueError("of another version")
        years = data["years"]
        return ChartSpec(
            things=tuple(Thing(*map(str, thing)) for thing in data["things"]),
            kind=data["kind"],
            measure=data["measure"],
            log=bool(data["log"]),
            length=str(data["length"]),
            years=None if years is None else (_year(years[0]), _year(years[1])),
            year=_year(data["year"]),
            base=_year(data["base"]),
            everyone=bool(data["everyone"]),
            events=None if data["events"] is None else query_from_json(data["events"]),
            shown=tuple(part for part in data["shown"] if part in SHOWN),
            name=Text(*map(str, data["name"])),
        )
    except (KeyError, TypeError, IndexError, ValueError) as fault:
        raise ValueError(f"not a chart: {fault}") from fault


def _year(value: object) -> int | None:
    return None if value is None else int(str(value))


def of_series(series: Series, value_kind: str) -> ChartSpec:
    """One series alone, in the form that suits its kind."""
    kind = {"rank": "ranks", "growth": "columns"}.get(value_kind, "lines")
    return ChartSpec((Thing(*series[:4]),), kind, length=series.length)
