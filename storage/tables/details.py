"""Tables that have no page of their own: lists of words, links between records, and the views that only the export knows."""

from storage.catalog import Field, Table
from storage.tables.events import ROLES
from storage.tables.statistics import STATISTICS

ENTITIES = ("organization", "person", "event", "area", "indicator", "programme")
ALIAS_KINDS = ("abbreviation", "translation", "short_name", "former_name", "variant", "misspelling")
OCCASIONS = ("compare_periods", "compare_indicators", "compare_areas", "sum", "rank")
DISCREPANCY_KINDS = ("name", "wording", "scope", "date", "count")
DIMENSIONS = ("count", "percent", "money", "rank", "time", "ratio", "score", "index")


def _list(name: str, id_field: str, *extra: Field) -> Table:
    """A list of words in both languages."""
    fields = (Field(id_field, required=True), Field("name_en", "name", required=True), Field("name_zh", "name"), *extra)
    columns = tuple(field.name for field in fields)
    return Table(name=name, id_field=id_field, names=("name_en", "name_zh"), fields=fields, columns=columns, order=id_field)


TOPICS = _list("topics", "topic_id")
UNITS = _list("units", "unit_id", Field("dimension", "code", codes=DIMENSIONS, code_list="dimension", required=True), Field("currency"))
BREAKDOWNS = _list("breakdowns", "breakdown_id", Field("dimension", required=True))

EVENT_SERIES = Table(
    name="event_series",
    id_field="series_id",
    names=("name_en", "name_zh"),
    fields=(Field("series_id", required=True), Field("name_en", "name", required=True), Field("name_zh", "name"), Field("summary")),
    columns=("series_id", "name_en", "name_zh", "summary"),
    order="series_id",
)
ALIASES = Table(
    name="aliases",
    id_field="alias_id",
    names=("alias", "alias"),
    fields=(
        Field("alias_id", computed=True, required=True),
        Field("entity_type", "code", codes=ENTITIES, code_list="entity", required=True),
        Field("entity_id", required=True),
        Field("alias", "name", required=True),
        Field("language", required=True),
        Field("kind", "code", codes=ALIAS_KINDS, code_list="alias_kind", required=True),
        Field("source_id", "link", target="sources"),
    ),
    columns=("entity_type", "entity_id", "alias", "language", "kind"),
    order="entity_type, entity_id, kind, alias",
)
CITATIONS = Table(
    name="citations",
    id_field="citation_id",
    names=("locator", "locator"),
    fields=(
        Field("citation_id", computed=True, required=True),
        Field("entity_type", "code", codes=ENTITIES, code_list="entity", required=True),
        Field("entity_id", required=True),
        Field("source_id", "link", target="sources", required=True),
        Field("locator"),
        Field("field"),
    ),
    columns=("entity_type", "entity_id", "source_id", "locator", "field"),
    order="entity_type, entity_id, source_id, field, locator",
)
PARTICIPANTS = Table(
    name="participants",
    id_field="participant_id",
    names=("event_id", "event_id"),
    fields=(
        Field("participant_id", computed=True, required=True),
        Field("event_id", "link", target="events", required=True),
        Field("entity_type", "code", codes=ENTITIES, code_list="entity", required=True),
        Field("entity_id", required=True),
        Field("role", "code", codes=ROLES, code_list="role", required=True),
        Field("note"),
    ),
    columns=("event_id", "entity_type", "entity_id", "role", "note"),
    order="event_id, role, entity_type, entity_id",
)
AFFILIATIONS = Table(
    name="affiliations",
    id_field="affiliation_id",
    names=("title", "title"),
    fields=(
        Field("affiliation_id", computed=True, required=True),
        Field("person_id", "link", target="people", required=True),
        Field("organization_id", "link", target="organizations", required=True),
        Field("title", required=True),
        Field("start_on", "date"),
        Field("end_on", "date"),
        Field("source_id", "link", target="sources", required=True),
    ),
    columns=("person_id", "organization_id", "title", "start_on", "end_on", "source_id"),
    order="person_id, start_on DESC, organization_id",
)
CAUTIONS = Table(
    name="cautions",
    id_field="caution_id",
    names=("text_en", "text_zh"),
    fields=(
        Field("caution_id", required=True),
        Field("when", "code", codes=OCCASIONS, code_list="occasion", required=True),
        Field("indicator_id", "link", target="indicators"),
        Field("other_indicator_id", "link", target="indicators"),
        Field("area_id", "link", target="areas"),
        Field("from", "integer"),
        Field("to", "integer"),
        Field("text_en", "name", required=True),
        Field("text_zh", "name", required=True),
        Field("source_id", "link", target="sources"),
    ),
    columns=("when", "indicator_id", "other_indicator_id", "area_id", "from", "to", "text_en", "text_zh", "source_id"),
    order="caution_id",
)
DISCREPANCIES = Table(
    name="discrepancies",
    id_field="discrepancy_id",
    names=("text_en", "text_zh"),
    fields=(
        Field("discrepancy_id", required=True),
        Field("key_a", "key", required=True),
        Field("key_b", "key", required=True),
        Field("source_a", "link", target="sources", required=True),
        Field("source_b", "link", target="sources", required=True),
        Field("locator_a"),
        Field("locator_b"),
        Field("kind", "code", codes=DISCREPANCY_KINDS, code_list="discrepancy_kind", required=True),
        Field("text_en", "name", required=True),
        Field("text_zh", "name", required=True),
    ),
    columns=("key_a", "key_b", "source_a", "source_b", "locator_a", "locator_b", "kind", "text_en", "text_zh"),
    order="discrepancy_id",
)
DISAGREEMENTS = Table(
    name="disagreements",
    id_field=STATISTICS.id_field,
    names=STATISTICS.names,
    fields=STATISTICS.fields,
    columns=(
        "claim_group",
        "disagreement_kind",
        *(name for name in STATISTICS.columns if name != "mark"),
        "picked",
        "standing",
        "publisher",
        "published_on",
    ),
    order="row",
    view_of="statistics",
    where="disagrees = 1",
)
