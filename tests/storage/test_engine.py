"""However an answer is worked out (at once or streamed, by Python or NumPy, by index or by hot sets), it is the same answer."""

import itertools
from collections.abc import Iterator
from pathlib import Path

import pytest

from storage import build, hotlist, partmatches, sql, suited, truth
from storage.library import Library
from storage.query import Filter, Query, Sort
from storage.tables import BY_NAME, TABLES
from storage.terms import forms
from storage.text import tokens
from tests.fixtures.tiny_package import tiny_tables, write_package

TEXTS = (
    "patent", "专利", "法", "p", "华为 PCT", "国际PCT", "china 2019", "201", "korea GII rank", "law -china", "-china", "zhongguo",
    "hua wei", "blockchain OR 区块链", "知识产权", '"patent applications"', "专", "qqxqq",
    "qqxqq china", "kind:forum 2021", "year:2019..2020 china",
    "a b c d e f g h i j", "patents OR trademarks OR designs OR law OR china OR japan OR korea OR wipo OR cnipa OR epo",
)  # fmt: skip


@pytest.fixture(scope="module")
def library(library_path: Path) -> Iterator[Library]:
    opened = Library(library_path)
    yield opened
    opened.close()


@pytest.mark.parametrize("text", TEXTS)
@pytest.mark.parametrize("table", ["statistics", "events", "organizations", "participants", "disagreements"])
def test_the_first_rows_are_those_of_all_rows(library: Library, library_path: Path, table: str, text: str) -> None:
    query = Query(table, text)
    every = library.rows_of_query(query)
    assert len(every) == len(set(every)) == library.matches(query)
    fresh = Library(library_path)
    for n in (1, 100, len(every)):
        assert list(fresh.first_rows(query, n)) == list(every[:n])
        fresh.engine.forget()
    fresh.close()


def answers(library: Library) -> Iterator[object]:
    """What is answered to all kinds of questions."""
    narrowed = (Filter("statistics", "disagrees", "in", ("1",)), Filter("events", "organizer", "not_in", ("wipo", "")))
    for table, text, filters in itertools.product(("statistics", "events"), TEXTS, ((), narrowed)):
        query = Query(table, text, filters=filters)
        yield list(library.first_rows(query, 50))
        yield list(library.rows_of_query(query))
        yield library.facets(query, [facet.field for facet in BY_NAME[table].facets])
    for field, down in itertools.product(("value", "subject", "note", "statistic_id"), (False, True)):
        yield list(library.rows_of_query(Query("statistics", "china", sort=(Sort("statistics", field, down), Sort("statistics", "year")))))
        yield list(library.rows_of_query(Query("statistics", sort=(Sort("statistics", field, down),))))


def test_numpy_answers_as_python_does(library: Library, library_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(suited, "FEW", 0)
    fast = Library(library_path)
    by_numpy = list(answers(fast))
    fast.close()
    monkeypatch.undo()
    assert by_numpy == list(answers(library))


def test_what_is_hot_is_answered_as_from_the_index(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    data = write_package(tmp_path / "data", tiny_tables())
    build.build(data, tmp_path / "cold.db")
    cold = Library(tmp_path / "cold.db")
    expected = list(answers(cold))
    cold.close()
    monkeypatch.setattr(hotlist, "FEW", 0)  # every word is in more than one of forty-eight of four rows
    monkeypatch.setattr(suited, "FEW", 0)
    build.build(data, tmp_path / "hot.db")
    hot = Library(tmp_path / "hot.db")
    assert hot.execute("SELECT count(*) FROM hot WHERE tbl = 'events'").fetchone()[0] > 100
    assert list(answers(hot)) == expected
    hot.close()


@pytest.mark.parametrize(
    "text", ["patent applications residents China 2019", "华为 PCT 2020", "GII rank OR score China", "trademark 商标 2021"]
)
def test_many_words_are_as_close_as_few(library: Library, monkeypatch: pytest.MonkeyPatch, text: str) -> None:
    """Eight terms at a time fit into a byte; more must give the same rows in the same order."""
    query = Query("statistics", text)
    expected = list(library.rows_of_query(query))
    for module in (truth, partmatches):
        monkeypatch.setattr(module, "MOST_TERMS", 2)
    library.engine.forget()
    assert list(library.first_rows(query, 20)) == expected[:20]
    assert list(library.rows_of_query(query)) == expected
    assert len(expected) > 1
    library.engine.forget()


# -- what a statistic is found by --------------------------------------------------------------------------------------------------------


def texts_of(library: Library, row: int) -> list[str]:
    """Everything that the almanac knows in words of one statistic."""
    record = library.record("statistics", row)
    found = [str(record[name]) for name in ("year", "last_year", "note", "publisher") if record[name]]
    for field, table in (("indicator_id", "indicators"), ("area_id", "areas"), ("organization_id", "organizations")):
        if record[field]:
            found += [*library.label(table, record[field]), *library.other_names(table).get(str(record[field]), ())]
    for field, table in (("breakdown_id", "breakdowns"), ("source_id", "sources"), ("topic_id", "topics"), ("unit_id", "units")):
        found += library.label(table, record[field]) if record[field] else ()
    return [library.folding(text) for text in found]


def has(texts: list[str], word: str) -> bool:
    return all(
        any(token in text if cjk else set(forms(token)) & {other for other, _ in tokens(text)} for text in texts)
        for token, cjk in tokens(word)
    )


@pytest.mark.parametrize(
    "text", ["china", "中国", "专利", "patents", "2019", "patent 申请", "wipo", "world bank", "件", "知识产权 china 2020"]
)
def test_a_statistic_is_found_by_all_that_is_said_of_it(small_library_path: Path, text: str) -> None:
    library = Library(small_library_path)
    known = {row: texts_of(library, row) for row in range(1, library.count("statistics") + 1)}
    expected = {row for row, texts in known.items() if all(has(texts, word) for word in library.folding(text).split())}
    found = set(library.rows_of_query(Query("statistics", f"{text} ")))
    codes = {row for row in found - expected if library.record("statistics", row)["area_id"]}  # found by a country's ISO code or by pinyin
    assert expected <= found == expected | codes
    library.close()


# -- filters -----------------------------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("table", [table for table in TABLES if table.facets], ids=lambda table: table.name)
def test_sets_and_sql_filter_alike(library: Library, table: object) -> None:
    name = table.name  # type: ignore[attr-defined]
    for facet in BY_NAME[name].facets:
        some = list(library.facets(Query(name), [facet.field])[facet.field])[:2]
        for filters in (
            (Filter(name, facet.field, "in", (*some, "")),),
            (Filter(name, facet.field, "not_in", tuple(some)),),
            (Filter(name, facet.field, "in", tuple(some)), Filter(name, facet.field, "not_in", tuple(some[:1]))),
            (Filter(name, facet.field, "unknown"),),
            (Filter(name, facet.field, "known"),),
        ):
            clause = sql.where(BY_NAME[name], filters, (1990, 2021))
            by_sql = [row for (row,) in library.execute(f"SELECT row FROM {name} WHERE {clause.sql} ORDER BY row", clause.parameters)]
            assert list(library.rows_of_query(Query(name, years=(1990, 2021), filters=filters))) == by_sql, filters
