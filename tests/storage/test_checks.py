"""Every fault in a package is found, named and placed; and a database that has been tampered with is seen through."""

import re
import shutil
import sqlite3
from collections.abc import Iterator
from pathlib import Path

import pytest

from storage.build import Faults, build
from storage.checks import check_database, package_faults
from storage.faults import Fault
from storage.package import SOURCES, read_package
from storage.words import known, text
from tests.fixtures.tiny_package import tiny_tables, write_package

Places = set[tuple[str, int, int, str]]


def faults_of(folder: Path) -> list[Fault]:
    return list(package_faults(read_package(folder)))


def places(faults: list[Fault]) -> Places:
    return {(fault.file, fault.line, fault.column, fault.code) for fault in faults}


def test_a_good_package_has_no_fault(tmp_path: Path) -> None:
    assert faults_of(write_package(tmp_path, tiny_tables())) == []


def test_the_real_package_has_no_fault(data_dir: Path) -> None:
    assert [str(Faults([fault])) for fault in faults_of(data_dir)] == []


# table, place of the row (from 0), column, what is written there, code of the fault
CELLS = [
    ("people", 1, "name_en", "", "empty"),
    ("sources", 2, "language", "", "empty"),  # only the descriptor asks for it
    ("people", 0, "name_en", " Daren Tang", "stray_space"),
    ("people", 0, "name_en", "Daren  Tang", "stray_space"),
    ("people", 0, "summary", "one\ttwo", "control_character"),
    ("people", 0, "summary", "one\ntwo", "control_character"),
    ("people", 0, "summary", "one\x07two", "control_character"),
    ("events", 0, "kind", "party", "not_listed"),
    ("indicators", 0, "additive", "yes", "not_listed"),
    ("statistics", 0, "status", "Final", "not_listed"),
    ("breakdowns", 0, "dimension", "colour", "not_listed"),
    ("participants", 0, "role", "", "empty"),
    ("events", 0, "start_on", "2021-02-30", "bad_date"),
    ("events", 0, "start_on", "27.9.2021", "bad_date"),
    ("events", 0, "end_on", "2021-09-26", "ends_before_start"),
    ("statistics", 8, "period_end", "1984", "ends_before_start"),
    ("affiliations", 0, "end_on", "2020-09", "ends_before_start"),
    ("events", 0, "series_number", "eighth", "bad_integer"),
    ("statistics", 0, "value", "1e3", "bad_number"),
    ("statistics", 0, "value", "1,000", "bad_number"),
    ("statistics", 0, "value", "nan", "bad_number"),
    ("statistics", 0, "value", "inf", "bad_number"),
    ("statistics", 0, "value", "+5", "bad_number"),
    ("statistics", 0, "value", "٣", "bad_number"),
    ("statistics", 0, "value", "0.12345678901234567890", "too_many_digits"),
    ("statistics", 0, "value", "12345678901234567891", "too_many_digits"),
    ("topics", 0, "topic_id", "Patents!", "bad_slug"),
    ("sources", 0, "url", "ftp://example.org", "bad_url"),
    ("sources", 0, "url", "javascript:alert(1)", "bad_url"),
    ("organizations", 0, "website", "www.wipo.int", "bad_url"),
    ("areas", 1, "iso2", "cn", "bad_form"),
    ("areas", 3, "area_id", "cn", "duplicate_id"),
    ("areas", 2, "iso2", "CN", "duplicate_value"),
    ("statistics", 0, "source_id", "nobody", "dangling"),
    ("statistics", 0, "source_id", "", "empty"),
    ("statistics", 7, "breakdown_id", "gold", "dangling"),
    ("indicators", 0, "unit_id", "metres", "dangling"),
    ("events", 0, "country", "ZZ", "dangling"),
    ("events", 0, "country", "cn", "dangling"),
    ("events", 0, "city_id", "atlantis", "dangling"),
    ("aliases", 0, "entity_id", "nobody", "dangling"),
    ("participants", 0, "entity_id", "wipo", "dangling"),
    ("citations", 1, "field", "colour", "unknown_column"),
    ("statistics", 0, "area_id", "", "no_subject"),
    ("areas", 0, "parent_id", "wuzhen", "parent_cycle"),
    ("organizations", 1, "parent_id", "hisilicon", "parent_cycle"),
    ("organizations", 2, "parent_id", "hisilicon", "parent_cycle"),
    ("cautions", 0, "when", "always", "not_listed"),
    ("cautions", 0, "indicator_id", "gii", "dangling"),
    ("cautions", 0, "text_zh", "", "empty"),
    ("cautions", 1, "from", "2016-05", "bad_integer"),
    ("cautions", 1, "to", "2015", "ends_before_start"),
    ("discrepancies", 0, "kind", "colour", "not_listed"),
    ("discrepancies", 0, "key_a", "", "empty"),
    ("discrepancies", 0, "key_a", "people/nobody", "dangling"),
    ("discrepancies", 0, "key_b", "daren-tang", "dangling"),
    ("discrepancies", 0, "key_b", "units/rank", "dangling"),  # a table without pages
    ("discrepancies", 1, "key_a", "statistics/patent-applications.us.2019.wipo", "dangling"),
    ("discrepancies", 1, "source_b", "nobody", "dangling"),
]


@pytest.mark.parametrize(("table", "place", "column", "written", "code"), CELLS)
def test_a_wrong_cell_is_found_where_it_stands(tmp_path: Path, table: str, place: int, column: str, written: str, code: str) -> None:
    tables = tiny_tables()
    number = list(tables[table][place]).index(column) + 1
    tables[table][place][column] = written
    found = faults_of(write_package(tmp_path, tables))
    assert (f"{table}.csv", place + 2, number, code) in places(found)
    assert all(fault.file == f"{table}.csv" or fault.code in ("dangling", "no_citation", "no_evidence") for fault in found)


def test_a_claim_of_one_source_is_stated_once(tmp_path: Path) -> None:
    tables = tiny_tables()
    tables["statistics"].append({**tables["statistics"][3], "value": "7", "locator": "elsewhere"})
    assert places(faults_of(write_package(tmp_path, tables))) == {("statistics.csv", 14, 1, "duplicate_claim")}


def test_a_link_is_made_once(tmp_path: Path) -> None:
    tables = tiny_tables()
    tables["participants"].append({**tables["participants"][0], "note": "another note"})
    assert places(faults_of(write_package(tmp_path, tables))) == {("participants.csv", 7, 1, "duplicate_row")}


@pytest.mark.parametrize(
    ("entity", "identifier", "fault"),
    [
        ("event", "expo", ("events.csv", 4, 1, "no_citation")),
        ("person", "wang-binying", ("people.csv", 3, 1, "no_citation")),
        ("organization", "wipo", ("organizations.csv", 2, 1, "no_evidence")),
    ],
)
def test_nothing_is_told_without_a_source(tmp_path: Path, entity: str, identifier: str, fault: tuple[str, int, int, str]) -> None:
    tables = tiny_tables()
    tables["citations"] = [row for row in tables["citations"] if (row["entity_type"], row["entity_id"]) != (entity, identifier)]
    assert places(faults_of(write_package(tmp_path, tables))) == {fault}


def test_a_statistic_is_evidence_enough_for_an_organization(tmp_path: Path) -> None:
    tables = tiny_tables()
    tables["statistics"] = [row for row in tables["statistics"] if row["organization_id"] != "huawei"]
    assert places(faults_of(write_package(tmp_path, tables))) == {("organizations.csv", 3, 1, "no_evidence")}


def spoil(folder: Path, file: str, content: bytes, instead: bytes) -> None:
    path = folder / file
    text = path.read_bytes()
    assert content in text
    path.write_bytes(text.replace(content, instead, 1))


@pytest.mark.parametrize(
    ("file", "content", "instead", "fault"),
    [
        ("people.csv", b"person_id", b"\xef\xbb\xbfperson_id", ("people.csv", 1, 1, "byte_order_mark")),
        ("people.csv", b"Wang", b"W\xffng", ("people.csv", 3, 15, "not_utf8")),
        ("people.csv", b"Wang Binying", b'"Wang" Binying', ("people.csv", 3, 1, "not_csv")),
        ("people.csv", b"name_zh", b"chinese_name", ("people.csv", 1, 3, "column_unknown")),
        ("people.csv", b"name_zh", b"chinese_name", ("people.csv", 1, 1, "column_missing")),
        ("people.csv", b"Wang Binying,", b"Wang,Binying,", ("people.csv", 3, 5, "row_width")),
        ("people.csv", "王彬颖,".encode(), "王彬颖".encode(), ("people.csv", 3, 4, "row_width")),
        ("datapackage.json", b'"2026.11"', b'""', ("datapackage.json", 1, 1, "no_data_version")),
        ("datapackage.json", b'"people"', b'"folk"', ("datapackage.json", 1, 1, "table_missing")),
        ("datapackage.json", b"people.csv", b"absent.csv", ("absent.csv", 1, 1, "file_missing")),
        ("datapackage.json", b"people.csv", b"../../secret", ("../../secret", 1, 1, "file_missing")),
        ("datapackage.json", b"{", b"{{", ("datapackage.json", 1, 2, "not_json")),
        ("datapackage.json", b'"^[A-Z]{2}$"', b'"[A-Z"', ("datapackage.json", 1, 1, "bad_pattern")),
    ],
)
def test_a_file_that_cannot_be_read_is_named(
    tmp_path: Path, file: str, content: bytes, instead: bytes, fault: tuple[str, int, int, str]
) -> None:
    spoil(write_package(tmp_path, tiny_tables()), file, content, instead)
    assert fault in places(faults_of(tmp_path))


ODD_TABLES = (
    '"schema": null',
    '"schema": "people.json"',
    '"schema": {"fields": 1}',
    '"schema": {"fields": [{"name": 3, "constraints": {"enum": 5, "pattern": 5}}]}',
)
ODD_DESCRIPTORS = (
    "[]",
    "null",
    '"text"',
    "{}",
    '{"resources": null}',
    '{"resources": {"name": "people"}}',
    '{"resources": [1, {"name": []}]}',
)


@pytest.mark.parametrize(
    "descriptor",
    [*ODD_DESCRIPTORS, *(f'{{"resources": [{{"name": "people", "path": "people.csv", {table}}}]}}' for table in ODD_TABLES)],
)
def test_no_descriptor_is_too_odd_to_be_told_of(tmp_path: Path, descriptor: str) -> None:
    write_package(tmp_path, tiny_tables())
    (tmp_path / "datapackage.json").write_text(descriptor, encoding="utf-8")
    assert {fault.file for fault in faults_of(tmp_path)} >= {"datapackage.json"}


def test_lines_are_those_of_the_file_and_all_faults_are_listed(tmp_path: Path) -> None:
    tables = tiny_tables()
    tables["people"][0]["summary"] = "one\ntwo\nthree"
    tables["people"][1]["summary"] = "ends with a blank "
    tables["areas"][1]["kind"] = "planet"
    found = faults_of(write_package(tmp_path, tables))
    expected = {("people.csv", 2, 4, "control_character"), ("people.csv", 5, 4, "stray_space"), ("areas.csv", 3, 4, "not_listed")}
    assert places(found) == expected


def test_every_fault_has_its_words_in_both_languages(tmp_path: Path) -> None:
    tables = tiny_tables()
    for table, place, column, written, _code in CELLS:
        tables[table][place][column] = written
    for fault in faults_of(write_package(tmp_path, tables)):
        assert known(f"fault.{fault.code}")
        for pattern in text(f"fault.{fault.code}"):
            assert set(re.findall(r"{(\w+)", pattern)) <= set(fault.values)


def test_a_refused_package_leaves_the_old_database_alone(tmp_path: Path) -> None:
    out = tmp_path / "almanac.db"
    build(write_package(tmp_path / "data", tiny_tables()), out)
    before = out.read_bytes()
    tables = tiny_tables()
    tables["people"][0]["name_en"] = ""
    write_package(tmp_path / "data", tables)
    with pytest.raises(Faults) as refused:
        build(tmp_path / "data", out)
    assert places(refused.value.faults) == {("people.csv", 2, 2, "empty")}
    assert out.read_bytes() == before
    assert sorted(path.name for path in tmp_path.iterdir()) == ["almanac.db", "data"]


# -- a finished database ---------------------------------------------------------------------------------------------------------------


@pytest.fixture(scope="module")
def built(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("tiny")
    build(write_package(folder / "data", tiny_tables()), folder / "almanac.db")
    return folder / "almanac.db"


@pytest.fixture
def database(built: Path, tmp_path: Path) -> Iterator[sqlite3.Connection]:
    """A copy that the test may spoil."""
    connection = sqlite3.connect(shutil.copy(built, tmp_path / "copy.db"))
    yield connection
    connection.close()


def test_a_database_just_built_is_sound(database: sqlite3.Connection) -> None:
    assert list(check_database(database)) == []


@pytest.mark.parametrize(
    ("tampering", "code"),
    [
        ("UPDATE statistics SET value = value + 1 WHERE row = 1", "content_changed"),
        ("UPDATE statistics SET decimals = 3 WHERE row = 1", "content_changed"),
        ("UPDATE people SET name_zh = NULL", "content_changed"),
        ("DELETE FROM sources WHERE source_id = 'gii-2020'", "links_broken"),
        ("DELETE FROM sources WHERE source_id = 'gii-2020'", "count_wrong"),
        ("UPDATE events SET country = 'ZZ' WHERE country = 'CN'", "links_broken"),
        ("UPDATE discrepancies SET key_a = 'people/nobody'", "links_broken"),
        ("UPDATE discrepancies SET key_b = 'meta/x'", "links_broken"),
        ('UPDATE cautions SET "to" = 2018', "content_changed"),
        ("DELETE FROM events_fts_docsize WHERE id = 1", "count_wrong"),
        ("UPDATE statistics SET area_id = NULL, organization_id = NULL WHERE row = 1", "statistics_without_subject"),
        ("UPDATE statistics SET picked = 0", "groups_without_pick"),
        ("UPDATE statistics SET picked = 1", "groups_without_pick"),
        ("UPDATE statistics SET picked_by = picked_by & 1", "groups_without_pick"),
        ("DELETE FROM citations WHERE entity_type = 'event'", "events_without_citation"),
        ("DELETE FROM citations WHERE entity_type = 'person'", "people_without_citation"),
        ("DELETE FROM citations WHERE entity_type = 'organization'", "organizations_without_evidence"),
        ("UPDATE columns SET data = substr(data, 1, 2) WHERE field = 'value' AND kind = 'rank'", "columns_wrong"),
        ("DELETE FROM meta WHERE key = 'count_people'", "count_wrong"),
    ],
)
def test_tampering_is_noticed(database: sqlite3.Connection, tampering: str, code: str) -> None:
    database.execute(tampering)
    found = list(check_database(database))
    assert code in {message.code for message in found}
    assert all(known(f"fault.{message.code}") for message in found)


def test_every_table_is_in_the_descriptor_of_the_real_package(data_dir: Path) -> None:
    assert set(read_package(data_dir).sheets) == {table.name for table in SOURCES}
