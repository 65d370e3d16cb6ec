"""Which columns a table shows, how wide, and how many of them stand still: by field name, so that a new version finds them again."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace

from storage.catalog import Field, Table
from ui.settings import Settings

LEAST, MOST = 32, 1200
NARROWEST = 96  # of a column that gives way
_FIXED = frozenset({"number", "integer", "date", "code", "mark", "flag", "period"})


@dataclass(frozen=True, slots=True)
class Columns:
    """names in the order shown; widths only of those that the reader set; frozen: how many at the left do not scroll."""

    names: tuple[str, ...]
    widths: tuple[tuple[str, int], ...] = ()
    frozen: int = 0

    def without(self, name: str) -> "Columns":
        """The same without a column; the last one stays."""
        kept = tuple(other for other in self.names if other != name)
        place = self.names.index(name) if name in self.names else len(self.names)
        return replace(self, names=kept, frozen=self.frozen - (place < self.frozen)) if kept else self

    def with_width(self, name: str, width: int) -> "Columns":
        others = tuple(pair for pair in self.widths if pair[0] != name)
        return replace(self, widths=(*others, (name, max(LEAST, min(MOST, width)))))

    def moved(self, names: Iterable[str]) -> "Columns":
        return replace(self, names=tuple(names))


def offered(table: Table) -> list[Field]:
    """The fields that may be columns."""
    return list(table.fields)


def load(settings: Settings, table: Table) -> Columns:
    """The reader's columns of a table, else the table's own; names it does not have and values of another kind are passed over."""
    kept = settings.get(f"columns.{table.name}")
    kept = kept if isinstance(kept, Mapping) else {}
    names, widths, frozen = kept.get("names"), kept.get("widths"), kept.get("frozen")
    known = tuple(dict.fromkeys(name for name in names if name in table.by_name)) if isinstance(names, list) else ()
    sizes = widths if isinstance(widths, Mapping) else {}
    sized = tuple((str(name), width) for name, width in sizes.items() if isinstance(width, int))
    shown = known or table.columns
    still = frozen if isinstance(frozen, int) else 0
    return Columns(shown, sized, max(0, min(still, len(shown) - 1)))


def save(settings: Settings, table: Table, columns: Columns) -> None:
    """Keeps them; the table's own need no keeping."""
    plain = columns == Columns(table.columns)
    kept = None if plain else {"names": list(columns.names), "widths": dict(columns.widths), "frozen": columns.frozen}
    settings.set(f"columns.{table.name}", kept)


def fit(fields: Sequence[Field], columns: Columns, needed: Mapping[str, int], room: int) -> dict[str, int]:
    """The width of each column: what the reader set, else what figures, dates and codes need, and the names share what is left.

    needed: the width that shows a column's cells in full. A name that needs less than its share leaves the rest to the others.
    """
    chosen = dict(columns.widths)
    flexible = [field for field in fields if field.name not in chosen and field.kind not in _FIXED]
    widths = {field.name: chosen.get(field.name) or max(LEAST, needed.get(field.name, field.width)) for field in fields}
    left = room - sum(widths[field.name] for field in fields if field not in flexible)
    modest = sorted(flexible, key=lambda field: widths[field.name] / field.width)
    wish = sum(field.width for field in flexible)
    for field in modest[:-1]:
        share = left * field.width // wish if wish else NARROWEST
        widths[field.name] = max(NARROWEST, min(share, widths[field.name]))
        left, wish = left - widths[field.name], wish - field.width
    for field in modest[-1:]:
        widths[field.name] = max(NARROWEST, min(MOST, left))
    return widths
