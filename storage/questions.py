"""Questions that the start page answers: each is a saved query, and the kind of answer that is worked out of what it finds.

No number stands here. Whoever opens the query sees the rows that the answer was made of.
"""

from typing import TYPE_CHECKING, NamedTuple

from storage.query import Filter, Query

if TYPE_CHECKING:
    from storage.answers import Worked
    from storage.library import Library


class Question(NamedTuple):
    """code: `question.<code>` in the words. kind: of answer, a name of `answers.WORKS`."""

    code: str
    query: Query
    kind: str

    def answered(self, library: "Library") -> "Worked":
        """Worked out anew each time."""
        from storage.answers import worked  # the first paint shows the questions, the answers come after it

        return worked(library, self.code, self.query, self.kind)


def _only(table: str, field: str, *values: str, op: str = "in") -> Filter:
    return Filter(table, field, op, values)


QUESTIONS: tuple[Question, ...] = (
    Question(
        "huawei_pct",
        Query("statistics", "华为 PCT", filters=(_only("statistics", "indicator_id", "pct-published-applications"),)),
        "series",
    ),
    Question(
        "pct_differences",
        Query(
            "statistics",
            filters=(
                _only("statistics", "indicator_id", "pct-applications"),
                _only("statistics", "area_id", "cn", "us"),
                _only("statistics", "disagrees", "1"),
            ),
        ),
        "differences",
    ),
    Question(
        "director_general",
        Query(
            "events",
            "Daren Tang",
            filters=(_only("events", "country", "CN"), _only("events", "start_on", "2024-09", "2024-09", op="between")),
        ),
        "days",
    ),
)
