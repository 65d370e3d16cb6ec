"""What can be put into a chart: indicators, areas and organizations that have dated figures, found by the search that finds everything."""

from dataclasses import dataclass
from typing import TYPE_CHECKING, NamedTuple

from storage.query import Query
from storage.words import Text

if TYPE_CHECKING:
    from storage.library import Library

MOST = 12
SUBJECTS = {"areas": "area_id", "organizations": "organization_id"}


class Choice(NamedTuple):
    """key: of the record. figures: how many facts it would bring."""

    key: str
    name: Text
    figures: int


@dataclass(frozen=True, slots=True)
class ChoicesRequest:
    """Asks for what the words name in these tables. indicators: those of the chart; areas and organizations without figures of any of them
    are left out. First those whose name begins with the words, then those that have most figures. Keys of `there` are not offered again.
    """

    text: str
    tables: tuple[str, ...]
    indicators: tuple[str, ...] = ()
    there: tuple[str, ...] = ()

    def answer(self, library: "Library") -> tuple[Choice, ...]:
        counts = {table: _counts(library, table, self.indicators) for table in self.tables}
        found: list[Choice] = []
        for table in self.tables:
            keys = library.ids(table, list(library.rows_of_query(Query(table, self.text)))[:400]) if self.text.strip() else None
            named = keys if keys is not None else sorted(counts[table], key=lambda key, table=table: -counts[table][key])  # type: ignore[misc]
            for identifier in named:
                figures, key = counts[table].get(identifier, 0), f"{table}/{identifier}"
                if figures and key not in self.there:
                    found.append(Choice(key, library.label(table, identifier), figures))
                if len(found) >= MOST * len(self.tables):
                    break
        typed = self.text.strip().casefold()
        found.sort(key=lambda one: (not (typed and any(name.casefold().startswith(typed) for name in one.name)), -one.figures))
        return tuple(_mixed(found, self.tables, by_figures=not typed))


def _counts(library: "Library", table: str, indicators: tuple[str, ...]) -> dict[str, int]:
    """Dated facts by id."""
    column = SUBJECTS.get(table, "indicator_id")
    marks = ",".join("?" * len(indicators))
    narrowed = f"AND indicator_id IN ({marks})" if indicators and table in SUBJECTS else ""
    dated = f"{library.picked()} AND last_day IS NOT NULL AND {column} IS NOT NULL {narrowed}"
    sql = f"SELECT {column}, count(*) FROM statistics WHERE {dated} GROUP BY 1"
    return dict(library.execute(sql, indicators if narrowed else ()).fetchall())


def _mixed(found: list[Choice], tables: tuple[str, ...], *, by_figures: bool) -> list[Choice]:
    """A few of each table, so that none is pushed out; of no words by their figures."""
    if by_figures:
        return sorted(found, key=lambda one: -one.figures)[:MOST]
    each = max(3, MOST // len(tables))
    return [one for table in tables for one in [two for two in found if two.key.startswith(f"{table}/")][:each]]
