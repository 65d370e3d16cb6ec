"""How much room a text takes on a worksheet, in the units that Excel counts widths and heights in."""

import unicodedata
from functools import lru_cache
from math import ceil

WIDEST = 60  # digits; what is longer is cut off by the next cell and stands whole in the input line
LINE_HEIGHT = 16  # points, Chinese too


@lru_cache(maxsize=8192)
def width(text: str) -> int:
    """How many digits wide the longest line of a text is; Chinese characters count double. No more than a column can be is measured."""
    return max((_line_width(line[:WIDEST]) for line in text.split("\n")), default=0)


def lines(text: str, columns: float) -> int:
    """How many lines a text takes in a column of that many digits; a little more than it needs rather than less."""
    return sum(max(1, ceil(_line_width(line) * 1.05 / columns)) for line in text.split("\n"))


def height(count: int) -> float:
    """Of a row of so many lines."""
    return count * LINE_HEIGHT


def _line_width(line: str) -> int:
    return len(line) if line.isascii() else sum(2 if unicodedata.east_asian_width(sign) in "WF" else 1 for sign in line)
