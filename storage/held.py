"""Records of any kind in one list, as they are shown there; and what is kept of them for the day on which the almanac has them no more."""

import json
from collections.abc import Iterable
from dataclasses import dataclass
from typing import TYPE_CHECKING, NamedTuple

from storage.collections import Entry
from storage.query import Filter, Query
from storage.tables import BY_NAME, TABLES
from storage.words import Text

if TYPE_CHECKING:
    from storage.library import Library

PAGE = 400
NOBODY = "~"  # no id begins so
_FIGURE = ("value", "decimals", "qualifier", "basis", "unit_id", "disagrees", "breakdown_id")


class Held(NamedTuple):
    """A record of a list. first, last: when (EDTF level 0, may be empty). value: of a statistic, with how it is stated.

    sources: in full, in English. data: the version of the data that this was read from. there: whether the almanac still has it.
    """

    key: str
    title: Text
    first: str = ""
    last: str = ""
    value: float | None = None
    decimals: int | None = None
    qualifier: str = "exact"
    basis: str = "stated"
    unit: Text = Text("", "")
    disagrees: bool = False
    sources: tuple[str, ...] = ()
    data: str = ""
    there: bool = True

    @property
    def table(self) -> str:
        return self.key.partition("/")[0]


@dataclass(frozen=True, slots=True)
class HeldRequest:
    """Asks for records by their keys, in that order; keys that this database does not have are left out."""

    keys: tuple[str, ...]

    def answer(self, library: "Library") -> tuple[Held, ...]:
        found: dict[str, Held] = {}
        for table in TABLES:
            rows = [row for key in self.keys if key.startswith(f"{table.name}/") and (row := _row(library, key)) is not None]
            for start in range(0, len(rows), PAGE):
                found.update((held.key, held) for held in _held(library, table.name, rows[start : start + PAGE]))
        return tuple(found[key] for key in self.keys if key in found)


def entry(held: Held, note: str = "") -> Entry:
    """The record as a collection keeps it."""
    known = {name: value for name, value in held._asdict().items() if name not in ("key", "title", "there")}
    return Entry(held.key, held.title, note, json.dumps(known, ensure_ascii=False))


def remembered(kept: Entry) -> Held:
    """What is known of a record that the almanac has no more; what another version wrote is passed over."""
    bare = Held(kept.key, kept.title, there=False)
    try:
        known = json.loads(kept.known)
        value, decimals = known.get("value"), known.get("decimals")
        return bare._replace(
            first=str(known.get("first") or ""),
            last=str(known.get("last") or ""),
            data=str(known.get("data") or ""),
            value=None if value is None else float(value),
            decimals=None if decimals is None else int(decimals),
            qualifier=str(known.get("qualifier") or "exact"),
            basis=str(known.get("basis") or "stated"),
            unit=Text(*map(str, known.get("unit") or ("", ""))),
            disagrees=bool(known.get("disagrees")),
            sources=tuple(map(str, known.get("sources") or ())),
        )
    except (ValueError, TypeError, AttributeError):
        return bare


def outdated(kept: Entry, now: Held) -> bool:
    """Whether more is known of a record today than its collection keeps."""
    return entry(now, kept.note) != kept


def query_for(keys: Iterable[str], number: int) -> Query:
    """What finds just the records of a collection, in every table; it stands in the table that has most of them.

    number: the collection's. Of a table of which it has nothing, an id is asked for that no record has.
    """
    ids: dict[str, list[str]] = {table.name: [] for table in TABLES}
    for key in keys:
        table, _, identifier = key.partition("/")
        if table in ids:
            ids[table].append(identifier)
    filters = tuple(Filter(table.name, table.id_field, "in", tuple(sorted(ids[table.name])) or (f"{NOBODY}{number}",)) for table in TABLES)
    return Query(max(ids, key=lambda name: len(ids[name])), filters=filters)


def _row(library: "Library", key: str) -> int | None:
    table, _, identifier = key.partition("/")
    return library.row_of(table, identifier)


def _held(library: "Library", name: str, rows: list[int]) -> list[Held]:
    from storage.citations import citation, read
    from storage.export import provenance  # with all formats: the sidebar, which is there at once, needs none of them

    table = BY_NAME[name]
    days = tuple(field for field in (table.first, table.last) if field)
    own = provenance.needs(table)
    figure = _FIGURE if name == "statistics" else ()
    records = library.records(name, rows, (table.id_field, *days, *own, *figure))
    uses = provenance.uses(library, table, [record[1 + len(days) : 1 + len(days) + len(own)] for record in records])
    known = read(library, (use.source_id for some in uses for use in some))
    version = library.meta.get("data_version", "")
    out = []
    for record, some in zip(records, uses, strict=True):
        cited = tuple(citation(known[use.source_id], "en", use.locator) for use in some if use.source_id in known)
        when = [str(day or "") for day in record[1 : 1 + len(days)]]
        held = Held(
            f"{name}/{record[0]}", library.label(name, record[0]), when[0] if when else "", when[-1] if when else "",
            sources=cited, data=version,
        )  # fmt: skip
        out.append(_with_figure(library, held, record[len(record) - len(figure) :]) if figure else held)
    return out


def _with_figure(library: "Library", held: Held, stated: tuple[object, ...]) -> Held:
    value, decimals, qualifier, basis, unit, disagrees, breakdown = stated
    title = held.title
    if breakdown:
        part = library.label("breakdowns", breakdown)
        title = Text(f"{title.en} ({part.en or part.zh})", f"{title.zh}（{part.zh or part.en}）")
    return held._replace(
        title=title, value=None if value is None else float(value), decimals=None if decimals is None else int(decimals),  # type: ignore[arg-type, call-overload]
        qualifier=str(qualifier or "exact"), basis=str(basis or "stated"), unit=library.label("units", unit) if unit else Text("", ""),
        disagrees=bool(disagrees),
    )  # fmt: skip
