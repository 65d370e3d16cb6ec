"""Nothing that the reader changed is lost: not when the disk is full, the file locked, read-only, gone or damaged."""

import os
import sqlite3
import subprocess
import sys
from collections.abc import Callable, Iterator
from contextlib import closing, contextmanager, suppress
from pathlib import Path

import pytest

from storage import backups, collections, keeping, session, userfile
from storage.collections import Entry
from storage.userdata import UserData
from storage.userfile import FILE
from storage.words import Text, say

OLD = Path(__file__).resolve().parents[1] / "fixtures" / "user"
CHINA = Entry("areas/cn", Text("China", "中国"))


def names(user: UserData) -> list[str]:
    return [one.name for one in collections.collections(user)]


def names_on_disk(folder: Path) -> list[str]:
    with closing(sqlite3.connect(folder / FILE)) as file:
        return [name for (name,) in file.execute("SELECT name FROM collections ORDER BY place")]


@contextmanager
def locked(folder: Path) -> Iterator[None]:
    """Another program holds the file."""
    with closing(sqlite3.connect(folder / FILE, isolation_level=None)) as other:
        other.execute("BEGIN EXCLUSIVE")
        yield


@pytest.fixture(autouse=True)
def impatient(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(keeping, "PATIENCE", 0.02)


@pytest.fixture
def user(user_folder: Path) -> Iterator[UserData]:
    made = UserData(user_folder)
    yield made
    made.close()


def is_said(user: UserData, code: str) -> None:
    """The trouble has a sentence of its own in both languages, which names the file."""
    assert user.trouble is not None
    assert user.trouble.code == code
    for language in ("en", "zh"):
        assert str(user.path) in say(f"fault.{code}", language, **user.trouble.values)


def test_what_a_locked_file_cannot_take_is_remembered_and_saved_later(user: UserData, user_folder: Path) -> None:
    first = collections.create(user, "first", (CHINA,))
    with locked(user_folder):
        collections.rename(user, first, "first, renamed")
        second = collections.create(user, "second")
        is_said(user, "user_locked")
        assert (user.unsaved, names(user), user.retry()) == (2, ["first, renamed", "second"], False)
        assert names_on_disk(user_folder) == ["first"]
        collections.add(user, second, (CHINA,))
    assert user.retry()
    assert (user.trouble, user.unsaved, names_on_disk(user_folder)) == (None, 0, ["first, renamed", "second"])
    assert collections.entries(user, second) == (CHINA,)


def test_of_how_the_window_stands_only_the_last_is_remembered_and_nothing_is_said(user: UserData, user_folder: Path) -> None:
    with locked(user_folder):
        for top in range(5):
            session.write(user, {0: {"top": top}})
        assert user.unsaved == 0
        collections.create(user, "list")
        assert user.unsaved == 1
    assert user.retry()
    assert (session.read(user_folder), names_on_disk(user_folder)) == (({"top": 4},), ["list"])


def test_closing_saves_what_was_left(user_folder: Path) -> None:
    user = UserData(user_folder)
    with locked(user_folder):
        collections.create(user, "late")
    user.close()
    assert names_on_disk(user_folder) == ["late"]


def test_what_another_program_wrote_in_the_meantime_stays(user: UserData, user_folder: Path) -> None:
    with locked(user_folder):
        collections.create(user, "ours")
    other = UserData(user_folder)
    collections.create(other, "theirs")
    other.close()
    assert user.retry()
    assert sorted(names(user)) == ["ours", "theirs"]


def test_a_fault_of_the_program_is_not_taken_for_one_of_the_disk(user: UserData) -> None:
    with pytest.raises(sqlite3.OperationalError, match="no such table"):
        user.change(lambda file: file.execute("DELETE FROM moons"))
    assert (user.trouble, user.unsaved) == (None, 0)


def test_half_a_change_is_none(user: UserData) -> None:
    def change(file: sqlite3.Connection) -> None:
        file.execute("INSERT INTO collections (id, name, place) VALUES (1, 'half', 1)")
        raise ZeroDivisionError

    with pytest.raises(ZeroDivisionError):
        user.change(change)
    assert names(user) == []


def test_a_file_that_is_gone_is_written_anew_with_all_that_was_in_it(user: UserData, user_folder: Path) -> None:
    collections.create(user, "before")
    for path in user_folder.glob(f"{FILE}*"):
        path.unlink()
    collections.create(user, "after")
    assert (user.trouble, names_on_disk(user_folder)) == (None, ["before", "after"])


@pytest.mark.skipif(sys.platform == "win32", reason="Windows lets nobody replace a file that is open")
def test_what_was_there_is_copied_where_another_program_put_its_own_file_in_the_place(
    user: UserData, user_folder: Path, tmp_path: Path
) -> None:
    collections.create(user, "here")
    other = UserData(tmp_path)
    collections.create(other, "there")
    other.close()
    (tmp_path / FILE).replace(user_folder / FILE)
    collections.create(user, "after")
    assert sorted(names(user)) == ["after", "there"]
    copies = [one for one in backups.kept(user_folder) if one.reason == backups.REPLACED]
    with closing(sqlite3.connect(copies[0].path)) as copy:
        assert copy.execute("SELECT name FROM collections").fetchall() == [("here",)]


def test_a_folder_that_cannot_be_written_to(tmp_path: Path) -> None:
    """A file stands where the folder should be: also for the superuser nothing can be written there."""
    blocked = tmp_path / "只读"
    blocked.write_text("")
    user = UserData(blocked)
    number = collections.create(user, "in memory")
    is_said(user, "user_read_only")
    assert (user.unsaved, user.retry()) == (1, False)
    blocked.unlink()
    blocked.mkdir()
    assert user.retry()
    assert collections.collections(user)[0].id == number
    user.close()
    assert names_on_disk(blocked) == ["in memory"]


@pytest.mark.skipif(sys.platform == "win32" or os.geteuid() == 0, reason="rights bind neither Windows' folders nor the superuser")
def test_a_read_only_folder_is_read_and_told(user_folder: Path) -> None:
    user = UserData(user_folder)
    collections.create(user, "before")
    user.close()
    user_folder.chmod(0o500)
    (user_folder / FILE).chmod(0o400)
    try:
        user = UserData(user_folder)
        collections.create(user, "after")
        is_said(user, "user_read_only")
        assert names(user) == ["before", "after"]
    finally:
        user_folder.chmod(0o700)
        (user_folder / FILE).chmod(0o600)
    user.close()
    assert names_on_disk(user_folder) == ["before", "after"]


def test_a_file_on_a_disk_that_takes_no_more(user: UserData, user_folder: Path) -> None:
    """The file's own limit of pages stands for the disk's: SQLite says the same."""
    collections.create(user, "before")
    full = "x" * 100_000
    user.read(f"PRAGMA max_page_count = {user.read('PRAGMA page_count')[0][0]}")
    collections.create(user, full)
    is_said(user, "user_full")
    assert names(user) == ["before", full]
    assert user.retry()  # opened anew, without that limit
    assert names_on_disk(user_folder) == ["before", full]


@pytest.fixture
def small_disk(tmp_path: Path) -> Iterator[Path]:
    """A disk of 300 kB."""
    if sys.platform != "linux" or os.geteuid() != 0:
        pytest.skip("only the superuser of a Linux may mount a small disk")
    place = tmp_path / "disk"
    place.mkdir()
    if subprocess.run(["mount", "-t", "tmpfs", "-o", "size=300k", "tmpfs", place], capture_output=True, check=False).returncode:
        pytest.skip("this machine lets nobody mount a small disk")
    yield place
    subprocess.run(["umount", "--lazy", place], check=True)


def fill(disk: Path) -> Path:
    """Takes all the room that there is."""
    ballast = disk / "ballast"
    with ballast.open("ab", buffering=0) as file, suppress(OSError):
        while file.write(b"x" * 512):
            pass
    return ballast


def test_a_disk_that_becomes_full(small_disk: Path) -> None:
    user = UserData(small_disk)
    collections.create(user, "before")
    ballast = fill(small_disk)
    wanted = ["before"]
    while user.trouble is None:
        wanted.append(f"{len(wanted)} {'x' * 5000}")
        collections.create(user, wanted[-1])
    is_said(user, "user_full")
    assert (user.retry(), names(user)) == (False, wanted)
    ballast.unlink()
    assert user.retry()
    user.close()
    assert names_on_disk(small_disk) == wanted


@pytest.mark.parametrize("old", [None, *sorted(OLD.glob("version-*.db"))[-1:]], ids=["of today", "of an older version"])
def test_a_disk_that_is_full_at_the_start(small_disk: Path, old: Path | None) -> None:
    if old is None:
        before = UserData(small_disk)
        collections.create(before, "发言材料")
        before.save_setting("theme", "dark")
        before.close()
    else:
        (small_disk / FILE).write_bytes(old.read_bytes())
    ballast = fill(small_disk)
    assert userfile.settings(small_disk)["theme"] == "dark"
    user = UserData(small_disk)
    collections.create(user, "after")
    is_said(user, "user_full")
    assert names(user) == ["发言材料", "after"]
    ballast.unlink()
    assert user.retry()
    user.close()
    assert names_on_disk(small_disk) == ["发言材料", "after"]


def test_a_disk_that_was_locked(small_disk: Path) -> None:
    """What is in it is read, and what is changed is kept until it can be written again."""
    before = UserData(small_disk)
    collections.create(before, "before")
    before.save_setting("theme", "dark")
    before.close()
    subprocess.run(["mount", "-o", "remount,ro", small_disk], check=True)
    try:
        assert userfile.settings(small_disk)["theme"] == "dark"
        user = UserData(small_disk)
        collections.create(user, "after")
        is_said(user, "user_read_only")
        assert names(user) == ["before", "after"]
    finally:
        subprocess.run(["mount", "-o", "remount,rw", small_disk], check=True)
    assert user.retry()
    user.close()
    assert names_on_disk(small_disk) == ["before", "after"]


def _no_database(path: Path) -> None:
    path.write_text("not a database, though long enough to be looked at as one " * 400, encoding="utf-8")


def _torn_page(path: Path) -> None:
    with path.open("rb+") as file:
        file.seek(4096)
        file.write(b"\xff" * 4096)


def _cut_short(path: Path) -> None:
    with path.open("rb+") as file:
        file.truncate(4096 * 3 + 100)


@pytest.mark.parametrize("spoil", [_no_database, _torn_page, _cut_short])
def test_a_damaged_file_is_set_aside_and_the_newest_good_copy_opened(user_folder: Path, spoil: Callable[[Path], None]) -> None:
    for name in ("one", "two"):
        user = UserData(user_folder)
        collections.create(user, name, (CHINA,))
        user.close()
    spoil(user_folder / FILE)
    damaged = (user_folder / FILE).read_bytes()
    user = UserData(user_folder)
    assert (names(user), user.trouble) == (["one", "two"], None)
    (remark,) = user.remarks
    assert remark.code == "user_restored"
    assert (user_folder / str(remark.values["aside"])).read_bytes() == damaged
    user.close()


def test_where_there_is_no_copy_the_reader_begins_anew_and_the_damaged_file_stays(user_folder: Path) -> None:
    _no_database(user_folder / FILE)
    user = UserData(user_folder)
    assert [remark.code for remark in user.remarks] == ["user_begun_anew"]
    assert len(list(user_folder.glob("user-damaged-*.db"))) == 1
    collections.create(user, "new")
    user.close()
    assert names_on_disk(user_folder) == ["new"]


def test_settings_of_a_damaged_file_are_read_from_its_copy(user_folder: Path) -> None:
    user = UserData(user_folder)
    user.save_setting("language", "zh")
    user.close()
    _no_database(user_folder / FILE)
    assert userfile.settings(user_folder)["language"] == "zh"


@pytest.mark.parametrize("name", ["我的 文件夹 #1 100%?", "with 'quotes' & [brackets]", "a" * 200])
def test_any_name_of_a_folder(tmp_path: Path, name: str) -> None:
    folder = tmp_path / name
    folder.mkdir()
    user = UserData(folder)
    user.save_setting("language", "zh")
    collections.create(user, "名")
    user.close()
    assert userfile.settings(folder) == {"language": "zh"}
    again = UserData(folder)
    assert (names(again), again.trouble) == (["名"], None)
    again.close()


@pytest.mark.skipif(sys.platform == "win32", reason="a path as long as this can be made only without Python's own limit there")
def test_a_path_that_is_too_long_for_sqlite_is_said_and_nothing_is_lost(tmp_path: Path) -> None:
    folder = tmp_path.joinpath(*["长" * 60] * 10)
    folder.mkdir(parents=True)
    user = UserData(folder)
    collections.create(user, "in memory")
    assert names(user) == ["in memory"]
    if user.trouble is not None:
        is_said(user, "user_unwritable")
        assert user.unsaved == 1
    user.close()


def test_numbers_grow_also_when_the_clock_was_set_back(user_folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    user = UserData(user_folder)
    first = collections.create(user, "today")
    user.close()
    monkeypatch.setattr("time.time_ns", lambda: 0)
    user = UserData(user_folder)
    assert collections.create(user, "in 1970") > first
    user.close()


def test_what_is_confirmed_has_been_synced(user: UserData) -> None:
    assert user.read("PRAGMA synchronous")[0][0] >= 2
    assert user.read("PRAGMA journal_mode") == [("wal",)]


def test_on_a_share_there_is_no_wal_and_the_reader_is_told_once(tmp_path: Path) -> None:
    folder = tmp_path / "OneDrive - Ministry" / "almanac"
    folder.mkdir(parents=True)
    for told in (["user_shared"], []):
        user = UserData(folder)
        assert user.read("PRAGMA journal_mode") == [("delete",)]
        assert user.read("PRAGMA synchronous")[0][0] >= 2
        assert [remark.code for remark in user.remarks] == told
        collections.create(user, "x")
        user.close()


def test_two_programs_at_once_lose_nothing(user_folder: Path) -> None:
    """Eight processes add to the same lists, from a file that none has made yet."""
    program = (
        "import sys; from pathlib import Path\n"
        "from storage import collections, userdata; from storage.words import Text\n"
        "user = userdata.UserData(Path(sys.argv[1]))\n"
        "for n in range(15): collections.create(user, f'{sys.argv[2]}-{n}')\n"
        "user.save_setting(sys.argv[2], True); user.retry(); assert not user.unsaved; user.close()\n"
    )
    root = Path(keeping.__file__).parents[1]
    running = [subprocess.Popen([sys.executable, "-c", program, user_folder, str(number)], cwd=root) for number in range(4)]
    assert [process.wait() for process in running] == [0] * 4
    assert sorted(names_on_disk(user_folder)) == sorted(f"{number}-{n}" for number in range(4) for n in range(15))
    assert userfile.settings(user_folder) == {str(number): True for number in range(4)}
