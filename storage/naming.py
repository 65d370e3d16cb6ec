"""Records by the beginning of a name, over all tables: what a link in a note can lead to."""

from dataclasses import dataclass
from typing import TYPE_CHECKING

from storage.query import FACTS, Query
from storage.tables import BY_NAME
from storage.words import Text

if TYPE_CHECKING:
    from storage.library import Library

FEW = 3  # of a table
ORDER = ("organizations", "areas", "people", "indicators", "programmes", "events", "sources", "statistics")  # the shortest names first
MOST = 10


@dataclass(frozen=True, slots=True)
class NamesRequest:
    """Asks for the best few records that have the words: (key, name), those with names of their own before figures."""

    text: str

    def answer(self, library: "Library") -> tuple[tuple[str, Text], ...]:
        if not self.text.strip():
            return ()
        found: list[tuple[str, Text]] = []
        for table in map(BY_NAME.__getitem__, ORDER):
            query = Query(table.name, self.text, filters=(FACTS,) if table.name == FACTS.table else ())
            ids = library.ids(table.name, library.first_rows(query, FEW)[:FEW])
            found += [(f"{table.name}/{identifier}", library.label(table.name, identifier)) for identifier in ids]
        return tuple(found[:MOST])
