"""The styles that the program ships say the same as those they were cut from."""

from pathlib import Path

import pytest
from citeproc import Citation, CitationItem, CitationStylesBibliography, CitationStylesStyle, formatter
from citeproc.source.json import CiteProcJSON

from resources.styles import trim

ENTRIES = [
    {"id": "1", "type": kind, "title": "A title: of it", "author": [{"family": "Lambert", "given": "Jane"}], "publisher": "WIPO",
     "issued": {"date-parts": [[2024, 9, 26]]}, "URL": "https://x.org/a", **more}
    for kind, more in (
        ("webpage", {}),
        ("webpage", {"genre": "Press release", "language": "de"}),
        ("report", {"language": "en"}),
        ("dataset", {"version": "2"}),
        ("speech", {}),
        ("post", {"accessed": {"date-parts": [[2025, 1, 2]]}}),
        ("article-newspaper", {"container-title": "China Daily", "publisher": ""}),
    )
]  # fmt: skip


def rendered(style: Path | str, locale: str) -> list[str]:
    entries = [{**{name: value for name, value in entry.items() if value}, "id": str(place)} for place, entry in enumerate(ENTRIES)]
    made = CitationStylesBibliography(CitationStylesStyle(str(style), locale=locale, validate=False), CiteProcJSON(entries), formatter.html)
    for entry in entries:
        made.register(Citation([CitationItem(entry["id"])]))
    return [str(one) for one in made.bibliography()]


def test_the_same_styles_give_the_same_bytes(tmp_path: Path) -> None:
    (tmp_path / "two").mkdir()
    for folder in (tmp_path, tmp_path / "two"):
        trim.main([str(folder)])
    for code in trim.STYLES:
        assert (tmp_path / f"{code}.csl").read_bytes() == (tmp_path / "two" / f"{code}.csl").read_bytes()


@pytest.mark.parametrize("locale", ["en-US", "zh-CN"])
@pytest.mark.parametrize("code", trim.STYLES)
def test_trimming_changes_nothing_but_what_it_is_there_to_change(tmp_path: Path, code: str, locale: str) -> None:
    trim.main([str(tmp_path)])
    whole = rendered(trim.folder_of_styles() / f"{trim.STYLES[code]}.csl", locale)
    meant = {
        "gb7714": lambda line: line.replace("LAMBERT", "Lambert").partition("]")[2],  # no number, no capitals
        "apa": lambda line: line,
        "chicago": lambda line: line.replace("Lambert, J. “", "Lambert, Jane. “").replace("Lambert, J. <", "Lambert, Jane. <")
        .replace(" Edition.", "").replace(" 版本.", "").replace("Lambert, J. 《", "Lambert, Jane. 《"),
    }  # fmt: skip
    assert rendered(tmp_path / f"{code}.csl", locale) == [meant[code](line) for line in whole]


def test_a_trimmed_style_is_small_and_says_whose_it_is(tmp_path: Path) -> None:
    trim.main([str(tmp_path)])
    for code, name in trim.STYLES.items():
        text = (tmp_path / f"{code}.csl").read_text(encoding="utf-8")
        assert len(text) < 25_000
        assert "licenses/by-sa/3.0" in text
        assert f"{name}, trimmed for IP Almanac" in text
