"""Where texts differ without figures: what two documents call, word, date or count differently, for the pages of both records."""

from collections.abc import Iterable
from typing import TYPE_CHECKING, NamedTuple

from storage.citations import Source
from storage.citations import read as read_sources
from storage.words import Text

if TYPE_CHECKING:
    from storage.library import Library

_COLUMNS = (
    "discrepancy_id, kind, text_en, text_zh, key_a, source_a, coalesce(locator_a, ''), key_b, source_b, coalesce(locator_b, '') "
    "FROM discrepancies"
)


class Side(NamedTuple):
    """What one of both texts is about (with its name), and where it says so."""

    key: str
    name: Text
    source: Source
    locator: str


class Discrepancy(NamedTuple):
    """One case. kind: `name`, `wording`, `scope`, `date` or `count`. sides: two; they may share the record, or the text, or both."""

    discrepancy_id: str
    kind: str
    text: Text
    sides: tuple[Side, Side]


def of_keys(library: "Library", keys: Iterable[str]) -> tuple[Discrepancy, ...]:
    """The cases that any of these records is one side of; of a source (`sources/id`), also those that it is the text of."""
    wanted = list(dict.fromkeys(keys))
    marks = ",".join("?" * len(wanted))
    documents = [key.partition("/")[2] for key in wanted if key.startswith("sources/")]
    texts = ",".join("?" * len(documents))
    where = f"key_a IN ({marks}) OR key_b IN ({marks}) OR source_a IN ({texts}) OR source_b IN ({texts})"
    lines = library.execute(f"SELECT {_COLUMNS} WHERE {where} ORDER BY row", (*wanted, *wanted, *documents, *documents)).fetchall()
    sources = read_sources(library, (line[place] for line in lines for place in (5, 8)))
    names = {key: library.label(*key.partition("/")[::2]) for line in lines for key in (line[4], line[7])}
    return tuple(_case(line, sources, names) for line in lines)


def _case(line: tuple[str, ...], sources: dict[str, Source], names: dict[str, Text]) -> Discrepancy:
    identifier, kind, en, zh, *rest = line
    one, other = (Side(key, names[key], sources[source], locator) for key, source, locator in (rest[:3], rest[3:]))
    return Discrepancy(identifier, kind, Text(en, zh), (one, other))
