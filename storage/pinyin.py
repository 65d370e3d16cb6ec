"""Chinese names in Latin letters: for whoever types `zhonghua` or `zgzl`, and for the order of names in Chinese.

pypinyin belongs to the build: what it finds is stored in the database.
"""

import re
from functools import cache

from storage.text import CJK

_RUN = re.compile(f"[{CJK}]+")


@cache
def syllables(run: str) -> tuple[str, ...]:
    """The syllables of a run of Chinese characters, without tones; what is not Chinese stays as it is."""
    from pypinyin import lazy_pinyin  # 0.3 s, and only the build needs it

    return tuple(lazy_pinyin(run))


def spellings(name: str) -> list[str]:
    """How each Chinese run of a name may be typed: in one piece from each of its syllables on (`guojiazhishi`, `jiazhishi`, ...), so that a
    typed beginning finds it, and by its initials from three characters up; shorter ones are too many."""
    found: list[str] = []
    for run in _RUN.findall(name):
        parts = [part for part in syllables(run) if part.isascii()]
        found += ["".join(parts[place:]) for place in range(max(len(parts) - 1, min(len(parts), 1)))]
        if len(parts) > 2:
            found.append("".join(part[0] for part in parts))
    return list(dict.fromkeys(found))


def sort_text(name: str) -> str:
    """A name with its Chinese runs spelled out, a blank between syllables."""
    return _RUN.sub(lambda run: " ".join(syllables(run.group())) + " ", name).strip()
