"""What a figure must not be taken for: which sentences of `cautions.csv` concern the figures that a reader is holding against each other.

The rows say what a reader is about to do (`when`), with whose figures, and between which years. Deciding is arithmetic on a few ids and
years, so that record page, status bar, chart and export say the same. Whoever holds figures together asks `concerning(read(library), …)`
with each of them as a Figure (indicator, area or organization, years); whoever holds rows, `of_rows`.
"""

from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator, Sequence
from typing import TYPE_CHECKING, NamedTuple

from storage.series import Point, Series, Thing
from storage.tables.details import OCCASIONS
from storage.words import Text, text

if TYPE_CHECKING:
    from storage.library import Library

PAGE = 400
_READ = """
SELECT c.caution_id, c."when", coalesce(c.indicator_id, ''), coalesce(c.other_indicator_id, ''), coalesce(c.area_id, ''),
       coalesce(c."from", 0), coalesce(c."to", 0), coalesce(c.source_id, ''), coalesce(s.title, ''), c.text_en, c.text_zh
FROM cautions c LEFT JOIN sources s ON s.source_id = c.source_id ORDER BY c.row
"""
_FIGURES = (
    "SELECT DISTINCT indicator_id, coalesce(area_id, ''), coalesce(organization_id, ''), coalesce(year, 0), coalesce(last_year, 0) "
    "FROM statistics WHERE row IN ({marks})"
)


class Caution(NamedTuple):
    """One sentence. Empty ids and a year of 0: it holds for all. source_id: the document that it rests on, or empty, with its title."""

    caution_id: str
    when: str
    indicator_id: str
    other_indicator_id: str
    area_id: str
    first: int
    last: int
    source_id: str
    source_title: str
    text: Text

    @property
    def is_break(self) -> bool:
        """Whether no change is to be told across these years."""
        return self.when == "compare_periods" and bool(self.first and self.last)


class Figure(NamedTuple):
    """As much of a figure as matters here. Empty ids where it has none, years 0 where it is undated."""

    indicator_id: str
    area_id: str
    organization_id: str
    first_year: int
    last_year: int


def read(library: "Library") -> tuple[Caution, ...]:
    """All cautions of the database, in the order of their ids."""
    return tuple(Caution._make((*line[:-2], Text(*line[-2:]))) for line in library.execute(_READ))


def concerning(cautions: Iterable[Caution], figures: Collection[Figure], when: Collection[str] = OCCASIONS) -> tuple[Caution, ...]:
    """The cautions that concern these figures taken together, each sentence once. The order of the figures never matters.

    compare_periods: two periods of one indicator of one area or organization. compare_indicators: figures of both indicators.
    compare_areas: figures of one indicator of two areas or organizations (and, if the caution names an area, that one among them).
    sum, rank: two figures of the indicator. Years: see `reaches`.
    """
    by_indicator: dict[str, list[Figure]] = defaultdict(list)
    for figure in set(figures):
        by_indicator[figure.indicator_id].append(figure)
    said: dict[Text, Caution] = {}
    for caution in cautions:
        if caution.when in when and any(_meets(caution, some) for some in _groups(caution, by_indicator)):
            said.setdefault(caution.text, caution)
    return tuple(said.values())


def reaches(caution: Caution, figures: Iterable[Figure]) -> bool:
    """Whether figures together reach from the caution's first year, or before it, to its last, or after it.

    With a first year alone, whether one is of that year or later; with a last year alone, of that year or earlier; without, always.
    Undated figures reach nothing that has years.
    """
    if not (caution.first or caution.last):
        return True
    dated = [figure for figure in figures if figure.first_year and figure.last_year]
    if not dated:
        return False
    begins, ends = min(figure.first_year for figure in dated), max(figure.last_year for figure in dated)
    if caution.first and caution.last:
        return begins <= caution.first and ends >= caution.last
    return ends >= caution.first if caution.first else begins <= caution.last


def between(cautions: Iterable[Caution], thing: Thing | Series, before: Point, point: Point) -> tuple[Caution, ...]:
    """Why no line and no change leads from a figure of a series to the next.

    What the data say of their years, and that one of the two is a total that by its note lacks someone, and the other is not.
    """
    both = [Figure(*thing[:3], int(one.start[:4]), int(one.end[:4])) for one in (before, point)]
    told = tuple(caution for caution in concerning(cautions, both, ("compare_periods",)) if caution.is_break)
    if told or before.partial == point.partial:
        return told
    years = (both[0].last_year, both[1].last_year)
    return (Caution("partial-total", "compare_periods", thing[0], "", thing[1], *years, "", "", text("break.partial")),)


def of_rows(library: "Library", rows: Sequence[int]) -> tuple[Caution, ...]:
    """Those that concern these rows of `statistics` together."""
    known = read(library)
    about = {indicator for caution in known for indicator in (caution.indicator_id, caution.other_indicator_id)}
    all_are = any(not caution.indicator_id for caution in known)
    found: set[Figure] = set()
    for start in range(0, len(rows) if known else 0, PAGE):
        part = list(rows[start : start + PAGE])
        lines = library.execute(_FIGURES.format(marks=",".join("?" * len(part))), part)
        found.update(Figure(*line) for line in lines if all_are or line[0] in about)
    return concerning(known, found)


def naming(library: "Library", indicator: str = "", area: str = "") -> tuple[Caution, ...]:
    """Those that name an indicator or an area, each sentence once: for its own page."""
    found: dict[Text, Caution] = {}
    for caution in read(library):
        if (indicator and indicator in (caution.indicator_id, caution.other_indicator_id)) or (area and area == caution.area_id):
            found.setdefault(caution.text, caution)
    return tuple(found.values())


def _groups(caution: Caution, by_indicator: dict[str, list[Figure]]) -> Iterator[list[Figure]]:
    """The figures among which the caution looks: those of each indicator that it is about."""
    if caution.when == "compare_indicators":
        both = [by_indicator.get(caution.indicator_id, []), by_indicator.get(caution.other_indicator_id, [])]
        yield both[0] + both[1] if all(both) else []
    elif caution.indicator_id:
        yield by_indicator.get(caution.indicator_id, [])
    else:
        yield from by_indicator.values()


def _meets(caution: Caution, figures: list[Figure]) -> bool:
    named = [figure for figure in figures if not caution.area_id or figure.area_id == caution.area_id]
    if len(figures) < 2 or not named:
        return False
    if caution.when == "compare_periods":
        return any(len({figure[3:] for figure in one}) > 1 and reaches(caution, one) for one in _things(named))
    if caution.when == "compare_indicators":
        return len({figure.indicator_id for figure in named}) > 1 and reaches(caution, named)
    if caution.when == "compare_areas":
        return len({figure[1:3] for figure in figures}) > 1 and reaches(caution, figures)
    return len(named) > 1 and reaches(caution, named)


def _things(figures: Iterable[Figure]) -> Iterable[list[Figure]]:
    """The figures of each area and organization."""
    found: dict[tuple[str, str], list[Figure]] = defaultdict(list)
    for figure in figures:
        found[figure.area_id, figure.organization_id].append(figure)
    return found.values()
