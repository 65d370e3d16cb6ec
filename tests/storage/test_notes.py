"""Notes on records: kept as written, found by their words in either language, and never lost by a slip."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from storage import notes
from storage.text import Folding
from storage.userdata import UserData
from storage.words import Text

FOLD = Folding((("專", "专"), ("華", "华")))
CHINA = Text("China", "中国")


@pytest.fixture
def user(user_folder: Path) -> Iterator[UserData]:
    made = UserData(user_folder)
    yield made
    made.close()


def found(user: UserData, typed: str) -> list[str]:
    return [note.key for note in notes.found(user, typed, FOLD)]


def test_a_note_comes_back_as_written(user: UserData) -> None:
    notes.write(user, "areas/cn", "  two\nlines\t与表格\n", CHINA, FOLD)
    note = notes.note(user, "areas/cn")
    assert note is not None
    assert (note.text, note.title) == ("  two\nlines\t与表格\n", CHINA)
    assert notes.notes(user) == (note,)
    assert notes.noted(user) == {"areas/cn"}
    assert notes.note(user, "areas/us") is None


def test_notes_are_found_by_their_words_in_both_languages(user: UserData) -> None:
    notes.write(user, "areas/cn", "中国的专利申请量最多, see the Café table", CHINA, FOLD)
    notes.write(user, "areas/us", "The patent office moved in 2019", Text("US", "美国"), FOLD)
    for typed in ("专利", "專利", "申请量", "专", "cafe", "CAFÉ tab"):
        assert found(user, typed) == ["areas/cn"], typed
    for typed in ("patents", "pat", "office 2019", '"patent office"', "office -专利"):
        assert found(user, typed) == ["areas/us"], typed
    assert set(found(user, "专利 OR patent")) == {"areas/cn", "areas/us"}
    for typed in ("利专", "office -patent", "", "   ", '"office patent"', "-专利"):
        assert found(user, typed) == [], typed


def test_what_no_longer_stands_in_a_note_is_not_found(user: UserData) -> None:
    notes.write(user, "areas/cn", "专利", CHINA, FOLD)
    notes.write(user, "areas/cn", "商标", CHINA, FOLD)
    assert (found(user, "专利"), found(user, "商标")) == ([], ["areas/cn"])


@pytest.mark.parametrize("empty", ["", " \n\t"])
def test_an_emptied_note_is_in_the_bin_and_comes_back(user: UserData, empty: str) -> None:
    notes.write(user, "areas/cn", "专利", CHINA, FOLD)
    notes.write(user, "areas/cn", empty, CHINA, FOLD)
    assert (found(user, "专利"), notes.noted(user), notes.note(user, "areas/cn")) == ([], frozenset(), None)
    assert [note.text for note in notes.in_bin(user)] == ["专利"]
    notes.restore(user, "areas/cn")
    assert found(user, "专利") == ["areas/cn"]


def test_links_lead_both_ways_and_count_by_what_they_are_called(user: UserData) -> None:
    text = "See [[events/cipac-2019|CIPAC in Hangzhou]], [[areas/us]] and [[events/cipac-2019]]; not [[this]]."
    notes.write(user, "areas/cn", text, CHINA, FOLD)
    assert notes.links(text) == ("events/cipac-2019", "areas/us")
    assert [note.key for note in notes.linking_to(user, "events/cipac-2019")] == ["areas/cn"]
    assert notes.linking_to(user, "events/cipac-201") == ()
    assert found(user, "hangzhou") == ["areas/cn"]


def test_the_index_follows_the_folding_of_a_newer_almanac(user: UserData) -> None:
    notes.write(user, "areas/cn", "臺灣", CHINA, FOLD)
    newer = Folding((("臺", "台"), ("灣", "湾")))
    notes.index_again(user, "newer", newer)
    assert [note.key for note in notes.found(user, "台湾", newer)] == ["areas/cn"]


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], max_examples=100, deadline=None)
@given(text=st.text(st.characters(exclude_categories=()), max_size=40))
def test_any_text_may_be_written_and_typed(user: UserData, text: str) -> None:
    notes.write(user, "areas/cn", text, CHINA, FOLD)
    notes.found(user, text, FOLD)
