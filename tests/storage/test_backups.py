"""Copies of the reader's file: made by themselves, checked, few, and able to bring everything back."""

import sqlite3
from collections.abc import Iterator
from contextlib import closing
from datetime import date
from pathlib import Path

import pytest

from storage import backups, collections, notes
from storage.backups import Holdings
from storage.collections import Entry
from storage.messages import Message
from storage.text import Folding
from storage.userdata import UserData
from storage.userfile import FILE
from storage.words import Text

OLD = Path(__file__).resolve().parents[1] / "fixtures" / "user"
CHINA = Entry("areas/cn", Text("China", "中国"), "note")


class Clock(date):
    """A date whose today the test sets."""

    now = date(2026, 11, 22)

    @classmethod
    def today(cls) -> date:  # type: ignore[override]
        return cls.now


@pytest.fixture
def clock(monkeypatch: pytest.MonkeyPatch) -> type[Clock]:
    monkeypatch.setattr("storage.backups.date", Clock)
    monkeypatch.setattr("storage.keeping.date", Clock)
    return Clock


@pytest.fixture
def user(user_folder: Path) -> Iterator[UserData]:
    made = UserData(user_folder)
    yield made
    made.close()


def days(folder: Path, reason: str = backups.DAILY) -> list[str]:
    return [one.day for one in backups.kept(folder) if one.reason == reason]


def test_one_a_day_and_seven_of_them(user_folder: Path, clock: type[Clock]) -> None:
    for day in range(1, 11):
        clock.now = date(2026, 11, day)
        for name in ("morning", "evening"):
            user = UserData(user_folder)
            collections.create(user, f"{name} {day}")
            user.close()
    assert days(user_folder) == [f"2026-11-{day:02}" for day in range(10, 3, -1)]
    newest = backups.newest_good(user_folder)
    assert newest is not None
    assert backups.holds(newest.path).collections == 20  # that evening's too


def test_a_program_that_runs_for_days_makes_its_copies(user: UserData, user_folder: Path, clock: type[Clock]) -> None:
    clock.now = date(2030, 1, 1)
    collections.create(user, "a")
    clock.now = date(2030, 1, 2)
    collections.create(user, "b")
    assert days(user_folder)[:2] == ["2030-01-02", "2030-01-01"]


def test_a_clock_that_was_set_back_hides_nothing(user_folder: Path, clock: type[Clock]) -> None:
    for number, day in enumerate((date(2099, 1, 1), date(1999, 1, 1), date(1999, 1, 2))):
        clock.now = day
        user = UserData(user_folder)
        collections.create(user, str(number))
        user.close()
    newest = backups.newest_good(user_folder)
    assert newest is not None
    assert (newest.day, backups.holds(newest.path).collections) == ("1999-01-02", 3)


def test_a_step_to_a_newer_form_is_preceded_by_a_copy_of_the_old(user_folder: Path) -> None:
    old = sorted(OLD.glob("version-*.db"))[-1]
    (user_folder / FILE).write_bytes(old.read_bytes())
    UserData(user_folder).close()
    (copy,) = [one for one in backups.kept(user_folder) if one.reason == backups.STEP]
    with closing(sqlite3.connect(copy.path)) as kept, closing(sqlite3.connect(old)) as before:
        assert list(kept.iterdump()) == list(before.iterdump())


def test_a_copy_says_what_it_holds(user: UserData, user_folder: Path) -> None:
    number = collections.create(user, "list", (CHINA, CHINA._replace(key="areas/us")))
    collections.delete(user, collections.create(user, "gone", (CHINA,)))
    notes.write(user, "areas/cn", "note", Text("", ""), Folding())
    collections.remove(user, number, ("areas/us",))
    user.export(user_folder / "all.ipalmanac-data")
    assert backups.holds(user_folder / "all.ipalmanac-data") == Holdings(1, 1, 1, 0, 0)


@pytest.mark.parametrize("old", sorted(OLD.glob("version-*.db")), ids=lambda path: path.stem)
def test_every_past_form_can_be_looked_into_and_brought_back(user: UserData, old: Path) -> None:
    holdings = backups.holds(old)
    user.restore(old)
    assert (len(collections.collections(user)), len(notes.notes(user))) == (holdings.collections, holdings.notes)
    assert user.check() == ["ok"]


def test_restoring_brings_everything_back_and_can_be_undone(user: UserData, user_folder: Path) -> None:
    before = collections.create(user, "before", (CHINA,))
    notes.write(user, "areas/cn", "专利", Text("", ""), Folding())
    copy = user_folder / "copy.ipalmanac-data"
    user.export(copy)
    collections.rename(user, before, "after")
    notes.write(user, "areas/cn", "商标", Text("", ""), Folding())
    user.restore(copy)
    assert collections.collections(user) == (collections.Collection(before, "before", 1),)
    assert collections.entries(user, before) == (CHINA,)
    assert [[note.key for note in notes.found(user, word, Folding())] for word in ("专利", "商标")] == [["areas/cn"], []]
    user.restore(next(one.path for one in backups.kept(user_folder) if one.reason == backups.REPLACED))
    assert [one.name for one in collections.collections(user)] == ["after"]


def test_what_is_no_file_of_a_reader_changes_nothing(user: UserData, user_folder: Path, tmp_path: Path) -> None:
    number = collections.create(user, "mine", (CHINA,))
    text, other, damaged = tmp_path / "a.txt", tmp_path / "other.db", tmp_path / "damaged.ipalmanac-data"
    text.write_text("no database " * 500)
    with closing(sqlite3.connect(other)) as file:
        file.execute("CREATE TABLE collections (id)")
    user.export(damaged)
    with damaged.open("rb+") as file_:
        file_.truncate(4096 * 5)
    for path, code in (
        (text, "backup_foreign"),
        (other, "backup_foreign"),
        (damaged, "backup_damaged"),
        (tmp_path / "none", "backup_damaged"),
    ):
        with pytest.raises(Message, match=code):
            user.restore(path)
    assert collections.entries(user, number) == (CHINA,)
    assert not [one for one in backups.kept(user_folder) if one.reason == backups.REPLACED]


def test_a_damaged_copy_is_passed_over(user: UserData, user_folder: Path) -> None:
    collections.create(user, "a")
    good = backups.make(user._now, user_folder, backups.STEP)
    spoiled = backups.make(user._now, user_folder, backups.STEP)
    spoiled.write_bytes(spoiled.read_bytes()[:5000])
    newest = backups.newest_good(user_folder)
    assert newest is not None
    assert newest.path == good


def test_a_copy_that_cannot_be_written_is_told_and_work_goes_on(user_folder: Path) -> None:
    (user_folder / backups.FOLDER).write_text("a file where the folder should be")
    user = UserData(user_folder)
    assert [remark.code for remark in user.remarks] == ["backup_failed"]
    collections.create(user, "a")
    assert (user.trouble, len(user.remarks)) == (None, 1)
    user.close()
