"""The sources of an export, numbered as they come up, and the rows that each of them stands behind."""

from array import array
from collections.abc import Iterable, Iterator, Sequence
from typing import TYPE_CHECKING, NamedTuple

from storage.citations import PAGE, Source, citation, read
from storage.describe import code_label, field_label, worded
from storage.export.cells import Cell, Typer, date_cell, text_cell
from storage.export.provenance import Use
from storage.locators import locator_in
from storage.tables import BY_NAME
from storage.words import Text, text

if TYPE_CHECKING:
    from storage.library import Library

FIELDS = ("publisher", "published_on", "standing", "licence", "url")


class Place(NamedTuple):
    """A part of a workbook and the place in a source that its rows name."""

    sheet: str
    locator: str


class Register:
    """Numbers sources from 1 by first use, and keeps the row numbers of each. located: also by places in the source, which takes room."""

    def __init__(self, *, located: bool = True) -> None:
        self._used: dict[str, dict[Place, array[int]]] = {}
        self._numbers: dict[str, int] = {}
        self._located = located

    def __len__(self) -> int:
        return len(self._numbers)

    @property
    def source_ids(self) -> list[str]:
        """In the order of their numbers."""
        return list(self._numbers)

    def number(self, source_id: str) -> int:
        return self._numbers.setdefault(source_id, len(self._numbers) + 1)

    def typer(self, *, with_locators: bool, language: str = "en") -> Typer:
        """Makes the cell that keys a row to the list: `[3] paragraph 5; [7]`."""

        def one(use: Use) -> str:
            return f"[{self.number(use.source_id)}] {locator_in(use.locator, language) if with_locators else ''}".rstrip()

        def cell(values: Sequence[object]) -> Cell:
            uses = values[0]
            assert isinstance(uses, tuple)
            return text_cell("; ".join(one(use) for use in uses))

        return cell

    def note(self, sheet: str, row: int, uses: Iterable[Sequence[Use]]) -> None:
        """That rows of a sheet, from `row` on, stand on those sources. Rows come in rising order."""
        everywhere = Place(sheet, "")
        for number, said in enumerate(uses, row):
            for source, locator in said:
                places = self._used.get(source)
                if places is None:
                    places = self._used[source] = {}
                place = Place(sheet, locator) if self._located and locator else everywhere
                if place in places:
                    places[place].append(number)
                else:
                    places[place] = array("I", (number,))

    def where(self, source_id: str) -> str:
        """`Statistics 2–40 (p5); 41, 44 (Table 2) | Events 7`: rows of a sheet, and where in the source they have it from."""
        sheets: dict[str, list[str]] = {}
        for place, rows in self._used.get(source_id, {}).items():
            spans = ", ".join(str(first) if first == last else f"{first}–{last}" for first, last in _ranges(rows))
            sheets.setdefault(place.sheet, []).append(f"{spans} ({place.locator})" if place.locator else spans)
        return " | ".join(f"{sheet} {'; '.join(spans)}" for sheet, spans in sheets.items())


def _ranges(rows: Iterable[int]) -> list[list[int]]:
    """First and last of each run of rows without a gap."""
    ranges: list[list[int]] = []
    for row in rows:
        if ranges and ranges[-1][1] >= row - 1:
            ranges[-1][1] = row
        else:
            ranges.append([row, row])
    return ranges


def headings(language: str) -> list[str]:
    """Of the list of sources."""
    table = BY_NAME["sources"]
    own = [text("export.number"), text("export.citation"), *(field_label(table, name) for name in FIELDS)]
    return [worded(label, language) for label in (*own, text("export.where"), text("field.key"))]


def lines(register: Register, library: "Library", language: str) -> Iterator[list[Cell]]:
    """The list of sources: a line each, under the headings above."""
    unknown = text("unknown")
    for number, (identifier, source) in enumerate(_read(register.source_ids, library), 1):
        licence = Text(source.licence, source.licence) if source.licence else unknown
        cells = [
            Cell("integer", number, "0"),
            text_cell(citation(source, language)),
            text_cell(source.publisher),
            date_cell(source.published_on),
        ]
        cells += [text_cell(worded(words, language)) for words in (code_label("standing", source.standing), licence)]
        cells += [text_cell(source.url, "link"), text_cell(register.where(identifier)), text_cell(f"sources/{identifier}")]
        yield cells


def _read(source_ids: Sequence[str], library: "Library") -> Iterator[tuple[str, Source]]:
    """A few hundred at a time."""
    for start in range(0, len(source_ids), PAGE):
        yield from read(library, source_ids[start : start + PAGE]).items()
