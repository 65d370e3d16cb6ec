"""What the start page shows: how much there is, three questions worked out from the data of today, what is new."""

from typing import TYPE_CHECKING, NamedTuple

from storage.questions import QUESTIONS, Worked
from storage.tables import TABLES
from storage.words import Text

if TYPE_CHECKING:
    from storage.library import Library


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
    questions: tuple[Worked, ...]
    newest: tuple[NewEvent, ...]


def home_page(library: "Library", newest: int) -> HomePage:
    """Worked out anew each time. newest: how many events."""
    totals = {table.name: library.count(table.name) for table in TABLES}
    names = ("event_id", "title_en", "title_zh", "kind", "start_on", "end_on", "city_id", "country")
    rows = range(1, min(newest, totals["events"]) + 1)
    events = tuple(_event(library, *record) for record in library.records("events", rows, names))
    return HomePage(totals, tuple(question.answered(library) for question in QUESTIONS), events)


def _event(library: "Library", *record: object) -> NewEvent:
    identifier, english, chinese, kind, start, end, city, country = (str(value or "") for value in record)
    where = tuple(library.label("areas", place) for place in (city, country) if place)
    return NewEvent(f"events/{identifier}", Text(english, chinese), kind, start, end, where)
