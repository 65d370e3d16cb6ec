"""A made-up bilingual almanac of any size, as a data package that the program's own build takes: what the real data cannot show is scale.

Ids and links are as in the real package; names, notes and summaries are words by Zipf's law, so that some are in nearly every record and
most in few. The same size gives the same package everywhere.
"""

import sys
from collections.abc import Iterator, Sequence
from functools import cached_property
from pathlib import Path
from random import Random

from storage.package import SOURCES
from storage.tables.events import EVENTS
from storage.tables.sources import STANDINGS
from tests.bench.words import RARE_CHINESE, RARE_ENGLISH, Words
from tests.fixtures.tiny_package import Row, write_package

KINDS = EVENTS.field("kind").codes
QUALIFIERS = ("exact",) * 8 + ("about", "more_than")
FIRST_YEAR, LAST_YEAR = 1980, 2025
RARELY = 20_011  # statistics from one with a rare word to the next
AREAS, CITIES, INDICATORS, BREAKDOWNS, PEOPLE = 220, 80, 600, 60, 400
NOTED = 0.3  # of statistics
WITH_BREAKDOWN = 0.25
YEARS_IN_A_ROW = 13  # on the average of the real statistics
CLAIMS = (1,) * 17 + (2, 2, 3)  # sources that tell of one thing


class Almanac:
    """The rows of each table of a package with so many statistics; a tenth as many events."""

    def __init__(self, statistics: int, seed: int = 7) -> None:
        self.size = statistics
        self.random = Random(seed)
        self.words = Words(self.random)
        self.organizations = _ids("organization", min(5000, max(50, statistics // 100)))
        self.sources = _ids("source", min(8000, max(50, statistics // 60)))
        self.events = _ids("event", max(20, statistics // 10))
        self.areas = [_letters(place) for place in range(AREAS)]
        self.indicators, self.breakdowns = _ids("indicator", INDICATORS), _ids("breakdown", BREAKDOWNS)

    def named(self, id_field: str, identifiers: Sequence[str], least: int, most: int, **more: str) -> Iterator[Row]:
        """Records that are little more than a name in two languages."""
        for identifier in identifiers:
            names = {"name_en": self.words.english(least, most), "name_zh": self.words.chinese(least, most)}
            yield {id_field: identifier, **names, **more}

    def tables(self) -> dict[str, Iterator[Row]]:
        """Every table of the package; those that measure nothing are empty."""
        topic = {"topic_id": "topic-1"}
        measured = {**topic, "unit_id": "unit-1", "value_kind": "count", "better": "higher"}
        empty: dict[str, Iterator[Row]] = {table.name: iter(()) for table in SOURCES}
        return empty | {
            "topics": self.named("topic_id", ["topic-1"], 1, 1),
            "units": self.named("unit_id", ["unit-1"], 1, 1, dimension="count"),
            "breakdowns": self.named("breakdown_id", self.breakdowns, 1, 2, dimension="field_of_technology"),
            "areas": self._areas(),
            "indicators": self.named("indicator_id", self.indicators, 2, 5, **measured),
            "organizations": self.named("organization_id", self.organizations, 2, 4, kind="company", country="CN"),
            "people": self.named("person_id", self.people, 2, 2),
            "programmes": self.named("programme_id", ["programme-1"], 2, 4, kind="policy"),
            "sources": self._sources(),
            "event_series": self.named("series_id", ["series-1"], 2, 3),
            "events": self._events(),
            "statistics": self._statistics(),
            "citations": self._citations(),
            "participants": self._participants(),
            "aliases": self._aliases(),
        }

    @cached_property
    def people(self) -> list[str]:
        return _ids("person", PEOPLE)

    def _areas(self) -> Iterator[Row]:
        yield {"area_id": "world", "name_en": "World", "name_zh": "世界", "kind": "world"}
        for row in self.named("area_id", self.areas, 1, 2, kind="economy", parent_id="world"):
            yield {**row, "iso2": row["area_id"].upper(), "iso3": row["area_id"].upper() + "X"}
        yield from self.named("area_id", _ids("city", CITIES), 1, 1, kind="city", parent_id="cn")

    def _sources(self) -> Iterator[Row]:
        for place, identifier in enumerate(self.sources):
            title = self.words.english(4, 9) if place % 3 else self.words.chinese(4, 9)
            about = {"publisher": self.words.english(1, 3), "published_on": str(LAST_YEAR - place % 20), "standing": STANDINGS[place % 5]}
            yield {"source_id": identifier, "title": title, **about, "language": "en" if place % 3 else "zh", "kind": "report"}

    def _events(self) -> Iterator[Row]:
        for identifier in self.events:
            day = f"{self._year()}-{self.random.randint(1, 12):02}-{self.random.randint(1, 28):02}"
            title = {"title_en": self.words.english(5, 12), "title_zh": self.words.chinese(4, 10)}
            where = {"kind": self.random.choice(KINDS), "topic_id": "topic-1", "start_on": day, "end_on": day, "country": "CN"}
            yield {"event_id": identifier, **title, **where, "summary": f"{self.words.english(10, 30)}. {self.words.chinese(6, 16)}。"}

    def _year(self) -> int:
        """The newer the more."""
        return LAST_YEAR - int(self.random.random() ** 2 * (LAST_YEAR - FIRST_YEAR))

    # -- statistics --------------------------------------------------------------------------------------------------------------------

    def _statistics(self) -> Iterator[Row]:
        made = 0
        for group in self._groups():
            if made >= self.size:
                break
            value = round(self.random.lognormvariate(8, 3)) + 1
            for source in self.random.sample(self.sources, min(self.random.choice(CLAIMS), self.size - made)):
                yield {**group, "value": str(value), "source_id": source, **self._said(made)}
                value += self.random.choice((0, 0, value // 100))
                made += 1

    def _groups(self) -> Iterator[Row]:
        """Series of years that follow one another, without end."""
        seen: set[tuple[str, ...]] = set()
        while True:
            measured, last = self._measured(), self._year()
            years = 1 + int(self.random.expovariate(1 / YEARS_IN_A_ROW))
            for year in map(str, range(max(FIRST_YEAR, last - years + 1), last + 1)):
                key = (*measured.values(), year)
                if key not in seen:
                    seen.add(key)
                    yield {**measured, "period_start": year, "period_end": year}

    def _measured(self) -> Row:
        of_organization = self.random.random() < 0.3
        return {
            "indicator_id": _often_early(self.random, self.indicators),
            "area_id": "" if of_organization else _often_early(self.random, self.areas),
            "organization_id": _often_early(self.random, self.organizations) if of_organization else "",
            "breakdown_id": self.random.choice(self.breakdowns) if self.random.random() < WITH_BREAKDOWN else "",
        }

    def _said(self, place: int) -> Row:
        note = f"{self.words.english(4, 12)} {self.words.chinese(3, 8)}" if self.random.random() < NOTED else ""
        if place % RARELY == RARELY // 2:
            note = f"{note} {RARE_ENGLISH} {RARE_CHINESE}".strip()
        return {"qualifier": self.random.choice(QUALIFIERS), "basis": "stated", "locator": f"p{place % 90 + 1}", "note": note}

    # -- what ties them ----------------------------------------------------------------------------------------------------------------

    def _citations(self) -> Iterator[Row]:
        for entity, identifiers in (("event", self.events), ("person", self.people), ("organization", self.organizations)):
            for identifier in identifiers:
                source = self.random.choice(self.sources)
                yield {"entity_type": entity, "entity_id": identifier, "source_id": source, "locator": "p1"}

    def _participants(self) -> Iterator[Row]:
        for event in self.events:
            organizer = _often_early(self.random, self.organizations)
            yield {"event_id": event, "entity_type": "organization", "entity_id": organizer, "role": "organizer"}
            yield {"event_id": event, "entity_type": "person", "entity_id": self.random.choice(self.people), "role": "speaker"}

    def _aliases(self) -> Iterator[Row]:
        for place, identifier in enumerate(self.organizations):
            if place % 4 == 0:
                alias = f"{self.words.english(1, 2)} {place}"
                about = {"alias": alias, "language": "en", "kind": "variant"}
                yield {"entity_type": "organization", "entity_id": identifier, **about}


def _ids(word: str, n: int) -> list[str]:
    return [f"{word}-{place}" for place in range(1, n + 1)]


def _letters(place: int) -> str:
    """The two-letter code of a made-up economy; `cn` is the first."""
    first, second = divmod((place + 65) % 676, 26)
    return chr(97 + first) + chr(97 + second)


def _often_early(random: Random, identifiers: Sequence[str]) -> str:
    """One of them, the first ones much more often."""
    return identifiers[int(random.random() ** 2.5 * len(identifiers))]


def write_almanac(folder: Path, statistics: int) -> Path:
    """Writes the package into `folder`, which is made if need be, and returns it."""
    return write_package(folder, Almanac(statistics).tables(), version=f"made-up-{statistics}")


if __name__ == "__main__":
    write_almanac(Path(sys.argv[2]), int(sys.argv[1]))
