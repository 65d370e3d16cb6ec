"""From rows of text to records: types, ids, counts, claim groups and the picked claim; all that is stored beside the sources' own."""

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping

from storage import claims, dates, ids
from storage.catalog import Field, Table
from storage.cells import decimals
from storage.disagreement import Witness, kind_of_disagreement
from storage.package import Package, Sheet
from storage.relations import ENTITIES
from storage.scope import is_partial
from storage.tables import TABLES
from storage.voices import Voice, Voices

Value = str | int | float | None
Record = dict[str, Value]
Content = dict[str, list[Record]]

_DISTINCT = {"source_count": ("citations", "source_id"), "event_count": ("participants", "event_id")}
_COUNTED = {"statistic_count": "statistics", "citation_count": "citations"}


def derive(package: Package) -> Content:
    """The records of all tables, in the order of their files, with every stored field but `claim_group`, which follows the order of rows.

    The package must have passed its checks.
    """
    content = {name: [_typed(sheet, row) for row in sheet.rows] for name, sheet in package.sheets.items()}
    _statistics(content["statistics"], package)
    for table in TABLES:
        _years(table, content)
        for field in table.fields:
            if field.name in _DISTINCT:
                _count_distinct(table, field.name, content)
            elif field.name in _COUNTED:
                _count(table, field.name, content)
    return content


def _typed(sheet: Sheet, row: Mapping[str, str]) -> Record:
    table = sheet.table
    record: Record = {table.id_field: ids.identifier(table.name, table.id_field, row)}
    return record | {field.name: _value(field, row[field.name]) for field in table.csv_fields}


def _value(field: Field, text: str) -> Value:
    if not text:
        return None
    if field.kind == "number":
        return float(text)
    return int(text) if field.kind == "integer" else text


# -- statistics ------------------------------------------------------------------------------------------------------------------------


def _statistics(records: list[Record], package: Package) -> None:
    """Adds what a claim has beside what its source says: digits, last day, and how it stands in its group."""
    sources = {row["source_id"]: row for row in package.sheets["sources"].rows}
    kinds = {row["indicator_id"]: row["value_kind"] for row in package.sheets["indicators"].rows}
    rows = package.sheets["statistics"].rows
    last_days = {end: dates.last_day(end) for end in {row["period_end"] or row["period_start"] for row in rows} if end}
    groups: dict[tuple[str, ...], list[int]] = defaultdict(list)
    for place, (row, record) in enumerate(zip(rows, records, strict=True)):
        record["decimals"] = decimals(row["value"])
        record["last_day"] = last_days.get(row["period_end"] or row["period_start"])
        groups[ids.claim_group(row)].append(place)
    oldest, voices = _not_before(rows), _voices(package)
    for places in groups.values():
        claimed = ((rows[place], sources[rows[place]["source_id"]]) for place in places)
        made = [_claim(row, source, kinds[row["indicator_id"]], _voice(voices, row, source)) for row, source in claimed]
        differ, disagree, picks = int(claims.values_differ(made)), int(claims.disagrees(made)), claims.picks(made)
        state: Record = {"claims_in_group": len(places), "values_differ": differ, "disagrees": disagree, "disagreement_kind": None}
        if differ:
            told = zip((rows[place] for place in places), made, strict=True)
            witnesses = [_witness(row, sources[row["source_id"]], claim, oldest) for row, claim in told]
            state["disagreement_kind"] = kind_of_disagreement(witnesses)
        for number, place in enumerate(places):
            by = sum(1 << bit for bit, picked in enumerate(picks) if picked == number)
            records[place].update({**state, "picked": by & 1, "picked_by": by})


def _not_before(rows: Iterable[Mapping[str, str]]) -> dict[str, str]:
    """For each source the first day of the youngest period that it has figures of; a target may be of a year to come."""
    found: dict[str, str] = {}
    for row in rows:
        start = row["period_start"] or row["period_end"]
        if start and row["status"] != "target":
            found[row["source_id"]] = max(found.get(row["source_id"], ""), start)
    return {source: dates.first_day(start) for source, start in found.items()}


def _witness(row: Mapping[str, str], source: Mapping[str, str], claim: claims.Claim, oldest: Mapping[str, str]) -> Witness:
    voice = claim.voice.bodies[0] if claim.voice.bodies else ""
    return Witness(claim, voice, row["note"], oldest.get(row["source_id"], ""), source["kind"] == "dataset")


def _voices(package: Package) -> Voices:
    organizations = {row["organization_id"]: row for row in package.sheets["organizations"].rows}
    areas = {row["area_id"]: row for row in package.sheets["areas"].rows}
    return Voices(
        *({key: row[column] for key, row in organizations.items()} for column in ("kind", "country", "parent_id")),
        *({key: row[column] for key, row in areas.items()} for column in ("iso2", "parent_id")),
    )


def _voice(voices: Voices, row: Mapping[str, str], source: Mapping[str, str]) -> Voice:
    publisher = source["publisher_id"] or source["publisher"]
    return voices.voice(row["origin_id"] or source["origin_id"], publisher, row["area_id"], row["organization_id"])


def _claim(row: Mapping[str, str], source: Mapping[str, str], value_kind: str, voice: Voice) -> claims.Claim:
    return claims.Claim(
        float(row["value"]),
        decimals(row["value"]),
        row["qualifier"],
        row["status"],
        value_kind,
        source["standing"],
        source["published_on"],
        row["source_id"],
        row["basis"],
        voice,
        is_partial(row["note"]),
    )


def number_groups(records: Iterable[Record]) -> None:
    """Adds `claim_group`, from 1 in the order in which the records come."""
    numbers: dict[tuple[str, ...], int] = {}
    for record in records:
        key = ids.claim_group({name: str(value or "") for name, value in record.items()})
        record["claim_group"] = numbers.setdefault(key, len(numbers) + 1)


# -- years and counts ------------------------------------------------------------------------------------------------------------------


def _years(table: Table, content: Content) -> None:
    """`year` and `last_year`: those of the record's dates, for an indicator those of its statistics."""
    if "year" not in table.by_name:
        return
    if not table.first:
        spans = _spans_of_statistics(table.id_field, content["statistics"])
    for record in content[table.name]:
        first, last = _span(record, table) if table.first else spans.get(record[table.id_field], (None, None))
        record["year"], record["last_year"] = first, last


def _span(record: Record, table: Table) -> tuple[int | None, int | None]:
    years = [dates.parse(str(record[name])).year for name in (table.first, table.last) if record[name] is not None]
    return (years[0], years[-1]) if years else (None, None)


def _spans_of_statistics(field: str, statistics: list[Record]) -> dict[Value, tuple[int | None, int | None]]:
    years: dict[Value, list[int]] = defaultdict(list)
    for record in statistics:
        years[record[field]] += [year for year in (record["year"], record["last_year"]) if isinstance(year, int)]
    return {key: (min(found), max(found)) for key, found in years.items() if found}


def _about(table: Table, records: Iterable[Record]) -> Iterator[tuple[Value, Record]]:
    """(id of a record of `table`, record that refers to it)."""
    for record in records:
        if "entity_type" in record:
            if ENTITIES[str(record["entity_type"])] == table.name:
                yield record["entity_id"], record
        elif record.get(table.id_field) is not None:
            yield record[table.id_field], record


def _count_distinct(table: Table, name: str, content: Content) -> None:
    of, what = _DISTINCT[name]
    found: dict[Value, set[Value]] = defaultdict(set)
    for key, record in _about(table, content[of]):
        found[key].add(record[what])
    if (table.name, name) == ("people", "source_count"):  # as `related.sources` lists them: a person's posts have sources of their own
        for post in content["affiliations"]:
            found[post["person_id"]].add(post["source_id"])
    for record in content[table.name]:
        record[name] = len(found[record[table.id_field]])


def _count(table: Table, name: str, content: Content) -> None:
    counts = Counter(record[table.id_field] for record in content[_COUNTED[name]])
    for record in content[table.name]:
        record[name] = counts[record[table.id_field]]
