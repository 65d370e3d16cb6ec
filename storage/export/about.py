"""What a file says of itself, so that it can be judged without the program: what was asked, the rule, disagreement, licences."""

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, NamedTuple

from storage import paths
from storage.cautions import of_rows
from storage.citations import read
from storage.claims import RULES
from storage.describe import describe, describe_sort, worded
from storage.export.job import ExportJob, Sheet
from storage.export.safe import CELL_CHARACTERS, CUT
from storage.tables import BY_NAME
from storage.words import say, text

if TYPE_CHECKING:
    from storage.library import Library


class Line(NamedTuple):
    """A label (may be empty: more of the line above) and what is said."""

    label: str
    said: str


@dataclass
class Tally:
    """What came up while the rows were written.

    left_out: claims that a cell had no room for. parts: the sheets that each table was split over. source_ids: of all sources named.
    """

    disputed: int = 0
    claims: int = 0
    cut: int = 0
    left_out: int = 0
    parts: dict[str, list[str]] = field(default_factory=dict)
    source_ids: list[str] = field(default_factory=list)


def about(job: ExportJob, library: "Library", tally: Tally) -> Iterator[Line]:
    """The lines, in the job's language; with `both` each sentence stands in both."""
    for number, sheet in enumerate(job.sheets):
        yield _line(job, "" if number else "about.content", _content(sheet, library, job.language))
        if job.scope and not number:
            yield _say(job, f"about.scope.{job.scope}", label="about.scope")
        yield from _question(job, sheet, library)
    if tally.claims:
        yield _line(job, "about.rule", about_rule(job))
        yield _say(job, "about.disagreement", n=tally.disputed, total=tally.claims)
        yield _say(job, "about.marks")
    if job.layout == "tidy":
        yield _say(job, "about.folded")
    yield from _cautions(job, library)
    if tally.source_ids:
        yield _say(job, "about.sources", n=len(tally.source_ids))
    yield from _licences(job, library, tally)
    yield from _limits(job, tally)
    for number, note in enumerate(job.notes):
        yield _line(job, "" if number else "about.notes", note)
    yield _line(job, "about.data", library.meta.get("data_version", ""))
    yield _line(job, "about.program", f"IP Almanac {paths.program_version()}")
    yield _line(job, "about.day", job.day.isoformat())


def says(code: str, language: str, /, **values: object) -> str:
    """A sentence; with `both` the English one, and the Chinese one on a line below."""
    tongues = ("en", "zh") if language == "both" else (language,)
    return "\n".join(say(code, tongue, **values) for tongue in tongues)


def _line(job: ExportJob, label: str, said: str) -> Line:
    return Line(worded(text(label), job.language) if label else "", said)


def _say(job: ExportJob, code: str, label: str = "", **values: object) -> Line:
    """A line whose sentence is called `<code>.said`."""
    return _line(job, label or code, says(f"{code}.said", job.language, **values))


def _content(sheet: Sheet, library: "Library", language: str) -> str:
    name = worded(text(f"table.{sheet.table}"), language)
    return says("about.content.said", language, table=name, n=len(sheet.rows), total=library.count(sheet.table))


def _question(job: ExportJob, sheet: Sheet, library: "Library") -> Iterator[Line]:
    query = job.query.with_table(sheet.table)
    asked = describe(query, library, job.language) or [says("about.question.all", job.language)]
    for number, condition in enumerate(asked):
        yield _line(job, "" if number else "about.question", condition)
    unsorted = "about.order.relevance" if query.text.strip() else "about.order.default"
    yield _line(job, "about.order", describe_sort(query, job.language) or says(unsorted, job.language))


def about_rule(job: ExportJob) -> str:
    """By which rule the shown claims were picked, in a sentence."""
    steps = next((rule.steps for rule in RULES if rule.code == job.rule), ())
    tongues = ("en", "zh") if job.language == "both" else (job.language,)
    named = [
        say(
            "about.rule.said", tongue, rule=say(f"rule.{job.rule}", tongue), steps=" › ".join(say(f"step.{step}", tongue) for step in steps)
        )
        for tongue in tongues
    ]
    return "\n".join(named)


def cautions(job: ExportJob, library: "Library") -> list[str]:
    """What the figures of the job, held against each other, must not be taken for; of two languages each on its line."""
    rows = [sheet.rows for sheet in job.sheets if BY_NAME[sheet.table].source == "statistics"]
    said = dict.fromkeys(caution.text for some in rows for caution in of_rows(library, some))
    return ["\n".join(worded(sentence, job.language).split(" · ")) for sentence in said]


def _cautions(job: ExportJob, library: "Library") -> Iterator[Line]:
    for number, sentence in enumerate(cautions(job, library)):
        yield _line(job, "" if number else "about.cautions", sentence)


def _licences(job: ExportJob, library: "Library", tally: Tally) -> Iterator[Line]:
    yield _say(job, "about.licences")
    counts = Counter(source.licence for source in read(library, tally.source_ids).values())
    unknown = worded(text("unknown"), job.language)
    for licence, count in sorted(counts.items(), key=lambda pair: (not pair[0], pair[0])):
        yield _line(job, "", says("about.licences.of", job.language, licence=licence or unknown, n=count))


def _limits(job: ExportJob, tally: Tally) -> Iterator[Line]:
    """What the file could not hold as it is."""
    if job.layout == "wide" and tally.claims:
        yield _say(job, "about.wide", n=tally.left_out)
    for name, parts in tally.parts.items():
        if len(parts) > 1:
            yield _say(job, "about.split", table=worded(text(f"table.{name}"), job.language), sheets=", ".join(parts))
    if tally.cut:
        yield _say(job, "about.cut", n=tally.cut, limit=CELL_CHARACTERS, mark=CUT.strip())
