"""People: those who hold the posts and speak at the events."""

from storage.catalog import Facet, Field, Link, Table
from storage.tables.by_source import by_source

PEOPLE = Table(
    name="people",
    id_field="person_id",
    names=("name_en", "name_zh"),
    entity="person",
    fields=(
        Field("title", "title", of=("name_en", "name_zh"), width=220),
        Field("person_id", required=True, width=160),
        Field("name_en", "name", tier="title", required=True, width=220),
        Field("name_zh", "name", tier="title", width=140),
        Field("summary", tier="text", width=480),
        Field("source_count", "integer", computed=True, width=72),
        Field("event_count", "integer", computed=True, width=72),
    ),
    columns=("title", "summary", "event_count", "source_count"),
    order="name_en COLLATE NOCASE, person_id",
    links=(
        Link(
            "posts",
            "organizations",
            "SELECT organization_id, title, coalesce(start_on, '') || '/' || coalesce(end_on, '') "
            "FROM affiliations WHERE person_id = ? ORDER BY row",
        ),
        Link(
            "events",
            "events",
            "SELECT e.event_id, p.role, p.note FROM participants p JOIN events e ON e.event_id = p.event_id "
            "WHERE p.entity_type = 'person' AND p.entity_id = ? ORDER BY e.row",
        ),
    ),
    facets=(
        Facet(
            "organization",
            "many",
            target="organizations",
            sql="SELECT DISTINCT p.row, a.organization_id FROM affiliations a JOIN people p ON p.person_id = a.person_id ORDER BY p.row",
        ),
        Facet(
            "role",
            "many",
            sql="SELECT DISTINCT o.row, p.role FROM participants p JOIN people o ON o.person_id = p.entity_id "
            "WHERE p.entity_type = 'person' ORDER BY o.row",
        ),
        by_source("person", "people", "person_id"),
    ),
)
