"""What the views ask beside the search: frozen questions that know how to answer themselves from a Library, off the GUI thread."""

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from storage.home import HomePage
    from storage.library import Library
    from storage.record import RecordPage

# The modules that answer are imported when they are asked for the first time: the first paint needs none of them.


@dataclass(frozen=True, slots=True)
class RecordRequest:
    """Asks for the whole page of the record with that key (`table/id`). Raises Message `no_such_record`."""

    key: str

    def answer(self, library: "Library") -> "RecordPage":
        from storage.record import record_page

        return record_page(library, self.key)


@dataclass(frozen=True, slots=True)
class HomeRequest:
    """Asks what the start page shows: totals, worked questions, the newest events."""

    def answer(self, library: "Library") -> "HomePage":
        from storage.home import home_page

        return home_page(library)
