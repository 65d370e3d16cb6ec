"""Which references stand behind records: their sources, each once with where in it, and the almanac's own entry with the data version.

For one record, a selection, a table or a chart alike: rows of one table in, references out.
"""

from collections.abc import Generator, Iterator, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, NamedTuple

from storage.bibliography import Item, item, own_item, record_title
from storage.citations import Source, citation, read
from storage.export import provenance
from storage.export.provenance import Use
from storage.references import Reference, references
from storage.styles import LINE
from storage.tables import BY_NAME
from storage.words import say, table_word

if TYPE_CHECKING:
    from storage.library import Library

PAGE = 400
PORTION = 40  # references between two looks at whether anybody still wants them
FEW_PLACES = 3  # in one source; where there are more, the source is cited as a whole


class Document(NamedTuple):
    """A source that is cited, and the places in it: none, or a few."""

    source: Source
    places: tuple[str, ...]


class Cited(NamedTuple):
    """own: the almanac's own reference; None for sources, which are cited by themselves. total: how many sources there are in all."""

    references: tuple[Reference, ...]
    own: Reference | None
    total: int


@dataclass(frozen=True, slots=True)
class Citing:
    """What is to be cited. rows: of the table; key: of the record where it is one, else empty. uses: these sources alone, and nothing of
    our own. title: of our own entry, where it is not a record's (a chart's, a search's). rule: by which shown values are picked; our own
    entry names it where the rows are shown values alone.
    """

    table: str
    rows: Sequence[int]
    style: str
    language: str
    record_language: str = "both"
    rule: str = "default"
    title: str = ""
    uses: tuple[Use, ...] = ()

    def gathered(self, library: "Library") -> Generator[int, None, list[Document]]:
        """The sources in the order in which the rows name them. Yields the rows done so far."""
        places: dict[str, dict[str, None]] = {}
        for use in self.uses:
            places.setdefault(use.source_id, {})[use.locator] = None
        for start in range(0, 0 if self.uses else len(self.rows), PAGE):
            part = self.rows[start : start + PAGE]
            for use in _uses(library, self.table, part):
                places.setdefault(use.source_id, {})[use.locator] = None
            yield start + len(part)
        found = read(library, places)
        return [Document(source, _few(tuple(filter(None, places[key])))) for key, source in found.items()]

    def documents(self, library: "Library") -> list[Document]:
        """The same at once."""
        steps = self.gathered(library)
        while True:
            try:
                next(steps)
            except StopIteration as end:
                return list(end.value)

    def own_entry(self, library: "Library") -> Item | None:
        """The almanac's entry for these rows."""
        if self.uses or self.table == "sources" or not self.rows:
            return None
        words = "zh" if self.language == "zh" else "en"
        identifier, title = say("cite.records", words, n=len(self.rows), table=table_word(self.table, words)), self.title
        if len(self.rows) == 1:
            view = BY_NAME[self.table]
            identifier = f"{view.source}/{library.ids(self.table, self.rows)[0]}"
            title = title or record_title(library, identifier, words)
        rule = self.rule if BY_NAME[self.table].source == "statistics" and self._all_shown(library) else ""
        return own_item(library, identifier, title or table_word(self.table, words).capitalize(), self.language, rule)

    def _all_shown(self, library: "Library") -> bool:
        """Whether every row is a shown value: no rule picked the others."""
        parts = (self.rows[start : start + PAGE] for start in range(0, len(self.rows), PAGE))
        return all(shown for part in parts for (shown,) in library.records(self.table, part, ("picked",)))


@dataclass(frozen=True, slots=True)
class CiteRequest:
    """Asks for the references of what is cited; no more than `most` of them, 0: all."""

    citing: Citing
    most: int = 0

    def answer(self, library: "Library") -> Cited:
        made: list[Reference] = []
        documents = self.citing.documents(library)
        for portion in steps(self.citing, documents[: self.most or None]):
            made += portion
        return Cited(tuple(made), own_reference(self.citing, library), len(documents))


def steps(citing: Citing, documents: Sequence[Document]) -> Iterator[list[Reference]]:
    """The references, a portion at a time."""
    for start in range(0, len(documents), PORTION):
        part = documents[start : start + PORTION]
        if citing.style == LINE:
            lines = [citation(one.source, citing.language, "; ".join(one.places)) for one in part]
            yield [_plain(line) for line in lines]
        else:
            yield references([item(one.source, one.places) for one in part], citing.style, citing.language)


def own_reference(citing: Citing, library: "Library") -> Reference | None:
    entry = citing.own_entry(library)
    if entry is None:
        return None
    if citing.style == LINE:
        almanac = entry["author"][0]["literal"]
        return _plain(say("cite.line", entry["language"], almanac=almanac, title=entry["title"], place=entry["note"]))
    return references([entry], citing.style, citing.language)[0]


def _plain(line: str) -> Reference:
    from html import escape

    return Reference(line, escape(line, quote=False))


def _few(places: tuple[str, ...]) -> tuple[str, ...]:
    return places if len(places) <= FEW_PLACES else ()


def _uses(library: "Library", name: str, rows: Sequence[int]) -> Iterator[Use]:
    table = BY_NAME[name]
    needed = provenance.needs(table)
    for uses in provenance.uses(library, table, library.records(name, rows, needed)) if needed else ():
        yield from uses
