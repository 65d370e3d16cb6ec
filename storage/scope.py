"""What the note of a figure says of its scope: a total that lacks someone is not the total, and no line leads from the one to the other."""

import re
from functools import lru_cache

SCOPED = re.compile(r"\b(in|ex)clud(es|ed|ing)\b|\bonly\b|\bnot counted\b|\bno figure for\b|\bwithout\b", re.IGNORECASE)
PARTIAL = re.compile(r"\bno figure for\b|^\d[\d,]* \w+ only\b", re.IGNORECASE)


def tells_scope(note: str) -> bool:
    """Whether a note says what a figure counts or leaves out."""
    return bool(SCOPED.search(note))


@lru_cache(maxsize=1024)  # a few notes stand beside very many figures
def is_partial(note: str) -> bool:
    """Whether a note says that a total lacks some of those whom it should count: `no figure for China’s office`, `54 authorities only`."""
    return bool(PARTIAL.search(note))
