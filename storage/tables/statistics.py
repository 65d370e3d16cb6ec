"""Statistics: one claim of one source each. Claims of the same thing form a claim group, of which one is picked to be shown as the fact."""

from storage.catalog import Facet, Field, Table

QUALIFIERS = ("exact", "about", "more_than", "less_than", "at_least", "at_most")
BASES = ("stated", "reckoned")
STATUSES = ("final", "provisional", "revised", "estimate", "target")
DISAGREEMENT_KINDS = ("rounding", "revision", "collection", "scope", "unexplained")  # the lightest first

STATISTICS = Table(
    name="statistics",
    id_field="statistic_id",
    names=("indicator_id", "indicator_id"),
    fields=(
        Field("mark", "mark", of=("disagrees", "basis"), width=36),
        Field("period", "period", of=("period_start", "period_end"), width=84),
        Field("subject", "subject", of=("organization_id", "area_id", "breakdown_id"), width=180),
        Field("statistic_id", computed=True, required=True, width=240),
        Field("indicator_id", "link", target="indicators", required=True, width=300),
        Field("area_id", "link", target="areas", width=140),
        Field("organization_id", "link", target="organizations", width=160),
        Field("breakdown_id", "link", target="breakdowns", width=140),
        Field("period_start", "date", width=84),
        Field("period_end", "date", width=84),
        Field("value", "number", required=True, width=128),
        Field("qualifier", "code", codes=QUALIFIERS, code_list="qualifier", required=True, width=88),
        Field("basis", "code", codes=BASES, code_list="basis", required=True, width=80),
        Field("status", "code", codes=STATUSES, code_list="status", width=96),
        Field("source_id", "link", target="sources", required=True, width=280),
        Field("locator", width=140),
        Field("note", tier="text", width=240),
        Field("origin_id", "link", target="organizations", width=160),
        Field("decimals", "integer", computed=True, width=64),
        Field("year", "integer", computed=True, width=64),
        Field("last_year", "integer", computed=True, width=64),
        Field("last_day", "date", computed=True, width=104),
        Field("claim_group", "integer", computed=True, width=80),
        Field("claims_in_group", "integer", computed=True, width=72),
        Field("values_differ", "flag", computed=True, width=72),
        Field("disagrees", "flag", computed=True, width=72),
        Field("disagreement_kind", "code", codes=DISAGREEMENT_KINDS, code_list="disagreement_kind", computed=True, width=112),
        Field("picked", "flag", computed=True, width=72),
        Field("unit_id", "link", target="units", path="indicator_id.unit_id", width=110),
        Field("topic_id", "link", target="topics", path="indicator_id.topic_id", width=120),
        Field("value_kind", "code", path="indicator_id.value_kind", code_list="value_kind", width=80),
        Field("standing", "code", path="source_id.standing", code_list="standing", width=104),
        Field("publisher", path="source_id.publisher", width=160),
        Field("published_on", "date", path="source_id.published_on", width=104),
    ),
    columns=("mark", "period", "indicator_id", "subject", "value", "unit_id", "source_id"),
    order=(
        "indicator_id, area_id IS NULL, area_id <> 'world', area_id <> 'cn', area_id, "  # the world, China, and then by code
        "coalesce(organization_id, ''), coalesce(breakdown_id, ''), "
        "last_day DESC, period_start, period_end, picked DESC, standing_rank, source_id"
    ),
    blocks=("indicator_id", "area_id", "organization_id", "breakdown_id"),
    helpers=("picked_by",),
    first="period_start",
    last="period_end",
    facets=(
        Facet("indicator_id", target="indicators"),
        Facet("topic_id", target="topics"),
        Facet("year", "year"),
        Facet("area_id", target="areas"),
        Facet("organization_id", target="organizations"),
        Facet("breakdown_id", target="breakdowns"),
        Facet("value_kind"),
        Facet("standing"),
        Facet("status"),
        Facet("disagrees", "flag"),
        Facet("disagreement_kind"),
        Facet("source_id", target="sources"),
    ),
)
