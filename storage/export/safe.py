"""Text that a spreadsheet takes as text: nothing that XML forbids, nothing too long for a cell, nothing that it would run as a formula."""

import re

CELL_CHARACTERS = 32_767  # Excel counts UTF-16 units
CUT = " […]"
_FORBIDDEN = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\ud800-\udfff\ufffe\uffff]")
FORMULA = re.compile(r"'*[=+\-@\t\r\n＝＋－＠]")


def clean(text: str) -> str:
    """The text without control characters (tab and line ends stay) and lone surrogates."""
    return text if text.isprintable() else _FORBIDDEN.sub("", text)


def guarded(text: str) -> str:
    """The text with an apostrophe before it if a spreadsheet could take it for a formula.

    Those are the characters that OWASP lists for CSV, in both widths. What already looks guarded is guarded once more, so that `unguarded`
    brings every text back.
    """
    return "'" + text if FORMULA.match(text) else text


def unguarded(text: str) -> str:
    """The text that `guarded` was given."""
    return text[1:] if text.startswith("'") and FORMULA.match(text) else text


def units(text: str) -> int:
    """How long Excel counts the text: in UTF-16 units."""
    return len(text) if text.isascii() else len(text.encode("utf-16-le")) // 2


def cut(text: str, limit: int = CELL_CHARACTERS) -> str:
    """The text, or as much of it as a cell holds, with a mark at its end. Never half of a character."""
    if len(text) * 2 <= limit or units(text) <= limit:
        return text
    room = (limit - len(CUT)) * 2
    return text.encode("utf-16-le")[:room].decode("utf-16-le", "ignore") + CUT
