"""Chinese names in Latin letters: for whoever types `zhonghua` or `zgzl`, and for the order of names in Chinese.

pypinyin belongs to the build: what it finds is stored in the database.
"""

import re
from functools import cache

from storage.syllables import spoken
from storage.text import CJK

_RUN = re.compile(f"[{CJK}]+")


@cache
def syllables(run: str) -> tuple[str, ...]:
    """The syllables of a run of Chinese characters, without tones; what is not Chinese stays as it is."""
    from pypinyin import lazy_pinyin  # 0.3 s, and only the build needs it

    return tuple(lazy_pinyin(run))


def spellings(name: str) -> list[str]:
    """How each Chinese run of a name sounds, as `spoken` syllables, and from three characters up by its initials (`gjzscqj`)."""
    found: list[str] = []
    for run in _RUN.findall(name):
        parts = tuple(part for part in syllables(run) if part.isascii())
        found.append(spoken(parts))
        if len(parts) > 2:
            found.append("".join(part[0] for part in parts))
    return [spelling for spelling in dict.fromkeys(found) if spelling]


def sort_text(name: str) -> str:
    """A name with its Chinese runs spelled out, a blank between syllables."""
    return _RUN.sub(lambda run: " ".join(syllables(run.group())) + " ", name).strip()
