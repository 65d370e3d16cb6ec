"""Events: something that happened, was adopted, launched or held."""

from storage.catalog import Facet, Field, Link, Table
from storage.tables.by_source import by_source

KINDS = (
    "conference", "forum", "exhibition", "report", "launch", "policy", "law", "treaty", "meeting", "visit", "award", "anniversary",
    "session", "accession", "agreement",
)  # fmt: skip
ROLES = ("organizer", "co_organizer", "host", "speaker", "attendee", "subject", "signatory", "laureate", "publisher")


def _of_role(*roles: str) -> str:
    marks = ", ".join(f"'{role}'" for role in roles)
    return (
        "SELECT e.row, p.entity_id FROM participants p JOIN events e ON e.event_id = p.event_id "
        f"WHERE p.entity_type = 'organization' AND p.role IN ({marks}) ORDER BY e.row, p.row"
    )


def _taking_part(entity: str) -> str:
    return f"SELECT entity_id, role, note FROM participants WHERE event_id = ? AND entity_type = '{entity}' ORDER BY row"


EVENTS = Table(
    name="events",
    id_field="event_id",
    names=("title_en", "title_zh"),
    entity="event",
    fields=(
        Field("title", "title", of=("title_en", "title_zh"), width=360),
        Field("event_id", required=True, width=180),
        Field("title_en", "name", tier="title", required=True, width=360),
        Field("title_zh", "name", tier="title", width=240),
        Field("kind", "code", codes=KINDS, code_list="event_kind", required=True, width=104),
        Field("topic_id", "link", target="topics", width=120),
        Field("start_on", "date", width=104),
        Field("end_on", "date", width=104),
        Field("series_id", "link", target="event_series", width=200),
        Field("series_number", "integer", width=72),
        Field("venue", tier="text", width=160),
        Field("city_id", "link", target="areas", width=120),
        Field("country", "link", target="areas", width=120),
        Field("summary", tier="text", width=360),
        Field("year", "integer", computed=True, width=64),
        Field("last_year", "integer", computed=True, width=64),
        Field("source_count", "integer", computed=True, width=72),
    ),
    columns=("start_on", "title", "kind", "city_id", "country", "series_id", "source_count"),
    order="start_on IS NULL, start_on DESC, title_en COLLATE NOCASE, event_id",
    first="start_on",
    last="end_on",
    links=(
        Link("organizations", "organizations", _taking_part("organization")),
        Link("people", "people", _taking_part("person")),
        Link("areas", "areas", _taking_part("area")),
        Link(
            "same_series",
            "events",
            "SELECT o.event_id, o.start_on, '' FROM events e JOIN events o ON o.series_id = e.series_id AND o.event_id <> e.event_id "
            "WHERE e.event_id = ? ORDER BY o.row",
        ),
    ),
    facets=(
        Facet("kind"),
        Facet("topic_id", target="topics"),
        Facet("year", "year"),
        Facet("country", target="areas"),
        Facet("city_id", target="areas"),
        Facet("series_id", target="event_series"),
        Facet("organizer", "many", target="organizations", sql=_of_role("organizer", "co_organizer", "host")),
        by_source("event", "events", "event_id"),
    ),
)
