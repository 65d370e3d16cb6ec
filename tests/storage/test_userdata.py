"""What the program keeps for its user: written at once, read back the same, and never lost by an update."""

import shutil
import sqlite3
from collections.abc import Iterator
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from storage import collections, userfile
from storage.charts import ChartSpec
from storage.migrations import STEPS
from storage.query import Filter, Query, Sort
from storage.searches import MOST_RECENT, Saved
from storage.series import Thing
from storage.userdata import UserData
from storage.words import Text

OLD = Path(__file__).resolve().parents[1] / "fixtures" / "user"
NAME = Text("Huawei and the PCT", "华为与PCT")
QUERY = Query(
    "statistics",
    '华为 "PCT"',
    (2014, None),
    (Filter("statistics", "standing", "not_in", ("press", "")),),
    (Sort("statistics", "value", True),),
)


@pytest.fixture
def data(user_folder: Path) -> Iterator[UserData]:
    made = UserData(user_folder)
    yield made
    made.close()


def test_a_saved_search_comes_back_whole(data: UserData, user_folder: Path) -> None:
    number = data.save_search(NAME, QUERY)
    assert userfile.saved_searches(user_folder) == (Saved(number, NAME, QUERY),)


def test_a_saved_chart_comes_back_as_it_was(data: UserData, user_folder: Path) -> None:
    chart = ChartSpec((Thing("pct-applications", "cn", "", ""),), "columns", "change", log=True, shown=("bridge",), events=Query(text="法"))
    number = data.save_search(NAME, QUERY, chart)
    assert userfile.saved_searches(user_folder) == (Saved(number, NAME, QUERY, chart),)


def test_a_chart_that_another_version_kept_is_no_fault(data: UserData, user_folder: Path) -> None:
    data.save_search(NAME, QUERY, ChartSpec(()))
    data.save_search(NAME, QUERY)
    data.close()
    with sqlite3.connect(user_folder / userfile.FILE) as file:
        file.execute("UPDATE saved_searches SET chart = '{\"version\": 99}' WHERE chart IS NOT NULL")
    file.close()
    assert [saved.chart for saved in userfile.saved_searches(user_folder)] == [None]


def test_a_saved_search_can_be_renamed_deleted_and_brought_back(data: UserData, user_folder: Path) -> None:
    first, second = data.save_search(NAME, QUERY), data.save_search(Text("b", "b"), Query(text="b"))
    data.rename_search(first, Text("x", "x"))
    data.delete_search(first)
    assert [saved.id for saved in userfile.saved_searches(user_folder)] == [second]
    data.restore_search(first)
    assert [(saved.id, saved.name.en) for saved in userfile.saved_searches(user_folder)] == [(first, "x"), (second, "b")]


def test_what_was_deleted_long_ago_is_gone_and_what_was_deleted_of_late_is_not(data: UserData, user_folder: Path) -> None:
    old, new = data.save_search(NAME, QUERY), data.save_search(NAME, QUERY)
    data.delete_search(old)
    data.delete_search(new)
    data.close()
    with sqlite3.connect(user_folder / userfile.FILE) as file:
        file.execute("UPDATE saved_searches SET deleted_on = date('now', '-31 days') WHERE id = ?", (old,))
    file.close()
    again = UserData(user_folder)
    again.restore_search(old)
    again.restore_search(new)
    again.close()
    assert [saved.id for saved in userfile.saved_searches(user_folder)] == [new]


def test_recent_searches_are_the_newest_first_each_once(data: UserData, user_folder: Path) -> None:
    for text in ("pct", "专利", "PCT "):
        data.keep_recent(Query("statistics", text))
    assert [query.text for query in userfile.recent_searches(user_folder)] == ["PCT ", "专利"]
    for number in range(2 * MOST_RECENT):
        data.keep_recent(Query(text=f"search {number}"))
    kept = userfile.recent_searches(user_folder)
    assert [query.text for query in kept] == [f"search {number}" for number in reversed(range(MOST_RECENT, 2 * MOST_RECENT))]
    data.clear_recent()
    assert userfile.recent_searches(user_folder) == ()


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], max_examples=60, deadline=None)
@given(text=st.text(st.characters(exclude_categories=()), max_size=40))
def test_any_text_can_be_kept(data: UserData, user_folder: Path, text: str) -> None:
    data.keep_recent(Query("events", text))
    assert userfile.recent_searches(user_folder)[0].text == text


@pytest.mark.parametrize("old", sorted(OLD.glob("version-*.db")), ids=lambda path: path.stem)
def test_a_file_of_an_older_version_keeps_what_is_in_it(user_folder: Path, old: Path) -> None:
    shutil.copy(old, user_folder / userfile.FILE)
    before = userfile.settings(user_folder)
    assert before
    assert userfile.saved_searches(user_folder) == ()  # read before it is brought up to date: no fault
    data = UserData(user_folder)
    assert userfile.settings(user_folder) == before
    assert data.check() == ["ok"]
    data.save_search(NAME, QUERY)
    data.keep_recent(QUERY)
    data.close()
    assert [saved.query for saved in userfile.saved_searches(user_folder)] == list(userfile.recent_searches(user_folder)) == [QUERY]


def test_a_search_that_another_version_kept_is_no_fault(data: UserData, user_folder: Path) -> None:
    gone = Filter("statistics", "gone", "in", ("x",))
    data.save_search(NAME, Query("statistics", "PCT", None, (gone, Filter("moons", "kind", "in", ("x",))), (Sort("statistics", "gone"),)))
    data.save_search(NAME, Query("moons", "PCT"))
    data.close()
    with sqlite3.connect(user_folder / userfile.FILE) as file:
        file.execute("INSERT INTO saved_searches (name_en, name_zh, query) VALUES ('a', 'b', '{\"version\": 99}')")
        file.execute("INSERT INTO saved_searches (name_en, name_zh, query) VALUES ('a', 'b', 'no JSON')")
    file.close()
    assert [saved.query for saved in userfile.saved_searches(user_folder)] == [Query("statistics", "PCT")]


def test_a_file_of_a_newer_form_is_left_alone_and_what_is_changed_is_kept_in_memory(user_folder: Path) -> None:
    UserData(user_folder).close()
    with sqlite3.connect(user_folder / userfile.FILE) as file:
        file.execute("PRAGMA user_version = 1001")
    file.close()
    before = (user_folder / userfile.FILE).read_bytes()
    data = UserData(user_folder)
    data.save_search(NAME, QUERY)
    assert data.trouble is not None
    assert (data.trouble.code, data.unsaved, data.retry()) == ("user_newer", 1, False)
    data.close()
    assert (user_folder / userfile.FILE).read_bytes() == before


def test_a_file_with_additions_of_a_newer_program_is_used_and_keeps_them(user_folder: Path) -> None:
    data = UserData(user_folder)
    data.close()
    newer = len(STEPS) + 1
    with sqlite3.connect(user_folder / userfile.FILE) as file:
        file.execute("ALTER TABLE collections ADD COLUMN colour TEXT DEFAULT 'red'")
        file.execute(f"PRAGMA user_version = {newer}")
    file.close()
    data = UserData(user_folder)
    assert [remark.code for remark in data.remarks] == ["user_newer_minor"]
    collections.create(data, "new")
    assert data.read("SELECT name, colour FROM collections") == [("new", "red")]
    assert data.read("PRAGMA user_version") == [(newer,)]
    data.close()
    again = UserData(user_folder)
    assert again.remarks == []  # said once
    again.close()
