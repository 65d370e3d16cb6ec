"""What a timeline calls its rows, lanes and colours; and which icon, colour and shape they have."""

from collections import OrderedDict
from collections.abc import Callable, Mapping, Sequence

from storage.catalog import Table
from storage.timeline import Timeline
from storage.words import text
from ui import formats
from ui.formats import Figure
from ui.parts.telling import Telling
from ui.parts.timeline.lanes import Lane, ordered
from ui.parts.timeline.scene import Looks
from ui.parts.timeline.shapes import SHAPES

Records = Callable[[str, Sequence[int], Sequence[str]], list[tuple[object, ...]]]
Values = Mapping[str, str]

KEPT = 4_000
OTHER = 99  # beyond the theme's colours of data: muted
# what is made, where people meet, what is published, what is honoured: a colour each, in the order in which the lanes stand
KINDS = {
    "law": ("scales", 1), "policy": ("file-text", 1), "treaty": ("pen-nib", 1), "accession": ("sign-in", 1), "agreement": ("handshake", 1),
    "conference": ("presentation", 2), "forum": ("chats-circle", 2), "exhibition": ("storefront", 2), "meeting": ("users-three", 2),
    "session": ("chalkboard-teacher", 2), "visit": ("airplane-tilt", 2), "report": ("book-open", 0), "launch": ("rocket-launch", 0),
    "award": ("medal", 3), "anniversary": ("calendar-check", 3),
}  # fmt: skip


class Titles:
    """The names of rows, fetched as they come into sight and kept for a while."""

    def __init__(self, records: Records) -> None:
        self._records = records
        self._kept: OrderedDict[int, str] = OrderedDict()
        self._table: Table | None = None
        self._telling: Telling | None = None

    def use(self, table: Table, telling: Telling) -> None:
        """Of this table and in these words from now on."""
        if (table, telling) != (self._table, self._telling):
            self._table, self._telling = table, telling
            self._kept.clear()

    def __call__(self, rows: Sequence[int]) -> list[str]:
        """The name of each row, in one language."""
        missing = [row for row in dict.fromkeys(rows) if row not in self._kept]
        if missing and self._table is not None and self._telling is not None:
            self._kept.update(zip(missing, named(self._table, missing, self._records, self._telling), strict=True))
        found = [self._kept.get(row, "") for row in rows]
        while len(self._kept) > KEPT:
            self._kept.popitem(last=False)
        return found


def named(table: Table, rows: Sequence[int], records: Records, telling: Telling) -> list[str]:
    """What each row is called: its name, in both languages if they are shown; or a figure and what it is of."""
    if "title" in table.by_name:
        field = table.field("title")
        found = records(table.name, rows, ("title",))
        return [
            formats.one_line(formats.cell(field, value, telling.record_language, telling.language, telling.labels)) for (value,) in found
        ]
    fields = ("indicator_id", "subject", "value", "decimals", "qualifier", "basis")
    return [_figure(table, values, telling) for values in records(table.name, rows, fields)]


def _figure(table: Table, values: tuple[object, ...], telling: Telling) -> str:
    indicator, subject, value, decimals, qualifier, basis = values
    of = formats.cell(table.field("subject"), subject, telling.record_language, telling.language, telling.labels).main
    size = Figure(float(str(value)), int(str(decimals)) if decimals is not None else None, str(qualifier), str(basis))
    parts = [telling.first(telling.labels("indicators", str(indicator))), of]
    return f"{formats.figure(*size)} {telling.listed([part for part in parts if part])}"


def _kinds(table: Table, field: str) -> Mapping[str, tuple[str, int]]:
    return KINDS if (table.name, field) == ("events", "kind") else {}


def _listed(table: Table, field: str) -> list[str]:
    """The values of a facet in the order of their list, if they have one."""
    return list(_kinds(table, field)) or list(table.by_name[field].codes if field in table.by_name else ())


def first_sort(table: Table, field: str) -> str:
    """How lanes are sorted until the reader chooses: as they are listed; names, which no list puts in order, by size."""
    return "list" if _listed(table, field) else "size"


def lanes(table: Table, timeline: Timeline, field: str, labels: Values, sort: str, closed: frozenset[str]) -> tuple[Lane, ...]:
    """The lanes in their order. labels: of the values; closed: values whose lanes are closed."""
    kinds, listed = _kinds(table, field), _listed(table, field)
    order = {value: place for place, value in enumerate(listed)}
    out = []
    for code in ordered(timeline, labels, order, sort):
        value = timeline.lane_values[code]
        icon, hue = kinds.get(value, ("", 1))
        out.append(Lane(code, heading(labels.get(value, value)), icon, hue if value or not field else OTHER, value in closed))
    return tuple(out)


def heading(words: str) -> str:
    """Words of a list as a heading: with a capital."""
    return words[:1].upper() + words[1:]


def colours(timeline: Timeline, labels: Values, language: str) -> tuple[tuple[Looks, ...], tuple[tuple[str, Looks], ...]]:
    """The looks of every colour value, and the legend: the most frequent have a colour and a shape of their own, the rest one together.

    What is most frequent in the whole table has the same looks whatever was searched; others take what is free.
    """
    import numpy as np

    counts = np.bincount(timeline.colour[~timeline.echo], minlength=len(timeline.colour_values)).tolist()
    weights = timeline.colour_weights.tolist()
    by_weight = sorted(range(1, len(weights)), key=lambda code: (-weights[code], code))
    known = [code for code in by_weight if counts[code]]
    own = {code: place for place, code in enumerate(by_weight[:SHAPES]) if counts[code]}
    free = [place for place in range(SHAPES) if place not in own.values()]
    others = [code for code in known if code not in own]
    own |= dict(zip(others, free, strict=False))
    rest = Looks(OTHER, 0)
    looks = [Looks(own[code], own[code]) if code in own else rest for code in range(len(timeline.colour_values))]
    legend = [(heading(labels.get(timeline.colour_values[code], "")), looks[code]) for code in known if code in own]
    if len(known) > len(own):
        legend.append((text("timeline.other").in_language(language), rest))
    elif counts[0]:
        legend.append((text("timeline.unknown").in_language(language), rest))
    return tuple(looks), tuple(legend)
