"""Every phrase is found by its code, in two languages, whichever book it stands in."""

import re
from importlib import import_module
from pathlib import Path

import pytest

from storage import phrases
from storage.phrases import BOOKS
from storage.words import LANGUAGES, known, say, text

NAMES = [name for name, _ in BOOKS]
PLACE = re.compile(r"{(\w+)")


def test_every_book_of_the_folder_is_listed() -> None:
    folder = Path(phrases.__file__).parent
    assert sorted(NAMES) == sorted(path.stem for path in folder.glob("*.py") if path.stem != "__init__")


@pytest.mark.parametrize("name", NAMES)
def test_a_book_is_looked_into_for_each_of_its_codes_and_for_no_others(name: str) -> None:
    starts = dict(BOOKS)[name].split()
    codes = import_module(f"storage.phrases.{name}").PHRASES
    assert {code.partition(".")[0] for code in codes} == set(starts)
    assert all(known(code) for code in codes)


def test_no_code_stands_in_two_books() -> None:
    codes = [code for name in NAMES for code in import_module(f"storage.phrases.{name}").PHRASES]
    assert sorted(codes) == sorted(set(codes))


@pytest.mark.parametrize("name", NAMES)
def test_both_languages_say_it_with_the_same_values(name: str) -> None:
    for code, (english, chinese) in import_module(f"storage.phrases.{name}").PHRASES.items():
        assert english.strip() or not chinese.strip(), code
        assert chinese.strip() or not english.strip(), code
        assert set(PLACE.findall(chinese)) <= set(PLACE.findall(english)) | {"n"}, code


def test_what_has_no_phrase_is_its_code_in_words() -> None:
    assert not known("nowhere.first_thing")
    assert [text("nowhere.first_thing").in_language(language) for language in LANGUAGES] == ["first thing", "first thing"]


def test_a_number_chooses_its_word_and_gets_its_thousands() -> None:
    assert say("status.exporting", "en", n=12345).count("12,345") == 1
