"""What rows of source tables must be to one another: links that lead somewhere, ids that are one record's, evidence for what is said."""

from collections import defaultdict
from collections.abc import Iterator

from storage import dates, ids
from storage.catalog import Field
from storage.faults import Fault
from storage.package import Package, Sheet
from storage.tables import BY_NAME, TABLES

COUNTRY = "country"  # the one kind of link that is written as an ISO code, not as an id
ENTITIES = {table.entity: table.name for table in TABLES if table.entity}
ENTITY_IDS = {table.entity: table.id_field for table in TABLES if table.entity}
MUST_BE_CITED = ("event", "person")
MUST_BE_EVIDENT = "organization"
_SPANS = (("start_on", "end_on"), ("period_start", "period_end"), ("from", "to"))
_PARENTS = ("areas", "organizations")
_PAGES = frozenset(table.name for table in TABLES)


def relation_faults(package: Package) -> Iterator[Fault]:
    """The faults of all rules that need a second row. Those that need a table which could not be read are left out."""
    known = {name: {row[sheet.table.id_field] for row in sheet.rows} for name, sheet in package.sheets.items() if name not in ids.MAKERS}
    for sheet in package.sheets.values():
        yield from _repeated(sheet)
        yield from _dangling(sheet, known, package)
        yield from _backwards(sheet)
        yield from _lost_keys(sheet, package)
    for name in _PARENTS:
        yield from _cycles(package.sheets.get(name))
    yield from _subjectless(package.sheets.get("statistics"))
    yield from _unknown_fields(package.sheets.get("citations"))
    yield from _without_evidence(package)


def _repeated(sheet: Sheet) -> Iterator[Fault]:
    """Two rows with one id, two claims of one source in one group, two rows with a value that the descriptor calls unique."""
    made = ids.MAKERS.get(sheet.table.name)
    first_field = next(sheet.table.csv_fields).name
    code = "duplicate_row" if made else "duplicate_id"
    yield from _twice(sheet, first_field if made else sheet.table.id_field, code)
    for name in sheet.places:
        if sheet.constraints.get(name, {}).get("unique") and name != sheet.table.id_field:
            yield from _twice(sheet, name, "duplicate_value")


def _twice(sheet: Sheet, column: str, code: str) -> Iterator[Fault]:
    seen: dict[str, int] = {}
    for place, row in enumerate(sheet.rows):
        value = row[column] if code == "duplicate_value" else ids.identifier(sheet.table.name, sheet.table.id_field, row)
        if not value:
            continue
        if value in seen:
            before = sheet.rows[seen[value]]
            same_claim = sheet.table.name == "statistics" and ids.claim_group(row) == ids.claim_group(before)
            yield sheet.fault(place, column, "duplicate_claim" if same_claim else code, value=value, first=sheet.lines[seen[value]])
        seen.setdefault(value, place)


def _dangling(sheet: Sheet, known: dict[str, set[str]], package: Package) -> Iterator[Fault]:
    """Links to records that are not there."""
    countries = {row["iso2"]: row["area_id"] for row in package.sheets["areas"].rows} if "areas" in package.sheets else {}
    for field in sheet.table.csv_fields:
        if field.kind == "link" and field.target in known:
            there = {iso for iso, area in countries.items() if iso.lower() == area} if field.name == COUNTRY else known[field.target]
            yield from _missing(sheet, field, there)
    if "entity_type" in sheet.places:
        for place, row in enumerate(sheet.rows):
            target = ENTITIES.get(row["entity_type"], "")
            if target in known and row["entity_id"] and row["entity_id"] not in known[target]:
                yield sheet.fault(place, "entity_id", "dangling", value=row["entity_id"], table=target)


def _missing(sheet: Sheet, field: Field, there: set[str]) -> Iterator[Fault]:
    for place, row in enumerate(sheet.rows):
        if row[field.name] and row[field.name] not in there:
            yield sheet.fault(place, field.name, "dangling", value=row[field.name], table=field.target)


def _lost_keys(sheet: Sheet, package: Package) -> Iterator[Fault]:
    """Keys (`table/id`) of records that are not there, or of tables that have no pages."""
    for field in sheet.table.csv_fields:
        if field.kind == "key":
            for place, row in enumerate(sheet.rows):
                table, _, identifier = row[field.name].partition("/")
                if row[field.name] and not _has(package, table, identifier):
                    yield sheet.fault(place, field.name, "dangling", value=identifier, table=table)


def _has(package: Package, table: str, identifier: str) -> bool:
    """Whether the package has that record; a table that could not be read is taken to have it."""
    if table not in _PAGES:
        return False
    sheet = package.sheets.get(table)
    return sheet is None or any(ids.identifier(table, sheet.table.id_field, row) == identifier for row in sheet.rows)


def _backwards(sheet: Sheet) -> Iterator[Fault]:
    """Spans that end before they begin."""
    for start, end in _SPANS:
        if start in sheet.places and end in sheet.places:
            for place, row in enumerate(sheet.rows):
                if row[start] != row[end] and _reversed(row[start], row[end]):
                    yield sheet.fault(place, end, "ends_before_start", start=row[start], end=row[end])


def _reversed(start: str, end: str) -> bool:
    try:
        return bool(start and end) and dates.last_day(end) < dates.first_day(start)
    except ValueError:  # the cell's own fault
        return False


def _cycles(sheet: Sheet | None) -> Iterator[Fault]:
    """Records that are their own ancestors."""
    if sheet is None:
        return
    parents = {row[sheet.table.id_field]: row["parent_id"] for row in sheet.rows}
    for place, row in enumerate(sheet.rows):
        own, above, steps = row[sheet.table.id_field], row["parent_id"], 0
        while above and above != own and steps <= len(parents):
            above, steps = parents.get(above, ""), steps + 1
        if above == own:
            yield sheet.fault(place, "parent_id", "parent_cycle", value=own)


def _subjectless(sheet: Sheet | None) -> Iterator[Fault]:
    for place, row in enumerate(sheet.rows if sheet else ()):
        if sheet and not row["area_id"] and not row["organization_id"]:
            yield sheet.fault(place, "area_id", "no_subject")


def _unknown_fields(sheet: Sheet | None) -> Iterator[Fault]:
    """Citations of a column that the record's table does not have."""
    for place, row in enumerate(sheet.rows if sheet else ()):
        table = BY_NAME.get(ENTITIES.get(row["entity_type"], ""))
        if sheet and table and row["field"] and row["field"] not in {field.name for field in table.csv_fields}:
            yield sheet.fault(place, "field", "unknown_column", value=row["field"], table=table.name)


def _without_evidence(package: Package) -> Iterator[Fault]:
    """Events and people without a citation, organizations without a citation or a statistic."""
    citations, statistics = package.sheets.get("citations"), package.sheets.get("statistics")
    if citations is None or statistics is None:
        return
    cited: dict[str, set[str]] = defaultdict(set)
    for row in citations.rows:
        cited[row["entity_type"]].add(row["entity_id"])
    for entity in (*MUST_BE_CITED, MUST_BE_EVIDENT):
        sheet = package.sheets.get(ENTITIES[entity])
        lenient = entity == MUST_BE_EVIDENT
        shown = cited[entity] | ({row["organization_id"] for row in statistics.rows} if lenient else set())
        for place, row in enumerate(sheet.rows if sheet else ()):
            name = row[ENTITY_IDS[entity]]
            if sheet and name and name not in shown:
                yield sheet.fault(place, ENTITY_IDS[entity], "no_evidence" if lenient else "no_citation", value=name)
