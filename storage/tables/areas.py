"""Areas: the world, regions, economies, clusters, cities and groups of economies."""

from storage.catalog import Facet, Field, Link, Table
from storage.tables.by_source import by_source

KINDS = ("world", "region", "economy", "cluster", "city", "group")

AREAS = Table(
    name="areas",
    id_field="area_id",
    names=("name_en", "name_zh"),
    entity="area",
    fields=(
        Field("title", "title", of=("name_en", "name_zh"), width=260),
        Field("area_id", required=True, width=160),
        Field("name_en", "name", tier="title", required=True, width=260),
        Field("name_zh", "name", tier="title", width=180),
        Field("kind", "code", codes=KINDS, code_list="area_kind", required=True, width=100),
        Field("iso2", tier="alias", width=64),
        Field("iso3", tier="alias", width=64),
        Field("parent_id", "link", target="areas", width=160),
        Field("source_count", "integer", computed=True, width=72),
        Field("statistic_count", "integer", computed=True, width=80),
    ),
    columns=("title", "kind", "iso3", "parent_id", "statistic_count"),
    order="name_en COLLATE NOCASE, area_id",
    links=(
        Link("parts", "areas", "SELECT area_id, kind, '' FROM areas WHERE parent_id = ? ORDER BY row"),
        Link(
            "organizations",
            "organizations",
            "SELECT organization_id, kind, '' FROM organizations WHERE ? IN (lower(country), city_id) ORDER BY row",
        ),
        Link(
            "events",
            "events",
            "SELECT event_id, kind, start_on FROM events WHERE ?1 IN (lower(country), city_id) "
            "OR event_id IN (SELECT event_id FROM participants WHERE entity_type = 'area' AND entity_id = ?1) ORDER BY row",
        ),
    ),
    facets=(Facet("kind"), Facet("parent_id", target="areas"), by_source("area", "areas", "area_id")),
)
