"""The figures of a record as small charts, one a series; a point read and pressed opens the fact that it stands for."""

from typing import TYPE_CHECKING

from PySide6.QtWidgets import QVBoxLayout, QWidget

from storage import dates
from ui import formats
from ui.parts.section import GrowingList, Section
from ui.parts.telling import Telling
from ui.theme import Theme
from ui.widgets.boxes import fill_box, row
from ui.widgets.button import button
from ui.widgets.label import Label
from ui.widgets.link import LinkButton
from ui.widgets.sparkline import Sparkline, SparkPoint

if TYPE_CHECKING:
    from collections.abc import Callable

    from storage.figures import Figures
    from storage.record import RecordPage
    from storage.series import Point

FIRST = 4
BOUNDS = {"more_than": "above", "at_least": "above", "less_than": "below", "at_most": "below"}
UNSETTLED = frozenset({"provisional", "estimate", "target"})


def spark_point(point: "Point", joined: bool, telling: Telling) -> SparkPoint:
    """A fact as a point of a small chart."""
    return SparkPoint(
        x=dates.decimal(point.last_day)[1],
        value=point.value,
        name=telling.period(point.start, point.end, short=True),
        shown=formats.figure(point.value, point.decimals, point.qualifier),
        low=point.low if point.disagrees else None,
        high=point.high if point.disagrees else None,
        differ=point.disagrees,
        joined=joined,
        provisional=point.status in UNSETTLED,
        reckoned=point.basis == "reckoned",
        bound=BOUNDS.get(point.qualifier, ""),
        known_as=point.row,
    )


def chart(theme: Theme, figures: "Figures", place: int, telling: Telling, opened: "Callable[[int], None]", height: int = 92) -> Sparkline:
    """The small chart of a series. place: of the marked point. opened: is given the row of a point that the reader chose."""
    points = figures.series.points
    made = Sparkline(theme, height)
    made.set_points(
        [spark_point(point, joined, telling) for point, joined in zip(points, figures.joined, strict=True)],
        place,
        name=series_name(figures, telling),
        summary=summary(figures, telling),
        upside_down=figures.value_kind == "rank",
    )
    made.point_clicked.connect(lambda index: opened(points[index].row))
    return made


def series_name(figures: "Figures", telling: Telling) -> str:
    """What it is a series of, and the length of its periods where they are no years."""
    from storage.series import length_words  # loaded with the first record, not with the window

    parts = [telling.first(part) for part in figures.name]
    if figures.series.length != "year":
        code, values = length_words(figures.series.length)
        parts.append(telling.say(code, **values))
    return telling.listed(parts)


def summary(figures: "Figures", telling: Telling) -> str:
    """The series in a sentence, for those who hear it."""
    points = figures.series.points
    values: dict[str, object] = {"n": len(points)}
    for name, point in (("first", points[0]), ("last", points[-1])):
        values[name] = formats.spoken(point.value, point.decimals, point.qualifier, point.basis, telling.language)
        values[f"{name}_period"] = telling.period(point.start, point.end)
    differing = sum(point.disagrees for point in points)
    more = telling.say("record.series_differ", n=differing) if differing else ""
    return telling.say("record.series", **values) + more


class ChartsSection(Section):
    """The series of an indicator, an organization or an area, and the way to all their statistics in the table."""

    def __init__(
        self, theme: Theme, page: "RecordPage", telling: Telling, opened: "Callable[[int], None]", show: "Callable[[], None]",
        charted: "Callable[[Figures], None]",
    ) -> None:  # fmt: skip
        every = button(theme, telling.say("record.all_in_table", n=page.statistics), "arrow-right", "link")
        every.clicked.connect(show)
        super().__init__(theme, telling.text("record.figures"), "", every)

        def make(place: int) -> QWidget:
            return _titled(theme, page.figures[place], telling, opened, charted)

        self.list = GrowingList(theme, len(page.figures), FIRST, make, lambda n: telling.say("record.more", n=n))
        self.add(self.list)
        self.add(rule_line(theme, page.rule, telling))


def rule_line(theme: Theme, rule: str, telling: Telling) -> Label:
    """By which rule the shown values were picked."""
    return Label(theme, telling.say("picked.rule", rule=telling.text(f"rule.{rule}")), "caption", role="muted", wrap=True)


def _titled(
    theme: Theme, figures: "Figures", telling: Telling, opened: "Callable[[int], None]", charted: "Callable[[Figures], None]"
) -> QWidget:
    """A small chart under its name and unit, and the way to a large one; a single figure needs no chart."""
    points = figures.series.points
    made = QWidget()
    name: QWidget = Label(theme, series_name(figures, telling), "small", "medium", wrap=True, selectable=True)
    if len(points) > 1:
        large = button(theme, "", "chart-line", "small", telling.text("record.chart"))
        large.clicked.connect(lambda: charted(figures))
        name = row((name, 1), large, space=4)
    unit = Label(theme, telling.first(figures.unit), "caption", role="muted", wrap=True)
    last = chart(theme, figures, len(points) - 1, telling, opened, 78) if len(points) > 1 else _alone(theme, points[0], telling, opened)
    fill_box(QVBoxLayout(made), (name, unit, last), 0, (0, 2, 0, 6))
    return made


def _alone(theme: Theme, point: "Point", telling: Telling, opened: "Callable[[int], None]") -> LinkButton:
    value = formats.figure(point.value, point.decimals, point.qualifier, point.basis)
    made = LinkButton(theme, telling.say("record.before", value=value, period=telling.period(point.start, point.end)), "small")
    made.clicked.connect(lambda: opened(point.row))
    return made
