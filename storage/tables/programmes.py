"""Programmes: standing systems, databases, services and reports, mostly WIPO's."""

from storage.catalog import Facet, Field, Link, Table
from storage.tables.by_source import by_source

KINDS = (
    "service", "policy", "database", "platform", "meeting", "report", "registration_system", "training", "classification",
    "treaty_body", "award",
)  # fmt: skip
GOLDEN_KEYS = ("policy", "registration", "databases", "cooperation", "capacity_building")

PROGRAMMES = Table(
    name="programmes",
    id_field="programme_id",
    names=("name_en", "name_zh"),
    entity="programme",
    fields=(
        Field("title", "title", of=("name_en", "name_zh"), width=320),
        Field("programme_id", required=True, width=180),
        Field("name_en", "name", tier="title", required=True, width=320),
        Field("name_zh", "name", tier="title", width=220),
        Field("organization_id", "link", target="organizations", width=200),
        Field("kind", "code", codes=KINDS, code_list="programme_kind", required=True, width=128),
        Field("golden_key", "code", codes=GOLDEN_KEYS, code_list="golden_key", width=140),
        Field("summary", tier="text", width=420),
        Field("source_count", "integer", computed=True, width=72),
    ),
    columns=("title", "kind", "golden_key", "organization_id", "summary"),
    order="name_en COLLATE NOCASE, programme_id",
    links=(
        Link(
            "same_golden_key",
            "programmes",
            "SELECT o.programme_id, o.kind, '' FROM programmes p "
            "JOIN programmes o ON o.golden_key = p.golden_key AND o.programme_id <> p.programme_id "
            "WHERE p.programme_id = ? ORDER BY o.row",
        ),
    ),
    facets=(
        Facet("kind"),
        Facet("golden_key"),
        Facet("organization_id", target="organizations"),
        by_source("programme", "programmes", "programme_id"),
    ),
)
