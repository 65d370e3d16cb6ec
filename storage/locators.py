"""Where in a source, in the reader's language: the data say it in English; what follows a pattern is said in Chinese, the rest stays."""

import re
from functools import lru_cache

_LIST = r"[\d.]+(?:\s?[-–]\s?[\d.]+| to [\d.]+)?(?:(?:, | and |, and )[\d.]+(?:\s?[-–]\s?[\d.]+)?)*"
_COUNTED = {"first": "1", "second": "2", "third": "3", "fourth": "4", "fifth": "5", "sixth": "6"}
_MANY = {"two": "两", "three": "三", "four": "四", "five": "五", "six": "六"}
_NUMBERED = {
    "paragraph": "第{}段", "page": "第{}页", "slide": "第{}张幻灯片", "row": "第{}行", "column": "第{}列", "section": "第{}节",
    "chapter": "第{}章", "block": "第{}块", "line": "第{}行", "table": "表{}", "figure": "图{}", "box": "专栏{}", "annex": "附件{}",
}  # fmt: skip
_NUMBERS = re.compile(rf"({'|'.join(_NUMBERED)})s? ({_LIST})", re.IGNORECASE)
_PAGE = re.compile(rf"pp?\. ?({_LIST})")
_CODED = re.compile(r"(table|figure) ([A-Z]*-?\d[\w.-]*|[A-Z]{2,}-\d[\w-]*)", re.IGNORECASE)
_NAMED = re.compile(r"(row|column|section|list|table) (“[^”]+”|[\d.]+)", re.IGNORECASE)
_ORDINAL = re.compile(rf"({'|'.join(_COUNTED)}|last|first ({'|'.join(_MANY)})|last ({'|'.join(_MANY)})|both) paragraphs?", re.IGNORECASE)
_PARTS = re.compile(r"(?:, |; )(?=[A-Za-z“])")
_OF_NAMES = {"row": "行", "column": "列", "section": "节", "list": "列表", "table": "表"}


@lru_cache(maxsize=2048)
def locator_in(locator: str, language: str) -> str:
    """`Paragraphs 2-3`, or `第2-3段`; a place of several parts only where each of them follows a pattern. language: `en` or `zh`."""
    if language != "zh" or not locator:
        return locator
    parts = [_part(part) for part in _PARTS.split(locator)]
    return "，".join(parts) if all(parts) else locator


def _part(part: str) -> str:
    """One place in Chinese; empty where it follows no pattern."""
    if found := _NUMBERS.fullmatch(part):
        return _NUMBERED[found[1].lower()].format(_listed(found[2]))
    if found := _PAGE.fullmatch(part):
        return _NUMBERED["page"].format(_listed(found[1]))
    if found := _CODED.fullmatch(part):
        return _NUMBERED[found[1].lower()].format(found[2])
    if found := _NAMED.fullmatch(part):
        return f"{_OF_NAMES[found[1].lower()]}{found[2]}"
    return _ordinal(part)


def _listed(numbers: str) -> str:
    return re.sub(r", and | and |, ", "、", re.sub(r" to |\s?[-–]\s?", "-", numbers))


def _ordinal(part: str) -> str:
    found = _ORDINAL.fullmatch(part)
    if not found:
        return ""
    said, first, last = found[1].lower(), found[2], found[3]
    if first or last:
        return f"{'前' if first else '最后'}{_MANY[(first or last).lower()]}段"
    return "两段" if said == "both" else "最后一段" if said == "last" else f"第{_COUNTED[said]}段"
