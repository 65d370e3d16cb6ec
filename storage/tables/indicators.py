"""Indicators: what is measured, in which unit, and what may be done with it."""

from storage.catalog import Facet, Field, Table
from storage.tables.by_source import by_source

VALUE_KINDS = ("count", "share", "rank", "growth", "money", "score", "ratio")

INDICATORS = Table(
    name="indicators",
    id_field="indicator_id",
    names=("name_en", "name_zh"),
    entity="indicator",
    fields=(
        Field("title", "title", of=("name_en", "name_zh"), width=360),
        Field("indicator_id", required=True, width=200),
        Field("name_en", "name", tier="title", required=True, width=360),
        Field("name_zh", "name", tier="title", width=240),
        Field("topic_id", "link", target="topics", required=True, width=140),
        Field("unit_id", "link", target="units", required=True, width=140),
        Field("value_kind", "code", codes=VALUE_KINDS, code_list="value_kind", required=True, width=80),
        Field("better", "code", codes=("higher", "lower", "neither"), code_list="better", required=True, width=80),
        Field("basis_of_count", "code", codes=("office", "origin", "holder", "applicant"), code_list="basis_of_count", width=110),
        Field("stock_or_flow", "code", codes=("stock", "flow"), code_list="stock_or_flow", width=90),
        Field("additive", "code", codes=("true", "false"), code_list="truth", width=80),
        Field("definition", tier="text", width=420),
        Field("source_count", "integer", computed=True, width=72),
        Field("statistic_count", "integer", computed=True, width=80),
        Field("year", "integer", computed=True, width=64),
        Field("last_year", "integer", computed=True, width=64),
    ),
    columns=("title", "topic_id", "unit_id", "value_kind", "year", "last_year", "statistic_count"),
    order="name_en COLLATE NOCASE, indicator_id",
    facets=(
        Facet("topic_id", target="topics"),
        Facet("value_kind"),
        Facet("unit_id", target="units"),
        Facet("basis_of_count"),
        Facet("stock_or_flow"),
        Facet("year", "year"),
        by_source("indicator", "indicators", "indicator_id"),
    ),
)
