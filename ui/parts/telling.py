"""How a part says things: in which language, and what its links and buttons do; so that parts know no workspace."""

from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING, NamedTuple

from storage import words
from storage.query import Query
from storage.words import Text
from ui import formats
from ui.formats import Labels

if TYPE_CHECKING:
    from storage.citations import Source

ICONS = {
    "events": "calendar-blank", "statistics": "chart-bar", "organizations": "buildings", "people": "users-three", "programmes": "stack",
    "indicators": "ruler", "areas": "globe-hemisphere-east", "sources": "books",
}  # fmt: skip


class Doors(NamedTuple):
    """What a reader can do from a part. open: a record by its key; ask: who says so, of a key and a field of it (empty: of all); show: a
    query in the table; copy: put text on the clipboard; visit: open a web address that was shown before; cite: put on the clipboard the
    citations of sources, each with the place in it, in the reader's style."""

    open: Callable[[str], None]
    ask: Callable[[str, str], None]
    show: Callable[[Query], None]
    copy: Callable[[str], None]
    visit: Callable[[str], None]
    cite: Callable[[Sequence[tuple["Source", str]]], None]


class Telling(NamedTuple):
    """Words in the program's `language` (en or zh), names in the `record_language` (en, zh or both); labels: names of records."""

    language: str
    record_language: str
    labels: Labels

    def say(self, code: str, /, **values: object) -> str:
        return words.say(code, self.language, **values)

    def text(self, code: str) -> str:
        return words.text(code).in_language(self.language)

    def field(self, table: str, name: str) -> str:
        return words.field_text(table, name).in_language(self.language)

    def names(self, text: Text) -> tuple[str, str]:
        """The name, and the one in the other language or an empty text."""
        shown = formats.name(text, self.record_language, self.language)
        return shown.main, shown.other

    def name(self, text: Text) -> str:
        """The name in one line: `Huawei · 华为`."""
        return formats.one_line(formats.name(text, self.record_language, self.language))

    def first(self, text: Text) -> str:
        """The name in one language only, for where there is little room."""
        return self.names(text)[0]

    def spoken(self, sentence: Text) -> str:
        """A sentence of the data in the program's language."""
        return sentence.in_language(self.language)

    def label(self, table: str, identifier: object) -> str:
        return self.name(self.labels(table, str(identifier)))

    def code(self, code_list: str, value: object) -> str:
        return formats.code(code_list, str(value), self.language)

    def period(self, start: object, end: object = "", *, short: bool = False) -> str:
        return formats.date(start, end, self.language, short=short)

    def listed(self, parts: list[str]) -> str:
        return ("、" if self.language == "zh" else ", ").join(parts)
