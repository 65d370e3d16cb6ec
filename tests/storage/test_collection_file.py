"""A collection as a file: what goes in comes out, and no file is a fault."""

from pathlib import Path

import pytest

from storage.collection_file import Sent, receive, write
from storage.collections import Entry
from storage.messages import Message
from storage.words import Text

ENTRIES = (
    Entry("events/a", Text("A “quoted”", "甲"), "line one\nline two 专利", '{"data": "2026-11"}'),
    Entry("statistics/b", Text("B", ""), "", ""),
)


def test_what_is_sent_is_received(tmp_path: Path) -> None:
    path = tmp_path / "日内瓦 Genève.ipalmanac-collection"
    write(path, Sent("日内瓦", "2026-11", ENTRIES))
    assert receive(path) == Sent("日内瓦", "2026-11", ENTRIES)


def test_keys_of_no_table_are_passed_over_and_each_comes_once(tmp_path: Path) -> None:
    path = tmp_path / "x.ipalmanac-collection"
    strange = Entry("../../etc", Text("", "")), Entry("events/", Text("", "")), ENTRIES[0]
    write(path, Sent("x", "1", (ENTRIES[0], *strange)))
    assert [one.key for one in receive(path).entries] == ["events/a"]


@pytest.mark.parametrize(
    ("content", "code"),
    [
        (b"", "collection_unreadable"), (b"\xff\xfe\x00", "collection_unreadable"), (b"[[[[", "collection_unreadable"),
        (b'{"format": "ipalmanac-collection"}', "collection_unreadable"), (b'{"format": 1, "version": 1}', "collection_unreadable"),
        (b'{"format": "ipalmanac-collection", "version": 1, "name": 1, "data_version": 2, "entries": [1]}', "collection_unreadable"),
        (b'{"format": "ipalmanac-collection", "version": 2, "name": "", "data_version": "", "entries": []}', "collection_newer"),
        (b"[" * 100_000, "collection_unreadable"),
    ],
)  # fmt: skip
def test_a_file_that_is_none_raises_a_message(tmp_path: Path, content: bytes, code: str) -> None:
    path = tmp_path / "x.ipalmanac-collection"
    path.write_bytes(content)
    with pytest.raises(Message) as raised:
        receive(path)
    assert raised.value.code == code


def test_a_file_that_is_gone_raises_a_message(tmp_path: Path) -> None:
    with pytest.raises(Message):
        receive(tmp_path / "none.ipalmanac-collection")
