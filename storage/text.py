"""One way to read text, for the index and for what is typed: were the two to differ by a character, what is there would not be found.

FTS5's own tokenizers find nothing for two-character Chinese words and glue Latin to the Chinese beside it, so text is folded and cut here
and reaches FTS5 as words with blanks between them.
"""

import re
import unicodedata
from collections.abc import Iterable

# Ideographs, kana and the marks that stand in for one; no punctuation, which FTS5 would drop and so tear pairs apart.
CJK = "\u3005-\u3007\u3041-\u3096\u309d-\u309f\u30a1-\u30fa\u30fc-\u30ff\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff\U00020000-\U000323af"

_TOKEN = re.compile(f"[{CJK}]+|[^\\W_{CJK}]+")
_IDEOGRAPH = re.compile(f"[{CJK}]")
_UNSEEN = re.compile("[\u00ad\u034f\u061c\u180b-\u180f\u200b-\u200f\u202a-\u202e\u2060-\u206f\ufe00-\ufe0f\ufeff\U000e0100-\U000e01ef]")
_BROKEN = re.compile("[\x00-\x1f\x7f-\x9f\u2028\u2029\ud800-\udfff]")
_MARKED = re.compile("([a-z\u0250-\u02af])[\u0300-\u036f]+")
_OR = re.compile(r"(?<!\S)OR(?!\S)")
_OPENING_DASH = re.compile(r"(?<!\S)[–—](?=\S)")
_SPAN_DASHES = "–—"
_DASHES = "‐‑‒–—―−⁃"
_QUOTES = {**dict.fromkeys("“”„‟«»「」『』〝〞〟", '"'), **dict.fromkeys("‘’‚‛`´′‵ʼ", "'")}
_LETTERS = {"ø": "o", "đ": "d", "ð": "d", "ł": "l", "ħ": "h", "ı": "i", "ŋ": "n", "æ": "ae", "œ": "oe", "þ": "th"}


class Folding:
    """Text made comparable: compatibility forms, case, accents of Latin letters, dashes, quotes, traditional characters, unseen characters.

    pairs: (traditional, simplified), single characters. Never raises, and folding twice changes nothing more.
    """

    def __init__(self, pairs: Iterable[tuple[str, str]] = ()) -> None:
        plain = {**dict.fromkeys(_DASHES, "-"), **_QUOTES, **_LETTERS, **dict(pairs)}
        self._table = str.maketrans(plain)
        self._span_table = str.maketrans({sign: to for sign, to in plain.items() if sign not in _SPAN_DASHES})

    def __call__(self, text: str, keep: bool = False) -> str:
        """Single blanks and none at the ends.

        keep: for text still to be parsed as a query: blanks, `OR` and the dash of a span (2019–2023) stay; a dash before a word is a minus.
        """
        if keep:
            text = _OPENING_DASH.sub("-", text)
            return "OR".join(self._folded(part, self._span_table) for part in _OR.split(text))
        return " ".join(self._folded(text, self._table).split())

    def _folded(self, text: str, table: dict[int, str]) -> str:
        if text.isascii():
            return _BROKEN.sub(" ", text).casefold().translate(table)
        text = _BROKEN.sub(" ", _UNSEEN.sub("", text))
        text = unicodedata.normalize("NFKC", text).casefold()
        text = _MARKED.sub(r"\1", unicodedata.normalize("NFKD", text)).translate(table)
        return unicodedata.normalize("NFKC", text).translate(table)


def tokens(folded: str) -> list[tuple[str, bool]]:
    """(run of letters and digits, False) and (run of Chinese or Japanese characters, True) in order; all other signs only part them."""
    return [(run, _IDEOGRAPH.match(run) is not None) for run in _TOKEN.findall(folded)]


def is_ideograph(character: str) -> bool:
    return _IDEOGRAPH.match(character) is not None


def segment(folded: str) -> str:
    """Folded text as the index takes it: `5g专利` becomes `5g 专利 利`, a run of ideographs its overlapping pairs and its last one."""
    words: list[str] = []
    for run, cjk in tokens(folded):
        if cjk:
            words += [run[place : place + 2] for place in range(len(run))]
        else:
            words.append(run)
    return " ".join(words)
