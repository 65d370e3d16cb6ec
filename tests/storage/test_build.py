"""What the build makes of the source tables: places, ids, groups, indexes and arrays, the same every time."""

import random
import sqlite3
from collections.abc import Iterator
from pathlib import Path

import pytest

from storage.build import build
from storage.columns import Columns
from storage.digest import content_sha256
from storage.format import APPLICATION_ID, FORMAT_VERSION
from storage.library import Library
from storage.messages import Message
from storage.query import Query, Sort
from storage.tables import BY_NAME, TABLES, VIEWS
from storage.text import Folding
from tests.fixtures.tiny_package import tiny_tables, write_package


@pytest.fixture(scope="module")
def path(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("tiny")
    build(write_package(folder / "data", tiny_tables()), folder / "almanac.db")
    return folder / "almanac.db"


@pytest.fixture(scope="module")
def database(path: Path) -> Iterator[sqlite3.Connection]:
    connection = sqlite3.connect(path)
    yield connection
    connection.close()


@pytest.fixture(scope="module")
def columns(database: sqlite3.Connection) -> Columns:
    return Columns(database, lambda table: int(database.execute(f"SELECT count(*) FROM {table}").fetchone()[0]))


def values(database: sqlite3.Connection, query: str) -> list[object]:
    return [row[0] for row in database.execute(query)]


# -- the file --------------------------------------------------------------------------------------------------------------------------


def test_the_same_package_gives_the_same_bytes(path: Path, tmp_path: Path) -> None:
    build(write_package(tmp_path / "data", tiny_tables()), tmp_path / "again.db")
    assert (tmp_path / "again.db").read_bytes() == path.read_bytes()


def test_the_content_is_the_same_in_whatever_order_the_rows_come(database: sqlite3.Connection, tmp_path: Path) -> None:
    tables = tiny_tables()
    for rows in tables.values():
        random.Random(5).shuffle(rows)
    build(write_package(tmp_path / "data", tables), tmp_path / "shuffled.db")
    connection = sqlite3.connect(tmp_path / "shuffled.db")
    assert values(connection, "SELECT value FROM meta WHERE key = 'content_sha256'") == [content_sha256(database)]
    connection.close()


@pytest.mark.parametrize(
    ("table", "column", "written"), [("people", "summary", ""), ("statistics", "value", "14.0"), ("citations", "locator", "p2")]
)
def test_the_content_is_another_when_a_cell_is(database: sqlite3.Connection, tmp_path: Path, table: str, column: str, written: str) -> None:
    tables = tiny_tables()
    tables[table][0][column] = written
    build(write_package(tmp_path / "data", tables), tmp_path / "other.db")
    connection = sqlite3.connect(tmp_path / "other.db")
    assert content_sha256(connection) != content_sha256(database)
    connection.close()


def test_the_file_says_what_it_is(path: Path, database: sqlite3.Connection) -> None:
    pragmas = {name: database.execute(f"PRAGMA {name}").fetchone()[0] for name in ("application_id", "user_version", "page_size")}
    assert pragmas == {"application_id": APPLICATION_ID, "user_version": FORMAT_VERSION, "page_size": 4096}
    assert path.read_bytes()[18:20] == b"\x01\x01"  # rollback journal: a WAL file does not open in a read-only folder
    assert values(database, "SELECT value FROM meta WHERE key = 'data_version'") == ["2026.11"]
    assert database.execute("PRAGMA freelist_count").fetchone()[0] == 0


def test_the_library_opens_it(path: Path) -> None:
    library = Library(path)
    tables = tiny_tables()
    assert {table.name: library.count(table.name) for table in TABLES} == {table.name: len(tables[table.name]) for table in TABLES}
    library.close()


def test_what_cannot_be_written_is_said(tmp_path: Path) -> None:
    with pytest.raises(Message) as said:
        build(write_package(tmp_path / "data", tiny_tables()), tmp_path / "absent" / "almanac.db")
    assert said.value.code == "not_written"


# -- records ---------------------------------------------------------------------------------------------------------------------------


def test_rows_are_places_in_the_default_order(database: sqlite3.Connection) -> None:
    assert values(database, "SELECT event_id FROM events ORDER BY row") == ["wic-2021", "expo", "paris-1883", "unknown-day"]
    assert values(database, "SELECT row FROM events ORDER BY row") == [1, 2, 3, 4]
    for table in BY_NAME.values():
        if not table.view_of:
            stored = values(database, f"SELECT row FROM {table.name} ORDER BY row")
            assert stored == list(range(1, len(stored) + 1))


def test_claims_of_one_figure_stand_together_the_picked_one_first(database: sqlite3.Connection) -> None:
    group = database.execute(
        "SELECT source_id, picked, claims_in_group, values_differ, disagrees FROM statistics "
        "WHERE indicator_id = 'patent-applications' AND area_id = 'cn' AND breakdown_id IS NULL AND period_end = '2019' ORDER BY row"
    ).fetchall()
    assert group == [("wipo-2020", 1, 2, 1, 0), ("news-2021", 0, 2, 1, 0)]


def test_sources_that_cannot_both_be_right_disagree(database: sqlite3.Connection) -> None:
    assert set(values(database, "SELECT area_id FROM statistics WHERE disagrees = 1")) == {"us"}


def test_a_period_stated_otherwise_is_another_group(database: sqlite3.Connection) -> None:
    groups = database.execute("SELECT period_end, claim_group FROM statistics WHERE area_id = 'cn' AND value = 1400661").fetchall()
    assert len(groups) == len({group for _, group in groups}) == len({end for end, _ in groups}) == 2


def test_groups_are_numbered_in_the_order_of_rows(database: sqlite3.Connection) -> None:
    groups = values(database, "SELECT claim_group FROM statistics ORDER BY row")
    assert list(dict.fromkeys(groups)) == list(range(1, len(set(groups)) + 1))
    assert groups == sorted(int(str(group)) for group in groups)


@pytest.mark.parametrize(
    ("table", "identifier"),
    [
        ("statistics", "gii-rank.cn.2020.gii-2020"),
        ("statistics", "patent-applications.cn.ai.2019.wipo-2020"),
        ("statistics", "patent-applications.cn.1985_2016.wipo-2020"),
        ("statistics", "patent-applications.cn.2019_2019-12-31.blog-2021"),
        ("statistics", "patent-applications.huawei.undated.news-2021"),
        ("statistics", "patent-applications.cn_hisilicon.2019-01-31.news-2021"),
        ("participants", "wic-2021.speaker.person.daren-tang"),
        ("affiliations", "daren-tang.wipo.director-general.2020-10.wipo-2020"),
        ("aliases", "person.daren-tang.en.Darren Tan"),
        ("citations", "event.wic-2021.news-2021.title_zh.p9"),
    ],
)
def test_ids_can_be_read_and_said_again(database: sqlite3.Connection, table: str, identifier: str) -> None:
    assert values(database, f"SELECT count(*) FROM {table} WHERE {BY_NAME[table].id_field} = '{identifier}'") == [1]


def test_numbers_keep_their_digits_and_the_unknown_is_unknown(database: sqlite3.Connection) -> None:
    assert database.execute("SELECT value, decimals FROM statistics WHERE breakdown_id = 'ai'").fetchone() == (30000.5, 2)
    assert database.execute("SELECT title_zh, start_on, year FROM events WHERE event_id = 'unknown-day'").fetchone() == (None, None, None)
    assert database.execute("SELECT typeof(series_number) FROM events WHERE event_id = 'wic-2021'").fetchone() == ("integer",)


def test_years_and_last_days_are_those_of_the_dates(database: sqlite3.Connection) -> None:
    assert database.execute("SELECT year, last_year FROM events WHERE event_id = 'expo'").fetchone() == (2021, 2022)
    assert database.execute("SELECT year, last_year, last_day FROM statistics WHERE period_end = '2016'").fetchone() == (
        1985,
        2016,
        "2016-12-31",
    )
    assert database.execute("SELECT year, last_year FROM indicators WHERE indicator_id = 'patent-applications'").fetchone() == (1985, 2019)
    assert database.execute("SELECT year, last_year FROM organizations WHERE organization_id = 'huawei'").fetchone() == (1987, 1987)


def test_counts_are_of_what_is_there(database: sqlite3.Connection) -> None:
    assert database.execute("SELECT source_count FROM events WHERE event_id = 'wic-2021'").fetchone() == (2,)  # three citations of two
    assert database.execute("SELECT event_count, source_count FROM people WHERE person_id = 'daren-tang'").fetchone() == (1, 1)
    assert database.execute("SELECT statistic_count FROM areas WHERE area_id = 'us'").fetchone() == (3,)
    assert database.execute("SELECT statistic_count, citation_count FROM sources WHERE source_id = 'news-2021'").fetchone() == (3, 4)


# -- search ----------------------------------------------------------------------------------------------------------------------------


def found(path: Path, table: str, text: str) -> dict[str, str]:
    """The ids of what whole words find, each with the best tier in which it is found."""
    library = Library(path)
    best: dict[str, str] = {}
    for tier, rows in library.engine.answer(Query(table, f"{text} ")).tiers():
        best = {**dict.fromkeys(library.ids(table, rows), tier), **best}
    library.close()
    return best


@pytest.mark.parametrize(
    ("table", "text", "expected"),
    [
        ("events", "人工智能", {"wic-2021"}),
        ("events", "分论坛", {"wic-2021"}),
        ("events", "Darren Tan", {"wic-2021"}),  # by a misspelling of a speaker's name
        ("events", "华为", {"wic-2021"}),
        ("events", "乌镇", {"wic-2021"}),
        ("events", "wuzhen 2021", {"wic-2021"}),
        ("programmes", "金钥匙", {"pct"}),
        ("events", "treaty", {"paris-1883"}),
        ("events", "海思", {"expo"}),
        ("people", "darren", {"daren-tang"}),
        ("people", "dénghóngsēn", {"daren-tang"}),
        ("people", "dhs", {"daren-tang"}),
        ("people", "WIPO", {"daren-tang"}),
        ("organizations", "華為技術", {"huawei"}),
        ("organizations", "haisi", {"hisilicon"}),
        ("organizations", "china", {"huawei", "hisilicon"}),
        ("programmes", "專利合作", {"pct"}),
        ("programmes", "世界知识产权组织", {"pct"}),
        ("indicators", "排名", {"gii-rank"}),
        ("areas", "AUT", {"at"}),
        ("areas", "osterreich", {"at"}),
        ("areas", "世界", {"world", "cn", "at", "us"}),
        ("sources", "daily", {"news-2021"}),
        ("sources", "世界知识产权组织", {"wipo-2020", "gii-2020", "news-2021"}),
        ("statistics", "全球创新指数 中国", {"gii-rank.cn.2020.gii-2020"}),
        ("statistics", "gii zhongguo 2020", {"gii-rank.cn.2020.gii-2020"}),
        ("statistics", "rank AUT", {"gii-rank.at.2020.gii-2020"}),
        ("statistics", "华为技术有限公司", {"patent-applications.huawei.undated.news-2021"}),
        ("statistics", "人工智能 专利", {"patent-applications.cn.ai.2019.wipo-2020"}),
        (
            "statistics",
            "daily china 2019",
            {"patent-applications.cn.2019.news-2021", "patent-applications.cn_hisilicon.2019-01-31.news-2021"},
        ),
        ("participants", "darren wic", set()),
        ("participants", "darren 论坛", {"wic-2021.speaker.person.daren-tang"}),
        ("affiliations", "邓鸿森", {"daren-tang.wipo.director-general.2020-10.wipo-2020"}),
    ],
)
def test_records_are_found_by_what_is_known_of_them(path: Path, table: str, text: str, expected: set[str]) -> None:
    assert set(found(path, table, text)) == expected


@pytest.mark.parametrize(
    ("table", "text", "tier", "identifier"),
    [
        ("events", "forum", "title", "wic-2021"),
        ("people", "Darren", "alias", "daren-tang"),
        ("events", "Tang", "text", "wic-2021"),
        ("statistics", "china", "title", "gii-rank.cn.2020.gii-2020"),
        ("statistics", "chn", "title", "gii-rank.cn.2020.gii-2020"),  # whichever of its names it was
        ("statistics", "innovation", "text", "gii-rank.cn.2020.gii-2020"),
    ],
)
def test_names_rank_above_other_names_and_those_above_texts(path: Path, table: str, text: str, tier: str, identifier: str) -> None:
    assert found(path, table, text)[identifier] == tier


def test_whole_names_are_found_in_either_script(database: sqlite3.Connection) -> None:
    fold = Folding(database.execute("SELECT character, folded FROM folding"))
    for typed in ("華為", "Huawei", " HUAWEI "):
        rows = values(database, f"SELECT row FROM names WHERE tbl = 'organizations' AND folded = '{fold(typed)}'")
        assert rows == values(database, "SELECT row FROM organizations WHERE organization_id = 'huawei'")


def test_folding_twice_is_folding_once(database: sqlite3.Connection) -> None:
    pairs = dict(database.execute("SELECT character, folded FROM folding"))
    assert not set(pairs.values()) & set(pairs)
    assert all(len(old) == len(new) == 1 for old, new in pairs.items())


def test_every_term_of_an_index_is_in_its_vocabulary(database: sqlite3.Connection) -> None:
    for table in (*TABLES, *(view for view in VIEWS if not view.view_of)):
        terms = dict(database.execute(f"SELECT term, rows FROM {table.name}_vocab"))
        assert terms
        for term, rows in terms.items():
            match = f"SELECT count(*) FROM {table.name}_fts WHERE {table.name}_fts MATCH ?"
            assert database.execute(match, (f'"{term}"',)).fetchone() == (rows,)


# -- columns ---------------------------------------------------------------------------------------------------------------------------


def test_facets_count_what_the_tables_hold(database: sqlite3.Connection, columns: Columns) -> None:
    for name, field in (("events", "country"), ("events", "kind"), ("statistics", "breakdown_id"), ("statistics", "disagrees")):
        codes, names = columns.codes(name, field), columns.values(name, field)
        stored = values(database, f"SELECT coalesce({field}, '') FROM {name} ORDER BY row")
        assert [names[code] for code in codes[1:]] == [str(value) for value in stored]


def test_facets_follow_links(database: sqlite3.Connection, columns: Columns) -> None:
    codes, names = columns.codes("statistics", "topic_id"), columns.values("statistics", "topic_id")
    linked = "SELECT i.topic_id FROM statistics s JOIN indicators i USING (indicator_id) ORDER BY s.row"
    assert [names[code] for code in codes[1:]] == values(database, linked)


def test_many_valued_facets_hold_all_values_of_each_row(database: sqlite3.Connection, columns: Columns) -> None:
    offsets, codes = columns.many("events", "organizer")
    names = columns.values("events", "organizer")
    rows = dict(database.execute("SELECT event_id, row FROM events"))
    held = {event: {names[code] for code in codes[offsets[row] : offsets[row + 1]]} for event, row in rows.items()}
    assert held == {"wic-2021": {"wipo"}, "expo": {"wipo", "hisilicon"}, "paris-1883": set(), "unknown-day": set()}


def test_years_are_zero_where_unknown(columns: Columns) -> None:
    assert list(columns.first_years("events")) == [0, 2021, 2021, 1883, 0]
    assert list(columns.last_years("events")) == [0, 2021, 2022, 1883, 0]


def order(path: Path, table: str, field: str, language: str) -> list[str]:
    """The ids by a field, without those that lack it."""
    library = Library(path)
    library.language = language
    rows = library.rows_of_query(Query(table, sort=(Sort(table, field),)))
    known = sum(map(bool, library.columns.ranks(table, field, language)))
    ids = library.ids(table, rows)[:known]
    library.close()
    return ids


@pytest.mark.parametrize(
    ("table", "field", "language", "expected"),
    [
        ("areas", "title", "en", ["cn", "at", "us", "world", "wuzhen"]),  # China, Österreich, United States, World, Wuzhen
        ("areas", "title", "zh", ["at", "us", "world", "wuzhen", "cn"]),  # ào, měi, shì, wū, zhōng
        ("events", "start_on", "en", ["paris-1883", "expo", "wic-2021"]),  # September 2021 begins before its 27th
        ("events", "country", "en", ["wic-2021", "expo"]),
        ("events", "country", "zh", ["expo", "wic-2021"]),
        ("events", "venue", "en", ["wic-2021"]),
        ("organizations", "founded_on", "en", ["wipo", "huawei", "hisilicon"]),
    ],
)
def test_rows_are_ordered_as_the_reader_reads(path: Path, table: str, field: str, language: str, expected: list[str]) -> None:
    assert order(path, table, field, language) == expected


def test_numbers_are_ordered_as_numbers(path: Path, database: sqlite3.Connection) -> None:
    held = dict(database.execute("SELECT statistic_id, value FROM statistics"))
    ordered = [held[identifier] for identifier in order(path, "statistics", "value", "en")]
    assert ordered == sorted(held.values())
    locators = dict(database.execute("SELECT statistic_id, locator FROM statistics"))
    pages = [locators[identifier] for identifier in order(path, "statistics", "locator", "en")]
    assert [page for page in pages if page[1:].isdigit()] == ["p1", "p2", "p4", "p5", "p10"]


def test_equal_values_have_equal_ranks_and_the_unknown_none(database: sqlite3.Connection, columns: Columns) -> None:
    ranks = columns.ranks("statistics", "area_id", "en")
    held = values(database, "SELECT area_id FROM statistics ORDER BY row")
    by_value = {value: {ranks[row] for row, other in enumerate(held, 1) if other == value} for value in set(held)}
    assert by_value == {None: {0}, "cn": {1}, "at": {2}, "us": {3}}


def test_every_field_of_every_table_can_be_sorted_by(columns: Columns) -> None:
    for table in TABLES:
        for field in table.fields:
            for language in ("en", "zh"):
                assert len(columns.ranks(table.name, field.name, language)) == len(tiny_tables()[table.name]) + 1
