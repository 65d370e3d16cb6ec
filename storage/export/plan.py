"""Which columns a sheet becomes and what each is made of, in two manners: labelled for readers, and raw for scripts."""

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from functools import partial
from typing import TYPE_CHECKING, Any, NamedTuple

from storage.catalog import Field, Table
from storage.describe import field_label, worded
from storage.export import provenance
from storage.export.cells import Cell, Typer, needs, part_of_date, raw_typer, text_cell, typer
from storage.export.job import Sheet
from storage.export.provenance import Uses
from storage.query import PICKED
from storage.tables import BY_NAME
from storage.words import Text, text

if TYPE_CHECKING:
    from storage.library import Library

PAGE = 400
KEPT, KEPT_NAMES = 200, 20_000
USES = "uses"
OWN = "own"  # the columns of `Sheet.beside`
NAMED = ("link", "code", "flag", "subject", "mark", "period", "date")  # kinds of fields of which many records have the same value
PROVENANCE = (
    "qualifier", "basis", "status", "claims_in_group", "values_differ", "disagrees", "picked", "source_id", "locator",
)  # fmt: skip


class Column(NamedTuple):
    """heading: as written in the file. name: the field's. fields: whose values `cell` is given; `uses` stands for the record's sources.

    folded: whether a workbook folds it away. named: whether its values are of a list, so that they come again and again.
    """

    heading: str
    name: str
    fields: tuple[str, ...]
    cell: Typer
    folded: bool = False
    named: bool = False


class Record(NamedTuple):
    """One row of a sheet. disputed: whether sources disagree on the fact that it claims."""

    cells: list[Cell]
    uses: Uses
    disputed: bool


class Remembered(dict[Any, Any]):
    """What was made of a value, while it comes up again. No more than `most` are kept: a million different ones take no room."""

    def __init__(self, make: Callable[[Any], object], most: int) -> None:
        super().__init__()
        self._make, self._most = make, most

    def __missing__(self, value: Any) -> Any:
        if len(self) >= self._most:
            self.clear()
        made = self[value] = self._make(value)
        return made


class Page(NamedTuple):
    """Some rows. columns: what was made of the cells, column by column; marked: the same of the disputed rows, each by its place here."""

    columns: list[list[Any]]
    uses: list[Uses]
    disputed: Sequence[object]
    marked: dict[int, list[Any]]


Render = Callable[[int, Cell, bool], object]  # of the place of the column, the cell, and whether its row is disputed


class Plan:
    """The columns of one sheet, and the records that fill them, read a few hundred at a time.

    chosen: how many of the columns, from the first, were asked for (0: all); the others say where a row comes from. located: whether the
    uses of a page also say where in a source.
    """

    def __init__(self, table: Table, columns: Iterable[Column], library: "Library", chosen: int = 0, *, located: bool = True) -> None:
        self.table, self._library = table, library
        self.columns = tuple(columns)
        self.chosen = chosen
        own = provenance.needs(table)
        self._own = own if located or "source_id" not in own else ("source_id",)
        self._disagrees = ("disagrees",) if "disagrees" in table.by_name else ()
        fields = [name for column in self.columns for name in column.fields if name != USES]
        self._names = tuple(dict.fromkeys(self._stored(name) for name in (*fields, *self._own, *self._disagrees)))
        self._makers = [self._maker(column) for column in self.columns]
        self._uses = Remembered(lambda own: provenance.own_use(*own), KEPT_NAMES if len(self._own) == 1 else KEPT)

    @property
    def seen(self) -> int:
        """How many columns, from the first, are not folded away."""
        return sum(not column.folded for column in self.columns)

    @property
    def headings(self) -> list[str]:
        return [column.heading for column in self.columns]

    def pages(self, rows: Sequence[int]) -> Iterator[list[Record]]:
        """The records of `rows`, in their order."""
        for page in self.rendered(rows, lambda place, cell, disputed: cell):
            lines = zip(*page.columns, strict=True) if page.columns else iter([()] * len(page.uses))
            disputed = page.disputed or [False] * len(page.uses)
            yield [Record(list(line), uses, bool(mark)) for line, uses, mark in zip(lines, page.uses, disputed, strict=True)]

    def rendered(self, rows: Sequence[int], render: Render, *, marks: bool = False) -> Iterator[Page]:
        """The same column by column, each cell as `render` makes it: once for values that come again and again.

        marks: disputed rows a second time, in `marked`.
        """
        kept, marking = (self._memories(render, disputed=mark) for mark in (False, True))
        for start in range(0, len(rows), PAGE):
            records = self._library.records(self.table.name, rows[start : start + PAGE], self._names)
            values: dict[str, Sequence[Any]] = dict(zip(self._names, zip(*records, strict=True), strict=True))
            values[USES] = self._said(values, len(records))
            keys = [self._keys(column, values) for column in self.columns]
            columns = [list(map(memory.__getitem__, key)) for memory, key in zip(kept, keys, strict=True)]
            disputed = values.get("disagrees", ())
            marked = {
                row: [memory[key[row]] for memory, key in zip(marking, keys, strict=True)]
                for row, mark in enumerate(disputed)
                if mark and marks
            }
            yield Page(columns, list(values[USES]), disputed, marked)

    def _memories(self, render: Render, *, disputed: bool) -> list[Remembered]:
        made = [_rendering(render, place, make, disputed=disputed) for place, make in enumerate(self._makers)]
        return [Remembered(make, KEPT_NAMES if column.named else KEPT) for make, column in zip(made, self.columns, strict=True)]

    def _stored(self, name: str) -> str:
        """The field that is read for a field: of a computed one the link that it follows."""
        return self.table.field(name).path.partition(".")[0] or name

    def _maker(self, column: Column) -> Callable[[Any], Cell]:
        """Makes a cell of what `_keys` gives for it."""
        cell, followed = column.cell, [self._followed(name) for name in column.fields]
        if not any(followed):
            return cell if len(followed) > 1 else lambda value: cell((value,))
        alone = len(followed) == 1
        follows = [follow or _as_it_is for follow in followed]
        return lambda value: cell([follow(one) for follow, one in zip(follows, (value,) if alone else value, strict=True)])

    def _followed(self, name: str) -> Callable[[Any], object] | None:
        """What leads from a link to the field of the record that it names; None for a field of the table's own."""
        path = "" if name == USES else self.table.field(name).path
        if not path:
            return None
        via, _, there = path.partition(".")
        return self._library.lookup(self.table.field(via).target, there).get

    def _keys(self, column: Column, values: Mapping[str, Sequence[Any]]) -> Sequence[Any]:
        held = [values[USES if name == USES else self._stored(name)] for name in column.fields]
        return held[0] if len(held) == 1 else list(zip(*held, strict=True))

    def _said(self, values: Mapping[str, Sequence[Any]], count: int) -> list[Uses]:
        """What each row has it from."""
        own = list(zip(*(values[name] for name in self._own), strict=True)) if self._own else [()] * count
        if "source_id" in self.table.by_name:
            return list(map(self._uses.__getitem__, own))
        return provenance.uses(self._library, self.table, own)


def _as_it_is(value: object) -> object:
    return value


def _rendering(render: Render, place: int, make: Callable[[Any], Cell], *, disputed: bool) -> Callable[[Any], object]:
    return lambda value: render(place, make(value), disputed)


def labelled(
    sheet: Sheet,
    library: "Library",
    language: str,
    *,
    with_sources: Typer | None = None,
    carried: bool = True,
    headed: bool = True,
    split: bool = False,
    located: bool = True,
) -> Plan:
    """Columns under their labels, names and words in the record language; the unit, where it is the same in all rows, beside the label of
    the value (unless not `headed`), else in a column of its own.

    with_sources: makes the cell of a record's `Uses`; if given, it follows the chosen columns. carried: with the other columns that say
    where a row comes from: in sight those that a reader looks for, folded away those that a program does, the key last. split: with `both`,
    names that are in two languages have a column for each.
    """
    table = BY_NAME[sheet.table]
    names = list(sheet.columns)
    unit = _one_unit(sheet, library) if headed and "value" in names and "unit_id" in table.by_name else ""
    if "value" in names and "unit_id" in table.by_name and "unit_id" not in names and not unit:
        names.insert(names.index("value") + 1, "unit_id")
    chosen = len(names)
    carried = carried and with_sources is not None
    names += [name for name in _beside(sheet, library) if carried and name not in names]
    made = [_in_language(table, table.field(name), library, language, split=split) for name in names]
    columns, chosen = [column for some in made for column in some], sum(map(len, made[:chosen]))
    own = [Column(worded(one.heading, language), OWN, (table.id_field,), partial(_own, one.said)) for one in sheet.beside]
    columns[chosen:chosen], chosen = own, chosen + len(own)
    if unit:
        said = ("（{}）" if language == "zh" else " ({})").format(worded(library.label("units", unit), language))
        columns = [column._replace(heading=column.heading + said) if column.name == "value" else column for column in columns]
    if with_sources:
        columns.append(_numbers(table, with_sources, language, alone=carried and "locator" in table.by_name))
    if carried:
        folded = [table.field(name) for name in _provenance(table) if name not in names]
        columns += [_labelled_column(table, field, library, language)._replace(folded=True) for field in folded]
        columns += [column._replace(folded=True) for column in _date_parts(table, language) if column.name not in names]
        columns.append(_key(table, worded(text("field.key"), language))._replace(folded=True))
    return Plan(table, columns, library, chosen, located=located)


def _one_unit(sheet: Sheet, library: "Library") -> str:
    """The unit of all rows of statistics, if they have the same."""
    units, found = library.lookup("indicators", "unit_id"), set()
    for start in range(0, len(sheet.rows), PAGE):
        part = list(sheet.rows[start : start + PAGE])
        sql = f"SELECT DISTINCT indicator_id FROM statistics WHERE row IN ({','.join('?' * len(part))})"
        found |= {units[indicator] for (indicator,) in library.execute(sql, part)}
        if len(found) > 1:
            return ""
    return str(next(iter(found), "") or "")


def _beside(sheet: Sheet, library: "Library") -> tuple[str, ...]:
    """What a reader of a figure looks for, whichever columns were chosen; which part is counted, where a row counts one."""
    if BY_NAME[sheet.table].source != "statistics":
        return ()
    return (*(("breakdown_id",) if _any_part(sheet, library) else ()), "mark", "note", "source_id", "locator")


def _any_part(sheet: Sheet, library: "Library") -> bool:
    """Whether a row of statistics has a breakdown."""
    for start in range(0, len(sheet.rows), PAGE):
        part = list(sheet.rows[start : start + PAGE])
        sql = f"SELECT 1 FROM statistics WHERE breakdown_id IS NOT NULL AND row IN ({','.join('?' * len(part))}) LIMIT 1"
        if library.execute(sql, part).fetchone():
            return True
    return False


def _in_language(table: Table, field: Field, library: "Library", language: str, *, split: bool) -> list[Column]:
    """The column of a field; of a name in two languages, if they are to be split, one for each."""
    if not (split and language == "both" and _two(table, field.name)):
        return [_labelled_column(table, field, library, language)]
    return [_labelled_column(table, field, library, one) for one in ("en", "zh")]


def _two(table: Table, name: str) -> bool:
    """Whether a field shows names that both languages have."""
    field = table.field(name)
    target = BY_NAME.get(field.target)
    return field.kind in ("title", "subject") or (field.kind == "link" and target is not None and len(set(target.names)) == 2)


def _numbers(table: Table, with_sources: Typer, language: str, *, alone: bool) -> Column:
    """What keys a row to the list of sources. alone: the place in a source stands in a column of its own."""
    heading = worded(text("export.numbers"), language)
    if alone and "source_id" in table.by_name:
        return Column(heading, "sources", ("source_id",), lambda values: with_sources((provenance.own_use(*values),)), named=True)
    return Column(heading, "sources", (USES,), with_sources)


def _date_parts(table: Table, language: str) -> Iterator[Column]:
    """Year, month and day of the table's first date, as far as each is known: a sheet has no dates before 1900, and none without a day."""
    for place, name in enumerate(("year", "month", "day")):
        if table.first:
            yield Column(worded(text(f"export.{name}"), language), name, (table.first,), partial(_date_part, place), named=True)


def _date_part(place: int, values: Sequence[object]) -> Cell:
    return part_of_date(values[0], place)


def _labelled_column(table: Table, field: Field, library: "Library", language: str) -> Column:
    label = text("export.mark") if field.kind == "mark" else field_label(table, field.name)  # ≠ is one of its signs, not its name
    return Column(worded(label, language), field.name, needs(table, field), typer(field, library, language), named=field.kind in NAMED)


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
    columns += [Column(_plain(one.heading), OWN, (table.id_field,), partial(_own, one.said)) for one in sheet.beside]
    if _provenance(table):
        columns.append(Column("rule", "rule", (PICKED,), lambda _: text_cell(library.rule)))
    else:
        columns.append(Column("source_ids", "source_ids", (USES,), _source_ids))
        columns.append(Column("locators", "locators", (USES,), _locators))
    return Plan(table, (*columns, _key(table, "key")), library)


def _raw_columns(table: Table, field: Field, library: "Library", language: str) -> Iterator[Column]:
    often = field.kind in NAMED
    yield Column(field.name, field.name, needs(table, field), raw_typer(field), named=often)
    named = f"{field.name.removesuffix('_id')}_name"
    if field.kind == "link" or field.name == "entity_id":
        yield Column(named, named, needs(table, field), typer(field, library, language), named=often)


def _provenance(table: Table) -> tuple[str, ...]:
    return PROVENANCE if table.source == "statistics" else ()


def _key(table: Table, heading: str) -> Column:
    return Column(heading, "key", (table.id_field,), lambda values: Cell("text", f"{table.source}/{values[0]}"))


def _own(said: Mapping[str, str], values: Sequence[object]) -> Cell:
    return text_cell(said.get(str(values[0]), ""))


def _plain(heading: Text) -> str:
    """The name of a column that the reader made, for scripts."""
    return heading.en.lower().replace(" ", "_")


def _uses(values: Sequence[object]) -> Uses:
    found = values[0]
    assert isinstance(found, tuple)
    return found


def _source_ids(values: Sequence[object]) -> Cell:
    return text_cell(" | ".join(use.source_id for use in _uses(values)))


def _locators(values: Sequence[object]) -> Cell:
    uses = _uses(values)
    return text_cell(" | ".join(use.locator for use in uses) if any(use.locator for use in uses) else "")
