"""Organizations: offices, companies, universities and other bodies."""

from storage.catalog import Facet, Field, Link, Table
from storage.tables.by_source import by_source

KINDS = ("intergovernmental", "government", "company", "university", "research", "association", "media", "museum", "court")

ORGANIZATIONS = Table(
    name="organizations",
    id_field="organization_id",
    names=("name_en", "name_zh"),
    entity="organization",
    fields=(
        Field("title", "title", of=("name_en", "name_zh"), width=300),
        Field("organization_id", required=True, width=160),
        Field("name_en", "name", tier="title", required=True, width=300),
        Field("name_zh", "name", tier="title", width=200),
        Field("kind", "code", codes=KINDS, code_list="organization_kind", required=True, width=120),
        Field("country", "link", target="areas", width=120),
        Field("city_id", "link", target="areas", width=120),
        Field("parent_id", "link", target="organizations", width=200),
        Field("founded_on", "date", width=96),
        Field("website", "url", width=200),
        Field("summary", tier="text", width=360),
        Field("year", "integer", computed=True, width=64),
        Field("last_year", "integer", computed=True, width=64),
        Field("source_count", "integer", computed=True, width=72),
        Field("statistic_count", "integer", computed=True, width=80),
    ),
    columns=("title", "kind", "country", "city_id", "parent_id", "founded_on", "statistic_count"),
    order="name_en COLLATE NOCASE, organization_id",
    first="founded_on",
    last="founded_on",
    links=(
        Link("parts", "organizations", "SELECT organization_id, '', '' FROM organizations WHERE parent_id = ? ORDER BY row"),
        Link(
            "people",
            "people",
            "SELECT person_id, title, coalesce(start_on, '') || '/' || coalesce(end_on, '') "
            "FROM affiliations WHERE organization_id = ? ORDER BY row",
        ),
        Link("programmes", "programmes", "SELECT programme_id, kind, '' FROM programmes WHERE organization_id = ? ORDER BY row"),
        Link(
            "events",
            "events",
            "SELECT e.event_id, p.role, p.note FROM participants p JOIN events e ON e.event_id = p.event_id "
            "WHERE p.entity_type = 'organization' AND p.entity_id = ? ORDER BY e.row",
        ),
        Link("publications", "sources", "SELECT source_id, 'publisher', '' FROM sources WHERE publisher_id = ? ORDER BY row"),
    ),
    facets=(
        Facet("kind"),
        Facet("country", target="areas"),
        Facet("city_id", target="areas"),
        Facet("parent_id", target="organizations"),
        Facet("year", "year"),
        Facet(
            "role",
            "many",
            sql="SELECT DISTINCT o.row, p.role FROM participants p JOIN organizations o ON o.organization_id = p.entity_id "
            "WHERE p.entity_type = 'organization' ORDER BY o.row",
        ),
        by_source("organization", "organizations", "organization_id"),
    ),
)
