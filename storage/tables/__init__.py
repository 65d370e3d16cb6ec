"""The tables: the eight that a reader sees, in their order, and those that only the build and the export know."""

from storage.catalog import Table
from storage.tables.areas import AREAS
from storage.tables.details import (
    AFFILIATIONS,
    ALIASES,
    BREAKDOWNS,
    CAUTIONS,
    CITATIONS,
    DISAGREEMENTS,
    DISCREPANCIES,
    EVENT_SERIES,
    PARTICIPANTS,
    TOPICS,
    UNITS,
)
from storage.tables.events import EVENTS
from storage.tables.indicators import INDICATORS
from storage.tables.organizations import ORGANIZATIONS
from storage.tables.people import PEOPLE
from storage.tables.programmes import PROGRAMMES
from storage.tables.sources import SOURCES
from storage.tables.statistics import STATISTICS

TABLES: tuple[Table, ...] = (EVENTS, STATISTICS, ORGANIZATIONS, PEOPLE, PROGRAMMES, INDICATORS, AREAS, SOURCES)
VIEWS: tuple[Table, ...] = (DISAGREEMENTS, PARTICIPANTS, AFFILIATIONS)
DETAILS: tuple[Table, ...] = (TOPICS, UNITS, BREAKDOWNS, EVENT_SERIES, ALIASES, CITATIONS, CAUTIONS, DISCREPANCIES)

BY_NAME: dict[str, Table] = {table.name: table for table in (*TABLES, *VIEWS, *DETAILS)}
