"""What the full-text index holds of each record: its names, its other names, and the words of everything it is tied to."""

from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator
from functools import partial
from typing import NamedTuple

from storage.catalog import TIERS, Table
from storage.derive import Content, Record, Value
from storage.labels import Labels
from storage.pinyin import spellings
from storage.relations import ENTITIES
from storage.tables import TABLES, VIEWS
from storage.text import Folding, segment
from storage.words import text

INDEXED: tuple[Table, ...] = (*TABLES, *(view for view in VIEWS if not view.view_of))

Pieces = Iterable[str]


class Document(NamedTuple):
    """One row of an index: text already folded and cut, one string a tier."""

    row: int
    title: str
    alias: str
    text: str


class FullText:
    """Turns records into documents; the content must be in the order of its rows."""

    def __init__(self, content: Content, fold: Folding) -> None:
        self.content, self.fold, self.labels = content, fold, Labels(content)
        self._cut: dict[str, str] = {}
        self._taking_part = _grouped(content["participants"], "event_id")
        self._posts = _grouped(content["affiliations"], "person_id")

    def documents(self, table: Table) -> Iterator[Document]:
        """One for each record that has words, in the order of rows."""
        special: dict[str, Callable[[Record], tuple[Pieces, Pieces, Pieces]]] = {
            "statistics": self._statistic,
            "participants": self._participant,
            "affiliations": self._affiliation,
        }
        pieces = special.get(table.name) or partial(self._record, table)
        for row, record in enumerate(self.content[table.name], 1):
            title, alias, more = pieces(record)
            document = self._document(row, title, alias, more)
            if any(document[1:]):
                yield document

    def _document(self, row: int, *tiers: Pieces) -> Document:
        """A string of tokens is written once: what stands in a better tier needs no second place."""
        so_far = " "
        columns = []
        for pieces in tiers:
            column: list[str] = []
            so_far += "| "
            for piece in dict.fromkeys(pieces):
                cut = self._segmented(piece)
                if cut and f" {cut} " not in so_far:
                    column.append(cut)
                    so_far += f"{cut} "
            columns.append(" ".join(column))
        return Document(row, *columns)

    def _segmented(self, piece: str) -> str:
        if piece not in self._cut:
            self._cut[piece] = segment(self.fold(piece))
        return self._cut[piece]

    # -- pieces ------------------------------------------------------------------------------------------------------------------------

    def _record(self, table: Table, record: Record) -> tuple[Pieces, Pieces, Pieces]:
        tiers = [[str(record[f.name]) for f in table.fields if f.tier == tier and record.get(f.name) is not None] for tier in TIERS]
        alias = [*self._others(table, record[table.id_field], tiers[0]), *tiers[1]]
        return tiers[0], alias, [*tiers[2], *self._tied(table, record)]

    def _others(self, table: Table, identifier: Value, names: Pieces) -> Pieces:
        """Aliases of a record, and the pinyin of its names."""
        yield from self.labels.aliases(table.entity, identifier)
        for name in names:
            yield from spellings(name)

    def _tied(self, table: Table, record: Record) -> Pieces:
        """The words of a record's codes, its years and the names of what it is tied to, in both languages."""
        for field in table.csv_fields:
            value = record[field.name]
            if value is None:
                continue
            if field.code_list in _CODE_LISTS:
                yield from text(f"code.{field.code_list}.{value}")
                yield from text(f"field.{field.name}") if field.name in _CALLED_BY_NAME else ()
            elif field.kind == "link":
                yield from self.labels.both(field.target, value)
        yield from _years(record) if table.first else ()
        if table.name == "events":
            for participant in self._taking_part[record["event_id"]]:
                yield from self._entity(participant)
        if table.name == "people":
            for post in self._posts[record["person_id"]]:
                yield str(post["title"])
                yield from self._named("organization", post["organization_id"])

    def _entity(self, participant: Record) -> Pieces:
        return self._named(str(participant["entity_type"]), participant["entity_id"])

    def _named(self, entity: str, identifier: Value) -> Pieces:
        """All names of a record: `Darren Tan` finds what Daren Tang took part in."""
        yield from self.labels.both(ENTITIES[entity], identifier)
        yield from self.labels.aliases(entity, identifier)

    def _statistic(self, record: Record) -> tuple[Pieces, Pieces, Pieces]:
        """Only what no other statistic says; its names are `parts`."""
        return (), (), (str(record["note"] or ""),)

    def _participant(self, record: Record) -> tuple[Pieces, Pieces, Pieces]:
        entity = str(record["entity_type"])
        title = [*self.labels.both("events", record["event_id"]), *self.labels.both(ENTITIES[entity], record["entity_id"])]
        note = [str(record["note"])] if record["note"] else []
        return title, self.labels.aliases(entity, record["entity_id"]), [*text(f"code.role.{record['role']}"), *note]

    def _affiliation(self, record: Record) -> tuple[Pieces, Pieces, Pieces]:
        person, organization = record["person_id"], record["organization_id"]
        title = [*self.labels.both("people", person), str(record["title"]), *self.labels.both("organizations", organization)]
        return title, [*self.labels.aliases("person", person), *self.labels.aliases("organization", organization)], ()


# Lists whose words say what a record is, so that one may search for them; those of a figure's qualities are facets.
_CODE_LISTS = frozenset({"event_kind", "organization_kind", "programme_kind", "golden_key", "area_kind", "source_kind", "standing"})

_CALLED_BY_NAME = ("golden_key",)  # one asks for the golden keys, not for one of them


def _years(record: Record) -> list[str]:
    return [str(year) for year in dict.fromkeys((record["year"], record["last_year"])) if year is not None]


def _grouped(records: Iterable[Record], field: str) -> dict[Value, list[Record]]:
    found: dict[Value, list[Record]] = defaultdict(list)
    for record in records:
        found[record[field]].append(record)
    return found
