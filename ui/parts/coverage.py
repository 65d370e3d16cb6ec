"""How well founded the figures are, as two tables whose numbers and names lead to what they are about; and as a page to print."""

from collections.abc import Callable, Collection, Iterable, Sequence
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QGridLayout, QWidget

from storage.claims import STANDINGS
from ui import formats
from ui.parts.section import Section
from ui.parts.telling import Telling
from ui.theme import Theme
from ui.widgets.boxes import Rule
from ui.widgets.label import Label
from ui.widgets.link import LinkButton

if TYPE_CHECKING:
    from storage.coverage import Contested, Coverage, Line, Share
    from storage.export.report import Report
    from storage.query import Query

RIGHT, LEFT = Qt.AlignmentFlag.AlignRight, Qt.AlignmentFlag.AlignLeft
NOTHING = "–"
GAP = 20
TOPIC_WORDS, CONTESTED_WORDS = {0}, {0, 1, 4}  # the columns that hold no numbers


def share_words(n: int, total: int) -> str:
    """`2.4 %`; a share that is not nothing is never told as nothing, nor one that lacks a little as all."""
    tenths = round(1000 * n / total) if total else 0
    if tenths in (0, 1000) and 0 < n < total:
        return "> 99.9 %" if tenths else "< 0.1 %"
    return "100 %" if tenths == 1000 else f"{tenths / 10:.1f} %"


def topic_name(line: "Line", telling: Telling) -> str:
    return telling.name(line.name) if line.topic_id else telling.text("coverage.all")


def topic_headings(telling: Telling) -> list[str]:
    own = [telling.text(f"coverage.{code}") for code in ("topic", "figures", "several", "disagreeing")]
    return [*own, *(telling.code("standing", code) for code in STANDINGS)]


def shares(line: "Line") -> "Sequence[Share]":
    """What stands in a line, from left to right."""
    return (line.figures, line.several, line.disagreeing, *line.standings)


def said(place: int, share: "Share", line: "Line") -> str:
    """A number as it stands in its column: how many, how many and their share, or a share."""
    if not share.n:
        return NOTHING
    part = share_words(share.n, line.figures.n)
    return f"{share.n:,}" if place == 0 else f"{share.n:,} · {part}" if place < 3 else part


def contested_headings(telling: Telling) -> list[str]:
    return [telling.text(f"coverage.{code}") for code in ("figure", "values", "apart", "sources", "kind")]


def contested_words(one: "Contested", telling: Telling) -> list[str]:
    """The cells of a contested figure."""
    values = {"low": formats.figure(*one.low), "high": formats.figure(*one.high)}
    when = [telling.period(one.start, one.end)] if one.start or one.end else []
    return [
        ("，" if telling.language == "zh" else ", ").join([*(telling.first(part) for part in one.name), *when]),
        telling.say("coverage.between", unit=telling.first(one.unit), **values),
        _apart(one, telling),
        str(one.sources),
        telling.code("disagreement_kind", one.kind),
    ]


def _apart(one: "Contested", telling: Telling) -> str:
    if one.gap.percent is not None:
        return telling.say("coverage.percent", percent=formats.number(one.gap.percent))
    distance = formats.number(abs(one.gap.value), one.gap.decimals)
    return telling.say("coverage.points", value=distance, percent=formats.number(round(100 * one.apart, 1)))


class Topics(Section):
    """A line a topic. asked: is given the query of the number that was pressed."""

    def __init__(self, theme: Theme, coverage: "Coverage", telling: Telling, asked: "Callable[[Query], None]") -> None:
        super().__init__(theme, telling.text("coverage.topics"))
        self.links: list[LinkButton] = []
        headings = topic_headings(telling)
        grid = _grid(self, theme, headings, TOPIC_WORDS)
        for number, line in enumerate(coverage.lines):
            weight = "semibold" if not line.topic_id else "regular"
            _put(grid, 2 + number, 0, Label(theme, topic_name(line, telling), weight=weight))
            for place, share in enumerate(shares(line)):
                cell = self._cell(theme, line, place, share, headings, telling, asked, weight)
                _put(grid, 2 + number, place + 1, cell, RIGHT)

    def _cell(
        self, theme: Theme, line: "Line", place: int, share: "Share", headings: list[str], telling: Telling,
        asked: "Callable[[Query], None]", weight: str,
    ) -> QWidget:  # fmt: skip
        if not share.n:
            nothing = Label(theme, NOTHING, role="muted")
            nothing.setContentsMargins(0, 0, 5, 0)  # as far from the edge as a link's words
            return nothing
        link = LinkButton(theme, said(place, share, line), weight=weight)
        link.setFixedWidth(link.sizeHint().width() + 2)  # in a narrow column a number breaks no line
        part = share_words(share.n, line.figures.n)
        values = {"topic": topic_name(line, telling), "column": headings[place + 1], "n": share.n, "total": line.figures.n}
        link.setAccessibleName(telling.say("coverage.cell", share=part, **values))
        link.setToolTip(link.accessibleName())
        link.clicked.connect(lambda: asked(share.query))
        self.links.append(link)
        return link


class ContestedFigures(Section):
    """A line a figure, the one that sources differ on most first. opened: is given the key of the figure that was pressed."""

    def __init__(self, theme: Theme, coverage: "Coverage", telling: Telling, opened: "Callable[[str], None]") -> None:
        super().__init__(theme, telling.text("coverage.contested"))
        self.add(Label(theme, telling.text("coverage.contested.explain"), "small", role="muted", wrap=True))
        self.links: list[LinkButton] = []
        grid = _grid(self, theme, contested_headings(telling), CONTESTED_WORDS)
        for number, one in enumerate(coverage.contested):
            words = contested_words(one, telling)
            link = LinkButton(theme, words[0])
            link.setAccessibleDescription(", ".join(words[1:]))
            link.clicked.connect(lambda _checked=False, key=one.key: opened(key))
            self.links.append(link)
            _put(grid, 2 + number, 0, link)
            for place, word in enumerate(words[1:], 1):
                _put(
                    grid,
                    2 + number,
                    place,
                    Label(theme, word, role="muted" if place > 2 else "text"),
                    LEFT if place in CONTESTED_WORDS else RIGHT,
                )


def report(coverage: "Coverage", telling: Telling, footer: str) -> "Report":
    """The same on paper."""
    from storage.export.report import Report
    from storage.export.report import Section as Table

    def table(title: str, headings: list[str], rows: Iterable[Iterable[str]], words: Collection[int]) -> Table:
        lines = tuple(tuple(row) for row in rows)
        numbers = tuple(place not in words for place in range(len(headings)))
        return Table(title, tuple(headings), numbers, lines, (False,) * len(lines))

    topics = ((topic_name(line, telling), *(said(place, one, line) for place, one in enumerate(shares(line)))) for line in coverage.lines)
    contested = (contested_words(one, telling) for one in coverage.contested)
    tables = (
        table(telling.text("coverage.topics"), topic_headings(telling), topics, TOPIC_WORDS),
        table(telling.text("coverage.contested"), contested_headings(telling), contested, CONTESTED_WORDS),
    )
    notes = (telling.text("coverage.contested.explain"), telling.say("picked.rule", rule=telling.text(f"rule.{coverage.rule}")))
    return Report(telling.text("coverage.title"), (telling.text("coverage.explain"),), tables, (), notes, footer)


def _grid(section: Section, theme: Theme, headings: list[str], words: Collection[int]) -> QGridLayout:
    """A grid under its headings; columns of words stand to the left, and the first takes the room that is left."""
    body = QWidget()
    grid = QGridLayout(body)
    grid.setContentsMargins(0, 4, 0, 0)
    grid.setHorizontalSpacing(GAP)
    grid.setVerticalSpacing(2)
    grid.setColumnStretch(0, 1)
    for place, heading in enumerate(headings):
        label = Label(theme, heading, "caption", "medium", "muted", wrap=place > 0)
        label.setAlignment((LEFT if place in words else RIGHT) | Qt.AlignmentFlag.AlignBottom)
        grid.addWidget(label, 0, place)
    grid.addWidget(Rule(), 1, 0, 1, len(headings))
    section.add(body)
    return grid


def _put(grid: QGridLayout, line: int, place: int, widget: QWidget, side: Qt.AlignmentFlag | None = None) -> None:
    if side is None:
        grid.addWidget(widget, line, place)
    else:
        grid.addWidget(widget, line, place, side | Qt.AlignmentFlag.AlignVCenter)
