"""A Latin word read as pinyin, `guojia` as guo and jia: typed pinyin may then begin at any syllable of a name."""

from collections.abc import Iterator
from itertools import islice

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
_SYLLABLES = frozenset(
    {initial + final for initials, finals in _FINALS.items() for initial in initials.split() for final in finals.split()} | set(_ALONE)
)
_BEGINNINGS = frozenset(syllable[:end] for syllable in _SYLLABLES for end in range(1, len(syllable) + 1))
_LONGEST_SYLLABLE, _LONGEST_WORD, _MOST_READINGS, _MOST_LOOKED_AT = 6, 60, 2, 30
SOUND = "ǀ"  # before each syllable in the index: a letter that nobody types, so that the sound of 有 is not the English word you


def readings(word: str, *, open_end: bool = False) -> list[tuple[str, ...]]:
    """The ways, two at most, to read a word as syllables without tones, those of the fewest first; none if it is no pinyin.

    A whole word has two syllables or more. open_end: the word may go on, so that one syllable is enough and the last may be its beginning.
    """
    if not word.isascii() or not 2 <= len(word) <= _LONGEST_WORD or not (open_end or len(word) > 3):
        return []
    steps = _steps(word, open_end)
    found = [reading for reading in islice(_read(word, steps, 0), _MOST_LOOKED_AT) if open_end or len(reading) > 1]
    return sorted(found, key=len)[:_MOST_READINGS]


def _steps(word: str, open_end: bool) -> dict[int, list[int]]:
    """For each place from which the rest can be read, where the next syllable may end, the longest first."""
    steps: dict[int, list[int]] = {len(word): []}
    for start in range(len(word) - 1, -1, -1):
        shortest = 2 if start else 1  # within a word nobody leaves the apostrophe before a lone a, e or o out
        ends = range(min(len(word), start + _LONGEST_SYLLABLE), start + shortest - 1, -1)
        found = [end for end in ends if end in steps and word[start:end] in _SYLLABLES]
        if open_end and len(word) not in found and word[start:] in _BEGINNINGS:
            found.insert(0, len(word))
        if found:
            steps[start] = found
    return steps


def _read(word: str, steps: dict[int, list[int]], start: int) -> Iterator[tuple[str, ...]]:
    if start == len(word):
        yield ()
    for end in steps.get(start, ()):
        yield from ((word[start:end], *rest) for rest in _read(word, steps, end))


def spoken(syllables: tuple[str, ...]) -> str:
    """Syllables as the index has them."""
    return " ".join(SOUND + syllable for syllable in syllables)
