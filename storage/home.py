"""What the start page shows: how much there is, three questions worked out from the data of today, what is new."""

from collections.abc import Callable, Iterable, Sequence
from typing import TYPE_CHECKING, NamedTuple

from storage.questions import QUESTIONS
from storage.tables import TABLES
from storage.words import Text

if TYPE_CHECKING:
    from storage.answers import Worked
    from storage.library import Library

NEWEST = 9
Records = Callable[[str, Sequence[int], Sequence[str]], Iterable[Sequence[object]]]  # (table, rows, fields)
_FIELDS = ("event_id", "title_en", "title_zh", "kind", "start_on", "end_on", "city_id", "country")


class NewEvent(NamedTuple):
    """An event in one line; where: its city and country, as far as they are known."""

    key: str
    title: Text
    kind: str
    start: str
    end: str
    where: tuple[Text, ...]


class HomePage(NamedTuple):
    """totals: by table. newest: the newest events first."""

    totals: dict[str, int]
    questions: "tuple[Worked, ...]"
    newest: tuple[NewEvent, ...]


def home_page(library: "Library") -> HomePage:
    """Worked out anew each time."""
    totals = {table.name: library.count(table.name) for table in TABLES}
    newest = newest_events(library.records, library.label, totals["events"])
    return HomePage(totals, tuple(question.answered(library) for question in QUESTIONS), newest)


def newest_events(records: Records, label: Callable[[str, object], Text], total: int) -> tuple[NewEvent, ...]:
    """The first rows in the default order of events, read through `records`: cheap enough for the first paint. total: of all events."""
    return tuple(_event(label, *record) for record in records("events", range(1, min(NEWEST, total) + 1), _FIELDS))


def _event(label: Callable[[str, object], Text], *record: object) -> NewEvent:
    identifier, english, chinese, kind, start, end, city, country = (str(value or "") for value in record)
    where = tuple(label("areas", place) for place in (city, country) if place)
    return NewEvent(f"events/{identifier}", Text(english, chinese), kind, start, end, where)
