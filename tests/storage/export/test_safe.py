"""Texts stay texts: nothing runs, nothing breaks a file, and what was guarded comes back."""

from hypothesis import given
from hypothesis import strategies as st

from storage.export.safe import CUT, clean, cut, guarded, unguarded, units

texts = st.text(st.characters(), max_size=40) | st.from_regex(r"'*[=+\-@\t\r].*", fullmatch=True)


@given(texts)
def test_a_guarded_text_starts_with_nothing_that_runs_and_comes_back(text: str) -> None:
    written = guarded(text)
    assert not written.startswith(("=", "+", "-", "@", "\t", "\r"))
    assert unguarded(written) == text


@given(st.text(st.characters(codec="utf-8")))
def test_ordinary_texts_are_left_alone(text: str) -> None:
    kept = "x" + clean(text)
    assert guarded(kept) == kept
    assert clean(kept) == kept


@given(st.text())
def test_what_is_clean_can_be_written_as_utf_8(text: str) -> None:
    clean(text).encode()
    assert not {"\x00", "\x0b", "\x1f", "\x7f", "\ufffe", "\ud800"} & set(clean(text))


@given(st.text(st.characters(codec="utf-8"), max_size=60), st.integers(10, 40))
def test_a_cut_text_fits_begins_as_before_and_says_so(text: str, limit: int) -> None:
    kept = cut(text, limit)
    assert units(kept) <= limit
    if units(text) <= limit:
        assert kept == text
    else:
        assert kept.endswith(CUT)
        assert text.startswith(kept.removesuffix(CUT))


def test_excel_counts_an_emoji_twice() -> None:
    assert (units("a专😀"), units("abc")) == (4, 3)
