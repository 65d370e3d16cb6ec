"""Which columns a sheet becomes and what each is made of, in two manners: labelled for readers, and raw for scripts."""

from collections.abc import Iterable, Iterator, Sequence
from typing import TYPE_CHECKING, NamedTuple

from storage.catalog import Field, Table
from storage.describe import field_label, worded
from storage.export import provenance
from storage.export.cells import Cell, Typer, needs, raw_typer, text_cell, typer
from storage.export.job import Sheet
from storage.export.provenance import Uses
from storage.query import PICKED
from storage.tables import BY_NAME
from storage.words import text

if TYPE_CHECKING:
    from storage.library import Library

PAGE = 400
PROVENANCE = (
    "qualifier", "basis", "status", "claims_in_group", "values_differ", "disagrees", "picked", "source_id", "locator",
)  # fmt: skip


class Column(NamedTuple):
    """heading: as written in the file. name: the field's. fields: whose values `cell` is given; `uses` stands for the record's sources.

    folded: whether a workbook folds it away.
    """

    heading: str
    name: str
    fields: tuple[str, ...]
    cell: Typer
    folded: bool = False


class Record(NamedTuple):
    """One row of a sheet. disputed: whether sources disagree on the fact that it claims."""

    cells: list[Cell]
    uses: Uses
    disputed: bool


class Plan:
    """The columns of one sheet, and the records that fill them, read a few hundred at a time.

    chosen: how many of the columns, from the first, were asked for (0: all); the others say where a row comes from.
    """

    def __init__(self, table: Table, columns: Iterable[Column], chosen: int = 0) -> None:
        self.table = table
        self.columns = tuple(columns)
        self.chosen = chosen
        self._statistic = "disagrees" in table.by_name
        wanted = [*(name for column in self.columns for name in column.fields), *provenance.needs(table)]
        self._names = tuple(dict.fromkeys(name for name in (*wanted, *(("disagrees",) if self._statistic else ())) if name != "uses"))
        places = {name: place for place, name in enumerate((*self._names, "uses"))}
        self._cells = [(column.cell, tuple(places[name] for name in column.fields)) for column in self.columns]
        self._own = tuple(places[name] for name in provenance.needs(table))
        self._disagrees = places.get("disagrees", -1)

    @property
    def headings(self) -> list[str]:
        return [column.heading for column in self.columns]

    def pages(self, library: "Library", rows: Sequence[int]) -> Iterator[list[Record]]:
        """The records of `rows`, in their order."""
        for start in range(0, len(rows), PAGE):
            found = library.records(self.table.name, rows[start : start + PAGE], self._names)
            uses = provenance.uses(library, self.table, [[values[place] for place in self._own] for values in found])
            yield [self._record((*values, said), said) for values, said in zip(found, uses, strict=True)]

    def _record(self, values: tuple[object, ...], uses: Uses) -> Record:
        cells = [cell([values[place] for place in places]) for cell, places in self._cells]
        return Record(cells, uses, self._statistic and bool(values[self._disagrees]))


def labelled(sheet: Sheet, library: "Library", language: str, *, with_sources: Typer | None = None, carried: bool = True) -> Plan:
    """Columns under their labels, names and words in the record language, the unit in a column of its own beside the value.

    with_sources: makes the cell of a record's `Uses`; if given, it follows the chosen columns. carried: with the other columns that say
    where a row comes from: in sight those that a reader looks for, folded away those that a program does, the key last.
    """
    table = BY_NAME[sheet.table]
    names = list(sheet.columns)
    if "value" in names and "unit_id" in table.by_name and "unit_id" not in names:
        names.insert(names.index("value") + 1, "unit_id")
    chosen = len(names)
    carried = carried and with_sources is not None
    names += [name for name in _beside(table) if carried and name not in names]
    columns = [_labelled_column(table, table.field(name), library, language) for name in names]
    if with_sources:
        columns.append(Column(worded(text("export.numbers"), language), "sources", ("uses",), with_sources))
    if carried:
        folded = [table.field(name) for name in _provenance(table) if name not in names]
        columns += [_labelled_column(table, field, library, language)._replace(folded=True) for field in folded]
        columns.append(_key(table, worded(text("field.key"), language))._replace(folded=True))
    return Plan(table, columns, chosen)


def _beside(table: Table) -> tuple[str, ...]:
    """What a reader of a figure looks for, whichever columns were chosen."""
    return ("mark", "note", "source_id", "locator") if table.source == "statistics" else ()


def _labelled_column(table: Table, field: Field, library: "Library", language: str) -> Column:
    label = text("export.mark") if field.kind == "mark" else field_label(table, field.name)  # ≠ is one of its signs, not its name
    return Column(worded(label, language), field.name, needs(table, field), typer(field, library, language))


def raw(sheet: Sheet, library: "Library", language: str) -> Plan:
    """Columns under the names of the catalog's fields, with ids, codes and ISO dates; composed fields as the fields that they are made of.

    Each field with an id is followed by its name in the record language: `<field without _id>_name`. Then come the columns that say where a
    row comes from, of statistics also the `rule` by which `picked` was told, and last `key`.
    """
    table = BY_NAME[sheet.table]
    chosen = [part for name in sheet.columns for part in (table.field(name).of or (name,))]
    columns: list[Column] = []
    for name in dict.fromkeys((*chosen, *_provenance(table))):
        columns.extend(_raw_columns(table, table.field(name), library, language))
    if _provenance(table):
        columns.append(Column("rule", "rule", (PICKED,), lambda _: text_cell(library.rule)))
    else:
        columns.append(Column("source_ids", "source_ids", ("uses",), _source_ids))
        columns.append(Column("locators", "locators", ("uses",), _locators))
    return Plan(table, (*columns, _key(table, "key")))


def _raw_columns(table: Table, field: Field, library: "Library", language: str) -> Iterator[Column]:
    yield Column(field.name, field.name, needs(table, field), raw_typer(field))
    named = f"{field.name.removesuffix('_id')}_name"
    if field.kind == "link" or field.name == "entity_id":
        yield Column(named, named, needs(table, field), typer(field, library, language))


def _provenance(table: Table) -> tuple[str, ...]:
    return PROVENANCE if table.source == "statistics" else ()


def _key(table: Table, heading: str) -> Column:
    return Column(heading, "key", (table.id_field,), lambda values: text_cell(f"{table.source}/{values[0]}"))


def _uses(values: Sequence[object]) -> Uses:
    found = values[0]
    assert isinstance(found, tuple)
    return found


def _source_ids(values: Sequence[object]) -> Cell:
    return text_cell(" | ".join(use.source_id for use in _uses(values)))


def _locators(values: Sequence[object]) -> Cell:
    uses = _uses(values)
    return text_cell(" | ".join(use.locator for use in uses) if any(use.locator for use in uses) else "")
