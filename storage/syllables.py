"""Whether a Latin word can be read as pinyin: `guojia` is, `patents` is not. Typed pinyin may then begin at any syllable of a name."""

import re

_FINALS = {
    "b": "a ai an ang ao ei en eng i ian iao ie in ing o u",
    "p": "a ai an ang ao ei en eng i ian iao ie in ing o ou u",
    "m": "a ai an ang ao e ei en eng i ian iao ie in ing iu o ou u",
    "f": "a an ang ei en eng o ou u",
    "d": "a ai an ang ao e ei en eng i ia ian iao ie ing iu ong ou u uan ui un uo",
    "t": "a ai an ang ao e eng i ian iao ie ing ong ou u uan ui un uo",
    "n": "a ai an ang ao e ei en eng i ian iang iao ie in ing iu ong ou u uan uo v ve ue",
    "l": "a ai an ang ao e ei eng i ia ian iang iao ie in ing iu o ong ou u uan un uo v ve ue",
    "g k h": "a ai an ang ao e ei en eng ong ou u ua uai uan uang ui un uo",
    "j q x": "i ia ian iang iao ie in ing iong iu u uan ue un",
    "zh ch sh": "a ai an ang ao e ei en eng i ong ou u ua uai uan uang ui un uo",
    "r": "an ang ao e en eng i ong ou u ua uan ui un uo",
    "z c s": "a ai an ang ao e ei en eng i ong ou u uan ui un uo",
    "y": "a an ang ao e i in ing o ong ou u uan ue un",
    "w": "a ai an ang ei en eng o u",
}
_ALONE = ["a", "ai", "an", "ang", "ao", "e", "ei", "en", "eng", "er", "o", "ou"]
_SYLLABLES = sorted(
    {initial + final for initials, finals in _FINALS.items() for initial in initials.split() for final in finals.split()} | set(_ALONE),
    key=lambda syllable: (-len(syllable), syllable),
)
_WORD = re.compile(f"(?:{'|'.join(_SYLLABLES)}){{2,}}")


def is_pinyin(word: str) -> bool:
    """Whether the word is two syllables or more of pinyin without tones, run together."""
    return len(word) > 3 and _WORD.fullmatch(word) is not None
