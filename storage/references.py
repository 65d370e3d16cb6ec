"""References as journals and offices ask for them: GB/T 7714, APA and Chicago, each by its CSL style.

citeproc-py makes them from CSL-JSON (`storage.bibliography`) and the styles that the build copies to `resources/styles`. What it does not
do is done here: who publishes a page that nobody signed is its author, families of people stand in capitals (GB/T), American full stops
stand before the closing quotation mark. The terms are those of the source's language. Where in a source something stands follows its
reference in a sentence of the reader's language, since a list of references has no other place for it.
"""

import re
from collections.abc import Sequence
from html import escape
from types import SimpleNamespace
from typing import Any, NamedTuple

from storage import paths
from storage.bibliography import GENRE, Item
from storage.locators import locator_in
from storage.messages import Message
from storage.words import say

_HAN = re.compile(r"[\u3400-\u9fff]")
_ITALIC, _UPRIGHT = "\ue000", "\ue001"  # of Unicode's private use: no text has them
_TAGS = {_ITALIC: "<i>", _UPRIGHT: "</i>"}
_STOPPED = re.compile(rf"([?!？！])([”’»]?{_UPRIGHT}?)[.,](?= |$)")  # a title that ends a sentence itself
_AMERICAN = re.compile(r"([”’]+)([.,])(?= |$)")
_TWICE = re.compile(rf"\.(?:({_UPRIGHT}|[”’]+)\.|\.(?!\.))")
_MONTHS = {
    "一月": 1, "二月": 2, "三月": 3, "四月": 4, "五月": 5, "六月": 6, "七月": 7, "八月": 8, "九月": 9, "十月": 10,
    "十一月": 11, "十二月": 12,
}  # fmt: skip
_CHINESE_DAY = re.compile(rf"\((\d{{4}}), ({'|'.join(sorted(_MONTHS, key=len, reverse=True))})(?: (\d+))?\)")
UNDATED = "不详"  # as the Chinese terms of CSL have it
_UNDATED = re.compile(rf"(?<=\(){UNDATED}(?=\))|(?<=[,.] ){UNDATED}(?=\.)")
_CHINESE_AND = re.compile(r"(?<=[\u3400-\u9fff]), (?:和|&) (?=[\u3400-\u9fff])")
_QUOTED = re.compile('"([^"]*)"')
_AS_PRINTED = re.compile(
    r"(?<!\S)\([^()]*\)(?!\S)|^\[[^\[\]]*\](?= )|\bv\."
)  # in English titles: words of explanation, and the parties to a case
_HYPHENATED = re.compile(r"-[a-z]")
_INNER = {"en": str.maketrans("“”", "‘’"), "zh": str.maketrans("《》", "〈〉")}


class Reference(NamedTuple):
    """One entry of a list of references, as plain text and as HTML with its italics."""

    text: str
    html: str


def references(items: Sequence[Item], style: str, language: str) -> list[Reference]:
    """The references of CSL-JSON entries in their order. style: one of `storage.styles` but the line; language: of sentences of our own.

    Raises Message `styles_missing` where the build has not copied the styles.
    """
    made: dict[str, Reference] = {}
    for tongue in ("en-US", "zh-CN"):
        some = [item for item in items if _locale(item) == tongue]
        for item, marked in zip(some, _rendered(some, style, tongue), strict=True):
            made[item["id"]] = _reference(_noted(_mended(marked, style, tongue), item, language))
    return [made[item["id"]] for item in items]


def listed(found: Sequence[Reference], style: str) -> Reference:
    """A list of references, one a line; several by GB/T 7714 are numbered `[1]`."""
    numbered = style == "gb7714" and len(found) > 1
    lines = [Reference(f"[{n}] {one.text}", f"[{n}] {one.html}") if numbered else one for n, one in enumerate(found, 1)]
    html = "".join(f"<p>{line.html}</p>" for line in lines) if len(lines) > 1 else "".join(line.html for line in lines)
    return Reference("\n".join(line.text for line in lines), html)


def _locale(item: Item) -> str:
    """Chinese terms for what is written in Chinese; a Chinese page of which only an English title is known is cited in English."""
    return "zh-CN" if item.get("language", "").startswith("zh") and _HAN.search(item["title"]) else "en-US"


# -- citeproc --------------------------------------------------------------------------------------------------------------------------


def _rendered(items: Sequence[Item], style: str, locale: str) -> list[str]:
    """As citeproc-py writes them, with marks for italics."""
    if not items:
        return []
    from citeproc import Citation, CitationItem, CitationStylesBibliography, CitationStylesStyle  # half a second, when first asked for
    from citeproc.source.json import CiteProcJSON

    path = paths.resources() / "styles" / f"{style}.csl"
    if not path.is_file():
        raise Message("styles_missing", file=path)
    prepared = [{**_prepared(item, style, locale), "id": str(place)} for place, item in enumerate(items)]
    listed = CitationStylesBibliography(CitationStylesStyle(str(path), locale=locale, validate=False), CiteProcJSON(prepared), _formatter())
    for one in prepared:
        listed.register(Citation([CitationItem(one["id"])]))
    return [str(one) for one in listed.bibliography()]


def _formatter() -> Any:
    """What citeproc-py asks for each kind of type: italics alone are kept."""

    def italic(text: object) -> str:
        return f"{_ITALIC}{text}{_UPRIGHT}"

    plain = dict.fromkeys(("Bold", "Light", "Underline", "Superscript", "Subscript", "SmallCaps"), str)
    return SimpleNamespace(preformat=str, Italic=italic, Oblique=italic, **plain)


def _prepared(item: Item, style: str, locale: str) -> Item:
    """The entry as this style needs it; see the head of this module."""
    made = {name: value for name, value in item.items() if name != "note"}
    newspaper = made["type"] == "article-newspaper"
    issuer = made.get("publisher") or made.get("container-title", "")
    if not made.get("author") and issuer and not (newspaper and style == "gb7714"):
        made["author"] = [{"literal": issuer}]
        made["type"] = "webpage" if newspaper else made["type"]
    if [name.get("literal") for name in made.get("author", ())] == [issuer]:
        made.pop("publisher", None)
        made.pop("container-title", None)
    if locale == "zh-CN" and "genre" in made:
        made["genre"] = say(GENRE, "zh")
    made["author"] = [_styled(name, style) for name in made.get("author", ())]
    if style == "chicago":
        made["title"] = _quotable(made["title"], locale)
    return made


def _styled(name: dict[str, str], style: str) -> dict[str, str]:
    """Chicago leaves a name whose family comes first as it is; the others have initials (`Hyun-jung`: H.-J.), GB/T families in capitals."""
    if "family" not in name:
        return name
    if style == "chicago":
        first = "static-ordering" in name
        return {"literal": f"{name['family']} {name['given']}"} if first else {"family": name["family"], "given": name["given"]}
    given = _HYPHENATED.sub(lambda found: found[0].upper(), name["given"])
    return {"family": name["family"].upper() if style == "gb7714" else name["family"], "given": given}


def _quotable(title: str, locale: str) -> str:
    """A title that can stand in quotation marks: marks within it are the inner ones; what takes no capitals is marked for citeproc-py."""
    inner = _QUOTED.sub(r"‘\1’", title).translate(_INNER[locale[:2]])
    return inner if locale == "zh-CN" else _AS_PRINTED.sub(r'<span class="nocase">\g<0></span>', inner)


def _mended(marked: str, style: str, locale: str) -> str:
    """Full stops and commas where they belong, each once; dates as the language has them."""
    out = _STOPPED.sub(r"\1\2", marked)
    if locale == "zh-CN":
        out = _CHINESE_DAY.sub(lambda found: f"({_chinese_day(*found.groups())})", out)
        out = _UNDATED.sub(f"日期{UNDATED}", _CHINESE_AND.sub("、", out))
    elif style == "chicago":
        out = _AMERICAN.sub(r"\2\1", out)
    return _TWICE.sub(r".\1", out).strip()


def _chinese_day(year: str, month: str, day: str | None) -> str:
    return f"{year}年{_MONTHS[month]}月" + (f"{day}日" if day else "")


def _noted(marked: str, item: Item, language: str) -> str:
    """With where in the source; apart from an address, or programs would take it for a part of that."""
    if not item.get("note"):
        return marked
    words = "zh" if language == "zh" else "en"
    places = "；".join(locator_in(place, words) for place in item["note"].split("; ")) if words == "zh" else item["note"]
    said = say("cite.own", words, place=item["note"]) if item.get("version") else say("cite.at", words, place=places)
    return f"{marked}{'' if words == 'zh' and marked.endswith('.') else ' '}{said}"


def _reference(marked: str) -> Reference:
    html = escape(marked, quote=False)
    for mark, tag in _TAGS.items():
        html = html.replace(mark, tag)
    return Reference(marked.replace(_ITALIC, "").replace(_UPRIGHT, ""), html)
