"""Sources: the documents that say so."""

from storage.catalog import Facet, Field, Link, Table

KINDS = ("press_release", "news", "report", "dataset", "speech", "official_page", "social_post", "reference_work")
STANDINGS = ("primary", "copy", "press", "professional", "other", "mirror")


def _cited(entity: str, table: str, key: str) -> Link:
    """Records of one table that a source tells of, each once, with every place where it does."""
    return Link(
        table,
        table,
        f"SELECT entity_id, group_concat(locator, ', '), '' FROM citations c JOIN {table} t ON t.{key} = c.entity_id "
        f"WHERE c.source_id = ? AND c.entity_type = '{entity}' GROUP BY entity_id ORDER BY t.row",
    )


SOURCES = Table(
    name="sources",
    id_field="source_id",
    names=("title", "title"),
    fields=(
        Field("source_id", required=True, width=180),
        Field("title", tier="title", required=True, width=420),
        Field("publisher", tier="text", width=200),
        Field("publisher_id", "link", target="organizations", width=180),
        Field("author", tier="text", width=140),
        Field("published_on", "date", width=104),
        Field("accessed_on", "date", width=104),
        Field("language", code_list="language", width=90),
        Field("kind", "code", codes=KINDS, code_list="source_kind", required=True, width=110),
        Field("standing", "code", codes=STANDINGS, code_list="standing", required=True, width=104),
        Field("origin_id", "link", target="organizations", width=160),
        Field("licence", width=140),
        Field("url", "url", width=240),
        Field("note", tier="text", width=240),
        Field("year", "integer", computed=True, width=64),
        Field("last_year", "integer", computed=True, width=64),
        Field("statistic_count", "integer", computed=True, width=80),
        Field("citation_count", "integer", computed=True, width=80),
    ),
    columns=("title", "publisher", "published_on", "kind", "standing", "language", "statistic_count"),
    order="title COLLATE NOCASE, source_id",
    first="published_on",
    last="published_on",
    links=(
        _cited("event", "events", "event_id"),
        _cited("organization", "organizations", "organization_id"),
        _cited("person", "people", "person_id"),
        _cited("programme", "programmes", "programme_id"),
        _cited("indicator", "indicators", "indicator_id"),
        _cited("area", "areas", "area_id"),
    ),
    facets=(
        Facet("kind"),
        Facet("standing"),
        Facet("language"),
        Facet("publisher_id", target="organizations"),
        Facet("origin_id", target="organizations"),
        Facet("licence"),
        Facet("year", "year"),
    ),
)
