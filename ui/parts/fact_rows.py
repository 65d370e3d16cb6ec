"""What the facts of a record's page say, row by row: all that is known of it, in words; empty fields are left out."""

from collections.abc import Iterator
from typing import TYPE_CHECKING

from storage.catalog import Field
from storage.tables import BY_NAME, TABLES
from ui import formats
from ui.parts.telling import ICONS, Telling
from ui.widgets.facts import FactLink, FactRow

if TYPE_CHECKING:
    from storage.change import Change
    from storage.evidence import Evidence
    from storage.figures import Before
    from storage.record import Alias, Group, RecordPage

ADDRESS = "address:"  # a link of the facts that leads out of the program
_PAGES = frozenset(table.name for table in TABLES)
_ELSEWHERE = frozenset({
    "summary", "kind", "start_on", "end_on", "year", "last_year",
    "source_count", "statistic_count", "event_count", "citation_count",
})  # fmt: skip
_OF_PAGE = {"sources": ("url", "note", "licence")}  # said by the document's own entry below
_OF_CLAIM = ("qualifier", "basis", "status", "note")
_OF_INDICATOR = ("topic_id", "basis_of_count", "stock_or_flow", "definition")


def fact_rows(page: "RecordPage", telling: Telling) -> list[FactRow]:
    """The rows, in the order shown. A link's key is a record's key, or ADDRESS and a web address."""
    rows = list(_statistic(page, page.evidence, telling) if page.evidence else _fields(page, telling))
    return [*rows, *_aliases(page.aliases, telling)]


def _fields(page: "RecordPage", telling: Telling) -> Iterator[FactRow]:
    table = BY_NAME[page.table]
    named = {group.code: group for group in page.links}
    for field in table.fields:
        hidden = field.of or field.name in (*table.names, table.id_field, *_ELSEWHERE, *_OF_PAGE.get(page.table, ()))
        if not hidden and page.fields.get(field.name) not in (None, ""):
            yield _row(page.table, field, page.fields[field.name], named.get(field.name), telling)


def _row(table: str, field: Field, value: object, group: "Group | None", telling: Telling) -> FactRow:
    label = telling.field(table, field.name)
    if group is not None and field.target in _PAGES:
        return FactRow(label, links=_links(group, telling), field=field.name)
    if field.kind == "url":
        known = str(value).startswith(("https://", "http://"))
        links = (FactLink(telling.text("record.open_in_browser"), ADDRESS + str(value)),) if known else ()
        return FactRow(label, str(value), links, field=field.name)
    return FactRow(label, _words(field, value, telling), field=field.name)


def _links(group: "Group", telling: Telling) -> tuple[FactLink, ...]:
    return tuple(FactLink(telling.name(entry.title), f"{entry.table}/{entry.id}", icon=ICONS[entry.table]) for entry in group.entries)


def field_words(page: "RecordPage", field: Field, telling: Telling) -> str:
    """What the record says in one field; empty where that is not known."""
    value: object = tuple(page.fields.get(name) for name in field.of) if field.of else page.fields.get(field.name)
    return "" if value in (None, "") else _words(field, value, telling)


def _words(field: Field, value: object, telling: Telling) -> str:
    """A field in full: texts keep their lines, dates are written out."""
    if field.kind == "date":
        return telling.period(value)
    if field.kind in ("text", "name") and field.name != "language":
        return str(value)
    return formats.one_line(formats.cell(field, value, telling.record_language, telling.language, telling.labels))


def _aliases(aliases: "tuple[Alias, ...]", telling: Telling) -> Iterator[FactRow]:
    if aliases:
        lines = [f"{alias.alias} ({telling.code('alias_kind', alias.kind)})" for alias in aliases]
        yield FactRow(telling.text("record.aliases"), "\n".join(dict.fromkeys(lines)), field="title")


# -- of a statistic --------------------------------------------------------------------------------------------------------------------


def _statistic(page: "RecordPage", evidence: "Evidence", telling: Telling) -> Iterator[FactRow]:
    table, measures = BY_NAME["statistics"], BY_NAME["indicators"]
    if page.fields["breakdown_id"]:
        yield _row("statistics", table.field("breakdown_id"), page.fields["breakdown_id"], None, telling)
    for name in _OF_CLAIM:
        value = getattr(evidence.fact, name)
        if value not in ("", "exact", "stated"):
            yield _row("statistics", table.field(name), value, None, telling)
    yield from _comparisons(page.before, evidence, telling)
    for name in _OF_INDICATOR:
        if page.measured.get(name):
            yield _row("indicators", measures.field(name), page.measured[name], None, telling)
    way = FactLink(telling.text("record.indicator_page"), f"indicators/{page.fields['indicator_id']}")
    yield FactRow(telling.field("statistics", "indicator_id"), links=(way,))


def _comparisons(before: "Before | None", evidence: "Evidence", telling: Telling) -> Iterator[FactRow]:
    """Beside what the figure can be held: ranks and shares of the time, the year before, the same year stated otherwise."""
    if evidence.beside:
        yield FactRow(telling.text("record.beside"), links=tuple(_beside(evidence, telling)))
    if before is not None:
        yield _before(before, telling)
    if evidence.otherwise:
        links = []
        for other in evidence.otherwise:
            value = formats.figure(other.value, other.decimals, other.qualifier, other.basis)
            said = telling.say("record.otherwise_of", value=value, period=telling.period(other.start, other.end))
            links.append(FactLink(said, f"statistics/{other.statistic_id}"))
        yield FactRow(telling.text("record.otherwise"), links=tuple(links))


def _beside(evidence: "Evidence", telling: Telling) -> Iterator[FactLink]:
    for other in evidence.beside:
        value = formats.figure(other.value, other.decimals, other.qualifier)
        name = telling.first(telling.labels("indicators", other.indicator_id))
        said = telling.say(f"record.{other.value_kind}", value=value, indicator=name)
        yield FactLink(said, f"statistics/{other.statistic_id}", agreement(other.claims, 0, bool(other.disagrees), telling))


def _before(before: "Before", telling: Telling) -> FactRow:
    point = before.point
    period = telling.period(point.start, point.end)
    value = formats.figure(point.value, point.decimals, point.qualifier, point.basis)
    note = "" if before.one_voice or before.change is None else telling.text("record.change.two_voices")
    link = FactLink(telling.say("record.before", value=value, period=period), f"statistics/{before.statistic_id}", note)
    if before.breaks:
        return FactRow(telling.say("record.change", period=period), telling.text("record.change.break"), (link,), role="differ")
    if before.change is None:
        return FactRow(telling.text("record.before_it"), links=(link,))
    return FactRow(telling.say("record.change", period=period), change_words(before.change, telling), (link,))


def change_words(change: "Change", telling: Telling) -> str:
    """`+10.6 % (reckoned)`, `≈ −2.1 percentage points (reckoned)`, `up 3 places (reckoned)`."""
    if change.kind == "places":
        way = "up" if change.value > 0 else "down" if change.value < 0 else "same"
        return telling.say(f"record.change.{way}", value=abs(int(change.value)))
    sign = "+" if change.value > 0 else ""
    about = "≈ " if change.approximate else ""
    return telling.say(f"record.change.{change.kind}", value=f"{about}{sign}{formats.number(change.value, change.decimals)}")


def agreement(sources: int, values: int, disagrees: bool, telling: Telling) -> str:
    """`4 sources agree`, `1 source`, `≠ 4 sources, 2 values`."""
    if disagrees:
        return telling.say("agreement.differ" if values > 1 else "agreement.differ_bounds", n=sources, values=values)
    return telling.say("agreement.agree" if sources > 1 else "agreement.one", n=sources)


def agreement_of(evidence: "Evidence", telling: Telling) -> str:
    """The same of a figure; who only leads to it by reckoning does not count as stating it."""
    stated = {claim.source_id for claim in evidence.claims if claim.basis == "stated"}
    reckoned = evidence.sources - len(stated)
    if stated and reckoned and not evidence.disagrees:
        return telling.say("agreement.reckoned", n=len(stated), m=reckoned)
    return agreement(evidence.sources, evidence.values, evidence.disagrees, telling)
