"""The reader's lists: in her order, with her notes, and every step of hers can be undone."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from storage import collections
from storage.collections import Entry
from storage.userdata import UserData
from storage.words import Text

CIPAC, CHINA, WIPO = (
    Entry("events/cipac-2019", Text("CIPAC 2019", "第十届中国知识产权年会")),
    Entry("areas/cn", Text("China", "中国"), "for the opening"),
    Entry("organizations/wipo", Text("WIPO", ""), known="founded 1967"),
)


@pytest.fixture
def user(user_folder: Path) -> Iterator[UserData]:
    made = UserData(user_folder)
    yield made
    made.close()


@pytest.fixture
def speech(user: UserData) -> int:
    return collections.create(user, "发言材料", (CIPAC, CHINA, WIPO))


def names(user: UserData) -> list[str]:
    return [one.name for one in collections.collections(user)]


def keys(user: UserData, number: int) -> list[str]:
    return [entry.key for entry in collections.entries(user, number)]


def test_a_list_comes_back_whole_and_in_order(user: UserData, speech: int, user_folder: Path) -> None:
    user.close()
    again = UserData(user_folder)
    assert collections.collections(again) == (collections.Collection(speech, "发言材料", 3),)
    assert collections.entries(again, speech) == (CIPAC, CHINA, WIPO)
    again.close()


def test_a_record_stands_in_a_list_once(user: UserData, speech: int) -> None:
    assert collections.add(user, speech, (CHINA._replace(note="again"), Entry("areas/us", Text("US", "美国")))) == ("areas/us",)
    assert collections.entries(user, speech)[:3] == (CIPAC, CHINA, WIPO)
    assert collections.lists_with(user, "areas/cn") == (speech,)


def test_records_are_put_before_another(user: UserData, speech: int) -> None:
    collections.add(user, speech, (Entry("areas/us", Text("US", "")), Entry("areas/jp", Text("JP", ""))), before=CHINA.key)
    assert keys(user, speech) == [CIPAC.key, "areas/us", "areas/jp", CHINA.key, WIPO.key]


def test_what_was_taken_out_comes_back_to_its_place_with_its_note(user: UserData, speech: int) -> None:
    collections.remove(user, speech, (CIPAC.key, CHINA.key))
    assert keys(user, speech) == [WIPO.key]
    assert collections.lists_with(user, CHINA.key) == ()
    collections.put_back(user, speech, (CIPAC.key, CHINA.key))
    assert collections.entries(user, speech) == (CIPAC, CHINA, WIPO)
    collections.remove(user, speech, (CHINA.key,))
    assert collections.add(user, speech, (CHINA._replace(note=""),)) == (CHINA.key,)
    assert collections.entries(user, speech) == (CIPAC, WIPO, CHINA)


def test_an_order_names_what_comes_first(user: UserData, speech: int) -> None:
    collections.arrange(user, speech, (WIPO.key, "areas/gone", CIPAC.key))
    assert keys(user, speech) == [WIPO.key, CIPAC.key, CHINA.key]
    other = collections.create(user, "other")
    collections.arrange_lists(user, (other,))
    assert names(user) == ["other", "发言材料"]


def test_a_deleted_list_comes_back_with_all_that_was_in_it(user: UserData, speech: int) -> None:
    collections.delete(user, speech)
    assert (names(user), collections.lists_with(user, CHINA.key)) == ([], ())
    assert [one.id for one in collections.in_bin(user)] == [speech]
    collections.restore(user, speech)
    assert collections.entries(user, speech) == (CIPAC, CHINA, WIPO)


def test_a_copy_is_another_list(user: UserData, speech: int) -> None:
    copy = collections.duplicate(user, speech, "copy")
    collections.remove(user, speech, (CHINA.key,))
    assert collections.entries(user, copy) == (CIPAC, CHINA, WIPO)


def test_lists_merge_keep_both_notes_and_part_again(user: UserData, speech: int) -> None:
    other = collections.create(user, "other", (CHINA._replace(note="page 3"), Entry("areas/jp", Text("Japan", "日本"), "see also")))
    merged = collections.merge(user, speech, (other,))
    assert names(user) == ["发言材料"]
    assert [(e.key, e.note) for e in collections.entries(user, speech)] == [
        (CIPAC.key, ""),
        (CHINA.key, "for the opening\npage 3"),
        (WIPO.key, ""),
        ("areas/jp", "see also"),
    ]
    collections.unmerge(user, speech, merged)
    assert collections.entries(user, speech) == (CIPAC, CHINA, WIPO)
    assert keys(user, other) == [CHINA.key, "areas/jp"]


def test_what_is_known_is_kept_in_every_list(user: UserData, speech: int) -> None:
    copy = collections.duplicate(user, speech, "copy")
    collections.keep_known(user, (CHINA._replace(title=Text("China (new)", "中国"), known="9.6 million km²", note="ignored"),))
    for number in (speech, copy):
        assert collections.entries(user, number)[1] == Entry(CHINA.key, Text("China (new)", "中国"), CHINA.note, "9.6 million km²")


def test_any_text_can_be_kept(user: UserData) -> None:
    number = collections.create(user, "\ud800名", (Entry("areas/cn", Text("\udfffa", ""), "\x00\ud83d"),))
    collections.set_note(user, number, "areas/cn", "'; DROP TABLE entries; --\ud800")
    assert names(user) == ["名"]
    assert collections.entries(user, number) == (Entry("areas/cn", Text("a", ""), "'; DROP TABLE entries; --"),)
