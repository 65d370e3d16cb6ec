"""Names for records whose CSV has no id of its own: readable, and the same in every release as long as the columns they are made of are."""

from collections.abc import Callable, Mapping

from storage.text import Folding, tokens

Row = Mapping[str, str]


def statistic_id(row: Row) -> str:
    """`indicator.subject[.breakdown].period.source`; `area_organization` where the claim has both."""
    subject = "_".join(part for part in (row["area_id"], row["organization_id"]) if part)
    return _joined(row["indicator_id"], subject, row["breakdown_id"], period(row), row["source_id"])


def period(row: Row) -> str:
    """`2019`, `2019-01-31`, `1985_2016` or `undated`."""
    start, end = row["period_start"], row["period_end"]
    if start == end:
        return start or "undated"
    return f"{start}_{end}"


def claim_group(row: Row) -> tuple[str, ...]:
    """What makes claims claims of one thing: everything as written but the value and who says so."""
    return tuple(row[name] for name in ("indicator_id", "area_id", "organization_id", "breakdown_id", "period_start", "period_end"))


def alias_id(row: Row) -> str:
    return _joined(row["entity_type"], row["entity_id"], row["language"], row["alias"])


def citation_id(row: Row) -> str:
    return _joined(row["entity_type"], row["entity_id"], row["source_id"], row["field"], row["locator"])


def participant_id(row: Row) -> str:
    return _joined(row["event_id"], row["role"], row["entity_type"], row["entity_id"])


def affiliation_id(row: Row) -> str:
    """A post that two sources tell of is two rows."""
    title = "-".join(run for run, _ in tokens(Folding()(row["title"])))
    return _joined(row["person_id"], row["organization_id"], title, row["start_on"], row["source_id"])


def _joined(*parts: str) -> str:
    return ".".join(part for part in parts if part)


MAKERS: dict[str, Callable[[Row], str]] = {
    "statistics": statistic_id,
    "aliases": alias_id,
    "citations": citation_id,
    "participants": participant_id,
    "affiliations": affiliation_id,
}


def identifier(table: str, id_field: str, row: Row) -> str:
    """The id of a row of any source table."""
    maker = MAKERS.get(table)
    return maker(row) if maker else row[id_field]
