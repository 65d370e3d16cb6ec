"""A reference database of a few made-up rows, hostile ones among them, which the checks of the real build would not let in."""

import sqlite3
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import closing
from datetime import date
from pathlib import Path

import pytest

from storage.export.job import ExportJob, Sheet
from storage.library import APPLICATION_ID, FORMAT_VERSION, Library
from storage.query import Query
from storage.tables import BY_NAME

Row = Mapping[str, object]
DAY = date(2026, 11, 22)

HOSTILE = (
    "=1+1",
    "+1",
    "-1",
    "@SUM(A1)",
    "\tx",
    "'=quoted",
    "00012345678901234567890",
    "007",
    "1e5",
    "TRUE",
    "2021-01",
    "_x0041_",
    "emoji 🀄👩‍🔬",
    "专利，“商标”",
    "مرحبا بالعالم",
    'a "quoted", text; with | signs',
    "two\nlines",
    " spaces at both ends ",
    "<b>&amp;</b>",
)

STATISTIC = {
    "indicator_id": "gii-rank",
    "area_id": "cn",
    "organization_id": None,
    "breakdown_id": None,
    "period_start": "2024",
    "period_end": "2024",
    "value": 11.0,
    "qualifier": "exact",
    "basis": "stated",
    "status": None,
    "source_id": "wipo-gii",
    "locator": "p5",
    "note": None,
    "decimals": 0,
    "year": 2024,
    "last_year": 2024,
    "last_day": "2024-12-31",
    "claim_group": 1,
    "claims_in_group": 1,
    "values_differ": 0,
    "disagrees": 0,
    "picked": 1,
}


def statistics(*changes: Row) -> list[Row]:
    """Statistics that differ from the one above in the values given, with ids of their own."""
    return [{**STATISTIC, "statistic_id": f"s{number}", **change} for number, change in enumerate(changes, 1)]


TABLES: dict[str, Sequence[Row]] = {
    "indicators": [
        {
            "indicator_id": "gii-rank",
            "name_en": "GII rank",
            "name_zh": "全球创新指数排名",
            "unit_id": "rank",
            "topic_id": "innovation",
            "value_kind": "rank",
        },
        {
            "indicator_id": "share",
            "name_en": "Share",
            "name_zh": "占比",
            "unit_id": "percent",
            "topic_id": "innovation",
            "value_kind": "share",
        },
        {
            "indicator_id": "patents",
            "name_en": "Patents",
            "name_zh": "专利",
            "unit_id": "patents",
            "topic_id": "innovation",
            "value_kind": "count",
        },
    ],
    "units": [
        {"unit_id": "rank", "name_en": "rank", "name_zh": "名次", "dimension": "rank"},
        {"unit_id": "percent", "name_en": "%", "name_zh": "%", "dimension": "percent"},
        {"unit_id": "patents", "name_en": "patents", "name_zh": "件专利", "dimension": "count"},
    ],
    "topics": [{"topic_id": "innovation", "name_en": "Innovation", "name_zh": "创新"}],
    "areas": [{"area_id": "cn", "name_en": "China", "name_zh": "中国", "kind": "economy", "iso2": "CN"}],
    "organizations": [{"organization_id": "huawei", "name_en": "Huawei", "name_zh": "华为", "kind": "company", "country": "CN"}],
    "sources": [
        {
            "source_id": "wipo-gii",
            "title": "Global Innovation Index 2024",
            "publisher": "WIPO",
            "author": None,
            "published_on": "2024-09-26",
            "kind": "report",
            "standing": "primary",
            "licence": "CC BY 4.0",
            "url": "https://www.wipo.int/gii",
            "language": "en",
        },
        {
            "source_id": "news",
            "title": "中国排名第十二",
            "publisher": "新华社",
            "author": "=cmd",
            "published_on": "2024",
            "kind": "news",
            "standing": "press",
            "licence": None,
            "url": None,
            "language": "zh",
        },
    ],
    "events": [
        {
            "event_id": "paris",
            "title_en": "Paris Convention",
            "title_zh": "巴黎公约",
            "kind": "treaty",
            "start_on": "1883-03-20",
            "end_on": "1883-03-20",
        },
        {
            "event_id": "wuzhen",
            "title_en": "AI sub-forum, Wuzhen",
            "title_zh": None,
            "kind": "forum",
            "start_on": "2021-09-27",
            "end_on": "2021-09-27",
        },
        *(
            {
                "event_id": f"h{number}",
                "title_en": text,
                "title_zh": text,
                "kind": "forum",
                "start_on": "2022-11",
                "end_on": "2022-11",
                "summary": text,
            }
            for number, text in enumerate(HOSTILE)
        ),
    ],
    "citations": [
        {"citation_id": "1", "entity_type": "event", "entity_id": "paris", "source_id": "wipo-gii", "locator": "p1"},
        {"citation_id": "2", "entity_type": "event", "entity_id": "paris", "source_id": "news", "locator": ""},
        {"citation_id": "3", "entity_type": "event", "entity_id": "wuzhen", "source_id": "news", "locator": "p5"},
    ],
    "participants": [
        {
            "participant_id": "p1",
            "event_id": "wuzhen",
            "entity_type": "organization",
            "entity_id": "huawei",
            "role": "speaker",
            "note": None,
        },
    ],
    "statistics": statistics(
        {"claims_in_group": 2, "values_differ": 1, "disagrees": 1},
        {"value": 12.0, "source_id": "news", "locator": "", "claims_in_group": 2, "values_differ": 1, "disagrees": 1, "picked": 0},
        {"indicator_id": "share", "value": 74.7, "decimals": 1, "claim_group": 2, "locator": "p6"},
        {"indicator_id": "share", "value": -0.5, "decimals": 2, "claim_group": 3, "period_start": "2023-12-31", "period_end": "2023-12-31"},
        {
            "indicator_id": "patents",
            "organization_id": "huawei",
            "area_id": None,
            "value": 11000000000000.0,
            "qualifier": "about",
            "basis": "reckoned",
            "claim_group": 4,
            "period_start": "1985",
            "period_end": "2016",
        },
    ),
}


def write_database(path: Path, tables: Mapping[str, Sequence[Row]]) -> None:
    """A database with every table of the catalog; those not given are empty."""
    with closing(sqlite3.connect(path)) as database, database:
        database.execute("CREATE TABLE meta(key TEXT PRIMARY KEY, value TEXT)")
        database.execute("INSERT INTO meta VALUES('data_version', '2026.11')")
        for table in BY_NAME.values():
            rows = tables.get(table.name, ())
            names = [field.name for field in table.stored_fields]
            if not table.view_of:
                columns = ", ".join(f'"{name}"' for name in names)
                database.execute(f"CREATE TABLE {table.name}(row INTEGER PRIMARY KEY, {columns})")
                marks = ",".join("?" * (len(names) + 1))
                values = ([number, *(row.get(name) for name in names)] for number, row in enumerate(rows, 1))
                database.executemany(f"INSERT INTO {table.name} VALUES({marks})", values)
            database.execute("INSERT INTO meta VALUES(?, ?)", (f"count_{table.name}", str(len(rows))))
        database.execute(f"PRAGMA application_id = {APPLICATION_ID}")
        database.execute(f"PRAGMA user_version = {FORMAT_VERSION}")


MakeLibrary = Callable[..., Library]


@pytest.fixture
def make_library(tmp_path_factory: pytest.TempPathFactory) -> Iterator[MakeLibrary]:
    """Opens a library of the rows above, with other rows in the tables that are named."""
    opened = []

    def make(**tables: Sequence[Row]) -> Library:
        path = tmp_path_factory.mktemp("library") / "tiny.db"
        write_database(path, {**TABLES, **tables})
        opened.append(Library(path))
        return opened[-1]

    yield make
    for library in opened:
        library.close()


@pytest.fixture
def library(make_library: MakeLibrary) -> Library:
    return make_library()


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """Where the exports go; empty at first."""
    made = tmp_path / "出口 folder"
    made.mkdir()
    return made


MakeJob = Callable[..., ExportJob]


@pytest.fixture
def make_job(folder: Path, library: Library) -> MakeJob:
    """A job on one table: its first columns and all its rows unless others are named."""

    def make(table: str, name: str, columns: Sequence[str] = (), rows: Sequence[int] | None = None, **more: object) -> ExportJob:
        count = int(library.meta[f"count_{table}"])
        sheet = Sheet(table, tuple(columns) or BY_NAME[table].columns, range(1, count + 1) if rows is None else rows)
        settings: dict[str, object] = {"query": Query(table), "day": DAY, **more}
        return ExportJob(folder / name, (sheet,), **settings)  # type: ignore[arg-type]

    return make
