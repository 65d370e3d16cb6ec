"""The vocabulary of the almanac: what a table, a field, a link and a facet are, as values that everything else reads.

Small values that a window needs before its first paint are named tuples, here and elsewhere: a frozen dataclass takes Python eight times as
long to make.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property
from typing import NamedTuple

TIERS = ("title", "alias", "text")


class Field(NamedTuple):
    """One column of a table.

    kind: `text`, `name` (text in one language), `number`, `integer`, `date` (EDTF level 0), `code` (one of a closed list, its words are
    `code.<code_list>.<value>`), `link` (the id of a record of `target`), `key` (`table/id` of a record of any of the eight), `flag` (0 or
    1), `url`, `title` (the record's name),
    `period`, `subject` or `mark` (the last four are composed of others).
    path: where the value of a computed field comes from: `indicator_id.unit_id` follows a link; empty for a stored column.
    of: the fields that a `composed` field shows together (a name in two languages, a period's two ends); composed fields are not stored.
    computed: not in the CSV, but stored by the build.
    tier: the part of the full-text index that holds it (one of TIERS), or empty.
    codes: the closed list; empty for other kinds. code_list: its name in the words.
    """

    name: str
    kind: str = "text"
    target: str = ""
    path: str = ""
    of: tuple[str, ...] = ()
    computed: bool = False
    tier: str = ""
    codes: tuple[str, ...] = ()
    code_list: str = ""
    required: bool = False
    width: int = 120

    @property
    def stored(self) -> bool:
        """Whether the database has a column of this name."""
        return not self.path and not self.of

    @property
    def numeric(self) -> bool:
        return self.kind in ("number", "integer")


class Link(NamedTuple):
    """Records that belong to a record: those of `table` that `through` (a join table, or the table itself) ties to it.

    code: names the kind of link in the words (`link.<code>`) and in `show --json`.
    table: whose records are linked. sql: SELECT of their ids (and optional note) with `?` for the record's id, in the order to show.
    """

    code: str
    table: str
    sql: str


class Facet(NamedTuple):
    """A field to filter by, with counts. kind: `one` value a row, `many`, `year` or `flag`.

    field: a Field's name, or the facet's own name when `sql` is given.
    target: the table that names its values (empty for codes and flags).
    sql: for `many`: SELECT of (row, value) pairs over the whole table, ordered by row.
    """

    field: str
    kind: str = "one"
    target: str = ""
    sql: str = ""


@dataclass(frozen=True)
class Table:
    """One kind of record.

    id_field: the column with its id. names: the columns with its name in English and Chinese (may be the same column).
    order: the default order as SQL over the table's own columns; the build writes rows in it, so that rowid = place.
    first, last: the date columns that place it in time, or empty. columns: fields shown at first, in order.
    links: related records. facets: what it can be filtered by. entity: its word in the polymorphic `entity_type` columns, or empty.
    view_of: another table whose rows this one shows (with `where`), for exports.
    blocks: links whose values stand together in the default order, and by whose names its records are found; they have none of their own.
    helpers: columns of whole numbers beside the fields, for the program alone.
    """

    name: str
    id_field: str
    names: tuple[str, str]
    fields: tuple[Field, ...]
    columns: tuple[str, ...]
    order: str
    first: str = ""
    last: str = ""
    links: tuple[Link, ...] = ()
    facets: tuple[Facet, ...] = ()
    entity: str = ""
    view_of: str = ""
    where: str = ""
    blocks: tuple[str, ...] = ()
    helpers: tuple[str, ...] = ()

    @cached_property
    def by_name(self) -> dict[str, Field]:
        return {field.name: field for field in self.fields}

    @cached_property
    def facet_by_name(self) -> dict[str, Facet]:
        return {facet.field: facet for facet in self.facets}

    def field(self, name: str) -> Field:
        """The field of that name; KeyError if there is none."""
        return self.by_name[name]

    @property
    def stored_fields(self) -> Iterator[Field]:
        """The fields that are columns of the database, in order."""
        return (field for field in self.fields if field.stored)

    @property
    def csv_fields(self) -> Iterator[Field]:
        """The columns of the source table, in order."""
        return (field for field in self.fields if field.stored and not field.computed)

    @property
    def source(self) -> str:
        """The database table that holds its rows."""
        return self.view_of or self.name
