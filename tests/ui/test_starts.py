"""One program for a reader: a second start hands over its file and ends, without a socket."""

import threading
from collections.abc import Iterator
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from ui import starts
from ui.starts import Starts


@pytest.fixture
def first(qapp: object, user_folder: Path) -> Iterator[Starts]:
    made = Starts(user_folder)
    assert made.is_first()
    yield made
    made.close()


def hand_over(folder: Path, file: str, said: list[bool]) -> threading.Thread:
    """Another program, on a thread: it waits while this one looks."""
    thread = threading.Thread(target=lambda: said.append(Starts(folder).hand_over(file)))
    thread.start()
    return thread


def test_the_second_is_not_the_first(first: Starts, user_folder: Path) -> None:
    assert not Starts(user_folder).is_first()


@pytest.mark.parametrize("file", ["", "/data/发言 材料.ipalmanac-collection"])
def test_a_second_start_hands_over_its_file(qtbot: QtBot, first: Starts, user_folder: Path, file: str) -> None:
    first.listen()
    said: list[bool] = []
    with qtbot.waitSignal(first.handed) as heard:
        other = hand_over(user_folder, file, said)
    other.join()
    assert (heard.args, said) == ([file], [True])


def test_what_was_handed_over_while_the_first_was_still_starting_is_taken(qtbot: QtBot, first: Starts, user_folder: Path) -> None:
    said: list[bool] = []
    other = hand_over(user_folder, "/data/a.db", said)
    qtbot.waitUntil(lambda: any(user_folder.glob("handed-*/*.json")))
    with qtbot.waitSignal(first.handed) as heard:
        first.listen()
    other.join()
    assert (heard.args, said) == (["/data/a.db"], [True])


def test_where_nobody_takes_the_file_the_second_goes_on_by_itself(
    first: Starts, user_folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(starts, "WAIT", 0.05)
    assert not Starts(user_folder).hand_over("/data/a.db")
    assert not list(user_folder.glob("handed-*/*"))


def test_whoever_ends_makes_room(first: Starts, user_folder: Path) -> None:
    first.listen()
    first.close()
    after = Starts(user_folder)
    assert after.is_first()
    after.close()


def test_a_folder_in_which_nothing_can_be_written_holds_nobody_up(qapp: object, tmp_path: Path) -> None:
    made = Starts(tmp_path / "missing")
    assert made.is_first()
    made.listen()
    made.close()


def test_what_is_no_note_is_passed_over(qtbot: QtBot, first: Starts, user_folder: Path) -> None:
    first.listen()
    (place,) = user_folder.glob("handed-*")
    (place / "0.json").write_text("nonsense")
    with qtbot.waitSignal(first.handed) as heard:
        (place / "1.json").write_text("[1, 2]")
    assert heard.args == [""]
